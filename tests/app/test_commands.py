"""What the command line does, and what it refuses: one sentence, exit status 1, nothing written."""

import json
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pypdfium2
import pytest

from nscp_desktop.domain.session_drafts import SessionDraft
from nscp_desktop.domain.sessions import SessionDay
from nscp_desktop.services.record_files import open_existing

Run = Callable[..., Any]
AS_AT = ("--as-at", "2026-11-23")


def pdf_text(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def refused(done: Any) -> str:
    """Hold that a command was refused with one sentence and nothing else, and return the sentence."""
    assert done.status == 1
    assert done.out == ""
    lines = done.said.splitlines()
    assert len(lines) == 1
    assert "Traceback" not in done.said
    return str(lines[0])


def test_a_dry_run_says_what_every_cell_would_become_and_stores_nothing(
    run: Run, school: Path, staff_csv: Path
) -> None:
    before = school.read_bytes()
    found = run("import", school, staff_csv, "--dry-run", "--json", *AS_AT).json
    assert [(p["given"], p["family"], p["role"], p["start"], p["action"]) for p in found["people"]] == [
        ("Zoë", "O'Neill", "SENCo", "2019-09-01", "add"),
        ("Tom", "Barker", "Site manager", "2018-09-01", "add"),
        ("Maya", "Quill", "Teaching assistant", "2026-11-01", "add"),
        ("Rebecca", "Osei", "Class teacher", "2017-09-01", "add"),
    ]
    assert [(r["cell"], r["person"], r["completed_on"], r["expires_on"], r["action"]) for r in found["records"]] == [
        ("row 2", "Zoë O'Neill", "2024-09-03", None, "add"),
        ("row 2", "Zoë O'Neill", "2026-01-12", None, "add"),
        ("row 3", "Tom Barker", "2022-09-02", None, "add"),
    ]
    assert [(b["person"], b["on"]) for b in found["bookings"]] == [("Tom Barker", "2027-01-12")]
    assert {(q["cell"], q["text"]) for q in found["questions"]} == {("row 5", "Sept 2024"), ("row 5", "Yes")}
    assert ("row 4", "N/A") in {(i["cell"], i["text"]) for i in found["ignored"]}
    assert "stored" not in found
    assert school.read_bytes() == before


def test_importing_the_same_file_twice_changes_nothing(run: Run, school: Path, staff_csv: Path) -> None:
    first = run("import", school, staff_csv, "--json", *AS_AT).json
    assert first["stored"] == {"people": 4, "courses": 0, "records": 3, "bookings": 1}
    standing = run("standing", school, *AS_AT, "--json").out
    second = run("import", school, staff_csv, "--json", *AS_AT).json
    assert second["stored"] == {"people": 0, "courses": 0, "records": 0, "bookings": 0}
    assert {record["action"] for record in second["records"]} == {"known"}
    assert run("standing", school, *AS_AT, "--json").out == standing


def test_standing_counts_people_by_their_worst_and_says_why(run: Run, school: Path, staff_csv: Path) -> None:
    run("import", school, staff_csv, *AS_AT)
    found = run("standing", school, *AS_AT, "--json").json
    assert (found["as_at"], found["people"]) == ("2026-11-23", 4)
    counts = found["figures"]
    assert counts["of"] == counts["in_date"] + counts["overdue"] + counts["not_done"] + counts["date_unknown"]
    assert counts["of"] + counts["induction"] == 4
    assert counts["induction"] == 1
    lapsed = next(row for row in found["rows"] if row["person"] == "Tom Barker" and row["id"] == "school/whole-school")
    assert (lapsed["standing"], lapsed["due"]) == ("overdue", "2025-09-02")
    assert "2 Sep 2022" in lapsed["because"]
    assert "NSCP strategy" in lapsed["because"]


def test_standing_as_json_has_every_count_of_each_part(run: Run, school: Path, staff_csv: Path) -> None:
    run("import", school, staff_csv, *AS_AT)
    found = run("standing", school, *AS_AT, "--json").json
    counts = {
        "of", "in_date", "due_soon", "overdue", "not_done", "date_unknown", "induction", "exempt", "away", "percent"
    }  # fmt: skip
    assert set(found["figures"]) == counts
    for part, names in (
        ("groups", {"group", "people"}),
        ("staff_types", {"staff_type", "people"}),
        ("requirements", {"requirement", "id"}),
    ):
        assert found[part], part
        for one in found[part]:
            assert set(one) == counts | names
            asked = one["in_date"] + one["overdue"] + one["not_done"] + one["date_unknown"]
            assert one["of"] == asked
            assert one["percent"] == (one["in_date"] * 100 // one["of"] if one["of"] else None)
    for name in counts - {"percent"}:
        for part in ("groups", "staff_types"):
            assert sum(one[name] for one in found[part]) == found["figures"][name], (part, name)
    assert sum(one["people"] for one in found["groups"]) == found["people"] == 4


def test_standing_can_be_asked_for_a_past_day(run: Run, school: Path, staff_csv: Path) -> None:
    run("import", school, staff_csv, *AS_AT)
    found = run("standing", school, "--as-at", "2025-09-02", "--json").json
    tom = next(row for row in found["rows"] if row["person"] == "Tom Barker" and row["id"] == "school/whole-school")
    assert tom["standing"] == "due_soon"
    assert "Maya Quill" not in {row["person"] for row in found["rows"]}


@pytest.mark.parametrize("by", ["person", "group", "team", "site", "role", "requirement"])
def test_standing_prints_n_of_d_first_and_a_list(run: Run, school: Path, staff_csv: Path, by: str) -> None:
    run("import", school, staff_csv, *AS_AT)
    lines = run("standing", school, *AS_AT, "--by", by).out.splitlines()
    assert lines[0].startswith("0 of 3 people in date (0%) as at 23 Nov 2026, and 1 in their induction")
    assert len(lines) > 1


def test_standing_lists_roles_and_sites_by_their_titles_and_those_without_last(
    run: Run, school: Path, staff_csv: Path
) -> None:
    staff_csv.write_text(staff_csv.read_text("utf-8").replace(",SENCo,", ",,"), "utf-8")
    run("import", school, staff_csv, *AS_AT)
    roles = _before_minimums(run("standing", school, *AS_AT, "--by", "role").out)[1:]
    assert roles == [
        "Class teacher       0 of 1 (0%)",
        "Site manager        0 of 1 (0%)",
        "Teaching assistant  0 of 0 (n/a) and 1 in their induction",
        "No role             0 of 1 (0%)",
    ]
    sites = _before_minimums(run("standing", school, *AS_AT, "--by", "site").out)[1:]
    assert sites == ["No site  0 of 3 (0%) and 1 in their induction"]


def test_standing_ends_with_what_is_asked_of_the_agency_as_a_whole(run: Run, school: Path, staff_csv: Path) -> None:
    run("import", school, staff_csv, *AS_AT)
    lines = run("standing", school, *AS_AT).out.splitlines()
    assert lines[-3:] == [
        "Minimums: 0 of 2 met (0%)",
        "Somebody with lead training in date, The agency: 0 of 4 (0%) trained, at least 1 needed: not met",
        "Safer recruitment, The agency: 0 of 0 (n/a) trained, at least 1 needed: not met",
    ]
    found = run("standing", school, *AS_AT, "--json").json["minimums"]
    assert [one["id"] for one in found] == ["general/trained-lead", "school/safer-recruitment"]
    assert found[0] == {
        "requirement": "Somebody with lead training in date",
        "id": "general/trained-lead",
        "per": "agency",
        "where": "",
        "of": 4,
        "trained": 0,
        "needed": 1,
        "met": False,
    }


def _before_minimums(out: str) -> list[str]:
    return out.partition("\nMinimums: ")[0].splitlines()


def test_the_compliance_report_has_the_figures_of_standing(
    run: Run, tmp_path: Path, school: Path, staff_csv: Path
) -> None:
    run("import", school, staff_csv, *AS_AT)
    counts = run("standing", school, *AS_AT, "--json").json["figures"]
    out = tmp_path / "report.pdf"
    assert run("report", school, "compliance-summary", out, *AS_AT).status == 0
    text = pdf_text(out)
    assert f"{counts['in_date']} of {counts['of']}" in text
    assert "Hillside School" in text
    assert "23 November 2026" in text


def a_session(school: Path) -> str:
    """Put a session with everybody on its register in the record, and return its number."""
    day = date(2026, 11, 20)
    with closing(open_existing(school)) as services:
        people = list(services.standing.snapshot().people)
        draft = SessionDraft(services.training.courses()[0].id, (SessionDay(day),))
        return str(services.sessions.add(draft, people, today=day))


def kinds_of_reports(school: Path) -> tuple[set[str], set[str], set[str]]:
    """Return which reports are about one person, which about one session, and which name nobody of the record."""
    with closing(open_existing(school, read_only=True)) as services:
        infos = services.documents.reports()
    named = {
        "action-list", "training-matrix", "individual-record", "subject-access", "competence-review", "forecast",
        "pathway", "sign-in-sheet", "attendance-register",
    }  # fmt: skip
    return (
        {info.id for info in infos if info.needs_person},
        {info.id for info in infos if info.needs_session},
        {info.id for info in infos} - named,
    )


def test_every_report_and_export_that_is_listed_can_be_made(
    run: Run, tmp_path: Path, school: Path, staff_csv: Path
) -> None:
    run("import", school, staff_csv, *AS_AT)
    reports = [line.split()[0] for line in run("report", school, "--list").out.splitlines()]
    exports = [line.split()[0] for line in run("export", school, "--list").out.splitlines()]
    assert len(reports) >= 4
    assert len(exports) >= 3
    number = a_session(school)
    assert run("report", school, "--sessions").out.split()[0] == number
    about_one, about_a_session, without_names = kinds_of_reports(school)
    # Nothing of the kind is on record, which is told in a sentence.
    about_what_is_not_there = {"induction-checklist", "certificates", "impact-form", "evaluation-summary"}
    for name in reports:
        out = tmp_path / f"{name}.pdf"
        option = ["--option", "person=Zoë O'Neill"] if name in about_one else []
        if name in about_one:
            assert "person=WHOLE NAME" in refused(run("report", school, name, out, *AS_AT))
        if name in about_a_session:
            assert "--option session=NUMBER" in refused(run("report", school, name, out, *AS_AT))
            option = ["--option", f"session={number}"]
        done = run("report", school, name, out, *AS_AT, *option)
        if name in about_what_is_not_there and done.status:
            assert refused(done)
            continue
        assert done.status == 0
        assert "Hillside School" in pdf_text(out) or name in about_what_is_not_there
        assert "Zoë" in pdf_text(out) or name in without_names
    for name in exports:
        out = tmp_path / f"{name}.xlsx"
        assert run("export", school, name, out, *AS_AT).status == 0
        assert openpyxl.load_workbook(out).sheetnames


def test_an_anonymous_export_holds_no_name(run: Run, tmp_path: Path, school: Path, staff_csv: Path) -> None:
    run("import", school, staff_csv, *AS_AT)
    out = tmp_path / "audit.xlsx"
    run("export", school, "section-11", out, "--anonymous", *AS_AT)
    cells = {
        str(cell)
        for sheet in openpyxl.load_workbook(out)
        for row in sheet.iter_rows(values_only=True)
        for cell in row
        if cell is not None
    }
    assert not [cell for cell in cells for name in ("O'Neill", "Barker", "Quill", "Osei") if name in cell]


def test_a_mapping_file_decides_what_headings_mean(run: Run, tmp_path: Path, school: Path, staff_csv: Path) -> None:
    mapping = tmp_path / "mapping.json"
    mapping.write_text(json.dumps({"courses": {"Prevent": None}}), "utf-8")
    done = run("import", school, staff_csv, "--mapping", mapping, "--json", *AS_AT)
    assert done.json["stored"]["records"] == 2


def test_check_says_that_a_sound_file_is_sound(run: Run, school: Path) -> None:
    assert run("check", school).out == "school.nscp is sound.\n"
    assert run("check", school, "--json").json == {"file": "school.nscp", "sound": True, "problems": []}


def test_a_damaged_file_is_told_and_left_as_it_is(run: Run, school: Path) -> None:
    whole = bytearray(school.read_bytes())
    middle = len(whole) // 2
    whole[middle : middle + 20_000] = b"\x7f" * 20_000
    school.write_bytes(whole)
    done = run("check", school)
    assert done.status == 1
    assert done.out + done.said != ""
    assert "Traceback" not in done.said
    assert school.read_bytes() == bytes(whole)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "not a training record"),
        (b"just some text, long enough to be looked at", "not a training record"),
    ],
)
def test_a_file_that_is_not_ours_is_refused(run: Run, tmp_path: Path, content: bytes, words: str) -> None:
    other = tmp_path / "other.nscp"
    other.write_bytes(content)
    assert words in refused(run("standing", other))
    assert other.read_bytes() == content


