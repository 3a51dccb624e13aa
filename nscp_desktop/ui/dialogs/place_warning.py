"""Explains why a folder is a poor place for a record file, and offers the one on this computer."""

from pathlib import Path

from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QPushButton, QWidget

from nscp_desktop.domain.places import Place, PlaceKind
from nscp_desktop.ui.dialogs.dialog import Dialog
from nscp_desktop.ui.widgets.card import heading, plain_label
from nscp_desktop.ui.widgets.form_field import FormField

SMALLEST_WIDTH = 480


class PlaceWarningDialog(Dialog):
    """Keeps the file on this computer, or where it was wanted once a word is typed. `stays` says which was chosen."""

    def __init__(self, place: Place, folder: Path, local_folder: Path, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setWindowTitle(self.tr("Where to keep the record"))
        self.setMinimumWidth(SMALLEST_WIDTH)
        self.stays = False
        self.word = place.service if place.kind is PlaceKind.SYNCED else self.tr("network")
        self.accept_button.setText(self.tr("&Keep it on this computer"))
        self.body.addWidget(heading(f"{place.title}."))
        self.body.addWidget(plain_label(str(folder), "muted", wrap=True))
        self.body.addWidget(plain_label(place.explanation, wrap=True))
        local = self.tr("On this computer it goes to %1.").replace("%1", str(local_folder))
        self.body.addWidget(plain_label(local, "muted", wrap=True))
        self.typed = QLineEdit()
        ask = self.tr("To keep it there all the same, type the word &%1").replace("%1", self.word)
        self.add_field("word", FormField(ask, self.typed))
        self.stay_button = QPushButton(self.tr("Keep it &there"), self)
        self.stay_button.setEnabled(False)
        self.stay_button.clicked.connect(self._stay)
        self.buttons.addButton(self.stay_button, QDialogButtonBox.ButtonRole.ActionRole)
        self.typed.textChanged.connect(self._compare)
        self.accept_button.setFocus()

    def _compare(self, text: str) -> None:
        fits = text.strip().casefold() == self.word.casefold()
        self.stay_button.setEnabled(fits)
        self.stay_button.setDefault(fits)

    def _stay(self) -> None:
        self.stays = True
        self.done(self.DialogCode.Accepted)
