"""Preview: the cells that somebody has to look at, with an answer for each or for many at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from nscp_desktop.domain.dates import opening
from nscp_desktop.domain.imports import Proposal, Question, Reading
from nscp_desktop.domain.standing import StandingKind
from nscp_desktop.ui.import_wizard.answers import LATER, Alike, alike, can_be_stored, offered
from nscp_desktop.ui.import_wizard.choice_table import ChoiceTable, ChoiceTableModel, Choosing, Option
from nscp_desktop.ui.import_wizard.date_answer import DateAnswerDialog
from nscp_desktop.ui.import_wizard.draft import ImportDraft, is_about_identity
from nscp_desktop.ui.models.table import Column
from nscp_desktop.ui.widgets.card import plain_label

ANSWER = 5


@dataclass(frozen=True, slots=True)
class _Row:
    question: Question
    person: str
    answer: Proposal | None


class QuestionsTab(QWidget):
    """Every question with its answer; `answered` carries pairs of a question and its answer, None for later."""

    answered = Signal(object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.model = ChoiceTableModel[_Row](self._columns(), _key, {ANSWER: Choosing(self._options)})
        self.model.chosen.connect(self._choose)
        self.table = ChoiceTable("import-questions", self.tr("Cells to look at"), self)
        self.table.set_table(self.model, sort_by=None)
        self.table.selected.connect(self._note_selection)
        self.kind = QComboBox(self)
        self.kind.setAccessibleName(self.tr("Answer for all selected"))
        for kind in Alike:
            self.kind.addItem(self.tr(kind.words), kind.value)
        self.apply_button = QPushButton(self.tr("Answer &all selected"), self)
        self.apply_button.setAccessibleName(self.tr("Answer all selected"))
        self.apply_button.clicked.connect(self._answer_selected)
        self.date_button = QPushButton(self.tr("&Type a date…"), self)
        self.date_button.setAccessibleName(self.tr("Type a date for the selected"))
        self.date_button.clicked.connect(self._ask_date)
        self._note = plain_label("", "muted")
        below = QHBoxLayout()
        below.setSpacing(8)
        for widget in (self.kind, self.apply_button, self.date_button):
            below.addWidget(widget)
        below.addWidget(self._note, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.table, 1)
        column.addLayout(below)
        self._note_selection()

    def show_reading(self, reading: Reading, draft: ImportDraft) -> None:
        """Show the questions of a reading with the answers given so far."""
        names = [person.name for person in reading.people]
        self.model.set_rows(
            _Row(
                question,
                names[question.person] if question.person is not None and question.person < len(names) else "",
                draft.answer_to(question),
            )
            for question in draft.all_questions(reading)
        )
        self._note_selection()

    def _options(self, row: _Row) -> list[Option]:
        answers = [Option(self.tr(item.words), item) for item in offered(row.question)]
        if row.answer is not None and row.answer not in offered(row.question):
            answers.insert(0, Option(row.answer.words, row.answer))
        return [*answers, Option(self.tr(LATER), None)]

    def _choose(self, row: _Row, _column: int, value: object) -> None:
        self.answered.emit([(row.question, value if isinstance(value, Proposal) else None)])

    def _selected(self) -> Sequence[_Row]:
        return self.table.selected_rows()

    def _answer_selected(self) -> None:
        kind = Alike(self.kind.currentData())
        given = []
        for row in self._selected():
            answer = alike(row.question, kind)
            if answer is not None or kind is Alike.LATER:
                given.append((row.question, answer))
        left = len(self._selected()) - len(given)
        if given:
            self.answered.emit(given)
        if left:
            self._note.setText(self.tr("%1 of them have no such answer.").replace("%1", str(left)))

    def _ask_date(self) -> None:
        dialog = DateAnswerDialog(self._today, self)
        dialog.answered.connect(self._answer_with_date)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _answer_with_date(self, answer: Proposal) -> None:
        self.answered.emit([(row.question, answer) for row in self._selected() if can_be_stored(row.question)])

    def _note_selection(self) -> None:
        selected = self._selected()
        self.apply_button.setEnabled(bool(selected))
        self.date_button.setEnabled(any(can_be_stored(row.question) for row in selected))
        rows = self.model.rows()
        answered = sum(row.answer is not None for row in rows)
        words = self.tr("%1 of %2 answered. Cells left for later are not stored.") if rows else ""
        self._note.setText(words.replace("%1", f"{answered:,}").replace("%2", f"{len(rows):,}"))

    def _columns(self) -> list[Column[_Row]]:
        return [
            Column(self.tr("Cell"), _cell, _place, width=70, tooltip=_whole_cell, key="cell"),
            Column(self.tr("In the file"), _text, width=170, strong=True, tooltip=_text, key="text"),
            Column(self.tr("Why it is asked"), _reason, width=215, tooltip=_reason, key="reason"),
            Column(self.tr("Person"), _person, width=160, tooltip=_person, key="person"),
            Column(self.tr("Course"), _course, width=170, tooltip=_course, key="course"),
            Column(self.tr("Answer"), _answer, width=240, tooltip=_answer, key="answer"),
            Column("", _state, width=110, status=_kind, key="state"),
        ]


def _key(row: _Row) -> tuple[int, int, bool]:
    return row.question.place.row, row.question.place.column, is_about_identity(row.question)


def _cell(row: _Row) -> str:
    return row.question.cell.rpartition("!")[2]


def _whole_cell(row: _Row) -> str:
    return row.question.cell


def _place(row: _Row) -> tuple[int, int]:
    return row.question.place.row, row.question.place.column


def _text(row: _Row) -> str:
    return " ".join(row.question.text.split())


def _reason(row: _Row) -> str:
    return opening(row.question.reason)


def _person(row: _Row) -> str:
    return row.person


def _course(row: _Row) -> str:
    return row.question.course or ""


def _answer(row: _Row) -> str:
    return row.answer.words if row.answer is not None else LATER


def _state(row: _Row) -> str:
    return "✓ Answered" if row.answer is not None else "? Open"


def _kind(row: _Row) -> StandingKind | None:
    return StandingKind.IN_DATE if row.answer is not None else StandingKind.DUE_SOON
