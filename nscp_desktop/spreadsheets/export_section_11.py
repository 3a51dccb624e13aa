"""Training figures for a Section 11 or Section 175/157 audit, with the records behind them.

Source: the figures and counting rules that safeguarding audits ask for; the layout is our own.
"""

from collections.abc import Iterable
from datetime import date
from typing import BinaryIO

from nscp_desktop.domain.applies import in_force
from nscp_desktop.domain.board import Row
from nscp_desktop.domain.counting_rules import COUNTING_RULES
from nscp_desktop.domain.dates import add_months, days_between, in_words
from nscp_desktop.domain.figures import Figures, count
from nscp_desktop.domain.minimums import minimums
from nscp_desktop.domain.people import PersonKind
from nscp_desktop.domain.requirements import Per, Requirement, Rule, RuleKind
from nscp_desktop.domain.rule_words import when_words, who_words
from nscp_desktop.domain.standing import Standing, StandingKind
from nscp_desktop.domain.training import Completion
from nscp_desktop.spreadsheets.export_book import Book, Field, Heading, Percent
from nscp_desktop.spreadsheets.export_data import ExportData
from nscp_desktop.spreadsheets.export_people import record_headings, record_rows

_NEW_STARTER_MONTHS = 12
_FIGURE_HEADINGS = [
    Heading("Headcount", 11),
    Heading("Asked (d)", 10),
    Heading("In date (n)", 10),
    Heading("Of these, due soon", 10),
    Heading("Overdue", 10),
    Heading("Not done", 10),
    Heading("Date unknown", 10),
    Heading("In induction", 10),
    Heading("Exempt", 10),
    Heading("Away", 10),
    Heading("% in date", 10),
]
_MINIMUM_HEADINGS = [
    Heading("Where", 30),
    Heading("Trained (n)", 10),
    Heading("Could be (d)", 10),
    Heading("% trained", 10),
    Heading("Needed", 10),
    Heading("Met", 10),
    Heading("Source or rule", 60),
    Heading("Edition", 16),
]


def export_section_11(data: ExportData, out: BinaryIO) -> None:
    """Write the audit workbook: Cover, Summary, Requirements, Minimums, Induction, Staff, Records, Exemptions, Leads
    and duties, and Rules."""
    book = Book(f"Section 11 training figures, {data.agency.name}, {in_words(data.as_at)}", data.agency.name)
    here = [row.person for row in data.board.rows]
    book.add("Cover", [Heading("About", 30), Heading("Details", 80)], _cover(data))
    book.add("Summary", [Heading("By", 16), Heading("Who", 34), *_FIGURE_HEADINGS], _summary(data))
    book.add("Requirements", [Heading("Requirement", 44), *_FIGURE_HEADINGS], _requirements(data))
    book.add("Minimums", [Heading("Requirement", 44), *_MINIMUM_HEADINGS], _minimums(data))
    book.add("Induction", _induction_headings(data), _induction(data))
    book.add("Staff", _staff_headings(data), (_staff_row(data, row) for row in data.board.rows))
    book.add("Records", record_headings(data), record_rows(data, here))
    book.add("Exemptions", _exemption_headings(data), _exemptions(data))
    book.add("Leads and duties", _lead_headings(data), _leads(data))
    headings = [Heading("What", 12), Heading("Requirement", 36), Heading("Asked of", 30), Heading("How often", 22)]
    headings += [Heading("First time within (days)", 12), Heading("Notice (days)", 10)]
    headings += [Heading("Source or rule", 60), Heading("Edition", 16), Heading("To check", 40)]
    book.add("Rules and method", headings, _method(data))
    book.save(out)


def _cover(data: ExportData) -> Iterable[list[Field]]:
    agency = data.agency
    yield ["Agency", agency.name]
    yield ["Sector", agency.sector.words]
    yield ["Audit", "Training figures for a Section 11 or Section 175/157 audit"]
    yield ["Reporting date", data.as_at]
    yield ["Address", agency.address]
    if not data.anonymous:
        yield ["Safeguarding lead", agency.lead]
        yield ["Deputies", agency.deputies]
        yield ["Contact", agency.contact]
    for pack in data.packs:
        yield ["Rules in use", ", ".join(part for part in (pack.title, pack.edition) if part)]
    names = "Left out: people are shown by staff number and role" if data.anonymous else "Included: keep this file safe"
    yield ["Names", names]
    yield ["Marking", agency.marking]
    yield ["Prepared by", ""]
    yield ["Approved by", ""]


def _figures(headcount: int, figures: Figures) -> list[Field]:
    return [
        headcount,
        figures.of,
        figures.in_date,
        figures.due_soon,
        figures.overdue,
        figures.not_done,
        figures.date_unknown,
        figures.induction,
        figures.exempt,
        figures.away,
        Percent(figures.percent),
    ]


