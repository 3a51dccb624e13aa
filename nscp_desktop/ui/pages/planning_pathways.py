"""Plan ahead, Pathways: the recommended order of courses for each group and duty, and how far people are."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QSplitter, QVBoxLayout, QWidget

from nscp_desktop.domain.dates import plural
from nscp_desktop.services.pathways import OnTheWay, PathwaysService
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.form_dialog import open_dialog
from nscp_desktop.ui.dialogs.pathway import PathwayDialog
from nscp_desktop.ui.looking_ahead import LookingAhead, Told
from nscp_desktop.ui.models.pathways import (
    NEXT,
    StepRow,
    WhoseRow,
    step_columns,
    step_rows,
    whose_columns,
    whose_rows,
)
from nscp_desktop.ui.models.table import TableModel
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.pages.page import Page
from nscp_desktop.ui.pages.requests import PeopleFilter, PlanRequest, ReportRequest
from nscp_desktop.ui.widgets.buttons import button_row, push_button
from nscp_desktop.ui.widgets.card import plain_label


class PathwaysTab(QWidget):
    """Groups and duties at the left; the steps of the chosen one, with who is how far, at the right."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self.looking: LookingAhead[tuple[OnTheWay, ...]] = LookingAhead(
            page.session, self.tr("Looking at everyone's next step")
        )
        self.whose_model: TableModel[WhoseRow] = TableModel(whose_columns(), key=_whose_key, parent=self)
        self.whose = TableView("planning-whose", self)
        self.whose.setAccessibleName(self.tr("Target groups and duties"))
        self.whose.set_table(self.whose_model, sort_by=None)
        self.model: TableModel[StepRow] = TableModel(step_columns(), key=_course_id, parent=self)
        self.steps = TableView("planning-steps", self)
        self.steps.setAccessibleName(self.tr("Steps of the pathway"))
        self.steps.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.steps.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.steps.set_table(self.model, sort_by=None)
        self.title = plain_label("", "strong", wrap=True)
        self.change_button = push_button(self.tr("&Change the order…"), self.change)
        self.people_button = push_button(self.tr("Show pe&ople"), self.show_people)
        self.plan_button = push_button(self.tr("P&lan a session…"), self.plan_session)
        self.print_button = push_button(self.tr("Pri&nt…"), self._print)
        page.session.editing.guard(self.change_button)
        self._lay_out()
        self.whose.selected.connect(self._show_steps)
        self.whose.opened.connect(self.change)
        self.steps.selected.connect(self._enable)
        self.steps.opened.connect(self.show_people)
        self._enable()

    def _lay_out(self) -> None:
        right = QWidget()
        rest = QVBoxLayout(right)
        rest.setContentsMargins(0, 0, 0, 0)
        rest.setSpacing(8)
        rest.addWidget(self.title)
        rest.addWidget(self.steps, 1)
        rest.addLayout(button_row(self.change_button, self.people_button, self.plan_button, self.print_button))
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(12)
        split.addWidget(self.whose)
        split.addWidget(right)
        split.setSizes([380, 740])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.looking)
        column.addWidget(split, 1)

    def refresh(self) -> None:
        """Look where everyone is on their way, off the window's thread."""
        session = self._page.session
        session.services.standing.board(session.as_at)
        self.looking.ask(partial(_look, session.services.pathways, session.as_at), self._show)

    def change(self, *_: object) -> None:
        """Open the form for the order of the chosen group or duty."""
        row, session = self.whose.current_row(), self._page.session
        if row is None or not session.editing.may_change:
            return
        courses = session.services.training.courses(include_inactive=True)
        store = partial(self._store, row)
        open_dialog(PathwayDialog(row.title, courses, row.pathway.course_ids, store, self.window()))

    def show_people(self, *_: object) -> None:
        """Open the people behind the current cell."""
        people, title = self._people()
        if people:
            self._page.open_people.emit(PeopleFilter(title, people))

    def plan_session(self) -> None:
        """Plan a session of the step's course for those whose next step it is, or for those behind the cell."""
        row = self.steps.current_row()
        if row is not None:
            people, _ = self._people()
            self._page.plan_session.emit(PlanRequest(row.course.id, None, people))

    def _people(self) -> tuple[tuple[int, ...], str]:
        row = self.steps.current_row()
        return row.people(self.steps.currentIndex().column()) if row is not None else ((), "")

    def _store(self, row: WhoseRow, course_ids: tuple[int, ...]) -> None:
        session = self._page.session
        session.services.pathways.set_steps(course_ids, group=row.pathway.group, duty=row.pathway.duty)
        session.announce(Changes.RULES)
        session.say(self.tr("Saved the pathway of %1.").replace("%1", row.title))

    def _show(self, people: tuple[OnTheWay, ...]) -> None:
        services = self._page.session.services
        agency = services.agency
        rows = whose_rows(services.pathways.all(), agency.target_groups(), agency.duties(), people)
        self.whose_model.set_rows(rows)
        if self.whose.current_row() is None and rows:
            self.whose.select_key(rows[0].key)
        self._show_steps()

    def _show_steps(self) -> None:
        row = self.whose.current_row()
        courses = self._page.session.services.training.courses(include_inactive=True)
        rows = step_rows(row, courses) if row is not None else []
        self.model.set_rows(rows)
        if row is not None:
            people = plural(len(row.people), "person", "people")
            words = self.tr("%1 · for %2").replace("%1", row.title).replace("%2", people)
            if not rows:
                words += " · " + self.tr("no order yet: press Change the order to begin one")
            self.title.setText(words)
        if self.steps.current_row() is None and rows:
            self.steps.select_key(rows[0].course.id, NEXT)
        self._enable()

    def _enable(self) -> None:
        people, _ = self._people()
        self.people_button.setEnabled(bool(people))
        self.plan_button.setEnabled(bool(people))
        self.change_button.setEnabled(self.whose.current_row() is not None)

    def _print(self) -> None:
        self._page.open_report.emit(ReportRequest("pathway"))


def _look(pathways: PathwaysService, as_at: date, _told: Told) -> tuple[OnTheWay, ...]:
    return pathways.everybody(as_at)


def _whose_key(row: WhoseRow) -> tuple[int | None, str]:
    return row.key


def _course_id(row: StepRow) -> int:
    return row.course.id
