"""The history of the record: undo and redo, the bin, and whether anything was changed behind its back."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path

from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.history import Batch, BatchKind
from nscp_desktop.domain.history_words import beginning_small, change_words, clock_words
from nscp_desktop.domain.users import Right
from nscp_desktop.services.agency import AgencyService
from nscp_desktop.services.desk import Desk
from nscp_desktop.services.history_names import names_in_history
from nscp_desktop.services.saving import save_built
from nscp_desktop.services.standing import StandingService

BIN_DAYS = 90
SHORTEST_HEAD = 8
# What only an administrator changes is also taken back by administrators alone.
ADMINISTRATORS_TABLES = frozenset(
    {
        "agency",
        "agency_level",
        "competence",
        "disposal",
        "document",
        "duty",
        "edition",
        "legal_hold",
        "program_user",
        "requirement",
        "rule_pack",
        "setting",
        "target_group",
    }
)
# A rule that names one of these follows its title, which editors change too.
NAMED_IN_RULES = frozenset({"agency_level", "role", "site"})
TEMPLATE_TABLES = frozenset({"checklist_template", "checklist_version", "checklist_section", "checklist_item"})


def is_for_administrators(tables: Collection[str]) -> bool:
    """Whether a step that changed these tables is one that only administrators make, and take back."""
    changed = set(tables)
    # Whoever begins a questionnaire stores the template that the program brings in the same step.
    is_of_template = bool(changed & TEMPLATE_TABLES) and "checklist" not in changed
    is_of_rule = "rule" in changed and not changed & NAMED_IN_RULES
    return bool(changed & ADMINISTRATORS_TABLES) or is_of_rule or is_of_template


@dataclass(frozen=True, slots=True)
class Undoable:
    """What undo and redo would do now, in words that fit after `Undo: `; empty when there is nothing."""

    undo: str
    redo: str


class HistoryService:
    """What was done with the record, by whom, and how to take it back. Undoing is itself a step of the history."""

    def __init__(self, desk: Desk, standing: StandingService, agency: AgencyService) -> None:
        self._desk = desk
        self._standing = standing
        self._agency = agency

    def undoable(self) -> Undoable:
        """Return what undo and redo would do now."""
        with self._desk.reading() as unit:
            undo, redo = unit.history.undo_target(), unit.history.redo_target()
        return Undoable(beginning_small(undo.title) if undo else "", beginning_small(redo.title) if redo else "")

    def undo(self) -> Batch:
        """Take back the newest step that is in effect, and return it.

        Raises NotAllowedError when there is none, or when it cannot be taken back.
        """
        with self._desk.reading() as unit:
            target = unit.history.undo_target()
        if target is None:
            raise NotAllowedError("There is nothing to undo.")
        self._take_back(target.sequence, target, BatchKind.UNDO)
        return target

    def redo(self) -> Batch:
        """Do again what was undone last, and return it.

        Raises NotAllowedError when there is nothing, or when it cannot be done again.
        """
        with self._desk.reading() as unit:
            target = unit.history.redo_target()
            undoing = unit.history.undoing(target.sequence) if target is not None else None
        if target is None or undoing is None:
            raise NotAllowedError("There is nothing to do again.")
        self._take_back(undoing.sequence, target, BatchKind.REDO)
        return target

    def steps(self, limit: int | None = None, before: int | None = None) -> tuple[Batch, ...]:
        """Return the steps, newest first; `before` a sequence, at most `limit`."""
        with self._desk.reading() as unit:
            return unit.history.batches(limit, before)

    def lines(self, sequence: int, most: int | None = None) -> tuple[str, ...]:
        """Return what one step changed, one sentence for each row; `most` looks at no more rows than that."""
        return self._lines(sequence, self._names(), most)

    def told(self) -> Iterator[tuple[Batch, tuple[str, ...]]]:
        """Give every step with all that it changed, newest first."""
        names = self._names()
        return ((batch, self._lines(batch.sequence, names)) for batch in self.steps())

    def about(self, person_id: int, kinds: Collection[str] = ()) -> tuple[tuple[Batch, str], ...]:
        """Return every change to a person and to what belongs to them with its step, newest first.

        `kinds` names the tables that are wanted, all when it is empty.
        """
        names = self._names()
        with self._desk.reading() as unit:
            changes = [
                change
                for change in unit.history.changes_about(person_id)
                if not change.is_erased and (not kinds or change.table in kinds)
            ]
            found = unit.history.batches_in({change.batch for change in changes})
        return tuple((found[change.batch], change_words(change, names)) for change in reversed(changes))

    def of(self, table: str, row: int | str) -> tuple[tuple[Batch, str], ...]:
        """Return every change to one row of a table with its step, newest first."""
        names = self._names()
        with self._desk.reading() as unit:
            changes = [change for change in unit.history.changes_of(table, str(row)) if not change.is_erased]
            found = unit.history.batches_in({change.batch for change in changes})
        return tuple((found[change.batch], change_words(change, names)) for change in reversed(changes))

    def save_sheet(self, out: Path, person_id: int | None = None) -> None:
        """Save the history as a workbook, newest first, of everything or of one person; whole or not at all.

        Raises FileRefusedError when the file cannot be written.
        """
        from nscp_desktop.spreadsheets.export_history import export_history

        told: Iterable[tuple[Batch, tuple[str, ...]]]
        told = self.told() if person_id is None else [(batch, (words,)) for batch, words in self.about(person_id)]
        save_built(out, partial(export_history, self._agency.details().name, told))

    def bin(self) -> tuple[Batch, ...]:
        """Return the steps of the last 90 days that deleted something and were not taken back, newest first."""
        with self._desk.reading() as unit:
            return unit.history.deletions(self._desk.file.workplace.now() - timedelta(days=BIN_DAYS))

    def bring_back(self, sequence: int) -> Batch:
        """Bring back what a step deleted, and return that step.

        Raises NotFoundError when there is no such step, NotAllowedError when later work stands in its place.
        """
        with self._desk.reading() as unit:
            batch = unit.history.batch(sequence)
        if batch is None:
            raise NotFoundError("That step is no longer in the history.")
        self._take_back(sequence, batch, BatchKind.CHANGE)
        return batch

    def head(self) -> str:
        """Return the head of the chain, 64 hexadecimal digits."""
        with self._desk.reading() as unit:
            return unit.history.head()

    def problems(self) -> list[str]:
        """Check the whole history and return what is wrong, one sentence each; empty when it is sound."""
        with self._desk.reading() as unit:
            return unit.history.problems()

    def compare(self, printed: str) -> Batch | None:
        """Return the step whose head was printed, None when the history holds none; spaces do not matter.

        Raises NotAllowedError with the field `head` when it is too short to tell.
        """
        head = "".join(printed.split()).casefold()
        if len(head) < SHORTEST_HEAD or any(letter not in "0123456789abcdef" for letter in head):
            raise NotAllowedError("Type the code as it is printed: groups of four figures and letters a to f.", "head")
        with self._desk.reading() as unit:
            return unit.history.find_head(head)

    def _take_back(self, sequence: int, target: Batch, kind: BatchKind) -> None:
        title = f"Bring back: {beginning_small(target.title)}" if kind is BatchKind.CHANGE else target.title
        with self._desk.reading() as unit:
            right = Right.ADMINISTER if is_for_administrators(unit.history.tables(sequence)) else Right.EDIT
        with self._desk.changing(title, right=right, kind=kind, of=target.sequence) as unit:
            unit.take_back(sequence)
        self._standing.forget()

    def _lines(self, sequence: int, names: Mapping[tuple[str, str], str], most: int | None = None) -> tuple[str, ...]:
        with self._desk.reading() as unit:
            changes = unit.history.changes(sequence, most)
            step, earlier = unit.history.batch(sequence), next(iter(unit.history.batches(1, sequence)), None)
        clock = clock_words(step, earlier) if step is not None else ""
        people = {change.person_id for change in changes} - {None}
        # A step about one person has the name in its title.
        whose = {own: names.get(("person_id", str(own)), "") for own in people} if len(people) > 1 else {}
        kept = (change for change in changes if not change.is_erased)
        lines = (change_words(change, names, whose.get(change.person_id, "")) for change in kept)
        return (clock, *lines) if clock else tuple(lines)

    def _names(self) -> Mapping[tuple[str, str], str]:
        return names_in_history(self._desk, self._standing, self._agency)
