"""Questionnaires and the evidence pack on paper, from a real record."""

from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from nscp_desktop.domain.actions import Action, GapKind, ReportedGap
from nscp_desktop.domain.agency import AgencyDetails, Sector
from nscp_desktop.domain.courses import CourseVersion
from nscp_desktop.domain.drafts import PersonDraft, TrainingDraft
from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.questionnaires import QuestionnaireKind
from nscp_desktop.domain.training import Evidence
from nscp_desktop.services.checklist_checks import LONGEST_WORDS, Said, Signature
from nscp_desktop.services.documents import PreparedReport
from nscp_desktop.services.papers import EMPTY_LIST, ReportOptions
from nscp_desktop.services.record_files import Services
from tests.paper import printed_pages, printed_words
from tests.reports.printed_letters import missing_words, words_of_every_letter
from tests.services.questionnaires import SCORE_SCALE, add_course, add_template, answer_all, head, items_of

CONTENT, EXPECTATIONS = QuestionnaireKind.CONTENT, QuestionnaireKind.EXPECTATIONS
AUDIT, SCHOOL_AUDIT = QuestionnaireKind.SECTION_11, QuestionnaireKind.SECTION_175
FIELDS = ("where_covered", "evidence", "next_note")


def prepared(school: Services, report_id: str, today: date, **chosen: Any) -> PreparedReport:
    return school.documents.prepare(report_id, today, ReportOptions(**chosen))


def printed(school: Services, report_id: str, today: date, **chosen: Any) -> str:
    return printed_words(prepared(school, report_id, today, **chosen).pdf)


def begun(school: Services, kind: QuestionnaireKind, today: date, **more: Any) -> int:
    course = add_course(school, more.pop("course", "Welcome talk")) if kind is CONTENT else None
    title = f"Own {kind.value}"
    known = next((one for one in school.templates.all() if one.title == title), None)
    template = known or add_template(school, kind, title=title)
    return school.checklists.begin(template, head(course, **more), today=today)


def signed(school: Services, own: int, today: date) -> None:
    answer_all(school, own)
    school.checklists.sign_off(own, Signature("Ann Lee", "DSL", today), today=today)


def a_pdf(folder: Path, name: str, words: str, password: str = "") -> Path:
    out = BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption(password) if password else None)
    canvas.drawString(72, 700, words)
    canvas.save()
    path = folder / name
    path.write_bytes(out.getvalue())
    return path


@pytest.mark.parametrize(
    ("report_id", "kind", "words"),
    [
        ("content-checklist", CONTENT, "Training Content Checklist"),
        ("agency-expectations", EXPECTATIONS, "Agency expectations"),
        ("section-11", SCHOOL_AUDIT, "Section 175/157"),
    ],
)
def test_before_one_is_begun_the_empty_list_is_printed_and_then_the_newest(
    school: Services, today: date, report_id: str, kind: QuestionnaireKind, words: str
) -> None:
    text = printed(school, report_id, today)
    assert words in text
    assert "Not begun yet. This is the empty list" in text
    assert "It is not the official form" in text
    first = begun(school, kind, today, year="2025–26", as_at=date(2025, 11, 3))
    signed(school, first, today)
    assert "2025–26" in printed(school, report_id, today)
    second = school.checklists.begin(
        school.checklists.filled(first).template,
        head(school.checklists.filled(first).checklist.course_id, year="2026–27"),
        today=today,
    )
    text = printed(school, report_id, today)
    assert "2026–27 (DRAFT)" in text
    assert "DRAFT: not signed off" in text
    assert "Last time ✓ Met (2025–26)" in text
    assert "2025–26 (DRAFT)" not in printed(school, report_id, today, checklist_id=first)
    assert "The empty list, to fill in by hand." in printed(school, report_id, today, checklist_id=EMPTY_LIST)
    signed(school, second, today)
    assert "Superseded by a newer one." in printed(school, report_id, today, checklist_id=first)


