"""A standing as a chip that stands by itself."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nscp_desktop.ui.delegates.status import CHIP_HEIGHT, MARGIN, PADDING, chip_font, draw_chips
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.theme import colours_of


@guarded
class Chip(QWidget):
    """Plain words in the colours of a standing, or of `theme.BOOKED`."""

    def __init__(self, kind: str = "not_required", words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._words = words
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_standing(kind, words)

    def show_standing(self, kind: str, words: str) -> None:
        """Show other words, with their symbol in front, in the colours of `kind`."""
        self._kind = kind
        self._words = words
        self.setAccessibleName(words)
        self.setToolTip("")
        if words and self.parentWidget() is None:
            # It has no place yet, and would flash up as a window of its own: it is shown with what it is put into.
            self.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, False)
        else:
            self.setVisible(bool(words))
        self.updateGeometry()
        self.update()

    def words(self) -> str:
        """Return the words shown."""
        return self._words

    def sizeHint(self) -> QSize:
        return QSize(QFontMetrics(chip_font()).horizontalAdvance(self._words) + 2 * PADDING + 1, CHIP_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), 40), CHIP_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            # The drawing keeps a margin for cells, which a chip by itself does not have.
            area = QRect(-MARGIN, 0, self.width() + 2 * MARGIN, self.height())
            draw_chips(painter, area, Qt.AlignmentFlag.AlignLeft, [(self._words, colours_of(self._kind))])
