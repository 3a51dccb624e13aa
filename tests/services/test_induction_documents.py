"""Inductions and supervision on paper and in a workbook: they say what the screen works out."""

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.supervision import SupervisionKind
from nscp_desktop.services.papers import ReportOptions
from nscp_desktop.services.record_files import Services
from nscp_desktop.services.supervision import SupervisionDraft
from tests.paper import printed_words

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def services(sample_agency: Services) -> Services:
    """The sample agency, opened for reading."""
    return sample_agency


def rows(path: Path, sheet: str) -> list[dict[str, Any]]:
    head, *found = openpyxl.load_workbook(path)[sheet].iter_rows(values_only=True)
    return [dict(zip([str(title) for title in head], row, strict=True)) for row in found]


def test_the_report_of_starters_has_the_figures_the_steps_and_who_is_late(services: Services) -> None:
    words, found = printed_words(services.documents.report("induction", TODAY)), services.induction.overview(TODAY)
    assert f"Finished within {found.days} days" in words
    assert found.figures.words in words
    assert found.figures.beside in words
    late = [one for one in found.starters if one.is_late]
    assert f"Late: {len(late)} people" in words
    for one in found.starters:
        assert one.person.sorted_name in words
        assert one.words in words
        for state in one.asked:
            assert state.done_on is None or in_words(state.done_on) in words


def test_reports_of_one_team_show_only_its_people(services: Services) -> None:
    inductions, supervised = services.induction.overview(TODAY).starters, services.supervision.overview(TODAY)
    for report_id in ("induction", "supervision"):
        words = printed_words(services.documents.report(report_id, TODAY, ReportOptions(team="Support staff")))
        others = [one.person for one in supervised.people if one.team != "Support staff"]
        assert not [person.name for person in others if person.sorted_name in words]
    words = printed_words(services.documents.report("induction", TODAY, ReportOptions(team="Support staff")))
    assert all(one.person.sorted_name in words for one in inductions if one.team == "Support staff")


def test_the_report_on_supervision_says_n_of_d_by_team_and_who_is_overdue(services: Services) -> None:
    words, found = printed_words(services.documents.report("supervision", TODAY)), services.supervision.overview(TODAY)
    assert f"{found.figures.words} ({found.figures.percent_words})" in words
    for team in found.teams:
        assert team.team in words
        if team.asked:
            assert f"{team.figures.words} ({team.figures.percent_words})" in words
    for one in found.people:
        worst = one.worst
        listed = worst is not None and worst.words(TODAY).startswith("Overdue")
        assert (one.person.sorted_name in words) == listed
        assert not listed or (worst is not None and worst.words(TODAY) in words)


def test_the_checklist_has_every_step_with_what_is_done_and_room_to_sign(services: Services) -> None:
    one = next(one for one in services.induction.overview(TODAY).starters if one.person.name == "Ben Cartledge")
    words = printed_words(
        services.documents.report("induction-checklist", TODAY, ReportOptions(person_id=one.person.id))
    )
    for state in one.asked:
        assert state.step.title in words
        assert state.done_on is None or in_words(state.done_on) in words
    for expected in ("Ben Cartledge", "by 4 Oct 2026", "Starter's signature", "Explained by, signature", "Gwen Evans"):
        assert expected in words


def test_a_checklist_without_a_person_or_for_somebody_who_left_is_refused_in_words(services: Services) -> None:
    with pytest.raises(NotAllowedError, match="Choose the person"):
        services.documents.report("induction-checklist", TODAY)
    left = next(own for own, one in services.standing.snapshot().people.items() if one.name == "Moira Sykes")
    for person_id in (left, 9999):
        with pytest.raises(NotFoundError, match="Choose another person"):
            services.documents.report("induction-checklist", TODAY, ReportOptions(person_id=person_id))


def test_a_record_without_steps_and_rules_has_reports_that_say_so(school: Services, today: date) -> None:
    assert "no steps of induction yet" in printed_words(school.documents.report("induction", today))
    assert "how often supervision is meant to be" in printed_words(school.documents.report("supervision", today))
    with pytest.raises(NotAllowedError, match="no steps of induction"):
        school.documents.report("induction-checklist", today, ReportOptions(person_id=1))


def test_a_list_of_twenty_steps_still_fits_its_page(school: Services, today: date) -> None:
    from nscp_desktop.domain.drafts import PersonDraft
    from nscp_desktop.domain.induction import InductionStep

    own = school.people.add(PersonDraft("Ada", "Okafor <b>", starts_on=today))
    school.induction.change_list([InductionStep(0, f"Step number {place}") for place in range(1, 21)], None)
    words = printed_words(school.documents.report("induction", today))
    assert "Okafor <b>, Ada" in words
    checklist = printed_words(school.documents.report("induction-checklist", today, ReportOptions(person_id=own)))
    assert "Step number 20" in checklist


def test_the_workbook_holds_the_starters_and_the_dates(services: Services, tmp_path: Path) -> None:
    out = tmp_path / "sheets.xlsx"
    services.documents.save_export("induction-and-supervision", out, TODAY)
    found = services.induction.overview(TODAY)
    for one, row in zip(found.starters, rows(out, "Induction"), strict=True):
        assert (row["Surname"], row["Days taken"], row["Where they are"]) == (
            one.person.family,
            one.days_taken,
            one.words,
        )
        done = one.steps[0].done_on
        assert done is not None
        assert row["Duties explained"].date() == done
    gaps = [gap for one in services.supervision.overview(TODAY).people for gap in one.gaps]
    assert [row["Where they are"] for row in rows(out, "Supervision")] == [gap.words(TODAY) for gap in gaps]
    teams = {row["Team"]: (row["In time (n)"], row["Asked (d)"]) for row in rows(out, "Supervision by team")}
    for team in services.supervision.overview(TODAY).teams:
        assert teams[team.team] == (team.figures.in_date, team.figures.of)


def test_the_anonymous_workbook_names_nobody(services: Services, tmp_path: Path) -> None:
    out = tmp_path / "sheets.xlsx"
    services.documents.save_export("induction-and-supervision", out, TODAY, anonymous=True)
    book = openpyxl.load_workbook(out)
    cells = {str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell}
    people = services.standing.snapshot().people.values()
    assert not [person.name for person in people if {person.family, person.given, person.name} & cells]
    assert "Supervision by team" not in book.sheetnames


def test_nothing_of_what_was_spoken_about_can_be_kept(services: Services) -> None:
    assert SupervisionDraft._fields == ("person_ids", "held_on", "kind")
    assert len(SupervisionKind) == 3
