"""A PDF on screen: its pages one below the other, drawn when they come into view."""

from collections import OrderedDict

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from nscp_desktop.ui import theme
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.pdf_pages import POINTS_PER_INCH, PdfPages

_GAP = 14
_KEPT_PICTURES = 12
_LEAST_ZOOM, _MOST_ZOOM, _STEP = 0.25, 4.0, 1.2


@guarded
class PdfView(QAbstractScrollArea):
    """Shows a PDF; `moved` carries the page in view (from 1), `zoomed` the zoom, 1.0 being the size on paper."""

    moved = Signal(int)
    zoomed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: PdfPages | None = None
        self._tops: list[int] = []
        self._fits_width = True
        self._zoom = 1.0
        self._pictures: OrderedDict[tuple[int, float], QImage] = OrderedDict()
        self._current = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Pages of the report"))
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return len(self._pages) if self._pages is not None else 0

    @property
    def zoom(self) -> float:
        """The size on screen against the size on paper."""
        return self._zoom

    @property
    def current_page(self) -> int:
        """The page in view, from 1; 0 when nothing is shown."""
        return self._current

    def page_size(self) -> tuple[float, float]:
        """Return width and height of the first page in points; A4 when nothing is shown."""
        return self._pages.sizes[0] if self._pages is not None else (595.0, 842.0)

    def set_document(self, content: bytes) -> None:
        """Show a PDF from its first page; no content shows nothing."""
        self.clear()
        if content:
            self._pages = PdfPages(content)
        self._lay_out()
        self.verticalScrollBar().setValue(0)
        self._current = 0
        self._scrolled()

    def clear(self) -> None:
        """Show nothing."""
        self._pictures.clear()
        self._pages = None
        self._tops = []
        self.viewport().update()

    def set_zoom(self, zoom: float) -> None:
        """Show pages at a size of their own and no longer at the width of the view."""
        self._fits_width = False
        self._change_zoom(min(max(zoom, _LEAST_ZOOM), _MOST_ZOOM))

    def zoom_in(self) -> None:
        """Show pages larger."""
        self.set_zoom(self._zoom * _STEP)

    def zoom_out(self) -> None:
        """Show pages smaller."""
        self.set_zoom(self._zoom / _STEP)

    def fit_width(self) -> None:
        """Show pages as wide as the view, whatever its width."""
        self._fits_width = True
        self._change_zoom(self._fitting_zoom())

    def go_to(self, page: int) -> None:
        """Scroll to a page, from 1."""
        if 1 <= page <= len(self._tops):
            self.verticalScrollBar().setValue(self._tops[page - 1] - _GAP)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages that are in view, and those only."""
        with QPainter(self.viewport()) as painter:
            painter.fillRect(self.viewport().rect(), theme.token("line"))
            if self._pages is None:
                return
            for index in range(len(self._pages)):
                frame = self._frame(index)
                if frame.bottom() >= 0 and frame.top() <= self.viewport().height():
                    painter.drawImage(frame, self._picture(index))
                    painter.setPen(QColor(0, 0, 0, 60))
                    painter.drawRect(frame.adjusted(-1, -1, 0, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep pages as wide as the view, and keep the place on the page."""
        super().resizeEvent(event)
        if self._fits_width:
            self._change_zoom(self._fitting_zoom())
        else:
            self._lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move and zoom by the keys that readers of documents know."""
        bar, page = self.verticalScrollBar(), self.viewport().height()
        moves = {
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_Space: page,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_Down: 40,
            Qt.Key.Key_Up: -40,
            Qt.Key.Key_End: bar.maximum(),
            Qt.Key.Key_Home: -bar.maximum(),
        }
        zooms = {Qt.Key.Key_Plus: self.zoom_in, Qt.Key.Key_Minus: self.zoom_out, Qt.Key.Key_0: self.fit_width}
        key = Qt.Key(event.key())
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and key in zooms:
            zooms[key]()
        elif key in moves:
            bar.setValue(bar.value() + moves[key])
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom while Ctrl is held, scroll otherwise."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y() > 0:
                self.zoom_in()
            else:
                self.zoom_out()
            event.accept()
            return
        super().wheelEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew in the other colours when the look changes."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.viewport().update()

    def _dots_per_point(self) -> float:
        return self._zoom * self.logicalDpiX() / POINTS_PER_INCH

    def _fitting_zoom(self) -> float:
        if self._pages is None:
            return self._zoom
        widest = max(size[0] for size in self._pages.sizes)
        room = self.viewport().width() - 2 * _GAP
        zoom = room / (widest * self.logicalDpiX() / POINTS_PER_INCH)
        return min(max(zoom, _LEAST_ZOOM), _MOST_ZOOM)

    def _change_zoom(self, zoom: float) -> None:
        bar = self.verticalScrollBar()
        place = bar.value() / bar.maximum() if bar.maximum() else 0
        if zoom != self._zoom:
            self._zoom = zoom
            self._pictures.clear()
        self._lay_out()
        bar.setValue(round(place * bar.maximum()))
        self.zoomed.emit(self._zoom)

    def _lay_out(self) -> None:
        sizes = self._pages.sizes if self._pages is not None else ()
        if self._fits_width and sizes:
            zoom = self._fitting_zoom()
            if zoom != self._zoom:
                self._zoom = zoom
                self._pictures.clear()
                self.zoomed.emit(zoom)
        scale, top = self._dots_per_point(), _GAP
        self._tops = []
        for _, height in sizes:
            self._tops.append(top)
            top += round(height * scale) + _GAP
        widest = max((round(width * scale) for width, _ in sizes), default=0) + 2 * _GAP
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setPageStep(self.viewport().height())
        down.setSingleStep(40)
        down.setRange(0, max(0, top - self.viewport().height()))
        across.setPageStep(self.viewport().width())
        across.setRange(0, max(0, widest - self.viewport().width()))
        self.viewport().update()

    def _frame(self, index: int) -> QRect:
        """Return where a page is in the view."""
        assert self._pages is not None
        width, height = (round(side * self._dots_per_point()) for side in self._pages.sizes[index])
        left = max(_GAP, (self.viewport().width() - width) // 2) - self.horizontalScrollBar().value()
        return QRect(left, self._tops[index] - self.verticalScrollBar().value(), width, height)

    def _picture(self, index: int) -> QImage:
        assert self._pages is not None
        scale = self._dots_per_point() * self.devicePixelRatioF()
        key = (index, scale)
        picture = self._pictures.get(key)
        if picture is None:
            picture = self._pictures[key] = self._pages.image(index, scale)
            while len(self._pictures) > _KEPT_PICTURES:
                self._pictures.popitem(last=False)
        self._pictures.move_to_end(key)
        return picture

    def _scrolled(self) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        page = sum(top <= middle for top in self._tops)
        page = max(page, 1) if self._tops else 0
        if page != self._current:
            self._current = page
            if self._pages is not None:
                self.setAccessibleDescription(self._pages.text(page - 1))
            self.moved.emit(page)
        self.viewport().update()
