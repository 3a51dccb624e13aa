"""Whose Target Group somebody has to look at, and why: never placed, due for review, or changed since."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from nscp_desktop.domain.competence_reviews import newest_of_people
from nscp_desktop.domain.competences import CompetenceReview
from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.people import Person, Placement
from nscp_desktop.domain.placing import Proposal, Scheme, proposed
from nscp_desktop.domain.placing_changes import (
    Change,
    Decided,
    Decision,
    SchemeVersion,
    changes_of_held,
    changes_of_scheme,
)
from nscp_desktop.domain.review_days import due_words, is_due


class Reason(StrEnum):
    """Why somebody stands on the worklist."""

    NEVER_PLACED = "never-placed"
    REVIEW = "review"
    HELD = "held"
    USUAL = "usual"
    COMPETENCES = "competences"

    @property
    def words(self) -> str:
        return _REASON_WORDS[self]


_REASON_WORDS = {
    Reason.NEVER_PLACED: "Never placed",
    Reason.REVIEW: "Due for review",
    Reason.HELD: "Role or duty changed",
    Reason.USUAL: "Settings changed",
    Reason.COMPETENCES: "Competence review due",
}


class Why(NamedTuple):
    """One reason in words, and the day since when, or until when, it is one."""

    reason: Reason
    words: str
    day: date


@dataclass(frozen=True, slots=True)
class ToDecide:
    """Somebody whose Target Group has to be looked at: why, where they are placed now, and what is proposed."""

    person: Person
    whys: tuple[Why, ...]
    placed: Placement | None
    proposal: Proposal

    @property
    def words(self) -> str:
        """All the reasons, one sentence each."""
        return " ".join(why.words for why in self.whys)

    def has(self, reason: Reason) -> bool:
        """Whether this is one of the reasons."""
        return any(why.reason is reason for why in self.whys)


# By person and first day of the placement, None when it has held as long as they have been here.
Decisions = Mapping[tuple[int, date | None], Decision]


@dataclass(frozen=True, slots=True)
class Background:
    """What is known beside the people: what goes with what they hold, and what the history says of decisions.

    `versions` are those of the scheme, the oldest first; the last is the one of now. Without them, and for a placement
    that is not in `decisions`, what was held on the first day of the placement counts as what it was decided on.
    """

    scheme: Scheme
    versions: Sequence[SchemeVersion] = ()
    decisions: Decisions | None = None
    reviews: Sequence[CompetenceReview] = ()

    def decision(self, person: Person, placed: Placement) -> Decision | None:
        return (self.decisions or {}).get((person.id, placed.span.starts_on))


def worklist(people: Iterable[Person], background: Background, day: date) -> tuple[ToDecide, ...]:
    """Return whom somebody has to look at on a day, the most urgent reason first, and of one reason the longest.

    Only people who are here on the day are listed, each once.
    """
    reviews = newest_of_people(background.reviews, day)
    found = []
    for person in people:
        if person.service_on(day) is None:
            continue
        placed, proposal = person.group_on(day), proposed(person, background.scheme, day)
        whys = _placing_whys(person, placed, proposal, background, day)
        review = reviews.get(person.id)
        if review is not None and review.next_on is not None and is_due(review.next_on, day):
            words = due_words("Competence review", review.next_on, day)
            whys.append(Why(Reason.COMPETENCES, words, review.next_on))
        if whys:
            found.append(ToDecide(person, tuple(whys), placed, proposal))
    return tuple(sorted(found, key=_urgency))


def _placing_whys(
    person: Person, placed: Placement | None, proposal: Proposal, background: Background, day: date
) -> list[Why]:
    if placed is None:
        return [_never_placed(person, day)]
    whys = []
    if placed.review_on is not None and is_due(placed.review_on, day):
        whys.append(Why(Reason.REVIEW, due_words("Review", placed.review_on, day), placed.review_on))
    decision = background.decision(person, placed)
    whys += _because(Reason.HELD, "Since the placement: ", changes_of_held(person, placed, decision, day))
    decided = Decided(placed, proposal, decision)
    return whys + _because(Reason.USUAL, "", changes_of_scheme(person, decided, background.versions, day))


def _never_placed(person: Person, day: date) -> Why:
    service = person.service_on(day)
    start = service.span.starts_on if service is not None else None
    here = f" Here since {in_words(start)}." if start is not None else ""
    later = [placed.span.starts_on for placed in person.placements if (placed.span.starts_on or date.min) > day]
    known = [start for start in later if start is not None]
    if known:
        return Why(Reason.NEVER_PLACED, f"Placed only from {in_words(min(known))} on.{here}", start or date.min)
    return Why(Reason.NEVER_PLACED, f"Never placed.{here}", start or date.min)


def _because(reason: Reason, before: str, changes: Sequence[Change]) -> list[Why]:
    words = "; ".join(change.words for change in changes)
    return [Why(reason, f"{before}{words}.", max(change.day for change in changes))] if changes else []


def _urgency(item: ToDecide) -> tuple[int, date, str, str, int]:
    person, first = item.person, item.whys[0]
    return list(Reason).index(first.reason), first.day, person.family.casefold(), person.given.casefold(), person.id
