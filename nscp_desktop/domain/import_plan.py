"""What an import would do: every person, course, record and booking found, each with its action."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.imports import FoundBooking, FoundPerson, FoundRecord, Place, Proposal, Reading
from nscp_desktop.domain.people import PersonKind


class ImportAction(StrEnum):
    """What happens to one thing found. HOLD keeps it back because its person is asked about or left out."""

    ADD = "add"
    MATCH = "match"
    ASK = "ask"
    KNOWN = "known"
    LEAVE_OUT = "leave-out"
    HOLD = "hold"


@dataclass(frozen=True, slots=True)
class Answers:
    """What the user decided about a reading; empty means the program's own way.

    `people` maps the index of a person found to the id of the person on record, or to None for a new person;
    `left_out` holds indexes to leave out. `courses` maps a heading to a course id, or to None for a new course;
    headings in `courses_left_out` are not brought in. `questions` maps where a question stands to the proposal taken.
    `place` puts new people into the usual group of their role, for somebody to confirm.
    """

    people: Mapping[int, int | None] = field(default_factory=dict)
    left_out: frozenset[int] = frozenset()
    courses: Mapping[str, int | None] = field(default_factory=dict)
    courses_left_out: frozenset[str] = frozenset()
    questions: Mapping[Place, Proposal] = field(default_factory=dict)
    place: bool = True


@dataclass(frozen=True, slots=True)
class PlannedPerson:
    """One person found: added, matched to `person_id`, or asked about with `suggestions` of ids on record."""

    index: int
    found: FoundPerson
    action: ImportAction
    person_id: int | None = None
    suggestions: tuple[int, ...] = ()
    because: str = ""
    role: str = ""
    duties: tuple[str, ...] = ()
    kind: PersonKind = PersonKind.EMPLOYEE
    group: int | None = None


@dataclass(frozen=True, slots=True)
class PlannedCourse:
    """One course heading: matched to `course_id`, or a new course, with `suggestions` of similar ones."""

    heading: str
    action: ImportAction
    course_id: int | None = None
    suggestions: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedRecord:
    """One completion and what happens to it."""

    found: FoundRecord
    action: ImportAction


@dataclass(frozen=True, slots=True)
class PlannedBooking:
    """One booking and what happens to it."""

    found: FoundBooking
    action: ImportAction


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """Everything that an import would do. Nothing is stored until it is carried out."""

    reading: Reading
    answers: Answers
    people: tuple[PlannedPerson, ...]
    courses: tuple[PlannedCourse, ...]
    records: tuple[PlannedRecord, ...]
    bookings: tuple[PlannedBooking, ...]

    def counts(self) -> dict[str, int]:
        """Return the figures of the preview by name."""
        adds = ImportAction.ADD
        return {
            "people_added": sum(item.action is adds for item in self.people),
            "people_matched": sum(item.action is ImportAction.MATCH for item in self.people),
            "people_asked": sum(item.action is ImportAction.ASK for item in self.people),
            "courses_added": sum(item.action is adds for item in self.courses),
            "records_added": sum(item.action is adds for item in self.records),
            "records_known": sum(item.action is ImportAction.KNOWN for item in self.records),
            "records_held": sum(item.action is ImportAction.HOLD for item in self.records),
            "bookings_added": sum(item.action is adds for item in self.bookings),
            "questions": sum(item.place not in self.answers.questions for item in self.reading.questions),
            "ignored": len(self.reading.ignored),
        }

    @property
    def words(self) -> str:
        """What would be stored, in a sentence."""
        counts = self.counts()
        return f"{self.would_store}; {plural(counts['questions'], 'cell')} left to look at"

    @property
    def would_store(self) -> str:
        """The new people, records and bookings, as part of a sentence."""
        counts = self.counts()
        return listed_counts(
            (counts["people_added"], "new person", "new people"),
            (counts["records_added"], "training record", "training records"),
            (counts["bookings_added"], "booking", "bookings"),
        )


def listed_counts(*counts: tuple[int, str, str]) -> str:
    """Write counts with their nouns as people say them, `3 people, 2 courses and 1 booking`, without those of 0.

    Each is a count, the noun for one and the noun for several.
    """
    *most, last = [plural(count, one, many) for count, one, many in counts if count] or ["nothing new"]
    return f"{', '.join(most)} and {last}" if most else last


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import stored; `person_ids` are those who are new or got training, in the order of the file."""

    people: int
    courses: int
    records: int
    bookings: int
    person_ids: tuple[int, ...] = ()

    @property
    def changed(self) -> bool:
        return bool(self.people or self.courses or self.records or self.bookings)

    @property
    def words(self) -> str:
        """What was stored, in a sentence."""
        if not self.changed:
            return "There was nothing new to store, so nothing changed."
        stored = listed_counts(
            (self.people, "new person", "new people"),
            (self.courses, "new course", "new courses"),
            (self.records, "training record", "training records"),
            (self.bookings, "booking", "bookings"),
        )
        return f"Stored {stored}."
