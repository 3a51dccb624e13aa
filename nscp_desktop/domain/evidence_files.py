"""Files that prove a training: which kinds are kept, how large they may be, and under which name they are saved out."""

import re
import unicodedata
from datetime import date
from enum import StrEnum
from hashlib import sha256
from typing import NamedTuple

from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.file_names import name_problem

MOST_BYTES = 10 * 1024 * 1024
MOST_FILES = 20
LONGEST_STEM = 80
SHEET_WORDS = "sign-in sheet of the session"
# The end of a PDF may be followed by what a scanner or a mail program adds.
_TAIL_BYTES = 2048
_ENDINGS = re.compile(
    r"(\s*\.\s*(pdf|png|jpe?g|exe|com|bat|cmd|scr|pif|js|jse|vbs|vbe|wsf|hta|lnk|url|msi|ps1|jar|cpl|reg|html?))+\s*$",
    re.IGNORECASE,
)


class FileKind(StrEnum):
    """A kind of file that is kept, told from what is in it and never from its name."""

    PDF = "pdf"
    PNG = "png"
    JPEG = "jpeg"

    @property
    def words(self) -> str:
        return {FileKind.PDF: "PDF", FileKind.PNG: "PNG picture", FileKind.JPEG: "JPEG picture"}[self]

    @property
    def ending(self) -> str:
        return ".jpg" if self is FileKind.JPEG else f".{self.value}"


class EvidenceFile(NamedTuple):
    """A file kept with a completion; `name` is safe to save it under. Its content stays in the record file."""

    id: int
    completion_id: int
    person_id: int
    name: str
    kind: FileKind
    size_bytes: int
    sha256: str
    added_on: date

    @property
    def size_words(self) -> str:
        return size_words(self.size_bytes)


class SessionFile(NamedTuple):
    """A file that proves a session, usually its sign-in sheet: everyone who attended shows it as evidence."""

    id: int
    session_id: int
    name: str
    kind: FileKind
    size_bytes: int
    sha256: str
    added_on: date

    @property
    def size_words(self) -> str:
        return size_words(self.size_bytes)


class AssuranceFile(NamedTuple):
    """A file that proves an answer of a questionnaire, or that an action is done: the id of the other is None."""

    id: int
    answer_id: int | None
    action_id: int | None
    name: str
    kind: FileKind
    size_bytes: int
    sha256: str
    added_on: date

    @property
    def size_words(self) -> str:
        return size_words(self.size_bytes)


KeptFile = EvidenceFile | SessionFile | AssuranceFile


class FoundFile(NamedTuple):
    """A file that was read and is fit to be kept."""

    name: str
    kind: FileKind
    content: bytes

    @property
    def sha256(self) -> str:
        return sha256(self.content).hexdigest()


def size_words(size_bytes: int) -> str:
    """Write a size as people read it: `34 kB`, `2.1 MB`."""
    if size_bytes < 1_000_000:
        return f"{max(1, round(size_bytes / 1000)):,} kB"
    return f"{size_bytes / 1_000_000:.1f} MB"


def files_words(count: int, shared: int = 0) -> str:
    """Write how many files are attached, and whether the session has any; empty when there is none."""
    parts = [f"{plural(count, 'file')} attached"] if count else []
    return ", ".join([*parts, SHEET_WORDS] if shared else parts)


def kind_of(name: str, content: bytes) -> FileKind:
    """Return what kind of file this is; `name` is for the sentence only.

    Raises NotAllowedError with the sentence when it is empty, too large, cut short, or of another kind.
    """
    refuse_size(name, len(content))
    kind = _beginning(content)
    if kind is None:
        raise NotAllowedError(
            f"{name} is not a PDF, PNG or JPEG file, whatever it is called, so it is not kept as evidence. "
            "Scan or print it as a PDF, and attach that."
        )
    if not _has_end(kind, content):
        raise NotAllowedError(
            f"{name} is damaged: the end of the {kind.words} is missing. Look whether it opens, save or scan it again, "
            "and attach that."
        )
    return kind


def refuse_size(name: str, size_bytes: int) -> None:
    """Refuse an empty file and one of more than 10 MB.

    Raises NotAllowedError with the sentence.
    """
    if size_bytes == 0:
        raise NotAllowedError(f"{name} is empty, so there is nothing to keep. Choose another file.")
    if size_bytes > MOST_BYTES:
        raise NotAllowedError(
            f"{name} is too large: {size_words(size_bytes)}, and at most 10 MB are kept. Scan it in black and white or "
            "at a lower resolution, and attach that."
        )


def safe_name(name: str, kind: FileKind) -> str:
    """Return a name that every computer can keep, with the one ending that fits what is in the file."""
    letters = unicodedata.normalize("NFC", re.split(r"[/\\]", name)[-1])
    # Format characters can turn a name round on the screen, so that its ending looks like another one.
    letters = "".join(letter for letter in letters if unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Co"))
    stem = re.sub(r'[<>:"|?*]', "_", _ENDINGS.sub("", letters))
    stem = " ".join(stem.split())[:LONGEST_STEM].strip(". ")
    safe = f"{stem or 'evidence'}{kind.ending}"
    return safe if not name_problem(safe, "") else f"evidence {safe.replace('.', '_', safe.count('.') - 1)}"


def free_name(name: str, taken: frozenset[str]) -> str:
    """Return a name, with a number behind it when it is taken; small and capital letters are the same."""
    if name.casefold() not in taken:
        return name
    stem, dot, ending = name.rpartition(".")
    numbers = (f"{stem} ({number}){dot}{ending}" for number in range(2, len(taken) + 3))
    return next(numbered for numbered in numbers if numbered.casefold() not in taken)


def _beginning(content: bytes) -> FileKind | None:
    if content.startswith(b"%PDF-"):
        return FileKind.PDF
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return FileKind.PNG
    return FileKind.JPEG if content.startswith(b"\xff\xd8\xff") else None


def _has_end(kind: FileKind, content: bytes) -> bool:
    if kind is FileKind.PDF:
        return b"%%EOF" in content[-_TAIL_BYTES:]
    if kind is FileKind.PNG:
        return b"IEND\xaeB`\x82" in content[-_TAIL_BYTES:]
    return b"\xff\xd9" in content[-_TAIL_BYTES:]
