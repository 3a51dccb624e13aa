"""Somebody with the key changes the history, or a row past the history: the check says where.

A record with steps of every kind, undone, redone and erased ones too, is changed through the driver itself with the
guards taken away, in a transaction that is rolled back afterwards. What cannot be told from the record alone, a tail
cut off or a log written anew from some step on, has to be told by a code that was kept from before.
"""

import random
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlcipher3 import dbapi2

from nscp_desktop.services.record_files import Services
from nscp_desktop.storage import history_chain
from nscp_desktop.storage.history_triggers import key_of, written_tables
from nscp_desktop.storage.unit_of_work import UnitOfWork
from tests.faults.counts import MOST_FINDINGS, Counts, goes_on
from tests.faults.operations import RUNS, Templates, Work, fast_folder, own_data

MEASURE = "changes behind the back of the history: not noticed, or not named"
_RUNS = {run.name: run.steps for run in RUNS}
_STEPS = (*_RUNS["saves"], _RUNS["erase and copy"][0], *_RUNS["import"], _RUNS["erase and copy"][-1])
_OTHER_TEXTS = ("", "x", "1", "2020-01-01", "2021-02-03", "update", "insert", "delete", "change", "undo", "{}", "\x1f")


@dataclass(frozen=True, slots=True)
class Told:
    """What has to be told: by the check, in one of these words; or only by a code that was kept, from after a step."""

    words: tuple[str, ...] = ()
    only_by_code_after: int | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """An open record to tamper with, its steps with their heads, the one that erased, the lines of each."""

    services: Services
    driver: dbapi2.Connection
    heads: Mapping[int, str]
    erased: int
    lines: Mapping[int, int]
    columns: Mapping[str, tuple[str, ...]]

    @property
    def last(self) -> int:
        return max(self.heads)

    def one(self, chance: random.Random) -> tuple[int, int]:
        """Return a line of the history and its step."""
        return chance.choice(tuple(self.lines.items()))


Kind = Callable[[random.Random, Record], Told | None]


def run(seed: int, amount: int | None = None, until: float | None = None) -> Counts:
    """Tamper so many times."""
    begun, chance, done, bad = time.monotonic(), random.Random(seed), 0, 0
    findings: list[str] = []
    notes: dict[str, int] = {}
    names = tuple(KINDS)
    with fast_folder() as folder, own_data(folder), opened(Work(folder / "record")) as record:
        while goes_on(done, amount, until):
            name = names[done % len(names)]
            wrong = tried(record, chance, KINDS[name])
            notes[name] = notes.get(name, 0) + 1
            if wrong:
                bad += 1
                findings.append(f"seed {seed}, try {done}, {name}: {wrong}")
            done += 1
    return Counts(MEASURE, done, bad, seed, time.monotonic() - begun, tuple(findings[:MOST_FINDINGS]), notes)


