"""Working out what an import would do with what was found."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from nscp_desktop.domain.board import Snapshot
from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.found_roles import kind_of, role_and_duties
from nscp_desktop.domain.import_plan import (
    Answers,
    ImportAction,
    ImportPlan,
    PlannedBooking,
    PlannedCourse,
    PlannedPerson,
    PlannedRecord,
)
from nscp_desktop.domain.imports import FoundBooking, FoundRecord, ProposalKind, Question, Reading
from nscp_desktop.domain.matching import (
    Action,
    CourseFacts,
    CourseMatch,
    PersonFacts,
    PersonMatch,
    match_courses,
    match_people,
)
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.person_names import other_names
from nscp_desktop.domain.roles import Duty, Role
from nscp_desktop.services.titles import tidy


def plan_import(
    snapshot: Snapshot, roles: Sequence[Role], duties: Sequence[Duty], reading: Reading, answers: Answers
) -> ImportPlan:
    """Return what an import of `reading` would do."""
    _refuse_impossible(reading)
    people = _people(snapshot, roles, duties, reading, answers)
    courses = _courses(snapshot, reading, answers)
    known = _Known(snapshot, people, courses)
    records = tuple(
        PlannedRecord(item, known.record(item)) for item in (*reading.records, *_answered(reading, answers))
    )
    bookings = tuple(
        PlannedBooking(item, known.booking(item)) for item in (*reading.bookings, *_booked(reading, answers))
    )
    return ImportPlan(reading, answers, people, courses, records, bookings)


def _refuse_impossible(reading: Reading) -> None:
    for person in reading.people:
        if person.start and person.leave and person.leave < person.start:
            raise NotAllowedError(
                f"{person.name} in row {person.row} leaves before they start. Correct the file, then import it again."
            )


def _people(
    snapshot: Snapshot, roles: Sequence[Role], duties: Sequence[Duty], reading: Reading, answers: Answers
) -> tuple[PlannedPerson, ...]:
    found = [
        PersonFacts(index, person.given, person.family, person.start, person.staff_number, person.email)
        for index, person in enumerate(reading.people)
    ]
    known = [
        PersonFacts(
            person.id,
            person.given,
            person.family,
            next(iter(_starts(person)), None),
            person.staff_number,
            person.email,
            other_names(person),
            tuple(_starts(person)[1:]),
        )
        for person in snapshot.people.values()
    ]
    usual = {role.title: role.usual_group for role in roles}
    planned = []
    for person, match in zip(reading.people, match_people(found, known), strict=True):
        action, person_id = _decided(match, answers)
        role, codes = role_and_duties(person.role, roles, duties)
        planned.append(
            PlannedPerson(
                match.found,
                person,
                action,
                person_id,
                match.suggestions,
                match.because,
                role,
                codes,
                person.kind or kind_of(person.role),
                usual.get(role) if answers.place else None,
            )
        )
    return _without_doubles(planned, answers)


def _starts(person: Person) -> list[date]:
    """Return the first days of a person's periods of service, the earliest first."""
    return sorted(item.span.starts_on for item in person.services if item.span.starts_on)


def _decided(match: PersonMatch, answers: Answers) -> tuple[ImportAction, int | None]:
    if match.found in answers.left_out:
        return ImportAction.LEAVE_OUT, None
    if match.found in answers.people:
        chosen = answers.people[match.found]
        return (ImportAction.ADD, None) if chosen is None else (ImportAction.MATCH, chosen)
    return {
        Action.MATCH: (ImportAction.MATCH, match.person_id),
        Action.ADD: (ImportAction.ADD, None),
        Action.ASK: (ImportAction.ASK, None),
    }[match.action]


def _without_doubles(planned: list[PlannedPerson], answers: Answers) -> tuple[PlannedPerson, ...]:
    """Ask about people of the file whom the program would take for one person on record.

    Somebody may say so all the same: then their training goes to that one person.
    """
    takers = Counter(person.person_id for person in planned if person.person_id is not None)
    return tuple(
        replace(
            person,
            action=ImportAction.ASK,
            person_id=None,
            suggestions=(person.person_id,),
            because="another row seems to be the same person on record",
        )
        if person.person_id is not None and takers[person.person_id] > 1 and person.index not in answers.people
        else person
        for person in planned
    )


