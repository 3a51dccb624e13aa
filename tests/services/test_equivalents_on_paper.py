"""What was accepted, who is exempt and who is away, in reports and workbooks."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from nscp_desktop.domain.courses import Course
from nscp_desktop.domain.drafts import PersonDraft, TrainingDraft
from nscp_desktop.domain.people import AWAY_SYMBOL, Span
from nscp_desktop.domain.training import Equivalent, Exemption
from nscp_desktop.services.papers import ReportOptions
from nscp_desktop.services.record_files import Services
from tests.paper import printed_words

PREVENT, UPDATE = "school/prevent-awareness", "school/annual-update"
TODAY = date(2026, 11, 23)
REASON = "Covered the same; seen by me"


@pytest.fixture
def amir(school: Services) -> int:
    """Give somebody with a training accepted for Prevent, and somebody else who is away and exempt from the update."""
    own = school.people.add(PersonDraft("Amir", "Khan", starts_on=date(2020, 9, 1)))
    school.training.record(
        TrainingDraft(school.training.add_course(Course(0, "Police training")), date(2026, 3, 4), (own,)), today=TODAY
    )
    done = school.standing.snapshot().history(own).completions[0]
    school.training.accept_equivalent(
        Equivalent(0, own, done.id, PREVENT, "Gwen Evans", REASON, date(2026, 11, 20)), today=TODAY
    )
    other = school.people.add(PersonDraft("Bo", "Lee", starts_on=date(2020, 9, 1)))
    school.training.exempt(Exemption(0, other, UPDATE, date(2026, 11, 1), date(2027, 1, 31), "Seconded", "Head"))
    with school.desk.changing("Note a time away") as unit:
        unit.people.set_away(other, [Span(date(2026, 11, 1), None)])
    school.standing.forget()
    return own


def text_of(school: Services, report: str, person_id: int | None = None) -> str:
    content = school.documents.report(report, TODAY, ReportOptions(person_id=person_id))
    return printed_words(content)


def rows(school: Services, folder: Path, sheet: str, export: str = "section-11", **more: Any) -> list[dict[str, Any]]:
    out = folder / f"{export}.xlsx"
    school.documents.save_export(export, out, TODAY, **more)
    head, *found = _values(openpyxl.load_workbook(out)[sheet])
    return [dict(zip([str(title) for title in head], row, strict=True)) for row in found]


def _values(sheet: Any) -> Iterator[tuple[Any, ...]]:
    yield from sheet.iter_rows(values_only=True)


def test_an_individual_record_says_what_was_accepted_why_and_by_whom(school: Services, amir: int) -> None:
    text = text_of(school, "individual-record", amir)
    assert "Accepted as equivalent Decided on Training Counts towards Reason Approved by 20 Nov 2026 Police" in text
    assert "Covered the same" in text
    assert "Gwen Evans" in text


def test_the_records_of_an_audit_say_what_each_training_counts_towards(
    school: Services, amir: int, tmp_path: Path
) -> None:
    (row,) = rows(school, tmp_path, "Records")
    assert row["Counts towards"] == "Prevent (equivalent)"
    assert row["Accepted as equivalent"] == f"Prevent awareness: {REASON} (accepted by Gwen Evans on 20 Nov 2026)"
    staff = {found["First name"]: found for found in rows(school, tmp_path, "Staff")}
    assert staff["Amir"]["Prevent: last done"].date() == date(2026, 3, 4)
    assert (staff["Bo"]["Away"], staff["Amir"]["Away"]) == ("Away", None)


def test_an_audit_without_names_does_not_say_who_accepted_it(school: Services, amir: int, tmp_path: Path) -> None:
    (row,) = rows(school, tmp_path, "Records", anonymous=True)
    assert row["Counts towards"] == "Prevent (equivalent)"
    (exempt,) = rows(school, tmp_path, "Exemptions", anonymous=True)
    said = " ".join(str(value) for found in (row, exempt) for value in found.values())
    assert REASON not in said
    assert "Gwen Evans" not in said
    assert "Head" not in said
    assert list(exempt) == ["Person", "Requirement", "From", "Until"]


def test_an_audit_names_the_exempt_and_counts_who_is_away_beside(school: Services, amir: int, tmp_path: Path) -> None:
    (exempt,) = rows(school, tmp_path, "Exemptions")
    assert (exempt["First name"], exempt["Requirement"]) == ("Bo", "Annual safeguarding update")
    assert (exempt["Until"].date(), exempt["Reason"], exempt["Approved by"]) == (date(2027, 1, 31), "Seconded", "Head")
    everyone = rows(school, tmp_path, "Summary")[-1]
    assert (everyone["Headcount"], everyone["Asked (d)"], everyone["Away"]) == (2, 1, 1)
    staff = next(row for row in rows(school, tmp_path, "Summary") if row["By"] == "Staff type")
    assert (staff["Headcount"], staff["Asked (d)"], staff["Away"]) == (2, 1, 1)


def test_the_matrix_marks_who_is_away_on_paper_and_in_the_workbook(school: Services, amir: int, tmp_path: Path) -> None:
    text = text_of(school, "training-matrix")
    assert f"Lee, Bo {AWAY_SYMBOL}" in text
    assert f"{AWAY_SYMBOL} Away" in text
    assert "In date, of 2 people, 1 away" in text
    found = {row["First name"]: row["Away"] for row in rows(school, tmp_path, "Training matrix", "training-matrix")}
    assert found == {"Amir": None, "Bo": "Away"}


def test_somebody_who_asks_what_is_held_is_told_what_was_accepted(school: Services, amir: int, tmp_path: Path) -> None:
    out = tmp_path / "pack.xlsx"
    school.privacy_documents.save_pack_sheet(amir, out, TODAY)
    (_, row) = _values(openpyxl.load_workbook(out)["Accepted"])
    assert row[1:] == ("Police training", "4 Mar 2026", "Prevent awareness", REASON, "Gwen Evans")
