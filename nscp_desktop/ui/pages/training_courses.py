"""Training, Courses: every course of the agency with what it counts towards."""

from collections import Counter
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout

from nscp_desktop.domain.courses import Course
from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.errors import NscpError
from nscp_desktop.domain.rule_effects import RuleEffect
from nscp_desktop.domain.years import academic_year, last_academic_year, twelve_months_to
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.course import CourseDialog
from nscp_desktop.ui.dialogs.coverage import CoverageDialog
from nscp_desktop.ui.dialogs.form_dialog import open_dialog
from nscp_desktop.ui.dialogs.record_history import Entry, show_changes
from nscp_desktop.ui.messages import report
from nscp_desktop.ui.models.courses import CourseRow, course_columns, course_row
from nscp_desktop.ui.models.table import TableModel
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.pages.page import Page
from nscp_desktop.ui.pages.requests import PeopleFilter, RecordRequest, ReportRequest
from nscp_desktop.ui.pages.tabbed import PageTab
from nscp_desktop.ui.widgets.buttons import action_button, button_row, push_button, read_order
from nscp_desktop.ui.widgets.card import plain_label
from nscp_desktop.ui.widgets.filter_chips import FilterChips

MANY = 1_000
IN_USE, ALL, COUNTS_FOR_NOTHING = "in-use", "all", "nothing"


