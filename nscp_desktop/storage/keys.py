"""From a password to the key of a record file, with nothing stored beside the file.

The raw key is Argon2id over the password and the 16 bytes of salt that SQLCipher keeps at the head of the file.
"""

import secrets
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from sqlcipher3 import dbapi2

from nscp_desktop.domain.errors import DamagedHeadError, FileRefusedError
from nscp_desktop.domain.passwords import normal
from nscp_desktop.domain.recovery_code import KEY_BYTES, key_of
from nscp_desktop.storage.engine import uri_of
from nscp_desktop.storage.lock import held_key, is_held_here

SALT_BYTES = 16
_PLAIN_HEAD = b"SQLite format 3\x00"
# Numbered for ever: a file may have been protected with any of them. (MiB of memory, passes, lanes.)
# 192 MiB takes 0.46 s on two cores of 2020 and still fits a laptop with 4 GB.
PARAMETER_SETS = {1: (192, 3, 4)}
_KIBIBYTES = 1024


class WrongPasswordError(FileRefusedError):
    """The password or code does not open the file."""


def is_protected(path: Path) -> bool:
    """Whether a file is there that is not a plain record: one with a password, as far as can be seen from outside."""
    return salt_of(path) != _PLAIN_HEAD


def salt_of(path: Path) -> bytes:
    """Return the first 16 bytes of a file: the salt, or the words at the head of a plain one.

    Raises FileRefusedError when it cannot be read.
    """
    if is_held_here(path):
        # Opening and closing a file that is held gives up its lock.
        key = held_key(path)
        return _PLAIN_HEAD if key is None else key[-SALT_BYTES:]
    try:
        with path.open("rb") as stream:
            return stream.read(SALT_BYTES)
    except OSError as error:
        raise FileRefusedError(f"{path.name} cannot be read: {error.strerror}.") from error


def new_key(password: str) -> bytes:
    """Return the key and a new salt, 48 bytes, for a password."""
    return derive(password, secrets.token_bytes(SALT_BYTES), max(PARAMETER_SETS))


def derive(password: str, salt: bytes, parameter_set: int) -> bytes:
    """Return the key and its salt, 48 bytes. It takes about half a second and as much memory as the set says."""
    # Imported here: plain files never need it.
    from argon2.low_level import Type, hash_secret_raw

    memory, passes, lanes = PARAMETER_SETS[parameter_set]
    secret = normal(password).encode()
    return hash_secret_raw(secret, salt, passes, memory * _KIBIBYTES, lanes, KEY_BYTES, Type.ID) + salt


def find_key(path: Path, password: str, other_salts: Iterable[bytes] = ()) -> bytes:
    """Return the key and salt, 48 bytes, that open a file with a password; the file is not touched.

    `other_salts` are those of its backups: where one of them fits, the head of the file is damaged.

    Raises WrongPasswordError, which does not say what is wrong, and DamagedHeadError when the head is damaged.
    """
    salt = salt_of(path)
    for number in sorted(PARAMETER_SETS, reverse=True):
        key = derive(password, salt, number)
        if fits(path, key):
            return key
        for other in {bytes(found) for found in other_salts} - {salt}:
            key = derive(password, other, number)
            if fits(path, key):
                raise _damaged_head(path, key)
    raise wrong_password(path)


def wrong_password(path: Path) -> WrongPasswordError:
    """Return the refusal for a password that does not open a file; it does not say what is wrong with it."""
    return WrongPasswordError(
        f"This password does not open {path.name}. Look whether caps lock is on and which keyboard is set, then try "
        "again, or use the recovery sheet."
    )


def key_from_code(path: Path, code: str, other_salts: Iterable[bytes] = ()) -> bytes:
    """Return the key and salt, 48 bytes, that open a file with the code of its recovery sheet and nothing else.

    Raises NotAllowedError when the code is mistyped, WrongPasswordError when it is another file's or from before the
    password was changed, DamagedHeadError when the head of the file is damaged.
    """
    key, salt = key_of(code), salt_of(path)
    if fits(path, key + salt):
        return key + salt
    for other in set(other_salts) - {salt}:
        if fits(path, key + other):
            raise _damaged_head(path, key + other)
    raise WrongPasswordError(
        f"This code is read well, but it does not open {path.name}. It may belong to another file, or to the time "
        "before the password was changed. If the file is damaged, one of its backups may open with it."
    )


def fits(path: Path, key: bytes) -> bool:
    """Whether a key and salt open a file. Nothing is written, and a record that is open elsewhere is not disturbed."""
    if is_held_here(path):
        return held_key(path) == key
    if _reads(path, key):
        return True
    journal = path.with_name(path.name + "-journal")
    if not (journal.exists() and journal.stat().st_size):
        return False
    # After a power cut the first page can be half written; the journal mends it, here in a copy.
    with tempfile.TemporaryDirectory() as folder:
        for part in (path, journal):
            shutil.copyfile(part, Path(folder) / part.name)
        return _reads(Path(folder) / path.name, key, mend=True)


def _reads(path: Path, key: bytes, *, mend: bool = False) -> bool:
    how = "mode=rw" if mend else "mode=ro&immutable=1"
    connection = dbapi2.connect(f"{uri_of(path)}?{how}", uri=True, isolation_level=None)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except dbapi2.DatabaseError:
        return False
    finally:
        connection.close()
    return True


def _damaged_head(path: Path, key: bytes) -> DamagedHeadError:
    return DamagedHeadError(
        f"The password is right, but the beginning of {path.name} is damaged. Nothing was changed. Go on with the "
        "newest backup that is sound.",
        key,
    )
