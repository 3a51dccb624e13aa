"""Standings held against the slow calculation until the cases or the seconds are used up.

`python -m tests.domain.standing_run --cases 1000000 --seconds 3000 --seed 1 --processes 2` from the root of the
project. A case is one person, one requirement and one day. The figures go to the terminal as JSON, and to `--out` after
every part. It ends with 1 when anything was different.
"""

import argparse
import json
import multiprocessing
import random
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import asdict, dataclass, field, fields, is_dataclass, replace
from datetime import date
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings

from nscp_desktop.domain.board import Board, Snapshot, everyone
from nscp_desktop.domain.minimums import minimums
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.requirements import Per, Requirement, RuleKind, Who
from nscp_desktop.domain.standing import NOT_REQUIRED, History, Judge, Standing
from nscp_desktop.domain.standing_kinds import NOTHING_ASKED
from tests.domain.slow_days import is_in_force
from tests.domain.slow_standing import Answer, SlowStanding
from tests.domain.standing_cases import Case, cases, due_days
from tests.faults.counts import Counts, added, goes_on

MEASURE = "standings of a person, a requirement and a day: different from the slow calculation"
EXAMPLES_AT_ONCE = 100
MOST_DUE_DAYS = 6
ENOUGH_FINDINGS = 3
PART_CASES = 25_000
_EMPTY: tuple[object, ...] = (None, "", (), [], False, frozenset(), Who(), date.max)
_NOT_SAID = [(type(empty), empty) for empty in _EMPTY]
SEEDS_PER_PART = 1_000_000


class DifferentError(AssertionError):
    """A standing is not what the slow calculation says."""


@dataclass
class Tally:
    """What was compared so far, each example once."""

    cases: int = 0
    notes: Counter[str] = field(default_factory=Counter)
    seen: set[int] = field(default_factory=set)
    is_over: bool = False

    def note(self, answer: Answer, cell: Standing) -> None:
        self.cases += 1
        self.notes[answer.kind] += 1
        self.notes[cell.rule.kind.value if cell.rule else "no rule"] += 1


def run(first_seed: int, amount: int | None, until: float | None = None, *, shrinks: bool = True) -> Counts:
    """Compare about `amount` cases, none of them twice in one run, and tell what was different.

    What was different is made as small as it goes when it `shrinks`; else the run ends with the first.
    """
    begun, tally = time.monotonic(), Tally()
    findings: list[str] = []
    number = 0
    # To make a finding small takes a minute; after some of them there is something to mend.
    enough = ENOUGH_FINDINGS if shrinks else 1
    while goes_on(tally.cases, amount, until) and len(findings) < enough:
        number += 1
        tally.is_over = False
        try:
            _compared_with(tally, first_seed + number, shrinks)()
        except DifferentError as different:
            findings.append(f"seed {first_seed + number}: {different}")
    seconds = time.monotonic() - begun
    notes = dict(sorted(tally.notes.items())) | {"examples": len(tally.seen)}
    return Counts(MEASURE, tally.cases, len(findings), first_seed, seconds, tuple(findings), notes)


def _compared_with(tally: Tally, own_seed: int, shrinks: bool) -> Any:
    @seed(own_seed)
    @settings(
        max_examples=EXAMPLES_AT_ONCE,
        database=None,
        deadline=None,
        phases=(Phase.generate, Phase.shrink) if shrinks else (Phase.generate,),
        suppress_health_check=list(HealthCheck),
        report_multiple_bugs=False,
        print_blob=False,
    )
    @given(case=cases())
    def compare(case: Case) -> None:
        try:
            compared = list(compare_case(case))
        except DifferentError:
            # What is tried from here on is the same finding made smaller.
            tally.is_over = True
            raise
        key = hash((case.rulebook.requirements, repr(case.people), case.days))
        if not tally.is_over and key not in tally.seen:
            tally.seen.add(key)
            for answer, cell in compared:
                tally.note(answer, cell)

    return compare


