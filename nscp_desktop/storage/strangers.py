"""What is chosen as a record file and is none: each kind is refused in its own words, and nothing touches it."""

from pathlib import Path

from nscp_desktop.domain.errors import DamagedError, FileRefusedError
from nscp_desktop.storage.schema import APPLICATION_ID, SCHEMA_VERSION

SUFFIX = ".nscp"
HEADER = b"SQLite format 3\x00"
_HEADER_BYTES = 100
_PAGES_AT, _VERSION_AT, _APPLICATION_AT = 28, 60, 68  # four bytes each, most significant first
_PAGE_SIZE_AT = 16
_CHOOSE = f"Choose a file that ends in {SUFFIX}."
# Every protected file is a whole number of pages of this size.
_PROTECTED_PAGE_BYTES = 4096
_KINDS = (
    (b"L\x00\x00\x00\x01\x14\x02\x00", "is a shortcut, not the record itself. Choose the file that it points to."),
    (b"PK\x03\x04", f"is a zip file or a newer Office document, not a training record of this program. {_CHOOSE}"),
    (b"PK\x05\x06", f"is an empty zip file, not a training record of this program. {_CHOOSE}"),
    (b"%PDF", f"is a PDF, not a training record of this program. {_CHOOSE}"),
    (b"\xd0\xcf\x11\xe0", f"is an older Office document, not a training record of this program. {_CHOOSE}"),
)


def refuse_other_things(path: Path, key: bytes | None, *, of_any_key: bool = False) -> None:
    """Refuse what cannot be a record file, before anything opens it: even opening can change another's file.

    With `of_any_key` a record may also be protected by a password that nobody has typed yet.

    Raises FileRefusedError with the words for the kind of thing it is, DamagedError when it is a part of a record.
    """
    if path.is_dir():
        raise FileRefusedError(f"{path} is a folder. Choose a record file that ends in {SUFFIX}.")
    if not path.exists():
        raise FileRefusedError(f"There is no file {path}. Check the name, or create a new record.")
    if not path.is_file():
        raise FileRefusedError(f"{path} is not an ordinary file. {_CHOOSE}")
    size = path.stat().st_size
    with path.open("rb") as stream:
        head = stream.read(_HEADER_BYTES)
    if not head:
        raise FileRefusedError(
            f"{path.name} is empty, so it is not a training record of this program. If it was one, open its newest "
            "backup. The file was left as it is."
        )
    for magic, words in _KINDS:
        if head.startswith(magic):
            raise FileRefusedError(f"{path.name} {words}")
    if head.startswith(HEADER):
        _refuse_plain(path, head, size)
    elif key is None and not (of_any_key and size % _PROTECTED_PAGE_BYTES == 0):
        raise FileRefusedError(_not_ours(path, size))
    elif size < _PROTECTED_PAGE_BYTES:
        # The engine takes less than a page for a new file, and writes its own beginning over it.
        raise DamagedError(
            f"{path.name} is cut off: {size:,} bytes are there, too few for a record. It was left as it is. Open its "
            "newest backup."
        )


def refuse_numbers(path: Path, application: int, version: int) -> None:
    """Refuse another program's file, and one of a newer version of this program.

    Raises FileRefusedError.
    """
    if application != APPLICATION_ID:
        raise FileRefusedError(
            f"{path.name} belongs to another program, so it is not a training record of this program. {_CHOOSE}"
        )
    if version > SCHEMA_VERSION:
        raise FileRefusedError(
            f"{path.name} was made by a newer version of this program (record version {version}, and this one knows "
            f"up to {SCHEMA_VERSION}). Install the newer version. The file was not changed."
        )


def _refuse_plain(path: Path, head: bytes, size: int) -> None:
    if len(head) < _HEADER_BYTES:
        raise FileRefusedError(f"{path.name} is cut off, so it is not a training record of this program. {_CHOOSE}")
    refuse_numbers(path, _number(head, _APPLICATION_AT), _number(head, _VERSION_AT))
    page_bytes = int.from_bytes(head[_PAGE_SIZE_AT : _PAGE_SIZE_AT + 2], "big")
    whole = _number(head, _PAGES_AT) * (65536 if page_bytes == 1 else page_bytes)
    # A journal beside it may bring back what is missing.
    if size < whole and not path.with_name(f"{path.name}-journal").exists():
        raise DamagedError(
            f"{path.name} is cut off: {size:,} of {whole:,} bytes are there. It was left as it is. Open its newest "
            "backup."
        )


def _not_ours(path: Path, size: int) -> str:
    if size % _PROTECTED_PAGE_BYTES == 0:
        return (
            f"{path.name} is not a training record of this program, or it is protected by a password. Open it with "
            f"its password, or choose another file that ends in {SUFFIX}."
        )
    return f"{path.name} is not a training record of this program. {_CHOOSE}"


def _number(head: bytes, at: int) -> int:
    return int.from_bytes(head[at : at + 4], "big")
