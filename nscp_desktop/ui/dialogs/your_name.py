"""Who is using this computer?"""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QComboBox, QWidget

from nscp_desktop.ui.dialogs.dialog import Dialog
from nscp_desktop.ui.widgets.card import plain_label
from nscp_desktop.ui.widgets.form_field import FormField


class YourNameDialog(Dialog):
    """Asks for a name, with the known ones to choose from. `work_as(name)` stores it, and may refuse."""

    def __init__(
        self, known: Sequence[str], current: str, work_as: Callable[[str], None], parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent=parent)
        self.setWindowTitle(self.tr("Who is using this computer?"))
        self.accept_button.setText(self.tr("Go on"))
        self.setMinimumWidth(440)
        self._work_as = work_as
        note = self.tr(
            "The history of the record says who did what. Your name is asked once on this computer; File, Work as "
            "somebody else changes it."
        )
        self.body.addWidget(plain_label(note, "muted", wrap=True))
        self.name = QComboBox()
        self.name.setEditable(True)
        self.name.addItems(list(known))
        self.name.setCurrentText(current)
        line = self.name.lineEdit()
        if line is not None:
            line.selectAll()
        self.add_field("name", FormField(self.tr("Your &name"), self.name, self.tr("For example Maya Green")))
        self.name.setFocus()

    def store(self) -> None:
        """Hand the name over."""
        self._work_as(self.name.currentText())
