"""Texts of questionnaires on paper: as long as they were typed, over as many pages as they take."""

import sys
from collections.abc import Sequence
from typing import NamedTuple

from nscp_desktop.domain.questionnaires import Meaning
from nscp_desktop.domain.standing import StandingKind
from nscp_desktop.reports import ink
from nscp_desktop.reports.frame import Paper
from nscp_desktop.reports.ink import Style
from nscp_desktop.reports.letters import BOLD, wrap

LABEL_ROOM = 92.0
_KIND_OF = {
    Meaning.MET: StandingKind.IN_DATE,
    Meaning.PARTLY: StandingKind.DUE_SOON,
    Meaning.NOT_MET: StandingKind.OVERDUE,
    Meaning.NOT_APPLICABLE: StandingKind.EXEMPT,
    None: StandingKind.NOT_DONE,
}
_LABEL = Style(ink.NOTE_BOLD.face, 7.5, ink.QUIET)
_WORDS = Style(ink.BODY.face, 8)
_GAP = 2.0


class Labelled(NamedTuple):
    """A text with the name that stands at its left."""

    label: str
    words: str


def kind_of(meaning: Meaning | None) -> StandingKind:
    """Return the standing whose sign and colour an answer has, the same as on screen; None is no answer."""
    return _KIND_OF[meaning]


def lines_of(paper: Paper, text: str, style: Style, room: float) -> list[str]:
    """Break a whole text into lines, none left out."""
    return wrap(paper.esc(text.strip()), style.face, style.size, room, sys.maxsize)


def write(paper: Paper, text: str, style: Style = _WORDS, indent: float = 0) -> None:
    """Write a whole text from the page's height down, over the end of the page if need be."""
    for line in lines_of(paper, text, style, paper.room - indent):
        paper.need(style.line)
        paper.y -= style.line
        paper.text(paper.left + indent, paper.y + style.size * 0.25, line, style)


def write_labelled(paper: Paper, one: Labelled, indent: float = 0, label_room: float = LABEL_ROOM) -> None:
    """Write a text beside its label; on the next page the label stands again."""
    lines = lines_of(paper, one.words, _WORDS, paper.room - indent - label_room)
    labels = lines_of(paper, one.label, _LABEL, label_room - 6)
    paper.need(_WORDS.line * min(max(len(lines), len(labels)), 3) + _GAP)
    paper.y -= _GAP
    first = True
    for place in range(max(len(lines), len(labels))):
        if paper.need(_WORDS.line):
            first, labels = False, []
            _line(paper, paper.left + indent, f"{paper.esc(one.label)} (continued)", _LABEL)
        paper.y -= _WORDS.line
        base = paper.y + _WORDS.size * 0.25
        if first and place < len(labels):
            paper.text(paper.left + indent, base, labels[place], _LABEL)
        if place < len(lines):
            paper.text(paper.left + indent + label_room, base, lines[place], _WORDS)


def write_all(paper: Paper, texts: Sequence[Labelled], indent: float = 0) -> None:
    """Write those labelled texts that say something."""
    for one in texts:
        if one.words.strip():
            write_labelled(paper, one, indent)


def write_pairs(paper: Paper, texts: Sequence[Labelled]) -> None:
    """Write labelled texts in two columns; one that takes more than three lines gets the whole width."""
    half = (paper.room - 14) / 2
    waiting: list[tuple[list[str], list[str]]] = []
    for one in texts:
        if not one.words.strip():
            continue
        lines = lines_of(paper, one.words, _WORDS, half - LABEL_ROOM)
        if len(lines) > 3:
            _draw_pair(paper, waiting, half)
            waiting = []
            write_labelled(paper, one)
            continue
        waiting.append((lines_of(paper, one.label, _LABEL, LABEL_ROOM - 6), lines))
        if len(waiting) == 2:
            _draw_pair(paper, waiting, half)
            waiting = []
    _draw_pair(paper, waiting, half)


def write_answer(paper: Paper, words: str, meaning: Meaning | None, indent: float = 0) -> None:
    """Write an answer as sign, word and colour."""
    kind = kind_of(meaning)
    write(paper, f"{kind.symbol} {words}", Style(BOLD, 8.5, ink.ink(kind)), indent)


def _line(paper: Paper, x: float, words: str, style: Style) -> None:
    paper.y -= style.line
    paper.text(x, paper.y + style.size * 0.25, words, style)


def _draw_pair(paper: Paper, pair: Sequence[tuple[list[str], list[str]]], half: float) -> None:
    if not pair:
        return
    height = max(len(part) for both in pair for part in both) * _WORDS.line + _GAP
    paper.need(height)
    top = paper.y - _GAP
    for column, (labels, lines) in enumerate(pair):
        x = paper.left + column * (half + 14)
        for place, line in enumerate(labels):
            paper.text(x, top - (place + 1) * _WORDS.line + _WORDS.size * 0.25, line, _LABEL)
        for place, line in enumerate(lines):
            paper.text(x + LABEL_ROOM, top - (place + 1) * _WORDS.line + _WORDS.size * 0.25, line, _WORDS)
    paper.y -= height
