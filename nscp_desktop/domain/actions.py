"""Actions: what is to be put right, by whom and until when; and gaps that were reported to the partnership."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Action:
    """Something to put right. `id` is 0 before it is stored.

    It comes from an answer of a questionnaire, a gap with a requirement, a person, or, with none of these, by hand.
    `owner_id` is a person on record; otherwise `owner` is a typed name. `done_note` says how it is known to be done.
    """

    id: int
    what: str
    raised_on: date
    why: str = ""
    due_on: date | None = None
    done_on: date | None = None
    done_note: str = ""
    owner_id: int | None = None
    owner: str = ""
    answer_id: int | None = None
    requirement_id: str | None = None
    person_id: int | None = None

    def is_overdue(self, as_at: date) -> bool:
        """Whether on a day it was not done and its due day had passed; the due day itself is still in time."""
        is_done = self.done_on is not None and self.done_on <= as_at
        return not is_done and self.due_on is not None and self.due_on < as_at


class GapKind(StrEnum):
    """What sort of gap is reported."""

    TRAINING_GAP = "training-gap"
    NEW_WORRY = "new-worry"
    NO_PLACES = "no-places"
    OTHER = "other"

    @property
    def words(self) -> str:
        return _GAP_WORDS[self]


_GAP_WORDS = {
    GapKind.TRAINING_GAP: "Gap in training",
    GapKind.NEW_WORRY: "New worry",
    GapKind.NO_PLACES: "Not enough places",
    GapKind.OTHER: "Something else",
}


@dataclass(frozen=True, slots=True)
class ReportedGap:
    """An entry of the gap log for the Learning and Workforce Development group. `id` is 0 before it is stored.

    Source: NSCP Learning and Workforce Development Strategy 2022-24, section 8: gaps and new worries are reported.
    """

    id: int
    kind: GapKind
    what: str
    noticed_on: date
    detail: str = ""
    requirement_id: str | None = None
    reported_on: date | None = None
    reported_how: str = ""
    reply: str = ""
    closed_on: date | None = None
