"""Certificates for the agency's own training: issuing, checking, withdrawing."""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from nscp_desktop.domain.certificates import (
    CODE_LENGTH,
    CODE_LETTERS,
    Answer,
    Candidate,
    Certificate,
    CertificateTraining,
    Checked,
    SessionCertificates,
    by_session,
    checked_words,
    names_of_courses,
    number_of,
    reason_against,
    tidy_code,
    tidy_number,
    written_code,
)
from nscp_desktop.domain.dates import add_months, in_words, plural
from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.page_jobs import PageJob
from nscp_desktop.domain.training import Completion
from nscp_desktop.domain.users import Right
from nscp_desktop.services.desk import Desk
from nscp_desktop.services.standing import StandingService
from nscp_desktop.services.titles import refuse_long, tidy
from nscp_desktop.storage.unit_of_work import UnitOfWork

AFTER_EVALUATION = "certificates/after-evaluation"
# For training that lies further back nobody waits for a certificate.
WAITING_MONTHS = 12
_UNKNOWN = "There is no certificate with this number and this code. Look at both again, letter by letter."
_NOT_ATTENDED = "Number and code fit, but the training is no longer on record as attended, so it does not hold."
_REPLACED = "Number and code were given out once, but the certificate no longer holds: it was replaced or taken back."


class Issued(NamedTuple):
    """What came of issuing: the new certificates, and a sentence for each that could not be."""

    certificates: tuple[Certificate, ...]
    refusals: tuple[str, ...] = ()


