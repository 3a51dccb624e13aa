"""The sign-in sheet and the register on paper: they say what the record says, for any number of people and days."""

from datetime import date, timedelta
from io import BytesIO
from itertools import pairwise

import pypdfium2
import pytest

from nscp_desktop.domain.drafts import PersonDraft
from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.registers import Mark, Outcome
from nscp_desktop.domain.session_drafts import SessionDraft
from nscp_desktop.domain.sessions import SessionDay
from nscp_desktop.services.papers import ReportOptions
from nscp_desktop.services.record_files import Services
from tests.paper import printed_pages

HELD = date(2026, 11, 20)
SHEET, REGISTER = "sign-in-sheet", "attendance-register"


def pages(school: Services, report_id: str, session_id: int, today: date) -> list[str]:
    pdf = school.documents.report(report_id, today, ReportOptions(session_id=session_id))
    return printed_pages(pdf)


def crowd(school: Services, count: int) -> list[int]:
    return [
        school.people.add(PersonDraft(f"Given{place:03}", "O'Brien", starts_on=date(2020, 9, 1)))
        for place in range(count)
    ]


def session_of(school: Services, people: list[int], days: int = 1, capacity: int | None = None) -> int:
    held = tuple(SessionDay(HELD - timedelta(days=place)) for place in range(days))
    draft = SessionDraft(school.training.courses()[0].id, held, place="Hall & library <1>", capacity=capacity)
    return school.sessions.add(draft, people, today=HELD - timedelta(days=30))


@pytest.mark.parametrize(("people", "days"), [(0, 1), (1, 1), (60, 1), (3, 4), (2, 9)])
def test_everybody_expected_has_a_line_to_sign_on_each_day(
    school: Services, today: date, people: int, days: int
) -> None:
    own = session_of(school, crowd(school, people), days)
    found = pages(school, SHEET, own, today)
    whole = " ".join(found)
    assert "Hall & library <1>" in whole
    sheets = -(-days // 4)
    for place in range(people):
        assert whole.count(f"O'Brien, Given{place:03}") == sheets
    assert f"{people} {'person' if people == 1 else 'people'} expected." in whole
    for place in range(days):
        day = f"{(HELD - timedelta(days=place)).day} Nov 2026"
        assert whole.count(day) > 1
    if people == 60:
        # The heading stands on every page with lines to sign.
        assert all("Signature" in page for page in found[:-1])


def test_who_cancelled_or_waits_has_no_line(school: Services, today: date) -> None:
    people = crowd(school, 3)
    own = session_of(school, people, capacity=2)
    entry = school.sessions.entries(own)[0]
    school.sessions.mark(own, [entry.id], Mark(Outcome.CANCELLED_IN_TIME), today=HELD - timedelta(days=9))
    whole = " ".join(pages(school, SHEET, own, today))
    assert "Given001" in whole
    assert "Given000" not in whole
    assert "Given002" not in whole
    assert "1 person on the waiting list not listed." in whole


def test_the_register_has_every_outcome_with_hours_fee_and_reason(school: Services, today: date) -> None:
    people = crowd(school, 5)
    own = session_of(school, people)
    entries = [entry.id for entry in school.sessions.entries(own)]
    marks = (
        Mark(Outcome.PART, 0.5, "Called away"),
        Mark(Outcome.DID_NOT_ATTEND, None, "", 3500),
        Mark(Outcome.CANCELLED_LATE, None, "Bus", 1250),
        Mark(Outcome.CANCELLED_IN_TIME),
    )
    for entry, mark in zip(entries, marks, strict=False):
        school.sessions.mark(own, [entry], mark, today=today)
    assert "The register is open: it can still change." in " ".join(pages(school, REGISTER, own, today))
    school.sessions.close(own, today=today)
    whole = " ".join(pages(school, REGISTER, own, today))
    for words in (
        "1 of 5 on the register attended", "1 attended in part", "1 did not attend", "fees of £47.50",
        "The register was closed on 23 Nov 2026.", "Called away", "£35", "£12.50", "✓ Attended", "○ Did not attend",
    ):  # fmt: skip
        assert words in whole


def test_a_session_has_to_be_chosen_and_on_record(school: Services, today: date) -> None:
    for report_id in (SHEET, REGISTER):
        with pytest.raises(NotAllowedError, match="Choose the session") as refused:
            school.documents.report(report_id, today, ReportOptions())
        assert refused.value.field == "session_id"
        with pytest.raises(NotFoundError):
            school.documents.report(report_id, today, ReportOptions(session_id=99))


def test_there_are_empty_lines_for_those_who_were_not_expected(school: Services, today: date) -> None:
    pdf = school.documents.report(SHEET, today, ReportOptions(session_id=session_of(school, [])))
    document = pypdfium2.PdfDocument(BytesIO(pdf))
    try:
        drawn = list(document[0].get_objects(filter=(pypdfium2.raw.FPDF_PAGEOBJ_PATH,)))
        heights = sorted(one.get_bounds()[1] for one in drawn if one.get_bounds()[3] - one.get_bounds()[1] < 2)
    finally:
        document.close()
    # The lines lie as far apart as a signature needs.
    gaps = [round(above - below) for below, above in pairwise(heights)]
    assert gaps.count(25) >= 6
