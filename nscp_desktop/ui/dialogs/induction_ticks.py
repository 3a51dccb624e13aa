"""Ticking steps of induction for one or several starters, and taking ticks back."""

from collections.abc import Callable, Collection, Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QListView, QWidget

from nscp_desktop.domain.induction import InductionStep
from nscp_desktop.services.induction import TickDraft
from nscp_desktop.ui.dates import DateField
from nscp_desktop.ui.dialogs.dialog import Dialog
from nscp_desktop.ui.dialogs.form_dialog import fill_dialog
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.models.tick_list import TickListModel
from nscp_desktop.ui.widgets.card import heading, plain_label
from nscp_desktop.ui.widgets.form_field import FormField

ROW, MOST_ROWS = 29, 9


class StepsOffered(NamedTuple):
    """For whom, in words and by number, the steps that can be ticked, those ticked to begin with, and who explained."""

    about: str
    person_ids: tuple[int, ...]
    steps: Sequence[InductionStep]
    ticked: Collection[int] = ()
    note: str = ""
    explained_by: str = ""


@guarded
class InductionTicksDialog(Dialog):
    """Asks which steps were done, on which day and by whom. `tick(draft)` stores, and may refuse.

    With `is_back` it asks only which ticks are taken back.
    """

    def __init__(
        self,
        offered: StepsOffered,
        tick: Callable[[TickDraft], object],
        *,
        today: date,
        is_back: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent=parent)
        self.setWindowTitle(self.tr("Take ticks back") if is_back else self.tr("Mark steps of induction"))
        self.accept_button.setText(self.tr("&Take back") if is_back else self.tr("&Mark as done"))
        self._offered, self._tick, self._is_back = offered, tick, is_back
        self.body.addWidget(heading(offered.about))
        if offered.note:
            self.body.addWidget(plain_label(offered.note, "muted", wrap=True))
        self.model = TickListModel([(step.id, step.title) for step in offered.steps], self)
        self.model.set_ticked(tuple(offered.ticked))
        self.list = QListView()
        self.list.setUniformItemSizes(True)
        self.list.setModel(self.model)
        self.list.setFixedHeight(min(max(len(offered.steps), 2), MOST_ROWS) * ROW + 8)
        self.add_field("step_ids", FormField(self.tr("&Steps"), self.list))
        self.done_on = DateField(today=today)
        self.done_on.set_value(today)
        self.done_by = QLineEdit(offered.explained_by)
        if not is_back:
            self.add_field("done_on", FormField(self.tr("Done &on"), self.done_on))
            self.add_field("done_by", FormField(self.tr("&Explained by"), self.done_by))
        self.body.addStretch()
        fill_dialog(self)
        self.setMinimumWidth(420)
        self._begin()

    def showEvent(self, event: QShowEvent) -> None:
        """Lay the steps out once they have their look: rows measured before are too low."""
        super().showEvent(event)
        self.list.doItemsLayout()

    def draft(self) -> TickDraft:
        """Return what is chosen."""
        steps = tuple(own for own in self.model.ticked() if isinstance(own, int))
        return TickDraft(self._offered.person_ids, steps, self.done_on.value(), self.done_by.text())

    def check(self) -> bool:
        """Refuse a day that is none."""
        if not self._is_back and self.done_on.error():
            self.fields["done_on"].set_error(self.done_on.error())
            self.done_on.setFocus()
            return False
        return True

    def store(self) -> None:
        """Hand the draft over."""
        self._tick(self.draft())

    def _begin(self) -> None:
        if self.model.rowCount():
            first = next((row for row, step in enumerate(self._offered.steps) if step.id in self._offered.ticked), 0)
            self.list.setCurrentIndex(self.model.index(first))
        self.list.setFocus()
