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
        # The published text of Group 1 counts without anybody having compared it: that is no check to show.
        ui.checked.setChecked(self._was_checked())
        ui.checked_by.setText(group.checked_by)
        ui.checked_on.set_today(today)
        ui.checked_on.set_value(group.checked_on)
        ui.checked.toggled.connect(self._checked)
        self._enable(ui.checked.isChecked())
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
            to_check=not checked and (self._group.to_check or self._was_checked()),
            checked_by=ui.checked_by.text().strip() if checked else "",
            checked_on=ui.checked_on.value() if checked else None,
        )

    def store(self) -> None:
        """Hand the draft over."""
        draft = self.draft()
        if self.ui.checked.isChecked() and not draft.checked_by:
            raise NotAllowedError(self.tr("Say who compared the text with the published one."), "checked_by")
        self._store(draft)

    def _was_checked(self) -> bool:
        return not self._group.to_check and bool(self._group.checked_by)

    def _checked(self, on: bool) -> None:
        self._enable(on)
        if on and self.ui.checked_on.value() is None:
            self.ui.checked_on.set_value(self._today)

    def _enable(self, on: bool) -> None:
        for field in (self.ui.checked_by, self.ui.checked_on):
            field.setEnabled(on)
