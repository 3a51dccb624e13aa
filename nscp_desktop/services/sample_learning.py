"""Shared learning of a sample agency."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from nscp_desktop.domain.learning import LearningItem, LearningKind, SharedHow, ShareDraft
from nscp_desktop.domain.people import Person
from nscp_desktop.services.record_files import Services
from nscp_desktop.services.sample_people import sample_day

Table = Mapping[str, Any]


def add_learning(services: Services, entries: Iterable[Table], today: date) -> None:
    """Add items, and share those whose day has come; none of them counts as training, so no standing moves."""
    for entry in entries:
        on = sample_day(entry["on"], today)
        if on > today:
            continue
        item = _item(services, entry, on, today)
        own = services.learning.add(item)
        people = [
            person.id
            for person in services.standing.snapshot().people.values()
            if person.service_on(on) is not None and _was_among(person, entry, on)
        ]
        whom = ", ".join(entry.get("teams", ())) or "everyone here that day"
        draft = ShareDraft(own, tuple(people), on, SharedHow(entry["how"]), whom)
        services.learning.share(draft, today=today)
        _read(services, own, entry, people, today)


def _item(services: Services, entry: Table, on: date, today: date) -> LearningItem:
    published = sample_day(entry["published"], today) if "published" in entry else None
    edition_id = None
    if "edition" in entry:
        editions = (one for one in services.learning.editions() if one.words.startswith(entry["edition"]))
        newest = next((one for one in editions if (one.published or on) <= on), None)
        edition_id, published = (newest.id, newest.published) if newest is not None else (None, None)
    return LearningItem(
        0,
        entry["title"],
        LearningKind(entry["kind"]),
        entry["source"],
        entry["place"],
        entry["about"],
        published,
        entry.get("to_read", False),
        edition_id=edition_id,
    )


def _read(services: Services, item_id: int, entry: Table, people: list[int], today: date) -> None:
    if "read" not in entry:
        return
    by, one_in = sample_day(entry["read"][0], today), entry["read"][1]
    known = services.standing.snapshot().people
    read = [own for place, own in enumerate(people) if (place + 1) % one_in and known[own].service_on(by) is not None]
    if by <= today and read:
        services.learning.mark_read(item_id, read, by, today=today)


def _was_among(person: Person, entry: Table, on: date) -> bool:
    place = person.place_on(on)
    if person.name in entry.get("except", ()):
        return False
    return "teams" not in entry or (place is not None and place.team in entry["teams"])