def compare_case(case: Case) -> Iterator[tuple[Answer, Standing]]:
    """Hold everything that an example compares against the slow calculation.

    Raises DifferentError at the first difference.
    """
    slow = {person.id: SlowStanding(person, history, case.rulebook) for person, history in case.people}
    everybody = {person.id: person for person, _ in case.people}
    snapshot = Snapshot(everybody, {person.id: history for person, history in case.people}, case.rulebook)
    for as_at in _days_of(case):
        board = everyone(snapshot, as_at)
        rows = {row.person.id: row for row in board.rows}
        # One judge for both: it remembers what it worked out for people of the same kind.
        judge = Judge(case.rulebook, as_at)
        for person, history in case.people:
            cells = judge.person(person, history)
            for requirement in case.rulebook.requirements:
                cell = cells.get(requirement.id, NOT_REQUIRED)
                answer = slow[person.id].answer(requirement, as_at)
                verdict = rows[person.id].verdict(requirement.id) if person.id in rows else NOTHING_ASKED
                if not is_same(answer, cell):
                    raise DifferentError(_described(case, person, history, requirement, (as_at, answer, cell)))
                if (verdict.kind, verdict.due) != (cell.kind, cell.due):
                    met = as_at, answer, cell._replace(kind=verdict.kind, due=verdict.due)
                    raise DifferentError("the board: " + _described(case, person, history, requirement, met))
                yield answer, cell
            _judged_the_same_in_any_order(case, person, history, as_at, cells)
        _minimums_are_the_same(case, board, slow)


def _minimums_are_the_same(case: Case, board: Board, slow: Mapping[int, SlowStanding]) -> None:
    """Hold the minimums of the agency, with the people behind them, against the slow calculation."""
    asked = minimums(board)
    in_force = [
        rule
        for requirement in case.rulebook.requirements
        for rule in requirement.rules
        if requirement.active and rule.kind is RuleKind.MINIMUM and is_in_force(rule, board.as_at)
    ]
    if [found.rule for found in asked] != in_force:
        raise DifferentError(f"on {board.as_at} other minimums are asked than {plainly(in_force)}")
    for found in asked:
        told = {
            part.title if found.rule.minimum_per is not Per.AGENCY else "": (
                {person.id for person in part.trained},
                {person.id for person in part.others},
            )
            for part in found.parts
        }
        said: dict[str, tuple[set[int], set[int]]] = {}
        for own, calculator in slow.items():
            for title, is_trained in calculator.minimum(found.requirement, found.rule, board.as_at).items():
                trained, others = said.setdefault(title, (set(), set()))
                if is_trained is not None:
                    (trained if is_trained else others).add(own)
        if found.rule.minimum_per is Per.AGENCY:
            said.setdefault("", (set(), set()))
        is_met = all(len(trained) >= (found.rule.minimum_count or 0) for trained, _ in said.values())
        if (told, found.is_met) != (said, is_met):
            facts = "\n".join(f"    {plainly(one)}" for one in (found.requirement, *case.people))
            raise DifferentError(f"on {board.as_at} {plainly(found.rule)}: slowly {said}, program {told}\n{facts}")


def is_same(answer: Answer, cell: Standing) -> bool:
    """Whether a standing is what the slow calculation says: kind, due day, hours, what it waits for, booking."""
    if (cell.kind.value, cell.due, cell.waits_for) != (answer.kind, answer.due, answer.waits_for):
        return False
    if answer.hours_done is not None and not _are_equal(answer.hours_done, cell.hours_done):
        return False
    booked = cell.booking is not None, cell.booking.on if cell.booking else None
    return booked == (answer.is_booked, answer.booked_on)


def _are_equal(exactly: Fraction, hours: float | None) -> bool:
    return hours is not None and abs(hours - float(exactly)) < 1e-9


