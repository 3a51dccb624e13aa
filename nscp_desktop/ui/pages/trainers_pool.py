"""Training, Trainers: Training Pool members and representatives in the Learning and Workforce Development group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.trainers import TRAINER_DUTY, Holder
from nscp_desktop.ui.models.table import TableModel
from nscp_desktop.ui.models.trainers import holder_columns
from nscp_desktop.ui.pages.requests import PeopleFilter
from nscp_desktop.ui.pages.trainers_part import Part
from nscp_desktop.ui.widgets.empty import EmptyNotice

if TYPE_CHECKING:
    from nscp_desktop.ui.pages.training_trainers import TrainersTab


class PoolPart(Part):
    """Who holds one of the two duties today, and since when."""

    def __init__(self, tab: TrainersTab) -> None:
        model: TableModel[Holder] = TableModel(holder_columns(), key=_key, parent=tab)
        super().__init__(tab, "trainers-pool", tab.tr("Training Pool and group"), model)
        self.open_action = QAction(self.tr("Open per&son"), self)
        self.show_action = QAction(self.tr("Show &all on People"), self)
        self.open_action.triggered.connect(self.open_person)
        self.show_action.triggered.connect(self.show_people)
        empty = EmptyNotice(
            self.tr("Nobody holds one of these duties"),
            self.tr(
                "Here stands who is a Training Pool member, or represents you in the Learning and Workforce "
                "Development group. Give somebody the duty: open them under People, press Edit and tick it under "
                "Duties. The list of duties is under Settings, Roles and duties."
            ),
        )
        self.lay_out(empty, [self.open_action, self.show_action])
        self.table.opened.connect(self.open_person)
        self.table.selected.connect(self._enable)

    def refresh(self) -> None:
        """Show who holds the duties today."""
        held = self.session.services.trainers.holders(self.session.today)
        rows = [one for one in held if one.duty != TRAINER_DUTY]
        self.show_rows(rows, plural(len({one.person_id for one in rows}), "person", "people") if rows else "")
        self._enable()

    def open_person(self, *_: object) -> None:
        """Show the person on the register."""
        row = self.table.current_row()
        if isinstance(row, Holder):
            self.tab.page.open_person.emit(row.person_id)

    def show_people(self) -> None:
        """Show all of them on the register."""
        people = tuple(dict.fromkeys(row.person_id for row in self.model.all_rows()))
        self.tab.page.open_people.emit(PeopleFilter(self.tr("Training Pool and group"), people))

    def _enable(self) -> None:
        self.open_action.setEnabled(isinstance(self.table.current_row(), Holder))
        self.show_action.setEnabled(bool(self.model.all_rows()))


def _key(row: Holder) -> tuple[int, str]:
    return row.person_id, row.duty
