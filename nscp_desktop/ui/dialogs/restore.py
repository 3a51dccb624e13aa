"""What going back to a backup would change, before anything is done."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from nscp_desktop.domain.backups import Backup, BackupLook, Contents
from nscp_desktop.services.restoring import Prepared
from nscp_desktop.ui.backing_up import size_words, time_words
from nscp_desktop.ui.dialogs.slow_dialog import SlowDialog
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.widgets.card import heading, plain_label
from nscp_desktop.ui.widgets.form_field import FormField
from nscp_desktop.ui.widgets.password_field import PasswordField

Prepare = Callable[[Backup, bytes | None], Prepared]
FindKey = Callable[[Path, str], bytes]


@guarded
class RestoreDialog(SlowDialog):
    """Shows the record now beside the backup; on accepting, `prepare` makes what will take the record's place.

    `prepared` holds it afterwards. `find_key` turns the password of a backup that had another one into its key; None
    when that cannot be done.
    """

    def __init__(
        self,
        look: BackupLook,
        present: Contents,
        prepare: Prepare,
        find_key: FindKey | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent=parent)
        self.setWindowTitle(self.tr("Go back to a backup"))
        self.accept_button.setText(self.tr("&Go back to this backup"))
        self.setMinimumWidth(520)
        self.prepared: Prepared | None = None
        self._look, self._prepare, self._find_key = look, prepare, find_key
        self.password = PasswordField()
        column = QVBoxLayout(self.form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        made = self.tr("Backup of %1, made %2").replace("%1", time_words(look.backup.taken_at))
        column.addWidget(heading(made.replace("%2", look.backup.why.words)))
        if look.contents is not None:
            column.addLayout(self._compared(look, present))
        for sentence in self._sentences(present):
            column.addWidget(plain_label(sentence, "muted", wrap=True))
        if look.needs_password:
            field = FormField(self.tr("&Password that this backup had"), self.password)
            self.fields["password"] = field
            column.addWidget(field)
        self.accept_button.setEnabled(look.contents is not None or (look.needs_password and find_key is not None))

    def accept(self) -> None:
        """Prepare in the background, and close when that is done."""
        self.clear_errors()
        self.work_on(self._work, self._take, self.tr("Keeping the present state, and checking the backup…"))

    def _work(self) -> Prepared:
        key = None
        if self._look.needs_password and self._find_key is not None:
            backup = self._look.backup
            key = self._find_key(Path(backup.folder) / backup.name, self.password.text())
        return self._prepare(self._look.backup, key)

    def _take(self, prepared: Prepared) -> None:
        self.prepared = prepared
        QDialog.accept(self)

    def _compared(self, look: BackupLook, present: Contents) -> QGridLayout:
        assert look.contents is not None
        grid = QGridLayout()
        grid.setHorizontalSpacing(28)
        grid.setVerticalSpacing(7)
        for column, words in enumerate((self.tr("The record now"), self.tr("This backup")), start=1):
            grid.addWidget(plain_label(words, "strong"), 0, column)
        rows = [
            (self.tr("People"), f"{present.people:,}", f"{look.contents.people:,}"),
            (self.tr("Training records"), f"{present.records:,}", f"{look.contents.records:,}"),
            (self.tr("Last change"), _changed(present), _changed(look.contents)),
            (self.tr("Size"), "", size_words(look.backup.size_bytes)),
        ]
        for row, texts in enumerate(rows, start=1):
            for column, text in enumerate(texts):
                grid.addWidget(plain_label(text, "muted" if not column else ""), row, column)
        grid.setColumnStretch(3, 1)
        return grid

    def _sentences(self, present: Contents) -> list[str]:
        found, contents = [], self._look.contents
        if self._look.problem:
            found.append(self._look.problem)
        if contents is not None and contents.record_id and contents.record_id != present.record_id:
            found.append(self.tr("This is a backup of another record: %1.").replace("%1", contents.agency))
        if contents is not None and contents.schema_version < present.schema_version:
            found.append(self.tr("An earlier version of the program made it. It is brought over on the way."))
        found.append(
            self.tr(
                "What was changed after this backup goes out of the record. The record as it is now is kept as a "
                "backup first, so you can go back to it."
            )
        )
        return found


def open_restore(dialog: RestoreDialog, prepared: Callable[[Prepared], object]) -> None:
    """Open the dialog without waiting; `prepared` is called with what waits to take the record's place."""
    dialog.finished.connect(partial(_hand_on, dialog, prepared))
    dialog.open()


def _hand_on(dialog: RestoreDialog, prepared: Callable[[Prepared], object], _result: int) -> None:
    found = dialog.prepared
    dialog.deleteLater()
    if found is not None:
        prepared(found)


def _changed(contents: Contents) -> str:
    return time_words(contents.changed_at) if contents.changed_at else "not known"
