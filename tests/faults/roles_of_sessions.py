"""What is stored about sessions and their registers, and whose role allows it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from nscp_desktop.domain.registers import Mark, Outcome
from nscp_desktop.domain.session_drafts import SessionDraft, draft_of
from nscp_desktop.domain.sessions import Session, SessionDay
from nscp_desktop.domain.users import UserRole
from nscp_desktop.services.record_files import Services
from tests.faults.operations import TODAY

Act = Callable[[Services, Path], object]
EDITORS = (UserRole.EDITOR, UserRole.ADMINISTRATOR)
OPEN, CLOSED = "The hall", "The library"


def begin_sessions(services: Services) -> None:
    """Put a session on record whose register is open, and one whose register is closed."""
    course = services.training.courses()[0].id
    day = (SessionDay(TODAY - timedelta(days=3)),)
    services.sessions.add(SessionDraft(course, day, place=OPEN), [7], today=TODAY)
    other = (SessionDay(TODAY - timedelta(days=6)),)
    closed = services.sessions.add(SessionDraft(course, other, place=CLOSED), [7], today=TODAY)
    services.sessions.close(closed, today=TODAY)


def _at(services: Services, place: str) -> Session:
    return next(one for one in services.sessions.all() if one.place == place)


def _add(services: Services, _folder: Path) -> None:
    services.sessions.add(SessionDraft(services.training.courses()[0].id, (SessionDay(TODAY),)), today=TODAY)


def _change(services: Services, _folder: Path) -> None:
    held = _at(services, OPEN)
    services.sessions.change(held.id, replace(draft_of(held), note="Bring a pen"), today=TODAY)


def _remove(services: Services, _folder: Path) -> None:
    services.sessions.remove(_at(services, OPEN).id)


def _add_people(services: Services, _folder: Path) -> None:
    services.sessions.add_people(_at(services, OPEN).id, [8], today=TODAY)


def _entry(services: Services) -> tuple[int, list[int]]:
    held = _at(services, OPEN)
    return held.id, [services.sessions.entries(held.id)[0].id]


def _mark(services: Services, _folder: Path) -> None:
    session_id, entries = _entry(services)
    services.sessions.mark(session_id, entries, Mark(Outcome.DID_NOT_ATTEND), today=TODAY)


def _take_off(services: Services, _folder: Path) -> None:
    services.sessions.take_off(*_entry(services))


def _close(services: Services, _folder: Path) -> None:
    services.sessions.close(_at(services, OPEN).id, today=TODAY)


def _reopen(services: Services, _folder: Path) -> None:
    services.sessions.reopen(_at(services, CLOSED).id, "Somebody was forgotten")


STORING_SESSIONS: dict[tuple[str, str], tuple[Act, tuple[UserRole, ...]]] = {
    ("sessions", "add"): (_add, EDITORS),
    ("sessions", "change"): (_change, EDITORS),
    ("sessions", "remove"): (_remove, EDITORS),
    ("sessions", "add_people"): (_add_people, EDITORS),
    ("sessions", "mark"): (_mark, EDITORS),
    ("sessions", "take_off"): (_take_off, EDITORS),
    ("sessions", "close"): (_close, EDITORS),
    ("sessions", "reopen"): (_reopen, EDITORS),
}
LOOKING_AT_SESSIONS = {
    "sessions": {"all", "session", "entries", "outcomes_of", "due", "adding", "trainer_words", "jobs"},
}
