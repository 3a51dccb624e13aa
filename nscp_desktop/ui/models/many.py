"""What becomes of each person when many are changed in one step."""

from PySide6.QtCore import QCoreApplication

from nscp_desktop.domain.many_changes import ManyRow
from nscp_desktop.ui.models.table import Column


def many_columns() -> list[Column[ManyRow]]:
    """Return the columns of the preview."""
    return [
        Column(_tr("Name"), _name, width=120, strong=True, key="name", tooltip=_name),
        Column(_tr("What changes"), _what, width=230, key="what", tooltip=_whole, spoken=_whole),
        Column(_tr("Asked"), _asked, width=64, key="asked", tooltip=_asked_whole, spoken=_asked_whole),
    ]


def many_key(row: ManyRow) -> int:
    """Return what tells one row from another."""
    return row.person.id


def _name(row: ManyRow) -> str:
    return row.person.sorted_name


def _what(row: ManyRow) -> str:
    if row.refused:
        return f"! {_tr('Cannot')}: {row.refused}"
    if not row.changes:
        return f"– {_tr('Nothing changes')}"
    note = " ◷" if row.notes else ""
    return f"✓ {', '.join(row.changes)}{note}"


def many_lines(row: ManyRow) -> list[str]:
    """Say in full what becomes of one person."""
    stays = [_tr("Stays: %1.").replace("%1", words) for words in row.stays]
    return [f"{row.person.name}: {_what(row)}.".replace("..", "."), *stays, *row.notes, *row.asked.words]


def _whole(row: ManyRow) -> str:
    return "\n".join(many_lines(row))


def _asked(row: ManyRow) -> str:
    new, gone = len(row.asked.new), len(row.asked.gone)
    return ", ".join(part for part in (f"+{new}" if new else "", f"−{gone}" if gone else "") if part)


def _asked_whole(row: ManyRow) -> str:
    return "\n".join(row.asked.words)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Many", text)
