"""Watching a folder of scans while somebody wants it: looked at when it changes, and every few seconds besides."""

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from nscp_desktop.domain.errors import NscpError
from nscp_desktop.services.evidence_scans import ScanFolder, Scans
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.tasks import TaskRunner

# Network drives tell nothing of what changes, so the folder is looked at now and then all the same.
LOOK_EVERY_MS, LOOK_SOON_MS = 5_000, 1_000


@guarded
class ScanWatch(QObject):
    """Looks at one folder off the window's thread; `looked` carries what lies there."""

    looked = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Of its own: a drive that does not answer must not hold up anything else.
        self.tasks = TaskRunner(self)
        self._folder: ScanFolder | None = None
        self._watcher: QFileSystemWatcher | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    @property
    def folder(self) -> Path | None:
        """The folder that is watched, None while none is."""
        return self._folder.folder if self._folder is not None else None

    def watch(self, folder: Path) -> None:
        """Watch a folder from now on."""
        self.stop()
        self._folder = ScanFolder(folder)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._note_change)
        self._timer.start()
        self.look()

    def stop(self) -> None:
        """Watch no more."""
        self._folder = None
        self._timer.stop()
        if self._watcher is not None:
            self._watcher.deleteLater()
            self._watcher = None

    def look(self) -> None:
        """Look at the folder now, unless that is going on."""
        if self._folder is not None and not self.tasks.is_busy:
            self.tasks.run(_Look(self._folder).run, self._take, self._failed)

    def _note_change(self, _folder: str) -> None:
        self.look()

    def _take(self, answer: "tuple[ScanFolder, Scans]") -> None:
        folder, scans = answer
        if folder is not self._folder:
            return
        self._timer.setInterval(LOOK_EVERY_MS if scans.is_settled else LOOK_SOON_MS)
        if self._watcher is not None and not self._watcher.directories():
            # A folder that was away is known to the watcher no more.
            self._watcher.addPath(str(folder.folder))
        self.looked.emit(scans)

    def _failed(self, _error: NscpError) -> None:
        """Look again with the next tick: a look that failed has told of it already."""


class _Look:
    """One look, with the folder that it was at."""

    def __init__(self, folder: ScanFolder) -> None:
        self._folder = folder

    def run(self) -> tuple[ScanFolder, Scans]:
        return self._folder, self._folder.look()
