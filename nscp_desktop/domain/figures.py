"""Figures: n of d, with who is left out named beside it.

Counting rules: d is the people of whom something is asked, without those who are away for a time, those whose worst is
Induction, and the exempt; in date includes due soon; percentages are whole, and "n/a" when d is 0.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from nscp_desktop.domain.standing import StandingKind


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts of people (or of cells) by standing. `in_date` includes `due_soon`; `of` is d."""

    of: int = 0
    in_date: int = 0
    due_soon: int = 0
    overdue: int = 0
    not_done: int = 0
    date_unknown: int = 0
    induction: int = 0
    exempt: int = 0
    away: int = 0

    @property
    def percent(self) -> int | None:
        """Whole percentage in date, None when nobody is asked. Never 100 while somebody is missing."""
        if self.of == 0:
            return None
        return self.in_date * 100 // self.of

    @property
    def words(self) -> str:
        """`54 of 62`."""
        return f"{self.in_date:,} of {self.of:,}"

    @property
    def percent_words(self) -> str:
        """`87%`, or `n/a` when nobody is asked."""
        return "n/a" if self.percent is None else f"{self.percent}%"

    @property
    def beside(self) -> str:
        """Who is left out of d, in words: `and 2 in their induction, 1 away`; empty when nobody is."""
        parts = []
        if self.induction:
            parts.append(f"{self.induction} in their induction")
        if self.exempt:
            parts.append(f"{self.exempt} exempt")
        if self.away:
            parts.append(f"{self.away} away")
        return "and " + ", ".join(parts) if parts else ""


def count(kinds: Iterable[StandingKind], away: int = 0) -> Figures:
    """Count standings, one per person (their worst) or one per cell; `away` are people who are not among them."""
    tally = Counter(kinds)
    in_date = tally[StandingKind.IN_DATE] + tally[StandingKind.DUE_SOON]
    not_in_date = tally[StandingKind.OVERDUE] + tally[StandingKind.NOT_DONE] + tally[StandingKind.DATE_UNKNOWN]
    return Figures(
        of=in_date + not_in_date,
        in_date=in_date,
        due_soon=tally[StandingKind.DUE_SOON],
        overdue=tally[StandingKind.OVERDUE],
        not_done=tally[StandingKind.NOT_DONE],
        date_unknown=tally[StandingKind.DATE_UNKNOWN],
        induction=tally[StandingKind.INDUCTION],
        exempt=tally[StandingKind.EXEMPT],
        away=away,
    )
