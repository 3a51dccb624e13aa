"""Settings, History: what was done, what was deleted, and whether anything was changed behind its back."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QListWidget, QSplitter, QVBoxLayout, QWidget

from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.errors import NscpError
from nscp_desktop.domain.history import Batch
from nscp_desktop.domain.history_words import batch_words, beginning_small, short_head
from nscp_desktop.services.history import HistoryService
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dates import to_display
from nscp_desktop.ui.models.history import step_columns, step_key
from nscp_desktop.ui.models.table import TableModel
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.pages.section import Section
from nscp_desktop.ui.saving_history import save_history
from nscp_desktop.ui.session import Session
from nscp_desktop.ui.widgets.buttons import button_row, push_button
from nscp_desktop.ui.widgets.card import Card, plain_label

MOST_STEPS = 2_000
MOST_LINES = 500


class HistorySection(Section):
    """The steps, newest first, with what each changed; the bin; the check and the comparison with a printout."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.only_deleted = QCheckBox(self.tr("Only what was &deleted in the last 90 days"))
        self.only_deleted.toggled.connect(self.refresh)
        self.model: TableModel[Batch] = TableModel(step_columns(), key=step_key, parent=self)
        self.table = TableView("settings-history", self)
        self.table.setAccessibleName(self.tr("What was done with the record"))
        self.table.set_table(self.model, sort_by=0)
        self.table.selected.connect(self._show_lines)
        self.bring_back = push_button(self.tr("Bring &back"), self.restore)
        session.editing.guard(self.bring_back)
        self.lines = QListWidget()
        self.lines.setAccessibleName(self.tr("What this step changed"))
        self.lines.setWordWrap(True)
        self.lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.about = plain_label("", "muted", wrap=True)
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.addWidget(self._make_steps())
        parts.addWidget(self._make_lines())
        parts.setStretchFactor(0, 5)
        parts.setStretchFactor(1, 3)
        self.column.addWidget(parts, 1)
        self.column.addWidget(self._make_check())

    def refresh(self) -> None:
        """Show what was done until now."""
        history = self.session.services.history
        found = history.bin() if self.only_deleted.isChecked() else history.steps(MOST_STEPS)
        self.model.set_rows(found)
        if self.table.current_row() is None and found:
            self.table.select_key(step_key(found[0]))
        self._show_lines()
        head = short_head(history.head())
        self.head.setText(self.tr("The code of the history is now %1; reports carry it.").replace("%1", head))

    def restore(self) -> None:
        """Bring back what the selected step deleted."""
        step = self._step()
        if step is None:
            return
        try:
            self.session.services.history.bring_back(step.sequence)
        except NscpError as refusal:
            self.answer.setText(str(refusal))
            return
        self.stored(Changes.STORED, self.tr("Brought back: %1"), beginning_small(step.title))

    def check(self) -> None:
        """Check the whole history in the background and say what was found."""
        if not self.check_button.isEnabled():
            return
        self.check_button.setEnabled(False)
        self.answer.clear()
        work = partial(_checked, self.session.services.history)
        words = self.tr("Checking the history")
        self.session.tasks.run(work, self._tell_checked, self._refused_check, words, self._end_check)

    def ask_sheet(self) -> None:
        """Ask where the history goes as a workbook."""
        save_history(self.session, self.window())

    def compare(self) -> None:
        """Look for the step whose code was printed."""
        try:
            found = self.session.services.history.compare(self.printed.text())
        except NscpError as refusal:
            self.answer.setText(str(refusal))
            return
        if found is None:
            self.answer.setText(
                self.tr(
                    "! No step has this code. Look whether it is typed as printed. If it is, the history up to that "
                    "printout was changed or cut, or the printout is of another file."
                )
            )
            return
        words = self.tr("✓ This code belongs to step %1 of %2 (%3). Everything up to there is as it was then.")
        day = to_display(found.at.astimezone().date())
        for place, value in (("%1", f"{found.sequence:,}"), ("%2", day), ("%3", beginning_small(batch_words(found)))):
            words = words.replace(place, value)
        self.answer.setText(words)

    def _tell_checked(self, checked: tuple[int, list[str]]) -> None:
        count, found = checked
        self._end_check()
        steps = plural(count, self.tr("step"), self.tr("steps"))
        self.answer.setText(
            "! " + " ".join(found[:5])
            if found
            else self.tr("✓ %1 checked. Nothing was changed, added or taken away since it was written.").replace(
                "%1", steps
            )
        )

    def _refused_check(self, refusal: NscpError) -> None:
        self._end_check()
        self.answer.setText(str(refusal))

    def _end_check(self) -> None:
        self.check_button.setEnabled(True)

    def _make_steps(self) -> Card:
        card = Card(self.tr("What was done"))
        card.body.addWidget(self.only_deleted)
        card.body.addWidget(self.table, 1)
        return card

    def _make_lines(self) -> Card:
        card = Card(self.tr("What it changed"))
        card.body.addWidget(self.about)
        card.body.addWidget(self.lines, 1)
        card.body.addLayout(button_row(self.bring_back))
        return card

    def _make_check(self) -> Card:
        card = Card(self.tr("Can it be trusted?"))
        self.head = plain_label("", "muted", wrap=True)
        self.printed = QLineEdit()
        self.printed.setPlaceholderText(self.tr("Code on an earlier printout"))
        self.printed.setAccessibleName(self.tr("Code on an earlier printout"))
        self.printed.returnPressed.connect(self.compare)
        row = QHBoxLayout()
        row.addWidget(push_button(self.tr("Save as sp&readsheet…"), self.ask_sheet))
        self.check_button = push_button(self.tr("Chec&k the history"), self.check)
        row.addWidget(self.check_button)
        row.addSpacing(18)
        row.addWidget(self.printed, 1)
        row.addWidget(push_button(self.tr("C&ompare"), self.compare))
        self.answer = plain_label("", "strong", wrap=True)
        self.answer.setAccessibleName(self.tr("Answer"))
        honest = self.tr(
            "The history shows whether one of its steps was altered. That somebody wrote all of it anew shows only "
            "beside an earlier printout."
        )
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(self.head)
        column.addLayout(row)
        column.addWidget(self.answer)
        column.addWidget(plain_label(honest, "muted", wrap=True))
        card.body.addLayout(column)
        return card

    def _step(self) -> Batch | None:
        rows = self.table.selected_rows()
        return rows[0] if len(rows) == 1 else None

    def _show_lines(self, *_: object) -> None:
        self.lines.clear()
        step = self._step()
        self.bring_back.setVisible(self.only_deleted.isChecked())
        self.bring_back.setEnabled(step is not None)
        self.lines.setVisible(step is not None)
        self.about.setText(self._about(step))
        if step is None:
            return
        self.lines.addItems(list(self.session.services.history.lines(step.sequence, MOST_LINES)))
        if step.changes > MOST_LINES:
            more = self.tr("And %1 more. Save the history as a spreadsheet to see them all.")
            self.lines.addItem(more.replace("%1", f"{step.changes - MOST_LINES:,}"))

    def _about(self, step: Batch | None) -> str:
        """Return what stands above the lines: the whole title, which the table may cut, or what to do first."""
        if step is not None:
            return f"{batch_words(step)}: {step.reason}" if step.reason else batch_words(step)
        if self.model.rows():
            return self.tr("Select one step to see what it changed.")
        if self.only_deleted.isChecked():
            return self.tr("Nothing was deleted in the last 90 days, or all of it was brought back.")
        return self.tr("What somebody does with the record will be listed here.")


def _checked(history: HistoryService) -> tuple[int, list[str]]:
    """Return how many steps there are, and what is wrong with them."""
    return len(history.steps()), history.problems()