def test_a_missing_file_and_a_folder_are_refused(run: Run, tmp_path: Path) -> None:
    assert "There is no file" in refused(run("standing", tmp_path / "none.nscp"))
    assert "is a folder" in refused(run("standing", tmp_path))


def test_an_existing_file_is_never_overwritten_by_new(run: Run, school: Path) -> None:
    before = school.read_bytes()
    done = run("new", school, "--agency", "Other", "--sector", "school", "--no-password")
    assert "is there already" in refused(done)
    assert school.read_bytes() == before


def test_new_without_a_word_about_the_password_is_refused_and_makes_no_file(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "new.nscp"
    assert "--no-password" in refused(run("new", path, "--agency", "A", "--sector", "school"))
    assert not path.exists()


def test_a_file_in_use_by_another_program_is_refused(run: Run, run_apart: Run, school: Path) -> None:
    from nscp_desktop.services.record_files import open_existing

    services = open_existing(school)
    try:
        assert "has school.nscp open on" in refused(run_apart("standing", school))
    finally:
        services.close()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("not-a-workbook.xlsx", b"plain text under another name"),
        ("empty.xlsx", b""),
        ("empty.csv", b""),
        ("people.csv", b"a,b\n1,2\n"),
        ("protected.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
    ],
)
def test_what_is_no_list_of_people_is_refused_and_nothing_is_written(
    run: Run, tmp_path: Path, school: Path, name: str, content: bytes
) -> None:
    workbook = tmp_path / name
    workbook.write_bytes(content)
    before = school.read_bytes()
    assert name in refused(run("import", school, workbook))
    assert school.read_bytes() == before


