"""A Section 11 audit in the real window: begun, answered by keyboard, signed off, and the next one beside it."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.audit_figures import Share
from nscp_desktop.domain.questionnaires import QuestionnaireKind
from nscp_desktop.services.papers import ReportOptions
from nscp_desktop.ui.dialogs.checklist_begin import BeginDialog
from nscp_desktop.ui.dialogs.checklist_sign_off import SignOffDialog
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.pages.assurance_audit import COMPARED, FIGURES, AuditTab
from nscp_desktop.ui.pages.people import PeoplePage
from nscp_desktop.ui.pages.tabbed import TabbedPage
from tests.end_to_end.hands import TODAY, window_on
from tests.paper import printed_words
from tests.services.questionnaires import newest
from tests.ui.at_hand import dialog_of
from tests.ui.figures_at_hand import choose_table

ENTER, CONTROL, ALT = Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def _audit_tab(window: MainWindow) -> AuditTab:
    window.show_page("assurance", "audit")
    page = window.page("assurance")
    assert isinstance(page, TabbedPage)
    tab = page.tab("audit")
    assert isinstance(tab, AuditTab)
    return tab


def _begin(window: MainWindow, qtbot: QtBot, tab: AuditTab, year: str, on: date) -> None:
    """Begin a Section 11 audit in the form."""
    tab.acts.begin()
    dialog = dialog_of(qtbot, window, BeginDialog)
    dialog.template.setCurrentIndex(dialog.template.findText("Section 11 training standard"))
    dialog.head.texts["year"].setText(year)
    dialog.head.as_at.set_value(on)
    QTest.keyClick(dialog.head.texts["year"], ENTER)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def _key(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifiers)


def _answer_everything(tab: AuditTab, key: Qt.Key) -> int:
    """Answer all that is left with one key, going on with Ctrl+Enter, and return how many that were."""
    assert tab.filled is not None
    tab.view.go_to_next()
    count = len(tab.filled.unanswered())
    for _ in range(count):
        _key(key)
        _key(ENTER, CONTROL)
    return count


def _sign_off(window: MainWindow, qtbot: QtBot, tab: AuditTab) -> None:
    QTest.keyClick(window, Qt.Key.Key_S, ALT)
    dialog = dialog_of(qtbot, window, SignOffDialog)
    dialog.completed_role.setText("Safeguarding lead")
    QTest.keyClick(dialog.completed_role, ENTER)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert tab.filled is not None
    assert tab.filled.checklist.signed_on == TODAY


def _open_people_behind_a_figure(window: MainWindow, tab: AuditTab) -> None:
    tab.show_part(FIGURES)
    window.session.tasks.wait_idle()
    choose_table(tab.figures, "groups")
    table, view = tab.figures.table(), tab.figures.view()
    assert table is not None
    assert view is not None
    row = next(row for row in table.rows if any(isinstance(cell, Share) and cell.missing for cell in row.cells))
    place = next(at for at, cell in enumerate(row.cells) if isinstance(cell, Share) and cell.missing)
    cell = row.cells[place]
    assert isinstance(cell, Share)
    view.select_key((row.key, False), place + 1)
    QTest.keyClick(tab.figures.missing_button, Qt.Key.Key_Space)
    people = window.current_page()
    assert isinstance(people, PeoplePage)
    assert {own.person.id for own in people.model.rows()} == set(cell.missing)
    window.go_back()


def test_a_section_11_audit_is_begun_answered_signed_off_and_compared_with_the_next(
    file_of_sixty: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    with window_on(file_of_sixty, tmp_path, qtbot) as window:
        services = window.session.services
        tab = _audit_tab(window)
        assert tab.empty.isVisible()
        _begin(window, qtbot, tab, "2026", TODAY)
        count = _answer_everything(tab, Qt.Key.Key_2)
        assert count > 20
        assert tab.words.text().startswith(f"0 of {count} met · {2 * count} of {3 * count} points")
        _open_people_behind_a_figure(window, tab)
        _sign_off(window, qtbot, tab)
        signed = newest(services, QuestionnaireKind.SECTION_11)
        assert signed is not None
        kept = services.audit_figures.figures(TODAY, signed.checklist)
        assert len(kept.tables) == 11

        _begin(window, qtbot, tab, "2026 again", TODAY)
        assert tab.filled is not None
        assert tab.filled.checklist.id != signed.checklist.id
        _key(Qt.Key.Key_3)
        assert tab.words.text().startswith(f"1 of {count} met, 0 last time · 3 of 3 points, {2 * count} last time")
        tab.show_part(COMPARED)
        turned = [line.item.turn.words for line in tab.compared.model.rows() if line.item is not None]
        assert (turned[0], turned.count("no answer yet")) == ("▲ better", count - 1)
        out = tmp_path / "audit.pdf"
        options = ReportOptions(checklist_id=signed.checklist.id)
        services.documents.save_report("section-11", out, TODAY, options)
        words = printed_words(out)
        assert "Section 11 training standard" in words
        window.menus.trigger("undo")
        window.session.tasks.wait_idle()
        assert tab.words.text().startswith(f"0 of {count} met, 0 last time")
