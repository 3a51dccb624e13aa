"""People and records as a workbook: everybody on record, and everything they have done."""

from collections.abc import Iterable
from datetime import date
from typing import BinaryIO, NamedTuple

from nscp_desktop.domain.courses import groups_words
from nscp_desktop.domain.dates import Precision, in_words
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.person_names import former_names_words, manager_name
from nscp_desktop.domain.spans import span_words
from nscp_desktop.domain.training import Completion
from nscp_desktop.spreadsheets.export_book import Book, Field, Heading
from nscp_desktop.spreadsheets.export_data import ExportData

_PRECISION_WORDS = {
    Precision.DAY: "",
    Precision.MONTH: "month only",
    Precision.TERM: "term only",
    Precision.YEAR: "year only",
}


class ReturnedForms(NamedTuple):
    """The completions for which a named form came back: after the session, and three months on."""

    after: frozenset[int]
    impact: frozenset[int]


NO_FORMS = ReturnedForms(frozenset(), frozenset())


def export_people(data: ExportData, out: BinaryIO) -> None:
    """Write everybody on record, those who have left as well, and every training on record."""
    book = Book(f"People and records, {data.agency.name}, {in_words(data.as_at)}", data.agency.name)
    worst = {row.person.id: row.worst.words for row in data.board.rows}
    book.add("Staff", _staff_headings(data), (_staff_row(data, person, worst) for person in people(data)))
    book.add("Records", record_headings(data), record_rows(data, people(data)))
    book.save(out)


def people(data: ExportData) -> list[Person]:
    """Return everybody on record in the order of their names, which would give them away where no name may."""
    everybody = data.snapshot.people.values()
    if data.anonymous:
        return sorted(everybody, key=lambda person: person.id)
    return sorted(everybody, key=lambda person: (person.family.casefold(), person.given.casefold(), person.id))


def record_headings(data: ExportData, returned: ReturnedForms | None = None) -> list[Heading]:
    """Return the columns of a sheet of records; with `returned` also which evaluation forms came back."""
    headings = [
        *data.name_headings(),
        Heading("Course", 36),
        Heading("Category", 18),
        Heading("Provider", 20),
        Heading("Mode", 16),
        Heading("Date completed", 13),
        Heading("How exact", 12),
        Heading("Valid until", 13),
        Heading("Hours", 8),
        Heading("Counts towards", 30),
        Heading("Evidence", 24),
        Heading("Files kept", 9),
    ]
    if returned is not None:
        headings += [Heading("For Target Groups", 12), Heading("Evaluation returned", 11)]
        headings.append(Heading("Impact form returned", 11))
    if data.anonymous:
        return headings
    return [*headings, Heading("Accepted as equivalent", 40), Heading("Certificate", 18), Heading("Note", 40)]


def record_rows(
    data: ExportData, of: Iterable[Person], returned: ReturnedForms | None = None, *, until: date = date.max
) -> Iterable[list[Field]]:
    """Return the completions of these people up to a day, oldest first, in the columns of `record_headings`."""
    for person in of:
        completions = data.snapshot.history(person.id).completions
        done = [item for item in completions if item.completed_on is None or item.completed_on <= until]
        for completion in sorted(done, key=lambda item: (item.completed_on or date.min, item.id)):
            yield _record_row(data, person, completion, returned)


def _record_row(
    data: ExportData, person: Person, completion: Completion, returned: ReturnedForms | None
) -> list[Field]:
    course = data.course(completion.course_id)
    exact = _PRECISION_WORDS[completion.precision]
    if completion.completed_on is None:
        exact = "date unknown" if completion.expires_on is None else "only the expiry is known"
    fields: list[Field] = [
        *data.name_fields(person),
        course.title,
        course.kind.words,
        data.provider(completion),
        data.mode(completion),
        completion.completed_on,
        exact,
        completion.expires_on,
        completion.hours,
        data.counts_towards(completion),
        completion.evidence.words,
        completion.files,
    ]
    if returned is not None:
        came_back = [completion.id in forms for forms in returned]
        fields += [groups_words(course.groups), *("Yes" if found else "" for found in came_back)]
    if data.anonymous:
        return fields
    return [*fields, data.accepted_words(completion), completion.certificate_number, completion.note]


def _staff_headings(data: ExportData) -> list[Heading]:
    headings = [*data.name_headings(), Heading("Role and duties", 30), Heading("Staff type", 18)]
    headings += [Heading("Start date", 13), Heading("Leave date", 13), Heading("Target Group", 9)]
    headings.append(Heading("Standing", 14, is_standing=True))
    if not data.anonymous:
        headings += [Heading("Known as", 16), Heading("E-mail", 30), Heading("Team", 18), Heading("Site", 18)]
        headings += [Heading("Group set by", 20), Heading("Reason for the group", 40), Heading("Level", 14)]
        headings += [Heading("Former names", 30), Heading("Line manager", 24), Heading("Away", 24)]
        headings.append(Heading("Archived on", 13))
    return headings


def _staff_row(data: ExportData, person: Person, worst: dict[int, str]) -> list[Field]:
    day = data.as_at
    service = person.service_on(day) or (person.services[-1] if person.services else None)
    placed, place = person.group_on(day), person.place_on(day)
    fields: list[Field] = [
        *data.name_fields(person),
        person.role_words(day),
        service.kind.words if service else "",
        service.span.starts_on if service else None,
        service.span.ends_on if service else None,
        placed.group if placed else None,
        worst.get(person.id, "Not here"),
    ]
    if not data.anonymous:
        fields += [person.known_as, person.email, place.team if place else "", place.site if place else ""]
        fields += [placed.decided_by if placed else "", placed.reason if placed else "", placed.level if placed else ""]
        away = next((span for span in person.away if span.covers(day)), None)
        fields += [former_names_words(person), manager_name(data.snapshot.people, person)]
        fields += [span_words(away) if away is not None else "", person.archived_on]
    return fields
