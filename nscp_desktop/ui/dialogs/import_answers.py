"""Bringing in answers from a spreadsheet: which column holds what, what each row becomes, and what is to put right."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QSplitter, QVBoxLayout, QWidget

from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.errors import NscpError
from nscp_desktop.domain.evaluation import QUESTIONS, TEXTS, Form
from nscp_desktop.domain.evaluation_import import (
    LEAVE_OUT,
    NAME,
    STAFF_NUMBER,
    AnswersPlan,
    FoundAnswers,
    FoundColumn,
    PlannedRow,
    Taken,
)
from nscp_desktop.domain.standing import StandingKind
from nscp_desktop.ui.dialogs.dialog import Dialog
from nscp_desktop.ui.dialogs.form_dialog import fill_dialog
from nscp_desktop.ui.import_wizard.choice_table import ChoiceTable, ChoiceTableModel, Choosing, Option
from nscp_desktop.ui.models.table import Column, TableModel
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.widgets.card import heading, plain_label
from nscp_desktop.ui.widgets.effect_box import EffectBox
from nscp_desktop.ui.widgets.filter_chips import FilterChips

HOLDS = 3
SIZE = (1000, 560)
PROBLEMS_HEIGHT = 74
_SAID = {
    Taken.NEW: "+ New",
    Taken.WITHOUT_NAME: "+ New, no name",
    Taken.KNOWN: "= On record",
    Taken.STOPS: "! To put right",
}
_KINDS = {
    Taken.NEW: StandingKind.IN_DATE,
    Taken.WITHOUT_NAME: StandingKind.DUE_SOON,
    Taken.KNOWN: StandingKind.INDUCTION,
    Taken.STOPS: StandingKind.OVERDUE,
}


@dataclass(frozen=True, slots=True)
class Importing:
    """What the dialog works with: the session in words, and what reads the file, plans and stores.

    `read` takes the form and what columns hold where that was changed, `plan` what was read and whether names that
    nobody has are left away. `form` is what the file seems to hold.
    """

    about: str
    read: Callable[[Form, Mapping[int, str]], FoundAnswers]
    plan: Callable[[FoundAnswers, bool], AnswersPlan]
    store: Callable[[AnswersPlan], object]
    form: Form = Form.PARTICIPANT


class ImportAnswersDialog(Dialog):
    """Nothing is stored before the button is pressed, and then all of it or nothing."""

    def __init__(self, importing: Importing, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setWindowTitle(self.tr("Import answers"))
        self._importing = importing
        self._meanings: dict[int, str] = {}
        self.plan: AnswersPlan | None = None
        self.chips = FilterChips([(form.value, form.words) for form in Form])
        self.chips.choose(importing.form.value)
        self.chips.chosen.connect(self._choose_form)
        self.notice = plain_label("", "errorSentence", wrap=True)
        self.keep_unknown = QCheckBox(self.tr("&Keep answers without the name where nobody of the session has it"))
        self.keep_unknown.toggled.connect(self._plan)
        self.words = plain_label("", "strong", wrap=True)
        self.problems = EffectBox(self.tr("To put right first"), PROBLEMS_HEIGHT)
        self.body.addWidget(heading(importing.about))
        self.body.addWidget(self.chips)
        self.body.addWidget(self.notice)
        self.body.addWidget(self._tables(), 1)
        self.body.addWidget(self.keep_unknown)
        self.body.addWidget(self.problems)
        self.body.addWidget(self.words)
        fill_dialog(self)
        self._read()
        self.resize(*SIZE)

    def store(self) -> None:
        """Bring the answers in."""
        if self.plan is not None:
            self._importing.store(self.plan)

    def _tables(self) -> QSplitter:
        columns = [
            Column("", _letter, width=36),
            Column(self.tr("Heading"), _heading, width=190, tooltip=_heading),
            Column(self.tr("First answer"), _sample, width=110, tooltip=_sample),
            Column(self.tr("Holds"), self._holds, width=165),
        ]
        self.model = ChoiceTableModel[FoundColumn](columns, _place, {HOLDS: Choosing(self._options)})
        self.model.chosen.connect(self._choose_meaning)
        self.columns = ChoiceTable("answers-columns", self.tr("Columns of the sheet"), self)
        self.columns.set_table(self.model, sort_by=None)
        self.row_model: TableModel[PlannedRow] = TableModel(
            [
                Column(self.tr("Row"), _where, width=110),
                Column(self.tr("Ratings"), self._ratings, width=80),
                Column(self.tr("Becomes"), _happens, width=130, status=_kind, tooltip=_words),
                Column(self.tr("Who, or why"), _words, width=200, tooltip=_words),
            ],
            key=_row_key,
            parent=self,
        )
        self.rows = TableView("answers-rows", self)
        self.rows.setAccessibleName(self.tr("What each row becomes"))
        self.rows.set_table(self.row_model, sort_by=None)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(12)
        for table in (self.columns, self.rows):
            holder = QWidget()
            column = QVBoxLayout(holder)
            column.setContentsMargins(0, 0, 0, 0)
            column.addWidget(table)
            split.addWidget(holder)
        split.setSizes([520, 440])
        return split

    @property
    def form(self) -> Form:
        """The form whose answers the file holds."""
        return Form(self.chips.value())

    def _choose_form(self, _key: str) -> None:
        self._meanings = {}
        self._read()

    def _choose_meaning(self, column: FoundColumn, _place: int, meaning: object) -> None:
        if self.plan is None:
            return
        asked = str(meaning)
        # What was guessed for another column gives way; each question has one column.
        now = {one.place: one.meaning for one in self.plan.found.columns}
        self._meanings = {place: LEAVE_OUT if own == asked else own for place, own in now.items()}
        self._meanings[column.place] = asked
        self._read()

    def _read(self) -> None:
        self._found: FoundAnswers | None = None
        try:
            self._found = self._importing.read(self.form, self._meanings)
        except NscpError as error:
            self.show_sentence(str(error))
        self._plan()

    def _plan(self, _ticked: bool = False) -> None:
        self.plan = None
        if self._found is not None:
            self.plan = self._importing.plan(self._found, self.keep_unknown.isChecked())
        plan = self.plan
        self.model.set_rows(plan.found.columns if plan is not None else [])
        self.row_model.set_rows(plan.rows if plan is not None else [])
        problems = plan.problems if plan is not None else ()
        self.problems.setVisible(bool(problems))
        self.problems.show_lines(problems, "")
        self.words.setText(f"{plan.found.file_name}: {plan.words}" if plan is not None else "")
        about = plan.found.about if plan is not None else ""
        is_other = bool(about) and about != self._importing.about
        self.notice.setVisible(is_other)
        self.notice.setText(self.tr("! The file says that it is for another session: %1.").replace("%1", about))
        count = len(plan.new) if plan is not None else 0
        self.accept_button.setText(self.tr("&Bring in %1").replace("%1", plural(count, "form")))
        self.accept_button.setEnabled(bool(count) and not problems)

    def _options(self, _column: FoundColumn) -> list[Option]:
        asked = [Option(one.short, one.code) for one in QUESTIONS[self.form]]
        asked += [Option(one.short, one.code) for one in TEXTS[self.form]]
        names = [Option(self.tr("Name"), NAME), Option(self.tr("Staff number"), STAFF_NUMBER)]
        return [*names, *asked, Option(self.tr("Leave out"), LEAVE_OUT)]

    def _holds(self, column: FoundColumn) -> str:
        return next(one.words for one in self._options(column) if one.value == column.meaning)

    def _ratings(self, row: PlannedRow) -> str:
        return " ".join(str(row.found.ratings.get(one.code, "–")) for one in QUESTIONS[self.form])


def _place(row: FoundColumn) -> int:
    return row.place


def _letter(row: FoundColumn) -> str:
    return row.letter


def _heading(row: FoundColumn) -> str:
    return row.heading


def _sample(row: FoundColumn) -> str:
    return row.sample


def _row_key(row: PlannedRow) -> str:
    return row.found.where


def _where(row: PlannedRow) -> str:
    return row.found.where


def _words(row: PlannedRow) -> str:
    return row.words


def _happens(row: PlannedRow) -> str:
    return _SAID[row.taken]


def _kind(row: PlannedRow) -> StandingKind:
    return _KINDS[row.taken]
