"""Which requirements an audit asks about by name: leads, updates, Prevent, safer recruitment, governors.

They are known by their ids in the rule packs that come with the program, which stay for ever; a title may be changed.
"""

from collections.abc import Iterable
from datetime import date

from nscp_desktop.domain.applies import in_force
from nscp_desktop.domain.requirements import Requirement, RuleKind
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
NOT_ASKED = "not asked in the rules in use"


def in_use(ids: Iterable[str], rulebook: Rulebook, as_at: date) -> tuple[Requirement, ...]:
    """Return which of these the rules in use ask of people on a day, in the order of the ids."""
    found = (rulebook.by_id.get(own) for own in ids)
    return tuple(item for item in found if item is not None and _is_asked_of_people(item, as_at))


def _is_asked_of_people(item: Requirement, as_at: date) -> bool:
    return item.active and any(rule.kind is not RuleKind.MINIMUM and in_force(rule, as_at) for rule in item.rules)
