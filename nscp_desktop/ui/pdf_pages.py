"""Pages of a PDF as pictures, for the screen and for the printer."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog

from nscp_desktop.domain.errors import FileRefusedError
from nscp_desktop.services.pdf_turns import PDF_TURN

POINTS_PER_INCH = 72
_MOST_PRINTED_DOTS_PER_INCH = 300


class PdfPages:
    """A PDF in memory: how large its pages are, in points, and each as a picture.

    It is opened anew for each picture, which takes a millisecond and leaves nothing open behind a closed window.
    """

    def __init__(self, content: bytes) -> None:
        self._content = content
        with self._open() as document:
            self.sizes: tuple[tuple[float, float], ...] = tuple(
                document.get_page_size(index) for index in range(len(document))
            )

    def __len__(self) -> int:
        return len(self.sizes)

    def image(self, index: int, scale: float) -> QImage:
        """Draw a page, `scale` dots for each point."""
        with self._open() as document:
            bitmap = document[index].render(scale=scale, prefer_bgrx=True)
            form = QImage.Format.Format_RGB32
            return QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, form).copy()

    def text(self, index: int) -> str:
        """Return the words on a page, for people who have them read out."""
        with self._open() as document:
            found: str = document[index].get_textpage().get_text_range()
        return found

    @contextmanager
    def _open(self) -> Iterator[Any]:
        from pypdfium2 import PdfDocument

        with PDF_TURN:
            document = PdfDocument(self._content)
            try:
                yield document
            finally:
                document.close()


def set_page_layout(printer: QPrinter, size: tuple[float, float]) -> None:
    """Turn the printer's sheet to the size and way up of a page."""
    width, height = size
    turned = width > height
    sheet = QPageSize(
        QSizeF(min(size), max(size)), QPageSize.Unit.Point, matchPolicy=QPageSize.SizeMatchPolicy.FuzzyMatch
    )
    way = QPageLayout.Orientation.Landscape if turned else QPageLayout.Orientation.Portrait
    printer.setPageLayout(QPageLayout(sheet, way, QMarginsF(0, 0, 0, 0)))
    printer.setFullPage(True)


def ask_printer(dialog: QPrintDialog, printer: QPrinter, then: Callable[[QPrinter], object]) -> None:
    """Ask how to print without waiting for the answer, and call `then` with the printer when it is to be done.

    While something waited, a window that closes could not, nor could what it has begun end.
    """
    dialog.finished.connect(partial(_go_on, printer, then))
    dialog.finished.connect(dialog.deleteLater)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.show()


def _go_on(printer: QPrinter, then: Callable[[QPrinter], object], answer: int) -> None:
    if answer == QDialog.DialogCode.Accepted:
        then(printer)


def print_pages(content: bytes, printer: QPrinter) -> None:
    """Print a PDF, each page as large as the sheet allows; a range chosen in the print dialog is kept to.

    The very pages that were on screen are drawn at the printer's own resolution.
    """
    pages = PdfPages(content)
    first = max(printer.fromPage(), 1)
    last = min(printer.toPage() or len(pages), len(pages))
    set_page_layout(printer, pages.sizes[first - 1])
    painter = QPainter()
    if not painter.begin(printer):
        raise FileRefusedError("The printer could not be started. Check that it is on, or choose another printer.")
    try:
        for number in range(first, last + 1):
            if number > first:
                printer.newPage()
            _print_page(painter, printer, pages, number - 1)
    finally:
        painter.end()


def _print_page(painter: QPainter, printer: QPrinter, pages: PdfPages, index: int) -> None:
    dots = min(printer.resolution(), _MOST_PRINTED_DOTS_PER_INCH)
    picture = pages.image(index, dots / POINTS_PER_INCH)
    sheet = QRectF(printer.pageLayout().fullRectPixels(printer.resolution()))
    size = QSizeF(picture.size()).scaled(sheet.size(), Qt.AspectRatioMode.KeepAspectRatio)
    target = QRectF(
        (sheet.width() - size.width()) / 2, (sheet.height() - size.height()) / 2, size.width(), size.height()
    )
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(target, picture)
