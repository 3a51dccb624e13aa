"""Step 1: which file."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QPushButton, QVBoxLayout, QWidget

from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.widgets.card import Card, plain_label

TEXT_WIDTH = 600
PATTERNS = "*.xlsx *.xlsm *.xls *.xlsb *.ods *.csv *.txt"


@guarded
class FileStep(QWidget):
    """Choose a spreadsheet or drop one; `picked` carries its path."""

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.card = Card()
        self._title = plain_label(self.tr("Drop a spreadsheet here"), "pageTitle")
        self._file = plain_label("", "strong", wrap=True)
        self.choose_button = QPushButton(self.tr("&Choose a file…"), self)
        self.choose_button.setAccessibleName(self.tr("Choose a file"))
        self.choose_button.setProperty("primary", True)
        self.choose_button.clicked.connect(self.choose)
        centre = Qt.AlignmentFlag.AlignHCenter
        self.card.body.addStretch()
        for widget in (self._title, self.choose_button, self._file):
            self.card.body.addWidget(widget, alignment=centre)
        self.card.body.addSpacing(12)
        for sentence in self._sentences():
            label = plain_label(sentence, "muted", wrap=True)
            label.setAlignment(centre)
            label.setFixedWidth(TEXT_WIDTH)
            self.card.body.addWidget(label, alignment=centre)
        self.card.body.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)

    def show_file(self, path: Path | None) -> None:
        """Show which file was chosen."""
        self._file.setText("" if path is None else path.name)

    def choose(self) -> None:
        """Open the computer's own window to choose a file."""
        dialog = QFileDialog(self, self.tr("Choose a spreadsheet"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([f"{self.tr('Spreadsheets')} ({PATTERNS})", f"{self.tr('All files')} (*)"])
        dialog.fileSelected.connect(self._take)
        dialog.open()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event) is not None:
            event.acceptProposedAction()
            self._title.setText(self.tr("Let go to read it"))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._title.setText(self.tr("Drop a spreadsheet here"))

    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped(event)
        self._title.setText(self.tr("Drop a spreadsheet here"))
        if path is not None:
            event.acceptProposedAction()
            self.picked.emit(path)

    def _take(self, name: str) -> None:
        self.picked.emit(Path(name))

    def _sentences(self) -> tuple[str, ...]:
        return (
            self.tr("Excel (.xlsx, .xlsm, .xls, .xlsb), LibreOffice (.ods) and CSV files can be read."),
            self.tr(
                "One row for each person with a column for each course, or one row for each time somebody was "
                "trained: both are understood, and so are titles and headings above the table."
            ),
            self.tr("The file itself is never changed, and nothing is stored before the last step."),
        )


def _dropped(event: QDropEvent) -> Path | None:
    """Return the one file that is dragged, None when it is something else."""
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
