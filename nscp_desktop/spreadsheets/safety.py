"""Refuse files that are no workbook, are locked with a password, or would burst when opened."""

import io
import zipfile
from dataclasses import dataclass

from nscp_desktop.domain.errors import FileRefusedError

MAX_FILE_BYTES = 50 * 1024 * 1024
MAX_MEMBERS = 2_000
MAX_MEMBER_BYTES = 200 * 1024 * 1024
MAX_TOTAL_BYTES = 400 * 1024 * 1024
MAX_RATIO = 200
_RATIO_COUNTS_FROM_BYTES = 5 * 1024 * 1024
_CHUNK = 1024 * 1024

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHER_KINDS = (
    (b"%PDF", "a PDF document"),
    (b"{\\rtf", "a word processor document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"MZ", "a program"),
    (b"7z\xbc\xaf", "a compressed archive"),
    (b"Rar!", "a compressed archive"),
    (b"\x1f\x8b", "a compressed archive"),
    (b"SQLite format 3", "a database"),
)


@dataclass(frozen=True, slots=True)
class Members:
    """The unpacked XML parts of a zipped workbook by name."""

    parts: dict[str, bytes]


def refuse_by_first_bytes(content: bytes, name: str) -> None:
    """Refuse what is plainly something else than a workbook or CSV file.

    Raises: FileRefusedError, naming what the file is and what to do.
    """
    if not content.strip(b"\0 \r\n\t"):
        raise FileRefusedError(f"{name} is empty. Choose a spreadsheet with something in it.")
    if len(content) > MAX_FILE_BYTES:
        raise FileRefusedError(
            f"{name} is larger than 50 MB. Save a copy that holds only the training records, then choose that copy."
        )
    for start, kind in _OTHER_KINDS:
        if content.startswith(start):
            raise FileRefusedError(_not_a_workbook(name, kind))
    head = content[:2048].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if head.startswith((b"<!doctype html", b"<html", b"<table", b"<?xml")):
        raise FileRefusedError(
            f"{name} is a web page saved under a spreadsheet's name. Open it in your spreadsheet program, "
            f"save it as an "
            "Excel workbook, then choose that file."
        )


def is_zip(content: bytes) -> bool:
    """Say whether the file is a zip container (xlsx, xlsm, xlsb, ods)."""
    return content.startswith(_ZIP)


def is_ole(content: bytes) -> bool:
    """Say whether the file is an old Office container (xls, or a workbook with a password)."""
    return content.startswith(_OLE)


def refuse_locked_ole(content: bytes, name: str) -> None:
    """Refuse an encrypted workbook, and old Office files that are no workbook. Raises: FileRefusedError."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise FileRefusedError(password_sentence(name))
    for stream, kind in (("WordDocument", "a Word document"), ("PowerPoint Document", "a presentation")):
        if stream.encode("utf-16-le") in content:
            raise FileRefusedError(_not_a_workbook(name, kind))


def unpack_checked(content: bytes, name: str) -> Members:
    """Unpack a zipped workbook within limits, counting bytes as they come and not as the file claims.

    Raises: FileRefusedError for damage, passwords, too many or too large parts, or XML that defines entities.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _unpack(archive, len(content), name)
    except (zipfile.BadZipFile, EOFError, ValueError, NotImplementedError, OSError, KeyError) as error:
        raise FileRefusedError(damaged_sentence(name)) from error
    except (RuntimeError, MemoryError) as error:
        raise FileRefusedError(password_sentence(name)) from error


def _unpack(archive: zipfile.ZipFile, packed_bytes: int, name: str) -> Members:
    infos = archive.infolist()
    if len(infos) > MAX_MEMBERS:
        raise FileRefusedError(_too_much(name))
    names = {info.filename for info in infos}
    _refuse_other_zips(names, name)
    if any(info.flag_bits & 0x1 for info in infos):
        raise FileRefusedError(password_sentence(name))
    total, parts = 0, {}
    for info in infos:
        data = _unpack_member(archive, info, name)
        total += len(data)
        if total > MAX_TOTAL_BYTES or (total > _RATIO_COUNTS_FROM_BYTES and total > MAX_RATIO * packed_bytes):
            raise FileRefusedError(_too_much(name))
        if info.filename.endswith((".xml", ".rels")):
            _refuse_entities(data, name)
            parts[info.filename] = data
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise FileRefusedError(password_sentence(name))
    return Members(parts)


def _unpack_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> bytes:
    chunks, size = [], 0
    with archive.open(info) as member:
        while chunk := member.read(_CHUNK):
            size += len(chunk)
            too_dense = size > _RATIO_COUNTS_FROM_BYTES and size > MAX_RATIO * max(1, info.compress_size)
            if size > MAX_MEMBER_BYTES or too_dense:
                raise FileRefusedError(_too_much(name))
            chunks.append(chunk)
    return b"".join(chunks)


def _refuse_entities(data: bytes, name: str) -> None:
    if b"<!DOCTYPE" in data[:65536] or b"<!ENTITY" in data:
        raise FileRefusedError(
            f"{name} holds definitions that no spreadsheet program writes, so it was not opened. Ask "
            f"whoever made it "
            "for a fresh copy."
        )


def _refuse_other_zips(names: set[str], name: str) -> None:
    if {"xl/workbook.xml", "xl/workbook.bin", "content.xml"} & names:
        return
    if "word/document.xml" in names:
        raise FileRefusedError(_not_a_workbook(name, "a Word document"))
    if "ppt/presentation.xml" in names:
        raise FileRefusedError(_not_a_workbook(name, "a presentation"))
    if any(member.startswith("Index/") for member in names):
        raise FileRefusedError(_not_a_workbook(name, "an Apple Numbers file"))
    raise FileRefusedError(_not_a_workbook(name, "a compressed folder"))


def _not_a_workbook(name: str, kind: str) -> str:
    return (
        f"{name} is {kind}, not a spreadsheet. Choose an Excel or OpenDocument workbook, or a CSV file saved from one."
    )


def _too_much(name: str) -> str:
    return (
        f"{name} would unpack to far more than a training record needs, so it was not opened. Copy the "
        f"records into a "
        "new workbook, then choose that one."
    )


def password_sentence(name: str) -> str:
    """Return the sentence for a workbook that is locked with a password."""
    return (
        f"{name} is protected with a password. Open it in your spreadsheet program, save a copy without the "
        f"password, "
        "then choose that copy."
    )


def damaged_sentence(name: str) -> str:
    """Return the sentence for a workbook that is cut short or damaged."""
    return (
        f"{name} is damaged or was not copied completely, so it cannot be read. Copy it again, or open it "
        f"in your "
        "spreadsheet program and save it anew."
    )
