"""The yearly training needs in the real window: from the course form to reasons for many and the printed report."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.gap_reasons import SaidWhy
from nscp_desktop.services.papers import ReportOptions
from nscp_desktop.ui.dialogs.course import CourseDialog
from nscp_desktop.ui.dialogs.say_why import SayWhyDialog
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.pages.planning import PlanningPage
from nscp_desktop.ui.pages.planning_needs import GAPS
from nscp_desktop.ui.pages.reports import ReportsPage
from nscp_desktop.ui.pages.tabbed import TabbedPage
from nscp_desktop.ui.pages.training_courses import CoursesTab
from tests.end_to_end.hands import TODAY, window_on
from tests.paper import printed_words
from tests.ui.at_hand import dialog_of

PREVENT = "Prevent awareness"


def _price(window: MainWindow, qtbot: QtBot) -> None:
    """Say in the form of the course what a place costs."""
    window.show_page("training", "courses")
    page = window.page("training")
    assert isinstance(page, TabbedPage)
    tab = page.tab("courses")
    assert isinstance(tab, CoursesTab)
    own = next(course.id for course in window.session.services.training.courses() if course.title == PREVENT)
    tab.table.select_key(own)
    tab.table.setFocus()
    QTest.keyClick(tab.table, Qt.Key.Key_Return)
    dialog = dialog_of(qtbot, window, CourseDialog)
    QTest.keyClick(dialog, Qt.Key.Key_W, Qt.KeyboardModifier.AltModifier)
    dialog.ui.charge_pence.setFocus()
    QTest.keyClicks(dialog.ui.charge_pence, "12.50")
    QTest.keyClick(dialog.ui.charge_pence, Qt.Key.Key_Return)


def _give_reason(window: MainWindow, qtbot: QtBot) -> int:
    """Give one reason to everything that is not done, and return how much that was."""
    window.show_page("planning", "needs")
    window.session.tasks.wait_idle()
    page = window.page("planning")
    assert isinstance(page, PlanningPage)
    tab = page.needs
    tab.views.choose(GAPS)
    tab.views.chosen.emit(GAPS)
    tab.gaps.setFocus()
    QTest.keyClick(tab.gaps, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    count = len(tab.gaps.selected_rows())
    QTest.keyClick(tab.gaps, Qt.Key.Key_Return)
    dialog = dialog_of(qtbot, window, SayWhyDialog)
    QTest.keyClicks(dialog.why, "No place")
    QTest.keyClick(dialog, Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    QTest.keyClicks(dialog.note, "All courses full until spring")
    QTest.keyClick(dialog.note, Qt.Key.Key_Return)
    window.session.tasks.wait_idle()
    return count


def test_a_lead_prices_a_course_gives_reasons_and_prints_the_needs(
    file_of_sixty: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    with window_on(file_of_sixty, tmp_path, qtbot) as window:
        services = window.session.services
        _price(window, qtbot)
        count = _give_reason(window, qtbot)
        gaps = services.needs.gaps(TODAY)
        assert len(gaps) == count
        assert {gap.said.why if gap.said is not None else None for gap in gaps} == {SaidWhy.NO_PLACE}
        page = window.page("planning")
        assert isinstance(page, PlanningPage)
        page.needs.print_button.click()
        window.session.tasks.wait_idle()
        assert isinstance(window.current_page(), ReportsPage)
        out = tmp_path / "needs.pdf"
        services.documents.save_report("training-needs", out, TODAY, ReportOptions())
        words = printed_words(out)
        assert f"No place to be had {count:,} of {count:,} 60" in words
        assert f"{PREVENT} £12.50 60 £750" in words
        assert "All courses full" not in words
        window.menus.trigger("undo")
        window.session.tasks.wait_idle()
        assert all(gap.said is None for gap in services.needs.gaps(TODAY))
