"""The import wizard on the sample agency, from file to stored."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.import_plan import ImportAction
from nscp_desktop.domain.imports import ColumnMeaning
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.import_wizard.answers import Alike
from nscp_desktop.ui.import_wizard.choice_table import ChoiceTable, OptionsRole
from nscp_desktop.ui.import_wizard.courses_tab import Which
from nscp_desktop.ui.import_wizard.date_answer import DateAnswerDialog
from nscp_desktop.ui.import_wizard.draft import Who
from nscp_desktop.ui.import_wizard.wizard import COLUMNS, FILE, PREVIEW, STORE, ImportWizard
from nscp_desktop.ui.session import Session

Cell = str | date | None
ROWS: Sequence[Sequence[Cell]] = (
    ("Name", "Role", "Prevent", "Bus safety"),
    ("Gwenn Evans", "Class teacher", date(2025, 3, 4), None),
    ("Nadia Exley", "Headteacher / DSL", "Yes", date(2026, 1, 9)),
    ("Bo Newson", "Class teacher", "Sept 2024", "Yes"),
    ("Cy Hartley", "Cook", date(2025, 3, 4), "Booked 12/01/2027"),
)


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """A workbook with four people, one of them nearly somebody on record, and three cells in doubt."""
    return save(tmp_path / "staff.xlsx", ROWS)


def save(path: Path, rows: Sequence[Sequence[Cell]]) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Staff"
    for row in rows:
        sheet.append(list(row))
    book.create_sheet("Other").append(["Nothing here"])
    book.save(path)
    book.close()
    return path


@pytest.fixture
def wizard(session: Session, show: Callable[..., QWidget]) -> Iterator[ImportWizard]:
    """The wizard on its first step."""
    made = ImportWizard(session)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    show(made, 1069, 590)
    yield made
    session.tasks.wait_idle()


def take(wizard: ImportWizard, path: Path) -> None:
    wizard.take_file(path)
    wizard.session.tasks.wait_idle()


def choose(table: ChoiceTable, row: int, column: int, value: object) -> None:
    """Choose from the list of a cell, as the list does."""
    index = table.model().index(row, column)
    assert value in [option[1] for option in index.data(OptionsRole)]
    table.model().setData(index, value)


def count(wizard: ImportWizard, name: str) -> int:
    return wizard.preview_step.figures.buttons[name].count()


def settle(wizard: ImportWizard) -> None:
    wizard.session.tasks.wait_idle()


def test_a_file_is_read_and_its_columns_are_shown(wizard: ImportWizard, workbook: Path) -> None:
    assert wizard.step() == FILE
    assert not wizard.next_button.isEnabled()

    take(wizard, workbook)

    assert wizard.step() == COLUMNS
    assert [item.meaning for item in wizard.columns_step.model.rows()] == [
        ColumnMeaning.FULL_NAME,
        ColumnMeaning.ROLE,
        ColumnMeaning.COMPLETED,
        ColumnMeaning.COMPLETED,
    ]
    assert wizard.next_button.isEnabled()


def test_a_file_that_is_dropped_is_read(wizard: ImportWizard, workbook: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(workbook))])
    event = QDropEvent(
        QPoint(20, 20).toPointF(),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    wizard.file_step.dropEvent(event)
    settle(wizard)

    assert wizard.step() == COLUMNS


def test_a_file_that_cannot_be_read_is_refused_in_words_and_another_can_be_chosen(
    wizard: ImportWizard, workbook: Path, tmp_path: Path
) -> None:
    wrong = tmp_path / "letter.xlsx"
    wrong.write_bytes(b"Dear governors")

    take(wizard, wrong)

    assert wizard.step() == FILE
    assert "letter.xlsx" in wizard.error.text()
    take(wizard, workbook)
    assert wizard.step() == COLUMNS
    assert wizard.error.isHidden()


def test_a_column_that_is_left_out_takes_its_training_away(wizard: ImportWizard, workbook: Path) -> None:
    take(wizard, workbook)
    before = count(wizard, "records_added")

    choose(wizard.columns_step.table, 3, 3, ColumnMeaning.IGNORE.value)
    settle(wizard)

    assert count(wizard, "records_added") < before
    wizard.columns_step.again.click()
    settle(wizard)
    assert count(wizard, "records_added") == before


def test_another_name_can_be_typed_for_the_course_of_a_column(wizard: ImportWizard, workbook: Path) -> None:
    take(wizard, workbook)

    wizard.columns_step.model.setData(wizard.columns_step.model.index(3, 4), "Minibus driving")
    settle(wizard)

    assert wizard.reading is not None
    assert "Minibus driving" in wizard.reading.courses


def test_heading_rows_typed_wrong_are_refused_in_words(wizard: ImportWizard, workbook: Path) -> None:
    take(wizard, workbook)

    wizard.columns_step.first_heading.setText("4")
    wizard.columns_step.last_heading.setText("4")
    wizard.columns_step.first_data.setText("90")
    wizard.columns_step.first_data.editingFinished.emit()
    settle(wizard)

    assert wizard.error.text()
    assert not wizard.next_button.isEnabled()
    wizard.columns_step.again.click()
    settle(wizard)
    assert wizard.next_button.isEnabled()


def test_the_figures_open_the_lists_behind_them(wizard: ImportWizard, workbook: Path) -> None:
    take(wizard, workbook)
    wizard.go_on()

    wizard.preview_step.figures.buttons["questions"].click()

    assert wizard.step() == PREVIEW
    assert wizard.preview_step.tabs.currentWidget() is wizard.preview_step.questions
    assert count(wizard, "people_added") == 3
    assert count(wizard, "people_asked") == 1
    assert count(wizard, "questions") == wizard.preview_step.questions.model.rowCount() == 3


def test_somebody_to_decide_stands_first_and_can_be_matched_made_new_or_left_out(
    wizard: ImportWizard, workbook: Path
) -> None:
    take(wizard, workbook)
    people = wizard.preview_step.people
    asked = people.model.rows()[0]
    assert (asked.found.name, asked.action) == ("Gwenn Evans", ImportAction.ASK)

    choose(people.table, 0, 2, asked.suggestions[0])
    settle(wizard)
    assert count(wizard, "people_matched") == 1

    for who, figure in ((Who.NEW, 4), (Who.LEAVE_OUT, 3)):
        place = people.model.place_of(2)
        assert place is not None
        choose(people.table, place, 2, who)
        settle(wizard)
        assert count(wizard, "people_added") == figure


def test_answers_survive_going_back(wizard: ImportWizard, workbook: Path) -> None:
    take(wizard, workbook)
    wizard.go_on()
    questions = wizard.preview_step.questions
    choose(questions.table, 0, 5, questions.model.rows()[0].question.proposals[0])
    settle(wizard)

    wizard.go_back()
    wizard.go_back()
    wizard.go_on()
    wizard.go_on()

    assert wizard.step() == PREVIEW
    assert questions.model.rows()[0].answer is not None
    assert count(wizard, "questions") == 2


def test_one_answer_is_given_to_all_selected_questions(wizard: ImportWizard, workbook: Path) -> None:
    take(wizard, workbook)
    wizard.go_on()
    wizard.preview_step.open_tab("questions")
    questions = wizard.preview_step.questions
    questions.table.selectAll()
    for kind, left in ((Alike.DATE_UNKNOWN, 0), (Alike.LATER, 3), (Alike.LEAVE_OUT, 0)):
        questions.kind.setCurrentIndex(questions.kind.findData(kind.value))
        questions.apply_button.click()
        settle(wizard)
        assert count(wizard, "questions") == left


def test_a_date_can_be_typed_as_the_answer_but_not_one_to_come(wizard: ImportWizard, workbook: Path) -> None:
    take(wizard, workbook)
    wizard.go_on()
    wizard.preview_step.open_tab("questions")
    questions = wizard.preview_step.questions
    questions.table.selectRow(0)
    before = count(wizard, "records_added")

    questions.date_button.click()
    dialog = questions.findChild(DateAnswerDialog)
    assert dialog is not None
    dialog.done_on.set_value(date(2027, 1, 1))
    dialog.accept()
    assert dialog.isVisible()
    dialog.done_on.set_value(date(2025, 5, 1))
    dialog.accept()
    settle(wizard)

    assert count(wizard, "records_added") == before + 1
    assert questions.model.rows()[0].answer is not None


def test_two_rows_of_one_name_are_the_same_person_once_somebody_says_so(wizard: ImportWizard, tmp_path: Path) -> None:
    again = ("Nadia Exley", "Cook", date(2024, 5, 6), None)
    take(wizard, save(tmp_path / "twice.xlsx", (*ROWS, again)))
    wizard.go_on()
    questions = wizard.preview_step.questions
    place = next(place for place, row in enumerate(questions.model.rows()) if row.question.place.row == 6)
    same, other = questions.model.rows()[place].question.proposals

    choose(questions.table, place, 5, same)
    settle(wizard)
    as_one = count(wizard, "people_added")
    choose(questions.table, place, 5, other)
    settle(wizard)

    assert count(wizard, "people_added") == as_one + 1
    assert questions.model.rows()[place].answer == other


def test_a_heading_can_be_given_to_a_course_or_left_out(wizard: ImportWizard, workbook: Path) -> None:
    take(wizard, workbook)
    courses = wizard.preview_step.courses
    place = courses.model.place_of("Bus safety")
    assert place is not None
    before = count(wizard, "records_added")

    choose(courses.table, place, 2, wizard.session.services.training.courses()[0].id)
    settle(wizard)
    assert courses.model.rows()[place].planned.action is ImportAction.MATCH

    choose(courses.table, place, 2, Which.LEAVE_OUT)
    settle(wizard)
    assert count(wizard, "records_added") < before


def test_importing_stores_everything_tells_the_pages_and_offers_the_people(
    wizard: ImportWizard, workbook: Path, qtbot: QtBot
) -> None:
    people_before = len(wizard.session.services.standing.snapshot().people)
    take(wizard, workbook)
    wizard.go_on()
    wizard.go_on()
    assert wizard.step() == STORE
    assert "Ready to store 3 new people" in wizard.store_step.title.text()

    with qtbot.waitSignal(wizard.session.changed) as changed:
        wizard.next_button.click()
    settle(wizard)

    assert changed.args == [Changes.STORED]
    assert "Stored 3 new people" in wizard.store_step.title.text()
    assert len(wizard.session.services.standing.snapshot().people) == people_before + 3
    with qtbot.waitSignal(wizard.open_people) as opened:
        wizard.store_step.people_button.click()
    assert len(opened.args[0].person_ids) == 3


def test_cancelling_leaves_the_record_as_it_was(wizard: ImportWizard, workbook: Path) -> None:
    before = wizard.session.services.path.read_bytes()
    take(wizard, workbook)
    wizard.go_on()
    wizard.take_file(workbook)

    wizard.cancel_button.click()
    settle(wizard)

    assert not wizard.isVisible()
    assert wizard.session.services.path.read_bytes() == before


def test_a_click_on_a_cell_opens_its_list(wizard: ImportWizard, workbook: Path) -> None:
    take(wizard, workbook)
    table = wizard.columns_step.table
    index = table.model().index(1, 3)

    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(index).center())
    box = table.viewport().findChild(QComboBox)

    assert box is not None
    assert box.currentText() == ColumnMeaning.ROLE.words
    box.setCurrentIndex(box.findData(ColumnMeaning.NOTES.value))
    box.activated.emit(box.currentIndex())
    settle(wizard)
    assert wizard.columns_step.model.rows()[1].meaning is ColumnMeaning.NOTES


def test_everything_that_can_be_pressed_has_a_name(wizard: ImportWizard, workbook: Path) -> None:
    take(wizard, workbook)

    pressed: list[QWidget] = [*wizard.findChildren(QPushButton), *wizard.findChildren(QComboBox)]

    assert [widget for widget in pressed if not widget.accessibleName()] == []