def test_as_at_an_earlier_day_the_one_that_was_there_is_printed(school: Services, today: date) -> None:
    first = begun(school, EXPECTATIONS, today, as_at=date(2025, 11, 20), contact="Ann Lee of last year")
    signed(school, first, today)
    begun(school, EXPECTATIONS, today, contact="Bo Lee of this year")
    for report_id in ("agency-expectations", "section-11-pack"):
        assert "Bo Lee of this year" in printed(school, report_id, today)
        earlier = printed(school, report_id, date(2026, 3, 1))
        assert "Ann Lee of last year" in earlier
        assert "Bo Lee of this year" not in earlier


def test_one_of_another_kind_and_one_that_is_gone_are_refused(school: Services, today: date) -> None:
    own = begun(school, CONTENT, today)
    with pytest.raises(NotAllowedError, match="This report is about Agency expectations"):
        prepared(school, "agency-expectations", today, checklist_id=own)
    school.checklists.remove(own)
    with pytest.raises(NotFoundError, match="no longer in the record"):
        prepared(school, "content-checklist", today, checklist_id=own)


def test_an_audit_of_an_agency_that_is_no_school_is_the_section_11_one(school: Services, today: date) -> None:
    with school.desk.changing("Sector") as unit:
        unit.agency.change(AgencyDetails("Club", Sector.VOLUNTARY))
    text = printed(school, "section-11", today)
    assert "Section 11 training standard" in text
    assert "Safeguarding governor" not in text


def test_names_files_actions_and_who_was_trained_before_stand_beside_the_item(
    school: Services, today: date, tmp_path: Path
) -> None:
    course = add_course(
        school, "Welcome talk", CourseVersion(0, "Old", date(2020, 1, 1)), CourseVersion(0, "New", date(2026, 9, 1))
    )
    people = [school.people.add(PersonDraft("Bo", f"Khan {n}", starts_on=date(2020, 9, 1))) for n in range(3)]
    for person, day in zip(people, (date(2026, 3, 1), date(2026, 4, 1), date(2026, 10, 1)), strict=True):
        school.training.record(TrainingDraft(course, day, (person,), evidence=Evidence.OWN_WORD), today=today)
    own = school.checklists.begin(add_template(school), head(course), today=today)
    first, second, _ = items_of(school, own)
    new = next(one for one in school.checklists.courses() if one.id == course).versions[-1]
    school.checklists.say(own, first.id, {"answer": "partly", "covered_by_id": new.id, "owner_id": people[0]})
    school.checklists.say(own, second.id, {"owner": "The office"})
    school.checklists.attach(own, first.id, [a_pdf(tmp_path, "leaflet.pdf", "Alpha")], today=today)
    school.actions.add_for_item(
        Action(0, "Add an exercise", today, due_on=date(2027, 1, 31), owner_id=people[1]), own, first.id
    )
    text = printed(school, "content-checklist", today)
    for words in (
        "New, in use from 1 Sep 2026. 2 of 3 people had the training only before.", "Owner Bo Khan 0",
        "Owner The office", "leaflet.pdf (PDF, ", "Add an exercise", "Open · Bo Khan 1 · due 31 Jan 2027",
    ):  # fmt: skip
        assert words in text, words


def test_an_audit_has_its_figures_scores_and_the_comparison_with_the_last_one(school: Services, today: date) -> None:
    template = add_template(school, AUDIT, SCORE_SCALE, title="Own audit", months=24)
    own = school.checklists.begin(template, head(), today=today)
    school.checklists.say(own, items_of(school, own)[0].id, {"answer": "2", "moderated": "1"})
    text = printed(school, "section-11", today)
    for words in ("2 (own score)", "1 (moderated score)", "Score 2 of 3 points", "12. Compared with the last audit",
                  "There is no earlier audit to compare with."):  # fmt: skip
        assert words in text, words
    for table in school.audit_figures.figures(head().as_at).tables:
        assert f"{table.number}. {table.title}" in text


