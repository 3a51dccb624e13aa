"""The table of sessions."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication

from nscp_desktop.domain.dates import in_words, opening, plural
from nscp_desktop.domain.registers import attended_words
from nscp_desktop.domain.sessions import Session, SessionState
from nscp_desktop.domain.standing_kinds import StandingKind
from nscp_desktop.ui.models.table import Column

# A state as people see it: symbol, word, and the colours of a standing.
_STATES = {
    SessionState.COMING: ("▷", StandingKind.INDUCTION),
    SessionState.TO_CLOSE: ("◷", StandingKind.DUE_SOON),
    SessionState.HELD: ("✓", StandingKind.IN_DATE),
}
# Of what is said of a session above its register.
LONGEST_PART = 90


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One session with its course and trainers in words, and where it is today."""

    session: Session
    course: str
    trainer: str
    state: SessionState


def session_columns() -> list[Column[SessionRow]]:
    """Return what is held, when, where, by whom, for how many, and where it is."""
    return [
        Column(_tr("Course"), _course, width=210, strong=True, key="course", tooltip=_course),
        Column(_tr("Day"), _days, sort_key=_day_order, width=110, key="days", tooltip=_all_days),
        Column(_tr("Place or link"), _place, width=140, key="place", tooltip=_place),
        Column(_tr("Trainer"), _trainer, width=130, key="trainer", tooltip=_trainer),
        Column(_tr("People"), people_words, sort_key=_people_order, width=170, key="people", tooltip=people_words),
        Column(_tr("State"), state_words, sort_key=_state_order, width=120, status=_state_kind, key="state"),
    ]


def people_words(row: SessionRow) -> str:
    """Say how many have a place and wait, or were there: `12 of 20 booked, 2 waiting`."""
    session = row.session
    words = attended_words(session, row.state)
    if row.state is SessionState.HELD:
        return _tr("%1 attended").replace("%1", words)
    if row.state is SessionState.TO_CLOSE and session.others:
        stood = session.places_taken + session.others
        return _tr("%1 of %2 marked").replace("%1", f"{session.others:,}").replace("%2", f"{stood:,}")
    words = _tr("%1 booked").replace("%1", words)
    if session.waiting:
        words += ", " + _tr("%1 waiting").replace("%1", f"{session.waiting:,}")
    return words


def state_words(row: SessionRow) -> str:
    """Return where a session is, with its symbol."""
    return f"{_STATES[row.state][0]} {opening(row.state.words)}"


def state_kind(state: SessionState) -> StandingKind:
    """Return in whose colours a state is shown."""
    return _STATES[state][1]


def day_words(session: Session) -> str:
    """Write its first day, and how many there are: `3 Dec 2026 (2 days)`."""
    first = in_words(session.starts_on)
    if session.starts_on == session.ends_on:
        return first
    return _tr("%1 (%2 days)").replace("%1", first).replace("%2", str(len(session.held_days)))


def about_words(row: SessionRow) -> str:
    """Write when, where, by whom, for how many and what was noted, each no longer than a line has room for."""
    session = row.session
    places = plural(session.capacity, "place") if session.capacity is not None else ""
    parts = [session.place, row.trainer, session.provider, places, " ".join(session.note.split())]
    if session.closed_on is not None:
        parts.append(_tr("closed on %1").replace("%1", in_words(session.closed_on)))
    days = all_days_words(session).replace("\n", "; ")
    return " · ".join([days, *(_cut(part) for part in parts if part)])


def all_days_words(session: Session, most: int = 8) -> str:
    """Write its days with their times, a line for each."""
    days = session.held_days
    lines = []
    for day in days[:most]:
        times = " to ".join(time for time in (day.starts_at, day.ends_at) if time)
        lines.append(f"{in_words(day.held_on)}{f', {times}' if times else ''}")
    if len(days) > most:
        lines.append(_tr("and %1 more days").replace("%1", str(len(days) - most)))
    return "\n".join(lines)


def _cut(words: str) -> str:
    """Cut words that would leave no room for the people of a register; the form shows the whole."""
    return words if len(words) <= LONGEST_PART else f"{words[: LONGEST_PART - 1].rstrip()}…"


def _course(row: SessionRow) -> str:
    return row.course


def _days(row: SessionRow) -> str:
    return day_words(row.session)


def _all_days(row: SessionRow) -> str:
    return all_days_words(row.session)


def _day_order(row: SessionRow) -> date:
    return row.session.starts_on


def _place(row: SessionRow) -> str:
    return row.session.place


def _trainer(row: SessionRow) -> str:
    return row.trainer


def _people_order(row: SessionRow) -> int:
    return row.session.places_taken


def _state_order(row: SessionRow) -> int:
    return list(SessionState).index(row.state)


def _state_kind(row: SessionRow) -> StandingKind:
    return state_kind(row.state)


_tr = partial(QCoreApplication.translate, "sessions")
