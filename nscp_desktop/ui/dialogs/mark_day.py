"""Marking a day of training that is on record as held for everyone."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QWidget

from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.services.planning import DayFound
from nscp_desktop.ui.dialogs.dialog import Dialog
from nscp_desktop.ui.dialogs.form_dialog import fill_dialog
from nscp_desktop.ui.models.table import Column, TableModel
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.widgets.card import heading, plain_label


class MarkDayDialog(Dialog):
    """Offers the days on record, the newest first; `mark(day)` stores, and may refuse."""

    def __init__(
        self,
        title: str,
        days: Sequence[DayFound],
        courses: Mapping[int, str],
        mark: Callable[[DayFound], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent=parent)
        self.setWindowTitle(self.tr("Mark a day of training"))
        self.accept_button.setText(self.tr("&Mark this day"))
        self._mark = mark
        self.body.addWidget(heading(title))
        note = self.tr(
            "Choose the day on which it was held for everyone here. Days are listed on which a course that counts "
            "towards it is on record."
        )
        self.body.addWidget(plain_label(note, "muted", wrap=True))
        columns = [
            Column(self.tr("Day"), _day, sort_key=_newest, width=150, strong=True),
            Column(self.tr("People"), _people, sort_key=_count, width=70),
            Column(self.tr("Course"), _Titles(courses).of, width=250, tooltip=_Titles(courses).of),
        ]
        self.model: TableModel[DayFound] = TableModel(columns, key=tuple, parent=self)
        self.table = TableView("mark-day", self)
        self.table.setAccessibleName(self.tr("Days of training on record"))
        self.table.set_table(self.model, sort_by=None)
        self.table.opened.connect(self._choose)
        self.body.addWidget(self.table, 1)
        fill_dialog(self)
        self.model.set_rows(days)
        if days:
            self.table.select_key(tuple(days[0]))
        else:
            self.show_sentence(self.tr("Nothing that counts towards it is on record yet. Record the training first."))
        self.accept_button.setEnabled(bool(days))
        self.resize(560, 420)
        self.table.setFocus()

    def _choose(self, _day: DayFound) -> None:
        self.accept()

    def store(self) -> None:
        """Mark the day that is chosen."""
        day = self.table.current_row()
        if day is None:
            raise NotAllowedError(self.tr("Choose a day."), "day")
        self._mark(day)


class _Titles:
    def __init__(self, courses: Mapping[int, str]) -> None:
        self._courses = courses

    def of(self, day: DayFound) -> str:
        return self._courses.get(day.course_id, "")


def _day(day: DayFound) -> str:
    if day.starts_on == day.ends_on:
        return in_words(day.ends_on)
    return f"{in_words(day.starts_on)} to {in_words(day.ends_on)}"


def _newest(day: DayFound) -> int:
    return day.ends_on.toordinal()


def _people(day: DayFound) -> str:
    return f"{day.people:,}"


def _count(day: DayFound) -> int:
    return day.people
