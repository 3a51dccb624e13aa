"""Ratings as pictures: stacked bars of who gave which rating, and means side by side; numbers printed in each."""

from collections.abc import Sequence

from reportlab.lib.colors import Color

from nscp_desktop.domain.evaluation import RATINGS
from nscp_desktop.domain.evaluation_charts import DARK_FROM, RATING_SHADES, SERIES_SHADES, Columns, RatingBar
from nscp_desktop.reports import ink
from nscp_desktop.reports.frame import Paper
from nscp_desktop.reports.ink import Style
from nscp_desktop.reports.letters import fit, width_of

_BAR = 13.0
_PART = Style(ink.SMALL_BOLD.face, 7.5)
_SMALL = ink.NOTE._replace(size=6.5)
_TALL = 78.0
_WIDEST_COLUMN = 26.0


def draw_rating_bars(paper: Paper, bars: Sequence[RatingBar]) -> None:
    """Draw one bar per question, split by the ratings given, with the mean at its end and what the shades mean."""
    left, room = paper.left + paper.room * 0.40, paper.room * 0.40
    for bar in bars:
        paper.need(_BAR + 15)
        paper.y -= _BAR + 13
        label = fit(paper.esc(bar.label), ink.BODY.face, ink.BODY.size, left - paper.left - 8)
        paper.text(paper.left, paper.y + 11, label)
        paper.text(paper.left, paper.y + 2.5, fit(paper.esc(bar.ends), _SMALL.face, _SMALL.size, 200), _SMALL)
        _draw_parts(paper, bar, left, room)
        paper.text(left + room + 8, paper.y + 6, paper.esc(bar.figures), ink.SMALL_BOLD)
    _draw_legend(paper, [(str(rating), shade) for rating, shade in zip(RATINGS, RATING_SHADES, strict=True)], "Rating")


def draw_columns(paper: Paper, columns: Columns) -> None:
    """Draw the means of each session side by side, the oldest at the left, with each number on top of its column."""
    if not columns.groups:
        return
    shades = SERIES_SHADES[-len(columns.series) :]
    paper.need(_TALL + 46)
    paper.y -= _TALL + 30
    base = paper.y + 20
    slot = paper.room / max(len(columns.groups), 3)
    width = min(slot * 0.84 / len(columns.series), _WIDEST_COLUMN)
    for place, group in enumerate(columns.groups):
        middle = paper.left + slot * (place + 0.5)
        x = middle - width * len(columns.series) / 2
        for mean, words, shade in zip(group.values, group.words, shades, strict=True):
            if mean is not None:
                tall = (_TALL - 12) * mean / columns.top
                paper.box(x + 1, base, (width - 2, tall), _shade(shade))
                paper.text_at(x + width / 2, base + tall + 2.5, words, _SMALL._replace(colour=ink.TEXT))
            x += width
        paper.text_at(middle, base - 9, fit(paper.esc(group.label), ink.SMALL.face, 7, slot - 4), ink.SMALL)
        paper.text_at(middle, base - 17, group.beside, _SMALL)
    paper.line(base)
    _draw_legend(paper, list(zip(columns.series, shades, strict=True)), "Columns from the left")


def _draw_parts(paper: Paper, bar: RatingBar, x: float, room: float) -> None:
    total = sum(bar.counts)
    if not total:
        paper.text(x, paper.y + 6, "nobody has answered", ink.NOTE)
        return
    texts = [f"{rating}: {count:,}" for rating, count in bar.parts]
    least = [width_of(text, _PART.face, _PART.size) + 6 for text in texts]
    spare = max(room - sum(least), 0)
    for (rating, count), text, narrowest in zip(bar.parts, texts, least, strict=True):
        width = narrowest + spare * count / total
        shade = RATING_SHADES[rating - 1]
        paper.box(x, paper.y + 2, (width - 1, _BAR), _shade(shade), 1.5)
        colour = ink.PAPER if shade >= DARK_FROM else ink.TEXT
        paper.text_at(x + (width - 1) / 2, paper.y + 6, text, _PART._replace(colour=colour))
        x += width


def _draw_legend(paper: Paper, parts: Sequence[tuple[str, float]], title: str) -> None:
    paper.need(14)
    paper.y -= 13
    paper.text(paper.left, paper.y + 0.4, f"{title}:", ink.NOTE)
    x = paper.left + width_of(f"{title}:", ink.NOTE.face, ink.NOTE.size) + 8
    for words, shade in parts:
        paper.box(x, paper.y, (6, 6), _shade(shade), 1)
        paper.text(x + 9, paper.y + 0.4, words, ink.SMALL)
        x += width_of(words, ink.SMALL.face, ink.SMALL.size) + 22


def _shade(strength: float) -> Color:
    full = ink.ACCENT
    return Color(*(1 - strength * (1 - part) for part in (full.red, full.green, full.blue)))
