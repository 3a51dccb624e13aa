"""What tests of sessions and registers begin with: people, a session, and what its register says."""

from datetime import date

from nscp_desktop.domain.drafts import PersonDraft
from nscp_desktop.domain.registers import Outcome
from nscp_desktop.domain.session_drafts import SessionDraft
from nscp_desktop.domain.sessions import SessionDay
from nscp_desktop.services.record_files import Services

AHEAD = date(2026, 12, 3)
HELD = date(2026, 11, 20)


def people(school: Services, *given: str) -> list[int]:
    return [school.people.add(PersonDraft(name, "Khan", starts_on=date(2020, 9, 1))) for name in given]


def course(school: Services, title: str = "Prevent awareness") -> int:
    return next(item.id for item in school.training.courses() if item.title == title)


def session_on(school: Services, day: date, capacity: int | None = None, provider: str = "") -> int:
    return school.sessions.add(
        SessionDraft(course(school), (SessionDay(day),), capacity=capacity, provider=provider), today=day
    )


def outcomes(school: Services, session_id: int) -> dict[int, Outcome]:
    return {entry.person_id: entry.outcome for entry in school.sessions.entries(session_id)}


def entry_of(school: Services, session_id: int, person_id: int) -> int:
    return next(entry.id for entry in school.sessions.entries(session_id) if entry.person_id == person_id)


def done(school: Services, person_id: int) -> list[tuple[date | None, float | None, str]]:
    completions = school.standing.snapshot().history(person_id).completions
    return [(item.completed_on, item.hours, item.provider) for item in completions]
