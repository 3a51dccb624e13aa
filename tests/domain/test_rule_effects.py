"""Whose dates move when rules change, in figures and person by person."""

from dataclasses import replace
from datetime import date

import pytest

from nscp_desktop.domain.board import Snapshot
from nscp_desktop.domain.courses import Course, Satisfies
from nscp_desktop.domain.people import Person, PersonKind, Service, Span
from nscp_desktop.domain.requirements import Per, Requirement, Rule, RuleKind, Who
from nscp_desktop.domain.rule_changes import Counting, RulesState
from nscp_desktop.domain.rule_effects import Move, asks_nobody_alone, move_of, trial_of, verdict_words
from nscp_desktop.domain.standing import History, Rulebook
from nscp_desktop.domain.standing_kinds import NOTHING_ASKED, StandingKind, verdict
from nscp_desktop.domain.training import Completion

DAY = date(2026, 11, 23)
EVERY_TWO = Rule("t/a#1", RuleKind.EVERY_MONTHS, Who(kinds=frozenset({PersonKind.EMPLOYEE})), months=24)
A = Requirement("t/a", "Core", "Core", (EVERY_TWO,))
B = Requirement("t/b", "After core", "After", (Rule("t/b#1", RuleKind.ONCE, after="t/a", first_within_days=30),))
C = Requirement("t/c", "Other", "Other", (Rule("t/c#1", RuleKind.ONCE),))
COURSES = {
    1: Course(1, "Core", satisfies=(Satisfies("t/a"),)),
    2: Course(2, "More", satisfies=(Satisfies("t/b"), Satisfies("t/c"))),
}
STATE = RulesState((A, B, C), COURSES)
DONE = {1: date(2026, 9, 1), 2: date(2025, 3, 1), 3: date(2024, 12, 1), 4: None, 5: None}
KINDS = {5: PersonKind.GOVERNOR}


def snapshot() -> Snapshot:
    span = Span(date(2020, 9, 1), None)
    people = {
        own: Person(own, f"P{own}", "Khan", services=(Service(span, KINDS.get(own, PersonKind.EMPLOYEE)),))
        for own in DONE
    }
    histories = {own: History([Completion(own, own, 1, on)]) for own, on in DONE.items() if on}
    return Snapshot(people, histories, Rulebook(STATE.requirements, STATE.courses))


def moves(after: RulesState, day: date = DAY) -> dict[int, Move]:
    return trial_of(snapshot(), STATE, after, day).effect().moves()


def with_rule(rule: Rule) -> RulesState:
    return STATE.with_requirement(replace(A, rules=(rule,)))


def test_a_shorter_interval_makes_some_overdue_and_gives_others_an_earlier_date() -> None:
    effect = trial_of(snapshot(), STATE, with_rule(replace(EVERY_TWO, months=12)), DAY).effect()
    assert effect.moves() == {1: Move.EARLIER, 2: Move.OVERDUE, 3: Move.OVERDUE}
    assert effect.words == "Dates move for 3 of 5 people: 2 become overdue, 1 gets an earlier date."
    assert [(row.person.id, verdict_words(row.after, DAY)) for row in effect.rows if row.person.id == 3] == [
        (3, "Overdue by 357 days")
    ]


def test_a_longer_interval_gives_a_later_date() -> None:
    assert moves(with_rule(replace(EVERY_TWO, months=36))) == {1: Move.LATER, 2: Move.LATER, 3: Move.LATER}


def test_whoever_is_asked_first_is_newly_asked_and_whoever_is_asked_no_more_is_gone() -> None:
    governors = replace(EVERY_TWO, who=Who(kinds=frozenset({PersonKind.GOVERNOR})))
    assert moves(with_rule(governors)) == {
        1: Move.GONE, 2: Move.GONE, 3: Move.GONE, 4: Move.GONE, 5: Move.NEW
    }  # fmt: skip


def test_another_notice_moves_no_date() -> None:
    effect = trial_of(snapshot(), STATE, with_rule(replace(EVERY_TWO, notice_days=400)), DAY).effect()
    assert set(effect.moves().values()) == {Move.NOTICE}
    assert effect.words == "Nobody's dates move. 1 keeps the date and is told of it at another time."


def test_what_comes_after_a_changed_requirement_moves_with_it() -> None:
    longer = STATE.with_counts("t/a", [Counting(1), Counting(2)])
    effect = trial_of(snapshot(), STATE, longer.with_counts("t/a", [Counting(2)]), DAY).effect()
    assert {row.requirement.id for row in effect.rows} == {"t/a", "t/b"}


def test_what_has_not_changed_is_not_looked_at() -> None:
    trial = trial_of(snapshot(), STATE, with_rule(replace(EVERY_TWO, months=12)), DAY)
    assert trial.requirement_ids == {"t/a"}
    assert trial_of(snapshot(), STATE, STATE, DAY).effect().words == "Nobody's dates move."


@pytest.mark.parametrize(
    ("before", "after", "move"),
    [
        (verdict(StandingKind.NOT_DONE), verdict(StandingKind.IN_DATE, date(2027, 1, 1)), Move.IN_DATE),
        (verdict(StandingKind.INDUCTION, date(2027, 1, 1)), verdict(StandingKind.NOT_DONE), Move.NOT_DONE),
        (verdict(StandingKind.IN_DATE), verdict(StandingKind.IN_DATE, date(2027, 1, 1)), Move.EARLIER),
        (verdict(StandingKind.NOT_DONE), verdict(StandingKind.NOT_DONE, date(2026, 1, 1)), Move.LATER),
        (NOTHING_ASKED, verdict(StandingKind.EXEMPT), None),
        (verdict(StandingKind.OVERDUE, DAY), verdict(StandingKind.OVERDUE, DAY), None),
    ],
)
def test_what_becomes_of_one_standing(before: object, after: object, move: Move | None) -> None:
    assert move_of(before, after) is move  # type: ignore[arg-type]


@pytest.mark.parametrize(("wanted", "met"), [(1, "met"), (2, "not met")])
def test_a_smallest_number_of_people_is_asked_of_nobody_alone(wanted: int, met: str) -> None:
    least = Rule("t/a#1", RuleKind.MINIMUM, months=12, minimum_count=wanted, minimum_per=Per.AGENCY)
    assert asks_nobody_alone(replace(A, rules=(least,)))
    assert not asks_nobody_alone(A)
    effect = trial_of(snapshot(), STATE, with_rule(least), DAY).effect()
    assert set(effect.moves().values()) == {Move.GONE}
    assert effect.minimums == (f"Core: 1 trained, at least {wanted} asked for, so it is {met}.",)
