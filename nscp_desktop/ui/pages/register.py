"""The register of one session: who is on it, marking the exceptions, and closing it."""

from typing import ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from nscp_desktop.domain.dates import in_words, plural
from nscp_desktop.domain.errors import NotFoundError, NscpError
from nscp_desktop.domain.registers import Outcome, first_waiting, next_mark
from nscp_desktop.domain.sessions import Session as HeldSession
from nscp_desktop.services.session_documents import REGISTER, SIGN_IN
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.form_dialog import open_dialog
from nscp_desktop.ui.dialogs.session_reopen import ReopenDialog
from nscp_desktop.ui.messages import report
from nscp_desktop.ui.models.registers import RegisterRow, entry_key, register_columns, search_words
from nscp_desktop.ui.models.sessions import SessionRow, about_words, day_words, state_kind, state_words
from nscp_desktop.ui.models.table import TableModel
from nscp_desktop.ui.pages.page import Page
from nscp_desktop.ui.pages.register_marks import Marks, RegisterView
from nscp_desktop.ui.pages.requests import PeopleFilter, ReportRequest, SessionRequest
from nscp_desktop.ui.pages.session_forms import SessionForms
from nscp_desktop.ui.pages.tabbed import TabRequest
from nscp_desktop.ui.session import Session
from nscp_desktop.ui.widgets.buttons import action_button, more_button, push_button
from nscp_desktop.ui.widgets.card import Card, plain_label
from nscp_desktop.ui.widgets.chip import Chip
from nscp_desktop.ui.widgets.filter_chips import FilterChips

ALL, NOT_MARKED, NOT_THERE, WAITING = "all", "not-marked", "not-there", "waiting"
_UNDER = {
    NOT_MARKED: {Outcome.BOOKED, Outcome.ATTENDED},
    NOT_THERE: {Outcome.PART, Outcome.DID_NOT_ATTEND, Outcome.CANCELLED_IN_TIME, Outcome.CANCELLED_LATE},
    WAITING: {Outcome.WAITING},
}


