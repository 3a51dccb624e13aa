"""What was found in a workbook: people, training, and everything that needs a person to look at it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from nscp_desktop.domain.dates import Precision
from nscp_desktop.domain.people import PersonKind


class ColumnMeaning(StrEnum):
    """What a column of a workbook holds."""

    GIVEN_NAME = "given-name"
    FAMILY_NAME = "family-name"
    FULL_NAME = "full-name"
    ROLE = "role"
    TEAM = "team"
    SITE = "site"
    START = "start"
    LEAVE = "leave"
    STAFF_NUMBER = "staff-number"
    EMAIL = "email"
    KIND = "kind"
    COURSE = "course"
    COMPLETED = "completed"
    EXPIRES = "expires"
    DUE = "due"
    BOOKED = "booked"
    STATUS = "status"
    PROVIDER = "provider"
    HOURS = "hours"
    CERTIFICATE = "certificate"
    NOTES = "notes"
    IGNORE = "ignore"

    @property
    def words(self) -> str:
        """The meaning as shown beside a column."""
        return _MEANING_WORDS[self]


_MEANING_WORDS = {
    ColumnMeaning.GIVEN_NAME: "First name",
    ColumnMeaning.FAMILY_NAME: "Surname",
    ColumnMeaning.FULL_NAME: "Whole name",
    ColumnMeaning.ROLE: "Role",
    ColumnMeaning.TEAM: "Team",
    ColumnMeaning.SITE: "Site",
    ColumnMeaning.START: "Start date",
    ColumnMeaning.LEAVE: "Leave date",
    ColumnMeaning.STAFF_NUMBER: "Staff number",
    ColumnMeaning.EMAIL: "E-mail",
    ColumnMeaning.KIND: "Kind of person",
    ColumnMeaning.COURSE: "Name of the course",
    ColumnMeaning.COMPLETED: "Date done",
    ColumnMeaning.EXPIRES: "Expiry date",
    ColumnMeaning.DUE: "Due date (not brought in)",
    ColumnMeaning.BOOKED: "Date booked",
    ColumnMeaning.STATUS: "Status",
    ColumnMeaning.PROVIDER: "Provider",
    ColumnMeaning.HOURS: "Hours",
    ColumnMeaning.CERTIFICATE: "Certificate number",
    ColumnMeaning.NOTES: "Notes (not brought in)",
    ColumnMeaning.IGNORE: "Leave out",
}

TRAINING_MEANINGS = frozenset(
    {
        ColumnMeaning.COMPLETED,
        ColumnMeaning.EXPIRES,
        ColumnMeaning.DUE,
        ColumnMeaning.BOOKED,
        ColumnMeaning.STATUS,
        ColumnMeaning.PROVIDER,
        ColumnMeaning.HOURS,
        ColumnMeaning.CERTIFICATE,
    }
)
"""Meanings that belong to a course: in a matrix a column with one of them names its course."""


class DatesWere(StrEnum):
    """What is known of the day and month order in one column."""

    AS_SHOWN = "as-shown"
    TEXT_MONTH_FIRST = "text-month-first"
    REAL_DATES_SWAPPED = "real-dates-swapped"


class Layout(StrEnum):
    """How a sheet is laid out."""

    MATRIX = "matrix"
    LOG = "log"
    PEOPLE = "people"


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """What the user says that a column holds; `course` is its title in a matrix."""

    meaning: ColumnMeaning
    course: str | None = None


@dataclass(frozen=True, slots=True)
class Choices:
    """What the user decided instead of the program's guesses. None and empty mean "guess".

    `header_rows` and `first_data_row` are numbered from 1, as spreadsheets show them (counted rows in CSV).
    `columns` and `dates` are keyed by column index from 0. `same_people` and `different_people` hold rows
    whose name was met before.
    """

    sheet: str | None = None
    header_rows: tuple[int, ...] | None = None
    first_data_row: int | None = None
    columns: Mapping[int, ColumnChoice] = field(default_factory=dict)
    dates: Mapping[int, DatesWere] = field(default_factory=dict)
    same_people: frozenset[int] = frozenset()
    different_people: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Column:
    """One column as understood. `letter` is empty for CSV; `course` is its course in a matrix, else None.

    `dates` says when its dates seem to be in American order; `sure` is False where a look is worth while.
    """

    index: int
    letter: str
    heading: str
    meaning: ColumnMeaning
    course: str | None
    samples: tuple[str, ...]
    dates: DatesWere = DatesWere.AS_SHOWN
    sure: bool = True


@dataclass(frozen=True, slots=True)
class FoundPerson:
    """A person named in the sheet, once however many rows they fill. `row` is the first of these rows."""

    row: int
    given: str
    family: str
    role: str = ""
    team: str = ""
    site: str = ""
    start: date | None = None
    leave: date | None = None
    staff_number: str = ""
    email: str = ""
    kind: PersonKind | None = None
    former_family: str = ""

    @property
    def name(self) -> str:
        """The name as spoken."""
        return f"{self.given} {self.family}".strip()


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the sheet something stands: `cell` for people, row from 1 and column from 0 for programs."""

    cell: str
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class FoundRecord:
    """A completion with a date or an expiry that is beyond doubt. `person` is an index into the people."""

    place: Place
    person: int
    course: str
    completed_on: date | None
    expires_on: date | None = None
    precision: Precision = Precision.DAY
    hours: float | None = None
    provider: str = ""
    certificate_number: str = ""
    note: str = ""

    @property
    def cell(self) -> str:
        return self.place.cell


