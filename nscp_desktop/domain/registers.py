"""The register of a session: who stands on it, and how it went for each."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple


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