@contextmanager
def opened(work: Work) -> Iterator[Record]:
    """Make a record with steps of every kind and give it, without its guards."""
    work.folder.parent.joinpath("templates").mkdir()
    made = Templates(work.folder.parent / "templates").copy(RUNS[0], work.folder)
    for step in _STEPS:
        step(made)
    services = made.services
    with services.desk.file.alone() as driver:
        assert services.problems(full=True) == []
        lines = dict(driver.execute("SELECT id, batch FROM history_change"))
        heads = dict(driver.execute("SELECT sequence, head FROM history_batch"))
        tables = [name for (name,) in driver.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        columns = {name: tuple(row[1] for row in driver.execute(f'PRAGMA table_info("{name}")')) for name in tables}
        driver.execute("PRAGMA foreign_keys = OFF")
        (erased,) = driver.execute("SELECT max(sequence) FROM history_batch WHERE kind = 'final'").fetchone()
        yield Record(services, driver, heads, erased, lines, columns)
    made.close()


def tried(record: Record, chance: random.Random, kind: Kind) -> str:
    """Tamper once, look, and take it back; return what was not told, empty when all was."""
    driver = record.driver
    while True:
        driver.execute("BEGIN IMMEDIATE")
        try:
            driver.execute("PRAGMA ignore_check_constraints = ON")
            with _without_guards(driver, lists_too=kind in _OF_LISTS):
                told = kind(chance, record)
            driver.execute("PRAGMA ignore_check_constraints = OFF")
            # A change that changes nothing is none.
            if told is not None:
                return _untold(record, told)
        except dbapi2.IntegrityError:
            continue
        finally:
            driver.execute("ROLLBACK")


def _untold(record: Record, told: Told) -> str:
    file = record.services.desk.file
    if told.only_by_code_after is None:
        said = file.problems(full=True)
        if any(words.casefold() in sentence.casefold() for words in told.words for sentence in said):
            return ""
        return f"wanted {' or '.join(told.words)}, and the check said {said[:4]}"
    if said := file.problems(full=True):
        return f"expected to be told by a kept code only, and the check said {said[:4]}"
    history = UnitOfWork(file._connection).history
    for sequence, head in record.heads.items():
        if (history.find_head(head) is not None) != (sequence <= told.only_by_code_after):
            return f"the code of step {sequence} of {record.last}, cut or rewritten after {told.only_by_code_after}"
    return ""


@contextmanager
def _without_guards(driver: dbapi2.Connection, *, lists_too: bool) -> Iterator[None]:
    """Take triggers away and put them back as they were, as somebody would who knows what the check looks at."""
    which = "" if lists_too else "AND tbl_name IN ('history_batch', 'history_change')"
    triggers = driver.execute(f"SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' {which}").fetchall()
    for name, _ in triggers:
        driver.execute(f'DROP TRIGGER "{name}"')
    yield
    for _, sql in triggers:
        driver.execute(sql)


def _another(chance: random.Random, old: Any, others: tuple[Any, ...]) -> Any:
    """Return a value of the same kind that is not the old one: another row's, a near one, or nothing."""
    near: tuple[Any, ...]
    if isinstance(old, int):
        near = (old + 1, old - 1, old + 1000, -old)
    elif isinstance(old, bytes):
        near = (bytes(len(old)), old[:-1], old[::-1], bytes([old[0] ^ 1]) + old[1:])
    elif isinstance(old, str):
        near = (*_OTHER_TEXTS, old + "x", old[:-1], old.swapcase())
    else:
        near = (1, "x", b"x", "")
    new = chance.choice((*near, *others, None))
    return old if new is None and old is None else new


def _field(chance: random.Random, record: Record, table: str, key: str, own: Any) -> bool:
    """Change one field of a row, and return whether it is another now."""
    column = chance.choice(record.columns[table])
    (old,) = record.driver.execute(f'SELECT "{column}" FROM "{table}" WHERE {key} = ?', (own,)).fetchone()
    (rows,) = record.driver.execute(f'SELECT count(*) FROM "{table}"').fetchone()
    at = chance.randrange(rows)
    others = record.driver.execute(f'SELECT "{column}" FROM "{table}" LIMIT 1 OFFSET {at}').fetchone()
    new = _another(chance, old, others)
    record.driver.execute(f'UPDATE "{table}" SET "{column}" = ? WHERE {key} = ?', (new, own))
    changed = record.driver.execute(f'SELECT 1 FROM "{table}" WHERE {key} = ? AND "{column}" IS ?', (own, old))
    return changed.fetchone() is None


def _line_or_step(line: int, step: int) -> Told:
    return Told((f"line {line} ", f"step {step} ", f"step {step})"))


def _field_of_a_line(chance: random.Random, record: Record) -> Told | None:
    line, step = record.one(chance)
    return _line_or_step(line, step) if _field(chance, record, "history_change", "id", line) else None


def _field_of_a_step(chance: random.Random, record: Record) -> Told | None:
    step = chance.randint(1, record.last)
    is_other = _field(chance, record, "history_batch", "sequence", step)
    return Told((f"step {step} ",)) if is_other else None


def _field_of_the_identity(chance: random.Random, record: Record) -> Told | None:
    is_other = _field(chance, record, "record_identity", "rowid", 1)
    return Told(("the beginning of this record", "its own name", "record_identity")) if is_other else None


def _line_removed(chance: random.Random, record: Record) -> Told:
    line, step = record.one(chance)
    record.driver.execute("DELETE FROM history_change WHERE id = ?", (line,))
    return _line_or_step(line, step)


def _step_removed(chance: random.Random, record: Record) -> Told:
    step = chance.randint(1, record.last - 1)
    record.driver.execute("DELETE FROM history_batch WHERE sequence = ?", (step,))
    if chance.random() < 0.5:
        record.driver.execute("DELETE FROM history_change WHERE batch = ?", (step,))
    return Told((f"step {step} ",))


def _line_inserted(chance: random.Random, record: Record) -> Told:
    line, step = record.one(chance)
    new = max(record.lines) + 1
    names = ", ".join(f'"{name}"' for name in record.columns["history_change"] if name != "id")
    record.driver.execute(
        f"INSERT INTO history_change (id, {names}) SELECT ?, {names} FROM history_change WHERE id = ?", (new, line)
    )
    return _line_or_step(new, step)


def _step_inserted(chance: random.Random, record: Record) -> Told:
    step, new = chance.randint(1, record.last), chance.choice((record.last + 1, record.last + 5, 0, -3))
    names = ", ".join(name for name in record.columns["history_batch"] if name != "sequence")
    record.driver.execute(
        f"INSERT INTO history_batch (sequence, {names}) SELECT ?, {names} FROM history_batch WHERE sequence = ?",
        (new, step),
    )
    return Told((f"step {new} ",))


def _lines_swapped(chance: random.Random, record: Record) -> Told:
    (one, step), (other, _) = chance.sample(tuple(record.lines.items()), 2)
    for old, new in ((one, -1), (other, one), (-1, other)):
        record.driver.execute("UPDATE history_change SET id = ? WHERE id = ?", (new, old))
    return _line_or_step(other, step)


def _steps_swapped(chance: random.Random, record: Record) -> Told:
    one, other = chance.sample(range(1, record.last + 1), 2)
    for old, new in ((one, -1), (other, one), (-1, other)):
        record.driver.execute("UPDATE history_batch SET sequence = ? WHERE sequence = ?", (new, old))
        record.driver.execute("UPDATE history_change SET batch = ? WHERE batch = ?", (new, old))
    return Told((f"step {one} ", f"step {other} "))


def _lines_renumbered(chance: random.Random, record: Record) -> Told:
    line, step = record.one(chance)
    by = chance.choice((1, 7))
    record.driver.execute("UPDATE history_change SET id = -id - ? WHERE id >= ?", (by, line))
    record.driver.execute("UPDATE history_change SET id = -id WHERE id < 0")
    return _line_or_step(line, step)


def _steps_renumbered(chance: random.Random, record: Record) -> Told:
    step = chance.randint(1, record.last)
    for table, column in (("history_batch", "sequence"), ("history_change", "batch")):
        record.driver.execute(f"UPDATE {table} SET {column} = -{column} - 1 WHERE {column} >= ?", (step,))
        record.driver.execute(f"UPDATE {table} SET {column} = -{column} WHERE {column} < 0")
    return Told((f"step {step} ", f"step {step + 1} "))


def _digest_fitted(chance: random.Random, record: Record) -> Told | None:
    """Change a line and give it the digest that fits, and no more."""
    line, step = record.one(chance)
    column = chance.choice(("before", "after", "row_key", "table_name", "person_id"))
    old, salt = record.driver.execute(f"SELECT {column}, salt FROM history_change WHERE id = ?", (line,)).fetchone()
    if old is None or salt is None:
        return None
    new = old + 1 if isinstance(old, int) else old.replace("e", "i")
    record.driver.execute(f"UPDATE history_change SET {column} = ? WHERE id = ?", (new, line))
    _fit_line(record.driver, line)
    return _line_or_step(line, step) if new != old else None


def _fit_line(driver: dbapi2.Connection, line: int) -> None:
    query = f"SELECT {history_chain.SALTED} FROM history_change WHERE id = ?"
    digest = history_chain.change_digest(*driver.execute(query, (line,)).fetchone())
    driver.execute("UPDATE history_change SET digest = ? WHERE id = ?", (digest, line))


def _blanked_without_erasure(chance: random.Random, record: Record) -> Told:
    """Blank a line as an erasure does, where none came later, or where its row is still there."""
    line, step = chance.choice([one for one in record.lines.items() if one[1] > record.erased])
    record.driver.execute("UPDATE history_change SET before = NULL, after = NULL, salt = NULL WHERE id = ?", (line,))
    return _line_or_step(line, step)


def _words_blanked_without_erasure(chance: random.Random, record: Record) -> Told:
    step = chance.randint(record.erased + 1, record.last)
    values = chance.choice(("title = NULL, reason = NULL, words_salt = NULL", "title = 'Nothing', words_salt = NULL"))
    record.driver.execute(f"UPDATE history_batch SET {values} WHERE sequence = ?", (step,))
    return Told((f"step {step} ",))


def _row_past_the_history(chance: random.Random, record: Record) -> Told | None:
    """Change, remove or invent a row of a list while its triggers are away."""
    driver = record.driver
    table = chance.choice(written_tables())
    rows = driver.execute(f'SELECT rowid, {key_of(table)} FROM "{table.name}"').fetchall()
    if not rows:
        return None
    own, key = chance.choice(rows)
    what = chance.choice(("field", "field", "remove", "invent"))
    if what == "field" and not _field(chance, record, table.name, "rowid", own):
        return None
    if what == "remove":
        driver.execute(f'DELETE FROM "{table.name}" WHERE rowid = ?', (own,))
    elif what == "invent":
        names = ", ".join(f'"{name}"' for name in record.columns[table.name] if name != "id")
        copied = f'SELECT {names} FROM "{table.name}" WHERE rowid = {own}'
        driver.execute(f'INSERT INTO "{table.name}" ({names}) {copied}')
        return Told((f"list {table.name}, ", f" {table.name}.", f"in {table.name}"))
    return Told((f"list {table.name}, entry {key} ", f" {table.name}.", f"in {table.name}"))


def _cut(record: Record, after: int) -> None:
    record.driver.execute("DELETE FROM history_change WHERE batch > ?", (after,))
    record.driver.execute("DELETE FROM history_batch WHERE sequence > ?", (after,))


def _tail_cut(chance: random.Random, record: Record) -> Told:
    """Cut the history, and leave the lists as they are."""
    _cut(record, chance.randint(record.erased, record.last - 1))
    return Told(("In the list ",))


def _tail_cut_and_lists_put_back(chance: random.Random, record: Record) -> Told:
    after, driver = chance.randint(record.erased, record.last - 1), record.driver
    tables = {table.name: table for table in written_tables()}
    for name, key, before in driver.execute(
        "SELECT table_name, row_key, before FROM history_change WHERE batch > ? ORDER BY id DESC", (after,)
    ).fetchall():
        driver.execute(f'DELETE FROM "{name}" WHERE CAST({key_of(tables[name])} AS TEXT) = ?', (key,))
        if before is not None:
            values = ", ".join(f"json_extract(?1, '$.{column}')" for column in record.columns[name])
            driver.execute(f'INSERT INTO "{name}" VALUES ({values})', (before,))
    _cut(record, after)
    return Told(only_by_code_after=after)


def _rewritten(chance: random.Random, record: Record) -> Told:
    """Change a step and write the whole history anew from there on, with every digest and head fitting."""
    step, driver = chance.randint(1, record.last), record.driver
    driver.execute("UPDATE history_batch SET who = 'Somebody else' WHERE sequence = ?", (step,))
    salt, title, reason = driver.execute(
        "SELECT words_salt, title || ' again', reason FROM history_batch WHERE sequence = ?", (step,)
    ).fetchone()
    if salt is not None:
        words = history_chain.words_digest(salt, title, reason)
        driver.execute("UPDATE history_batch SET title = ?, words_digest = ? WHERE sequence = ?", (title, words, step))
    head = record.heads.get(step - 1) or history_chain.first_head(record.services.desk.file.record_id)
    query = f"SELECT words_digest, {history_chain.BATCH_COLUMNS} FROM history_batch WHERE sequence = ?"
    links = f"SELECT {history_chain.LINK} FROM history_change WHERE batch = ? ORDER BY id"
    for number in range(step, record.last + 1):
        joined = b"".join(link for (link,) in driver.execute(links, (number,)))
        words, *batch = driver.execute(query, (number,)).fetchone()
        head = history_chain.next_head(head, batch, words, joined)
        driver.execute("UPDATE history_batch SET head = ? WHERE sequence = ?", (head, number))
    return Told(only_by_code_after=step - 1)


KINDS: dict[str, Kind] = {
    "a field of a line": _field_of_a_line,
    "a field of a step": _field_of_a_step,
    "a row past the history": _row_past_the_history,
    "a line removed": _line_removed,
    "a step removed": _step_removed,
    "a line inserted": _line_inserted,
    "a step inserted": _step_inserted,
    "two lines swapped": _lines_swapped,
    "two steps swapped": _steps_swapped,
    "lines renumbered": _lines_renumbered,
    "steps renumbered": _steps_renumbered,
    "a line with a fitting digest": _digest_fitted,
    "a line blanked without an erasure": _blanked_without_erasure,
    "words blanked without an erasure": _words_blanked_without_erasure,
    "a field of the record's own name": _field_of_the_identity,
    "the tail cut": _tail_cut,
    "the tail cut and the lists put back": _tail_cut_and_lists_put_back,
    "the history written anew": _rewritten,
}
_OF_LISTS = (_row_past_the_history, _tail_cut_and_lists_put_back)
