"""Changing many people in one step: what becomes of each, and for whom it cannot be done and why."""

from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from nscp_desktop.domain.asked_changes import AskedChange
from nscp_desktop.domain.dates import add_days, in_words, plural
from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.people import HeldDuty, HeldRole, Person, PersonKind, Place, Service, Span
from nscp_desktop.domain.person_changes import Titles, brought_back
from nscp_desktop.domain.retention import left_on
from nscp_desktop.domain.spans import first_day, last_day, overlap, span_of, span_words, within, without

# Leave a site, team or line manager as it is; None takes it away.
KEEP = 0
NO_EFFECT = AskedChange(0)
Held = TypeVar("Held", HeldRole, HeldDuty, Place)


@dataclass(frozen=True, slots=True)
class ManyDraft:
    """What is to change. `from_day` is the day from which kind, places, roles and duties hold.

    `leave_on` is the last day. A role or duty that ends is held until the day before `from_day`.
    """

    from_day: date | None = None
    kind: PersonKind | None = None
    site_id: int | None = KEEP
    team_id: int | None = KEEP
    manager_id: int | None = KEEP
    add_role: int | None = None
    end_role: int | None = None
    add_duty: str = ""
    end_duty: str = ""
    leave_on: date | None = None
    leave_reason: str = ""
    away_from: date | None = None
    away_until: date | None = None
    archive: bool = False

    @property
    def needs_day(self) -> bool:
        """Whether something is to change that holds from a day on."""
        places = self.site_id != KEEP or self.team_id != KEEP
        held = (self.add_role, self.end_role, self.add_duty, self.end_duty)
        return self.kind is not None or places or any(held)

    @property
    def is_empty(self) -> bool:
        others = (self.leave_on, self.leave_reason, self.away_from, self.away_until, self.archive)
        return not (self.needs_day or self.manager_id != KEEP or any(others))


@dataclass(frozen=True, slots=True)
class ManyRow:
    """What becomes of one person: what changes, what stays and why, or the sentence why nothing can be done."""

    person: Person
    changes: tuple[str, ...] = ()
    stays: tuple[str, ...] = ()
    refused: str = ""
    notes: tuple[str, ...] = ()
    asked: AskedChange = NO_EFFECT

    @property
    def is_changed(self) -> bool:
        return bool(self.changes) and not self.refused


@dataclass(frozen=True, slots=True)
class ManyPreview:
    """What would become of everybody who is selected, in the order given."""

    rows: tuple[ManyRow, ...]

    @property
    def words(self) -> str:
        """`Changes 38 of 40 people; nothing changes for 1; cannot be done for 1.`"""
        changed, refused = sum(row.is_changed for row in self.rows), sum(bool(row.refused) for row in self.rows)
        parts = [f"Changes {changed:,} of {plural(len(self.rows), 'person', 'people')}"]
        same = len(self.rows) - changed - refused
        parts += [f"nothing changes for {same:,}"] if same else []
        parts += [f"cannot be done for {refused:,}"] if refused else []
        return f"{'; '.join(parts)}."


def check_many(draft: ManyDraft) -> None:
    """Refuse a draft that says nothing, or not enough."""
    if draft.is_empty:
        raise NotAllowedError("Choose at least one thing to change.")
    if draft.needs_day and draft.from_day is None:
        raise NotAllowedError("Say from which day it holds.", "from_day")
    if draft.add_role is not None and draft.add_role == draft.end_role:
        raise NotAllowedError("This role is to begin and to end on the same day.", "end_role")
    if draft.add_duty and draft.add_duty == draft.end_duty:
        raise NotAllowedError("This duty is to begin and to end on the same day.", "end_duty")
    if draft.leave_reason.strip() and draft.leave_on is None:
        raise NotAllowedError("Give the last day as well.", "leave_on")
    if draft.leave_on and draft.needs_day and draft.from_day and draft.from_day > draft.leave_on:
        raise NotAllowedError("The last day is before the day from which the rest holds.", "leave_on")
    if draft.away_until and draft.away_from is None:
        raise NotAllowedError("Say from which day they are away.", "away_from")
    if draft.away_from and draft.away_until and draft.away_until < draft.away_from:
        raise NotAllowedError("The last day away is before the first.", "away_until")


