"""Whose dates move when rules change: everyone's standings before and after, compared."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from nscp_desktop.domain.board import Board, Row, Snapshot, everyone
from nscp_desktop.domain.dates import FOREVER, plural
from nscp_desktop.domain.explanation import status_words
from nscp_desktop.domain.minimums import Minimum, minimums
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.requirements import Requirement, RuleKind
from nscp_desktop.domain.rule_changes import RulesState
from nscp_desktop.domain.standing import History, Rulebook, Standing, StandingKind
from nscp_desktop.domain.standing_kinds import Verdict


class Move(StrEnum):
    """What becomes of a person's standing; the first in this list is the one that a person is counted by."""

    OVERDUE = "overdue"
    NOT_DONE = "not-done"
    NEW = "new"
    EARLIER = "earlier"
    IN_DATE = "in-date"
    LATER = "later"
    GONE = "gone"
    NOTICE = "notice"

    @property
    def words(self) -> str:
        """As a heading: `Become overdue`."""
        return _MOVE_WORDS[self][0]


_MOVE_WORDS = {
    Move.OVERDUE: ("Become overdue", "become overdue", "becomes overdue"),
    Move.NOT_DONE: ("Become not done", "become not done", "becomes not done"),
    Move.NEW: ("Newly asked", "are newly asked", "is newly asked"),
    Move.EARLIER: ("Earlier date", "get an earlier date", "gets an earlier date"),
    Move.IN_DATE: ("Come in date", "come in date", "comes in date"),
    Move.LATER: ("Later date", "get a later date", "gets a later date"),
    Move.GONE: ("No longer asked", "are no longer asked", "is no longer asked"),
    Move.NOTICE: ("Other notice", "keep their date and are told of it at another time",
                  "keeps the date and is told of it at another time"),
}  # fmt: skip
_NOBODY = "Nobody's dates move"
_PLACES = {move: place for place, move in enumerate(Move)}


@dataclass(frozen=True, slots=True)
class Moved:
    """One standing of one person that changes."""

    person: Person
    requirement: Requirement
    before: Verdict
    after: Verdict
    move: Move


@dataclass(frozen=True, slots=True)
class RuleEffect:
    """What changed rules do on one day: every standing that changes, by person, and how many people are here.

    `minimums` say of each smallest number of trained people that may have changed how far it is met then.
    """

    as_at: date
    people: int
    rows: tuple[Moved, ...]
    minimums: tuple[str, ...] = ()

    def moves(self) -> dict[int, Move]:
        """Return what becomes of each person, by id; of several things, the one that is worst."""
        found: dict[int, Move] = {}
        for row in self.rows:
            own = found.get(row.person.id, row.move)
            found[row.person.id] = min(own, row.move, key=_PLACES.__getitem__)
        return found

    @property
    def how_many(self) -> str:
        """`Dates move for 41 of 62 people`, without a full stop; who is only told at another time is not counted."""
        moving = sum(move is not Move.NOTICE for move in self.moves().values())
        return f"Dates move for {moving:,} of {plural(self.people, 'person', 'people')}" if moving else _NOBODY

    @property
    def words(self) -> str:
        """`Dates move for 41 of 62 people: 12 become overdue, 3 are newly asked, 26 get a later date.`"""
        tally = Counter(self.moves().values())
        notice = tally.pop(Move.NOTICE, 0)
        parts = [_count_words(move, tally[move]) for move in Move if tally[move]]
        words = f"{self.how_many}: {', '.join(parts)}." if parts else f"{self.how_many}."
        return f"{words} {_count_words(Move.NOTICE, notice)}." if notice else words


@dataclass(frozen=True, slots=True)
class RuleTrial:
    """The record before and after rules change, to be judged on one day; pure, so that it can be done in a thread.

    `requirement_ids` are those that may have changed: only they, and what comes after them, are looked at.
    """

    people: Mapping[int, Person]
    histories: Mapping[int, History]
    before: Rulebook
    after: Rulebook
    as_at: date
    requirement_ids: frozenset[str]

    def effect(self) -> RuleEffect:
        """Work out everyone's standings before and after, and compare them."""
        old = _narrowed(self.before, self.requirement_ids, self.after)
        new = _narrowed(self.after, self.requirement_ids, self.before)
        before, after = self._board(old), self._board(new)
        asked = [item for item in minimums(after) if item.requirement.id in self.requirement_ids]
        return replace(compared(before, after), minimums=tuple(_minimum_words(item) for item in asked))

    def _board(self, rulebook: Rulebook) -> Board:
        return everyone(Snapshot(self.people, self.histories, rulebook), self.as_at)


