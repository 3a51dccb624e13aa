"""One person's training record: what is asked, what is on record, and why."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from operator import itemgetter
from typing import BinaryIO

from nscp_desktop.domain.board import Board
from nscp_desktop.domain.board import Row as BoardRow
from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.explanation import because
from nscp_desktop.domain.people import REPLACED_SAME_DAY, Person, Placement, Span
from nscp_desktop.domain.person_names import former_names_words
from nscp_desktop.domain.proof import Beside, outcome_day, outcome_notes
from nscp_desktop.domain.spans import span_words
from nscp_desktop.domain.standing import NOT_REQUIRED, History
from nscp_desktop.domain.training import Completion
from nscp_desktop.reports import ink
from nscp_desktop.reports.frame import Built, Frame, Paper
from nscp_desktop.reports.table import Cell, Chip, Column, draw_table

_ABOUT_COLUMNS = (Column("About", 20, bold=True), Column("", 80))
_HELD_COLUMNS = (Column("From", 12), Column("Until", 12), Column("What", 26, bold=True), Column("Details", 50))
_STANDING_COLUMNS = (
    Column("Requirement", 24, bold=True),
    Column("Standing", 15),
    Column("Due", 12),
    Column("Why", 50),
)
_TRAINING_COLUMNS = (
    Column("Done", 16, bold=True),
    Column("Course", 30),
    Column("Valid until", 12),
    Column("Hours", 8, "centre"),
    Column("Provider", 16),
    Column("Evidence", 22),
    Column("Note", 20),
)
_OTHER_COLUMNS = (Column("On", 16, bold=True), Column("Course", 36), Column("What", 20), Column("Note", 28))
_ACCEPTED_COLUMNS = (
    Column("Decided on", 12),
    Column("Training", 28, bold=True),
    Column("Counts towards", 24),
    Column("Reason", 20),
    Column("Approved by", 16),
)
_EXEMPTION_COLUMNS = (
    Column("From", 12),
    Column("Until", 12),
    Column("Requirement", 28, bold=True),
    Column("Reason", 30),
    Column("Approved by", 18),
)


@dataclass(frozen=True, slots=True)
class IndividualRecord:
    """What the record is made of. The person may have left: then the board has no row for them.

    `manager` is the name of their line manager, empty without one. `beside` is what stands on registers without being
    a completion, and which certificates and checks stand behind completions.
    """

    frame: Frame
    board: Board
    person: Person
    history: History
    manager: str = ""
    beside: Beside = field(default_factory=Beside)


def build_individual_record(data: IndividualRecord, out: BinaryIO) -> Built:
    """Write one person's record as a PDF."""
    paper = Paper(out, data.frame)
    draw_individual_record(paper, data)
    return paper.finish(counting=False)


def draw_individual_record(paper: Paper, data: IndividualRecord) -> None:
    """Draw one person's record from the page's present height down."""
    row = next((row for row in data.board.rows if row.person.id == data.person.id), None)
    _draw_about(paper, data, row)
    _draw_standings(paper, data, row)
    _draw_training(paper, data)
    _draw_accepted(paper, data)
    _draw_ahead(paper, data)
    _draw_held(paper, data.person)


def _draw_about(paper: Paper, data: IndividualRecord, row: BoardRow | None) -> None:
    person, as_at = data.person, data.board.as_at
    service, placed, place = person.service_on(as_at), person.group_on(as_at), person.place_on(as_at)
    known = f" (known as {person.known_as})" if person.known_as and person.known_as != person.given else ""
    rows: list[list[Cell]] = [["Name", f"{person.name}{known}"]]
    rows += [["Former names", former_names_words(person)]] if person.former_names else []
    rows.append(["Role and duties", person.role_words(as_at) or "none on record"])
    if placed is not None:
        rows.append(["Target Group", f"{_group(placed)}, decided by {placed.decided_by}: {placed.reason}"])
    else:
        rows.append(["Target Group", "not yet placed"])
    where = ", ".join(part for part in (place.team, place.site) if part) if place else ""
    rows.append(["Team and site", where or "none on record"])
    if service is not None:
        since = f" since {in_words(service.span.starts_on)}" if service.span.starts_on else ", start date not known"
        rows.append(["Here as", f"{service.kind.words}{since}"])
    else:
        rows.append(["Here as", f"Not here on {in_words(as_at)}"])
    away = next((span for span in person.away if span.covers(as_at)), None)
    more = (
        ("Away", span_words(away) if away is not None else ""),
        ("Archived", in_words(person.archived_on) if person.archived_on else ""),
        ("Line manager", data.manager),
        ("Staff number", person.staff_number),
        ("E-mail", person.email),
    )
    rows += [[name, text] for name, text in more if text]
    if row is not None:
        rows.append(["Overall", Chip(row.worst)])
    draw_table(paper, _ABOUT_COLUMNS, rows)


def _draw_standings(paper: Paper, data: IndividualRecord, row: BoardRow | None) -> None:
    paper.heading(f"What is asked on {in_words(data.board.as_at)}")
    if row is None:
        paper.paragraph(f"{data.person.name} was not here on that day, so nothing is asked.", ink.NOTE)
        return
    asked = [item for item in data.board.rulebook.requirements if item.id in row.cells]
    if not asked:
        paper.paragraph("Nothing is asked on this day.", ink.NOTE)
        return
    draw_table(
        paper,
        _STANDING_COLUMNS,
        (
            [
                item.title,
                Chip(cell.kind),
                in_words(cell.due) if cell.due else "",
                because(data.person, item, cell, data.board.rulebook, data.board.as_at),
            ]
            for item in asked
            for cell in (row.cells.get(item.id, NOT_REQUIRED),)
        ),
    )


