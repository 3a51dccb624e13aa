"""What is asked of the agency as a whole: so many trained people, in the agency or in each site or team."""

from collections import defaultdict
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
        return tuple(part for part in self.parts if len(part.trained) < self.wanted)

    @property
    def is_met(self) -> bool:
        return not self.missing

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
        Minimum(requirement, rule, _parts(board, requirement, rule))
        for requirement in board.rulebook.requirements
        for rule in requirement.rules
        if rule.kind is RuleKind.MINIMUM and requirement.active and in_force(rule, board.as_at)
    )


def _parts(board: Board, requirement: Requirement, rule: Rule) -> tuple[MinimumPart, ...]:
    places: defaultdict[str, list[Row]] = defaultdict(list)
    for row in board.rows:
        title = _place(board, row, rule.minimum_per)
        if title is not None:
            places[title].append(row)
    if rule.minimum_per is Per.AGENCY and not places:
        places[""] = []
    return tuple(_part(title, rows, requirement, rule) for title, rows in sorted(places.items()))


def _place(board: Board, row: Row, per: Per) -> str | None:
    match per:
        case Per.AGENCY:
            return ""
        case Per.SITE:
            return row.profile.site or None
        case Per.TEAM:
            return board.team_of(row) or None


def _part(title: str, rows: list[Row], requirement: Requirement, rule: Rule) -> MinimumPart:
    pool = [row for row in rows if not row.is_away and is_for(rule.who, row.profile)]
    trained = [row.has_in_date(requirement.id, rule) for row in pool]
    return MinimumPart(
        title,
        tuple(row.person for row, is_trained in zip(pool, trained, strict=True) if is_trained),
        tuple(row.person for row, is_trained in zip(pool, trained, strict=True) if not is_trained),
    )
