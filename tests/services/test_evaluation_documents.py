"""Evaluation on paper and in a workbook: what is printed is what the forms say, and nobody is named."""

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.evaluation import NO_NAMES, QUESTIONS, TEXTS, Form
from nscp_desktop.domain.evaluation_summary import FEW_NOTE
from nscp_desktop.services.papers import ReportOptions
from nscp_desktop.services.record_files import Services
from tests.paper import printed_pages
from tests.services.held_session import LEFT, NAMES, TODAY, Held, hold_session


@pytest.fixture
def held(school: Services) -> Held:
    return hold_session(school)


@pytest.fixture(scope="module")
def sample(sample_agency: Services) -> Services:
    """The sample agency, opened for reading."""
    return sample_agency


def pages(school: Services, report_id: str, session_id: int, as_at: date = TODAY) -> list[str]:
    return printed_pages(school.documents.report(report_id, as_at, options(session_id)))


def options(session_id: int | None) -> ReportOptions:
    return ReportOptions(session_id=session_id)


def rows(path: Path, sheet: str) -> list[dict[str, Any]]:
    head, *found = openpyxl.load_workbook(path)[sheet].iter_rows(values_only=True)
    return [dict(zip([str(title) for title in head], row, strict=True)) for row in found]


def test_the_forms_ask_every_question_on_a_page_for_participants_and_one_for_the_trainer(held: Held) -> None:
    found = pages(held.school, "evaluation-form", held.session_id)
    assert len(found) == 2
    for page, form in zip(found, (Form.PARTICIPANT, Form.TRAINER), strict=True):
        assert f"{form.words}: Prevent awareness, 14 Aug 2026" in page
        for one in QUESTIONS[form]:
            assert f"{one.text} {one.low} 1 2 3 4 5 {one.high}" in page
        assert all(one.text in page for one in TEXTS[form])
        assert NO_NAMES in page
        assert "It is not a form of the NSCP" in page


def test_impact_forms_are_a_page_for_each_who_is_asked_with_the_name_on(held: Held) -> None:
    held.add(4, who=NAMES[0], kind=Form.IMPACT)
    found = pages(held.school, "impact-form", held.session_id)
    named = [name for page in found for name in (*NAMES, "Grace Hill") if name in page]
    assert named == ["Ben Iqbal", "Cara Lowe", "Eve Marsh", "Dev Patel"]
    assert len(found) == 4
    assert LEFT not in " ".join(found)
    early = pages(held.school, "impact-form", held.session_id, date(2026, 9, 1))
    assert "Please give it back by 14 Nov 2026." in early[0]


def test_when_every_impact_form_is_back_the_page_says_so(held: Held) -> None:
    for name in NAMES[:5]:
        held.add(4, who=name, kind=Form.IMPACT)
    assert "Everybody who is asked about Prevent awareness" in pages(held.school, "impact-form", held.session_id)[0]


def test_the_summary_says_counts_means_change_and_comments_and_names_nobody(sample: Services) -> None:
    many = max(sample.evaluation.sessions(TODAY), key=lambda one: len(one.forms))
    words = " ".join(pages(sample, "evaluation-summary", many.session.id))
    for form in Form:
        part = many.summary.of(form)
        assert f"{form.words}s: {part.returned.words}" in words
        for answers in part.answers:
            counts = " ".join(f"{count:,}" for count in answers.counts)
            figures = f"{answers.answered} {answers.mean_words} {answers.spread_words} {counts}"
            assert f"{answers.question.text} {figures}" in words
            assert f"mean {answers.mean_words}, {answers.answered} answer" in words
        assert all(said in words for texts in part.texts for said in texts)
    assert many.summary.change.words in words
    assert "Sessions of Prevent awareness over time" in words
    people = sample.standing.snapshot().people
    assert not [one for one in many.places if people[one.person_id].name in words]
    assert not [one for one in many.places if people[one.person_id].sorted_name in words]


