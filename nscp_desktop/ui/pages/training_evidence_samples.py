"""Evidence, Checks and samples: trainings drawn by chance, and what a second person found about each."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from nscp_desktop.domain.dates import in_words, plural
from nscp_desktop.domain.evidence_checks import EvidenceCheck, Sample, SampleState
from nscp_desktop.services.evidence_documents import SAMPLE
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.evidence import EvidenceDialog
from nscp_desktop.ui.dialogs.evidence_check import CheckDialog
from nscp_desktop.ui.dialogs.evidence_sample import Drawn, SampleDialog
from nscp_desktop.ui.dialogs.form_dialog import open_dialog
from nscp_desktop.ui.models.evidence_rows import (
    DrawnRow,
    drawn_columns,
    drawn_key,
    drawn_rows,
    sample_columns,
    sample_key,
)
from nscp_desktop.ui.models.table import TableModel
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.pages.page import Page
from nscp_desktop.ui.pages.requests import PeopleFilter, ReportRequest
from nscp_desktop.ui.pages.tabbed import PageTab
from nscp_desktop.ui.widgets.buttons import button_row, push_button
from nscp_desktop.ui.widgets.card import plain_label
from nscp_desktop.ui.widgets.empty import EmptyNotice

SampleRow = tuple[Sample, SampleState]


class SamplesPart(PageTab):
    """Samples at the left; the trainings of the chosen one at the right. Several can be checked at once."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._checked_by = ""
        self.samples_model: TableModel[SampleRow] = TableModel(sample_columns(), key=sample_key, parent=self)
        self.samples = TableView("evidence-samples", self)
        self.samples.setAccessibleName(self.tr("Samples"))
        self.samples.set_table(self.samples_model, sort_by=None, hidden=("drawn",))
        self.model: TableModel[DrawnRow] = TableModel(drawn_columns(), key=drawn_key, parent=self)
        self.table = TableView("evidence-drawn", self)
        self.table.setAccessibleName(self.tr("Trainings of the sample"))
        self.table.set_table(self.model, sort_by=None)
        self.title = plain_label("", "strong", wrap=True)
        self.draw_button = push_button(self.tr("Dra&w a sample…"), self.ask_sample)
        self.check_button = push_button(self.tr("Second person's chec&k…"), self.ask_check)
        self.files_button = push_button(self.tr("Look &at files…"), self.show_files)
        self.people_button = push_button(self.tr("Show pe&ople"), self.show_people)
        self.print_button = push_button(self.tr("Prin&t the sheet…"), self._print)
        page.session.editing.guard(self.draw_button, self.check_button)
        self.empty = EmptyNotice(
            self.tr("No sample yet"),
            self.tr(
                "Once a year some of the trainings are drawn by chance, usually ten per cent. Somebody who did not "
                "record them looks for the evidence of each, on a printed sheet or here. A single training can be "
                "checked from its files."
            ),
            self.tr("Draw a sample…"),
        )
        self.empty.stepped.connect(self.ask_sample)
        page.session.editing.guard(self.empty.button)
        self._lay_out()
        self.samples.selected.connect(self._show_drawn)
        self.samples.opened.connect(self._print)
        self.table.selected.connect(self._enable)
        self.table.opened.connect(self.ask_check)

    def _lay_out(self) -> None:
        right = QWidget()
        rest = QVBoxLayout(right)
        rest.setContentsMargins(0, 0, 0, 0)
        rest.setSpacing(8)
        rest.addWidget(self.title)
        rest.addWidget(self.table, 1)
        rest.addLayout(button_row(self.check_button, self.files_button, self.people_button, self.print_button))
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.samples, 1)
        column.addLayout(button_row(self.draw_button))
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(12)
        split.addWidget(left)
        split.addWidget(right)
        split.setSizes([330, 810])
        self.stack = QStackedWidget()
        self.stack.addWidget(split)
        self.stack.addWidget(self.empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.stack)

    def refresh(self) -> None:
        """Show the samples, and how far each is."""
        rows = self.session.services.evidence_checks.samples()
        self.samples_model.set_rows(rows)
        self.stack.setCurrentIndex(0 if rows else 1)
        if self.samples.current_row() is None and rows:
            self.samples.select_key(sample_key(rows[0]))
        self._show_drawn()

    def ask_sample(self) -> None:
        """Ask what a sample is to be drawn from."""
        count = self.session.services.evidence_checks.done_between
        open_dialog(SampleDialog(count, self._draw, self.session.today, self.window()))

    def ask_check(self, *_: object) -> None:
        """Ask what a second person found about the chosen trainings."""
        chosen = self.table.selected_rows()
        if not chosen or not self.session.editing.may_change:
            return
        about = f"{chosen[0].person.name} · {chosen[0].course}, {chosen[0].completion.done_words}"
        if len(chosen) > 1:
            about = self.tr("The same for %1").replace("%1", plural(len(chosen), "training"))
        store = partial(self._check, [row.completion.id for row in chosen])
        who = self._checked_by or self.session.services.desk.who
        open_dialog(CheckDialog(about, store, self.session.today, who, self.window()))

    def show_files(self) -> None:
        """Show the files of the current training."""
        row = self.table.current_row()
        if row is not None:
            about = f"{row.person.name} · {row.course}, {row.completion.done_words}"
            dialog = EvidenceDialog(about, row.completion, self.session, self.window())
            dialog.changed.connect(self._changed)
            open_dialog(dialog)

    def show_people(self) -> None:
        """Open the people of the sample that are still to be checked, or all of them once it is done."""
        rows = self.model.all_rows()
        left = [row for row in rows if row.check is None]
        title = self.tr("Sample: still to be checked") if left else self.tr("Sample: all checked")
        people = tuple(dict.fromkeys(row.person.id for row in left or rows))
        if people:
            self.page.open_people.emit(PeopleFilter(title, people))

    def _draw(self, drawn: Drawn) -> None:
        checks = self.session.services.evidence_checks
        sample = checks.draw(drawn.from_on, drawn.until_on, drawn.percent, today=self.session.today)
        self._changed(self.tr("Drawn: %1.").replace("%1", sample.drawn_words))
        self.samples.select_key(sample.id)

    def _check(self, completion_ids: list[int], check: EvidenceCheck) -> None:
        self.session.services.evidence_checks.check(completion_ids, check, today=self.session.today)
        self._checked_by = check.checked_by
        words = self.tr("Kept for %1: %2.").replace("%1", plural(len(completion_ids), "training"))
        self._changed(words.replace("%2", check.result.words))

    def _changed(self, sentence: str) -> None:
        self.session.announce(Changes.TRAINING)
        self.session.say(sentence)

    def _show_drawn(self) -> None:
        row = self.samples.current_row()
        if row is None:
            self.model.set_rows([])
        else:
            self.model.set_rows(drawn_rows(self.session.services.standing.snapshot(), *row))
            drawn = self.tr("drawn on %1").replace("%1", in_words(row[0].drawn_on))
            by = self.tr(" by %1").replace("%1", row[0].drawn_by) if row[0].drawn_by else ""
            self.title.setText(f"{row[0].drawn_words}, {drawn}{by} · {row[1].words}")
        if self.table.current_row() is None and self.model.rows():
            self.table.select_key(drawn_key(self.model.rows()[0]))
        self._enable()

    def _enable(self) -> None:
        chosen = len(self.table.selected_rows())
        self.check_button.setEnabled(chosen > 0)
        self.files_button.setEnabled(chosen == 1)
        self.people_button.setEnabled(bool(self.model.all_rows()))
        self.print_button.setEnabled(self.samples.current_row() is not None)

    def _print(self, *_: object) -> None:
        row = self.samples.current_row()
        if row is not None:
            self.page.open_report.emit(ReportRequest(SAMPLE, sample_id=row[0].id))
