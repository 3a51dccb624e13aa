"""Certificates on paper.

The library that draws pages is imported when first needed: the window starts without it.
"""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, BinaryIO

from nscp_desktop.domain.certificates import Certificate
from nscp_desktop.domain.courses import Course
from nscp_desktop.domain.dates import in_words, plural
from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.sessions import Session
from nscp_desktop.domain.training import Completion
from nscp_desktop.services.desk import Desk
from nscp_desktop.services.papers import ExportInfo, ReportInfo, Wanted
from nscp_desktop.services.standing import StandingService
from nscp_desktop.services.trainers import TrainersService

if TYPE_CHECKING:
    from nscp_desktop.reports.certificates import CertificateSheet
    from nscp_desktop.reports.frame import Built
    from nscp_desktop.spreadsheets.export_data import ExportData

CERTIFICATES = "certificates"
MOST_DAYS_NAMED = 4


class CertificateDocuments:
    """The certificates of a session, or some that were chosen, one page for each."""

    reports: Sequence[ReportInfo] = (
        ReportInfo(
            CERTIFICATES,
            "Certificates",
            "Those issued for one session of your own training, a page for each person",
            needs_session=True,
            is_landscape=True,
        ),
    )
    exports: Sequence[ExportInfo] = ()

    def __init__(self, desk: Desk, standing: StandingService, trainers: TrainersService) -> None:
        self._desk = desk
        self._standing = standing
        self._trainers = trainers

    def build(self, _report_id: str, wanted: Wanted, out: BinaryIO) -> "Built":
        """Write the certificates that were chosen, else those of the session; those withdrawn are left out.

        Raises NotAllowedError when neither was chosen or nothing that was chosen holds, NotFoundError when what was
        chosen is gone.
        """
        from nscp_desktop.reports.certificates import Certificates, build_certificates

        options = wanted.options
        nothing = "No certificate has been issued for this session yet. Issue them under Training, Certificates."
        if not options.certificate_ids and options.session_id is None:
            raise NotAllowedError("Choose the session whose certificates are wanted.", "session_id")
        sheets = self._sheets(self._chosen(options.certificate_ids, options.session_id))
        if options.certificate_ids and not sheets:
            raise NotAllowedError(
                "What was chosen is withdrawn, or no longer on record as attended.", "certificate_ids"
            )
        return build_certificates(Certificates(wanted.frame.agency, wanted.frame.title, sheets, nothing), out)

    def sheets_of(self, certificate_ids: Sequence[int]) -> "dict[int, CertificateSheet]":
        """Return what stands on certificates by their ids; those withdrawn and those that are gone are left out."""
        chosen = self._chosen(certificate_ids, None) if certificate_ids else []
        by_number = {one.number: one.id for one in chosen}
        return {by_number[sheet.number]: sheet for sheet in self._sheets(chosen)}

    def write(self, _export_id: str, _data: "ExportData", _out: BinaryIO) -> None:
        """There is no workbook of certificates."""
        raise NotFoundError("There is no workbook of certificates.")

    def _chosen(self, certificate_ids: Sequence[int], session_id: int | None) -> list[Certificate]:
        with self._desk.reading() as unit:
            everything = {one.id: one for one in unit.certificates.all()}
            if not certificate_ids and unit.sessions.session(session_id or 0) is None:
                raise NotFoundError("That session is no longer in the record. Choose another.")
            own = {entry.id for entry in unit.sessions.entries(session_id or 0)} if not certificate_ids else set()
        if certificate_ids:
            return [everything[own] for own in certificate_ids if own in everything]
        people = self._standing.snapshot().people
        found = [one for one in everything.values() if one.attendance_id in own and one.person_id in people]
        return sorted(found, key=lambda one: (people[one.person_id].sorted_name.casefold(), one.id))

    def _sheets(self, chosen: Sequence[Certificate]) -> "list[CertificateSheet]":
        snapshot = self._standing.snapshot()
        with self._desk.reading() as unit:
            sessions = {one.id: one for one in unit.sessions.all()}
            of_attendance = {one.attendance_id: one.session_id for one in unit.certificates.trainings()}
        trainers = {one.id: one.name for one in self._trainers.everybody()}
        sheets = []
        for one in chosen:
            person = snapshot.people.get(one.person_id)
            done = next((d for d in snapshot.history(one.person_id).completions if d.id == one.attendance_id), None)
            if person is None or done is None or one.is_withdrawn:
                continue
            session = sessions.get(of_attendance.get(one.attendance_id) or 0)
            sheets.append(
                _sheet(one, person.name, (snapshot.rulebook.courses[done.course_id], session, done), trainers)
            )
        return sheets


def _sheet(
    one: Certificate, name: str, about: tuple[Course, Session | None, Completion], trainers: dict[int, str]
) -> "CertificateSheet":
    from nscp_desktop.reports.certificates import CertificateSheet

    course, session, done = about
    hours = done.hours if done.hours is not None else course.hours
    led_by = [trainers[own] for own in session.trainer_ids if own in trainers] if session is not None else []
    return CertificateSheet(
        name,
        course.title,
        _version(course, session, done.completed_on),
        _held(session, done.completed_on),
        hours_words(hours),
        (session.delivery if session is not None else "") or course.delivery,
        ", ".join(led_by) or (session.trainer if session is not None else ""),
        one.number,
        one.code,
        in_words(one.issued_on),
        one.issued_by,
    )


def _version(course: Course, session: Session | None, done: date | None) -> str:
    if session is not None and session.version_id is not None:
        return next((item.name for item in course.versions if item.id == session.version_id), "")
    used = course.version_on(done) if done is not None else None
    return used.name if used is not None else ""


def _held(session: Session | None, done: date | None) -> str:
    """Write the day or days: each of a few, first and last of many."""
    if session is None:
        return in_words(done) if done is not None else ""
    days = [day.held_on for day in session.days]
    if 1 < len(days) <= MOST_DAYS_NAMED:
        return ", ".join(map(in_words, days))
    return session.days_words


def hours_words(hours: float | None) -> str:
    """Write hours as people say them: `3 hours`, `1.5 hours`; empty when nobody knows."""
    if not hours:
        return ""
    return plural(int(hours), "hour") if hours == int(hours) else f"{hours:g} hours"
