"""The register of people, and one person beside it."""

from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QSplitter, QStackedWidget, QWidget

from nscp_desktop.domain.people import Person
from nscp_desktop.services.kept_drafts import KeptDraft
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.models.people import PersonRow, Presence, people_columns, people_rows, search_words, titles
from nscp_desktop.ui.models.table import TableModel
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.pages.action_forms import ActionForms
from nscp_desktop.ui.pages.duplicates_strip import DuplicatesStrip, with_strip
from nscp_desktop.ui.pages.page import Page
from nscp_desktop.ui.pages.person_forms import PersonForms
from nscp_desktop.ui.pages.person_panel import PeoplePanels, PersonActions
from nscp_desktop.ui.pages.person_removal import PersonRemoval
from nscp_desktop.ui.pages.requests import (
    LikelyDuplicates,
    NewPerson,
    PeopleFilter,
    PersonRequest,
    PlanRequest,
    RecordRequest,
    ReportRequest,
)
from nscp_desktop.ui.pages.tabbed import TabRequest
from nscp_desktop.ui.placing_people import ask_placement
from nscp_desktop.ui.session import Session
from nscp_desktop.ui.widgets.buttons import push_button, read_order
from nscp_desktop.ui.widgets.choice_menu import ChoiceMenu
from nscp_desktop.ui.widgets.empty import EmptyNotice
from nscp_desktop.ui.widgets.filter_chips import FilterChips, fit_words

CURRENT, LEAVERS, LATER, NOT_PLACED, ARCHIVED = "current", "leavers", "later", "not-placed", "archived"
_PRESENCE = {
    CURRENT: Presence.CURRENT,
    LEAVERS: Presence.LEAVER,
    LATER: Presence.LATER,
    NOT_PLACED: Presence.CURRENT,
    ARCHIVED: Presence.ARCHIVED,
}

SEARCH_WIDTH, NARROW_SEARCH, ROOMY = 190, 120, 960
ONLY_WIDTH = 430


