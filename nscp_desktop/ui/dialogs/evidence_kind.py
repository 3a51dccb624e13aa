"""How trainings are evidenced: one answer for all that are chosen."""

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QWidget

from nscp_desktop.domain.training import Evidence
from nscp_desktop.ui.dialogs.dialog import Dialog
from nscp_desktop.ui.widgets.card import heading, plain_label
from nscp_desktop.ui.widgets.form_field import FormField


class KindDialog(Dialog):
    """Asks for the kind of evidence. `store(evidence)` sets it, and may refuse."""

    def __init__(self, about: str, store: Callable[[Evidence], object], parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setWindowTitle(self.tr("Kind of evidence"))
        self.accept_button.setText(self.tr("&Set"))
        self.setMinimumWidth(420)
        self._set = store
        self.body.addWidget(heading(about))
        note = self.tr("Choose what somebody here has seen. Their own word, or nothing, does not count as evidence.")
        self.body.addWidget(plain_label(note, "muted", wrap=True))
        self.evidence = QComboBox()
        kinds = [Evidence.ORIGINAL, Evidence.COPY, Evidence.PROVIDER_LIST, Evidence.OWN_WORD, Evidence.NONE]
        for kind in kinds:
            self.evidence.addItem(kind.words.capitalize(), kind.value)
        self.add_field("evidence", FormField(self.tr("&Kind of evidence"), self.evidence))
        self.evidence.setFocus()

    def store(self) -> None:
        """Set it."""
        self._set(Evidence(self.evidence.currentData()))