@dataclass(frozen=True, slots=True)
class FoundBooking:
    """A place booked on a course; `on` is None when the cell gives no day."""

    place: Place
    person: int
    course: str
    on: date | None
    note: str = ""

    @property
    def cell(self) -> str:
        return self.place.cell


class ProposalKind(StrEnum):
    """What accepting a proposal would store."""

    RECORD = "record"
    BOOKING = "booking"
    LEAVE_OUT = "leave-out"
    SAME_PERSON = "same-person"
    DIFFERENT_PERSON = "different-person"


@dataclass(frozen=True, slots=True)
class Proposal:
    """One answer that the user can give to a question, in words and as what it would store.

    A record with neither date is "done, date unknown". `on` belongs to a booking.
    """

    words: str
    kind: ProposalKind
    completed_on: date | None = None
    expires_on: date | None = None
    precision: Precision = Precision.DAY
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A cell that somebody has to look at. `person` and `course` are None where they are not known.

    `reason` is a few words, such as "month only"; `proposals` are in order of likelihood and may be empty.
    """

    place: Place
    person: int | None
    course: str | None
    text: str
    reason: str
    proposals: tuple[Proposal, ...] = ()

    @property
    def cell(self) -> str:
        return self.place.cell


@dataclass(frozen=True, slots=True)
class Ignored:
    """A cell or row that holds nothing to store, and why."""

    place: Place
    text: str
    reason: str

    @property
    def cell(self) -> str:
        return self.place.cell


@dataclass(frozen=True, slots=True)
class SheetSummary:
    """One sheet of the workbook: filled rows, and why it was not read (None for the one that was)."""

    name: str
    rows: int
    skipped: str | None


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything found in one sheet of a workbook, in the order of its rows.

    `header_rows` and `first_data_row` are numbered from 1. `courses` are the titles met, in the sheet's
    order. `warnings` are whole sentences about the file: what was cut off, which columns seem to be American.
    """

    file_name: str
    sheet: str
    layout: Layout
    sheets: tuple[SheetSummary, ...]
    columns: tuple[Column, ...]
    header_rows: tuple[int, ...]
    first_data_row: int
    people: tuple[FoundPerson, ...]
    records: tuple[FoundRecord, ...]
    bookings: tuple[FoundBooking, ...]
    questions: tuple[Question, ...]
    ignored: tuple[Ignored, ...]
    courses: tuple[str, ...]
    warnings: tuple[str, ...] = ()
