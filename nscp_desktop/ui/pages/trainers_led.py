"""Training, Trainers: sessions led, or to be led, by somebody who is not in date on that day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.errors import NscpError
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.messages import report
from nscp_desktop.ui.models.table import TableModel
from nscp_desktop.ui.models.trainers import LedRow, led_columns, led_rows
from nscp_desktop.ui.pages.trainers_part import Part
from nscp_desktop.ui.widgets.buttons import push_button
from nscp_desktop.ui.widgets.card import plain_label
from nscp_desktop.ui.widgets.empty import EmptyNotice

if TYPE_CHECKING:
    from nscp_desktop.ui.pages.training_trainers import TrainersTab


class LedPart(Part):
    """Sessions of the last twelve months and those to come, with what was found about those who lead them."""

    def __init__(self, tab: TrainersTab) -> None:
        model: TableModel[LedRow] = TableModel(led_columns(), key=_key, parent=tab)
        super().__init__(tab, "trainers-led", tab.tr("Sessions to look at"), model)
        self.words = plain_label("", "muted", wrap=True)
        self.link_button = push_button(self.tr("Lin&k them"), self.link)
        self.people_action = QAction(self.tr("Sho&w who led it"), self)
        self.people_action.triggered.connect(self.show_trainers)
        self.session.editing.guard(self.link_button)
        self.found = plain_label("", "", wrap=True)
        empty = EmptyNotice(
            self.tr("No session has to be looked at"),
            self.tr(
                "Here stand sessions of the last twelve months, and those to come, that somebody leads who was not in "
                "date that day. Sessions count whose trainer is on the list."
            ),
        )
        self.lay_out(empty, [self.people_action], self.link_button)
        self.column.insertWidget(1, self.found)
        self.column.addWidget(self.words)
        self.table.selected.connect(self._show_found)

    def refresh(self) -> None:
        """Look at the sessions as at today."""
        trainers, today = self.session.services.trainers, self.session.today
        courses = self.session.services.standing.snapshot().rulebook.courses
        rows = led_rows(trainers.led_sessions(today), {own: course.title for own, course in courses.items()})
        self.show_rows(rows, plural(len(rows), "session"))
        named = trainers.typed_sessions()
        words = self.tr("%1 a trainer of the list by name only. Link them joins both in one step.")
        count = self.tr("1 session has") if named == 1 else self.tr("%1 sessions have").replace("%1", f"{named:,}")
        self.words.setText(words.replace("%1", count))
        self.words.setVisible(bool(named))
        self.link_button.setVisible(bool(named))
        self._show_found()

    def link(self) -> None:
        """Link the sessions whose trainer is named exactly as one of the list."""
        try:
            count = self.session.services.trainers.link_typed()
        except NscpError as refusal:
            report(self.window(), refusal)
            return
        self.session.announce(Changes.TRAINING)
        words = self.tr("%1 linked with their trainers. Ctrl+Z takes it back.")
        self.session.say(words.replace("%1", plural(count, "session")))

    def show_trainers(self) -> None:
        """Show the first of those who lead the session among the trainers."""
        row = self.table.current_row()
        if isinstance(row, LedRow):
            self.tab.take("trainers")
            trainers = self.tab.trainers
            wanted = next((view.key for view in trainers.model.rows() if view.trainer.name in row.found.names), None)
            if wanted is not None:
                trainers.table.select_key(wanted)

    def _show_found(self) -> None:
        row = self.table.current_row()
        self.people_action.setEnabled(isinstance(row, LedRow))
        self.found.setText("\n".join(row.found.concerns) if isinstance(row, LedRow) else "")


def _key(row: LedRow) -> int:
    return row.found.session.session_id
