"""Items of templates from sheets, the clipboard and TOML, and the same written out: real files, read back."""

import csv
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from nscp_desktop.domain.errors import FileRefusedError, NotFoundError
from nscp_desktop.domain.questionnaires import Item, QuestionnaireKind, Section, Template, TemplateVersion
from nscp_desktop.domain.template_checks import WholeTemplate, whole_problems
from nscp_desktop.domain.template_comparison import Change
from nscp_desktop.domain.template_figures import FIGURE_WORDS
from nscp_desktop.domain.template_import import Holds, ItemsPlan, plan_items, plan_whole
from nscp_desktop.domain.template_parts import clean
from nscp_desktop.services.record_files import Services
from nscp_desktop.services.shipped_templates import scales, shipped_version, shipped_whole
from nscp_desktop.services.template_toml import template_of, template_text
from nscp_desktop.spreadsheets.template_reading import read_items, read_pasted
from nscp_desktop.spreadsheets.template_writing import write_template

Rows = Sequence[Sequence[object]]
OFFICIAL: Rows = (
    ("The partnership's checklist", None, None, None),
    (None, None, None, None),
    ("Ref", "Requirement", "What good looks like", "Legislation"),
    ("Law and policy", None, None, None),
    (1, "Everyone has a duty", "An example", "Act"),
    (2, "The law is named", None, None),
    ("Signs", None, None, None),
    (3, "Signs are shown", "A card", None),
)


def write_xlsx(rows: Rows, path: Path) -> None:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(list(row))
    book.save(path)


def write_csv(rows: Rows, path: Path) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([["" if cell is None else cell for cell in row] for row in rows])


def write_ods(rows: Rows, path: Path) -> None:
    book = OpenDocumentSpreadsheet()
    table = Table(name="Sheet1")
    for row in rows:
        line = TableRow()
        for cell in row:
            entry = TableCell(valuetype="string") if cell is not None else TableCell()
            if cell is not None:
                entry.addElement(P(text=str(cell)))
            line.addElement(entry)
        table.addElement(line)
    book.spreadsheet.addElement(table)
    book.save(path)


def tabs(rows: Rows) -> str:
    return "\n".join("\t".join("" if cell is None else str(cell) for cell in row) for row in rows)


def shape(plan: ItemsPlan) -> list[tuple[str, list[tuple[str, str]]]]:
    return [(one.title, [(item.number, item.text) for item in one.items]) for one in plan.sections]


EXPECTED = [
    ("Law and policy", [("1", "Everyone has a duty"), ("2", "The law is named")]),
    ("Signs", [("3", "Signs are shown")]),
]


@pytest.mark.parametrize(("ending", "write"), [("xlsx", write_xlsx), ("csv", write_csv), ("ods", write_ods)])
def test_a_sheet_with_section_rows_is_understood(
    tmp_path: Path, ending: str, write: Callable[[Rows, Path], None]
) -> None:
    path = tmp_path / f"official.{ending}"
    write(OFFICIAL, path)
    found = read_items(path, {})
    assert [column.holds for column in found.columns] == [Holds.NUMBER, Holds.TEXT, Holds.GUIDANCE, Holds.SOURCE]
    plan = plan_items(found, None)
    assert shape(plan) == EXPECTED
    assert plan.problems == ()
    first = plan.sections[0].items[0]
    assert (first.guidance, first.source) == ("An example", "Act")


def test_what_is_pasted_from_a_spreadsheet_is_understood_with_line_breaks_in_cells() -> None:
    text = tabs(OFFICIAL).replace("A card", '"A card\nto keep, ""A5"""')
    plan = plan_items(read_pasted(text, {}), None)
    assert shape(plan) == EXPECTED
    assert plan.sections[1].items[0].guidance == 'A card to keep, "A5"'


def test_lines_of_text_with_numbers_in_front_are_understood() -> None:
    text = "A. Duty\n1. Everyone has a duty\n2) The law\n\nB. Signs\n3 Signs are shown"
    assert shape(plan_items(read_pasted(text, {}), None)) == [
        ("A. Duty", [("1", "Everyone has a duty"), ("2", "The law")]),
        ("B. Signs", [("3", "Signs are shown")]),
    ]


