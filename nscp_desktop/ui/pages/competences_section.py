"""Settings, Competences: what people of each Target Group should be able to do, in the agency's own words."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from nscp_desktop.domain.competences import Competence
from nscp_desktop.domain.errors import NscpError
from nscp_desktop.domain.target_groups import GROUP_NUMBERS
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.competence import CompetenceDialog
from nscp_desktop.ui.dialogs.form_dialog import open_dialog
from nscp_desktop.ui.dialogs.record_history import Entry
from nscp_desktop.ui.messages import report
from nscp_desktop.ui.models.group_lists import competence_columns
from nscp_desktop.ui.models.table import TableModel
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.pages.section import Section
from nscp_desktop.ui.session import Session
from nscp_desktop.ui.widgets.buttons import button_row, push_button
from nscp_desktop.ui.widgets.card import plain_label
from nscp_desktop.ui.widgets.filter_chips import FilterChips


class CompetencesSection(Section):
    """One list for each Target Group: add, change, put in order, switch off, remove."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        note = self.tr(
            "These are your agency's own words, not the NSCP's competence framework. Check them beside the framework "
            "on the NSCP's page. People and roles are reviewed against the list of their group."
        )
        self.groups = FilterChips(
            [(str(number), self.tr("Group %1 ·").replace("%1", str(number))) for number in GROUP_NUMBERS]
        )
        self.groups.chosen.connect(self._show_group)
        self.model: TableModel[Competence] = TableModel(competence_columns(), key=_competence_id, parent=self)
        self.table = TableView("settings-competences", self)
        self.table.setAccessibleName(self.tr("Competences"))
        self.table.set_table(self.model, sort_by=None)
        self.table.opened.connect(self.edit)
        self.table.selected.connect(self._enable)
        self.add_button = push_button(self.tr("&Add…"), self.add)
        self.edit_button = push_button(self.tr("&Edit…"), self.edit)
        self.up_button = push_button(self.tr("Move u&p"), self.move_up)
        self.down_button = push_button(self.tr("Move dow&n"), self.move_down)
        self.switch_button = push_button(self.tr("Switch o&ff"), self.switch)
        self.remove_button = push_button(self.tr("Re&move"), self.remove)
        self.history = self.changes_button(self._entry)
        session.editing.guard(self.add_button, *self._of_current())
        chips = QHBoxLayout()
        chips.addWidget(self.groups)
        chips.addStretch()
        self.column.addWidget(plain_label(note, wrap=True))
        self.column.addLayout(chips)
        self.column.addWidget(self.table, 1)
        self.column.addLayout(button_row(self.add_button, *self._of_current(), self.history))
        self._enable()

    def refresh(self) -> None:
        """Show the list of the group that is chosen, and how many there are in each."""
        every = self.session.services.competences.competences()
        self.groups.set_counts(
            {str(number): sum(item.group == number and item.active for item in every) for number in GROUP_NUMBERS}
        )
        self.model.set_rows([item for item in every if item.group == self.group])
        if self.table.current_row() is None and self.model.rows():
            self.table.select_key(self.model.rows()[0].id)
        self._enable()

    @property
    def group(self) -> int:
        """The Target Group whose list is shown."""
        return int(self.groups.value())

    def add(self) -> None:
        """Open the form for a new competence of the group."""
        open_dialog(CompetenceDialog(Competence(0, self.group, ""), self._add, self.window()))

    def edit(self, *_: object) -> None:
        """Open the form for the current competence."""
        competence = self._current()
        if competence is not None and self.session.editing.may_change:
            open_dialog(CompetenceDialog(competence, self._change, self.window()))

    def move_up(self) -> None:
        """Put the current competence before the one above it."""
        self._move(-1)

    def move_down(self) -> None:
        """Put the current competence after the one below it."""
        self._move(1)

    def switch(self) -> None:
        """Switch the current competence off, or on again: one that is off is not asked in reviews."""
        competence = self._current()
        if competence is not None:
            self._try(partial(self._change, replace(competence, active=not competence.active)))

    def remove(self) -> None:
        """Take the current competence off the list; reviews keep it, and undo brings it back."""
        competence = self._current()
        if competence is not None:
            self._try(partial(self._remove, competence))

    def _move(self, by: int) -> None:
        competence = self._current()
        ids = [item.id for item in self.model.all_rows()]
        if competence is None:
            return
        place = ids.index(competence.id)
        if 0 <= place + by < len(ids):
            ids[place], ids[place + by] = ids[place + by], ids[place]
            self._try(partial(self._put_in_order, ids))
            self.table.select_key(competence.id)

    def _put_in_order(self, ids: list[int]) -> None:
        self.session.services.competences.put_in_order(self.group, ids)
        self.stored(Changes.AGENCY, self.tr("Saved the order of target group %1."), str(self.group))

    def _add(self, competence: Competence) -> None:
        own = self.session.services.competences.add(competence.group, competence.text)
        self.stored(Changes.AGENCY, self.tr("Added to the list of target group %1."), str(competence.group))
        self.table.select_key(own)

    def _change(self, competence: Competence) -> None:
        self.session.services.competences.change(competence)
        self.stored(Changes.AGENCY, self.tr("Saved the competence of target group %1."), str(competence.group))

    def _remove(self, competence: Competence) -> None:
        self.session.services.competences.remove(competence.id)
        self.stored(Changes.AGENCY, self.tr("Removed: %1. Ctrl+Z brings it back."), competence.text)

    def _try(self, does: Callable[[], object]) -> None:
        """Do something, and tell a refusal: it has no form that it could stand in."""
        try:
            does()
        except NscpError as refusal:
            report(self.window(), refusal)

    def _current(self) -> Competence | None:
        found = self.table.current_row()
        return found if isinstance(found, Competence) else None

    def _of_current(self) -> tuple[QPushButton, ...]:
        return self.edit_button, self.up_button, self.down_button, self.switch_button, self.remove_button

    def _show_group(self, _group: str) -> None:
        self.refresh()

    def _enable(self) -> None:
        competence, rows = self._current(), self.model.rows()
        for button in (self.edit_button, self.switch_button, self.remove_button, self.history):
            button.setEnabled(competence is not None)
        self.up_button.setEnabled(competence is not None and bool(rows) and rows[0].id != competence.id)
        self.down_button.setEnabled(competence is not None and bool(rows) and rows[-1].id != competence.id)
        is_off = competence is not None and not competence.active
        self.switch_button.setText(self.tr("Switch &on") if is_off else self.tr("Switch o&ff"))
        self.switch_button.setAccessibleName(self.switch_button.text().replace("&", ""))

    def _entry(self) -> Entry | None:
        competence = self._current()
        return Entry(competence.text, "competence", competence.id) if competence is not None else None


def _competence_id(competence: Competence) -> int:
    return competence.id
