"""What one person may ask to see: everything held about them, what for, and how long."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

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


@dataclass(frozen=True, slots=True)
class SubjectAccess:
    """Everything held about one person. `until` is None while they have not left; `changes` are oldest first."""

    person: Person
    history: History
    rule: RetentionRule
    until: date | None
    holds: tuple[LegalHold, ...] = ()
    mentions: tuple[Mention, ...] = ()
    changes: tuple[HistoryLine, ...] = ()
    files: tuple[EvidenceFile, ...] = ()

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
