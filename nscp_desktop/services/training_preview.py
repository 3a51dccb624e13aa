"""What one training would change, worked out without storing it."""

from datetime import date

from nscp_desktop.domain.dates import FOREVER, Precision
from nscp_desktop.domain.drafts import Effect, Outcome, TrainingDraft
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.standing import History, Judge, Rulebook, Standing, StandingKind
from nscp_desktop.domain.training import Completion
from nscp_desktop.services.titles import tidy

_HAD_ONE = {StandingKind.IN_DATE, StandingKind.DUE_SOON, StandingKind.OVERDUE}


class Trial:
    """Shows person by person what a training would change."""

    def __init__(self, rulebook: Rulebook, draft: TrainingDraft, as_at: date) -> None:
        self._judge = Judge(rulebook, as_at)
        self._draft = draft
        self._as_at = as_at
        self._counts = tuple(item.requirement_id for item in rulebook.counts.get(draft.course_id, ()))

    def effect(self, person: Person, history: History) -> Effect:
        """Return what it would change for one person."""
        here = was_here(person, self._draft)
        if has_it(history, self._draft):
            return Effect(person.id, Outcome.ALREADY, here=here)
        done = completion_of(self._draft, person.id, self._as_at)
        before = self._judge.person(person, history)
        after = self._judge.person(person, history._replace(completions=(*history.completions, done)))
        moved = [
            (requirement_id, before[requirement_id], after[requirement_id])
            for requirement_id in reversed(self._counts)
            if requirement_id in before and _moves(before[requirement_id], after[requirement_id])
        ]
        if not moved:
            return Effect(person.id, Outcome.EXTRA, here=here)
        requirement_id, old, new = max(moved, key=_how_far)
        had_one = old.completion is not None and old.kind in _HAD_ONE
        return Effect(person.id, Outcome.RENEWED if had_one else Outcome.FIRST, requirement_id, old, new, here)


def was_here(person: Person, draft: TrainingDraft) -> bool:
    """Whether somebody was with the agency on any day of a training; True where the days are not known exactly."""
    last = draft.completed_on
    if last is None or draft.precision is not Precision.DAY:
        return True
    first = draft.first_day or last
    return any(
        (item.span.starts_on or date.min) <= last and first <= (item.span.ends_on or FOREVER)
        for item in person.services
    )


def has_it(history: History, draft: TrainingDraft) -> bool:
    """Whether the same training is on record already."""
    return any(
        done.course_id == draft.course_id
        and done.completed_on == draft.completed_on
        and (draft.completed_on is not None or done.expires_on == draft.expires_on)
        for done in history.completions
    )


def completion_of(draft: TrainingDraft, person_id: int, today: date) -> Completion:
    """Return the completion that a training gives to somebody who was there."""
    return Completion(
        0,
        person_id,
        draft.course_id,
        draft.completed_on,
        draft.precision,
        draft.expires_on,
        today,
        draft.hours,
        tidy(draft.provider),
        tidy(draft.certificate_number),
        draft.evidence,
        draft.note.strip(),
    )


def _moves(old: Standing, new: Standing) -> bool:
    return (old.kind, old.due, old.hours_done) != (new.kind, new.due, new.hours_done)


def _how_far(moved: tuple[str, Standing, Standing]) -> tuple[int, date]:
    """Order the requirements that move: what was worst before is told first, then the latest new due date."""
    _, old, new = moved
    return -min(old.kind.severity, StandingKind.DUE_SOON.severity), new.due or FOREVER
