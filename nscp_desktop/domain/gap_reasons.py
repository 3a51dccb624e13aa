"""Why somebody has not done what is asked: what was said about it, and what follows from the record."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from nscp_desktop.domain.board import Board, Row
from nscp_desktop.domain.dates import add_months, in_words
from nscp_desktop.domain.registers import Outcome
from nscp_desktop.domain.snapshot import Snapshot
from nscp_desktop.domain.standing import History, Rulebook
from nscp_desktop.domain.standing_kinds import StandingKind

NOT_DONE_KINDS = (StandingKind.OVERDUE, StandingKind.NOT_DONE, StandingKind.DATE_UNKNOWN)
# An absence of years ago explains nothing about today.
EXPLAINS_MONTHS = 12


class SaidWhy(StrEnum):
    """What may be said about why something is not done. None of it is about health or family."""

    NO_PLACE = "no-place"
    CANCELLED_BY_PROVIDER = "cancelled-by-provider"
    COULD_NOT_BE_RELEASED = "could-not-be-released"
    DID_NOT_ATTEND = "did-not-attend"
    DECLINED = "declined"
    NEW_IN_POST = "new-in-post"
    AWAY = "away"
    OTHER = "other"

    @property
    def words(self) -> str:
        return _SAID_WORDS[self]


_SAID_WORDS = {
    SaidWhy.NO_PLACE: "No place to be had",
    SaidWhy.CANCELLED_BY_PROVIDER: "Cancelled by the provider",
    SaidWhy.COULD_NOT_BE_RELEASED: "Could not be released",
    SaidWhy.DID_NOT_ATTEND: "Did not attend",
    SaidWhy.DECLINED: "Declined",
    SaidWhy.NEW_IN_POST: "New in post",
    SaidWhy.AWAY: "Away",
    SaidWhy.OTHER: "Another reason",
}


class FoundWhy(StrEnum):
    """What the record itself says about why something is not done."""

    AWAY = "away"
    BOOKED = "booked"
    WAITING = "waiting"
    DID_NOT_ATTEND = "did-not-attend"
    CANCELLED = "cancelled"
    PART = "part"
    NO_DATE = "no-date"
    NOTHING = "nothing"

    @property
    def words(self) -> str:
        return _FOUND_WORDS[self]


_FOUND_WORDS = {
    FoundWhy.AWAY: "Away",
    FoundWhy.BOOKED: "Booked",
    FoundWhy.WAITING: "On the waiting list",
    FoundWhy.DID_NOT_ATTEND: "Did not attend",
    FoundWhy.CANCELLED: "Cancelled the place",
    FoundWhy.PART: "Attended in part",
    FoundWhy.NO_DATE: "Done on a day that is not known",
    FoundWhy.NOTHING: "No reason given",
}
_BY_OUTCOME = {
    Outcome.DID_NOT_ATTEND: FoundWhy.DID_NOT_ATTEND,
    Outcome.CANCELLED_LATE: FoundWhy.CANCELLED,
    Outcome.CANCELLED_IN_TIME: FoundWhy.CANCELLED,
    Outcome.PART: FoundWhy.PART,
    Outcome.WAITING: FoundWhy.WAITING,
}


class GapReason(NamedTuple):
    """What was said on a day about why one person has not done what one requirement asks."""

    person_id: int
    requirement_id: str
    why: SaidWhy
    note: str
    said_on: date


class Missed(NamedTuple):
    """A place that came to nothing, or that somebody waits for; `day` is None where nobody said when.

    `fee_pence` is what was charged for it, None for nothing. `provider` is that of the session where it has its own.
    """

    person_id: int
    course_id: int
    outcome: Outcome
    day: date | None
    fee_pence: int | None = None
    provider: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """One training of one person that is not in date: since when, what was said, and what the record says."""

    person_id: int
    requirement_id: str
    kind: StandingKind
    due: date | None
    said: GapReason | None
    found: FoundWhy
    found_on: date | None = None

    @property
    def key(self) -> tuple[int, str]:
        return self.person_id, self.requirement_id

    @property
    def is_away(self) -> bool:
        return self.found is FoundWhy.AWAY

    @property
    def why(self) -> str:
        """The reason that is counted: what was said, else what the record says."""
        return self.said.why.words if self.said is not None else self.found.words

    @property
    def found_words(self) -> str:
        """What the record says, with its day: `Booked for 3 Dec 2026`."""
        if self.found is FoundWhy.NOTHING:
            return "Nothing"
        if self.found_on is None:
            return self.found.words
        match self.found:
            case FoundWhy.AWAY:
                return f"Away until {in_words(self.found_on)}"
            case FoundWhy.BOOKED:
                return f"Booked for {in_words(self.found_on)}"
            case FoundWhy.WAITING:
                return f"On the waiting list for {in_words(self.found_on)}"
        return f"{self.found.words} on {in_words(self.found_on)}"


def gaps(board: Board, snapshot: Snapshot, said: Iterable[GapReason], missed: Iterable[Missed]) -> tuple[Gap, ...]:
    """Return everything that is not done on a day, by person; what was said before a later training is left out."""
    by_key = {(one.person_id, one.requirement_id): one for one in said}
    by_person: dict[int, list[Missed]] = {}
    for one in missed:
        by_person.setdefault(one.person_id, []).append(one)
    towards = counting_courses(board.rulebook)
    found = []
    for row in board.rows:
        if row.worst not in NOT_DONE_KINDS:
            continue
        own = _Own(row, snapshot.history(row.person.id), by_person.get(row.person.id, []), (board.as_at, towards))
        found += [own.gap(requirement_id, by_key) for requirement_id in own.open()]
    return tuple(found)


def reason_counts(found: Iterable[Gap]) -> tuple[tuple[str, tuple[Gap, ...]], ...]:
    """Return the gaps of people who are not away by the reason that is counted, the most frequent first."""
    present = [gap for gap in found if not gap.is_away]
    tally = Counter(gap.why for gap in present)
    return tuple((why, tuple(gap for gap in present if gap.why == why)) for why, _ in tally.most_common())


class _Own:
    """One person who has not done everything."""

    def __init__(
        self, row: Row, history: History, missed: list[Missed], seen: tuple[date, Mapping[str, frozenset[int]]]
    ) -> None:
        self._row, self._history, self._missed = row, history, missed
        self._as_at, self._towards = seen

    def open(self) -> list[str]:
        return [own for own, verdict in self._row.items() if verdict.kind in NOT_DONE_KINDS]

    def gap(self, requirement_id: str, said: Mapping[tuple[int, str], GapReason]) -> Gap:
        verdict = self._row.verdict(requirement_id)
        courses = self._towards.get(requirement_id, frozenset())
        found, day = self._found(requirement_id, courses, verdict.kind)
        reason = said.get((self._row.person.id, requirement_id))
        if reason is not None and (reason.said_on > self._as_at or self._has_done_since(reason.said_on, courses)):
            reason = None
        return Gap(self._row.person.id, requirement_id, verdict.kind, verdict.due, reason, found, day)

    def _found(self, requirement_id: str, courses: frozenset[int], kind: StandingKind) -> tuple[FoundWhy, date | None]:
        if self._row.is_away:
            until = [span.ends_on for span in self._row.person.away if span.covers(self._as_at)]
            return FoundWhy.AWAY, until[0] if until else None
        booking = self._row.bookings().get(requirement_id)
        if booking is not None:
            return FoundWhy.BOOKED, booking.on
        own = [one for one in self._missed if one.course_id in courses and self._explains(one, courses)]
        if own:
            last = max(own, key=_day_of)
            return _BY_OUTCOME[last.outcome], last.day
        return (FoundWhy.NO_DATE if kind is StandingKind.DATE_UNKNOWN else FoundWhy.NOTHING), None

    def _explains(self, one: Missed, courses: frozenset[int]) -> bool:
        if one.outcome is Outcome.WAITING:
            return one.day is None or one.day >= self._as_at
        if one.day is None:
            return True
        recent = add_months(self._as_at, -EXPLAINS_MONTHS) <= one.day <= self._as_at
        return recent and not self._has_done_since(one.day, courses)

    def _has_done_since(self, day: date, courses: frozenset[int]) -> bool:
        return any(
            done.completed_on is not None and day < done.completed_on <= self._as_at
            for done in self._history.completions
            if done.course_id in courses
        )


def counting_courses(rulebook: Rulebook) -> Mapping[str, frozenset[int]]:
    """Return the courses that count towards each requirement."""
    found: dict[str, set[int]] = {}
    for course_id, items in rulebook.counts.items():
        for item in items:
            found.setdefault(item.requirement_id, set()).add(course_id)
    return {own: frozenset(courses) for own, courses in found.items()}


def _day_of(one: Missed) -> tuple[bool, date]:
    # Whoever waits now is told before whatever came to nothing earlier.
    return one.outcome is Outcome.WAITING, one.day or date.min
