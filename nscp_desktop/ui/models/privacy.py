"""The rows of the tables about keeping and erasing."""

from PySide6.QtCore import QCoreApplication

from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.retention import Disposal, TimeUp
from nscp_desktop.ui.models.table import Column


def time_up_columns() -> list[Column[TimeUp]]:
    """Return the columns of the people whose time is up or who are kept longer."""
    return [
        Column(_tr("Person"), _name, width=170, strong=True, tooltip=_name),
        Column(_tr("Left"), _left, sort_key=_left_order, width=90),
        Column(_tr("Time up"), _since, sort_key=_since_order, width=90),
        Column(_tr("Records"), _records, sort_key=_records_order, width=66),
        Column(_tr("Kept longer because"), _held, width=180, tooltip=_held),
    ]


def disposal_columns() -> list[Column[Disposal]]:
    """Return the columns of the disposals."""
    return [
        Column(_tr("Reference"), _reference, width=90, strong=True),
        Column(_tr("Day"), _day, sort_key=_day_order, width=84),
        Column(_tr("People"), _people, width=56),
        Column(_tr("Reason"), _reason, width=150, tooltip=_reason),
    ]


def time_up_key(row: TimeUp) -> int:
    """Return what names a row across refreshes."""
    return row.person.id


def disposal_key(row: Disposal) -> int:
    """Return what names a row across refreshes."""
    return row.id


def _name(row: TimeUp) -> str:
    return row.person.sorted_name


def _left(row: TimeUp) -> str:
    return row.left_words


def _left_order(row: TimeUp) -> int:
    return row.left_on.toordinal() if row.left_on else 0


def _since(row: TimeUp) -> str:
    return in_words(row.up_since)


def _since_order(row: TimeUp) -> int:
    return row.up_since.toordinal()


def _records(row: TimeUp) -> str:
    return f"{row.records:,}"


def _records_order(row: TimeUp) -> int:
    return row.records


def _held(row: TimeUp) -> str:
    return row.hold.reason if row.hold else ""


def _reference(row: Disposal) -> str:
    return row.reference


def _day(row: Disposal) -> str:
    return in_words(row.disposed_on)


def _day_order(row: Disposal) -> int:
    return row.disposed_on.toordinal()


def _people(row: Disposal) -> str:
    return f"{row.people:,}"


def _reason(row: Disposal) -> str:
    return row.rule


def _tr(text: str) -> str:
    return QCoreApplication.translate("Privacy", text)
