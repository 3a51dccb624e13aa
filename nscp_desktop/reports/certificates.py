"""Certificates of the agency's own training: one page for each person, lying, legible in black and white."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO

from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from nscp_desktop.reports import ink
from nscp_desktop.reports.frame import Built
from nscp_desktop.reports.ink import Style
from nscp_desktop.reports.letters import BOLD, REGULAR, Letters, width_of, wrap
from nscp_desktop.reports.right_to_left import in_page_order, joined

_WIDTH, _HEIGHT = landscape(A4)
_EDGE, _INNER = 26.0, 33.0
_ROOM = _WIDTH - 2 * 82
_LABEL = Style(REGULAR, 9.5, ink.QUIET)
_VALUE = Style(BOLD, 11)
_SMALL = Style(REGULAR, 8.5, ink.QUIET)
# The heights, from below, at which the parts of the page stand.
_TOP, _FACTS, _FOOT = _HEIGHT - 74, 205.0, 122.0
_NAME_SIZES = (32, 28, 24, 20, 17)
_COURSE_SIZES = (19, 17, 15, 13, 11)
_AGENCY_SIZES = (17, 15, 13)
_CLOSE = 1.15


@dataclass(frozen=True, slots=True)
class CertificateSheet:
    """What stands on one certificate. Facts that nobody knows are empty and left out."""

    name: str
    course: str
    version: str
    held: str
    hours: str
    delivery: str
    trainer: str
    number: str
    code: str
    issued_on: str
    issued_by: str


@dataclass(frozen=True, slots=True)
class Certificates:
    """Some certificates of one agency; without any, `nothing` is printed in their place."""

    agency: str
    title: str
    sheets: Sequence[CertificateSheet]
    nothing: str = ""


def build_certificates(data: Certificates, out: BinaryIO) -> Built:
    """Write the certificates as a PDF, a page for each."""
    canvas = Canvas(out, pagesize=(_WIDTH, _HEIGHT), invariant=1, pageCompression=1, lang="en-GB")
    canvas.setTitle(f"{data.title}, {data.agency}")
    canvas.setAuthor(data.agency)
    canvas.setSubject(data.title)
    canvas.setCreator("NSCP Desktop")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    letters = Letters()
    for place, sheet in enumerate(data.sheets):
        page = _Page(canvas, letters)
        canvas.bookmarkPage(f"certificate-{place}")
        canvas.addOutlineEntry(f"{letters.esc(sheet.name)}, {sheet.number}", f"certificate-{place}", 0)
        page.draw(data.agency, sheet)
        canvas.showPage()
    if not data.sheets:
        _Page(canvas, letters).say(data.agency, data.nothing)
        canvas.showPage()
    canvas.save()
    return Built(max(len(data.sheets), 1), letters.uncovered_words())


class _Page:
    """One certificate being drawn."""

    def __init__(self, canvas: Canvas, letters: Letters) -> None:
        self.canvas = canvas
        self.letters = letters

    def say(self, agency: str, words: str) -> None:
        """Write a sentence in place of a certificate."""
        y = _HEIGHT / 2 + 40
        for text, style in ((agency, Style(BOLD, 15)), (words, Style(REGULAR, 12))):
            for line in wrap(joined(self.letters.esc(text)), style.face, style.size, _ROOM, 5):
                y -= style.size * 1.4
                self._at(_WIDTH / 2, y, line, style)
            y -= 12

    def draw(self, agency: str, sheet: CertificateSheet) -> None:
        """Draw the whole page: who gives it, to whom, for what; below that the facts, and how it is checked."""
        self._border()
        version = f"Version {sheet.version}" if sheet.version else ""
        quiet = _LABEL._replace(size=11)
        parts = (
            self._part(agency, _AGENCY_SIZES, Style(BOLD)),
            self._part("Certificate of attendance", (28,), Style(BOLD, 28, ink.ACCENT)),
            self._part("This is to certify that", (11,), quiet),
            self._part(sheet.name, _NAME_SIZES, Style(BOLD)),
            self._part("attended", (11,), quiet),
            self._part(sheet.course, _COURSE_SIZES, Style(BOLD)),
            self._part(version, (10, 9, 8), quiet),
        )
        used = [part for part in parts if part[1]]
        height = sum(style.size * _CLOSE * len(lines) for style, lines in used)
        gap = min(max((_TOP - _FACTS - 34 - height) / len(used), 2), 26)
        y = _TOP - max((_TOP - _FACTS - 34 - height - gap * len(used)) / 2, 0)
        for style, lines in used:
            for line in lines:
                y -= style.size * _CLOSE
                self._at(_WIDTH / 2, y, line, style)
            y -= gap
        self._facts(sheet)
        self._foot(agency, sheet)

    def _part(self, text: str, sizes: Sequence[float], style: Style) -> tuple[Style, list[str]]:
        """Return one part of the page, set as large as it fits; without lines where there is nothing to say."""
        size, lines = _shrunk(self.letters.esc(text), style.face, sizes, _ROOM, 2)
        return style._replace(size=size), lines if text else []

    def _border(self) -> None:
        canvas = self.canvas
        for edge, width, colour in ((_EDGE, 2.6, ink.ACCENT), (_INNER, 0.7, ink.TEXT)):
            canvas.setStrokeColor(colour)
            canvas.setLineWidth(width)
            canvas.rect(edge, edge, _WIDTH - 2 * edge, _HEIGHT - 2 * edge, stroke=1, fill=0)

    def _facts(self, sheet: CertificateSheet) -> None:
        """Write what is known about the training, beside each other in columns of one width."""
        known = [
            (label, self.letters.esc(value))
            for label, value in (
                ("Held on", sheet.held),
                ("Length", sheet.hours),
                ("Delivery", sheet.delivery),
                ("Trainer", sheet.trainer),
            )
            if value
        ]
        if not known:
            return
        share = _ROOM / len(known)
        for place, (label, value) in enumerate(known):
            middle = _WIDTH / 2 - _ROOM / 2 + share * (place + 0.5)
            self._at(middle, _FACTS, label, _LABEL)
            size, lines = _shrunk(value, BOLD, (11, 10, 9, 8), share - 14, 2)
            for turn, line in enumerate(lines):
                self._at(middle, _FACTS - 15 - turn * (size + 2), line, _VALUE._replace(size=size))

    def _foot(self, agency: str, sheet: CertificateSheet) -> None:
        canvas, left, right = self.canvas, _WIDTH / 2 - _ROOM / 2, _WIDTH / 2 + _ROOM / 2
        half = _ROOM / 2 - 20
        canvas.setStrokeColor(ink.TEXT)
        canvas.setLineWidth(0.6)
        canvas.line(left, _FOOT, left + half, _FOOT)
        size, lines = _shrunk(self.letters.esc(f"Issued by {sheet.issued_by}"), BOLD, (10.5, 9.5, 8.5), half, 2)
        for turn, line in enumerate(lines):
            self._text(left, _FOOT - 14 - turn * (size + 2), line, Style(BOLD, size))
        below = _FOOT - 15 - len(lines) * (size + 2)
        self._text(left, below, f"Issued on {sheet.issued_on}", _LABEL)
        box = right - half
        canvas.rect(box, _FOOT - 42, half, 64, stroke=1, fill=0)
        self._text(box + 12, _FOOT + 3, "Number", _LABEL)
        self._text(box + 12, _FOOT - 28, "Verification code", _LABEL)
        for y, value in ((_FOOT + 1, sheet.number), (_FOOT - 30, sheet.code)):
            style = Style(BOLD, 14)
            self._text(box + half - 12 - width_of(value, style.face, style.size), y, value, style)
        how = f"To check this certificate, ask {agency} and quote its number and verification code."
        size, lines = _shrunk(self.letters.esc(how), REGULAR, (8.5, 7.5, 6.5), _ROOM, 2)
        for turn, line in enumerate(lines):
            self._at(_WIDTH / 2, _FOOT - 66 - turn * (size + 1.5), line, _SMALL._replace(size=size))

    def _at(self, middle: float, y: float, text: str, style: Style) -> None:
        """Draw one line whose middle is at `middle`."""
        self._text(middle - width_of(text, style.face, style.size) / 2, y, text, style)

    def _text(self, x: float, y: float, text: str, style: Style) -> None:
        self.canvas.setFont(style.face, style.size)
        self.canvas.setFillColor(style.colour)
        self.canvas.drawString(x, y, in_page_order(text))


def _shrunk(text: str, face: str, sizes: Sequence[float], room: float, most: int) -> tuple[float, list[str]]:
    """Return the largest of some sizes in which a text fits, on one line if it can be, with its lines.

    What fits in none of them is set in the smallest, in as many lines as it takes: nothing is cut.
    """
    line = joined(text.replace("\n", " "))
    for lines_allowed in range(1, most + 1):
        for size in sizes:
            lines = wrap(line, face, size, room, 20)
            if len(lines) <= lines_allowed:
                return size, lines
    smallest = sizes[-1]
    while smallest > 5:
        lines = wrap(line, face, smallest, room, 20)
        if len(lines) <= most + 1:
            return smallest, lines
        smallest -= 1
    return smallest, wrap(line, face, smallest, room, 20)
