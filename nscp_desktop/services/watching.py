"""What happens to an open record file from outside: replaced, doubled by a sync tool, short of room."""

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from nscp_desktop.domain.file_names import is_conflicted_copy
from nscp_desktop.domain.holding import ReplacedError
from nscp_desktop.domain.places import Place, space_warning
from nscp_desktop.services.places import Surroundings, place_of_folder
from nscp_desktop.storage.record_file import RecordFile


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found around an open record file; sentences are empty when there is nothing to tell.

    `replaced` says that the file on the disk is not the one that is open, so that nothing can be saved; `copies` are
    the names of files beside it that a sync tool made; `space` warns of a full drive.
    """

    place: Place
    replaced: str = ""
    copies: tuple[str, ...] = ()
    space: str = ""


class WatchService:
    """Looks around an open record file. It only reads names and sizes; the file itself is not opened again."""

    def __init__(self, record_file: RecordFile, surroundings: Surroundings | None = None) -> None:
        self._file = record_file
        self._surroundings = surroundings
        self._place: Place | None = None

    def place(self) -> Place:
        """Return what kind of place the file lies in; found out once."""
        if self._place is None:
            self._place = place_of_folder(self._file.path.parent, self._surroundings)
        return self._place

    def look(self) -> Findings:
        """Look around now; takes a few file names, but may wait for a slow network drive."""
        return Findings(self.place(), self._replaced(), conflicted_copies(self._file.path), _space(self._file.path))

    def save_copy(self, out: Path) -> None:
        """Save what is open, as it was stored last, into a new file.

        Raises FileRefusedError when it cannot be written.
        """
        self._file.copy_to(out)

    def _replaced(self) -> str:
        try:
            self._file.refuse_if_replaced()
        except ReplacedError as error:
            return str(error)
        return ""


def conflicted_copies(path: Path) -> tuple[str, ...]:
    """Return the names of files beside a record file that look like copies a sync tool made."""
    with suppress(OSError), os.scandir(path.parent) as entries:
        return tuple(sorted(entry.name for entry in entries if is_conflicted_copy(entry.name, path.name)))
    return ()


def _space(path: Path) -> str:
    with suppress(OSError):
        return space_warning(shutil.disk_usage(path.parent).free, path.stat().st_size)
    return ""
