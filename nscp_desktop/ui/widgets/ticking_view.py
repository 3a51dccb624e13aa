"""A table of people with ticks, for mouse and keyboard."""

from typing import Any

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.models.ticking import OfPerson, TickingModel


@guarded
class TickingView(TableView):
    """A table in which Space ticks everybody who is selected, and Enter the current one."""

    def __init__(self, name: str, model: TickingModel[Any], parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._model = model
        self.set_table(model)
        self.opened.connect(self._tick_one)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick with Space."""
        current = self.current_row()
        if event.text() == " " and current is not None:
            ids = [row.person.id for row in self.selected_rows()] or [current.person.id]
            self._model.tick(ids, not self._model.is_ticked(current.person.id))
            return
        super().keyPressEvent(event)

    def _tick_one(self, row: OfPerson) -> None:
        self._model.tick([row.person.id], not self._model.is_ticked(row.person.id))
