"""The workbook of an audit, read back: every answer, plain cells, and nobody in the one without names."""

from datetime import date, datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl

from nscp_desktop.domain.actions import Action, GapKind, ReportedGap
from nscp_desktop.domain.drafts import PersonDraft, TrainingDraft
from nscp_desktop.domain.questionnaires import QuestionnaireKind
from nscp_desktop.domain.session_drafts import SessionDraft
from nscp_desktop.domain.sessions import SessionDay
from nscp_desktop.services.checklist_checks import Signature
from nscp_desktop.services.record_files import Services
from tests.services.questionnaires import SCORE_SCALE, add_course, add_template, answer_all, head, items_of

CANARY = "Quetzalina"
EVIDENCE = "=HYPERLINK(1) Šárka’s slides\nΑθήνα, Київ"


def rows(path: Path, sheet: str) -> list[dict[str, Any]]:
    header, *lines = openpyxl.load_workbook(path)[sheet].iter_rows(values_only=True)
    return [dict(zip(map(str, header), line, strict=True)) for line in lines]


def filled_in(school: Services, today: date) -> int:
    """Fill in a checklist, expectations and an audit, with one person's name in every text that can be typed."""
    person = school.people.add(
        PersonDraft(CANARY, CANARY, CANARY, f"{CANARY}-7", f"{CANARY}@example.org", starts_on=date(2020, 9, 1))
    )
    course = add_course(school)
    # Lists from elsewhere often say who held it where others say which organisation did.
    draft = TrainingDraft(course, date(2026, 9, 1), (person,), provider=CANARY, note=CANARY)
    school.training.record(draft, today=today)
    kinds: tuple[tuple[QuestionnaireKind, int | None, dict[str, Any]], ...] = (
        (QuestionnaireKind.CONTENT, course, {}),
        (QuestionnaireKind.EXPECTATIONS, None, {}),
        (QuestionnaireKind.SECTION_11, None, {"scale": SCORE_SCALE, "months": 24}),
    )
    own = 0
    for kind, about, more in kinds:
        template = add_template(school, kind, title=f"List {kind.value}", **more)
        own = school.checklists.begin(
            template, head(about, year="2026–27", contact=CANARY, trainers=CANARY, note=CANARY), today=today
        )
        items = items_of(school, own)
        answer_all(school, own, "3" if kind is QuestionnaireKind.SECTION_11 else "partly")
        school.checklists.say(
            own,
            items[0].id,
            {"evidence": f"{EVIDENCE} {CANARY}", "where_covered": CANARY, "next_note": CANARY, "owner_id": person},
        )
        school.checklists.say(own, items[1].id, {"owner": CANARY})
        answer = school.checklists.filled(own).answer(items[0].id).id
        school.actions.add(
            Action(0, f"Tell {CANARY}", today, CANARY, date(2026, 12, 1), answer_id=answer, owner=CANARY)
        )
    signature = Signature(CANARY, f"DSL, {CANARY}", date(2026, 11, 20), CANARY, date(2026, 11, 21))
    school.checklists.sign_off(own, signature, today=today)
    school.actions.add(Action(0, CANARY, today, person_id=person, owner_id=person))
    school.actions.add_gap(
        ReportedGap(0, GapKind.OTHER, CANARY, today, CANARY, None, today, CANARY, CANARY), today=today
    )
    return own


def test_every_answer_stands_in_its_sheet_as_plain_text(school: Services, today: date, tmp_path: Path) -> None:
    filled_in(school, today)
    out = tmp_path / "audit.xlsx"
    school.documents.save_export("section-11", out, today)
    first, second, third = rows(out, "Checklist")
    assert (first["No."], first["Item"], first["Answer"]) == ("1", "Everyone has a duty", "Partly")
    assert first["Evidence"] == f"{EVIDENCE} {CANARY}"
    assert (first["Owner"], second["Owner"], third["Owner"]) == (f"{CANARY} {CANARY}", CANARY, None)
    assert (first["State"], first["Course"], first["Section"], third["Section"]) == (
        "Draft", "Welcome talk", "Duty", "Signs",
    )  # fmt: skip
    assert first["Actions"] == f"Tell {CANARY} ({CANARY}, due 1 Dec 2026)"
    assert (first["Open actions"], first["Next action due"].date()) == (1, date(2026, 12, 1))
    assert [row["Action"] for row in rows(out, "Actions")].count(f"Tell {CANARY}") == 3
    assert [row["What"] for row in rows(out, "Gap log")] == [CANARY]
    assert [row["Answer"] for row in rows(out, "Expectations")] == ["Partly"] * 3
    standards = rows(out, "Standards")
    assert [(row["Answer"], row["State"]) for row in standards] == [("3", "Signed off")] * 3
    assert standards[0]["Signed off on"].date() == today
    cover = {row["About"]: row["Details"] for row in rows(out, "Cover")}
    assert (cover["Audit"], cover["Prepared by"], cover["Year"]) == ("List section-11", CANARY, "2026–27")


