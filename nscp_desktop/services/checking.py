"""The full check of the open record, which takes too long for every opening."""

import threading
from dataclasses import replace
from datetime import datetime, timedelta

from nscp_desktop.services.backup_folders import folder_of
from nscp_desktop.services.desk import Desk
from nscp_desktop.storage.backup_notes import read_notes, write_notes

CHECK_EVERY = timedelta(days=7)


class CheckingService:
    """Checks every page, the whole history and every file of evidence, and remembers when that was.

    It is remembered on this computer, beside the backups and not in the record: it says something about this drive, it
    is nothing to undo, and a record that may only be read is checked too.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def last_full(self) -> datetime | None:
        """Return when a full check on this computer last found nothing wrong, in UTC; None when none did."""
        file = self._desk.file
        return read_notes(folder_of(file.path, file.record_id)).checked_at

    def is_due(self) -> bool:
        """Whether the last one is over a week ago, or in the future, which a wrong clock wrote down."""
        last = self.last_full()
        now = self._desk.file.workplace.now()
        return last is None or not timedelta(0) <= now - last <= CHECK_EVERY

    def run(self, stop: threading.Event | None = None) -> list[str]:
        """Check the whole record; one sentence for each thing that is wrong, empty when it is sound.

        Raises DamagedError when it cannot even be read, StoppedError once `stop` is set.
        """
        file = self._desk.file
        problems = file.problems(full=True, stop=stop)
        if not problems:
            folder = folder_of(file.path, file.record_id)
            write_notes(folder, replace(read_notes(folder), checked_at=file.workplace.now()))
        return problems
