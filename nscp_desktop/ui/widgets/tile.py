"""One figure as a button: what it counts, the figure, and a chip with what matters about it."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from nscp_desktop.ui import theme
from nscp_desktop.ui.delegates.status import CHIP_HEIGHT, MARGIN, PADDING, chip_font, draw_chips
from nscp_desktop.ui.guarded import guarded

HEIGHT = 96
EDGE = 11


@guarded
class FigureTile(QAbstractButton):
    """A figure that opens the people behind it."""

    def __init__(self, title: str, short_title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._short_title = short_title or title
        self._figure = ""
        self._kind = "not_required"
        self._chips: Sequence[str] = ()
        self._beside = ""
        self._before: Sequence[str] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(112)
        self.setAccessibleName(title)

    def show_figure(self, figure: str, kind: str, chips: Sequence[str], beside: str = "") -> None:
        """Show a figure, the first of the `chips` that fits in the colours of `kind`, and quiet words after the figure.

        Chips say the same in fewer and fewer words.
        """
        self._figure, self._kind, self._chips, self._beside, self._before = figure, kind, chips, beside, ()
        self.setToolTip(beside)
        self._tell()

    def show_before(self, words: Sequence[str], tooltip: str) -> None:
        """Show after the chip what the figure was on an earlier day, in the first of the `words` that fit."""
        self._before = words
        self.setToolTip("\n".join(part for part in (self._beside, tooltip) if part))
        self._tell()

    def _tell(self) -> None:
        parts = (f"{self._title}: {self._figure}.", *self._chips[:1], self._beside, *self._before[:1])
        self.setAccessibleName(" ".join(part for part in parts if part))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(150, HEIGHT)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw_frame(painter, self)
            width = self.width() - 2 * EDGE
            painter.setPen(theme.token("muted"))
            metrics = painter.fontMetrics()
            fits = metrics.horizontalAdvance(self._title) < width - 2
            title = metrics.elidedText(self._title if fits else self._short_title, Qt.TextElideMode.ElideRight, width)
            painter.drawText(QRect(EDGE, 10, width, 18), Qt.AlignmentFlag.AlignLeft, title)
            painter.setFont(_figure_font(self.font(), self._figure, width))
            painter.setPen(theme.token("text"))
            painter.drawText(QRect(EDGE, 28, width, 34), Qt.AlignmentFlag.AlignVCenter, self._figure)
            used = painter.fontMetrics().horizontalAdvance(self._figure) + 9
            self._draw_quietly(painter, QRect(EDGE + used, 31, width - used, 34), (self._beside,))
            self._draw_chip(painter, width)

    def _draw_chip(self, painter: QPainter, width: int) -> None:
        used, metrics = 0, QFontMetrics(chip_font())
        if self._chips:
            fitting = (chip for chip in self._chips if metrics.horizontalAdvance(chip) + 2 * PADDING <= width)
            chip = next(fitting, self._chips[-1])
            box = QRect(EDGE - MARGIN, 66, width + 2 * MARGIN, CHIP_HEIGHT)
            draw_chips(painter, box, Qt.AlignmentFlag.AlignLeft, [(chip, theme.colours_of(self._kind))])
            used = metrics.horizontalAdvance(chip) + 2 * PADDING + 7
        self._draw_quietly(painter, QRect(EDGE + used, 66, width - used, CHIP_HEIGHT), self._before)

    def _draw_quietly(self, painter: QPainter, room: QRect, choices: Sequence[str]) -> None:
        """Draw the first words that fit whole; half a sentence says less than none."""
        font = chip_font()
        font.setWeight(QFont.Weight.Normal)
        metrics = QFontMetrics(font)
        words = next((words for words in choices if metrics.horizontalAdvance(words) <= room.width() + 1), "")
        painter.setFont(font)
        painter.setPen(theme.token("muted"))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)


def draw_frame(painter: QPainter, button: QAbstractButton) -> None:
    """Draw the card that a button stands on, with its focus."""
    focused = button.hasFocus()
    hover = button.underMouse() or button.isDown()
    painter.setPen(QPen(theme.token("accent_ink" if focused else "line"), 2 if focused else 1))
    painter.setBrush(theme.token("hover" if hover else "card"))
    edge = 1.0 if focused else 0.5
    painter.drawRoundedRect(QRectF(button.rect()).adjusted(edge, edge, -edge, -edge), 7, 7)


def _figure_font(font: QFont, figure: str, width: int) -> QFont:
    """Return the font for a figure, smaller when it would not fit."""
    large = QFont(font)
    large.setWeight(QFont.Weight.DemiBold)
    for size in (19.0, 16.0, 13.0):
        large.setPointSizeF(size)
        if QFontMetrics(large).horizontalAdvance(figure) <= width:
            break
    return large
