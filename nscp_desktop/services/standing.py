"""Everyone's standing, kept until something is stored."""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

from nscp_desktop.domain.board import Board, Snapshot, everyone, row_of
from nscp_desktop.domain.errors import FileRefusedError, NotFoundError
from nscp_desktop.domain.explanation import because
from nscp_desktop.domain.minimums import Minimum, minimums
from nscp_desktop.domain.name_order import with_changed
from nscp_desktop.domain.standing import NO_HISTORY, NOT_REQUIRED, Judge, Rulebook
from nscp_desktop.domain.to_do import ToDo, to_do
from nscp_desktop.domain.training_jobs import with_training_jobs
from nscp_desktop.services.desk import Desk

KEPT_DAYS = 4

FEW = 200


class StandingService:
    """Standings as at any day, from one snapshot of the record."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._snapshot: Snapshot | None = None
        self._boards: dict[date, Board] = {}

    def snapshot(self) -> Snapshot:
        """Return the whole record as plain data, loaded once and kept until something is stored."""
        if self._snapshot is None:
            with _without_collecting(), self._desk.reading() as unit:
                rulebook = Rulebook(unit.rules.requirements(), unit.training.courses())
                self._snapshot = Snapshot(unit.people.everybody(), unit.training.histories(), rulebook)
        return self._snapshot

    def board(self, as_at: date) -> Board:
        """Return everyone's standing on one day."""
        board = self._boards.get(as_at)
        if board is None:
            snapshot = self.snapshot()
            with _without_collecting():
                board = everyone(snapshot, as_at)
            while len(self._boards) >= KEPT_DAYS:
                self._boards.pop(next(iter(self._boards)))
            self._boards[as_at] = board
        return board

    def because(self, person_id: int, requirement_id: str, as_at: date) -> str:
        """Explain one standing in words.

        Raises NotFoundError when there is no such person or requirement.
        """
        snapshot = self.snapshot()
        person = snapshot.people.get(person_id)
        requirement = snapshot.rulebook.by_id.get(requirement_id)
        if person is None or requirement is None:
            raise NotFoundError("That person or requirement is no longer in the record.")
        cells = Judge(snapshot.rulebook, as_at).person(person, snapshot.history(person_id))
        return because(person, requirement, cells.get(requirement_id, NOT_REQUIRED), snapshot.rulebook, as_at)

    def minimums(self, as_at: date) -> tuple[Minimum, ...]:
        """Return what is asked of the agency as a whole on one day, with the people behind it."""
        return minimums(self.board(as_at))

    def to_do(self, as_at: date) -> tuple[ToDo, ...]:
        """Return what to do next, worst first."""
        board = self.board(as_at)
        return with_training_jobs(to_do(board), board, self.snapshot().histories)

    def renew(self, person_ids: Iterable[int]) -> None:
        """Work out anew the people whose record has just changed.

        What was stored stays stored: when it cannot be read now, everything is read anew when next asked.
        """
        try:
            self._renew(person_ids)
        except FileRefusedError:
            self.forget()

    def _renew(self, person_ids: Iterable[int]) -> None:
        if self._snapshot is None:
            return
        changed = set(person_ids)
        known = self._snapshot.people
        if len(changed) > FEW and len(changed) * 3 > len(known):
            # One by one, 5,000 people take 2.4 s; all of them anew take 1.1 s.
            self.forget()
            return
        before = [known[own] for own in changed if own in known]
        with self._desk.reading() as unit:
            people, histories = unit.people.people(changed), unit.training.histories_of(changed)
        now = {own: (person, histories.get(own, NO_HISTORY)) for own, person in people.items()}
        self._snapshot, new = self._snapshot.renewed({own: now.get(own) for own in changed})
        for as_at, board in self._boards.items():
            judge = Judge(board.rulebook, as_at)
            rows = [row for record in new if (row := row_of(judge, record)) is not None]
            self._boards[as_at] = replace(board, rows=with_changed(board.rows, before, rows))

    def forget(self) -> None:
        """Load everything anew when next asked: rules, courses or lists have changed."""
        self._snapshot = None
        self._boards.clear()


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Hold the collector back while many small lasting objects are made: it doubles the time and finds nothing."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