def _days_of(case: Case) -> list[date]:
    """Return the days of the example, and some on which what is due on two of them turns."""
    judges = [Judge(case.rulebook, day) for day in case.days[:2]]
    cells = [cell for judge in judges for one in case.people for cell in judge.person(*one).values()]
    turning = due_days([(cell.due, cell.rule.notice_days) for cell in cells if cell.rule])
    chosen = sorted(turning)[:: max(1, len(turning) // MOST_DUE_DAYS)][:MOST_DUE_DAYS]
    return list(dict.fromkeys((*case.days, *chosen)))


def _judged_the_same_in_any_order(
    case: Case, person: Person, history: History, as_at: date, cells: dict[str, Standing]
) -> None:
    order = random.Random(as_at.toordinal())
    other = History(*(_shuffled(records, order) for records in history))
    turned = replace(
        person,
        services=_shuffled(person.services, order),
        roles=_shuffled(person.roles, order),
        duties=_shuffled(person.duties, order),
        places=_shuffled(person.places, order),
        placements=_shuffled(person.placements, order),
    )
    again = Judge(case.rulebook, as_at).person(turned, other)
    for requirement in case.rulebook.requirements:
        cell, other_cell = cells.get(requirement.id, NOT_REQUIRED), again.get(requirement.id, NOT_REQUIRED)
        if _in_short(cell) != _in_short(other_cell):
            facts = "\n".join(f"    {plainly(one)}" for one in (cell, other_cell, requirement, person, history))
            raise DifferentError(f"on {as_at} {requirement.id} depends on the order of records\n{facts}")


def _in_short(cell: Standing) -> tuple[Any, ...]:
    """Return what is the same for records that say the same and differ in nothing but their number."""
    completed_on = cell.completion.completed_on if cell.completion else None
    booked_on = cell.booking.on if cell.booking else None
    exempt_until = cell.exemption.ends_on if cell.exemption else None
    return *cell[:3], cell.waits_for, cell.hours_done, completed_on, booked_on, exempt_until


def _shuffled(records: Iterable[Any], order: random.Random) -> tuple[Any, ...]:
    several = list(records)
    order.shuffle(several)
    return tuple(several)


def _described(
    case: Case, person: Person, history: History, requirement: Requirement, met: tuple[date, Answer, Standing]
) -> str:
    as_at, answer, cell = met
    said = f"{cell.kind.value}, due {cell.due}, hours {cell.hours_done}, waits for {cell.waits_for}, {cell.booking}"
    asked = [requirement, *(other for other in case.rulebook.requirements if other is not requirement)]
    facts = "\n".join(f"    {plainly(one)}" for one in (*asked, person, history))
    return f"on {as_at} {requirement.id} is slowly {plainly(answer)} and by the program {said}\n{facts}"


def plainly(thing: Any) -> str:
    """Write a record without what is empty or not said."""
    if isinstance(thing, date):
        return thing.isoformat()
    if isinstance(thing, (list, tuple)) and not hasattr(thing, "_fields"):
        return f"[{', '.join(plainly(one) for one in thing)}]"
    names = getattr(thing, "_fields", None) or [one.name for one in fields(thing)] if is_dataclass(thing) else ()
    names = getattr(thing, "_fields", names)
    if not names:
        return str(thing)
    said = {name: getattr(thing, name) for name in names}
    parts = [f"{name}={plainly(value)}" for name, value in said.items() if (type(value), value) not in _NOT_SAID]
    return f"{type(thing).__name__}({', '.join(parts)})"


def main(arguments: list[str]) -> int:
    """Compare what was asked for over several processes, print the figures, and return 1 when anything differs."""
    asked = _asked(arguments)
    print(json.dumps({"seed": asked.seed, "cases wanted": asked.cases, "seconds": asked.seconds}), flush=True)
    until = time.monotonic() + asked.seconds
    parts: list[Counts] = []
    amounts = [PART_CASES] * (asked.cases // PART_CASES) + [asked.cases % PART_CASES] * (asked.cases % PART_CASES > 0)
    with ProcessPoolExecutor(asked.processes, multiprocessing.get_context("fork")) as pool:
        seeds = [asked.seed + number * SEEDS_PER_PART for number in range(len(amounts))]
        compare = partial(run, until=until, shrinks=not asked.first)
        for done in as_completed([pool.submit(compare, *part) for part in zip(seeds, amounts, strict=True)]):
            parts.append(done.result())
            if asked.out:
                asked.out.write_text(json.dumps(asdict(added(parts)), indent=1), "utf-8")
    whole = added(parts)
    print(json.dumps(asdict(whole), indent=1))
    return 1 if whole.bad else 0


def _asked(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m tests.domain.standing_run", description=__doc__.partition("\n")[0])
    parser.add_argument("--cases", type=int, default=1_000_000)
    parser.add_argument("--seconds", type=float, default=3600.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--first", action="store_true", help="end with the first difference, as it was found")
    parser.add_argument("--out", type=Path)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
