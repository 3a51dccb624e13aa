"""What can be bound in behind the evidence pack: certificates and proof of leads and trainers, and sign-in sheets."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from nscp_desktop.domain.certificates import Certificate
from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.evidence_files import EvidenceFile
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.snapshot import Snapshot
from nscp_desktop.services.desk import Desk
from nscp_desktop.services.standing import StandingService
from nscp_desktop.storage.unit_of_work import UnitOfWork


class Annex(NamedTuple):
    """One thing that can be bound in, and in words whose it is and of what."""

    id: int
    words: str


class Annexes(NamedTuple):
    """Certificates that were issued, files of evidence, and files of sessions, each in the order of the list."""

    certificates: tuple[Annex, ...]
    files: tuple[Annex, ...]
    sheets: tuple[Annex, ...]


def annexes_of(desk: Desk, standing: StandingService, lead_duties: Sequence[str], as_at: date) -> Annexes:
    """Return what there is on a day for those who lead and for trainers who are on record; the newest comes first."""
    snapshot = standing.snapshot()
    with desk.reading() as unit:
        trainers = {own.person_id for own in unit.trainers.all() if own.person_id is not None}
        people = list(_shown(snapshot, trainers, lead_duties, as_at))
        own = {person.id for person in people}
        certificates = [one for one in unit.certificates.all() if one.person_id in own and not one.is_withdrawn]
        files = [file for person in people for file in unit.evidence.files(person.id)]
        sheets = tuple(_sheets(unit, snapshot, as_at))
    return Annexes(
        tuple(_certificate(one, snapshot) for one in certificates if one.issued_on <= as_at),
        tuple(_file(one, snapshot) for one in sorted(files, key=_newest_first) if one.added_on <= as_at),
        sheets,
    )


def _shown(snapshot: Snapshot, trainers: Collection[int], lead_duties: Sequence[str], as_at: date) -> Iterable[Person]:
    for person in snapshot.people.values():
        leads = any(duty.duty in lead_duties for duty in person.duties_on(as_at))
        if person.service_on(as_at) is not None and (leads or person.id in trainers):
            yield person


def _newest_first(file: EvidenceFile) -> tuple[int, int]:
    return -file.added_on.toordinal(), file.id


def _certificate(one: Certificate, snapshot: Snapshot) -> Annex:
    words = f"{snapshot.people[one.person_id].name}: {_course(snapshot, one.person_id, one.attendance_id)}"
    return Annex(one.id, f"{words}, certificate {one.number}, issued {in_words(one.issued_on)}")


def _file(one: EvidenceFile, snapshot: Snapshot) -> Annex:
    words = f"{snapshot.people[one.person_id].name}: {_course(snapshot, one.person_id, one.completion_id)}"
    return Annex(one.id, f"{words}, {one.name} ({one.kind.words}, {one.size_words})")


def _course(snapshot: Snapshot, person_id: int, completion_id: int) -> str:
    done = next((one for one in snapshot.history(person_id).completions if one.id == completion_id), None)
    course = snapshot.rulebook.courses.get(done.course_id) if done is not None else None
    return course.title if course is not None else "training"


def _sheets(unit: UnitOfWork, snapshot: Snapshot, as_at: date) -> Iterator[Annex]:
    counts = unit.session_files.counts()
    for held in unit.sessions.all():
        day = held.starts_on
        if held.id in counts and day is not None and day <= as_at:
            title = snapshot.rulebook.courses[held.course_id].title
            for file in unit.session_files.files(held.id):
                yield Annex(file.id, f"{title}, {held.days_words}, {file.name} ({file.size_words})")
