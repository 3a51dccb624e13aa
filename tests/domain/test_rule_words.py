"""Rules in words, and in what two of them differ."""

from dataclasses import replace
from datetime import date

from nscp_desktop.domain.people import PersonKind
from nscp_desktop.domain.requirements import Edition, Per, Requirement, Rule, RuleKind, Who
from nscp_desktop.domain.roles import Duty
from nscp_desktop.domain.rule_pairs import requirement_differences
from nscp_desktop.domain.rule_words import (
    differences_in_words,
    first_words,
    in_full,
    names_of,
    notice_words,
    period_words,
    rule_words,
    when_words,
    who_words,
)

TODAY = date(2026, 11, 23)
WHO = Who(
    frozenset({3, 2}),
    frozenset({"dsl", "deputy-dsl"}),
    frozenset({"Cook"}),
    frozenset({PersonKind.EMPLOYEE}),
    frozenset({"Hill", "Vale"}),
    frozenset({"Level 3"}),
)
DUTIES = (Duty("dsl", "DSL"), Duty("deputy-dsl", "Deputy DSL"))
A = Requirement("t/a", "Core", "Core", (Rule("t/a#1", RuleKind.EVERY_MONTHS, months=24, source="KCSIE"),))
NAMES = names_of(DUTIES, [A], {"kcsie": "KCSIE"})


def test_whom_a_rule_asks_is_one_sentence() -> None:
    assert who_words(Who(), {}) == "Everyone"
    assert who_words(Who(groups=frozenset({1, 2, 3})), {}) == "Group 1, 2 or 3"
    assert who_words(WHO, NAMES.duties) == (
        "Group 2 or 3, and Level 3, and employee, and Cook, and Deputy DSL or DSL, and at Hill or Vale"
    )


def test_every_kind_says_when() -> None:
    editions = (Edition("2026", date(2026, 9, 1)),)
    assert [
        when_words(rule)
        for rule in (
            Rule("", RuleKind.EVERY_MONTHS, months=24),
            Rule("", RuleKind.ONCE),
            Rule("", RuleKind.ACADEMIC_YEAR),
            Rule("", RuleKind.EDITION, document="kcsie", editions=editions, edition_within_days=30),
            Rule("", RuleKind.HOURS, months=36, hours=8),
            Rule("", RuleKind.EACH_START, first_within_days=30),
            Rule("", RuleKind.MINIMUM, minimum_count=1, minimum_per=Per.TEAM, months=36),
        )
    ] == [
        "every 2 years",
        "once",
        "once per academic year",
        "each new edition, within 30 days",
        "8 hours in 3 years",
        "after each start",
        "at least 1 trained in each team, a training counts 3 years",
    ]


def test_days_are_said_as_people_say_them() -> None:
    rule = Rule("", RuleKind.ONCE, starts_on=date(2026, 9, 1), ends_on=date(2027, 8, 31))
    assert [first_words(replace(rule, first_within_days=days)) for days in (None, 0, 1)] == [
        "no time given", "from day one", "within 1 day"
    ]  # fmt: skip
    assert [notice_words(replace(rule, notice_days=days)) for days in (0, 90)] == ["at once", "90 days before"]
    assert [period_words(one) for one in (rule, replace(rule, ends_on=None), replace(rule, starts_on=None))] == [
        "1 Sep 2026 to 31 Aug 2027", "from 1 Sep 2026", "until 31 Aug 2027"
    ]  # fmt: skip


def test_a_rule_is_written_out_in_full() -> None:
    rule = Rule(
        "t/b#1", RuleKind.ONCE, Who(duties=frozenset({"dsl"})), first_within_days=30, after="t/a",
        source="The strategy", source_edition="2022-24", to_check="the days", may_lengthen=True,
    )  # fmt: skip
    assert in_full(Requirement("t/b", "More", "More", (rule,)), rule, NAMES) == (
        "More. Asked of: DSL. When: once. First time: within 30 days. Told 90 days before. Asked only after Core. "
        "A later date on the certificate counts. Source: The strategy (2022-24). To check: the days."
    )
    assert rule_words(rule, NAMES) == "DSL: once; first time within 30 days; only after Core."


def test_what_differs_is_said_with_what_was() -> None:
    changed = replace(A, title="Core training", rules=(replace(A.rules[0], months=36, who=WHO),))
    assert differences_in_words(requirement_differences(A, changed, NAMES, TODAY)) == (
        "Title: Core training, was Core; asked of: Group 2 or 3, and Level 3, and employee, and Cook, and Deputy DSL "
        "or DSL, and at Hill or Vale, was everyone; how often: every 3 years, was every 2 years."
    )


def test_a_rule_more_or_less_is_said_as_a_whole() -> None:
    more = replace(A, rules=(*A.rules, Rule("t/a#2", RuleKind.ONCE, Who(groups=frozenset({4})))))
    added = "Rule: Group 4: once, was nothing."
    assert differences_in_words(requirement_differences(A, more, NAMES, TODAY)) == added
    assert differences_in_words(requirement_differences(more, A, NAMES, TODAY)).startswith("Rule: nothing, was Group 4")


def test_a_rule_that_took_over_counts_as_the_one_before() -> None:
    old = replace(A.rules[0], ends_on=date(2026, 11, 1))
    new = replace(A.rules[0], id="t/a#2", starts_on=date(2026, 11, 2), replaced=old)
    assert requirement_differences(A, replace(A, rules=(old, new)), NAMES, TODAY) == []
    off = differences_in_words(requirement_differences(A, replace(A, rules=(old,)), NAMES, TODAY))
    assert off == "In use: no, was yes."
