"""How long records of people who have left are kept, and whose time is up.

Source: IRMS toolkit for schools (personnel files six years after leaving; training about children forty years). It
is a guideline: each agency decides, and who decided stands with the rule.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from nscp_desktop.domain.dates import add_days, add_months, in_words, plural
from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.standing import NO_HISTORY, History

YEARS_AFTER_LEAVING = 6
YEARS_AFTER_TRAINING = 40
FEWEST_YEARS, MOST_YEARS = 1, 100
DAYS_IN_THE_BIN = 90
# The oldest backup that is kept without a mark is the last of twelve monthly ones.
BACKUP_MONTHS = 12

NEVER_ASKED_FOR = (
    "date of birth",
    "National Insurance number",
    "home address",
    "result or number of a DBS check",
    "reasons to do with health",
    "anything about a child's case",
)
PURPOSES = (
    "to show that people who work or volunteer here have the safeguarding training that their part asks for",
    "to tell in good time when training runs out, and to plan it",
    "to answer audits and inspections, such as Section 11",
)


class Preset(StrEnum):
    """The periods that can be chosen."""

    LEAVING = "leaving"
    TRAINING = "training"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class RetentionRule:
    """How long records are kept. `years` counts for OWN alone; an empty `decided_by` means nobody has decided yet."""

    preset: Preset = Preset.LEAVING
    years: int = YEARS_AFTER_LEAVING
    decided_by: str = ""
    decided_on: date | None = None

    @property
    def words(self) -> str:
        """The rule as part of a sentence: `6 years after leaving`."""
        match self.preset:
            case Preset.LEAVING:
                return f"{YEARS_AFTER_LEAVING} years after leaving"
            case Preset.TRAINING:
                return (
                    f"{YEARS_AFTER_TRAINING} years after the last training, and at least "
                    f"{YEARS_AFTER_LEAVING} years after leaving"
                )
            case Preset.OWN:
                return f"{plural(self.years, 'year')} after leaving"

    @property
    def decided_words(self) -> str:
        """Who decided and when, as a sentence."""
        if not self.decided_by:
            return "Nobody has decided on this yet."
        day = f" on {in_words(self.decided_on)}" if self.decided_on else ""
        return f"Decided by {self.decided_by}{day}."


@dataclass(frozen=True, slots=True)
class LegalHold:
    """A reason to keep somebody's record beyond its time; live until it is lifted."""

    id: int
    person_id: int
    reason: str
    placed_by: str
    placed_on: date
    lifted_on: date | None = None

    @property
    def is_live(self) -> bool:
        return self.lifted_on is None


@dataclass(frozen=True, slots=True)
class TimeUp:
    """Somebody whose record has been kept as long as the rule says. `hold` is set when it is kept longer all the same.

    `records` counts completions, bookings and exemptions. `left_on` is None for somebody who was deleted and whom
    only the history still holds.
    """

    person: Person
    left_on: date | None
    up_since: date
    records: int
    hold: LegalHold | None = None

    @property
    def left_words(self) -> str:
        return in_words(self.left_on) if self.left_on is not None else "deleted"


@dataclass(frozen=True, slots=True)
class Disposal:
    """One act of erasing: how many people and records, by which rule, who confirmed. It names nobody."""

    id: int
    disposed_on: date
    confirmed_by: str
    rule: str
    people: int
    records: int
    reference: str

    @property
    def backups_gone_by(self) -> date:
        """The day by which a backup made before has been thinned out, while the program is used as usual."""
        return add_months(self.disposed_on, BACKUP_MONTHS)


def checked_rule(rule: RetentionRule) -> RetentionRule:
    """Return a rule that can be stored.

    Raises NotAllowedError with the field that the sentence belongs beside.
    """
    if rule.preset is Preset.OWN and not FEWEST_YEARS <= rule.years <= MOST_YEARS:
        raise NotAllowedError(f"Choose between {FEWEST_YEARS} and {MOST_YEARS} years.", "years")
    if not rule.decided_by.strip():
        raise NotAllowedError("Say who decided, so that it can be understood later.", "decided_by")
    return rule


def left_on(person: Person) -> date | None:
    """Return the last day of somebody who has left for good; None for all who are here, come later or have no end."""
    ends = [service.span.ends_on for service in person.services]
    return max((day for day in ends if day is not None), default=None) if None not in ends else None


def kept_until(person: Person, history: History, rule: RetentionRule) -> date | None:
    """Return the day on which somebody's time is up; None while they have not left.

    Training of which only the expiry or nothing is known counts from the day it was recorded.
    """
    left = left_on(person)
    if left is None:
        return None
    if rule.preset is Preset.OWN:
        return add_months(left, 12 * rule.years)
    until = add_months(left, 12 * YEARS_AFTER_LEAVING)
    if rule.preset is Preset.TRAINING:
        done = [item.completed_on or min(item.recorded_on, left) for item in history.completions]
        until = max([until, *(add_months(day, 12 * YEARS_AFTER_TRAINING) for day in done)])
    return until


def time_up(
    people: Iterable[Person],
    histories: Mapping[int, History],
    rule: RetentionRule,
    holds: Iterable[LegalHold],
    as_at: date,
) -> tuple[TimeUp, ...]:
    """Return whose time is up on a day, the longest first; those on hold are among them, with their hold."""
    held = {hold.person_id: hold for hold in holds if hold.is_live}
    found = []
    for person in people:
        history = histories.get(person.id, NO_HISTORY)
        left, until = left_on(person), kept_until(person, history, rule)
        if left is not None and until is not None and left < as_at and until <= as_at:
            found.append(TimeUp(person, left, until, records_in(history), held.get(person.id)))
    return tuple(sorted(found, key=_longest_first))


def deleted_long_ago(deleted: Iterable[tuple[Person, date, int]], as_at: date) -> tuple[TimeUp, ...]:
    """Return those who were deleted, each with the day and their records, and who can no longer be brought back."""
    found = [
        TimeUp(person, None, add_days(day, DAYS_IN_THE_BIN), records)
        for person, day, records in deleted
        if add_days(day, DAYS_IN_THE_BIN) <= as_at
    ]
    return tuple(sorted(found, key=_longest_first))


def records_in(history: History) -> int:
    """Count what is on record for one person."""
    return len(history.completions) + len(history.bookings) + len(history.exemptions)


def reference_of(day: date, earlier: int) -> str:
    """Return the reference of a disposal, `D-2026-003`, when so many were recorded before it."""
    return f"D-{day.year}-{earlier + 1:03}"


def _longest_first(item: TimeUp) -> tuple[date, str, int]:
    return item.up_since, item.person.sorted_name.casefold(), item.person.id
