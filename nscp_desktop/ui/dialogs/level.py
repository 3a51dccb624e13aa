"""The form for one of the agency's own levels."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from nscp_desktop.domain.target_groups import AgencyLevel, TargetGroup
from nscp_desktop.ui.dialogs.form_dialog import FormDialog
from nscp_desktop.ui.forms.ui_level import Ui_LevelForm


class LevelDialog(FormDialog):
    """Add a level, or change the one given."""

    def __init__(
        self,
        groups: Sequence[TargetGroup],
        store: Callable[[AgencyLevel], None],
        level: AgencyLevel | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(self.tr("Edit level") if level else self.tr("Add level"), parent=parent)
        self._store = store
        self._level = level or AgencyLevel(0, "", 0)
        ui = self.ui = Ui_LevelForm()
        ui.setupUi(self.form)
        for group in groups:
            ui.group.addItem(group.marked_label, group.number)
        ui.group.setPlaceholderText(self.tr("Choose a group"))
        ui.group.setCurrentIndex(ui.group.findData(self._level.group))
        ui.title.setText(self._level.title)
        ui.title.setPlaceholderText(self.tr("Level 3, Band C…"))
        ui.description.setPlainText(self._level.description)
        self.finish()
        ui.title.setFocus()

    def draft(self) -> AgencyLevel:
        """Return what is typed; group 0 when none was chosen."""
        ui = self.ui
        return AgencyLevel(
            self._level.id,
            ui.title.text().strip(),
            ui.group.currentData() or 0,
            ui.description.toPlainText().strip(),
        )

    def store(self) -> None:
        """Hand the draft over."""
        self._store(self.draft())
