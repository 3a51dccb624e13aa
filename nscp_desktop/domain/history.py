"""The history of a record: batches, each one thing that somebody did, and the changes in them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

# Steps that wrote nothing but what happened outside the rows: the password of the file, its backups, its format. Taking
# such a row back would leave the password as it is and say that it was undone, so undo and redo pass over them.
ASIDE_TABLES = frozenset({"restore_drill"})
ASIDE_SETTINGS = ("protection/", "backups/", "brought-over-to")


class BatchKind(StrEnum):
    """What a batch is; FINAL cannot be undone: founding, an upgrade, an erasure."""

    CHANGE = "change"
    UNDO = "undo"
    REDO = "redo"
    FINAL = "final"


class Operation(StrEnum):
    """What happened to one row."""

    INSERT = "insert"
    UPDATE = "update"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class Batch:
    """One thing that somebody did. `of` is the batch that an undo or redo speaks of.

    `title` and `reason` are empty and `is_erased` is true when they named somebody who has been erased.
    """

    sequence: int
    kind: BatchKind
    of: int | None
    title: str
    reason: str
    who: str
    computer: str
    program: str
    at: datetime
    head: str
    changes: int
    is_erased: bool


@dataclass(frozen=True, slots=True)
class Change:
    """One row before and after, column by column; both None and `is_erased` when the person has been erased.

    `row` is the row's key as text, its parts joined by `|`.
    """

    id: int
    batch: int
    table: str
    row: str
    person_id: int | None
    operation: Operation
    before: Mapping[str, object] | None
    after: Mapping[str, object] | None
    is_erased: bool

    @property
    def only_grew(self) -> bool:
        """Whether an upgrade of the format gave the row new fields and nobody changed anything in it."""
        before, after = self.before, self.after
        if before is None or after is None or before.keys() >= after.keys():
            return False
        return all(after.get(name) == value for name, value in before.items())


@dataclass(frozen=True, slots=True)
class Step:
    """As much of a batch as undo and redo need to know; they pass over one that is `aside`."""

    sequence: int
    kind: BatchKind
    of: int | None
    aside: bool = False


def undo_target(steps: Iterable[Step]) -> int | None:
    """Return the batch that undo takes back, None when there is none; `steps` come newest first."""
    in_effect: dict[int, bool] = {}
    for step in steps:
        if step.kind is BatchKind.FINAL:
            return None
        if step.aside:
            continue
        if step.kind is BatchKind.CHANGE:
            if in_effect.get(step.sequence, True):
                return step.sequence
        elif step.of is not None:
            in_effect.setdefault(step.of, step.kind is BatchKind.REDO)
    return None


def redo_target(steps: Iterable[Step]) -> int | None:
    """Return the batch that redo brings back, None when there is none; `steps` come newest first.

    Whatever is done after an undo makes what was undone before it final.
    """
    brought_back: set[int] = set()
    for step in steps:
        if step.aside and step.kind is not BatchKind.FINAL:
            continue
        if step.kind not in (BatchKind.UNDO, BatchKind.REDO) or step.of is None:
            return None
        if step.kind is BatchKind.REDO:
            brought_back.add(step.of)
        elif step.of in brought_back:
            brought_back.discard(step.of)
        else:
            return step.of
    return None