def _draw_training(paper: Paper, data: IndividualRecord) -> None:
    paper.heading("Every training on record")
    done = sorted(data.history.completions, key=_newest_first)
    if not done:
        paper.paragraph("No training is on record.", ink.NOTE)
        return
    draw_table(paper, _TRAINING_COLUMNS, (_training_row(data, completion) for completion in done))


def _newest_first(completion: Completion) -> tuple[int, int]:
    day = completion.completed_on or completion.expires_on or date.min
    return -day.toordinal(), completion.id


def _training_row(data: IndividualRecord, completion: Completion) -> list[Cell]:
    proof = data.beside.proof_words(completion.id)
    evidence = ", ".join(part for part in (completion.evidence_words, proof) if part)
    notes = [completion.note, f"from {completion.source}" if completion.source else ""]
    return [
        completion.done_words,
        _course_title(data, completion.course_id),
        in_words(completion.expires_on) if completion.expires_on else "",
        f"{completion.hours:g}" if completion.hours is not None else "",
        completion.provider,
        evidence or completion.evidence.words,
        "; ".join(note for note in notes if note),
    ]


def _draw_accepted(paper: Paper, data: IndividualRecord) -> None:
    """Draw which trainings were accepted for what their course does not count towards, and who decided it."""
    by_id = {done.id: done for done in data.history.completions}
    decided = [(item, by_id[item.completion_id]) for item in data.history.equivalents if item.completion_id in by_id]
    if not decided:
        return
    paper.heading("Accepted as equivalent")
    rows: Iterable[list[Cell]] = (
        [
            in_words(item.decided_on),
            f"{_course_title(data, done.course_id)}, {done.done_words}",
            _requirement_title(data, item.requirement_id),
            item.reason,
            item.approved_by,
        ]
        for item, done in decided
    )
    draw_table(paper, _ACCEPTED_COLUMNS, rows)


def _draw_ahead(paper: Paper, data: IndividualRecord) -> None:
    history = data.history
    _draw_not_completed(paper, data)
    if history.exemptions:
        paper.heading("Exemptions")
        draw_table(
            paper,
            _EXEMPTION_COLUMNS,
            (
                [
                    in_words(item.starts_on),
                    in_words(item.ends_on) if item.ends_on else "open",
                    _requirement_title(data, item.requirement_id),
                    item.reason,
                    item.approved_by,
                ]
                for item in sorted(history.exemptions, key=lambda item: item.starts_on)
            ),
        )


def _draw_not_completed(paper: Paper, data: IndividualRecord) -> None:
    """Draw what is booked, and the sessions that somebody waits for, did not attend or cancelled."""
    found: list[tuple[date, list[Cell]]] = [
        (
            item.on or date.max,
            [
                in_words(item.on) if item.on else "day to be set",
                _course_title(data, item.course_id),
                "booked",
                item.note,
            ],
        )
        for item in data.history.bookings
    ]
    found += [
        (
            outcome_day(item),
            [
                in_words(outcome_day(item)),
                _course_title(data, item.course_id),
                item.entry.outcome.words,
                outcome_notes(item),
            ],
        )
        for item in data.beside.outcomes
    ]
    if found:
        paper.heading("Booked, waiting and not attended")
        draw_table(paper, _OTHER_COLUMNS, [cells for _, cells in sorted(found, key=itemgetter(0), reverse=True)])


def _draw_held(paper: Paper, person: Person) -> None:
    paper.heading("Service, roles, duties, Target Groups and times away")
    held: list[tuple[Span, str, str, str]] = []
    held += [(item.span, item.kind.words, _left(item.leave_reason), _until(item.span)) for item in person.services]
    held += [(item.span, item.title, "Role", _until(item.span)) for item in person.roles]
    held += [(item.span, item.title, "Duty", _until(item.span)) for item in person.duties]
    for place in person.places:
        kind = f"Team, at {place.site}" if place.team and place.site else "Team" if place.team else "Site"
        held.append((place.span, place.team or place.site or "no team", kind, _until(place.span)))
    for item in person.placements:
        review = f" Review by {in_words(item.review_on)}." if item.review_on else ""
        until = REPLACED_SAME_DAY if item.is_replaced_same_day else _until(item.span)
        held.append(
            (item.span, f"Target {_group(item)}", f"Decided by {item.decided_by}: {item.reason}.{review}", until)
        )
    # Why somebody is away is on no record.
    held += [(span, "Away", "For a time", _until(span)) for span in person.away]
    held.sort(key=lambda entry: (entry[0].starts_on or date.min, entry[1]))
    rows: list[list[Cell]] = [
        [in_words(span.starts_on) if span.starts_on else "not known", until, what, detail.replace("..", ".")]
        for span, what, detail, until in held
    ]
    draw_table(paper, _HELD_COLUMNS, rows)


def _until(span: Span) -> str:
    return in_words(span.ends_on) if span.ends_on else "still"


def _group(placed: Placement) -> str:
    return f"Group {placed.group} ({placed.level})" if placed.level else f"Group {placed.group}"


def _left(reason: str) -> str:
    return f"Left: {reason}" if reason else "Period of service"


def _course_title(data: IndividualRecord, course_id: int) -> str:
    course = data.board.rulebook.courses.get(course_id)
    return course.title if course else "a course that is no longer listed"


def _requirement_title(data: IndividualRecord, requirement_id: str) -> str:
    requirement = data.board.rulebook.by_id.get(requirement_id)
    return requirement.title if requirement is not None else requirement_id