class CoursesTab(PageTab):
    """Every course with what it counts towards; add, edit, switch off, record."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.model: TableModel[CourseRow] = TableModel(course_columns(), key=_course_id, parent=self)
        self.table = TableView("courses", self)
        self.table.setAccessibleName(self.tr("Courses"))
        self.table.set_table(self.model)
        self.edit_action = QAction(self.tr("Edi&t course…"), self)
        self.switch_action = QAction(self.tr("&Switch off"), self)
        self.record_action = QAction(self.tr("Record this c&ourse…"), self)
        self.history_action = QAction(self.tr("&What was changed…"), self)
        self.count = plain_label("", "muted")
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Course, provider…"))
        self.search.setAccessibleName(self.tr("Find courses"))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(190)
        self.chips = FilterChips(
            [
                (IN_USE, self.tr("In use")),
                (ALL, self.tr("All")),
                (COUNTS_FOR_NOTHING, self.tr("Counts towards nothing")),
            ]
        )
        self.add_button = push_button(self.tr("&Add course"), self.add_course)
        self.coverage_button = push_button(self.tr("What the &year covered…"), self.show_coverage)
        self.session.editing.guard(self.add_button, *self._actions())
        top = QHBoxLayout()
        top.addWidget(self.search)
        top.addWidget(self.chips)
        top.addStretch(1)
        top.addWidget(self.coverage_button)
        top.addWidget(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        row = button_row(*(action_button(action) for action in self._actions()))
        row.addWidget(action_button(self.history_action))
        row.addWidget(self.count)
        column.addLayout(row)
        self._connect()

    def _actions(self) -> list[QAction]:
        return [self.edit_action, self.switch_action, self.record_action]

    def _connect(self) -> None:
        self.search.textChanged.connect(self.model.filter)
        self.chips.chosen.connect(self._choose_rows)
        self.table.selected.connect(self._enable)
        self.table.opened.connect(self.edit_course)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.table.addActions([*self._actions(), self.history_action])
        self.history_action.triggered.connect(self.show_history)
        self.edit_action.triggered.connect(self.edit_course)
        self.switch_action.triggered.connect(self.switch_course)
        self.record_action.triggered.connect(self._record_this)
        read_order(
            [self.search, *self.chips.findChildren(QPushButton), self.coverage_button, self.add_button, self.table]
        )

    def find_field(self) -> QLineEdit:
        """Return the filter."""
        return self.search

    def refresh(self) -> None:
        """Show the courses as they are stored now."""
        snapshot = self.session.services.standing.snapshot()
        tally = Counter(done.course_id for history in snapshot.histories.values() for done in history.completions)
        courses = self.session.services.training.courses(include_inactive=True)
        rows = [course_row(course, snapshot.rulebook.by_id, tally[course.id]) for course in courses]
        self.chips.set_counts(
            {
                IN_USE: sum(row.course.active for row in rows),
                ALL: len(rows),
                COUNTS_FOR_NOTHING: sum(not row.course.satisfies for row in rows),
            }
        )
        self.model.set_rows(rows)
        self._choose_rows()

    def add_course(self) -> None:
        """Open the form for a new course."""
        requirements = self.session.services.agency.requirements()
        open_dialog(CourseDialog(requirements, self._add, None, self.window(), today=self.session.today))

    def edit_course(self, *_: object) -> None:
        """Open the form for the current course."""
        row = self.table.current_row()
        if row is not None and self.session.editing.may_change:
            requirements = self.session.services.agency.requirements()
            open_dialog(CourseDialog(requirements, self._change, row.course, self.window(), today=self.session.today))

    def show_coverage(self) -> None:
        """Show which categories of abuse the training of the year was about."""
        needs, today = self.session.services.needs, self.session.today
        years = (academic_year(today), last_academic_year(today), twelve_months_to(today))
        found = [needs.coverage(year, today) for year in years]
        titles = {
            own: course.title for own, course in self.session.services.standing.snapshot().rulebook.courses.items()
        }
        dialog = CoverageDialog(found, titles, self.window())
        dialog.people_wanted.connect(self._open_people)
        dialog.report_wanted.connect(self._open_report)
        open_dialog(dialog)

    def _open_people(self, title: str, person_ids: tuple[int, ...]) -> None:
        self.page.open_people.emit(PeopleFilter(title, person_ids))

    def _open_report(self) -> None:
        self.page.open_report.emit(ReportRequest("training-needs"))

    def show_history(self) -> None:
        """Show every change to the current course."""
        row = self.table.current_row()
        entry = Entry(row.course.title, "course", row.course.id) if row is not None else None
        show_changes(self.session, entry, self.window())

    def switch_course(self) -> None:
        """Take the current course out of use, or into use again; what is on record stays."""
        row = self.table.current_row()
        if row is None:
            return
        course = replace(row.course, active=not row.course.active)
        try:
            self.session.services.training.change_course(course, today=self.session.today)
        except NscpError as error:
            report(self.window(), error)
            return
        words = self.tr("%1 is in use again.") if course.active else self.tr("%1 is no longer offered.")
        self._stored(course, words)

    def _add(self, course: Course) -> None:
        course_id = self.session.services.training.add_course(course)
        self._stored(course, self.tr("Added %1."))
        self.table.select_key(course_id)

    def _change(self, course: Course) -> None:
        trial = self.session.services.training.change_course(course, today=self.session.today)
        self._stored(course, self.tr("Saved %1."))
        if trial.requirement_ids and len(trial.people) > MANY:
            tell = partial(self._tell_moves, course)
            self.session.tasks.run(trial.effect, tell, words=self.tr("Working out whose dates move"))
        elif trial.requirement_ids:
            self._tell_moves(course, trial.effect())

    def _tell_moves(self, course: Course, effect: RuleEffect) -> None:
        words = self.tr("Saved %1. %2. Ctrl+Z takes it back.")
        self.session.say(words.replace("%2", effect.how_many).replace("%1", course.title))

    def _stored(self, course: Course, words: str) -> None:
        self.session.announce(Changes.TRAINING | Changes.RULES)
        self.session.say(words.replace("%1", course.title))

    def _choose_rows(self, *_: object) -> None:
        self.model.keep(_KEEP[self.chips.value()])
        if not self.table.selected_rows() and self.model.rows():
            self.table.select_key(_course_id(self.model.rows()[0]))
        self.count.setText(plural(len(self.model.rows()), "course"))
        self._enable()

    def _enable(self) -> None:
        row = self.table.current_row()
        for action in (self.edit_action, self.switch_action):
            action.setEnabled(row is not None)
        used = row is None or row.course.active
        self.switch_action.setText(self.tr("&Switch off") if used else self.tr("&Switch on"))
        self.record_action.setEnabled(row is not None and row.course.active)

    def _record_this(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.page.record_training.emit(RecordRequest(course_id=row.course.id))


def _course_id(row: CourseRow) -> int:
    return row.course.id


def _active(row: CourseRow) -> bool:
    return row.course.active


def _counts_for_nothing(row: CourseRow) -> bool:
    return not row.course.satisfies


_KEEP = {IN_USE: _active, ALL: None, COUNTS_FOR_NOTHING: _counts_for_nothing}
