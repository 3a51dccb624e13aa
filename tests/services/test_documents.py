"""Reports and workbooks of a real record file."""

import errno
import os
import re
from datetime import date, datetime
from pathlib import Path
from typing import Any, BinaryIO

import openpyxl
import pytest

from nscp_desktop.domain.agency import AgencyDetails, Sector
from nscp_desktop.domain.dates import add_months
from nscp_desktop.domain.errors import FileRefusedError, NotAllowedError, NotFoundError
from nscp_desktop.domain.people import Person
from nscp_desktop.services.papers import ReportOptions
from nscp_desktop.services.record_files import Services, create, open_existing
from nscp_desktop.services.sample import make_sample
from nscp_desktop.services.saving import save_whole
from tests.paper import printed_words

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def services(sample_agency: Services) -> Services:
    """The sample agency, opened for reading."""
    return sample_agency


def _rows(path: Path, sheet: str) -> list[dict[str, Any]]:
    read = openpyxl.load_workbook(path)[sheet]
    head, *rows = read.iter_rows(values_only=True)
    return [dict(zip([str(title) for title in head], row, strict=True)) for row in rows]


def _export(services: Services, export_id: str, folder: Path, anonymous: bool = False) -> Path:
    out = folder / f"{export_id}.xlsx"
    services.documents.save_export(export_id, out, TODAY, anonymous=anonymous)
    return out


def _everything(path: Path) -> str:
    book = openpyxl.load_workbook(path)
    return "\n".join(
        str(value) for sheet in book for row in sheet.iter_rows(values_only=True) for value in row if value is not None
    )


def _osei(services: Services) -> Person:
    return next(one for one in services.standing.snapshot().people.values() if one.family == "Osei")


def test_every_listed_report_can_be_had(services: Services, tmp_path: Path) -> None:
    person, held = _osei(services), next(one for one in services.sessions.all() if one.attended)
    for report in services.documents.reports():
        options = ReportOptions(
            person_id=person.id if report.needs_person else None, session_id=held.id if report.needs_session else None
        )
        out = tmp_path / f"{report.id}.pdf"
        services.documents.save_report(report.id, out, TODAY, options)
        assert "Carlton Hill Primary School" in printed_words(out.read_bytes()), report.id
    assert len(list(tmp_path.iterdir())) == len(services.documents.reports())


def test_the_figures_on_the_summary_are_those_of_the_board(services: Services) -> None:
    figures = services.standing.board(TODAY).figures()
    text = printed_words(services.documents.report("compliance-summary", TODAY))
    assert f"{figures.words} ({figures.percent_words})" in text
    assert "Shown: everyone" in text


def test_the_summary_says_of_every_minimum_where_it_is_met_whoever_is_shown(services: Services) -> None:
    team = next(item.title for item in services.agency.teams())
    for options in (ReportOptions(), ReportOptions(team=team)):
        text = printed_words(services.documents.report("compliance-summary", TODAY, options))
        assert "Somebody with lead training in date The agency 2 of 63 (3%) at least 1 ✓ Met" in text
        assert "Safer recruitment The agency 2 of 3 (66%) at least 1 ✓ Met" in text
    text = printed_words(services.documents.report("compliance-summary", add_months(TODAY, 60)))
    assert re.search(r"Safer recruitment The agency 0 of \d \(0%\) at least 1 ! Not met", text)


def test_the_summary_names_no_notice_and_no_first_time_for_a_minimum(services: Services) -> None:
    text = printed_words(services.documents.report("compliance-summary", TODAY))
    assert "At least 1 trained, a training counts 3 years – School staffing regulations 2009" in text
    assert "At least 1 trained, a training counts 2 years – NSCP strategy" in text
    assert "trained, due soon" not in text


def test_a_team_and_a_group_narrow_a_report(services: Services) -> None:
    team = next(item.title for item in services.agency.teams())
    text = printed_words(services.documents.report("training-matrix", TODAY, ReportOptions(team=team, group=2)))
    assert f"Shown: team {team}, Target Group 2" in text
    board = services.standing.board(TODAY)
    for row in board.rows:
        shown = board.team_of(row) == team and row.group == 2
        assert (row.person.sorted_name in text) == shown


def test_an_individual_record_is_about_the_one_who_was_chosen(services: Services) -> None:
    person = _osei(services)
    text = printed_words(services.documents.report("individual-record", TODAY, ReportOptions(person_id=person.id)))
    assert "Rebecca Osei" in text
    assert "DSL training" in text


