"""One open record file and whoever works at it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from nscp_desktop.domain.errors import NotAllowedError, NscpError
from nscp_desktop.domain.events import Event, note
from nscp_desktop.domain.history import BatchKind
from nscp_desktop.domain.users import RIGHTS, Right, UserRole, role_of
from nscp_desktop.storage.record_file import RecordFile
from nscp_desktop.storage.unit_of_work import UnitOfWork

_REFUSALS = {
    Right.EDIT: "You may look at this record, but not change it. Ask an administrator of the record for more.",
    Right.ADMINISTER: "This is for an administrator of the record. Ask one to do it, or to make you one.",
}


class Desk:
    """The way for every service to the open record file: it knows who works here and what they may do."""

    def __init__(self, record_file: RecordFile) -> None:
        self.file = record_file
        # Told after each attempt to store, in the thread that stored: None when it is stored, else the refusal.
        self.told: Callable[[NscpError | None], None] = _tell_nobody

    @property
    def who(self) -> str:
        """The name that the history is given; empty when nobody has said theirs."""
        return self.file.workplace.who

    def work_as(self, who: str) -> None:
        """Give the history another name from now on."""
        self.file.workplace = replace(self.file.workplace, who=who)

    @property
    def role(self) -> UserRole:
        """The role of whoever works here, as the list in the record says now."""
        if self.file.needs_upgrade:
            # Such a record has no list yet, and is only read before it is brought over.
            return UserRole.ADMINISTRATOR
        with self.file.reading() as unit:
            return role_of(unit.users.everybody(), self.who)

    @property
    def rights(self) -> frozenset[Right]:
        """What whoever works here may do."""
        return RIGHTS[self.role]

    def may(self, right: Right) -> bool:
        """Whether this can be done here now; a file that may only be read allows looking."""
        return right in self.rights and (right is Right.VIEW or not self.file.read_only)

    def refuse_unless(self, right: Right) -> None:
        """Raise NotAllowedError when whoever works here may not do this."""
        if right not in self.rights:
            note(Event.RIGHT_REFUSED)
            raise NotAllowedError(_REFUSALS[right])

    @contextmanager
    def reading(self) -> Iterator[UnitOfWork]:
        """Give a view of the record that does not change while it is used."""
        with self.file.reading() as unit:
            yield unit

    @contextmanager
    def changing(
        self,
        title: str,
        *,
        reason: str = "",
        right: Right = Right.EDIT,
        kind: BatchKind = BatchKind.CHANGE,
        of: int | None = None,
    ) -> Iterator[UnitOfWork]:
        """Give a unit of work that is stored as a whole, as one step of the history called `title`.

        Raises NotAllowedError when whoever works here may not do this, FileRefusedError when it cannot be stored.
        """
        self.refuse_unless(right)
        try:
            with self.file.changing(title, reason=reason, kind=kind, of=of) as unit:
                yield unit
        except NscpError as refusal:
            note(Event.SAVE_REFUSED, error=refusal)
            self.told(refusal)
            raise
        self.told(None)


def _tell_nobody(_refusal: NscpError | None) -> None:
    """Where no window is open, the refusal itself is enough."""
