"""An audit beside the one before: each standard then and now, and how many of a section are met."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.questionnaires import (
    Filled,
    Item,
    LastTime,
    Meaning,
    Progress,
    Scale,
    ScaleAnswer,
    Section,
    progress_of,
)


class Turn(StrEnum):
    """How an answer turned since last time."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"
    NEW = "new"
    OPEN = "open"
    APART = "apart"

    @property
    def words(self) -> str:
        return _TURN_WORDS[self]


_TURN_WORDS = {
    Turn.BETTER: "▲ better",
    Turn.WORSE: "▼ worse",
    Turn.SAME: "= the same",
    Turn.NEW: "not asked last time",
    Turn.OPEN: "no answer yet",
    Turn.APART: "does not compare",
}
_ORDER = (Meaning.NOT_MET, Meaning.PARTLY, Meaning.MET)


class ItemThenNow(NamedTuple):
    """One item: its answer now, the score that somebody else gave, and what was said last time (None: not asked)."""

    item: Item
    now: ScaleAnswer | None
    moderated: ScaleAnswer | None
    then: LastTime | None
    points: int | None

    @property
    def turn(self) -> Turn:
        """How the answer turned; by its meaning, and by the points where the meaning is the same."""
        if self.now is None:
            return Turn.OPEN
        if self.then is None or self.then.meaning is None:
            return Turn.NEW
        if Meaning.NOT_APPLICABLE in (self.now.meaning, self.then.meaning):
            return Turn.SAME if self.now.meaning is self.then.meaning else Turn.APART
        before, after = _ORDER.index(self.then.meaning), _ORDER.index(self.now.meaning)
        if before == after:
            before, after = self.points or 0, self.now.points or 0
            if self.points is None:
                return Turn.SAME
        return Turn.SAME if before == after else Turn.BETTER if after > before else Turn.WORSE


class ThenNow(NamedTuple):
    """Some items together: how many are answered in which way now and last time, of the items that there are now.

    `points_then` is None where last time was not scored on the same scale.
    """

    now: Progress
    met_then: int | None
    points_then: int | None

    @property
    def words(self) -> str:
        """`12 of 22 met, 9 last time`; items that do not apply are left out."""
        words = f"{self.now.met:,} of {self.now.of - self.now.not_applicable:,} met"
        return words if self.met_then is None else f"{words}, {self.met_then:,} last time"

    @property
    def points_words(self) -> str:
        """`41 of 60 points, 33 last time`; empty where no points are given."""
        if not self.now.most_points:
            return ""
        words = f"{self.now.points:,} of {plural(self.now.most_points, 'point')}"
        return words if self.points_then is None else f"{words}, {self.points_then:,} last time"


class SectionThenNow(NamedTuple):
    """A section with its items."""

    title: str
    all: ThenNow
    items: tuple[ItemThenNow, ...]


def compared(filled: Filled) -> tuple[SectionThenNow, ...]:
    """Return each section with its items beside last time; sections without items are left out."""
    found = []
    for section in filled.version.sections:
        items = _items(filled, section)
        if items:
            found.append(SectionThenNow(section.title, _together(filled, items), items))
    return tuple(found)


def compared_whole(filled: Filled) -> ThenNow:
    """Return the whole questionnaire beside last time."""
    return _together(filled, [one for section in filled.version.sections for one in _items(filled, section)])


def _items(filled: Filled, section: Section) -> tuple[ItemThenNow, ...]:
    scale = filled.version.scale
    found = []
    for item in section.items:
        if item.active:
            said, then = filled.answer(item.id), filled.last.get(item.id)
            same = _same_answer(scale, then)
            points = same.points if same is not None else None
            found.append(ItemThenNow(item, scale.answer(said.answer), scale.answer(said.moderated), then, points))
    return tuple(found)


def _together(filled: Filled, items: Sequence[ItemThenNow]) -> ThenNow:
    scale = filled.version.scale
    now = progress_of(scale, tuple(one.now.key if one.now is not None else "" for one in items))
    if not filled.last:
        return ThenNow(now, None, None)
    met = sum(one.then is not None and one.then.meaning is Meaning.MET for one in items)
    return ThenNow(now, met, _points(scale, items))


def _points(scale: Scale, items: Iterable[ItemThenNow]) -> int | None:
    """Add up the points of last time; None when any answer was given on another scale."""
    said = [one.then for one in items if one.then is not None and one.then.label]
    answers = [_same_answer(scale, then) for then in said]
    if not said or any(answer is None for answer in answers):
        return None
    return sum(answer.points or 0 for answer in answers if answer is not None)


def _same_answer(scale: Scale, then: LastTime | None) -> ScaleAnswer | None:
    """Return last time's answer on the present scale, None when it is not one of it."""
    found = scale.answer(then.answer.answer) if then is not None else None
    return found if then is not None and found is not None and found.label == then.label else None
