"""Which courses count towards a requirement: courses with ticks for the first time and for renewals."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from nscp_desktop.domain.courses import Course
from nscp_desktop.domain.rule_changes import Counting
from nscp_desktop.ui.guarded import guarded

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
TITLE, FIRST, RENEWAL = range(3)


@guarded
class CountingModel(QAbstractTableModel):
    """One row for each course, those that count first, with two columns of ticks."""

    def __init__(self, courses: Iterable[Course], counts: Iterable[Counting], parent: QObject | None = None) -> None:
        super().__init__(parent)
        ticked = {item.course_id: [item.first, item.renewal] for item in counts}
        listed = [course for course in courses if course.active or course.id in ticked]
        self._courses = sorted(listed, key=lambda course: course.id not in ticked)
        self._ticks = {course.id: ticked.get(course.id, [False, False]) for course in listed}

    def counts(self) -> tuple[Counting, ...]:
        """Return what is ticked, in the order of the courses."""
        return tuple(
            Counting(course_id, first, renewal)
            for course_id, (first, renewal) in self._ticks.items()
            if first or renewal
        )

    def title_of(self, row: int) -> str:
        """Return the title in a row."""
        course = self._courses[row]
        return course.title if course.active else self.tr("%1 (no longer in use)").replace("%1", course.title)

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._courses)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Course"), self.tr("First time"), self.tr("Renewal"))[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        title = self.title_of(index.row())
        if index.column() == TITLE:
            return title if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole) else None
        if role == Qt.ItemDataRole.CheckStateRole:
            ticked = self._ticks[self._courses[index.row()].id][index.column() - 1]
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{title}, {self.headerData(index.column(), Qt.Orientation.Horizontal)}"
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or role != Qt.ItemDataRole.CheckStateRole or index.column() == TITLE:
            return False
        ticks = self._ticks[self._courses[index.row()].id]
        ticks[index.column() - 1] = Qt.CheckState(value) == Qt.CheckState.Checked
        self.dataChanged.emit(index, index, [role])
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() != TITLE else flags
