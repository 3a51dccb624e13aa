"""Where actions came from, and who sees to them, in words."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from nscp_desktop.domain.action_lists import ListedAction, Owner, Source, SourceKind, listed_first
from nscp_desktop.domain.actions import Action
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.questionnaires import Checklist, Item, QuestionnaireKind, Template
from nscp_desktop.domain.snapshot import Snapshot
from nscp_desktop.storage.unit_of_work import UnitOfWork

_TABS = {QuestionnaireKind.CONTENT: "content", QuestionnaireKind.EXPECTATIONS: "expectations"}
_NO_REQUIREMENT = "a requirement that is no longer in use"


class AnswerPlace(NamedTuple):
    """The item that an answer is about, and its questionnaire."""

    template: Template
    checklist: Checklist
    item: Item

    @property
    def words(self) -> str:
        """`Item 9, Training Content Checklist 2026–27`."""
        return " ".join(
            part for part in (f"Item {self.item.number}, {self.template.title}", self.checklist.year) if part
        )


def listed_actions(unit: UnitOfWork, snapshot: Snapshot, as_at: date) -> tuple[ListedAction, ...]:
    """Return the actions that were raised by a day: the open ones first, by the day they are due."""
    actions = [action for action in unit.actions.actions() if action.raised_on <= as_at]
    places = places_of(unit, {action.answer_id for action in actions if action.answer_id is not None})
    files = unit.assurance_files.of_actions()
    rows = [
        ListedAction(
            action,
            source_of(action, snapshot, places),
            owner_of(action, snapshot.people, as_at),
            as_at,
            tuple(file.name for file in files.get(action.id, ())),
        )
        for action in actions
    ]
    return tuple(sorted(rows, key=listed_first))


def places_of(unit: UnitOfWork, answer_ids: Iterable[int]) -> dict[int, AnswerPlace]:
    """Return where answers stand, by their id; what is gone is left out."""
    wanted = set(answer_ids)
    if not wanted:
        return {}
    templates = {template.id: template for template in unit.templates.templates()}
    heads = {head.id: head for head in unit.checklists.all()}
    versions = {}
    found = {}
    for own, (checklist_id, item_id) in unit.checklists.items_of_answers().items():
        head = heads.get(checklist_id)
        if own not in wanted or head is None:
            continue
        if head.version_id not in versions:
            versions[head.version_id] = unit.templates.version(head.version_id)
        item = versions[head.version_id].item(item_id)
        if item is not None:
            found[own] = AnswerPlace(templates[head.template_id], head, item)
    return found


def source_of(action: Action, snapshot: Snapshot, places: Mapping[int, AnswerPlace]) -> Source:
    """Say where an action came from."""
    place = places.get(action.answer_id or 0)
    if place is not None:
        tab = _TABS.get(place.template.kind, "audit")
        return Source(SourceKind.ITEM, place.words, place.words, tab, place.checklist.id, place.item.id)
    person = snapshot.people.get(action.person_id or 0)
    if action.requirement_id is not None:
        known = snapshot.rulebook.by_id.get(action.requirement_id)
        words = f"Gap: {known.title if known is not None else _NO_REQUIREMENT}"
        return Source(SourceKind.GAP, f"{words}, {person.name}" if person is not None else words, words)
    if person is not None:
        return Source(SourceKind.PERSON, f"About {person.name}", "About one person")
    return Source(SourceKind.HAND, "By hand", "By hand")


def owner_of(action: Action, people: Mapping[int, Person], as_at: date) -> Owner:
    """Return who sees to an action, and whether they have left by a day."""
    person = people.get(action.owner_id or 0)
    if person is None:
        return Owner(action.owner)
    return Owner(person.name, has_left(person, as_at))


def has_left(person: Person, day: date) -> bool:
    """Whether somebody was with the agency and is no longer on a day; whoever is yet to start has not left."""
    if person.service_on(day) is not None:
        return False
    return any(service.span.ends_on is not None and service.span.ends_on < day for service in person.services)