class Changing:
    """One person while the parts of a draft are applied; the words say what was done."""

    def __init__(self, person: Person, draft: ManyDraft, titles: Titles, today: date) -> None:
        self.person = person
        self.changes: list[str] = []
        self.stays: list[str] = []
        self._draft, self._titles, self._today = draft, titles, today

    def apply(self) -> Person:
        """Apply every part, and return the person as they are then.

        Raises NotAllowedError with the reason, without the name, when a part cannot be done.
        """
        draft = self._draft
        if draft.needs_day and draft.from_day is not None:
            self._from(draft.from_day)
        if draft.manager_id != KEEP:
            self._manager(draft.manager_id)
        if draft.leave_on is not None:
            self._leave(draft.leave_on)
        if draft.away_from is not None:
            self._away(Span(draft.away_from, draft.away_until))
        if draft.archive:
            self._archive()
        return self.person

    def _from(self, day: date) -> None:
        draft, service = self._draft, self.person.service_on(day)
        if service is None:
            raise NotAllowedError(f"Is not here on {in_words(day)}.")
        if draft.kind is not None:
            self._kind(draft.kind, service, day)
        if draft.site_id != KEEP or draft.team_id != KEEP:
            self._place(service, day)
        if draft.end_role is not None:
            self._end_role(draft.end_role, day)
        if draft.add_role is not None:
            self._add_role(draft.add_role, service, day)
        if draft.end_duty:
            self._end_duty(draft.end_duty, day)
        if draft.add_duty:
            self._add_duty(draft.add_duty, service, day)

    def _kind(self, kind: PersonKind, service: Service, day: date) -> None:
        if service.kind is kind:
            self.stays.append(f"{kind.words} already")
            return
        earlier = [service._replace(span=part, leave_reason="") for part in without(service.span, day)]
        later = service._replace(span=span_of(max(first_day(service.span), day), last_day(service.span)), kind=kind)
        others = [item for item in self.person.services if item is not service]
        services = sorted([*others, *earlier, later], key=_start_of_service)
        self.person = replace(self.person, services=tuple(services))
        self.changes.append(f"{kind.words} instead of {service.kind.words}")

    def _place(self, service: Service, day: date) -> None:
        draft, now = self._draft, self.person.place_on(day)
        was = (now.site_id, now.team_id) if now else (None, None)
        site_id = was[0] if draft.site_id == KEEP else draft.site_id
        team_id = was[1] if draft.team_id == KEEP else draft.team_id
        if (site_id, team_id) == was:
            self.stays.append("works there already")
            return
        places = self.person.places
        left = [place._replace(span=part) for place in places for part in _until(place.span, day)]
        if site_id is not None or team_id is not None:
            left.append(self._titles.place(_from_day(day, service, [place.span for place in places]), site_id, team_id))
        self.person = replace(self.person, places=tuple(sorted(left, key=_start)))
        new = self._titles.place(Span(day, None), site_id, team_id)
        if draft.site_id != KEEP:
            self.changes.append(_place_words("Site", new.site, now.site if now else ""))
        if draft.team_id != KEEP:
            self.changes.append(_place_words("Team", new.team, now.team if now else ""))

    def _add_role(self, role_id: int, service: Service, day: date) -> None:
        own = [held for held in self.person.roles if held.role_id == role_id]
        new = self._titles.role(_from_day(day, service, [held.span for held in own]), role_id)
        if any(held.span.covers(day) for held in own):
            self.stays.append(f"{new.title} already")
            return
        self.person = replace(self.person, roles=tuple(sorted([*self.person.roles, new], key=_start)))
        self.changes.append(f"{new.title} begins")

    def _end_role(self, role_id: int, day: date) -> None:
        held = [item for item in self.person.roles if item.role_id == role_id and item.span.covers(day)]
        title = self._titles.roles.get(role_id, "")
        roles = self._ended(self.person.roles, held, title, day)
        self.person = replace(self.person, roles=tuple(roles))

    def _add_duty(self, code: str, service: Service, day: date) -> None:
        own = [held for held in self.person.duties if held.duty == code]
        new = self._titles.duty(_from_day(day, service, [held.span for held in own]), code)
        if any(held.span.covers(day) for held in own):
            self.stays.append(f"{new.title} already")
            return
        self.person = replace(self.person, duties=tuple(sorted([*self.person.duties, new], key=_start)))
        self.changes.append(f"{new.title} begins")

    def _end_duty(self, code: str, day: date) -> None:
        held = [item for item in self.person.duties if item.duty == code and item.span.covers(day)]
        title = self._titles.duties.get(code, "")
        duties = self._ended(self.person.duties, held, title, day)
        self.person = replace(self.person, duties=tuple(duties))

    def _ended(self, everything: tuple[Held, ...], held: list[Held], title: str, day: date) -> list[Held]:
        if not held:
            self.stays.append(f"not {title} on {in_words(day)}")
            return list(everything)
        self.changes.append(f"{title} ends")
        left: list[Held] = []
        for item in everything:
            left += [_with_span(item, part) for part in without(item.span, day)] if item in held else [item]
        return sorted(left, key=_start)

    def _manager(self, manager_id: int | None) -> None:
        if manager_id == self.person.manager_id:
            self.stays.append("the same line manager already" if manager_id else "no line manager already")
            return
        self.person = replace(self.person, manager_id=manager_id)
        name = self._titles.people.get(manager_id or 0, "")
        self.changes.append(f"Line manager {name}" if manager_id else "No line manager")

    def _leave(self, day: date) -> None:
        service = self.person.service_on(day)
        left = left_on(self.person)
        if service is None:
            raise NotAllowedError(
                f"Left on {in_words(left)} already." if left and left < day else f"Is not here on {in_words(day)}."
            )
        reason = " ".join(self._draft.leave_reason.split()) or service.leave_reason
        ended = service._replace(span=Span(service.span.starts_on, day), leave_reason=reason)
        if ended == service:
            self.stays.append(f"leaves on {in_words(day)} already")
            return
        services = tuple(ended if item is service else item for item in self.person.services)
        person = self.person
        self.person = brought_back(
            replace(
                person,
                services=services,
                roles=_cut(person.roles, services),
                duties=_cut(person.duties, services),
                places=_cut(person.places, services),
            )
        )
        self.changes.append(f"Last day {in_words(day)}{f' ({reason})' if reason else ''}")

    def _away(self, span: Span) -> None:
        other = next((away for away in self.person.away if overlap(away, span)), None)
        if other is not None:
            raise NotAllowedError(f"Is away {span_words(other)} already.")
        self.person = replace(self.person, away=tuple(sorted([*self.person.away, span], key=first_day)))
        self.changes.append(f"Away {span_words(span)}")

    def _archive(self) -> None:
        left = left_on(self.person)
        if self.person.archived_on is not None:
            self.stays.append(f"archived on {in_words(self.person.archived_on)} already")
        elif left is None or left >= self._today:
            raise NotAllowedError("Has not left, so cannot be archived.")
        else:
            self.person = replace(self.person, archived_on=self._today)
            self.changes.append("Archived")


def _until(span: Span, day: date) -> list[Span]:
    """Return what is left of a stretch that covers a day, when something else begins on it; others stay whole."""
    return without(span, day) if span.covers(day) else [span]


def _from_day(day: date, service: Service, others: list[Span]) -> Span:
    """Return the stretch from a day to the end of the service, or until the same thing begins once more."""
    later = [first_day(span) for span in others if first_day(span) > day]
    end = min([last_day(service.span), *(add_days(start, -1) for start in later)])
    return span_of(day, end)


def _cut(held: tuple[Held, ...], services: tuple[Service, ...]) -> tuple[Held, ...]:
    here = [service.span for service in services]
    parts = [_with_span(item, part) for item in held for part in within(item.span, here)]
    return tuple(sorted(parts, key=_start))


def _place_words(what: str, new: str, old: str) -> str:
    was = f" instead of {old}" if old else ""
    return f"{what} {new}{was}" if new else f"No {what.lower()}{was}"


def _with_span(item: Held, span: Span) -> Held:
    return item._replace(span=span)


def _start(item: Held) -> date:
    return first_day(item.span)


def _start_of_service(service: Service) -> date:
    return first_day(service.span)
