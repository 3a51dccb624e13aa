"""Training needs on paper and in a workbook, read back: they say what the screen works out."""

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from nscp_desktop.domain.agency import AgencyDetails, Sector
from nscp_desktop.domain.courses import Category
from nscp_desktop.domain.gap_reasons import reason_counts
from nscp_desktop.domain.needs import ASSUMPTIONS
from nscp_desktop.domain.years import academic_year
from nscp_desktop.services.needs import NeedsFound
from nscp_desktop.services.papers import ReportOptions
from nscp_desktop.services.record_files import Services, create
from tests.paper import printed_words

TODAY = date(2026, 11, 23)
NEEDS = "training-needs"


@pytest.fixture(scope="module")
def services(sample_agency: Services) -> Services:
    """The sample agency, opened for reading."""
    return sample_agency


@pytest.fixture(scope="module")
def needed(services: Services) -> NeedsFound:
    found = services.needs.found(academic_year(TODAY), TODAY)
    assert found is not None
    return found


def sheets(services: Services, out: Path, **more: Any) -> dict[str, list[list[Any]]]:
    services.documents.save_export(NEEDS, out, TODAY, **more)
    book = openpyxl.load_workbook(out, read_only=True)
    try:
        return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}
    finally:
        book.close()


def test_the_report_says_places_reasons_costs_and_what_it_rests_on(services: Services, needed: NeedsFound) -> None:
    words = printed_words(services.documents.report(NEEDS, TODAY))
    assert "Places needed in 2026/27, 1 Sep 2026 to 31 Aug 2027" in words
    assert "Places needed in 2027/28" in words
    courses = needed.board.rulebook.courses
    for own in needed.needs.course_ids():
        assert courses[own].title in words
        assert needed.needs.booked_words(own) in words
    present = sum(not gap.is_away for gap in needed.gaps)
    for why, found in reason_counts(needed.gaps):
        assert f"{why} {len(found)} of {present}" in words
    assert "Safer recruitment £45 2 £90" in words
    neglect = needed.coverage.of(Category.NEGLECT)
    assert f"Neglect {len(neglect.session_ids)} {needed.coverage.people_words(Category.NEGLECT)}" in words
    assert all(sentence.split(".")[0] in words for sentence in ASSUMPTIONS)


def test_the_report_names_nobody(services: Services, needed: NeedsFound) -> None:
    words = printed_words(services.documents.report(NEEDS, TODAY))
    people = {gap.person_id for gap in needed.gaps}
    snapshot = services.standing.snapshot()
    assert people
    assert not [own for own in people if snapshot.people[own].family in words.split()]
    assert "No cover for the class" not in words


def test_a_report_on_one_team_counts_its_people_only(services: Services, needed: NeedsFound) -> None:
    team = next(needed.board.team_of(row) for row in needed.board.rows if row.person.id == needed.gaps[0].person_id)
    words = printed_words(services.documents.report(NEEDS, TODAY, ReportOptions(team=team)))
    own = {row.person.id for row in needed.board.rows if needed.board.team_of(row) == team}
    places = [one for one in needed.needs.places if one.person_id in own]
    assert f"Places needed in 2026/27 {len(places)} for" in words
    gaps = [gap for gap in needed.gaps if gap.person_id in own and not gap.is_away]
    assert f"of {len(gaps)}" in words
    assert "Costs are those of the whole agency." in words


def test_the_workbook_has_a_row_for_every_place_and_everything_not_done(
    services: Services, needed: NeedsFound, tmp_path: Path
) -> None:
    found = sheets(services, tmp_path / "needs.xlsx")
    who = [row for row in found["Who needs a place"][1:] if row[4] == "2026/27"]
    assert len(who) == len(needed.needs.places)
    assert len(found["Not done"]) - 1 == len(needed.gaps)
    reasons = {row[0]: (row[1], row[2]) for row in found["Reasons"][1:]}
    present = sum(not gap.is_away for gap in needed.gaps)
    assert reasons == {why: (len(items), present) for why, items in reason_counts(needed.gaps)}
    notes = [row[-1] for row in found["Not done"][1:]]
    assert "No cover for the class that day" in notes
    assert [row[0] for row in found["What this rests on"][1:]] == list(ASSUMPTIONS)


def test_without_names_the_workbook_has_no_names_and_no_notes(
    services: Services, needed: NeedsFound, tmp_path: Path
) -> None:
    found = sheets(services, tmp_path / "needs.xlsx", anonymous=True)
    cells = {str(cell) for rows in found.values() for row in rows for cell in row if cell is not None}
    people = services.standing.snapshot().people.values()
    assert not cells & {person.family for person in people}
    assert not cells & {person.given for person in people}
    assert "No cover for the class that day" not in cells
    assert len(found["Not done"]) - 1 == len(needed.gaps)


def test_an_empty_record_has_a_report_and_a_workbook_that_say_so(tmp_path: Path) -> None:
    services = create(tmp_path / "new.nscp", AgencyDetails("New School", Sector.SCHOOL), today=TODAY)
    try:
        words = printed_words(services.documents.report(NEEDS, TODAY))
        assert "No places are needed, as far as can be seen now." in words
        assert "Everything that is asked is in date." in words
        assert "No course has a charge" in words
        assert len(sheets(services, tmp_path / "needs.xlsx")["Not done"]) == 1
    finally:
        services.close()
