"""Which session a training that is recorded belongs to, and whose places on it become completions."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from nscp_desktop.domain.dates import Precision, add_days, days_between, in_words
from nscp_desktop.domain.drafts import TrainingDraft
from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.registers import Outcome, RegisterEntry
from nscp_desktop.domain.sessions import Session
from nscp_desktop.domain.training import Completion
from nscp_desktop.services.evidence_reading import gather
from nscp_desktop.services.titles import tidy
from nscp_desktop.storage.unit_of_work import UnitOfWork

_PLACES = (Outcome.BOOKED, Outcome.WAITING)
NAMED = 3


class DayOfCourse(NamedTuple):
    """A session of the course that covers the day of the training, and who stands on its register, by person."""

    held: Session
    entries: Mapping[int, RegisterEntry]

    def places(self, person_ids: Sequence[int]) -> dict[int, RegisterEntry]:
        """Return the place of each of some people who has one on it that can still become a completion."""
        if self.held.closed_on is not None:
            return {}
        found = ((own, self.entries.get(own)) for own in person_ids)
        return {own: entry for own, entry in found if entry is not None and entry.outcome in _PLACES}


def store_completions(
    unit: UnitOfWork, draft: TrainingDraft, completions: Sequence[Completion], people: Mapping[int, Person]
) -> frozenset[int]:
    """Store the completions of one training within its session, and return whose place on a register was used.

    A place that somebody had on a session of the day becomes the completion and stays with its session. The others
    belong to the session that is the same event, or to a new one.

    Raises NotAllowedError beside `person_ids` for people of whom a register says something else.
    """
    on = draft.completed_on
    own_ids = [done.person_id for done in completions]
    if on is None or not completions:
        unit.training.add_completions(list(completions))
        return frozenset()
    days = days_of_course(unit, draft.course_id, on)
    check_outcomes(days, own_ids, people)
    host = _session_of(draft, days, own_ids)
    places = {own: place for day in days for own, place in day.places(own_ids).items()}
    for done in completions:
        if done.person_id in places:
            place = places[done.person_id]
            unit.training.change_completion(done._replace(id=place.id, note=done.note or place.note))
    rest = [done for done in completions if done.person_id not in places]
    if rest or host is not None:
        session_id = host if host is not None else unit.training.add_session(draft, on)
        unit.training.add_completions(rest, session_id)
        if draft.whole_agency:
            unit.sessions.change(session_id, {"whole_agency": 1})
    return frozenset(places)


def keep_sheets(
    unit: UnitOfWork, draft: TrainingDraft, person_ids: Sequence[int], sheets: Sequence[Path], today: date
) -> tuple[int, ...]:
    """Keep files that prove a training with its session, stored by now; return everybody who was there.

    Raises NotAllowedError beside `sheets` when there is no session to keep them with, or one cannot be kept.
    """
    if draft.completed_on is None:
        raise NotAllowedError("Without a day there is no session to keep files with. Give the day.", "sheets")
    if not person_ids:
        raise NotAllowedError(
            "Everybody ticked has this on record already. Attach the files under Training, Evidence instead.", "sheets"
        )
    days = days_of_course(unit, draft.course_id, draft.completed_on)
    held = next(day.held for day in days if person_ids[0] in day.entries)
    gathered = gather(sheets, unit.session_files.files(held.id), "session")
    if gathered.refusals:
        raise NotAllowedError(" ".join(gathered.refusals), "sheets")
    for file in gathered.files:
        unit.session_files.add(file, held.id, today)
    return tuple(unit.session_files.attended(held.id))


def follow_day(unit: UnitOfWork, done: Completion) -> None:
    """Let the session follow a completion whose day was corrected to one outside of it.

    A session of which nobody else is on record moves to the day; from one of several people the completion goes to the
    session of its day. Without an exact day it stays where it is.
    """
    session_id, on = unit.places.session_of(done.id), done.completed_on
    held = unit.sessions.session(session_id) if session_id is not None else None
    if held is None or on is None or done.precision is not Precision.DAY or held.starts_on <= on <= held.ends_on:
        return
    if len(unit.sessions.entries(held.id)) == 1 and not held.days and held.closed_on is None:
        length = days_between(held.starts_on, held.ends_on)
        first = add_days(on, -length)
        unit.sessions.change(held.id, {"starts_on": first.isoformat(), "ends_on": on.isoformat() if length else None})
        return
    draft = TrainingDraft(
        done.course_id, on, (done.person_id,), delivery=held.delivery, provider=done.provider, trainer=held.trainer
    )
    own = _session_of(draft, days_of_course(unit, done.course_id, on), ())
    unit.places.put_into(done.id, own if own is not None else unit.training.add_session(draft, on))


def days_of_course(unit: UnitOfWork, course_id: int, on: date) -> list[DayOfCourse]:
    """Return the sessions of a course that cover a day, with their registers."""
    return [
        DayOfCourse(held, {entry.person_id: entry for entry in unit.sessions.entries(held.id)})
        for held in unit.sessions.all()
        if held.course_id == course_id and held.starts_on <= on <= held.ends_on
    ]


def check_outcomes(days: Sequence[DayOfCourse], person_ids: Sequence[int], people: Mapping[int, Person]) -> None:
    """Refuse a completion for people of whom the register of the day says that it went otherwise."""
    said = _otherwise_words(days, person_ids, people)
    if said:
        raise NotAllowedError(f"{said} Untick them, or change the register first.", "person_ids")


def check_corrected(unit: UnitOfWork, done: Completion, people: Mapping[int, Person]) -> None:
    """Refuse a corrected day of which the register says that it went otherwise for this person."""
    if done.completed_on is None or done.precision is not Precision.DAY:
        return
    said = _otherwise_words(days_of_course(unit, done.course_id, done.completed_on), [done.person_id], people)
    if said:
        raise NotAllowedError(f"{said} Give another day, or change the register first.", "completed_on")


def _otherwise_words(days: Sequence[DayOfCourse], person_ids: Sequence[int], people: Mapping[int, Person]) -> str:
    """Say of whom the register of the day says that it went otherwise, empty when of nobody."""
    other = [
        (people[own].name, day.held, entry.outcome)
        for own in person_ids
        for day in days
        if (entry := day.entries.get(own)) is not None
        and entry.outcome not in _PLACES
        and entry.outcome is not Outcome.ATTENDED
    ]
    if not other:
        return ""
    named = ", ".join(f"{name} ({outcome.words})" for name, _, outcome in other[:NAMED])
    rest = f" and {len(other) - NAMED} more" if len(other) > NAMED else ""
    return f"The register of {in_words(other[0][1].ends_on)} says otherwise of {named}{rest}."


def _session_of(draft: TrainingDraft, days: Sequence[DayOfCourse], person_ids: Sequence[int]) -> int | None:
    """Return the session on record that is the same event as a training, None when there is none.

    A day for everyone is one session, however it was recorded. A session on which somebody of these is booked is the
    one they came to, unless a provider, trainer or delivery contradicts it. Of others all of it has to be the same, and
    nobody has closed the register.
    """
    first = draft.first_day or draft.completed_on
    same_days = [day for day in days if (day.held.starts_on, day.held.ends_on) == (first, draft.completed_on)]
    if draft.whole_agency:
        for day in same_days:
            if day.held.whole_agency:
                return day.held.id
    booked = [day for day in days if day.held.ends_on == draft.completed_on and day.places(person_ids)]
    for day in sorted(booked, key=lambda one: -len(one.places(person_ids))):
        if draft.whole_agency or _is_same(draft, day.held, loosely=True):
            return day.held.id
    for day in same_days:
        held = day.held
        if held.closed_on is None and held.whole_agency == draft.whole_agency and _is_same(draft, held, loosely=False):
            return held.id
    return None


def _is_same(draft: TrainingDraft, held: Session, *, loosely: bool) -> bool:
    """Whether a session has the delivery, provider and trainer of a training; `loosely` lets what is empty pass."""
    pairs = ((draft.delivery, held.delivery), (draft.provider, held.provider), (draft.trainer, held.trainer))
    for one, other in pairs:
        own, theirs = tidy(one).casefold(), tidy(other).casefold()
        if own != theirs and not (loosely and (not own or not theirs)):
            return False
    return True
