"""The order of the courses that are recommended for a Target Group or a duty."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from nscp_desktop.domain.courses import Course
from nscp_desktop.ui.dialogs.dialog import Dialog
from nscp_desktop.ui.dialogs.form_dialog import fill_dialog
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.widgets.buttons import push_button
from nscp_desktop.ui.widgets.card import heading, plain_label
from nscp_desktop.ui.widgets.form_field import FormField

_ID_ROLE = Qt.ItemDataRole.UserRole


@guarded
class StepList(QListWidget):
    """Steps that Ctrl+Up and Ctrl+Down move and Delete takes out."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move or take out the current step."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_step(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() == Qt.Key.Key_Delete:
            self.take_step()
        else:
            super().keyPressEvent(event)

    def move_step(self, by: int) -> None:
        """Move the current step up or down."""
        place = self.currentRow()
        if place >= 0 and 0 <= place + by < self.count():
            self.insertItem(place + by, self.takeItem(place))
            self.setCurrentRow(place + by)

    def take_step(self) -> None:
        """Take the current step out."""
        if self.currentRow() >= 0:
            self.takeItem(self.currentRow())


@guarded
class PathwayDialog(Dialog):
    """Asks for courses in an order. `store_steps(course_ids)` stores, and may refuse."""

    def __init__(
        self,
        whose: str,
        courses: Sequence[Course],
        steps: Sequence[int],
        store_steps: Callable[[tuple[int, ...]], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent=parent)
        self.setWindowTitle(self.tr("Change a pathway"))
        self._store = store_steps
        self._titles = {course.id: _title(course) for course in courses}
        self.body.addWidget(heading(whose))
        note = self.tr("Courses in the order in which people take them. What people have done stays on record.")
        self.body.addWidget(plain_label(note, "muted", wrap=True))
        self.list = StepList()
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for own in steps:
            self._add(own)
        self.course = QComboBox()
        self._make_course_typable(courses)
        self.add_button = push_button(self.tr("&Add"), self.add_step)
        self.up_button = push_button(self.tr("Move &up"), self.move_up)
        self.down_button = push_button(self.tr("Move &down"), self.move_down)
        self.remove_button = push_button(self.tr("&Take out"), self.list.take_step)
        self._lay_out()
        self.list.currentRowChanged.connect(self._enable)
        self.list.setCurrentRow(0)
        self._enable()
        self.resize(520, 430)

    def _lay_out(self) -> None:
        row, buttons, adding = QHBoxLayout(), QVBoxLayout(), QHBoxLayout()
        self.add_field("course_ids", FormField(self.tr("&Steps"), self.list))
        self.body.removeWidget(self.fields["course_ids"])
        row.addWidget(self.fields["course_ids"], 1)
        buttons.addSpacing(22)
        for button in (self.up_button, self.down_button, self.remove_button):
            buttons.addWidget(button)
        buttons.addStretch()
        row.addLayout(buttons)
        self.body.addLayout(row, 1)
        self.add_field("course", FormField(self.tr("Add a &course"), self.course))
        self.body.removeWidget(self.fields["course"])
        adding.addWidget(self.fields["course"], 1)
        adding.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(adding)
        fill_dialog(self)

    def showEvent(self, event: QShowEvent) -> None:
        """Lay the steps out once they have their look: rows measured before are too low."""
        super().showEvent(event)
        self.list.doItemsLayout()

    def course_ids(self) -> tuple[int, ...]:
        """Return the courses in their order."""
        return tuple(self.list.item(place).data(_ID_ROLE) for place in range(self.list.count()))

    def add_step(self) -> None:
        """Put the course chosen after the current step."""
        place = self.course.findText(self.course.currentText(), Qt.MatchFlag.MatchFixedString)
        own = self.course.itemData(place) if place >= 0 else None
        self.fields["course"].set_error("")
        if own is None:
            self.fields["course"].set_error(self.tr("Choose a course of the list."))
        elif own in self.course_ids():
            self.fields["course"].set_error(self.tr("This is a step already."))
        else:
            self._add(own, self.list.currentRow() + 1)
            self.list.setCurrentRow(min(self.list.currentRow() + 1, self.list.count() - 1))
            self.course.setCurrentIndex(-1)

    def move_up(self) -> None:
        """Move the current step up."""
        self.list.move_step(-1)

    def move_down(self) -> None:
        """Move the current step down."""
        self.list.move_step(1)

    def store(self) -> None:
        """Hand the steps over."""
        self._store(self.course_ids())

    def _add(self, own: int, place: int | None = None) -> None:
        item = QListWidgetItem(self._titles.get(own, ""))
        item.setData(_ID_ROLE, own)
        item.setToolTip(self._titles.get(own, ""))
        self.list.insertItem(self.list.count() if place is None else place, item)

    def _make_course_typable(self, courses: Sequence[Course]) -> None:
        self.course.setEditable(True)
        self.course.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        for course in courses:
            if course.active:
                self.course.addItem(course.title, course.id)
        self.course.setCurrentIndex(-1)
        line, completer = self.course.lineEdit(), self.course.completer()
        if line is not None:
            line.setAccessibleName(self.tr("Add a course"))
            line.setPlaceholderText(self.tr("Type part of its title"))
        if completer is not None:
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)

    def _enable(self, *_: object) -> None:
        place, count = self.list.currentRow(), self.list.count()
        self.up_button.setEnabled(place > 0)
        self.down_button.setEnabled(0 <= place < count - 1)
        self.remove_button.setEnabled(place >= 0)


def _title(course: Course) -> str:
    return course.title if course.active else f"{course.title} (switched off)"
