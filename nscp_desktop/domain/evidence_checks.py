"""A second person's check of evidence, and the random sample of trainings that is checked each year."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from nscp_desktop.domain.dates import in_words, plural
from nscp_desktop.domain.errors import NotAllowedError

USUAL_PERCENT = 10


class CheckResult(StrEnum):
    """What a second person found when they held the evidence against the record."""

    AGREES = "agrees"
    DIFFERS = "differs"
    NOT_FOUND = "not-found"

    @property
    def words(self) -> str:
        return {CheckResult.AGREES: "agrees", CheckResult.DIFFERS: "differs", CheckResult.NOT_FOUND: "not found"}[self]

    @property
    def symbol(self) -> str:
        return {CheckResult.AGREES: "✓", CheckResult.DIFFERS: "!", CheckResult.NOT_FOUND: "?"}[self]


class EvidenceCheck(NamedTuple):
    """One check of the evidence of one completion."""

    id: int
    completion_id: int
    person_id: int
    checked_on: date
    checked_by: str
    result: CheckResult
    note: str = ""

    @property
    def words(self) -> str:
        """`✓ agrees, checked by Gwen Evans on 3 Sep 2026: note`."""
        who = f"checked by {self.checked_by} on {in_words(self.checked_on)}"
        return f"{self.result.symbol} {self.result.words}, {who}{f': {self.note}' if self.note else ''}"


class SampleItem(NamedTuple):
    """One training that was drawn."""

    id: int
    completion_id: int
    person_id: int


@dataclass(frozen=True, slots=True)
class Sample:
    """Trainings of a time, drawn once and kept as they were drawn; `of_count` is how many they were drawn from."""

    id: int
    drawn_on: date
    drawn_by: str
    from_on: date
    until_on: date
    percent: int
    of_count: int
    items: tuple[SampleItem, ...] = ()

    @property
    def period_words(self) -> str:
        return f"{in_words(self.from_on)} to {in_words(self.until_on)}"

    @property
    def drawn(self) -> int:
        """How many were drawn, those that were removed from the record since included."""
        return max(len(self.items), sample_size(self.of_count, self.percent))

    @property
    def gone_words(self) -> str:
        """Say how many of those drawn are no longer on record, empty when all are."""
        gone = self.drawn - len(self.items)
        return f"{gone:,} of them no longer on record" if gone else ""

    @property
    def drawn_words(self) -> str:
        """`12 of 118 trainings, 10%`."""
        words = f"{self.drawn:,} of {plural(self.of_count, 'training')}, {self.percent}%"
        return f"{words}, {self.gone_words}" if self.gone_words else words


class SampleState(NamedTuple):
    """How far the check of a sample is, and what was found; `checks` are by the id of the completion."""

    of: int
    checks: Mapping[int, EvidenceCheck]

    @property
    def checked(self) -> int:
        return len(self.checks)

    @property
    def is_done(self) -> bool:
        return self.checked >= self.of

    def count(self, result: CheckResult) -> int:
        """How many of those checked have this result."""
        return sum(check.result is result for check in self.checks.values())

    @property
    def progress_words(self) -> str:
        return f"{self.checked:,} of {self.of:,} checked"

    @property
    def words(self) -> str:
        """`7 of 12 checked: 6 agree, 1 differs, none not found`."""
        if not self.checked:
            return self.progress_words
        agree, differ, missing = (self.count(result) for result in CheckResult)
        parts = [
            f"{agree:,} {'agrees' if agree == 1 else 'agree'}",
            f"{differ:,} {'differs' if differ == 1 else 'differ'}",
            f"{missing:,} not found",
        ]
        return f"{self.progress_words}: {', '.join(parts)}"


def sample_size(of: int, percent: int) -> int:
    """Return how many of `of` trainings make so many per cent, rounded up: at least one where there is any."""
    return -(-of * percent // 100)


def state_of(sample: Sample, checks: Iterable[EvidenceCheck]) -> SampleState:
    """Return how far a sample is: for each of its trainings the newest check since it was drawn."""
    drawn = {item.completion_id for item in sample.items}
    newest: dict[int, EvidenceCheck] = {}
    for check in sorted(checks, key=_age):
        if check.completion_id in drawn and check.checked_on >= sample.drawn_on:
            newest[check.completion_id] = check
    return SampleState(len(sample.items), newest)


def refuse_sample(from_on: date | None, until_on: date | None, percent: int, today: date) -> None:
    """Refuse a time or a part of which no sample can be drawn.

    Raises NotAllowedError with the field.
    """
    if from_on is None:
        raise NotAllowedError("Type the first day of the time.", "from_on")
    if until_on is None:
        raise NotAllowedError("Type the last day of the time.", "until_on")
    if until_on < from_on:
        raise NotAllowedError("The last day is before the first. Change one of them.", "until_on")
    if until_on > today:
        raise NotAllowedError("That day is still to come, so what is done by then is not known yet.", "until_on")
    if not 1 <= percent <= 100:
        raise NotAllowedError("Type a whole number from 1 to 100.", "percent")


def refuse_own_check(checked_by: str, recorded_by: str) -> None:
    """Refuse that somebody checks what they recorded themselves, as far as the history knows who did.

    Raises NotAllowedError.
    """
    if recorded_by and checked_by.casefold() == recorded_by.casefold():
        raise NotAllowedError(
            f"{recorded_by} recorded this training, so somebody else has to check it. Type the name of the person who "
            "held the evidence against the record.",
            "checked_by",
        )


def _age(check: EvidenceCheck) -> tuple[date, int]:
    return check.checked_on, check.id
