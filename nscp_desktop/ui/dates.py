"""Dates on screen: shown as 3 Sep 2026, typed as people type them."""

from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QMenu, QWidget, QWidgetAction

from nscp_desktop.domain.date_text import Exact, problem_with, read_date
from nscp_desktop.domain.dates import in_words
from nscp_desktop.ui.guarded import guarded


def to_display(day: date | None) -> str:
    """Write a date as it is shown everywhere, `3 Sep 2026`; empty for None."""
    return in_words(day) if day is not None else ""


@guarded
class DateField(QLineEdit):
    """A field for one date: 3/9/26, 3 Sep 26, today or +2w, or picked from a calendar (Alt+Down).

    `edited` is sent when the value may have changed (on leaving the field, Enter, or a pick), `error_changed`
    with the sentence to show beside the field, empty when all is well.
    """

    edited = Signal()
    error_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, today: date | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._value: date | None = None
        self._error = ""
        # What was last told by `edited`: the text may have been read by `value` in between.
        self._told: tuple[date | None, str] = (None, "")
        self._calendar: QMenu | None = None
        self.setPlaceholderText(self.tr("dd/mm/yyyy"))
        self.setToolTip(self.tr("For example 3/9/26, 3 Sep 26, today or +2w. Alt+Down opens a calendar."))
        self.editingFinished.connect(self._read)
        self.textEdited.connect(self._typing)
        opener = self.addAction(QIcon(":/icons/calendar.svg"), QLineEdit.ActionPosition.TrailingPosition)
        opener.setText(self.tr("Calendar"))
        opener.setToolTip(self.tr("Calendar"))
        opener.triggered.connect(self.open_calendar)
        self.setAccessibleName(self.tr("Date"))

    @property
    def line(self) -> QLineEdit:
        """The part that is typed into."""
        return self

    def set_today(self, today: date) -> None:
        """Set the day that `today` and `+2w` count from."""
        self._today = today

    def value(self) -> date | None:
        """Return the date; None when empty or while the text is no date (see `error`)."""
        self._take_text()
        return self._value

    def set_value(self, day: date | None) -> None:
        """Show a date without sending `edited`."""
        self._value = day
        self._told = (day, "")
        self.setText(to_display(day))
        self._set_error("")

    def error(self) -> str:
        """Return the sentence why the text is no date, empty when it is one or the field is empty."""
        self._take_text()
        return self._error

    def open_calendar(self) -> None:
        """Open a calendar below the field."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = QCalendarWidget(menu)
        calendar.setAccessibleName(self.tr("Calendar"))
        calendar.setGridVisible(False)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        shown = self.value() or self._today
        if shown is not None:
            calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        calendar.activated.connect(self._pick)
        calendar.clicked.connect(self._pick)
        action = QWidgetAction(menu)
        action.setDefaultWidget(calendar)
        menu.addAction(action)
        self._calendar = menu
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))
        calendar.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the calendar with Alt+Down."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    def _pick(self, picked: QDate) -> None:
        self.set_value(date(picked.year(), picked.month(), picked.day()))
        if self._calendar is not None:
            self._calendar.close()
            self._calendar = None
        self.edited.emit()

    def _typing(self, _text: str) -> None:
        self._set_error("")

    def _read(self) -> None:
        self._take_text()
        if self._value is not None:
            self.setText(to_display(self._value))
        if (self._value, self._error) != self._told:
            self._told = (self._value, self._error)
            self.edited.emit()

    def _take_text(self) -> None:
        text = self.text().strip()
        if not text:
            self._value = None
            self._set_error("")
            return
        if self._value is not None and text == to_display(self._value):
            return
        reading = read_date(text, today=self._today)
        problem = problem_with(reading)
        self._value = reading.day if isinstance(reading, Exact) and not problem else None
        self._set_error(problem)

    def _set_error(self, sentence: str) -> None:
        if sentence != self._error:
            self._error = sentence
            self.setProperty("wrong", bool(sentence))
            self.style().unpolish(self.line)
            self.style().polish(self.line)
            self.error_changed.emit(sentence)
