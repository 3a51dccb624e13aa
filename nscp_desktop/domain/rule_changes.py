"""What becomes of the rules when somebody changes one requirement, adds one, or takes one out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from nscp_desktop.domain.courses import Course, Satisfies
from nscp_desktop.domain.requirements import Edition, Requirement
from nscp_desktop.domain.rule_periods import changed_rules, ended, is_in_use, reopened

OWN_PACK = "own"
OWN_TITLE = "The agency's own rules"


class Counting(NamedTuple):
    """A course counts towards the requirement: for the first time, for renewals, or both."""

    course_id: int
    first: bool = True
    renewal: bool = True


@dataclass(frozen=True, slots=True)
class RequirementDraft:
    """A requirement as typed, and the courses that count towards it. Its id is empty while it is new.

    `active` says whether it is asked at all. Rules keep their ids, and new ones have none.
    """

    requirement: Requirement
    counts: tuple[Counting, ...] = ()


@dataclass(frozen=True, slots=True)
class RulesState:
    """All requirements in their order, and all courses by id."""

    requirements: tuple[Requirement, ...]
    courses: Mapping[int, Course]

    def get(self, requirement_id: str) -> Requirement | None:
        return next((item for item in self.requirements if item.id == requirement_id), None)

    def counts(self, requirement_id: str) -> tuple[Counting, ...]:
        """Return the courses that count towards a requirement."""
        return tuple(
            Counting(course.id, item.first, item.renewal)
            for course in self.courses.values()
            for item in course.satisfies
            if item.requirement_id == requirement_id
        )

    def with_requirement(self, requirement: Requirement) -> "RulesState":
        """Return the state with one requirement changed, or added after all others."""
        if self.get(requirement.id) is None:
            return replace(self, requirements=(*self.requirements, requirement))
        kept = tuple(requirement if item.id == requirement.id else item for item in self.requirements)
        return replace(self, requirements=kept)

    def without(self, requirement_id: str) -> "RulesState":
        """Return the state without a requirement and without what counts towards it."""
        kept = tuple(item for item in self.requirements if item.id != requirement_id)
        return replace(self, requirements=kept).with_counts(requirement_id, ())

    def with_counts(self, requirement_id: str, counts: Sequence[Counting]) -> "RulesState":
        """Return the state with these courses, and no others, counting towards a requirement."""
        wanted = {item.course_id: item for item in counts if item.first or item.renewal}
        courses = dict(self.courses)
        for course in self.courses.values():
            others = tuple(item for item in course.satisfies if item.requirement_id != requirement_id)
            found = wanted.get(course.id)
            new = (Satisfies(requirement_id, found.first, found.renewal),) if found else ()
            if set(course.satisfies) != {*others, *new}:
                courses[course.id] = replace(course, satisfies=others + new)
        return replace(self, courses=courses)

    def with_editions(self, document_id: str, editions: tuple[Edition, ...]) -> "RulesState":
        """Return the state with other editions of a document, in every rule that asks to read it."""
        return replace(
            self, requirements=tuple(_with_editions(item, document_id, editions) for item in self.requirements)
        )

    def changed_since(self, before: "RulesState") -> frozenset[str]:
        """Return the ids of the requirements that differ from what they were, or towards which other courses count."""
        old, new = _facts(before), _facts(self)
        return frozenset(own for own in {*old, *new} if old.get(own) != new.get(own))


def requirement_after(
    before: Requirement | None, draft: Requirement, from_day: date | None, today: date
) -> Requirement:
    """Return what a requirement becomes; `from_day` None means as if it had always been so.

    Switching off from a day on ends its rules the day before, so that it stays in what is told of earlier days.
    """
    there = before or replace(draft, rules=())
    is_asked = before is not None and is_in_use(before, today)
    has_ended = before is not None and before.active and not is_asked
    if draft.active:
        wanted = reopened(draft.rules, today) if has_ended else draft.rules
        return replace(draft, rules=changed_rules(there, wanted, from_day))
    if is_asked and from_day is not None:
        left = ended(there.rules, from_day)
        return replace(draft, rules=left or there.rules, active=bool(left))
    # What has ended stays in what is told of earlier days; what was never asked has none.
    return replace(draft, rules=changed_rules(there, draft.rules, from_day if has_ended else None), active=has_ended)


def _facts(state: RulesState) -> dict[str, object]:
    towards: dict[str, list[Counting]] = {item.id: [] for item in state.requirements}
    for course in state.courses.values():
        # What a course is called, or how long it lasts, changes nothing here.
        for item in course.satisfies:
            towards.setdefault(item.requirement_id, []).append(Counting(course.id, item.first, item.renewal))
    return {item.id: (item, sorted(towards[item.id])) for item in state.requirements}


def _with_editions(requirement: Requirement, document_id: str, editions: tuple[Edition, ...]) -> Requirement:
    rules = tuple(
        replace(rule, editions=editions) if document_id and rule.document == document_id else rule
        for rule in requirement.rules
    )
    return requirement if rules == requirement.rules else replace(requirement, rules=rules)
