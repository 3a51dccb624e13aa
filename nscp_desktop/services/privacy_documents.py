"""The papers of data protection: the subject access pack, the list of records past their time, certificates."""

from collections import Counter
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from nscp_desktop.domain.board import Board
from nscp_desktop.domain.errors import NotFoundError
from nscp_desktop.domain.history import Batch, Change
from nscp_desktop.domain.history_words import change_words, held_words
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.person_names import manager_name
from nscp_desktop.domain.retention import Disposal, kept_until
from nscp_desktop.domain.subject_access import Held, HistoryLine, Mention, SubjectAccess
from nscp_desktop.services.agency import AgencyService
from nscp_desktop.services.desk import Desk
from nscp_desktop.services.history_names import names_in_history
from nscp_desktop.services.privacy import PrivacyService
from nscp_desktop.services.saving import save_built, save_whole
from nscp_desktop.services.standing import StandingService
from nscp_desktop.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from nscp_desktop.reports.frame import Built, Frame


class PrivacyDocuments:
    """What data protection asks for on paper and as a workbook."""

    def __init__(self, desk: Desk, standing: StandingService, agency: AgencyService, privacy: PrivacyService) -> None:
        self._desk = desk
        self._standing = standing
        self._agency = agency
        self._privacy = privacy

    def about(self, person_id: int) -> SubjectAccess:
        """Return everything held about one person.

        Raises NotFoundError when there is no such person.
        """
        snapshot = self._standing.snapshot()
        person = snapshot.people.get(person_id)
        if person is None:
            raise NotFoundError("That person is no longer in the record. Choose another person.")
        history, rule = snapshot.history(person_id), self._privacy.rule()
        with self._desk.reading() as unit:
            changes = [
                change
                for own in unit.privacy.histories_of(person_id)
                for change in unit.history.changes_about(own)
                if not change.is_erased
            ]
            batches = {batch.sequence: batch for batch in unit.history.batches()} if changes else {}
            mentions, holds = _mentions(unit, person), unit.privacy.holds(person_id)
            files = unit.evidence.files(person_id)
            reviews = tuple(review for review in unit.competences.reviews() if review.person_id == person_id)
            further = unit.privacy.further(person_id)
        names = names_in_history(self._desk, self._standing, self._agency)
        lines = tuple(
            _line(batches[change.batch], change_words(change, names)) for change in sorted(changes, key=_order)
        )
        return SubjectAccess(
            person,
            history,
            rule,
            kept_until(person, history, rule),
            holds,
            mentions,
            lines,
            files,
            manager_name(snapshot.people, person),
            sum(other.manager_id == person_id for other in snapshot.people.values()),
            reviews,
            tuple(Held(*held_words(table, row, names)) for table, row in further),
        )

    def build_pack(self, frame: "Frame", board: Board, person_id: int, out: BinaryIO) -> "Built":
        """Write the subject access pack as a PDF."""
        from nscp_desktop.reports.subject_access import SubjectAccessPack, build_subject_access

        return build_subject_access(SubjectAccessPack(frame, board, self.about(person_id)), out)

    def build_time_up(self, frame: "Frame", as_at: date, out: BinaryIO) -> "Built":
        """Write the list of records past their time as a PDF."""
        from nscp_desktop.reports.retention_list import RetentionList, build_retention_list

        return build_retention_list(RetentionList(frame, self._privacy.rule(), self._privacy.time_up(as_at)), out)

    def save_pack_sheet(self, person_id: int, out: Path, as_at: date) -> None:
        """Save the subject access pack as a workbook, whole or not at all.

        Raises NotFoundError when there is no such person, FileRefusedError when the file cannot be written.
        """
        from nscp_desktop.spreadsheets.export_data import ExportData
        from nscp_desktop.spreadsheets.export_subject_access import export_subject_access

        data = ExportData(
            self._agency.details(), self._standing.board(as_at), self._standing.snapshot(),
            self._agency.target_groups(), self._agency.packs(), self._agency.duties(),
        )  # fmt: skip
        save_built(out, partial(export_subject_access, data, self.about(person_id)))

    def save_certificate(self, disposal: Disposal, kept_backups: tuple[str, ...], out: Path) -> None:
        """Save the certificate of a disposal as a PDF, whole or not at all."""
        from nscp_desktop.reports.disposal_certificate import DisposalCertificate, build_disposal_certificate
        from nscp_desktop.reports.frame import Frame

        details = self._agency.details()
        frame = Frame(details.name, f"Disposal certificate {disposal.reference}", disposal.disposed_on, "")
        content = BytesIO()
        build_disposal_certificate(DisposalCertificate(frame, disposal, kept_backups), content)
        save_whole(out, _Bytes(content.getvalue()))


class _Bytes:
    """Writes what was made in memory into a file."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    def __call__(self, stream: BinaryIO) -> object:
        return stream.write(self._content)


def _mentions(unit: UnitOfWork, person: Person) -> tuple[Mention, ...]:
    """Return where else the name stands, the present one and those that the person had before."""
    names = dict.fromkeys([person.name, *(former.name for former in person.former_names if " " in former.name)])
    found: Counter[str] = Counter()
    for mention in unit.privacy.owned(person.id):
        found[mention.where] += mention.times
    for name in names:
        for mention in unit.privacy.mentions(name):
            found[mention.where] += mention.times
    return tuple(Mention(where, times) for where, times in found.items())


def _line(batch: Batch, words: str) -> HistoryLine:
    return HistoryLine(batch.at, batch.who or "not named", words, batch.reason)


def _order(change: Change) -> tuple[int, int]:
    return change.batch, change.id
