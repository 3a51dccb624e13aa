"""Checking a record file of any schema, in a way that can be given up half-way."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError
from sqlcipher3 import dbapi2

from nscp_desktop.domain.errors import StoppedError
from nscp_desktop.storage import check, history_chain
from nscp_desktop.storage.migrate import refuse_two_versions
from nscp_desktop.storage.schema import SCHEMA_VERSION

# Some milliseconds of work of the engine.
_STEPS_BETWEEN_LOOKS = 50_000


def problems(connection: Connection, *, full: bool, stop: threading.Event | None = None) -> list[str]:
    """Return what is wrong, one sentence each; empty when the file is sound.

    Of a file that an older program made: what can be told without what it should contain.

    Raises DamagedError when its head and its content are of two versions, StoppedError when `stop` was set meanwhile.
    """
    with _until(connection, stop):
        if connection.exec_driver_sql("PRAGMA user_version").scalar_one() < SCHEMA_VERSION:
            return _problems_of_older(connection, full=full)
        return check.problems(connection, full=full)


def _problems_of_older(connection: Connection, *, full: bool) -> list[str]:
    found = check.damage(connection, full=full)
    if found:
        return found
    refuse_two_versions(connection)
    return check.loose_ends(connection) + (history_chain.problems(connection) if _has_history(connection) else [])


def _has_history(connection: Connection) -> bool:
    named = "SELECT count(*) FROM sqlite_schema WHERE name = 'history_batch'"
    return bool(connection.exec_driver_sql(named).scalar_one())


@contextmanager
def _until(connection: Connection, stop: threading.Event | None) -> Iterator[None]:
    if stop is None:
        yield
        return
    driver: Any = connection.connection.driver_connection
    driver.set_progress_handler(stop.is_set, _STEPS_BETWEEN_LOOKS)
    try:
        yield
        is_over = stop.is_set()
    except (DatabaseError, dbapi2.DatabaseError) as error:
        if stop.is_set():
            raise StoppedError from error
        raise
    finally:
        driver.set_progress_handler(None, 0)
    if is_over:
        # Between two looks at the file the engine has nothing to break off.
        raise StoppedError