def test_sheets_have_real_days_frozen_headings_print_areas_and_no_formula(
    school: Services, today: date, tmp_path: Path
) -> None:
    filled_in(school, today)
    out = tmp_path / "audit.xlsx"
    school.documents.save_export("section-11", out, today)
    book = openpyxl.load_workbook(out)
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        assert sheet.print_title_rows == "$1:$1"
        last = sheet.dimensions.split(":")[1]
        letters, number = last.rstrip("0123456789"), last.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        assert sheet.print_area == f"'{sheet.title}'!$A$1:${letters}${number}"
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    assert all(isinstance(row["Audit day"], datetime) for row in rows(out, "Checklist"))
    assert all(isinstance(row["Start date"], datetime) for row in rows(out, "Staff"))


def test_the_one_without_names_holds_nothing_that_was_typed_about_anybody(
    school: Services, today: date, tmp_path: Path
) -> None:
    filled_in(school, today)
    named, unnamed = tmp_path / "named.xlsx", tmp_path / "unnamed.xlsx"
    school.documents.save_export("section-11", named, today)
    school.documents.save_export("section-11", unnamed, today, anonymous=True)
    assert CANARY in _content(named)
    assert CANARY.casefold() not in _content(unnamed).casefold()
    assert [row["Answer"] for row in rows(unnamed, "Checklist")] == ["Partly"] * 3
    assert "Evidence" not in rows(unnamed, "Checklist")[0]
    assert "Another provider" in [row["Provider"] for row in rows(unnamed, "Records")]


def _content(path: Path) -> str:
    """Return everything in the file, whatever part it stands in."""
    with ZipFile(path) as archive:
        return "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


def test_an_earlier_day_shows_no_training_and_no_questionnaire_of_later(
    school: Services, today: date, tmp_path: Path
) -> None:
    filled_in(school, today)
    out, earlier = tmp_path / "audit.xlsx", date(2026, 8, 31)
    school.documents.save_export("section-11", out, today)
    assert any(row["Course"] == "Welcome talk" for row in rows(out, "Records"))
    school.documents.save_export("section-11", out, earlier)
    days = [row["Date completed"].date() for row in rows(out, "Records") if row["Date completed"]]
    assert max(days, default=earlier) <= earlier
    assert not any(row["Course"] == "Welcome talk" for row in rows(out, "Records"))
    assert [rows(out, sheet) for sheet in ("Checklist", "Expectations", "Standards")] == [[], [], []]
    cover = {row["About"]: row["Details"] for row in rows(out, "Cover")}
    assert cover["Prepared by"] is None


def test_sheets_are_readable_on_paper_and_on_the_screen(school: Services, today: date, tmp_path: Path) -> None:
    filled_in(school, today)
    out = tmp_path / "audit.xlsx"
    school.documents.save_export("section-11", out, today)
    book = openpyxl.load_workbook(out)
    for sheet in book:
        widths = [column.width * (column.max - column.min + 1) for column in sheet.column_dimensions.values()]
        assert sheet.page_setup.paperSize == 9
        assert sum(widths) / sheet.page_setup.fitToWidth <= 240
    assert book["Staff"].print_title_cols == "$A:$C"
    # A row is as high as its longest text needs, for programs that do not find that out by themselves.
    assert book["Summary"].row_dimensions[1].height > 15
    checklist = book["Checklist"]
    evidence = next(cell for cell in checklist[2] if cell.value and str(cell.value).startswith(EVIDENCE))
    assert evidence.alignment.wrap_text
    assert checklist.row_dimensions[2].height >= 30


def test_a_training_says_how_its_session_was_held_and_else_what_its_course_says(
    school: Services, today: date, tmp_path: Path
) -> None:
    person = school.people.add(PersonDraft("Wilhelmina", "Quince", starts_on=date(2020, 9, 1)))
    course = add_course(school)
    day = date(2026, 11, 20)
    held = school.sessions.add(SessionDraft(course, (SessionDay(day),), delivery="Online, live"), today=day)
    school.sessions.add_people(held, [person], today=today)
    school.sessions.close(held, today=today)
    out = tmp_path / "audit.xlsx"
    school.documents.save_export("section-11", out, today)
    record = next(row for row in rows(out, "Records") if row["Surname"] == "Quince")
    staff = next(row for row in rows(out, "Staff") if row["Surname"] == "Quince")
    assert (record["Mode"], staff["Mode"], staff["Last training"]) == ("Online, live", "Online, live", "Welcome talk")
