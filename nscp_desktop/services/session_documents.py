"""The papers about a session: the sheet to sign on, and its register.

The libraries that draw pages are imported when first needed: the window starts without them.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.registers import Outcome, RegisterEntry
from nscp_desktop.domain.sessions import Session
from nscp_desktop.services.papers import ExportInfo, ReportInfo, Wanted
from nscp_desktop.services.sessions import SessionsService
from nscp_desktop.services.standing import StandingService

if TYPE_CHECKING:
    from nscp_desktop.reports.frame import Built
    from nscp_desktop.reports.session_head import SessionWords
    from nscp_desktop.spreadsheets.export_data import ExportData

SIGN_IN, REGISTER = "sign-in-sheet", "attendance-register"


class SessionDocuments:
    """The sheet to sign on and the register of one session."""

    reports: Sequence[ReportInfo] = (
        ReportInfo(SIGN_IN, "Sign-in sheet", "One session: everybody expected, with room to sign", needs_session=True),
        ReportInfo(
            REGISTER,
            "Attendance register",
            "One session: who was there, in part, not at all or cancelled",
            needs_session=True,
            is_landscape=True,
        ),
    )
    exports: Sequence[ExportInfo] = ()

    def __init__(self, standing: StandingService, sessions: SessionsService) -> None:
        self._standing = standing
        self._sessions = sessions

    def build(self, report_id: str, wanted: Wanted, out: BinaryIO) -> "Built":
        """Write one of the papers as a PDF.

        Raises NotAllowedError when no session is chosen, NotFoundError when it is no longer on record.
        """
        if wanted.options.session_id is None:
            raise NotAllowedError("Choose the session that the page is about.", "session_id")
        session = self._sessions.session(wanted.options.session_id)
        words = self._words(session)
        shown = wanted._replace(frame=replace(wanted.frame, filters=f"{words.course}, {session.days_words}"))
        lines = self._lines(session)
        if report_id == SIGN_IN:
            return self._build_sheet(shown, words, lines, out)
        return self._build_register(shown, words, lines, out)

    def write(self, _export_id: str, _data: "ExportData", _out: BinaryIO) -> None:
        """There is no workbook about sessions."""
        raise NotFoundError("There is no workbook about sessions.")

    def _build_sheet(
        self, wanted: Wanted, words: "SessionWords", lines: list[tuple[RegisterEntry, Person]], out: BinaryIO
    ) -> "Built":
        from nscp_desktop.reports.sign_in_sheet import SignInSheet, build_sign_in_sheet

        day = words.session.starts_on
        expected = (Outcome.BOOKED, Outcome.ATTENDED)
        people = [(who.sorted_name, who.role_words(day)) for entry, who in lines if entry.outcome in expected]
        return build_sign_in_sheet(SignInSheet(wanted.frame, words, people, words.session.waiting), out)

    def _build_register(
        self, wanted: Wanted, words: "SessionWords", lines: list[tuple[RegisterEntry, Person]], out: BinaryIO
    ) -> "Built":
        from nscp_desktop.reports.attendance_register import (
            AttendanceRegister,
            RegisterLine,
            build_attendance_register,
        )

        day = words.session.starts_on
        found = [
            RegisterLine(
                who.sorted_name, who.role_words(day), place.team if (place := who.place_on(day)) else "", entry
            )
            for entry, who in lines
        ]
        return build_attendance_register(AttendanceRegister(wanted.frame, words, found), out)

    def _lines(self, session: Session) -> list[tuple[RegisterEntry, Person]]:
        """Return who is on the register, by name."""
        people = self._standing.snapshot().people
        found = [(entry, people[entry.person_id]) for entry in self._sessions.entries(session.id)]
        return sorted(found, key=_by_name)

    def _words(self, session: Session) -> "SessionWords":
        from nscp_desktop.reports.session_head import SessionWords

        course = self._standing.snapshot().rulebook.courses[session.course_id]
        version = next((one.name for one in course.versions if one.id == session.version_id), "")
        return SessionWords(session, course.title, self._sessions.trainer_words((session,))[session.id], version)


def _by_name(line: tuple[RegisterEntry, Person]) -> tuple[str, int]:
    return line[1].sorted_name.casefold(), line[0].id
