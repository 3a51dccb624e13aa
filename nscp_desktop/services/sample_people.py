"""The people of a sample agency: from a row of the sample to a person with all that they held."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from nscp_desktop.domain.dates import academic_year_start, add_days
from nscp_desktop.domain.drafts import PersonDraft
from nscp_desktop.domain.people import FormerName, PersonKind, Span
from nscp_desktop.domain.times import times_of
from nscp_desktop.services.record_files import Services

More = Mapping[str, Any]
_DAY = re.compile(r"(AY|T)(-\d+)?(?:\+(\d+))?")


def sample_day(text: str, today: date) -> date:
    """Read a day of the sample: `AY-2+1` counts from the academic year's first day, `T-41` from today."""
    match = _DAY.fullmatch(text)
    if match is None:
        raise ValueError(f"{text} is no day of a sample")
    back, ahead = int(match[2] or 0), int(match[3] or 0)
    if match[1] == "T":
        return add_days(today, back + ahead)
    start = academic_year_start(today)
    return add_days(start.replace(year=start.year + back), ahead)


class Added(NamedTuple):
    """Somebody of the sample: their id, when they started last, and whether they had an induction then."""

    id: int
    started: tuple[date, ...]


class SamplePeople:
    """Adds the people of a sample one by one; whoever manages somebody stands before them."""

    def __init__(self, services: Services, decided_by: str, today: date) -> None:
        self._services = services
        self._decided_by = decided_by
        self._today = today
        self._roles = {role.title: role for role in services.agency.roles()}
        self._levels = {level.title: level.id for level in services.levels.everything()}
        self._teams: dict[str, int] = {}
        self._sites: dict[str, int] = {}
        self.by_name: dict[str, int] = {}

    def add(self, name: str, role: str, team: str, start: str, more: More) -> Added | None:
        """Add one person with what came later: leaving, coming back, another role, time away. None if still ahead."""
        starts_on = self._day(start)
        if starts_on > self._today:
            return None
        people, draft = self._services.people, self._draft(name, role, team, starts_on, more)
        own = people.add(draft)
        self.by_name[name] = own
        started = [starts_on]
        if "returned" in more and self._day(more["returned"]) <= self._today:
            draft = replace(draft, starts_on=self._day(more["returned"]), ends_on=None, leave_reason="")
            people.change(own, draft)
            started.append(self._day(more["returned"]))
        if "moved" in more and self._day(more["moved"][0]) <= self._today:
            new = (self._roles[more["moved"][1]].id,)
            people.change(own, replace(draft, role_ids=new, changes_from=self._day(more["moved"][0]), group=None))
        if "away" in more:
            away = tuple(Span(self._day(first), self._day(last)) for first, last in more["away"])
            people.change_times(own, replace(times_of(people.person(own)), away=away))
        return Added(own, tuple(started) if more.get("inducted") != "none" else ())

    def _draft(self, name: str, title: str, team: str, starts_on: date, more: More) -> PersonDraft:
        given, _, family = name.partition(" ")
        role = self._roles[title]
        group = more.get("group", role.usual_group)
        is_placed = isinstance(group, int)
        level = self._levels[more["level"]] if "level" in more else role.level_id
        return PersonDraft(
            given,
            family,
            more.get("known_as", ""),
            more.get("number", ""),
            more.get("email", ""),
            PersonKind(more.get("kind", "employee")),
            starts_on,
            self._day(more["left"]) if "left" in more else None,
            "Moved on" if "left" in more else "",
            (role.id, *(self._roles[other].id for other in more.get("also", ()))),
            tuple(more.get("duties", ())),
            self._site(more["site"]) if "site" in more else None,
            self._team(team),
            group if is_placed else None,
            more.get("reason", f"Usual group for {title}") if is_placed else "",
            self._decided_by if is_placed else "",
            self._day(more["review"]) if "review" in more else None,
            manager_id=self.by_name.get(more["manager"]) if "manager" in more else None,
            former_names=tuple(FormerName(former, self._day(until)) for former, until in more.get("former", ())),
            level_id=level if is_placed else None,
        )

    def _day(self, text: str) -> date:
        return sample_day(text, self._today)

    def _team(self, title: str) -> int:
        if title not in self._teams:
            self._teams[title] = self._services.agency.add_team(title)
        return self._teams[title]

    def _site(self, title: str) -> int:
        if title not in self._sites:
            self._sites[title] = self._services.agency.add_site(title)
        return self._sites[title]
