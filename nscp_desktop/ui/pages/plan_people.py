"""The right half of planning a session: who comes, and what it would change for each."""

from collections.abc import Collection, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLineEdit, QWidget

from nscp_desktop.domain.narrowing import Narrowing
from nscp_desktop.domain.requirements import Requirement
from nscp_desktop.domain.what_if import WhatIf
from nscp_desktop.ui.dialogs.form_dialog import open_dialog
from nscp_desktop.ui.dialogs.paste_names import PasteNamesDialog
from nscp_desktop.ui.models.plan import CANNOT, EVERYONE, GAIN, LEFT_OUT, LISTED, NO_GAIN, PlanLine, PlanModel
from nscp_desktop.ui.widgets.buttons import push_button, read_order
from nscp_desktop.ui.widgets.card import Card
from nscp_desktop.ui.widgets.filter_chips import FilterChips
from nscp_desktop.ui.widgets.narrowing_bar import NarrowingBar
from nscp_desktop.ui.widgets.ticking_view import TickingView


class PlanPeople(Card):
    """Everybody who might come, with filters and ticks. `changed` is sent when ticks have changed."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.model = PlanModel(self)
        self.view = TickingView("planning-session", self.model, self)
        self.view.setAccessibleName(self.tr("Who comes"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Filter…"))
        self.search.setAccessibleName(self.tr("Filter people"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(60)
        self.search.setMaximumWidth(190)
        self.narrowing = NarrowingBar()
        self.all_button = push_button(self.tr("&Tick shown"), self.tick_shown, pill=True)
        self.none_button = push_button(self.tr("&None"), self.model.untick_all, pill=True)
        self.paste_button = push_button(self.tr("Paste…"), self.paste_names, pill=True)
        self.paste_button.setAccessibleName(self.tr("Paste names"))
        self.chips = FilterChips(
            [
                (EVERYONE, self.tr("All")),
                (LISTED, self.tr("Listed")),
                (GAIN, self.tr("Gain")),
                (NO_GAIN, self.tr("No gain")),
                (CANNOT, self.tr("Absent")),
                (LEFT_OUT, self.tr("Left out")),
            ]
        )
        self._lay_out()
        self.search.textChanged.connect(self._filter)
        self.narrowing.changed.connect(self._choose_rows)
        self.chips.chosen.connect(self._choose_rows)
        self.model.ticked_changed.connect(self._ticks_changed)

    def _lay_out(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        for row, widgets in (
            (first, (self.search, self.narrowing, self.all_button, self.none_button, self.paste_button)),
            (second, (self.chips,)),
        ):
            row.setSpacing(6)
            for widget in widgets:
                row.addWidget(widget)
            row.addStretch()
        self.body.addLayout(first)
        self.body.addLayout(second)
        self.body.addWidget(self.view, 1)
        pills = self.chips.findChildren(QAbstractButton)
        buttons = (self.all_button, self.none_button, self.paste_button)
        read_order([self.search, *self.narrowing.menus(), *buttons, *pills, self.view])

    def set_people(self, rows: Sequence[PlanLine]) -> None:
        """Show these people; ticks stay."""
        self.narrowing.fill(row.held for row in rows)
        self.model.set_rows(rows)
        self._choose_rows()

    def show_outcome(self, found: WhatIf | None, requirements: Mapping[str, Requirement]) -> None:
        """Show who gains what, None while that is not known."""
        self.model.show_outcome(found, requirements)
        self._choose_rows()

    def tick_shown(self) -> None:
        """Tick everybody shown."""
        self.model.tick(row.person.id for row in self.model.rows())

    def clear(self) -> None:
        """Show everybody, and take every tick away."""
        self.search.clear()
        self.narrowing.clear()
        self.chips.choose(EVERYONE)
        self.model.untick_all()
        self._choose_rows()

    def paste_names(self) -> None:
        """Ask for a list of names, and tick the people meant."""
        dialog = PasteNamesDialog([row.person for row in self.model.all_rows()], self.window())
        dialog.accepted.connect(partial(self._tick_pasted, dialog))
        open_dialog(dialog)

    def _tick_pasted(self, dialog: PasteNamesDialog) -> None:
        self.model.tick(dialog.person_ids())

    def _filter(self, text: str) -> None:
        self.model.filter(text)

    def _ticks_changed(self) -> None:
        self._show_counts()
        self.changed.emit()

    def _choose_rows(self, *_: object) -> None:
        self.model.keep(partial(self._is_wanted, self.narrowing.narrowing(), self.chips.value()))
        self._show_counts()

    def _is_wanted(self, narrowing: Narrowing, chip: str, row: PlanLine) -> bool:
        return narrowing.holds(row.held) and (chip == EVERYONE or chip in self._chips_of(row))

    def _chips_of(self, row: PlanLine) -> Collection[str]:
        return (LISTED if self.model.is_ticked(row.person.id) else "", self.model.chip_of(row))

    def _show_counts(self) -> None:
        counts = dict.fromkeys((EVERYONE, LISTED, GAIN, NO_GAIN, CANNOT, LEFT_OUT), 0)
        for row in self.model.all_rows():
            counts[EVERYONE] += 1
            for chip in self._chips_of(row):
                if chip:
                    counts[chip] += 1
        self.chips.set_counts(counts)