@guarded
class PeoplePage(Page):
    """Everybody on record, filtered; one person, or several, at the right."""

    title: ClassVar[str] = "People"
    key: ClassVar[str] = "people"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._only: PeopleFilter | None = None
        self.actions_for_people = PersonActions(self)
        self.model: TableModel[PersonRow] = TableModel(people_columns(), _person_id, search_words, self)
        self.table = TableView("people", self)
        self.table.setAccessibleName(self.tr("People"))
        self.table.set_table(self.model, hidden=("team",))
        self.removal = PersonRemoval(session, self._people, self)
        self.forms = PersonForms(session, self.removal.merge_dialog, self)
        self.action_forms = ActionForms(session, self)
        self.panels = PeoplePanels(session, self.actions_for_people, self.removal.all())
        self._add_header()
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(12)
        self.duplicates = DuplicatesStrip(session, self.forms.open_duplicates, self)
        self.splitter.addWidget(with_strip(self.table, self.duplicates))
        self.splitter.addWidget(self.panels)
        self.splitter.setSizes([490, 632])
        self.empty = EmptyNotice(
            self.tr("Nobody is on record yet"),
            self.tr("Import the spreadsheet you keep today, or add people one by one."),
            self.tr("Import spreadsheet…"),
        )
        self.empty.stepped.connect(self.import_requested)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.splitter)
        self.stack.addWidget(self.empty)
        self.body.addWidget(self.stack, 1)
        self._connect()
        read_order(
            [
                self.search,
                *self.chips.findChildren(QPushButton),
                self.role,
                self.team,
                self.only,
                self.header.as_at.line,
            ]
        )
        self.search.setFocus()

    def _add_header(self) -> None:
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Name, role, team…"))
        self.search.setAccessibleName(self.tr("Find people"))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(SEARCH_WIDTH)
        self.chips = FilterChips(
            [
                (CURRENT, self.tr("Current")),
                (LEAVERS, self.tr("Leavers")),
                (LATER, self.tr("Starting later")),
                (NOT_PLACED, self.tr("Not placed")),
                (ARCHIVED, self.tr("Archived")),
            ]
        )
        self.role = ChoiceMenu(self.tr("Role"), self.tr("Any role"))
        self.team = ChoiceMenu(self.tr("Team"), self.tr("Any team"))
        self.only = QPushButton()
        self.only.setProperty("pill", True)
        self.only.setCheckable(True)
        self.only.hide()
        for widget in (self.search, self.chips, self.role, self.team, self.only):
            self.add_filter(widget)
        self.import_button = push_button(self.tr("&Import spreadsheet…"), self.import_requested.emit)
        self.add_button = push_button(self.tr("Add &person"), self.add_new_person, primary=True)
        self.session.editing.guard(self.import_button, self.add_button)
        self.add_control(self.import_button)
        self.add_control(self.add_button)

    def _connect(self) -> None:
        actions = self.actions_for_people
        self.search.textChanged.connect(self._filter)
        self.chips.chosen.connect(self._choose_rows)
        self.role.chosen.connect(self._choose_rows)
        self.team.chosen.connect(self._choose_rows)
        self.only.clicked.connect(self._show_everybody)
        self.table.selected.connect(self._show_selected)
        self.table.opened.connect(self._edit)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.table.addActions([*actions.all(), *self.removal.all()])
        self.session.editing.guard(
            actions.edit, actions.record, actions.place, actions.times, actions.many, actions.act
        )
        actions.edit.triggered.connect(self._edit)
        actions.print_record.triggered.connect(self._print)
        actions.record.triggered.connect(self._record)
        actions.place.triggered.connect(self._place)
        actions.times.triggered.connect(self._open_times)
        actions.many.triggered.connect(self._open_many)
        actions.plan.triggered.connect(self._plan)
        actions.act.triggered.connect(self._add_action)
        self.forms.added.connect(self._show_added)
        self.forms.stored.connect(self._select)
        self.panels.person.record_wanted.connect(self.record_training)
        self.panels.person.report_wanted.connect(self.open_report)
        self.panels.person.action_wanted.connect(self._show_action)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave room for the pills where there is little."""
        super().resizeEvent(event)
        self.search.setFixedWidth(SEARCH_WIDTH if event.size().width() > ROOMY else NARROW_SEARCH)

    # What other pages and the window ask

    def find_field(self) -> QLineEdit:
        """Return the filter."""
        return self.search

    def take(self, request: object) -> None:
        """Show one person or some people, or open the form for a new one."""
        match request:
            case PersonRequest(person_id):
                self._clear_filters()
                self.freshen()
                self._select(person_id)
            case PeopleFilter():
                self._clear_filters()
                self._only = request
                self.freshen()
                self._choose_rows()
            case KeptDraft():
                QTimer.singleShot(0, self, partial(self.forms.go_on, request))
            case NewPerson():
                # The page comes first, so that the form opens over it.
                QTimer.singleShot(0, self, self.add_new_person)
            case LikelyDuplicates():
                QTimer.singleShot(0, self, self.forms.open_duplicates)

    def refresh(self) -> None:
        """Show who is on record, as at the day that is looked at."""
        board, snapshot = self.session.board(), self.session.services.standing.snapshot()
        rows = people_rows(board, snapshot)
        self.role.set_choices(titles(role for row in rows for role in row.role.split(", ")))
        self.team.set_choices(titles(row.team for row in rows))
        self.chips.set_counts(
            {
                CURRENT: sum(row.presence is Presence.CURRENT for row in rows),
                LEAVERS: sum(row.presence is Presence.LEAVER for row in rows),
                LATER: sum(row.presence is Presence.LATER for row in rows),
                NOT_PLACED: sum(_not_placed(row) for row in rows),
                ARCHIVED: sum(row.presence is Presence.ARCHIVED for row in rows),
            },
            rare=(LATER, ARCHIVED),
        )
        self.stack.setCurrentWidget(self.splitter if rows else self.empty)
        self.model.set_rows(rows)
        self._choose_rows()
        self.duplicates.look(snapshot.people)

    # Which rows

    def _choose_rows(self, *_: object) -> None:
        only = self._only
        self.only.setVisible(only is not None)
        for widget in (self.chips, self.role, self.team):
            widget.setVisible(only is None)
        if only is not None:
            fit_words(self.only, only.title, "  ✕", ONLY_WIDTH)
            self.only.setAccessibleName(self.tr("Show everybody again, not only: %1").replace("%1", only.title))
            self.only.setToolTip(self.tr("Show everybody again, not only: %1").replace("%1", only.title))
            self.only.setChecked(True)
        self.model.keep(partial(_wanted, self._wanted_ids(), self.chips.value(), self.role.value(), self.team.value()))
        self._select_somebody()

    def _filter(self, text: str) -> None:
        self.model.filter(text)
        self._select_somebody()

    def _select_somebody(self) -> None:
        """Keep the panel full while anybody is listed."""
        if not self.table.selected_rows() and self.model.rows():
            self.table.select_key(_person_id(self.model.rows()[0]))
        self._show_selected()

    def _wanted_ids(self) -> frozenset[int] | None:
        return frozenset(self._only.person_ids) if self._only is not None else None

    def _clear_filters(self) -> None:
        self._only = None
        self.search.clear()
        self.chips.choose(CURRENT)
        self.role.choose(None)
        self.team.choose(None)

    def _show_everybody(self) -> None:
        self._only = None
        self._choose_rows()

    def _select(self, person_id: int) -> None:
        row = next((row for row in self.model.all_rows() if row.person.id == person_id), None)
        if row is None:
            return
        self.chips.choose(next(key for key, presence in _PRESENCE.items() if presence is row.presence))
        self._choose_rows()
        self.table.select_key(person_id)
        self._show_selected()

    def _people(self) -> list[Person]:
        return [row.person for row in self.table.selected_rows()]

    def _show_selected(self) -> None:
        people = self._people()
        actions = self.actions_for_people
        actions.edit.setEnabled(len(people) == 1)
        actions.print_record.setEnabled(len(people) == 1)
        actions.record.setEnabled(bool(people))
        actions.place.setEnabled(bool(people))
        actions.times.setEnabled(len(people) == 1)
        actions.many.setEnabled(bool(people))
        actions.plan.setEnabled(bool(people))
        actions.act.setEnabled(bool(people))
        self.removal.enable(people)
        self.panels.show_people(people)

    # What is done

    def add_new_person(self) -> None:
        """Open the form for a new person."""
        self.forms.open_new()

    def _edit(self, *_: object) -> None:
        people = self._people()
        if len(people) == 1 and self.session.editing.may_change:
            self.forms.open_person(people[0].id)

    def _open_times(self) -> None:
        people = self._people()
        if len(people) == 1:
            self.forms.open_times(people[0])

    def _open_many(self) -> None:
        self.forms.open_many(self._people())

    def _show_added(self, person_id: int) -> None:
        self._clear_filters()
        self.session.announce(Changes.PEOPLE)
        self._select(person_id)

    def _place(self) -> None:
        ask_placement(self.session, self._people(), self.window())

    def _plan(self) -> None:
        self.plan_session.emit(PlanRequest(person_ids=tuple(person.id for person in self._people())))

    def _add_action(self) -> None:
        self.action_forms.add_for_people(self._people())

    def _show_action(self, action_id: int) -> None:
        self.open_page.emit("assurance", TabRequest("actions", action_id))

    def _record(self) -> None:
        self.record_training.emit(RecordRequest(person_ids=tuple(person.id for person in self._people())))

    def _print(self) -> None:
        people = self._people()
        if len(people) == 1:
            self.open_report.emit(ReportRequest("individual-record", people[0].id))


def _person_id(row: PersonRow) -> int:
    return row.person.id


def _not_placed(row: PersonRow) -> bool:
    return row.presence is Presence.CURRENT and row.group is None


def _wanted(ids: frozenset[int] | None, chip: str, role: object, team: object, row: PersonRow) -> bool:
    """Whether a row is shown; a list that another page opened shows its people whatever the pill says."""
    if ids is not None:
        return row.person.id in ids
    return (
        row.presence is _PRESENCE[chip]
        and (chip != NOT_PLACED or row.group is None)
        and (role is None or role in row.role.split(", "))
        and (team is None or team == row.team)
    )
