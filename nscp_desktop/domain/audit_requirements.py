"""Which requirements an audit asks about by name: leads, updates, Prevent, safer recruitment, governors.

They are known by their ids in the rule packs that come with the program, which stay for ever; a title may be changed.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from nscp_desktop.domain.applies import in_force
from nscp_desktop.domain.requirements import Requirement, Rule, RuleKind
from nscp_desktop.domain.standing import Rulebook

LEAD_TRAINING = (
    "general/lead-training",
    "school/dsl-training",
    "early-years/annex-c-dsl",
    "council/designated-officer",
    "voluntary/welfare-officer",
)
# The one that is meant for leads comes first.
ANNUAL_UPDATE = (
    "school/dsl-annual-update",
    "school/annual-update",
    "school/annual-update-12-months",
    "early-years/yearly-refresher",
    "health/level-3-yearly-update",
)
WORKING_TOGETHER = ("school/working-together", "early-years/working-together", "council/working-together")
PREVENT_AWARENESS = (
    "school/prevent-awareness",
    "early-years/prevent-awareness",
    "council/prevent-awareness",
    "health/prevent-awareness",
)
PREVENT_REFERRALS = ("school/prevent-referrals",)
SAFER_RECRUITMENT = (
    "school/safer-recruitment",
    "early-years/safer-recruitment",
    "council/safer-recruitment",
    "health/safer-recruitment",
    "voluntary/safer-recruitment",
)
GOVERNORS = ("school/governor-training", "voluntary/trustees", "council/members-briefing", "health/board-level")
# What everyone renews to the level of their role; the NSCP asks for it at least every three years.
CORE = (
    "general/core-safeguarding",
    "school/whole-school",
    "early-years/annex-c",
    "voluntary/club-course",
    "health/level-1",
    "health/level-2",
    "health/level-3",
    "health/level-4",
    "health/level-5",
)
_NAMED = frozenset(
    (
        *LEAD_TRAINING,
        *ANNUAL_UPDATE,
        *WORKING_TOGETHER,
        *PREVENT_AWARENESS,
        *PREVENT_REFERRALS,
        *SAFER_RECRUITMENT,
        *GOVERNORS,
        *CORE,
    )
)
NOT_ASKED = "not asked in the rules in use"


def in_use(ids: Iterable[str], rulebook: Rulebook, as_at: date) -> tuple[Requirement, ...]:
    """Return which of these the rules in use ask of people on a day, in the order of the ids."""
    found = (rulebook.by_id.get(own) for own in ids)
    return tuple(item for item in found if item is not None and _is_asked_of_people(item, as_at))


def own_lead_training(lead_duties: Sequence[str], rulebook: Rulebook, as_at: date) -> tuple[Requirement, ...]:
    """Return what the agency's own rules ask of leads alone, for duties of which no rule pack asks lead training."""
    leads = set(lead_duties)
    named = set[str]()
    for item in in_use(LEAD_TRAINING, rulebook, as_at):
        for rule in _rules_of_people(item, as_at):
            named |= rule.who.duties or leads
    return tuple(
        item
        for item in rulebook.requirements
        if item.id not in _NAMED and (of := _duties_of(item, as_at)) <= leads and of - named
    )


def _duties_of(item: Requirement, as_at: date) -> frozenset[str]:
    """Return the duties whose holders are the only ones to be asked; none where others are asked too."""
    rules = _rules_of_people(item, as_at)
    if not all(rule.who.duties for rule in rules):
        return frozenset()
    return frozenset().union(*(rule.who.duties for rule in rules))


def _is_asked_of_people(item: Requirement, as_at: date) -> bool:
    return bool(_rules_of_people(item, as_at))


def _rules_of_people(item: Requirement, as_at: date) -> list[Rule]:
    rules = item.rules if item.active else ()
    return [rule for rule in rules if rule.kind is not RuleKind.MINIMUM and in_force(rule, as_at)]
