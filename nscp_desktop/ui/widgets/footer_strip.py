"""A line of figures below a table, each under its column."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QTableView, QWidget

from nscp_desktop.ui import theme
from nscp_desktop.ui.guarded import guarded

HEIGHT = 28


@guarded
class FooterStrip(QWidget):
    """Draws one text under each column of a table, and moves with it."""

    def __init__(self, view: QTableView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._texts: dict[int, str] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        header = view.horizontalHeader()
        header.sectionResized.connect(self._redraw)
        header.sectionMoved.connect(self._redraw)
        header.geometriesChanged.connect(self._redraw)
        view.horizontalScrollBar().valueChanged.connect(self._redraw)

    def set_texts(self, texts: dict[int, str], spoken: str) -> None:
        """Show texts by the place of their column; `spoken` is all of it for people who hear the screen."""
        self._texts = texts
        self.setAccessibleName(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            font = QFont(self.font())
            font.setWeight(QFont.Weight.DemiBold)
            painter.setFont(font)
            painter.setPen(theme.token("text"))
            header = self._view.horizontalHeader()
            model = self._view.model()
            offset = self._view.viewport().mapTo(self._view, self._view.viewport().rect().topLeft()).x()
            metrics = painter.fontMetrics()
            kept = self._view.horizontalScrollBar().value() > 0 and header.visualIndex(0) == 0
            for place, text in sorted(self._texts.items(), reverse=True):
                # A table that has just lost a column is drawn before anybody has counted anew.
                if place >= model.columnCount() or header.isSectionHidden(place):
                    continue
                box = QRect(offset + header.sectionViewportPosition(place), 0, header.sectionSize(place), HEIGHT)
                if place == 0 and kept:
                    # The table keeps its first column in sight, so its text stays too.
                    box.moveLeft(offset)
                    painter.fillRect(box, theme.token("window"))
                align = model.headerData(place, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole)
                inner = box.adjusted(8, 0, -4, 0) if place == 0 else box
                shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
                painter.drawText(inner, align | Qt.AlignmentFlag.AlignVCenter, shown)

    def _redraw(self, *_: object) -> None:
        self.update()
