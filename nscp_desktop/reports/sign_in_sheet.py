"""The sheet on which those who come to a session sign, with empty lines for those who were not expected."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO

from nscp_desktop.domain.dates import in_words, plural
from nscp_desktop.domain.sessions import SessionDay
from nscp_desktop.reports import ink
from nscp_desktop.reports.frame import Built, Frame, Paper
from nscp_desktop.reports.ink import Style
from nscp_desktop.reports.letters import fit, wrap
from nscp_desktop.reports.session_head import SessionWords, draw_session

EMPTY_LINES = 6
# So many days can be signed for side by side on a portrait page.
DAYS_ON_A_SHEET = 4
_LINE = 25.0
_HEAD = 20.0
_NUMBER, _NAME_SHARE = 22.0, 0.42
_NAME = Style(ink.BODY_BOLD.face, 9)
_ROLE = Style(ink.BODY.face, 7, ink.QUIET)
_TITLE = Style(ink.NOTE_BOLD.face, 7.5, ink.QUIET)


@dataclass(frozen=True, slots=True)
class SignInSheet:
    """What the sheet is made of: the session, and the people expected as (name, role), in the order printed."""

    frame: Frame
    words: SessionWords
    people: Sequence[tuple[str, str]]
    waiting: int = 0


def build_sign_in_sheet(data: SignInSheet, out: BinaryIO) -> Built:
    """Write the sheet as a PDF."""
    paper = Paper(out, data.frame)
    draw_session(paper, data.words)
    days = data.words.session.held_days
    for first in range(0, len(days), DAYS_ON_A_SHEET):
        _Sheet(paper, data, days[first : first + DAYS_ON_A_SHEET]).draw()
    paper.y -= 8
    paper.need(3 * ink.BODY.line + 30)
    notes = [f"{plural(len(data.people), 'person', 'people')} expected."]
    if data.waiting:
        notes.append(f"{plural(data.waiting, 'person', 'people')} on the waiting list not listed.")
    notes.append("Whoever is not listed signs on an empty line, with their name in capitals.")
    paper.paragraph(" ".join(notes), ink.NOTE)
    paper.y -= 16
    paper.paragraph("Trainer ______________________________   Signed ______________________   Date ______________")
    return paper.finish(counting=False)


class _Sheet:
    """The lines to sign, for a few days side by side."""

    def __init__(self, paper: Paper, data: SignInSheet, days: Sequence[SessionDay]) -> None:
        self.paper, self.data, self.days = paper, data, days
        self.name_room = (paper.room - _NUMBER) * (_NAME_SHARE if len(days) < DAYS_ON_A_SHEET else 0.32)
        self.day_room = (paper.room - _NUMBER - self.name_room) / len(days)

    def draw(self) -> None:
        self.paper.y -= 10
        self.paper.need(_HEAD + 3 * _LINE)
        self._heading()
        for number, (name, role) in enumerate(self.data.people, start=1):
            self._line(str(number), name, role)
        for _ in range(EMPTY_LINES):
            self._line("", "", "")

    def _heading(self) -> None:
        paper = self.paper
        top = paper.y
        paper.y -= _HEAD
        paper.box(paper.left, paper.y, (paper.room, _HEAD), ink.SHADE)
        paper.text(
            paper.left + _NUMBER + 4,
            paper.y + 6,
            "Name, and signature for each day" if len(self.days) > 1 else "Name",
            _TITLE,
        )
        for place, day in enumerate(self.days):
            # Four days side by side leave room for the day alone.
            narrow = len(self.days) == DAYS_ON_A_SHEET
            words = in_words(day.held_on) if narrow else f"Signature, {in_words(day.held_on)}"
            x = paper.left + _NUMBER + self.name_room + place * self.day_room
            paper.text(x + 4, paper.y + 6, fit(words, _TITLE.face, _TITLE.size, self.day_room - 6), _TITLE)
        paper.line(paper.y)
        self._uprights(top)

    def _line(self, number: str, name: str, role: str) -> None:
        paper = self.paper
        if paper.need(_LINE):
            self._heading()
        top = paper.y
        paper.y -= _LINE
        x = paper.left + _NUMBER + 4
        paper.text_to(paper.left + _NUMBER - 4, paper.y + 9, number, _ROLE)
        lines = wrap(paper.esc(name), _NAME.face, _NAME.size, self.name_room - 8, 1)
        quiet = fit(paper.esc(role), _ROLE.face, _ROLE.size, self.name_room - 8)
        if lines:
            paper.text(x, paper.y + (13 if quiet else 9), lines[0], _NAME)
        if quiet:
            paper.text(x, paper.y + 4.5, quiet, _ROLE)
        paper.line(paper.y)
        self._uprights(top)

    def _uprights(self, top: float) -> None:
        """Draw the lines between the columns."""
        paper = self.paper
        paper.canvas.setStrokeColor(ink.RULE)
        paper.canvas.setLineWidth(0.5)
        first = paper.left + _NUMBER + self.name_room
        for x in (paper.left + _NUMBER, *(first + place * self.day_room for place in range(len(self.days)))):
            paper.canvas.line(x, paper.y, x, top)
