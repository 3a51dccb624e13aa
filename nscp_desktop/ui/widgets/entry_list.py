"""A list that is edited in place: the entries above, the fields of the current one below."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from nscp_desktop.domain.dates import in_words
from nscp_desktop.ui.dates import DateField
from nscp_desktop.ui.models.table import Column, TableModel
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.widgets.buttons import button_row, push_button
from nscp_desktop.ui.widgets.form_field import FormField

Values = dict[str, Any]
# What shares days with the current entry is most often beside it.
SHOWN_ROWS = 3


@dataclass(frozen=True, slots=True)
class EntryField:
    """One field of an entry: a date, one of several `choices` as (key, words), or words when those are None.

    `nothing` says why there is nothing to choose from; then no entry can be added. `empty` is what the list shows where
    nothing was given. `width` is that of the column, `stretch` how much of the room below the field gets.
    """

    name: str
    label: str
    is_date: bool = False
    choices: Sequence[tuple[Any, str]] | None = None
    nothing: str = ""
    empty: str = ""
    width: int = 120
    stretch: int = 1

    def words(self, value: object) -> str:
        """Write a value as the list shows it."""
        if self.choices is not None:
            return next((words for key, words in self.choices if key == value), self.empty)
        if isinstance(value, date):
            return in_words(value)
        return str(value) if value else self.empty


@dataclass(frozen=True, slots=True)
class _Entry:
    key: int
    values: Values


class EntryList(QWidget):
    """Entries as dictionaries by the names of the fields; `changed` is sent whenever one may be another.

    `start` is what a new entry begins with.
    """

    changed = Signal()

    def __init__(
        self,
        name: str,
        fields: Sequence[EntryField],
        entries: Iterable[Mapping[str, Any]],
        start: Mapping[str, Any],
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._fields = {field.name: field for field in fields}
        self._start = dict(start)
        self._entries = [_Entry(place, dict(values)) for place, values in enumerate(entries)]
        self._next = len(self._entries)
        self._loaded: int | None = None
        self._is_loading = False
        self.model: TableModel[_Entry] = TableModel([_column(field) for field in fields], key=_key, parent=self)
        self.table = TableView(f"entries-{name}", self)
        self.table.set_table(self.model, sort_by=None)
        self.add_button = push_button(self.tr("A&dd a line"), self.add)
        self._can_add = all(field.choices is None or field.choices for field in fields)
        self.add_button.setEnabled(self._can_add)
        self.remove_button = push_button(self.tr("Re&move the line"), self.remove)
        self.editors = {field.name: _editor(field, today) for field in fields}
        self.table.setMinimumHeight(_height_of(self.table, SHOWN_ROWS))
        row, notes = QHBoxLayout(), QVBoxLayout()
        row.setSpacing(10)
        notes.setSpacing(3)
        for field in fields:
            row.addWidget(self.editors[field.name], field.stretch)
            # A field of one day is too narrow for a sentence: it would be cut, and take the room from the list.
            self.editors[field.name].put_note(notes)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.table, 1)
        column.addLayout(button_row(self.add_button, self.remove_button))
        column.addLayout(row)
        column.addLayout(notes)
        self._connect()
        self._show_rows(0)

    def entries(self) -> list[Values]:
        """Return the entries in the order of the list."""
        return [dict(entry.values) for entry in self._entries]

    def add(self) -> None:
        """Add an entry, and go to its first field."""
        if not self._can_add or not self._may_leave():
            return
        self._entries.append(_Entry(self._next, dict(self._start)))
        self._next += 1
        self._show_rows(self._next - 1)
        next(iter(self.editors.values())).field.setFocus()
        self.changed.emit()

    def remove(self) -> None:
        """Take the current entry out."""
        place = self._place()
        if place is None:
            return
        del self._entries[place]
        self._loaded = None
        near = self._entries[min(place, len(self._entries) - 1)].key if self._entries else None
        self._show_rows(near)
        self.changed.emit()

    def error(self) -> bool:
        """Whether a date that is typed now is none; the sentence stands beside it."""
        return not self._may_leave()

    def show_error(self, place: int, name: str, sentence: str) -> None:
        """Go to an entry and show a sentence beside one of its fields."""
        if 0 <= place < len(self._entries):
            self.table.select_key(self._entries[place].key)
        editor = self.editors.get(name) or next(iter(self.editors.values()))
        editor.set_error(sentence)
        editor.field.setFocus()

    def clear_errors(self) -> None:
        """Take all sentences away, but for dates that are none."""
        for editor in self.editors.values():
            if not (isinstance(editor.field, DateField) and editor.field.error()):
                editor.set_error("")

    def _connect(self) -> None:
        self.table.selected.connect(self._row_chosen)
        for name, editor in self.editors.items():
            field = editor.field
            if isinstance(field, DateField):
                field.edited.connect(partial(self._take, name))
            elif isinstance(field, QComboBox):
                field.currentIndexChanged.connect(partial(self._take, name))
            elif isinstance(field, QLineEdit):
                field.textChanged.connect(partial(self._take, name))

    def _show_rows(self, key: int | None) -> None:
        self.model.set_rows(self._entries)
        if key is not None:
            self.table.select_key(key)
        self._row_chosen()

    def _place(self) -> int | None:
        row = self.table.current_row()
        keys = [entry.key for entry in self._entries]
        return keys.index(row.key) if isinstance(row, _Entry) and row.key in keys else None

    def _row_chosen(self) -> None:
        place = self._place()
        key = self._entries[place].key if place is not None else None
        if key == self._loaded and key is not None:
            return
        if self._loaded is not None and not self._may_leave():
            self.table.select_key(self._loaded)
            return
        self._loaded = key
        self._load(self._entries[place].values if place is not None else {})
        self.remove_button.setEnabled(place is not None)

    def _load(self, values: Values) -> None:
        self._is_loading = True
        for name, editor in self.editors.items():
            _put(editor.field, values.get(name))
            editor.set_error("")
            editor.setEnabled(bool(values))
        self._is_loading = False

    def _take(self, name: str, *_: object) -> None:
        place = self._place()
        if self._is_loading or place is None or self._entries[place].key != self._loaded:
            return
        field = self.editors[name].field
        if isinstance(field, DateField) and field.error():
            # What is no date stands in the field until it is put right; the entry stays as it was.
            return
        value, values = _value(field), self._entries[place].values
        if values.get(name) == value:
            return
        self._entries[place] = _Entry(self._entries[place].key, {**values, name: value})
        self.editors[name].set_error("")
        self.model.set_rows(self._entries)
        self.changed.emit()

    def _may_leave(self) -> bool:
        """Take what is typed now; False, with the focus there, when a date is none."""
        for name, editor in self.editors.items():
            field = editor.field
            if not isinstance(field, DateField):
                continue
            if field.error():
                editor.set_error(field.error())
                field.setFocus()
                return False
            self._take(name)
        return True


def _height_of(table: TableView, rows: int) -> int:
    head = table.horizontalHeader().sizeHint().height()
    return head + rows * table.verticalHeader().defaultSectionSize() + 2 * table.frameWidth()


def _column(field: EntryField) -> Column[_Entry]:
    words = partial(_words, field)
    title = field.label.replace("&", "")
    return Column(title, words, width=field.width, key=field.name, tooltip=words)


def _words(field: EntryField, entry: _Entry) -> str:
    return field.words(entry.values.get(field.name))


def _editor(field: EntryField, today: date) -> FormField:
    if field.is_date:
        return FormField(field.label, DateField(today=today))
    if field.choices is not None:
        combo = QComboBox()
        for key, words in field.choices:
            combo.addItem(words, key)
        return FormField(field.label, combo, "" if field.choices else field.nothing)
    return FormField(field.label, QLineEdit())


def _put(field: QWidget, value: Any) -> None:
    if isinstance(field, DateField):
        field.set_value(value)
    elif isinstance(field, QComboBox):
        field.setCurrentIndex(max(0, field.findData(value)))
    elif isinstance(field, QLineEdit):
        field.setText(value or "")


def _value(field: QWidget) -> object:
    if isinstance(field, DateField):
        return field.value()
    if isinstance(field, QComboBox):
        return field.currentData()
    return field.text() if isinstance(field, QLineEdit) else None


def _key(entry: _Entry) -> int:
    return entry.key
