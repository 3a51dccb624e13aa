"""What is refused before a session or its register is stored."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from nscp_desktop.domain.board import Snapshot
from nscp_desktop.domain.dates import in_words, plural
from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.registers import WITH_FEE, Mark, Outcome, RegisterEntry
from nscp_desktop.domain.session_drafts import (
    LONGEST_NOTE,
    SessionDraft,
    checked_capacity,
    checked_days,
)
from nscp_desktop.domain.sessions import Session
from nscp_desktop.domain.whole_agency import held_for_everyone
from nscp_desktop.services.courses import check_hours
from nscp_desktop.services.titles import refuse_long, tidy

NAMED = 3
_AFTER_THE_DAY = frozenset({Outcome.PART, Outcome.DID_NOT_ATTEND})


def checked_session(draft: SessionDraft, snapshot: Snapshot, booked: int = 0) -> SessionDraft:
    """Return a session with its days in order and tidy texts.

    Raises NotAllowedError beside the field that is wrong.
    """
    course = snapshot.rulebook.courses.get(draft.course_id)
    if course is None:
        raise NotAllowedError("Choose a course.", "course_id")
    days = checked_days(draft.days)
    if draft.version_id is not None and all(version.id != draft.version_id for version in course.versions):
        raise NotAllowedError(f"{course.title} has no such version. Choose another, or none.", "version_id")
    if draft.whole_agency and not held_for_everyone(snapshot.rulebook, draft.course_id):
        raise NotAllowedError(f"{course.title} counts towards nothing that is held for everyone.", "whole_agency")
    tidied = replace(
        draft,
        delivery=tidy(draft.delivery),
        place=tidy(draft.place),
        trainer=tidy(draft.trainer),
        provider=tidy(draft.provider),
    )
    for name in ("delivery", "place", "trainer", "provider"):
        refuse_long(getattr(tidied, name), name)
    note = draft.note.strip()
    refuse_long(note, "note", LONGEST_NOTE)
    capacity = checked_capacity(draft.capacity, booked)
    trainers = tuple(dict.fromkeys(draft.trainer_ids))
    return replace(tidied, days=days, capacity=capacity, trainer_ids=trainers, note=note)


def checked_mark(mark: Mark, session: Session, course_hours: float | None, today: date) -> Mark:
    """Return a mark with what belongs to its outcome, and nothing else.

    Raises NotAllowedError for an outcome that cannot be yet, and for hours that cannot be.
    """
    if mark.outcome in (Outcome.ATTENDED, Outcome.WAITING):
        raise NotAllowedError("Leave those unmarked who were there: closing the register records them.", "outcome")
    if mark.outcome in _AFTER_THE_DAY and today < session.starts_on:
        sentence = f"The session is on {session.days_words}, which is still ahead. Mark who cancels, or wait."
        raise NotAllowedError(sentence, "outcome")
    hours = mark.hours if mark.outcome is Outcome.PART else None
    check_hours(hours)
    if hours is not None and course_hours is not None and hours >= course_hours:
        raise NotAllowedError(
            f"The whole course takes {course_hours:g} hours: who was there for that long attended.", "hours"
        )
    reason = tidy(mark.reason) if mark.outcome is not Outcome.BOOKED else ""
    refuse_long(reason, "reason")
    return Mark(mark.outcome, hours, reason, mark.fee_pence if mark.outcome in WITH_FEE else None)


def check_closable(session: Session, entries: Sequence[RegisterEntry], people: dict[int, Person], today: date) -> None:
    """Refuse to close a register that is closed, empty, not due yet, or lists people as there who had left."""
    if session.closed_on is not None:
        raise NotAllowedError(f"This register was closed on {in_words(session.closed_on)}.")
    if today < session.ends_on:
        raise NotAllowedError(
            f"The session is held on {session.days_words}. Its register can be closed from {in_words(session.ends_on)}."
        )
    if not entries:
        raise NotAllowedError("Nobody is on the register. Add who was there, or remove the session.")
    left = [
        people[entry.person_id].name
        for entry in entries
        if entry.outcome is Outcome.BOOKED and entry.person_id in people
        and _left_before(people[entry.person_id], session.ends_on)
    ]  # fmt: skip
    if left:
        raise NotAllowedError(
            f"{named(left)} had left by {in_words(session.ends_on)}. Mark how it went for them, or correct their last "
            "day."
        )


def check_open(session: Session) -> None:
    """Refuse to change a register that is closed."""
    if session.closed_on is not None:
        raise NotAllowedError("This register is closed. Open it again first.")


def named(names: Iterable[str]) -> str:
    """Write a few names, and how many more there are."""
    found = list(names)
    shown = found[:NAMED] + ([plural(len(found) - NAMED, "more person", "more people")] if len(found) > NAMED else [])
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def _left_before(person: Person, day: date) -> bool:
    """Whether all of somebody's time here was over before a day."""
    ends = [service.span.ends_on for service in person.services]
    return bool(ends) and all(end is not None and end < day for end in ends)
