"""Step 3: what would be stored, and everything that somebody may decide about it."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from nscp_desktop.domain.courses import Course
from nscp_desktop.domain.import_plan import ImportPlan
from nscp_desktop.ui.import_wizard.courses_tab import CoursesTab
from nscp_desktop.ui.import_wizard.draft import ImportDraft
from nscp_desktop.ui.import_wizard.figures_row import FiguresRow
from nscp_desktop.ui.import_wizard.found_lists import ignored_list, records_list, training_rows
from nscp_desktop.ui.import_wizard.people_tab import PeopleTab
from nscp_desktop.ui.import_wizard.questions_tab import QuestionsTab


class PreviewStep(QWidget):
    """Figures on top and a tab for each kind of thing found.

    `requirements` and `duties` map ids and codes to titles. The signals carry what somebody decided: `person_said`
    (row, id or Who), `course_said` (heading, id or Which), `answered` (pairs of question and answer), `place_said`
    (whether new people are placed).
    """

    person_said = Signal(int, object)
    course_said = Signal(str, object)
    answered = Signal(object)
    place_said = Signal(bool)

    def __init__(
        self,
        person_name: Callable[[int], str],
        courses: Mapping[int, Course],
        requirements: Mapping[str, str],
        duties: Mapping[str, str],
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.figures = FiguresRow()
        self.people = PeopleTab(person_name, duties)
        self.courses = CoursesTab(courses, requirements)
        self.questions = QuestionsTab(today)
        self.records = records_list(self.tr("Training found"))
        self.ignored = ignored_list(self.tr("Ignored cells"))
        self.people.said.connect(self.person_said)
        self.people.place_said.connect(self.place_said)
        self.courses.said.connect(self.course_said)
        self.questions.answered.connect(self.answered)
        self.tabs = QTabWidget(self)
        self.tabs.setAccessibleName(self.tr("What was found"))
        self._places = {
            name: self.tabs.addTab(widget, words)
            for name, widget, words in (
                ("people", self.people, self.tr("&People")),
                ("courses", self.courses, self.tr("&Courses")),
                ("records", self.records, self.tr("&Training")),
                ("questions", self.questions, self.tr("&Questions")),
                ("ignored", self.ignored, self.tr("&Ignored")),
            )
        }
        self.figures.opened.connect(self.open_tab)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.figures)
        column.addWidget(self.tabs, 1)

    def show_plan(self, plan: ImportPlan, draft: ImportDraft) -> None:
        """Show what an import would do now."""
        self.figures.show_counts(plan.counts())
        self.people.show_plan(plan)
        self.courses.show_plan(plan)
        self.questions.show_reading(plan.reading, draft)
        self.records.model.set_rows(training_rows(plan))
        self.ignored.model.set_rows(plan.reading.ignored)

    def open_tab(self, name: str) -> None:
        """Show one of the tabs by its name."""
        self.tabs.setCurrentIndex(self._places[name])
