"""The partnership return and forms with named cells on the command line."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.workbook.defined_name import DefinedName

from tests.app.test_commands import AS_AT, pdf_text, refused

Run = Callable[..., Any]


def a_form(path: Path, **names: str) -> Path:
    book = openpyxl.Workbook()
    for name, cell in names.items():
        book.defined_names[name] = DefinedName(name, attr_text=f"'Sheet'!{cell}")
    book.save(path)
    return path


def test_the_return_is_printed_and_saved_with_small_numbers_as_wanted(
    run: Run, tmp_path: Path, school: Path, staff_csv: Path
) -> None:
    run("import", school, staff_csv, *AS_AT)
    pdf, sheet = tmp_path / "return.pdf", tmp_path / "return.xlsx"
    assert run("report", school, "partnership-return", pdf, *AS_AT).status == 0
    assert "fewer than 5" in pdf_text(pdf)
    assert "Zoë" not in pdf_text(pdf)
    assert run("report", school, "partnership-return", pdf, "--option", "small-numbers=0", *AS_AT).status == 0
    assert "fewer than" not in pdf_text(pdf)
    assert run("export", school, "partnership-return", sheet, "--small-numbers", "0", *AS_AT).status == 0
    values = {row[:3]: row[3] for row in openpyxl.load_workbook(sheet)["Return"].values}
    assert values["People here", "Everyone", "People"] == 4
    assert run("export", school, "partnership-return", sheet, *AS_AT).status == 0
    values = {row[:3]: row[3] for row in openpyxl.load_workbook(sheet)["Return"].values}
    assert values["People here", "Everyone", "People"] == "fewer than 5"
    assert "not below 7" in refused(run("report", school, "partnership-return", pdf, "--option", "small-numbers=7"))


def test_a_form_is_filled_in(run: Run, tmp_path: Path, school: Path, staff_csv: Path) -> None:
    run("import", school, staff_csv, *AS_AT)
    theirs, ours = a_form(tmp_path / "theirs.xlsx", NSCP_HEADCOUNT="$A$1", NSCP_OTHER="$A$2"), tmp_path / "ours.xlsx"
    done = run("export", school, "section-11", ours, "--template", theirs, "--small-numbers", "0", *AS_AT)
    assert done.status == 0
    assert done.out == "1 cell can be filled. NSCP_OTHER is not known here, so nothing is written there.\n"
    assert openpyxl.load_workbook(ours)["Sheet"]["A1"].value == 4
    assert openpyxl.load_workbook(theirs)["Sheet"]["A1"].value is None


def test_a_form_that_cannot_be_filled_is_refused(run: Run, tmp_path: Path, school: Path) -> None:
    theirs, out = a_form(tmp_path / "theirs.xlsx", NSCP_HEADCOUNT="$A$1"), tmp_path / "ours.xlsx"
    without = a_form(tmp_path / "without.xlsx", Total="$A$1")
    assert "no cell with a name that is known" in refused(
        run("export", school, "section-11", out, "--template", without)
    )
    assert "another name" in refused(run("export", school, "section-11", theirs, "--template", theirs))
    assert "not with training-ahead" in refused(run("export", school, "training-ahead", out, "--template", theirs))
    assert "guards partnership-return" in refused(run("export", school, "section-11", out, "--small-numbers", "5"))
    assert not out.exists()
