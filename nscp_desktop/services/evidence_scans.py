"""A folder in which scans arrive: what lies there, which of it is whole by now, and what cannot be kept.

Files stay where they are. Nothing is read of a file that is too large, and nothing before it has stopped growing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from pathlib import Path
from stat import S_ISREG
from typing import NamedTuple

from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.errors import NscpError
from nscp_desktop.domain.evidence_files import MOST_BYTES, refuse_size, size_words
from nscp_desktop.services.evidence_reading import read_file

ENDINGS = frozenset({".pdf", ".png", ".jpg", ".jpeg"})
MOST_SCANS = 500
# A scanner that is at work shows itself between two looks; a file that never becomes whole is told after a few.
STEADY_LOOKS, PATIENT_LOOKS = 2, 5


class ScanState(StrEnum):
    """Whether a scan can be taken now."""

    WAITED_FOR = "waited-for"
    READY = "ready"
    REFUSED = "refused"


class Scan(NamedTuple):
    """One file of the folder; `sentence` says why it cannot be taken, `sha256` is empty until it was read."""

    path: Path
    size_bytes: int
    changed_at: float
    state: ScanState
    sentence: str = ""
    sha256: str = ""

    @property
    def size_words(self) -> str:
        return size_words(self.size_bytes)


class Scans(NamedTuple):
    """What lies in the folder, the newest first, and a sentence when it cannot be looked at or holds too many."""

    scans: tuple[Scan, ...]
    sentence: str = ""

    @property
    def is_settled(self) -> bool:
        """Whether nothing is waited for."""
        return all(scan.state is not ScanState.WAITED_FOR for scan in self.scans)


class _Seen(NamedTuple):
    size_bytes: int
    changed_at: float


@dataclass
class ScanFolder:
    """Looks at one folder again and again, and remembers from one look to the next."""

    folder: Path
    _looks: dict[Path, tuple[_Seen, int]] = field(default_factory=dict)
    _known: dict[Path, Scan] = field(default_factory=dict)

    def look(self) -> Scans:
        """Return what lies in the folder now."""
        try:
            found = {path: seen for path in self.folder.iterdir() if (seen := _seen(path)) is not None}
        except OSError as error:
            return Scans((), _gone(self.folder, error))
        newest = sorted(found, key=partial(_newest_first, found))[:MOST_SCANS]
        scans = tuple(self._scan(path, found[path]) for path in newest)
        self._looks = {path: self._looks[path] for path in newest}
        self._known = {path: self._known[path] for path in newest if path in self._known}
        words = f"There are {plural(len(found), 'file')} in {self.folder}. The newest {MOST_SCANS} are shown."
        return Scans(scans, words if len(found) > MOST_SCANS else "")

    def _scan(self, path: Path, seen: _Seen) -> Scan:
        before, looks = self._looks.get(path, (None, 0))
        looks = looks + 1 if before == seen else 1
        self._looks[path] = seen, looks
        known = self._known.get(path)
        if known is not None and (known.size_bytes, known.changed_at) == seen:
            return known
        scan = _judged(path, seen, looks)
        if scan.state is not ScanState.WAITED_FOR:
            self._known[path] = scan
        return scan


def _seen(path: Path) -> _Seen | None:
    """Return how a scan looks now, None for what is none, and when it went away between two questions."""
    if path.suffix.casefold() not in ENDINGS:
        return None
    try:
        found = path.stat()
    except OSError:
        return None
    return _Seen(found.st_size, found.st_mtime) if S_ISREG(found.st_mode) else None


def _judged(path: Path, seen: _Seen, looks: int) -> Scan:
    waited = Scan(path, *seen, ScanState.WAITED_FOR, "Still being written")
    is_too_large = seen.size_bytes > MOST_BYTES
    if looks < STEADY_LOOKS and not is_too_large:
        return waited
    try:
        refuse_size(path.name, seen.size_bytes)
        file = read_file(path)
    except NscpError as refusal:
        # A half-written file looks damaged, or is held by the scanner's program: both may pass.
        is_sure = is_too_large or looks >= PATIENT_LOOKS
        return Scan(path, *seen, ScanState.REFUSED, str(refusal)) if is_sure else waited
    return Scan(path, *seen, ScanState.READY, "", file.sha256)


def _gone(folder: Path, error: OSError) -> str:
    return (
        f"{folder} cannot be looked at now: {error.strerror}. It may be on a drive that is not connected. It is looked "
        "at again by itself; you can also choose another folder."
    )


def _newest_first(found: Mapping[Path, _Seen], path: Path) -> tuple[float, str]:
    return -found[path].changed_at, path.name
