"""Draws a standing as a chip: symbol and words in the standing's colour."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from nscp_desktop.domain.standing import BOOKED_SYMBOL
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.models.roles import BookedRole, StatusRole, StrongRole
from nscp_desktop.ui.theme import BOOKED, StatusColours, colours_of

AnyIndex = QModelIndex | QPersistentModelIndex
CHIP_HEIGHT = 21
PADDING = 7
RADIUS = 4.0
GAP = 4
MARGIN = 6


@guarded
class StatusDelegate(QStyledItemDelegate):
    """Draws cells that have a standing as chips, and all others as they are."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Make the cells of a strong column bold."""
        super().initStyleOption(option, index)
        if index.data(StrongRole):
            option.font.setWeight(QFont.Weight.DemiBold)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw one cell."""
        kind = index.data(StatusRole)
        if not kind:
            super().paint(painter, option, index)
            return
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        text = cell.text
        cell.text = ""
        style = cell.widget.style() if cell.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, cell, painter, cell.widget)
        draw_chips(painter, cell.rect, cell.displayAlignment, _chips(kind, text, bool(index.data(BookedRole))))

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return the room that the chips of a cell want."""
        kind = index.data(StatusRole)
        if not kind:
            return super().sizeHint(option, index)
        metrics = QFontMetrics(chip_font())
        chips = _chips(kind, str(index.data() or ""), bool(index.data(BookedRole)))
        width = sum(metrics.horizontalAdvance(words) + 2 * PADDING for words, _ in chips) + GAP * (len(chips) - 1)
        return QSize(width + 2 * MARGIN, CHIP_HEIGHT + 8)


def chip_font() -> QFont:
    """Return the font of chips."""
    font = QFont(QApplication.font())
    font.setPointSizeF(font.pointSizeF() * 0.94)
    font.setWeight(QFont.Weight.DemiBold)
    return font


def draw_chips(
    painter: QPainter, cell: QRect, alignment: Qt.AlignmentFlag, chips: list[tuple[str, StatusColours]]
) -> None:
    """Draw chips side by side in a cell; words that do not fit are cut with a mark."""
    font = chip_font()
    metrics = QFontMetrics(font)
    room = cell.width() - 2 * MARGIN
    widths = [metrics.horizontalAdvance(words) + 2 * PADDING for words, _ in chips]
    total = sum(widths) + GAP * (len(chips) - 1)
    if total > room:
        widths[0] = max(widths[0] - (total - room), 2 * PADDING)
        total = room
    left = cell.left() + MARGIN
    if alignment & Qt.AlignmentFlag.AlignHCenter:
        left = cell.left() + max((cell.width() - total) // 2, MARGIN)
    elif alignment & Qt.AlignmentFlag.AlignRight:
        left = cell.right() - MARGIN - total
    top = cell.top() + (cell.height() - CHIP_HEIGHT) // 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(font)
    for (words, colours), width in zip(chips, widths, strict=True):
        box = QRectF(left, top, width, CHIP_HEIGHT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.fill)
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        painter.setPen(colours.ink)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, width - 2 * PADDING + 2)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)
        left += width + GAP
    painter.restore()


def _chips(kind: str, text: str, booked: bool) -> list[tuple[str, StatusColours]]:
    chips = [(text, colours_of(kind))] if text else []
    if booked:
        chips.append((BOOKED_SYMBOL, colours_of(BOOKED)))
    return chips
