"""Names of cells as tables: every name with what it stands for, and the cells of one form that are filled."""

from PySide6.QtCore import QCoreApplication

from nscp_desktop.domain.return_names import ReturnName
from nscp_desktop.services.returns_forms import FormLine
from nscp_desktop.ui.models.table import Column


def name_columns() -> list[Column[ReturnName]]:
    """Return the name, what it stands for, and what would be written now."""
    return [
        Column(_tr("Name"), _name, width=250, strong=True, key="name", tooltip=_name),
        Column(_tr("What it stands for"), _meaning, width=420, key="meaning", tooltip=_meaning),
        Column(_tr("Now"), _words, width=110, key="now", tooltip=_words),
    ]


def name_key(row: ReturnName) -> str:
    """Return what stays of a row: its name."""
    return row.name


def line_columns() -> list[Column[FormLine]]:
    """Return the name, the cell, what it stands for, and what is written there."""
    return [
        Column(_tr("Name"), _line_name, width=220, strong=True, key="name", tooltip=_line_name),
        Column(_tr("Cell"), _place, width=120, key="cell", tooltip=_place),
        Column(_tr("What it stands for"), _line_meaning, width=280, key="meaning", tooltip=_line_meaning),
        Column(_tr("Is written"), _line_words, width=120, key="written", tooltip=_line_words),
    ]


def line_key(row: FormLine) -> str:
    """Return what stays of a row: its name."""
    return row.name


def _name(row: ReturnName) -> str:
    return row.name


def _meaning(row: ReturnName) -> str:
    return row.meaning


def _words(row: ReturnName) -> str:
    return row.words


def _line_name(row: FormLine) -> str:
    return row.name


def _place(row: FormLine) -> str:
    return row.place


def _line_meaning(row: FormLine) -> str:
    return row.meaning


def _line_words(row: FormLine) -> str:
    return row.words


def _tr(text: str) -> str:
    return QCoreApplication.translate("returns", text)