class CertificatesService:
    """Certificates. Each public method that stores is one transaction and one undo step."""

    def __init__(self, desk: Desk, standing: StandingService) -> None:
        self._desk = desk
        self._standing = standing

    def all(self) -> tuple[Certificate, ...]:
        """Return every certificate, those issued last first, and those of one day by their numbers."""
        with self._desk.reading() as unit:
            return unit.certificates.all()

    def trainings(self) -> dict[int, CertificateTraining]:
        """Return the trainings for which there are or may be certificates, by the id of the attendance."""
        with self._desk.reading() as unit:
            return {one.attendance_id: one for one in unit.certificates.trainings()}

    def sessions(self, today: date) -> tuple[SessionCertificates, ...]:
        """Return the days of training for which the agency gives certificates, with who has one and who can have one.

        The newest come first.
        """
        with self._desk.reading() as unit:
            trainings = unit.certificates.trainings()
            issued = unit.certificates.all()
            certified = {one.attendance_id for one in issued}
            valid = {one.attendance_id for one in issued if not one.is_withdrawn}
            return by_session(trainings, valid, _candidates(unit, trainings, certified, today))

    def after_evaluation(self) -> bool:
        """Whether a certificate is only issued when the person's evaluation form has come back."""
        with self._desk.reading() as unit:
            return _after_evaluation(unit)

    def set_after_evaluation(self, wanted: bool) -> None:
        """Decide whether certificates wait for the evaluation form."""
        words = "Issue certificates after the evaluation" if wanted else "Issue certificates without waiting for forms"
        with self._desk.changing(words, right=Right.ADMINISTER) as unit:
            unit.settings.set(AFTER_EVALUATION, "yes" if wanted else "")

    def issue(self, attendance_ids: Iterable[int], *, issued_by: str, issued_on: date, today: date) -> Issued:
        """Issue certificates for trainings in their order, and say for each that cannot have one why.

        Those that have one stay.

        Raises NotAllowedError with the field that the sentence belongs beside, or when nobody can have one.
        """
        wanted, name = list(dict.fromkeys(attendance_ids)), _checked_name(issued_by)
        if issued_on > today:
            raise NotAllowedError("This day is still ahead. Give the day on which they are issued.", "issued_on")
        with self._desk.reading() as unit:
            there = {one.attendance_id: one for one in unit.certificates.trainings()}
            trainings = [there[own] for own in wanted if own in there]
            certified = {one.attendance_id for one in unit.certificates.all()}
            candidates = _candidates(unit, trainings, certified, today)
        refusals = tuple(self._refusal(one) for one in candidates if one.reason)
        ready = [one.training for one in candidates if not one.reason]
        if not ready:
            raise NotAllowedError(refusals[0] if refusals else "Nobody here is without a certificate.")
        last = max(one.completed_on for one in ready if one.completed_on is not None)
        if issued_on < last:
            words = f"One of the trainings was on {in_words(last)}. Issue the certificates on that day or later."
            raise NotAllowedError(words, "issued_on")
        with self._desk.changing(self._title("Issue", ready)) as unit:
            first = unit.certificates.next_id()
            made = tuple(
                _made(first + place, (one.person_id, one.attendance_id), name, issued_on)
                for place, one in enumerate(ready)
            )
            unit.certificates.add(made)
        self._standing.renew([one.person_id for one in ready])
        return Issued(made, refusals)

    def issue_again(self, certificate_id: int, *, issued_by: str, issued_on: date, today: date) -> Certificate:
        """Issue a certificate anew, with another number and code; the one before no longer holds.

        Raises NotFoundError when it is gone, NotAllowedError with the field that the sentence belongs beside.
        """
        name = _checked_name(issued_by)
        if issued_on > today:
            raise NotAllowedError("This day is still ahead. Give the day on which it is issued.", "issued_on")
        before = self._found(certificate_id)
        if self._completion(before) is None:
            raise NotAllowedError("The training is no longer on record as attended, so it is not issued again.")
        if issued_on < before.issued_on:
            words = f"It was first issued on {in_words(before.issued_on)}. Give that day or a later one."
            raise NotAllowedError(words, "issued_on")
        with self._desk.changing(f"Issue the certificate of {self._name(before.person_id)} again") as unit:
            unit.certificates.remove(before)
            whose = before.person_id, before.attendance_id
            made = _made(unit.certificates.next_id(), whose, name, issued_on)
            unit.certificates.add([made])
        self._standing.renew([before.person_id])
        return made

    def withdraw(self, certificate_ids: Iterable[int], *, reason: str, today: date) -> int:
        """Withdraw certificates with a reason and return how many; those that are withdrawn already stay as they are.

        Raises NotFoundError when one is gone, NotAllowedError with the field that the sentence belongs beside.
        """
        why = tidy(reason)
        if not why:
            raise NotAllowedError("Say why it is withdrawn. Whoever checks it is told.", "reason")
        refuse_long(why, "reason")
        found = [one for one in map(self._found, dict.fromkeys(certificate_ids)) if not one.is_withdrawn]
        if not found:
            raise NotAllowedError("It is withdrawn already.", "reason")
        whose = self._name(found[0].person_id) if len(found) == 1 else plural(len(found), "person", "people")
        with self._desk.changing(f"Withdraw the certificate of {whose}") as unit:
            for one in found:
                unit.certificates.withdraw(replace(one, withdrawn_on=today, withdrawn_why=why))
        self._standing.renew([one.person_id for one in found])
        return len(found)

    def check(self, number: str, code: str) -> Checked:
        """Say whether a certificate of this number and code is real, whose it is, and whether it still holds.

        Nothing is said of a certificate while the code does not fit its number.
        """
        wanted, letters = tidy_number(number), tidy_code(code)
        if not wanted:
            raise NotAllowedError("Type the number as it is printed, for example 2026-00017.", "number")
        if not letters:
            raise NotAllowedError("Type the code that is printed below the number.", "code")
        with self._desk.reading() as unit:
            found = next((one for one in unit.certificates.all() if one.number == wanted), None)
            formers = unit.certificates.former_codes(wanted) if found is None else frozenset()
        if found is None or not secrets.compare_digest(found.code.encode(), letters.encode()):
            is_former = any(secrets.compare_digest(one.encode(), letters.encode()) for one in formers)
            return Checked(Answer.REPLACED, _REPLACED) if is_former else Checked(Answer.UNKNOWN, _UNKNOWN)
        done = self._completion(found)
        course = self._standing.snapshot().rulebook.courses.get(done.course_id) if done is not None else None
        if done is None or course is None:
            return Checked(Answer.WITHDRAWN, _NOT_ATTENDED, found)
        words = checked_words(found, self._name(found.person_id), course.title, done.completed_on)
        return Checked(Answer.WITHDRAWN if found.is_withdrawn else Answer.REAL, words, found)

    def jobs(self, as_at: date) -> tuple[PageJob, ...]:
        """Return what is to do: certificates that can be issued for training of the last twelve months."""
        since = add_months(as_at, -WAITING_MONTHS)
        waiting = [one for one in self.sessions(as_at) if one.ready and one.on is not None and one.on >= since]
        if not waiting:
            return ()
        count = sum(len(one.ready) for one in waiting)
        titles = {own: course.title for own, course in self._standing.snapshot().rulebook.courses.items()}
        title = f"{plural(count, 'certificate')} to issue"
        return (PageJob(title, names_of_courses(waiting, titles), "training", "certificates"),)

    def _found(self, certificate_id: int) -> Certificate:
        with self._desk.reading() as unit:
            found = unit.certificates.certificate(certificate_id)
        if found is None:
            raise NotFoundError("That certificate is no longer in the record.")
        return found

    def _refusal(self, one: Candidate) -> str:
        return f"{self._name(one.training.person_id)}: {one.reason}."

    def _name(self, person_id: int) -> str:
        person = self._standing.snapshot().people.get(person_id)
        return person.name if person is not None else "somebody"

    def _title(self, verb: str, ready: Sequence[CertificateTraining]) -> str:
        courses = self._standing.snapshot().rulebook.courses
        titles = list(dict.fromkeys(courses[one.course_id].title for one in ready))
        about = titles[0] if len(titles) == 1 else plural(len(titles), "course")
        if len(ready) == 1:
            return f"{verb} a certificate to {self._name(ready[0].person_id)}: {about}"
        return f"{verb} {plural(len(ready), 'certificate')}: {about}"

    def _completion(self, one: Certificate) -> Completion | None:
        """Return the training that a certificate is about, None when it is no longer on record as attended."""
        completions = self._standing.snapshot().history(one.person_id).completions
        return next((done for done in completions if done.id == one.attendance_id), None)


def _made(own: int, whose: tuple[int, int], name: str, on: date) -> Certificate:
    """Return a new certificate for a person and their attendance, with a code of chance."""
    code = written_code("".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH)))
    return Certificate(own, *whose, number_of(on.year, own), code, on, name)


def _after_evaluation(unit: UnitOfWork) -> bool:
    return unit.settings.get(AFTER_EVALUATION) == "yes"


def _candidates(
    unit: UnitOfWork, trainings: Iterable[CertificateTraining], certified: Iterable[int], today: date
) -> list[Candidate]:
    """Return the trainings without a certificate, each with what stands against one."""
    own, after = set(certified), _after_evaluation(unit)
    sessions = {one.id: one for one in unit.sessions.all()}
    return [
        Candidate(one, reason_against(one, sessions.get(one.session_id or 0), today, after_evaluation=after))
        for one in trainings
        if one.attendance_id not in own
    ]


def _checked_name(issued_by: str) -> str:
    name = tidy(issued_by)
    if not name:
        raise NotAllowedError("Say who issues it. The name is printed on the certificate.", "issued_by")
    refuse_long(name, "issued_by")
    return name
