"""Who works or volunteers here: people, their periods of service, roles, duties, places and placements."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from nscp_desktop.domain.dates import FOREVER, add_days

AWAY_SYMBOL = "◌"
# Stands where the last day of a placement would, when another was decided for the very same day.
REPLACED_SAME_DAY = "replaced the same day"


class PersonKind(StrEnum):
    """How somebody belongs to the agency."""

    EMPLOYEE = "employee"
    VOLUNTEER = "volunteer"
    GOVERNOR = "governor"
    SUPPLY = "supply"
    CONTRACTOR = "contractor"
    STUDENT = "student"

    @property
    def words(self) -> str:
        return _KIND_WORDS[self]


_KIND_WORDS = {
    PersonKind.EMPLOYEE: "Employee",
    PersonKind.VOLUNTEER: "Volunteer",
    PersonKind.GOVERNOR: "Governor or trustee",
    PersonKind.SUPPLY: "Supply or agency",
    PersonKind.CONTRACTOR: "Contractor",
    PersonKind.STUDENT: "Student",
}


class Span(NamedTuple):
    """A stretch of days, both ends included. No start means as long as anyone remembers, no end means still."""

    starts_on: date | None
    ends_on: date | None

    def covers(self, day: date) -> bool:
        return (self.starts_on is None or self.starts_on <= day) and (self.ends_on is None or day <= self.ends_on)


class Service(NamedTuple):
    """One period with the agency; somebody who rejoins has a second one."""

    span: Span
    kind: PersonKind
    leave_reason: str = ""


class HeldRole(NamedTuple):
    """A job title held for a time."""

    span: Span
    role_id: int
    title: str


class HeldDuty(NamedTuple):
    """A responsibility beside the role, such as DSL, held for a time. `duty` is its code."""

    span: Span
    duty: str
    title: str


class Place(NamedTuple):
    """Where somebody works for a time: at most one site and one team."""

    span: Span
    site_id: int | None
    site: str
    team_id: int | None
    team: str


class Placement(NamedTuple):
    """A person's Target Group for a time: who decided, and why; with the agency's own level where it has levels."""

    span: Span
    group: int
    decided_by: str
    reason: str
    review_on: date | None
    level_id: int | None = None
    level: str = ""

    @property
    def is_replaced_same_day(self) -> bool:
        """Whether another was decided from the same day on, so that it held on no day: it would end before it began."""
        first, last = self.span
        return last is not None and (last == date.min if first is None else last < first)


class FormerName(NamedTuple):
    """A name that somebody had, and until when, None when nobody knows."""

    name: str
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Anyone who works or volunteers for the agency, with everything dated that they held.

    `manager_id` is the line manager, None when there is none on record. Somebody archived has left and is kept out of
    the register's lists, not out of the record.
    """

    id: int
    given: str
    family: str
    known_as: str = ""
    staff_number: str = ""
    email: str = ""
    services: tuple[Service, ...] = ()
    roles: tuple[HeldRole, ...] = ()
    duties: tuple[HeldDuty, ...] = ()
    places: tuple[Place, ...] = ()
    placements: tuple[Placement, ...] = ()
    manager_id: int | None = None
    former_names: tuple[FormerName, ...] = ()
    away: tuple[Span, ...] = ()
    archived_on: date | None = None

    @property
    def name(self) -> str:
        """The name as spoken, `Rebecca Osei`."""
        return f"{self.given} {self.family}".strip()

    @property
    def sorted_name(self) -> str:
        """The name as listed, `Osei, Rebecca`."""
        return f"{self.family}, {self.given}" if self.family and self.given else self.family or self.given

    def service_on(self, day: date) -> Service | None:
        """Return the period of service that covers `day`, or None when the person was not here."""
        for service in self.services:
            if service.span.covers(day):
                return service
        return None

    def group_on(self, day: date) -> Placement | None:
        """Return the placement in force on `day`, or None when never placed."""
        for placed in self.placements:
            if placed.span.covers(day):
                return placed
        return None

    def place_on(self, day: date) -> Place | None:
        """Return the site and team on `day`."""
        for place in self.places:
            if place.span.covers(day):
                return place
        return None

    def roles_on(self, day: date) -> tuple[HeldRole, ...]:
        """Return the roles held on `day`."""
        return tuple(role for role in self.roles if role.span.covers(day))

    def duties_on(self, day: date) -> tuple[HeldDuty, ...]:
        """Return the duties held on `day`."""
        return tuple(duty for duty in self.duties if duty.span.covers(day))

    def is_away_on(self, day: date) -> bool:
        """Whether the person is away for a time on `day`. Why is nobody's business here."""
        return any(span.covers(day) for span in self.away)

    def role_words(self, day: date) -> str:
        """Write roles and duties held on `day`: `Class teacher, Deputy DSL`."""
        titles = [role.title for role in self.roles_on(day)] + [duty.title for duty in self.duties_on(day)]
        return ", ".join(dict.fromkeys(titles))


def held_since(spans: Iterable[Span], day: date) -> date | None:
    """Return since when `day` has been covered without a gap by touching spans.

    `date.min` when the first of them has no start; None when no span covers the day.
    """
    ordered = sorted(spans, key=lambda span: span.starts_on or date.min, reverse=True)
    since: date | None = None
    for span in ordered:
        start = span.starts_on or date.min
        if since is None:
            if span.covers(day):
                since = start
        elif add_days(span.ends_on or FOREVER, 1) >= since:
            since = min(since, start)
    return since
