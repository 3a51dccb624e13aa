"""Whether an interview panel, or any other few people, has the trained members that a rule asks for."""

from typing import NamedTuple

from nscp_desktop.domain.board import Board
from nscp_desktop.domain.minimums import Minimum
from nscp_desktop.domain.people import Person


class PanelCheck(NamedTuple):
    """Of the people picked: who is trained on the day, who is not, who is away, and who is not here."""

    wanted: int
    trained: tuple[Person, ...]
    untrained: tuple[Person, ...]
    away: tuple[Person, ...]
    not_here: tuple[Person, ...]

    @property
    def is_met(self) -> bool:
        return len(self.trained) >= self.wanted

    @property
    def words(self) -> str:
        """`1 of 3 trained, at least 1 asked for`."""
        here = len(self.trained) + len(self.untrained)
        return f"{len(self.trained):,} of {here:,} trained, at least {self.wanted:,} asked for"


def check_panel(board: Board, minimum: Minimum, people: tuple[Person, ...]) -> PanelCheck:
    """Return whether these people are a panel as the rule asks, on the board's day.

    Who is trained is told by the same rule as for the agency, whether or not the rule is for them.
    """
    rows = {row.person.id: row for row in board.rows}
    here = [rows[person.id] for person in people if person.id in rows]
    present = [row for row in here if not row.is_away]
    trained = [row.has_in_date(minimum.requirement.id, minimum.rule) for row in present]
    pairs = list(zip(present, trained, strict=True))
    return PanelCheck(
        minimum.wanted,
        tuple(row.person for row, is_trained in pairs if is_trained),
        tuple(row.person for row, is_trained in pairs if not is_trained),
        tuple(row.person for row in here if row.is_away),
        tuple(person for person in people if person.id not in rows),
    )
