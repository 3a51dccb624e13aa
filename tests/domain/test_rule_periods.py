"""Rules that change from a day on, and as if it had always been so."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nscp_desktop.domain.board import Snapshot, everyone
from nscp_desktop.domain.requirements import Requirement, Rule, RuleKind
from nscp_desktop.domain.rule_changes import requirement_after
from nscp_desktop.domain.rule_periods import changed_rules, ended, is_in_use, latest, linked, reopened
from nscp_desktop.domain.standing import Rulebook
from tests.domain.standing_cases import COURSES, IDS, Case, cases, days, rulebooks

DAY = date(2026, 11, 23)
BEFORE = date(2026, 11, 22)
OLD = Rule("t/a#1", RuleKind.EVERY_MONTHS, months=24, source="KCSIE")
A = Requirement("t/a", "A", "A", (OLD,))
SHORTER = replace(OLD, months=12)


def test_a_rule_that_changes_from_a_day_on_ends_the_day_before_and_a_new_one_takes_over() -> None:
    first, second = changed_rules(A, [SHORTER], DAY)
    assert first == replace(OLD, ends_on=BEFORE)
    assert second == replace(SHORTER, id="t/a#2", starts_on=DAY, replaced=first)


def test_a_rule_that_has_always_been_so_changes_where_it_stands() -> None:
    assert changed_rules(A, [SHORTER], None) == (SHORTER,)


def test_words_about_a_rule_begin_no_new_rule() -> None:
    described = replace(OLD, source="KCSIE, part two", source_edition="2026", to_check="the day")
    assert changed_rules(A, [described], DAY) == (described,)


def test_words_about_a_rule_that_has_ended_change_where_it_stands() -> None:
    past = replace(A, rules=(replace(OLD, ends_on=date(2026, 8, 31)),))
    described = replace(past.rules[0], source="KCSIE 2025")
    assert changed_rules(past, [described], DAY) == (described,)


def test_a_rule_that_has_not_begun_yet_changes_where_it_stands() -> None:
    later = replace(A, rules=(replace(OLD, starts_on=DAY),))
    assert changed_rules(later, [replace(SHORTER, starts_on=DAY)], DAY) == (replace(SHORTER, starts_on=DAY),)


def test_only_another_last_day_leaves_one_rule() -> None:
    until = replace(OLD, ends_on=date(2027, 8, 31))
    assert changed_rules(A, [until], DAY) == (until,)


def test_changed_twice_the_third_takes_over_from_the_second_and_that_from_the_first() -> None:
    twice = replace(A, rules=changed_rules(A, [SHORTER], DAY))
    third = changed_rules(twice, [twice.rules[0], replace(twice.rules[1], months=6)], date(2027, 1, 1))[-1]
    assert (third.id, third.starts_on) == ("t/a#3", date(2027, 1, 1))
    assert third.replaced is not None
    assert third.replaced.ends_on == date(2026, 12, 31)
    assert third.replaced.replaced == replace(OLD, ends_on=BEFORE)


def test_a_rule_taken_out_from_a_day_on_stays_for_the_days_before() -> None:
    assert changed_rules(A, [], DAY) == (replace(OLD, ends_on=BEFORE),)
    assert changed_rules(A, [], None) == ()


def test_when_the_rule_before_is_taken_out_nothing_takes_over_from_it() -> None:
    twice = replace(A, rules=changed_rules(A, [SHORTER], DAY))
    assert changed_rules(twice, [twice.rules[1]], None) == (replace(twice.rules[1], replaced=None),)


def test_a_new_rule_begins_on_the_day_and_gets_the_next_number() -> None:
    new = Rule("", RuleKind.ONCE)
    assert changed_rules(A, [OLD, new], DAY)[1] == replace(new, id="t/a#2", starts_on=DAY)
    assert changed_rules(A, [OLD, new], None)[1] == replace(new, id="t/a#2")


def test_switched_off_and_on_again_the_same_day_is_as_it_was() -> None:
    off = requirement_after(A, replace(A, active=False), DAY, DAY)
    assert (off.active, off.rules, is_in_use(off, DAY)) == (True, (replace(OLD, ends_on=BEFORE),), False)
    assert requirement_after(off, replace(off, active=True), DAY, DAY) == A


def test_switched_off_for_good_keeps_its_rules_and_asks_nothing() -> None:
    off = requirement_after(A, replace(A, active=False), None, DAY)
    assert (off.active, off.rules) == (False, A.rules)
    on = requirement_after(off, replace(off, active=True), DAY, DAY)
    assert (on.active, on.rules) == (True, (replace(OLD, starts_on=DAY),))


def test_what_has_ended_stays_for_the_days_before_when_it_is_saved_once_more() -> None:
    off = requirement_after(A, replace(A, active=False), DAY, DAY)
    later = date(2027, 1, 1)
    again = requirement_after(off, replace(off, title="Another", active=False, rules=()), later, later)
    assert (again.title, again.active, again.rules) == ("Another", True, off.rules)


def test_rules_that_others_took_over_from_or_that_have_ended_are_not_the_latest() -> None:
    rules = changed_rules(A, [SHORTER], DAY)
    assert latest(rules, BEFORE) == latest(rules, DAY) == rules[1:]
    assert latest(ended(A.rules, DAY), DAY) == ()
    assert reopened(ended(A.rules, DAY), DAY) == (OLD,)


@st.composite
def changes(draw: st.DrawFn) -> tuple[Case, Requirement, date]:
    """Think up a case, another form of its first requirement, and the day from which it holds."""
    case = draw(cases())
    there = _with_replaced(case.rulebook.requirements[0])
    case = replace(case, rulebook=Rulebook((there, *case.rulebook.requirements[1:]), COURSES))
    other = draw(rulebooks()).requirements[0].rules
    kept = [rule for rule in there.rules if draw(st.booleans())]
    changed = [replace(new, id=old.id, replaced=None) for old, new in zip(kept, other, strict=False)]
    new = [replace(rule, id="", replaced=None) for rule in other if draw(st.booleans())]
    rules = tuple(dict.fromkeys([*(changed if draw(st.booleans()) else kept), *new]))
    return case, replace(there, rules=rules, active=draw(st.sampled_from((True, True, True, False)))), draw(days)


@settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(changes())
def test_what_changes_from_a_day_on_leaves_every_standing_before_it(change: tuple[Case, Requirement, date]) -> None:
    case, wanted, from_day = change
    there, *others = case.rulebook.requirements
    after = requirement_after(there, wanted, from_day, from_day)
    people = {person.id: person for person, _ in case.people}
    histories = {person.id: history for person, history in case.people}
    before, now = (
        Snapshot(people, histories, Rulebook((requirement, *others), COURSES)) for requirement in (there, after)
    )
    for day in {from_day - timedelta(days=1), *(day for day in case.days if day < from_day)}:
        for row, other in zip(everyone(before, day).rows, everyone(now, day).rows, strict=True):
            assert row.verdict(IDS[0]) == other.verdict(IDS[0])


@settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(changes())
def test_what_changes_from_a_day_on_asks_whom_it_should_from_then_on(change: tuple[Case, Requirement, date]) -> None:
    case, wanted, from_day = change
    there = case.rulebook.requirements[0]
    after = requirement_after(there, replace(wanted, active=True), from_day, from_day)
    for day in {from_day, *(day for day in case.days if day >= from_day)}:
        asked = {(rule.kind, rule.who) for rule in after.rules if _in_force(rule, day)}
        meant = {(rule.kind, rule.who) for rule in wanted.rules if _in_force(rule, day)}
        if any(_in_force(rule, from_day) for rule in wanted.rules):
            assert asked == meant


def _with_replaced(requirement: Requirement) -> Requirement:
    """Let every rule that another took over from stand among the rules, as it does in a record."""
    found: dict[str, Rule] = {}
    for rule in requirement.rules:
        chain = [rule]
        while chain[-1].replaced is not None:
            chain.append(chain[-1].replaced)
        for one in reversed(chain):
            found.setdefault(one.id, one)
    return replace(requirement, rules=linked(list(found.values()), {}))


def _in_force(rule: Rule, day: date) -> bool:
    return (rule.starts_on or date.min) <= day <= (rule.ends_on or date.max)
