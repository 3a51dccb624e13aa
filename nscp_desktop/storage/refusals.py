"""What the database driver says, as sentences for people."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DatabaseError, IntegrityError
from sqlcipher3 import dbapi2

from nscp_desktop.domain.errors import (
    DamagedError,
    FileRefusedError,
    NoRoomError,
    NotAllowedError,
    NscpError,
    UnsureError,
)
from nscp_desktop.domain.holding import in_use
from nscp_desktop.storage.disk import no_room
from nscp_desktop.storage.lock import read_holder

_SENTENCES = (
    (
        "disk i/o error",
        "The drive that holds {name} in {folder} could not be read or written{unsaved}. "
        "Check that it is connected and has room, then try again.",
    ),
    (
        "readonly database",
        "{name} may only be read{unsaved}. Copy it to a folder where you may write, and open the copy.",
    ),
    (
        "unable to open database file",
        "{name} cannot be opened for writing in {folder}. Choose a folder where you may write.",
    ),
    (
        "not a database",
        "{name} is not a training record of this program, or it is protected by a password.",
    ),
)


def refusal_of(error: Exception, path: Path, *, is_saving: bool = True) -> NscpError:
    """Return the sentence for a failure of the driver; only when something was to be saved it says that it was not."""
    said = str(error).casefold()
    if "database is locked" in said:
        return in_use(path.name, read_holder(path))
    if "malformed" in said or isinstance(error, UnicodeDecodeError):
        return DamagedError(f"{path.name} is damaged. It was left as it is. Open its newest backup.")
    if "disk is full" in said:
        return NoRoomError(f"Nothing was saved. {no_room(path)}")
    for words, sentence in _SENTENCES:
        if words in said:
            unsaved = ", so nothing was saved" if is_saving else ""
            return FileRefusedError(sentence.format(name=path.name, folder=path.parent, unsaved=unsaved))
    if isinstance(error, IntegrityError | dbapi2.IntegrityError):
        return NotAllowedError(
            "That does not fit the rest of the record, so nothing was saved. Check what you entered."
        )
    unsaved = ", and nothing was saved" if is_saving else ""
    return FileRefusedError(f"{path.name} could not be used{unsaved}. Close the program and try again.")


def unsure(path: Path) -> UnsureError:
    """Return the sentence for something that is in the file although the drive failed while it was stored."""
    return UnsureError(
        f"The drive that holds {path.name} in {path.parent} failed at the very end of saving. What you did is in the "
        "record now, so do not do it again, but it may not last. Make a backup, and check the drive and its room."
    )


@contextmanager
def refusing(path: Path, *, is_saving: bool = True) -> Iterator[None]:
    """Turn what the driver says into a sentence."""
    try:
        yield
    # The driver stumbles over its own message when that names a damaged part of the file.
    except (DatabaseError, dbapi2.DatabaseError, UnicodeDecodeError) as error:
        raise refusal_of(error, path, is_saving=is_saving) from error
    except OSError as error:
        raise FileRefusedError(
            f"{path.name} cannot be used in {path.parent}: {error.strerror}. Choose another name or place."
        ) from error
