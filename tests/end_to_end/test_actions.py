"""An action in the real window: raised from a cell, overdue on the overview, finished, printed, undone."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.action_lists import ActionState, ListedAction
from nscp_desktop.services.papers import ReportOptions
from nscp_desktop.ui.dialogs.action import ActionDialog
from nscp_desktop.ui.dialogs.action_files import ActionFilesDialog
from nscp_desktop.ui.dialogs.action_steps import FinishDialog
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.models.matrix import FIRST_REQUIREMENT
from nscp_desktop.ui.pages.assurance import AssurancePage
from nscp_desktop.ui.pages.assurance_actions import ActionsTab
from nscp_desktop.ui.pages.matrix import MatrixPage
from nscp_desktop.ui.pages.reports import ReportsPage
from tests.end_to_end.hands import TODAY, window_on
from tests.paper import printed_words
from tests.ui.at_hand import dialog_of

WHAT = "Get Zoë Łucka’s group through it – Ψ & Щ"


def _only(window: MainWindow) -> ListedAction:
    (row,) = window.session.services.actions.listed(TODAY)
    return row


def _raise_from_a_cell(window: MainWindow, qtbot: QtBot) -> str:
    window.show_page("matrix")
    page = window.page("matrix")
    assert isinstance(page, MatrixPage)
    page.view.setCurrentIndex(page.model.index(2, FIRST_REQUIREMENT))
    page.actions_.act.trigger()
    form = dialog_of(qtbot, window, ActionDialog)
    form.what.setText(WHAT)
    QTest.keyClick(form, Qt.Key.Key_O, Qt.KeyboardModifier.AltModifier)
    QTest.keyClicks(form.owner, "The office")
    form.raised_on.setText("1 Sep 2026")
    form.due_on.setText("31 Oct 2026")
    QTest.keyClick(form.due_on, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.findChildren(ActionDialog))
    return page.model.rows()[2].person.name


def _finish(window: MainWindow, tab: ActionsTab, folder: Path, qtbot: QtBot) -> None:
    tab.menu.finish.trigger()
    finish = dialog_of(qtbot, window, FinishDialog)
    QTest.keyClicks(finish.done_note, "Register of 20 November")
    finish.accept_button.click()
    file = folder / "register.pdf"
    file.write_bytes(b"%PDF-1.4\nregister\n%%EOF\n")
    tab.take(_only(window).action.id)
    tab.menu.files.trigger()
    files = dialog_of(qtbot, window, ActionFilesDialog)
    files.attach_files([file])
    window.session.tasks.wait_idle()
    files.close()


def test_a_lead_raises_an_action_from_a_cell_sees_it_overdue_finishes_it_and_prints_the_plan(
    file_of_sixty: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    with window_on(file_of_sixty, tmp_path, qtbot) as window:
        services = window.session.services
        name = _raise_from_a_cell(window, qtbot)
        assert _only(window).source.words.endswith(f", {name}")

        window.show_page("overview")
        (job,) = [job for job in services.assurance_jobs(TODAY) if job.tab == "actions"]
        assert (job.title, job.detail) == ("1 action is overdue", WHAT)
        window.show_page(job.page, job.tab)
        page = window.page("assurance")
        assert isinstance(page, AssurancePage)
        tab = page.tab("actions")
        assert isinstance(tab, ActionsTab)
        assert tab.card.late.text() == "23 days late"

        _finish(window, tab, tmp_path, qtbot)
        assert tab.count.text() == "1 of 1 done"
        assert not [job for job in services.assurance_jobs(TODAY) if job.tab == "actions"]
        tab.print_button.click()
        window.session.tasks.wait_idle()
        assert isinstance(window.current_page(), ReportsPage)
        out = tmp_path / "plan.pdf"
        services.documents.save_report("actions", out, TODAY, ReportOptions())
        words = printed_words(out)
        for expected in (WHAT, name, "The office", "Register of 20 November", "File: register.pdf", "1 of 1"):
            assert expected in words, expected

        for _ in range(2):
            window.menus.trigger("undo")
        assert (_only(window).state, _only(window).files) == (ActionState.OVERDUE, ())
        window.menus.trigger("undo")
        assert services.actions.actions() == ()
