"""The action plan and the gap log on paper and in a workbook: every letter, nothing cut, and nobody named outside."""

import unicodedata
from collections import Counter
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pypdfium2
import pytest

from nscp_desktop.domain.actions import Action, GapKind, ReportedGap
from nscp_desktop.domain.agency import AgencyDetails, Sector
from nscp_desktop.domain.drafts import PersonDraft
from nscp_desktop.services.papers import ReportOptions
from nscp_desktop.services.record_files import Services
from tests.paper import printed_pages, printed_words

TODAY = date(2026, 11, 23)
LETTERS = "Zoë Ångström, Łucja Żółć, Ψυχή, Щука <b> & “fine” 100%"
NEW = Action(0, LETTERS, date(2026, 9, 1), f"Why: {LETTERS}", date(2026, 10, 1), owner="Ødegård & Søn")
GAP = ReportedGap(0, GapKind.OTHER, LETTERS, date(2026, 11, 1), f"More: {LETTERS}")


def printed(school: Services, report_id: str, as_at: date = TODAY) -> str:
    return printed_words(school.documents.report(report_id, as_at, ReportOptions(printed_by="Maria Ortiz")))


def sheet(path: Path, title: str) -> list[dict[str, Any]]:
    heads, *rows = openpyxl.load_workbook(path)[title].iter_rows(values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in rows]


def test_the_plan_has_every_letter_of_open_and_done_actions_with_their_evidence(
    school: Services, tmp_path: Path
) -> None:
    school.actions.add(NEW)
    done = school.actions.add(replace(NEW, what="Done one", why="", due_on=None))[0]
    file = tmp_path / "Beweis – ÆØÅ.pdf"
    file.write_bytes(b"%PDF-1.4\n%%EOF\n")
    school.actions.attach(done, [file], today=TODAY)
    school.actions.finish([done], date(2026, 9, 20), f"Seen: {LETTERS}", today=TODAY)
    words = printed(school, "actions")
    for expected in (
        "1 of 2", "To be done: 1 action", "By hand · 1 action", f"Why: {LETTERS}", "! Overdue", "1 Oct 2026, 53 days",
        "Ødegård & Søn", "Done from 24 Nov 2025 to 23 Nov 2026: 1 action", "Done one", "20 Sep 2026",
        f"Seen: {LETTERS}", "File: Beweis – ÆØÅ.pdf",
    ):  # fmt: skip
        assert expected in words, expected
    assert words.count(LETTERS) == 3
    assert "Ødegård & Søn · 1 action" in printed(school, "actions-by-owner")


def test_what_was_done_more_than_twelve_months_ago_is_left_out_and_still_counted(school: Services) -> None:
    for what, day in (("Just in", date(2025, 11, 24)), ("Long ago", date(2025, 11, 23))):
        own = school.actions.add(Action(0, what, date(2025, 1, 1)))[0]
        school.actions.finish([own], day, "", today=TODAY)
    words = printed(school, "actions")
    assert "Just in" in words
    assert "Long ago" not in words
    assert "2 of 2" in words
    assert "Nothing is open." in words
    assert "Long ago" in printed(school, "actions", date(2026, 11, 22))


@pytest.mark.parametrize(
    ("report_id", "words"),
    [
        ("actions", "There are no actions yet."),
        ("actions-by-owner", "There are no actions yet."),
        ("gap-log", "Nothing stands in the gap log yet."),
    ],
)
def test_an_empty_record_prints_that_nothing_is_there(school: Services, report_id: str, words: str) -> None:
    assert words in printed(school, report_id)


WORDS = [f"word{number}" for number in range(250)]


@pytest.mark.parametrize("between", [" ", "\n"])
def test_the_longest_texts_are_printed_whole(school: Services, between: str) -> None:
    text = between.join(WORDS)
    assert 1_800 < len(text) <= 2_000
    school.actions.add(replace(NEW, why=text))
    own = school.actions.add(replace(NEW, what="Done one", why=""))[0]
    school.actions.finish([own], TODAY, text, today=TODAY)
    school.actions.add_gap(replace(GAP, detail=text, reported_on=TODAY, reply=text), today=TODAY)
    for report_id in ("actions", "gap-log"):
        counts = Counter(printed(school, report_id).split())
        assert {word: counts[word] for word in WORDS} == dict.fromkeys(WORDS, 2)


def test_a_text_without_a_space_is_printed_whole(school: Services) -> None:
    school.actions.add(replace(NEW, why="Ж" * 2_000))
    assert printed(school, "actions").count("Ж") == 2_000


