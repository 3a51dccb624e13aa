"""The breaks fit the program as it is now; `standing_breaks.py` carries them out."""

import ast

import pytest

from tests.domain.standing_breaks import BREAKS
from tests.faults.breaks import Break
from tests.faults.seen_to_fail import ROOT, broken


@pytest.mark.parametrize("one", BREAKS, ids=lambda one: f"{one.row} {one.what}")
def test_a_break_has_its_one_place_in_the_program_and_can_be_compiled(one: Break) -> None:
    text = (ROOT / one.file).read_text("utf-8")
    assert broken(text, one) != text
    ast.parse(broken(text, one))


def test_the_test_that_has_to_notice_is_there() -> None:
    for file, _, name in {one.test.partition("::") for one in BREAKS}:
        assert f"def {name}(" in (ROOT / file).read_text("utf-8")


def test_no_break_is_there_twice() -> None:
    assert len({(one.file, one.old, one.new) for one in BREAKS}) == len({one.row for one in BREAKS}) == len(BREAKS)
