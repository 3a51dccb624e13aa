"""Days of training."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from nscp_desktop.domain.dates import add_days, days_between, in_words


class SessionDay(NamedTuple):
    """One day of a session; times are as typed, empty where nobody said."""

    held_on: date
    starts_at: str = ""
    ends_at: str = ""


class SessionState(StrEnum):
    """Where a session is on a day."""

    COMING = "coming"
    TO_CLOSE = "to-close"
    HELD = "held"

    @property
    def words(self) -> str:
        return _STATE_WORDS[self]


_STATE_WORDS = {
    SessionState.COMING: "coming",
    SessionState.TO_CLOSE: "register to close",
    SessionState.HELD: "held",
}


class Session(NamedTuple):
    """One running of a course, from its first day to its last; `whole_agency`: held for everyone here that day.

    `attended`, `booked`, `waiting` and `others` count those on its register; the others were there in part, did not
    attend or cancelled. `days` is empty where nothing but the first and the last day is known. `closed_on` is None
    while its register is open; a session that was recorded afterwards has no register to close: `was_booked` is False
    when nobody on it ever had a booking.
    """

    id: int
    course_id: int
    starts_on: date
    ends_on: date
    whole_agency: bool = False
    trainer: str = ""
    provider: str = ""
    attended: int = 0
    delivery: str = ""
    place: str = ""
    capacity: int | None = None
    cost_pence: int | None = None
    version_id: int | None = None
    closed_on: date | None = None
    note: str = ""
    booked: int = 0
    waiting: int = 0
    others: int = 0
    days: tuple[SessionDay, ...] = ()
    trainer_ids: tuple[int, ...] = ()
    was_booked: bool = False

    @property
    def held_days(self) -> tuple[SessionDay, ...]:
        """Every day on which it is held: those that were given, else all from the first to the last."""
        if self.days:
            return self.days
        length = days_between(self.starts_on, self.ends_on)
        return tuple(SessionDay(add_days(self.starts_on, place)) for place in range(length + 1))

    @property
    def days_words(self) -> str:
        """When it is held, in words."""
        if self.starts_on == self.ends_on:
            return in_words(self.starts_on)
        return f"{in_words(self.starts_on)} to {in_words(self.ends_on)}"

    @property
    def places_taken(self) -> int:
        """How many of its places are taken: a place that was cancelled or not used is free again."""
        return self.booked + self.attended

    @property
    def places_free(self) -> int | None:
        """How many places are free, never under 0; None where there is no limit."""
        return max(self.capacity - self.places_taken, 0) if self.capacity is not None else None

    def state(self, today: date) -> SessionState:
        """Return where it is on a day."""
        if self.closed_on is not None:
            return SessionState.HELD
        if self.starts_on > today:
            return SessionState.COMING
        was_recorded = self.attended > 0 or self.whole_agency or not self.is_planned
        return SessionState.HELD if was_recorded and not self.was_booked else SessionState.TO_CLOSE

    @property
    def is_planned(self) -> bool:
        """Whether anything says that it was planned: one that arose from a record that is gone has no register."""
        stood = self.booked + self.waiting + self.others
        return bool(stood or self.days or self.place or self.capacity or self.cost_pence or self.note)
