"""What can be done about rules, documents and rule packs, and whose role allows it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from nscp_desktop.domain.requirements import Edition
from nscp_desktop.domain.rule_changes import RequirementDraft
from nscp_desktop.domain.rule_packs import Document
from nscp_desktop.domain.users import UserRole
from nscp_desktop.services.record_files import Services
from tests.faults.operations import TODAY

Act = Callable[[Services, Path], object]
ADMINISTRATORS = (UserRole.ADMINISTRATOR,)

STORING_RULES: dict[tuple[str, str], tuple[Act, tuple[UserRole, ...]]] = {
    ("rules", "store"): (lambda s, _: s.rules.store(*a_change(s)), ADMINISTRATORS),
    ("rules", "remove"): (lambda s, _: s.rules.remove(s.agency.requirements()[-1].id, TODAY), ADMINISTRATORS),
    ("rules", "put_in_order"): (
        lambda s, _: s.rules.put_in_order([item.id for item in reversed(s.agency.requirements())]),
        ADMINISTRATORS,
    ),
    ("editions", "add"): (lambda s, _: s.editions.add("Code of conduct", [Edition("1", TODAY)]), ADMINISTRATORS),
    ("editions", "change"): (lambda s, _: s.editions.change(renamed_document(s), TODAY), ADMINISTRATORS),
    ("editions", "remove"): (
        lambda s, _: s.editions.remove(s.editions.add("Code", [Edition("1", TODAY)])),
        ADMINISTRATORS,
    ),
    ("pack_updates", "take"): (lambda s, _: take_a_pack(s), ADMINISTRATORS),
}
LOOKING_AT_RULES = {
    "rules": {"in_use", "check_rule", "trial", "hanging_on", "removal_trial"},
    "editions": {"documents", "check_edition", "trial"},
    "pack_updates": {"packs", "addable", "shipped", "read", "compare", "trial", "save_pack"},
}


def a_change(services: Services) -> tuple[RequirementDraft, date, date]:
    state = services.rules.in_use(TODAY).state
    there = state.requirements[0]
    return RequirementDraft(replace(there, title="Another title"), state.counts(there.id)), TODAY, TODAY


def renamed_document(services: Services) -> Document:
    return replace(services.editions.documents()[0].document, title="Another document")


def take_a_pack(services: Services) -> None:
    packs = services.pack_updates
    comparison = packs.compare(packs.addable()[0], TODAY)
    packs.take(comparison, comparison.usual(), TODAY, TODAY)
