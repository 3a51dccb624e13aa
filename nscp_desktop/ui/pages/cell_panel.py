"""The panel below the matrix: why a cell is what it is, and what can be done about it."""

from dataclasses import dataclass

from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.widgets.buttons import more_button
from nscp_desktop.ui.widgets.card import plain_label
from nscp_desktop.ui.widgets.chip import Chip

HEIGHT = 118
HIGHEST = 190
MARGIN = 10
TITLE_HEIGHT = 24
CHIP_LINE = 26


@dataclass(frozen=True, slots=True)
class CellWords:
    """What the panel says: title, the standing's kind and words, the record, and why it is asked."""

    title: str
    kind: str = ""
    status: str = ""
    record: str = ""
    why: str = ""
    booked: str = ""


@guarded
class CellPanel(QFrame):
    """Shows `CellWords` at the left and the actions as buttons at the right, the first one prominent.

    The actions in `more` are in a menu of their own.
    """

    def __init__(self, actions: list[QAction], more: list[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setFixedHeight(HEIGHT)
        self._grown_at = 0
        row = QHBoxLayout(self)
        row.setContentsMargins(14, MARGIN, 14, MARGIN)
        row.setSpacing(18)
        self._title = plain_label("", "strong")
        self._title.setMinimumWidth(60)
        self._status = Chip()
        self._booked = Chip()
        self._record = plain_label("", "muted", wrap=True)
        self._why_title = plain_label(self.tr("Why it is asked"), "strong")
        self._why = plain_label("", "muted", wrap=True)
        row.addLayout(self._left(), 4)
        row.addLayout(_column(self._why_title, self._why), 3)
        self._buttons: list[tuple[QPushButton, QAction]] = []
        row.addLayout(self._right(actions, more))

    def show_words(self, words: CellWords) -> None:
        """Show what is said about a cell, or about a selection."""
        self._title.setText(words.title)
        self._status.show_standing(words.kind or "not_required", words.status)
        self._booked.show_standing("booked", words.booked)
        self._record.setText(words.record)
        self._record.setToolTip("")
        self._why_title.setVisible(bool(words.why))
        self._why.setText(words.why)
        self.setAccessibleName(f"{words.title}. {words.status}. {words.record} {words.why}")
        self._grow()
        for button, action in self._buttons:
            button.setText(action.text())
            button.setEnabled(action.isEnabled())
            button.setAccessibleName(action.text().replace("&", ""))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make room for the words at another width."""
        super().resizeEvent(event)
        if event.size().width() != self._grown_at:
            self._grow()

    def _grow(self) -> None:
        """Grow for long words, and do not shrink again at the same width: the table above would jump."""
        margins = 2 * MARGIN + TITLE_HEIGHT
        record = self._record.heightForWidth(self._record.width()) + margins + CHIP_LINE
        needed = max(record, self._why.heightForWidth(self._why.width()) + margins)
        least = self.height() if self._grown_at == self.width() else HEIGHT
        self._grown_at = self.width()
        self.setFixedHeight(min(max(least, needed), HIGHEST))

    def focus_first(self) -> None:
        """Move the keyboard to the first button."""
        self._buttons[0][0].setFocus()

    def _left(self) -> QVBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._status)
        head.addWidget(self._booked)
        head.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(self._title)
        column.addLayout(head)
        column.addWidget(self._record)
        column.addStretch()
        return column

    def _right(self, actions: list[QAction], more: list[QAction]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        grid = QGridLayout()
        grid.setSpacing(6)
        for place, action in enumerate(actions):
            button = QPushButton(action.text(), self)
            button.clicked.connect(action.trigger)
            button.setMinimumWidth(180 if place == 0 else 60)
            if place == 0:
                button.setProperty("primary", True)
                column.addWidget(button)
            else:
                grid.addWidget(button, (place - 1) // 3, (place - 1) % 3)
            self._buttons.append((button, action))
        grid.addWidget(more_button(self.tr("&More"), more), 0, len(actions) - 1)
        column.addLayout(grid)
        column.addStretch()
        return column


def _column(*widgets: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(4)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch()
    return column
