"""Training figures for a Section 11 or Section 175/157 audit, with the records behind them.

Source: the figures and counting rules that safeguarding audits ask for; the layout is our own.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO

from nscp_desktop.domain.action_lists import ListedAction
from nscp_desktop.domain.applies import in_force
from nscp_desktop.domain.audit_figures import AuditFigures, Share
from nscp_desktop.domain.audit_people import EVERYONE, NOT_PLACED, figures_by_kind
from nscp_desktop.domain.counting_rules import COUNTING_RULES
from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.figures import Figures
from nscp_desktop.domain.gap_log import ListedGap
from nscp_desktop.domain.minimums import minimums
from nscp_desktop.domain.questionnaires import Filled
from nscp_desktop.domain.requirements import Per, Requirement, Rule, RuleKind
from nscp_desktop.domain.rule_words import when_words, who_words
from nscp_desktop.domain.standing import StandingKind
from nscp_desktop.spreadsheets.export_actions import add_actions_sheet, add_gap_sheet
from nscp_desktop.spreadsheets.export_audit_people import add_people_sheets
from nscp_desktop.spreadsheets.export_book import Book, Field, Heading, Percent
from nscp_desktop.spreadsheets.export_data import ExportData
from nscp_desktop.spreadsheets.export_figures import add_figures_sheet, percent_change
from nscp_desktop.spreadsheets.export_people import NO_FORMS, ReturnedForms, record_headings, record_rows
from nscp_desktop.spreadsheets.export_questionnaires import Beside, actions_by_answer, add_questionnaire_sheet

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


@dataclass(frozen=True, slots=True)
class Section11Sheets:
    """What the workbook of an audit is made of beside the record itself.

    `audit` and `expectations` are the newest questionnaires of their kind, None where there is none; `contents` are the
    newest content checklists, one for each course. `files` are names by the id of an answer, `version`
    is that of the program.
    """

    data: ExportData
    figures: AuditFigures
    audit: Filled | None = None
    expectations: Filled | None = None
    contents: tuple[Filled, ...] = ()
    files: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    actions: tuple[ListedAction, ...] = ()
    gaps: tuple[ListedGap, ...] = ()
    returned: ReturnedForms = NO_FORMS
    version: str = ""

    def before(self, key: str) -> int | None:
        """Return the percentage in date that a row of figure 2 had at the last audit, None where nothing was."""
        table = self.figures.table("groups")
        rows = table.rows if table is not None else ()
        shares = [cell for row in rows if row.key == key for cell in row.before if isinstance(cell, Share)]
        return shares[0].percent if shares else None


_METHOD_HEADINGS = [
    Heading("What", 12),
    Heading("Requirement", 36),
    Heading("Asked of", 30),
    Heading("How often", 22),
    Heading("First time within (days)", 12),
    Heading("Notice (days)", 10),
    Heading("Source or rule", 60),
    Heading("Edition", 16),
    Heading("To check", 40),
]


def export_section_11(sheets: Section11Sheets, out: BinaryIO) -> None:
    """Write the workbook of an audit, from its cover to the rules and the method of counting."""
    data = sheets.data
    book = Book(f"Section 11 workbook, {data.agency.name}, {in_words(data.as_at)}", data.agency.name)
    here = [row.person for row in data.board.rows]
    book.add("Cover", [Heading("About", 30), Heading("Details", 80)], _cover(sheets))
    before = [Heading("% at the last audit", 10), Heading("Change in points", 10)]
    book.add("Summary", [Heading("By", 16), Heading("Who", 34), *_FIGURE_HEADINGS, *before], _summary(sheets))
    book.add("Requirements", [Heading("Requirement", 44), *_FIGURE_HEADINGS], _requirements(data))
    book.add("Minimums", [Heading("Requirement", 44), *_MINIMUM_HEADINGS], _minimums(data))
    add_figures_sheet(book, sheets.figures, anonymous=data.anonymous)
    add_people_sheets(book, data, sheets.figures.since)
    records = record_rows(data, here, sheets.returned, until=data.as_at)
    book.add("Records", record_headings(data, sheets.returned), records)
    beside = Beside(sheets.files, actions_by_answer(sheets.actions))
    for title, filled in (
        ("Checklist", sheets.contents),
        ("Expectations", (sheets.expectations,) if sheets.expectations else ()),
        ("Standards", (sheets.audit,) if sheets.audit else ()),
    ):
        add_questionnaire_sheet(book, title, data, filled, beside)
    add_actions_sheet(book, sheets.actions, anonymous=data.anonymous)
    add_gap_sheet(book, sheets.gaps, anonymous=data.anonymous)
    book.add("Rules and method", _METHOD_HEADINGS, _method(sheets))
    book.save(out)


def _cover(sheets: Section11Sheets) -> Iterable[list[Field]]:
    data, audit = sheets.data, sheets.audit
    agency, head = data.agency, audit.checklist if audit else None
    yield ["Agency", agency.name]
    yield ["Address", agency.address]
    yield ["Sector", agency.sector.words]
    yield ["Audit", audit.template.title if audit else "Training figures for a Section 11 or Section 175/157 audit"]
    yield ["Year", head.year if head else ""]
    yield ["Figures since", sheets.figures.since]
    yield ["Reporting date", data.as_at]
    yield ["Last audit", sheets.figures.before_at or "None on record"]
    if not data.anonymous:
        yield ["Safeguarding lead", agency.lead]
        yield ["Deputies", agency.deputies]
        yield ["Contact", agency.contact]
        yield ["Substitute contact", head.contact if head else ""]
        yield ["Prepared by", head.completed_by if head else ""]
    yield ["Role of whoever prepared it", data.unless_it_names(head.completed_role) if head else ""]
    if not data.anonymous:
        yield ["Approved by", head.approved_by if head else ""]
    yield ["Approved on", head.approved_on if head else None]
    for pack in data.packs:
        yield ["Rules in use", ", ".join(part for part in (pack.title, pack.edition) if part)]
    names = (
        "Left out: people are shown by a number of their own and their role"
        if data.anonymous
        else "Included: keep this file safe"
    )
    yield ["Names", names]
    yield ["Marking", agency.marking]
    yield ["Made with", f"nscp_desktop {sheets.version}".strip()]


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


def _summary(sheets: Section11Sheets) -> Iterable[list[Field]]:
    data = sheets.data
    rows = data.board.rows
    labels = {group.number: group.label for group in data.groups}
    by_group = data.board.by_group()
    for group in sorted(by_group, key=lambda number: (number is None, number or 0)):
        name = "Not yet placed" if group is None else labels.get(group, f"Group {group}")
        headcount, before = sum(row.group == group for row in rows), sheets.before(f"group-{group or NOT_PLACED}")
        yield ["Target Group", name, *_compared(headcount, by_group[group], before)]
    for kind, (headcount, figures) in figures_by_kind(data.board).items():
        yield ["Staff type", kind.words, *_compared(headcount, figures, None)]
    whole = _compared(len(rows), data.board.figures(), sheets.before(EVERYONE))
    yield ["Everyone", "Everyone here on the reporting date", *whole]


def _compared(headcount: int, figures: Figures, before: int | None) -> list[Field]:
    """Return figures with the percentage at the last audit, None where there is none to compare."""
    then: list[Field] = [None if before is None else Percent(before), percent_change(figures.percent, before)]
    return [*_figures(headcount, figures), *then]


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


def _method(sheets: Section11Sheets) -> Iterable[list[Field]]:
    data = sheets.data
    duties = {duty.code: duty.title for duty in data.duties}
    for item in data.board.rulebook.requirements:
        for rule in item.rules if item.active else ():
            # What asks for a smallest number of people is asked of nobody, and is a rule all the same.
            if in_force(rule, data.as_at):
                yield _rule_row(item, rule, duties)
    for text in COUNTING_RULES:
        yield ["Counting", "", "", "", None, None, text, "", ""]
    for table in sheets.figures.tables:
        for text in table.rules:
            yield ["Counting", f"{table.number}. {table.title}", "", "", None, None, text, "", ""]


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