def trial_of(snapshot: Snapshot, before: RulesState, after: RulesState, as_at: date) -> RuleTrial:
    """Prepare to compare what two states of the rules ask of everyone on one day."""
    return RuleTrial(
        snapshot.people,
        snapshot.histories,
        Rulebook(before.requirements, before.courses),
        Rulebook(after.requirements, after.courses),
        as_at,
        after.changed_since(before),
    )


def compared(before: Board, after: Board) -> RuleEffect:
    """Compare two boards of the same day and people, in the order of the names."""
    old = {row.person.id: row for row in before.rows}
    known = {**before.rulebook.by_id, **after.rulebook.by_id}
    rows: list[Moved] = []
    for row in after.rows:
        earlier = old.get(row.person.id)
        if earlier is not None:
            rows += _of_person(earlier, row, known.values())
    return RuleEffect(after.as_at, len(after.rows), tuple(rows))


def _minimum_words(minimum: Minimum) -> str:
    met = "met" if minimum.is_met else "not met"
    return f"{minimum.requirement.title}: {minimum.words}, so it is {met}."


def verdict_words(verdict: Verdict, as_at: date) -> str:
    """Write a verdict in a few words: `Overdue by 12 days`."""
    return status_words(Standing(verdict.kind, verdict.due), as_at)


def move_of(before: Verdict, after: Verdict) -> Move | None:
    """Return what becomes of a standing, None when it stays as it is."""
    was_asked, is_asked = before.kind.is_asked, after.kind.is_asked
    if not was_asked or not is_asked:
        if was_asked == is_asked:
            return None
        return Move.NEW if is_asked else Move.GONE
    if before.kind is not after.kind and after.kind is StandingKind.OVERDUE:
        return Move.OVERDUE
    if before.kind is not after.kind and after.kind is StandingKind.NOT_DONE:
        return Move.NOT_DONE
    if after.kind.counts_as_in_date and not before.kind.counts_as_in_date:
        return Move.IN_DATE
    if before.due != after.due:
        return Move.LATER if _last(after) > _last(before) else Move.EARLIER
    return Move.NOTICE if before.kind is not after.kind else None


def _last(verdict: Verdict) -> date:
    """Return the day a verdict is due: never when it does not lapse, long ago when no time was given."""
    return verdict.due or (FOREVER if verdict.kind.counts_as_in_date else date.min)


def _of_person(before: Row, after: Row, requirements: Iterable[Requirement]) -> Iterable[Moved]:
    for requirement in requirements:
        old, new = before.verdict(requirement.id), after.verdict(requirement.id)
        move = move_of(old, new) if old != new else None
        if move is not None:
            yield Moved(after.person, requirement, old, new, move)


def _narrowed(rulebook: Rulebook, wanted: Collection[str], other: Rulebook) -> Rulebook:
    """Return a rulebook without the requirements that cannot change; those that others come after stay known."""
    both = (*rulebook.requirements, *other.requirements)
    later = {item.id for item in both for rule in item.rules if rule.after in wanted}
    asked = {*wanted, *later}
    needed = {rule.after for item in both if item.id in asked for rule in item.rules if rule.after}
    kept = tuple(item for item in rulebook.requirements if item.id in asked or item.id in needed)
    return Rulebook(kept, rulebook.courses)


def asks_nobody_alone(requirement: Requirement) -> bool:
    """Whether a requirement only sets a smallest number of people, so that no single person's dates can move."""
    return bool(requirement.rules) and all(rule.kind is RuleKind.MINIMUM for rule in requirement.rules)


def _count_words(move: Move, count: int) -> str:
    return f"{count:,} {_MOVE_WORDS[move][2 if count == 1 else 1]}"
