"""Plan ahead, Plan a session: what it would change for whom, and then booking or recording it."""

from collections.abc import Iterable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLineEdit, QSplitter, QVBoxLayout, QWidget

from nscp_desktop.domain.board import Board
from nscp_desktop.domain.courses import Course
from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.errors import NscpError
from nscp_desktop.domain.what_if import Fate, Plan, WhatIf, whose_runs_out
from nscp_desktop.domain.whole_agency import is_for_everyone
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dates import to_display
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.looking_ahead import LookingAhead
from nscp_desktop.ui.messages import report
from nscp_desktop.ui.models.plan import plan_lines
from nscp_desktop.ui.models.shifts import ShiftRow, figure_title, shift_columns, shift_rows
from nscp_desktop.ui.models.table import TableModel
from nscp_desktop.ui.models.table_view import ROW_HEIGHT, TableView
from nscp_desktop.ui.pages.page import Page
from nscp_desktop.ui.pages.plan_form import PlanForm
from nscp_desktop.ui.pages.plan_people import PlanPeople
from nscp_desktop.ui.pages.requests import PeopleFilter, PlanRequest, RecordRequest, SessionRequest
from nscp_desktop.ui.pages.tabbed import TabRequest
from nscp_desktop.ui.widgets.buttons import push_button
from nscp_desktop.ui.widgets.card import plain_label

PAUSE_MS = 200
# How many rows of figures are in sight, the rest a scroll away: more where the window is tall.
FIGURE_ROWS, ROOMY_ROWS = 3, 6
ROOMY = 520


