"""What a form hands over: plain data that a service checks before anything is stored."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from nscp_desktop.domain.dates import Precision
from nscp_desktop.domain.people import FormerName, PersonKind
from nscp_desktop.domain.standing import Standing
from nscp_desktop.domain.training import Evidence


@dataclass(frozen=True, slots=True)
class PersonDraft:
    """One person as typed into the form.

    `starts_on` None means that nobody knows. `changes_from` is the day from which a changed kind, role, duty, team or
    site holds; None means from the start of service. A new group needs a reason and who decided. `period` says which
    period of service the draft is about, counted from 0 in the order of their first days; None means the latest.
    `shown_on` is the day of which the form showed what is held: what differs from that is what was changed. None means
    the day from which the change holds.
    """

    given: str
    family: str
    known_as: str = ""
    staff_number: str = ""
    email: str = ""
    kind: PersonKind = PersonKind.EMPLOYEE
    starts_on: date | None = None
    ends_on: date | None = None
    leave_reason: str = ""
    role_ids: tuple[int, ...] = ()
    duties: tuple[str, ...] = ()
    site_id: int | None = None
    team_id: int | None = None
    group: int | None = None
    group_reason: str = ""
    group_decided_by: str = ""
    group_review_on: date | None = None
    changes_from: date | None = None
    manager_id: int | None = None
    former_names: tuple[FormerName, ...] = ()
    level_id: int | None = None
    period: int | None = None
    shown_on: date | None = None


@dataclass(frozen=True, slots=True)
class PlacementDraft:
    """Placing people in a Target Group from a day on. `starts_on` None means for as long as they have been here."""

    group: int
    starts_on: date | None
    decided_by: str
    reason: str
    review_on: date | None = None
    level_id: int | None = None


@dataclass(frozen=True, slots=True)
class TrainingDraft:
    """One training, for everyone who was there. `completed_on` None with no expiry means the date is unknown.

    `first_day` is when a training of several days began, None when it was one day. `whole_agency` says that it was held
    for everyone here that day, such as whole-school training.
    """

    course_id: int
    completed_on: date | None
    person_ids: tuple[int, ...]
    precision: Precision = Precision.DAY
    expires_on: date | None = None
    hours: float | None = None
    delivery: str = ""
    provider: str = ""
    trainer: str = ""
    certificate_number: str = ""
    evidence: Evidence = Evidence.NONE
    note: str = ""
    first_day: date | None = None
    whole_agency: bool = False


class Outcome(StrEnum):
    """What recording a training does for one person."""

    RENEWED = "renewed"
    FIRST = "first"
    EXTRA = "extra"
    ALREADY = "already"


@dataclass(frozen=True, slots=True)
class Effect:
    """What recording would change for one person: the requirement whose due date moves most, before and after.

    `requirement_id`, `before` and `after` are None when nothing that is asked of the person changes. `here` is False
    for somebody who was not with the agency on any day of the training.
    """

    person_id: int
    outcome: Outcome
    requirement_id: str | None = None
    before: Standing | None = None
    after: Standing | None = None
    here: bool = True


@dataclass(frozen=True, slots=True)
class Preview:
    """What recording a training would change, person by person in the order given, and in figures.

    `not_here` of them were not with the agency on any day of it.
    """

    rows: tuple[Effect, ...]
    renewed: int
    first_time: int
    extra: int
    already: int
    not_here: int = 0


@dataclass(frozen=True, slots=True)
class Recorded:
    """How many completions were stored, and how many were on record already."""

    stored: int
    already: int
