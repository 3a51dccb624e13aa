"""The line above a questionnaire: which one it is, its state, and what can be done with it."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from nscp_desktop.domain.checklist_rules import carried
from nscp_desktop.domain.questionnaires import Filled
from nscp_desktop.services.checklists import Listed
from nscp_desktop.ui.models.checklists import state_chip
from nscp_desktop.ui.session import Session
from nscp_desktop.ui.widgets.buttons import more_button, push_button
from nscp_desktop.ui.widgets.chip import Chip

if TYPE_CHECKING:
    from nscp_desktop.ui.pages.assurance_filling_acts import FillingActs

MOST_WIDTH = 430


class FillingHead(QWidget):
    """`chosen` carries the id of the questionnaire that somebody picked."""

    chosen = Signal(int)

    def __init__(self, name: str, acts: "FillingActs", session: Session) -> None:
        super().__init__()
        self.which = QComboBox()
        self.which.setAccessibleName(name)
        self.which.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.which.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.which.setMinimumContentsLength(12)
        self.which.activated.connect(self._pick)
        self.state = Chip()
        # How far it is has to be read; the list of questionnaires gives way.
        self.state.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.copy_button = push_button(self.tr("Cop&y last time's answers"), acts.copy_last)
        self.details_button = push_button(self.tr("&Details…"), acts.change_head)
        self.print_button = push_button(self.tr("Pri&nt…"), acts.print_it)
        self.sign_button = push_button(self.tr("&Sign off…"), acts.sign_off, primary=True)
        self.reopen_button = push_button(self.tr("Re&open…"), acts.reopen)
        self.more = more_button(self.tr("&More"), acts.further())
        session.editing.guard(self.copy_button, self.sign_button, self.reopen_button)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.which.setMaximumWidth(MOST_WIDTH)
        row.addWidget(self.which, 20)
        row.addWidget(self.state)
        row.addStretch(1)
        for button in self._buttons():
            row.addWidget(button)

    def show_listed(self, listed: Sequence[Listed], current: Listed | None, words: Callable[[Listed], str]) -> None:
        """Offer questionnaires to choose from."""
        wanted = [(words(one), one.checklist.id) for one in listed]
        if wanted != [(self.which.itemText(place), self.which.itemData(place)) for place in range(self.which.count())]:
            self.which.clear()
            for text, own in wanted:
                self.which.addItem(text, own)
                self.which.setItemData(self.which.count() - 1, text, Qt.ItemDataRole.ToolTipRole)
        if current is not None:
            self.which.setCurrentIndex(self.which.findData(current.checklist.id))
            self.which.setToolTip(self.which.currentText())

    def show_filled(self, filled: Filled, one: Listed) -> None:
        """Show the state of the one that is chosen, and what can be done with it."""
        chip = state_chip(filled, superseded=one.superseded)
        self.state.show_standing(chip.kind, chip.words)
        self.state.setToolTip(chip.detail)
        self.state.setAccessibleDescription(chip.detail)
        is_open = filled.checklist.is_open
        self.copy_button.setVisible(is_open and bool(carried(filled)))
        self.sign_button.setVisible(is_open)
        self.reopen_button.setVisible(not is_open)

    def take_focus(self) -> None:
        """Give the keyboard to what comes when everything is answered."""
        self.sign_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _buttons(self) -> list[QPushButton]:
        return [
            self.copy_button,
            self.details_button,
            self.print_button,
            self.sign_button,
            self.reopen_button,
            self.more,
        ]

    def _pick(self, _place: int) -> None:
        self.chosen.emit(int(self.which.currentData()))
