"""One person's way through the recommended courses, with the next step named."""

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nscp_desktop.domain.courses import Course
from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.pathway import PathStep, next_step, steps_done
from nscp_desktop.domain.people import Person
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.booking import BookingDialog
from nscp_desktop.ui.dialogs.form_dialog import open_dialog
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.models.pathways import OwnStepRow, own_step_columns
from nscp_desktop.ui.models.table import TableModel
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.pages.requests import RecordRequest
from nscp_desktop.ui.session import Session
from nscp_desktop.ui.widgets.buttons import button_row, push_button
from nscp_desktop.ui.widgets.card import plain_label

ROOMY = 300


@guarded
class PathwayTab(QWidget):
    """The steps for somebody's group and duties in one list. `record_wanted` carries a RecordRequest."""

    record_wanted = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._person: Person | None = None
        self._following: PathStep | None = None
        self.model: TableModel[OwnStepRow] = TableModel(own_step_columns(), key=_course_id, parent=self)
        self.table = TableView("person-pathway", self)
        self.table.setAccessibleName(self.tr("Steps of the pathway"))
        self.table.set_table(self.model, sort_by=None)
        self.table.selected.connect(self._enable)
        self.table.opened.connect(self.record_step)
        self.words = plain_label("", "strong", wrap=True)
        self.beside = plain_label("", "muted", wrap=True)
        self.record = push_button(self.tr("&Record this training…"), self.record_step)
        self.book = push_button(self.tr("&Book…"), self.book_step)
        session.editing.guard(self.record, self.book)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.words)
        column.addWidget(self.table, 1)
        column.addWidget(self.beside)
        column.addLayout(button_row(self.record, self.book))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the note out where the steps need the room."""
        super().resizeEvent(event)
        self.beside.setVisible(event.size().height() > ROOMY)

    def show_person(self, person: Person) -> None:
        """Show somebody's steps on the day that is looked at."""
        changed = self._person is None or person.id != self._person.id
        self._person = person
        day = self._session.as_at
        steps = self._session.services.pathways.steps(person.id, day)
        self._following = next_step(steps)
        self.model.set_rows([OwnStepRow(place, step) for place, step in enumerate(steps, 1)])
        following = self._following
        if (changed or self.table.current_row() is None) and following is not None:
            self.table.select_key(following.course.id)
        self.words.setText(self._next_words(person, bool(steps)))
        done, of = steps_done(steps)
        counted = self.tr("%1 of %2 steps done on %3.").replace("%1", str(done)).replace("%2", str(of))
        note = self.tr("A recommended order; what has to be done is under Standing.")
        self.beside.setText(f"{counted.replace('%3', in_words(day))} {note}" if steps else "")
        self._enable()

    def record_step(self, *_: object) -> None:
        """Record the course of the current step for this person."""
        row = self.table.current_row()
        if row is not None and self._person is not None and self._session.editing.may_change:
            self.record_wanted.emit(RecordRequest(row.step.course.id, None, (self._person.id,)))

    def book_step(self) -> None:
        """Ask for the day, and book the course of the current step for this person."""
        row, person = self.table.current_row(), self._person
        if row is None or person is None:
            return
        courses: list[Course] = [row.step.course]
        book = partial(self._store_booking, person)
        open_dialog(BookingDialog(person.name, courses, book, today=self._session.today, parent=self.window()))

    def _store_booking(self, person: Person, course_id: int, on: date | None, note: str) -> None:
        session = self._session
        session.services.training.book([person.id], course_id, on, note, today=session.today)
        session.announce(Changes.TRAINING)
        session.say(self.tr("Booked %1.").replace("%1", person.name))

    def _next_words(self, person: Person, has_steps: bool) -> str:
        day = self._session.as_at
        if person.service_on(day) is None:
            return self.tr("Not here on %1, so there is no next step.").replace("%1", in_words(day))
        if not has_steps:
            return self.tr("No pathway for this group or these duties yet. Plan ahead, Pathways is where one begins.")
        if self._following is None:
            return self.tr("Every step is done.")
        booked = f", {self._following.words}" if self._following.words else ""
        return self.tr("Next step: %1").replace("%1", self._following.course.title) + f"{booked}."

    def _enable(self) -> None:
        row = self.table.current_row()
        usable = row is not None and row.step.course.active
        self.record.setEnabled(usable)
        self.book.setEnabled(usable)


def _course_id(row: OwnStepRow) -> int:
    return row.step.course.id
