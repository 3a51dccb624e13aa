"""Saving a document whole or not at all: the file that was there stays until the new one is complete."""

import errno
import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from nscp_desktop.domain.errors import FileRefusedError, NoRoomError
from nscp_desktop.storage.disk import no_room

CSV_SUFFIX = ".zip"


def save_sheets(out: Path, write: Callable[[BinaryIO], object]) -> None:
    """Save a workbook whole; a name that ends in .zip gets its sheets as CSV files in one zip instead.

    Raises: as `save_built`.
    """
    save_built(out, partial(_as_csv, write) if out.suffix.casefold() == CSV_SUFFIX else write)


def save_built(out: Path, build: Callable[[BinaryIO], object]) -> None:
    """Build a document in memory, then save it whole. Workbooks use the folder for temporary files meanwhile.

    Raises FileRefusedError when it cannot be built or written; nothing half-written is left.
    """
    content = BytesIO()
    try:
        build(content)
    except OSError as error:
        scratch = Path(tempfile.gettempdir())
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise NoRoomError(f"{out.name} was not saved. {no_room(scratch / out.name)}") from error
        raise FileRefusedError(
            f"{out.name} could not be put together, because {scratch} could not be used: {error.strerror}. "
            "Look whether that drive works and has room, then save again."
        ) from error
    save_whole(out, lambda stream: stream.write(content.getvalue()))


def save_whole(out: Path, write: Callable[[BinaryIO], object]) -> None:
    """Write a file under another name in the same folder, then put it in place of `out` in one step.

    Raises FileRefusedError when it cannot be written; nothing half-written is left, and an older file is intact.
    """
    try:
        if out.is_dir():
            raise FileRefusedError(f"{out.name} is a folder. Choose a name for the file, then save again.")
        handle, name = tempfile.mkstemp(dir=out.parent, prefix=".saving-", suffix=out.suffix)
    except OSError as error:
        raise FileRefusedError(_sentence(error, out)) from error
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            write(stream)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(out)
    except OSError as error:
        raise FileRefusedError(_sentence(error, out)) from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _as_csv(write: Callable[[BinaryIO], object], out: BinaryIO) -> None:
    # The library is imported when first needed: the window starts without it.
    from nscp_desktop.spreadsheets.csv_twin import write_csv_twin

    workbook = BytesIO()
    write(workbook)
    write_csv_twin(workbook.getvalue(), out)


def _sentence(error: OSError, out: Path) -> str:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return f"The folder {out.parent} does not exist. Choose another place, then save {out.name} again."
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return no_room(out)
    if error.errno == errno.EROFS:
        return f"{out.parent} can only be read. Choose another place, then save {out.name} again."
    if error.errno == errno.ENAMETOOLONG:
        return f"The name {out.name[:40]}… is too long. Choose a shorter name, then save again."
    return (
        f"{out.name} could not be saved. It may be open in another program, or you may not have the right to write "
        f"in {out.parent}. Close it or choose another place, then save again."
    )
