"""Which of the four categories of abuse the training of a year was about."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from nscp_desktop.domain.abuse_coverage import CategoryCovered, YearCoverage
from nscp_desktop.domain.dates import in_words
from nscp_desktop.ui.models.needs import covered_columns, covered_key
from nscp_desktop.ui.models.table import TableModel
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.widgets.buttons import push_button
from nscp_desktop.ui.widgets.card import heading, plain_label
from nscp_desktop.ui.widgets.filter_chips import FilterChips, make_room

SIZE = (860, 380)


class CoverageDialog(QDialog):
    """Shows one of several years at a time; `courses` are titles by id.

    `people_wanted` carries a title and the people behind a figure, `report_wanted` asks for the printed report.
    """

    people_wanted = Signal(str, object)
    report_wanted = Signal()

    def __init__(
        self, years: Sequence[YearCoverage], courses: Mapping[int, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("What the year covered"))
        self._years = {str(place): found for place, found in enumerate(years)}
        self.chips = FilterChips([(key, _words(found)) for key, found in self._years.items()])
        self.chips.chosen.connect(self._show)
        self.sentence = heading("")
        self.note = plain_label("", "muted", wrap=True)
        self.model: TableModel[CategoryCovered] = TableModel(
            covered_columns(years[0], courses), covered_key, parent=self
        )
        self._courses = courses
        self.table = TableView("coverage", self)
        self.table.setAccessibleName(self.tr("Categories of abuse"))
        self.table.set_table(self.model, sort_by=None)
        self.table.selected.connect(self._enable)
        self.table.opened.connect(self.show_people)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.people_button = push_button(self.tr("&People who had it"), self.show_people)
        self.missing_button = push_button(self.tr("People who had &not"), self.show_missing)
        self.print_button = push_button(self.tr("P&rint…"), self.print_report)
        for button in (self.people_button, self.missing_button, self.print_button):
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        for pill in self.chips.findChildren(QPushButton):
            make_room(pill)
        top = QHBoxLayout()
        top.addWidget(self.chips)
        top.addStretch()
        column.addLayout(top)
        for widget in (self.sentence, self.table, self.note, buttons):
            column.addWidget(widget, 1 if widget is self.table else 0)
        self.resize(*SIZE)
        self._show()

    def show_people(self, *_: object) -> None:
        """Ask for the people who had training about the current category."""
        row = self.table.current_row()
        if row is not None and row.person_ids:
            self._want(self.tr("Had training about %1"), row, row.person_ids)

    def show_missing(self) -> None:
        """Ask for those here who had none about the current category."""
        row = self.table.current_row()
        if row is not None:
            had = set(row.person_ids)
            self._want(self.tr("Had no training about %1"), row, [own for own in self._found().here if own not in had])

    def print_report(self) -> None:
        """Ask for the report, and close."""
        self.accept()
        self.report_wanted.emit()

    def _found(self) -> YearCoverage:
        return self._years[self.chips.value()]

    def _want(self, words: str, row: CategoryCovered, people: Sequence[int]) -> None:
        year = self._found().year
        title = f"{words.replace('%1', row.category.words.lower())}, {year.days_words}"
        self.accept()
        self.people_wanted.emit(title, tuple(people))

    def _show(self, *_: object) -> None:
        found = self._found()
        self.model.set_columns(covered_columns(found, self._courses))
        self.model.set_rows(found.categories)
        self.table.select_key(covered_key(found.categories[0]))
        self.sentence.setText(found.words)
        note = self.tr(
            "People here on %1, by the trainings they did from %2 on. A course counts for what is ticked in it."
        )
        note = note.replace("%1", in_words(found.until)).replace("%2", in_words(found.year.starts_on))
        self.note.setText(f"{note} {found.unsaid_words}".strip())
        self._enable()

    def _enable(self) -> None:
        row = self.table.current_row()
        self.people_button.setEnabled(row is not None and bool(row.person_ids))
        self.missing_button.setEnabled(row is not None and len(row.person_ids) < len(self._found().here))


def _words(found: YearCoverage) -> str:
    title = found.year.title
    return title[:1].upper() + title[1:]
