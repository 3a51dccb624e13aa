"""Remembering the key of a record file on this computer, in the system's own safe for passwords."""

import sys
from pathlib import Path

import keyring
from keyring.errors import KeyringError

from nscp_desktop.storage import keys

_SERVICE = "nscp_desktop"
# What the safes of Linux and Windows raise past keyring's own errors; looked up by name, for only one of them is there.
_RAISED_BY_SAFES = (
    ("secretstorage.exceptions", "SecretStorageException"),
    ("jeepney.wrappers", "DBusErrorResponse"),
    ("win32ctypes.pywin32.pywintypes", "error"),
    ("pywintypes", "error"),
)


def can_remember() -> bool:
    """Whether this computer has a safe for passwords that can be used."""
    try:
        return keyring.get_keyring().priority >= 1
    except _failures():
        return False


def remember(path: Path, key: bytes) -> bool:
    """Keep the key of a file; False when it cannot be kept."""
    try:
        keyring.set_password(_SERVICE, _name(path), key.hex())
    except _failures():
        return False
    return True


def recall(path: Path) -> bytes | None:
    """Return the remembered key of a file, None when there is none or it no longer opens the file."""
    try:
        found = keyring.get_password(_SERVICE, _name(path))
        key = bytes.fromhex(found) if found else None
    except _failures():
        return None
    except ValueError:
        return None
    return key if key is not None and keys.fits(path, key) else None


def forget(path: Path) -> None:
    """Forget the key of a file; nothing happens when there is none."""
    try:
        keyring.delete_password(_SERVICE, _name(path))
    except _failures():
        return


def _failures() -> tuple[type[Exception], ...]:
    """Return every kind of failure that a safe for passwords may answer with."""
    kinds = (getattr(sys.modules.get(module), name, None) for module, name in _RAISED_BY_SAFES)
    return (KeyringError, OSError, RuntimeError, *(kind for kind in kinds if kind is not None))


def _name(path: Path) -> str:
    """Return the name under which a key is kept: the salt, which tells nothing, and changes with the password."""
    return keys.salt_of(path).hex()
