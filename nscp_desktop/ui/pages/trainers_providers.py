"""Training, Trainers: outside providers, and when their content was last looked at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.errors import NscpError
from nscp_desktop.domain.trainers import Provider
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.form_dialog import open_dialog
from nscp_desktop.ui.dialogs.provider import ProviderCheckDialog, ProviderDialog
from nscp_desktop.ui.messages import report
from nscp_desktop.ui.models.table import TableModel
from nscp_desktop.ui.models.trainers import ProviderRow, provider_columns
from nscp_desktop.ui.pages.trainers_part import Part
from nscp_desktop.ui.widgets.buttons import button_row, push_button
from nscp_desktop.ui.widgets.card import plain_label
from nscp_desktop.ui.widgets.empty import EmptyNotice

if TYPE_CHECKING:
    from nscp_desktop.ui.pages.training_trainers import TrainersTab

MOST_NAMED = 3


class ProvidersPart(Part):
    """Outside providers; add, take over those in use, note a check for one or many."""

    def __init__(self, tab: TrainersTab) -> None:
        model: TableModel[ProviderRow] = TableModel(provider_columns(), key=_key, parent=tab)
        super().__init__(tab, "providers", tab.tr("Outside providers"), model)
        self.add_button = push_button(self.tr("&Add provider…"), self.add)
        self.take_button = push_button(self.tr("Put them on the li&st"), self.take_over)
        self.check_action = QAction(self.tr("Content chec&ked…"), self)
        self.edit_action = QAction(self.tr("Co&mplete or edit…"), self)
        self.switch_action = QAction(self.tr("S&witch off"), self)
        self.remove_action = QAction(self.tr("Ta&ke off the list"), self)
        for action, does in (
            (self.check_action, self.check),
            (self.edit_action, self.edit),
            (self.switch_action, self.switch),
            (self.remove_action, self.remove),
        ):
            action.triggered.connect(does)
        self.session.editing.guard(self.add_button, self.take_button, self.check_action, self.edit_action)
        self.session.editing.guard(self.switch_action, self.remove_action)
        empty = EmptyNotice(
            self.tr("No outside provider is on the list yet"),
            self.tr(
                "Here stands whom you buy or borrow courses from, and when somebody last looked at what is in them. "
                "Those that courses and trainings name already are offered below."
            ),
        )
        self.words = plain_label("", "muted")
        more = [self.switch_action, self.remove_action]
        self.lay_out(empty, [self.check_action, self.edit_action], self.add_button, more=more)
        offer = button_row(self.take_button)
        offer.insertWidget(0, self.words)
        self.column.insertLayout(1, offer)
        self.table.opened.connect(self.edit)
        self.table.selected.connect(self._enable)

    def refresh(self) -> None:
        """Show the providers as they are today, and offer those that are in use."""
        trainers, today = self.session.services.trainers, self.session.today
        rows = [ProviderRow(one, one.is_check_due(today)) for one in trainers.providers()]
        used = [row for row in rows if row.provider.active]
        words = self.tr("%1 of %2 checked").replace("%1", f"{sum(not row.is_due for row in used):,}")
        self.show_rows(rows, words.replace("%2", plural(len(used), "provider")) if used else "")
        offered = trainers.offered_providers()
        named = ", ".join(one.title for one in offered[:MOST_NAMED])
        more = self.tr(" and %1 more").replace("%1", str(len(offered) - MOST_NAMED)) if offered[MOST_NAMED:] else ""
        self.words.setText(self.tr("In use, and not on the list: %1.").replace("%1", named + more))
        for widget in (self.words, self.take_button):
            widget.setVisible(bool(offered))
        self._enable()

    def add(self) -> None:
        """Open the form for a new provider."""
        open_dialog(ProviderDialog(self._keep, None, self.window(), today=self.session.today))

    def edit(self, *_: object) -> None:
        """Open the form for the provider that is chosen."""
        row = self._current()
        if row is not None and self.session.editing.may_change:
            open_dialog(ProviderDialog(self._keep, row.provider, self.window(), today=self.session.today))

    def take_over(self) -> None:
        """Put the providers that are in use on the list."""
        trainers = self.session.services.trainers
        self._try(partial(trainers.add_providers, [one.title for one in trainers.offered_providers()]))

    def check(self) -> None:
        """Ask when and by whom the content of those selected was checked."""
        rows = self.table.selected_rows()
        if rows:
            about = rows[0].provider.title if len(rows) == 1 else plural(len(rows), "provider")
            keep = partial(self._note_check, tuple(row.provider.id for row in rows))
            by = self.session.services.agency.details().lead or self.session.services.users.who
            open_dialog(ProviderCheckDialog(about, keep, by, self.window(), today=self.session.today))

    def switch(self) -> None:
        """Take the provider out of use, or into use again."""
        row = self._current()
        if row is not None:
            changed = replace(row.provider, active=not row.provider.active)
            self._try(partial(self.session.services.trainers.change_provider, changed, today=self.session.today))

    def remove(self) -> None:
        """Take the provider off the list; undo brings it back."""
        row = self._current()
        if row is not None:
            self._try(partial(self.session.services.trainers.remove_provider, row.provider.id))

    def _current(self) -> ProviderRow | None:
        row = self.table.current_row()
        return row if isinstance(row, ProviderRow) else None

    def _keep(self, provider: Provider) -> None:
        trainers, own = self.session.services.trainers, provider.id
        if own:
            trainers.change_provider(provider, today=self.session.today)
        else:
            own = trainers.add_provider(provider, today=self.session.today)
        self.session.announce(Changes.TRAINING)
        self.session.say(self.tr("Saved %1.").replace("%1", provider.title.strip()))
        self.table.select_key(own)

    def _note_check(self, provider_ids: tuple[int, ...], by: str, on: date) -> None:
        self.session.services.trainers.check_providers(provider_ids, by=by, on=on, today=self.session.today)
        self.session.announce(Changes.TRAINING)
        words = self.tr("Noted the check of %1.")
        self.session.say(words.replace("%1", plural(len(provider_ids), "provider")))

    def _try(self, store: Callable[[], object]) -> None:
        try:
            store()
        except NscpError as refusal:
            report(self.window(), refusal)
            return
        self.session.announce(Changes.TRAINING)
        self.session.say(self.tr("Saved. Ctrl+Z takes it back."))

    def _enable(self) -> None:
        row = self._current()
        for action in (self.edit_action, self.switch_action, self.remove_action):
            action.setEnabled(row is not None)
        self.check_action.setEnabled(bool(self.table.selected_rows()))
        is_off = row is not None and not row.provider.active
        self.switch_action.setText(self.tr("S&witch on") if is_off else self.tr("S&witch off"))


def _key(row: ProviderRow) -> int:
    return row.provider.id
