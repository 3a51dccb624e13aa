"""The tab with the history of one person: every change to them and to their training, newest first."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nscp_desktop.domain.people import Person
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.models.history import Told, told_columns
from nscp_desktop.ui.models.table import TableModel
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.saving_history import save_history
from nscp_desktop.ui.session import Session
from nscp_desktop.ui.widgets.buttons import button_row, push_button


@guarded
class HistoryTab(QWidget):
    """What was changed about one person, by whom, when and why; read when the tab is looked at."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._person: Person | None = None
        self.model: TableModel[Told] = TableModel(told_columns(), key=hash, parent=self)
        self.table = TableView("person-history", self)
        self.table.setAccessibleName(self.tr("History of this person"))
        self.table.set_table(self.model, sort_by=None)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.addWidget(self.table, 1)
        self.save = push_button(self.tr("Save as sp&readsheet…"), self.ask_sheet)
        column.addLayout(button_row(self.save))

    def show_person(self, person: Person) -> None:
        """Show the history of somebody, at once when this tab is in front."""
        self._person = person
        if self.isVisible():
            self.read()

    def showEvent(self, event: QShowEvent) -> None:
        """Read the history when the tab comes to the front."""
        super().showEvent(event)
        self.read()

    def ask_sheet(self) -> None:
        """Ask where the history of this person goes as a workbook."""
        if self._person is not None:
            save_history(self._session, self.window(), self._person)

    def read(self) -> None:
        """Read what was changed until now."""
        if self._person is not None:
            self.model.set_rows(self._session.services.history.about(self._person.id))
