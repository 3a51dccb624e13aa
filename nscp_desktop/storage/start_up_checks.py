"""Is the database engine the one that the program was built and tested with?"""

from collections.abc import Collection
from functools import cache

from sqlcipher3 import dbapi2

from nscp_desktop.domain.errors import NscpError

# What the pinned sqlcipher3 brings. Older ones have known faults in the journal and the backup.
OLDEST_SQLITE = (3, 53, 0)
OLDEST_SQLCIPHER = (4, 19, 0)
NEEDED_OPTIONS = ("HAS_CODEC", "TEMP_STORE=2", "THREADSAFE=1")
_INSTALL_AGAIN = "Install the program again: nothing was opened or changed."


class UnsoundEngineError(NscpError):
    """The database engine is older or other than the one that the program needs."""


@cache
def refuse_unsound_engine() -> None:
    """Look at the engine once in each run.

    Raises UnsoundEngineError.
    """
    connection = dbapi2.connect(":memory:")
    try:
        options = [row[0] for row in connection.execute("PRAGMA compile_options")]
        cipher = connection.execute("PRAGMA cipher_version").fetchone()
    finally:
        connection.close()
    check_engine(dbapi2.sqlite_version, str(cipher[0]) if cipher else "", options)


def check_engine(sqlite: str, cipher: str, options: Collection[str]) -> None:
    """Check versions like "3.53.4" and "4.19.0 community", and the options that the engine was built with.

    Raises UnsoundEngineError.
    """
    if not cipher:
        raise UnsoundEngineError(f"The part that encrypts record files (SQLCipher) is missing. {_INSTALL_AGAIN}")
    if _numbers(sqlite) < OLDEST_SQLITE:
        raise UnsoundEngineError(
            f"The database engine is SQLite {sqlite}, and the program needs {_words(OLDEST_SQLITE)}. {_INSTALL_AGAIN}"
        )
    if _numbers(cipher) < OLDEST_SQLCIPHER:
        raise UnsoundEngineError(
            f"The part that encrypts record files is SQLCipher {cipher}, and the program needs "
            f"{_words(OLDEST_SQLCIPHER)}. {_INSTALL_AGAIN}"
        )
    missing = [option for option in NEEDED_OPTIONS if option not in options]
    if missing:
        raise UnsoundEngineError(
            f"The database engine was built without {', '.join(missing)}, so it could leave readable traces or mix up "
            f"threads. {_INSTALL_AGAIN}"
        )


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) if part.isdigit() else 0 for part in version.split(" ")[0].split("."))


def _words(version: tuple[int, ...]) -> str:
    return ".".join(str(part) for part in version)
