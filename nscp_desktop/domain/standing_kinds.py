"""The words for where somebody is with a requirement, and which of several is the worst."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from operator import itemgetter
from typing import NamedTuple


class StandingKind(StrEnum):
    """The one word for where somebody is; the order of `WORST_FIRST` decides which of several counts."""

    OVERDUE = "overdue"
    NOT_DONE = "not_done"
    DATE_UNKNOWN = "date_unknown"
    INDUCTION = "induction"
    DUE_SOON = "due_soon"
    IN_DATE = "in_date"
    EXEMPT = "exempt"
    NOT_REQUIRED = "not_required"

    @property
    def words(self) -> str:
        return _WORDS[self][1]

    @property
    def symbol(self) -> str:
        return _WORDS[self][0]

    @property
    def severity(self) -> int:
        """0 is the worst."""
        return SEVERITY[self]

    @property
    def counts_as_in_date(self) -> bool:
        return self in (StandingKind.IN_DATE, StandingKind.DUE_SOON)

    @property
    def is_asked(self) -> bool:
        """Whether something is asked of the person at all."""
        return self not in (StandingKind.EXEMPT, StandingKind.NOT_REQUIRED)


WORST_FIRST = tuple(StandingKind)
SEVERITY = {kind: place for place, kind in enumerate(WORST_FIRST)}
_WORDS = {
    StandingKind.OVERDUE: ("!", "Overdue"),
    StandingKind.NOT_DONE: ("○", "Not done"),
    StandingKind.DATE_UNKNOWN: ("?", "Date unknown"),
    StandingKind.INDUCTION: ("▷", "Induction"),
    StandingKind.DUE_SOON: ("◷", "Due soon"),
    StandingKind.IN_DATE: ("✓", "In date"),
    StandingKind.EXEMPT: ("⊘", "Exempt"),
    StandingKind.NOT_REQUIRED: ("–", "Not required"),
}
BOOKED_SYMBOL = "▣"


class Verdict(NamedTuple):
    """The word for where somebody is and the day that goes with it. All who have the same dates share one."""

    severity: int
    kind: StandingKind
    due: date | None = None


def verdict(kind: StandingKind, due: date | None = None) -> Verdict:
    """Return a verdict."""
    # Some ten thousand on a board of five thousand people: this takes half the time of calling the class.
    return tuple.__new__(Verdict, (SEVERITY[kind], kind, due))


NOTHING_ASKED = verdict(StandingKind.NOT_REQUIRED)
_severity_of = itemgetter(0)


def worst_of(verdicts: Sequence[Verdict]) -> StandingKind:
    """Return the overall standing of a person: the worst of theirs, NOT_REQUIRED when there is none."""
    return WORST_FIRST[min(map(_severity_of, verdicts))] if verdicts else StandingKind.NOT_REQUIRED
