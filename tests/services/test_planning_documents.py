"""Looking ahead on paper and in a workbook: they say what the screen works out, whatever people are called."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from nscp_desktop.domain.agency import AgencyDetails, Sector
from nscp_desktop.domain.drafts import PersonDraft
from nscp_desktop.domain.forecast import Forecast, Horizon, people_of
from nscp_desktop.domain.narrowing import Narrowing
from nscp_desktop.domain.periods import Step
from nscp_desktop.services.papers import ReportOptions
from nscp_desktop.services.record_files import Services, create
from tests.paper import printed_words

TODAY = date(2026, 11, 23)
REPORTS = ("forecast", "catch-up", "pathway")


@pytest.fixture(scope="module")
def services(sample_agency: Services) -> Services:
    """The sample agency, opened for reading."""
    return sample_agency


def ahead(services: Services, months: int = 12, step: Step = Step.MONTH) -> Forecast:
    found = services.planning.forecast(Horizon(TODAY, months, step))
    assert found is not None
    return found


def rows(path: Path, sheet: str) -> list[dict[str, Any]]:
    head, *found = openpyxl.load_workbook(path)[sheet].iter_rows(values_only=True)
    return [dict(zip([str(title) for title in head], row, strict=True)) for row in found]


def test_the_figures_of_the_report_are_those_of_the_forecast(services: Services) -> None:
    words, found = printed_words(services.documents.report("forecast", TODAY)), ahead(services)
    now = found.now.figures()
    assert f"{now.words} ({now.percent_words})" in words
    for one in found.ahead:
        then = one.end.figures()
        day = f"{one.end.day.day} {one.end.day:%b %Y}"
        assert f"{one.period.title}" in words
        assert f"{then.words} ({then.percent_words}) on {day}" in words
    for one in ahead(services, 36, Step.TERM).ahead:
        assert one.period.title in words
    listed = people_of(item for one in found.ahead for item in one.coming)
    people = services.standing.snapshot().people
    assert all(people[own].sorted_name in words for own in listed)


@pytest.mark.parametrize("report_id", REPORTS)
def test_a_report_of_one_team_shows_only_its_people(report_id: str, services: Services) -> None:
    words = printed_words(services.documents.report(report_id, TODAY, ReportOptions(team="Midday")))
    found = ahead(services).narrowed(Narrowing(team="Midday"))
    assert report_id != "forecast" or f"{found.now.figures().words}" in words
    shown = {one.person_id for one in found.now.people}
    for own, person in services.standing.snapshot().people.items():
        assert own in shown or person.sorted_name not in words


def test_the_catch_up_list_names_who_has_to_catch_up_and_the_days(services: Services) -> None:
    words = printed_words(services.documents.report("catch-up", TODAY))
    whole = services.planning.whole_agency(TODAY)[0]
    people = services.standing.snapshot().people
    assert whole.clock.words(TODAY) in words
    assert f"{whole.days[0].words} ({whole.days[0].percent_words})" in words
    assert whole.catch_up
    assert all(people[one.person_id].sorted_name in words for one in whole.catch_up)
    assert all(people[own].sorted_name not in words for own in whole.days[0].attended)


def test_next_steps_names_the_next_course_of_everybody_on_a_pathway(services: Services) -> None:
    words = printed_words(services.documents.report("pathway", TODAY))
    for one in services.pathways.everybody(TODAY):
        assert (one.row.person.sorted_name in words) == bool(one.steps)
        if one.following is not None:
            assert one.following.course.title in words


def test_the_workbook_says_the_same(services: Services, tmp_path: Path) -> None:
    out = tmp_path / "ahead.xlsx"
    services.documents.save_export("training-ahead", out, TODAY)
    found = ahead(services)
    assert openpyxl.load_workbook(out).sheetnames == ["What comes up", "Month by month", "Next steps", "To catch up"]
    assert len(rows(out, "What comes up")) == sum(len(one.coming) for one in found.ahead)
    for row, one in zip(rows(out, "Month by month"), found.ahead, strict=True):
        figures = one.end.figures()
        assert (row["When"], row["In date (n)"], row["Asked (d)"]) == (one.period.title, figures.in_date, figures.of)
    everybody = services.pathways.everybody(TODAY)
    assert [row["Next step"] for row in rows(out, "Next steps")] == [
        one.following.course.title if one.following else "Every step is done" if one.steps else "No pathway"
        for one in everybody
    ]
    missing = services.planning.whole_agency(TODAY)[0].catch_up
    assert [row["Why"] for row in rows(out, "To catch up")] == [one.words for one in missing]


@pytest.mark.parametrize("report_id", REPORTS)
def test_an_empty_record_says_what_is_missing(report_id: str, tmp_path: Path) -> None:
    services = create(tmp_path / "new.nscp", AgencyDetails("New", Sector.GENERAL), today=TODAY)
    prepared = services.documents.prepare(report_id, TODAY)
    assert prepared.pages >= 1
    said = {
        "forecast": "Nothing comes up in these months",
        "catch-up": "Nothing is held for everyone on one day",
        "pathway": "No pathway is for the people shown yet",
    }
    assert said[report_id] in printed_words(prepared.pdf)
    services.documents.save_export("training-ahead", tmp_path / "x.xlsx", TODAY)
    services.close()


@pytest.mark.parametrize("report_id", REPORTS)
def test_names_that_look_like_commands_are_printed_as_they_are(report_id: str, tmp_path: Path) -> None:
    hostile = "<b>Bo</b> =HYPERLINK(1)"
    services = create(tmp_path / "new.nscp", AgencyDetails("New", Sector.SCHOOL), today=TODAY)
    draft = PersonDraft(
        hostile, "Person", starts_on=date(2026, 11, 20), group=2, group_reason="Role", group_decided_by="Head"
    )
    services.people.add(draft)
    words = printed_words(services.documents.report(report_id, TODAY))
    if report_id != "catch-up":  # no day is on record yet, so nobody is missing
        assert re.search(re.escape(hostile), words)
    services.documents.save_export("training-ahead", tmp_path / "x.xlsx", TODAY)
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)
    services.close()
