"""Opening a closed register again."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from nscp_desktop.domain.sensitive_words import health_hint
from nscp_desktop.ui.dialogs.dialog import Dialog
from nscp_desktop.ui.widgets.card import heading, plain_label
from nscp_desktop.ui.widgets.form_field import FormField


class ReopenDialog(Dialog):
    """Asks why. `reopen(reason)` stores, and may refuse."""

    def __init__(self, what: str, reopen: Callable[[str], object], parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setWindowTitle(self.tr("Open the register again"))
        self.accept_button.setText(self.tr("&Open again"))
        self.setMinimumWidth(430)
        self._reopen = reopen
        self.body.addWidget(heading(what))
        note = self.tr(
            "What was recorded stays on record. Mark what was wrong, add who is missing, and close the register again."
        )
        self.body.addWidget(plain_label(note, "muted", wrap=True))
        self.reason = QLineEdit()
        self.add_field("reason", FormField(self.tr("&Reason"), self.reason, self.tr("It is kept in the history.")))
        self.reason.textChanged.connect(self._point_out_health)

    def store(self) -> None:
        """Open it again."""
        self._reopen(self.reason.text())

    def _point_out_health(self, text: str) -> None:
        self.fields["reason"].set_hint(health_hint(text) or self.tr("It is kept in the history."))
