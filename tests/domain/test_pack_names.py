"""Requirements of a pack are named apart from those that are here, and told when they ask no more than these."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from nscp_desktop.domain.pack_checks import LONGEST_SHORT, LONGEST_TITLE
from nscp_desktop.domain.pack_names import asked_already, named_apart
from nscp_desktop.domain.requirements import Requirement, Rule, RuleKind, Who
from nscp_desktop.domain.rule_changes import RulesState
from nscp_desktop.domain.rule_packs import RulePack

TODAY = date(2026, 11, 23)
PANEL, HEADS = Who(duties=frozenset({"panel"})), Who(duties=frozenset({"panel", "head"}))
RULE = Rule("club/boats#1", RuleKind.EVERY_MONTHS, PANEL, months=24, source="Boat rules")
BOATS = Requirement("club/boats", "Boats", "Boats", (RULE,))
HERE = Requirement("school/boats", "Boats", "Boats", (replace(RULE, id="school/boats#1", source="Another"),))


def pack(*requirements: Requirement, title: str = "Clubs and boats of Nottingham") -> RulePack:
    return RulePack("club", title, "voluntary", "2026", "", requirements, (), (), ())


def state(*requirements: Requirement) -> RulesState:
    return RulesState(requirements, {})


def named(found: RulePack) -> list[tuple[str, str]]:
    return [(item.title, item.short) for item in found.requirements]


def test_a_new_requirement_gets_the_name_of_the_pack_only_where_another_one_has_its_name() -> None:
    assert named_apart(pack(BOATS), state()) == pack(BOATS)
    apart = named_apart(pack(BOATS), state(HERE))
    assert named(apart) == [("Boats (Clubs and boats of Nottingham)", "Boats CBN")]
    assert named_apart(apart, state(HERE)) == apart
    only_short = named_apart(pack(replace(BOATS, title="Ships")), state(HERE))
    assert named(only_short) == [("Ships (Clubs and boats of Nottingham)", "Boats CBN")]
    assert named(named_apart(pack(BOATS, title="Sea"), state(replace(HERE, title="BOATS ")))) == [
        ("Boats (Sea)", "Boats Sea")
    ]


def test_a_name_that_is_taken_as_well_gets_a_number_and_stays_within_its_length() -> None:
    taken = replace(HERE, id="school/more", title="boats (sea)", short="BOATS sea")
    assert named(named_apart(pack(BOATS, title="Sea"), state(HERE, taken))) == [("Boats (Sea 2)", "Boats Sea2")]
    title, short = "b" * LONGEST_TITLE, "b" * LONGEST_SHORT
    long_here = state(replace(HERE, title=title, short=short))
    found = named(named_apart(pack(replace(BOATS, title=title, short=short)), long_here))[0]
    assert (len(found[0]), len(found[1])) == (LONGEST_TITLE, LONGEST_SHORT)
    assert found != (title, short)


def test_one_that_is_here_keeps_the_name_that_it_has() -> None:
    twins = state(HERE, replace(BOATS, rules=()))
    assert named_apart(pack(BOATS), twins) == pack(BOATS)
    apart = named_apart(pack(BOATS), state(HERE))
    renamed = state(replace(HERE, title="Ships", short="Ships"), *apart.requirements)
    assert named_apart(pack(BOATS), renamed) == apart
    own_name = state(HERE, replace(BOATS, title="Canoes", short="Canoes"))
    assert named_apart(pack(BOATS), own_name) == apart


@pytest.mark.parametrize(
    ("new", "here", "is_asked"),
    [
        ({}, {}, True),
        ({"notice_days": 7, "source": "Others"}, {}, True),
        ({}, {"who": HEADS}, True),
        ({}, {"who": Who()}, True),
        ({"who": HEADS}, {}, False),
        ({"who": Who()}, {}, False),
        ({"months": 12}, {}, False),
        ({"first_within_days": 30}, {}, False),
        ({}, {"ends_on": date(2026, 8, 31)}, False),
        ({"kind": RuleKind.MINIMUM, "minimum_count": 1}, {"kind": RuleKind.MINIMUM, "minimum_count": 1}, True),
        (
            {"kind": RuleKind.MINIMUM, "minimum_count": 1, "who": HEADS},
            {"kind": RuleKind.MINIMUM, "minimum_count": 1},
            True,
        ),
        (
            {"kind": RuleKind.MINIMUM, "minimum_count": 1},
            {"kind": RuleKind.MINIMUM, "minimum_count": 1, "who": HEADS},
            False,
        ),
    ],
)
def test_what_asks_no_more_than_one_of_the_same_name_is_asked_already(
    new: dict[str, Any], here: dict[str, Any], is_asked: bool
) -> None:
    there = replace(HERE, rules=(replace(HERE.rules[0], **here),))
    offered = pack(replace(BOATS, rules=(replace(RULE, **new),)))
    apart = named_apart(offered, state(there))
    for found in (offered, apart):
        assert (asked_already(found.requirements[0], found, state(there), TODAY) is there) == is_asked


def test_one_of_another_name_or_that_another_one_comes_after_is_not_asked_already() -> None:
    assert asked_already(BOATS, pack(BOATS), state(replace(HERE, title="Ships")), TODAY) is None
    assert asked_already(BOATS, pack(BOATS), state(replace(HERE, active=False)), TODAY) is None
    later = Requirement("club/ships", "Ships", "Ships", (Rule("club/ships#1", RuleKind.ONCE, after="club/boats"),))
    assert asked_already(BOATS, pack(BOATS, later), state(HERE), TODAY) is None
