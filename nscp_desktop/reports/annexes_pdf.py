"""Pages of uploaded PDF files in a pack: as they are, with a strip above each that says what it is."""

from collections.abc import Sequence
from io import BytesIO
from itertools import groupby
from typing import Any, NamedTuple

from reportlab.pdfgen.canvas import Canvas

from nscp_desktop.reports import ink
from nscp_desktop.reports.annexes import Annex, Place, Turn, opened
from nscp_desktop.reports.frame import MARGIN, Frame
from nscp_desktop.reports.ink import Style
from nscp_desktop.reports.letters import BOLD, Letters, fit, width_of
from nscp_desktop.reports.right_to_left import in_page_order, joined

# The strip is drawn for a sheet of this width, and made larger on larger sheets.
_WIDTH, _HEIGHT = 595.0, 48.0
_CAPTION = Style(BOLD, 8.5)
_QUARTER = 90
_TOGETHER = 40


class Pack(NamedTuple):
    """The pack that pages are put into: what stands around it, and how many pages it will have.

    The library that reads PDF must not be in two threads at once: it is used only while `turn` is held, for one page at
    a time, so that pages can be shown on screen meanwhile.
    """

    frame: Frame
    pages: int
    turn: Turn


def put_in(content: bytes, annexes: Sequence[Annex], places: Sequence[Place], pack: Pack) -> bytes:
    """Put the pages of PDF files where they go, as they are: their words can still be read out and searched for."""
    if not places:
        return content
    with pack.turn:
        target = opened(content)
    try:
        for _, together in groupby(places, key=_run):
            _put_run(target, annexes, list(together), pack)
        with pack.turn:
            out = BytesIO()
            target.save(out)
            return out.getvalue()
    finally:
        with pack.turn:
            target.close()


def _run(place: Place) -> tuple[int, int, int]:
    """Return the same for pages that follow each other in their file: they are taken over with one set of fonts.

    Not too many together, because each strip takes as long as they are.
    """
    return place.annex, place.pack_page - place.page, place.page // _TOGETHER


def _put_run(target: Any, annexes: Sequence[Annex], places: Sequence[Place], pack: Pack) -> None:
    """Take pages over into a document of their own first: drawing on a page takes as long as its document is large."""
    from pypdfium2 import PdfDocument

    with pack.turn:
        source, own = opened(annexes[places[0].annex].file.content), PdfDocument.new()
    try:
        with pack.turn:
            own.import_pages(source, [place.page for place in places])
        for page, place in enumerate(places):
            with pack.turn:
                width, scale = _flattened(own, page)
            strip = _strip(width, place, pack)
            with pack.turn:
                _draw_strip(own, page, strip, scale)
        with pack.turn:
            target.import_pages(own, index=places[0].pack_page)
    finally:
        with pack.turn:
            own.close()
            source.close()


def _flattened(own: Any, number: int) -> tuple[float, float]:
    """Make what was written onto a page part of it, and return the width of its strip and how much that is enlarged."""
    from pypdfium2 import raw

    raw.FPDFPage_Flatten(own[number], raw.FLAT_PRINT)
    width = own[number].get_width()
    scale = max(width / _WIDTH, 1.0)
    return width / scale, scale


def _draw_strip(own: Any, number: int, content: bytes, scale: float) -> None:
    """Make a page higher, and put the strip on the new part."""
    from pypdfium2 import PdfMatrix

    page = own[number]
    turned, (left, bottom, right, top) = page.get_rotation(), page.get_cropbox()
    high = _HEIGHT * scale
    # Where the strip goes: above the page as it is seen, which is another side of one that lies turned.
    box, corner = {
        0: ((left, bottom, right, top + high), (left, top)),
        _QUARTER: ((left - high, bottom, right, top), (left, bottom)),
        2 * _QUARTER: ((left, bottom - high, right, top), (right, bottom)),
        3 * _QUARTER: ((left, bottom, right + high, top), (right, top)),
    }[turned]
    strip = opened(content)
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


def _strip(width: float, to: Place, pack: Pack) -> bytes:
    frame, letters, out = pack.frame, Letters(), BytesIO()
    canvas = Canvas(out, pagesize=(width, _HEIGHT), invariant=1, pageCompression=1)
    edge = min(MARGIN, width / 12)
    place = f"Page {to.pack_page + 1} of {pack.pages}"
    beside = width_of(place, ink.NOTE.face, ink.NOTE.size) + 8
    canvas.setFillColor(ink.PAPER)
    canvas.rect(0, 0, width, _HEIGHT, stroke=0, fill=1)
    canvas.setFillColor(_CAPTION.colour)
    canvas.setFont(_CAPTION.face, _CAPTION.size)
    caption = fit(joined(letters.esc(to.caption)), _CAPTION.face, _CAPTION.size, width - 2 * edge - beside)
    canvas.drawString(edge, 22, in_page_order(caption))
    canvas.setFillColor(ink.NOTE.colour)
    canvas.setFont(ink.NOTE.face, ink.NOTE.size)
    canvas.drawRightString(width - edge, 22, place)
    words = " · ".join(part for part in (frame.agency, frame.title, frame.marking) if part)
    line = fit(joined(letters.esc(words)), ink.NOTE.face, ink.NOTE.size, width - 2 * edge)
    canvas.drawString(edge, 10, in_page_order(line))
    canvas.setStrokeColor(ink.ACCENT)
    canvas.setLineWidth(1)
    canvas.line(edge, 3, width - edge, 3)
    canvas.save()
    return out.getvalue()
