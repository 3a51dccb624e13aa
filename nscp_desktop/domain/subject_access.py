"""What one person may ask to see: everything held about them, what for, and how long."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from nscp_desktop.domain.competences import CompetenceReview
from nscp_desktop.domain.dates import in_words, opening, plural
from nscp_desktop.domain.evidence_files import EvidenceFile
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.retention import LegalHold, RetentionRule
from nscp_desktop.domain.standing import History


class HistoryLine(NamedTuple):
    """One change of what is held about a person: when (aware), by whom, what, as a sentence, and why if it was said."""

    at: datetime
    who: str
    words: str
    reason: str = ""


class Mention(NamedTuple):
    """A place elsewhere in the record where the person's name stands, and how many times."""

    where: str
    times: int

    @property
    def words(self) -> str:
        return f"{opening(self.where)}: {plural(self.times, 'time')}"


class Held(NamedTuple):
    """Something else that is held about the person: what it is, and what is in it."""

    what: str
    details: str


@dataclass(frozen=True, slots=True)
class SubjectAccess:
    """Everything held about one person. `until` is None while they have not left; `changes` are oldest first.

    `manager` is the name of their line manager, and `manages` how many people have them as theirs. `reviews` are those
    of their competences, the newest first. `further` is whatever else the record holds: certificates, checks, answers
    of evaluation forms, what was shared with them, supervision, induction, reasons, and what came of other bookings.
    """

    person: Person
    history: History
    rule: RetentionRule
    until: date | None
    holds: tuple[LegalHold, ...] = ()
    mentions: tuple[Mention, ...] = ()
    changes: tuple[HistoryLine, ...] = ()
    files: tuple[EvidenceFile, ...] = ()
    manager: str = ""
    manages: int = 0
    reviews: tuple[CompetenceReview, ...] = ()
    further: tuple[Held, ...] = ()

    @property
    def managing_words(self) -> str:
        """For how many people they stand as line manager; empty for nobody."""
        return f"Line manager of {plural(self.manages, 'person', 'people')}" if self.manages else ""

    @property
    def keeping_words(self) -> tuple[str, ...]:
        """How long it is kept, one sentence each."""
        lines = [f"Records are kept until {self.rule.words}. {self.rule.decided_words}"]
        if self.until is not None:
            lines.append(f"For {self.person.name} that is {in_words(self.until)}. From then on it may be erased.")
        for hold in self.holds:
            ended = f", lifted on {in_words(hold.lifted_on)}" if hold.lifted_on else ", still in force"
            lines.append(
                f"Kept longer since {in_words(hold.placed_on)}{ended}: {hold.reason} (decided by {hold.placed_by})."
            )
        return tuple(lines)


def review_words(review: CompetenceReview) -> str:
    """Say who reviewed, what came of it and when to look again: `By G. Evans: 5 of 7 met. To review again by …`."""
    again = f" To review again by {in_words(review.next_on)}." if review.next_on else ""
    note = f" {review.note.rstrip('. ')}." if review.note else ""
    return f"By {review.reviewed_by}: {review.words}.{note}{again}"
