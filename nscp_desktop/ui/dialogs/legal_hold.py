"""Keeping somebody's record longer than the rule says."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from nscp_desktop.ui.dialogs.dialog import Dialog
from nscp_desktop.ui.widgets.card import heading, plain_label
from nscp_desktop.ui.widgets.form_field import FormField


class HoldDialog(Dialog):
    """Asks why and who decided. `place(reason, placed_by)` stores, and may refuse."""

    def __init__(
        self, whom: str, place: Callable[[str, str], object], placed_by: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent=parent)
        self.setWindowTitle(self.tr("Keep longer"))
        self.accept_button.setText(self.tr("Put on hold"))
        self.setMinimumWidth(420)
        self._place = place
        self.body.addWidget(heading(whom))
        note = self.tr("While the hold lasts, nobody can delete or erase the record, even when its time is up.")
        self.body.addWidget(plain_label(note, "muted", wrap=True))
        self.reason = QLineEdit()
        self.placed_by = QLineEdit(placed_by)
        hint = self.tr("For example a tribunal, a complaint or an inquiry.")
        self.add_field("reason", FormField(self.tr("&Reason"), self.reason, hint))
        self.add_field("placed_by", FormField(self.tr("&Decided by"), self.placed_by))

    def store(self) -> None:
        """Store the hold."""
        self._place(self.reason.text(), self.placed_by.text())
