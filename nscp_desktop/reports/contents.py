"""A page of contents, whose page numbers are written in when all pages are there."""

from collections.abc import Sequence
from typing import NamedTuple

from nscp_desktop.reports import ink
from nscp_desktop.reports.frame import Paper
from nscp_desktop.reports.ink import Style
from nscp_desktop.reports.letters import BOLD, width_of
from nscp_desktop.reports.questionnaire_text import lines_of

_MAIN = Style(BOLD, 9)
_UNDER = Style(ink.BODY.face, 8.5)
_NUMBER_ROOM = 34.0
_INDENT = 14.0


class Entry(NamedTuple):
    """One line: the name by which its page is found, its words, and whether it stands under the one before.

    `target` is the entry to go to where its own page is put in later.
    """

    key: str
    words: str
    is_under: bool = False
    target: str = ""


class Contents:
    """The contents of one report. Draw it first, `mark` where each entry begins, and `fill` it before the end."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self._pages: dict[str, int] = {}
        self._styles: dict[str, Style] = {}

    def draw(self, entries: Sequence[Entry]) -> None:
        """Draw the lines, each with room for its page number, and as a link to its page."""
        for entry in entries:
            self._draw_line(entry)

    def mark(self, key: str) -> None:
        """Say that an entry begins on the present page."""
        self._pages[key] = self._paper.pages
        self._paper.canvas.bookmarkPage(f"contents-{key}")

    def mark_page(self, key: str, page: int) -> None:
        """Say on which page an entry will begin that is put in later."""
        self._pages[key] = page

    def fill(self) -> None:
        """Write the page numbers in."""
        canvas = self._paper.canvas
        for key, style in self._styles.items():
            number = str(self._pages.get(key, ""))
            canvas.beginForm(_form(key), 0, -3, _NUMBER_ROOM, 12)
            canvas.setFont(style.face, style.size)
            canvas.setFillColor(style.colour)
            canvas.drawString(_NUMBER_ROOM - width_of(number, style.face, style.size), 0, number)
            canvas.endForm()

    def _draw_line(self, entry: Entry) -> None:
        paper, style = self._paper, _UNDER if entry.is_under else _MAIN
        indent = _INDENT if entry.is_under else 0.0
        lines = lines_of(paper, entry.words, style, paper.room - indent - _NUMBER_ROOM - 12)
        paper.need(len(lines) * style.line + 6)
        paper.y -= 2 if entry.is_under else 6
        top = paper.y
        for line in lines:
            paper.y -= style.line
            paper.text(paper.left + indent, paper.y + 3, line, style)
        ends = paper.left + indent + width_of(lines[-1], style.face, style.size) + 6
        canvas = paper.canvas
        canvas.setStrokeColor(ink.QUIET)
        canvas.setLineWidth(0.5)
        canvas.setDash(0.6, 2.4)
        canvas.line(ends, paper.y + 3, paper.right - _NUMBER_ROOM, paper.y + 3)
        canvas.setDash()
        canvas.saveState()
        canvas.translate(paper.right - _NUMBER_ROOM, paper.y + 3)
        canvas.doForm(_form(entry.key))
        canvas.restoreState()
        target = f"contents-{entry.target or entry.key}"
        canvas.linkAbsolute(entry.words, target, (paper.left, paper.y, paper.right, top), Border="[0 0 0]")
        self._styles[entry.key] = style


def _form(key: str) -> str:
    return f"page-of-{key}"
