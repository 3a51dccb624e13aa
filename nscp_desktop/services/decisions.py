"""What placements were decided on: read back from the history, so that what changed since can be told."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from itertools import groupby
from typing import Any

from nscp_desktop.domain.people import HeldDuty, HeldRole, Person, Span
from nscp_desktop.domain.placing import Scheme
from nscp_desktop.domain.placing_changes import Decision, SchemeVersion
from nscp_desktop.domain.placing_worklist import Decisions
from nscp_desktop.domain.roles import Duty, Role
from nscp_desktop.domain.target_groups import AgencyLevel
from nscp_desktop.storage.decision_store import RowChange
from nscp_desktop.storage.unit_of_work import UnitOfWork


def scheme_of(unit: UnitOfWork) -> Scheme:
    """Return what goes with roles, duties and levels now."""
    return Scheme(unit.agency.roles(), unit.agency.duties(), unit.agency.levels())


def decisions(unit: UnitOfWork, people: Mapping[int, Person], scheme: Scheme, today: date) -> Decisions:
    """Return of every placement when it was recorded, and who the person was on record then."""
    since: defaultdict[int, list[RowChange]] = defaultdict(list)
    for change in unit.decisions.held_since():
        if change.person_id is not None:
            since[change.person_id].append(change)
    found = {}
    for item in unit.decisions.recorded():
        later = [change for change in since.get(item.person_id, ()) if change.step > item.step]
        person = people.get(item.person_id)
        then = _as_then(person, later, scheme) if later and person is not None else None
        found[item.person_id, item.starts_on] = Decision(item.step, _day(item.at, today), then)
    return found


def versions_of(unit: UnitOfWork, scheme: Scheme, today: date) -> tuple[SchemeVersion, ...]:
    """Return what went with roles, duties and levels over time, the oldest first; the last is `scheme`, of now."""
    versions: list[SchemeVersion] = []
    tables: dict[str, dict[Any, dict[str, Any]]] = {
        "role": {role.id: _role_row(role) for role in scheme.roles},
        "duty": {duty.code: {"title": duty.title, "usual_group": duty.usual_group} for duty in scheme.duties},
        "agency_level": {level.id: _level_row(level) for level in scheme.levels},
    }
    newest = scheme
    for step, changes in groupby(unit.decisions.scheme_changes(), key=_step):
        together = list(changes)
        versions.append(SchemeVersion(step, _day(together[0].at, today), newest))
        for change in together:
            _take_back(tables[change.table], change)
        newest = _scheme(tables)
    versions.append(SchemeVersion(0, date.min, newest))
    return tuple(reversed(versions))


def _as_then(person: Person, later: Iterable[RowChange], scheme: Scheme) -> Person:
    """Return somebody with the roles and duties that were on record before these changes, which come newest first."""
    roles = [(held.span, held.role_id) for held in person.roles]
    duties = [(held.span, held.duty) for held in person.duties]
    for change in later:
        held: list[Any] = roles if change.table == "person_role" else duties
        name = "role_id" if change.table == "person_role" else "duty_code"
        if change.after and (entry := (_span(change.after), change.after[name])) in held:
            held.remove(entry)
        # What came from somebody else, of whom this person was made by merging, was not theirs then.
        if change.before and change.before["person_id"] == person.id:
            held.append((_span(change.before), change.before[name]))
    titles = {role.id: role.title for role in scheme.roles}
    names = {duty.code: duty.title for duty in scheme.duties}
    return replace(
        person,
        roles=tuple(HeldRole(span, own, titles.get(own, "a role")) for span, own in roles),
        duties=tuple(HeldDuty(span, code, names.get(code, code)) for span, code in duties),
    )


def _step(change: RowChange) -> int:
    return change.step


def _take_back(rows: dict[Any, dict[str, Any]], change: RowChange) -> None:
    key = "code" if change.table == "duty" else "id"
    if change.after:
        rows.pop(change.after[key], None)
    if change.before:
        rows[change.before[key]] = change.before


def _scheme(tables: Mapping[str, Mapping[Any, Mapping[str, Any]]]) -> Scheme:
    roles, duties, levels = (sorted(tables[name].items()) for name in ("role", "duty", "agency_level"))
    return Scheme(
        # What an older format wrote down knows no levels, and no groups of duties.
        tuple(Role(own, row["title"], row["usual_group"], True, row.get("level_id")) for own, row in roles),
        tuple(Duty(code, row["title"], row.get("usual_group")) for code, row in duties),
        tuple(AgencyLevel(own, row["title"], row["group_number"]) for own, row in levels),
    )


def _role_row(role: Role) -> dict[str, Any]:
    return {"title": role.title, "usual_group": role.usual_group, "level_id": role.level_id}


def _level_row(level: AgencyLevel) -> dict[str, Any]:
    return {"title": level.title, "group_number": level.group}


def _span(row: Mapping[str, Any]) -> Span:
    starts, ends = row["starts_on"], row["ends_on"]
    return Span(date.fromisoformat(starts) if starts else None, date.fromisoformat(ends) if ends else None)


def _day(at: datetime, today: date) -> date:
    """Return the day of a step, not after `today`: a clock that runs ahead decides nothing."""
    return min(at.astimezone().date(), today)
