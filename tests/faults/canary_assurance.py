"""Assurance with canaries wherever something can be typed: questionnaires, actions, the gap log."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from nscp_desktop.domain.actions import Action, GapKind, ReportedGap
from nscp_desktop.domain.questionnaires import Checklist, OutsideView
from nscp_desktop.services.checklist_checks import Signature

if TYPE_CHECKING:
    from tests.faults.canary_work import Work

TODAY = date(2026, 11, 24)


def assurance(work: "Work") -> None:
    """Fill in one of each questionnaire, sign the last one off, raise an action and report a gap."""
    services, word, person = work.services, work.word, work.people()[0]
    course = services.checklists.courses()[0].id
    own = 0
    for template in services.templates.all():
        head = Checklist(
            0, 0, 0, TODAY, TODAY, word(), course if template.kind == "content" else None, None,
            word(), word(), word(), word(), word(),
        )  # fmt: skip
        own = services.checklists.begin(template, head, today=TODAY)
        filled = services.checklists.filled(own)
        key = filled.version.scale.answers[0].key
        for item in filled.version.items():
            services.checklists.say(own, item.id, {"answer": key})
        first = next(filled.version.items())
        services.checklists.say(
            own, first.id, {"where_covered": word(), "evidence": word(), "next_note": word(), "owner": word()}
        )
        answer = services.checklists.filled(own).answer(first.id)
        action = Action(0, word(), TODAY, word(), owner=word(), answer_id=answer.id)
        services.actions.add(action)
    services.actions.add(Action(0, word(), TODAY, word(), owner_id=person, person_id=work.people()[1]))
    services.actions.finish([services.actions.actions()[0].id], TODAY, word(), today=TODAY)
    gap = ReportedGap(0, GapKind.NEW_WORRY, word(), TODAY, word(), None, TODAY, word(), word())
    services.actions.add_gap(gap, today=TODAY)
    _look_and_sign(work, own)


def _look_and_sign(work: "Work", own: int) -> None:
    """Let a peer look at a questionnaire, sign it off, and open it again with a reason."""
    checklists, word = work.services.checklists, work.word
    head = checklists.filled(own).checklist
    looked = replace(head, outside=OutsideView.PEER, outside_by=word(), outside_on=TODAY, note=word())
    checklists.change_head(looked, today=TODAY)
    checklists.sign_off(own, Signature(word(), word(), TODAY, word(), TODAY), today=TODAY)
    checklists.reopen(own, word(), today=TODAY)
