"""What the database driver says, as sentences for people."""

from pathlib import Path

from sqlalchemy.exc import IntegrityError
from sqlcipher3 import dbapi2

from nscp_desktop.domain.errors import DamagedError, FileRefusedError, NoRoomError, NotAllowedError, NscpError
from nscp_desktop.domain.holding import in_use
from nscp_desktop.storage.disk import no_room
from nscp_desktop.storage.lock import read_holder

_SENTENCES = (
    (
        "disk i/o error",
        "The drive that holds {name} could not be read or written, so nothing was saved. "
        "Check that it is connected and has room, then try again.",
    ),
    (
        "readonly database",
        "{name} may only be read, so nothing was saved. Copy it to a folder where you may write, and open the copy.",
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


def refusal_of(error: Exception, path: Path) -> NscpError:
    """Return the sentence for a failure of the driver."""
    said = str(error).casefold()
    if "database is locked" in said:
        return in_use(path.name, read_holder(path))
    if "malformed" in said or isinstance(error, UnicodeDecodeError):
        return DamagedError(f"{path.name} is damaged. It was left as it is. Open its newest backup.")
    if "disk is full" in said:
        return NoRoomError(f"Nothing was saved. {no_room(path)}")
    for words, sentence in _SENTENCES:
        if words in said:
            return FileRefusedError(sentence.format(name=path.name, folder=path.parent))
    if isinstance(error, IntegrityError | dbapi2.IntegrityError):
        return NotAllowedError(
            "That does not fit the rest of the record, so nothing was saved. Check what you entered."
        )
    return FileRefusedError(f"{path.name} could not be used, and nothing was saved. Close the program and try again.")
