"""Plan ahead, the day for everyone: its own clock, who came to each day, and who has to catch up."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from nscp_desktop.domain.agency import Sector
from nscp_desktop.domain.dates import in_words, plural
from nscp_desktop.domain.errors import NscpError
from nscp_desktop.domain.whole_agency import Coverage, days_words
from nscp_desktop.services.planning import DayFound, PlanningService, WholeAgency
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.form_dialog import open_dialog
from nscp_desktop.ui.dialogs.mark_day import MarkDayDialog
from nscp_desktop.ui.looking_ahead import LookingAhead, Told
from nscp_desktop.ui.messages import report
from nscp_desktop.ui.models.table import TableModel
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.models.whole_agency import (
    ATTENDED,
    BESIDE,
    CATCH_UP,
    MISSED,
    STARTERS,
    THEN,
    DayPerson,
    day_columns,
    day_people,
    person_columns,
)
from nscp_desktop.ui.pages.page import Page
from nscp_desktop.ui.pages.requests import PeopleFilter, PlanRequest, RecordRequest, ReportRequest
from nscp_desktop.ui.pages.whole_day import day_request
from nscp_desktop.ui.widgets.buttons import button_row, push_button
from nscp_desktop.ui.widgets.card import Card, plain_label
from nscp_desktop.ui.widgets.chip import Chip
from nscp_desktop.ui.widgets.empty import EmptyNotice
from nscp_desktop.ui.widgets.filter_chips import FilterChips

_SHOWN_FIRST = {CATCH_UP: "To catch up", MISSED: "Missed it", STARTERS: "Started since"}


class WholeAgencyTab(QWidget):
    """The clock at the top, the days at the left, and the people behind the chosen day at the right."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._found: tuple[WholeAgency, ...] = ()
        self.requirement = QComboBox()
        self.requirement.setAccessibleName(self.tr("Training for everyone"))
        self.title = plain_label("", "cardTitle")
        self.chip = Chip()
        self.words = plain_label("", "muted", wrap=True)
        self.looking: LookingAhead[tuple[WholeAgency, ...]] = LookingAhead(page.session, self.tr("Looking at the days"))
        self._make_days()
        self._make_people()
        self.empty = EmptyNotice(self.tr("Nothing is held for everyone on one day yet"), self._empty_words())
        self.stack = QStackedWidget()
        self._lay_out()
        self.requirement.activated.connect(self._choose)
        self.looking.given_up.connect(self._given_up)

    def refresh(self) -> None:
        """Work out the days as at the day that is looked at, off the window's thread."""
        session = self._page.session
        session.services.standing.snapshot()
        self.looking.ask(partial(_look, session.services.planning, session.as_at), self._show)

    # Doing

    def mark_day(self) -> None:
        """Ask which day that is on record was held for everyone."""
        found, services = self.chosen(), self._page.session.services
        if found is None or not self._page.session.editing.may_change:
            return
        requirement = found.clock.requirement
        days = services.planning.days_to_mark(requirement.id)
        open_dialog(MarkDayDialog(requirement.title, days, self._courses(), self._mark, self.window()))

    def unmark_day(self) -> None:
        """Take the mark of the current day away; undo brings it back."""
        coverage = self.days.current_row()
        if coverage is None:
            return
        try:
            self._page.session.services.planning.unmark_day(coverage.day.id)
        except NscpError as error:
            report(self.window(), error)
            return
        self._stored(self.tr("%1 is no longer a day for everyone. Ctrl+Z brings it back."), days_words(coverage.day))

    def plan_day(self) -> None:
        """Plan a day for everyone of whom it is asked now."""
        found = self.chosen()
        if found is None:
            return
        own, board = found.clock.requirement.id, self._page.session.board()
        people = tuple(row.person.id for row in board.rows if row.verdict(own).kind.is_asked)
        course_id = found.clock.last.course_id if found.clock.last is not None else None
        self._page.plan_session.emit(PlanRequest(course_id, own, people))

    def record_day(self) -> None:
        """Record a day for everyone of whom it is asked."""
        found = self.chosen()
        if found is not None:
            self._page.record_training.emit(day_request(self._page.session, found.clock.requirement.id))

    def plan_catch_up(self) -> None:
        """Plan a session for the people shown."""
        found = self.chosen()
        if found is not None:
            people = self._shown_people()
            self._page.plan_session.emit(PlanRequest(None, found.clock.requirement.id, people))

    def record_catch_up(self) -> None:
        """Record a training for the people shown."""
        found = self.chosen()
        if found is not None:
            request = RecordRequest(None, found.clock.requirement.id, self._shown_people())
            self._page.record_training.emit(request)

    def show_people(self) -> None:
        """Open the people shown on the register."""
        coverage = self.days.current_row()
        title = f"{days_words(coverage.day)} · " if coverage is not None else ""
        words = {**_SHOWN_FIRST, ATTENDED: "Attended", BESIDE: "Not counted"}[self.chips.value()]
        self._page.open_people.emit(PeopleFilter(f"{title}{words}", self._shown_people()))

    def chosen(self) -> WholeAgency | None:
        """Return the requirement that is chosen, None when there is none."""
        place = self.requirement.currentIndex()
        return self._found[place] if 0 <= place < len(self._found) else None

    # Building

    def _make_days(self) -> None:
        self.day_model: TableModel[Coverage] = TableModel(day_columns({}), key=_session_id, parent=self)
        self.days = TableView("planning-days", self)
        self.days.setAccessibleName(self.tr("Days of training for everyone"))
        self.days.set_table(self.day_model, sort_by=None, hidden=("trainer",))
        self.days.selected.connect(self._show_day)
        self.mark_button = push_button(self.tr("Mar&k a day…"), self.mark_day)
        self.unmark_button = push_button(self.tr("&Unmark"), self.unmark_day)
        self.plan_button = push_button(self.tr("Plan the ne&xt…"), self.plan_day)
        self.record_day_button = push_button(self.tr("Re&cord the day…"), self.record_day)
        self._page.session.editing.guard(self.mark_button, self.unmark_button, self.record_day_button)

    def _make_people(self) -> None:
        self.model: TableModel[DayPerson] = TableModel(
            person_columns(self._page.session.as_at), key=_person_key, parent=self
        )
        self.people = TableView("planning-day-people", self)
        self.people.setAccessibleName(self.tr("People behind the day"))
        self.people.set_table(self.model, hidden=("team",))
        self.people.opened.connect(self._open_person)
        self.chips = FilterChips(
            [*_SHOWN_FIRST.items(), (ATTENDED, self.tr("Attended")), (BESIDE, self.tr("Not counted"))]
        )
        self.chips.chosen.connect(self._choose_people)
        self.show_button = push_button(self.tr("Show pe&ople"), self.show_people)
        self.catch_up_button = push_button(self.tr("P&lan a session…"), self.plan_catch_up)
        self.record_button = push_button(self.tr("Record &training…"), self.record_catch_up)
        self.print_button = push_button(self.tr("Pri&nt list…"), self._print)
        self._page.session.editing.guard(self.record_button)

    def _lay_out(self) -> None:
        clock = Card()
        head = QHBoxLayout()
        head.setSpacing(10)
        for widget in (self.requirement, self.title, self.chip):
            head.addWidget(widget)
        head.addStretch()
        head.addWidget(self.plan_button)
        head.addWidget(self.record_day_button)
        clock.body.addLayout(head)
        clock.body.addWidget(self.words)
        left, right = QWidget(), QWidget()
        days, people = QVBoxLayout(left), QVBoxLayout(right)
        for column in (days, people):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(8)
        days.addWidget(self.days, 1)
        days.addLayout(button_row(self.mark_button, self.unmark_button))
        row = QHBoxLayout()
        row.addWidget(self.chips)
        row.addStretch()
        people.addLayout(row)
        people.addWidget(self.people, 1)
        people.addLayout(button_row(self.show_button, self.catch_up_button, self.record_button, self.print_button))
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(12)
        split.addWidget(left)
        split.addWidget(right)
        split.setSizes([440, 680])
        content = QWidget()
        whole = QVBoxLayout(content)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(10)
        whole.addWidget(clock)
        whole.addWidget(split, 1)
        self.stack.addWidget(self.empty)
        self.stack.addWidget(content)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.looking)
        column.addWidget(self.stack, 1)

    # Showing

    def _show(self, found: tuple[WholeAgency, ...]) -> None:
        chosen = self.requirement.currentData()
        self._found = found
        self.requirement.clear()
        for one in found:
            self.requirement.addItem(one.clock.requirement.title, one.clock.requirement.id)
        self.requirement.setCurrentIndex(max(self.requirement.findData(chosen), 0) if found else -1)
        self.requirement.setVisible(len(found) > 1)
        self.title.setVisible(len(found) == 1)
        self.stack.setCurrentIndex(1 if found else 0)
        self._choose()

    def _choose(self, _place: int = 0) -> None:
        found, as_at = self.chosen(), self._page.session.as_at
        if found is None:
            return
        standing = found.clock.standing
        self.title.setText(found.clock.requirement.title)
        self.chip.show_standing(standing.kind, f"{standing.kind.symbol} {standing.kind.words}")
        self.words.setText(self._clock_words(found))
        self.day_model.set_columns(day_columns(self._courses()))
        self.day_model.set_rows(found.days)
        self.model.set_columns(person_columns(as_at))
        if self.days.current_row() is None and found.days:
            self.days.select_key(found.days[0].day.id)
        self._show_day()

    def _clock_words(self, found: WholeAgency) -> str:
        words = found.clock.words(self._page.session.as_at)
        if found.clock.last is None:
            return words + " " + self.tr("Mark a day that is on record, or record the next one as held for everyone.")
        coverage = found.days[0]
        beside = f", {coverage.beside}" if coverage.beside else ""
        came = self.tr("%1 (%2) of those asked were there").replace("%1", coverage.words)
        came = came.replace("%2", coverage.percent_words) + beside
        to_do = len([one for one in found.catch_up if not one.is_away])
        away = len(found.catch_up) - to_do
        still = self.tr("%1 still to catch up").replace("%1", plural(to_do, "person", "people"))
        if away:
            still += self.tr(", and %1 away now").replace("%1", str(away))
        return f"{words} {came}; {still}."

    def _show_day(self) -> None:
        found, coverage = self.chosen(), self.days.current_row()
        self.unmark_button.setEnabled(coverage is not None)
        if found is None:
            return
        session = self._page.session
        rows = day_people(found, coverage, session.services.standing.snapshot(), session.board())
        is_newest = coverage is not None and bool(found.days) and coverage.day == found.days[0].day
        counts = dict.fromkeys((CATCH_UP, MISSED, STARTERS, ATTENDED, BESIDE), 0)
        for row in rows:
            counts[row.chip] += 1
        self.chips.set_counts(counts)
        if not is_newest and self.chips.value() in (CATCH_UP, STARTERS):
            self.chips.choose(MISSED)
        self.model.set_rows(rows)
        self._choose_people()

    def _choose_people(self, *_: object) -> None:
        self.model.keep(partial(_is_under, self.chips.value()))
        # Where the same is said of everybody, the room is for what differs.
        then = next(place for place, column in enumerate(self.model.columns) if column.key == THEN)
        says = {self.model.columns[then].text(row) for row in self.model.rows()}
        self.people.setColumnHidden(then, self.chips.value() == CATCH_UP and len(says) < 2)
        self.people.fit_columns()
        some = bool(self.model.rows())
        for button in (self.show_button, self.catch_up_button, self.record_button):
            button.setEnabled(some)
        found = self.chosen()
        self.print_button.setEnabled(found is not None and bool(found.days))

    def _shown_people(self) -> tuple[int, ...]:
        return tuple(dict.fromkeys(row.person.id for row in self.model.rows()))

    def _open_person(self, row: DayPerson) -> None:
        self._page.open_person.emit(row.person.id)

    def _mark(self, day: DayFound) -> None:
        self._page.session.services.planning.mark_day(day)
        self._stored(self.tr("%1 is a day for everyone now. Ctrl+Z takes it back."), in_words(day.ends_on))

    def _stored(self, sentence: str, words: str) -> None:
        self._page.session.announce(Changes.TRAINING)
        self._page.session.say(sentence.replace("%1", words))

    def _courses(self) -> dict[int, str]:
        courses = self._page.session.services.standing.snapshot().rulebook.courses
        return {own: course.title for own, course in courses.items()}

    def _print(self) -> None:
        self._page.open_report.emit(ReportRequest("catch-up"))

    def _given_up(self) -> None:
        self.words.setText(self.tr("Not worked out, because it was cancelled. Press F5 to look again."))

    def _empty_words(self) -> str:
        return self.tr(
            "Some training, such as a whole-school day, is held for everyone on one day, and the agency has a clock of "
            "its own for it. The days, who came and who has to catch up will be here. Open Settings, Rules and mark a "
            "requirement as held for everyone on one day."
        )


def tab_title(sector: Sector) -> str:
    """Return what such a day is called in a sector."""
    return "Whole-school day" if sector is Sector.SCHOOL else "Whole-agency day"


def _look(planning: PlanningService, as_at: date, _told: Told) -> tuple[WholeAgency, ...]:
    return planning.whole_agency(as_at)


def _is_under(chip: str, row: DayPerson) -> bool:
    return row.chip == chip


def _session_id(row: Coverage) -> int:
    return row.day.id


def _person_key(row: DayPerson) -> tuple[str, int]:
    return row.key
