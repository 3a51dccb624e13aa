"""What tests of evaluation in the window look for: its tab, a session without forms, undo from the keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.evaluation_sessions import SessionForms
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.pages.tabbed import TabRequest
from nscp_desktop.ui.pages.training import TrainingPage
from nscp_desktop.ui.pages.training_evaluation import ALL, EvaluationTab


def evaluation_tab(window: MainWindow) -> EvaluationTab:
    """Show the tab and return it."""
    window.show_page("training", TabRequest("evaluation"))
    page = window.page("training")
    assert isinstance(page, TrainingPage)
    found = page.tab("evaluation")
    assert isinstance(found, EvaluationTab)
    return found


def without_forms(tab: EvaluationTab) -> SessionForms:
    """Choose a session of more than five people that nobody has given a form for, and return it."""
    choose(tab, ALL)
    found = next(row for row in tab.model.rows() if not row.forms and len(row.places) > 5)
    tab.table.select_key(found.session.id)
    return found


def choose(tab: EvaluationTab, chip: str) -> None:
    """Press one of the pills above the list."""
    tab.chips.choose(chip)
    tab.chips.chosen.emit(chip)


def look(tab: EvaluationTab, one: SessionForms) -> SessionForms:
    """Return a session with its forms as they are stored now."""
    return tab.session.services.evaluation.session(one.session.id, tab.session.today)


def undo(tab: EvaluationTab, qtbot: QtBot) -> None:
    """Press Ctrl+Z in the window, once it has the keyboard again."""
    window = tab.window()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
