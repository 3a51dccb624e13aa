"""Questionnaires: begun once at a time, answered item by item, signed off, reopened, carried forward."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from nscp_desktop.domain.courses import CourseVersion
from nscp_desktop.domain.drafts import PersonDraft, TrainingDraft
from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.questionnaires import Meaning, OutsideView, QuestionnaireKind, Section
from nscp_desktop.services.checklist_checks import LONGEST_WORDS, Signature
from nscp_desktop.services.record_files import Services, open_existing
from tests.services.questionnaires import (
    AUDIT_DAY,
    MET_SCALE,
    SCORE_SCALE,
    SECTIONS,
    add_course,
    add_template,
    add_version,
    answer_all,
    head,
    items_of,
)

CONTENT, AUDIT = QuestionnaireKind.CONTENT, QuestionnaireKind.SECTION_11
PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


def begun(school: Services, today: date, **more: Any) -> int:
    course = more.pop("course_id", None) or add_course(school)
    return school.checklists.begin(add_template(school), head(course, **more), today=today)


def signed(school: Services, checklist_id: int, today: date, on: date = AUDIT_DAY) -> None:
    school.checklists.sign_off(checklist_id, Signature("Ann Lee", "DSL", on), today=today)


def refused(call: Any, *given: Any, **named: Any) -> NotAllowedError:
    with pytest.raises(NotAllowedError) as refusal:
        call(*given, **named)
    return refusal.value


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
    signed(school, own, today)
    assert school.checklists.filled(own).checklist.reopened_why == "Item 2 was wrong"


def test_one_is_not_reopened_while_the_next_is_open(school: Services, today: date) -> None:
    course, template = add_course(school), add_template(school)
    first = school.checklists.begin(template, head(course, date(2025, 11, 20)), today=today)
    answer_all(school, first)
    signed(school, first, today)
    school.checklists.begin(template, head(course), today=today)
    assert "is open already" in str(refused(school.checklists.reopen, first, "A slip", today=today))


def two_years(school: Services, today: date, **last: Any) -> tuple[int, int]:
    """Sign one off, with something said, and begin the next."""
    course, template = add_course(school), add_template(school)
    first = school.checklists.begin(template, head(course, date(2025, 11, 20), year="2025–26"), today=today)
    answer_all(school, first, "partly")
    school.checklists.say(first, items_of(school, first)[0].id, last)  # type: ignore[arg-type]
    signed(school, first, today, date(2025, 11, 20))
    return first, school.checklists.begin(template, head(course, year="2026–27"), today=today)


def test_last_times_answers_stand_beside_and_are_taken_over_only_where_nothing_is_said(
    school: Services, today: date
) -> None:
    _, second = two_years(school, today, evidence="Slides", next_note="Ask the nurse", owner="Head")
    one, two, three = items_of(school, second)
    last = school.checklists.filled(second).last
    assert (last[one.id].label, last[one.id].meaning, last[one.id].year) == ("Partly", Meaning.PARTLY, "2025–26")
    assert last[one.id].answer.next_note == "Ask the nurse"
    school.checklists.say(second, two.id, {"answer": "met"})
    assert school.checklists.carry_forward(second) == 2
    filled = school.checklists.filled(second)
    assert [filled.answer(item.id).answer for item in (one, two, three)] == ["partly", "met", "partly"]
    assert (filled.answer(one.id).evidence, filled.answer(one.id).owner) == ("Slides", "Head")
    assert filled.answer(one.id).next_note == ""
    assert school.checklists.carry_forward(second) == 0
    school.history.undo()
    assert school.checklists.filled(second).progress().answered == 1


def test_nothing_can_be_taken_over_the_first_time(school: Services, today: date) -> None:
    assert "no earlier one" in str(refused(school.checklists.carry_forward, begun(school, today)))


def test_old_answers_stay_readable_when_the_template_changes(school: Services, today: date) -> None:
    course, template = add_course(school), add_template(school)
    first = school.checklists.begin(template, head(course, date(2025, 11, 20)), today=today)
    answer_all(school, first, "partly")
    signed(school, first, today, date(2025, 11, 20))
    duty, signs = SECTIONS
    renamed = duty.items[0]._replace(text="Safeguarding is everyone's duty", number="A1")
    new_item = duty.items[1]._replace(key="online", text="Online harm", number="A2")
    changed = (Section(0, "All", (renamed, new_item, signs.items[0])),)
    add_version(school, template, changed, SCORE_SCALE)
    second = school.checklists.begin(template, head(course), today=today)
    old = school.checklists.filled(first)
    assert [old.answer(item.id).answer for item in old.version.items()] == ["partly"] * 3
    assert [item.text for item in old.version.items()] == ["Everyone has a duty", "The Children Acts", "Signs of abuse"]
    items = items_of(school, second)
    last = school.checklists.filled(second).last
    assert [item.number in ("A1", "3") for item in items if item.id in last] == [True, True]
    assert last[items[0].id].label == "Partly"
    # `partly` is no answer of the new scale, so there is nothing to take over.
    assert school.checklists.carry_forward(second) == 0


def test_a_file_is_kept_with_an_answer_carried_forward_and_missed_when_it_is_signed_off(
    school: Services, today: date, tmp_path: Path
) -> None:
    course, template = add_course(school), add_template(school)
    first = school.checklists.begin(template, head(course, date(2025, 11, 20)), today=today)
    item = items_of(school, first)[0]
    (tmp_path / "slides.pdf").write_bytes(PDF)
    (tmp_path / "notes.txt").write_text("no", "utf-8")
    told = school.checklists.attach(first, item.id, [tmp_path / "slides.pdf", tmp_path / "notes.txt"], today=today)
    assert told.names == ("slides.pdf",)
    assert "notes.txt" in told.refusals[0]
    answer_all(school, first)
    signed(school, first, today, date(2025, 11, 20))
    second = school.checklists.begin(template, head(course), today=today)
    school.checklists.carry_forward(second)
    (kept,) = school.checklists.files(second)[item.id]
    school.checklists.save_copy(kept, tmp_path / "copy.pdf")
    assert (tmp_path / "copy.pdf").read_bytes() == PDF
    with school.desk.changing("Break") as unit:
        unit._db.exec_driver_sql("UPDATE assurance_file SET sha256 = ?", ("0" * 64,))
    refusal = refused(signed, school, second, today)
    assert refusal.field == "files"
    assert "slides.pdf of item 1 is missing or is not what was stored" in str(refusal)
    school.checklists.remove_file(second, kept)
    signed(school, second, today)
    assert second in [one.checklist.id for one in school.checklists.listed(CONTENT) if not one.superseded]


def test_removing_one_begun_by_mistake_takes_its_answers_and_undo_brings_all_back(
    school: Services, today: date, tmp_path: Path
) -> None:
    own = begun(school, today)
    item = items_of(school, own)[0]
    (tmp_path / "slides.pdf").write_bytes(PDF)
    school.checklists.say(own, item.id, {"answer": "met"})
    school.checklists.attach(own, item.id, [tmp_path / "slides.pdf"], today=today)
    before = school.checklists.filled(own)
    school.checklists.remove(own)
    assert school.checklists.listed(CONTENT) == ()
    school.history.undo()
    assert school.checklists.filled(own) == before
    assert len(school.checklists.files(own)[item.id]) == 1
    assert school.problems(full=True) == []


def test_who_was_trained_before_an_item_was_covered_is_counted_by_their_newest_day(
    school: Services, today: date
) -> None:
    course = add_course(
        school,
        "Welcome talk",
        CourseVersion(0, "2025", date(2025, 9, 1)),
        CourseVersion(0, "2026", date(2026, 9, 1)),
    )
    versions = {item.id: item for item in school.training.courses()}[course].versions
    early, both, late, gone = (
        school.people.add(PersonDraft(name, "Khan", starts_on=date(2020, 9, 1))) for name in ("Amir", "Bo", "Cy", "Di")
    )
    school.training.record(TrainingDraft(course, date(2025, 10, 1), (early, both, gone)), today=today)
    school.training.record(TrainingDraft(course, date(2026, 9, 1), (both, late)), today=today)
    leaving = replace(school.people.draft_of(gone, today), ends_on=date(2026, 1, 1))
    school.people.change(gone, leaving)
    own = school.checklists.begin(add_template(school), head(course), today=today)
    item, other, _ = items_of(school, own)
    school.checklists.say(own, item.id, {"answer": "met", "covered_by_id": versions[1].id})
    school.checklists.say(own, other.id, {"answer": "met", "covered_by_id": versions[0].id})
    found = school.checklists.trained_before(own)
    assert found[item.id].people == (early,)
    assert sorted(found[item.id].of) == [early, both, late]
    assert found[other.id].people == ()
    assert set(found) == {item.id, other.id}


def test_a_version_that_a_checklist_names_stays_with_its_course(school: Services, today: date) -> None:
    course = add_course(school, "Welcome talk", CourseVersion(0, "2026", date(2026, 9, 1)))
    stored = {item.id: item for item in school.training.courses()}[course]
    own = school.checklists.begin(add_template(school), head(course), today=today)
    school.checklists.say(own, items_of(school, own)[0].id, {"covered_by_id": stored.versions[0].id})
    refusal = refused(school.training.change_course, replace(stored, versions=()), today=today)
    assert str(refusal) == "2026 was used for the content checklist of 20 Nov 2026, so it has to stay in the list."


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