def test_lines_without_numbers_are_counted() -> None:
    text = "Section 1: duty\nEveryone has a duty\nThe law\nSigns:\nSigns are shown"
    assert shape(plan_items(read_pasted(text, {}), None)) == [
        ("Section 1: duty", [("1", "Everyone has a duty"), ("2", "The law")]),
        ("Signs", [("3", "Signs are shown")]),
    ]


def test_a_column_of_sections_needs_its_name_only_once() -> None:
    rows = [
        ("Area", "Number", "Question"),
        ("Duty", "1.1", "Everyone"),
        (None, "1.2", "The law"),
        ("Signs", "2.1", "Signs"),
        ("Duty", "1.3", "Policy"),
    ]
    assert shape(plan_items(read_pasted(tabs(rows), {}), None)) == [
        ("Duty", [("1.1", "Everyone"), ("1.2", "The law"), ("1.3", "Policy")]),
        ("Signs", [("2.1", "Signs")]),
    ]


def test_a_guess_can_be_changed_column_by_column() -> None:
    text = tabs([("Alpha", "Beta"), ("x", "Everyone has a duty"), ("y", "The law")])
    found = read_pasted(text, {0: Holds.GUIDANCE, 1: Holds.TEXT})
    assert [column.holds for column in found.columns] == [Holds.GUIDANCE, Holds.TEXT]
    # A first row that names nothing known may be an item.
    assert [item.guidance for item in plan_items(found, None).sections[0].items] == ["Alpha", "x", "y"]


def test_without_a_column_of_items_the_user_is_asked_for_one() -> None:
    found = read_pasted(tabs(OFFICIAL), {1: Holds.NOTHING})
    assert plan_items(found, None).problems == ("Say which column holds the items.",)


def test_what_is_wrong_is_told_with_its_row_and_nothing_is_lost() -> None:
    rows = [
        ("No", "Question", "Guidance"),
        ("1", "Everyone", None),
        ("2", None, "only guidance"),
        ("1.", "Again the first", None),
        (None, "Words without a number", "and guidance"),
        ("5", "x" * 1001, None),
        ("a number too long", "Long number", None),
    ]
    plan = plan_items(read_pasted(tabs(rows), {}), None)
    assert plan.problems == (
        "Row 3: item 2 has no words.",
        "Row 5: this item has no number: Words without a number",
        "Row 6: the item is 1,001 characters long; 1,000 is the most.",
        "Row 7: the number is 17 characters long; 12 is the most.",
        "Row 4: the number 1. is in row 2 already.",
    )
    assert plan.count == 6
    assert plan.sections[0].items[4].text == "x" * 1001


def test_a_cell_with_an_error_is_told(tmp_path: Path) -> None:
    path = tmp_path / "errors.xlsx"
    write_xlsx([("No", "Question"), ("1", "Everyone"), ("2", "=1/0")], path)
    book = openpyxl.load_workbook(path)
    book.active["B3"].data_type, book.active["B3"].value = "e", "#DIV/0!"
    book.save(path)
    problems = plan_items(read_items(path, {}), None).problems
    assert any("row 3" in one and "shows an error" in one for one in problems)


@pytest.mark.parametrize("text", ["", "  \n \t \n"])
def test_nothing_pasted_is_told(text: str) -> None:
    with pytest.raises(FileRefusedError, match="nothing to read yet"):
        read_pasted(text, {})


def test_an_empty_and_a_damaged_file_are_told(tmp_path: Path) -> None:
    write_xlsx([], tmp_path / "empty.xlsx")
    with pytest.raises(FileRefusedError, match=r"empty\.xlsx is empty"):
        read_items(tmp_path / "empty.xlsx", {})
    (tmp_path / "bad.xlsx").write_bytes(b"PK\x03\x04 not a zip")
    with pytest.raises(FileRefusedError):
        read_items(tmp_path / "bad.xlsx", {})
    with pytest.raises(FileRefusedError, match="2,001 rows"):
        read_pasted("\n".join(["Question", *(f"Item {number}" for number in range(2001))]), {})


