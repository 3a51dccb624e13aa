"""The subject access pack as a workbook: everything held about one person, sheet by sheet."""

from typing import BinaryIO

from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.people import REPLACED_SAME_DAY, Person, Span
from nscp_desktop.domain.person_names import former_names_words
from nscp_desktop.domain.retention import NEVER_ASKED_FOR, PURPOSES
from nscp_desktop.domain.subject_access import HistoryLine, SubjectAccess
from nscp_desktop.spreadsheets.export_book import Book, Field, Heading
from nscp_desktop.spreadsheets.export_data import ExportData
from nscp_desktop.spreadsheets.export_people import record_headings, record_rows

_TWO = [Heading("About", 28), Heading("What is held", 70)]
_HELD = [Heading("From", 13), Heading("Until", 13), Heading("What", 32), Heading("Details", 70)]
_AHEAD = [Heading("Kind", 14), Heading("From or on", 13), Heading("Until", 13), Heading("What", 36), Heading("Why", 60)]
_ACCEPTED = [
    Heading("Decided on", 13),
    Heading("Training", 36),
    Heading("Done", 20),
    Heading("Accepted for", 36),
    Heading("Reason", 50),
    Heading("Approved by", 26),
]
_REVIEWS = [
    Heading("Reviewed on", 13),
    Heading("Reviewed by", 24),
    Heading("Target Group", 9),
    Heading("Competence", 60),
    Heading("Met", 16),
    Heading("Note", 50),
    Heading("To review again by", 13),
]
_FILES = [Heading("Name", 50), Heading("Kind", 16), Heading("Bytes", 12), Heading("Attached on", 13)]
_FURTHER = [Heading("What", 36), Heading("Details", 90)]
_CHANGES = [Heading("When (UTC)", 18), Heading("Who", 26), Heading("What", 90), Heading("Why", 40)]


def export_subject_access(data: ExportData, about: SubjectAccess, out: BinaryIO) -> None:
    """Write everything held about one person."""
    person = about.person
    book = Book(f"Subject access pack, {person.name}, {in_words(data.as_at)}", data.agency.name)
    book.add("Person", _TWO, _person_rows(about))
    book.add("Over time", _HELD, _held_rows(person))
    book.add("Training", record_headings(data), record_rows(data, [person]))
    book.add("Files", _FILES, ([file.name, file.kind.words, file.size_bytes, file.added_on] for file in about.files))
    book.add("Booked and exempt", _AHEAD, _ahead_rows(data, about))
    if about.history.equivalents:
        book.add("Accepted", _ACCEPTED, _accepted_rows(data, about))
    if about.reviews:
        book.add("Competence reviews", _REVIEWS, _review_rows(about))
    if about.further:
        book.add("What else is held", _FURTHER, ([item.what, item.details] for item in about.further))
    book.add("Changes", _CHANGES, map(_change_row, about.changes))
    book.save(out)


def _change_row(line: HistoryLine) -> list[Field]:
    return [f"{line.at:%Y-%m-%d %H:%M}", line.who, line.words, line.reason]


def _person_rows(about: SubjectAccess) -> list[list[Field]]:
    person = about.person
    rows: list[list[Field]] = [
        ["First name", person.given],
        ["Surname", person.family],
        ["Known as", person.known_as],
        ["Former names", former_names_words(person)],
        ["Staff number", person.staff_number],
        ["E-mail", person.email],
        ["Line manager", about.manager],
        ["Archived on", person.archived_on],
    ]
    rows += [["Manages", about.managing_words]] if about.manages else []
    rows += [["What it is used for", purpose] for purpose in PURPOSES]
    rows += [["How long it is kept", line] for line in about.keeping_words]
    rows += [["Where else the name stands", mention.words] for mention in about.mentions]
    rows.append(["Never asked for", ", ".join(NEVER_ASKED_FOR)])
    return rows


def _held_rows(person: Person) -> list[list[Field]]:
    rows: list[tuple[Span, str, str]] = [
        *((item.span, item.kind.words, item.leave_reason) for item in person.services),
        *((item.span, item.title, "Role") for item in person.roles),
        *((item.span, item.title, "Duty") for item in person.duties),
        *((item.span, ", ".join(part for part in (item.team, item.site) if part), "Place") for item in person.places),
    ]
    held: list[list[Field]] = [[span.starts_on, span.ends_on, what, details] for span, what, details in rows]
    for placed in person.placements:
        review = f"; review by {in_words(placed.review_on)}" if placed.review_on else ""
        why = f"decided by {placed.decided_by}: {placed.reason}{review}"
        level = f" ({placed.level})" if placed.level else ""
        until = REPLACED_SAME_DAY if placed.is_replaced_same_day else placed.span.ends_on
        held.append([placed.span.starts_on, until, f"Target Group {placed.group}{level}", why])
    return held + [[span.starts_on, span.ends_on, "Away", ""] for span in person.away]


def _ahead_rows(data: ExportData, about: SubjectAccess) -> list[list[Field]]:
    titles = data.board.rulebook.by_id
    rows: list[list[Field]] = [
        ["Booking", item.on, None, data.course(item.course_id).title, item.note] for item in about.history.bookings
    ]
    for item in about.history.exemptions:
        title = titles[item.requirement_id].title if item.requirement_id in titles else item.requirement_id
        why = f"{item.reason} (approved by {item.approved_by})"
        rows.append(["Exemption", item.starts_on, item.ends_on, title, why])
    return rows


def _accepted_rows(data: ExportData, about: SubjectAccess) -> list[list[Field]]:
    titles = data.board.rulebook.by_id
    by_id = {done.id: done for done in about.history.completions}
    rows: list[list[Field]] = []
    for item in about.history.equivalents:
        done = by_id[item.completion_id]
        title = titles[item.requirement_id].title if item.requirement_id in titles else item.requirement_id
        course = data.course(done.course_id).title
        rows.append([item.decided_on, course, done.done_words, title, item.reason, item.approved_by])
    return rows


def _review_rows(about: SubjectAccess) -> list[list[Field]]:
    rows: list[list[Field]] = []
    for review in about.reviews:
        first: list[Field] = [review.reviewed_on, review.reviewed_by, review.group]
        rows.append([*first, review.words, "", review.note, review.next_on])
        rows += [[*first, found.text, found.met.words, found.note, None] for found in review.findings]
    return rows
