"""A fault at each system call of an operation, the quick share: every call of five, some of those of long ones."""

from contextlib import suppress

import pytest

from nscp_desktop.domain.errors import NscpError
from tests.faults import refusing_disk, system_calls
from tests.faults.operations import Step, Work
from tests.faults.system_call_units import PIECES, units_of

pytestmark = pytest.mark.skipif(not refusing_disk.is_possible(), reason="needs strace to spoil a system call")

SEED = 20261124
WHOLE = ("saves 1", "saves, protected 2", "settings 1", "saves 5", "workbooks 1")
# Of these, with many hundred calls, one fault in so many.
SOME = {"import 1": 6, "backups 1": 60, "upgrade 1": 120, "password 1": 160, "restore 1": 160, "creation 1": 80}


def acknowledge_all_the_same(step: Step, work: Work) -> None:
    """Say that a step is saved although it was refused, as a program must not."""
    with suppress(NscpError):
        step(work)


@pytest.mark.parametrize("name", WHOLE)
def test_f02_f05_f06_f07_a_fault_at_any_call_loses_nothing_and_is_told(name: str) -> None:
    counts = system_calls.run(SEED, 1, names=(name,))
    print(counts)
    assert counts.findings == ()
    assert (counts.done, counts.bad) == (1, 0)
    assert counts.notes["killed"] > 10
    assert counts.notes["refused with a sentence"] > 10


@pytest.mark.parametrize("name", SOME)
def test_f02_f05_f52_f61_f65_a_fault_in_a_long_operation_loses_nothing_and_is_told(name: str) -> None:
    counts = system_calls.run(SEED, 1, names=(name,), one_in=SOME[name])
    print(counts)
    assert counts.findings == ()
    assert (counts.done, counts.bad) == (1, 0)
    assert counts.notes["faults"] > 20


def test_f07_a_program_that_says_saved_after_a_refusal_is_caught() -> None:
    counts = system_calls.run(SEED, 1, names=("settings 1",), one_in=4, carry=acknowledge_all_the_same)
    print(counts)
    assert counts.bad > 0


def test_the_parts_of_a_full_run_do_every_operation_once_and_nothing_again() -> None:
    halves = [{unit.words for unit in units_of(SEED + half, (), 1)} for half in (0, 1)]
    assert halves[0].isdisjoint(halves[1])
    assert {unit.words for half in (2, 3) for unit in units_of(SEED + half, (), 1)} == halves[0] | halves[1]
    assert len([words for words in halves[0] | halves[1] if words.endswith("every call")]) >= 40
    assert sum(words.startswith("password 1,") for words in halves[0] | halves[1]) == PIECES
    counts = system_calls.run(SEED, 1, names=("closing 1",), before={"closing 1, every call": 1})
    assert (counts.done, counts.notes) == (0, {})
