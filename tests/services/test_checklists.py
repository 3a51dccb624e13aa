"""Questionnaires: begun once at a time, answered item by item, signed off, reopened, carried forward."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from nscp_desktop.domain.courses import CourseVersion
from nscp_desktop.domain.drafts import PersonDraft
from nscp_desktop.domain.errors import NotFoundError
from nscp_desktop.domain.questionnaires import OutsideView, QuestionnaireKind
from nscp_desktop.services.checklist_checks import LONGEST_WORDS, Signature
from nscp_desktop.services.record_files import Services, open_existing
from tests.services.questionnaires import (
    AUDIT_DAY,
    MET_SCALE,
    SCORE_SCALE,
    add_course,
    add_template,
    answer_all,
    begun,
    head,
    items_of,
    refused,
    signed,
    two_years,
)

CONTENT, AUDIT = QuestionnaireKind.CONTENT, QuestionnaireKind.SECTION_11
PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


def steps(school: Services) -> list[str]:
    return [line.title for line in school.history.steps(20)]


def test_what_is_said_about_an_item_stays_and_only_what_is_named_changes(school: Services, today: date) -> None:
    own = begun(school, today, year="2026–27")
    first, second, _ = items_of(school, own)
    school.checklists.say(own, first.id, {"answer": "partly"})
    school.checklists.say(own, first.id, {"evidence": "Slide 24\nand a talk", "owner": "  Head   office "})
    school.close()
    with_answers = open_existing(school.path)
    try:
        filled = with_answers.checklists.filled(own)
        said = filled.answer(first.id)
        assert (said.answer, said.evidence, said.owner) == ("partly", "Slide 24\nand a talk", "Head office")
        assert filled.answer(second.id).answer == ""
        assert filled.progress().words == "1 of 3 answered"
        assert [filled.progress(section).words for section in filled.version.sections] == [
            "1 of 2 answered",
            "0 of 1 answered",
        ]
        assert [item.number for item in filled.unanswered()] == ["2", "3"]
        assert steps(with_answers)[:2] == ["Item 1 of Small checklist", "Item 1 of Small checklist: Partly"]
    finally:
        with_answers.close()


def test_saying_the_same_again_is_no_step(school: Services, today: date) -> None:
    own = begun(school, today)
    item = items_of(school, own)[0]
    school.checklists.say(own, item.id, {"answer": "met"})
    before = steps(school)
    school.checklists.say(own, item.id, {"answer": "met", "evidence": ""})
    assert steps(school) == before


def test_undo_takes_one_answer_back_and_redo_gives_it_again(school: Services, today: date) -> None:
    own = begun(school, today)
    item = items_of(school, own)[0]
    school.checklists.say(own, item.id, {"answer": "met"})
    school.checklists.say(own, item.id, {"answer": "not-met"})
    school.history.undo()
    assert school.checklists.filled(own).answer(item.id).answer == "met"
    school.history.redo()
    assert school.checklists.filled(own).answer(item.id).answer == "not-met"
    assert school.problems(full=True) == []


def test_an_answer_outside_the_scale_is_refused_and_the_old_one_stays(school: Services, today: date) -> None:
    own = begun(school, today)
    item = items_of(school, own)[0]
    school.checklists.say(own, item.id, {"answer": "met"})
    refusal = refused(school.checklists.say, own, item.id, {"answer": "7"})
    assert str(refusal) == "7 is not an answer of this scale. Choose one of: Met, Partly, Not met, N/A."
    assert refusal.field == "answer"
    assert (
        str(refused(school.checklists.say, own, item.id, {"moderated": "met"})) == "This scale has no moderated score."
    )
    assert school.checklists.filled(own).answer(item.id).answer == "met"


def test_a_text_that_is_too_long_is_refused_beside_its_field(school: Services, today: date) -> None:
    own = begun(school, today)
    refusal = refused(school.checklists.say, own, items_of(school, own)[0].id, {"evidence": "x" * (LONGEST_WORDS + 1)})
    assert (refusal.field, str(refusal)) == ("evidence", "That is longer than 4,000 characters. Shorten it.")


def test_an_item_that_is_gone_and_a_questionnaire_that_is_gone_are_told(school: Services, today: date) -> None:
    own = begun(school, today)
    with pytest.raises(NotFoundError, match="no longer in the questionnaire"):
        school.checklists.say(own, 999, {"answer": "met"})
    with pytest.raises(NotFoundError, match="no longer in the record"):
        school.checklists.filled(999)


def test_two_open_ones_of_a_kind_and_course_are_refused_and_another_course_is_not(
    school: Services, today: date
) -> None:
    course, template = add_course(school), add_template(school)
    school.checklists.begin(template, head(course), today=today)
    refusal = refused(school.checklists.begin, template, head(course), today=today)
    assert "Small checklist for Welcome talk is open already, since 23 Nov 2026." in str(refusal)
    school.checklists.begin(template, head(add_course(school, "Other talk")), today=today)
    audit = add_template(school, AUDIT, SCORE_SCALE, title="Audit", months=24)
    school.checklists.begin(audit, head(), today=today)
    assert refused(school.checklists.begin, audit, head(), today=today).field == "year"
    assert len(school.checklists.listed(CONTENT)) == 2


def test_two_open_audits_of_one_kind_are_refused_whatever_list_they_are_of(school: Services, today: date) -> None:
    ours = add_template(school, AUDIT, SCORE_SCALE, title="Audit", months=24)
    official = add_template(school, AUDIT, SCORE_SCALE, title="Official audit", months=24)
    school.checklists.begin(ours, head(), today=today)
    assert "Audit is open already" in str(refused(school.checklists.begin, official, head(), today=today))
    for title in ("Kitchen", "Transport"):
        own = add_template(school, QuestionnaireKind.OWN, title=title)
        school.checklists.begin(own, head(), today=today)
    assert len(school.checklists.listed(*QuestionnaireKind)) == 3


def test_a_content_checklist_needs_a_course_and_a_version_of_it(school: Services, today: date) -> None:
    template = add_template(school)
    assert refused(school.checklists.begin, template, head(), today=today).field == "course_id"
    other = add_course(school, "Other talk", CourseVersion(0, "2026", date(2026, 9, 1)))
    version = {item.id: item for item in school.training.courses()}[other].versions[0].id
    mine = add_course(school)
    wrong = head(mine, course_version_id=version)
    assert refused(school.checklists.begin, template, wrong, today=today).field == "course_version_id"
    assert school.checklists.listed(CONTENT) == ()


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"as_at": date(1850, 1, 1)}, "as_at"),
        ({"outside": OutsideView.PEER}, "outside_by"),
        ({"outside": OutsideView.PEER, "outside_by": "A. Peer"}, "outside_on"),
        ({"outside": OutsideView.PARTNERSHIP, "outside_by": "NSCP", "outside_on": date(2027, 1, 1)}, "outside_on"),
        ({"trainers": "x" * 300}, "trainers"),
    ],
)
def test_a_head_that_cannot_be_is_refused_beside_its_field(
    school: Services, today: date, more: dict[str, Any], field: str
) -> None:
    own = begun(school, today)
    stored = school.checklists.filled(own).checklist
    assert refused(school.checklists.change_head, replace(stored, **more), today=today).field == field
    assert school.checklists.filled(own).checklist == stored


def test_the_head_changes_but_not_its_course_and_version(school: Services, today: date) -> None:
    own = begun(school, today)
    stored = school.checklists.filled(own).checklist
    school.checklists.change_head(replace(stored, trainers="  A.  Lee ", course_id=999, version_id=5), today=today)
    changed = school.checklists.filled(own).checklist
    assert changed == replace(stored, trainers="A. Lee")


def test_signing_off_with_items_unanswered_names_them(school: Services, today: date) -> None:
    own = begun(school, today)
    school.checklists.say(own, items_of(school, own)[0].id, {"answer": "met"})
    refusal = refused(signed, school, own, today)
    assert (refusal.field, str(refusal)) == ("answers", "Items 2 and 3 have no answer yet. Answer them first.")
    assert school.checklists.filled(own).checklist.is_open


@pytest.mark.parametrize(
    ("signature", "field"),
    [
        (Signature(" ", "DSL", AUDIT_DAY), "completed_by"),
        (Signature("Ann", "DSL", date(2026, 12, 1)), "completed_on"),
        (Signature("Ann", "DSL", AUDIT_DAY, "Head"), "approved_on"),
        (Signature("Ann", "DSL", AUDIT_DAY, "", AUDIT_DAY), "approved_by"),
        (Signature("Ann", "DSL", AUDIT_DAY, "Head", date(2026, 11, 1)), "approved_on"),
    ],
)
def test_a_signature_that_cannot_be_is_refused(school: Services, today: date, signature: Signature, field: str) -> None:
    own = begun(school, today)
    answer_all(school, own)
    assert refused(school.checklists.sign_off, own, signature, today=today).field == field


def test_signing_off_locks_it_and_gives_the_next_one_its_day(school: Services, today: date) -> None:
    own = begun(school, today)
    answer_all(school, own)
    signed(school, own, today)
    filled = school.checklists.filled(own)
    assert (filled.checklist.signed_on, filled.checklist.next_due_on) == (today, date(2027, 11, 20))
    item = items_of(school, own)[0]
    for call in (
        lambda: school.checklists.say(own, item.id, {"answer": "partly"}),
        lambda: school.checklists.change_head(filled.checklist, today=today),
        lambda: school.checklists.carry_forward(own),
        lambda: school.checklists.attach(own, item.id, [], today=today),
        lambda: school.checklists.remove(own),
        lambda: signed(school, own, today),
    ):
        assert "signed off on 23 Nov 2026" in str(refused(call))
    assert school.checklists.filled(own) == filled


def test_reopening_needs_a_reason_which_stays(school: Services, today: date) -> None:
    own = begun(school, today)
    assert str(refused(school.checklists.reopen, own, "Why", today=today)) == "It is open already."
    answer_all(school, own)
    signed(school, own, today)
    assert refused(school.checklists.reopen, own, "  ", today=today).field == "why"
    school.checklists.reopen(own, " Item 2 was wrong ", today=today)
    opened = school.checklists.filled(own).checklist
    assert (opened.is_open, opened.reopened_on, opened.reopened_why) == (True, today, "Item 2 was wrong")
    assert opened.next_due_on is None
    assert school.history.steps(1)[0].reason == "Item 2 was wrong"
    assert "signed off once, so it is kept" in str(refused(school.checklists.remove, own))
    signed(school, own, today)
    assert school.checklists.filled(own).checklist.reopened_why == "Item 2 was wrong"


def test_one_is_not_reopened_while_the_next_is_open(school: Services, today: date) -> None:
    course, template = add_course(school), add_template(school)
    first = school.checklists.begin(template, head(course, date(2025, 11, 20)), today=today)
    answer_all(school, first)
    signed(school, first, today)
    school.checklists.begin(template, head(course), today=today)
    assert "is open already" in str(refused(school.checklists.reopen, first, "A slip", today=today))


def test_what_is_due_and_what_is_half_done_is_said_for_the_right_tab(school: Services, today: date) -> None:
    first, second = two_years(school, today)
    assert [(job.title, job.detail, job.page, job.tab) for job in school.checklists.jobs(today)] == [
        ("Small checklist: Welcome talk", "0 of 3 answered, open since 23 Nov 2026", "assurance", "content")
    ]
    school.checklists.remove(second)
    assert [job.detail for job in school.checklists.jobs(today)] == ["was due on 20 Nov 2026"]
    assert [job.detail for job in school.checklists.jobs(date(2026, 11, 20))] == ["due by 20 Nov 2026"]
    assert [job.detail for job in school.checklists.jobs(date(2026, 10, 21))] == ["due by 20 Nov 2026"]
    assert school.checklists.jobs(date(2026, 10, 20)) == ()
    assert school.checklists.filled(first).checklist.next_due_on == date(2026, 11, 20)


def test_the_owner_of_an_item_is_a_person_or_a_name_and_a_deleted_one_is_forgotten(
    school: Services, today: date
) -> None:
    own = begun(school, today)
    item = items_of(school, own)[0]
    person = school.people.add(PersonDraft("Amir", "Khan", starts_on=date(2020, 9, 1)))
    school.checklists.say(own, item.id, {"answer": "met", "owner_id": person, "owner": "typed before"})
    said = school.checklists.filled(own).answer(item.id)
    assert (said.owner_id, said.owner) == (person, "")
    school.checklists.say(own, item.id, {"owner": "Head"})
    assert school.checklists.filled(own).answer(item.id).owner_id is None
    school.checklists.say(own, item.id, {"owner_id": person})
    school.removal.remove([person])
    assert school.checklists.filled(own).answer(item.id).owner_id is None
    school.history.undo()
    assert school.checklists.filled(own).answer(item.id).owner_id == person


def test_points_and_meanings_are_counted_by_the_scale(school: Services, today: date) -> None:
    audit = add_template(school, AUDIT, SCORE_SCALE, title="Audit", months=24)
    own = school.checklists.begin(audit, head(), today=today)
    for item, answer in zip(items_of(school, own), ("3", "2", "0"), strict=True):
        school.checklists.say(own, item.id, {"answer": answer, "moderated": "1"})
    progress = school.checklists.filled(own).progress()
    assert (progress.points, progress.most_points) == (5, 9)
    assert (progress.met, progress.partly, progress.not_met) == (1, 1, 1)
    signed(school, own, today)
    assert school.checklists.filled(own).checklist.next_due_on == date(2028, 11, 20)
    assert MET_SCALE.answer("") is None
