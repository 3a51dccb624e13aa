"""What can be done about Target Groups, levels and competences, and whose role allows it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from nscp_desktop.domain.competences import CompetenceReview, Finding, Met
from nscp_desktop.domain.drafts import PlacementDraft
from nscp_desktop.domain.target_groups import AgencyLevel
from nscp_desktop.domain.users import UserRole
from nscp_desktop.services.record_files import Services
from tests.faults.operations import TODAY

Act = Callable[[Services, Path], object]
EDITORS = (UserRole.EDITOR, UserRole.ADMINISTRATOR)
ADMINISTRATORS = (UserRole.ADMINISTRATOR,)
PLACED = 7

STORING_GROUPS: dict[tuple[str, str], tuple[Act, tuple[UserRole, ...]]] = {
    ("agency", "add_duty"): (lambda s, _: s.agency.add_duty("Keeper of the boats", 2), ADMINISTRATORS),
    ("agency", "change_duty"): (
        lambda s, _: s.agency.change_duty(replace(s.agency.duties()[0], usual_group=4)),
        ADMINISTRATORS,
    ),
    ("levels", "add"): (lambda s, _: s.levels.add(AgencyLevel(0, "Band of boats", 2)), ADMINISTRATORS),
    ("levels", "change"): (
        lambda s, _: s.levels.change(replace(s.levels.everything()[0], description="Boats")),
        ADMINISTRATORS,
    ),
    ("levels", "remove"): (lambda s, _: s.levels.remove(s.levels.everything()[0].id), ADMINISTRATORS),
    ("placing", "place"): (
        lambda s, _: s.placing.place([5], PlacementDraft(2, TODAY, "Head", "Meets families"), today=TODAY),
        EDITORS,
    ),
    ("placing", "keep"): (
        lambda s, _: s.placing.keep([PLACED], PlacementDraft(0, TODAY, "Head", "Reviewed, no change")),
        EDITORS,
    ),
    ("competences", "add"): (lambda s, _: s.competences.add(2, "Knows the boats"), ADMINISTRATORS),
    ("competences", "change"): (
        lambda s, _: s.competences.change(replace(s.competences.competences()[0], active=False)),
        ADMINISTRATORS,
    ),
    ("competences", "put_in_order"): (
        lambda s, _: s.competences.put_in_order(4, [item.id for item in reversed(s.competences.competences(4))]),
        ADMINISTRATORS,
    ),
    ("competences", "remove"): (
        lambda s, _: s.competences.remove(s.competences.competences()[0].id),
        ADMINISTRATORS,
    ),
    ("competences", "review"): (lambda s, _: s.competences.review(a_review(), today=TODAY), EDITORS),
    ("competences", "remove_review"): (
        lambda s, _: s.competences.remove_review(s.competences.reviews()[0].id),
        EDITORS,
    ),
}
LOOKING_AT_GROUPS = {
    "levels": {"everything"},
    "placing": {"scheme", "proposals", "worklist"},
    "competences": {"competences", "reviews", "reviews_of_person", "reviews_of_role"},
}


def begin_groups(services: Services) -> None:
    """Give the record something of all this to change."""
    services.levels.add(AgencyLevel(0, "Band A", 1))
    services.placing.place([PLACED], PlacementDraft(2, TODAY, "Head", "Meets families"), today=TODAY)
    for text in ("Leads the work", "Advises others"):
        services.competences.add(4, text)
    services.competences.review(a_review(), today=TODAY)


def a_review() -> CompetenceReview:
    return CompetenceReview(0, 2, TODAY, "Head", (Finding("Knows whom to tell", Met.YES),), person_id=PLACED)
