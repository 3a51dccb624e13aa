"""What is appended to a pack: certificates that are drawn again, and files of questionnaires and actions."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from nscp_desktop.domain.evidence_files import FileKind
from nscp_desktop.services.action_sources import places_of
from nscp_desktop.services.certificate_documents import CertificateDocuments
from nscp_desktop.services.desk import Desk
from nscp_desktop.services.papers import ReportOptions
from nscp_desktop.services.standing import StandingService
from nscp_desktop.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from nscp_desktop.reports.annexes import AnnexFile


def certificate_annexes(
    certificates: CertificateDocuments, certificate_ids: Sequence[int], agency: str
) -> "tuple[list[AnnexFile], tuple[str, ...]]":
    """Draw certificates again, and return the letters that could not be printed on them.

    One that is withdrawn or gone comes without content.
    """
    from nscp_desktop.reports.annexes import AnnexFile
    from nscp_desktop.reports.certificates import Certificates, build_certificates

    sheets = certificates.sheets_of(certificate_ids)
    found, uncovered = [], dict[str, None]()
    for own in dict.fromkeys(certificate_ids):
        sheet = sheets.get(own)
        if sheet is None:
            title = "A certificate that was withdrawn or removed"
            found.append(AnnexFile(title, title, FileKind.PDF, b"", f"{title} is not in the pack."))
            continue
        out = BytesIO()
        built = build_certificates(Certificates(agency, "Certificates", (sheet,)), out)
        uncovered |= dict.fromkeys(built.uncovered)
        title = f"Certificate {sheet.number}: {sheet.name}, {sheet.course}"
        found.append(AnnexFile(title, f"Certificate {sheet.number}", FileKind.PDF, out.getvalue()))
    return found, tuple(uncovered)


def file_annexes(
    desk: Desk, standing: StandingService, options: ReportOptions, checklist_ids: Sequence[int]
) -> "list[AnnexFile]":
    """Return the files that were chosen: of trainings, of sessions, and of the answers of questionnaires if wanted."""
    with desk.reading() as unit:
        found = [_of_training(unit, standing, own) for own in dict.fromkeys(options.annex_file_ids)]
        found += [_of_session(unit, standing, own) for own in dict.fromkeys(options.annex_sheet_ids)]
        for own in checklist_ids if options.with_answer_files else ():
            found += _of_answers(unit, own)
    return found


def _of_training(unit: UnitOfWork, standing: StandingService, file_id: int) -> "AnnexFile":
    from nscp_desktop.reports.annexes import AnnexFile

    file, snapshot = unit.evidence.file(file_id), standing.snapshot()
    if file is None:
        return _gone()
    person = snapshot.people.get(file.person_id)
    done = next((one for one in snapshot.history(file.person_id).completions if one.id == file.completion_id), None)
    course = snapshot.rulebook.courses.get(done.course_id) if done is not None else None
    about = ", ".join(part for part in (person.name if person else "", course.title if course else "") if part)
    return AnnexFile(
        f"{about}: {file.name}" if about else file.name, file.name, file.kind, unit.evidence.content(file_id)
    )


def _of_session(unit: UnitOfWork, standing: StandingService, file_id: int) -> "AnnexFile":
    from nscp_desktop.reports.annexes import AnnexFile

    file = unit.session_files.file(file_id)
    if file is None:
        return _gone()
    session = unit.sessions.session(file.session_id)
    course = standing.snapshot().rulebook.courses.get(session.course_id) if session is not None else None
    about = f"Session of {course.title}, {session.days_words}" if session is not None and course is not None else ""
    content = unit.session_files.content(file_id)
    return AnnexFile(f"{about}: {file.name}" if about else file.name, file.name, file.kind, content)


def _of_answers(unit: UnitOfWork, checklist_id: int) -> "Iterator[AnnexFile]":
    """Go through the files of one questionnaire in the order of its items."""
    from nscp_desktop.reports.annexes import AnnexFile

    head = unit.checklists.one(checklist_id)
    by_answer = unit.assurance_files.of_answers(checklist_id)
    if head is None or not by_answer:
        return
    answers = unit.checklists.answers(checklist_id)
    places = places_of(unit, by_answer)
    for item in unit.templates.version(head.version_id).items():
        answer = answers.get(item.id)
        for file in by_answer.get(answer.id, ()) if answer is not None else ():
            title = f"{places[file.answer_id].words}: {file.name}" if file.answer_id in places else file.name
            yield AnnexFile(title, file.name, file.kind, unit.assurance_files.content(file.id))


def _gone() -> "AnnexFile":
    from nscp_desktop.reports.annexes import AnnexFile

    words = "A file that was removed from the record"
    return AnnexFile(words, words, FileKind.PDF, b"")
