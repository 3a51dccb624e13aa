"""Where files are dropped, or chosen, that are kept with what is being recorded."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from nscp_desktop.paths import documents_folder
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.widgets.buttons import push_button
from nscp_desktop.ui.widgets.card import plain_label


@guarded
class SheetDrop(QFrame):
    """The files that wait to be kept, by name; nothing is read before that. `changed` is sent when they change."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheets")
        self.setAcceptDrops(True)
        self._paths: tuple[Path, ...] = ()
        self.names = plain_label("", "muted", wrap=True)
        self.error = plain_label("", "sheets_error", wrap=True)
        self.error.setProperty("role", "error")
        self.error.hide()
        self.choose_button = push_button(self.tr("Add files…"), self.choose)
        self.clear_button = push_button(self.tr("None"), self.clear, spoken=self.tr("No files"))
        column = QVBoxLayout(self)
        column.setContentsMargins(9, 7, 7, 7)
        column.setSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.names, 1)
        row.addWidget(self.clear_button)
        row.addWidget(self.choose_button)
        column.addLayout(row)
        column.addWidget(self.error)
        self.setFocusProxy(self.choose_button)
        self.clear()

    def paths(self) -> tuple[Path, ...]:
        """Return the files that wait."""
        return self._paths

    def add(self, paths: Iterable[Path]) -> None:
        """Let files wait, each once."""
        self._show(dict.fromkeys((*self._paths, *paths)))

    def clear(self) -> None:
        """Let no file wait."""
        self._show(())

    def choose(self) -> None:
        """Ask which files."""
        title, kinds = self.tr("Sign-in sheet or certificates"), self.tr("PDF and pictures (*.pdf *.png *.jpg *.jpeg)")
        chosen, _ = QFileDialog.getOpenFileNames(self, title, str(documents_folder()), kinds)
        self.add(Path(path) for path in chosen)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files that are dragged here."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Let the files wait that were dropped."""
        self.add(Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
        event.acceptProposedAction()

    def _show(self, paths: Iterable[Path]) -> None:
        self._paths = tuple(paths)
        names = ", ".join(path.name for path in self._paths)
        none = self.tr("Drop the sign-in sheet or certificates here.")
        self.names.setText(names or none)
        self.clear_button.setVisible(bool(names))
        self.error.hide()
        self.changed.emit()
