"""One agency's record file: create, open, read, change, check, copy, lock."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import cast

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DatabaseError, IntegrityError
from sqlcipher3 import dbapi2

from nscp_desktop.domain.errors import DamagedError, FileRefusedError, LockedError
from nscp_desktop.domain.history import BatchKind
from nscp_desktop.domain.holding import UnreachableError
from nscp_desktop.domain.workplace import Workplace
from nscp_desktop.storage import history_chain
from nscp_desktop.storage.copying import Copied, Copies
from nscp_desktop.storage.disk import keep_name, remove_quietly
from nscp_desktop.storage.engine import make_engine
from nscp_desktop.storage.identity import Identity
from nscp_desktop.storage.lock import hold, let_go, refuse_held, refuse_held_here, refuse_taken_over, this_holder
from nscp_desktop.storage.naming import name_record, new_record_id
from nscp_desktop.storage.refusals import refusing, unsure
from nscp_desktop.storage.schema import SCHEMA_VERSION
from nscp_desktop.storage.start_up_checks import refuse_unsound_engine
from nscp_desktop.storage.strangers import HEADER, SUFFIX, refuse_numbers, refuse_other_things
from nscp_desktop.storage.transactions import connected, lock_whole, transaction
from nscp_desktop.storage.turns import Turns
from nscp_desktop.storage.unit_of_work import UnitOfWork
from nscp_desktop.storage.workplace import here

__all__ = ["SUFFIX", "RecordFile"]


class RecordFile:
    """An open record file: one connection, one writer, no transaction left open between calls.

    `key` is SQLCipher's raw key, 32 bytes, and the 16 bytes of the file's salt; None for a file without a password.
    """

    def __init__(self, path: Path, *, key: bytes | None, read_only: bool, workplace: Workplace) -> None:
        self.path = path
        self.read_only = read_only
        self._identity = Identity(path)
        self._held: tuple[int, int] | None = None
        self.workplace = workplace
        self._key = key
        self._one_at_a_time = Turns()
        self._copies = Copies(self._one_at_a_time)
        self._is_stuck = False
        self._engine: Engine | None = None
        self._open: Connection | None = None
        self._connect()

    @classmethod
    def create(
        cls,
        path: Path,
        *,
        key: bytes | None = None,
        workplace: Workplace | None = None,
        begin: Callable[[RecordFile], None] | None = None,
    ) -> RecordFile:
        """Create a record file of the newest schema and open it; empty but for what `begin` writes into it.

        It is built under a temporary name beside the place it goes to, so that no half-made file is left.

        Raises FileRefusedError when something is there already, or the folder cannot be written.
        """
        with refusing(path):
            is_taken, has_folder = path.exists(), path.parent.is_dir()
        if is_taken:
            raise FileRefusedError(f"{path.name} is there already. Choose another name, or open that file instead.")
        if not has_folder:
            raise FileRefusedError(f"The folder {path.parent} does not exist. Choose another place for {path.name}.")
        unfinished = path.with_name(f".{path.name}.{os.getpid()}.new")
        try:
            with refusing(path), connected(unfinished, key) as connection:
                from nscp_desktop.storage.migrate import upgrade

                connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
                with transaction(connection):
                    upgrade(connection)
                    name_record(connection, new_record_id())
            if begin is not None:
                first = cls.open(unfinished, key=key, workplace=workplace)
                try:
                    begin(first)
                finally:
                    first.close()
            with refusing(path):
                unfinished.replace(path)
                keep_name(path.parent)
        finally:
            remove_quietly(unfinished, unfinished.with_name(unfinished.name + "-journal"))
        return cls.open(path, key=key, workplace=workplace)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        key: bytes | None = None,
        read_only: bool = False,
        take_over: bool = False,
        workplace: Workplace | None = None,
    ) -> RecordFile:
        """Open an existing record file as it is; `needs_upgrade` says whether an older program made it.

        With `take_over` a file that another computer did not close is opened all the same.

        Raises FileRefusedError when it is missing, not ours, newer than this program or damaged, InUseError when
        somebody has it open, HeldElsewhereError when another computer did not close it.
        """
        refuse_held_here(path)
        with refusing(path, is_saving=False):
            refuse_other_things(path, key)
            record_file = cls(path, key=key, read_only=read_only, workplace=workplace or here())
            try:
                record_file._refuse_strangers(take_over=take_over)
            except BaseException:
                record_file.close()
                raise
        return record_file

    @property
    def key(self) -> bytes | None:
        """The raw key and salt; None for a file without a password, and while the file is locked."""
        return self._key

    @property
    def is_protected(self) -> bool:
        """Whether the file has a password; answered from the file itself, so also while it is locked."""
        if self._open is not None:
            # Opening and closing the file a second time would give up the lock on it.
            return self._key is not None
        with refusing(self.path), self.path.open("rb") as stream:
            return not stream.read(len(HEADER)).startswith(HEADER)

    @property
    def is_locked(self) -> bool:
        """Whether the file is closed and its key forgotten until `unlock`."""
        return self._open is None

    @property
    def record_id(self) -> str:
        """The record's own name, the same in every copy of it; empty before the upgrade that gives it one."""
        with self._using():
            return "" if self.needs_upgrade else history_chain.record_id(self._connection)

    @property
    def needs_upgrade(self) -> bool:
        """Whether an older program made this file, so that `upgrade` has to come before anything else."""
        with refusing(self.path, is_saving=False):
            return self._version() < SCHEMA_VERSION

    def close(self) -> None:
        """Close the file. Nothing is lost: whatever was said to be saved is on the disk already.

        Closing it again does nothing.
        """
        with self._one_at_a_time:
            if self._open is None:
                return
            try:
                if not self.read_only and not self._open.closed:
                    # Takes the emptied journal away, so that the record is one file and nothing beside it.
                    with suppress(DatabaseError):
                        self._open.exec_driver_sql("PRAGMA journal_mode = DELETE")
            finally:
                # Whatever went wrong: a file that stays held can be opened by nobody until the program ends.
                self._disconnect()

    def lock(self) -> None:
        """Close the file and forget its key, until `unlock`."""
        with self._one_at_a_time:
            self.close()
            self._key = None

    def unlock(self, key: bytes | None) -> None:
        """Open the file again after `lock`, with the key that it has now.

        Raises FileRefusedError as `open` does; the file then stays locked.
        """
        with self._one_at_a_time, refusing(self.path, is_saving=False):
            refuse_other_things(self.path, key)
            self._key = key
            self._connect()
            try:
                self._refuse_strangers()
            except BaseException:
                self.lock()
                raise

    @contextmanager
    def reading(self) -> Iterator[UnitOfWork]:
        """Give a view of the record that does not change while it is used.

        Raises LockedError while the file is locked.
        """
        with self._using(), transaction(self._connection, "BEGIN"):
            yield UnitOfWork(self._connection)

    @contextmanager
    def changing(
        self, title: str, *, reason: str = "", kind: BatchKind = BatchKind.CHANGE, of: int | None = None
    ) -> Iterator[UnitOfWork]:
        """Give a unit of work that is stored as a whole when it ends well, and not at all otherwise.

        It is one batch of the history, called `title` in words; when it changes nothing there is none.

        Raises FileRefusedError when it cannot be stored, UnsureError when it is stored but may not last, LockedError
        while the file is locked.
        """
        if self.read_only:
            raise FileRefusedError(f"{self.path.name} is open for reading only, so nothing can be changed.")
        with self._using(is_saving=True), self._own_write():
            sequence = 0
            try:
                with transaction(self._connection):
                    unit = UnitOfWork(self._connection)
                    sequence = unit.history.begin(title, self.workplace, reason=reason, kind=kind, of=of)
                    yield unit
                    unit.history.seal(sequence)
            except (DatabaseError, dbapi2.DatabaseError) as error:
                if self._stands(sequence):
                    raise unsure(self.path) from error
                raise

    def upgrade(self) -> None:
        """Bring the file to the newest schema, whole or not at all.

        Raises FileRefusedError when anything that was in it would not be there afterwards.
        """
        from nscp_desktop.storage.migrate import bring_over

        with self._using(is_saving=True), self._own_write():
            self._connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
            try:
                with transaction(self._connection):
                    bring_over(self._connection, self.workplace, new_record_id())
            finally:
                self._connection.exec_driver_sql("PRAGMA foreign_keys = ON")

    def copy_to(self, out: Path, *, checked: bool = False) -> Copied:
        """Write the record as it is at the end into a new file, with its key and salt, and return what that holds.

        Others can read and save meanwhile. With `checked` the copy is checked as a record is at opening.

        Raises FileRefusedError when there is a file already or it cannot be written; nothing is left then.
        """
        with refusing(out):
            return self._copies.copy_to(out, self._renewed, checked=checked)

    def refuse_if_replaced(self) -> None:
        """Refuse when the file on the disk is no longer the one that is open, or somebody else writes it by now.

        It is cheap, and safe from any thread.

        Raises ReplacedError.
        """
        if self._open is not None:
            self._identity.refuse_if_replaced()
            if self._held is not None:
                refuse_taken_over(self.path, self.workplace.computer)

    @contextmanager
    def alone(self) -> Iterator[dbapi2.Connection]:
        """Give the driver's own connection, outside any transaction, while nothing else reads or writes."""
        with self._using():
            yield cast(dbapi2.Connection, self._connection.connection.driver_connection)

    def problems(self, *, full: bool = False, stop: threading.Event | None = None) -> list[str]:
        """Check the file and return what is wrong with it, one sentence each; empty when it is sound.

        Without `full` it is the check at opening: pages, links, schema, the newest part of the history. Raises
        StoppedError once `stop` is set.
        """
        from nscp_desktop.storage.checking import problems

        try:
            with self._using():
                found = problems(self._connection, full=full, stop=stop)
        except DamagedError as error:
            if not isinstance(error.__cause__, DatabaseError | dbapi2.DatabaseError | UnicodeDecodeError):
                raise
            # Where even the check cannot go on, the engine ends it with an error instead of a sentence.
            return ["The file is damaged: a part of it cannot be read."]
        # A page that could not be read has spoilt the connection of a protected file, also when the check went on.
        self._is_stuck = self._is_stuck or (bool(found) and self._key is not None)
        return found

    def vacuum(self) -> None:
        """Write the file anew without what was deleted from it."""
        with self._using(is_saving=True), self._own_write():
            self._copies.break_off()
            self._connection.exec_driver_sql("VACUUM")

    @property
    def _connection(self) -> Connection:
        if self._open is None:
            raise LockedError(f"{self.path.name} is locked. Unlock it with the password first.")
        return self._open

    def _connect(self) -> None:
        refuse_unsound_engine()
        self._engine = make_engine(self.path, key=self._key, read_only=self.read_only)
        self._open = self._engine.connect()

    @contextmanager
    def _using(self, *, is_saving: bool = False) -> Iterator[None]:
        """Use the connection alone."""
        with refusing(self.path, is_saving=is_saving), self._renewed():
            yield

    @contextmanager
    def _renewed(self) -> Iterator[tuple[Connection, bytes | None]]:
        """Use a sound connection alone: a protected file of which a page could not be read needs a new one then."""
        with self._one_at_a_time:
            if self._is_stuck:
                self._connect_anew()
            try:
                yield self._connection, self._key
            except (DatabaseError, dbapi2.DatabaseError) as error:
                fits = isinstance(error, IntegrityError | dbapi2.IntegrityError)
                self._is_stuck = self._key is not None and not fits and self._open is not None
                raise

    def _connect_anew(self) -> None:
        driver = cast(dbapi2.Connection, self._connection.connection.driver_connection)
        if driver.in_transaction:
            return
        self.refuse_if_replaced()
        self._copies.break_off()
        self._connection.close()
        if self._engine is not None:
            self._engine.dispose()
        self._connect()
        if not self.read_only:
            lock_whole(self._connection)
        self._is_stuck = False
        self._identity.remember()

    def _disconnect(self) -> None:
        self._copies.break_off()
        connection, engine, self._open, self._engine = self._open, self._engine, None, None
        try:
            if connection is not None:
                connection.close()
            if engine is not None:
                engine.dispose()
        finally:
            if self._held is not None:
                let_go(self.path, self._held)
                self._held = None

    def _version(self) -> int:
        with self._one_at_a_time:
            return cast(int, self._connection.exec_driver_sql("PRAGMA user_version").scalar())

    def _refuse_strangers(self, *, take_over: bool = False) -> None:
        if not self.read_only:
            # Takes the whole lock at once, so that a second program is refused here and not one of them at a save.
            lock_whole(self._connection)
        ours = cast(int, self._connection.exec_driver_sql("PRAGMA application_id").scalar())
        refuse_numbers(self.path, ours, self._version())
        if not self.read_only:
            refuse_held(self.path, self.workplace.computer, take_over=take_over)
            self._held = hold(self.path, this_holder(self.workplace), self._key)
        self._identity = Identity(self.path)
        self._identity.remember()

    @contextmanager
    def _own_write(self) -> Iterator[None]:
        """Refuse to write when the file was replaced, before and again after: what went elsewhere is not saved."""
        self.refuse_if_replaced()
        with self._identity.own_write():
            try:
                yield
            except BaseException:
                # What a failed commit left half-written is taken back at the next look, which writes the file again.
                with suppress(DatabaseError):
                    self._version()
                raise
        # What the drive took is saved, also when it does not answer this question.
        with suppress(UnreachableError):
            self.refuse_if_replaced()

    def _stands(self, sequence: int) -> bool:
        """Whether a step is in the file although the drive complained when it was stored; read from the file anew."""
        try:
            with transaction(self._connection, "BEGIN"):
                return UnitOfWork(self._connection).history.batch(sequence) is not None
        except DatabaseError:
            return False
