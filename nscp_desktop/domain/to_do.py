"""What to do next: the gaps on the board, gathered into a short list of jobs."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from nscp_desktop.domain.board import Board, Row
from nscp_desktop.domain.bookings import PastBookings
from nscp_desktop.domain.dates import days_between, in_words, plural
from nscp_desktop.domain.explanation import booked_words
from nscp_desktop.domain.minimum_jobs import minimum_jobs
from nscp_desktop.domain.placing_jobs import review_job
from nscp_desktop.domain.requirements import Requirement
from nscp_desktop.domain.standing_kinds import StandingKind, Verdict

_OPEN = frozenset(
    (
        StandingKind.OVERDUE,
        StandingKind.NOT_DONE,
        StandingKind.DATE_UNKNOWN,
        StandingKind.INDUCTION,
        StandingKind.DUE_SOON,
    )
)
_IN_DATE = StandingKind.IN_DATE
SAME_DAY_IS_A_SESSION = 5
LOOK_AHEAD_DAYS = 366
Open = defaultdict[tuple[str, StandingKind], list[tuple[Row, Verdict]]]
Lapsing = defaultdict[tuple[date, str], list[int]]


@dataclass(frozen=True, slots=True)
class ToDo:
    """One job: what, who it is about, and the action that starts it: record, place, review, bookings, exemption,
    minimum or show.

    `past` are the bookings that a job about bookings asks about.
    """

    kind: StandingKind
    title: str
    detail: str
    person_ids: tuple[int, ...]
    requirement_id: str | None
    action: str
    past: PastBookings | None = None


def to_do(board: Board) -> tuple[ToDo, ...]:
    """Return the jobs, worst first: overdue, not done, date unknown, induction, due soon, then what lapses together.

    Among the overdue, what is asked of those who hold a duty, such as the DSL, comes first, then what is asked of the
    agency as a whole and not met. Who is away for a time is left out of what is to be done for the training of several,
    as out of the figures.
    """
    of_duties = {
        requirement.id for requirement in board.requirements() if any(rule.who.duties for rule in requirement.rules)
    }
    found, lapsing = _gathered(board)
    by_id = board.rulebook.by_id
    jobs = [_job(by_id[own], kind, people, board.as_at) for (own, kind), people in found.items()]
    jobs += _not_placed(board) + _reviews_due(board)
    jobs += [
        ToDo(StandingKind.OVERDUE, one.title, one.detail, one.person_ids, one.requirement_id, "minimum")
        for one in minimum_jobs(board)
    ]

    def urgency(job: ToDo) -> tuple[int, bool, bool, int, str]:
        is_minimum = job.action == "minimum"
        is_first = job.kind is StandingKind.OVERDUE and job.requirement_id in of_duties and not is_minimum
        return job.kind.severity, not is_first, not is_minimum, -len(job.person_ids), job.title

    jobs.sort(key=urgency)
    return (*jobs, *_lapsing_together(board, lapsing))


def _gathered(board: Board) -> tuple[Open, Lapsing]:
    """Go once through everybody who is not away, and gather what is open and what lapses together."""
    open_: Open = defaultdict(list)
    lapsing: Lapsing = defaultdict(list)
    for row in board.rows:
        if row.is_away:
            continue
        for requirement_id, verdict in row.items():
            _, kind, due = verdict
            if kind is _IN_DATE:
                if due is not None:
                    lapsing[due, requirement_id].append(row.person.id)
            elif kind in _OPEN:
                open_[requirement_id, kind].append((row, verdict))
    return open_, lapsing


def _job(requirement: Requirement, kind: StandingKind, people: list[tuple[Row, Verdict]], as_at: date) -> ToDo:
    row, verdict = min(people, key=_longest_waiting)
    first = row.cell(requirement.id)
    if len(people) == 1:
        title = f"{requirement.title}: {_state(verdict, as_at)}"
        role = row.person.role_words(as_at)
        detail = f"{row.person.name} ({role})" if role else row.person.name
    else:
        title = f"{requirement.title}: {plural(len(people), 'person', 'people')} {_many(kind)}"
        detail = f"First: {row.person.name}, {_state(verdict, as_at)}"
    booked = sum(requirement.id in one.bookings() for one, _ in people)
    if booked and len(people) == 1:
        detail += f" · {booked_words(first)}"
    elif booked:
        detail += f" · {booked} booked"
    elif first.rule is not None:
        detail += f" · {first.rule.words}"
    return ToDo(kind, title, detail, tuple(pair[0].person.id for pair in people), requirement.id, "record")


def _longest_waiting(pair: tuple[Row, Verdict]) -> tuple[date, str]:
    return pair[1].due or date.min, pair[0].person.family


def _state(verdict: Verdict, as_at: date) -> str:
    if verdict.due is None:
        return _many(verdict.kind)
    days = plural(abs(days_between(verdict.due, as_at)), "day")
    match verdict.kind:
        case StandingKind.OVERDUE:
            return f"lapsed {days} ago"
        case StandingKind.NOT_DONE:
            return f"not done, was due {in_words(verdict.due)}"
        case StandingKind.DATE_UNKNOWN:
            return "date unknown"
        case _:
            return f"due by {in_words(verdict.due)}"


def _many(kind: StandingKind) -> str:
    return {
        StandingKind.OVERDUE: "overdue",
        StandingKind.NOT_DONE: "not done",
        StandingKind.DATE_UNKNOWN: "without a date",
        StandingKind.INDUCTION: "in their induction",
        StandingKind.DUE_SOON: "due soon",
    }[kind]


def _not_placed(board: Board) -> list[ToDo]:
    people = tuple(row.person.id for row in board.rows if row.group is None)
    if not people:
        return []
    title = f"{plural(len(people), 'person', 'people')} not yet placed in a Target Group"
    return [ToDo(StandingKind.NOT_DONE, title, "The agency decides, with a reason", people, None, "place")]


def _reviews_due(board: Board) -> list[ToDo]:
    found = review_job((row.person for row in board.rows), board.as_at)
    return [ToDo(StandingKind.DUE_SOON, *found, None, "review")] if found is not None else []


def _lapsing_together(board: Board, found: Lapsing) -> list[ToDo]:
    """Return the days on which many lapse at once: time to plan one session for them."""
    jobs = []
    for (due, requirement_id), people in sorted(found.items()):
        ahead = days_between(board.as_at, due)
        if len(people) >= SAME_DAY_IS_A_SESSION and ahead <= LOOK_AHEAD_DAYS:
            title = f"Plan {board.rulebook.by_id[requirement_id].title} before {in_words(due)}"
            detail = f"{plural(len(people), 'person', 'people')} lapse on the same day"
            jobs.append(ToDo(StandingKind.IN_DATE, title, detail, tuple(people), requirement_id, "show"))
    return jobs
