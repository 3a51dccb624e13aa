"""What is shown after an error that nobody thought of: plain words, the details on request, saved only if wanted."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QPlainTextEdit, QPushButton, QWidget

from nscp_desktop.domain.errors import NscpError
from nscp_desktop.paths import documents_folder
from nscp_desktop.ui.dialogs.dialog import Dialog
from nscp_desktop.ui.widgets.card import heading, plain_label

SMALLEST_WIDTH = 520
DETAILS_HEIGHT = 200
FILE_NAME = "crash report.txt"


class CrashReportDialog(Dialog):
    """Shows a sentence, and the whole report before it is saved. `save(path)` may refuse. Nothing is sent."""

    def __init__(self, sentence: str, text: str, save: Callable[[Path], None], parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setWindowTitle(self.tr("Something unexpected happened"))
        self.setMinimumWidth(SMALLEST_WIDTH)
        self._save = save
        self.body.addWidget(heading(self.tr("Something unexpected happened")))
        self.body.addWidget(plain_label(sentence, wrap=True))
        about = self.tr("The program goes on, and shows again what is stored. Nothing has been sent to anybody.")
        self.body.addWidget(plain_label(about, "muted", wrap=True))
        self._about_details = plain_label(
            self.tr("This is all that a saved report holds: places in the program, and no names."), "strong", wrap=True
        )
        self.details = QPlainTextEdit(text)
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self.details.setAccessibleName(self.tr("The report"))
        self.details.setMinimumHeight(DETAILS_HEIGHT)
        self.body.addWidget(self._about_details)
        self.body.addWidget(self.details, 1)
        self._note = plain_label("", "muted", wrap=True)
        self.body.addWidget(self._note)
        self._note.hide()
        self._add_buttons()
        self._show_details(False)

    def save_report(self, out: Path) -> None:
        """Save the report, and say where it is."""
        try:
            self._save(out)
        except NscpError as error:
            self.show_error(error)
            return
        self.clear_errors()
        self._note.setText(self.tr("Saved: %1").replace("%1", str(out)))
        self._note.show()

    def _add_buttons(self) -> None:
        self.buttons.clear()
        self.accept_button = QPushButton(self.tr("&Go on"), self)
        self.accept_button.setProperty("primary", True)
        self.details_button = QPushButton(self.tr("&Details"), self)
        self.details_button.setCheckable(True)
        self.details_button.toggled.connect(self._show_details)
        self.save_button = QPushButton(self.tr("&Save the report…"), self)
        self.save_button.clicked.connect(self._ask_where)
        self.buttons.addButton(self.accept_button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(self.details_button, QDialogButtonBox.ButtonRole.ActionRole)
        self.buttons.addButton(self.save_button, QDialogButtonBox.ButtonRole.ActionRole)
        for button in (self.accept_button, self.details_button, self.save_button):
            button.setAccessibleName(button.text().replace("&", "").rstrip("…"))
        self.accept_button.setDefault(True)

    def _show_details(self, wanted: bool) -> None:
        for widget in (self._about_details, self.details, self.save_button):
            widget.setVisible(wanted)
        self.adjustSize()

    def _ask_where(self) -> None:
        proposed = str(documents_folder() / FILE_NAME)
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Save the report"), proposed, self.tr("Text (*.txt)"))
        if chosen:
            self.save_report(Path(chosen))
