"""The form for one competence of a Target Group."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from nscp_desktop.domain.competences import Competence
from nscp_desktop.ui.dialogs.form_dialog import FormDialog
from nscp_desktop.ui.forms.ui_competence import Ui_CompetenceForm


class CompetenceDialog(FormDialog):
    """Add a competence, or change the words of the one given. The words are the agency's own."""

    def __init__(
        self, competence: Competence, store: Callable[[Competence], None], parent: QWidget | None = None
    ) -> None:
        is_new = competence.id == 0
        super().__init__(self.tr("Add competence") if is_new else self.tr("Edit competence"), parent=parent)
        self._store = store
        self._competence = competence
        ui = self.ui = Ui_CompetenceForm()
        ui.setupUi(self.form)
        ui.about.setText(
            self.tr("Target group %1, in your own words. Reviews made so far keep the words that they had.").replace(
                "%1", str(competence.group)
            )
        )
        ui.text.setPlainText(competence.text)
        ui.active.setChecked(competence.active)
        ui.active.setVisible(not is_new)
        self.finish()
        ui.text.setFocus()

    def draft(self) -> Competence:
        """Return what is typed."""
        text = " ".join(self.ui.text.toPlainText().split())
        return replace(self._competence, text=text, active=self.ui.active.isChecked())

    def store(self) -> None:
        """Hand the draft over."""
        self._store(self.draft())
