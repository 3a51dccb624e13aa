"""What is done with certificates on their tab: issue, print, check, withdraw."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from nscp_desktop.domain.certificates import Candidate, SessionCertificates
from nscp_desktop.domain.dates import add_months, in_words, plural
from nscp_desktop.domain.names_told_apart import names_told_apart
from nscp_desktop.services.certificate_documents import CERTIFICATES
from nscp_desktop.services.certificates import WAITING_MONTHS
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.check_certificate import CheckCertificateDialog, WithdrawDialog
from nscp_desktop.ui.dialogs.form_dialog import open_dialog
from nscp_desktop.ui.dialogs.issue_certificates import IssueAgainDialog, IssueDialog, IssueLine, Signing
from nscp_desktop.ui.dialogs.record_history import Entry, show_changes
from nscp_desktop.ui.models.certificates import CertificateRow
from nscp_desktop.ui.pages.requests import ReportRequest

if TYPE_CHECKING:
    from nscp_desktop.ui.pages.training_certificates import CertificatesTab


class CertificateActions:
    """The commands of the tab; each asks in a dialog and shows what came of it."""

    def __init__(self, tab: CertificatesTab) -> None:
        self._tab = tab
        self._session = tab.session

    def issue(self, *_: object) -> None:
        """Ask to whom of the days of training that are selected, and issue."""
        chosen = self._tab.chosen_sessions()
        if not any(one.ready for one in chosen) or not self._session.editing.may_change:
            return
        about = (
            self._title(chosen[0]) if len(chosen) == 1 else plural(len(chosen), "day of training", "days of training")
        )
        self._open(about, self._lines(chosen, with_day=len(chosen) > 1), self._signing())

    def issue_for_period(self) -> None:
        """Ask for a period, and issue for all training in it."""
        since = add_months(self._session.today, -WAITING_MONTHS)
        lines = self._lines(self._tab.all_sessions(), with_day=True)
        self._open(self._tab.tr("All training in a period"), lines, self._signing(since))

    def issue_again(self) -> None:
        """Ask who issues the selected certificate anew, and issue it."""
        row = self._one()
        if row is not None:
            about = f"{row.certificate.number} · {row.name} · {row.course}"
            store = partial(self._again, row.certificate.id)
            open_dialog(IssueAgainDialog(about, self._signing(), store, self._tab.window()))

    def print(self, *_: object) -> None:
        """Show the selected certificates on the page of reports, ready to be printed."""
        rows = [row for row in self._tab.chosen() if row.is_on_record and not row.certificate.is_withdrawn]
        if rows:
            ids = tuple(row.certificate.id for row in rows)
            self._tab.page.open_report.emit(ReportRequest(CERTIFICATES, certificate_ids=ids))

    def check(self) -> None:
        """Ask for number and code, and tell whether there is such a certificate."""
        open_dialog(CheckCertificateDialog(self._session.services.certificates.check, "", self._tab.window()))

    def withdraw(self) -> None:
        """Ask why the selected certificates are withdrawn, and withdraw them."""
        rows = [row for row in self._tab.chosen() if not row.certificate.is_withdrawn]
        if rows:
            one = f"{rows[0].certificate.number} · {rows[0].name} · {rows[0].course}"
            about = one if len(rows) == 1 else plural(len(rows), "certificate")
            store = partial(self._withdraw, tuple(row.certificate.id for row in rows))
            open_dialog(WithdrawDialog(about, store, self._tab.window()))

    def show_history(self) -> None:
        """Show every change to the selected certificate."""
        row = self._one()
        if row is not None:
            entry = Entry(row.certificate.number, "certificate", row.certificate.id)
            show_changes(self._session, entry, self._tab.window())

    def _one(self) -> CertificateRow | None:
        rows = self._tab.chosen()
        return rows[0] if len(rows) == 1 else None

    def _signing(self, since: date | None = None) -> Signing:
        lead = self._session.services.agency.details().lead
        return Signing(lead or self._session.services.users.who, self._session.today, since)

    def _open(self, about: str, lines: Sequence[IssueLine], signing: Signing) -> None:
        open_dialog(IssueDialog(about, lines, signing, self._store, self._tab.window()))

    def _title(self, one: SessionCertificates) -> str:
        course = self._session.services.standing.snapshot().rulebook.courses.get(one.course_id)
        day = f" · {in_words(one.on)}" if one.on is not None else ""
        return f"{course.title if course is not None else ''}{day}"

    def _lines(self, chosen: Sequence[SessionCertificates], *, with_day: bool) -> list[IssueLine]:
        people = self._session.services.standing.snapshot().people
        ids = {each.training.person_id for one in chosen for each in (*one.ready, *one.held_back)}
        names = names_told_apart([people[own] for own in sorted(ids) if own in people])
        found = []
        for one in chosen:
            beside = f" · {self._title(one)}" if with_day else ""
            for candidate in (*one.ready, *one.held_back):
                person = people.get(candidate.training.person_id)
                if person is not None:
                    found.append((person.sorted_name.casefold(), _line(candidate, f"{names[person.id]}{beside}")))
        return [line for _, line in sorted(found, key=_by_name)]

    def _store(self, attendance_ids: tuple[int, ...], issued_by: str, issued_on: date) -> None:
        certificates = self._session.services.certificates
        issued = certificates.issue(attendance_ids, issued_by=issued_by, issued_on=issued_on, today=self._session.today)
        self._session.announce(Changes.TRAINING)
        self._tab.show_issued(issued)
        words = self._tab.tr("%1 issued. Print shows them on paper, Ctrl+Z takes them back.")
        words = words.replace("%1", plural(len(issued.certificates), "certificate"))
        self._session.say(" ".join((words, *issued.refusals[:2])))

    def _again(self, certificate_id: int, issued_by: str, issued_on: date) -> None:
        made = self._session.services.certificates.issue_again(
            certificate_id, issued_by=issued_by, issued_on=issued_on, today=self._session.today
        )
        self._session.announce(Changes.TRAINING)
        self._tab.table.select_key(made.id)
        self._session.say(self._tab.tr("Issued again as %1.").replace("%1", made.number))

    def _withdraw(self, certificate_ids: tuple[int, ...], reason: str) -> None:
        certificates = self._session.services.certificates
        count = certificates.withdraw(certificate_ids, reason=reason, today=self._session.today)
        self._session.announce(Changes.TRAINING)
        words = self._tab.tr("%1 withdrawn. Ctrl+Z takes it back.")
        self._session.say(words.replace("%1", plural(count, "certificate")))


def _line(candidate: Candidate, words: str) -> IssueLine:
    training = candidate.training
    return IssueLine(training.attendance_id, words, training.completed_on, candidate.reason)


def _by_name(pair: tuple[str, IssueLine]) -> tuple[str, int]:
    return pair[0], pair[1].attendance_id
