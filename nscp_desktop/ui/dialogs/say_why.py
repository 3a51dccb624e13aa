"""Saying why people have not done what is asked of them, one or many at once."""

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from nscp_desktop.domain.gap_reasons import GapReason, SaidWhy
from nscp_desktop.domain.sensitive_words import health_hint
from nscp_desktop.ui.dialogs.dialog import Dialog
from nscp_desktop.ui.widgets.card import heading
from nscp_desktop.ui.widgets.form_field import FormField


class SayWhyDialog(Dialog):
    """Asks for a reason and a note. `say(why, note)` stores, and may refuse; `before` is what was said so far."""

    def __init__(
        self,
        about: str,
        say: Callable[[SaidWhy, str], object],
        before: GapReason | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent=parent)
        self.setWindowTitle(self.tr("Say why it is not done"))
        self.setMinimumWidth(430)
        self._say = say
        self.body.addWidget(heading(about))
        self.why = QComboBox()
        for item in SaidWhy:
            self.why.addItem(item.words, item.value)
        self.note = QLineEdit()
        self.add_field("why", FormField(self.tr("&Reason"), self.why))
        self.add_field("note", FormField(self.tr("&Note"), self.note, self._usual_hint()))
        self.note.textChanged.connect(self._point_out_health)
        self.body.addStretch()
        if before is not None:
            self.why.setCurrentIndex(self.why.findData(before.why.value))
            self.note.setText(before.note)
        self.why.setFocus()

    def store(self) -> None:
        """Store the reason."""
        self._say(SaidWhy(self.why.currentData()), self.note.text())

    def _usual_hint(self) -> str:
        return self.tr("May stay empty. Never anything about health or family.")

    def _point_out_health(self, text: str) -> None:
        self.fields["note"].set_hint(health_hint(text) or self._usual_hint())
