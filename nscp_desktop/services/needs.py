"""The yearly training needs analysis: places for each course and term, reasons for what is not done, and costs."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from nscp_desktop.domain.abuse_coverage import YearCoverage, year_coverage
from nscp_desktop.domain.board import Board
from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.forecast import Told
from nscp_desktop.domain.gap_reasons import NOT_DONE_KINDS, FoundWhy, Gap, GapReason, SaidWhy, gaps
from nscp_desktop.domain.needs import CourseMoney, Needs, horizon_of, money_of, needs_of
from nscp_desktop.domain.page_jobs import PageJob
from nscp_desktop.domain.users import Right
from nscp_desktop.domain.years import Year, academic_year
from nscp_desktop.services.desk import Desk
from nscp_desktop.services.planning import PlanningService
from nscp_desktop.services.standing import StandingService
from nscp_desktop.services.titles import refuse_long, tidy
from nscp_desktop.storage.unit_of_work import UnitOfWork

LONGEST_NOTE = 500
COURSES_SETTING = "needs/courses"
# A lead who has said why for all but a few need not be asked again.
ASKED_FROM = 5


@dataclass(frozen=True, slots=True)
class NeedsFound:
    """The needs of a year, with what is not done on the day of looking, what courses cost, and what was covered.

    `board` is everyone's standing on that day.
    """

    needs: Needs
    board: Board
    gaps: tuple[Gap, ...]
    money: tuple[CourseMoney, ...]
    coverage: YearCoverage

    def narrowed(self, board: Board) -> "NeedsFound":
        """Return the needs of those on a board; what courses cost stays that of the whole agency."""
        ids = {row.person.id for row in board.rows}
        gaps = tuple(gap for gap in self.gaps if gap.person_id in ids)
        return NeedsFound(self.needs.narrowed(ids), board, gaps, self.money, self.coverage.narrowed(ids))


def _go_on(_done: int, _of: int) -> bool:
    return True


class NeedsService:
    """Needs. Each public method that stores is one transaction."""

    def __init__(self, desk: Desk, standing: StandingService, planning: PlanningService) -> None:
        self._desk = desk
        self._standing = standing
        self._planning = planning

    def found(self, year: Year, as_at: date, told: Told = _go_on) -> NeedsFound | None:
        """Return the needs of a year as they are seen on a day; None when `told` says to stop.

        What was covered is told of the year itself once it has begun, else of the year in which the day lies.
        """
        snapshot = self._standing.snapshot()
        with self._desk.reading() as unit:
            chosen, missed = _chosen(unit), unit.gap_reasons.missed()
            said, sessions = unit.gap_reasons.all(), unit.sessions.all()
        forecast = self._planning.forecast(horizon_of(year, as_at), told)
        if forecast is None:
            return None
        needs = needs_of(forecast, snapshot, chosen, year)
        board = self._standing.board(as_at)
        return NeedsFound(
            needs,
            board,
            gaps(board, snapshot, said, missed),
            money_of(needs, snapshot.rulebook.courses, sessions, missed),
            year_coverage(snapshot, sessions, year if year.starts_on <= as_at else academic_year(as_at), as_at),
        )

    def gaps(self, as_at: date) -> tuple[Gap, ...]:
        """Return everything that is not done on a day, by person, with why."""
        with self._desk.reading() as unit:
            said, missed = unit.gap_reasons.all(), unit.gap_reasons.missed()
        return gaps(self._standing.board(as_at), self._standing.snapshot(), said, missed)

    def coverage(self, year: Year, as_at: date) -> YearCoverage:
        """Return which categories of abuse the training of a year was about, as far as it is over on a day."""
        with self._desk.reading() as unit:
            sessions = unit.sessions.all()
        return year_coverage(self._standing.snapshot(), sessions, year, as_at)

    def jobs(self, as_at: date) -> tuple[PageJob, ...]:
        """Return that reasons have to be asked for, when many are missing and the agency has begun to give them."""
        with self._desk.reading() as unit:
            if not unit.gap_reasons.has_any():
                return ()
        open_gaps = [gap for gap in self.gaps(as_at) if gap.said is None and gap.found is FoundWhy.NOTHING]
        if len(open_gaps) < ASKED_FROM:
            return ()
        people = plural(len({gap.person_id for gap in open_gaps}), "person", "people")
        title = f"Say why {plural(len(open_gaps), 'training')} of {people} are not done"
        return (PageJob(title, "For the yearly training needs analysis", "planning", "needs"),)

    def say_why(
        self, keys: Sequence[tuple[int, str]], why: SaidWhy, note: str = "", *, today: date
    ) -> tuple[tuple[int, str], ...]:
        """Say why people have not done what is asked, and return for whom it was kept: those in date are left out.

        Raises NotAllowedError when nobody is left or the note is too long.
        """
        note = tidy(note)
        refuse_long(note, "note", LONGEST_NOTE)
        rows = {row.person.id: row for row in self._standing.board(today).rows}
        kept = tuple(
            key for key in dict.fromkeys(keys) if key[0] in rows and rows[key[0]].verdict(key[1]).kind in NOT_DONE_KINDS
        )
        if not kept:
            raise NotAllowedError("Nothing of what was chosen is overdue or not done today, so it needs no reason.")
        with self._desk.changing(f"Say why for {self._whom(kept)}: {why.words.lower()}") as unit:
            unit.gap_reasons.set(GapReason(*key, why, note, today) for key in kept)
        return kept

    def take_back_why(self, keys: Sequence[tuple[int, str]]) -> int:
        """Take back the reasons that were said about these, and return how many there were.

        Raises NotFoundError when there is none.
        """
        with self._desk.reading() as unit:
            there = {(one.person_id, one.requirement_id) for one in unit.gap_reasons.all()}
        own = tuple(key for key in dict.fromkeys(keys) if key in there)
        if not own:
            raise NotFoundError("No reason was given for what is chosen.")
        with self._desk.changing(f"Take back why for {self._whom(own)}") as unit:
            unit.gap_reasons.remove(own)
        return len(own)

    def choose_course(self, requirement_id: str, is_first: bool, course_id: int | None) -> None:
        """Say by which course a requirement is met in the needs, for the first time or for renewals; None is as usual.

        Raises NotAllowedError when the course does not count towards it, or is switched off.
        """
        rulebook = self._standing.snapshot().rulebook
        requirement = rulebook.by_id.get(requirement_id)
        if requirement is None:
            raise NotFoundError("That requirement is no longer in the record.")
        if course_id is not None:
            course = rulebook.courses.get(course_id)
            counts = {
                (item.requirement_id, is_one)
                for item in (course.satisfies if course is not None and course.active else ())
                for is_one in ((True,) if item.first else ()) + ((False,) if item.renewal else ())
            }
            if (requirement_id, is_first) not in counts:
                raise NotAllowedError(f"That course does not count towards {requirement.title}.", "course_id")
        with self._desk.changing(f"Choose the course for {requirement.title}", right=Right.ADMINISTER) as unit:
            chosen = _chosen(unit)
            chosen.pop((requirement_id, is_first), None)
            if course_id is not None:
                chosen[requirement_id, is_first] = course_id
            rows = [[own, first, course] for (own, first), course in sorted(chosen.items())]
            unit.settings.set(COURSES_SETTING, json.dumps(rows))

    def _whom(self, keys: Sequence[tuple[int, str]]) -> str:
        people = list(dict.fromkeys(own for own, _ in keys))
        if len(people) > 1:
            return plural(len(people), "person", "people")
        person = self._standing.snapshot().people.get(people[0])
        return person.name if person is not None else "somebody"


def _chosen(unit: UnitOfWork) -> dict[tuple[str, bool], int]:
    """Return the courses that were chosen; what another version of the program wrote is as if nothing was."""
    try:
        rows = json.loads(unit.settings.get(COURSES_SETTING) or "[]")
        return {(str(own), bool(first)): int(course) for own, first, course in rows}
    except (ValueError, TypeError):
        return {}
