"""Shared learning: what was shared in a period and whom it reached, and for one item who has read it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from nscp_desktop.domain.board import Board
from nscp_desktop.domain.board import Row as BoardRow
from nscp_desktop.domain.dates import in_words, plural
from nscp_desktop.domain.learning import LearningKind, Reach
from nscp_desktop.reports import ink
from nscp_desktop.reports.charts import Tile, draw_tiles
from nscp_desktop.reports.frame import Built, Frame, Paper
from nscp_desktop.reports.table import Band, Column, Row, draw_table

_ITEMS = (
    Column("Item", 44, bold=True),
    Column("Shared", 42),
    Column("Has reached, of those here", 19),
    Column("Read and understood, of those it reached", 22),
    Column("Not read", 9, "right"),
)
_TO_SIGN = (
    Column("Person", 26, bold=True),
    Column("Team", 18),
    Column("Shared", 25),
    Column("Read and understood on", 17),
    Column("Signed", 24),
)
_HAVE_IT = (Column("Person", 30, bold=True), Column("Team", 22), Column("Shared", 30), Column("Read", 20))
_WITHOUT = (Column("Person", 34, bold=True), Column("Team", 26), Column("Why", 40))
# What reviews have taught comes first: that it reached people is asked about most.
_ORDER = (
    LearningKind.REVIEW,
    LearningKind.BULLETIN,
    LearningKind.BRIEFING,
    LearningKind.NEWSLETTER,
    LearningKind.CLIP,
    LearningKind.DOCUMENT,
    LearningKind.POLICY,
)


@dataclass(frozen=True, slots=True)
class LearningLog:
    """What the log is made of: whom each item has reached, of those who are shown, and the first day of the period."""

    frame: Frame
    found: Sequence[Reach]
    from_day: date


@dataclass(frozen=True, slots=True)
class LearningReaders:
    """What the list of readers is made of; no item when there is none. The board is narrowed to those shown."""

    frame: Frame
    board: Board
    found: Reach | None


def build_learning_log(data: LearningLog, out: BinaryIO) -> Built:
    """Write the log as a PDF."""
    paper = Paper(out, data.frame)
    shared = [one for one in data.found if any(share.shared_on >= data.from_day for share in one.shares)]
    waiting = [one for one in data.found if not one.shares and one.item.active]
    if not shared:
        paper.paragraph("Nothing was shared in these twelve months.")
    else:
        _draw_counts(paper, shared)
        paper.y -= 6
        draw_table(paper, _ITEMS, _item_rows(shared, data.from_day))
        paper.y -= 4
        paper.paragraph(
            "Counted are those who are here on the day of the report. People who are away are left out and named "
            "beside. Items that need not be read have no figure for reading.",
            ink.NOTE,
        )
    if waiting:
        paper.heading("Not shared with anybody yet")
        paper.bullets(_named(one) for one in waiting)
    return paper.finish(counting=False)


def build_learning_readers(data: LearningReaders, out: BinaryIO) -> Built:
    """Write who has read one item, with room to sign for those who have not."""
    paper, found = Paper(out, data.frame), data.found
    if found is None:
        paper.paragraph("There is no learning item yet. One is added under Learning, Shared learning.")
        return paper.finish(counting=False)
    paper.heading(found.item.title)
    _draw_about(paper, found)
    rows = {row.person.id: row for row in data.board.rows}
    _draw_figures(paper, found)
    if found.item.to_read:
        paper.heading(f"Still to read it: {_people(found, found.unread)}", keep_with=60)
        if found.unread:
            paper.paragraph("By signing I say that I have read and understood it.")
            paper.y -= 3
            draw_table(paper, _TO_SIGN, [_to_sign(data, found, rows[own]) for own in found.unread])
    have_it = found.readers if found.item.to_read else found.with_it
    title = "Have read it" if found.item.to_read else "Have got it"
    paper.heading(f"{title}: {_people(found, have_it)}", keep_with=50)
    if have_it:
        draw_table(paper, _HAVE_IT, [_have_it(data, found, rows[own]) for own in have_it])
    if found.without_it:
        paper.heading(f"Have not got it: {_people(found, found.without_it)}", keep_with=50)
        draw_table(paper, _WITHOUT, [_without(data, found, rows[own]) for own in found.without_it])
    return paper.finish(counting=False)


def _draw_counts(paper: Paper, shared: Sequence[Reach]) -> None:
    reviews = [one for one in shared if one.item.kind is LearningKind.REVIEW]
    to_read = [one for one in shared if one.item.to_read]
    whole = sum(not one.unread for one in to_read)
    draw_tiles(
        paper,
        [
            Tile("Items shared", f"{len(shared):,}", plural(sum(len(one.shares) for one in shared), "sharing")),
            Tile("Learning from reviews", f"{len(reviews):,}", "of these items"),
            Tile("Read by all whom they reached", f"{whole:,} of {len(to_read):,}", "items that are to be read"),
        ],
    )


def _item_rows(shared: Sequence[Reach], from_day: date) -> Iterable[Row]:
    for kind in _ORDER:
        own = [one for one in shared if one.item.kind is kind]
        if own:
            yield Band(f"{kind.words} · {plural(len(own), 'item')}")
        for one in own:
            shares = [share for share in one.shares if share.shared_on >= from_day]
            earlier = len(one.shares) - len(shares)
            lines = [f"{in_words(share.shared_on)}, {share.how.words}: {share.whom}" for share in reversed(shares)]
            lines += [f"and {earlier:,} earlier"] if earlier else []
            read = _with_beside(one.read.words, one.read.beside) if one.item.to_read else "need not be read"
            left = f"{len(one.unread):,}" if one.item.to_read else ""
            yield [_named(one, "\n"), "\n".join(lines), _with_beside(one.shared.words, one.shared.beside), read, left]


def _named(found: Reach, between: str = ", ") -> str:
    item = found.item
    day = f"published {in_words(item.published_on)}" if item.published_on is not None else ""
    more = ", ".join(part for part in (item.source, day) if part)
    return f"{item.title}{between}{more}" if more else item.title


def _draw_about(paper: Paper, found: Reach) -> None:
    item = found.item
    day = f"published {in_words(item.published_on)}" if item.published_on is not None else ""
    paper.paragraph(" · ".join(part for part in (item.kind.words, item.source, day) if part))
    if item.place:
        paper.paragraph(f"Where it is kept: {item.place}")
    if item.about:
        paper.paragraph(item.about, ink.NOTE)
    for share in reversed(found.shares):
        paper.paragraph(f"Shared {in_words(share.shared_on)}, {share.how.words}: {share.whom}", ink.NOTE)
    paper.y -= 6


def _draw_figures(paper: Paper, found: Reach) -> None:
    tiles = [Tile("Has reached, of those here", found.shared.words, found.shared.beside)]
    if found.item.to_read:
        tiles.append(Tile("Read and understood, of those it reached", found.read.words, found.read.beside))
        tiles.append(Tile("Started since, without it", f"{len(found.starters):,}", "people"))
    draw_tiles(paper, tiles)


def _person(data: LearningReaders, row: BoardRow) -> list[str]:
    role = row.person.role_words(data.board.as_at)
    name = f"{row.person.sorted_name}\n{role}" if role else row.person.sorted_name
    away = ", away now" if row.is_away else ""
    return [name, (data.board.team_of(row) or "No team") + away]


def _to_sign(data: LearningReaders, found: Reach, row: BoardRow) -> Row:
    return [*_person(data, row), found.got[row.person.id].shared_words, "", ""]


def _have_it(data: LearningReaders, found: Reach, row: BoardRow) -> Row:
    got = found.got[row.person.id]
    return [*_person(data, row), got.shared_words, in_words(got.read_on) if got.read_on is not None else ""]


def _without(data: LearningReaders, found: Reach, row: BoardRow) -> Row:
    started = row.person.id in found.starters
    return [*_person(data, row), "started since it was shared" if started else "not shared with this person"]


def _people(found: Reach, people: Sequence[int]) -> str:
    """Count people, and those of them who are away: the figures leave them out."""
    away = sum(own in found.away for own in people)
    return plural(len(people), "person", "people") + (f", {away:,} of them away" if away else "")


def _with_beside(words: str, beside: str) -> str:
    return f"{words}, {beside}" if beside else words
