"""Preview: the lists that are only looked at, training found and cells ignored."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from nscp_desktop.domain.dates import in_words, opening
from nscp_desktop.domain.import_plan import ImportAction, ImportPlan
from nscp_desktop.domain.imports import Ignored, Place
from nscp_desktop.domain.standing import StandingKind
from nscp_desktop.ui.import_wizard.action_words import action_kind, action_words
from nscp_desktop.ui.models.table import Column, TableModel
from nscp_desktop.ui.models.table_view import TableView


@dataclass(frozen=True, slots=True)
class TrainingRow:
    """One completion or booking as shown; `sort_key` orders its dates."""

    place: Place
    person: str
    course: str
    what: str
    until: str
    sort_key: str
    action: ImportAction


class FoundList(QWidget):
    """A filter field above a table."""

    def __init__(self, name: str, title: str, columns: Sequence[Column[Any]], key: Callable[[Any], Any]) -> None:
        super().__init__()
        self.model: TableModel[Any] = TableModel(columns, key)
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText(self.tr("Find"))
        self.filter.setAccessibleName(self.tr("Find in this list"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setMaximumWidth(280)
        self.filter.textChanged.connect(self.model.filter)
        self.table = TableView(name, self)
        self.table.setAccessibleName(title)
        self.table.set_table(self.model, sort_by=None)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.filter)
        column.addWidget(self.table, 1)


def records_list(title: str) -> FoundList:
    """Make the list of completions and bookings."""
    columns = [
        Column(tr, text, sort, width=width, status=status, tooltip=text, strong=strong, key=tr)
        for tr, text, sort, width, status, strong in (
            ("Person", _person, None, 175, None, True),
            ("Course", _course, None, 290, None, False),
            ("Training", _what, _sort_key, 190, None, False),
            ("Valid until", _until, None, 120, None, False),
            ("Action", _action, None, 130, _kind, False),
            ("Cell", _cell, _row, 90, None, False),
        )
    ]
    return FoundList("import-records", title, columns, _row)


def ignored_list(title: str) -> FoundList:
    """Make the list of cells and rows that hold nothing to store."""
    columns = [
        Column("Cell", _ignored_cell, _ignored_row, width=90, key="cell"),
        Column("In the file", _ignored_text, width=380, tooltip=_ignored_text, strong=True, key="text"),
        Column("Why it is left out", _ignored_reason, width=320, tooltip=_ignored_reason, key="reason"),
    ]
    return FoundList("import-ignored", title, columns, _ignored_row)


def training_rows(plan: ImportPlan) -> Iterable[TrainingRow]:
    """Return the completions and bookings of a plan as shown."""
    names = [person.name for person in plan.reading.people]
    for record in plan.records:
        found = record.found
        done = found.completed_on
        what = f"Done {in_words(done, found.precision)}" if done is not None else "Done, date unknown"
        if done is None and found.expires_on is not None:
            what = "Done, day not given"
        until = in_words(found.expires_on) if found.expires_on is not None else ""
        day = done or found.expires_on
        key = day.isoformat() if day is not None else ""
        yield TrainingRow(found.place, names[found.person], found.course, what, until, key, record.action)
    for booking in plan.bookings:
        on = booking.found.on
        what = f"▣ Booked {in_words(on)}" if on is not None else "▣ Booked, no date yet"
        person, course = names[booking.found.person], booking.found.course
        key = on.isoformat() if on is not None else ""
        yield TrainingRow(booking.found.place, person, course, what, "", key, booking.action)


def _person(row: TrainingRow) -> str:
    return row.person


def _course(row: TrainingRow) -> str:
    return row.course


def _what(row: TrainingRow) -> str:
    return row.what


def _sort_key(row: TrainingRow) -> str:
    return row.sort_key


def _until(row: TrainingRow) -> str:
    return row.until


def _action(row: TrainingRow) -> str:
    return action_words(row.action)


def _kind(row: TrainingRow) -> StandingKind | None:
    return action_kind(row.action)


def _cell(row: TrainingRow) -> str:
    return row.place.cell.rpartition("!")[2]


def _row(row: TrainingRow) -> tuple[int, int, str]:
    return row.place.row, row.place.column, row.what


def _ignored_cell(item: Ignored) -> str:
    return item.cell.rpartition("!")[2]


def _ignored_row(item: Ignored) -> tuple[int, int, str]:
    return item.place.row, item.place.column, item.text


def _ignored_text(item: Ignored) -> str:
    return " ".join(item.text.split())


def _ignored_reason(item: Ignored) -> str:
    return opening(item.reason)
