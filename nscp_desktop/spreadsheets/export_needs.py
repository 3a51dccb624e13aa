"""The yearly training needs as a workbook: places, who needs them, reasons, costs, and the categories covered."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from nscp_desktop.domain.abuse_coverage import YearCoverage
from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.gap_reasons import Gap, reason_counts
from nscp_desktop.domain.needs import ASSUMPTIONS, CourseMoney, Needs, term_words
from nscp_desktop.spreadsheets.export_book import Book, Field, Heading
from nscp_desktop.spreadsheets.export_data import ExportData


@dataclass(frozen=True, slots=True)
class NeedsSheets:
    """What the workbook is made of: the record, and the needs of this year and the next."""

    data: ExportData
    years: Sequence[Needs]
    gaps: Sequence[Gap]
    money: Sequence[CourseMoney]
    coverage: YearCoverage


def export_needs(sheets: NeedsSheets, out: BinaryIO) -> None:
    """Write the workbook; without names the free texts are left out as well."""
    data = sheets.data
    book = Book(f"Training needs, {data.agency.name}, as at {in_words(data.as_at)}", data.agency.name)
    for needs in sheets.years:
        terms = [Heading(term_words(needs, term), 13) for term in needs.columns()]
        head = [Heading("Course", 40), Heading("Provider", 20), *terms, Heading("Places", 9), Heading("Booked", 9)]
        book.add(f"Places {needs.year.title}".replace("/", "-"), head, _places(data, needs))
    team = [] if data.anonymous else [Heading("Team", 18)]
    names = [*data.name_headings(), *team]
    who = [Heading("Year", 10), Heading("Term", 18), Heading("Course", 40), Heading("For", 40), Heading("Booked", 9)]
    book.add("Who needs a place", [*names, *who], _who(sheets))
    why = [
        Heading("Requirement", 36), Heading("Standing", 14, is_standing=True), Heading("Since", 13),
        Heading("Reason", 26), Heading("Given on", 13), Heading("What the record says", 34), Heading("Note", 34),
    ]  # fmt: skip
    book.add("Not done", [*names, *why], _not_done(sheets))
    counts = [Heading("Reason", 34), Heading("Trainings (n)", 12), Heading("Not done (d)", 12), Heading("People", 9)]
    book.add("Reasons", counts, _reasons(sheets.gaps))
    cost = [
        Heading("Course", 40), Heading("Charge for a place", 12), Heading("Places", 9), Heading("Places cost", 12),
        Heading("Sessions", 10), Heading("Sessions cost", 12), Heading("Without a cost", 10), Heading("Fees", 12),
        Heading("Places with a fee", 10),
    ]  # fmt: skip
    book.add("Charges and fees in pounds", cost, _money(sheets))
    covered = [
        Heading("Category", 20), Heading("Sessions", 10), Heading("People (n)", 11), Heading("Here (d)", 10),
        Heading("Courses", 60),
    ]  # fmt: skip
    book.add("Categories of abuse", covered, _covered(sheets))
    book.add("What this rests on", [Heading("Rule", 110)], [[sentence] for sentence in ASSUMPTIONS])
    book.save(out)


def _places(data: ExportData, needs: Needs) -> Iterable[list[Field]]:
    for own in needs.course_ids():
        course, places = data.course(own), needs.of(own)
        counts = [len(needs.of(own, term)) for term in needs.columns()]
        yield [course.title, course.provider, *counts, len(places), sum(one.is_booked for one in places)]


def _name(data: ExportData, person_id: int) -> list[Field]:
    person = data.snapshot.people[person_id]
    fields: list[Field] = [*data.name_fields(person)]
    if data.anonymous:
        return fields
    place = person.place_on(data.as_at)
    return [*fields, place.team if place else ""]


def _who(sheets: NeedsSheets) -> Iterable[list[Field]]:
    data, by_id = sheets.data, sheets.data.board.rulebook.by_id
    for needs in sheets.years:
        for one in needs.places:
            yield [
                *_name(data, one.person_id),
                needs.year.title,
                term_words(needs, one.term),
                data.course(one.course_id).title,
                ", ".join(by_id[own].title for own in one.requirement_ids),
                "Yes" if one.is_booked else "",
            ]


def _not_done(sheets: NeedsSheets) -> Iterable[list[Field]]:
    data, by_id = sheets.data, sheets.data.board.rulebook.by_id
    for gap in sheets.gaps:
        said = gap.said
        yield [
            *_name(data, gap.person_id),
            by_id[gap.requirement_id].title,
            gap.kind.words,
            gap.due,
            gap.why,
            said.said_on if said is not None else None,
            gap.found_words,
            data.unless_anonymous(said.note) if said is not None else "",
        ]


def _reasons(gaps: Sequence[Gap]) -> Iterable[list[Field]]:
    of = sum(not gap.is_away for gap in gaps)
    for why, found in reason_counts(gaps):
        yield [why, len(found), of, len({gap.person_id for gap in found})]


def _money(sheets: NeedsSheets) -> Iterable[list[Field]]:
    for one in sheets.money:
        yield [
            sheets.data.course(one.course_id).title,
            _pounds(one.charge_pence),
            one.places,
            _pounds(one.expected_pence),
            one.sessions,
            _pounds(one.cost_pence),
            one.uncosted,
            _pounds(one.fee_pence),
            len(one.fees),
        ]


def _pounds(pence: int | None) -> float | None:
    return None if pence is None else pence / 100


def _covered(sheets: NeedsSheets) -> Iterable[list[Field]]:
    found = sheets.coverage
    for one in found.categories:
        titles = ", ".join(sheets.data.course(own).title for own in one.course_ids)
        yield [one.category.words, len(one.session_ids), len(one.person_ids), len(found.here), titles]
