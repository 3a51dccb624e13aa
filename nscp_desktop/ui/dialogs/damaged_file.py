"""What is shown in place of a damaged record file: what is known, and the newest good backups."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QListWidget, QListWidgetItem, QPushButton, QWidget

from nscp_desktop.domain.backups import BackupLook
from nscp_desktop.domain.dates import in_words, plural
from nscp_desktop.domain.errors import NscpError
from nscp_desktop.ui.dialogs.dialog import Dialog
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.widgets.card import heading, plain_label

SMALLEST_SIZE = (560, 420)
SHOWN_PROBLEMS = 3


@guarded
class DamagedFileDialog(Dialog):
    """Offers backups of a damaged file. `open_backup(look)` puts one in place; `keep_copy(path)` copies the bytes.

    Both may refuse. The damaged file itself is left as it is until a backup takes its place, and is kept then too.
    """

    def __init__(
        self,
        path: Path,
        problems: Sequence[str],
        looks: Sequence[BackupLook],
        open_backup: Callable[[BackupLook], object],
        keep_copy: Callable[[Path], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent=parent)
        self.setWindowTitle(self.tr("This record is damaged"))
        self.setMinimumSize(*SMALLEST_SIZE)
        self._path, self._open, self._keep = path, open_backup, keep_copy
        self.looks = [look for look in looks if look.contents is not None]
        self.accept_button.setText(self.tr("&Open this backup"))
        self.body.addWidget(heading(self.tr("%1 is damaged.").replace("%1", path.name)))
        self.body.addWidget(plain_label(self._known(problems), wrap=True))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Good backups, newest first"))
        for look in self.looks:
            self.list.addItem(QListWidgetItem(_words(look)))
        self.list.setCurrentRow(0)
        self.list.itemDoubleClicked.connect(self.accept)
        title = self.tr("Good backups, newest first") if self.looks else self._no_backups(len(looks))
        self.body.addWidget(plain_label(title, "strong", wrap=True))
        self.body.addWidget(self.list, 1)
        self.list.setVisible(bool(self.looks))
        self.accept_button.setEnabled(bool(self.looks))
        self.copy_button = QPushButton(self.tr("&Keep a copy of the damaged file…"), self)
        self.copy_button.clicked.connect(self._ask_copy)
        self.buttons.addButton(self.copy_button, QDialogButtonBox.ButtonRole.ActionRole)
        self.note = plain_label("", "muted", wrap=True)
        self.body.addWidget(self.note)

    def showEvent(self, event: QShowEvent) -> None:
        """Lay the list out once it has its look: rows measured before are too low."""
        super().showEvent(event)
        self.list.doItemsLayout()

    def store(self) -> None:
        """Put the chosen backup in place."""
        if self.looks:
            self._open(self.looks[max(self.list.currentRow(), 0)])

    def save_copy(self, out: Path) -> None:
        """Copy the damaged file, byte for byte."""
        try:
            self._keep(out)
        except NscpError as error:
            self.show_error(error)
            return
        self.note.setText(self.tr("Saved: %1").replace("%1", str(out)))

    def _known(self, problems: Sequence[str]) -> str:
        shown = "\n".join(problems[:SHOWN_PROBLEMS])
        more = self.tr("\nand %1 more.").replace("%1", str(len(problems) - SHOWN_PROBLEMS))
        kept = self.tr(
            "The file was left as it is. When you open a backup, the damaged file is kept: beside it under another "
            "name, or among its backups when all of it can still be read."
        )
        return f"{shown}{more if len(problems) > SHOWN_PROBLEMS else ''}\n{kept}"

    def _no_backups(self, count: int) -> str:
        if count:
            return self.tr("None of the backups found can be opened with the password used now.")
        return self.tr("No backup of this record was found on this computer. Look on the second place you set up.")

    def _ask_copy(self) -> None:
        proposed = self._path.with_name(f"{self._path.stem} damaged{self._path.suffix}")
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Keep a copy"), str(proposed), self.tr("All files (*)"))
        if chosen:
            self.save_copy(Path(chosen))


def _words(look: BackupLook) -> str:
    when = look.backup.taken_at.astimezone()
    contents = look.contents
    held = ""
    if contents is not None:
        people = plural(contents.people, "person", "people")
        held = f" · {people}, {plural(contents.records, 'record', 'records')}"
    return f"{in_words(when.date())}, {when:%H:%M}{held} · {look.backup.why.words}"
