"""A sample agency to look at: a record file made from the sample data that is shipped."""

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from nscp_desktop.domain.agency import AgencyDetails, Sector
from nscp_desktop.domain.competences import CompetenceReview, Finding, Met
from nscp_desktop.domain.dates import add_days
from nscp_desktop.domain.drafts import TrainingDraft
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.training import Equivalent, Evidence, Exemption
from nscp_desktop.paths import resources
from nscp_desktop.services.record_files import Services, create
from nscp_desktop.services.sample_actions import add_actions
from nscp_desktop.services.sample_audit import add_audit
from nscp_desktop.services.sample_checklists import add_checklists
from nscp_desktop.services.sample_evaluation import add_evaluation
from nscp_desktop.services.sample_evidence import add_evidence
from nscp_desktop.services.sample_induction import add_inductions, add_supervision
from nscp_desktop.services.sample_learning import add_learning
from nscp_desktop.services.sample_needs import add_needs
from nscp_desktop.services.sample_people import SamplePeople, sample_day
from nscp_desktop.services.sample_sessions import add_sessions
from nscp_desktop.services.sample_trainers import add_trainers
from nscp_desktop.storage.workplace import here

Table = Mapping[str, Any]
INDUCTED_AFTER_DAYS = 9
COMPUTER = "OFFICE"


def make_sample(path: Path, *, today: date, name: str = "school") -> None:
    """Make a record file with a sample agency whose dates lie around `today`.

    `name` is one of `SampleAgency`. What would lie ahead of today is left out, except for bookings.
    """
    found = tomllib.loads((resources() / "samples" / f"{name}.toml").read_text("utf-8"))
    head = found["agency"]
    details = AgencyDetails(
        head["name"], Sector(head["sector"]), head["lead"], head["deputies"], head["contact"], head["address"]
    )
    # Pictures of a sample name neither the account nor the computer on which it was made.
    workplace = replace(here(head["lead"]), computer=COMPUTER)
    services = create(path, details, today=today, workplace=workplace)
    try:
        sample = _Sample(services, head["lead"], today)
        sample.add_people(found["people"]["rows"])
        for session in found["session"]:
            sample.hold(session)
        for entry in found.get("unknown", []):
            sample.record(entry, None, [sample.by_name[person] for person in entry["people"]])
        for entry in found.get("equivalent", []):
            sample.accept(entry)
        for entry in found.get("booking", []):
            sample.book(entry)
        for entry in found.get("exemption", []):
            sample.exempt(entry)
        for entry in found.get("review", []):
            sample.review(entry)
        add_needs(services, today)
        add_evidence(services, today)
        add_inductions(services, today)
        add_supervision(services, today)
        add_learning(services, found.get("learning", []), today)
        add_evaluation(services, today)
        add_trainers(services, today)
        add_sessions(services, today)
        add_checklists(services, today)
        add_actions(services, today)
        add_audit(services, today)
    finally:
        services.close()


class _Sample:
    """The sample while it is being built."""

    def __init__(self, services: Services, lead: str, today: date) -> None:
        self._services = services
        self._today = today
        self._people = SamplePeople(services, lead, today)
        self._courses = {course.title: course.id for course in services.training.courses()}
        self.by_name = self._people.by_name

    def add_people(self, rows: list[list[Any]]) -> None:
        """Add the people, with the induction that most of them had some days after they started."""
        inducted: dict[date, list[int]] = {}
        for name, role, team, start, more in rows:
            added = self._people.add(name, role, team, start, more)
            for started in added.started if added is not None else ():
                done = add_days(started, INDUCTED_AFTER_DAYS)
                if added is not None and done <= self._today:
                    inducted.setdefault(done, []).append(added.id)
        for done, people in inducted.items():
            self.record({"course": "Safeguarding induction", "delivery": "Face to face"}, done, people)

    def hold(self, session: Table) -> None:
        """Record a session for those of its people who were here that day."""
        on = self._day(session["on"])
        if on > self._today:
            return
        people = self._services.standing.snapshot().people
        present = [own for own, person in people.items() if person.service_on(on) and _was_there(person, session, on)]
        if present:
            self.record(session, on, present)

    def record(self, entry: Table, on: date | None, people: list[int]) -> None:
        """Record one training for several people; without a day its date is unknown."""
        draft = TrainingDraft(
            self._courses[entry["course"]],
            on,
            tuple(people),
            hours=entry.get("hours"),
            delivery=entry.get("delivery", ""),
            provider=entry.get("provider", ""),
            trainer=entry.get("trainer", ""),
            evidence=Evidence(entry.get("evidence", "provider-list" if on else "none")),
            note=entry.get("note", ""),
            whole_agency=entry.get("whole_agency", False),
        )
        self._services.training.record(draft, today=self._today)

    def accept(self, entry: Table) -> None:
        """Record one person's training, and accept it for a requirement that its course does not count towards."""
        done, decided = self._day(entry["done"]), self._day(entry["decided"])
        if decided > self._today:
            return
        own = self.by_name[entry["person"]]
        course_id = self._courses[entry["course"]]
        self.record(entry, done, [own])
        completions = self._services.standing.snapshot().history(own).completions
        completion = next(each for each in completions if (each.course_id, each.completed_on) == (course_id, done))
        self._services.training.accept_equivalent(
            Equivalent(0, own, completion.id, entry["requirement"], entry["approved_by"], entry["reason"], decided),
            today=self._today,
        )

    def book(self, entry: Table) -> None:
        """Book those who are here by now."""
        people = [self.by_name[person] for person in entry["people"] if person in self.by_name]
        self._services.training.book(people, self._courses[entry["course"]], self._day(entry["on"]), today=self._today)

    def exempt(self, entry: Table) -> None:
        """Exempt one person from one requirement."""
        self._services.training.exempt(
            Exemption(
                0,
                self.by_name[entry["person"]],
                entry["requirement"],
                self._day(entry["from"]),
                self._day(entry["until"]),
                entry["reason"],
                entry["approved_by"],
            )
        )

    def review(self, entry: Table) -> None:
        """Review a person or a role against the competences of a group; `partly` and `not_yet` count them from 1."""
        found = [
            Finding(
                item.text, Met.PARTLY if place in entry.get("partly", ()) else _met(place in entry.get("not_yet", ()))
            )
            for place, item in enumerate(self._services.competences.competences(entry["group"]), start=1)
        ]
        roles = {role.title: role.id for role in self._services.agency.roles()}
        self._services.competences.review(
            CompetenceReview(
                0,
                entry["group"],
                self._day(entry["on"]),
                entry["by"],
                tuple(found),
                self.by_name[entry["person"]] if "person" in entry else None,
                roles[entry["role"]] if "role" in entry else None,
                entry.get("note", ""),
                self._day(entry["next"]) if "next" in entry else None,
            ),
            today=self._today,
        )

    def _day(self, text: str) -> date:
        return sample_day(text, self._today)


def _met(is_missing: bool) -> Met:
    return Met.NO if is_missing else Met.YES


def _was_there(person: Person, session: Table, on: date) -> bool:
    place = person.place_on(on)
    team = place.team if place else ""
    if person.name in session.get("except", ()) or team in session.get("without_teams", ()):
        return False
    if "only" in session:
        return person.name in session["only"]
    return "teams" not in session or team in session["teams"]
