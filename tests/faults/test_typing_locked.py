"""The record is locked while somebody types into a questionnaire: what is typed is stored before it closes."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.questionnaires import Checklist, QuestionnaireKind
from nscp_desktop.ui.pages.assurance import AssurancePage
from nscp_desktop.ui.pages.assurance_content import ContentTab
from tests.faults.test_locking import KEY, TODAY, dressed, opened, put_away, unlock

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support ", extend=True)
LOOK = dressed  # the program's look and settings of its own, in every test here


@pytest.mark.parametrize("typed", ["Slide 9", "x" * 5_000])
def test_what_is_typed_is_stored_before_the_lock_and_a_refused_text_is_there_after_it(
    tmp_path: Path, qtbot: QtBot, typed: str
) -> None:
    window = opened(tmp_path / "hillside.nscp", KEY, qtbot)
    services = window.session.services
    template = next(one for one in services.templates.all() if one.kind is QuestionnaireKind.CONTENT)
    head = Checklist(0, 0, 0, TODAY, TODAY, course_id=services.checklists.courses()[0].id)
    own = services.checklists.begin(template, head, today=TODAY)
    window.show_page("assurance", "content")
    page = window.page("assurance")
    assert isinstance(page, AssurancePage)
    tab = page.tab("content")
    assert isinstance(tab, ContentTab)
    view = tab.view.items[0]
    view.main.setPlainText(typed[:-1])
    QTest.keyClicks(view.main, typed[-1])
    window.lock.lock()
    assert services.locking.is_locked
    QApplication.processEvents()
    unlock(window)
    assert view.main.toPlainText() in (typed, typed[-1] + typed[:-1])
    stored = services.checklists.filled(own).answer(view.item.id).where_covered
    assert stored == ("" if len(typed) > 4_000 else view.main.toPlainText())
    assert tab.view.is_unsaved is (len(typed) > 4_000)
    put_away(window)
