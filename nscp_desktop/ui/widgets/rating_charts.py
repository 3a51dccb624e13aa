"""Ratings as pictures on the screen: stacked bars of who gave which rating, and means side by side."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from nscp_desktop.domain.evaluation import RATINGS
from nscp_desktop.domain.evaluation_charts import DARK_FROM, RATING_SHADES, SERIES_SHADES, Columns, RatingBar
from nscp_desktop.ui import theme
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.widgets.letting_go import let_go

ROW_HEIGHT, BAR_HEIGHT = 40, 22
FIGURES_WIDTH = 150
LABEL_SHARE = 0.42
LEGEND_HEIGHT = 22
COLUMNS_HEIGHT = 210
WIDEST_COLUMN = 44
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter


class RatingBars(QWidget):
    """One stacked bar for each question, and what the shades mean."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def set_bars(self, bars: Sequence[RatingBar]) -> None:
        """Show other bars."""
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                let_go(widget, self)
        for bar in bars:
            self._column.addWidget(_Bar(bar, self))
        names = [str(rating) for rating in RATINGS]
        self._column.addWidget(_Legend(self.tr("Rating:"), names, RATING_SHADES, self))


@guarded
class _Bar(QWidget):
    def __init__(self, bar: RatingBar, parent: QWidget) -> None:
        super().__init__(parent)
        self._bar = bar
        self.setFixedHeight(ROW_HEIGHT)
        self.setMinimumWidth(420)
        self.setAccessibleName(bar.spoken)
        self.setToolTip(bar.spoken)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            left = round(self.width() * LABEL_SHARE)
            self._draw_label(painter, left - 10)
            room = self.width() - left - FIGURES_WIDTH - 10
            self._draw_parts(painter, QRect(left, (ROW_HEIGHT - BAR_HEIGHT) // 2, room, BAR_HEIGHT))
            painter.setPen(theme.token("text"))
            figures = QRect(self.width() - FIGURES_WIDTH, 0, FIGURES_WIDTH, ROW_HEIGHT)
            painter.drawText(figures, LEFT, self._bar.figures)

    def _draw_label(self, painter: QPainter, room: int) -> None:
        half = ROW_HEIGHT // 2
        painter.setPen(theme.token("text"))
        label = painter.fontMetrics().elidedText(self._bar.label, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(0, 2, room, half), LEFT, label)
        painter.setPen(theme.token("muted"))
        painter.setFont(_smaller(self.font()))
        painter.drawText(QRect(0, half, room, half - 2), LEFT, self._bar.ends)
        painter.setFont(self.font())

    def _draw_parts(self, painter: QPainter, area: QRect) -> None:
        parts = self._bar.parts
        if not parts:
            return
        texts = [f"{rating}: {count:,}" for rating, count in parts]
        least = [painter.fontMetrics().horizontalAdvance(text) + 8 for text in texts]
        spare = max(area.width() - sum(least), 0)
        total, at = sum(count for _, count in parts), float(area.left())
        for (rating, count), text, narrowest in zip(parts, texts, least, strict=True):
            width = narrowest + spare * count / total
            box = QRectF(at, area.top(), width - 1, area.height())
            shade = RATING_SHADES[rating - 1]
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(_shade(shade))
            painter.drawRoundedRect(box, 2, 2)
            painter.setPen(_ink_on(shade))
            painter.drawText(box, CENTRE, text)
            at += width


@guarded
class _Legend(QWidget):
    def __init__(self, title: str, names: Sequence[str], shades: Sequence[float], parent: QWidget) -> None:
        super().__init__(parent)
        self._title, self._names, self._shades = title, names, shades
        self.setFixedHeight(LEGEND_HEIGHT)
        self.setAccessibleName(f"{title} {', '.join(names)}")

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            _draw_legend(painter, QRect(0, 0, self.width(), LEGEND_HEIGHT), self._title, (self._names, self._shades))


@guarded
class RatingColumns(QWidget):
    """The means of several sessions side by side, the oldest at the left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = Columns((), ())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_columns(self, columns: Columns) -> None:
        """Show other means."""
        self._columns = columns
        words = "; ".join(group.spoken(columns.series) for group in columns.groups)
        self.setAccessibleName(self.tr("Means over time. %1").replace("%1", words))
        self.setToolTip(words.replace("; ", "\n"))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(520, COLUMNS_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        columns = self._columns
        if not columns.groups:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            line = painter.fontMetrics().height() + 2
            base = self.height() - 2 * line - LEGEND_HEIGHT - 4
            slot = self.width() / max(len(columns.groups), 3)
            for place in range(len(columns.groups)):
                self._draw_group(painter, QRectF(slot * place, line, slot, base - line), place)
            painter.setPen(theme.token("line"))
            painter.drawLine(0, base, self.width(), base)
            area = QRect(0, self.height() - LEGEND_HEIGHT, self.width(), LEGEND_HEIGHT)
            _draw_legend(painter, area, self.tr("Columns from the left:"), (columns.series, self._shades()))

    def _shades(self) -> tuple[float, ...]:
        return SERIES_SHADES[-len(self._columns.series) :]

    def _draw_group(self, painter: QPainter, area: QRectF, place: int) -> None:
        columns, group = self._columns, self._columns.groups[place]
        line = painter.fontMetrics().height() + 2
        width = min(area.width() * 0.84 / len(columns.series), WIDEST_COLUMN)
        x = area.center().x() - width * len(columns.series) / 2
        for mean, words, shade in zip(group.values, group.words, self._shades(), strict=True):
            if mean is not None:
                tall = (area.height() - line) * mean / columns.top
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(_shade(shade))
                painter.drawRoundedRect(QRectF(x + 1, area.bottom() - tall, width - 2, tall), 2, 2)
                painter.setPen(theme.token("text"))
                painter.drawText(QRectF(x - 6, area.bottom() - tall - line, width + 12, line), CENTRE, words)
            x += width
        painter.setPen(theme.token("text"))
        painter.drawText(QRectF(area.left(), area.bottom() + 3, area.width(), line), CENTRE, group.label)
        painter.setPen(theme.token("muted"))
        painter.drawText(QRectF(area.left(), area.bottom() + line + 1, area.width(), line), CENTRE, group.beside)


def _draw_legend(painter: QPainter, area: QRect, title: str, parts: tuple[Sequence[str], Sequence[float]]) -> None:
    measure = painter.fontMetrics()
    painter.setPen(theme.token("muted"))
    painter.drawText(area, LEFT, title)
    x = area.left() + measure.horizontalAdvance(title) + 10
    for words, shade in zip(*parts, strict=True):
        painter.setPen(theme.token("line"))
        painter.setBrush(_shade(shade))
        painter.drawRect(QRectF(x, area.center().y() - 5, 10, 10))
        painter.setPen(theme.token("text"))
        width = measure.horizontalAdvance(words)
        painter.drawText(QRect(x + 15, area.top(), width + 4, area.height()), LEFT, words)
        x += width + 32


def _shade(strength: float) -> QColor:
    """Mix the colour of the program with that of a card."""
    full, card = theme.token("accent"), theme.token("card")
    return QColor(*(round(b + strength * (a - b)) for a, b in zip(_parts(full), _parts(card), strict=True)))


def _ink_on(strength: float) -> QColor:
    """Return the colour of words on a shade; in the dark every shade is dark enough for light words."""
    return theme.token("accent_text") if strength >= DARK_FROM or theme.is_dark() else theme.token("text")


def _parts(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()


def _smaller(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(max(font.pointSizeF() - 1, 7))
    return small
