"""Reading files that are to be kept as evidence: never more of one than is allowed, and each kept once."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from nscp_desktop.domain.errors import FileRefusedError, NotAllowedError
from nscp_desktop.domain.evidence_files import (
    MOST_BYTES,
    MOST_FILES,
    FoundFile,
    KeptFile,
    free_name,
    kind_of,
    refuse_size,
    safe_name,
)


class Attached(NamedTuple):
    """What came of attaching files: the names of those kept, and a sentence for each that was not."""

    names: tuple[str, ...]
    refusals: tuple[str, ...]


class Gathered(NamedTuple):
    """The files that can be kept, and a sentence for each that cannot."""

    files: tuple[FoundFile, ...]
    refusals: tuple[str, ...]

    @property
    def attached(self) -> Attached:
        return Attached(tuple(file.name for file in self.files), self.refusals)


def gather(paths: Sequence[Path], there: Iterable[KeptFile], what: str) -> Gathered:
    """Read files that are to be kept beside those that are `there`; `what` they prove, for example `training`."""
    kept = tuple(there)
    taken = {file.name.casefold() for file in kept}
    known = {file.sha256 for file in kept}
    new: list[FoundFile] = []
    refusals: list[str] = []
    for path in paths:
        try:
            if len(kept) + len(new) >= MOST_FILES:
                raise NotAllowedError(f"{path.name} was not kept: one {what} has room for {MOST_FILES} files.")
            found = read_file(path)
        except (NotAllowedError, FileRefusedError) as refusal:
            refusals.append(str(refusal))
            continue
        digest = found.sha256
        if digest in known:
            refusals.append(f"{path.name} is attached already, under this or another name.")
            continue
        found = found._replace(name=free_name(found.name, frozenset(taken)))
        known.add(digest)
        taken.add(found.name.casefold())
        new.append(found)
    return Gathered(tuple(new), tuple(refusals))


def read_file(path: Path) -> FoundFile:
    """Read a file that is to be kept, never more of it than is allowed.

    Raises NotAllowedError or FileRefusedError with the sentence.
    """
    try:
        if not path.is_file():
            raise NotAllowedError(f"{path.name} is not a file that can be kept. Choose a PDF, PNG or JPEG file.")
        refuse_size(path.name, path.stat().st_size)
        with path.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise FileRefusedError(
            f"{path.name} could not be read: {error.strerror}. It may be open in another program, or on a drive that "
            "was taken out."
        ) from error
    kind = kind_of(path.name, content)
    return FoundFile(safe_name(path.name, kind), kind, content)
