"""Courses, and what each one satisfies."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class CourseKind(StrEnum):
    """What sort of training a course is."""

    CORE = "core"
    SUBJECT = "subject"
    E_LEARNING = "e-learning"
    IN_HOUSE = "in-house"
    INDUCTION = "induction"
    BRIEFING = "briefing"
    READING = "reading"
    OTHER = "other"

    @property
    def words(self) -> str:
        return _KIND_WORDS[self]


_KIND_WORDS = {
    CourseKind.CORE: "Core course",
    CourseKind.SUBJECT: "Subject-specific",
    CourseKind.E_LEARNING: "E-learning",
    CourseKind.IN_HOUSE: "In-house",
    CourseKind.INDUCTION: "Induction",
    CourseKind.BRIEFING: "Briefing or bulletin",
    CourseKind.READING: "Reading",
    CourseKind.OTHER: "Other",
}


class Category(StrEnum):
    """The four categories of abuse.

    Source: NSCP Learning and Workforce Development Strategy 2022-24, which keeps training about all four a priority.
    """

    PHYSICAL = "physical"
    EMOTIONAL = "emotional"
    SEXUAL = "sexual"
    NEGLECT = "neglect"

    @property
    def words(self) -> str:
        return _CATEGORY_WORDS[self]

    @property
    def short(self) -> str:
        """One word for a narrow column: `Physical`."""
        return self.value.capitalize()


_CATEGORY_WORDS = {
    Category.PHYSICAL: "Physical abuse",
    Category.EMOTIONAL: "Emotional abuse",
    Category.SEXUAL: "Sexual abuse",
    Category.NEGLECT: "Neglect",
}


class EvaluationAsked(StrEnum):
    """Which evaluation forms are asked for after a session of a course."""

    NO = "no"
    AFTER = "after"
    AFTER_AND_IMPACT = "after-and-impact"

    @property
    def words(self) -> str:
        return _EVALUATION_WORDS[self]


_EVALUATION_WORDS = {
    EvaluationAsked.NO: "Not asked",
    EvaluationAsked.AFTER: "After the session",
    EvaluationAsked.AFTER_AND_IMPACT: "After the session, and impact 3 months on",
}


class Satisfies(NamedTuple):
    """A course counts towards a requirement: for the first time, for renewals, or both."""

    requirement_id: str
    first: bool = True
    renewal: bool = True


class CourseVersion(NamedTuple):
    """One version of a course that the agency writes itself, in use from a day. `id` is 0 before it is stored."""

    id: int
    name: str
    in_use_from: date
    changed: str = ""


@dataclass(frozen=True, slots=True)
class Course:
    """Something people take. `id` is 0 before it is stored; `hours` is None when not known.

    `groups` are the Target Groups that it is for, empty when that is not said; amounts are in pence, None where nobody
    has said. `certificates`: the agency gives out certificates of its own for it. Versions stand oldest first.
    """

    id: int
    title: str
    kind: CourseKind = CourseKind.OTHER
    provider: str = ""
    delivery: str = ""
    hours: float | None = None
    aliases: tuple[str, ...] = ()
    satisfies: tuple[Satisfies, ...] = ()
    active: bool = True
    groups: tuple[int, ...] = ()
    categories: tuple[Category, ...] = ()
    charge_pence: int | None = None
    non_attendance_pence: int | None = None
    evaluation: EvaluationAsked = EvaluationAsked.NO
    certificates: bool = False
    versions: tuple[CourseVersion, ...] = ()

    def version_on(self, day: date) -> CourseVersion | None:
        """Return the version that was in use on a day, None when none was."""
        return next((item for item in reversed(self.versions) if item.in_use_from <= day), None)


def groups_words(groups: Iterable[int]) -> str:
    """Write Target Groups for a column: `1–4`, `2, 3`; empty when none is said."""
    found = sorted(set(groups))
    if len(found) > 2 and found[-1] - found[0] == len(found) - 1:
        return f"{found[0]}\N{EN DASH}{found[-1]}"
    return ", ".join(str(group) for group in found)


def categories_words(categories: Iterable[Category]) -> str:
    """Write categories of abuse: `All four`, `Emotional abuse, neglect`; empty when none is said."""
    found = set(categories)
    if len(found) == len(Category):
        return "All four"
    words = ", ".join(item.words.lower() for item in Category if item in found)
    return words[:1].upper() + words[1:]
