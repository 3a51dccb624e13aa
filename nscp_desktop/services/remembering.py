"""Remembering the key of a record file on this computer, in the system's own safe for passwords."""

from pathlib import Path

import keyring
from keyring.errors import KeyringError

from nscp_desktop.storage import keys

_SERVICE = "nscp_desktop"


def can_remember() -> bool:
    """Whether this computer has a safe for passwords that can be used."""
    try:
        return keyring.get_keyring().priority >= 1
    except (KeyringError, RuntimeError):
        return False


def remember(path: Path, key: bytes) -> bool:
    """Keep the key of a file; False when it cannot be kept."""
    try:
        keyring.set_password(_SERVICE, _name(path), key.hex())
    except (KeyringError, OSError, RuntimeError):
        return False
    return True


def recall(path: Path) -> bytes | None:
    """Return the remembered key of a file, None when there is none or it no longer opens the file."""
    try:
        found = keyring.get_password(_SERVICE, _name(path))
        key = bytes.fromhex(found) if found else None
    except (KeyringError, OSError, RuntimeError, ValueError):
        return None
    return key if key is not None and keys.fits(path, key) else None


def forget(path: Path) -> None:
    """Forget the key of a file; nothing happens when there is none."""
    try:
        keyring.delete_password(_SERVICE, _name(path))
    except (KeyringError, OSError, RuntimeError):
        return


def _name(path: Path) -> str:
    """Return the name under which a key is kept: the salt, which tells nothing, and changes with the password."""
    return keys.salt_of(path).hex()
