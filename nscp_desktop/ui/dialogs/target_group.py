"""The form for the text of one Target Group."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.target_groups import TargetGroup
from nscp_desktop.ui.dialogs.form_dialog import FormDialog
from nscp_desktop.ui.forms.ui_target_group import Ui_TargetGroupForm


class TargetGroupDialog(FormDialog):
    """Change a group's text, and say who compared it with the published one and when."""

    def __init__(
        self,
        group: TargetGroup,
        today: date,
        store: Callable[[TargetGroup], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(self.tr("Target group %1").replace("%1", str(group.number)), parent=parent)
        self._group = group
        self._store = store
        self._today = today
        ui = self.ui = Ui_TargetGroupForm()
        ui.setupUi(self.form)
        about = self.tr("The wording is the NSCP's to publish. Compare it with the published text, then tick.")
        ui.about.setText(" ".join(filter(None, (group.check_words, about))))
        ui.title.setText(group.title)
        ui.edition.setText(group.edition)
        ui.description.setPlainText(group.description)
        ui.example_roles.setPlainText(group.example_roles)
        ui.checked.setChecked(not group.to_check)
        ui.checked_by.setText(group.checked_by)
        ui.checked_on.set_today(today)
        ui.checked_on.set_value(group.checked_on)
        ui.checked.toggled.connect(self._checked)
        self._checked(ui.checked.isChecked())
        self.finish()
        ui.title.setFocus()

    def draft(self) -> TargetGroup:
        """Return what is typed."""
        ui = self.ui
        checked = ui.checked.isChecked()
        return TargetGroup(
            number=self._group.number,
            title=ui.title.text().strip(),
            description=ui.description.toPlainText().strip(),
            example_roles=ui.example_roles.toPlainText().strip(),
            edition=ui.edition.text().strip(),
            to_check=not checked,
            checked_by=ui.checked_by.text().strip() if checked else "",
            checked_on=ui.checked_on.value() if checked else None,
        )

    def store(self) -> None:
        """Hand the draft over; a check needs a name."""
        draft = self.draft()
        if not draft.to_check and not draft.checked_by:
            raise NotAllowedError(self.tr("Say who compared the text with the published one."), "checked_by")
        self._store(draft)

    def _checked(self, on: bool) -> None:
        ui = self.ui
        ui.checked_by.setEnabled(on)
        ui.checked_on.setEnabled(on)
        if on and ui.checked_on.value() is None:
            ui.checked_on.set_value(self._today)
