"""What a person on record cannot be: refusals, each with the field that the sentence belongs beside."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise

from nscp_desktop.domain.dates import year_problem
from nscp_desktop.domain.drafts import PersonDraft
from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.people import FormerName, Person, Service, Span
from nscp_desktop.domain.spans import first_day, is_reversed, overlap, span_words

_LONGEST_NAME = 200


def _former_names(_row: int) -> str:
    return "former_names"


def check_person(draft: PersonDraft) -> None:
    """Refuse a draft that makes no person."""
    if not (draft.given.strip() or draft.family.strip()):
        raise NotAllowedError("Type a first name or a surname.", "family")
    if _has_control(draft.given + draft.family):
        raise NotAllowedError("A name cannot hold line breaks or control characters.", "family")
    if draft.email.strip() and "@" not in draft.email:
        raise NotAllowedError("An e-mail address has an @ in it.", "email")
    check_days(draft)
    check_former_names(draft.former_names)
    if draft.leave_reason.strip() and draft.ends_on is None:
        raise NotAllowedError("Type the last day, or take the reason for leaving out.", "leave_reason")
    if draft.group is not None and not draft.group_reason.strip():
        raise NotAllowedError("Say why this Target Group, so that it can be understood later.", "group_reason")
    if draft.group is not None and not draft.group_decided_by.strip():
        raise NotAllowedError("Say who decided on the Target Group.", "group_decided_by")


def check_days(draft: PersonDraft) -> None:
    """Refuse a year that cannot be, and a last day before the first."""
    check_years(Span(draft.starts_on, draft.ends_on))
    if draft.starts_on and draft.ends_on and draft.ends_on < draft.starts_on:
        raise NotAllowedError("The leave date is before the start date.", "ends_on")


def check_years(span: Span, before: str = "", also: str = "") -> None:
    """Refuse days whose year is a slip, beside `starts_on` or `ends_on`; `before` stands before the field's name.

    `also` is a sentence that follows the one about the year.
    """
    for name, day in zip(("starts_on", "ends_on"), span, strict=True):
        problem = year_problem(day)
        if problem:
            raise NotAllowedError(f"{problem} {also}".strip(), f"{before}{name}")


def check_former_names(names: Iterable[FormerName], field: Callable[[int], str] = _former_names) -> None:
    """Refuse a former name that is none, or that is there twice; `field` says where the sentence of a row belongs."""
    seen: set[str] = set()
    for row, former in enumerate(names):
        name = " ".join(former.name.split())
        if not name:
            raise NotAllowedError("Type the former name, or take the line out.", field(row))
        if _has_control(name) or len(name) > _LONGEST_NAME:
            raise NotAllowedError("A former name is one line of at most 200 letters.", field(row))
        if name.casefold() in seen:
            raise NotAllowedError(f"{name} is there twice. Once is enough.", field(row))
        seen.add(name.casefold())


def check_services(services: Sequence[Service], field: str = "starts_on") -> None:
    """Refuse periods of service that are reversed, share a day, or have a year that cannot be.

    `field` is where the sentence about shared days belongs.
    """
    ordered = sorted(services, key=_first)
    for service in ordered:
        check_years(service.span, also=f"It stands in the period of service {span_words(service.span)}.")
        if is_reversed(service.span):
            raise NotAllowedError("The leave date is before the start date.", "ends_on")
    for earlier, later in pairwise(ordered):
        if overlap(earlier.span, later.span):
            raise NotAllowedError(
                f"The periods of service {span_words(earlier.span)} and {span_words(later.span)} share days. A person "
                "has one at a time: check the first and the last day.",
                field,
            )


def check_manager(person: Person, manager_id: int | None, people: Mapping[int, Person]) -> None:
    """Refuse a line manager who is the person, or who has the person above them."""
    if manager_id is None or manager_id == person.manager_id:
        return
    if manager_id == person.id:
        raise NotAllowedError("Nobody is their own line manager. Choose somebody else.", "manager_id")
    manager = people.get(manager_id)
    if manager is None:
        raise NotAllowedError("This line manager is no longer in the record. Choose somebody else.", "manager_id")
    if person.id in managers_of(manager_id, people):
        raise NotAllowedError(
            f"{manager.name} has {person.name} as a line manager already, directly or further up. Two people cannot "
            "stand above each other: choose somebody else, or change that first.",
            "manager_id",
        )


def managers_of(person_id: int, people: Mapping[int, Person]) -> list[int]:
    """Return the ids of those who stand above somebody, the nearest first; a circle on record ends it."""
    found: list[int] = []
    person = people.get(person_id)
    while person is not None and person.manager_id is not None and person.manager_id not in found:
        found.append(person.manager_id)
        person = people.get(person.manager_id)
    return found


def _has_control(text: str) -> bool:
    return any(ord(letter) < 32 for letter in text)


def _first(service: Service) -> date:
    return first_day(service.span)
