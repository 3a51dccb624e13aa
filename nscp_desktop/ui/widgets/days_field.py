"""The days of a session: each with the times at which it begins and ends."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.sessions import SessionDay
from nscp_desktop.ui.dates import DateField
from nscp_desktop.ui.widgets.buttons import push_button
from nscp_desktop.ui.widgets.card import plain_label

ROW_HEIGHT = 34
SHOWN = 3


class DaysField(QWidget):
    """A line for each day; a button adds another, a week after the last."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._lines: list[tuple[DateField, QLineEdit, QLineEdit, QPushButton]] = []
        inner = QWidget()
        self._grid = QGridLayout(inner)
        self._grid.setContentsMargins(0, 0, 4, 0)
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignTop)
        for column, words in enumerate((self.tr("Day"), self.tr("From"), self.tr("To"))):
            self._grid.addWidget(plain_label(words, "muted"), 0, column)
        self._scroll = QScrollArea()
        self._scroll.setWidget(inner)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setAccessibleName(self.tr("Days"))
        self.add_button = push_button(self.tr("Add a da&y"), self.add_day, pill=True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addWidget(self._scroll)
        whole.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_days(())

    def show_days(self, days: Sequence[SessionDay]) -> None:
        """Show these days; without one an empty line."""
        while self._lines:
            self._drop(self._lines[0])
        for day in days:
            self._add(day)
        if not days:
            self._add(None)

    def days(self) -> tuple[SessionDay, ...]:
        """Return the days typed. Raises NotAllowedError, beside `days`, for one that is none."""
        found = []
        for day, starts_at, ends_at, _ in self._lines:
            if day.error():
                day.setFocus()
                raise NotAllowedError(day.error(), "days")
            on = day.value()
            if on is None and (starts_at.text().strip() or ends_at.text().strip()):
                raise NotAllowedError(self.tr("Give the day to which the time belongs."), "days")
            if on is not None:
                found.append(SessionDay(on, starts_at.text(), ends_at.text()))
        return tuple(found)

    def first(self) -> date | None:
        """Return the earliest day typed so far, None while there is none."""
        return min((on for on in (line[0].value() for line in self._lines) if on is not None), default=None)

    def fields(self) -> list[DateField]:
        """Return the fields of the days."""
        return [line[0] for line in self._lines]

    def add_day(self) -> None:
        """Add a line for another day, with the times of the one before."""
        _, starts_at, ends_at, _ = self._lines[-1]
        self._add(None)
        line = self._lines[-1]
        line[1].setText(starts_at.text())
        line[2].setText(ends_at.text())
        line[0].setFocus()
        self._scroll.ensureWidgetVisible(line[0])

    def _add(self, day: SessionDay | None) -> None:
        number = len(self._lines) + 1
        on, starts_at, ends_at = DateField(today=self._today), QLineEdit(), QLineEdit()
        on.look_ahead()
        on.setAccessibleName(self.tr("Day %1").replace("%1", str(number)))
        for field, words in ((starts_at, self.tr("Begins, day %1")), (ends_at, self.tr("Ends, day %1"))):
            field.setAccessibleName(words.replace("%1", str(number)))
            field.setMinimumWidth(54)
        starts_at.setPlaceholderText("9:30")
        ends_at.setPlaceholderText("12:00")
        remove = QPushButton("×")
        remove.setFixedWidth(30)
        remove.setAccessibleName(self.tr("Take day %1 away").replace("%1", str(number)))
        remove.setToolTip(self.tr("Take this day away"))
        if day is not None:
            on.set_value(day.held_on)
            starts_at.setText(day.starts_at)
            ends_at.setText(day.ends_at)
        line = (on, starts_at, ends_at, remove)
        remove.clicked.connect(self._take_away)
        row = self._grid.rowCount()
        for place, widget in enumerate(line):
            self._grid.addWidget(widget, row, place)
        self._lines.append(line)
        self._fit()

    def _take_away(self) -> None:
        button = self.sender()
        line = next((line for line in self._lines if line[3] is button), None)
        if line is None or len(self._lines) == 1:
            return
        self._drop(line)
        self._lines[-1][0].setFocus()
        self._fit()

    def _drop(self, line: tuple[DateField, QLineEdit, QLineEdit, QPushButton]) -> None:
        self._lines.remove(line)
        for widget in line:
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()

    def _fit(self) -> None:
        """Show as many lines as there are, up to a few; the others are a scroll away."""
        for line in self._lines:
            line[3].setVisible(len(self._lines) > 1)
        self._scroll.setFixedHeight(min(len(self._lines), SHOWN) * ROW_HEIGHT + 22)
