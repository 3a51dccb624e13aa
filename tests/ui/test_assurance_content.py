"""The Training Content Checklist in the window of the sample school: begun, signed off, opened again, read."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.questionnaires import OutsideView
from nscp_desktop.ui.dialogs.checklist_begin import BeginDialog
from nscp_desktop.ui.dialogs.checklist_head import HeadDialog
from nscp_desktop.ui.dialogs.checklist_sign_off import ReopenChecklistDialog, SignOffDialog
from nscp_desktop.ui.dialogs.evidence_files import FilesDialog
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.pages.assurance import AssurancePage
from nscp_desktop.ui.pages.checklists_section import ChecklistsSection
from nscp_desktop.ui.pages.people import PeoplePage
from nscp_desktop.ui.pages.reports import ReportsPage
from nscp_desktop.ui.pages.requests import ItemRequest
from nscp_desktop.ui.pages.tabbed import TabRequest
from tests.ui.at_hand import dialog_of
from tests.ui.conftest import TODAY
from tests.ui.content_at_hand import CONTROL, answer_all, content, focused, item_of, press, said, wait_for_window


def test_the_draft_opens_first_at_the_first_section_with_something_left(window: MainWindow) -> None:
    tab = content(window)
    assert tab.filled is not None
    assert tab.filled.checklist.is_open
    assert tab.head.state.words() == "◷ Draft, 24 of 38 answered"
    lines = tab.view.sections.lines()
    assert [(line.number, line.chip) for line in lines][:2] == [("A", "✓ 4/4"), ("B", "✓ 6/6")]
    assert lines[5].words == "F. Responding, recording, referring: 3 of 6 answered"
    assert tab.view.title.text() == "F · Responding, recording, referring"
    assert "2026 version" in tab.about.text()


def test_last_times_answers_are_copied_where_nothing_is_said(window: MainWindow) -> None:
    tab = content(window)
    assert tab.head.copy_button.isVisible()
    tab.head.copy_button.click()
    assert tab.filled is not None
    assert tab.filled.progress().answered == 38
    assert not tab.head.copy_button.isVisible()


def test_the_version_that_covers_an_item_tells_who_was_trained_before(window: MainWindow) -> None:
    tab = content(window)
    view = item_of(tab, "14")
    assert view.more is not None
    assert view.more.version is not None
    version = view.more.version
    assert version.currentText() == "2026 version, 1 Sep 2026"
    words = view.more.before.text()
    assert tab.filled is not None
    trained = window.session.services.checklists.trained_before(tab.filled.checklist.id)[view.item.id]
    assert words == f"{len(trained.people)} of {len(trained.of)} were trained before this was covered"
    assert trained.people
    version.setCurrentIndex(0)
    version.activated.emit(0)
    assert said(tab, "14").covered_by_id is None
    assert not view.more.before.isVisible()
    window.menus.trigger("undo")
    assert version.currentText() == "2026 version, 1 Sep 2026"
    view.more.before.click()
    people = window.current_page()
    assert isinstance(people, PeoplePage)


def test_sign_off_names_what_is_left_and_goes_to_the_first_of_them(window: MainWindow, qtbot: QtBot) -> None:
    tab = content(window)
    tab.view.go_to_item(next(iter(tab.view.items)).item.id)
    tab.head.sign_button.click()
    dialog = dialog_of(qtbot, window, SignOffDialog)
    assert dialog.missing.text() == "14 items have no answer yet. Answer them first."
    assert not dialog.accept_button.isEnabled()
    dialog.go_button.click()
    wait_for_window(window, qtbot)
    assert focused().accessibleName().startswith("25. ")


def test_signed_off_it_can_be_read_and_not_changed_until_it_is_opened_again_with_a_reason(
    window: MainWindow, qtbot: QtBot
) -> None:
    tab = content(window)
    answer_all(tab)
    item_of(tab, "25")
    press(Qt.Key.Key_Return, CONTROL)
    assert focused() is tab.head.sign_button
    press(Qt.Key.Key_Space)
    dialog = dialog_of(qtbot, window, SignOffDialog)
    dialog.completed_by.setText("")
    dialog.accept()
    assert dialog.fields["completed_by"].error() == "Say who filled it in."
    heard: list[str] = []
    window.session.said.connect(heard.append)
    dialog.completed_by.setText("Gwen Evans")
    dialog.accept()
    wait_for_window(window, qtbot)
    assert tab.head.state.words() == "✓ Signed off 23 Nov 2026"
    assert heard[-1].endswith("The next one is due by 23 Nov 2027.")
    view = item_of(tab, "25")
    press(Qt.Key.Key_2)
    QTest.keyClicks(view.main, "x")
    assert view.choice.value() == "met"
    assert view.main.toPlainText() == ""
    assert view.main.isReadOnly()
    assert view.main.placeholderText() == "Nothing written"
    assert not tab.view.next_button.isVisible()
    assert view.main.isEnabled()
    tab.head.reopen_button.click()
    again = dialog_of(qtbot, window, ReopenChecklistDialog)
    again.accept()
    assert again.fields["why"].error() == "Say why it is opened again."
    QTest.keyClicks(again.why, "The peer saw another version")
    again.accept()
    assert tab.head.state.words() == "◷ Reopened, 38 of 38 answered"
    assert tab.view.reopened.text() == "Reopened 23 Nov 2026: The peer saw another version"
    assert tab.view.reopened.isVisible()
    assert tab.view.next_button.isVisible()
    assert not item_of(tab, "25").main.isReadOnly()


def test_past_ones_can_be_chosen_and_read(window: MainWindow) -> None:
    tab = content(window)
    texts = [tab.head.which.itemText(place) for place in range(tab.head.which.count())]
    assert texts[0].startswith("2026–27, draft: ")
    assert texts[1].startswith("2025–26, signed off 21 Sep 2025: ")
    tab.head.which.setCurrentIndex(1)
    tab.head.which.activated.emit(1)
    assert tab.filled is not None
    assert tab.filled.checklist.year == "2025–26"
    assert tab.head.reopen_button.isVisible()
    assert not tab.head.sign_button.isVisible()
    assert all(view.main.isReadOnly() for view in tab.view.items)
    assert "Looked at from outside by A lead of a neighbouring agency" in tab.about.text()


def test_a_draft_is_removed_and_undo_brings_it_back(window: MainWindow) -> None:
    tab = content(window)
    tab.acts.remove_action.trigger()
    assert tab.filled is not None
    assert tab.filled.checklist.year == "2025–26"
    window.menus.trigger("undo")
    assert len(tab.listed) == 2


def test_begin_fills_in_what_the_record_knows_and_refuses_a_second_one(window: MainWindow, qtbot: QtBot) -> None:
    tab = content(window)
    tab.acts.begin_action.trigger()
    dialog = dialog_of(qtbot, window, BeginDialog)
    own = tab.listed[0].checklist.course_id
    assert dialog.course.currentData() != own
    assert dialog.head.texts["year"].text() == "2026–27"
    dialog.course.setCurrentIndex(dialog.course.findData(own))
    assert dialog.head.version.currentText() == "2026 version, 1 Sep 2026"
    dialog.accept()
    assert "is open already" in dialog.fields["course_id"].error()
    dialog.course.setCurrentIndex(1)
    chosen = dialog.course.currentData()
    dialog.accept()
    wait_for_window(window, qtbot)
    assert tab.filled is not None
    assert tab.filled.checklist.course_id == chosen
    assert focused().accessibleName().startswith("1. ")


def test_the_details_are_changed_and_a_view_from_outside_needs_a_name(window: MainWindow, qtbot: QtBot) -> None:
    tab = content(window)
    tab.head.details_button.click()
    dialog = dialog_of(qtbot, window, HeadDialog)
    dialog.head.outside.setCurrentIndex(dialog.head.outside.findData(OutsideView.PARTNERSHIP.value))
    dialog.head.as_at.setText("32 Nov")
    dialog.accept()
    assert dialog.fields["as_at"].error()
    dialog.head.as_at.set_value(TODAY)
    dialog.accept()
    assert dialog.fields["outside_by"].error() == "Say who looked at it from outside."
    dialog.head.texts["outside_by"].setText("The partnership's training officer")
    dialog.head.outside_on.set_value(TODAY)
    dialog.accept()
    assert not dialog.isVisible()
    assert tab.filled is not None
    assert tab.filled.checklist.outside is OutsideView.PARTNERSHIP
    assert "training officer" in tab.about.text()


def test_an_item_is_asked_for_from_elsewhere(window: MainWindow) -> None:
    tab = content(window)
    assert tab.filled is not None
    last = list(tab.filled.version.items())[-1]
    window.show_page("overview")
    window.show_page("assurance", TabRequest("content", ItemRequest(tab.filled.checklist.id, last.id)))
    assert focused().accessibleName().startswith("38. ")


def test_print_opens_the_one_that_is_shown(window: MainWindow) -> None:
    tab = content(window)
    tab.open(tab.listed[1].checklist.id)
    tab.head.print_button.click()
    page = window.current_page()
    assert isinstance(page, ReportsPage)
    assert page.filters.checklist.currentData() == tab.listed[1].checklist.id


def test_the_files_of_an_item_open_and_an_action_is_shown(window: MainWindow, qtbot: QtBot) -> None:
    tab = content(window)
    view = item_of(tab, "24")
    assert view.more is not None
    view.more.files.click()
    dialog = dialog_of(qtbot, window, FilesDialog)
    assert dialog.windowTitle() == "Files of item 24"
    dialog.close()
    assert "Add the body-map exercise" in " ".join(label.text() for label in view.findChildren(type(view.last)))
    next(button for button in view.findChildren(type(view.use)) if button.text() == "Show").click()
    page = window.current_page()
    assert isinstance(page, AssurancePage)
    assert page.current_key() == "actions"


def test_a_viewer_reads_and_changes_nothing(window: MainWindow) -> None:
    session = window.session
    tab = content(window)
    me = session.services.users.who or "Gwen Evans"
    session.services.users.work_as(me)
    session.editing.stop("role", "You may look at this record, but not change it.")
    view = item_of(tab, "25")
    press(Qt.Key.Key_1)
    assert view.choice.value() == ""
    assert view.main.isReadOnly()
    assert not tab.head.sign_button.isEnabled()
    assert not tab.acts.begin_action.isEnabled()
    assert tab.head.details_button.isEnabled()
    session.editing.allow("role")
    assert not item_of(tab, "25").main.isReadOnly()


def test_the_way_to_the_items_leads_to_the_settings(window: MainWindow) -> None:
    tab = content(window)
    tab.acts.items_action.trigger()
    page = window.current_page()
    assert page.key == "settings"
    assert page.findChildren(ChecklistsSection)[0].isVisible()
