"""The tabs about one person: standing, training, target group."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.errors import NscpError
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.training import Booking, Completion
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.completion import CompletionDialog
from nscp_desktop.ui.dialogs.evidence import EvidenceDialog
from nscp_desktop.ui.dialogs.form_dialog import open_dialog
from nscp_desktop.ui.dialogs.record_history import ChangesButton, Entry
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.messages import report
from nscp_desktop.ui.models.person_parts import (
    RecordRow,
    StandingRow,
    placement_columns,
    placements,
    record_columns,
    record_rows,
    standing_columns,
    standing_rows,
)
from nscp_desktop.ui.models.table import TableModel
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.models.training_words import completion_words
from nscp_desktop.ui.pages.accepting import Accepting
from nscp_desktop.ui.pages.requests import RecordRequest
from nscp_desktop.ui.session import Session
from nscp_desktop.ui.widgets.buttons import button_row, push_button
from nscp_desktop.ui.widgets.card import plain_label

BECAUSE_HEIGHT = 88
ROOMY = 380


@guarded
class StandingTab(QWidget):
    """Requirements with their standing; the current one is explained, and can be recorded or booked.

    `record_wanted` and `book_wanted` carry the requirement's id.
    """

    record_wanted = Signal(str)
    book_wanted = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._person_id, self._name = 0, ""
        self.model = TableModel(standing_columns(), key=_requirement_id, parent=self)
        self.table = TableView("person-standing", self)
        self.table.setAccessibleName(self.tr("Standing with each requirement"))
        self.table.set_table(self.model, sort_by=None)
        self.table.selected.connect(self._explain)
        self.table.opened.connect(self._record)
        self.because = QPlainTextEdit()
        self.because.setReadOnly(True)
        self.because.setTabChangesFocus(True)
        self.because.setFixedHeight(BECAUSE_HEIGHT)
        self.because.setAccessibleName(self.tr("Why"))
        self.group = plain_label("", "muted", wrap=True)
        self.record = push_button(self.tr("&Record this training…"), self._record)
        self.book = push_button(self.tr("&Book…"), self._book)
        self.history = ChangesButton(session, self.tr("E&xemptions so far…"), self._entry)
        session.editing.guard(self.record, self.book)
        column = _column(self)
        column.addWidget(self.table, 1)
        column.addWidget(self.because)
        column.addLayout(button_row(self.record, self.book, self.history))
        column.addWidget(self.group)

    def show_person(self, person: Person) -> None:
        """Show somebody's standings on the day that is looked at."""
        board = self._session.board()
        row = next((row for row in board.rows if row.person.id == person.id), None)
        changed = person.id != self._person_id
        self._person_id, self._name = person.id, person.name
        self.model.set_rows(standing_rows(board, row))
        self.group.setText(self._group_words(person))
        if changed and self.model.rows():
            self.table.select_key(self.model.key_of(self.model.rows()[0]))
        self._explain()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the group's sentence to its own tab where there is little room."""
        super().resizeEvent(event)
        self.group.setVisible(event.size().height() > ROOMY)

    def _explain(self) -> None:
        row = self.table.current_row()
        self.record.setEnabled(row is not None)
        self.book.setEnabled(row is not None)
        if row is None:
            day = in_words(self._session.as_at)
            self.because.setPlainText(self.tr("Nothing is asked on %1.").replace("%1", day))
            return
        standing = self._session.services.standing
        self.because.setPlainText(standing.because(self._person_id, row.requirement.id, self._session.as_at))

    def _entry(self) -> Entry:
        about = self.tr("%1 · exemptions").replace("%1", self._name)
        return Entry(about, "exemption", self._person_id, of_person=True)

    def _group_words(self, person: Person) -> str:
        placed = person.group_on(self._session.as_at)
        if placed is None:
            return self.tr("Not placed in a target group yet.")
        parts = [self.tr("Target group %1").replace("%1", str(placed.group))]
        if placed.span.starts_on:
            parts.append(self.tr("since %1").replace("%1", in_words(placed.span.starts_on)))
        words = " ".join(parts) + self.tr(", decided by %1.").replace("%1", placed.decided_by)
        return words + " " + self.tr("Reason: %1").replace("%1", placed.reason)

    def _record(self, *_: object) -> None:
        row = self.table.current_row()
        if row is not None:
            self.record_wanted.emit(row.requirement.id)

    def _book(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.book_wanted.emit(row.requirement.id)


class TrainingTab(QWidget):
    """Everything on record for a person: completions can be corrected, renewed or removed, bookings cancelled.

    `record_wanted` carries what is to be recorded.
    """

    record_wanted = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._person: Person | None = None
        self.model = TableModel(record_columns(), key=_entry_id, parent=self)
        self.table = TableView("person-training", self)
        self.table.setAccessibleName(self.tr("Training on record"))
        self.table.set_table(self.model, sort_by=None)
        self.table.selected.connect(self._enable)
        self.table.opened.connect(self.edit_entry)
        self.edit = push_button(self.tr("&Correct…"), self.edit_entry)
        self.remove = push_button(self.tr("Re&move"), self.remove_entry)
        self.cancel = push_button(self.tr("Cancel &booking"), self.cancel_booking)
        self.renew = push_button(self.tr("R&enew…"), self.renew_entry)
        session.editing.guard(self.edit, self.renew, self.remove, self.cancel)
        column = _column(self)
        column.addWidget(self.table, 1)
        self.files = push_button(self.tr("&Files…"), self.show_files)
        self.counts = push_button(self.tr("Co&unts towards…"), self.show_counts)
        self.history = ChangesButton(session, self.tr("&What was changed…"), self._entry)
        # Two rows: six buttons side by side would leave no room for the register.
        column.addLayout(button_row(self.edit, self.renew, self.files))
        column.addLayout(button_row(self.counts, self.remove, self.cancel, self.history))

    def show_person(self, person: Person) -> int:
        """Show what is on record for somebody, and return how many entries there are."""
        self._person = person
        services = self._session.services
        rows = record_rows(services.standing.snapshot(), person.id, services.training.beside(person.id))
        self.model.set_rows(rows)
        self._enable()
        return len(rows)

    def edit_entry(self, *_: object) -> None:
        """Open the form for the current completion."""
        row, done = self._current()
        if row is None or done is None or not self._session.editing.may_change:
            return
        about, today = f"{self._name()} · {row.course}", self._session.today
        say = partial(completion_words, self._session.services.standing.snapshot(), today)
        open_dialog(CompletionDialog(about, done, today, self._store, self.window(), say))

    def renew_entry(self) -> None:
        """Record the next training like the current one, which stays on record."""
        _, done = self._current()
        if done is None:
            return
        try:
            draft = self._session.services.training.renewal_of([done.id])
        except NscpError as error:
            report(self.window(), error)
            return
        self.record_wanted.emit(RecordRequest(draft=draft))

    def remove_entry(self) -> None:
        """Take the current completion off the record; undo brings it back."""
        row, done = self._current()
        if row is None or done is None:
            return
        detail = f"{row.course}, {done.done_words}"
        self._session.services.training.remove_completion(done.id)
        self._changed(self.tr("Removed: %1. Ctrl+Z brings it back.").replace("%1", detail))

    def cancel_booking(self) -> None:
        """Take the current booking off the record; undo brings it back."""
        row = self.table.current_row()
        if row is None or not isinstance(row.entry, Booking):
            return
        detail = f"{row.course}, {in_words(row.entry.on) if row.entry.on else self.tr('day not known')}"
        self._session.services.training.cancel_booking(row.entry.id, today=self._session.today)
        self._changed(self.tr("Booking cancelled: %1. Ctrl+Z brings it back.").replace("%1", detail))

    def show_files(self) -> None:
        """Show the files that prove the current completion."""
        row, done = self._current()
        if row is not None and done is not None:
            about = f"{self._name()} · {row.course}, {done.done_words}"
            dialog = EvidenceDialog(about, done, self._session, self.window())
            dialog.changed.connect(self._changed)
            open_dialog(dialog)

    def show_counts(self) -> None:
        """Show what the current completion counts towards, and accept it for more."""
        _, done = self._current()
        if done is not None:
            Accepting(self._session, done.person_id, self).for_completion(done)

    def _store(self, completion: Completion, why: str) -> None:
        self._session.services.training.change_completion(completion, today=self._session.today, reason=why)
        self._changed(self.tr("Saved the corrected training of %1.").replace("%1", self._name()))

    def _changed(self, sentence: str) -> None:
        self._session.announce(Changes.TRAINING)
        self._session.say(sentence)

    def _current(self) -> tuple[RecordRow | None, Completion | None]:
        row = self.table.current_row()
        return row, row.completion if row is not None else None

    def _enable(self) -> None:
        row, done = self._current()
        booking = row is not None and isinstance(row.entry, Booking)
        for button in (self.edit, self.renew, self.remove, self.files, self.counts):
            button.setEnabled(done is not None)
        self.cancel.setEnabled(booking)
        # One of the two at a time: a training is removed, a booking is cancelled.
        self.remove.setVisible(not booking)
        self.cancel.setVisible(booking)
        self.history.setEnabled(row is not None)

    def _entry(self) -> Entry | None:
        row = self.table.current_row()
        return Entry(f"{self._name()} · {row.course}", "attendance", row.id) if row is not None else None

    def _name(self) -> str:
        return self._person.name if self._person else ""


class GroupTab(QWidget):
    """Every placement in a Target Group, with who decided and why."""

    place_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._person: Person | None = None
        self.model = TableModel(placement_columns(), key=hash, parent=self)
        self.table = TableView("person-placements", self)
        self.table.setAccessibleName(self.tr("Target groups so far"))
        self.table.set_table(self.model, sort_by=None)
        column = _column(self)
        column.addWidget(self.table, 1)
        self.place = push_button(self.tr("P&lace in a target group…"), self.place_wanted.emit)
        self.history = ChangesButton(session, self.tr("&What was changed…"), self._entry)
        column.addLayout(button_row(self.place, self.history))

    def show_person(self, person: Person) -> None:
        """Show somebody's placements, newest first."""
        self._person = person
        self.model.set_rows(placements(person))

    def _entry(self) -> Entry | None:
        person = self._person
        if person is None:
            return None
        about = self.tr("%1 · placements in a target group").replace("%1", person.name)
        return Entry(about, "placement", person.id, of_person=True)


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 10, 0, 0)
    column.setSpacing(8)
    return column


def _requirement_id(row: StandingRow) -> str:
    return row.requirement.id


def _entry_id(row: RecordRow) -> int:
    return row.id
