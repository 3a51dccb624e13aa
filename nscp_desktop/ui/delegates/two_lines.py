"""Draws a list entry as a title with a quieter line below it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from nscp_desktop.ui import theme
from nscp_desktop.ui.guarded import guarded

ABOUT_ROLE = Qt.ItemDataRole.UserRole + 1
_ACROSS, _DOWN, _GAP = 10, 7, 3


@guarded
class TwoLinesDelegate(QStyledItemDelegate):
    """The text of an item is its title; the text under `ABOUT_ROLE` is wrapped below it."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the background of the style, then both texts."""
        self.initStyleOption(option, index)
        title, option.text = option.text, ""
        style = option.widget.style() if option.widget is not None else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        box = option.rect.adjusted(_ACROSS, _DOWN, -_ACROSS, -_DOWN)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setFont(_bold(option.font))
        painter.setPen(theme.token("accent_ink" if chosen else "text"))
        metrics = QFontMetrics(_bold(option.font))
        line = QRect(box.left(), box.top(), box.width(), metrics.height())
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(line, flags, metrics.elidedText(title, Qt.TextElideMode.ElideRight, box.width()))
        painter.setFont(option.font)
        painter.setPen(theme.token("muted"))
        below = box.adjusted(0, metrics.height() + _GAP, 0, 0)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap, index.data(ABOUT_ROLE))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Ask for as many lines as the second text needs at the width of the list."""
        self.initStyleOption(option, index)
        view = option.widget
        width = (view.viewport().width() if hasattr(view, "viewport") else option.rect.width()) - 2 * _ACROSS
        metrics = QFontMetrics(option.font)
        about = metrics.boundingRect(
            QRect(0, 0, max(width, 60), 1000), Qt.TextFlag.TextWordWrap, index.data(ABOUT_ROLE)
        )
        return QSize(0, QFontMetrics(_bold(option.font)).height() + _GAP + about.height() + 2 * _DOWN)


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold
