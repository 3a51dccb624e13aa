"""The steps of the wizard, with the one that is shown."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from nscp_desktop.ui import theme
from nscp_desktop.ui.guarded import guarded

DOT = 24
HEIGHT = 34


@guarded
class StepBar(QWidget):
    """Numbered steps in a row; those before the one shown are ticked."""

    def __init__(self, steps: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps = list(steps)
        self._current = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_step(0)

    def show_step(self, place: int) -> None:
        """Mark a step as the one shown."""
        self._current = place
        words = self.tr("Step %1 of %2: %3").replace("%1", str(place + 1)).replace("%2", str(len(self._steps)))
        self.setAccessibleName(words.replace("%3", self._steps[place]))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(560, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            room = self.width() // len(self._steps)
            for place, words in enumerate(self._steps):
                self._draw(painter, QRect(place * room, 0, room, self.height()), place, words)

    def _draw(self, painter: QPainter, area: QRect, place: int, words: str) -> None:
        reached = place <= self._current
        top = (area.height() - DOT) // 2
        dot = QRect(area.left() + 1, top, DOT, DOT)
        painter.setPen(QPen(theme.token("accent" if reached else "field_line"), 1))
        painter.setBrush(theme.token("accent" if reached else "card"))
        painter.drawEllipse(dot)
        painter.setPen(theme.token("accent_text" if reached else "muted"))
        painter.setFont(_bold(self.font()))
        painter.drawText(dot, Qt.AlignmentFlag.AlignCenter, "✓" if place < self._current else str(place + 1))
        painter.setFont(_bold(self.font()) if place == self._current else self.font())
        painter.setPen(theme.token("text" if reached else "muted"))
        words_area = area.adjusted(DOT + 9, 0, -8, 0)
        painter.drawText(words_area, Qt.AlignmentFlag.AlignVCenter, words)
        end = words_area.left() + painter.fontMetrics().horizontalAdvance(words) + 10
        if place < len(self._steps) - 1 and end < area.right() - 10:
            painter.setPen(QPen(theme.token("line"), 2))
            painter.drawLine(end, area.center().y(), area.right() - 10, area.center().y())


def _bold(font: QFont) -> QFont:
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold)
    return made
