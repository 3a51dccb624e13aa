"""When backups are made while a window is open, and what the status bar says of them."""

from dataclasses import replace
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from nscp_desktop.domain.backups import BackupReason, BackupState
from nscp_desktop.domain.errors import LockedError, NscpError
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dates import to_display
from nscp_desktop.ui.session import Session

AFTER_CHANGES_MS = 30 * 60 * 1000
AGAIN_MS = 5 * 60 * 1000


class BackupKeeper(QObject):
    """Makes backups in the background: at start when the last is old, after half an hour of changes, on closing."""

    def __init__(self, session: Session, parent: QObject | None = None, *, after_ms: int = AFTER_CHANGES_MS) -> None:
        super().__init__(parent)
        self._session = session
        self._after_ms = after_ms
        self._state: BackupState | None = None
        self._has_changes = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.back_up)
        session.changed.connect(self._note_change)
        session.backed_up.connect(self._remember)
        session.was_read.connect(self.start)

    def start(self) -> None:
        """Make a backup when the last is over a day old, and tell what is true about the backups."""
        self._session.tasks.run(self._begin, self._tell, self._refused, self.tr("Looking after the backups"))

    def back_up(self, why: BackupReason = BackupReason.TIMED) -> None:
        """Make a backup in the background."""
        self._has_changes = False
        self._later.stop()
        self._session.tasks.run(partial(self._make, why), self._tell, self._refused, self.tr("Making a backup"))

    def back_up_before_closing(self) -> None:
        """Make a backup when something was changed since the last; the window waits for it."""
        if self._has_changes:
            self.back_up(BackupReason.CLOSING)

    def _begin(self) -> BackupState:
        keeping = self._session.services.safekeeping
        keeping.make_at_start()
        return keeping.state()

    def _make(self, why: BackupReason) -> BackupState:
        keeping = self._session.services.safekeeping
        keeping.make(why)
        return keeping.state()

    def _tell(self, state: BackupState) -> None:
        self._session.backed_up.emit(state)

    def _remember(self, state: BackupState) -> None:
        self._state = state
        if not state.is_behind:
            self._has_changes = False
            self._later.stop()

    def _refused(self, refusal: NscpError) -> None:
        self._has_changes = True
        self._later.start(min(AGAIN_MS, self._after_ms))
        if isinstance(refusal, LockedError):
            return
        self._session.say(str(refusal))
        if self._state is not None:
            self._session.backed_up.emit(replace(self._state, is_behind=True, problem=str(refusal)))

    def _note_change(self, changes: Changes) -> None:
        if changes & Changes.STORED:
            self._has_changes = True
            if not self._later.isActive():
                self._later.start(self._after_ms)


def backup_words(state: BackupState, today: date) -> str:
    """Say in a few words how things stand: `backed up 09:15`, or why not."""
    if state.problem:
        return _tr("⚠ The last backup failed")
    if state.newest is None:
        return _tr("no backup yet")
    when = time_words(state.newest.taken_at, today)
    return (_tr("last backup %1") if state.is_behind else _tr("backed up %1")).replace("%1", when)


def time_words(moment: datetime, today: date | None = None) -> str:
    """Write a moment in local time: `09:15` today, `23 Nov 2026, 09:15` on other days."""
    local = moment.astimezone()
    clock = f"{local:%H:%M}"
    return clock if local.date() == today else f"{to_display(local.date())}, {clock}"


def size_words(size_bytes: int) -> str:
    """Write a size: `412 KB`, `3.1 MB`."""
    return f"{size_bytes / 1_000_000:.1f} MB" if size_bytes >= 1_000_000 else f"{max(1, size_bytes // 1000):,} KB"


def _tr(text: str) -> str:
    return QCoreApplication.translate("backups", text)
