"""The register of a session: who stands on it, and how it went for each."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from nscp_desktop.domain.sessions import Session, SessionState
from nscp_desktop.domain.standing_kinds import StandingKind


class Outcome(StrEnum):
    """How a session went for one person. Only attended counts as a completion."""

    BOOKED = "booked"
    WAITING = "waiting"
    ATTENDED = "attended"
    PART = "part"
    DID_NOT_ATTEND = "did-not-attend"
    CANCELLED_IN_TIME = "cancelled-in-time"
    CANCELLED_LATE = "cancelled-late"

    @property
    def words(self) -> str:
        return _OUTCOME_WORDS[self]


_OUTCOME_WORDS = {
    Outcome.BOOKED: "booked",
    Outcome.WAITING: "on the waiting list",
    Outcome.ATTENDED: "attended",
    Outcome.PART: "attended in part",
    Outcome.DID_NOT_ATTEND: "did not attend",
    Outcome.CANCELLED_IN_TIME: "cancelled in time",
    Outcome.CANCELLED_LATE: "cancelled late",
}
# In whose symbol and colours each is shown, on screen and on paper.
OUTCOME_KINDS = {
    Outcome.BOOKED: StandingKind.INDUCTION,
    Outcome.WAITING: StandingKind.NOT_REQUIRED,
    Outcome.ATTENDED: StandingKind.IN_DATE,
    Outcome.PART: StandingKind.DUE_SOON,
    Outcome.DID_NOT_ATTEND: StandingKind.NOT_DONE,
    Outcome.CANCELLED_IN_TIME: StandingKind.NOT_REQUIRED,
    Outcome.CANCELLED_LATE: StandingKind.OVERDUE,
}
# For these a fee may be asked, where the course has one.
WITH_FEE = frozenset({Outcome.DID_NOT_ATTEND, Outcome.CANCELLED_LATE})


class RegisterEntry(NamedTuple):
    """One person on a register; `id` is the id of the attendance.

    `ended_on` is the day on which somebody told that the person did or would not attend.
    """

    id: int
    person_id: int
    outcome: Outcome
    completed_on: date | None = None
    hours: float | None = None
    reason: str = ""
    fee_pence: int | None = None
    ended_on: date | None = None
    recorded_on: date = date.max
    note: str = ""


class PersonOutcome(NamedTuple):
    """How a session went for somebody who did not complete it, or has no place on it yet."""

    session_id: int | None
    course_id: int
    starts_on: date | None
    entry: RegisterEntry


class Mark(NamedTuple):
    """How it went, as it is marked: `hours` of those who were there in part, a reason, and a fee where there is one."""

    outcome: Outcome
    hours: float | None = None
    reason: str = ""
    fee_pence: int | None = None


class Adding(NamedTuple):
    """What adding people to a register does for each: a place, the waiting list, or nothing; by person id.

    `linked` have the very training on record already and are shown with it, `already` stand on the register,
    `elsewhere` are on another session of the course on that day, `gone` have left by then.
    """

    places: tuple[int, ...] = ()
    waiting: tuple[int, ...] = ()
    linked: tuple[int, ...] = ()
    already: tuple[int, ...] = ()
    elsewhere: tuple[int, ...] = ()
    gone: tuple[int, ...] = ()

    @property
    def added(self) -> tuple[int, ...]:
        return (*self.places, *self.waiting, *self.linked)


def shared_out(wanted: tuple[int, ...], session: Session, today: date) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Part people into those who get a place and those who wait, in the order given.

    Nobody gets a place before those who wait already. From its first day on nobody waits: who came was there.
    """
    free = session.places_free
    if free is None or session.starts_on <= today:
        return wanted, ()
    free = max(free - session.waiting, 0)
    return wanted[:free], wanted[free:]


def first_waiting(entries: Iterable[RegisterEntry]) -> RegisterEntry | None:
    """Return who has waited longest for a place, None when nobody waits."""
    return next((entry for entry in entries if entry.outcome is Outcome.WAITING), None)


def next_mark(outcome: Outcome, *, is_ahead: bool) -> Outcome:
    """Return what comes after an outcome when somebody goes through them with one key."""
    ring = _AHEAD if is_ahead else _ON_THE_DAY
    return ring[(ring.index(outcome) + 1) % len(ring)] if outcome in ring else ring[1]


def attended_words(session: Session, state: SessionState) -> str:
    """Write how many of its places are taken, or of those on its register were there: `12 of 20`."""
    if state is SessionState.HELD:
        stood = session.attended + session.others
        return f"{session.attended:,} of {stood:,}" if stood else "0"
    of = f" of {session.capacity:,}" if session.capacity is not None else ""
    return f"{session.places_taken:,}{of}"


_ON_THE_DAY = (Outcome.BOOKED, Outcome.DID_NOT_ATTEND, Outcome.PART, Outcome.CANCELLED_IN_TIME, Outcome.CANCELLED_LATE)
_AHEAD = (Outcome.BOOKED, Outcome.CANCELLED_IN_TIME, Outcome.CANCELLED_LATE)
