"""Two versions of a template compared item by item, and the items of one found again in the other."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import NamedTuple

from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.questionnaires import Item, Section, TemplateVersion
from nscp_desktop.domain.template_checks import folded

# Below this, words that stand under the same number are another item. A guess: a reworded item keeps most words.
ALIKE = 0.72


class Change(StrEnum):
    """What becomes of an item."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    GONE = "gone"

    @property
    def words(self) -> str:
        return {"new": "New", "changed": "Changed", "same": "The same", "gone": "No longer there"}[self.value]


class ItemLine(NamedTuple):
    """One item in both versions; `now` is None for one that is gone, `before` for one that is new."""

    change: Change
    section: str
    now: Item | None
    before: Item | None

    @property
    def item(self) -> Item:
        """The item as it is now, or as it was."""
        found = self.now or self.before
        assert found is not None
        return found


@dataclass(frozen=True, slots=True)
class TemplateComparison:
    """All items of the new version in order, then those that are gone."""

    lines: tuple[ItemLine, ...]

    def count(self, change: Change) -> int:
        """Return how many items have this said about them."""
        return sum(line.change is change for line in self.lines)

    @property
    def words(self) -> str:
        """`3 new, 2 changed, 33 the same, 1 no longer there`."""
        said = (
            (Change.NEW, "new"),
            (Change.CHANGED, "changed"),
            (Change.SAME, "the same"),
            (Change.GONE, "no longer there"),
        )
        found = [f"{self.count(change):,} {words}" for change, words in said if self.count(change)]
        return ", ".join(found) or "Nothing is in it"


def compare_items(before: Iterable[Section], now: Iterable[Section]) -> TemplateComparison:
    """Compare two versions by the keys of their items."""
    old = {item.key: (section.title, item) for section in before for item in section.items}
    lines = []
    for section in now:
        for item in section.items:
            found = old.pop(item.key, None) if item.key else None
            if found is None:
                lines.append(ItemLine(Change.NEW, section.title, item, None))
                continue
            was_in, was = found
            same = _content(was) == _content(item) and was_in == section.title
            lines.append(ItemLine(Change.SAME if same else Change.CHANGED, section.title, item, was))
    gone = (ItemLine(Change.GONE, title, None, item) for title, item in old.values())
    return TemplateComparison((*lines, *gone))


def known_again(now: Sequence[Section], before: Iterable[Section]) -> dict[tuple[int, int], Item]:
    """Find items of an earlier version again: by the same words, then by the same number with words much like them.

    Returns the earlier item by the places of section and item; each earlier item is found once.
    """
    left = [item for section in before for item in section.items]
    places = [(s, i, item) for s, section in enumerate(now) for i, item in enumerate(section.items)]
    found: dict[tuple[int, int], Item] = {}
    for test in (_same_words, _alike):
        by_key = _indexed(left, test)
        for s, i, item in places:
            if (s, i) in found:
                continue
            same = next((one for one in by_key.get(_index(item, test), ()) if one in left and test(item, one)), None)
            if same is not None:
                found[s, i] = same
                left.remove(same)
    return found


def is_same_content(before: TemplateVersion, now: TemplateVersion) -> bool:
    """Whether two versions ask the same on the same scale, in the same order."""
    return before.scale == now.scale and _stripped(before.sections) == _stripped(now.sections)


def summary(comparison: TemplateComparison) -> str:
    """Say in a few words what was changed, for the note of a version: `2 new, 1 changed: items 3, 9 and 12`."""
    touched = [line.item.number for line in comparison.lines if line.change in (Change.NEW, Change.CHANGED)]
    gone = comparison.count(Change.GONE)
    parts = []
    if touched:
        named = ", ".join(touched[:6]) + (f" and {len(touched) - 6} more" if len(touched) > 6 else "")
        parts.append(f"{plural(len(touched), 'item')} new or changed ({named})")
    if gone:
        parts.append(f"{plural(gone, 'item')} taken out")
    return "; ".join(parts)


def _content(item: Item) -> Item:
    return item._replace(id=0)


def _stripped(sections: Iterable[Section]) -> tuple[Section, ...]:
    return tuple(Section(0, one.title, tuple(_content(item) for item in one.items)) for one in sections)


def _words(text: str) -> str:
    return " ".join(text.casefold().split()).strip(" .")


def _same_words(item: Item, other: Item) -> bool:
    return bool(item.text) and _words(item.text) == _words(other.text)


def _alike(item: Item, other: Item) -> bool:
    if folded(item.number) != folded(other.number):
        return False
    return SequenceMatcher(None, _words(item.text), _words(other.text), autojunk=False).ratio() >= ALIKE


def _index(item: Item, test: object) -> str:
    return _words(item.text) if test is _same_words else folded(item.number)


def _indexed(items: Iterable[Item], test: object) -> dict[str, list[Item]]:
    found: dict[str, list[Item]] = {}
    for item in items:
        found.setdefault(_index(item, test), []).append(item)
    return found
