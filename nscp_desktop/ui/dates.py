"""Dates on screen: shown as 3 Sep 2026, typed as people type them."""

from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QMenu, QWidget, QWidgetAction

from nscp_desktop.domain.date_text import Approximate, Exact, problem_with, read_date
from nscp_desktop.domain.dates import EARLIEST_YEAR, LATEST_YEAR, Precision, in_words, year_problem
from nscp_desktop.ui.guarded import guarded

_ABOUT = frozenset({"", "about", "circa", "c", "approx"})


def to_display(day: date | None, precision: Precision = Precision.DAY) -> str:
    """Write a date as it is shown everywhere, `3 Sep 2026` or `about Sep 2026`; empty for None."""
    return in_words(day, precision) if day is not None else ""


@guarded
class DateField(QLineEdit):
    """A field for one date: 3/9/26, 3 Sep 26, today or +2w, or picked from a calendar (Alt+Down).

    A year before 1900 or after 2199 is a slip, and told beside the field as what is no date.
    Where `accept_approximate` was called it takes a month, a term or a year as well; `precision` then says which.
    Where `look_ahead` was called a day without a year is the next such day.
    `edited` is sent when the value may have changed (on leaving the field, Enter, or a pick), `error_changed`
    with the sentence to show beside the field, empty when all is well.
    """

    edited = Signal()
    error_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, today: date | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._value: date | None = None
        self._precision = Precision.DAY
        self._accepts_approximate = False
        self._looks_ahead = False
        self._error = ""
        # What was last told by `edited`: the text may have been read by `value` in between.
        self._told: tuple[date | None, Precision, str] = (None, Precision.DAY, "")
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

    def accept_approximate(self) -> None:
        """Take a month, a term or a year as well, for training of which nobody knows the day."""
        self._accepts_approximate = True
        self.setToolTip(
            self.tr("For example 3/9/26 or today; Sep 2026, autumn 2025 or 2024 where the day is not known.")
        )

    def look_ahead(self) -> None:
        """Read a day without a year as the next such day, where the days to come are what is asked for."""
        self._looks_ahead = True
        self.setToolTip(self.tr("For example 3/9/26, today or +2w; 3 Sep is the next one. Alt+Down opens a calendar."))

    def value(self) -> date | None:
        """Return the date, the first day of it when approximate; None when empty or no date (see `error`)."""
        self._take_text()
        return self._value

    def precision(self) -> Precision:
        """Return how exactly the date is given."""
        self._take_text()
        return self._precision

    def set_value(self, day: date | None, precision: Precision = Precision.DAY) -> None:
        """Show a date without sending `edited`."""
        self._value, self._precision = day, precision
        self._told = (day, precision, "")
        self.setText(to_display(day, precision))
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
        calendar.setDateRange(QDate(EARLIEST_YEAR, 1, 1), QDate(LATEST_YEAR, 12, 31))
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
            self.setText(to_display(self._value, self._precision))
        now = (self._value, self._precision, self._error)
        if now != self._told:
            self._told = now
            self.edited.emit()

    def _take_text(self) -> None:
        text = self.text().strip()
        if not text:
            self._value, self._precision = None, Precision.DAY
            self._set_error("")
            return
        if self._value is not None and text == to_display(self._value, self._precision):
            return
        reading = read_date(text, today=self._today, ahead=self._looks_ahead)
        day, precision, problem = None, Precision.DAY, problem_with(reading)
        if self._accepts_approximate and isinstance(reading, Approximate) and _is_alone(reading):
            day, precision, problem = reading.day, reading.precision, year_problem(reading.day)
        elif isinstance(reading, Exact):
            day, problem = reading.day, problem or year_problem(reading.day)
        self._value, self._precision = (None, Precision.DAY) if problem else (day, precision)
        self._set_error(problem)

    def _set_error(self, sentence: str) -> None:
        if sentence != self._error:
            self._error = sentence
            self.setProperty("wrong", bool(sentence))
            self.style().unpolish(self.line)
            self.style().polish(self.line)
            self.error_changed.emit(sentence)


def _is_alone(reading: Approximate) -> bool:
    """Whether nothing but `about` stands beside an approximate date."""
    return reading.before.casefold().rstrip(".") in _ABOUT and not reading.after
