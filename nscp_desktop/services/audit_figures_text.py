"""Writing the figures of an audit down as JSON, and reading them back.

Names of people are left out: figures that were signed off stay in the record when somebody is erased from it.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from nscp_desktop.domain.audit_figures import AuditFigures, Count, FigureCell, FigureRow, FigureTable, Share

Names = Mapping[int, str]


def without_names(figures: AuditFigures) -> AuditFigures:
    """Return figures in which a row about one person is called by what they do."""
    return replace(figures, tables=tuple(replace(one, rows=_unnamed(one.rows)) for one in figures.tables))


def with_names(figures: AuditFigures, names: Names) -> AuditFigures:
    """Return figures in which a row about one person has the name that they have now, where they are on record."""
    tables = tuple(
        replace(
            one,
            rows=tuple(row._replace(label=names.get(row.person_id or 0, row.label)) for row in one.rows),
        )
        for one in figures.tables
    )
    return replace(figures, tables=tables)


def as_text(figures: AuditFigures) -> str:
    """Write figures down, without names."""
    plain = without_names(figures)
    document = {
        "as_at": plain.as_at.isoformat(),
        "since": plain.since.isoformat(),
        "before_at": plain.before_at.isoformat() if plain.before_at else None,
        "tables": [_table_out(table) for table in plain.tables],
    }
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def from_text(text: str) -> AuditFigures | None:
    """Read figures back; what is not known is passed over. None where it cannot be read at all."""
    try:
        document = json.loads(text)
        before = document.get("before_at")
        return AuditFigures(
            date.fromisoformat(document["as_at"]),
            date.fromisoformat(document["since"]),
            date.fromisoformat(before) if before else None,
            tuple(_table_in(table) for table in document["tables"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _unnamed(rows: tuple[FigureRow, ...]) -> tuple[FigureRow, ...]:
    return tuple(row if row.person_id is None else row._replace(label=row.plain) for row in rows)


def _table_out(table: FigureTable) -> dict[str, object]:
    return {
        "number": table.number,
        "key": table.key,
        "title": table.title,
        "heads": table.heads,
        "rules": table.rules,
        "rows": [_row_out(row) for row in table.rows],
    }


def _row_out(row: FigureRow) -> dict[str, object]:
    found: dict[str, object] = {"key": row.key, "label": row.label, "cells": [_cell_out(cell) for cell in row.cells]}
    if row.before:
        found["before"] = [_cell_out(cell) for cell in row.before]
    if row.person_id is not None:
        found["person"] = row.person_id
    if row.plain:
        found["plain"] = row.plain
    return found


def _cell_out(cell: FigureCell) -> object:
    match cell:
        case Count():
            return {"count": cell.number, "people": cell.people}
        case Share():
            return {"n": cell.n, "of": cell.of, "people": cell.people, "missing": cell.missing}
        case date():
            return {"day": cell.isoformat()}
        case _:
            return cell


def _table_in(table: Mapping[str, object]) -> FigureTable:
    return FigureTable(
        _number(table["number"]),
        str(table["key"]),
        str(table["title"]),
        tuple(str(head) for head in _listed(table["heads"])),
        tuple(_row_in(row) for row in _listed(table["rows"]) if isinstance(row, dict)),
        tuple(str(rule) for rule in _listed(table.get("rules", []))),
    )


def _row_in(row: Mapping[str, object]) -> FigureRow:
    person = row.get("person")
    return FigureRow(
        str(row["key"]),
        str(row["label"]),
        tuple(_cell_in(cell) for cell in _listed(row["cells"])),
        tuple(_cell_in(cell) for cell in _listed(row.get("before", []))),
        None if person is None else _number(person),
        str(row.get("plain", "")),
    )


def _cell_in(cell: object) -> FigureCell:
    if isinstance(cell, str | int | float | bool):
        return cell
    if not isinstance(cell, dict):
        return None
    if "count" in cell:
        return Count(_number(cell["count"]), _ids(cell, "people"))
    if "of" in cell:
        return Share(_number(cell["n"]), _number(cell["of"]), _ids(cell, "people"), _ids(cell, "missing"))
    return date.fromisoformat(str(cell["day"])) if "day" in cell else None


def _ids(cell: Mapping[str, object], name: str) -> tuple[int, ...]:
    return tuple(_number(own) for own in _listed(cell.get(name, [])))


def _listed(value: object) -> list[object]:
    if not isinstance(value, list):
        raise ValueError("a list was expected")
    return value


def _number(value: object) -> int:
    if not isinstance(value, int):
        raise ValueError("a number was expected")
    return int(value)
