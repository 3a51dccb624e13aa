"""Figure 12 of an audit: the same figures at the audit before, beside the present ones."""

from dataclasses import replace

from nscp_desktop.domain.audit_figures import AuditFigures, FigureCell, FigureTable


def compared(now: AuditFigures, before: AuditFigures | None) -> AuditFigures:
    """Return figures with the cells of an earlier audit in each row; rows, and columns, are known by their names."""
    if before is None:
        return now
    tables = tuple(_with_before(table, before.table(table.key)) for table in now.tables)
    return replace(now, before_at=before.as_at, tables=tables)


def _with_before(table: FigureTable, before: FigureTable | None) -> FigureTable:
    if before is None:
        return table
    places = [before.heads.index(head) if head in before.heads else None for head in table.heads]
    rows = {row.key: row.cells for row in before.rows}
    return replace(
        table,
        rows=tuple(
            row._replace(before=tuple(_at(rows[row.key], place) for place in places)) if row.key in rows else row
            for row in table.rows
        ),
    )


def _at(cells: tuple[FigureCell, ...], place: int | None) -> FigureCell:
    return cells[place] if place is not None and place < len(cells) else None
