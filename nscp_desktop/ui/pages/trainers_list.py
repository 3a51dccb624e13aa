"""Training, Trainers: the list of those who deliver."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.errors import NscpError
from nscp_desktop.domain.trainers import Trainer, TrainerView
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.form_dialog import open_dialog
from nscp_desktop.ui.dialogs.record_history import Entry, show_changes
from nscp_desktop.ui.dialogs.trainer import TrainerDialog
from nscp_desktop.ui.messages import report
from nscp_desktop.ui.models.table import TableModel
from nscp_desktop.ui.models.trainers import trainer_columns
from nscp_desktop.ui.pages.trainers_part import Part
from nscp_desktop.ui.widgets.buttons import push_button
from nscp_desktop.ui.widgets.empty import EmptyNotice

if TYPE_CHECKING:
    from nscp_desktop.ui.pages.training_trainers import TrainersTab


class TrainersPart(Part):
    """Those who deliver, with their own dates; add, edit, switch off, remove."""

    def __init__(self, tab: TrainersTab) -> None:
        model: TableModel[TrainerView] = TableModel(trainer_columns(), key=_key, parent=tab)
        super().__init__(tab, "trainers", tab.tr("Trainers"), model, hidden=("last",))
        self.add_button = push_button(self.tr("&Add trainer…"), self.add)
        self.edit_action = QAction(self.tr("Co&mplete or edit…"), self)
        self.switch_action = QAction(self.tr("S&witch off"), self)
        self.remove_action = QAction(self.tr("Take off the &list"), self)
        self.person_action = QAction(self.tr("Open per&son"), self)
        self.history_action = QAction(self.tr("What was chan&ged…"), self)
        for action, does in (
            (self.edit_action, self.edit),
            (self.switch_action, self.switch),
            (self.remove_action, self.remove),
            (self.person_action, self.open_person),
            (self.history_action, self.show_history),
        ):
            action.triggered.connect(does)
        self.session.editing.guard(self.add_button, self.edit_action, self.switch_action, self.remove_action)
        empty = EmptyNotice(
            self.tr("Nobody is on the list of trainers yet"),
            self.tr(
                "Here stands who delivers training, what they know and how they learned to train, and whether they "
                "were in date themselves on the day. Press Add trainer to begin."
            ),
        )
        more = [self.remove_action, self.history_action]
        self.lay_out(empty, [self.edit_action, self.switch_action, self.person_action], self.add_button, more=more)
        self.table.opened.connect(self.edit)
        self.table.selected.connect(self._enable)

    def refresh(self) -> None:
        """Show the trainers as they are today."""
        views = self.session.services.trainers.views(self.session.today)
        used = [one for one in views if one.trainer.active and one.is_here]
        well = sum(one.kind.counts_as_in_date for one in used)
        words = self.tr("%1 of %2 in date").replace("%1", f"{well:,}").replace("%2", plural(len(used), "trainer"))
        self.show_rows(views, words if used else "")
        self._enable()

    def current(self) -> TrainerView | None:
        """Return the trainer that is chosen."""
        row = self.table.current_row()
        return row if isinstance(row, TrainerView) else None

    def add(self) -> None:
        """Open the form for somebody new."""
        self._open(None)

    def edit(self, *_: object) -> None:
        """Open the form for the trainer that is chosen."""
        row = self.current()
        if row is not None and self.session.editing.may_change:
            self._open(row.trainer)

    def switch(self) -> None:
        """Take the trainer out of use, or into use again; the sessions that they led stay."""
        row = self.current()
        if row is None or not row.trainer.id:
            return
        changed = replace(row.trainer, active=not row.trainer.active)
        try:
            self.session.services.trainers.change(changed, today=self.session.today)
        except NscpError as refusal:
            report(self.window(), refusal)
            return
        words = self.tr("%1 is a trainer again.") if changed.active else self.tr("%1 no longer trains.")
        self._stored(words, changed.name)

    def remove(self) -> None:
        """Take the trainer off the list; undo brings them back."""
        row = self.current()
        if row is None or not row.trainer.id:
            return
        try:
            self.session.services.trainers.remove(row.trainer.id)
        except NscpError as refusal:
            report(self.window(), refusal)
            return
        self._stored(self.tr("%1 is off the list of trainers. Ctrl+Z brings them back."), row.trainer.name)

    def open_person(self) -> None:
        """Show the person on the register."""
        row = self.current()
        if row is not None and row.trainer.person_id is not None:
            self.tab.page.open_person.emit(row.trainer.person_id)

    def show_history(self) -> None:
        """Show every change to the trainer."""
        row = self.current()
        if row is not None and row.trainer.id:
            show_changes(self.session, Entry(row.trainer.name, "trainer", row.trainer.id), self.window())

    def _open(self, trainer: Trainer | None) -> None:
        services, today = self.session.services, self.session.today
        taken = {one.person_id for one in services.trainers.everybody()}
        people = [
            record.person
            for record in services.standing.snapshot().records
            if record.person.id not in taken and record.person.service_on(today) is not None
        ]
        open_dialog(TrainerDialog(people, self._keep, trainer, self.window(), today=today))

    def _keep(self, trainer: Trainer) -> None:
        trainers = self.session.services.trainers
        own = trainer.id
        if own:
            trainers.change(trainer, today=self.session.today)
        else:
            own = trainers.add(trainer, today=self.session.today)
        stored = next(one for one in trainers.everybody() if one.id == own)
        self._stored(self.tr("Saved %1."), stored.name)
        self.table.select_key((own, stored.person_id))

    def _stored(self, words: str, name: str) -> None:
        self.session.announce(Changes.TRAINING)
        self.session.say(words.replace("%1", name))

    def _enable(self) -> None:
        row = self.current()
        listed = row is not None and bool(row.trainer.id)
        self.edit_action.setEnabled(row is not None)
        for action in (self.switch_action, self.remove_action, self.history_action):
            action.setEnabled(listed)
        is_off = row is not None and not row.trainer.active
        self.switch_action.setText(self.tr("S&witch on") if is_off else self.tr("S&witch off"))
        self.person_action.setEnabled(row is not None and row.trainer.person_id is not None)


def _key(row: TrainerView) -> tuple[int, int | None]:
    return row.key
