"""Trainings that somebody may accept for a requirement that their course does not count towards."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from nscp_desktop.domain.dates import Precision, in_words
from nscp_desktop.domain.standing import History, Rulebook
from nscp_desktop.domain.training import Completion, Equivalent, Evidence


@dataclass(frozen=True, slots=True)
class TrainingElsewhere:
    """A training that is not on record yet, such as one with a former employer.

    `title` names its course as typed; it may be one that is on the list. `completed_on` None means that nobody knows.
    """

    title: str
    completed_on: date | None
    precision: Precision = Precision.DAY
    expires_on: date | None = None
    hours: float | None = None
    provider: str = ""
    evidence: Evidence = Evidence.NONE


class CountsTowards(NamedTuple):
    """One requirement that a completion counts towards: by its course, or because somebody accepted it."""

    requirement_id: str
    title: str
    equivalent: Equivalent | None = None

    @property
    def words(self) -> str:
        """Why it counts, in words."""
        if self.equivalent is None:
            return "by its course"
        return f"accepted by {self.equivalent.approved_by} on {in_words(self.equivalent.decided_on)}"


def satisfies_fully(rulebook: Rulebook, course_id: int, requirement_id: str) -> bool:
    """Whether a course counts towards a requirement the first time and as a renewal, so that nothing is to decide."""
    counts = rulebook.counts.get(course_id, ())
    return any(item.requirement_id == requirement_id and item.first and item.renewal for item in counts)


def is_for(completion: Completion, requirement_id: str, history: History, rulebook: Rulebook) -> bool:
    """Whether a completion counts towards a requirement in any way: by its course, or because it was accepted."""
    if any(item.requirement_id == requirement_id for item in rulebook.counts.get(completion.course_id, ())):
        return True
    return any(
        item.completion_id == completion.id and item.requirement_id == requirement_id for item in history.equivalents
    )


def acceptable(history: History, requirement_id: str, rulebook: Rulebook) -> tuple[Completion, ...]:
    """Return the completions of one person that could be accepted for a requirement, the newest first."""
    accepted = {item.completion_id for item in history.equivalents if item.requirement_id == requirement_id}
    found = [
        done
        for done in history.completions
        if done.id not in accepted and not satisfies_fully(rulebook, done.course_id, requirement_id)
    ]
    return tuple(sorted(found, key=_day, reverse=True))


def counts_towards(completion: Completion, history: History, rulebook: Rulebook) -> tuple[CountsTowards, ...]:
    """Return all in use that a completion counts towards by its course, and everything that it was accepted for."""
    own = [item for item in history.equivalents if item.completion_id == completion.id]
    accepted = {item.requirement_id for item in own}
    found = [
        CountsTowards(item.requirement_id, rulebook.by_id[item.requirement_id].title)
        for item in rulebook.counts.get(completion.course_id, ())
        if item.requirement_id not in accepted and rulebook.by_id[item.requirement_id].active
    ]
    for item in own:
        requirement = rulebook.by_id.get(item.requirement_id)
        title = requirement.title if requirement is not None else item.requirement_id
        found.append(CountsTowards(item.requirement_id, title, item))
    return tuple(found)


def _day(done: Completion) -> tuple[date, int]:
    return done.completed_on or done.expires_on or date.min, done.id
