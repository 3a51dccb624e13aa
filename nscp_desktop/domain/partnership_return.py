"""The partnership return: counts without names as at a day, from the figures of an audit, small numbers guarded.

Source: NSCP Learning and Workforce Development Strategy 2022-24: agencies tell the partnership how they train. The
layout is our own and no official form.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from nscp_desktop.domain.small_numbers import Hiding
from nscp_desktop.domain.small_numbers import rules as guarding_rules

NOT_SHOWN = "not shown"
EVERYONE, ALL, PARTNERSHIP, OTHERS = "everyone", "all", "partnership", "others"


class Number(NamedTuple):
    """A count. `is_guarded` is set where it counts people; `below` is what small ones are shown as being fewer than."""

    key: str
    value: int
    is_guarded: bool = True
    hiding: Hiding | None = None
    below: int = 0

    @property
    def words(self) -> str:
        """`62`, `fewer than 5`, `not shown`."""
        if self.hiding is None:
            return f"{self.value:,}"
        return f"fewer than {self.below}" if self.hiding is Hiding.SMALL else NOT_SHOWN


class Part(NamedTuple):
    """So many of so many; `missing` are the others, who can give away the two."""

    n: Number
    of: Number
    missing: Number

    @property
    def is_shown(self) -> bool:
        """Whether nothing about it is hidden."""
        return self.n.hiding is None and self.of.hiding is None

    @property
    def percent(self) -> int | None:
        """Whole percentage, never rounded up; None when there is nobody or it is left out."""
        return self.n.value * 100 // self.of.value if self.of.value and self.is_shown else None

    @property
    def percent_words(self) -> str:
        """`87%`, `n/a` when there is nobody, empty when it is left out."""
        if not self.is_shown:
            return ""
        return "n/a" if self.percent is None else f"{self.percent}%"

    @property
    def words(self) -> str:
        """`54 of 62 (87%)`, `not shown of 62`."""
        percent = f" ({self.percent_words})" if self.percent_words else ""
        return f"{self.n.words} of {self.of.words}{percent}"


# A text, a day, another number, or yes or no stand for themselves; None is nothing on record.
ReturnCell = Number | Part | str | date | float | bool | None


class ReturnRow(NamedTuple):
    """One row; `key` stays the same from year to year."""

    key: str
    label: str
    cells: tuple[ReturnCell, ...]


@dataclass(frozen=True, slots=True)
class ReturnTable:
    """One of the tables of the return. `heads` name the cells."""

    key: str
    title: str
    heads: tuple[str, ...]
    rows: tuple[ReturnRow, ...]
    rules: tuple[str, ...] = ()

    def numbers(self) -> Iterator[Number]:
        """Go through every count in it."""
        for row in self.rows:
            yield from numbers_in(row.cells)


@dataclass(frozen=True, slots=True)
class PartnershipReturn:
    """The whole return. `below` is from which number on a count of people is shown; 0 when nothing is guarded."""

    agency: str
    sector: str
    contact: str
    as_at: date
    since: date
    tables: tuple[ReturnTable, ...]
    below: int = 0

    def table(self, key: str) -> ReturnTable | None:
        """Return one table by its key."""
        return next((table for table in self.tables if table.key == key), None)

    @property
    def rules(self) -> tuple[str, ...]:
        """How small numbers are guarded, and what is counted in each table."""
        own = (f"{table.title}: {rule}" for table in self.tables for rule in table.rules)
        return (*guarding_rules(self.below), *own)


def numbers_in(cells: Iterable[ReturnCell]) -> Iterator[Number]:
    """Go through every count in some cells."""
    for cell in cells:
        if isinstance(cell, Number):
            yield cell
        elif isinstance(cell, Part):
            yield from cell