def test_the_pack_holds_the_newest_checklist_of_every_course_and_everything_else(school: Services, today: date) -> None:
    for course in ("Welcome talk", "Site induction"):
        own = begun(school, CONTENT, today, course=course)
        school.checklists.say(own, items_of(school, own)[0].id, {"evidence": f"Slides of {course}"})
    expected = begun(school, EXPECTATIONS, today)
    school.checklists.say(expected, items_of(school, expected)[0].id, {"evidence": "The induction sheet"})
    audit = begun(school, AUDIT, today)
    answer_all(school, audit)
    school.checklists.sign_off(audit, Signature("Ann Lee", "DSL", today, "Head Bo", today), today=today)
    add_course(school, "Lone course")
    school.actions.add(Action(0, "Print posters", today, owner="Office"))
    school.actions.add_gap(ReportedGap(0, GapKind.NEW_WORRY, "Gambling online", today), today=today)
    made = prepared(school, "section-11-pack", today, printed_by="Ann Lee")
    pages = printed_pages(made.pdf)
    for words in ("Carlton Hill", "Prepared by Ann Lee, DSL, 23 Nov 2026", "Approved by Head Bo, 23 Nov 2026",
                  "Own content, version 1"):  # fmt: skip
        assert words in pages[0], words
    whole = " ".join(pages)
    for words in ("Slides of Welcome talk", "Slides of Site induction", "The induction sheet", "Print posters",
                  "Gambling online", "Introductory courses without a checklist: ", "Lone course",
                  "Signed off on 23 Nov 2026."):  # fmt: skip
        assert words in whole, words
    assert made.pages == len(pages)
    assert f"Page {made.pages} of {made.pages}" in pages[-1]


def test_annexes_are_drawn_and_what_cannot_be_is_named_on_paper_and_on_screen(
    school: Services, today: date, tmp_path: Path
) -> None:
    own = begun(school, AUDIT, today)
    first, second, third = items_of(school, own)
    school.checklists.attach(own, first.id, [a_pdf(tmp_path, "good.pdf", "Alpha words")], today=today)
    school.checklists.attach(own, second.id, [a_pdf(tmp_path, "locked.pdf", "Secret words", "pw")], today=today)
    school.checklists.attach(own, third.id, [a_pdf(tmp_path, "lost.pdf", "Lost words")], today=today)
    lost = school.checklists.files(own)[third.id][0]
    with school.desk.changing("Damage") as unit:
        unit._db.exec_driver_sql("UPDATE assurance_file SET sha256 = 'x' WHERE id = ?", (lost.id,))
    made = prepared(school, "section-11-pack", today, with_answer_files=True)
    pages = printed_pages(made.pdf)
    assert "Annex 1. Item 1, Own section-11: good.pdf" in pages[-3]
    assert "Alpha words" in pages[-3]
    assert "locked.pdf is locked with a password" in pages[-2]
    assert "lost.pdf is missing or is not what was stored" in pages[-1]
    assert made.problems == (
        "locked.pdf is locked with a password, so it is not in the pack.",
        "lost.pdf is missing or is not what was stored, so it is not in the pack.",
    )
    assert made.warnings == made.problems
    assert "Alpha words" not in printed(school, "section-11-pack", today)


def test_files_of_trainings_are_bound_in_by_their_numbers_and_one_that_is_gone_is_named(
    school: Services, today: date, tmp_path: Path
) -> None:
    course = add_course(school)
    person = school.people.add(PersonDraft("Bo", "Khan", starts_on=date(2020, 9, 1)))
    school.training.record(TrainingDraft(course, date(2026, 3, 1), (person,), evidence=Evidence.COPY), today=today)
    done = school.standing.snapshot().history(person).completions[0]
    school.evidence.attach(done, [a_pdf(tmp_path, "proof.pdf", "Proof words")], today=today)
    (file,) = school.evidence.files(done)
    made = prepared(school, "section-11-pack", today, annex_file_ids=(file.id, 999))
    pages = printed_pages(made.pdf)
    assert "Annex 1. Bo Khan, Welcome talk: proof.pdf" in pages[-2]
    assert "Proof words" in pages[-2]
    assert "A file that was removed from the record is missing" in made.problems[0]


def test_a_certificate_that_is_gone_is_named_on_paper_and_on_screen(school: Services, today: date) -> None:
    made = prepared(school, "section-11-pack", today, certificate_ids=(999,))
    assert made.problems == ("A certificate that was withdrawn or removed is not in the pack.",)
    assert made.problems[0] in printed_pages(made.pdf)[-1]


