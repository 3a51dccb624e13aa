"""Training, Sessions: when courses are held, and their registers."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from nscp_desktop.domain.errors import NscpError
from nscp_desktop.domain.sessions import SessionState
from nscp_desktop.services.session_documents import SIGN_IN
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.record_history import Entry, show_changes
from nscp_desktop.ui.messages import report
from nscp_desktop.ui.models.sessions import SessionRow, day_words, session_columns
from nscp_desktop.ui.models.table import TableModel
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.pages.page import Page
from nscp_desktop.ui.pages.requests import ReportRequest, SessionRequest
from nscp_desktop.ui.pages.session_forms import SessionForms
from nscp_desktop.ui.pages.tabbed import PageTab
from nscp_desktop.ui.widgets.buttons import action_button, button_row, push_button, read_order
from nscp_desktop.ui.widgets.empty import EmptyNotice
from nscp_desktop.ui.widgets.filter_chips import FilterChips

ALL = "all"


class SessionsTab(PageTab):
    """Every session with its register: those to come, those to close, those that were held."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.forms = SessionForms(self.session, self, self._show_added)
        self.model: TableModel[SessionRow] = TableModel(session_columns(), key=_session_id, parent=self)
        self.table = TableView("sessions", self)
        self.table.setAccessibleName(self.tr("Sessions"))
        self.table.set_table(self.model, sort_by=None)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Course, place, trainer…"))
        self.search.setAccessibleName(self.tr("Find sessions"))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(190)
        self.chips = FilterChips(
            [
                (SessionState.COMING.value, self.tr("Coming")),
                (SessionState.TO_CLOSE.value, self.tr("To close")),
                (SessionState.HELD.value, self.tr("Held")),
                (ALL, self.tr("All")),
            ]
        )
        self.add_button = push_button(self.tr("&Add session…"), self.add_session)
        self._make_actions()
        self.empty = EmptyNotice(
            self.tr("No sessions yet"),
            self.tr(
                "A session is one running of a course: its days, place, trainer and places. Who comes stands on its "
                "register, and after it you mark only who was not there."
            ),
            self.tr("Add the first session…"),
        )
        self.empty.stepped.connect(self.add_session)
        self.session.editing.guard(self.add_button, self.empty.button, *self._changing())
        self._lay_out()
        self._connect()

    def _make_actions(self) -> None:
        self.open_action = QAction(self.tr("&Open register"), self)
        self.edit_action = QAction(self.tr("Edit &session…"), self)
        self.copy_action = QAction(self.tr("Cop&y as new…"), self)
        self.sheet_action = QAction(self.tr("Sign-in shee&t"), self)
        self.remove_action = QAction(self.tr("Re&move session"), self)
        self.history_action = QAction(self.tr("&What was changed…"), self)

    def _changing(self) -> list[QAction]:
        return [self.edit_action, self.copy_action, self.remove_action]

    def _actions(self) -> list[QAction]:
        return [
            self.open_action, self.edit_action, self.copy_action, self.sheet_action, self.remove_action,
            self.history_action,
        ]  # fmt: skip

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.search)
        top.addWidget(self.chips)
        top.addStretch(1)
        top.addWidget(self.add_button)
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(10)
        inner.addLayout(top)
        inner.addWidget(self.table, 1)
        first, *others = self._actions()
        inner.addLayout(button_row(action_button(first, primary=True), *(action_button(action) for action in others)))
        self.stack = QStackedWidget()
        self.stack.addWidget(self.empty)
        self.stack.addWidget(content)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._filter)
        self.chips.chosen.connect(self._choose_rows)
        self.table.selected.connect(self._enable)
        self.table.opened.connect(self._open)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.table.addActions(self._actions())
        self.open_action.triggered.connect(self.open_register)
        self.edit_action.triggered.connect(self.edit_session)
        self.copy_action.triggered.connect(self.copy_session)
        self.sheet_action.triggered.connect(self.print_sheet)
        self.remove_action.triggered.connect(self.remove_session)
        self.history_action.triggered.connect(self.show_history)
        read_order([self.search, *self.chips.findChildren(QPushButton), self.add_button, self.table])

    def find_field(self) -> QLineEdit:
        """Return the filter."""
        return self.search

    def take(self, request: object) -> None:
        """Show a session, or open the form for a new one."""
        if not isinstance(request, SessionRequest):
            return
        if request.session_id is None:
            if self.session.editing.may_change:
                self.forms.add(request)
            return
        self._show_added(request.session_id)

    def refresh(self) -> None:
        """Show the sessions as they are stored now."""
        services, today = self.session.services, self.session.today
        sessions = services.sessions.all()
        trainers = services.sessions.trainer_words(sessions)
        courses = services.standing.snapshot().rulebook.courses
        rows = [SessionRow(one, courses[one.course_id].title, trainers[one.id], one.state(today)) for one in sessions]
        counts = {state.value: sum(row.state is state for row in rows) for state in SessionState}
        self.chips.set_counts({**counts, ALL: len(rows)})
        if not self.model.all_rows() and rows:
            # What is to be done comes first: a register to close, then what is ahead.
            wanted = (SessionState.TO_CLOSE.value, SessionState.COMING.value, ALL)
            self.chips.choose(next(key for key in wanted if key == ALL or counts[key]))
        self.model.set_rows(sorted(rows, key=partial(_order, today.toordinal())))
        self.stack.setCurrentIndex(1 if rows else 0)
        self._choose_rows()

    # Doing

    def add_session(self) -> None:
        """Open the form for a new session."""
        self.forms.add()

    def open_register(self) -> None:
        """Open the register of the current session."""
        row = self.table.current_row()
        if row is not None:
            self.page.open_page.emit("register", SessionRequest(row.session.id))

    def edit_session(self) -> None:
        """Open the form for the current session."""
        row = self.table.current_row()
        if row is not None and self.session.editing.may_change:
            self.forms.edit(row.session)

    def copy_session(self) -> None:
        """Open the form for a session like the current one."""
        row = self.table.current_row()
        if row is not None and self.session.editing.may_change:
            self.forms.copy(row.session)

    def print_sheet(self) -> None:
        """Show the sign-in sheet of the current session."""
        row = self.table.current_row()
        if row is not None:
            self.page.open_report.emit(ReportRequest(SIGN_IN, session_id=row.session.id))

    def remove_session(self) -> None:
        """Take the current session off the record, with its bookings; undo brings it back."""
        row = self.table.current_row()
        if row is None:
            return
        try:
            self.session.services.sessions.remove(row.session.id)
        except NscpError as error:
            report(self.window(), error)
            return
        self.session.announce(Changes.TRAINING)
        words = self.tr("Removed %1, %2. Ctrl+Z brings it back.").replace("%1", row.course)
        self.session.say(words.replace("%2", day_words(row.session)))

    def show_history(self) -> None:
        """Show every change to the current session."""
        row = self.table.current_row()
        entry = Entry(f"{row.course}, {day_words(row.session)}", "session", row.session.id) if row is not None else None
        show_changes(self.session, entry, self.window())

    def _open(self, _row: SessionRow) -> None:
        self.open_register()

    def _show_added(self, session_id: int) -> None:
        """Select a session, under the pill where it stands."""
        row = next((row for row in self.model.all_rows() if row.session.id == session_id), None)
        if row is not None:
            self.search.clear()
            self.chips.choose(row.state.value)
            self._choose_rows()
            self.table.select_key(session_id)

    def _filter(self, text: str) -> None:
        self.model.filter(text)
        self._enable()

    def _choose_rows(self, *_: object) -> None:
        self.model.keep(partial(_is_under, self.chips.value()))
        if self.table.current_row() is None and self.model.rows():
            self.table.select_key(self.model.rows()[0].session.id)
        self._enable()

    def _enable(self) -> None:
        row = self.table.current_row()
        for action in self._actions():
            action.setEnabled(row is not None)


def _is_under(chip: str, row: SessionRow) -> bool:
    return chip in (ALL, row.state.value)


def _order(today: int, row: SessionRow) -> tuple[bool, int]:
    """Put what is to come first, the nearest at the top, then what was held, the newest at the top."""
    day = row.session.starts_on.toordinal()
    return day < today, abs(day - today)


def _session_id(row: SessionRow) -> int:
    return row.session.id
