"""Training, Evaluation: what people thought of each session, and what came of it."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from nscp_desktop.domain.courses import EvaluationAsked
from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.evaluation import Form, is_few
from nscp_desktop.domain.evaluation_due import fallen_off_words
from nscp_desktop.domain.evaluation_import import session_words
from nscp_desktop.domain.evaluation_sessions import SessionForms, fallen_off, impact_to_ask
from nscp_desktop.domain.evaluation_summary import FEW_NOTE
from nscp_desktop.services.evaluation_documents import EVALUATION_FORM, IMPACT_FORM
from nscp_desktop.ui.models.evaluation import DueRow, due_columns, due_rows, session_columns, session_search
from nscp_desktop.ui.models.table import TableModel
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.pages.evaluation_actions import EvaluationActions
from nscp_desktop.ui.pages.page import Page
from nscp_desktop.ui.pages.requests import PeopleFilter
from nscp_desktop.ui.pages.tabbed import PageTab
from nscp_desktop.ui.widgets.buttons import action_button, button_row, more_button, read_order
from nscp_desktop.ui.widgets.card import plain_label
from nscp_desktop.ui.widgets.empty import EmptyNotice
from nscp_desktop.ui.widgets.filter_chips import FilterChips

ASKED, ALL, DUE = "asked", "all", "due"


class EvaluationTab(PageTab):
    """Sessions with their forms, and the impact forms that are due; a request is the id of a session to show."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._sessions: tuple[SessionForms, ...] = ()
        self._fallen_off = ""
        self.doing = EvaluationActions(self, self.current)
        self._make_actions()
        self._make_tables()
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Course, person…"))
        self.search.setAccessibleName(self.tr("Find sessions and people"))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(190)
        self.search.textChanged.connect(self._filter)
        self.chips = FilterChips(
            [(ASKED, self.tr("Forms asked for")), (ALL, self.tr("All sessions")), (DUE, self.tr("Impact forms due"))]
        )
        self.chips.chosen.connect(self._choose_rows)
        self.note = plain_label("", "muted", wrap=True)
        self.empty = EmptyNotice("", "", self.tr("All sessions"))
        self.empty.stepped.connect(self._show_all)
        self._lay_out()

    # What the page asks

    def find_field(self) -> QLineEdit:
        """Return the filter."""
        return self.search

    def refresh(self) -> None:
        """Show the forms as they are stored now."""
        today, services = self.session.today, self.session.services
        self._sessions = services.evaluation.sessions(today)
        by_id = {one.session.id: one for one in self._sessions}
        due = impact_to_ask(self._sessions)
        rows = due_rows(due, by_id, services.standing.snapshot().people, today)
        asked = sum(_is_asked(one) for one in self._sessions)
        self.chips.set_counts({ASKED: asked, ALL: len(self._sessions), DUE: len(rows)})
        self.model.set_rows(self._sessions)
        self.due_model.set_rows(rows)
        self._fallen_off = fallen_off_words(fallen_off(self._sessions))
        self._choose_rows()

    def take(self, request: object) -> None:
        """Show one session."""
        if isinstance(request, int):
            self._show_all()
            self.table.select_key(request)

    def current(self) -> SessionForms | None:
        """Return the session that is chosen: the one of the form that is due where that list is shown."""
        if self.chips.value() == DUE:
            row = self.due.current_row()
            return row.session if isinstance(row, DueRow) else None
        row = self.table.current_row()
        return row if isinstance(row, SessionForms) else None

    # Building

    def _make_actions(self) -> None:
        doing = self.doing
        self.key_action = self._action(self.tr("&Key in answers…"), self._key_in)
        self.summary_action = self._action(self.tr("Summar&y…"), doing.show_summary)
        self.form_action = self._action(self.tr("&Evaluation form…"), partial(doing.print_forms, EVALUATION_FORM))
        self.impact_action = self._action(self.tr("&Impact forms…"), partial(doing.print_forms, IMPACT_FORM))
        self.import_action = self._action(self.tr("&Import answers…"), doing.ask_for_file)
        self.save_action = self._action(self.tr("Save &participant form…"), partial(doing.ask_where, Form.PARTICIPANT))
        self.save_impact_action = self._action(self.tr("Save i&mpact form…"), partial(doing.ask_where, Form.IMPACT))
        self.people_action = self._action(self.tr("Sho&w people"), self.show_people)
        self.asked_actions = {asked: self._action(asked.words, partial(doing.ask, asked)) for asked in EvaluationAsked}
        for action in self.asked_actions.values():
            action.setCheckable(True)
        changing = (self.key_action, self.import_action, *self.asked_actions.values())
        self.session.editing.guard(*changing)

    def _action(self, words: str, does: object) -> QAction:
        action = QAction(words, self)
        action.triggered.connect(partial(_call, does))
        return action

    def _make_tables(self) -> None:
        self.model: TableModel[SessionForms] = TableModel(
            session_columns(self.session.today), key=_session_id, search=session_search, parent=self
        )
        self.table = TableView("evaluation-sessions", self)
        self.table.setAccessibleName(self.tr("Sessions and their forms"))
        self.table.set_table(self.model, sort_by=1, hidden=("trainer",))
        self.table.opened.connect(self._open_summary)
        self.due_model: TableModel[DueRow] = TableModel(due_columns(), key=_due_key, parent=self)
        self.due = TableView("evaluation-due", self)
        self.due.setAccessibleName(self.tr("Impact forms due"))
        self.due.set_table(self.due_model, sort_by=3)
        self.due.opened.connect(self._open_due)
        for table in (self.table, self.due):
            table.selected.connect(self._enable)
            table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
            table.addActions([self.key_action, self.summary_action, self.form_action, self.people_action])

    def _lay_out(self) -> None:
        self.stack = QStackedWidget()
        for widget in (self.table, self.due, self.empty):
            self.stack.addWidget(widget)
        top = QHBoxLayout()
        top.addWidget(self.search)
        top.addWidget(self.chips)
        top.addStretch(1)
        self.ask_button = more_button(self.tr("&Ask for"), list(self.asked_actions.values()))
        self.print_button = more_button(self.tr("Prin&t forms"), [self.form_action, self.impact_action])
        sheets = [self.import_action, self.save_action, self.save_impact_action]
        self.sheet_button = more_button(self.tr("&Spreadsheet"), sheets)
        self.count = plain_label("", "muted")
        buttons: list[QPushButton] = [action_button(self.key_action, primary=True), action_button(self.summary_action)]
        buttons += [self.print_button, self.sheet_button, self.ask_button, action_button(self.people_action)]
        row = button_row(*buttons)
        row.addWidget(self.count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(self.stack, 1)
        column.addWidget(self.note)
        column.addLayout(row)
        read_order([self.search, *self.chips.findChildren(QPushButton), self.table, self.due, *buttons])

    # Showing

    def _filter(self, text: str) -> None:
        self.model.filter(text)
        self.due_model.filter(text)
        self._enable()

    def _choose_rows(self, *_: object) -> None:
        shown = self.chips.value()
        self.model.keep(_is_asked if shown == ASKED else None)
        is_empty = not {
            ASKED: any(map(_is_asked, self._sessions)),
            ALL: self._sessions,
            DUE: self.due_model.all_rows(),
        }[shown]
        self.empty.set_text(*self._empty_words(shown))
        self.empty.button.setVisible(shown == ASKED and bool(self._sessions))
        widget: QWidget = self.empty if is_empty else self.due if shown == DUE else self.table
        self.stack.setCurrentWidget(widget)
        few = any(is_few(row.returned(Form.PARTICIPANT).back) for row in self.model.rows())
        self.note.setText(self._fallen_off if shown == DUE else FEW_NOTE if few else "")
        self.note.setVisible(bool(self.note.text()))
        table: TableView = self.due if shown == DUE else self.table
        if not table.selected_rows() and table.table().rows():
            table.select_key(table.table().key_of(table.table().rows()[0]))
        self._enable()

    def _show_all(self) -> None:
        self.chips.choose(ALL)
        self._choose_rows()

    def _enable(self) -> None:
        one, is_due = self.current(), self.chips.value() == DUE
        for action in (self.key_action, self.summary_action, self.form_action, self.impact_action, self.people_action):
            action.setEnabled(one is not None)
        for action in (self.import_action, self.save_action, self.save_impact_action, *self.asked_actions.values()):
            action.setEnabled(one is not None)
        for asked, action in self.asked_actions.items():
            action.setChecked(one is not None and one.asked is asked)
        count = len(self.due_model.rows()) if is_due else len(self.model.rows())
        self.count.setText(plural(count, "impact form" if is_due else "session"))

    # Doing

    def show_people(self) -> None:
        """Open the people behind the figures: who was there, or whose impact form is due."""
        if self.chips.value() == DUE:
            people = tuple(dict.fromkeys(row.person.id for row in self.due_model.rows()))
            self.page.open_people.emit(PeopleFilter(self.tr("Impact form due"), people))
            return
        one = self.current()
        if one is not None:
            title = self.tr("%1 · were there").replace("%1", session_words(one.title, one.session))
            self.page.open_people.emit(PeopleFilter(title, one.people(Form.PARTICIPANT)))

    def import_file(self, path: Path) -> None:
        """Show what a file of answers would bring in."""
        self.doing.import_file(path)

    def _key_in(self) -> None:
        row = self.due.current_row() if self.chips.value() == DUE else None
        if isinstance(row, DueRow):
            self.doing.key_in(Form.IMPACT, row.person.id)
        else:
            self.doing.key_in(Form.PARTICIPANT)

    def _open_summary(self, _row: object) -> None:
        self.doing.show_summary()

    def _open_due(self, _row: object) -> None:
        if self.key_action.isEnabled():
            self._key_in()

    def _empty_words(self, shown: str) -> tuple[str, str]:
        if shown == DUE:
            return self.tr("No impact form is due"), self.tr(
                "Here will be whom to ask three months after a session of a course that wants impact forms."
            )
        if not self._sessions:
            return self.tr("No session was held yet"), self.tr(
                "Here will be how many forms came back after each session, once people are on record as having been "
                "there. Record a training, or close the register of a session."
            )
        return self.tr("No evaluation is asked for yet"), self.tr(
            "Here will be how many forms came back after each session, what people thought, and which impact forms are "
            "due three months on. Choose a session under All sessions, and say with Ask for what its course wants."
        )


def _is_asked(one: SessionForms) -> bool:
    return one.asked is not EvaluationAsked.NO or bool(one.forms)


def _session_id(row: SessionForms) -> int:
    return row.session.id


def _due_key(row: DueRow) -> tuple[int, int]:
    return row.key


def _call(does: object, _checked: bool = False) -> None:
    assert callable(does)
    does()
