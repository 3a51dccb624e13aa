"""The sections of a questionnaire, each with how many of its items are answered."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from nscp_desktop.domain.questionnaires import Progress
from nscp_desktop.domain.standing import StandingKind
from nscp_desktop.ui.delegates.status import MARGIN, PADDING, chip_font, draw_chips
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.theme import colours_of, token

LEAST_CHIP_ROOM = 66
NUMBER_ROOM = 26
LEAST_HEIGHT = 33
BETWEEN = 7
_Role = int(Qt.ItemDataRole.UserRole)


_NUMBERED = re.compile(r"(\w{1,3})[.):]\s+(\S.*)")


def numbered(place: int, title: str) -> tuple[str, str]:
    """Return the number and the title of a section: the number that the title begins with, or else its place."""
    found = _NUMBERED.fullmatch(title.strip())
    return (found[1], found[2]) if found else (str(place), title)


class SectionLine(NamedTuple):
    """A section in the list: its number, its title, and how far it is."""

    number: str
    title: str
    progress: Progress

    @property
    def kind(self) -> StandingKind:
        """Return the standing whose sign and colour fit."""
        if self.progress.answered == self.progress.of:
            return StandingKind.IN_DATE
        return StandingKind.DUE_SOON if self.progress.answered else StandingKind.NOT_DONE

    @property
    def chip(self) -> str:
        return f"{self.kind.symbol} {self.progress.answered}/{self.progress.of}"

    @property
    def words(self) -> str:
        """Say it in words, for who cannot see it."""
        return f"{self.number}. {self.title}: {self.progress.words}"


@guarded
class _SectionDelegate(QStyledItemDelegate):
    """Draws a section: number, title on as many lines as it needs, and its count as a chip."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line = index.data(_Role)
        box, list_ = option.rect, option.widget
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(box, token("selected"))
        if chosen and isinstance(list_, QListWidget) and list_.hasFocus():
            painter.setPen(token("accent_ink"))
            painter.drawRect(box.adjusted(0, 0, -1, -1))
        painter.setFont(_font(chosen=chosen))
        painter.setPen(token("muted"))
        wrapped = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(QRect(box.left() + 8, box.top(), NUMBER_ROOM, box.height()), wrapped, line.number)
        painter.setPen(token("text"))
        painter.drawText(_title_box(box, line), wrapped, line.title)
        painter.restore()
        room = _chip_room(line)
        chip = QRect(box.right() - room, box.top(), room, box.height())
        draw_chips(painter, chip, Qt.AlignmentFlag.AlignRight, [(line.chip, colours_of(line.kind))])

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        line = index.data(_Role)
        list_ = option.widget
        width = list_.viewport().width() if isinstance(list_, QListWidget) else 280
        room = _title_box(QRect(0, 0, width, 1000), line)
        needed = QFontMetrics(_font(chosen=True)).boundingRect(room, Qt.TextFlag.TextWordWrap, line.title)
        return QSize(width, max(LEAST_HEIGHT, needed.height() + 2 * BETWEEN))


class SectionList(QListWidget):
    """One line for each section; Up and Down go through them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Sections"))
        self.setItemDelegate(_SectionDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        # Without it the lines keep the height that their titles needed at another width.
        self.setWordWrap(True)
        # It stands in a frame already; which line has the keyboard is drawn by the line itself.
        self.setStyleSheet("QListView { border: none; border-radius: 0; }")

    def set_sections(self, lines: Sequence[SectionLine], hidden: frozenset[int] = frozenset()) -> None:
        """Show the sections; the current one stays, and those in `hidden` are left out."""
        if self.count() != len(lines):
            was_blocked = self.blockSignals(True)
            self.clear()
            for _line in lines:
                self.addItem(QListWidgetItem())
            self.blockSignals(was_blocked)
        for place, line in enumerate(lines):
            entry = self.item(place)
            if entry.data(_Role) != line:
                entry.setData(_Role, line)
                entry.setData(Qt.ItemDataRole.AccessibleTextRole, line.words)
                entry.setToolTip(line.words)
            self.setRowHidden(place, place in hidden)

    def lines(self) -> list[SectionLine]:
        """Return what is shown."""
        return [self.item(place).data(_Role) for place in range(self.count()) if not self.isRowHidden(place)]


def _title_box(box: QRect, line: SectionLine) -> QRect:
    return box.adjusted(8 + NUMBER_ROOM, 0, -_chip_room(line) - 4, 0)


def _chip_room(line: SectionLine) -> int:
    """Return the width of the chip with what is drawn around it; short ones are given the same."""
    return max(LEAST_CHIP_ROOM, QFontMetrics(chip_font()).horizontalAdvance(line.chip) + 2 * (PADDING + MARGIN) + 2)


def _font(*, chosen: bool) -> QFont:
    font = QFont(chip_font())
    font.setWeight(QFont.Weight.DemiBold if chosen else QFont.Weight.Normal)
    return font
