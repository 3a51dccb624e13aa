"""Who has a record file open, and how somebody else is told."""

from dataclasses import dataclass
from datetime import datetime

from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.errors import FileRefusedError


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a record file open: `started` tells two processes of the same number apart, `since` is aware."""

    who: str
    computer: str
    process: int
    started: str
    since: datetime

    def words(self, name: str) -> str:
        """Say who has the file of this name open, where and since when, in the time zone of `since`."""
        who = self.who or "Somebody"
        where = f" on {self.computer}" if self.computer else ""
        when = f"{self.since:%H:%M} on {in_words(self.since.date())}"
        return f"{who} has {name} open{where} since {when}."


class InUseError(FileRefusedError):
    """Somebody else has the record file open for writing; `holder` is None when nobody knows who."""

    def __init__(self, sentence: str, holder: Holder | None = None) -> None:
        super().__init__(sentence)
        self.holder = holder


class HeldElsewhereError(InUseError):
    """Another computer did not say that it has closed the record file, though nothing holds it any more."""


class ReplacedError(FileRefusedError):
    """The record file on the disk is not the one that was opened: replaced, renamed, moved or deleted."""


class UnreachableError(ReplacedError):
    """The drive with the record file does not answer now; the file may be as it was."""


def in_use(name: str, holder: Holder | None) -> InUseError:
    """Return the refusal for a file that somebody has open."""
    said = f"{name} is open in another window or program." if holder is None else holder.words(name)
    return InUseError(f"{said} Close it there, then try again.", holder)


def held_elsewhere(name: str, holder: Holder) -> HeldElsewhereError:
    """Return the refusal for a file that another computer did not close."""
    where = holder.computer or "another computer"
    return HeldElsewhereError(
        f"{holder.words(name)} It may only have been cut off: nothing holds the file now. Ask there first. If it is "
        f"closed on {where}, you can take it over.",
        holder,
    )


def taken_over(name: str, holder: Holder) -> ReplacedError:
    """Return the refusal for a file that somebody else has opened for writing while it was open here."""
    return ReplacedError(
        f"{holder.words(name)} It was open here first, but this computer may have been asleep. Nothing more is saved "
        "here. Save a copy of what is open here, then compare it with theirs."
    )
