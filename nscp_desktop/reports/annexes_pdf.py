"""Pages of uploaded PDF files in a pack: as they are, with a strip above each that says what it is."""

from collections.abc import Sequence
from io import BytesIO
from itertools import groupby
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from nscp_desktop.reports import ink
from nscp_desktop.reports.annexes import Annex, Place, opened
from nscp_desktop.reports.frame import MARGIN, Frame
from nscp_desktop.reports.ink import Style
from nscp_desktop.reports.letters import BOLD, Letters, fit, width_of

# The strip is drawn for a sheet of this width, and made larger on larger sheets.
_WIDTH, _HEIGHT = 595.0, 48.0
_CAPTION = Style(BOLD, 8.5)
_QUARTER = 90


def put_in(pack: bytes, annexes: Sequence[Annex], places: Sequence[Place], frame: Frame, pages: int) -> bytes:
    """Put the pages of PDF files where they go, as they are: their words can still be read out and searched for.

    `pages` is how many the whole pack has. The library that reads PDF must not be in two threads at once: whoever calls
    this sees to it.
    """
    if not places:
        return pack
    target = opened(pack)
    try:
        for _, together in groupby(places, key=_run):
            _put_run(target, annexes, list(together), frame, pages)
        out = BytesIO()
        target.save(out)
        return out.getvalue()
    finally:
        target.close()


def _run(place: Place) -> tuple[int, int]:
    """Return the same for pages that follow each other in their file: they are taken over with one set of fonts."""
    return place.annex, place.pack_page - place.page


def _put_run(target: Any, annexes: Sequence[Annex], places: Sequence[Place], frame: Frame, pages: int) -> None:
    """Take pages over into a document of their own first: drawing on a page takes as long as its document is large."""
    from pypdfium2 import PdfDocument

    source, own = opened(annexes[places[0].annex].file.content), PdfDocument.new()
    try:
        own.import_pages(source, [place.page for place in places])
        for page, place in enumerate(places):
            _draw_strip(own, page, place.caption, (frame, place.pack_page + 1, pages))
        target.import_pages(own, index=places[0].pack_page)
    finally:
        own.close()
        source.close()


def _draw_strip(own: Any, number: int, caption: str, about: tuple[Frame, int, int]) -> None:
    """Make a page higher, and write on the new strip; what was written onto the page becomes part of it."""
    from pypdfium2 import PdfMatrix, raw

    raw.FPDFPage_Flatten(own[number], raw.FLAT_PRINT)
    page = own[number]
    turned, (left, bottom, right, top) = page.get_rotation(), page.get_cropbox()
    seen_width = page.get_width()
    scale = max(seen_width / _WIDTH, 1.0)
    high = _HEIGHT * scale
    # Where the strip goes: above the page as it is seen, which is another side of one that lies turned.
    box, corner = {
        0: ((left, bottom, right, top + high), (left, top)),
        _QUARTER: ((left - high, bottom, right, top), (left, bottom)),
        2 * _QUARTER: ((left, bottom - high, right, top), (right, bottom)),
        3 * _QUARTER: ((left, bottom, right + high, top), (right, top)),
    }[turned]
    strip = opened(_strip(seen_width / scale, caption, about))
    try:
        form = strip.page_as_xobject(0, own)
        drawn = form.as_pageobject()
        form.close()
    finally:
        strip.close()
    drawn.set_matrix(PdfMatrix().scale(scale, scale).rotate(turned, ccw=True).translate(*corner))
    for set_box in (page.set_mediabox, page.set_cropbox):
        set_box(*box)
    page.insert_obj(drawn)
    page.gen_content()


def _strip(width: float, caption: str, about: tuple[Frame, int, int]) -> bytes:
    frame, number, pages = about
    letters, out = Letters(), BytesIO()
    canvas = Canvas(out, pagesize=(width, _HEIGHT), invariant=1, pageCompression=1)
    edge = min(MARGIN, width / 12)
    place = f"Page {number} of {pages}"
    beside = width_of(place, ink.NOTE.face, ink.NOTE.size) + 8
    canvas.setFillColor(ink.PAPER)
    canvas.rect(0, 0, width, _HEIGHT, stroke=0, fill=1)
    canvas.setFillColor(_CAPTION.colour)
    canvas.setFont(_CAPTION.face, _CAPTION.size)
    canvas.drawString(edge, 22, fit(letters.esc(caption), _CAPTION.face, _CAPTION.size, width - 2 * edge - beside))
    canvas.setFillColor(ink.NOTE.colour)
    canvas.setFont(ink.NOTE.face, ink.NOTE.size)
    canvas.drawRightString(width - edge, 22, place)
    words = " · ".join(part for part in (frame.agency, frame.title, frame.marking) if part)
    canvas.drawString(edge, 10, fit(letters.esc(words), ink.NOTE.face, ink.NOTE.size, width - 2 * edge))
    canvas.setStrokeColor(ink.ACCENT)
    canvas.setLineWidth(1)
    canvas.line(edge, 3, width - edge, 3)
    canvas.save()
    return out.getvalue()
