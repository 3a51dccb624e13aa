"""Figures as pictures: tiles, stacked bars and months, each with its numbers printed beside it."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from nscp_desktop.domain.figures import Figures
from nscp_desktop.domain.standing import StandingKind
from nscp_desktop.reports import ink
from nscp_desktop.reports.frame import Paper
from nscp_desktop.reports.ink import Style
from nscp_desktop.reports.letters import fit, width_of, wrap

_TILE_HEIGHT = 50.0
_GAP = 7.0
_BAR_HEIGHT = 13.0
_IN_BAR = Style(ink.SMALL_BOLD.face, 7.5, ink.PAPER)
BAR_KINDS = (
    StandingKind.IN_DATE,
    StandingKind.DUE_SOON,
    StandingKind.OVERDUE,
    StandingKind.NOT_DONE,
    StandingKind.DATE_UNKNOWN,
    StandingKind.INDUCTION,
)


class Tile(NamedTuple):
    """One figure with its name above; `weight` is its share of the row."""

    title: str
    figure: str
    beside: str = ""
    weight: float = 1.0


class Bar(NamedTuple):
    """One stacked bar with its name on the left and its figures on the right."""

    label: str
    figures: Figures


def parts_of(figures: Figures) -> list[tuple[StandingKind, int]]:
    """Return the parts of a bar in the order they are drawn; in date leaves out due soon, so the parts add up."""
    counts = {
        StandingKind.IN_DATE: figures.in_date - figures.due_soon,
        StandingKind.DUE_SOON: figures.due_soon,
        StandingKind.OVERDUE: figures.overdue,
        StandingKind.NOT_DONE: figures.not_done,
        StandingKind.DATE_UNKNOWN: figures.date_unknown,
        StandingKind.INDUCTION: figures.induction,
    }
    return [(kind, counts[kind]) for kind in BAR_KINDS if counts[kind]]


def draw_tiles(paper: Paper, tiles: Sequence[Tile]) -> None:
    """Draw a row of tiles over the width of the page."""
    paper.need(_TILE_HEIGHT + 6)
    paper.y -= _TILE_HEIGHT
    unit = (paper.room - _GAP * (len(tiles) - 1)) / sum(tile.weight for tile in tiles)
    x = paper.left
    for tile in tiles:
        width = unit * tile.weight
        paper.outline(x, paper.y, (width, _TILE_HEIGHT))
        title = fit(tile.title, ink.NOTE.face, ink.NOTE.size, width - 12)
        figure = fit(tile.figure, ink.FIGURE.face, ink.FIGURE.size, width - 12)
        beside = fit(tile.beside, ink.NOTE.face, 6.5, width - 12)
        paper.text(x + 7, paper.y + _TILE_HEIGHT - 13, title, ink.NOTE)
        paper.text(x + 7, paper.y + 17, figure, ink.FIGURE)
        paper.text(x + 7, paper.y + 6, beside, ink.NOTE._replace(size=6.5))
        x += width + _GAP
    paper.y -= 4


def draw_bars(paper: Paper, bars: Iterable[Bar]) -> None:
    """Draw one stacked bar per line with `n of d` and the percentage at its end, and what the colours mean."""
    label_room, figure_room = paper.room * 0.27, 112.0
    for bar in bars:
        lines = wrap(paper.esc(bar.label), ink.BODY.face, 7.5, label_room - 8, 3)
        style = ink.BODY._replace(size=7.5)
        height = max(len(lines) * style.line, _BAR_HEIGHT) + 5
        paper.need(height)
        paper.y -= height
        middle = paper.y + height / 2
        for index, line in enumerate(lines):
            paper.text(paper.left, middle + (len(lines) / 2 - index - 0.74) * style.line, line, style)
        left = paper.left + label_room
        _draw_bar(paper, left, middle - _BAR_HEIGHT / 2, paper.right - figure_room - left, bar.figures)
        words = f"{bar.figures.words} ({bar.figures.percent_words})"
        paper.text(paper.right - figure_room + 8, middle - 2.5, words, ink.BODY_BOLD._replace(size=7.5))
    draw_legend(paper, BAR_KINDS)


def draw_legend(paper: Paper, kinds: Iterable[StandingKind]) -> None:
    """Write what each symbol and colour means, on one line."""
    paper.need(14)
    paper.y -= 13
    x = paper.left
    for kind in kinds:
        style = ink.SMALL._replace(colour=ink.ink(kind))
        words = f"{kind.symbol} {kind.words}"
        paper.box(x, paper.y, (6, 6), ink.ink(kind), 1)
        paper.text(x + 9, paper.y + 0.4, words, style)
        x += width_of(words, style.face, style.size) + 22


def draw_months(paper: Paper, months: Sequence[tuple[date, int]]) -> None:
    """Draw one column per month with its number on top and its name beneath."""
    height, base_room = 54.0, 11.0
    paper.need(height + base_room + 8)
    paper.y -= height + base_room + 4
    base = paper.y + base_room
    most = max((count for _, count in months), default=0)
    slot = paper.room / max(len(months), 1)
    for index, (month, count) in enumerate(months):
        middle = paper.left + slot * (index + 0.5)
        tall = (height - 12) * count / most if most else 0
        paper.box(middle - slot * 0.32, base, (slot * 0.64, max(tall, 0.5)), ink.ACCENT)
        paper.text_at(middle, base + tall + 3, f"{count:,}", ink.SMALL_BOLD if count else ink.NOTE)
        paper.text_at(middle, paper.y + 1, f"{month:%b %Y}", ink.NOTE._replace(size=6.5))
    paper.line(base)


def _draw_bar(paper: Paper, x: float, y: float, room: float, figures: Figures) -> None:
    parts = parts_of(figures)
    if not parts:
        paper.text(x, y + 3.5, "nobody is asked for anything", ink.NOTE)
        return
    texts = [_part_text(kind, count, count / sum(n for _, n in parts) * room) for kind, count in parts]
    least = [width_of(text, _IN_BAR.face, _IN_BAR.size) + 6 for text in texts]
    for (kind, _), text, width in zip(parts, texts, _widths([n for _, n in parts], least, room), strict=True):
        paper.box(x, y, (width - 1, _BAR_HEIGHT), ink.ink(kind), 1.5)
        paper.text_at(x + (width - 1) / 2, y + 3.7, text, _IN_BAR)
        x += width


def _part_text(kind: StandingKind, count: int, width: float) -> str:
    full = f"{kind.symbol} {count:,}"
    return full if width_of(full, _IN_BAR.face, _IN_BAR.size) + 6 <= width else f"{count:,}"


def _widths(counts: Sequence[int], least: Sequence[float], room: float) -> list[float]:
    """Share the room by counts, and let no part be too narrow for its number."""
    total = sum(counts)
    narrow = {index for index, n in enumerate(counts) if n / total * room < least[index]}
    left = room - sum(least[index] for index in narrow)
    others = sum(n for index, n in enumerate(counts) if index not in narrow)
    return [least[index] if index in narrow else n / max(others, 1) * left for index, n in enumerate(counts)]
