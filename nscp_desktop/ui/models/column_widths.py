"""How wide the columns of a table are: what their words want, and what the room allows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QTableView

from nscp_desktop.domain.standing import BOOKED_SYMBOL
from nscp_desktop.ui.delegates.status import GAP, MARGIN, PADDING, chip_font
from nscp_desktop.ui.models.table import Column, TableModel

# Measuring every row of a large agency takes longer than anybody gains from it.
ROWS_MEASURED = 250
MOST = 460
ROOM_BESIDE_TEXT = 20
ROOM_FOR_TICK = 26
ROOM_IN_HEADING = 16


@dataclass(frozen=True, slots=True)
class Wish:
    """What one column asks for, in pixels. One that shares may be cut down to `least`, and takes what is left over.

    One that says what the row is gives way only when no other can: it is not cut under `named` before that.
    """

    least: int
    usual: int
    wanted: int
    shares: bool
    named: int = 0


def fitted(wishes: Sequence[Wish], room: int) -> list[int]:
    """Return the widths that show the most of every column.

    Room left over goes to the columns that share, alike; where none shares, to all of them. When room lacks, the
    widest of them give way first, and what the row is last. When there is too little even so, everything has its
    usual width and the table scrolls.
    """
    widths = [wish.wanted for wish in wishes]
    sharing = [place for place, wish in enumerate(wishes) if wish.shares] or list(range(len(wishes)))
    spare = room - sum(widths)
    if spare >= 0:
        for left, place in zip(range(len(sharing), 0, -1), sharing, strict=True):
            given = spare // left
            widths[place] += given
            spare -= given
        return widths
    names_whole = [replace(wish, least=max(wish.least, wish.named)) for wish in wishes]
    names_cut = [wish if wish.named else replace(wish, wanted=wish.least) for wish in wishes]
    for asked in (names_whole, names_cut):
        if sum(wish.least for wish in asked) <= room:
            return _cut_down(asked, room)
    return [wish.usual for wish in wishes]


def _cut_down(wishes: Sequence[Wish], room: int) -> list[int]:
    """Return the widths for too little room: the widest of those that share are cut to the same."""
    high, low = max((wish.wanted for wish in wishes), default=0), 0
    while high - low > 1:
        level = (high + low) // 2
        if sum(_cut(wish, level) for wish in wishes) > room:
            high = level
        else:
            low = level
    return [_cut(wish, low) for wish in wishes]


def wishes_of(view: QTableView, model: TableModel[Any]) -> list[Wish]:
    """Return what each column of a table asks for. One whose cells tell all their words in a tooltip may be cut.

    The first column and strong ones say what the row is, and keep their usual width.
    """
    rows = model.all_rows()
    sample = rows[:: max(1, len(rows) // ROWS_MEASURED)]
    title_metrics = QFontMetrics(_strong(view.font()))
    found = []
    for place, column in enumerate(model.columns):
        title = title_metrics.horizontalAdvance(column.title) + ROOM_IN_HEADING
        wanted = min(max(_widest(view, column, sample) + _tick_room(model, place), title), MOST)
        if column.tooltip is None or column.status is not None:
            wanted = max(wanted, column.width)
            found.append(Wish(wanted, wanted, wanted, False))
        else:
            usual, says_what = min(column.width, wanted), column.strong or place == 0
            least = usual if says_what else min(usual, column.width * 2 // 3)
            named = min(wanted, column.width * 3 // 2) if says_what else 0
            found.append(Wish(least, usual, wanted, True, named))
    return found


def _cut(wish: Wish, level: int) -> int:
    return max(wish.least, min(wish.wanted, level)) if wish.shares else wish.wanted


def _tick_room(model: TableModel[Any], place: int) -> int:
    if not model.rows():
        return 0
    return ROOM_FOR_TICK if model.flags(model.index(0, place)) & Qt.ItemFlag.ItemIsUserCheckable else 0


def _widest(view: QTableView, column: Column[Any], rows: Sequence[Any]) -> int:
    chips = QFontMetrics(chip_font())
    plain = QFontMetrics(_strong(view.font()) if column.strong else view.font())
    booked = chips.horizontalAdvance(BOOKED_SYMBOL) + 2 * PADDING + GAP
    known: dict[tuple[str, bool, bool], int] = {}
    for row in rows:
        look = (
            column.text(row),
            column.status is not None and bool(column.status(row)),
            column.booked is not None and column.booked(row),
        )
        if look not in known:
            text, is_chip, is_booked = look
            room = 2 * (PADDING + MARGIN) if is_chip else ROOM_BESIDE_TEXT
            width = (chips if is_chip else plain).horizontalAdvance(text) + room if text else 0
            known[look] = width + (booked if is_booked else 0)
    return max(known.values(), default=0)


def _strong(font: QFont) -> QFont:
    strong = QFont(font)
    strong.setWeight(QFont.Weight.DemiBold)
    return strong
