"""What changed since somebody's Target Group was decided: what they hold, and what the agency says goes with it."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.people import Person, Placement, Span
from nscp_desktop.domain.placing import Proposal, Scheme, first_day


class Decision(NamedTuple):
    """When a placement was recorded: the step of the history and its day; and who the person was on record then.

    `then` is None when nothing about their roles and duties has been recorded since.
    """

    step: int
    on: date
    then: Person | None = None


class SchemeVersion(NamedTuple):
    """What went with roles, duties and levels from a step of the history on."""

    step: int
    on: date
    scheme: Scheme


class Change(NamedTuple):
    """What began, ended or was decided anew, in words, and when."""

    words: str
    day: date


def changes_of_held(person: Person, placed: Placement, decision: Decision | None, day: date) -> list[Change]:
    """Return which roles and duties began or ended since a placement was decided.

    Without a decision in the history, the first day of the placement counts as the day of the decision.
    """
    then, on = person, placed.span.starts_on or first_day(person) or date.min
    if decision is not None:
        then, on = decision.then or person, max(on, decision.on)
    if on > day:
        # As at a day before it was decided: what came later is not looked at.
        return []
    before, after = _held(then), _held(person)
    held_then = {own for own, (_, spans) in before.items() if any(span.covers(on) for span in spans)}
    held_now = {own for own, (_, spans) in after.items() if any(span.covers(day) for span in spans)}
    changes = [_begun(*after[own], on, day) for own in after if own in held_now - held_then]
    for own, (title, _) in before.items():
        if own in held_then - held_now:
            changes.append(_ended(title, after[own][1] if own in after else [], on, day))
    return changes


def _held(person: Person) -> dict[int | str, tuple[str, list[Span]]]:
    """Return the titles of roles and duties with the spans in which they are held, by role id or code of the duty."""
    found: dict[int | str, tuple[str, list[Span]]] = {}
    for role in person.roles:
        found.setdefault(role.role_id, (role.title, []))[1].append(role.span)
    for duty in person.duties:
        found.setdefault(duty.duty, (duty.title, []))[1].append(duty.span)
    return found


def _begun(title: str, spans: Iterable[Span], on: date, day: date) -> Change:
    starts = max(span.starts_on or date.min for span in spans if span.covers(day))
    if starts > on:
        return Change(f"{title} since {in_words(starts)}", starts)
    since = f"since {in_words(starts)}" if starts > date.min else "from the start"
    return Change(f"{title} {since}, recorded later", on)


def _ended(title: str, spans: Iterable[Span], on: date, day: date) -> Change:
    ends = max((span.ends_on for span in spans if span.ends_on is not None and span.ends_on < day), default=None)
    if ends is None or ends < on:
        return Change(f"no longer {title}", on)
    return Change(f"{title} until {in_words(ends)}", ends)


class Decided(NamedTuple):
    """Where somebody is placed, what is proposed for them now, and what the history says of the decision."""

    placed: Placement
    proposal: Proposal
    decision: Decision | None


def changes_of_scheme(person: Person, decided: Decided, every: Sequence[SchemeVersion], day: date) -> list[Change]:
    """Return which groups and levels of what somebody holds were changed in the settings since it was decided.

    None while what is proposed is what they are placed in. `every` version of the scheme comes oldest first.
    """
    placed, proposal, decision = decided
    versions = [version for version in every if version.on <= day]
    if decision is not None:
        later = [version for version in versions if version.step > decision.step]
    else:
        later = [version for version in versions if version.on > (placed.span.starts_on or date.min)]
    earlier = versions[: len(versions) - len(later)]
    if not earlier or not later:
        return []
    known = [earlier[-1], *later]
    changes = _group_changes(person, known, day) if proposal.group != placed.group else []
    changes += _own_level_changes(placed, known)
    if (proposal.level.id if proposal.level is not None else None) != placed.level_id:
        changes += _level_changes(person, known, day)
    return changes


def _group_changes(person: Person, versions: Sequence[SchemeVersion], day: date) -> list[Change]:
    changes = []
    for held in person.roles_on(day):
        groups = [_group_choice(version.scheme.group_of_role(held.role_id)) for version in versions]
        changes += _changed_choice(f"Usual group of {held.title}", versions, groups)
    for duty in person.duties_on(day):
        groups = [_group_choice(version.scheme.group_of_duty(duty.duty)) for version in versions]
        changes += _changed_choice(f"Group of the {duty.title} duty", versions, groups)
    return changes


def _own_level_changes(placed: Placement, versions: Sequence[SchemeVersion]) -> list[Change]:
    """Say that the level somebody was placed in stands for another group than theirs by now."""
    levels = [version.scheme.level_by_id.get(placed.level_id or 0) for version in versions]
    groups = [_group_choice(level.group if level is not None else None) for level in levels]
    if levels[-1] is None or levels[-1].group <= placed.group:
        return []
    return _changed_choice(f"Group of {levels[-1].title}", versions, groups)


def _level_changes(person: Person, versions: Sequence[SchemeVersion], day: date) -> list[Change]:
    changes = []
    for held in person.roles_on(day):
        levels = [version.scheme.level_of_role(held.role_id) for version in versions]
        choices = [
            _Choice(level.id, level.title) if level is not None else _Choice(None, "not set") for level in levels
        ]
        changes += _changed_choice(f"Level of {held.title}", versions, choices)
    return changes


class _Choice(NamedTuple):
    """What the agency chose, such as a group, and how it is called. The name may change without the choice."""

    key: int | None
    words: str


def _group_choice(group: int | None) -> _Choice:
    return _Choice(group, str(group) if group is not None else "not decided")


def _changed_choice(what: str, versions: Sequence[SchemeVersion], choices: Sequence[_Choice]) -> list[Change]:
    """Return the change from the first to the last of these choices, none when both are the same."""
    first, last = choices[0], choices[-1]
    if first.key == last.key:
        return []
    changed = next(place for place in range(len(choices) - 1, 0, -1) if choices[place - 1].key != last.key)
    on = versions[changed].on
    return [Change(f"{what} was {first.words}, since {in_words(on)} {last.words}", on)]
