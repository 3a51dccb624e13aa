"""Starting a record file: whose it is, where it is kept, and the password that protects it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from nscp_desktop.domain.agency import AgencyDetails, Sector
from nscp_desktop.domain.errors import NscpError
from nscp_desktop.domain.places import Place
from nscp_desktop.services.places import place_of_folder
from nscp_desktop.ui.dialogs.place_warning import PlaceWarningDialog
from nscp_desktop.ui.dialogs.slow_dialog import SlowDialog
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.widgets.card import Card, plain_label
from nscp_desktop.ui.widgets.form_field import FormField
from nscp_desktop.ui.widgets.password_field import NewPassword

SUFFIX = ".nscp"
COLUMN_WIDTH = 330
Create = Callable[..., object]


@dataclass(frozen=True, slots=True)
class Passwords:
    """What a form needs to know of passwords.

    `judge(password, agency)` says how strong one is or raises NotAllowedError; `make_key(password)` takes a moment
    and is called in a thread.
    """

    judge: Callable[[str, str], str]
    make_key: Callable[[str], bytes]


@guarded
class NewFileDialog(SlowDialog):
    """Asks for agency, sector, lead, place and password.

    `create(details, path)` makes the file, or refuses; a protected one gets its `key` besides. Without `passwords`
    nothing is asked about them.
    """

    def __init__(
        self, create: Create, folder: Path, passwords: Passwords | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent=parent)
        self.setWindowTitle(self.tr("New record file"))
        self.accept_button.setText(self.tr("Create"))
        self._create = create
        self._passwords = passwords
        self._folder = folder
        self._place_chosen = False
        self._settled_folder: Path | None = None
        self.place_of: Callable[[Path], Place] = place_of_folder
        self.name = QLineEdit()
        self.sector = QComboBox()
        for sector in Sector:
            self.sector.addItem(sector.words, sector.value)
        self.lead = QLineEdit()
        self.place = QLineEdit(str(folder / f"training-records{SUFFIX}"))
        self.password = NewPassword(self._judge)
        self.no_password = QCheckBox(self.tr("Keep this file &without a password"))
        self.no_password.setAccessibleName(self.tr("Keep this file without a password"))
        self.without = plain_label(
            self.tr(
                "Whoever gets hold of the file, a copy or a backup of it can then read every name in it. Only do this "
                "on a computer whose drive is encrypted. You can add a password later."
            ),
            "noticeText",
            wrap=True,
        )
        self.without.hide()
        row = QHBoxLayout(self.form)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(18)
        row.addLayout(self._about_agency(), 1)
        card = self._about_password()
        row.addWidget(card, 1)
        card.setVisible(passwords is not None)
        self.name.textEdited.connect(self._propose)
        self.place.textEdited.connect(self._keep_place)
        self.no_password.toggled.connect(self._go_without)
        self.name.setFocus()

    def details(self) -> AgencyDetails:
        """Return what was typed."""
        return AgencyDetails(self.name.text().strip(), Sector(self.sector.currentData()), self.lead.text().strip())

    def path(self) -> Path:
        """Return the place of the file, with the right ending."""
        path = Path(self.place.text().strip()).expanduser()
        return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)

    def accept(self) -> None:
        """Make the key in the background and then the file; close when it is made."""
        if self.is_working:
            return
        self.clear_errors()
        if not self.check():
            return
        if self._passwords is None or self.no_password.isChecked():
            try:
                self._make(None)
            except NscpError as error:
                self.show_error(error)
        else:
            work = partial(self._passwords.make_key, self.password.password())
            self.work_on(work, self._make, self.tr("Making the key from your password…"))

    def check(self) -> bool:
        """Refuse to go on without a name, a place, and a good password unless it was declined."""
        if not self.name.text().strip():
            self.fields["name"].set_error(self.tr("Please type the name of the agency."))
            self.name.setFocus()
            return False
        if not self.place.text().strip():
            self.fields["path"].set_error(self.tr("Please choose where the file is kept."))
            self.place.setFocus()
            return False
        has_password = self._passwords is None or self.no_password.isChecked() or self.password.check()
        return has_password and self._is_place_settled()

    def _is_place_settled(self) -> bool:
        """Explain a synced or network folder first; the dialog goes on by itself with what is chosen."""
        folder = self.path().parent
        if folder in (self._folder, self._settled_folder):
            return True
        place = self.place_of(folder)
        if not place.needs_choice:
            return True
        warning = PlaceWarningDialog(place, folder, self._folder, self)
        warning.accepted.connect(partial(self._settle_place, warning, folder))
        warning.finished.connect(warning.deleteLater)
        warning.open()
        return False

    def _settle_place(self, warning: PlaceWarningDialog, folder: Path) -> None:
        if warning.stays:
            self._settled_folder = folder
        else:
            self.place.setText(str(self._folder / self.path().name))
        self.accept()

    def _make(self, key: bytes | None) -> None:
        if key is None:
            self._create(self.details(), self.path())
        else:
            self._create(self.details(), self.path(), key)
        self.password.clear()
        self.done(self.DialogCode.Accepted)

    def _judge(self, password: str) -> str:
        return self._passwords.judge(password, self.name.text().strip()) if self._passwords is not None else ""

    def _go_without(self, without: bool) -> None:
        self.password.setEnabled(not without)
        self.password.clear()
        self.without.setVisible(without)

    def _propose(self, name: str) -> None:
        self.password.judge_again()
        if not self._place_chosen:
            letters = "".join(letter.lower() if letter.isalnum() else "-" for letter in name.strip())
            plain = "-".join(part for part in letters.split("-") if part)
            self.place.setText(str(self._folder / f"{plain or 'training-records'}{SUFFIX}"))
            self.place.setCursorPosition(len(self.place.text()))

    def _keep_place(self, _text: str) -> None:
        self._place_chosen = True

    def _browse(self) -> None:
        wanted = self.tr("Record files (*.nscp)")
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Where to keep the file"), self.place.text(), wanted)
        if chosen:
            self._place_chosen = True
            self.place.setText(chosen)

    def _about_agency(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(10)
        rules = self.tr("It decides which rules the record starts with. You can see them all under Settings.")
        self.fields = {
            "name": FormField(self.tr("&Name of the agency"), self.name),
            "sector": FormField(self.tr("&Sector"), self.sector, rules),
            "lead": FormField(self.tr("Safeguarding &lead"), self.lead),
            "path": FormField(self.tr("&File"), self.place),
        }
        for field in self.fields.values():
            field.setMinimumWidth(COLUMN_WIDTH)
            column.addWidget(field)
        browse = QPushButton(self.tr("C&hange…"))
        browse.setAccessibleName(self.tr("Change where the file is kept"))
        browse.setAutoDefault(False)
        browse.clicked.connect(self._browse)
        column.addWidget(browse, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
        return column

    def _about_password(self) -> Card:
        card = Card(self.tr("Password"))
        card.setMinimumWidth(COLUMN_WIDTH)
        card.body.addWidget(
            plain_label(
                self.tr("It locks the file if the laptop is lost. Next you print a sheet for when it is forgotten."),
                "muted",
                wrap=True,
            )
        )
        for widget in (self.password, self.no_password, self.without):
            card.body.addWidget(widget)
        card.body.addStretch()
        return card
