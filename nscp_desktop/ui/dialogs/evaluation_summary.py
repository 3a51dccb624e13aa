"""What the forms of one session say: results, the sessions of the course over time, and the single forms."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from nscp_desktop.domain.evaluation import TEXTS, Evaluation, Form
from nscp_desktop.domain.evaluation_charts import over_time, rating_bars
from nscp_desktop.domain.evaluation_sessions import SessionForms
from nscp_desktop.domain.evaluation_summary import FEW_NOTE, FormSummary, SessionSummary
from nscp_desktop.ui.models.evaluation import FormRow, form_columns, time_columns
from nscp_desktop.ui.models.table import TableModel
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.widgets.buttons import button_row, push_button
from nscp_desktop.ui.widgets.card import heading, plain_label
from nscp_desktop.ui.widgets.filter_chips import FilterChips
from nscp_desktop.ui.widgets.letting_go import let_go
from nscp_desktop.ui.widgets.rating_charts import RatingBars, RatingColumns

SIZE = (860, 540)


@dataclass(frozen=True, slots=True)
class SummaryShown:
    """What is shown: the session with its forms, every session of its course, and names by the id of the person."""

    own: SessionForms
    sessions: Sequence[SessionSummary]
    names: Mapping[int, str]
    trainers: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class SummaryDoing:
    """What can be done from here: `look` reads everything anew, the others act on a form or the summary.

    `look` gives None when there is nothing left of the session: nobody was there and the last form is removed.
    """

    look: Callable[[], SummaryShown | None]
    show_pages: Callable[[], object]
    change: Callable[[Evaluation, Callable[[], object]], object]
    remove: Callable[[Evaluation], object]
    may_change: bool = True


class EvaluationSummaryDialog(QDialog):
    """Three tabs; the forms themselves can be put right or removed there."""

    def __init__(self, doing: SummaryDoing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._doing = doing
        shown = doing.look()
        assert shown is not None
        self._shown = shown
        self.setWindowTitle(self.tr("Evaluation summary"))
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setAccessibleName(self.tr("Parts of the summary"))
        self._results = QVBoxLayout()
        self.columns = RatingColumns()
        self._make_results()
        self._make_time()
        self._make_forms()
        self.print_button = push_button(self.tr("&Print…"), self._print)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.addButton(self.print_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addWidget(heading(f"{self._shown.own.title}, {self._shown.own.session.days_words}"))
        column.addWidget(self.tabs, 1)
        column.addWidget(buttons)
        self._show()
        self.resize(*SIZE)
        self.tabs.tabBar().setFocus()

    def refresh(self) -> None:
        """Read the forms anew and show them; close when there are none of a session at which nobody was."""
        shown = self._doing.look()
        if shown is None:
            self.accept()
            return
        self._shown = shown
        self._show()

    def current_form(self) -> Evaluation | None:
        """Return the form that is chosen in the list, None without one."""
        row = self.table.current_row()
        return row.form if isinstance(row, FormRow) else None

    # Building

    def _make_results(self) -> None:
        inner = QWidget()
        inner.setLayout(self._results)
        self._results.setContentsMargins(0, 6, 10, 6)
        self._results.setSpacing(6)
        self.results = QScrollArea()
        self.results.setWidgetResizable(True)
        self.results.setFrameShape(QFrame.Shape.NoFrame)
        self.results.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.results.setAccessibleName(self.tr("Results"))
        self.results.setWidget(inner)
        self.tabs.addTab(self.results, self.tr("&Results"))

    def _make_time(self) -> None:
        self.time_model: TableModel[SessionSummary] = TableModel(time_columns(), key=_session_id, parent=self)
        self.time_table = TableView("evaluation-time", self)
        self.time_table.setAccessibleName(self.tr("Sessions of this course"))
        self.time_table.set_table(self.time_model)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(self.columns)
        column.addWidget(self.time_table, 1)
        column.addWidget(plain_label(FEW_NOTE, "muted", wrap=True))
        self.tabs.addTab(page, self.tr("O&ver time"))

    def _make_forms(self) -> None:
        self.chips = FilterChips([(form.value, form.words) for form in Form])
        self.chips.chosen.connect(self._show_forms)
        self.model: TableModel[FormRow] = TableModel(form_columns(Form.PARTICIPANT), key=_form_id, parent=self)
        self.table = TableView("evaluation-forms", self)
        self.table.setAccessibleName(self.tr("Forms that are back"))
        self.table.set_table(self.model, sort_by=None)
        self.table.selected.connect(self._enable)
        self.table.opened.connect(self._change)
        self.change_button = push_button(self.tr("C&hange…"), self._change)
        self.remove_button = push_button(self.tr("Re&move"), self._remove)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(self.chips)
        column.addWidget(self.table, 1)
        column.addLayout(button_row(self.change_button, self.remove_button))
        self.tabs.addTab(page, self.tr("Single &forms"))

    # Showing

    def _show(self) -> None:
        while (item := self._results.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                let_go(widget, self)
        summary = self._shown.own.summary
        for part in summary.forms:
            if part.returned.back:
                self._add_form(part)
        if summary.is_empty:
            self._results.addWidget(
                plain_label(self.tr("No form is back yet. Key in answers, or import them."), "muted")
            )
        self._results.addStretch(1)
        self.columns.set_columns(over_time(self._shown.sessions))
        self.time_model.set_rows([one for one in self._shown.sessions if one.of(Form.PARTICIPANT).returned.back])
        self.chips.set_counts({form.value: self._shown.own.returned(form).back for form in Form})
        self._show_forms()

    def _add_form(self, part: FormSummary) -> None:
        words = self.tr("%1s: %2 back").replace("%1", part.form.words).replace("%2", part.returned.words)
        self._results.addWidget(plain_label(words, "cardTitle"))
        if part.warning:
            self._results.addWidget(plain_label(f"! {part.warning}", "errorSentence", wrap=True))
        bars = RatingBars()
        bars.set_bars(rating_bars(part))
        self._results.addWidget(bars)
        if any(one.is_few for one in part.answers):
            self._results.addWidget(plain_label(FEW_NOTE, "muted", wrap=True))
        if part.form is Form.PARTICIPANT and self._shown.own.summary.change.words:
            self._results.addWidget(plain_label(self._shown.own.summary.change.words, "strong", wrap=True))
        for asked, said in zip(TEXTS[part.form], part.texts, strict=True):
            if said:
                self._results.addWidget(plain_label(f"{asked.text} ({len(said):,})", "strong", wrap=True))
                lines = plain_label("\n".join(f"·  {words}" for words in said), wrap=True)
                lines.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                self._results.addWidget(lines)

    def _show_forms(self, *_: object) -> None:
        form = Form(self.chips.value())
        self.model.set_columns(form_columns(form))
        rows = [FormRow(one, self._who(one)) for one in self._shown.own.forms if one.form is form]
        self.model.set_rows(rows)
        if rows and self.table.current_row() is None:
            self.table.select_key(rows[0].form.id)
        self._enable()

    def _who(self, form: Evaluation) -> str:
        if form.trainer_id is not None:
            return self._shown.trainers.get(form.trainer_id, self.tr("not named"))
        if form.person_id is not None:
            return self._shown.names.get(form.person_id, self.tr("not named"))
        return self.tr("not named")

    def _enable(self) -> None:
        has_one = self.current_form() is not None
        for button in (self.change_button, self.remove_button):
            button.setEnabled(has_one and self._doing.may_change)

    # Doing

    def _print(self) -> None:
        self.accept()
        self._doing.show_pages()

    def _change(self, *_: object) -> None:
        form = self.current_form()
        if form is not None and self._doing.may_change:
            self._doing.change(form, self.refresh)

    def _remove(self) -> None:
        form = self.current_form()
        if form is not None:
            self._doing.remove(form)
            self.refresh()


def _session_id(row: SessionSummary) -> int:
    return row.session.id


def _form_id(row: FormRow) -> int:
    return row.form.id
