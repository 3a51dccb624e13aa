"""The supervision of one person: where they are, and their dates, which can be added to and removed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.errors import NscpError
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.supervision import Supervision
from nscp_desktop.services.supervision import SupervisionDraft
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.form_dialog import open_dialog
from nscp_desktop.ui.dialogs.supervision import SupervisionDialog, Ticked
from nscp_desktop.ui.messages import report
from nscp_desktop.ui.models.supervision import date_columns, supervision_key
from nscp_desktop.ui.models.table import TableModel
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.session import Session
from nscp_desktop.ui.widgets.buttons import button_row, push_button
from nscp_desktop.ui.widgets.card import plain_label


class PersonSupervision(QWidget):
    """The dates of somebody, the newest first. `changed` is sent after one was added or removed."""

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._person: Person | None = None
        self.about = plain_label("", "muted", wrap=True)
        self.model: TableModel[Supervision] = TableModel(date_columns(), key=supervision_key, parent=self)
        self.table = TableView("person-supervision", self)
        self.table.setAccessibleName(self.tr("Supervision on record"))
        self.table.set_table(self.model, sort_by=None)
        self.table.selected.connect(self._enable)
        self.record_button = push_button(self.tr("Record super&vision…"), self.record)
        self.remove_button = push_button(self.tr("Re&move"), self.remove)
        session.editing.guard(self.record_button, self.remove_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.about)
        column.addWidget(self.table, 1)
        column.addLayout(button_row(self.record_button, self.remove_button))

    def show_person(self, person: Person) -> None:
        """Show somebody's supervision."""
        self._person = person
        self.refresh()

    def refresh(self) -> None:
        """Show what is stored now."""
        if self._person is None:
            return
        supervision = self._session.services.supervision
        self.about.setText(self._about(self._person))
        self.model.set_rows(supervision.of_person(self._person.id))
        self._enable()

    def record(self) -> None:
        """Open the form to record a supervision of this person."""
        person, session = self._person, self._session
        if person is not None and session.editing.may_change:
            place = person.place_on(session.today)
            who = Ticked([(person, place.team if place is not None else "")], [person.id])
            open_dialog(SupervisionDialog(who, self._store, today=session.today, parent=self.window()))

    def remove(self) -> None:
        """Take those that are selected off the record; undo brings them back."""
        rows: list[Supervision] = self.table.selected_rows()
        if not rows or not self._session.editing.may_change:
            return
        try:
            self._session.services.supervision.remove([row.id for row in rows])
        except NscpError as refusal:
            report(self.window(), refusal)
            return
        days = ", ".join(in_words(row.held_on) for row in rows)
        self._stored(self.tr("Removed: supervision on %1. Ctrl+Z brings it back.").replace("%1", days))

    def _store(self, draft: SupervisionDraft) -> None:
        self._session.services.supervision.record(draft, today=self._session.today)
        self._stored(self.tr("Recorded supervision."))

    def _stored(self, sentence: str) -> None:
        self._session.announce(Changes.TRAINING)
        self._session.say(sentence)
        self.refresh()
        self.changed.emit()

    def _about(self, person: Person) -> str:
        as_at = self._session.as_at
        found = self._session.services.supervision.person(person.id, as_at)
        if found is None:
            return self.tr("Not here on %1.").replace("%1", in_words(as_at))
        asked = [gap for gap in found.gaps if gap.weeks is not None]
        if not asked:
            return self.tr("No supervision is asked. Days and kinds can be recorded all the same.")
        return "\n".join(gap.whole_words(as_at) for gap in asked)

    def _enable(self) -> None:
        self.remove_button.setEnabled(bool(self.table.selected_rows()))
