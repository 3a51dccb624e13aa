"""Questionnaires beside those of last time: carried forward, kept readable, with files and the course's versions."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from nscp_desktop.domain.courses import CourseVersion
from nscp_desktop.domain.drafts import PersonDraft, TrainingDraft
from nscp_desktop.domain.questionnaires import Meaning, QuestionnaireKind, Section
from nscp_desktop.services.record_files import Services
from tests.services.questionnaires import (
    SCORE_SCALE,
    SECTIONS,
    add_course,
    add_template,
    add_version,
    answer_all,
    begun,
    head,
    items_of,
    refused,
    signed,
    two_years,
)

CONTENT = QuestionnaireKind.CONTENT
PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


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
