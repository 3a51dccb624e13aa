"""The partnership return on paper and in a workbook, and forms that are filled in: read back, and without names."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook.defined_name import DefinedName

from nscp_desktop.domain.audit_figures import Count, Share
from nscp_desktop.domain.errors import FileRefusedError, NotAllowedError
from nscp_desktop.domain.partnership_return import Number, Part
from nscp_desktop.domain.questionnaires import Checklist, QuestionnaireKind
from nscp_desktop.services.checklist_checks import Said
from nscp_desktop.services.papers import ReportOptions
from nscp_desktop.services.record_files import Services, open_existing
from nscp_desktop.services.sample import make_sample
from tests.paper import printed_pages, printed_words
from tests.services.questionnaires import add_template

TODAY = date(2026, 11, 23)
RETURN = "partnership-return"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "carlton-hill.nscp"
    make_sample(path, today=TODAY)
    return path


@pytest.fixture(scope="module")
def services(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """The sample agency, opened for looking."""
    path = tmp_path_factory.mktemp("copy") / sample.name
    shutil.copy(sample, path)
    opened = open_existing(path, read_only=True)
    yield opened
    opened.close()


def form(path: Path, names: dict[str, str], sheets: tuple[str, ...] = ("Audit",)) -> Path:
    """Make a form whose cells have these names."""
    book = openpyxl.Workbook()
    book.active.title = sheets[0]
    for name, cell in names.items():
        place = cell if "!" in cell else "'{}'!{}".format(sheets[0].replace("'", "''"), cell)
        book.defined_names[name] = DefinedName(name, attr_text=place)
    book.save(path)
    return path


def cells(path: Path) -> Any:
    return openpyxl.load_workbook(path).active


def test_the_return_says_what_the_figures_of_the_audit_say(services: Services) -> None:
    figures, found = services.audit_figures.figures(TODAY), services.returns.found(TODAY, 0)
    checked = 0
    for table in found.tables:
        own = figures.table(table.key)
        for row in table.rows if own is not None else ():
            same = next((one for one in own.rows if one.key.replace("/", "-") == row.key), None) if own else None
            by_head = dict(zip(own.heads, same.cells, strict=True)) if own and same else {}
            for head, cell in zip(table.heads, row.cells, strict=True):
                now = by_head.get(head)
                if isinstance(cell, Number) and isinstance(now, Count):
                    assert cell.value == now.number
                    checked += 1
                elif isinstance(cell, Part) and isinstance(now, Share):
                    assert (cell.n.value, cell.of.value, cell.percent) == (now.n, now.of, now.percent)
                    checked += 1
    assert checked > 100


def test_the_sheet_stands_on_one_page_with_how_it_is_counted_behind_it(services: Services) -> None:
    pages = printed_pages(services.documents.report(RETURN, TODAY, ReportOptions(small_numbers=0)))
    assert len(pages) == 2
    for title in (
        "Target Group",
        "New starters",
        "Governors",
        "Courses attended",
        "Evaluation",
        "Training needs",
        "Gap log",
    ):
        assert title in pages[0]
    figures = services.standing.board(TODAY).figures()
    assert f"{figures.words} ({figures.percent_words})" in pages[0]
    assert "How these figures are counted" in pages[1]
    assert "Small numbers are not guarded" in " ".join(pages)


def test_small_numbers_are_guarded_unless_somebody_wants_them(services: Services) -> None:
    words = printed_words(services.documents.report(RETURN, TODAY))
    assert "fewer than 5" in words
    assert "not shown" in words
    assert "fewer than 10" in printed_words(services.documents.report(RETURN, TODAY, ReportOptions(small_numbers=10)))
    open_words = printed_words(services.documents.report(RETURN, TODAY, ReportOptions(small_numbers=0)))
    assert "fewer than" not in open_words


@pytest.mark.parametrize("below", [0, 5])
def test_nobody_is_named_on_paper_or_in_the_workbook(services: Services, tmp_path: Path, below: int) -> None:
    options = ReportOptions(
        small_numbers=below, printed_by="Zed Printer", printed_at=datetime(2026, 11, 23).astimezone()
    )
    paper = printed_words(services.documents.report(RETURN, TODAY, options))
    out = tmp_path / "return.xlsx"
    services.returns.save_workbook(out, TODAY, below)
    book = openpyxl.load_workbook(out)
    sheet = " ".join(str(cell) for page in book for row in page.iter_rows(values_only=True) for cell in row if cell)
    names = " ".join(
        f"{one.name} {one.words}" for one in services.returns.names(TODAY, below) if "ITEM" not in one.name
    )
    people = services.standing.snapshot().people.values()
    canaries = {canary for one in people for canary in (one.name, one.sorted_name, one.staff_number, one.email)}
    details = services.agency.details()
    canaries |= {details.lead, details.deputies, details.contact, "Zed Printer", "@"}
    found = [canary for canary in canaries if canary and any(canary in text for text in (paper, sheet, names))]
    assert found == []


def test_the_workbook_has_real_numbers_and_days_and_words_where_one_is_hidden(
    services: Services, tmp_path: Path
) -> None:
    out = tmp_path / "return.xlsx"
    services.documents.save_export(RETURN, out, TODAY)
    book = openpyxl.load_workbook(out)
    assert book.sheetnames == ["Return", "Rules and method"]
    rows = {tuple(row[:3]): row[3:] for row in book["Return"].iter_rows(min_row=2, values_only=True)}
    assert rows["Agency", "Carlton Hill Primary School", "Figures as at"][0].date() == TODAY
    value, of, percent = rows["Evaluation", "Forms back after the course", "Figure"]
    assert isinstance(value, int)
    assert isinstance(of, int)
    assert percent == (value * 100 // of) / 100
    assert any(row[0] == "fewer than 5" for row in rows.values())
    assert not any(isinstance(cell.value, str) and cell.data_type == "f" for row in book["Return"] for cell in row)
    rules = [row[0] for row in book["Rules and method"].iter_rows(values_only=True)]
    assert any(str(rule).startswith("Counts from 1 to 4") for rule in rules)


def test_a_form_is_filled_as_a_copy(services: Services, tmp_path: Path) -> None:
    names = {"NSCP_HEADCOUNT": "$B$1", "nscp_prevent_n": "$B$2", "NSCP_PREVENT_PERCENT": "$B$3", "NSCP_AS_AT": "$B$4"}
    template, out = (
        form(tmp_path / "theirs.xlsx", {**names, "NSCP_STAFF": "$B$5", "Own": "$B$6"}),
        tmp_path / "ours.xlsx",
    )
    before = template.read_bytes()
    look = services.returns.fill(template, out, TODAY, 0)
    assert template.read_bytes() == before
    assert len(look.lines) == 4
    assert look.unknown == ("NSCP_STAFF",)
    sheet, prevent = cells(out), services.audit_figures.figures(TODAY).table("prevent")
    assert sheet["B1"].value == len(services.standing.board(TODAY).rows)
    assert prevent is not None
    share = prevent.rows[0].cells[0]
    assert isinstance(share, Share)
    assert sheet["B2"].value == share.n
    assert sheet["B3"].value == (share.percent or 0) / 100
    assert sheet["B4"].value.date() == TODAY


def test_a_form_without_known_names_is_refused_with_those_it_has(services: Services, tmp_path: Path) -> None:
    template = form(tmp_path / "theirs.xlsx", {"Staff_total": "$B$1"})
    with pytest.raises(FileRefusedError) as refused:
        services.returns.look_at_form(template, TODAY)
    assert "Staff_total" in str(refused.value)
    assert "NSCP_HEADCOUNT" in str(refused.value)


def test_a_form_with_a_name_for_several_cells_or_two_names_for_one_is_refused(
    services: Services, tmp_path: Path
) -> None:
    several = form(tmp_path / "several.xlsx", {"NSCP_HEADCOUNT": "$B$1:$B$3", "NSCP_AGENCY": "$B$9"})
    with pytest.raises(FileRefusedError, match="stands for several cells"):
        services.returns.look_at_form(several, TODAY)
    twice = form(tmp_path / "twice.xlsx", {"NSCP_HEADCOUNT": "$B$1", "NSCP_AGENCY": "$B$1"})
    with pytest.raises(FileRefusedError, match="names of one cell"):
        services.returns.fill(twice, tmp_path / "out.xlsx", TODAY)
    assert not (tmp_path / "out.xlsx").exists()


def test_a_sheet_may_have_an_apostrophe_in_its_name(services: Services, tmp_path: Path) -> None:
    sheet = "Governors' training"
    theirs = form(tmp_path / "theirs.xlsx", {"NSCP_AGENCY": "$B$2"}, (sheet,))
    look = services.returns.fill(theirs, tmp_path / "ours.xlsx", TODAY)
    assert [line.place for line in look.lines] == [f"{sheet}, B2"]
    assert cells(tmp_path / "ours.xlsx")["B2"].value == "Carlton Hill Primary School"


@pytest.mark.parametrize("place", ["#REF!$A$1", "Audit!#REF!", "Audit!$XFE$1", "Audit!$A$1048577", "Nowhere!$A$1"])
def test_a_name_that_stands_for_no_cell_is_told(services: Services, tmp_path: Path, place: str) -> None:
    theirs = form(tmp_path / "theirs.xlsx", {"NSCP_AGENCY": place})
    with pytest.raises(FileRefusedError, match="The name NSCP_AGENCY does not stand for a cell"):
        services.returns.look_at_form(theirs, TODAY)


def test_a_copy_never_takes_the_place_of_the_form(services: Services, tmp_path: Path) -> None:
    template = form(tmp_path / "theirs.xlsx", {"NSCP_HEADCOUNT": "$B$1"})
    before = template.read_bytes()
    other = tmp_path / "again.xlsx"
    other.symlink_to(template)
    for out in (template, other):
        with pytest.raises(NotAllowedError, match="another name"):
            services.returns.fill(template, out, TODAY)
    with pytest.raises(NotAllowedError, match=r"ends in \.xlsx"):
        services.returns.fill(template, tmp_path / "out.xlsm", TODAY)
    assert template.read_bytes() == before


def test_a_form_that_is_not_there_is_refused_in_words(services: Services, tmp_path: Path) -> None:
    with pytest.raises(FileRefusedError, match=r"gone\.xlsx could not be read"):
        services.returns.look_at_form(tmp_path / "gone.xlsx", TODAY)


def test_the_list_of_names_can_itself_be_filled_in(services: Services, tmp_path: Path) -> None:
    listed, out = tmp_path / "names.xlsx", tmp_path / "filled.xlsx"
    services.returns.save_names(listed, TODAY)
    look = services.returns.fill(listed, out, TODAY, 0)
    assert len(look.lines) == len(services.returns.names(TODAY))
    assert look.unknown == ()
    rows = {row[0]: row[2] for row in cells(out).iter_rows(min_row=2, values_only=True)}
    assert rows["NSCP_HEADCOUNT"] == len(services.standing.board(TODAY).rows)


def test_answers_of_the_newest_audit_are_filled_in_by_number_and_by_key(school: Services, tmp_path: Path) -> None:
    template = add_template(school, QuestionnaireKind.SECTION_11, title="Section 11", months=24)
    own = school.checklists.begin(template, Checklist(0, 0, 0, TODAY, TODAY), today=TODAY)
    first = next(school.checklists.filled(own).version.items())
    school.checklists.say(own, first.id, Said(answer="partly", evidence="=Ask the lead"))
    theirs = form(tmp_path / "theirs.xlsx", {"NSCP_ITEM_1_ANSWER": "$B$1", "NSCP_ITEM_DUTY_EVIDENCE": "$B$2"})
    look = school.returns.fill(theirs, tmp_path / "out.xlsx", TODAY)
    assert look.has_typed
    sheet = cells(tmp_path / "out.xlsx")
    assert sheet["B1"].value == "Partly"
    assert sheet["B2"].value == "=Ask the lead"
    assert sheet["B2"].data_type == "s"


def test_an_empty_record_has_a_return_of_noughts(school: Services, tmp_path: Path) -> None:
    pages = printed_pages(school.documents.report(RETURN, TODAY))
    assert "0 of 0 (n/a)" in pages[0]
    school.returns.save_workbook(tmp_path / "return.xlsx", TODAY)
    assert school.returns.annexes(TODAY) == ((), (), ())


def test_the_contact_is_a_role_and_never_what_is_typed(school: Services) -> None:
    school.agency.change_details(replace(school.agency.details(), contact="0115 900 9000", lead="Gwen Evans"))
    found = school.returns.found(TODAY)
    assert "Gwen" not in found.contact
    assert "0115" not in repr(found)
