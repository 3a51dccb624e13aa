"""The form for saying that people were looked at and stay in their Target Group."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from nscp_desktop.domain.drafts import PlacementDraft
from nscp_desktop.domain.placing import EACH_AS_PROPOSED
from nscp_desktop.ui.dialogs.form_dialog import FormDialog
from nscp_desktop.ui.dialogs.placement import who_words
from nscp_desktop.ui.forms.ui_reviewed import Ui_ReviewedForm


class ReviewedDialog(FormDialog):
    """Ask who looked at people, named by `names`, when and why they stay, and when to look again."""

    def __init__(
        self,
        names: Sequence[str],
        today: date,
        store: Callable[[PlacementDraft], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(self.tr("Reviewed, no change"), self.tr("Sto&re"), parent)
        self._store = store
        ui = self.ui = Ui_ReviewedForm()
        ui.setupUi(self.form)
        ui.about.setText(who_words(names))
        ui.note.setText(
            self.tr("Each stays in the same group and level, from this day with this decision. Earlier ones are kept.")
        )
        ui.group_reason.setPlainText(self.tr("Reviewed, no change."))
        ui.starts_on.set_today(today)
        ui.starts_on.set_value(today)
        ui.review_on.set_today(today)
        self.finish()
        ui.group_decided_by.setFocus()

    def draft(self) -> PlacementDraft:
        """Return what is typed. Its group and level say nothing: each keeps their own."""
        ui = self.ui
        return PlacementDraft(
            group=EACH_AS_PROPOSED,
            starts_on=ui.starts_on.value(),
            decided_by=ui.group_decided_by.text().strip(),
            reason=ui.group_reason.toPlainText().strip(),
            review_on=ui.review_on.value(),
        )

    def store(self) -> None:
        """Hand the draft over."""
        self._store(self.draft())
