"""Jobs that come from bookings and exemptions: days that have passed without an answer, and ends that come near."""

from collections.abc import Mapping, Sequence
from datetime import date

from nscp_desktop.domain.board import Board
from nscp_desktop.domain.bookings import PastBookings, past_bookings
from nscp_desktop.domain.dates import add_days, in_words, plural
from nscp_desktop.domain.standing import History, Rulebook, StandingKind
from nscp_desktop.domain.to_do import ToDo
from nscp_desktop.domain.training import Exemption

ENDING_SOON_DAYS = 60
_AT_ONCE = (StandingKind.OVERDUE, StandingKind.NOT_DONE)


def with_training_jobs(jobs: Sequence[ToDo], board: Board, histories: Mapping[int, History]) -> tuple[ToDo, ...]:
    """Return jobs with those from bookings and exemptions among them.

    What came of a booking is asked after what is overdue or not done, because the answer may put it right; exemptions
    that end soon come after what is due soon.
    """
    late = [job for job in jobs if job.kind in _AT_ONCE]
    soon = [job for job in jobs if job.kind not in _AT_ONCE and job.kind is not StandingKind.IN_DATE]
    later = [job for job in jobs if job.kind is StandingKind.IN_DATE]
    return (*late, *_answers_wanted(board, histories), *soon, *_ending_soon(board, histories), *later)


def _answers_wanted(board: Board, histories: Mapping[int, History]) -> list[ToDo]:
    names = {row.person.id: row.person.name for row in board.rows}
    # What came of a place on a session is marked on its register, which has a job of its own.
    asked = [
        past._replace(bookings=tuple(one for one in past.bookings if one.until is None))
        for past in past_bookings(histories, board.as_at)
    ]
    return [_answer_wanted(past, names, board.rulebook) for past in asked if past.bookings]


def _answer_wanted(past: PastBookings, names: Mapping[int, str], rulebook: Rulebook) -> ToDo:
    course = rulebook.courses[past.course_id].title
    people = past.person_ids
    first = names.get(people[0], "somebody who has left")
    detail = first if len(people) == 1 else f"{plural(len(people), 'person', 'people')}, first: {first}"
    return ToDo(
        StandingKind.DATE_UNKNOWN,
        f"{course}: was booked for {in_words(past.on)}",
        f"{detail} · say what came of it",
        people,
        None,
        "bookings",
        past,
    )


def _ending_soon(board: Board, histories: Mapping[int, History]) -> list[ToDo]:
    last = add_days(board.as_at, ENDING_SOON_DAYS)
    found: list[tuple[date, str, ToDo]] = []
    for row in board.rows:
        history = histories.get(row.person.id)
        if history is None:
            continue
        for item in history.exemptions:
            requirement = board.rulebook.by_id.get(item.requirement_id)
            ends = item.ends_on
            if requirement is None or ends is None or not (item.live_on(board.as_at) and ends <= last):
                continue
            if row.cell(item.requirement_id).kind is StandingKind.EXEMPT and not _goes_on(item, ends, history):
                title = f"{requirement.title}: exemption ends {in_words(ends)}"
                detail = f"{row.person.name} · approved by {item.approved_by}"
                job = ToDo(StandingKind.EXEMPT, title, detail, (row.person.id,), item.requirement_id, "exemption")
                found.append((ends, row.person.sorted_name, job))
    return [job for _, _, job in sorted(found, key=_by_day)]


def _goes_on(exemption: Exemption, ends: date, history: History) -> bool:
    """Whether another exemption follows without a gap."""
    return any(
        other.requirement_id == exemption.requirement_id and other.live_on(add_days(ends, 1))
        for other in history.exemptions
    )


def _by_day(found: tuple[date, str, ToDo]) -> tuple[date, str]:
    return found[0], found[1]
