"""A session as it is typed, and what of it cannot be."""

import re
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from nscp_desktop.domain.dates import days_between, in_words, plural, year_problem
from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.sessions import Session, SessionDay

# What runs over a term is several sessions, each with a register of its own.
LONGEST_DAYS = 60
MOST_PLACES = 100_000
LONGEST_NOTE = 2_000
_TIME = re.compile(r"(\d{1,2})(?:[:.]?(\d{2}))?\s*(am|pm)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SessionDraft:
    """A session as typed into the form. `days` may be in any order; `capacity` None means no limit."""

    course_id: int
    days: tuple[SessionDay, ...]
    delivery: str = ""
    place: str = ""
    capacity: int | None = None
    trainer: str = ""
    trainer_ids: tuple[int, ...] = ()
    provider: str = ""
    cost_pence: int | None = None
    version_id: int | None = None
    whole_agency: bool = False
    note: str = ""

    @property
    def starts_on(self) -> date:
        return self.days[0].held_on

    @property
    def ends_on(self) -> date:
        return self.days[-1].held_on


def draft_of(session: Session) -> SessionDraft:
    """Return a session as the form shows it."""
    return SessionDraft(
        session.course_id,
        session.held_days,
        session.delivery,
        session.place,
        session.capacity,
        session.trainer,
        session.trainer_ids,
        session.provider,
        session.cost_pence,
        session.version_id,
        session.whole_agency,
        session.note,
    )


def read_time(text: str) -> str:
    """Read a time of the day as people type it, `9`, `9.30`, `2pm` or `14:00`, and return it as `09:30`.

    An empty text stays empty. Raises NotAllowedError, beside `days`, when it is no time.
    """
    typed = text.strip()
    if not typed:
        return ""
    found = _TIME.fullmatch(typed)
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (24, 0)
    if found and found[3]:
        hour = hour % 12 + (12 if found[3].lower() == "pm" else 0) if 1 <= hour <= 12 else 24
    if hour > 23 or minute > 59:
        raise NotAllowedError(f"{typed} is no time of the day. Type it like 9:30 or 14:00.", "days")
    return f"{hour:02}:{minute:02}"


def checked_days(days: tuple[SessionDay, ...]) -> tuple[SessionDay, ...]:
    """Return the days of a session in order, with their times as they are stored.

    Raises NotAllowedError, beside `days`, without a day, for a day given twice, days too far apart, and times that
    cannot be.
    """
    if not days:
        raise NotAllowedError("Give the day on which it is held.", "days")
    ordered = sorted(SessionDay(day.held_on, read_time(day.starts_at), read_time(day.ends_at)) for day in days)
    for day in ordered:
        problem = year_problem(day.held_on)
        if problem:
            raise NotAllowedError(problem, "days")
        if day.starts_at and day.ends_at and day.ends_at <= day.starts_at:
            sentence = f"On {in_words(day.held_on)} it would end at {day.ends_at}, before it begins at {day.starts_at}."
            raise NotAllowedError(sentence, "days")
    for one, other in pairwise(ordered):
        if one.held_on == other.held_on:
            raise NotAllowedError(f"{in_words(one.held_on)} stands there twice. Give each day once.", "days")
    if days_between(ordered[0].held_on, ordered[-1].held_on) > LONGEST_DAYS:
        raise NotAllowedError(f"The days are more than {LONGEST_DAYS} days apart. Make a session of each part.", "days")
    return tuple(ordered)


def checked_capacity(capacity: int | None, booked: int = 0) -> int | None:
    """Return a number of places. Raises NotAllowedError, beside `capacity`, when it cannot be."""
    if capacity is None:
        return None
    if not 1 <= capacity <= MOST_PLACES:
        raise NotAllowedError("Type how many places there are, from 1 up, or leave it empty.", "capacity")
    if capacity < booked:
        people = plural(booked, "person has", "people have")
        raise NotAllowedError(f"{people} a place already. Take some of them off the register first.", "capacity")
    return capacity


def days_to_keep(days: tuple[SessionDay, ...]) -> tuple[SessionDay, ...]:
    """Return the days that have to be kept one by one: where first and last day say all, none."""
    length = days_between(days[0].held_on, days[-1].held_on) + 1
    has_times = any(day.starts_at or day.ends_at for day in days)
    return days if has_times or len(days) != length else ()
