"""Which Target Group is proposed for somebody, and by what. The program proposes; a person of the agency decides.

Source: the agency decides by role who is in which group, and maps its own levels to the groups (NSCP Learning and
Workforce Development Strategy 2022-24). Of several roles and duties the highest group is proposed, as neighbouring
frameworks do.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from nscp_desktop.domain import spans
from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.drafts import PlacementDraft
from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.people import Person, Placement
from nscp_desktop.domain.roles import Duty, Role
from nscp_desktop.domain.target_groups import GROUP_NUMBERS, AgencyLevel

# What stands for a group where each person is to be placed in the one that is proposed for them.
EACH_AS_PROPOSED = -1


@dataclass(frozen=True, slots=True)
class Scheme:
    """What the agency says goes with its roles, duties and levels. Levels stand in the agency's order."""

    roles: tuple[Role, ...] = ()
    duties: tuple[Duty, ...] = ()
    levels: tuple[AgencyLevel, ...] = ()
    role_by_id: Mapping[int, Role] = field(init=False, compare=False)
    duty_by_code: Mapping[str, Duty] = field(init=False, compare=False)
    level_by_id: Mapping[int, AgencyLevel] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "role_by_id", {role.id: role for role in self.roles})
        object.__setattr__(self, "duty_by_code", {duty.code: duty for duty in self.duties})
        object.__setattr__(self, "level_by_id", {level.id: level for level in self.levels})

    def level_of_role(self, role_id: int) -> AgencyLevel | None:
        """Return the agency's own level that a role has, None when it has none."""
        role = self.role_by_id.get(role_id)
        return self.level_by_id.get(role.level_id) if role is not None and role.level_id is not None else None

    def group_of_role(self, role_id: int) -> int | None:
        """Return the usual Target Group of a role: where it has a level, the one that the level stands for."""
        level = self.level_of_role(role_id)
        if level is not None:
            return level.group
        role = self.role_by_id.get(role_id)
        return role.usual_group if role is not None else None

    def group_of_duty(self, code: str) -> int | None:
        """Return the usual Target Group of a duty, None while nobody has decided."""
        duty = self.duty_by_code.get(code)
        return duty.usual_group if duty is not None else None


class Source(NamedTuple):
    """A role or duty that is held, in words with its group; `group` is None while nobody has decided on one."""

    words: str
    group: int | None


@dataclass(frozen=True, slots=True)
class Proposal:
    """The Target Group and the agency's own level that go with what somebody holds, and how they came about.

    `group` is None when nothing is held, or when nobody has decided which group goes with any of it.
    """

    group: int | None = None
    level: AgencyLevel | None = None
    sources: tuple[Source, ...] = ()

    @property
    def words(self) -> str:
        """How it came about: `Class teacher: usual group 3; DSL duty: group 4. Highest: 4.`"""
        if not self.sources:
            return "No role or duty is held, so no group is proposed."
        undecided = [source.words for source in self.sources if source.group is None]
        open_words = f"No group decided yet for: {', '.join(undecided)}." if undecided else ""
        return " ".join(part for part in (self.reason, open_words) if part)

    @property
    def reason(self) -> str:
        """What of it can stand as the reason of a placement: the sources that have a group. Empty without any."""
        decided = [source for source in self.sources if source.group is not None]
        if not decided:
            return ""
        words = "; ".join(source.words for source in decided) + "."
        if len({source.group for source in decided}) == 1:
            return words
        return f"{words} Highest{' so far' if self.is_open else ''}: {self.group}."

    @property
    def is_open(self) -> bool:
        """Whether nobody has decided yet which group goes with part of what is held."""
        return any(source.group is None for source in self.sources)


def propose(role_ids: Iterable[int], duties: Iterable[str], scheme: Scheme) -> Proposal:
    """Return what is proposed for somebody who holds these roles and duties (their codes).

    The group is the highest of all; the level is that of the role whose level stands for the highest group, of two
    alike the later one of the agency's list.
    """
    held = [own for own in dict.fromkeys(role_ids) if own in scheme.role_by_id]
    sources = [_role_source(own, scheme) for own in held]
    sources += [_duty_source(code, scheme) for code in dict.fromkeys(duties) if code in scheme.duty_by_code]
    places = {level.id: place for place, level in enumerate(scheme.levels)}
    levels = [level for own in held if (level := scheme.level_of_role(own)) is not None]
    highest = max(levels, key=lambda level: (level.group, places[level.id]), default=None)
    group = max((source.group for source in sources if source.group is not None), default=None)
    return Proposal(group, highest, tuple(sources))


