"""The page on opening: figures, people by target group, team, site or role, what lapses when, and what to do next."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from nscp_desktop.domain.board import Board, Row, Snapshot
from nscp_desktop.domain.dates import add_days, days_between, plural
from nscp_desktop.domain.figures import Figures
from nscp_desktop.domain.page_jobs import PageJob
from nscp_desktop.domain.placing_worklist import Reason
from nscp_desktop.domain.standing import BOOKED_SYMBOL, StandingKind
from nscp_desktop.domain.to_do import ToDo
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dates import to_display
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.pages.asking_bookings import ask_about_bookings
from nscp_desktop.ui.pages.overview_bars import PeopleBars
from nscp_desktop.ui.pages.overview_figures import (
    booked_people,
    day_to_compare,
    figures_on,
    first_due,
    lapsing_people,
    longest_overdue,
    next_induction_deadline,
)
from nscp_desktop.ui.pages.overview_whole_agency import WholeAgencyLines
from nscp_desktop.ui.pages.page import Page
from nscp_desktop.ui.pages.requests import (
    DecideRequest,
    MatrixFilter,
    PeopleFilter,
    PlanRequest,
    RecordRequest,
    ReportRequest,
)
from nscp_desktop.ui.pages.whole_day import job_request
from nscp_desktop.ui.session import Session
from nscp_desktop.ui.theme import BOOKED
from nscp_desktop.ui.widgets.bars import MonthBar, MonthBars
from nscp_desktop.ui.widgets.buttons import read_order
from nscp_desktop.ui.widgets.card import Card, plain_label
from nscp_desktop.ui.widgets.empty import EmptyNotice
from nscp_desktop.ui.widgets.job_list import Job, JobList
from nscp_desktop.ui.widgets.tile import FigureTile

SOON_DAYS = 90
# The figures of an earlier day can wait until those of this one are on screen.
COMPARE_AFTER_MS = 150
JOBS_SHOWN = 40
OTHER_JOB = "▸"


@guarded
class OverviewPage(Page):
    """Where everyone is, and what to do about it."""

    title = "Overview"
    key = "overview"
    wants = Changes.ALL

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._asked = 0
        self._compared: tuple[date, Snapshot] | None = None
        self._compare_later = QTimer(self)
        self._compare_later.setSingleShot(True)
        self._compare_later.setInterval(COMPARE_AFTER_MS)
        self._compare_later.timeout.connect(self._compare)
        self._people: dict[str, tuple[str, tuple[int, ...]]] = {}
        self.header.set_note(self.tr("Every figure opens the people behind it"))
        self._make_controls()
        self._tiles: dict[str, FigureTile] = {}
        self._content = QWidget(self)
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._make_tiles())
        lower = QHBoxLayout()
        lower.setSpacing(12)
        lower.addLayout(self._make_charts(), 62)
        lower.addWidget(self._make_jobs(), 38)
        column.addLayout(lower, 1)
        self.empty = EmptyNotice(
            self.tr("Nobody is in the record yet"),
            self.tr("Who is in date, who is not and what to do next will be here. Bring in the spreadsheet you keep."),
            self.tr("Import spreadsheet…"),
        )
        self.empty.stepped.connect(self.import_requested)
        self.body.addWidget(self._content, 1)
        self.body.addWidget(self.empty, 1)

    def refresh(self) -> None:
        """Show the figures of the day that is looked at."""
        board = self.session.board()
        self._content.setVisible(bool(board.rows))
        self.empty.setVisible(not board.rows)
        self._show_figures(board)
        self._people_bars.refresh()
        self._show_months(board)
        self._show_jobs()
        self._days.refresh()
        self._order()
        self._asked += 1
        day = day_to_compare(board.as_at, self.session.services.agency.details().sector)
        self._compared = (day, self.session.services.standing.snapshot())
        self._compare_later.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Begin nothing more when the page, or its window, goes."""
        self._compare_later.stop()
        super().hideEvent(event)

    # Building

    def _make_controls(self) -> None:
        summary = QPushButton(self.tr("Print &summary"))
        summary.setAccessibleName(self.tr("Print summary"))
        summary.clicked.connect(self._print_summary)
        record = QPushButton(self.tr("Record trainin&g"))
        record.setAccessibleName(self.tr("Record training"))
        record.setProperty("primary", True)
        self.session.editing.guard(record)
        record.clicked.connect(self._record_any)
        self.add_control(summary)
        self.add_control(record)

    def _make_tiles(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        for key, title in (
            ("in_date", self.tr("People in date")),
            ("due_soon", self.tr("Of these, due soon")),
            ("overdue", self.tr("Overdue")),
            ("not_done", self.tr("Not done")),
            ("date_unknown", self.tr("Date unknown")),
            ("induction", self.tr("In induction")),
            ("booked", self.tr("Booked")),
        ):
            tile = FigureTile(title, self.tr("Due soon") if key == "due_soon" else "", self)
            tile.clicked.connect(partial(self._open_tile, key))
            self._tiles[key] = tile
            row.addWidget(tile, 19 if key == "in_date" else 10)
        return row

    def _make_charts(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(12)
        self._people_bars = PeopleBars(self.session, self.open_matrix.emit)
        self._people_bars.changed.connect(self._order)
        self._months = Card(self.tr("What lapses when"))
        self._months.add_control(plain_label(self.tr("12 months ahead"), "muted"))
        self._month_bars = MonthBars()
        self._months.body.addWidget(self._month_bars, 1)
        self._days = WholeAgencyLines(self.session, self._open_days)
        self._days.changed.connect(self._order)
        self._days.record_wanted.connect(self.record_training)
        column.addWidget(self._people_bars)
        column.addWidget(self._days)
        column.addWidget(self._months, 1)
        return column

    def _make_jobs(self) -> Card:
        card = Card(self.tr("To do next"))
        self._all_jobs = QPushButton()
        self._all_jobs.setProperty("plain", True)
        self._all_jobs.clicked.connect(self._open_matrix)
        card.add_control(self._all_jobs)
        self._jobs = JobList()
        card.body.addWidget(self._jobs, 1)
        return card

    # Showing

    def _show_figures(self, board: Board) -> None:
        figures = board.figures()
        kinds = StandingKind
        sign = f"{kinds.IN_DATE.symbol} {figures.percent_words}"
        self._tiles["in_date"].show_figure(figures.words, kinds.IN_DATE, [sign], figures.beside)
        due = first_due(board)
        self._show_count(
            "due_soon", kinds.DUE_SOON, figures.due_soon, self._when("first %1", due), self._when("%1", due)
        )
        late = longest_overdue(board)
        longest = plural(days_between(late, board.as_at), "day") if late else ""
        self._show_count("overdue", kinds.OVERDUE, figures.overdue, self._with("longest %1", longest), longest)
        self._show_count("not_done", kinds.NOT_DONE, figures.not_done, self.tr("no record"))
        self._show_count(
            "date_unknown", kinds.DATE_UNKNOWN, figures.date_unknown, self.tr("find the date"), self.tr("find it")
        )
        self._tiles["date_unknown"].setVisible(figures.date_unknown > 0)
        deadline = next_induction_deadline(board)
        by, ends = self._when("by %1", deadline), self._when("%1", deadline)
        self._show_count("induction", kinds.INDUCTION, figures.induction, by, ends)
        booked, next_day = booked_people(board)
        self._people["booked"] = (self.tr("Booked"), booked)
        chips = [f"{BOOKED_SYMBOL} {self._when(words, next_day)}" for words in ("next %1", "%1")] if booked else []
        self._tiles["booked"].show_figure(f"{len(booked):,}", BOOKED, chips)
        wanted: dict[str, tuple[str, Callable[[Row], bool]]] = {
            kind.value: (kind.words, partial(_is_worst, kind)) for kind in kinds
        }
        wanted["in_date"] = (self.tr("In date"), _counts_as_in_date)
        for key, (title, test) in wanted.items():
            self._people[key] = (title, tuple(row.person.id for row in board.rows if test(row)))

    def _compare(self) -> None:
        """Work out what the share in date was at the end of the last term, off the window's thread."""
        if self._compared is not None:
            day, snapshot = self._compared
            self.session.tasks.run(partial(figures_on, snapshot, day), partial(self._show_before, self._asked, day))

    def _show_before(self, asked: int, day: date, figures: Figures) -> None:
        if asked != self._asked or not figures.of:
            return
        short = f"{day.day} {day:%b}" if day.year == self.session.as_at.year else to_display(day)
        words = self.tr("was %1 at %2").replace("%1", figures.percent_words).replace("%2", short)
        exact = self.tr("%1 in date on %2").replace("%1", figures.words).replace("%2", to_display(day))
        share = self.tr("was %1").replace("%1", figures.percent_words)
        self._tiles["in_date"].show_before((words, share), exact)

    def _show_count(self, key: str, kind: StandingKind, count: int, words: str, short: str = "") -> None:
        chips = [f"{kind.symbol} {text}" for text in (words, short) if count and text]
        self._tiles[key].show_figure(f"{count:,}", kind, chips)

    def _when(self, words: str, day: date | None) -> str:
        return self._with(words, f"{day.day} {day:%b}" if day else "")

    def _with(self, words: str, value: str) -> str:
        return self.tr(words).replace("%1", value) if value else ""

    def _show_months(self, board: Board) -> None:
        last_soon = add_days(board.as_at, SOON_DAYS)
        months = []
        for month, count in board.lapses():
            words = self.tr("%1 lapse in %2").replace("%1", plural(count, "record")).replace("%2", f"{month:%B %Y}")
            months.append(
                MonthBar(f"{month:%b}", count, month <= last_soon, words, partial(self._open_month, month, words))
            )
        self._month_bars.set_months(months)

    def _show_jobs(self) -> None:
        jobs = self.session.services.standing.to_do(self.session.as_at)
        self._all_jobs.setText(self.tr("All %1").replace("%1", f"{len(jobs):,}"))
        self._all_jobs.setAccessibleName(self.tr("Open the training matrix, %1 jobs").replace("%1", str(len(jobs))))
        others = (
            *self.session.services.page_jobs(self.session.as_at),
            *self.session.services.assurance_jobs(self.session.as_at),
        )
        shown = [self._job(job) for job in jobs[:JOBS_SHOWN]] + [self._page_job(job) for job in others]
        self._jobs.set_jobs(shown, self.tr("Nothing is overdue, missing or due soon."))

    def _order(self) -> None:
        """Let the Tab key go as the page is read; bars and jobs are new after each refresh."""
        places: list[QWidget] = [*self._tiles.values(), self._people_bars.button]
        places += [*self._people_bars.bars.findChildren(QAbstractButton), *self._days.buttons]
        places += self._month_bars.findChildren(QAbstractButton)
        places += [self._all_jobs, *self._jobs.findChildren(QAbstractButton)]
        read_order(places)

    def _job(self, job: ToDo) -> Job:
        match job.action:
            case "record":
                words = self.tr("Record")
                start: Callable[[], object] = partial(self._record_job, job)
            case "bookings" if job.past is not None:
                words, start = self.tr("Say"), partial(ask_about_bookings, self, job.past)
            case "exemption":
                shown = MatrixFilter(
                    person_ids=job.person_ids, title=job.title, requirement_id=job.requirement_id or ""
                )
                words, start = self.tr("Look"), partial(self.open_matrix.emit, shown)
            case "minimum":
                words, start = self.tr("Look"), partial(self.open_planning.emit, "minimums")
            case "place":
                wanted = DecideRequest(Reason.NEVER_PLACED)
                words, start = self.tr("Place"), partial(self.open_page.emit, "target-groups", wanted)
            case "review":
                wanted = DecideRequest(Reason.REVIEW)
                words, start = self.tr("Review"), partial(self.open_page.emit, "target-groups", wanted)
            case _:
                plan = PlanRequest(None, job.requirement_id, job.person_ids)
                words, start = self.tr("Plan"), partial(self.plan_session.emit, plan)
        return Job(job.kind, job.kind.symbol, job.title, job.detail, words, start)

    def _page_job(self, job: PageJob) -> Job:
        start = partial(self.open_page.emit, job.page, job.tab)
        return Job(StandingKind.NOT_REQUIRED, OTHER_JOB, job.title, job.detail, self.tr("Open"), start)

    # Doing

    def _open_tile(self, key: str) -> None:
        # A tile can be reached by its key before the record has been read.
        if key in self._people:
            title, people = self._people[key]
            self.open_people.emit(PeopleFilter(title, people))

    def _open_month(self, month: date, words: str) -> None:
        self.open_people.emit(PeopleFilter(words, lapsing_people(self.session.board(), month)))

    def _open_days(self) -> None:
        self.open_planning.emit("whole-agency")

    def _open_matrix(self) -> None:
        self.open_matrix.emit(MatrixFilter())

    def _print_summary(self) -> None:
        self.open_report.emit(ReportRequest("compliance-summary"))

    def _record_job(self, job: ToDo) -> None:
        self.record_training.emit(job_request(self.session, job))

    def _record_any(self) -> None:
        self.record_training.emit(RecordRequest())


def _counts_as_in_date(row: Row) -> bool:
    return row.counts_as(StandingKind.IN_DATE, StandingKind.DUE_SOON)


def _is_worst(kind: StandingKind, row: Row) -> bool:
    return row.counts_as(kind)