def test_items_that_are_known_keep_their_key_and_what_the_sheet_has_no_column_for() -> None:
    before = shipped_version("expectations")
    old = before.sections[0].items
    rows = [("No", "Question"), ("4", old[0].text), ("2", f"{old[1].text} in time"), ("3", "Something else entirely")]
    plan = plan_items(read_pasted(tabs(rows), {}), before)
    first, second, third = plan.sections[0].items
    assert (first.key, first.guidance, first.figures) == (old[0].key, old[0].guidance, old[0].figures)
    assert second.key == old[1].key
    assert third.key == "something-else-entirely"
    counts = [plan.comparison.count(change) for change in (Change.NEW, Change.CHANGED, Change.GONE)]
    assert counts == [1, 2, 10]


def test_what_the_sheet_says_goes_before_what_was_there() -> None:
    before = shipped_version("expectations")
    rows = [("No", "Question", "Guidance"), ("1", before.sections[0].items[0].text, "Our guidance"), ("2", "More", "")]
    first = plan_items(read_pasted(tabs(rows), {}), before).sections[0].items[0]
    assert (first.guidance, first.source) == ("Our guidance", before.sections[0].items[0].source)


def test_a_name_with_nothing_under_it_is_told_and_left_out() -> None:
    rows = [("No", "Question"), ("Duty", None), ("1", "Everyone"), ("Date and signature", None)]
    plan = plan_items(read_pasted(tabs(rows), {}), None)
    assert plan.problems == ("Row 4: nothing stands under Date and signature, so it is left out.",)
    assert shape(plan) == [("Duty", [("1", "Everyone")])]


_LETTERS = st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cn", "Co"], exclude_characters="\ufeff")
_WORDS = st.text(_LETTERS, min_size=1, max_size=24).map(clean).filter(bool)
_MAYBE = st.one_of(st.just(""), _WORDS)
_FIGURES = st.lists(st.sampled_from(sorted(FIGURE_WORDS)), max_size=3, unique=True).map(tuple)


@st.composite
def templates(draw: st.DrawFn) -> WholeTemplate:
    """Draw a template that can be stored."""
    titles = draw(st.lists(_WORDS, min_size=1, max_size=3, unique_by=str.casefold))
    sections: list[Section] = []
    count = 0
    for title in titles:
        items = []
        for _ in range(draw(st.integers(1, 3))):
            count += 1
            items.append(
                Item(
                    0,
                    f"key-{count}",
                    draw(st.sampled_from([f"{count}", f"A{count}", f"{len(sections) + 1}.{count}"])),
                    draw(_WORDS),
                    draw(_MAYBE),
                    draw(_MAYBE),
                    draw(_FIGURES),
                    draw(st.booleans()) or count == 1,
                )
            )
        sections.append(Section(0, title, tuple(items)))
    scale = draw(st.sampled_from(scales()))
    version = TemplateVersion(0, 0, 0, scale, tuple(sections), draw(_MAYBE), draw(_MAYBE), draw(_MAYBE))
    kind = draw(st.sampled_from(QuestionnaireKind))
    whole = WholeTemplate(Template(0, draw(_WORDS), kind, draw(st.integers(1, 120)), draw(_MAYBE)), version)
    return whole if not whole_problems(whole) else shipped_whole("content")


@settings(max_examples=60, deadline=None)
@given(templates())
def test_a_template_is_the_same_after_it_was_written_and_read_as_toml(whole: WholeTemplate) -> None:
    assert template_of(template_text(whole), "handed-on.toml", ()) == whole


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(templates())
def test_items_are_the_same_after_they_were_written_and_read_as_a_workbook(
    tmp_path: Path, whole: WholeTemplate
) -> None:
    out = BytesIO()
    write_template(whole, "Carlton Hill", out)
    path = tmp_path / "template.xlsx"
    path.write_bytes(out.getvalue())
    plan = plan_items(read_items(path, {}), None)
    assert plan.problems == ()
    assert plan.sections == whole.version.sections