def _courses(snapshot: Snapshot, reading: Reading, answers: Answers) -> tuple[PlannedCourse, ...]:
    known = [CourseFacts(item.id, item.title, item.aliases) for item in snapshot.rulebook.courses.values()]
    titles = {tidy(item.title).casefold(): item.id for item in known}
    return tuple(_planned_course(match, titles, answers) for match in match_courses(reading.courses, known))


def _planned_course(match: CourseMatch, titles: Mapping[str, int], answers: Answers) -> PlannedCourse:
    heading = match.heading
    # Titles are unique, so a heading that is one already can only be that course.
    same_title = titles.get(tidy(heading).casefold())
    if heading in answers.courses_left_out:
        return PlannedCourse(heading, ImportAction.LEAVE_OUT, None, match.suggestions)
    chosen = answers.courses.get(heading, match.course_id)
    course_id = chosen or same_title
    action = ImportAction.ADD if course_id is None else ImportAction.MATCH
    return PlannedCourse(heading, action, course_id, match.suggestions)


def _answered(reading: Reading, answers: Answers) -> list[FoundRecord]:
    """Return the records that answers to questions make."""
    found = []
    for question in reading.questions:
        taken = answers.questions.get(question.place)
        if taken is not None and taken.kind is ProposalKind.RECORD and _is_whole(question):
            found.append(
                FoundRecord(
                    question.place,
                    question.person or 0,
                    question.course or "",
                    taken.completed_on,
                    taken.expires_on,
                    taken.precision,
                    note=f"In the spreadsheet: {question.text}",
                )
            )
    return found


def _booked(reading: Reading, answers: Answers) -> list[FoundBooking]:
    found = []
    for question in reading.questions:
        taken = answers.questions.get(question.place)
        if taken is not None and taken.kind is ProposalKind.BOOKING and _is_whole(question):
            found.append(FoundBooking(question.place, question.person or 0, question.course or "", taken.on))
    return found


def _is_whole(question: Question) -> bool:
    return question.person is not None and question.course is not None


class _Known:
    """What is on record already, and what the file itself has said before."""

    def __init__(
        self, snapshot: Snapshot, people: tuple[PlannedPerson, ...], courses: tuple[PlannedCourse, ...]
    ) -> None:
        self._people = people
        self._courses = {course.heading: course for course in courses}
        self._done: set[tuple[object, ...]] = set()
        self._booked: set[tuple[object, ...]] = set()
        for own, history in snapshot.histories.items():
            for done in history.completions:
                self._done.add(_key(own, done.course_id, done.completed_on, done.expires_on))
            self._booked |= {(own, booking.course_id, booking.on) for booking in history.bookings}

    def record(self, item: FoundRecord) -> ImportAction:
        who, what = self._who(item.person), self._what(item.course)
        if who is None or what is None:
            return ImportAction.HOLD
        return _once(self._done, _key(who, what, item.completed_on, item.expires_on))

    def booking(self, item: FoundBooking) -> ImportAction:
        who, what = self._who(item.person), self._what(item.course)
        if who is None or what is None:
            return ImportAction.HOLD
        return _once(self._booked, (who, what, item.on))

    def _who(self, index: int) -> object:
        """Return what stands for a person: their id, or their place in the file when they are new."""
        person = self._people[index]
        if person.action in (ImportAction.ASK, ImportAction.LEAVE_OUT):
            return None
        return person.person_id if person.person_id is not None else ("new", index)

    def _what(self, heading: str) -> object:
        course = self._courses[heading]
        if course.action is ImportAction.LEAVE_OUT:
            return None
        return course.course_id if course.course_id is not None else tidy(heading).casefold()


def _key(who: object, what: object, completed_on: date | None, expires_on: date | None) -> tuple[object, ...]:
    """Return what makes two completions the same: person, course and day, or the expiry when no day is known."""
    return (who, what, completed_on, None if completed_on else expires_on)


def _once(seen: set[tuple[object, ...]], key: tuple[object, ...]) -> ImportAction:
    if key in seen:
        return ImportAction.KNOWN
    seen.add(key)
    return ImportAction.ADD
