"""The figures above the preview, each a button that opens the list behind it."""

from collections.abc import Mapping

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from nscp_desktop.domain.standing import StandingKind
from nscp_desktop.ui import theme
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.widgets.tile import draw_frame

HEIGHT = 54


@guarded
class CountButton(QAbstractButton):
    """A count with its words below, in a stronger colour while it asks for something."""

    def __init__(self, words: str, *, asks: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._asks = asks
        self._count = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(88)
        self.show_count(0)

    def show_count(self, count: int) -> None:
        """Show a count."""
        self._count = count
        self.setAccessibleName(f"{count:,} {self._words}")
        self.update()

    def count(self) -> int:
        """Return the count shown."""
        return self._count

    def sizeHint(self) -> QSize:
        return QSize(120, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw_frame(painter, self)
            font = QFont(self.font())
            font.setPointSizeF(14.0)
            font.setWeight(QFont.Weight.DemiBold)
            painter.setFont(font)
            waits = self._asks and self._count
            painter.setPen(theme.colours_of(StandingKind.DUE_SOON).ink if waits else theme.token("text"))
            width = self.width() - 20
            painter.drawText(QRect(10, 5, width, 25), Qt.AlignmentFlag.AlignVCenter, f"{self._count:,}")
            painter.setFont(self.font())
            painter.setPen(theme.token("muted"))
            words = painter.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, width)
            painter.drawText(QRect(10, 30, width, 19), Qt.AlignmentFlag.AlignVCenter, words)


class FiguresRow(QWidget):
    """Counts side by side; `opened` carries the name of the tab behind the one that was pressed."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named = (
            ("people_added", "people", self.tr("new people"), False),
            ("people_matched", "people", self.tr("on record"), False),
            ("people_asked", "people", self.tr("to decide"), True),
            ("records_added", "records", self.tr("training records"), False),
            ("bookings_added", "records", self.tr("bookings"), False),
            ("questions", "questions", self.tr("cells to look at"), True),
            ("ignored", "ignored", self.tr("ignored"), False),
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        group = QButtonGroup(self)
        group.setExclusive(False)
        group.buttonClicked.connect(self._open)
        self._tabs: dict[QAbstractButton, str] = {}
        self.buttons: dict[str, CountButton] = {}
        for name, tab, words, asks in named:
            button = CountButton(words, asks=asks)
            self.buttons[name] = button
            self._tabs[button] = tab
            group.addButton(button)
            row.addWidget(button)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show the counts of a plan."""
        for name, button in self.buttons.items():
            button.show_count(counts[name])

    def _open(self, button: QAbstractButton) -> None:
        self.opened.emit(self._tabs[button])
