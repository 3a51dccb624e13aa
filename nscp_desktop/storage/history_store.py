"""The history in one transaction: what was done, by whom, and what it changed."""

import json
import secrets
from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, not_, or_, select, update

from nscp_desktop.domain import history
from nscp_desktop.domain.history import Batch, BatchKind, Change, Operation, Step
from nscp_desktop.domain.workplace import Workplace
from nscp_desktop.storage import history_chain
from nscp_desktop.storage.columns import metadata
from nscp_desktop.storage.schema_keeping import history_batch, history_change

UNDO_LOOKS_BACK = 10_000
_SALT_BYTES = 16


class HistoryStore:
    """The history in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def begin(
        self, title: str, workplace: Workplace, *, reason: str = "", kind: BatchKind = BatchKind.CHANGE,
        of: int | None = None,
    ) -> int:  # fmt: skip
        """Open the batch that everything changed in this transaction belongs to, and return its sequence."""
        salt = secrets.token_bytes(_SALT_BYTES)
        newest = self._db.execute(select(func.max(history_batch.c.sequence))).scalar() or 0
        self._db.execute(
            history_batch.insert().values(
                sequence=newest + 1,
                kind=kind.value,
                of_sequence=of,
                title=title,
                reason=reason,
                words_salt=salt,
                words_digest=history_chain.words_digest(salt, title, reason),
                who=workplace.who,
                computer=workplace.computer,
                program=workplace.program,
                at=workplace.now().isoformat(),
            )
        )
        return int(newest) + 1

    def retitle(self, title: str) -> None:
        """Give the open batch another title, now that it is known what was done."""
        row = self._db.execute(
            select(history_batch.c.words_salt, history_batch.c.reason).where(history_batch.c.head.is_(None))
        ).one()
        digest = history_chain.words_digest(row.words_salt, title, row.reason)
        values = {"title": title, "words_digest": digest}
        self._db.execute(update(history_batch).where(history_batch.c.head.is_(None)).values(**values))

    def seal(self, sequence: int) -> bool:
        """Chain the open batch; return False when nothing was changed and there is no batch."""
        return history_chain.seal(self._db, sequence)

    def head(self) -> str:
        """Return the head of the chain, 64 hexadecimal digits."""
        return history_chain.newest_head(self._db)

    def find_head(self, head: str) -> Batch | None:
        """Return the newest batch whose head begins with this, None when there is none."""
        wanted = head.strip().casefold()
        if not wanted:
            return None
        c = history_batch.c
        query = select(history_batch).where(c.head >= wanted, c.head < wanted + "g").order_by(c.sequence.desc())
        return next(self._batches(query.limit(1)), None)

    def batch(self, sequence: int) -> Batch | None:
        """Return one batch, None when there is none."""
        return next(self._batches(select(history_batch).where(history_batch.c.sequence == sequence)), None)

    def batches(self, limit: int | None = None, before: int | None = None) -> tuple[Batch, ...]:
        """Return batches, newest first; `before` a sequence, at most `limit`."""
        query = select(history_batch).where(history_batch.c.head.is_not(None))
        if before is not None:
            query = query.where(history_batch.c.sequence < before)
        return tuple(self._batches(query.order_by(history_batch.c.sequence.desc()).limit(limit)))

    def batches_in(self, sequences: Collection[int]) -> dict[int, Batch]:
        """Return batches by their numbers; those that there are not are left out."""
        query = select(history_batch).where(history_batch.c.sequence.in_(sequences))
        return {batch.sequence: batch for batch in self._batches(query)}

    def removed_rows(self, tables: Collection[str]) -> tuple[Change, ...]:
        """Return every removal from some tables that has not been erased, oldest first: what had a name before."""
        c = history_change.c
        return self._changes(c.table_name.in_(tables), c.operation == "delete", c.salt.is_not(None))

    def titles(self, table: str) -> tuple[tuple[str, str], ...]:
        """Return the key and the title, name or number of every present row of a table that has one."""
        c = metadata.tables[table].c
        named = next(c[column] for column in ("title", "name", "number") if column in c)
        query = select(c.id, named)
        return tuple((str(own), str(name)) for own, name in self._db.execute(query))

    def changes(self, sequence: int, most: int | None = None) -> tuple[Change, ...]:
        """Return the changes of one batch in the order in which they were made, at most `most`."""
        return self._changes(history_change.c.batch == sequence, most=most)

    def changes_about(self, person_id: int) -> tuple[Change, ...]:
        """Return every change to a person and to what belongs to them, oldest first."""
        return self._changes(history_change.c.person_id == person_id)

    def changes_of(self, table: str, row: str) -> tuple[Change, ...]:
        """Return every change to one row, oldest first."""
        return self._changes(history_change.c.table_name == table, history_change.c.row_key == row)

    def undo_target(self) -> Batch | None:
        """Return what undo would take back, None when there is nothing."""
        sequence = history.undo_target(self._steps())
        return self.batch(sequence) if sequence is not None else None

    def redo_target(self) -> Batch | None:
        """Return what redo would bring back, None when there is nothing."""
        sequence = history.redo_target(self._steps())
        return self.batch(sequence) if sequence is not None else None

    def undoing(self, sequence: int) -> Batch | None:
        """Return the newest batch that undid this one, None when nothing did."""
        c = history_batch.c
        query = select(history_batch).where(c.of_sequence == sequence, c.kind == BatchKind.UNDO.value)
        return next(self._batches(query.order_by(c.sequence.desc()).limit(1)), None)

    def deletions(self, since: datetime) -> tuple[Batch, ...]:
        """Return the batches since a time that deleted what somebody may look for in the bin, newest first.

        Undone ones, and those that were brought back, are left out.
        """
        rows = self._db.exec_driver_sql(
            "SELECT DISTINCT batch FROM history_change JOIN history_batch ON sequence = batch "
            "WHERE operation = 'delete' AND kind = 'change' AND at >= ? AND salt IS NOT NULL "
            "AND table_name IN ('person', 'attendance', 'exemption', 'evidence_file', 'session_file', 'checklist', "
            "'agency_action', 'assurance_file', 'reported_gap')",
            (since.isoformat(),),
        )
        gone = self._taken_back()
        found = (self.batch(batch) for batch in rows.scalars().all() if batch not in gone)
        return tuple(sorted((batch for batch in found if batch is not None), key=_sequence, reverse=True))

    def _taken_back(self) -> set[int]:
        """Return the batches that are not in effect: undone and not redone, or brought back by one that is."""
        rows = self._db.exec_driver_sql(
            "SELECT sequence, kind, of_sequence FROM history_batch WHERE of_sequence IS NOT NULL ORDER BY sequence"
        ).all()
        in_effect = {of: kind == BatchKind.REDO for _, kind, of in rows if kind != BatchKind.CHANGE}
        undone = {batch for batch, is_in_effect in in_effect.items() if not is_in_effect}
        return undone | {of for own, kind, of in rows if kind == BatchKind.CHANGE and own not in undone}

    def names(self) -> list[str]:
        """Return the names of those who did something, empty ones left out."""
        found = self._db.exec_driver_sql("SELECT DISTINCT who FROM history_batch WHERE who <> '' ORDER BY who")
        return [str(who) for who in found.scalars()]

    def tables(self, sequence: int) -> set[str]:
        """Return the names of the tables that a batch changed."""
        found = self._db.exec_driver_sql("SELECT DISTINCT table_name FROM history_change WHERE batch = ?", (sequence,))
        return set(found.scalars())

    def problems(self) -> list[str]:
        """Return what is wrong with the whole chain, one sentence each."""
        return history_chain.problems(self._db)

    def erase_person(self, person_id: int, names: tuple[str, ...] = ()) -> int:
        """Blank what the history holds about a person and return how many lines that were; the chain still verifies.

        Batches whose words hold one of `names`, and that changed something about the person, lose their words.
        Raises nothing when the history holds nothing about them.
        """
        run = self._db.exec_driver_sql
        open_batch = run("SELECT sequence FROM history_batch WHERE head IS NULL").scalar_one_or_none()
        if open_batch is not None:
            history_chain.digest_changes(self._db, open_batch)
        batches = run("SELECT DISTINCT batch FROM history_change WHERE person_id = ?", (person_id,)).scalars().all()
        blanked = run(
            "UPDATE history_change SET before = NULL, after = NULL, salt = NULL "
            # What was moved to somebody who is still here is theirs.
            "WHERE person_id = ? AND salt IS NOT NULL "
            "AND coalesce(json_extract(after, '$.person_id'), 0) NOT IN (SELECT id FROM person WHERE id <> ?)",
            (person_id, person_id),
        ).rowcount
        wanted = tuple(name.casefold() for name in names if name.strip())
        for batch in self._batches(select(history_batch).where(history_batch.c.sequence.in_(batches))):
            text = f"{batch.title} {batch.reason}".casefold()
            if batch.head and any(name in text for name in wanted):
                run(
                    "UPDATE history_batch SET title = NULL, reason = NULL, words_salt = NULL WHERE sequence = ?",
                    (batch.sequence,),
                )
        return int(blanked)

    def _steps(self) -> Iterator[Step]:
        c = history_batch.c
        wanted = select(c.sequence, c.kind, c.of_sequence, _is_aside()).where(c.head.is_not(None))
        for sequence, kind, of, aside in self._db.execute(wanted.order_by(c.sequence.desc()).limit(UNDO_LOOKS_BACK)):
            yield Step(sequence, BatchKind(kind), of, bool(aside))

    def _batches(self, query: Select[Any]) -> Iterator[Batch]:
        for row in self._db.execute(query).all():
            yield Batch(
                row.sequence,
                BatchKind(row.kind),
                row.of_sequence,
                row.title or "",
                row.reason or "",
                row.who,
                row.computer,
                row.program,
                datetime.fromisoformat(row.at),
                row.head or "",
                row.changes,
                row.words_salt is None,
            )

    def _changes(self, *where: Any, most: int | None = None) -> tuple[Change, ...]:
        c = history_change.c
        query = select(history_change).where(*where).order_by(c.id).limit(most)
        found = (
            Change(
                row.id,
                row.batch,
                row.table_name,
                row.row_key,
                row.person_id,
                Operation(row.operation),
                _decoded(row.before),
                _decoded(row.after),
                row.salt is None,
            )
            for row in self._db.execute(query)
        )
        return tuple(change for change in found if not change.only_grew)


def _decoded(row: str | None) -> dict[str, object] | None:
    """Return a row by its columns; whom a rule asks is itself a text in JSON."""
    if row is None:
        return None
    found: dict[str, object] = json.loads(row)
    return found | {"who": json.loads(str(found["who"]))} if "who" in found else found


def _is_aside() -> ColumnElement[bool]:
    """Whether a batch touched nothing but what undo and redo pass over."""
    c = history_change.c
    settings = or_(*(c.row_key.startswith(name, autoescape=True) for name in history.ASIDE_SETTINGS))
    is_aside = or_(c.table_name.in_(history.ASIDE_TABLES), and_(c.table_name == "setting", settings))
    return not_(exists().where(c.batch == history_batch.c.sequence, not_(is_aside)))


def _sequence(batch: Batch) -> int:
    return batch.sequence