class RegisterPage(Page):
    """What and when at the top, everybody on the register below, and what closing would record."""

    title: ClassVar[str] = "Register"
    key: ClassVar[str] = "register"
    wants: ClassVar[Changes] = Changes.STORED
    shows_as_at: ClassVar[bool] = False

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._held: HeldSession | None = None
        self._wanted: int | None = None  # the session to show, though it may be gone
        self.forms = SessionForms(session, self)
        self.model: TableModel[RegisterRow] = TableModel(
            register_columns(), key=entry_key, search=search_words, parent=self
        )
        self.marks = Marks(self)
        self.view = RegisterView(self)
        self.view.setAccessibleName(self.tr("Who is on the register"))
        self.view.set_table(self.model)
        self._make_head()
        self._make_controls()
        self._lay_out()
        self._connect()

    # What is shown

    @property
    def held(self) -> HeldSession | None:
        """The session whose register is shown, None while there is none."""
        return self._held

    def take(self, request: object) -> None:
        """Show the register of a session."""
        if isinstance(request, SessionRequest) and request.session_id is not None:
            if self._wanted != request.session_id:
                self.search.clear()
                self.chips.choose(ALL)
            self._wanted = request.session_id
            self._stale = True
            self.freshen()
            QTimer.singleShot(0, self.view, self.view.setFocus)

    def refresh(self) -> None:
        """Show the register as it is stored now."""
        if self._wanted is None:
            newest = next(iter(self.session.services.sessions.all()), None)
            if newest is None:
                self._show_nothing(self.tr("No session is on record yet. Add one under Training, Sessions."))
                return
            self._wanted = newest.id
        self._show_session(self._wanted)

    def find_field(self) -> QLineEdit:
        """Return the filter."""
        return self.search

    def help_topic(self) -> str:
        """Return the help page about sessions."""
        return "training-sessions"

    def chosen(self) -> list[RegisterRow]:
        """Return the rows that are selected, else the current one."""
        current = self.view.current_row()
        return self.view.selected_rows() or ([current] if current is not None else [])

    # Doing

    def go_back(self) -> None:
        """Go back to the sessions, where this one is selected."""
        shown = SessionRequest(self._held.id) if self._held is not None else None
        self.open_page.emit("training", TabRequest("sessions", shown))

    def add_people(self) -> None:
        """Ask who comes."""
        if self._held is not None and self.session.editing.may_change:
            self.forms.add_people(self._held)

    def edit_session(self) -> None:
        """Open the form for the session."""
        if self._held is not None and self.session.editing.may_change:
            self.forms.edit(self._held)

    def give_place(self) -> None:
        """Give a free place to whoever has waited longest."""
        held = self._held
        if held is None:
            return
        first = first_waiting(self.session.services.sessions.entries(held.id))
        if first is not None:
            self.marks.give_place(first)

    def take_off(self) -> None:
        """Take those selected off the register."""
        self.marks.take_off()

    def close_register(self) -> None:
        """Close the register, or ask why it is to be opened again."""
        held = self._held
        if held is None:
            return
        services = self.session.services
        if held.closed_on is not None:
            reopen = ReopenDialog(f"{self._course(held)} · {day_words(held)}", self._reopen, self.window())
            open_dialog(reopen)
            return
        try:
            attended = services.sessions.close(held.id, today=self.session.today)
        except NscpError as error:
            report(self.window(), error)
            return
        self.session.announce(Changes.TRAINING)
        words = self.tr("The register is closed: %1 attended. Ctrl+Z takes it back.")
        self.session.say(words.replace("%1", plural(attended, "person", "people")))

    def _reopen(self, reason: str) -> None:
        if self._held is not None:
            self.session.services.sessions.reopen(self._held.id, reason)
            self.session.announce(Changes.TRAINING)
            self.session.say(self.tr("The register is open again. Ctrl+Z takes it back."))

    def _print_sheet(self) -> None:
        self._print(SIGN_IN)

    def _print_register(self) -> None:
        self._print(REGISTER)

    def _print(self, report_id: str) -> None:
        if self._held is not None:
            self.open_report.emit(ReportRequest(report_id, session_id=self._held.id))

    def _show_people(self) -> None:
        held = self._held
        if held is not None:
            own = tuple(row.entry.person_id for row in self.model.rows())
            title = f"{self._course(held)}, {day_words(held)} · {self.chips.words()}"
            self.open_people.emit(PeopleFilter(title, own))

    def _open_person(self) -> None:
        rows = self.chosen()
        if rows:
            self.open_person.emit(rows[0].entry.person_id)

    # Building

    def _make_head(self) -> None:
        self.course = plain_label("", "cardTitle")
        self.state = Chip()
        self.about = plain_label("", "muted", wrap=True)
        self.concerns = plain_label("", "errorSentence", wrap=True)
        self.offer = plain_label("", "strong", wrap=True)
        self.offer_button = push_button(self.tr("&Give the place"), self.give_place)
        self.back_button = push_button(self.tr("&Back to sessions"), self.go_back)
        self.add_button = push_button(self.tr("&Add people…"), self.add_people)
        self.edit_button = push_button(self.tr("Edit &session…"), self.edit_session)
        self.close_button = push_button(self.tr("&Close the register"), self.close_register, primary=True)
        for button in (self.back_button, self.edit_button, self.add_button):
            self.add_control(button)

    def _make_controls(self) -> None:
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Filter…"))
        self.search.setAccessibleName(self.tr("Filter people"))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(170)
        self.chips = FilterChips(
            [
                (ALL, self.tr("Everyone")),
                (NOT_MARKED, self.tr("There, or not marked")),
                (NOT_THERE, self.tr("Not there, or in part")),
                (WAITING, self.tr("Waiting")),
            ]
        )
        self.people_action = QAction(self.tr("Show these &people"), self)
        self.person_action = QAction(self.tr("&Open person"), self)
        self.sheet_action = QAction(self.tr("Sign-&in sheet"), self)
        self.paper_action = QAction(self.tr("Register on paper"), self)
        self.more = more_button(
            self.tr("&More"),
            [self.sheet_action, self.paper_action, self.people_action, self.person_action, self.marks.off_action],
        )
        self.summary = plain_label("", wrap=True)
        self.session.editing.guard(
            self.add_button, self.edit_button, self.close_button, self.offer_button, *self.marks.actions()
        )

    def _lay_out(self) -> None:
        card = Card()
        first, offer, top, marks, footer = (QHBoxLayout() for _ in range(5))
        first.addWidget(self.course)
        first.addWidget(self.state)
        first.addStretch()
        offer.addWidget(self.offer, 1)
        offer.addWidget(self.offer_button)
        card.body.addLayout(first)
        card.body.addWidget(self.about)
        card.body.addWidget(self.concerns)
        card.body.addLayout(offer)
        top.addWidget(self.search)
        top.addWidget(self.chips)
        top.addStretch()
        top.addWidget(self.more)
        for action in self.marks.buttons():
            marks.addWidget(action_button(action))
        marks.addStretch()
        footer.addWidget(self.summary, 1)
        footer.addWidget(self.close_button)
        column = QVBoxLayout()
        column.setSpacing(8)
        for part in (top, marks, footer):
            part.setSpacing(8)
        column.addWidget(card)
        column.addLayout(top)
        column.addWidget(self.view, 1)
        column.addLayout(marks)
        column.addLayout(footer)
        self.body.addLayout(column)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._filter)
        self.chips.chosen.connect(self._choose_rows)
        self.view.selected.connect(self._enable)
        self.view.opened.connect(self._open)
        self.view.marked.connect(self.marks.mark)
        self.view.cycled.connect(self._cycle)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.view.addActions([*self.marks.actions(), self.people_action, self.person_action])
        self.people_action.triggered.connect(self._show_people)
        self.person_action.triggered.connect(self._open_person)
        self.sheet_action.triggered.connect(self._print_sheet)
        self.paper_action.triggered.connect(self._print_register)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.go_back)

    # Showing

    def _show_session(self, session_id: int) -> None:
        services, today = self.session.services, self.session.today
        try:
            held = services.sessions.session(session_id)
        except NotFoundError:
            self._held = None
            self._show_nothing(self.tr("This session is no longer in the record. Ctrl+Z may bring it back."))
            return
        self._held = held
        people = services.standing.snapshot().people
        day = min(held.starts_on, today)
        rows = []
        for place, entry in enumerate(services.sessions.entries(session_id), start=1):
            person = people[entry.person_id]
            where = person.place_on(day)
            team = where.team if where is not None else ""
            rows.append(RegisterRow(entry, place, person.sorted_name, person.role_words(day), team))
        self._show_head(held)
        counts = {key: sum(row.entry.outcome in under for row in rows) for key, under in _UNDER.items()}
        self.chips.set_counts({ALL: len(rows), **counts}, rare=(WAITING,))
        self.model.set_rows(rows)
        self._show_offer(held, rows)
        self._show_summary(held, rows)
        self._choose_rows()

    def _show_head(self, held: HeldSession) -> None:
        services, today = self.session.services, self.session.today
        row = SessionRow(held, self._course(held), services.sessions.trainer_words((held,))[held.id], held.state(today))
        self.course.setText(row.course)
        self.state.show_standing(state_kind(row.state), state_words(row))
        self.about.setText(about_words(row))
        found = services.trainers.concerns(held.trainer_ids, held.starts_on, today=today)
        self.concerns.setText("\n".join(found))
        self.concerns.setVisible(bool(found))

    def _show_offer(self, held: HeldSession, rows: list[RegisterRow]) -> None:
        """Offer a free place to whoever has waited longest."""
        first = first_waiting(row.entry for row in rows)
        is_free = held.closed_on is None and (held.places_free is None or held.places_free > 0)
        is_offered = first is not None and is_free and held.starts_on >= self.session.today
        name = next((row.name for row in rows if first is not None and row.entry.id == first.id), "")
        self.offer.setText(self.tr("A place is free, and %1 has waited longest.").replace("%1", name))
        for widget in (self.offer, self.offer_button):
            widget.setVisible(is_offered)

    def _show_summary(self, held: HeldSession, rows: list[RegisterRow]) -> None:
        today = self.session.today
        booked = held.booked + held.attended
        if held.closed_on is not None:
            stood = held.attended + held.others
            words = self.tr("%1 of %2 attended.").replace("%1", f"{held.attended:,}").replace("%2", f"{stood:,}")
        elif not rows:
            words = self.tr("Nobody is on the register yet. Add people: by team, everyone due, or a list of names.")
        elif held.ends_on > today:
            of = self.tr(" of %1").replace("%1", plural(held.capacity, "place")) if held.capacity is not None else ""
            words = self.tr("%1 booked%2. Mark who cancels; the register can be closed from %3.")
            words = words.replace("%1", f"{booked:,}").replace("%2", of).replace("%3", in_words(held.ends_on))
        else:
            words = self.tr("Mark only who was not there. Closing records %1 as attended, as one step.")
            words = words.replace("%1", plural(booked, "person", "people"))
        self.summary.setText(words)
        is_open = held.closed_on is None
        closing = self.tr("&Close: %1 attended").replace("%1", f"{booked:,}")
        self.close_button.setText(closing if is_open else self.tr("&Open again…"))
        self.close_button.setAccessibleName(self.close_button.text().replace("&", "").rstrip("…"))
        self.close_button.setEnabled(not is_open or (bool(rows) and held.ends_on <= today))
        self.add_button.setEnabled(is_open)

    def _show_nothing(self, words: str) -> None:
        self.course.setText("")
        self.state.show_standing("not_required", "")
        self.about.setText(words)
        self.summary.setText("")
        self.model.set_rows([])
        for widget in (self.concerns, self.offer, self.offer_button):
            widget.hide()
        for button in (self.add_button, self.close_button, self.edit_button):
            button.setEnabled(False)
        self._enable()

    def _filter(self, text: str) -> None:
        self.model.filter(text)
        self._enable()

    def _choose_rows(self, *_: object) -> None:
        under = _UNDER.get(self.chips.value())
        self.model.keep(None if under is None else _Under(under).has)
        if self.view.current_row() is None and self.model.rows():
            self.view.select_key(self.model.rows()[0].entry.id)
        self._enable()

    def _enable(self) -> None:
        some = bool(self.chosen())
        self.marks.enable(self._held, some)
        self.people_action.setEnabled(bool(self.model.rows()))
        self.person_action.setEnabled(some)
        self.edit_button.setEnabled(self._held is not None)
        for action in (self.sheet_action, self.paper_action):
            action.setEnabled(self._held is not None)

    def _open(self, _row: RegisterRow) -> None:
        self.marks.ask()

    def _cycle(self) -> None:
        current, held = self.view.current_row(), self._held
        if current is not None and held is not None:
            is_ahead = held.starts_on > self.session.today
            self.marks.mark(next_mark(current.entry.outcome, is_ahead=is_ahead).value)

    def _course(self, held: HeldSession) -> str:
        return self.session.services.standing.snapshot().rulebook.courses[held.course_id].title


class _Under:
    def __init__(self, outcomes: set[Outcome]) -> None:
        self._outcomes = outcomes

    def has(self, row: RegisterRow) -> bool:
        return row.entry.outcome in self._outcomes