def _summary(data: ExportData) -> Iterable[list[Field]]:
    rows = data.board.rows
    labels = {group.number: group.label for group in data.groups}
    by_group = data.board.by_group()
    for group in sorted(by_group, key=lambda number: (number is None, number or 0)):
        name = "Not yet placed" if group is None else labels.get(group, f"Group {group}")
        yield ["Target Group", name, *_figures(sum(row.group == group for row in rows), by_group[group])]
    kinds = [(row, service.kind) for row in rows if (service := row.person.service_on(data.as_at)) is not None]
    for kind in PersonKind:
        own = [row for row, found in kinds if found is kind]
        if own:
            here = [row.worst for row in own if not row.is_away]
            yield ["Staff type", kind.words, *_figures(len(own), count(here, len(own) - len(here)))]
    yield ["Everyone", "Everyone here on the reporting date", *_figures(len(rows), data.board.figures())]


def _requirements(data: ExportData) -> Iterable[list[Field]]:
    figures = data.board.by_requirement()
    for item in data.requirements:
        asked = sum(row.verdict(item.id).kind is not StandingKind.NOT_REQUIRED for row in data.board.rows)
        yield [item.title, *_figures(asked, figures[item.id])]


def _minimums(data: ExportData) -> Iterable[list[Field]]:
    """Return what is asked of the agency as a whole, one row for each place that needs so many trained people."""
    for item in minimums(data.board):
        for number, part in enumerate(item.parts, start=1):
            numbered = data.anonymous and item.rule.minimum_per is not Per.AGENCY
            yield [
                item.requirement.title,
                f"{item.rule.minimum_per.value.capitalize()} {number}" if numbered else item.where(part),
                len(part.trained),
                part.of,
                Percent(part.percent),
                item.wanted,
                "Met" if item.is_met_in(part) else "Not met",
                item.rule.source or "The agency",
                item.rule.source_edition,
            ]


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


def _induction(data: ExportData) -> Iterable[list[Field]]:
    """Return what new starters had to do within a number of days, for those who began in the last 12 months."""
    begins = add_months(data.as_at, -_NEW_STARTER_MONTHS)
    for row in data.board.rows:
        service = row.person.service_on(data.as_at)
        start = service.span.starts_on if service else None
        if start is None or start <= begins:
            continue
        for requirement in data.requirements:
            cell = row.cells.get(requirement.id)
            if cell is None or cell.rule is None or cell.rule.first_within_days is None:
                continue
            first = _first_done(data, row, requirement)
            days = max(days_between(start, first), 0) if first else None
            limit = cell.rule.first_within_days
            yield [
                *data.name_fields(row.person),
                row.person.role_words(data.as_at),
                start,
                requirement.title,
                first,
                days,
                limit,
                _within(days, limit, cell),
            ]


def _within(days: int | None, limit: int, cell: Standing) -> str:
    if days is not None:
        return "Yes" if days <= limit else "No"
    return "Not yet due" if cell.kind is StandingKind.INDUCTION else "No"


def _first_done(data: ExportData, row: Row, requirement: Requirement) -> date | None:
    counts, history = data.board.rulebook.counts, data.snapshot.history(row.person.id)
    accepted = {item.completion_id for item in history.equivalents if item.requirement_id == requirement.id}
    days = [
        completion.completed_on
        for completion in history.completions
        if completion.completed_on is not None
        and completion.completed_on <= data.as_at
        and (
            completion.id in accepted
            or any(
                item.requirement_id == requirement.id and item.first for item in counts.get(completion.course_id, ())
            )
        )
    ]
    return min(days, default=None)


def _staff_headings(data: ExportData) -> list[Heading]:
    headings = [*data.name_headings(), Heading("Role and duties", 30), Heading("Staff type", 18)]
    if not data.anonymous:
        headings += [Heading("Team", 18), Heading("Site", 18)]
    headings += [Heading("Start date", 13), Heading("Leave date", 13), Heading("Target Group", 9)]
    headings.append(Heading("Group set on", 13))
    if not data.anonymous:
        headings.append(Heading("Group set by", 20))
    headings += [Heading("Last training", 34), Heading("Date", 13), Heading("Provider", 18)]
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
    fields.append((last.provider or data.course(last.course_id).provider) if last else "")
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


def _method(data: ExportData) -> Iterable[list[Field]]:
    duties = {duty.code: duty.title for duty in data.duties}
    for item in data.board.rulebook.requirements:
        for rule in item.rules if item.active else ():
            # What asks for a smallest number of people is asked of nobody, and is a rule all the same.
            if in_force(rule, data.as_at):
                yield _rule_row(item, rule, duties)
    for text in COUNTING_RULES:
        yield ["Counting", "", "", "", None, None, text, "", ""]


def _rule_row(item: Requirement, rule: Rule, duties: dict[str, str]) -> list[Field]:
    return [
        "Rule",
        item.title,
        who_words(rule.who, duties),
        when_words(rule),
        rule.first_within_days if rule.kind is not RuleKind.MINIMUM else None,
        rule.notice_days if rule.kind is not RuleKind.MINIMUM else None,
        rule.source or "The agency",
        rule.source_edition,
        rule.to_check,
    ]
