"""Erasing people for good: the one act that asks first, because it cannot be taken back."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.retention import Disposal
from nscp_desktop.services.privacy import ErasurePreview
from nscp_desktop.ui.dialogs.slow_dialog import SlowDialog
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.widgets.card import heading, plain_label
from nscp_desktop.ui.widgets.form_field import FormField

NAMES_SHOWN = 12


@guarded
class EraseDialog(SlowDialog):
    """Says what goes and what stays, and asks who confirms it.

    `erase(confirmed_by, reason)` is called in the background and may refuse; `done` then holds the disposal.
    """

    def __init__(
        self,
        names: Sequence[str],
        preview: ErasurePreview,
        erase: Callable[[str, str], Disposal],
        *,
        on_request: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent=parent)
        self.setWindowTitle(self.tr("Erase for good"))
        self.setMinimumWidth(520)
        self._erase = erase
        self.done_disposal: Disposal | None = None
        column = QVBoxLayout(self.form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        more = f" and {len(names) - NAMES_SHOWN:,} more" if len(names) > NAMES_SHOWN else ""
        column.addWidget(heading("; ".join(names[:NAMES_SHOWN]) + more))
        for sentence in self._sentences(preview):
            column.addWidget(plain_label(sentence, wrap=True))
        self.reason, self.confirmed_by = QLineEdit(), QLineEdit()
        hint = self.tr("Stays in the history for good, so without a name. For example: letter of 3 Nov 2026.")
        reason = FormField(self.tr("&Reason"), self.reason, hint)
        confirmed = FormField(self.tr("&Confirmed by"), self.confirmed_by)
        if not on_request:
            reason.hide()
        self.fields |= {"reason": reason, "confirmed_by": confirmed}
        self.understood = QCheckBox(self.tr("&I know that this cannot be taken back"))
        self.understood.toggled.connect(self.accept_button.setEnabled)
        for widget in (reason, confirmed, self.understood):
            column.addWidget(widget)
        self.accept_button.setText(self.tr("Erase %1").replace("%1", plural(preview.people, "person", "people")))
        self.accept_button.setEnabled(False)

    def accept(self) -> None:
        """Erase in the background, and close when it is done."""
        self.clear_errors()
        if self.is_working or not self.understood.isChecked():
            return
        who, why = self.confirmed_by.text(), self.reason.text()
        self.work_on(lambda: self._erase(who, why), self._erased, self.tr("Making a backup, then erasing"))

    def _erased(self, done: Disposal) -> None:
        self.done_disposal = done
        super().accept()

    def _sentences(self, preview: ErasurePreview) -> list[str]:
        people = plural(preview.people, "person", "people")
        records = plural(preview.records, "record")
        lines = [
            self.tr("%1 and %2 leave the record, and what the history holds about them is blanked.")
            .replace("%1", people)
            .replace("%2", records),
            self.tr("Nothing that was done before can be undone afterwards. A backup is made first; it ages out "
                    "within twelve months."),
        ]  # fmt: skip
        if preview.mentions:
            where = "; ".join(mention.words.lower() for mention in preview.mentions)
            lines.append(self.tr("Their names stay where they acted for others: %1.").replace("%1", where))
        return lines