def test_dates_that_cannot_be_right_are_asked_about_and_not_stored(run: Run, tmp_path: Path, school: Path) -> None:
    workbook = tmp_path / "staff.csv"
    workbook.write_text(
        "Name,Role,Start date,Leave date,Prevent\n"
        "Tom Barker,Cook,01/09/2024,01/09/2023,02/09/2024\n"
        "Ann Lee,Cook,01/09/2020,,02/09/2027\n"
        "Bo Lindqvist,Cook,01/09/2020,,02/09/1969\n",
        "utf-8",
    )
    done = run("import", school, workbook, "--json", *AS_AT).json
    assert {(asked["cell"], asked["text"]) for asked in done["questions"]} == {
        ("row 2", "01/09/2023"),
        ("row 3", "02/09/2027"),
        ("row 4", "02/09/1969"),
    }
    assert done["stored"] == {"people": 3, "courses": 0, "records": 1, "bookings": 0}


def test_an_unknown_report_names_those_there_are(run: Run, tmp_path: Path, school: Path) -> None:
    out = tmp_path / "out.pdf"
    assert "compliance-summary" in refused(run("report", school, "nope", out))
    assert not out.exists()


def test_a_report_that_cannot_be_written_leaves_nothing_behind(run: Run, tmp_path: Path, school: Path) -> None:
    assert refused(run("report", school, "compliance-summary", tmp_path / "no" / "folder" / "out.pdf", *AS_AT))
    assert refused(run("report", school, "compliance-summary", tmp_path, *AS_AT))
    assert refused(run("export", school, "section-11", Path("/proc/out.xlsx"), *AS_AT))
    assert [path.name for path in tmp_path.iterdir()] == ["school.nscp"]


def test_a_record_file_cannot_be_made_where_nothing_can_be_written(run: Run) -> None:
    assert refused(run("new", Path("/proc/new.nscp"), "--agency", "A", "--sector", "general", "--no-password"))


@pytest.mark.parametrize(
    "arguments", [["standing"], ["report", "x.nscp", "--option"], ["import", "x"], ["nonsense", "a"]]
)
def test_wrong_usage_ends_with_status_2(run: Run, arguments: list[str]) -> None:
    assert run(*arguments).status == 2


def test_an_option_nobody_knows_is_refused(run: Run, tmp_path: Path, school: Path) -> None:
    done = run("report", school, "compliance-summary", tmp_path / "o.pdf", "--option", "colour=red")
    assert "colour=red" in refused(done)
    done = run("report", school, "sign-in-sheet", tmp_path / "o.pdf", "--option", "session=newest")
    assert "newest is no number of a session" in refused(done)
