"""Preview: the course headings found, and which course each of them is."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nscp_desktop.domain.courses import Course
from nscp_desktop.domain.import_plan import ImportAction, ImportPlan, PlannedCourse
from nscp_desktop.domain.standing import StandingKind
from nscp_desktop.ui.import_wizard.action_words import action_kind, action_words
from nscp_desktop.ui.import_wizard.choice_table import ChoiceTable, ChoiceTableModel, Choosing, Option
from nscp_desktop.ui.models.table import Column
from nscp_desktop.ui.widgets.card import plain_label

WHICH = 2


class Which(StrEnum):
    """What somebody said about a heading, besides naming a course on record."""

    NEW = "new"
    LEAVE_OUT = "leave-out"


@dataclass(frozen=True, slots=True)
class _Row:
    planned: PlannedCourse
    records: int


class CoursesTab(QWidget):
    """Every heading; `said` carries it with a course id or a `Which`."""

    said = Signal(str, object)

    def __init__(
        self, courses: Mapping[int, Course], requirements: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._courses = dict(courses)
        self._requirements = dict(requirements)
        self.model = ChoiceTableModel[_Row](self._columns(), _key, {WHICH: Choosing(self._options)})
        self.model.chosen.connect(self._choose)
        self.table = ChoiceTable("import-courses", self.tr("Courses found"), self)
        self.table.set_table(self.model, sort_by=None)
        note = plain_label(
            self.tr(
                "A heading that you give to a course is remembered as another name of it. A new course counts towards "
                "nothing yet: say what it counts towards on the Training page."
            ),
            "muted",
            wrap=True,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.table, 1)
        column.addWidget(note)

    def show_plan(self, plan: ImportPlan) -> None:
        """Show the headings of a plan, with how many records each has."""
        records = Counter(item.found.course for item in plan.records)
        self.model.set_rows(_Row(item, records[item.heading]) for item in plan.courses)

    def _options(self, row: _Row) -> list[Option]:
        likely = [self._courses[own] for own in row.planned.suggestions if own in self._courses]
        others = sorted((c for c in self._courses.values() if c not in likely), key=_title)
        own = [Option(self.tr("New course"), Which.NEW), Option(self.tr("Leave out"), Which.LEAVE_OUT)]
        return [*(Option(c.title, c.id) for c in likely), *own, *(Option(c.title, c.id) for c in others)]

    def _which(self, row: _Row) -> str:
        match row.planned.action:
            case ImportAction.ADD:
                return self.tr("New course")
            case ImportAction.LEAVE_OUT:
                return self.tr("Leave out")
            case _:
                course = self._courses.get(row.planned.course_id or 0)
                return course.title if course is not None else ""

    def _counts_towards(self, row: _Row) -> str:
        course = self._courses.get(row.planned.course_id or 0)
        if course is None:
            return ""
        titles = (self._requirements.get(item.requirement_id, "") for item in course.satisfies)
        return ", ".join(dict.fromkeys(title for title in titles if title))

    def _choose(self, row: _Row, _column: int, value: object) -> None:
        self.said.emit(row.planned.heading, Which(value) if isinstance(value, str) else value)

    def _columns(self) -> list[Column[_Row]]:
        return [
            Column(self.tr("Heading"), _key, width=240, strong=True, tooltip=_key, key="heading"),
            Column(self.tr("Action"), _action, width=118, status=_kind, key="action"),
            Column(self.tr("Which course this is"), self._which, width=270, key="which"),
            Column(
                self.tr("Counts towards"), self._counts_towards, width=310, tooltip=self._counts_towards, key="counts"
            ),
            Column(self.tr("Records"), _records, _record_count, width=80, key="records"),
        ]


def _title(course: Course) -> str:
    return course.title.casefold()


def _key(row: _Row) -> str:
    return row.planned.heading


def _action(row: _Row) -> str:
    return action_words(row.planned.action)


def _kind(row: _Row) -> StandingKind | None:
    return action_kind(row.planned.action)


def _records(row: _Row) -> str:
    return f"{row.records:,}"


def _record_count(row: _Row) -> int:
    return row.records
