"""The wizard that brings in a spreadsheet: file, columns, preview, import."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from nscp_desktop.domain.backups import BackupReason
from nscp_desktop.domain.errors import NscpError
from nscp_desktop.domain.import_plan import ImportPlan, ImportResult
from nscp_desktop.domain.imports import ColumnChoice, DatesWere, Proposal, Question, Reading
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.import_wizard.columns_step import ColumnsStep
from nscp_desktop.ui.import_wizard.courses_tab import Which
from nscp_desktop.ui.import_wizard.draft import ImportDraft, Who
from nscp_desktop.ui.import_wizard.file_step import FileStep
from nscp_desktop.ui.import_wizard.preview_step import PreviewStep
from nscp_desktop.ui.import_wizard.step_bar import StepBar
from nscp_desktop.ui.import_wizard.store_step import StoreStep
from nscp_desktop.ui.pages.requests import PeopleFilter
from nscp_desktop.ui.session import Session
from nscp_desktop.ui.widgets.card import plain_label

FILE, COLUMNS, PREVIEW, STORE = range(4)
WANTED = QSize(1120, 700)
ROOM_AROUND = QSize(24, 24)


@guarded
class ImportWizard(QDialog):
    """Four steps; nothing is stored before the last one, and going back loses no answer.

    `open_people` carries a PeopleFilter with those who were stored, `open_overview` is sent when somebody wants to
    see the Overview.
    """

    open_people = Signal(object)
    open_overview = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None, path: Path | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Import a spreadsheet"))
        self.session = session
        self.draft = ImportDraft()
        self.reading: Reading | None = None
        self.plan: ImportPlan | None = None
        self.imported: ImportResult | None = None
        self._asked = 0
        self._courses = {course.id: course for course in session.services.training.courses()}
        self._people = session.services.standing.snapshot().people
        self._make_steps()
        self._make_frame()
        room = (parent.window().size() if parent is not None else self.screen().availableSize()) - ROOM_AROUND
        self.resize(WANTED.boundedTo(room))
        self.show_step(FILE)
        if path is not None:
            self.take_file(path)

    # Steps

    def step(self) -> int:
        """Return which step is shown, from 0."""
        return self.stack.currentIndex()

    def show_step(self, place: int) -> None:
        """Show a step with its buttons."""
        self.stack.setCurrentIndex(place)
        self.steps.show_step(place)
        self.show_error("")
        if place == STORE and self.plan is not None and self.imported is None:
            self.store_step.show_plan(self.plan)
        self._show_buttons()
        self._first_focus(place).setFocus()

    def go_on(self) -> None:
        """Go to the next step, or on the last one store and then close."""
        if self.step() == STORE:
            if self.imported is None:
                self._store()
            else:
                self.accept()
        elif self.next_button.isEnabled():
            self.show_step(self.step() + 1)

    def go_back(self) -> None:
        """Go to the step before."""
        self.show_step(max(self.step() - 1, FILE))

    def show_error(self, sentence: str) -> None:
        """Show why something was refused, on the step where it happened."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    # Reading and planning, off the GUI thread

    def take_file(self, path: Path) -> None:
        """Read a file by the program's guesses."""
        self.draft = ImportDraft(path=path, place=self.draft.place)
        self.reading = self.plan = None
        self.file_step.show_file(path)
        self.read_again(then_show=COLUMNS)

    def read_again(self, then_show: int | None = None) -> None:
        """Read the file as it was decided so far, and plan."""
        if self.draft.path is None:
            return
        imports, choices, path = self.session.services.imports, self.draft.choices(), self.draft.path
        work = partial(imports.read, path, today=self.session.today, choices=choices)
        number = self._begin(self.tr("Reading %1").replace("%1", path.name))
        self.session.tasks.run(
            work, partial(self._take_reading, number, then_show), partial(self._refused, number), self.busy.toolTip()
        )

    def plan_again(self) -> None:
        """Plan with the answers given so far."""
        if self.reading is None:
            return
        work = partial(self.session.services.imports.plan, self.reading, self.draft.answers(self.reading))
        number = self._begin(self.tr("Looking up people and courses"))
        self.session.tasks.run(
            work, partial(self._take_plan, number), partial(self._refused, number), self.busy.toolTip()
        )

    def _begin(self, words: str) -> int:
        """Note that something is under way; answers to what was asked before are not waited for any more."""
        self._asked += 1
        self.busy.setToolTip(words)
        self.busy.setAccessibleName(words)
        self.busy.setFormat(words)
        self.busy.show()
        self.show_error("")
        self._show_buttons()
        return self._asked

    def _take_reading(self, number: int, then_show: int | None, reading: Reading) -> None:
        if number != self._asked:
            return
        self.reading = reading
        titles = sorted((course.title for course in self._courses.values()), key=str.casefold)
        self.columns_step.show_reading(reading, titles, self.draft.dates)
        if then_show is not None:
            self.show_step(then_show)
        self.plan_again()

    def _take_plan(self, number: int, plan: ImportPlan) -> None:
        if number != self._asked:
            return
        self.plan = plan
        self.busy.hide()
        self.preview_step.show_plan(plan, self.draft)
        self._show_buttons()

    def _refused(self, number: int, error: NscpError) -> None:
        if number != self._asked:
            return
        self.busy.hide()
        self.plan = None
        self.show_error(str(error))
        self._show_buttons()

    # Storing

    def _store(self) -> None:
        if self.plan is None:
            return
        work = partial(self._keep_and_store, self.plan)
        number = self._begin(self.tr("Storing"))
        self._storing = True
        self._show_buttons()
        self.session.tasks.run(
            work, partial(self._stored, number), partial(self._not_stored, number), self.busy.toolTip()
        )

    def _keep_and_store(self, plan: ImportPlan) -> ImportResult:
        self.session.services.safekeeping.make_before(BackupReason.BEFORE_IMPORT)
        return self.session.services.imports.carry_out(plan, today=self.session.today)

    def _stored(self, _number: int, result: ImportResult) -> None:
        self._storing = False
        self.imported = result
        self.busy.hide()
        self.store_step.show_result(result)
        self._show_buttons()
        self.next_button.setFocus()
        if result.changed:
            self.session.announce(Changes.STORED)
        self.session.say(result.words)

    def _not_stored(self, _number: int, error: NscpError) -> None:
        self._storing = False
        self.busy.hide()
        self.show_error(str(error))
        self._show_buttons()

    def reject(self) -> None:
        """Close with everything as it was; while it is being stored, wait for the end."""
        if not self._storing:
            super().reject()

    # What somebody decides

    def _say_sheet(self, name: str) -> None:
        self.draft.change_sheet(name)
        self.read_again()

    def _say_rows(self, headings: tuple[int, ...], first_data: int) -> None:
        self.draft.header_rows, self.draft.first_data_row = headings, first_data
        self.read_again()

    def _say_column(self, index: int, choice: ColumnChoice) -> None:
        self.draft.columns[index] = choice
        self.read_again()

    def _say_dates(self, said: dict[int, DatesWere]) -> None:
        self.draft.dates.update(said)
        self.read_again()

    def _guess_again(self) -> None:
        self.draft.guess_again()
        self.read_again()

    def _say_person(self, row: int, who: int | Who) -> None:
        self.draft.people[row] = who
        self.plan_again()

    def _say_course(self, heading: str, which: int | Which) -> None:
        self.draft.courses_left_out.discard(heading)
        self.draft.courses.pop(heading, None)
        if which is Which.LEAVE_OUT:
            self.draft.courses_left_out.add(heading)
        else:
            self.draft.courses[heading] = None if isinstance(which, Which) else which
        self.plan_again()

    def _answer(self, given: list[tuple[Question, Proposal | None]]) -> None:
        # Every answer has to be taken, so this is no generator inside any().
        read_again = [self.draft.answer(question, proposal) for question, proposal in given]
        if any(read_again):
            self.read_again()
        else:
            self.plan_again()

    def _say_place(self, place: bool) -> None:
        self.draft.place = place
        self.plan_again()

    def _show_people(self) -> None:
        result, path = self.imported, self.draft.path
        if result is not None and path is not None:
            title = self.tr("Imported from %1").replace("%1", path.name)
            self.open_people.emit(PeopleFilter(title, result.person_ids))
        self.accept()

    def _show_overview(self) -> None:
        self.open_overview.emit()
        self.accept()

    # How it looks

    def _make_steps(self) -> None:
        self._storing = False
        requirements = {item.id: item.title for item in self.session.services.agency.requirements()}
        duties = {item.code: item.title for item in self.session.services.agency.duties()}
        self.file_step = FileStep()
        self.columns_step = ColumnsStep()
        self.preview_step = PreviewStep(self._person_name, self._courses, requirements, duties, self.session.today)
        self.store_step = StoreStep()
        self.file_step.picked.connect(self.take_file)
        self.columns_step.sheet_said.connect(self._say_sheet)
        self.columns_step.rows_said.connect(self._say_rows)
        self.columns_step.column_said.connect(self._say_column)
        self.columns_step.dates_said.connect(self._say_dates)
        self.columns_step.guess_again.connect(self._guess_again)
        self.preview_step.person_said.connect(self._say_person)
        self.preview_step.course_said.connect(self._say_course)
        self.preview_step.answered.connect(self._answer)
        self.preview_step.place_said.connect(self._say_place)
        self.store_step.show_people.connect(self._show_people)
        self.store_step.show_overview.connect(self._show_overview)
        self.stack = QStackedWidget(self)
        for step in (self.file_step, self.columns_step, self.preview_step, self.store_step):
            self.stack.addWidget(step)

    def _make_frame(self) -> None:
        self.steps = StepBar([self.tr("File"), self.tr("Columns"), self.tr("Preview"), self.tr("Import")], self)
        self.error = plain_label("", "errorSentence", wrap=True)
        self.error.hide()
        self.busy = QProgressBar(self)
        self.busy.setRange(0, 0)
        self.busy.setMaximumSize(260, 20)
        self.busy.hide()
        self.cancel_button = self._button(self.tr("Cancel"), self.reject)
        self.back_button = self._button(self.tr("&Back"), self.go_back)
        self.next_button = self._button(self.tr("&Next"), self.go_on)
        self.next_button.setProperty("primary", True)
        self.next_button.setDefault(True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.busy)
        row.addStretch()
        for button in (self.cancel_button, self.back_button, self.next_button):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 12, 18, 12)
        column.setSpacing(10)
        column.addWidget(self.steps)
        column.addWidget(self.stack, 1)
        column.addWidget(self.error)
        column.addLayout(row)

    def _first_focus(self, place: int) -> QWidget:
        """Return where the keyboard starts on a step."""
        starts = (self.file_step.choose_button, self.columns_step.table, self.preview_step.tabs, self.next_button)
        return starts[place]

    def _button(self, words: str, does: object) -> QPushButton:
        button = QPushButton(words, self)
        button.setAccessibleName(words.replace("&", ""))
        button.setAutoDefault(False)
        button.clicked.connect(does)
        return button

    def _show_buttons(self) -> None:
        place, stored = self.step(), self.imported is not None
        busy = not self.busy.isHidden()
        words = self.tr("&Import") if place == STORE else self.tr("&Next")
        self.next_button.setText(self.tr("&Close") if stored else words)
        self.next_button.setAccessibleName(self.next_button.text().replace("&", ""))
        ready = self.reading is not None if place < COLUMNS else self.plan is not None and not busy
        self.next_button.setEnabled(stored or (ready and not self._storing))
        self.back_button.setVisible(place > FILE and not stored)
        self.back_button.setEnabled(not self._storing)
        self.cancel_button.setVisible(not stored)
        self.cancel_button.setEnabled(not self._storing)

    def _person_name(self, person_id: int) -> str:
        person = self._people[person_id]
        return _told_apart(person.name, person.role_words(self.session.today), person.staff_number)


def _told_apart(name: str, role: str, staff_number: str) -> str:
    return " · ".join(part for part in (name, role, staff_number) if part)


def open_import_wizard(session: Session, parent: QWidget | None = None, path: Path | None = None) -> ImportWizard:
    """Open the wizard over a window, reading a file at once when one is given."""
    wizard = ImportWizard(session, parent, path)
    wizard.open()
    return wizard
