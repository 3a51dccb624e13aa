"""Booking people on a course."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from nscp_desktop.domain.courses import Course
from nscp_desktop.ui.dates import DateField
from nscp_desktop.ui.dialogs.dialog import Dialog
from nscp_desktop.ui.widgets.card import heading
from nscp_desktop.ui.widgets.form_field import FormField

Book = Callable[[int, date | None, str], object]


class BookingDialog(Dialog):
    """Asks for course, day and note. `book(course_id, on, note)` stores, and may refuse."""

    def __init__(
        self, who: str, courses: Sequence[Course], book: Book, *, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent=parent)
        self.setWindowTitle(self.tr("Book training"))
        self.accept_button.setText(self.tr("Book"))
        self._book = book
        self.setMinimumWidth(400)
        self.body.addWidget(heading(who))
        self.course = QComboBox()
        for course in courses:
            self.course.addItem(course.title, course.id)
        self.on = DateField(today=today)
        self.note = QLineEdit()
        self.add_field("course_id", FormField(self.tr("&Course"), self.course))
        self.add_field("on", FormField(self.tr("&Day"), self.on, self.tr("Leave empty while the day is not known.")))
        self.add_field("note", FormField(self.tr("&Note"), self.note))
        self.accept_button.setEnabled(bool(courses))
        if not courses:
            self.show_sentence(
                self.tr("No course counts towards this yet. Open Training and say what a course counts towards.")
            )

    def check(self) -> bool:
        """Refuse a day that is no date."""
        if self.on.error():
            self.fields["on"].set_error(self.on.error())
            self.on.setFocus()
            return False
        return True

    def store(self) -> None:
        """Store the booking."""
        self._book(int(self.course.currentData()), self.on.value(), self.note.text().strip())


def counting_courses(courses: Sequence[Course], requirement_id: str) -> list[Course]:
    """Return the courses that count towards a requirement."""
    return list(filter(partial(_counts, requirement_id), courses))


def _counts(requirement_id: str, course: Course) -> bool:
    return any(item.requirement_id == requirement_id for item in course.satisfies)
