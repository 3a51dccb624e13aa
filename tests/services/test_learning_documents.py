"""Shared learning on paper and in a workbook: what was shared, whom it reached, and who is still to sign."""

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from nscp_desktop.domain.drafts import PersonDraft
from nscp_desktop.domain.errors import NotFoundError
from nscp_desktop.domain.learning import LearningItem, LearningKind, SharedHow, ShareDraft
from nscp_desktop.services.papers import ReportOptions
from nscp_desktop.services.record_files import Services
from tests.paper import printed_words

TODAY = date(2026, 11, 23)
ON = date(2026, 9, 3)


@pytest.fixture
def people(school: Services) -> tuple[int, ...]:
    team = school.agency.add_team("Teachers")
    names = ("Amir", "Bo", "Cy")
    return tuple(
        school.people.add(PersonDraft(name, "Khan", starts_on=date(2020, 9, 1), team_id=team)) for name in names
    )


@pytest.fixture
def review(school: Services, people: tuple[int, ...]) -> int:
    own = school.learning.add(
        LearningItem(0, "What a review <taught> & us", LearningKind.REVIEW, "NSCP", "Blue folder", to_read=True)
    )
    school.learning.share(ShareDraft(own, people[:2], ON, SharedHow.MEETING, "the teachers"), today=TODAY)
    school.learning.mark_read(own, [people[0]], date(2026, 9, 10), today=TODAY)
    return own


def read(school: Services, report_id: str, as_at: date = TODAY, **chosen: Any) -> str:
    return printed_words(school.documents.report(report_id, as_at, ReportOptions(**chosen)))


def rows(path: Path, sheet: str) -> list[tuple[Any, ...]]:
    return list(openpyxl.load_workbook(path)[sheet].iter_rows(min_row=2, values_only=True))


def test_the_log_says_what_was_shared_in_a_year_how_and_whom_it_reached(school: Services, review: int) -> None:
    school.learning.add(LearningItem(0, "A clip for later", LearningKind.CLIP))
    text = read(school, "learning-log")
    for words in (
        "shared from 24 Nov 2025 to 23 Nov 2026", "Learning from a review · 1 item", "What a review <taught> & us",
        "3 Sep 2026, at a meeting: the teachers", "2 of 3 (66%)", "1 of 2 (50%)", "Not shared with anybody yet",
        "A clip for later",
    ):  # fmt: skip
        assert words in text, words
    assert "2 of 3" not in read(school, "learning-log", date(2027, 9, 3))
    assert "Nothing was shared" in read(school, "learning-log", date(2026, 9, 2))


def test_the_log_of_a_team_counts_its_people_alone(school: Services, review: int) -> None:
    school.people.add(PersonDraft("Zed", "Khan", starts_on=date(2020, 9, 1)))
    assert "2 of 4 (50%)" in read(school, "learning-log")
    assert "2 of 3 (66%)" in read(school, "learning-log", team="Teachers")


def test_the_list_of_readers_has_room_to_sign_for_those_who_have_not_read_it(school: Services, review: int) -> None:
    new = school.people.add(PersonDraft("New", "Starter", starts_on=date(2026, 10, 1)))
    text = read(school, "learning-readers", item_id=review)
    for words in (
        "Where it is kept: Blue folder", "Still to read it: 1 person", "Signed", "Khan, Bo", "Have read it: 1 person",
        "10 Sep 2026", "Have not got it: 2 people", "Starter, New", "started since it was shared",
    ):  # fmt: skip
        assert words in text, words
    school.learning.share(ShareDraft(review, (new,), TODAY, SharedHow.E_MAIL), today=TODAY)
    assert "Still to read it: 2 people" in read(school, "learning-readers")


def test_an_item_that_need_not_be_read_lists_whom_it_reached(school: Services, people: tuple[int, ...]) -> None:
    own = school.learning.add(LearningItem(0, "A clip", LearningKind.CLIP))
    assert "Have not got it: 3 people" in read(school, "learning-readers", item_id=own)
    school.learning.share(ShareDraft(own, people, ON, SharedHow.ONLINE), today=TODAY)
    text = read(school, "learning-readers", item_id=own)
    assert "Have got it: 3 people" in text
    assert "Signed" not in text


def test_a_record_without_items_says_so_on_paper(school: Services) -> None:
    assert "no learning item yet" in read(school, "learning-readers")
    assert "Nothing was shared" in read(school, "learning-log")
    with pytest.raises(NotFoundError):
        read(school, "learning-readers", item_id=99)


def test_the_workbook_holds_items_people_and_sharings(school: Services, review: int, tmp_path: Path) -> None:
    out = tmp_path / "learning.xlsx"
    school.documents.save_export("learning", out, TODAY)
    (item,) = rows(out, "Items")
    assert (item[0], item[1], item[11:17]) == (
        "What a review <taught> & us",
        "Learning from a review",
        (2, 3, 0.66, 1, 2, 0.5),
    )
    who = {row[2]: row[4:] for row in rows(out, "Who")}
    assert [str(who["Amir"][place])[:10] for place in (1, 3)] == ["2026-09-03", "2026-09-10"]
    assert (who["Bo"][3], who["Cy"][1]) == (None, None)
    (share,) = rows(out, "Sharings")
    assert share[2:] == ("at a meeting", "the teachers", 2)


def test_the_workbook_without_names_has_none(school: Services, review: int, tmp_path: Path) -> None:
    out = tmp_path / "learning.xlsx"
    school.documents.save_export("learning", out, TODAY, anonymous=True)
    cells = [str(cell) for sheet in ("Items", "Who", "Sharings") for row in rows(out, sheet) for cell in row]
    assert not {"Khan", "Amir", "Blue folder", "the teachers", "Teachers"} & set(cells)
