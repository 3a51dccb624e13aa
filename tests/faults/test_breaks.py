"""The breaks fit the program as it is now; `seen_to_fail.py` carries them out."""

import ast
import re
from collections import Counter
from functools import cache

import pytest

from tests.faults.breaks import Break
from tests.faults.seen_to_fail import ROOT, broken, every_break

BREAKS = every_break()
# F28 to F49 are about spreadsheets, documents and the window, and have their tests with those.
ROWS = (*range(1, 28), 37, *range(50, 73))


def title(one: Break) -> str:
    return f"{one.row} {one.what}"


@cache
def text_of(file: str) -> str:
    return (ROOT / file).read_text("utf-8")


@pytest.mark.parametrize("one", BREAKS, ids=title)
def test_a_break_has_its_one_place_in_the_program_and_can_be_compiled(one: Break) -> None:
    changed = broken(text_of(one.file), one)
    assert changed != text_of(one.file)
    ast.parse(changed)


@pytest.mark.parametrize("one", BREAKS, ids=title)
def test_the_test_of_a_break_is_there_and_carries_its_row(one: Break) -> None:
    file, _, node = one.test.partition("::")
    name = node.partition("[")[0]
    assert f"def {name}(" in text_of(file)
    assert one.row.lower() in name.split("_")


def test_every_row_has_a_break_and_no_break_is_there_twice() -> None:
    assert {f"F{row:02}" for row in ROWS} - {one.row for one in BREAKS} == set()
    assert all(re.fullmatch(r"F\d\d", one.row) for one in BREAKS)
    assert Counter((one.file, one.old, one.new, one.test) for one in BREAKS).most_common(1)[0][1] == 1
