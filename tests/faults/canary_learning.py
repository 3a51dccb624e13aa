"""Training and learning with canaries wherever something can be typed, and every paper that comes of it."""

from datetime import date
from typing import TYPE_CHECKING

from nscp_desktop.domain.evaluation import Evaluation, Form
from nscp_desktop.domain.gap_reasons import SaidWhy
from nscp_desktop.domain.learning import LearningItem, LearningKind, SharedHow, ShareDraft
from nscp_desktop.domain.registers import Mark, Outcome
from nscp_desktop.domain.session_drafts import SessionDraft
from nscp_desktop.domain.sessions import SessionDay
from nscp_desktop.domain.trainers import Provider, Trainer
from nscp_desktop.services.papers import ReportOptions

if TYPE_CHECKING:
    from tests.faults.canary_work import Work

TODAY, HELD = date(2026, 11, 24), date(2026, 11, 10)


def training_and_learning(work: "Work") -> None:
    """Hold a session, close its register, evaluate it, and share something to read."""
    services, people = work.services, work.people()
    word = work.word
    trainer = services.trainers.add(Trainer(0, None, word(), word(), word(), word(), note=word()), today=TODAY)
    services.trainers.add_provider(Provider(0, word(), word(), note=word()), today=TODAY)
    course = next(item for item in services.training.courses() if item.kind == "in-house")
    draft = SessionDraft(
        course.id, (SessionDay(HELD),), place=word(), trainer=word(), trainer_ids=(trainer,), note=word()
    )
    held = services.sessions.add(draft, people[2:6], today=TODAY)
    entries = services.sessions.entries(held)
    services.sessions.mark(held, [entries[0].id], Mark(Outcome.DID_NOT_ATTEND, reason=word()), today=TODAY)
    services.sessions.close(held, today=TODAY)
    there = [entry.id for entry in services.sessions.entries(held) if entry.outcome is Outcome.ATTENDED]
    services.certificates.issue(there, issued_by=word(), issued_on=TODAY, today=TODAY)
    form = Evaluation(0, held, Form.PARTICIPANT, TODAY, {"relevance": 4}, comment=word(), suggestion=word())
    services.evaluation.add(form, today=TODAY)
    item = LearningItem(0, word(), LearningKind.BULLETIN, word(), word(), word(), to_read=True)
    own = services.learning.add(item)
    services.learning.share(ShareDraft(own, tuple(people[2:6]), TODAY, SharedHow.MEETING, word()), today=TODAY)
    services.induction.use_usual_steps()
    gap = services.needs.gaps(TODAY)[0]
    services.needs.say_why([(gap.person_id, gap.requirement_id)], SaidWhy.OTHER, word(), today=TODAY)


def documents(work: "Work") -> None:
    """Save every report and every workbook where the user chose."""
    services, person = work.services, work.people()[0]
    held = services.sessions.all()[0].id
    for info in services.documents.reports():
        options = ReportOptions(
            person_id=person if info.needs_person else None,
            session_id=held if info.needs_session else None,
            printed_by=work.word(),
        )
        services.documents.save_report(info.id, work.chosen / f"{info.id}.pdf", TODAY, options)
    for sheet in services.documents.exports():
        services.documents.save_export(sheet.id, work.chosen / f"{sheet.id}.xlsx", TODAY)
    services.privacy_documents.save_pack_sheet(person, work.chosen / "pack.xlsx", TODAY)
