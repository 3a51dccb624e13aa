"""The training matrix as a workbook: three columns for each requirement."""

from collections.abc import Iterable, Sequence
from typing import BinaryIO

from nscp_desktop.domain.board import Row
from nscp_desktop.domain.counting_rules import COUNTING_RULES
from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.explanation import booked_words
from nscp_desktop.domain.requirements import Requirement
from nscp_desktop.domain.standing import NOT_REQUIRED, StandingKind
from nscp_desktop.spreadsheets.export_book import Book, Field, Heading
from nscp_desktop.spreadsheets.export_data import ExportData

_MEANINGS = {
    StandingKind.IN_DATE: "Something on record counts, and it does not run out soon.",
    StandingKind.DUE_SOON: "Still in date, and it runs out within the notice period. It counts as in date.",
    StandingKind.OVERDUE: "The due day has passed.",
    StandingKind.NOT_DONE: "Nothing on record counts, and the time for the first training has passed or none is given.",
    StandingKind.DATE_UNKNOWN: "It is on record as done, but without a usable date, so it does not count.",
    StandingKind.INDUCTION: "Nothing on record counts yet, and the time for the first training has not passed.",
    StandingKind.EXEMPT: "The agency has exempted this person for now. Counted beside the figures, not in them.",
    StandingKind.NOT_REQUIRED: "It is not asked of this person on this day.",
}


def export_matrix(data: ExportData, out: BinaryIO) -> None:
    """Write the training matrix: for each requirement when it was done, when it is due, and the standing."""
    book = Book(f"Training matrix, {data.agency.name}, as at {in_words(data.as_at)}", data.agency.name)
    requirements = data.requirements
    headings = [*data.name_headings(), Heading("Role and duties", 28)]
    if not data.anonymous:
        headings.append(Heading("Team", 18))
    headings += [Heading("Target Group", 9), Heading("Away", 7), Heading("Overall", 14, is_standing=True)]
    headings.append(Heading("Booked", 26))
    for item in requirements:
        headings += [
            Heading(f"{item.short}: last done", 13),
            Heading(f"{item.short}: due", 13),
            Heading(f"{item.short}: standing", 14, is_standing=True),
        ]
    book.add("Training matrix", headings, (_row(data, row, requirements) for row in data.board.rows))
    book.add("What the words mean", [Heading("Word", 26), Heading("What it means", 100)], _meanings(data))
    book.save(out)


def _row(data: ExportData, row: Row, requirements: Sequence[Requirement]) -> list[Field]:
    person = row.person
    fields: list[Field] = [*data.name_fields(person), person.role_words(data.as_at)]
    if not data.anonymous:
        fields.append(data.board.team_of(row))
    booked = "; ".join(
        f"{item.short}: {booked_words(cell)}"
        for item in requirements
        if (cell := row.cells.get(item.id)) is not None and cell.booking is not None
    )
    fields += [row.group, "Away" if row.is_away else "", row.worst.words, booked]
    for item in requirements:
        cell = row.cells.get(item.id, NOT_REQUIRED)
        done = data.latest_done(person.id, item.id)
        fields += [done.completed_on if done else None, cell.due, cell.kind.words]
    return fields


def _meanings(data: ExportData) -> Iterable[list[Field]]:
    for kind in StandingKind:
        yield [kind.words, _MEANINGS[kind]]
    yield ["Last done", "The newest training on record that counts towards it, whether or not it is still in date."]
    yield ["Due", "The last day in date, or the day by which the first training is or was due."]
    yield ["Away", "Away for a time on this day. Left out of the figures, and named beside them."]
    for rule in COUNTING_RULES:
        yield ["How figures are counted", rule]
    yield ["As at", data.as_at]
    yield ["Agency", data.agency.name]