def test_fewer_than_five_forms_carry_the_warning_on_paper(held: Held) -> None:
    for _ in range(4):
        held.add(4)
    (few,) = pages(held.school, "evaluation-summary", held.session_id)
    assert "Only 4 participant forms are back. Single people could be recognised" in few
    assert "mean 4.0*, 4 answers" in few
    assert FEW_NOTE in few
    held.add(4)
    (enough,) = pages(held.school, "evaluation-summary", held.session_id)
    assert "recognised" not in enough
    assert "mean 4.0, 5 answers" in enough


def test_a_session_without_forms_has_a_summary_too(held: Held) -> None:
    (page,) = pages(held.school, "evaluation-summary", held.session_id)
    assert "Participant forms back 0 of 6" in page
    assert "Impact forms back 0 of 5, due 14 Nov 2026" in page


@pytest.mark.parametrize("report_id", ["evaluation-form", "impact-form", "evaluation-summary"])
def test_the_session_has_to_be_chosen_first(held: Held, report_id: str) -> None:
    with pytest.raises(NotAllowedError, match="Choose the session") as refused:
        held.school.documents.report(report_id, TODAY, options(None))
    assert refused.value.field == "session_id"


def test_awkward_words_are_printed_as_they_stand(held: Held) -> None:
    held.add(4, said="<b>Bold</b> & =SUM(A1) “quoted”")
    (page,) = pages(held.school, "evaluation-summary", held.session_id)
    assert "<b>Bold</b> & =SUM(A1) “quoted”" in page


def test_the_workbook_has_every_session_with_counts_and_means(held: Held, tmp_path: Path) -> None:
    held.add(5, 4, 2, 4, who=NAMES[0], said="=SUM(A1)")
    held.add(3, 3, 4, 4)
    held.add(5, 4, 3, kind=Form.TRAINER)
    out = tmp_path / "evaluation.xlsx"
    held.school.documents.save_export("evaluation", out, TODAY)
    (session,) = rows(out, "Sessions")
    assert (session["Course"], session["Academic year"], session["Asked for"]) == (
        "Prevent awareness", "2025/26", "After the session, and impact 3 months on",
    )  # fmt: skip
    assert (session["Participant forms (n)"], session["Participant forms (d)"]) == (2, 6)
    assert (session["Impact forms (n)"], session["Impact forms (d)"]) == (0, 5)
    assert (session["Satisfaction"], session["Change in knowledge"], session["Content"]) == (4, 1, 4)
    assert session["Note"].startswith("Only 2 participant forms are back.")
    first = rows(out, "Questions")[0]
    shown = ("Answers", "Mean", "Lowest", "Highest", "Standard deviation", "3", "5", "Few")
    assert [first[name] for name in shown] == [2, 4, 3, 5, 1, 1, 1, "*"]
    (said,) = rows(out, "What was said")
    assert said["What was said"] == "=SUM(A1)"
    everything = " ".join(str(cell) for name in openpyxl.load_workbook(out) for row in name.values for cell in row)
    assert "Okafor" not in everything


def test_the_workbook_without_names_leaves_out_what_was_said(held: Held, tmp_path: Path) -> None:
    held.add(5, said="Ada said so")
    out = tmp_path / "evaluation.xlsx"
    held.school.documents.save_export("evaluation", out, TODAY, anonymous=True)
    assert openpyxl.load_workbook(out).sheetnames == ["Sessions", "Questions"]


def test_the_sample_shows_many_forms_a_few_and_impact_forms_due_and_back(sample: Services) -> None:
    sessions = sample.evaluation.sessions(TODAY)
    counts = sorted(one.returned(Form.PARTICIPANT).back for one in sessions if one.forms)
    assert counts[-1] == 20
    assert 3 in counts
    back = max(one.returned(Form.IMPACT).back for one in sessions)
    assert back == 6
    assert [job.title.split(" ", 1)[1] for job in sample.evaluation.jobs(TODAY)] == [
        "impact forms due",
        "evaluation forms not back after two weeks",
    ]
