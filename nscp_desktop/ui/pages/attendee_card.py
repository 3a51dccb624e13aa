"""The right half of recording training: who attended, and what saving would change for each."""

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from nscp_desktop.ui.dialogs.form_dialog import open_dialog
from nscp_desktop.ui.dialogs.paste_names import PasteNamesDialog
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.models.attendees import Attendee, AttendeeModel
from nscp_desktop.ui.models.people import titles
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.widgets.buttons import push_button, read_order
from nscp_desktop.ui.widgets.card import Card, plain_label
from nscp_desktop.ui.widgets.choice_menu import ChoiceMenu


@guarded
class AttendeeView(TableView):
    """A table in which Space ticks everybody who is selected, and Enter the current one."""

    def __init__(self, model: AttendeeModel, parent: QWidget | None = None) -> None:
        super().__init__("attendees", parent)
        self._model = model
        self.set_table(model)
        self.opened.connect(self._tick_one)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick with Space."""
        current = self.current_row()
        if event.key() == Qt.Key.Key_Space and current is not None:
            ids = [row.person.id for row in self.selected_rows()] or [current.person.id]
            self._model.tick(ids, not self._model.is_ticked(current.person.id))
            return
        super().keyPressEvent(event)

    def _tick_one(self, row: Attendee) -> None:
        self._model.tick([row.person.id], not self._model.is_ticked(row.person.id))


class AttendeeCard(Card):
    """Everybody who may have been there, with filters and ticks. `changed` is sent when ticks have changed."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._due: frozenset[str] = frozenset()
        self.model = AttendeeModel(self)
        self.view = AttendeeView(self.model, self)
        self.view.setAccessibleName(self.tr("Who attended"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Filter…"))
        self.search.setAccessibleName(self.tr("Filter people"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(110)
        self.search.setMaximumWidth(190)
        self.team = ChoiceMenu(self.tr("Team"), self.tr("Any team"))
        self.group = ChoiceMenu(self.tr("Group"), self.tr("Any group"))
        self.all_button = push_button(self.tr("Select &all"), self.select_all, pill=True)
        self.none_button = push_button(self.tr("&None"), self.model.untick_all, pill=True)
        self.due_button = push_button(self.tr("Everyone d&ue"), self.select_due, pill=True)
        self.paste_button = push_button(self.tr("&Paste names…"), self.paste_names, pill=True)
        self.due_button.setToolTip(self.tr("Everyone shown for whom the course is due, overdue or not done"))
        self._lay_out()
        self.set_due_for(())
        self.search.textChanged.connect(self._filter)
        self.team.chosen.connect(self._choose_rows)
        self.group.chosen.connect(self._choose_rows)
        self.model.ticked_changed.connect(self.changed)

    def _lay_out(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        self.title.setText(self.tr("Who attended"))
        for row, widgets in (
            (first, (self.title, self.search, self.team, self.group)),
            (second, (self.all_button, self.none_button, self.due_button, self.paste_button)),
        ):
            row.setSpacing(8)
            for widget in widgets:
                row.addWidget(widget)
        first.insertStretch(1, 0)
        second.addStretch()
        self.hidden = plain_label("", "muted")
        second.addWidget(self.hidden)
        self.body.addLayout(first)
        self.body.addLayout(second)
        self.body.addWidget(self.view, 1)
        read_order(
            [
                self.search,
                self.team,
                self.group,
                self.all_button,
                self.none_button,
                self.due_button,
                self.paste_button,
                self.view,
            ]
        )

    def set_people(self, rows: Sequence[Attendee]) -> None:
        """Show these people; ticks stay."""
        self.team.set_choices(titles(row.team for row in rows))
        groups = sorted({row.group for row in rows if row.group is not None})
        self.group.set_choices([(group, self.tr("Group %1").replace("%1", str(group))) for group in groups])
        self.model.set_rows(rows)
        self._choose_rows()

    def set_due_for(self, requirement_ids: Collection[str]) -> None:
        """Say what the course counts towards, so that everyone due can be ticked."""
        self._due = frozenset(requirement_ids)
        self.due_button.setEnabled(bool(self._due))

    def clear_filters(self) -> None:
        """Show everybody."""
        self.search.clear()
        self.team.choose(None)
        self.group.choose(None)
        self._choose_rows()

    def select_all(self) -> None:
        """Tick everybody shown."""
        self.model.tick(row.person.id for row in self.model.rows())

    def select_due(self) -> None:
        """Tick everybody shown for whom the course is due."""
        self.model.tick(row.person.id for row in self.model.rows() if not self._due.isdisjoint(row.due))

    def paste_names(self) -> None:
        """Ask for a list of names, and tick the people meant."""
        dialog = PasteNamesDialog([row.person for row in self.model.all_rows()], self.window())
        dialog.accepted.connect(partial(self._tick_pasted, dialog))
        open_dialog(dialog)

    def _tick_pasted(self, dialog: PasteNamesDialog) -> None:
        self.model.tick(dialog.person_ids())

    def _filter(self, text: str) -> None:
        self.model.filter(text)
        self._show_counts()

    def _choose_rows(self) -> None:
        team, group = self.team.value(), self.group.value()
        self.model.keep(None if team is None and group is None else partial(_wanted, team, group))
        self._show_counts()

    def _show_counts(self) -> None:
        shown, everybody = len(self.model.rows()), len(self.model.all_rows())
        self.all_button.setText(self.tr("Select &all %1").replace("%1", f"{shown:,}"))
        words = self.tr("%1 of %2 shown").replace("%1", f"{shown:,}").replace("%2", f"{everybody:,}")
        self.hidden.setText(words if shown != everybody else "")


def _wanted(team: object, group: object, row: Attendee) -> bool:
    return (team is None or row.team == team) and (group is None or row.group == group)