@guarded
class SessionTab(QWidget):
    """Course, days and people at the left and right; the figures without the session and with it above the people."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._found: WhatIf | None = None
        self._people_of: date | None = None
        self.form = PlanForm(page.session.today)
        self.people = PlanPeople()
        self.model: TableModel[ShiftRow] = TableModel(shift_columns(None, None), key=_key, parent=self)
        self.figures = TableView("planning-figures", self)
        self.figures.setAccessibleName(self.tr("Figures without the session and with it"))
        self.figures.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.figures.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.figures.set_table(self.model, sort_by=None)
        self.looking: LookingAhead[WhatIf] = LookingAhead(page.session, self.tr("Working out what it would change"))
        self.summary = plain_label("", wrap=True)
        self.why_not = plain_label("", wrap=True)
        self.book_button = push_button(self.tr("&Book them"), self.book)
        self.session_button = push_button(self.tr("Schedu&le session…"), self.schedule)
        self.session_button.setToolTip(self.tr("Make this a session with a register, on which everybody listed stands"))
        self.record_button = push_button(self.tr("Record trainin&g…"), self.record, primary=True)
        page.session.editing.guard(self.book_button, self.session_button, self.record_button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._lay_out()
        self._connect()
        self._show(None)

    def _lay_out(self) -> None:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        footer = QHBoxLayout()
        footer.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch()
        words.addWidget(self.why_not)
        words.addWidget(self.summary)
        words.addStretch()
        footer.addLayout(words, 1)
        footer.addWidget(self.book_button)
        footer.addWidget(self.session_button)
        footer.addWidget(self.record_button)
        column.addWidget(self.figures)
        column.addWidget(self.looking)
        column.addWidget(self.people, 1)
        column.addLayout(footer)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(12)
        split.addWidget(self.form)
        split.addWidget(right)
        split.setStretchFactor(1, 1)
        split.setSizes([268, 860])
        self.form.setMinimumWidth(240)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 10, 0, 0)
        whole.addWidget(split)

    def _connect(self) -> None:
        self._timer.timeout.connect(self._work_out)
        self.form.edited.connect(self._form_edited)
        self.form.pick_wanted.connect(self.pick)
        self.people.changed.connect(self._ask)
        self.figures.opened.connect(self._open_figure)
        self.looking.given_up.connect(self._given_up)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many figures as there is room for."""
        super().resizeEvent(event)
        self._fit_figures()

    def _fit_figures(self) -> None:
        most = ROOMY_ROWS if self.height() > ROOMY else FIGURE_ROWS
        rows = min(max(len(self.model.rows()), 1), most)
        self.figures.setFixedHeight(ROW_HEIGHT * rows + self.figures.horizontalHeader().sizeHint().height() + 4)

    def find_field(self) -> QLineEdit:
        """Return the filter of the people."""
        return self.people.search

    def refresh(self) -> None:
        """Offer the courses and people that are stored now; what is chosen and ticked stays."""
        services = self._page.session.services
        self.form.set_courses(services.training.courses(), services.standing.snapshot().rulebook)
        self._show_people()
        self._ask()

    def take(self, request: PlanRequest) -> None:
        """Begin a plan with what another page asks for."""
        self.people.clear()
        self.form.set_days(request.on or max(self._page.session.as_at, self._page.session.today))
        course_id = request.course_id
        if course_id is None and request.requirement_id is not None:
            course_id = likeliest(self._page.session.services.training.courses(), request.requirement_id)
        self.people.model.tick(request.person_ids)
        self._show_people()
        if course_id is not None:
            self.form.choose_course(course_id)
        QTimer.singleShot(0, self.form.course, self.form.course.setFocus)

    def plan(self) -> Plan | None:
        """Return what is planned, None while course or days are missing."""
        course_id, days = self.form.course_id(), self.form.days()
        if course_id is None or days is None:
            return None
        return Plan(course_id, *days, self.people.model.ticked())

    def pick(self) -> None:
        """Tick everyone whose training runs out before the day given, or is late."""
        picked = self.form.picked()
        if picked is None:
            return
        own, before = picked
        found = whose_runs_out(self._board(), own, before)
        self.people.model.tick(found)
        words = self.tr("Ticked %1.").replace("%1", plural(len(found), "person", "people"))
        self._page.session.say(words if found else self.tr("Nobody's training runs out by then."))

    def bookable(self) -> tuple[int, ...]:
        """Return who is listed, can come, and has no place on this very session yet."""
        if self._found is None:
            return ()
        plan = self._found.plan
        return tuple(
            one.person_id
            for one in self._found.people
            if one.fate not in (Fate.NOT_HERE, Fate.AWAY)
            and (one.booked is None or (one.booked.course_id, one.booked.on) != (plan.course_id, plan.on))
        )

    def book(self) -> None:
        """Book everybody on the list who can come; undo takes it back as one step."""
        session, people = self._page.session, self.bookable()
        if self._found is None or not people:
            return
        plan = self._found.plan
        try:
            booked = session.services.training.book(people, plan.course_id, plan.on, today=session.today)
        except NscpError as error:
            report(self.window(), error)
            return
        session.announce(Changes.TRAINING)
        words = self.tr("Booked %1 for %2. Ctrl+Z takes it back.").replace("%1", plural(booked, "person", "people"))
        session.say(words.replace("%2", to_display(plan.on)))

    def record(self) -> None:
        """Go on to recording this training, with course, day and people filled in, and whether it was for everyone."""
        plan = self.plan()
        if plan is not None:
            people = plan.person_ids if self._found is None else self._coming()
            everyone = is_for_everyone(self._board(), plan.course_id, people)
            self._page.record_training.emit(RecordRequest(plan.course_id, None, people, plan.on, everyone))

    def schedule(self) -> None:
        """Go on to the form for a session, with course, day and those who can come filled in."""
        plan = self.plan()
        if plan is not None:
            people = plan.person_ids if self._found is None else self._coming()
            wanted = SessionRequest(None, plan.course_id, plan.on, None, people)
            self._page.open_page.emit("training", TabRequest("sessions", wanted))

    def _coming(self) -> tuple[int, ...]:
        found = self._found
        return found.of(Fate.GAINS, Fate.NOTHING, Fate.ALREADY) if found is not None else ()

    # Showing

    def _board(self) -> Board:
        """Return everyone on the day of the session, or on the day looked at while none is given."""
        session = self._page.session
        return session.services.standing.board(self.form.on.value() or session.as_at)

    def _show_people(self) -> None:
        services = self._page.session.services
        today = services.standing.board(self._page.session.today)
        board = self._board()
        self._people_of = self.form.on.value()
        rows = plan_lines((board, today), services.standing.snapshot(), self.people.model.listed())
        self.people.set_people(rows)

    def _form_edited(self) -> None:
        # Another course has the same people to choose from.
        if not self.form.on.error() and self.form.on.value() != self._people_of:
            self._show_people()
        self._ask()

    def _ask(self) -> None:
        self._timer.start()

    def _work_out(self) -> None:
        plan, session = self.plan(), self._page.session
        if plan is None:
            self.looking.stop()
            self._show(None)
            return
        session.services.standing.snapshot()
        self.looking.ask(partial(session.services.planning.what_if, plan, session.today), self._show)

    def _show(self, found: WhatIf | None) -> None:
        self._found = found
        rulebook = self._page.session.services.standing.snapshot().rulebook if found is not None else None
        self.people.show_outcome(found, rulebook.by_id if rulebook is not None else {})
        plan = found.plan if found is not None else None
        self.model.set_columns(shift_columns(plan.on if plan else None, plan.later if plan else None))
        self.model.set_rows(shift_rows(found, rulebook) if found is not None and rulebook is not None else [])
        self._fit_figures()
        self._enable()

    def _enable(self) -> None:
        found, today = self._found, self._page.session.today
        count = len(self.bookable())
        ahead = found is not None and found.plan.on >= today
        over = found is not None and found.plan.on <= today
        people = plural(count, "person", "people")
        self.book_button.setText(self.tr("&Book %1").replace("%1", people) if count else self.tr("&Book them"))
        self.book_button.setAccessibleName(self.book_button.text().replace("&", ""))
        self.book_button.setEnabled(ahead and count > 0)
        self.session_button.setEnabled(found is not None)
        self.record_button.setEnabled(over and bool(self._coming()))
        self.summary.setText(self._summary())
        reason = self._why_not_bookable()
        self.why_not.setText(reason)
        self.why_not.setVisible(bool(reason))
        self.book_button.setAccessibleDescription(reason)

    def _why_not_bookable(self) -> str:
        """Say why nobody can be booked; empty when somebody can, and while the summary says what is missing."""
        found = self._found
        if found is None or not found.people:
            return ""
        if not self._coming():
            return self.tr("Nobody on the list is here that day.")
        if found.plan.on < self._page.session.today:
            return self.tr("That day is past: record it instead.")
        return "" if self.bookable() else self.tr("Everyone on the list who can come is booked already.")

    def _summary(self) -> str:
        found = self._found
        if found is None:
            if self.form.course_id() is None:
                return self.tr("Choose a course and a day, and tick who comes: what it would change is shown here.")
            return ""
        if not found.people:
            return self.tr("Tick who comes: what it would change is shown here.")
        tally = found.tally()
        booked = sum(one.booked is not None for one in found.people)
        parts = [self.tr("%1 listed").replace("%1", plural(len(found.people), "person", "people"))]
        for count, words in (
            (tally[Fate.GAINS], self.tr("gain")),
            (tally[Fate.NOTHING] + tally[Fate.ALREADY], self.tr("gain nothing")),
            (tally[Fate.AWAY] + tally[Fate.NOT_HERE], self.tr("cannot come")),
            (booked, self.tr("booked already")),
            (len(found.left_out), self.tr("left out and not in date later")),
        ):
            if count:
                parts.append(f"{count:,} {words}")
        return " · ".join(parts)

    def _open_figure(self, row: ShiftRow) -> None:
        column = self.figures.currentIndex().column()
        _, people, _, _ = row.figure(column)
        if people:
            self._page.open_people.emit(PeopleFilter(figure_title(row, column), people))

    def _given_up(self) -> None:
        self._show(None)
        self.summary.setText(self.tr("Not worked out, because it was cancelled. Press F5 to work it out again."))


def likeliest(courses: Iterable[Course], requirement_id: str) -> int | None:
    """Return the likeliest course for a requirement: one for first time and renewal that counts for little else."""
    found = [
        (not (item.first and item.renewal), len(course.satisfies), course.title, course.id)
        for course in courses
        for item in course.satisfies
        if item.requirement_id == requirement_id
    ]
    return min(found)[3] if found else None


def _key(row: ShiftRow) -> str:
    return row.key
