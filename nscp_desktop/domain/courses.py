"""Courses, and what each one satisfies."""

from dataclasses import dataclass
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


class Satisfies(NamedTuple):
    """A course counts towards a requirement: for the first time, for renewals, or both."""

    requirement_id: str
    first: bool = True
    renewal: bool = True


@dataclass(frozen=True, slots=True)
class Course:
    """Something people take. `id` is 0 before it is stored; `hours` is None when not known."""

    id: int
    title: str
    kind: CourseKind = CourseKind.OTHER
    provider: str = ""
    delivery: str = ""
    hours: float | None = None
    aliases: tuple[str, ...] = ()
    satisfies: tuple[Satisfies, ...] = ()
    active: bool = True
