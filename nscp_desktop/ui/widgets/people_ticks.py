"""Ticking people: filters, everybody shown at once, a pasted list of names, and the keyboard."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from nscp_desktop.domain.narrowing import Narrowing
from nscp_desktop.ui.dialogs.form_dialog import open_dialog
from nscp_desktop.ui.dialogs.paste_names import PasteNamesDialog
from nscp_desktop.ui.models.ticked import TickedModel, TickPerson
from nscp_desktop.ui.widgets.buttons import push_button, read_order
from nscp_desktop.ui.widgets.card import plain_label
from nscp_desktop.ui.widgets.narrowing_bar import NarrowingBar
from nscp_desktop.ui.widgets.ticking_view import TickingView


class PeopleTicks(QWidget):
    """Everybody who can be ticked. `changed` is sent when ticks, or the people, have changed."""

    changed = Signal()

    def __init__(self, name: str, title: str, note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = TickedModel(note, self)
        self.view = TickingView(name, self.model, self)
        self.view.setAccessibleName(title)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Filter…"))
        self.search.setAccessibleName(self.tr("Filter people"))
        self.search.setClearButtonEnabled(True)
        self.narrowing = NarrowingBar()
        self.all_button = push_button(self.tr("&Tick shown"), self.tick_shown, pill=True)
        self.none_button = push_button(self.tr("&None"), self.model.untick_all, pill=True)
        self.paste_button = push_button(self.tr("&Paste names…"), self.paste_names, pill=True)
        self.count = plain_label("", "muted")
        first, second = QHBoxLayout(), QHBoxLayout()
        for row, widgets in (
            (first, (self.search, self.narrowing)),
            (second, (self.all_button, self.none_button, self.paste_button, self.count)),
        ):
            row.setSpacing(6)
            for widget in widgets:
                row.addWidget(widget)
        second.addStretch()
        first.setStretch(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(first)
        column.addLayout(second)
        column.addWidget(self.view, 1)
        buttons = (self.all_button, self.none_button, self.paste_button)
        read_order([self.search, *self.narrowing.menus(), *buttons, self.view])
        self.search.textChanged.connect(self._filter)
        self.narrowing.changed.connect(self._choose_rows)
        self.model.ticked_changed.connect(self._tell)

    def set_people(self, rows: Sequence[TickPerson]) -> None:
        """Offer these people; ticks stay."""
        self.narrowing.fill(row.held for row in rows)
        self.model.set_rows(rows)
        self._choose_rows()
        self._tell()

    def narrowed_to(self) -> Narrowing:
        """Return which of the people are shown, but for the words in the filter."""
        return self.narrowing.narrowing()

    def tick_shown(self) -> None:
        """Tick everybody shown."""
        self.model.tick(row.person.id for row in self.model.rows())

    def paste_names(self) -> None:
        """Ask for a list of names, and tick the people meant."""
        dialog = PasteNamesDialog([row.person for row in self.model.all_rows()], self.window())
        dialog.accepted.connect(partial(self._tick_pasted, dialog))
        open_dialog(dialog)

    def _tick_pasted(self, dialog: PasteNamesDialog) -> None:
        self.model.tick(dialog.person_ids())

    def _filter(self, text: str) -> None:
        self.model.filter(text)
        self._show_count()

    def _choose_rows(self) -> None:
        self.model.keep(partial(_is_wanted, self.narrowing.narrowing()))
        self._show_count()

    def _tell(self) -> None:
        self._show_count()
        self.changed.emit()

    def _show_count(self) -> None:
        everybody, shown = self.model.all_rows(), len(self.model.rows())
        words = self.tr("%1 of %2 ticked").replace("%1", f"{len(self.model.ticked()):,}")
        words = words.replace("%2", f"{len(everybody):,}")
        if shown != len(everybody):
            words += self.tr(", %1 shown").replace("%1", f"{shown:,}")
        self.count.setText(words)


def _is_wanted(narrowing: Narrowing, row: TickPerson) -> bool:
    return narrowing.holds(row.held)
