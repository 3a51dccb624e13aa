"""A fault at each system call of an operation, the quick share: every call of five, some of those of long ones."""

from contextlib import suppress

import pytest

from nscp_desktop.domain.errors import NscpError
from tests.faults import refusing_disk, system_calls
from tests.faults.operations import Step, Work

pytestmark = pytest.mark.skipif(not refusing_disk.is_possible(), reason="needs strace to spoil a system call")

SEED = 20261124
WHOLE = ("saves 1", "saves, protected 2", "settings 1", "saves 5", "workbooks 1")
# Of these, with many hundred calls, one fault in so many.
SOME = {"import 1": 6, "backups 1": 30, "upgrade 1": 60, "password 1": 80, "restore 1": 80, "creation 1": 40}


def acknowledge_all_the_same(step: Step, work: Work) -> None:
    """Say that a step is saved although it was refused, as a program must not."""
    with suppress(NscpError):
        step(work)


@pytest.mark.parametrize("name", WHOLE)
def test_f02_f05_f06_f07_a_fault_at_any_call_loses_nothing_and_is_told(name: str) -> None:
    counts = system_calls.run(SEED, 1, names=(name,))
    assert counts.findings == ()
    assert (counts.done, counts.bad) == (1, 0)
    assert counts.notes["killed"] > 10
    assert counts.notes["refused with a sentence"] > 10


@pytest.mark.parametrize("name", SOME)
def test_f02_f05_f52_f61_f65_a_fault_in_a_long_operation_loses_nothing_and_is_told(name: str) -> None:
    counts = system_calls.run(SEED, 1, names=(name,), one_in=SOME[name])
    assert counts.findings == ()
    assert (counts.done, counts.bad) == (1, 0)
    assert counts.notes["faults"] > 20


def test_f07_a_program_that_says_saved_after_a_refusal_is_caught() -> None:
    counts = system_calls.run(SEED, 1, names=("settings 1",), one_in=4, carry=acknowledge_all_the_same)
    assert counts.bad > 0
