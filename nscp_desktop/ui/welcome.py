"""The first window: make a record file, open one, or look at a sample agency."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from nscp_desktop.domain.errors import NscpError
from nscp_desktop.domain.samples import SampleAgency
from nscp_desktop.paths import data_folder
from nscp_desktop.ui import theme
from nscp_desktop.ui.dialogs.new_file import Create, NewFileDialog, Passwords
from nscp_desktop.ui.icons import icon
from nscp_desktop.ui.messages import report
from nscp_desktop.ui.widgets.card import Card, plain_label


class Welcome(QWidget):
    """What is shown while no record file is open.

    `create`, `open_file` and `sample` do what they say and may refuse; `sample` is told which agency was chosen.
    `opened` is sent when one of them has.
    """

    opened = Signal()

    def __init__(
        self,
        create: Create,
        open_file: Callable[[Path], object],
        sample: Callable[[SampleAgency], object],
        folder: Path | None = None,
        passwords: Passwords | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Safeguarding training records"))
        self._create, self._open, self._sample = create, open_file, sample
        self._folder = folder or data_folder()
        self._passwords = passwords
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 28, 40, 24)
        column.setSpacing(12)
        column.addStretch()
        column.addLayout(self._head())
        for card in self._cards():
            column.addWidget(card)
        column.addStretch()
        self.resize(760, 520)

    def ask_new(self) -> None:
        """Ask for the agency and make its file."""
        dialog = NewFileDialog(self._create, self._folder, self._passwords, self)
        dialog.accepted.connect(self.opened)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def ask_open(self) -> None:
        """Ask for a file and open it."""
        wanted = self.tr("Record files (*.nscp);;All files (*)")
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Open a record file"), str(self._folder), wanted)
        if chosen:
            self.open_path(Path(chosen))

    def open_path(self, path: Path) -> None:
        """Open a file, or say why it cannot be opened."""
        try:
            self._open(path)
        except NscpError as error:
            report(self, error)
            return
        self.opened.emit()

    def show_sample(self) -> None:
        """Open the sample agency that is chosen."""
        try:
            self._sample(SampleAgency(self.kind.currentData()))
        except NscpError as error:
            report(self, error)
            return
        self.opened.emit()

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        sign = plain_label()
        sign.setPixmap(icon("program", theme.token("accent_ink"), size=40).pixmap(40, 40))
        row.addWidget(sign)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(plain_label(self.tr("Safeguarding training records"), "pageTitle"))
        words.addWidget(plain_label(self.tr("Who is in date, who is not, and what to do next"), "muted"))
        row.addLayout(words, 1)
        return row

    def _cards(self) -> list[Card]:
        """Return what can be done while no record is open."""
        return [
            self._choice(
                self.tr("Start a record file"),
                self.tr("Say who you are and where the file is kept. Then bring in the spreadsheet you keep today."),
                self.tr("&New record file…"),
                self.ask_new,
            ),
            self._choice(
                self.tr("Open a record file"),
                self.tr("Go on with a file that you or a colleague made before."),
                self.tr("&Open…"),
                self.ask_open,
            ),
            self._choice(
                self.tr("Look at a sample agency"),
                self.tr("Invented people, with their training on record. Try anything, nothing there is real."),
                self.tr("&Sample agency"),
                self.show_sample,
                self._kinds(),
            ),
        ]

    def _kinds(self) -> QComboBox:
        """Return the list of sample agencies."""
        self.kind = QComboBox()
        self.kind.setAccessibleName(self.tr("Which sample agency"))
        for sample in SampleAgency:
            self.kind.addItem(self.tr(sample.words), sample.value)
        return self.kind

    def _choice(
        self, title: str, about: str, button: str, does: Callable[[], None], asked: QWidget | None = None
    ) -> Card:
        card = Card()
        row = QHBoxLayout()
        row.setSpacing(16)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(plain_label(title, "cardTitle"))
        words.addWidget(plain_label(about, "muted", wrap=True))
        push = QPushButton(button)
        push.setAccessibleName(button.replace("&", ""))
        push.setMinimumWidth(170)
        push.setProperty("primary", does == self.ask_new)
        push.clicked.connect(does)
        row.addLayout(words, 1)
        deciding = QVBoxLayout()
        deciding.setSpacing(6)
        if asked is not None:
            deciding.addWidget(asked)
        deciding.addWidget(push)
        row.addLayout(deciding)
        row.setAlignment(deciding, Qt.AlignmentFlag.AlignVCenter)
        card.body.addLayout(row)
        return card
