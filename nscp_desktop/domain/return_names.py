"""The names that a form may give to its cells, each with what it stands for and the figure of the return.

A partnership or council that makes a form of its own gives a cell one of these names; the program writes it in.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.partnership_return import (
    EVERYONE,
    NOT_SHOWN,
    Number,
    Part,
    PartnershipReturn,
    ReturnCell,
    ReturnTable,
)
from nscp_desktop.domain.questionnaires import Filled
from nscp_desktop.domain.return_tables import column_key, slug

PREFIX = "NSCP_"
_ITEM = f"{PREFIX}ITEM_"


class WholePercent(NamedTuple):
    """A whole percentage; None is n/a."""

    whole: int | None


Worth = str | int | float | date | WholePercent | None


class ReturnName(NamedTuple):
    """A name, what it stands for in words, and what is written into its cell."""

    name: str
    meaning: str
    value: Worth

    @property
    def words(self) -> str:
        """The value as it is read: `54`, `87%`, `23 Nov 2026`."""
        match self.value:
            case None:
                return ""
            case WholePercent(whole=whole):
                return "n/a" if whole is None else f"{whole}%"
            case date():
                return in_words(self.value)
            case int():
                return f"{self.value:,}"
            case float():
                return f"{self.value:g}"
            case _:
                return str(self.value)


def names_of(found: PartnershipReturn, audit: Filled | None = None) -> tuple[ReturnName, ...]:
    """Return every name, in the order of the return; with an audit its answers too, by number and key of the item."""
    names: dict[str, ReturnName] = {}
    for one in (*_head(found), *_figures(found), *(_answers(audit) if audit is not None else ())):
        names.setdefault(one.name, one)
    return tuple(names.values())


def _head(found: PartnershipReturn) -> Iterator[ReturnName]:
    yield ReturnName(f"{PREFIX}AGENCY", "Name of the agency", found.agency)
    yield ReturnName(f"{PREFIX}SECTOR", "Sector of the agency", found.sector)
    yield ReturnName(f"{PREFIX}CONTACT", "Role by which the agency is reached", found.contact)
    yield ReturnName(f"{PREFIX}AS_AT", "Day of the figures", found.as_at)
    yield ReturnName(f"{PREFIX}SINCE", "First day of the period", found.since)


def _figures(found: PartnershipReturn) -> Iterator[ReturnName]:
    for table in found.tables:
        for row in table.rows:
            for head, cell in zip(table.heads, row.cells, strict=True):
                title = "" if table.key in _TABLES else table.title
                meaning = ": ".join(dict.fromkeys(part for part in (title, row.label, head) if part))
                yield from _cell(f"{_start(table, row.key)}{_part(head, table)}", meaning, cell)


def _cell(name: str, meaning: str, cell: ReturnCell) -> Iterator[ReturnName]:
    if isinstance(cell, Number):
        yield ReturnName(name, meaning, _number(cell))
    elif isinstance(cell, Part):
        yield ReturnName(name, f"{meaning} (n)", _number(cell.n))
        yield ReturnName(f"{name}_OF", f"{meaning} (d)", _number(cell.of))
        percent = WholePercent(cell.percent) if cell.is_shown else NOT_SHOWN
        yield ReturnName(f"{name}_PERCENT", f"{meaning} (in per cent)", percent)
    elif isinstance(cell, bool):
        yield ReturnName(name, meaning, "Yes" if cell else "No")
    elif cell is not None:
        yield ReturnName(name, meaning, cell)


def _number(number: Number) -> int | str:
    return number.value if number.hiding is None else number.words


# Where the word for a table, row or column says nothing that the rest of the name does not say.
_TABLES = {"groups": ""}
_ROWS = {
    ("headcount", EVERYONE): "",
    ("leads", EVERYONE): "",
    ("prevent", "awareness"): "",
    ("safer-recruitment", "trained"): "",
    ("gap-log", "gap-log"): "",
    ("needs", "needs"): "",
}
_PARTS = {("headcount", "people"): "", ("groups", "people"): "headcount", ("leads", "number"): ""}


def _start(table: ReturnTable, row: str) -> str:
    key = _ROWS.get((table.key, row), row.removeprefix("kind-") if table.key == "headcount" else row)
    words = [word for word in (_TABLES.get(table.key, table.key), slug(key)) if word]
    return PREFIX + "_".join(words).upper().replace("-", "_")


def _part(head: str, table: ReturnTable) -> str:
    key = column_key(head)
    words = _PARTS.get((table.key, key), "" if key in ("figure", table.key) else key)
    return f"_{words}".upper().replace("-", "_") if words else ""


def find(names: Mapping[str, ReturnName], wanted: str) -> ReturnName | None:
    """Return what a name in a form stands for, by names in capitals; `_N` at its end says what is meant anyway."""
    name = wanted.upper()
    return names.get(name) or names.get(name.removesuffix("_N"))


def _answers(audit: Filled) -> Iterator[ReturnName]:
    scale = audit.version.scale
    for item in audit.version.items():
        answer = audit.answer(item.id)
        given = scale.answer(answer.answer)
        label = given.label if given is not None else ""
        for own in dict.fromkeys((item.number, item.key)):
            start = _ITEM + slug(own).upper().replace("-", "_")
            yield ReturnName(f"{start}_ANSWER", f"Item {item.number}: the answer", label)
            yield ReturnName(f"{start}_EVIDENCE", f"Item {item.number}: evidence, as it was typed", answer.evidence)


def is_typed(one: ReturnName) -> bool:
    """Whether somebody typed the words, so that they may name people."""
    return one.name.startswith(_ITEM) and one.name.endswith("_EVIDENCE") and bool(one.value)