@settings(max_examples=40, deadline=None)
@given(templates())
def test_items_are_the_same_after_they_were_copied_and_pasted(whole: WholeTemplate) -> None:
    heads = ["Section", "Number", "Item", "Guidance", "Source", "Figures beside it", "Shown", "Key"]
    rows = [
        [one.title, item.number, item.text, item.guidance, item.source, " ".join(item.figures),
         "Yes" if item.active else "Hidden", item.key]
        for one in whole.version.sections
        for item in one.items
    ]  # fmt: skip
    lines = ["\t".join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row) for row in [heads, *rows]]
    plan = plan_items(read_pasted("\n".join(lines), {}), None)
    assert plan.sections == whole.version.sections


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.one_of(st.just(""), _WORDS), min_size=2, max_size=2), min_size=1, max_size=8))
def test_no_item_is_lost_where_there_are_no_headings(rows: list[list[str]]) -> None:
    lines = ["\t".join(cell.replace('"', "'") for cell in row) for row in rows]
    try:
        found = read_pasted("\n".join(lines), {0: Holds.GUIDANCE, 1: Holds.TEXT})
    except FileRefusedError:
        assert not any(cell for row in rows for cell in row)
        return
    if any(column.heading for column in found.columns):
        return
    plan = plan_items(found, None)
    said = " ".join(
        [*plan.problems, *(f"{one.title} {item.number} {item.text}" for one in plan.sections for item in one.items)]
    )
    for _, text in rows:
        for word in text.replace('"', "'").split():
            # The point or bracket behind a number, the colon behind a name and the mark before an item are no words.
            assert (len(word) == 1 and not word.isalnum()) or word.rstrip(".):").casefold() in said.casefold()


def test_a_template_is_handed_on_as_toml_and_brought_in_at_another_agency(school: Services, tmp_path: Path) -> None:
    whole = shipped_whole("section-11")
    school.template_files.save_toml(whole, tmp_path / "audit.toml")
    found = school.template_files.read_template(tmp_path / "audit.toml")
    assert found.template.shipped == ""
    assert found.version == whole.version
    plan = plan_whole("audit.toml", found.version.sections, whole.version)
    assert plan.words == "25 items in 7 sections: 25 the same"
    saved = school.templates.add(
        found._replace(template=replace(found.template, title="From next door")), today=date(2026, 11, 23)
    )
    own = next(one for one in school.templates.all() if one.id == saved.template_id)
    assert school.templates.newest(own).scale.moderated


def test_the_workbook_holds_no_formula_and_says_what_the_template_is(school: Services, tmp_path: Path) -> None:
    whole = shipped_whole("expectations")
    section = whole.version.sections[0]
    bad = section._replace(items=(section.items[0]._replace(text="=HYPERLINK(1)"), *section.items[1:]))
    changed = WholeTemplate(whole.template, replace(whole.version, sections=(bad,)))
    school.template_files.save_workbook(changed, tmp_path / "out.xlsx")
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    assert book.sheetnames == ["Items", "Template"]
    cell = book["Items"]["C2"]
    assert (cell.data_type, cell.value) == ("s", "=HYPERLINK(1)")
    assert book["Items"].freeze_panes == "A2"
    about = {row[0].value: row[1].value for row in book["Template"].iter_rows(min_row=2)}
    assert about["Title"] == "Agency expectations"
    assert about["Holds"] == "12 items in 1 section"


def test_a_template_file_that_is_missing_or_no_text_is_told(school: Services, tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        school.template_files.read_template(tmp_path / "none.toml")
    (tmp_path / "bad.toml").write_bytes(b"\xff\xfe\xfa")
    with pytest.raises(FileRefusedError, match="UTF-8"):
        school.template_files.read_template(tmp_path / "bad.toml")
    with pytest.raises(FileRefusedError):
        school.template_files.save_toml(shipped_whole("content"), tmp_path / "no folder" / "x.toml")