def proposed(person: Person, scheme: Scheme, day: date) -> Proposal:
    """Return what is proposed for somebody by the roles and duties that they hold on a day."""
    roles, duties = person.roles_on(day), person.duties_on(day)
    return propose([held.role_id for held in roles], [held.duty for held in duties], scheme)


def check_decision(draft: PlacementDraft) -> None:
    """Refuse a placement that does not say who decided, why, or that is to be reviewed before it holds.

    Raises NotAllowedError with the field that the sentence belongs beside.
    """
    if draft.group not in (*GROUP_NUMBERS, EACH_AS_PROPOSED):
        raise NotAllowedError("Choose Target Group 1, 2, 3 or 4.", "group")
    if not draft.reason.strip():
        raise NotAllowedError("Say why, so that the decision can be understood later.", "group_reason")
    if not draft.decided_by.strip():
        raise NotAllowedError("Say who decided.", "group_decided_by")
    check_review(draft, "review_on")


def check_level(group: int | None, level_id: int | None, scheme: Scheme) -> None:
    """Refuse a level that stands for a higher group than the one that was decided.

    A lower one is right where a duty raises the group: a nurse who leads keeps the hours of a nurse.
    """
    level = scheme.level_by_id.get(level_id or 0)
    if level is not None and group in GROUP_NUMBERS and level.group > group:
        raise NotAllowedError(
            f"{level.title} stands for group {level.group}, which is above group {group}. Choose group {level.group} "
            "or another level.",
            "level_id",
        )


def check_review(draft: PlacementDraft, field: str) -> None:
    """Refuse a review that lies before the placement; `field` is where the sentence belongs."""
    if draft.starts_on is not None and draft.review_on is not None and draft.review_on < draft.starts_on:
        raise NotAllowedError("The review lies before the day from which the group holds.", field)


def check_start(people: Sequence[Person], starts_on: date | None) -> None:
    """Refuse a placement that begins before somebody's first day, or that would cover up an earlier one.

    Raises NotAllowedError with the field that the sentence belongs beside.
    """
    for person in people:
        first = first_day(person)
        if starts_on is not None and first is not None and starts_on < first:
            raise NotAllowedError(
                f"{person.name} started on {in_words(first)}. A group cannot hold from an earlier day.", "starts_on"
            )
        check_here(person, starts_on, "starts_on")
        if starts_on is None and person.placements:
            raise NotAllowedError(
                f"{person.name} has been placed before. Say from which day the new group holds.", "starts_on"
            )


def check_here(person: Person, day: date | None, field: str) -> None:
    """Refuse a decision for a day on which somebody is not here; `field` is where the sentence belongs."""
    if day is not None and person.services and person.service_on(day) is None:
        raise NotAllowedError(f"{person.name} is not here on {in_words(day)}. Choose a day on which they are.", field)


def check_not_overtaken(person: Person, day: date | None, field: str) -> None:
    """Refuse a placement for a day on which somebody is not here, or that a later one takes the place of."""
    check_here(person, day, field)
    later = later_placement(person, day)
    if day is not None and later is not None:
        raise NotAllowedError(
            f"{person.name} was placed in group {later.group} from {in_words(first_day_of(later))}. Choose that day or "
            "a later one.",
            field,
        )


def later_placement(person: Person, day: date | None) -> Placement | None:
    """Return the next placement that begins after a day, None when there is none."""
    later = [placed for placed in person.placements if day is not None and first_day_of(placed) > day]
    return min(later, key=first_day_of, default=None)


def first_day_of(placed: Placement) -> date:
    """Return the first day of a placement, that of the calendar when there is none."""
    return spans.first_day(placed.span)


def first_day(person: Person) -> date | None:
    """Return the first day that somebody was here, None when a start is not known."""
    starts = [service.span.starts_on for service in person.services]
    known = [start for start in starts if start is not None]
    return min(known) if known and len(known) == len(starts) else None


def _role_source(role_id: int, scheme: Scheme) -> Source:
    title, level = scheme.role_by_id[role_id].title, scheme.level_of_role(role_id)
    group = scheme.group_of_role(role_id)
    if level is not None:
        return Source(f"{title} ({level.title}): group {level.group}", level.group)
    return Source(f"{title}: usual group {group}" if group is not None else title, group)


def _duty_source(code: str, scheme: Scheme) -> Source:
    title, group = scheme.duty_by_code[code].title, scheme.group_of_duty(code)
    return Source(f"{title} duty: group {group}" if group is not None else f"{title} duty", group)
