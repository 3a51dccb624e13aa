"""What pages ask of each other, as plain data."""

from dataclasses import dataclass
from datetime import date

from nscp_desktop.domain.drafts import TrainingDraft


@dataclass(frozen=True, slots=True)
class PersonRequest:
    """Show one person on the People page."""

    person_id: int


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Open the form for a new person on the People page."""


@dataclass(frozen=True, slots=True)
class LikelyDuplicates:
    """Open the list of likely duplicates on the People page."""


@dataclass(frozen=True, slots=True)
class ReportRequest:
    """Show a report on the Reports page, about one person, competence review or learning item where it needs one.

    `annex_file_ids` and `annex_sheet_ids` are bound in behind it; counts of people below `small_numbers` are guarded.
    """

    report_id: str
    person_id: int | None = None
    print_now: bool = False
    review_id: int | None = None
    item_id: int | None = None
    sample_id: int | None = None
    certificate_ids: tuple[int, ...] = ()
    session_id: int | None = None
    checklist_id: int | None = None
    annex_file_ids: tuple[int, ...] = ()
    annex_sheet_ids: tuple[int, ...] = ()
    with_answer_files: bool = False
    small_numbers: int | None = None


@dataclass(frozen=True, slots=True)
class PeopleFilter:
    """Some people, and in words why these: shown as the title of the list they open."""

    title: str
    person_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RecordRequest:
    """Record training: for a course or for what a requirement asks, None when not known yet, for some people.

    `on` is the day it was done, None to begin with today. `whole_agency` ticks that it was for everyone here that day.
    `requirement_ids` are asked for together. A `draft` is everything that the form begins with, in place of the others.
    """

    course_id: int | None = None
    requirement_id: str | None = None
    person_ids: tuple[int, ...] = ()
    on: date | None = None
    whole_agency: bool = False
    requirement_ids: tuple[str, ...] = ()
    draft: TrainingDraft | None = None


@dataclass(frozen=True, slots=True)
class CatchUpRequest:
    """Plan how those catch up who missed a day of training for everyone: the course, the day, and who missed it."""

    course_id: int
    on: date
    person_ids: tuple[int, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class DecideRequest:
    """Show whose Target Group has to be looked at, for one reason by its name, or for all of them."""

    reason: str = ""


@dataclass(frozen=True, slots=True)
class PlanRequest:
    """Plan a session: of a course or for what a requirement asks, None when not known yet, for some people.

    `on` is its day, None when that is open.
    """

    course_id: int | None = None
    requirement_id: str | None = None
    person_ids: tuple[int, ...] = ()
    on: date | None = None


@dataclass(frozen=True, slots=True)
class MatrixFilter:
    """What the matrix shows on opening: `chip` is a key of its filter pills; empty texts and None mean all.

    With a `requirement_id` the cell of the first person shown is selected.
    """

    chip: str = "everyone"
    text: str = ""
    group: int | None = None
    team: str = ""
    person_ids: tuple[int, ...] = ()
    title: str = ""
    requirement_id: str = ""


@dataclass(frozen=True, slots=True)
class SessionRequest:
    """Show one session, or without a `session_id` open the form for a new one, filled in as far as is known.

    A new one is of a course from `on` to `until`, the same day when None, and `person_ids` are to come to it.
    """

    session_id: int | None = None
    course_id: int | None = None
    on: date | None = None
    until: date | None = None
    person_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ItemRequest:
    """Show one item of a questionnaire on its tab."""

    checklist_id: int
    item_id: int
