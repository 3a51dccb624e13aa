"""What all pages share while one record file is open."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from nscp_desktop.domain.board import Board
from nscp_desktop.domain.errors import DamagedError, FileRefusedError, NscpError, UnsureError
from nscp_desktop.domain.users import UserRole
from nscp_desktop.services.record_files import Services
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.editing import Editing
from nscp_desktop.ui.tasks import TaskRunner

if TYPE_CHECKING:
    from nscp_desktop.ui.protecting import RecordProtection


# A fault that stays would otherwise bring on one reading after the other.
REREAD_AT_MOST_EVERY_MS = 1_000


class Session(QObject):
    """One open record file, the day it is looked at, and the one signal that says what has changed.

    With `read_later` the window comes first: pages wait until `read` has checked the file and worked out everyone's
    standing in the background, and `was_read` is sent; or `damage_found` with sentences, when the file is damaged.
    `stored` carries None after each change that is stored, and the refusal after each that is not. `backed_up` carries
    what is true about the backups now, `restore_prepared` what waits to take the place of the record.
    `session_ends` is sent when the computer shuts down: what is typed has to be kept now. `checked` is sent when a full
    check of the record has found nothing wrong. `unsaved_changed` tells whether anything is typed on a page that stores
    by itself, and is not stored yet.
    """

    changed = Signal(object)
    was_read = Signal()
    damage_found = Signal(object)
    said = Signal(str)
    backed_up = Signal(object)
    restore_prepared = Signal(object)
    session_ends = Signal()
    checked = Signal()
    stored = Signal(object)
    unsaved_changed = Signal(bool)

    def __init__(
        self, services: Services, today: date, parent: QObject | None = None, *, read_later: bool = False
    ) -> None:
        super().__init__(parent)
        self.services = services
        services.desk.told = self.stored.emit
        self.stored.connect(self._look_again_when_unsure)
        self.today = today
        self.tasks = TaskRunner(self)
        self.tasks.unforeseen.connect(self.reread)
        self.protection: RecordProtection | None = None  # where the file's password can be dealt with
        self.editing = Editing(self)
        if services.read_only:
            self.editing.stop("read-only", self.tr("The record is open for reading only."))
        self._as_at = today
        self.is_unread = read_later
        self._is_reading = False
        self._is_rereading = False
        self._unsaved: set[str] = set()
        if not read_later:
            self._look_at_role()

    def work_as(self, name: str) -> None:
        """Let the history know who works here from now on, and allow what their role allows.

        Raises NotAllowedError when it is no name.
        """
        self.services.users.work_as(name)
        self._look_at_role()

    def _look_at_role(self) -> None:
        """Grey what changes the record while whoever works here may only look."""
        try:
            role = self.services.users.role
        except FileRefusedError:
            # Whoever reads the pages of a record that cannot be read is told there.
            return
        if role is UserRole.VIEWER:
            words = self.tr("%1 may look at this record, but not change it. Ask an administrator for more.")
            self.editing.stop("role", words.replace("%1", self.services.users.who))
        else:
            self.editing.allow("role")

    def read(self) -> None:
        """Work out everyone's standing in the background, unless that has been done."""
        if self.is_unread and not self._is_reading:
            self._is_reading = True
            self.tasks.run(
                partial(_checked, self.services, self._as_at),
                self._note_read,
                self._note_read,
                self.tr("Reading the record"),
            )

    def _note_read(self, answer: object) -> None:
        problems = [str(answer)] if isinstance(answer, DamagedError) else answer
        if isinstance(problems, list) and problems:
            # Nothing of a damaged record is shown as if it were right.
            self.damage_found.emit(problems)
            return
        # A refusal comes again, and is told, when the page itself asks.
        self.is_unread = False
        self._look_at_role()
        self.was_read.emit()

    @property
    def as_at(self) -> date:
        """The day that pages show; today until somebody picks another."""
        return self._as_at

    def set_as_at(self, day: date) -> None:
        """Show every page as at another day."""
        if day != self._as_at:
            self._as_at = day
            self.changed.emit(Changes.AS_AT)

    def announce(self, changes: Changes) -> None:
        """Tell all pages that something was stored."""
        self._look_at_role()
        self.changed.emit(changes)

    def reread(self) -> None:
        """Forget what was worked out, and show again what is stored; nothing while that is going on or locked away."""
        if self._is_rereading or self.is_unread or self.services.locking.is_locked:
            return
        self._is_rereading = True
        QTimer.singleShot(REREAD_AT_MOST_EVERY_MS, self, self._may_reread)
        self.services.standing.forget()
        self.changed.emit(Changes.ALL)

    def _look_again_when_unsure(self, refusal: NscpError | None) -> None:
        if isinstance(refusal, UnsureError):
            self.reread()

    def _may_reread(self) -> None:
        self._is_rereading = False

    def note_unsaved(self, where: str, is_unsaved: bool) -> None:
        """Note that something is typed in one place and not stored yet, or that it is stored now."""
        had_any = bool(self._unsaved)
        if is_unsaved:
            self._unsaved.add(where)
        else:
            self._unsaved.discard(where)
        if bool(self._unsaved) != had_any:
            self.unsaved_changed.emit(not had_any)

    def board(self) -> Board:
        """Return everyone's standing on the day that is looked at."""
        return self.services.standing.board(self._as_at)

    def say(self, sentence: str) -> None:
        """Show a sentence in the status bar for a while."""
        self.said.emit(sentence)


def _checked(services: Services, as_at: date) -> list[str]:
    """Check the record and work out everyone's standing; return what is wrong with the file."""
    problems = services.problems()
    if not problems:
        services.standing.board(as_at)
    return problems
