"""The one place where a connection to a record file is made, plain or encrypted."""

from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Engine, create_engine
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from nscp_desktop.domain.errors import FileRefusedError

LOCK_WAIT_SECONDS = 2.0

# Why these: simulated power cuts lost the last saved record under the usual settings (DELETE journal with FULL,
# or WAL), and lost none under TRUNCATE with EXTRA.
_SETTINGS: dict[str, int | str] = {
    "journal_mode": "truncate",
    "synchronous": 3,
    "locking_mode": "exclusive",
    "foreign_keys": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "mmap_size": 0,
    "recursive_triggers": 1,
    "secure_delete": 1,
    "temp_store": 2,
    # 64 MiB at most: pages of a protected record are deciphered once, not again for every look.
    "cache_size": -65536,
}
_SILENT_WHEN_UNSUPPORTED = {"mmap_size"}


def connect(path: Path, *, key: bytes | None = None, read_only: bool = False) -> dbapi2.Connection:
    """Open one connection with the settings that keep what was saved, and read each of them back.

    `key` is SQLCipher's raw key, 32 bytes, or those and the 16 bytes of the file's salt; None for a plain file.

    Raises FileRefusedError when a setting does not hold.
    """
    mode = "ro" if read_only else "rwc"
    connection = dbapi2.connect(
        f"{uri_of(path)}?mode={mode}",
        uri=True,
        timeout=LOCK_WAIT_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        if key is not None:
            # SQLCipher would otherwise write to the terminal whatever does not fit.
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        for name, value in _SETTINGS.items():
            _apply(connection, name, value, read_only=read_only)
    except BaseException:
        connection.close()
        raise
    return connection


def uri_of(path: Path) -> str:
    """Return a path as SQLite reads it: `file:///C:/a%20b.nscp`, and four slashes before a network share."""
    plain = path.absolute().as_posix()
    return f"file://{'' if plain.startswith('/') else '/'}{quote(plain, safe='/:', errors='surrogateescape')}"


def make_engine(path: Path, *, key: bytes | None = None, read_only: bool = False) -> Engine:
    """Return an engine that holds exactly one connection to the file. The key never stands in a URL."""

    def creator() -> dbapi2.Connection:
        return connect(path, key=key, read_only=read_only)

    return create_engine(
        "sqlite://",
        module=dbapi2,
        creator=creator,
        poolclass=StaticPool,
        isolation_level="AUTOCOMMIT",
        pool_reset_on_return=None,
    )


def _apply(connection: Any, name: str, value: int | str, *, read_only: bool) -> None:
    if read_only and name in {"journal_mode", "locking_mode"}:
        return
    connection.execute(f"PRAGMA {name} = {value}")
    row = connection.execute(f"PRAGMA {name}").fetchone()
    if row is None and name in _SILENT_WHEN_UNSUPPORTED:
        return
    if row is None or row[0] != value:
        raise FileRefusedError(
            f"The record file cannot be opened safely here: the setting {name} does not hold. "
            "Install the program again, or move the file to a drive of this computer."
        )
