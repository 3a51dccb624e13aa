"""The form for one duty: what it is called, and which Target Group usually goes with it."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from nscp_desktop.domain.roles import Duty
from nscp_desktop.domain.target_groups import TargetGroup
from nscp_desktop.ui.dialogs.form_dialog import FormDialog
from nscp_desktop.ui.forms.ui_duty import Ui_DutyForm


class DutyDialog(FormDialog):
    """Add a duty, or change the one given. No group means that nobody has decided."""

    def __init__(
        self,
        groups: Sequence[TargetGroup],
        duty: Duty | None,
        store: Callable[[Duty], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(self.tr("Edit duty") if duty is not None else self.tr("Add duty"), parent=parent)
        self._store = store
        self._duty = duty or Duty("", "")
        ui = self.ui = Ui_DutyForm()
        ui.setupUi(self.form)
        ui.usual_group.addItem(self.tr("Not decided"), None)
        for group in groups:
            ui.usual_group.addItem(group.marked_label, group.number)
        ui.title.setText(self._duty.title)
        ui.usual_group.setCurrentIndex(max(0, ui.usual_group.findData(self._duty.usual_group)))
        self.finish()
        (ui.usual_group if duty is not None else ui.title).setFocus()

    def draft(self) -> Duty:
        """Return what is typed."""
        return Duty(self._duty.code, self.ui.title.text().strip(), self.ui.usual_group.currentData())

    def store(self) -> None:
        """Hand the draft over."""
        self._store(self.draft())