@pytest.mark.parametrize("text", ["لجنة التدريب", "ועדת הדרכה"])
def test_letters_from_right_to_left_stand_in_the_order_of_the_page(school: Services, text: str) -> None:
    school.actions.add(replace(NEW, what=text, why=text))
    school.actions.add_gap(replace(GAP, what=text, detail=text), today=TODAY)
    for report_id in ("actions", "actions-by-owner", "gap-log"):
        assert unicodedata.normalize("NFKC", printed(school, report_id)).count(text) == 2, report_id


def test_a_name_of_the_agency_that_is_too_long_for_the_head_is_printed_whole_and_the_day_never_cut(
    school: Services,
) -> None:
    name = " ".join(f"part{place}x" for place in range(30))
    school.actions.add(NEW)
    with school.desk.changing("Name") as unit:
        unit.agency.change(AgencyDetails(name, Sector.SCHOOL))
    for report_id in ("actions", "gap-log", "partnership-return"):
        pages = printed_pages(school.documents.report(report_id, TODAY))
        assert name in pages[0], report_id
        assert all("… · as at 23 November 2026" in page for page in pages), report_id


def test_only_the_first_line_of_a_long_action_is_bold(school: Services) -> None:
    school.actions.add(replace(NEW, what="Short", why="Word " * 390))
    document = pypdfium2.PdfDocument(school.documents.report("actions", TODAY))
    try:
        bold = [
            run.extract()
            for page in document
            for run in page.get_objects([pypdfium2.raw.FPDF_PAGEOBJ_TEXT], textpage=page.get_textpage())
            if "Bold" in run.get_font().get_base_name()
        ]
    finally:
        document.close()
    assert "Short" in " ".join(bold)
    assert "Word" not in " ".join(bold)


def test_the_gap_log_carries_no_name_and_points_out_one_that_was_typed(school: Services) -> None:
    school.people.add(PersonDraft("Maria", "Ortiz", starts_on=date(2020, 9, 1)))
    school.actions.add_gap(GAP, today=TODAY)
    clean = school.documents.prepare("gap-log", TODAY, ReportOptions(printed_by="Maria Ortiz"))
    words = printed_words(BytesIO(clean.pdf).getvalue())
    assert LETTERS in words
    assert "Ortiz" not in words
    assert clean.warnings == ()
    school.actions.add_gap(replace(GAP, what="No cover", detail="Maria Ortiz cannot be released"), today=TODAY)
    (warning,) = school.documents.prepare("gap-log", TODAY).warnings
    assert warning == "“No cover” names Maria Ortiz. Take the name out before this goes to others."


def test_the_workbook_has_both_and_without_names_only_what_nobody_typed(school: Services, tmp_path: Path) -> None:
    own = school.people.add(PersonDraft("Maria", "Ortiz", starts_on=date(2020, 9, 1)))
    requirement = school.standing.snapshot().rulebook.requirements[0]
    school.actions.add(replace(NEW, what="=1+1 CANARY", owner="CANARY", person_id=own, requirement_id=requirement.id))
    school.actions.add(Action(0, "CANARY", TODAY, owner_id=own, person_id=own))
    school.actions.add_gap(
        replace(GAP, what="CANARY", detail="CANARY", reported_on=TODAY, reported_how="CANARY", reply="CANARY"),
        today=TODAY,
    )
    named, anonymous = tmp_path / "named.xlsx", tmp_path / "anonymous.xlsx"
    school.documents.save_export("actions", named, TODAY)
    school.documents.save_export("actions", anonymous, TODAY, anonymous=True)
    first, second = sheet(named, "Actions")
    assert first["Source"] == f"Gap: {requirement.title}, Maria Ortiz"
    assert (first["Action"], first["Owner"], first["Status"]) == ("=1+1 CANARY", "CANARY", "Overdue")
    assert first["Due"].date() == date(2026, 10, 1)
    assert second["Owner"] == "Maria Ortiz"
    assert sheet(named, "Gap log")[0]["Their reply"] == "CANARY"
    cells = [
        str(cell)
        for title in ("Actions", "Gap log")
        for row in openpyxl.load_workbook(anonymous)[title].iter_rows(values_only=True)
        for cell in row
    ]
    assert not any("CANARY" in cell or "Ortiz" in cell or "Maria" in cell for cell in cells)
    assert sheet(anonymous, "Actions")[1]["Source"] == "About one person"
    assert sheet(anonymous, "Gap log")[0]["State"] == "Answered"
    formulas = openpyxl.load_workbook(named)["Actions"]
    assert all(cell.data_type != "f" for row in formulas.iter_rows() for cell in row)
