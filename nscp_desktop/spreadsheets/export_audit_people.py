"""The people in the workbook of an audit: starters, staff, exemptions, and everybody with a duty."""

from collections.abc import Iterable
from datetime import date

from nscp_desktop.domain.audit_induction import requirement_starts
from nscp_desktop.domain.board import Row
from nscp_desktop.domain.training import Completion
from nscp_desktop.spreadsheets.export_book import Book, Field, Heading
from nscp_desktop.spreadsheets.export_data import ExportData


def add_people_sheets(book: Book, data: ExportData, since: date) -> None:
    """Write the sheets about those who were here on the day: Induction, Staff, Exemptions, Leads and duties.

    Starters are those who began on `since` or after.
    """
    book.add("Induction", _induction_headings(data), _induction(data, since))
    book.add("Staff", _staff_headings(data), (_staff_row(data, row) for row in data.board.rows))
    book.add("Exemptions", _exemption_headings(data), _exemptions(data))
    book.add("Leads and duties", _lead_headings(data), _leads(data))


def _induction_headings(data: ExportData) -> list[Heading]:
    return [
        *data.name_headings(),
        Heading("Role and duties", 30),
        Heading("Start date", 13),
        Heading("Requirement", 34),
        Heading("First done", 13),
        Heading("Days taken", 9),
        Heading("Limit (days)", 9),
        Heading("Within the limit", 12),
    ]


def _induction(data: ExportData, since: date) -> Iterable[list[Field]]:
    """Return what those had to do within a number of days who began in the period."""
    for one in requirement_starts(data.board, data.snapshot, since):
        yield [
            *data.name_fields(one.row.person),
            one.row.person.role_words(data.as_at),
            one.start.started_on,
            one.requirement.title,
            one.start.finished_on,
            one.start.days_taken,
            one.start.limit,
            one.within_words,
        ]


def _staff_headings(data: ExportData) -> list[Heading]:
    headings = [*data.name_headings(), Heading("Role and duties", 30), Heading("Staff type", 18)]
    if not data.anonymous:
        headings += [Heading("Team", 18), Heading("Site", 18)]
    headings += [Heading("Start date", 13), Heading("Leave date", 13), Heading("Target Group", 9)]
    headings.append(Heading("Group set on", 13))
    if not data.anonymous:
        headings.append(Heading("Group set by", 20))
    headings += [Heading("Last training", 34), Heading("Date", 13), Heading("Mode", 16), Heading("Provider", 18)]
    headings += [Heading("Next due", 13), Heading("Standing", 14, is_standing=True), Heading("Away", 7)]
    return headings + [Heading(f"{item.short}: last done", 13) for item in data.requirements]


def _staff_row(data: ExportData, row: Row) -> list[Field]:
    person, day = row.person, data.as_at
    service, placed, place = person.service_on(day), person.group_on(day), person.place_on(day)
    fields: list[Field] = [*data.name_fields(person), person.role_words(day), service.kind.words if service else ""]
    if not data.anonymous:
        fields += [place.team if place else "", place.site if place else ""]
    fields += [service.span.starts_on if service else None, service.span.ends_on if service else None, row.group]
    fields.append(placed.span.starts_on if placed else None)
    if not data.anonymous:
        fields.append(placed.decided_by if placed else "")
    last = _last_training(data, row)
    fields += [data.course(last.course_id).title if last else "", last.completed_on if last else None]
    fields += [data.mode(last), data.provider(last)] if last else ["", ""]
    due = [cell.due for cell in row.cells.values() if cell.due is not None and cell.kind.is_asked]
    fields += [min(due, default=None), row.worst.words, "Away" if row.is_away else ""]
    latest = [data.latest_done(person.id, item.id) for item in data.requirements]
    return [*fields, *(done.completed_on if done else None for done in latest)]


def _last_training(data: ExportData, row: Row) -> Completion | None:
    done = data.snapshot.history(row.person.id).completions
    dated = [item for item in done if item.completed_on is not None and item.completed_on <= data.as_at]
    return max(dated, key=lambda item: (item.completed_on or data.as_at, item.id), default=None)


def _exemption_headings(data: ExportData) -> list[Heading]:
    headings = [*data.name_headings(), Heading("Requirement", 36), Heading("From", 13), Heading("Until", 13)]
    return headings if data.anonymous else [*headings, Heading("Reason", 50), Heading("Approved by", 26)]


def _exemptions(data: ExportData) -> Iterable[list[Field]]:
    """Return every exemption that holds on the reporting date, of those who are here."""
    titles = data.board.rulebook.by_id
    for row in data.board.rows:
        for item in data.snapshot.history(row.person.id).exemptions:
            if item.live_on(data.as_at) and item.requirement_id in titles:
                title = titles[item.requirement_id].title
                fields: list[Field] = [*data.name_fields(row.person), title, item.starts_on, item.ends_on]
                yield fields if data.anonymous else [*fields, item.reason, item.approved_by]


def _lead_headings(data: ExportData) -> list[Heading]:
    return [
        *data.name_headings(),
        Heading("Responsibility", 30),
        Heading("Since", 13),
        Heading("Training", 36),
        Heading("Last done", 13),
        Heading("Due", 13),
        Heading("Standing", 14, is_standing=True),
        Heading("Overall", 14, is_standing=True),
    ]


def _leads(data: ExportData) -> Iterable[list[Field]]:
    """Return everyone with a duty, one row for each training that the duty asks for."""
    for row in data.board.rows:
        for duty in row.person.duties_on(data.as_at):
            start: list[Field] = [*data.name_fields(row.person), duty.title, duty.span.starts_on]
            own = [
                (item, cell)
                for item in data.requirements
                if (cell := row.cells.get(item.id)) is not None
                and cell.rule is not None
                and duty.duty in cell.rule.who.duties
            ]
            for item, cell in own:
                done = data.latest_done(row.person.id, item.id)
                fields = [item.title, done.completed_on if done else None, cell.due, cell.kind.words, row.worst.words]
                yield [*start, *fields]
            if not own:
                yield [*start, "", None, None, "", row.worst.words]