def test_the_pack_says_as_at_which_day_actions_and_the_gap_log_are(school: Services, today: date) -> None:
    begun(school, AUDIT, today, as_at=date(2026, 11, 3))
    school.actions.add(Action(0, "Print posters", date(2026, 11, 10)))
    school.actions.add_gap(ReportedGap(0, GapKind.NEW_WORRY, "Gambling online", date(2026, 11, 10)), today=today)
    text = printed(school, "section-11-pack", today)
    for words in ("as at 3 November 2026", "0 of 1 done, as at 23 Nov 2026.", "1 entry, as at 23 Nov 2026."):
        assert words in text, words
    text = printed(school, "section-11-pack", date(2026, 11, 9))
    for words in ("no action on record as at 9 Nov 2026.", "Nothing is in the gap log as at 9 Nov 2026."):
        assert words in text, words


def say_in_all_fields(school: Services, own: int, words: list[str]) -> None:
    """Put words into every text of the first two items, as much as a text may hold."""
    parts = [" ".join(words[place::6]) for place in range(6)]
    assert max(map(len, parts)) < LONGEST_WORDS
    for item, texts in zip(items_of(school, own), (parts[:3], parts[3:]), strict=False):
        said: Said = {"where_covered": texts[0], "evidence": texts[1], "next_note": texts[2]}
        school.checklists.say(own, item.id, said)


@pytest.mark.parametrize(
    ("report_id", "kind"),
    [("content-checklist", CONTENT), ("agency-expectations", EXPECTATIONS), ("section-11", AUDIT)],
)
def test_every_letter_of_the_font_comes_back_from_the_answers(
    school: Services, today: date, report_id: str, kind: QuestionnaireKind
) -> None:
    words = words_of_every_letter()
    say_in_all_fields(school, begun(school, kind, today), words)
    made = prepared(school, report_id, today)
    assert missing_words(words, printed_words(made.pdf)) == []
    assert made.warnings == ()


def test_every_letter_of_the_font_comes_back_from_the_questionnaires_in_the_pack(school: Services, today: date) -> None:
    words = words_of_every_letter()
    for place, kind in enumerate((CONTENT, EXPECTATIONS, AUDIT)):
        say_in_all_fields(school, begun(school, kind, today), words[place::3])
    made = prepared(school, "section-11-pack", today)
    assert missing_words(words, printed_words(made.pdf)) == []
    assert made.warnings == ()


@pytest.mark.parametrize("report_id", ["actions", "section-11-pack"])
def test_every_letter_of_the_font_comes_back_from_the_actions(school: Services, today: date, report_id: str) -> None:
    words = words_of_every_letter()
    for place in range(12):
        texts = words[place::12]
        school.actions.add(Action(0, f"Action {place}", today, why=" ".join(texts)))
    made = prepared(school, report_id, today)
    assert missing_words(words, printed_words(made.pdf)) == []


def test_letters_of_every_script_come_back_from_the_name_of_the_agency_on_the_return(
    school: Services, today: date
) -> None:
    words = words_of_every_letter()
    some = [words[place] for place in (20, 90, 140, 190)]
    with school.desk.changing("Name") as unit:
        unit.agency.change(AgencyDetails(" ".join(some), Sector.SCHOOL))
    assert missing_words(some, printed(school, "partnership-return", today)) == []


@pytest.mark.parametrize("report_id", ["content-checklist", "section-11-pack"])
def test_a_letter_that_the_font_lacks_is_named_before_printing(school: Services, today: date, report_id: str) -> None:
    own = begun(school, CONTENT, today)
    school.checklists.say(own, items_of(school, own)[0].id, {"evidence": "Asked by 中"})
    made = prepared(school, report_id, today)
    assert made.uncovered == ("U+4E2D Cjk unified ideograph-4e2d",)
    assert made.warnings == (
        "Some letters cannot be printed and are marked on the page: U+4E2D Cjk unified ideograph-4e2d.",
    )


def test_many_letters_that_are_lacking_are_counted() -> None:
    names = tuple(f"U+{place:04X}" for place in range(20))
    (sentence,) = PreparedReport(b"", 1, names).warnings
    assert sentence.endswith("U+000B and 8 more, named at the end of the report.")
