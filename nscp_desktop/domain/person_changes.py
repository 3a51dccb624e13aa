"""What becomes of a person when a draft is stored: worked out before anything is, so that it can be looked at."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from nscp_desktop.domain.dates import FOREVER, add_days
from nscp_desktop.domain.drafts import PersonDraft, PlacementDraft
from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.held import HeldChange, changes_something, kept_and_new
from nscp_desktop.domain.people import FormerName, HeldDuty, HeldRole, Person, Place, Placement, Service, Span
from nscp_desktop.domain.person_checks import check_services
from nscp_desktop.domain.placing import check_not_overtaken, check_review, first_day_of
from nscp_desktop.domain.retention import left_on
from nscp_desktop.domain.spans import first_day, last_day


@dataclass(frozen=True, slots=True)
class Titles:
    """What the roles, duties, sites, teams, levels and line managers of a draft are called."""

    roles: Mapping[int, str] = field(default_factory=dict)
    duties: Mapping[str, str] = field(default_factory=dict)
    sites: Mapping[int, str] = field(default_factory=dict)
    teams: Mapping[int, str] = field(default_factory=dict)
    levels: Mapping[int, str] = field(default_factory=dict)
    people: Mapping[int, str] = field(default_factory=dict)

    def role(self, span: Span, role_id: int) -> HeldRole:
        return HeldRole(span, role_id, self.roles.get(role_id, ""))

    def duty(self, span: Span, code: str) -> HeldDuty:
        return HeldDuty(span, code, self.duties.get(code, ""))

    def place(self, span: Span, site_id: int | None, team_id: int | None) -> Place:
        return Place(span, site_id, self.sites.get(site_id or 0, ""), team_id, self.teams.get(team_id or 0, ""))

    def placement(self, draft: PlacementDraft) -> Placement:
        level = self.levels.get(draft.level_id or 0, "")
        span = Span(draft.starts_on, None)
        return Placement(
            span, draft.group, draft.decided_by, draft.reason, draft.review_on, draft.level_id if level else None, level
        )


def new_person(draft: PersonDraft, titles: Titles) -> Person:
    """Return the person that a draft makes; their id is 0."""
    span = Span(draft.starts_on, draft.ends_on)
    has_place = draft.site_id is not None or draft.team_id is not None
    person = Person(
        0,
        *_names(draft),
        services=(Service(span, draft.kind, _tidy(draft.leave_reason)),),
        roles=tuple(titles.role(span, own) for own in dict.fromkeys(draft.role_ids)),
        duties=tuple(titles.duty(span, code) for code in dict.fromkeys(draft.duties)),
        places=(titles.place(span, draft.site_id, draft.team_id),) if has_place else (),
        manager_id=draft.manager_id,
        former_names=tidy_former_names(draft.former_names),
    )
    placed = _new_placement(draft, draft.starts_on)
    return with_placement(person, titles.placement(placed)) if placed is not None else person


def changed_person(person: Person, draft: PersonDraft, titles: Titles) -> Person:
    """Return a person with the changes of a draft; what changes from a day on closes what was held before it.

    Raises NotAllowedError with the field that the sentence belongs beside.
    """
    services, change = _changed_services(person, draft)
    given, family, known_as, staff_number, email = _names(draft)
    changed = replace(
        person,
        given=given,
        family=family,
        known_as=known_as,
        staff_number=staff_number,
        email=email,
        services=services,
        manager_id=draft.manager_id,
        former_names=tidy_former_names(draft.former_names),
    )
    changed = _with_held(changed, draft, change, titles)
    placed = person.group_on(change.shown_on)
    if draft.group is not None and (placed is None or _is_other(placed, draft)):
        since = placed.span.starts_on if placed and not change.rejoins else draft.starts_on
        new = _new_placement(draft, change.day or since)
        if new is not None:
            check_not_overtaken(changed, new.starts_on, "changes_from")
        changed = with_placement(changed, titles.placement(new)) if new is not None else changed
    return brought_back(changed)


def placed_person(person: Person, draft: PlacementDraft, titles: Titles) -> Person:
    """Return a person with one placement more."""
    return with_placement(person, titles.placement(draft))


def with_placement(person: Person, new: Placement) -> Person:
    """Return a person with one placement more, each ending the day before the next one begins, the newest first."""
    oldest_first = sorted([*reversed(person.placements), new], key=first_day_of)
    found: list[Placement] = []
    for placed in oldest_first:
        if found:
            before, start = found[-1], placed.span.starts_on
            end = add_days(start, -1) if start is not None else date.min
            found[-1] = before._replace(span=Span(before.span.starts_on, end))
        found.append(placed._replace(span=Span(placed.span.starts_on, None)))
    return replace(person, placements=tuple(reversed(found)))


def brought_back(person: Person) -> Person:
    """Return a person who is archived no longer when they are here again, or left after they were archived."""
    left = left_on(person)
    if person.archived_on is not None and (left is None or left > person.archived_on):
        return replace(person, archived_on=None)
    return person


def tidy_former_names(names: Iterable[FormerName]) -> tuple[FormerName, ...]:
    """Return former names as they are stored: tidy, and the oldest first."""
    return tuple(sorted((FormerName(_tidy(former.name), former.until) for former in names), key=_until))


def ordered_services(person: Person) -> list[Service]:
    """Return the periods of service in the order of their first days."""
    return sorted(person.services, key=_start_of_service)


def shown_period(person: Person, day: date) -> int | None:
    """Return which period of service a form shows on a day: the one that covers it, or the latest; None without any."""
    services = ordered_services(person)
    here = (place for place, service in enumerate(services) if service.span.covers(day))
    return next(here, len(services) - 1) if services else None


def day_within(span: Span, day: date) -> date:
    """Return the day of a stretch that is nearest to a day: what a form shows of somebody who is not here then."""
    return min(max(day, first_day(span)), last_day(span))


def period_change(
    services: Sequence[Service], place: int, new: Span, day: date | None, shown_on: date | None = None
) -> HeldChange:
    """Return the change of one period of service, by its place in their order.

    `shown_on` is the day of which the form showed what is held, None for the day of the change.
    """
    old = services[place].span
    before = services[place - 1].span.ends_on if place else None
    after = services[place + 1].span.starts_on if place + 1 < len(services) else None
    room = Span(add_days(before, 1) if before else None, add_days(after, -1) if after else None)
    return HeldChange(old, new, day_within(old, shown_on or day or FOREVER), day, rejoins=False, room=room)


def _changed_services(person: Person, draft: PersonDraft) -> tuple[tuple[Service, ...], HeldChange]:
    """Change one period of service, or add one when somebody rejoins after leaving."""
    services = ordered_services(person)
    place = len(services) - 1 if draft.period is None else min(draft.period, len(services) - 1)
    new, old = Span(draft.starts_on, draft.ends_on), services[place]
    reason = _tidy(draft.leave_reason)
    left = old.span.ends_on
    if left is not None and draft.starts_on is not None and draft.starts_on > left:
        services.append(Service(new, draft.kind, reason))
        check_services(services)
        ordered = tuple(sorted(services, key=_start_of_service))
        return ordered, HeldChange(old.span, new, left, draft.starts_on, rejoins=True)
    day = draft.changes_from
    if day is not None and draft.starts_on is not None and day < draft.starts_on:
        day = None
    changed = period_change(services, place, new, day, draft.shown_on)
    services[place : place + 1] = _with_kind(Service(new, draft.kind, reason), old, day)
    check_services(services, "ends_on" if draft.starts_on == old.span.starts_on else "starts_on")
    return tuple(services), changed


def _with_kind(new: Service, old: Service, day: date | None) -> list[Service]:
    """Return a period of service, parted where another kind begins within it."""
    if new.kind is old.kind or day is None or day <= first_day(new.span):
        return [new]
    if new.span.ends_on is not None and day > new.span.ends_on:
        raise NotAllowedError("The change has to lie before the leave date.", "changes_from")
    earlier = Service(Span(new.span.starts_on, add_days(day, -1)), old.kind)
    return [earlier, new._replace(span=Span(day, new.span.ends_on))]


def _with_held(person: Person, draft: PersonDraft, change: HeldChange, titles: Titles) -> Person:
    roles = [(held.span, held.role_id) for held in person.roles]
    duties = [(held.span, held.duty) for held in person.duties]
    places = [(held.span, (held.site_id, held.team_id)) for held in person.places]
    place = () if draft.site_id is None and draft.team_id is None else ((draft.site_id, draft.team_id),)
    if change.day is not None and change.new.ends_on is not None and change.day > change.new.ends_on:
        differs = (
            changes_something(roles, draft.role_ids, change)
            or changes_something(duties, draft.duties, change)
            or changes_something(places, place, change)
        )
        if differs:
            raise NotAllowedError("The change has to lie before the leave date.", "changes_from")
    found = kept_and_new(places, place, change, one_at_a_time=True)
    return replace(
        person,
        roles=tuple(titles.role(span, own) for span, own in kept_and_new(roles, draft.role_ids, change)),
        duties=tuple(titles.duty(span, code) for span, code in kept_and_new(duties, draft.duties, change)),
        places=tuple(titles.place(span, site, team) for span, (site, team) in found),
    )


def _is_other(placed: Placement, draft: PersonDraft) -> bool:
    was = placed.group, placed.level_id, placed.reason.strip(), _tidy(placed.decided_by), placed.review_on
    return was != (
        draft.group, draft.level_id, draft.group_reason.strip(), _tidy(draft.group_decided_by), draft.group_review_on,
    )  # fmt: skip


def _new_placement(draft: PersonDraft, day: date | None) -> PlacementDraft | None:
    if draft.group is None:
        return None
    decided_by, reason = _tidy(draft.group_decided_by), draft.group_reason.strip()
    placing = PlacementDraft(draft.group, day, decided_by, reason, draft.group_review_on, draft.level_id)
    check_review(placing, "group_review_on")
    return placing


def _names(draft: PersonDraft) -> tuple[str, str, str, str, str]:
    return (
        _tidy(draft.given),
        _tidy(draft.family),
        _tidy(draft.known_as),
        _tidy(draft.staff_number),
        _tidy(draft.email),
    )


def _until(former: FormerName) -> date:
    return former.until or date.min


def _tidy(text: str) -> str:
    return " ".join(text.split())


def _start_of_service(service: Service) -> date:
    return first_day(service.span)
