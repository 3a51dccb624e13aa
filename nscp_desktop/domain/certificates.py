"""Certificates that the agency itself gives for its own training: who may have one, and whether one is real."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from nscp_desktop.domain.dates import Precision, in_words
from nscp_desktop.domain.sessions import Session, SessionState

# Capital letters without vowels, so that no word comes about, and without those that are taken for another or a digit.
CODE_LETTERS = "BCDFGHJKMNPQRTVWXYZ"
CODE_LENGTH = 10
_DIGITS_OF_YEAR = 4
_PLACES = 5
_Key = tuple[int, int | None, date | None]


@dataclass(frozen=True, slots=True)
class Certificate:
    """One certificate. Its number is never given again; `code` is known only to whoever holds it and to the record."""

    id: int
    person_id: int
    attendance_id: int
    number: str
    code: str
    issued_on: date
    issued_by: str
    withdrawn_on: date | None = None
    withdrawn_why: str = ""

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_on is not None

    @property
    def state_words(self) -> str:
        """Say whether it holds."""
        return f"✕ withdrawn {in_words(self.withdrawn_on)}" if self.withdrawn_on is not None else "✓ valid"


class CertificateTraining(NamedTuple):
    """One training that somebody attended, of a course for which the agency gives certificates.

    `has_answered`: the person's evaluation form has come back.
    """

    attendance_id: int
    person_id: int
    course_id: int
    session_id: int | None
    completed_on: date | None
    precision: Precision
    hours: float | None
    has_answered: bool


class Candidate(NamedTuple):
    """A training without a certificate; `reason` says why there cannot be one yet, empty when there can."""

    training: CertificateTraining
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SessionCertificates:
    """One day of training with those who attended: who has a certificate, who can have one, and who cannot yet."""

    course_id: int
    session_id: int | None
    on: date | None
    attended: int
    certified: int
    ready: tuple[Candidate, ...] = ()
    held_back: tuple[Candidate, ...] = ()

    @property
    def key(self) -> tuple[int, int | None, date | None]:
        return self.course_id, self.session_id, self.on

    @property
    def words(self) -> str:
        """How many of those who attended have a certificate: `3 of 7 (42%)`."""
        return f"{self.certified:,} of {self.attended:,} ({self.certified * 100 // max(self.attended, 1)}%)"

    @property
    def people(self) -> tuple[int, ...]:
        """Those who have none yet."""
        return tuple(one.training.person_id for one in (*self.ready, *self.held_back))


class Answer(StrEnum):
    """What there is to say about a number and a code."""

    REAL = "real"
    WITHDRAWN = "withdrawn"
    REPLACED = "replaced"
    UNKNOWN = "unknown"


class Checked(NamedTuple):
    """What came of checking a certificate; `certificate` is None where the record has none of this number and code."""

    answer: Answer
    words: str
    certificate: Certificate | None = None


def reason_against(
    training: CertificateTraining, session: Session | None, today: date, *, after_evaluation: bool
) -> str:
    """Say why no certificate can be issued for a training yet; empty when one can.

    A session of somebody else's making has no register to close; a training without a session was recorded alone, and
    nobody can give a form for it.
    """
    if training.completed_on is None or training.precision is not Precision.DAY:
        return "the exact day of the training is not on record"
    if training.completed_on > today:
        return "the training is still to come"
    if session is not None and session.state(today) is not SessionState.HELD:
        return "the register of the session is not closed"
    if after_evaluation and training.session_id is not None and not training.has_answered:
        return "the evaluation form has not come back"
    return ""


def by_session(
    trainings: Iterable[CertificateTraining], certified: Iterable[int], candidates: Iterable[Candidate]
) -> tuple[SessionCertificates, ...]:
    """Sort trainings by their session, or where there is none by course and day, the newest first.

    `certified` are the attendances that have a certificate which holds.
    """
    own = set(certified)
    attended: defaultdict[_Key, list[CertificateTraining]] = defaultdict(list)
    ready: defaultdict[_Key, list[Candidate]] = defaultdict(list)
    held_back: defaultdict[_Key, list[Candidate]] = defaultdict(list)
    for training in trainings:
        attended[_key(training)].append(training)
    for candidate in candidates:
        (held_back if candidate.reason else ready)[_key(candidate.training)].append(candidate)
    found = [
        SessionCertificates(
            key[0],
            key[1],
            max((one.completed_on for one in there if one.completed_on is not None), default=None),
            len(there),
            sum(one.attendance_id in own for one in there),
            tuple(ready[key]),
            tuple(held_back[key]),
        )
        for key, there in attended.items()
    ]
    return tuple(sorted(found, key=_newest_first))


def number_of(year: int, sequence: int) -> str:
    """Write the number of a certificate: `2026-00017`."""
    return f"{year:04}-{sequence:0{_PLACES}}"


def tidy_number(typed: str) -> str:
    """Read a number as it was typed: spaces, dashes and leading noughts do not matter; empty when it is none."""
    parts = "".join(letter if letter.isdecimal() else " " for letter in typed).split()
    joined = "".join(parts)
    if not joined or not joined.isascii() or len(joined) > 30:
        return ""
    if len(parts) == 1 and len(joined) > _DIGITS_OF_YEAR:
        parts = [joined[:_DIGITS_OF_YEAR], joined[_DIGITS_OF_YEAR:]]
    return number_of(int(parts[0]), int("".join(parts[1:]))) if len(parts) > 1 else ""


def written_code(letters: str) -> str:
    """Write a code in two groups, as it is printed: `BCDFG-HJKMN`."""
    half = len(letters) // 2
    return f"{letters[:half]}-{letters[half:]}"


def tidy_code(typed: str) -> str:
    """Read a code as it was typed: small letters, spaces and dashes do not matter."""
    letters = "".join(letter for letter in typed.upper() if letter.isalnum())
    return written_code(letters) if letters else ""


def checked_words(certificate: Certificate, whose: str, course: str, done: date | None) -> str:
    """Say of a certificate that is on record whose it is and whether it holds."""
    on = f" on {in_words(done)}" if done is not None else ""
    about = f"It was issued to {whose} on {in_words(certificate.issued_on)} for {course}{on}."
    if certificate.withdrawn_on is not None:
        why = f": {certificate.withdrawn_why.rstrip('.')}." if certificate.withdrawn_why else "."
        return f"Number and code fit, but it was withdrawn on {in_words(certificate.withdrawn_on)}{why} {about}"
    return f"This certificate is real. {about}"


def names_of_courses(found: Iterable[SessionCertificates], titles: Mapping[int, str]) -> str:
    """Name the courses of some days of training, each once: `Whole-school safeguarding and 2 more`."""
    named = list(dict.fromkeys(titles.get(one.course_id, "") for one in found))
    more = f" and {len(named) - 1} more" if len(named) > 1 else ""
    return f"{named[0]}{more}" if named else ""


def _key(training: CertificateTraining) -> _Key:
    return training.course_id, training.session_id, None if training.session_id else training.completed_on


def _newest_first(one: SessionCertificates) -> tuple[int, int, int]:
    return -(one.on or date.min).toordinal(), one.course_id, one.session_id or 0
