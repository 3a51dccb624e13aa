"""The quick way to everybody's verdicts says what one whole standing after the other says."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nscp_desktop.domain.board import Board, Snapshot, everyone, row_of
from nscp_desktop.domain.courses import Course, Satisfies
from nscp_desktop.domain.people import HeldDuty, HeldRole, Person, PersonKind, Place, Placement, Service, Span
from nscp_desktop.domain.requirements import Edition, Requirement, Rule, RuleKind, Who
from nscp_desktop.domain.standing import History, Judge, Rulebook, worst
from nscp_desktop.domain.training import Booking, Completion, Equivalent, Exemption

IDS = ("t/a", "t/b", "t/c", "t/d")
COURSES = {
    1: Course(1, "A", satisfies=(Satisfies("t/a"),), hours=3),
    2: Course(2, "B", satisfies=(Satisfies("t/b"), Satisfies("t/c"))),
    3: Course(3, "A again", satisfies=(Satisfies("t/a", first=False), Satisfies("t/d")), hours=1.5),
    4: Course(4, "Nothing"),
    5: Course(5, "C", satisfies=(Satisfies("t/c", renewal=False),)),
}
EDITIONS = (
    Edition("1", date(2022, 9, 1)),
    Edition("2", date(2024, 9, 1), date(2024, 6, 3)),
    Edition("3", date(2026, 1, 5), date(2025, 12, 1)),
)
# Published first and in force last: what was read later runs out before what was read earlier.
CROSSED = (Edition("A", date(2026, 9, 1), date(2024, 1, 8)), Edition("B", date(2024, 9, 1), date(2024, 6, 3)))
FIRST, LAST = date(2022, 1, 1), date(2027, 12, 31)
Thing = TypeVar("Thing")
_DECIDES = (
    "months", "first_within_days", "editions", "edition_within_days", "notice_days", "may_lengthen", "starts_on", "who",
)  # fmt: skip


class Maker:
    """Makes people, records and rules out of one number: much faster than by strategies, and as dense as needed."""

    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)

    def seldom(self, make: Callable[[], Thing], otherwise: Thing, one_in: int = 4) -> Thing:
        return make() if self.chance.randrange(one_in) == 0 else otherwise

    def day(self) -> date:
        # Some days come again and again, so that people share theirs and turning days are met.
        if self.chance.randrange(3) == 0:
            return self.chance.choice((date(2024, 2, 29), date(2024, 9, 1), date(2025, 8, 31), date(2025, 9, 1)))
        return FIRST + timedelta(days=self.chance.randrange((LAST - FIRST).days))

    def maybe(self) -> date | None:
        return self.seldom(self.day, None, 3)

    def span(self) -> Span:
        starts = self.chance.choice((None, FIRST, self.day()))
        ends = self.seldom(self.day, None)
        return Span(ends, starts) if starts and ends and ends < starts else Span(starts, ends)

    def some(self, *of: Thing) -> frozenset[Thing]:
        return self.seldom(lambda: frozenset(self.chance.sample(of, self.chance.randint(1, len(of)))), frozenset(), 5)

    def who(self) -> Who:
        kinds = self.some(PersonKind.EMPLOYEE, PersonKind.STUDENT)
        return Who(
            self.some(1, 2), self.some("dsl"), self.some("Cook", "Clerk"), kinds, self.some("Hill"), self.some("", "L3")
        )

    def rule(self, name: str) -> Rule:
        starts = self.maybe()
        is_later = starts is not None and not name.endswith("old")
        replaced = self.seldom(lambda: self.rule(f"{name}-old"), None, 2) if is_later else None
        kind = self.chance.choice((*RuleKind, RuleKind.EDITION, RuleKind.EVERY_MONTHS))
        return Rule(
            name,
            kind,
            self.who(),
            months=self.chance.choice((1, 12, 18, 36)),
            first_within_days=self.chance.choice((None, 0, 30, 400)) if kind is not RuleKind.EACH_START else 30,
            after=self.seldom(lambda: self.chance.choice(IDS), None, 6),
            editions=self.chance.choice((EDITIONS, EDITIONS[:2], CROSSED)),
            edition_within_days=self.chance.choice((0, 30)),
            notice_days=self.chance.choice((0, 30, 90)),
            may_lengthen=self.chance.random() < 0.3,
            starts_on=starts,
            ends_on=self.seldom(self.day, None, 8),
            hours=self.chance.choice((1.0, 4.5, 8.0)),
            minimum_count=1,
            replaced=replaced,
        )

    def alike(self, name: str, rule: Rule) -> Rule:
        """Return a rule that differs from another in one thing at most, as many rules of a pack do."""
        other = self.rule(name)
        what = self.chance.choice(_DECIDES)
        return replace(rule, id=name, **{what: getattr(other, what)})

    def rulebook(self) -> Rulebook:
        requirements: list[Requirement] = []
        for own in self.chance.sample(IDS, self.chance.randint(1, 4)):
            rules = tuple(self.rule(f"{own}#{number}") for number in range(self.chance.choice((1, 1, 2))))
            if requirements and self.chance.random() < 0.4:
                rules = (self.alike(f"{own}#0", requirements[-1].rules[0]),)
            requirements.append(Requirement(own, own, own, rules, active=self.chance.random() < 0.95))
        return Rulebook(tuple(requirements), COURSES)

    def list_of(self, make: Callable[[], Thing], most: int, least: int = 0) -> tuple[Thing, ...]:
        return tuple(make() for _ in range(self.chance.randint(least, most)))

    def person(self, number: int) -> Person:
        pick = self.chance.choice
        return Person(
            number,
            "Given",
            pick(("Abel", "abel", "Zoe")),
            services=self.list_of(lambda: Service(self.span(), pick(tuple(PersonKind))), pick((1, 1, 2)), 1),
            roles=self.list_of(lambda: HeldRole(self.span(), 1, pick(("Cook", "Clerk"))), 2),
            duties=self.list_of(lambda: HeldDuty(self.span(), "dsl", "DSL"), 1),
            places=self.list_of(lambda: Place(self.span(), 1, pick(("Hill", "")), None, ""), 1),
            placements=self.list_of(
                lambda: Placement(self.span(), pick((1, 2, 3)), "Head", "Role", None, 1, pick(("", "L3"))), 2
            ),
            away=self.seldom(lambda: (self.span(),), ()),
        )

    def history(self, number: int) -> History:
        chance = self.chance
        done = [
            Completion(
                number * 100 + place,
                number,
                chance.choice((1, 1, 2, 3, 3, 4, 5)),
                self.day() if chance.random() < 0.9 else None,
                expires_on=self.seldom(self.day, None),
                recorded_on=self.day(),
                hours=chance.choice((None, 2.0)),
            )
            for place in range(chance.randint(0, 5))
        ]
        return History(
            tuple(done),
            self.list_of(lambda: Booking(1, number, chance.randint(1, 5), self.maybe()), 1),
            self.seldom(
                lambda: (Exemption(1, number, chance.choice(IDS), self.day(), self.maybe(), "Why", "Head"),), ()
            ),
            tuple(
                Equivalent(item.id, number, item.id, chance.choice(IDS), "Head", "The same", FIRST)
                for item in done
                if chance.random() < 0.15
            ),
        )

    def snapshot(self, rulebook: Rulebook | None = None) -> Snapshot:
        everybody = {number: self.person(number) for number in range(1, self.chance.randint(2, 5))}
        histories = {number: self.history(number) for number in everybody}
        found = {number: history for number, history in histories.items() if history != History()}
        return Snapshot(everybody, found, rulebook or self.rulebook())


seeds = st.integers(0, 2**40)


@settings(max_examples=2000, deadline=None)
@given(seeds)
def test_a_verdict_is_kind_and_due_date_of_the_whole_standing(seed: int) -> None:
    maker = Maker(seed)
    snapshot, day = maker.snapshot(), maker.day()
    board = everyone(snapshot, day)
    here = [record.person for record in snapshot.records if record.person.service_on(day) is not None]
    assert [row.person for row in board.rows] == here
    for row in board.rows:
        cells = Judge(snapshot.rulebook, day).person(row.person, snapshot.history(row.person.id))
        assert {own: (told.kind, told.due) for own, told in row.items()} == {
            own: (cell.kind, cell.due) for own, cell in cells.items()
        }
        assert row.cells == cells
        assert row.worst is worst(cells.values())
        assert row.bookings() == {own: cell.booking for own, cell in cells.items() if cell.booking is not None}


@settings(max_examples=300, deadline=None)
@given(seeds)
def test_a_board_after_an_edit_is_the_board_of_the_record_as_it_is_now(seed: int) -> None:
    maker = Maker(seed)
    before = maker.snapshot()
    now, day = maker.snapshot(before.rulebook), maker.day()
    changed = {own: (now.people[own], now.history(own)) if own in now.people else None for own in range(1, 6)}
    renewed, records = before.renewed(changed)
    assert renewed == now
    assert renewed.records == now.records
    assert {record.person.id for record in records} == set(now.people)
    judge = Judge(now.rulebook, day)
    rows = tuple(row for record in now.records if (row := row_of(judge, record)) is not None)
    assert Board(day, now.rulebook, rows) == everyone(renewed, day)


YEARLY = Rule("t/b#1", RuleKind.EVERY_MONTHS, months=12, notice_days=30)
READ = Rule("t/b#1", RuleKind.EDITION, editions=EDITIONS, edition_within_days=30, notice_days=30)


@pytest.mark.parametrize(
    ("rule", "other"),
    [
        (YEARLY, replace(YEARLY, kind=RuleKind.ONCE)),
        (YEARLY, replace(YEARLY, months=18)),
        (YEARLY, replace(YEARLY, notice_days=300)),
        (READ, replace(READ, editions=EDITIONS[:1])),
        (READ, replace(READ, edition_within_days=60)),
    ],
)
def test_rules_that_differ_never_share_what_follows_from_a_date(rule: Rule, other: Rule) -> None:
    asked = [Requirement(own, own, own, (one,)) for own, one in (("t/b", rule), ("t/c", replace(other, id="t/c#1")))]
    anna = Person(1, "Anna", "Bell", services=(Service(Span(FIRST, None), PersonKind.EMPLOYEE),))
    done = {1: History((Completion(1, 1, 2, date(2024, 3, 1)),))}
    (row,) = everyone(Snapshot({1: anna}, done, Rulebook(tuple(asked), COURSES)), date(2024, 9, 2)).rows
    assert row.verdict("t/b") != row.verdict("t/c")
    assert [(told.kind, told.due) for told in row.verdicts] == [(cell.kind, cell.due) for cell in row.cells.values()]


def test_the_reading_that_lasts_longest_decides_also_where_it_is_the_earlier_one() -> None:
    asked = Requirement("t/b", "B", "B", (replace(READ, editions=CROSSED),))
    anna = Person(1, "Anna", "Bell", services=(Service(Span(FIRST, None), PersonKind.EMPLOYEE),))
    done = {1: History((Completion(1, 1, 2, date(2023, 12, 1)), Completion(2, 1, 2, date(2024, 2, 1))))}
    (row,) = everyone(Snapshot({1: anna}, done, Rulebook((asked,), COURSES)), date(2025, 1, 1)).rows
    assert row.verdict("t/b").due == row.cell("t/b").due == date(2026, 10, 1)
