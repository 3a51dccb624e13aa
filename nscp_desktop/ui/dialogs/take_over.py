"""Asks before a record file is taken over that another computer did not close."""

from PySide6.QtWidgets import QCheckBox, QDialogButtonBox, QPushButton, QWidget

from nscp_desktop.domain.holding import Holder
from nscp_desktop.ui.dialogs.dialog import Dialog
from nscp_desktop.ui.widgets.card import heading, plain_label

SMALLEST_WIDTH = 460


class TakeOverDialog(Dialog):
    """Names who had the file open and where; taking it over needs a tick. `read_only` says which way was chosen."""

    def __init__(self, holder: Holder, name: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setWindowTitle(self.tr("Open on another computer"))
        self.setMinimumWidth(SMALLEST_WIDTH)
        self.read_only = False
        where = holder.computer or self.tr("the other computer")
        self.accept_button.setText(self.tr("&Take over from %1").replace("%1", where))
        self.body.addWidget(heading(holder.words(name)))
        about = self.tr(
            "Nothing holds the file now, so that computer may have been switched off or cut off from the network. If "
            "somebody is still at work there, what one of you enters can be lost. Ask them first."
        )
        self.body.addWidget(plain_label(about, wrap=True))
        self.sure = QCheckBox(self.tr("I have made &sure that it is closed on %1").replace("%1", where))
        self.sure.toggled.connect(self.accept_button.setEnabled)
        self.body.addWidget(self.sure)
        self.read_button = QPushButton(self.tr("Open for &reading only"), self)
        self.read_button.clicked.connect(self._read)
        self.buttons.addButton(self.read_button, QDialogButtonBox.ButtonRole.ActionRole)
        self.accept_button.setEnabled(False)
        self.accept_button.setDefault(False)
        self.read_button.setDefault(True)

    def _read(self) -> None:
        self.read_only = True
        self.done(self.DialogCode.Accepted)
