"""Every change to one entry of the record, newest first, and the button that shows it."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from nscp_desktop.ui.dialogs.form_dialog import open_dialog
from nscp_desktop.ui.models.history import Told, told_columns, told_what
from nscp_desktop.ui.models.table import TableModel
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.session import Session
from nscp_desktop.ui.widgets.card import heading, plain_label

SIZE = (820, 420)
SENTENCE_HEIGHT = 88


class Entry(NamedTuple):
    """An entry of the record: what it is in words, the kind of thing, and its number or code.

    With `of_person` it is everything of that kind that belongs to the person of this number.
    """

    about: str
    kind: str
    own: int | str
    of_person: bool = False


class ChangesButton(QPushButton):
    """Shows every change to the entry that `which` returns when the button is pressed; None shows nothing."""

    def __init__(self, session: Session, words: str, which: Callable[[], Entry | None]) -> None:
        super().__init__(words)
        self._session, self._which = session, which
        self.setAccessibleName(words.replace("&", "").rstrip("…"))
        self.clicked.connect(self._show)

    def _show(self) -> None:
        show_changes(self._session, self._which(), self.window())


def show_changes(session: Session, entry: Entry | None, over: QWidget) -> None:
    """Show every change to an entry, above the window `over`; None shows nothing."""
    if entry is None:
        return
    history = session.services.history
    told = history.about(int(entry.own), {entry.kind}) if entry.of_person else history.of(entry.kind, entry.own)
    open_dialog(RecordHistoryDialog(entry.about, told, over))


class RecordHistoryDialog(QDialog):
    """Shows what was changed about one entry, by whom, when and why; `about` says in words which entry it is."""

    def __init__(self, about: str, told: Sequence[Told], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("What was changed"))
        self.model: TableModel[Told] = TableModel(told_columns(), key=hash, parent=self)
        self.table = TableView("record-history", self)
        self.table.setAccessibleName(self.tr("What was changed"))
        self.table.set_table(self.model, sort_by=None)
        self.table.selected.connect(self._write_out)
        self.sentence = QPlainTextEdit()
        self.sentence.setReadOnly(True)
        self.sentence.setTabChangesFocus(True)
        self.sentence.setFixedHeight(SENTENCE_HEIGHT)
        self.sentence.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sentence.setAccessibleName(self.tr("The change in full"))
        self.model.set_rows(told)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        column.addWidget(heading(about))
        if told:
            column.addWidget(self.table, 1)
            column.addWidget(self.sentence)
            self.table.select_key(hash(told[0]))
        else:
            column.addWidget(plain_label(self.tr("The history holds no change to this."), "muted", wrap=True))
            column.addStretch()
            self.table.hide()
            self.sentence.hide()
        column.addWidget(buttons)
        self.resize(*SIZE)

    def _write_out(self) -> None:
        """Write the current change out: the table may cut it."""
        told = self.table.current_row()
        if told is None:
            self.sentence.clear()
            return
        reason = self.tr("Why: %1").replace("%1", told[0].reason) if told[0].reason else ""
        self.sentence.setPlainText("\n".join(filter(None, (told_what(told), reason))))
