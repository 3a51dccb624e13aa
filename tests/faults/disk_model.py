"""A disk that has lost its power: what may be on it after each of the recorded calls.

What was flushed is there. Of what was written to a file since it was flushed last, any choice of sectors of 512 bytes
may be there, in files that are as long as the last sector asks for, with zeros before it where nothing came; shortening
a file may have happened or not. Names that were made, changed or taken away since their folder was flushed last are
there in the order in which they were made, up to any one of them; a new name without its content is an empty file, and
taking a new name for an old file is done whole or not at all. Folders themselves are there at once.

Not modelled: sectors that are torn inside, old rubbish in new sectors, a drive that says it has flushed and has not,
and names that become durable out of order.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from tests.faults.recording import Event

SECTOR = 512


@dataclass(frozen=True, slots=True)
class _Piece:
    """One change of a file's content that was not flushed: data at an offset, or None for a new length."""

    number: int
    offset: int
    data: bytes | None

    @property
    def sectors(self) -> int:
        if not self.data:
            return 1
        return (self.offset + len(self.data) - 1) // SECTOR - self.offset // SECTOR + 1


@dataclass(slots=True)
class _File:
    """One file, whatever its name: what is flushed, and what is not yet."""

    number: int
    flushed: bytes = b""
    version: int = 0
    pieces: list[_Piece] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Renaming:
    """One change of a folder's names that was not flushed: `old` goes, `new` comes; either may be empty."""

    old: str
    new: str
    file: _File


@dataclass(slots=True)
class _Folder:
    flushed: dict[str, _File] = field(default_factory=dict)
    pending: list[_Renaming] = field(default_factory=list)

    def names(self, amount: int) -> dict[str, _File]:
        """Return the names after so many of the changes that were not flushed."""
        found = dict(self.flushed)
        for change in self.pending[:amount]:
            if change.old:
                found.pop(change.old, None)
            if change.new:
                found[change.new] = change.file
        return found


# Which sectors of which piece are there: the piece's number, and one bit for each sector.
Chosen = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Image:
    """One choice of what is on the disk. Images with the same `key` are the same, byte for byte."""

    key: tuple[tuple[str, int, int, Chosen], ...]
    _files: tuple[tuple[str, _File, Chosen], ...]

    def contents(self) -> Iterator[tuple[str, bytes]]:
        """Return each file's path and content."""
        for path, file, chosen in self._files:
            yield path, _content(file, dict(chosen))


class Disk:
    """Follows the calls, and gives images of what may be there at this moment."""

    def __init__(self, start: dict[str, bytes]) -> None:
        self._numbers = 0
        self._folders: dict[str, _Folder] = {}
        for path, content in start.items():
            self._folder(path).flushed[path] = _File(self._next(), content)

    def take(self, event: Event) -> None:
        """Let one call happen."""
        if event.kind == "sync":
            self._sync(event.path)
        elif event.kind == "create":
            if self._file(event.path) is None:
                self._folder(event.path).pending.append(_Renaming("", event.path, _File(self._next())))
        elif event.kind == "unlink":
            self._folder(event.path).pending.append(_Renaming(event.path, "", self._known(event.path)))
        elif event.kind == "rename":
            if PurePosixPath(event.path).parent != PurePosixPath(event.to).parent:
                raise ValueError("a file went from one folder to another")
            self._folder(event.path).pending.append(_Renaming(event.path, event.to, self._known(event.path)))
        elif event.kind in ("write", "resize"):
            data = event.data if event.kind == "write" else None
            self._known(event.path).pieces.append(_Piece(self._next(), event.offset, data))

    def image(self, chance: random.Random, how: str = "") -> Image:
        """Return one image; `how` is `all` or `nothing` of what was not flushed, by chance otherwise."""
        style = how or chance.choice(("sectors", "sectors", "pieces", "begun", "all but one"))
        files: dict[str, _File] = {}
        for folder in self._folders.values():
            most = len(folder.pending)
            amount = {"all": most, "nothing": 0}.get(style, chance.randint(0, most))
            files.update(folder.names(amount))
        chosen = tuple((path, file, _choice(file, style, chance)) for path, file in sorted(files.items()))
        return Image(tuple((path, file.number, file.version, part) for path, file, part in chosen), chosen)

    def _sync(self, path: str) -> None:
        folder = self._folders.get(path)
        if folder is not None:
            folder.flushed = folder.names(len(folder.pending))
            folder.pending.clear()
            return
        file = self._file(path)
        if file is not None and file.pieces:
            file.flushed = _content(file, {piece.number: -1 for piece in file.pieces})
            file.version += 1
            file.pieces.clear()

    def _file(self, path: str) -> _File | None:
        folder = self._folder(path)
        return folder.names(len(folder.pending)).get(path)

    def _known(self, path: str) -> _File:
        found = self._file(path)
        if found is None:
            raise ValueError(f"{path} was never made")
        return found

    def _folder(self, path: str) -> _Folder:
        return self._folders.setdefault(str(PurePosixPath(path).parent), _Folder())

    def _next(self) -> int:
        self._numbers += 1
        return self._numbers


def _choice(file: _File, style: str, chance: random.Random) -> Chosen:
    """Choose which sectors are there; -1 stands for all of a piece."""
    pieces = file.pieces
    if style == "nothing" or not pieces:
        return ()
    if style == "all":
        return tuple((piece.number, -1) for piece in pieces)
    if style == "begun":
        return tuple((piece.number, -1) for piece in pieces[: chance.randint(0, len(pieces))])
    if style == "pieces":
        return tuple((piece.number, -1) for piece in pieces if chance.getrandbits(1))
    if style == "all but one":
        missing = chance.randrange(len(pieces))
        return tuple((piece.number, -1) for place, piece in enumerate(pieces) if place != missing)
    masks = ((piece.number, chance.getrandbits(piece.sectors)) for piece in pieces)
    return tuple((number, mask) for number, mask in masks if mask)


def _content(file: _File, chosen: dict[int, int]) -> bytes:
    content = bytearray(file.flushed)
    for piece in file.pieces:
        mask = chosen.get(piece.number, 0)
        if not mask:
            continue
        if piece.data is None:
            del content[piece.offset :]
            content.extend(bytes(piece.offset - len(content)))
        else:
            _write(content, piece, mask)
    return bytes(content)


def _write(content: bytearray, piece: _Piece, mask: int) -> None:
    assert piece.data is not None
    begin, end = piece.offset, piece.offset + len(piece.data)
    for place in range(piece.sectors):
        if not mask >> place & 1:
            continue
        sector = begin // SECTOR + place
        first, last = max(begin, sector * SECTOR), min(end, (sector + 1) * SECTOR)
        if len(content) < last:
            content.extend(bytes(last - len(content)))
        content[first:last] = piece.data[first - begin : last - begin]
