"""The top of a page: title, filters, the as-at date, and the page's buttons."""

from datetime import date

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from nscp_desktop.ui.dates import DateField, to_display
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.widgets.card import plain_label

SPACE = 10
AS_AT_WIDTH = 124


@guarded
class PageHeader(QWidget):
    """Title and filters at the left, as-at date and buttons at the right; filters move below when it is narrow.

    `as_at_picked` is sent with the day when somebody picks another one.
    """

    as_at_picked = Signal(object)

    def __init__(self, title: str, today: date, *, with_as_at: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._as_at = today
        self._below = False
        self.title = plain_label(title, "pageTitle")
        self.note = plain_label("", "pageNote")
        self.note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._filters = _row()
        self._controls = _row()
        self.as_at = DateField(self, today=today)
        self.as_at.setAccessibleName(self.tr("As at"))
        self.as_at.setFixedWidth(AS_AT_WIDTH)
        self.as_at.edited.connect(self._pick)
        self._as_at_label = plain_label(self.tr("&As at"), "muted")
        self._as_at_label.setBuddy(self.as_at)
        self._with_as_at = with_as_at
        self._top = QHBoxLayout()
        self._top.setSpacing(SPACE)
        for widget in (self.title, self._filters):
            self._top.addWidget(widget)
        self._top.addWidget(self.note, 1)
        for widget in (self._as_at_label, self.as_at, self._controls):
            self._top.addWidget(widget)
        self._second = QHBoxLayout()
        self._notice = self._make_notice()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._top)
        column.addLayout(self._second)
        column.addWidget(self._notice)
        # Not before they have their place: a label without one is shown as a window of its own, for a moment.
        self._as_at_label.setVisible(with_as_at)
        self.as_at.setVisible(with_as_at)

    def add_filter(self, widget: QWidget) -> None:
        """Add a control after the title."""
        _add(self._filters, widget)
        self._arrange()

    def add_control(self, widget: QWidget) -> None:
        """Add a control at the right."""
        _add(self._controls, widget)
        self._arrange()

    def set_note(self, words: str) -> None:
        """Show a few quiet words beside the title."""
        self.note.setText(words)
        self.note.setToolTip("")

    def show_as_at(self, day: date) -> None:
        """Show the day, and while it is not today a bar that says so."""
        self._as_at = day
        self.as_at.set_value(day)
        away = day != self._today and self._with_as_at
        self._notice.setVisible(away)
        when = self.tr("Looking ahead") if day > self._today else self.tr("Looking back")
        self._notice_words.setText(
            self.tr("%1: everything here is shown as at %2, not today.")
            .replace("%1", when)
            .replace("%2", to_display(day))
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Move the filters below when they do not fit beside the rest."""
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Ask for the width of the wider of the two lines only, so that the window can be narrow."""
        hint = super().minimumSizeHint()
        lines = (self._fixed_width(), self._filters.sizeHint().width())
        return QSize(max(lines), hint.height())

    def event(self, event: QEvent) -> bool:
        """Arrange again when a control has changed its words."""
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._arrange()
        return done

    def _fixed_width(self) -> int:
        parts = [self.title, self._controls]
        if self._with_as_at:
            parts += [self._as_at_label, self.as_at]
        return sum(part.sizeHint().width() for part in parts) + SPACE * (len(parts) + 1)

    def _arrange(self) -> None:
        wanted = self._filters.sizeHint().width()
        below = wanted > 0 and self.width() > 0 and self._fixed_width() + wanted > self.width()
        if below == self._below:
            return
        self._below = below
        if below:
            self._top.removeWidget(self._filters)
            self._second.addWidget(self._filters, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            self._second.removeWidget(self._filters)
            self._top.insertWidget(1, self._filters)

    def _make_notice(self) -> QFrame:
        bar = QFrame(self)
        bar.setObjectName("noticeBar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 5, 6, 5)
        self._notice_words = plain_label()
        back = QPushButton(self.tr("&Back to today"), bar)
        back.setAccessibleName(self.tr("Back to today"))
        back.clicked.connect(self._back)
        row.addWidget(self._notice_words, 1)
        row.addWidget(back)
        bar.hide()
        return bar

    def _pick(self) -> None:
        day = self.as_at.value()
        if day is None:
            if not self.as_at.error():
                self.as_at.set_value(self._as_at)
            return
        self.as_at_picked.emit(day)

    def _back(self) -> None:
        self.as_at_picked.emit(self._today)


def _row() -> QWidget:
    widget = QWidget()
    row = QHBoxLayout(widget)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACE)
    return widget


def _add(row: QWidget, widget: QWidget) -> None:
    layout = row.layout()
    assert layout is not None
    layout.addWidget(widget)
