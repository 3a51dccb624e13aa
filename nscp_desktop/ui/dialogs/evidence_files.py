"""The frame of every dialog that shows kept files: attach, save a copy, remove."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple, Protocol

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QVBoxLayout, QWidget

from nscp_desktop.domain.errors import NscpError
from nscp_desktop.domain.evidence_files import KeptFile
from nscp_desktop.paths import documents_folder
from nscp_desktop.services.evidence import Attached
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.messages import report
from nscp_desktop.ui.models.evidence import file_columns, file_id
from nscp_desktop.ui.models.table import TableModel
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.session import Session
from nscp_desktop.ui.widgets.buttons import button_row, push_button
from nscp_desktop.ui.widgets.card import heading, plain_label

SIZE = (720, 420)


class FilesOf(Protocol):
    """What files are kept with, and what can be done with them there."""

    def kept(self) -> Sequence[KeptFile]:
        """Return the files to show."""

    def keep(self, paths: Sequence[Path]) -> Attached:
        """Keep copies of files; called off the window's thread."""

    def take_off(self, file: KeptFile) -> None:
        """Take a file off the record."""

    def copy_out(self, file: KeptFile, out: Path) -> None:
        """Save a copy of a file; called off the window's thread."""

    def is_own(self, file: KeptFile) -> bool:
        """Whether a file can be taken off here."""


class FilesWords(NamedTuple):
    """What stands above the files: the title of the window, whose they are, and what can be kept here."""

    title: str
    about: str
    how: str


@guarded
class FilesDialog(QDialog):
    """Shows the files of something. Whatever is done is stored at once and can be undone; `changed` tells."""

    changed = Signal(str)

    def __init__(
        self, words: FilesWords, files: FilesOf, session: Session, parent: QWidget | None = None,
        *, with_origin: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._session = session
        self._files = files
        self._is_working = False
        self.setWindowTitle(words.title)
        self.setAcceptDrops(True)
        self.model = TableModel(file_columns(with_origin=with_origin), key=file_id, parent=self)
        self.table = TableView("evidence-files", self)
        self.table.setAccessibleName(words.title)
        self.table.set_table(self.model, sort_by=None)
        self.table.selected.connect(self._enable)
        self.told = plain_label("", wrap=True)
        self.told.setAccessibleName(self.tr("What happened"))
        self.told.hide()
        self.attach = push_button(self.tr("&Attach files…"), self.ask_files)
        self.save = push_button(self.tr("&Save a copy…"), self.ask_place)
        self.remove = push_button(self.tr("Re&move"), self.remove_file)
        self.row = button_row(self.attach, self.save, self.remove)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        column.addWidget(heading(words.about))
        column.addWidget(plain_label(words.how, "muted", wrap=True))
        column.addWidget(self.table, 1)
        self.below = QVBoxLayout()
        column.addLayout(self.below)
        column.addWidget(self.told)
        column.addLayout(self.row)
        column.addWidget(buttons)
        self.resize(*SIZE)

    # What is done

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files that are dragged here."""
        if event.mimeData().hasUrls() and self._session.editing.may_change:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach the files that were dropped."""
        urls = event.mimeData().urls()
        self.attach_files([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])
        event.acceptProposedAction()

    def ask_files(self) -> None:
        """Ask which files to attach."""
        title, kinds = self.tr("Attach files"), self.tr("Certificates and pictures (*.pdf *.png *.jpg *.jpeg)")
        chosen, _ = QFileDialog.getOpenFileNames(self, title, str(documents_folder()), kinds)
        self.attach_files([Path(path) for path in chosen])

    def attach_files(self, paths: list[Path]) -> None:
        """Keep copies of files, off the window's thread."""
        if paths and self._session.editing.may_change and not self._is_working:
            self._is_working = True
            self._enable()
            work = partial(self._files.keep, paths)
            self._session.tasks.run(work, self._attached, self._refused, self.tr("Attaching files"))

    def ask_place(self) -> None:
        """Ask where a copy of the current file goes."""
        file = self.table.current_row()
        if file is not None:
            proposed = str(documents_folder() / file.name)
            chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Save a copy"), proposed)
            if chosen:
                self.save_copy(Path(chosen))

    def save_copy(self, out: Path) -> None:
        """Save a copy of the current file, with the ending that fits what is in it."""
        file = self.table.current_row()
        if file is None:
            return
        if not out.name.casefold().endswith(file.kind.ending):
            out = out.with_name(out.name + file.kind.ending)
            if out.exists():
                # The question about replacing it was asked of the name without the ending.
                words = self.tr("%1 is there already. Choose another name.").replace("%1", out.name)
                self.tell(words, stored=False)
                return
        work = partial(self._files.copy_out, file, out)
        self._session.tasks.run(work, partial(self._saved, out), self._refused, self.tr("Saving a copy"))

    def remove_file(self) -> None:
        """Take the current file off the record; undo brings it back."""
        file = self.table.current_row()
        if file is None or not self._session.editing.may_change or not self._files.is_own(file):
            return
        try:
            self._files.take_off(file)
        except NscpError as refusal:
            report(self, refusal)
            return
        self.tell(self.tr("Removed %1. Undo brings it back.").replace("%1", file.name))

    def reject(self) -> None:
        """Close, but not while files are being stored: the pages behind have to hear of it."""
        if not self._is_working:
            super().reject()

    def tell(self, sentences: str, *, stored: bool = True) -> None:
        """Say what happened; when something was stored, show what there is now and let the pages behind know."""
        self.told.setText(sentences)
        self.told.setVisible(bool(sentences))
        if stored:
            self.show_files()
            self.changed.emit(sentences)
        self._enable()

    def show_files(self) -> None:
        """Show what is kept now."""
        self.model.set_rows(self._files.kept())
        if self.model.rows() and self.table.current_row() is None:
            self.table.select_key(self.model.key_of(self.model.rows()[-1]))
        self._enable()

    def _attached(self, attached: Attached) -> None:
        self._is_working = False
        lines = [self.tr("Attached: %1.").replace("%1", ", ".join(attached.names))] if attached.names else []
        self.tell("\n".join((*lines, *attached.refusals)), stored=bool(attached.names))

    def _saved(self, out: Path, _nothing: None) -> None:
        self.tell(self.tr("Saved: %1").replace("%1", str(out)), stored=False)

    def _refused(self, error: NscpError) -> None:
        self._is_working = False
        self._enable()
        report(self, error)

    def _enable(self) -> None:
        may = self._session.editing.may_change and not self._is_working
        file = self.table.current_row()
        self.attach.setEnabled(may)
        self.save.setEnabled(file is not None)
        self.remove.setEnabled(may and file is not None and self._files.is_own(file))
