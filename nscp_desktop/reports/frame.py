"""The page that all reports share: what stands around them, and drawing on it from the top down."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import BinaryIO, NamedTuple

from reportlab import rl_config
from reportlab.lib.colors import Color
from reportlab.lib.pagesizes import A3, A4
from reportlab.pdfgen.canvas import Canvas

from nscp_desktop.domain.counting_rules import COUNTING_RULES
from nscp_desktop.domain.dates import in_words
from nscp_desktop.reports import ink
from nscp_desktop.reports.ink import Style
from nscp_desktop.reports.letters import Letters, fit, width_of, wrap
from nscp_desktop.reports.right_to_left import in_page_order, joined

MARGIN = 36.0
# Plain compressed streams: the older way of writing them as letters takes a fifth more room and time.
rl_config.useA85 = 0

_HEADER_HEIGHT = 52.0
_FOOTER_HEIGHT = 16.0
_MOST_LINES = 40
_ABOUT = ink.NOTE._replace(size=8)


class PaperSize(StrEnum):
    """The sheet a report is printed on."""

    A4 = "A4"
    A3 = "A3"


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every report. `filters` says in words who is shown; empty means everyone.

    `printed_at` None leaves the day out. `record_head` is the newest mark of the record's history, if it has one.
    """

    agency: str
    title: str
    as_at: date
    marking: str = ""
    filters: str = ""
    printed_by: str = ""
    printed_at: datetime | None = None
    paper: PaperSize = PaperSize.A4
    is_landscape: bool = False
    record_head: str = ""

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points."""
        short, long = A3 if self.paper is PaperSize.A3 else A4
        return (long, short) if self.is_landscape else (short, long)

    @property
    def printed_words(self) -> str:
        """Who printed it and when: `Printed by Gwen Evans on 23 Nov 2026 at 14:05`."""
        parts = ["Printed"]
        if self.printed_by:
            parts.append(f"by {self.printed_by}")
        if self.printed_at is not None:
            parts.append(f"on {in_words(self.printed_at.date())} at {self.printed_at:%H:%M}")
        return " ".join(parts) if len(parts) > 1 else ""


class Built(NamedTuple):
    """What came out: how many pages, the letters that could not be printed, by name, and what else is missing.

    `problems` are sentences, each about something that was to be printed and could not be.
    """

    pages: int
    uncovered: tuple[str, ...]
    problems: tuple[str, ...] = ()


class Paper:
    """One report being drawn, from the top of the first page down. `y` is how far down it is, in points from below."""

    def __init__(self, out: BinaryIO, frame: Frame) -> None:
        self.frame = frame
        self.letters = Letters()
        width, self.height = frame.size
        self.left, self.right = MARGIN, width - MARGIN
        self.top = self.height - MARGIN - _HEADER_HEIGHT
        self.bottom = MARGIN + _FOOTER_HEIGHT
        self.canvas = Canvas(out, pagesize=frame.size, invariant=1, pageCompression=1, lang="en-GB")
        self.canvas.setTitle(f"{frame.title}, {frame.agency}, as at {in_words(frame.as_at)}")
        self.canvas.setAuthor(frame.agency)
        self.canvas.setSubject(f"Safeguarding training as at {in_words(frame.as_at)}")
        self.canvas.setCreator("NSCP Desktop")
        self.canvas.setViewerPreference("DisplayDocTitle", "true")
        self.pages = 0
        self._font: tuple[str, float] | None = None
        self._colour: Color | None = None
        self._is_name_cut = False
        self.going_on = ""
        self._begin_page()
        if self._is_name_cut:
            self.paragraph(frame.agency, ink.NOTE)
            self.y -= 4

    @property
    def room(self) -> float:
        """How wide the page is between its margins."""
        return self.right - self.left

    def esc(self, text: str) -> str:
        """Return a text as it is printed, letter for letter, with Arabic letters joined."""
        return joined(self.letters.esc(text))

    def text(self, x: float, y: float, text: str, style: Style = ink.BODY) -> None:
        """Draw one line of a text that is already `esc`aped and fits, its left end at x."""
        font = (style.face, style.size)
        if font != self._font:
            self._font = font
            self.canvas.setFont(*font)
        self._fill_with(style.colour)
        self.canvas.drawString(x, y, in_page_order(text))

    def text_to(self, x: float, y: float, text: str, style: Style = ink.BODY) -> None:
        """Draw one line whose right end is at x."""
        self.text(x - width_of(text, style.face, style.size), y, text, style)

    def text_at(self, x: float, y: float, text: str, style: Style = ink.BODY) -> None:
        """Draw one line whose middle is at x."""
        self.text(x - width_of(text, style.face, style.size) / 2, y, text, style)

    def box(self, x: float, y: float, size: tuple[float, float], fill: Color, radius: float = 0) -> None:
        """Fill a box whose lower left corner is at x and y."""
        self._fill_with(fill)
        if radius:
            self.canvas.roundRect(x, y, size[0], size[1], radius, stroke=0, fill=1)
        else:
            self.canvas.rect(x, y, size[0], size[1], stroke=0, fill=1)

    def outline(self, x: float, y: float, size: tuple[float, float], colour: Color = ink.RULE) -> None:
        """Draw a thin frame."""
        self.canvas.setStrokeColor(colour)
        self.canvas.setLineWidth(0.7)
        self.canvas.roundRect(x, y, size[0], size[1], 2.5, stroke=1, fill=0)

    def line(self, y: float, left: float | None = None, right: float | None = None, colour: Color = ink.RULE) -> None:
        """Draw a thin line across the page, or from `left` to `right`."""
        self.canvas.setStrokeColor(colour)
        self.canvas.setLineWidth(0.5)
        self.canvas.line(self.left if left is None else left, y, self.right if right is None else right, y)

    def need(self, height: float) -> bool:
        """Begin a new page when less than `height` points are left on this one; return whether it did."""
        if self.y - height >= self.bottom or self.y >= self.top:
            return False
        self.new_page()
        return True

    def new_page(self) -> None:
        """End this page and begin the next, with what goes on there if that was named in `going_on`."""
        self.canvas.showPage()
        self._begin_page()
        if self.going_on:
            self.y -= ink.NOTE_BOLD.line + 2
            self.text(self.left, self.y + 3, f"{self.esc(self.going_on)} (continued)", ink.NOTE_BOLD)

    def leave_page(self) -> None:
        """Count a page that somebody else puts in after this one; nothing more can be drawn before a new page."""
        self.pages += 1

    def heading(self, text: str, keep_with: float = 40) -> None:
        """Write a heading, on one page with at least `keep_with` points of what follows, and list it for readers."""
        clean = self.esc(text)
        lines = wrap(clean, ink.HEADING.face, ink.HEADING.size, self.room, _MOST_LINES)
        self.need(ink.HEADING.line * len(lines) + 12 + keep_with)
        if self.y < self.top:
            self.y -= 10
        top = self.y
        for line in lines:
            self.y -= ink.HEADING.line
            self.text(self.left, self.y + 3, line, ink.HEADING)
        key = f"heading-{self.pages}-{self.y:.1f}"
        self.canvas.bookmarkHorizontal(key, 0, top)
        self.canvas.addOutlineEntry(clean.replace("\n", " "), key, 0)
        self.y -= 3

    def paragraph(self, text: str, style: Style = ink.BODY, indent: float = 0) -> None:
        """Write a text in as many lines as it takes, over the end of the page if need be."""
        lines = wrap(self.esc(text), style.face, style.size, self.room - indent, _MOST_LINES)
        for line in lines:
            self.need(style.line)
            self.y -= style.line
            self.text(self.left + indent, self.y + style.size * 0.25, line, style)

    def bullets(self, texts: Iterable[str], style: Style = ink.NOTE) -> None:
        """Write short paragraphs, each with a dot before it."""
        for text in texts:
            self.need(style.line)
            self.text(self.left, self.y - style.line + style.size * 0.25, "·", style)
            self.paragraph(text, style, indent=8)

    def finish(self, counting: bool = True) -> Built:
        """Write how figures are counted and what could not be printed, number the pages, and close the file."""
        if counting:
            self.heading("How these figures are counted")
            self.bullets(COUNTING_RULES)
        self._list_uncovered()
        self.canvas.showPage()
        self._number_pages()
        self.canvas.save()
        return Built(self.pages, self.letters.uncovered_words())

    def _fill_with(self, colour: Color) -> None:
        """Set the colour of texts and boxes; saying it again for every text would double a long matrix."""
        if colour is not self._colour:
            self._colour = colour
            self.canvas.setFillColor(colour)

    def _forget_pen(self) -> None:
        """Set font and colour anew: each page and each form begins with its own."""
        self._font = self._colour = None

    def _begin_page(self) -> None:
        self.pages += 1
        self.y = self.top
        self._forget_pen()
        self._draw_header()
        self._draw_footer()

    def _draw_header(self) -> None:
        frame, top = self.frame, self.height - MARGIN
        marking = fit(self.esc(frame.marking), ink.NOTE.face, ink.NOTE.size, self.room * 0.4)
        beside = max(width_of(marking, ink.NOTE.face, ink.NOTE.size), 70) + 16
        title = fit(self.esc(frame.title), ink.TITLE.face, ink.TITLE.size, self.room - beside)
        self.text(self.left, top - 14, title, ink.TITLE)
        self.text_to(self.right, top - 9, marking, ink.NOTE)
        self.canvas.doForm(_page_form(self.pages))
        self._draw_about(top - 27, self.room - beside)
        shown = f"Shown: {frame.filters or 'everyone'}"
        self.text(self.left, top - 38, fit(self.esc(shown), ink.NOTE.face, ink.NOTE.size, self.room), ink.NOTE)
        self.canvas.setStrokeColor(ink.ACCENT)
        self.canvas.setLineWidth(1.4)
        self.canvas.line(self.left, top - 44, self.right, top - 44)

    def _draw_about(self, y: float, room: float) -> None:
        """Say whose report it is and as at which day: a long name is cut, the day never."""
        day = f" · as at {self.frame.as_at.day} {self.frame.as_at:%B %Y}"
        agency = self.esc(self.frame.agency).replace("\n", " ")
        short = fit(agency, _ABOUT.face, _ABOUT.size, room - width_of(day, _ABOUT.face, _ABOUT.size))
        self._is_name_cut = short != agency
        self.text(self.left, y, short + day, _ABOUT)

    def _draw_footer(self) -> None:
        parts = [self.frame.printed_words]
        if self.frame.record_head:
            parts.append(f"History code {self.frame.record_head}")
        words = " · ".join(part for part in parts if part)
        self.text(self.left, MARGIN, fit(self.esc(words), ink.NOTE.face, 6.5, self.room), ink.NOTE._replace(size=6.5))

    def _list_uncovered(self) -> None:
        names = self.letters.uncovered_words()
        if not names:
            return
        self.heading("Letters that could not be printed")
        self.paragraph(
            "The fonts in this report do not have the letters below. Each is printed as \N{REPLACEMENT CHARACTER}; "
            "the record itself is unchanged.",
            ink.NOTE,
        )
        self.bullets(
            f"{name}, first in: {text[:120]}"
            for name, text in zip(
                names, (self.letters.uncovered[key] for key in sorted(self.letters.uncovered)), strict=True
            )
        )

    def _number_pages(self) -> None:
        """Draw `Page x of y` into the place kept for it on each page: y is known only now."""
        y = self.height - MARGIN - 19
        for page in range(1, self.pages + 1):
            self.canvas.beginForm(_page_form(page), self.right - 120, y - 4, self.right, y + 10)
            self._forget_pen()
            self.text_to(self.right, y, f"Page {page} of {self.pages}", ink.NOTE)
            self.canvas.endForm()


def _page_form(page: int) -> str:
    return f"page-number-{page}"
