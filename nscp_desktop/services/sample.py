"""A sample agency to look at: a record file made from the sample data that is shipped."""

import re
import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from nscp_desktop.domain.agency import AgencyDetails, Sector
from nscp_desktop.domain.dates import academic_year_start, add_days
from nscp_desktop.domain.drafts import PersonDraft, TrainingDraft
from nscp_desktop.domain.people import Person, PersonKind
from nscp_desktop.domain.training import Evidence, Exemption
from nscp_desktop.paths import resources
from nscp_desktop.services.record_files import Services, create

Table = Mapping[str, Any]
INDUCTED_AFTER_DAYS = 9
_DAY = re.compile(r"(AY|T)(-\d+)?(?:\+(\d+))?")


def make_sample(path: Path, *, today: date, name: str = "school") -> None:
    """Make a record file with a sample agency whose dates lie around `today`."""
    found = tomllib.loads((resources() / "samples" / f"{name}.toml").read_text("utf-8"))
    head = found["agency"]
    details = AgencyDetails(
        head["name"], Sector(head["sector"]), head["lead"], head["deputies"], head["contact"], head["address"]
    )
    services = create(path, details, today=today)
    try:
        sample = _Sample(services, today)
        sample.add_people(found["people"]["rows"])
        for session in found["session"]:
            sample.hold(session)
        for entry in found.get("unknown", []):
            sample.record(entry, None, [sample.by_name[person] for person in entry["people"]])
        for entry in found.get("booking", []):
            people = [sample.by_name[person] for person in entry["people"]]
            services.training.book(people, sample.courses[entry["course"]], sample.day(entry["on"]), today=today)
        for entry in found.get("exemption", []):
            sample.exempt(entry)
    finally:
        services.close()


class _Sample:
    """The sample while it is being built."""

    def __init__(self, services: Services, today: date) -> None:
        self._services = services
        self._today = today
        self._roles = {role.title: role for role in services.agency.roles()}
        self._teams: dict[str, int] = {}
        self.courses = {course.title: course.id for course in services.training.courses()}
        self.by_name: dict[str, int] = {}

    def day(self, text: str) -> date:
        """Read a day of the sample, for example `AY-2+1` or `T-41`."""
        match = _DAY.fullmatch(text)
        if match is None:
            raise ValueError(f"{text} is no day of a sample")
        back, ahead = int(match[2] or 0), int(match[3] or 0)
        if match[1] == "T":
            return add_days(self._today, back + ahead)
        start = academic_year_start(self._today)
        return add_days(start.replace(year=start.year + back), ahead)

    def add_people(self, rows: list[list[Any]]) -> None:
        inducted: dict[date, list[int]] = {}
        for name, role_title, team, start, more in rows:
            starts_on = self.day(start)
            if starts_on > self._today:
                continue
            own = self._services.people.add(self._draft(name, role_title, team, starts_on, more))
            self.by_name[name] = own
            done = add_days(starts_on, INDUCTED_AFTER_DAYS)
            if more.get("inducted") != "none" and done <= self._today:
                inducted.setdefault(done, []).append(own)
        for done, people in inducted.items():
            self.record({"course": "Safeguarding induction", "delivery": "Face to face"}, done, people)

    def hold(self, session: Table) -> None:
        """Record a session for those of its people who were here that day."""
        on = self.day(session["on"])
        people = self._services.standing.snapshot().people
        if on > self._today:
            return
        present = [own for own, person in people.items() if person.service_on(on) and _was_there(person, session, on)]
        if present:
            self.record(session, on, present)

    def record(self, entry: Table, on: date | None, people: list[int]) -> None:
        draft = TrainingDraft(
            self.courses[entry["course"]],
            on,
            tuple(people),
            delivery=entry.get("delivery", ""),
            provider=entry.get("provider", ""),
            trainer=entry.get("trainer", ""),
            evidence=Evidence(entry.get("evidence", "provider-list" if on else "none")),
            note=entry.get("note", ""),
        )
        self._services.training.record(draft, today=self._today)

    def exempt(self, entry: Table) -> None:
        self._services.training.exempt(
            Exemption(
                0,
                self.by_name[entry["person"]],
                entry["requirement"],
                self.day(entry["from"]),
                self.day(entry["until"]),
                entry["reason"],
                entry["approved_by"],
            )
        )

    def _draft(self, name: str, role_title: str, team: str, starts_on: date, more: Table) -> PersonDraft:
        given, _, family = name.partition(" ")
        role = self._roles[role_title]
        group = more.get("group", role.usual_group)
        placed = isinstance(group, int)
        return PersonDraft(
            given,
            family,
            kind=PersonKind(more.get("kind", "employee")),
            starts_on=starts_on,
            ends_on=self.day(more["left"]) if "left" in more else None,
            leave_reason="Moved on" if "left" in more else "",
            role_ids=(role.id,),
            duties=tuple(more.get("duties", ())),
            team_id=self._team(team),
            group=group if placed else None,
            group_reason=more.get("reason", f"Usual group for {role_title}") if placed else "",
            group_decided_by="Gwen Evans" if placed else "",
        )

    def _team(self, title: str) -> int:
        if title not in self._teams:
            self._teams[title] = self._services.agency.add_team(title)
        return self._teams[title]


def _was_there(person: Person, session: Table, on: date) -> bool:
    place = person.place_on(on)
    team = place.team if place else ""
    if person.name in session.get("except", ()) or team in session.get("without_teams", ()):
        return False
    if "only" in session:
        return person.name in session["only"]
    return "teams" not in session or team in session["teams"]
