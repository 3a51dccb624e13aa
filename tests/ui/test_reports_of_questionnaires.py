"""The Reports page and questionnaires: which one is shown, the empty list, and what cannot be printed."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from nscp_desktop.domain.questionnaires import AUDIT_KINDS, QuestionnaireKind
from nscp_desktop.ui.pages.reports import ReportsPage
from nscp_desktop.ui.pages.requests import ReportRequest
from tests.paper import printed_words

Show = Callable[..., QWidget]


@pytest.fixture
def page(session: Any, show: Show) -> ReportsPage:
    """The page on screen with its first report made."""
    shown = ReportsPage(session)
    show(shown)
    assert session.tasks.wait_idle()
    return shown


def ask(page: ReportsPage, report_id: str, **more: Any) -> str:
    page.take(ReportRequest(report_id, **more))
    assert page.session.tasks.wait_idle()
    assert page.prepared is not None, page.state.text()
    return printed_words(page.prepared.pdf)


def offered(page: ReportsPage) -> list[str]:
    return [page.filters.checklist.itemText(place) for place in range(page.filters.checklist.count())]


def test_the_questionnaires_of_the_report_are_offered_newest_first_and_the_empty_list_last(page: ReportsPage) -> None:
    ask(page, "content-checklist")
    assert page.filters.checklist.isVisible()
    assert not page.filters.team.isVisible()
    listed = page.session.services.checklists.listed(QuestionnaireKind.CONTENT)
    words = offered(page)
    assert len(words) == len(listed) + 1
    assert words[0].endswith("· draft")
    assert listed[0].course_title in words[0]
    assert words[-1] == "The empty list, to fill in by hand"
    ask(page, "section-11-pack")
    assert len(offered(page)) == len(page.session.services.checklists.listed(*AUDIT_KINDS))
    ask(page, "compliance-summary")
    assert not page.filters.checklist.isVisible()
    assert page.filters.team.isVisible()


@pytest.mark.parametrize("report_id", ["actions", "actions-by-owner", "gap-log", "partnership-return"])
def test_no_team_is_offered_for_what_is_about_the_whole_agency(page: ReportsPage, report_id: str) -> None:
    assert "Shown: the whole agency" in ask(page, report_id)
    assert not page.filters.team.isVisible()
    assert not page.filters.group.isVisible()


def test_another_one_is_chosen_with_the_keyboard(page: ReportsPage) -> None:
    assert "(DRAFT)" in ask(page, "content-checklist")
    page.filters.checklist.setFocus()
    QTest.keyClick(page.filters.checklist, Qt.Key.Key_Down)
    assert page.session.tasks.wait_idle()
    assert page.prepared is not None
    assert "(DRAFT)" not in printed_words(page.prepared.pdf)
    QTest.keyClick(page.filters.checklist, Qt.Key.Key_End)
    assert page.session.tasks.wait_idle()
    assert "The empty list, to fill in by hand." in printed_words(page.prepared.pdf)


def test_one_that_is_asked_for_is_shown(page: ReportsPage) -> None:
    older = page.session.services.checklists.listed(*AUDIT_KINDS)[-1].checklist
    assert older.year in ask(page, "section-11", checklist_id=older.id)
    assert page.filters.checklist.currentData() == older.id


def test_a_letter_that_cannot_be_printed_and_a_damaged_annex_are_named_above_the_pages(page: ReportsPage) -> None:
    services = page.session.services
    own = services.checklists.listed(QuestionnaireKind.CONTENT)[0].checklist.id
    item = next(iter(services.checklists.filled(own).version.items()))
    services.checklists.say(own, item.id, {"evidence": "Asked by 中"})
    with services.desk.reading() as unit:
        one = next(iter(unit.certificates.all())).id
    text = ask(page, "section-11-pack", certificate_ids=(one,), annex_file_ids=(999,))
    assert "Annex 1. Certificate" in text
    assert page.missing.isVisible()
    assert "U+4E2D" in page.missing.text()
    assert "A file that was removed from the record is missing" in page.missing.text()
    assert page.missing.textFormat() is Qt.TextFormat.PlainText


def test_the_files_of_the_answers_are_bound_in_when_that_is_asked_for(page: ReportsPage, tmp_path: Path) -> None:
    services = page.session.services
    audit = services.checklists.listed(*AUDIT_KINDS)[0].checklist
    item = next(iter(services.checklists.filled(audit.id).version.items()))
    path = tmp_path / "minutes.pdf"
    path.write_bytes(services.documents.report("compliance-summary", audit.as_at))
    services.checklists.attach(audit.id, item.id, [path], today=page.session.today)
    assert "Annex 1." not in ask(page, "section-11-pack")
    assert "minutes.pdf · page 1 of" in ask(page, "section-11-pack", with_answer_files=True)