def test_what_cannot_be_had_is_refused_with_the_next_step(services: Services, tmp_path: Path) -> None:
    documents = services.documents
    with pytest.raises(NotFoundError, match="Choose one of: compliance-summary"):
        documents.report("no-such", TODAY)
    with pytest.raises(NotFoundError, match="Choose one of: training-matrix"):
        documents.save_export("no-such", tmp_path / "x.xlsx", TODAY)
    with pytest.raises(NotAllowedError, match="Choose the person"):
        documents.report("individual-record", TODAY)
    with pytest.raises(NotFoundError, match="no longer in the record"):
        documents.report("individual-record", TODAY, ReportOptions(person_id=10**6))
    with pytest.raises(NotAllowedError, match="A4 or A3"):
        documents.report("training-matrix", TODAY, ReportOptions(paper="A5"))
    assert list(tmp_path.iterdir()) == []


def test_who_printed_it_and_when_stands_on_the_page(services: Services) -> None:
    options = ReportOptions(printed_by="Gwen Evans", printed_at=datetime.fromisoformat("2026-11-23T14:05"))
    text = printed_words(services.documents.report("action-list", TODAY, options))
    assert "Printed by Gwen Evans on 23 Nov 2026 at 14:05" in text


def test_the_matrix_workbook_has_a_real_date_and_a_word_for_each_cell(services: Services, tmp_path: Path) -> None:
    rows = _rows(_export(services, "training-matrix", tmp_path), "Training matrix")
    board = services.standing.board(TODAY)
    assert [(row["Surname"], row["First name"]) for row in rows] == [
        (one.person.family, one.person.given) for one in board.rows
    ]
    for found, row in zip(rows, board.rows, strict=True):
        assert found["Overall"] == row.worst.words
        for item in board.requirements():
            cell = row.cell(item.id)
            assert found[f"{item.short}: standing"] == cell.kind.words
            due = found[f"{item.short}: due"]
            assert (due.date() if due else None) == cell.due


def test_sheets_filter_and_stay_under_their_heading(services: Services, tmp_path: Path) -> None:
    for export in services.documents.exports():
        book = openpyxl.load_workbook(_export(services, export.id, tmp_path))
        assert book.properties.title
        for sheet in book:
            assert sheet.freeze_panes == "A2"
            assert sheet.auto_filter.ref == sheet.dimensions
            assert not sheet.merged_cells.ranges
            assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def test_people_and_records_hold_everybody_and_every_training(services: Services, tmp_path: Path) -> None:
    out = _export(services, "people-and-records", tmp_path)
    snapshot = services.standing.snapshot()
    assert len(_rows(out, "Staff")) == len(snapshot.people)
    records = _rows(out, "Records")
    assert len(records) == sum(len(history.completions) for history in snapshot.histories.values())
    assert all(row["Date completed"] is None or isinstance(row["Date completed"], datetime) for row in records)


def test_the_audit_figures_are_those_of_the_board(services: Services, tmp_path: Path) -> None:
    out = _export(services, "section-11", tmp_path)
    assert openpyxl.load_workbook(out).sheetnames == [
        "Cover",
        "Summary",
        "Requirements",
        "Minimums",
        "Figures",
        "Induction",
        "Staff",
        "Exemptions",
        "Leads and duties",
        "Records",
        "Checklist",
        "Expectations",
        "Standards",
        "Actions",
        "Gap log",
        "Rules and method",
    ]
    board = services.standing.board(TODAY)
    figures = board.figures()
    total = _rows(out, "Summary")[-1]
    assert total["By"] == "Everyone"
    assert (total["Headcount"], total["Asked (d)"], total["In date (n)"]) == (
        len(board.rows),
        figures.of,
        figures.in_date,
    )
    assert (total["Overdue"], total["Not done"], total["In induction"]) == (
        figures.overdue,
        figures.not_done,
        figures.induction,
    )
    assert total["% in date"] == pytest.approx((figures.percent or 0) / 100)
    groups = [row for row in _rows(out, "Summary") if row["By"] == "Target Group"]
    assert sum(row["Asked (d)"] for row in groups) == figures.of
    by_requirement = board.by_requirement()
    titles = {item.title: by_requirement[item.id] for item in board.requirements()}
    for row in _rows(out, "Requirements"):
        assert row["In date (n)"] == titles[row["Requirement"]].in_date


