"""Closing the open record file for a while, and opening it again with its key."""

from pathlib import Path

from nscp_desktop.domain.events import Event, note
from nscp_desktop.services.desk import Desk
from nscp_desktop.services.standing import StandingService


class LockingService:
    """Locks the open record: its file is closed and the key forgotten, so that only the password brings it back."""

    def __init__(self, desk: Desk, standing: StandingService) -> None:
        self._desk = desk
        self._standing = standing
        self._head = ""

    @property
    def path(self) -> Path:
        """Where the record file is."""
        return self._desk.file.path

    @property
    def can_lock(self) -> bool:
        """Whether there is a password that could open it again."""
        return self._desk.file.is_protected

    @property
    def is_locked(self) -> bool:
        """Whether the file is closed and its key forgotten."""
        return self._desk.file.is_locked

    def lock(self) -> None:
        """Close the file and forget its key; doing it again does nothing."""
        if not self.is_locked:
            self._head = self._newest()
            self._desk.file.lock()
            note(Event.LOCKED)

    def unlock(self, key: bytes) -> bool:
        """Open the file again, and return whether the record was changed by somebody else meanwhile.

        Raises FileRefusedError when it cannot be opened; it then stays locked.
        """
        if not self.is_locked:
            return False
        self._desk.file.unlock(key)
        note(Event.UNLOCKED)
        if self._newest() == self._head:
            return False
        self._standing.forget()
        return True

    def _newest(self) -> str:
        with self._desk.reading() as unit:
            return unit.history.head()
