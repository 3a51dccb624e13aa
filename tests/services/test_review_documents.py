"""Competence reviews on paper: the newest, an earlier one, that of a role, and the empty form."""

from datetime import date
from pathlib import Path

import pytest

from nscp_desktop.app.main import main
from nscp_desktop.domain.competences import CompetenceReview, Finding, Met
from nscp_desktop.domain.drafts import PersonDraft, PlacementDraft
from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.services.documents import COMPETENCES
from nscp_desktop.services.papers import ReportOptions
from nscp_desktop.services.record_files import Services
from tests.paper import printed_words

TODAY = date(2026, 11, 23)
FINDINGS = (
    Finding("Knows the signs", Met.YES),
    Finding("Writes it down <b>at once</b>", Met.NO, "Shadow the lead"),
    Finding("Knows whom to tell", Met.PARTLY),
    Finding("Trains others", Met.NOT_APPLICABLE),
)


@pytest.fixture
def teacher(school: Services) -> int:
    roles = tuple(role.id for role in school.agency.roles() if role.title == "Class teacher")
    own = school.people.add(PersonDraft("Rebecca", "Osei", starts_on=date(2020, 9, 1), role_ids=roles))
    school.placing.place([own], PlacementDraft(3, date(2020, 9, 1), "Head", "Usual group"), today=TODAY)
    return own


def read(school: Services, as_at: date = TODAY, **chosen: int) -> tuple[str, int]:
    prepared = school.documents.prepare(COMPETENCES, as_at, ReportOptions(**chosen))  # type: ignore[arg-type]
    text = printed_words(prepared.pdf)
    return text, prepared.pages


def review(school: Services, on: date, **whose: int) -> int:
    made = CompetenceReview(0, 3, on, "Gwen Evans", FINDINGS, **whose, note="Good start", next_on=date(2027, 9, 1))
    return school.competences.review(made, today=TODAY)


def test_the_newest_review_of_a_person_is_one_page_with_its_gaps(school: Services, teacher: int) -> None:
    review(school, date(2026, 1, 5), person_id=teacher)
    review(school, date(2026, 11, 2), person_id=teacher)
    text, pages = read(school, person_id=teacher)
    assert pages == 1
    for words in (
        "Rebecca Osei", "Class teacher", "Group 3", "2 Nov 2026, by Gwen Evans", "1 Sep 2027", "1 of 3 met", "✓ Yes",
        "○ Not yet", "◷ Partly", "– Does not apply", "Writes it down <b>at once</b> (Shadow the lead)", "Good start",
        "not the NSCP's competence framework", "No case, no child and nothing about health",
    ):  # fmt: skip
        assert words in text, words
    assert "5 Jan 2026" not in text


def test_an_earlier_day_and_an_earlier_review_are_printed_as_they_were(school: Services, teacher: int) -> None:
    first = review(school, date(2026, 1, 5), person_id=teacher)
    review(school, date(2026, 11, 2), person_id=teacher)
    assert "5 Jan 2026, by Gwen Evans" in read(school, date(2026, 6, 1), person_id=teacher)[0]
    assert "5 Jan 2026, by Gwen Evans" in read(school, review_id=first)[0]


def test_a_review_of_a_role_needs_no_person(school: Services) -> None:
    role = next(role for role in school.agency.roles() if role.title == "Class teacher")
    text, _ = read(school, review_id=review(school, TODAY, role_id=role.id))
    assert "Shown: Class teacher (role)" in text


def test_whoever_was_not_reviewed_yet_gets_a_form_with_the_list_of_their_group(school: Services, teacher: int) -> None:
    text, pages = read(school, person_id=teacher)
    assert pages == 1
    assert "To be filled in by hand" in text
    asked = [item for item in school.competences.competences(3) if item.active]
    assert text.count("☐") == len(asked) * len(Met)


def test_whoever_is_in_no_group_has_no_list(school: Services) -> None:
    own = school.people.add(PersonDraft("Ada", "Bell", starts_on=date(2020, 9, 1)))
    assert "is in no Target Group on this day" in read(school, person_id=own)[0]


def test_nobody_somebody_gone_and_a_review_that_is_gone_are_refused(school: Services, teacher: int) -> None:
    with pytest.raises(NotAllowedError, match="Choose the person") as refusal:
        read(school)
    assert refusal.value.field == "person_id"
    with pytest.raises(NotFoundError):
        read(school, person_id=999)
    own = review(school, TODAY, person_id=teacher)
    school.competences.remove_review(own)
    with pytest.raises(NotFoundError, match="no longer in the record"):
        read(school, review_id=own)


def test_the_command_line_lists_and_makes_it(
    school: Services, teacher: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    review(school, TODAY, person_id=teacher)
    school.close()
    record, out = str(tmp_path / "school.nscp"), tmp_path / "review.pdf"
    assert main(["report", record, "--list"]) == 0
    assert COMPETENCES in capsys.readouterr().out
    assert main(["report", record, COMPETENCES, str(out), "--option", "person=Rebecca Osei"]) == 0
    assert out.read_bytes().startswith(b"%PDF")
