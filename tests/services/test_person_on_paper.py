"""What is newly kept about a person is in the subject access pack, the record on paper and the workbook of people."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from nscp_desktop.domain.competences import CompetenceReview, Finding, Met
from nscp_desktop.domain.drafts import PersonDraft, PlacementDraft
from nscp_desktop.domain.people import FormerName, PersonKind, Service, Span
from nscp_desktop.domain.target_groups import AgencyLevel
from nscp_desktop.domain.times import times_of
from nscp_desktop.services.papers import ReportOptions
from nscp_desktop.services.record_files import Services
from tests.paper import printed_words

TODAY = date(2026, 11, 23)
HELD = (
    "Rebecca Brown, until 4 May 2024",
    "Gwen Evans",
    "10 Nov 2026",
    "Line manager of 1 person",
    "Level C",
    "1 of 1 met",
    "Knows whom to tell",
    "Told us about the lead",
)


@pytest.fixture
def osei(school: Services) -> int:
    """Give somebody with everything that can be on record about a person."""
    gwen = school.people.add(PersonDraft("Gwen", "Evans", starts_on=date(2015, 9, 1)))
    own = school.people.add(
        PersonDraft(
            "Rebecca",
            "Osei",
            starts_on=date(2019, 9, 1),
            manager_id=gwen,
            former_names=(FormerName("Rebecca Brown", date(2024, 5, 4)),),
        )
    )
    school.people.add(PersonDraft("Ann", "Holt", manager_id=own))
    level = school.levels.add(AgencyLevel(0, "Level C", 3))
    decision = PlacementDraft(3, date(2019, 9, 1), "Rebecca Brown", "Usual group", level_id=level)
    school.placing.place([own], decision, today=TODAY)
    times = times_of(school.people.person(own))
    away = (Span(date(2026, 11, 10), date(2026, 12, 1)),)
    earlier = Service(Span(date(2012, 9, 1), date(2015, 8, 31)), PersonKind.VOLUNTEER, "Moved away")
    school.people.change_times(own, replace(times, away=away, services=(earlier, *times.services)))
    findings = (Finding("Knows whom to tell", Met.YES, "Told us about the lead"),)
    with school.desk.changing("Review") as unit:
        unit.competences.add_review(CompetenceReview(0, 3, date(2026, 10, 1), "Gwen Evans", findings, own))
    return own


def text_of(school: Services, report: str, person_id: int) -> str:
    content = school.documents.report(report, TODAY, ReportOptions(person_id=person_id))
    return printed_words(content)


def cells_of(path: Path) -> str:
    book = openpyxl.load_workbook(path)
    rows = [row for sheet in book for row in sheet.iter_rows(values_only=True)]
    return " ".join(f"{value:%-d %b %Y}" if hasattr(value, "year") else str(value) for row in rows for value in row)


@pytest.mark.parametrize("words", HELD)
def test_the_pack_on_paper_and_as_a_workbook_has_all_that_is_held(
    school: Services, osei: int, tmp_path: Path, words: str
) -> None:
    assert words in text_of(school, "subject-access", osei)
    school.privacy_documents.save_pack_sheet(osei, tmp_path / "pack.xlsx", TODAY)
    assert words in cells_of(tmp_path / "pack.xlsx")


def test_the_pack_finds_the_former_name_elsewhere_and_names_who_is_in_its_history(school: Services, osei: int) -> None:
    about = school.privacy_documents.about(osei)
    assert [(mention.where, mention.times) for mention in about.mentions] == [("decided on a Target Group", 1)]
    assert any("line manager Gwen Evans" in line.words for line in about.changes)
    assert any("level Level C" in line.words for line in about.changes)


def test_the_training_record_shows_names_manager_level_and_times_away(school: Services, osei: int) -> None:
    text = text_of(school, "individual-record", osei)
    for words in ("Former names Rebecca Brown, until 4 May 2024", "Line manager Gwen Evans", "Group 3 (Level C)"):
        assert words in text
    assert "Away 10 Nov 2026 to 1 Dec 2026" in text
    assert "Left: Moved away" in text


def test_a_group_replaced_the_same_day_is_written_so_and_not_with_an_end_before_its_beginning(
    school: Services, osei: int, tmp_path: Path
) -> None:
    for group in (2, 4):
        decision = PlacementDraft(group, TODAY, "Gwen Evans", f"Looked at group {group}")
        school.placing.place([osei], decision, today=TODAY)
    school.privacy_documents.save_pack_sheet(osei, tmp_path / "pack.xlsx", TODAY)
    papers = [text_of(school, report, osei) for report in ("individual-record", "subject-access")]
    for words in (*papers, cells_of(tmp_path / "pack.xlsx")):
        assert "23 Nov 2026 replaced the same day Target Group 2" in words
        assert words.count("replaced the same day") == 1
        assert "23 Nov 2026 22 Nov 2026" not in words


def staff(school: Services, folder: Path, **more: Any) -> list[dict[str, Any]]:
    out = folder / "people.xlsx"
    school.documents.save_export("people-and-records", out, TODAY, **more)
    rows = openpyxl.load_workbook(out)["Staff"].iter_rows(values_only=True)
    table = [row for row in rows if any(row)]
    head = next(place for place, row in enumerate(table) if "Target Group" in row)
    return [dict(zip([str(title) for title in table[head]], row, strict=True)) for row in table[head + 1 :]]


def test_the_workbook_of_people_has_them_in_columns_of_their_own_and_without_names_none_of_them(
    school: Services, osei: int, tmp_path: Path
) -> None:
    row = next(row for row in staff(school, tmp_path) if row["Surname"] == "Osei")
    assert row["Former names"] == "Rebecca Brown, until 4 May 2024"
    assert (row["Line manager"], row["Level"]) == ("Gwen Evans", "Level C")
    assert row["Away"] == "10 Nov 2026 to 1 Dec 2026"
    without = staff(school, tmp_path, anonymous=True)
    assert not {"Former names", "Line manager", "Away", "Archived on"} & set(without[0])


def test_the_workbook_of_people_brings_in_nothing_new_when_it_is_read_again(
    school: Services, osei: int, tmp_path: Path
) -> None:
    staff(school, tmp_path)
    plan = school.imports.plan(school.imports.read(tmp_path / "people.xlsx", today=TODAY))
    assert sorted(person.found.name for person in plan.people) == ["Ann Holt", "Gwen Evans", "Rebecca Osei"]
    assert {person.action.value for person in plan.people} == {"match"}


def test_a_row_with_the_former_name_is_asked_about_and_never_taken_for_the_person(
    school: Services, osei: int, tmp_path: Path
) -> None:
    path = tmp_path / "old.csv"
    path.write_text("First name,Surname\nRebecca,Brown\nRebecca,Osei\n", "utf-8")
    former, present = school.imports.plan(school.imports.read(path, today=TODAY)).people
    assert (former.action.value, former.person_id, former.suggestions) == ("ask", None, (osei,))
    assert "had before" in former.because
    assert (present.action.value, present.person_id) == ("match", osei)
