"""A connection for a while, and a transaction that is never left open."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from sqlalchemy import Connection
from sqlcipher3 import dbapi2

from nscp_desktop.storage.engine import make_engine

_LEFT_OPEN = "a transaction was left open"


@contextmanager
def connected(path: Path, key: bytes | None) -> Iterator[Connection]:
    """Open a file, and close it again."""
    engine = make_engine(path, key=key)
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


@contextmanager
def transaction(connection: Connection, begin: str = "BEGIN IMMEDIATE") -> Iterator[None]:
    """Commit what is done here when it ends well, and roll it back otherwise."""
    if connection.info.pop(_LEFT_OPEN, False):
        _roll_back(connection)
    try:
        # The beginning may stand although it was told to have failed; left open, it would block all that follows.
        connection.exec_driver_sql(begin)
        yield
        connection.exec_driver_sql("COMMIT")
    except BaseException:
        _roll_back(connection)
        raise


def _roll_back(connection: Connection) -> None:
    """Roll back what is open; what even that is refused for is rolled back before the next transaction."""
    driver = cast(dbapi2.Connection, connection.connection.driver_connection)
    if driver.in_transaction:
        connection.info[_LEFT_OPEN] = True
        connection.exec_driver_sql("ROLLBACK")
        del connection.info[_LEFT_OPEN]


def lock_whole(connection: Connection) -> None:
    """Take the whole lock of the file, which an exclusive connection then keeps."""
    with transaction(connection, "BEGIN EXCLUSIVE"):
        pass
