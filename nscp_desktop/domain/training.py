"""What people have done and what they are booked on."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from nscp_desktop.domain.dates import Precision, in_words
from nscp_desktop.domain.evidence_files import files_words


class Evidence(StrEnum):
    """How a completion is evidenced."""

    NONE = "none"
    ORIGINAL = "original"
    COPY = "copy"
    PROVIDER_LIST = "provider-list"
    OWN_WORD = "own-word"

    @property
    def words(self) -> str:
        return _EVIDENCE_WORDS[self]


_EVIDENCE_WORDS = {
    Evidence.NONE: "not stated",
    Evidence.ORIGINAL: "original certificate seen",
    Evidence.COPY: "copy of the certificate",
    Evidence.PROVIDER_LIST: "provider's list",
    Evidence.OWN_WORD: "own word",
}


class Completion(NamedTuple):
    """An attendance that counts.

    `completed_on` is None when only an expiry or a bare "Yes" is known; with `expires_on` None as well, the
    date is unknown. `recorded_on` is the day on which it was entered: it cannot have been done later. `files` counts
    the files of evidence that are kept with it, `shared_files` those of its session.
    """

    id: int
    person_id: int
    course_id: int
    completed_on: date | None
    precision: Precision = Precision.DAY
    expires_on: date | None = None
    recorded_on: date = date.max
    hours: float | None = None
    provider: str = ""
    certificate_number: str = ""
    evidence: Evidence = Evidence.NONE
    note: str = ""
    source: str = ""
    files: int = 0
    shared_files: int = 0

    @property
    def evidence_words(self) -> str:
        """How it is evidenced, in words; empty when nothing was said and nothing attached."""
        kind = self.evidence.words if self.evidence is not Evidence.NONE else ""
        number = f"certificate {self.certificate_number}" if self.certificate_number else ""
        return ", ".join(part for part in (kind, number, files_words(self.files, self.shared_files)) if part)

    @property
    def done_words(self) -> str:
        """When it was done, in words, honest about what is not known."""
        if self.completed_on is not None:
            return in_words(self.completed_on, self.precision)
        if self.expires_on is not None:
            return f"date not recorded, valid until {in_words(self.expires_on)}"
        return "date unknown"


class Booking(NamedTuple):
    """A place booked on a course. `on` is None when its day is not known yet, `recorded_on` when it was booked.

    `until` is the last day of the session on whose register it stands, None when it stands on none.
    """

    id: int
    person_id: int
    course_id: int
    on: date | None
    note: str = ""
    recorded_on: date = date.max
    until: date | None = None

    @property
    def last_day(self) -> date | None:
        """The day on which it is over, None when no day is known."""
        return self.until or self.on


class Exemption(NamedTuple):
    """One person need not meet one requirement for a time: reason and approver. Never a health reason."""

    id: int
    person_id: int
    requirement_id: str
    starts_on: date
    ends_on: date | None
    reason: str
    approved_by: str

    def live_on(self, day: date) -> bool:
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)


class Equivalent(NamedTuple):
    """Somebody decided that one completion of one person counts towards a requirement, though its course does not.

    It counts as a first time and as a renewal, on the day of the completion.
    """

    id: int
    person_id: int
    completion_id: int
    requirement_id: str
    approved_by: str
    reason: str
    decided_on: date
