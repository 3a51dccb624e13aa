"""Looking at what a fault left: opened through the program's own way each time, read and checked in full once.

What was half-done is taken back by opening. When the record and its backups are then the same byte for byte as after
an earlier fault, what they hold and what is wrong with them is known already.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from nscp_desktop.domain.errors import NscpError
from tests.faults.operations import Work, key_of, mark_at, problems_of


class Leftovers:
    """What was seen so far: the mark of the record and what is wrong, by the digest of record and backups."""

    def __init__(self) -> None:
        self.seen: dict[str, tuple[str, str]] = {}
        self.same = 0

    def look(self, work: Work) -> tuple[str, str]:
        """Open what is left and return the mark of the record, and what is wrong with it, empty when nothing is."""
        work.key = key_of(work.path)
        try:
            if work.path.exists():
                work.services.close()
                work.open = None
            content = digest_of(work.folder)
            self.same += content in self.seen
            if content not in self.seen:
                self.seen[content] = mark_at(work), " ".join(problems_of(work))
        except NscpError as refusal:
            return "", f"{type(refusal).__name__}: {refusal}"
        finally:
            work.close()
        return self.seen[content]


def digest_of(folder: Path) -> str:
    """Return what tells the records and backups in a folder apart; unfinished ones begin with a dot."""
    digest = hashlib.blake2b()
    for path, content in contents_of(folder):
        if path.endswith(".nscp") and not Path(path).name.startswith("."):
            digest.update(f"{path} {len(content)} ".encode() + content)
    return digest.hexdigest()


def contents_of(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Return the path of each file in a folder, and what is in it."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_bytes()
