"""What is asked of the agency as a whole: so many trained people, in the agency or in each site or team."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from nscp_desktop.domain.applies import in_force, is_for
from nscp_desktop.domain.board import Board, Row
from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.requirements import Per, Requirement, Rule, RuleKind


class MinimumPart(NamedTuple):
    """The agency, or one of its sites or teams by its title: who could be trained there, and who is, by their names."""

    title: str
    trained: tuple[Person, ...]
    others: tuple[Person, ...]

    @property
    def of(self) -> int:
        """How many could be trained there."""
        return len(self.trained) + len(self.others)

    @property
    def words(self) -> str:
        """`2 of 5`."""
        return f"{len(self.trained):,} of {self.of:,}"

    @property
    def percent(self) -> int | None:
        """Whole percentage, None when nobody could be trained there."""
        return len(self.trained) * 100 // self.of if self.of else None

    @property
    def percent_words(self) -> str:
        """`40%`, or `n/a` when nobody could be trained there."""
        return "n/a" if self.percent is None else f"{self.percent}%"


class Minimum(NamedTuple):
    """A rule that asks for a number of trained people, and where it is met."""

    requirement: Requirement
    rule: Rule
    parts: tuple[MinimumPart, ...]

    @property
    def wanted(self) -> int:
        """How many have to be trained in each part."""
        return self.rule.minimum_count or 0

    @property
    def missing(self) -> tuple[MinimumPart, ...]:
        """The parts in which too few are trained."""
        return tuple(part for part in self.parts if not self.is_met_in(part))

    @property
    def is_met(self) -> bool:
        return not self.missing

    def is_met_in(self, part: MinimumPart) -> bool:
        """Whether enough are trained in one of the parts."""
        return len(part.trained) >= self.wanted

    def where(self, part: MinimumPart) -> str:
        """Name one of the parts: `The agency`, `Site Hill`."""
        per = self.rule.minimum_per
        return "The agency" if per is Per.AGENCY else f"{per.value.capitalize()} {part.title}"

    @property
    def words(self) -> str:
        """Say how far it is met: `3 trained, at least 2 asked for`, `2 of 3 sites have at least 1 trained`."""
        if self.rule.minimum_per is Per.AGENCY:
            return f"{len(self.parts[0].trained):,} trained, at least {self.wanted:,} asked for"
        met = len(self.parts) - len(self.missing)
        where = plural(len(self.parts), self.rule.minimum_per.value)
        return f"{met:,} of {where} {'has' if len(self.parts) == 1 else 'have'} at least {self.wanted:,} trained"


def minimums(board: Board) -> tuple[Minimum, ...]:
    """Return every minimum that is asked on the board's day, in the agency's order.

    Who is away for a time neither counts as trained nor could be; a site or team counts while somebody belongs to it.
    """
    return tuple(
        Minimum(requirement, rule, tuple(_part(*place, requirement, rule) for place in _places(board, rule)))
        for requirement, rule in _asked(board)
    )


def unmet(board: Board) -> tuple[Minimum, ...]:
    """Return the minimums that are not met on the board's day, each with only the parts in which it is not.

    Nobody is looked at where enough have been found: most minimums are met by the first few of many.
    """
    found = []
    for requirement, rule in _asked(board):
        parts = (_part_short_of(*place, requirement, rule) for place in _places(board, rule))
        missing = tuple(part for part in parts if part is not None)
        if missing:
            found.append(Minimum(requirement, rule, missing))
    return tuple(found)


def _asked(board: Board) -> Iterable[tuple[Requirement, Rule]]:
    for requirement in board.rulebook.requirements:
        for rule in requirement.rules if requirement.active else ():
            if rule.kind is RuleKind.MINIMUM and in_force(rule, board.as_at):
                yield requirement, rule


def _places(board: Board, rule: Rule) -> list[tuple[str, list[Row]]]:
    places: defaultdict[str, list[Row]] = defaultdict(list)
    for row in board.rows:
        title = _place(board, row, rule.minimum_per)
        if title is not None:
            places[title].append(row)
    if rule.minimum_per is Per.AGENCY and not places:
        places[""] = []
    return sorted(places.items())


def _place(board: Board, row: Row, per: Per) -> str | None:
    match per:
        case Per.AGENCY:
            return ""
        case Per.SITE:
            return row.profile.site or None
        case Per.TEAM:
            return board.team_of(row) or None


def _part(title: str, rows: list[Row], requirement: Requirement, rule: Rule) -> MinimumPart:
    pool = list(_pool(rows, rule))
    trained = [row.has_in_date(requirement.id, rule) for row in pool]
    return MinimumPart(
        title,
        tuple(row.person for row, is_trained in zip(pool, trained, strict=True) if is_trained),
        tuple(row.person for row, is_trained in zip(pool, trained, strict=True) if not is_trained),
    )


def _part_short_of(title: str, rows: list[Row], requirement: Requirement, rule: Rule) -> MinimumPart | None:
    """Return a part in which too few are trained; None as soon as enough have been found."""
    trained: list[Person] = []
    others: list[Person] = []
    for row in _pool(rows, rule):
        is_trained = row.has_in_date(requirement.id, rule)
        (trained if is_trained else others).append(row.person)
        if len(trained) == rule.minimum_count:
            return None
    return MinimumPart(title, tuple(trained), tuple(others))


def _pool(rows: list[Row], rule: Rule) -> Iterator[Row]:
    return (row for row in rows if not row.is_away and is_for(rule.who, row.profile))
