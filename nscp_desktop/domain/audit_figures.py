"""The figures of an audit: tables of counts as at a day, with who is behind each and how they are counted."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


class Count(NamedTuple):
    """So many people, with their ids; `number` may count other things than people, and then `people` is empty."""

    number: int
    people: tuple[int, ...] = ()


class Share(NamedTuple):
    """`n` of `of`, with the ids of the people who are n and of those who are missing, where they are people."""

    n: int
    of: int
    people: tuple[int, ...] = ()
    missing: tuple[int, ...] = ()

    @property
    def percent(self) -> int | None:
        """Whole percentage, never rounded up; None when `of` is 0."""
        return None if self.of == 0 else self.n * 100 // self.of

    @property
    def percent_words(self) -> str:
        """`87%`, or `n/a` when there is nobody."""
        return "n/a" if self.percent is None else f"{self.percent}%"

    @property
    def words(self) -> str:
        """`54 of 62`."""
        return f"{self.n:,} of {self.of:,}"


# The head of the only or first figure of a line, where the line says what it is.
FIGURE_HEAD = "Figure"
# A text, a day, a number, or yes or no stand for themselves; None is nothing on record.
FigureCell = Count | Share | str | date | int | float | bool | None


class FigureRow(NamedTuple):
    """One row. `person_id` is set where the row is about one person. Without names, `plain` stands for `label`.

    `before` are the same cells at the last audit, empty when there was none.
    """

    key: str
    label: str
    cells: tuple[FigureCell, ...]
    before: tuple[FigureCell, ...] = ()
    person_id: int | None = None
    plain: str = ""


@dataclass(frozen=True, slots=True)
class FigureTable:
    """One of the figures of an audit. `heads` name the cells; `rules` say how they are counted, printed beside them."""

    number: int
    key: str
    title: str
    heads: tuple[str, ...]
    rows: tuple[FigureRow, ...]
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AuditFigures:
    """All figures as at a day, for the time since `since`, compared with `before_at` (None when there was no audit)."""

    as_at: date
    since: date
    before_at: date | None
    tables: tuple[FigureTable, ...]

    def table(self, key: str) -> FigureTable | None:
        """Return one table by its key."""
        return next((table for table in self.tables if table.key == key), None)


class Fact(NamedTuple):
    """What the records show about an item of a questionnaire, in one line, and who is behind it.

    `value` is a whole phrase: `12 of 14 (85%) done within 7 days`; `detail` says what is left out or where to look.
    `page` and `tab` are where more of it is seen, "" for none.
    """

    key: str
    title: str
    value: str
    detail: str = ""
    people: tuple[int, ...] = ()
    page: str = ""
    tab: str = ""
