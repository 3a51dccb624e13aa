"""Storing what an import plan adds, inside one transaction."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from nscp_desktop.domain.courses import Course
from nscp_desktop.domain.dates import Precision, in_words
from nscp_desktop.domain.drafts import PlacementDraft
from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.import_plan import (
    ImportAction,
    ImportPlan,
    ImportResult,
    PlannedCourse,
    PlannedPerson,
    PlannedRecord,
)
from nscp_desktop.domain.people import Service, Span
from nscp_desktop.domain.training import Booking, Completion
from nscp_desktop.services.titles import tidy
from nscp_desktop.storage.unit_of_work import UnitOfWork


class ImportInto:
    """One import into one transaction."""

    def __init__(self, unit: UnitOfWork, plan: ImportPlan, today: date) -> None:
        self._unit = unit
        self._plan = plan
        self._today = today
        self._source = f"{plan.reading.file_name}, {plan.reading.sheet}".rstrip(", ")
        self._people: dict[int, int] = {}
        self._courses: dict[str, int] = {}
        self._new_courses: dict[str, int] = {}
        self._used_headings = _used_headings(plan)

    def store(self) -> ImportResult:
        """Store it all and return what is new."""
        self._refuse_shared_numbers()
        new_courses = sum(self._course(course) for course in self._plan.courses)
        new_people = self._store_people()
        completions = [self._completion(item) for item in self._plan.records if item.action is ImportAction.ADD]
        self._refuse_against_registers(completions)
        self._unit.training.add_completions(completions)
        bookings = [item.found for item in self._plan.bookings if item.action is ImportAction.ADD]
        for found in bookings:
            booking = Booking(0, self._people[found.person], self._courses[found.course], found.on, found.note)
            self._unit.training.add_booking(booking, self._today)
        touched = {item.person_id for item in completions} | {self._people[item.person] for item in bookings}
        touched |= {self._people[item.index] for item in self._plan.people if item.action is ImportAction.ADD}
        person_ids = tuple(dict.fromkeys(own for own in self._people.values() if own in touched))
        return ImportResult(new_people, new_courses, len(completions), len(bookings), person_ids)

    def _course(self, planned: PlannedCourse) -> bool:
        """Find or add a course, and keep the heading as another name of it. Return whether it is new."""
        if planned.action is ImportAction.LEAVE_OUT or planned.heading not in self._used_headings:
            return False
        title = tidy(planned.heading)
        if planned.course_id is None:
            known_as = title.casefold()
            is_new = known_as not in self._new_courses
            if is_new:
                self._new_courses[known_as] = self._unit.training.add_course(Course(0, title))
            self._courses[planned.heading] = self._new_courses[known_as]
            return is_new
        self._courses[planned.heading] = planned.course_id
        known = self._unit.training.courses()
        names = {name.casefold() for course in known.values() for name in (course.title, *course.aliases)}
        if planned.heading in self._plan.answers.courses and title.casefold() not in names:
            course = known[planned.course_id]
            self._unit.training.change_course(replace(course, aliases=(*course.aliases, title)))
        return False

    def _refuse_shared_numbers(self) -> None:
        """Refuse a new person whose staff number is somebody else's, with both their names."""
        taken: dict[str, str] = {}
        for planned in self._plan.people:
            number = tidy(planned.found.staff_number)
            if planned.action is not ImportAction.ADD or not number:
                continue
            holder = self._unit.people.with_staff_number(number)
            other = taken.get(number) or ("somebody on record" if holder is not None else "")
            if other:
                raise NotAllowedError(
                    f"{planned.found.name} in row {planned.found.row} has staff number {number}, which belongs to "
                    f"{other}. Nothing was stored. Correct the number, or leave one of them out, and import again."
                )
            taken[number] = f"{planned.found.name} in row {planned.found.row}"

    def _refuse_against_registers(self, completions: Iterable[Completion]) -> None:
        """Refuse a training on a day of which the register of its session says that it went otherwise."""
        otherwise = self._unit.sessions.otherwise()
        for done in completions:
            for starts_on, ends_on, outcome in otherwise.get((done.person_id, done.course_id), ()):
                is_of_day = done.completed_on is not None and done.precision is Precision.DAY
                if is_of_day and done.completed_on is not None and starts_on <= done.completed_on <= ends_on:
                    person = self._unit.people.person(done.person_id)
                    name = person.name if person is not None else "somebody"
                    raise NotAllowedError(
                        f"{done.source} says that {name} did this on {in_words(done.completed_on)}, and the register "
                        f"of that session says: {outcome.words}. Nothing was stored. Leave that person out and import "
                        "again, or change the register first."
                    )

    def _store_people(self) -> int:
        roles = _Finder(((r.title, r.id) for r in self._unit.agency.roles()), self._add_role)
        teams = _Finder(((t.title, t.id) for t in self._unit.agency.teams()), self._unit.agency.add_team)
        sites = _Finder(((s.title, s.id) for s in self._unit.agency.sites()), self._unit.agency.add_site)
        added = 0
        for person in self._plan.people:
            if person.action is ImportAction.MATCH and person.person_id is not None:
                self._people[person.index] = person.person_id
            elif person.action is ImportAction.ADD:
                places = sites.find(person.found.site), teams.find(person.found.team)
                self._people[person.index] = self._add_person(person, roles.find(person.role), *places)
                added += 1
        return added

    def _add_role(self, title: str) -> int:
        return self._unit.agency.add_role(title, None)

    def _add_person(self, person: PlannedPerson, role: int | None, site: int | None, team: int | None) -> int:
        found, store = person.found, self._unit.people
        own = store.add(
            {
                "given": tidy(found.given),
                "family": tidy(found.family),
                "staff_number": tidy(found.staff_number),
                "email": tidy(found.email),
            }
        )
        span = Span(found.start, found.leave)
        store.set_services(own, [Service(span, person.kind)])
        store.set_roles(own, [(span, role)] if role is not None else [])
        store.set_duties(own, [(span, code) for code in person.duties])
        store.set_places(own, [(span, site, team)] if site is not None or team is not None else [])
        if person.group is not None:
            reason = f"Usual group for {person.role}, taken on import and to be confirmed"
            store.place(own, PlacementDraft(person.group, found.start, "Import", reason, self._today))
        return own

    def _completion(self, item: PlannedRecord) -> Completion:
        found = item.found
        return Completion(
            0,
            self._people[found.person],
            self._courses[found.course],
            found.completed_on,
            found.precision,
            found.expires_on,
            self._today,
            found.hours,
            tidy(found.provider),
            tidy(found.certificate_number),
            note=found.note,
            source=f"{self._source}, {found.cell}",
        )


def _used_headings(plan: ImportPlan) -> frozenset[str]:
    """Return the headings under which something is stored; one with questions or leavings only makes no course."""
    kept = (ImportAction.ADD, ImportAction.KNOWN)
    headings = {item.found.course for item in plan.records if item.action in kept}
    return frozenset(headings | {item.found.course for item in plan.bookings if item.action in kept})


class _Finder:
    """Finds a title in a list, ignoring case, and adds it once when it is new."""

    def __init__(self, known: Iterable[tuple[str, int]], add: Callable[[str], int]) -> None:
        self._known = {title.casefold(): own for title, own in known}
        self._add = add

    def find(self, title: str) -> int | None:
        title = tidy(title)
        if not title:
            return None
        if title.casefold() not in self._known:
            self._known[title.casefold()] = self._add(title)
        return self._known[title.casefold()]
