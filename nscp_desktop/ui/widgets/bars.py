"""Bars that are buttons: people by standing in each group, and what lapses in each month."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from nscp_desktop.domain.figures import Figures
from nscp_desktop.domain.standing import StandingKind
from nscp_desktop.ui import theme
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.widgets.letting_go import let_go

ROW_HEIGHT = 27
BAR_HEIGHT = 20
PERCENT_WIDTH = 104
LABEL_PLACE = 14
TOP_ROOM = 20
BOTTOM_ROOM = 20
BARS_SHOWN = 6
FEWEST_BARS = 3


@dataclass(frozen=True, slots=True)
class BarRow:
    """One stacked bar: its label, its figures, and what to open."""

    label: str
    figures: Figures
    open: Callable[[], object]


@dataclass(frozen=True, slots=True)
class MonthBar:
    """One month: short label, how many lapse, whether soon, what to say, and what to open."""

    label: str
    count: int
    soon: bool
    spoken: str
    open: Callable[[], object]


def segments(figures: Figures) -> list[tuple[StandingKind, int]]:
    """Return the parts of a stacked bar from in date to not in date; in date is without due soon."""
    parts = [
        (StandingKind.IN_DATE, figures.in_date - figures.due_soon),
        (StandingKind.DUE_SOON, figures.due_soon),
        (StandingKind.INDUCTION, figures.induction),
        (StandingKind.DATE_UNKNOWN, figures.date_unknown),
        (StandingKind.OVERDUE, figures.overdue),
        (StandingKind.NOT_DONE, figures.not_done),
    ]
    return [(kind, count) for kind, count in parts if count]


class StackedBars(QWidget):
    """Stacked bars, one below the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def set_rows(self, rows: Sequence[BarRow]) -> None:
        """Show other bars."""
        _clear(self._column, self)
        width = min(max((self.fontMetrics().horizontalAdvance(row.label) for row in rows), default=0) + 16, 210)
        for row in rows:
            self._column.addWidget(_StackedBar(row, width, self))
        self._column.addStretch()


@guarded
class BarsArea(QScrollArea):
    """Stacked bars, up to six of them in sight where there is room and three where there is not; the rest scrolls."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = 1
        self.bars = StackedBars()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self.bars)
        self.viewport().setAutoFillBackground(False)
        self.bars.setAutoFillBackground(False)

    def set_rows(self, rows: Sequence[BarRow]) -> None:
        """Show other bars."""
        self.bars.set_rows(rows)
        self._shown = min(max(len(rows), 1), BARS_SHOWN)
        self.setMinimumHeight(ROW_HEIGHT * min(self._shown, FEWEST_BARS) + 2)
        self.setMaximumHeight(self.sizeHint().height())
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(300, ROW_HEIGHT * self._shown + 2)


@guarded
class _StackedBar(QAbstractButton):
    def __init__(self, row: BarRow, label_width: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._row = row
        self._label_width = label_width
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        parts = ", ".join(f"{count} {kind.words.lower()}" for kind, count in segments(row.figures))
        self.setAccessibleName(f"{row.label}: {row.figures.words} in date, {row.figures.percent_words}. {parts}")
        self.setToolTip(f"{row.label}: {parts}" if parts else row.label)
        self.clicked.connect(partial(_call, row.open))

    def sizeHint(self) -> QSize:
        return QSize(300, ROW_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            _draw_focus(painter, self)
            painter.setPen(theme.token("text"))
            label = painter.fontMetrics().elidedText(
                self._row.label, Qt.TextElideMode.ElideRight, self._label_width - 12
            )
            painter.drawText(QRect(4, 0, self._label_width - 8, self.height()), Qt.AlignmentFlag.AlignVCenter, label)
            right = self.width() - PERCENT_WIDTH
            self._draw_parts(painter, self._label_width, right - 8 - self._label_width)
            font = QFont(self.font())
            font.setWeight(QFont.Weight.DemiBold)
            painter.setFont(font)
            painter.setPen(theme.token("text"))
            box = QRect(right, 0, PERCENT_WIDTH - 6, self.height())
            figures = self._row.figures
            painter.drawText(
                box,
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                f"{figures.words} · {figures.percent_words}",
            )

    def _draw_parts(self, painter: QPainter, left: int, width: int) -> None:
        parts = segments(self._row.figures)
        total = sum(count for _, count in parts)
        if not total:
            return
        top = (self.height() - BAR_HEIGHT) / 2
        at = float(left)
        for kind, count in parts:
            share = width * count / total
            box = QRectF(at, top, max(share - 1.0, 1.0), BAR_HEIGHT)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colours_of(kind).bar)
            painter.drawRoundedRect(box, 2, 2)
            words = f"{kind.symbol} {count}" if share > 34 else str(count)
            if painter.fontMetrics().horizontalAdvance(words) + 4 <= share:
                painter.setPen(Qt.GlobalColor.white)
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
            at += share


class MonthBars(QWidget):
    """One bar for each month, side by side, as tall as their counts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(2)
        self.setMinimumHeight(96)

    def set_months(self, months: Sequence[MonthBar]) -> None:
        """Show other months."""
        _clear(self._row, self)
        most = max((month.count for month in months), default=0)
        for month in months:
            self._row.addWidget(_Month(month, most, self))


@guarded
class _Month(QAbstractButton):
    def __init__(self, month: MonthBar, most: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._month = month
        self._most = most
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(month.spoken)
        self.setToolTip(month.spoken)
        self.setEnabled(month.count > 0)
        self.clicked.connect(partial(_call, month.open))

    def sizeHint(self) -> QSize:
        return QSize(36, 110)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            _draw_focus(painter, self)
            room = self.height() - TOP_ROOM - BOTTOM_ROOM
            tall = max(room * self._month.count / self._most, 3.0) if self._month.count else 1.0
            bottom = self.height() - BOTTOM_ROOM
            kind = StandingKind.DUE_SOON if self._month.soon else StandingKind.INDUCTION
            box = QRectF(self.width() * 0.14, bottom - tall, self.width() * 0.72, tall)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colours_of(kind).bar if self._month.count else theme.token("line"))
            painter.drawRoundedRect(box, 2, 2)
            painter.setPen(theme.token("muted"))
            centre = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRect(0, bottom, self.width(), BOTTOM_ROOM), centre, self._month.label)
            if self._month.count:
                above = QRect(0, round(bottom - tall) - 18, self.width(), 18)
                painter.setPen(theme.token("text"))
                painter.drawText(above, centre, f"{self._month.count:,}")


def _draw_focus(painter: QPainter, button: QAbstractButton) -> None:
    if button.hasFocus() or (button.underMouse() and button.isEnabled()):
        painter.setPen(QPen(theme.token("accent_ink"), 2) if button.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(theme.token("hover"))
        painter.drawRoundedRect(QRectF(button.rect()).adjusted(1, 1, -1, -1), 4, 4)


def _clear(layout: QHBoxLayout | QVBoxLayout, home: QWidget) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            let_go(widget, home)


def _call(does: Callable[[], object], _checked: bool = False) -> None:
    does()