def test_the_audit_says_where_each_minimum_is_met(services: Services, tmp_path: Path) -> None:
    rows = _rows(_export(services, "section-11", tmp_path), "Minimums")
    found = services.standing.minimums(TODAY)
    assert [(row["Requirement"], row["Where"], row["Met"]) for row in rows] == [
        ("Somebody with lead training in date", "The agency", "Met"),
        ("Safer recruitment", "The agency", "Met"),
    ]
    for row, item in zip(rows, found, strict=True):
        (part,) = item.parts
        assert (row["Trained (n)"], row["Could be (d)"], row["Needed"]) == (len(part.trained), part.of, 1)
        assert row["% trained"] == pytest.approx((part.percent or 0) / 100)


def test_an_audit_without_names_does_not_name_the_places_of_minimums(tmp_path: Path) -> None:
    made = tmp_path / "nursery.nscp"
    make_sample(made, today=TODAY, name="early-years")
    nursery = open_existing(made, read_only=True)
    try:
        named, unnamed = (
            [(row["Where"], row["Met"]) for row in _rows(_export(nursery, "section-11", tmp_path, hidden), "Minimums")]
            for hidden in (False, True)
        )
    finally:
        nursery.close()
    assert named[1:3] == [("Site Meadow House", "Met"), ("Site Orchard Cabin", "Not met")]
    assert unnamed[1:3] == [("Site 1", "Met"), ("Site 2", "Not met")]


def test_new_starters_are_held_to_their_limit(services: Services, tmp_path: Path) -> None:
    rows = _rows(_export(services, "section-11", tmp_path), "Induction")
    assert rows
    for row in rows:
        if row["Days taken"] is not None:
            assert row["Within the limit"] == ("Yes" if row["Days taken"] <= row["Limit (days)"] else "No")
        else:
            assert row["Within the limit"] in ("No", "Not yet due")
    assert {row["First name"] for row in rows} >= {"Sana"}


@pytest.mark.parametrize("export_id", ["training-matrix", "people-and-records", "section-11"])
def test_an_anonymous_workbook_names_nobody(export_id: str, services: Services, tmp_path: Path) -> None:
    words = _everything(_export(services, export_id, tmp_path, anonymous=True))
    for person in services.standing.snapshot().people.values():
        assert person.name not in words
        assert f"\n{person.family}\n" not in words
        assert not person.email or person.email not in words
        assert not person.staff_number or f"\n{person.staff_number}\n" not in words
        assert f"Person {person.id}" in words or export_id != "people-and-records"
    assert "Surname" not in words


def test_a_document_takes_the_place_of_the_old_one_whole(tmp_path: Path) -> None:
    out = tmp_path / "report.pdf"
    out.write_bytes(b"old")
    save_whole(out, lambda stream: stream.write(b"new"))
    assert out.read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["report.pdf"]


def test_a_full_disk_leaves_the_old_document_and_nothing_else(tmp_path: Path) -> None:
    out = tmp_path / "report.pdf"
    out.write_bytes(b"old")

    def write(stream: BinaryIO) -> None:
        stream.write(b"half")
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with pytest.raises(FileRefusedError, match=r"not enough room for report\.pdf in .* MB are free"):
        save_whole(out, write)
    assert out.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["report.pdf"]


def test_a_document_that_is_open_elsewhere_is_left_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "report.pdf"
    out.write_bytes(b"old")

    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError(errno.EACCES, "used by another process")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(FileRefusedError, match="may be open in another program"):
        save_whole(out, lambda stream: stream.write(b"new"))
    assert out.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["report.pdf"]


def test_places_that_cannot_hold_a_document_are_named(tmp_path: Path) -> None:
    with pytest.raises(FileRefusedError, match="is a folder"):
        save_whole(tmp_path, lambda stream: stream.write(b""))
    with pytest.raises(FileRefusedError, match="does not exist"):
        save_whole(tmp_path / "none" / "report.pdf", lambda stream: stream.write(b""))
    with pytest.raises(FileRefusedError, match="too long"):
        save_whole(tmp_path / ("n" * 300), lambda stream: stream.write(b""))


def test_f68_a_report_carries_the_code_that_the_history_finds_again(tmp_path: Path) -> None:
    path = tmp_path / "school.nscp"
    services = create(path, AgencyDetails("Carlton Hill", Sector.SCHOOL), today=TODAY)
    try:
        text = printed_words(services.documents.report("compliance-summary", TODAY))
        services.agency.add_team("Office")
        (printed,) = set(re.findall(r"History code ((?:[0-9a-f]{4} ?){4})", text))
        found = services.history.compare(printed)
        assert found is not None
        assert found.title == "Found the record of Carlton Hill"
    finally:
        services.close()
