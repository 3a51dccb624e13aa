"""The action plan in the window: raised from anywhere, filtered, finished for many at once, and undone."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.action_lists import ActionState, ListedAction
from nscp_desktop.domain.actions import Action
from nscp_desktop.domain.drafts import PersonDraft
from nscp_desktop.domain.users import UserRole
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.action import ActionDialog
from nscp_desktop.ui.dialogs.action_files import ActionFilesDialog
from nscp_desktop.ui.dialogs.action_steps import DueDialog, FinishDialog, OwnerDialog
from nscp_desktop.ui.dialogs.person_actions import PersonActionsDialog
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.pages.assurance import AssurancePage
from nscp_desktop.ui.pages.assurance_actions import ALL, DONE, MINE, NOBODY, OVERDUE, ActionsTab
from nscp_desktop.ui.pages.matrix import MatrixPage
from nscp_desktop.ui.pages.overview import OverviewPage
from nscp_desktop.ui.pages.people import PeoplePage
from nscp_desktop.ui.pages.requests import PersonRequest
from nscp_desktop.ui.session import Session
from tests.ui.at_hand import dialog_of, named, page_of
from tests.ui.learning_at_hand import back_to

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def tab(window: MainWindow) -> ActionsTab:
    page = page_of(window, "assurance", AssurancePage, "actions")
    found = page.tab("actions")
    assert isinstance(found, ActionsTab)
    return found


def rows(session: Session) -> list[ListedAction]:
    return list(session.services.actions.listed(session.as_at))


def choose_chip(tab: ActionsTab, key: str) -> None:
    tab.chips.choose(key)
    tab.chips.chosen.emit(key)


def test_an_action_by_hand_goes_from_the_form_to_done_by_keyboard(
    window: MainWindow, session: Session, tab: ActionsTab, qtbot: QtBot
) -> None:
    QTest.keyClick(window, Qt.Key.Key_T, ALT)
    form = dialog_of(qtbot, window, ActionDialog)
    QTest.keyClicks(form.what, "Renew the posters")
    QTest.keyClick(form, Qt.Key.Key_O, ALT)
    QTest.keyClicks(form.owner, "evans, gwen")
    QTest.keyClick(form, Qt.Key.Key_D, ALT)
    QTest.keyClicks(form.due_on, "+2w")
    QTest.keyClick(form.due_on, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.findChildren(ActionDialog))
    (chosen,) = tab.chosen()
    assert (chosen.action.what, chosen.owner.name, chosen.due_words) == (
        "Renew the posters",
        "Gwen Evans",
        "7 Dec 2026",
    )
    assert chosen.action.owner == ""

    back_to(window, qtbot)
    QTest.keyClick(window, Qt.Key.Key_I, ALT)
    finish = dialog_of(qtbot, window, FinishDialog)
    QTest.keyClicks(finish.done_note, "Seen in both halls")
    QTest.keyClick(finish, Qt.Key.Key_F, ALT)
    qtbot.waitUntil(lambda: not window.findChildren(FinishDialog))
    found = next(row for row in rows(session) if row.action.what == "Renew the posters")
    assert (found.state, found.action.done_note) == (ActionState.DONE, "Seen in both halls")
    window.menus.trigger("undo")
    assert next(row for row in rows(session) if row.action.id == found.action.id).state is ActionState.OPEN


def test_a_name_that_nobody_has_is_kept_and_a_wrong_day_is_told_beside_it(
    window: MainWindow, tab: ActionsTab, session: Session, qtbot: QtBot
) -> None:
    tab.add_action()
    form = dialog_of(qtbot, window, ActionDialog)
    form.accept_button.click()
    assert "Say what is to be done" in form.fields["what"].error()
    form.what.setText("Ask the office")
    form.owner.setText("The office")
    form.due_on.setText("31 Feb 2027")
    form.accept_button.click()
    assert form.fields["due_on"].error()
    form.due_on.setText("1 Nov 2026")
    form.accept_button.click()
    assert "raised on 23 Nov 2026" in form.fields["due_on"].error()
    form.due_on.setText("")
    form.accept_button.click()
    assert not form.isVisible()
    assert next(row for row in rows(session) if row.action.what == "Ask the office").owner.name == "The office"


def test_the_filters_keep_what_they_say_and_the_count_is_of_all(tab: ActionsTab, session: Session) -> None:
    session.services.users.work_as("Gwen Evans")
    tab.refresh()
    everything = rows(session)
    done = sum(row.state is ActionState.DONE for row in everything)
    assert tab.count.text().endswith(f"{done} of {len(everything)} done")
    for key, wanted in (
        (OVERDUE, [row for row in everything if row.state is ActionState.OVERDUE]),
        (DONE, [row for row in everything if row.state is ActionState.DONE]),
        (ALL, everything),
    ):
        choose_chip(tab, key)
        assert {row.action.id for row in tab.model.rows()} == {row.action.id for row in wanted}
    tab.owner.choose(MINE)
    tab.owner.chosen.emit()
    assert {row.owner.name for row in tab.model.rows()} == {"Gwen Evans"}
    tab.owner.choose(NOBODY)
    tab.owner.chosen.emit()
    assert {row.owner.name for row in tab.model.rows()} == {""}
    tab.owner.choose(None)
    tab.owner.chosen.emit()
    tab.search.setText("notice board")
    assert [row.action.what for row in tab.model.rows()] == [
        "Put the names of the safeguarding team on the notice board"
    ]
    assert "(has left)" in tab.card.facts.values["owner"].text()
    assert tab.find_field() is tab.search


def test_many_are_given_away_put_off_and_finished_in_one_step_each(
    window: MainWindow, tab: ActionsTab, session: Session, qtbot: QtBot
) -> None:
    before = {row.action.id: row.action for row in rows(session)}
    tab.table.selectAll()
    ids = {row.action.id for row in tab.chosen()}
    assert len(ids) > 3
    assert tab.card.what.text() == f"{len(ids)} actions selected"
    tab.menu.owner.trigger()
    owner = dialog_of(qtbot, window, OwnerDialog)
    owner.owner.setText("The office")
    owner.accept_button.click()
    tab.menu.due.trigger()
    due = dialog_of(qtbot, window, DueDialog)
    due.due_on.setText("1 Feb 2027")
    due.accept_button.click()
    changed = [row for row in rows(session) if row.action.id in ids]
    assert {(row.owner.name, row.due_words) for row in changed} == {("The office", "1 Feb 2027")}
    tab.menu.finish.trigger()
    finish = dialog_of(qtbot, window, FinishDialog)
    finish.accept_button.click()
    assert all(row.state is ActionState.DONE for row in rows(session))
    for _ in range(3):
        window.menus.trigger("undo")
    assert {row.action.id: row.action for row in rows(session)} == before


def test_files_are_kept_with_it_and_named_on_the_card(
    window: MainWindow, tab: ActionsTab, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "minutes.pdf"
    path.write_bytes(b"%PDF-1.4\n%%EOF\n")
    tab.menu.files.trigger()
    dialog = dialog_of(qtbot, window, ActionFilesDialog)
    dialog.attach_files([path])
    session.tasks.wait_idle()
    dialog.close()
    assert tab.card.facts.values["files"].text() == "minutes.pdf"


def test_the_source_of_each_is_opened(window: MainWindow, tab: ActionsTab, session: Session, qtbot: QtBot) -> None:
    gap = next(row for row in rows(session) if row.action.requirement_id is not None and row.action.person_id is None)
    tab.take(gap.action.id)
    tab.menu.source.trigger()
    page = window.current_page()
    assert isinstance(page, MatrixPage)
    board, own = session.board(), str(gap.action.requirement_id)
    lacking = [
        row.person.id
        for row in board.rows
        if not row.verdict(own).kind.counts_as_in_date and row.cell(own).kind.is_asked
    ]
    assert {row.person.id for row in page.model.rows()} <= set(lacking)
    assert page.model.rows()
    item = next(row for row in rows(session) if row.source.item_id is not None)
    window.show_page("assurance", "actions")
    tab.take(item.action.id)
    tab.menu.source.trigger()
    session.tasks.wait_idle()
    shown = window.page("assurance")
    assert isinstance(shown, AssurancePage)
    assert shown.current_key() == item.source.tab
    by_hand = next(row for row in rows(session) if row.source.words == "By hand")
    tab.take(by_hand.action.id)
    assert not tab.menu.source.isEnabled()


def test_an_action_is_raised_for_a_cell_of_the_matrix_and_from_the_people_page(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    matrix = page_of(window, "matrix", MatrixPage)
    chosen = matrix.chosen()
    assert chosen.requirement_id is not None
    matrix.actions_.act.trigger()
    form = dialog_of(qtbot, window, ActionDialog)
    form.what.setText("Find cover")
    form.accept_button.click()
    stored = next(row.action for row in rows(session) if row.action.what == "Find cover")
    assert (stored.requirement_id, stored.person_id) == (chosen.requirement_id, chosen.person_ids[0])

    people = page_of(window, "people", PeoplePage)
    people.table.selectAll()
    ids = [row.person.id for row in people.table.selected_rows()]
    people.actions_for_people.act.trigger()
    form = dialog_of(qtbot, window, ActionDialog)
    assert form.each.isVisible()
    form.what.setText("Talk about it")
    QTest.keyClick(form, Qt.Key.Key_E, ALT)
    qtbot.waitUntil(form.each.isChecked)
    form.accept_button.click()
    found = {row.action.person_id for row in rows(session) if row.action.what == "Talk about it"}
    assert found == set(ids)
    window.menus.trigger("undo")
    assert not [row for row in rows(session) if row.action.what == "Talk about it"]

    window.show_page("people", PersonRequest(chosen.person_ids[0]))
    people.panels.person.own_actions.trigger()
    listed = dialog_of(qtbot, window, PersonActionsDialog)
    assert "Find cover" in [row.action.what for row in listed.model.rows()]
    listed.table.select_key(stored.id)
    listed.show_button.click()
    QApplication.processEvents()
    page = window.current_page()
    assert isinstance(page, AssurancePage)
    tab = page.tab("actions")
    assert isinstance(tab, ActionsTab)
    assert [row.action.id for row in tab.chosen()] == [stored.id]


def test_what_is_overdue_stands_on_the_overview_and_opens_the_plan(window: MainWindow, session: Session) -> None:
    overview = page_of(window, "overview", OverviewPage)
    session.tasks.wait_idle()
    jobs = [job for job in session.services.assurance_jobs(session.as_at) if job.tab == "actions"]
    assert [job.title for job in jobs] == ["1 action is overdue", "1 action is due by 7 Dec 2026"]
    assert session.services.assurance_jobs(session.as_at)[: len(jobs)] == tuple(jobs)
    assert overview.isVisible()


def test_a_viewer_looks_and_changes_nothing(window: MainWindow, session: Session, tab: ActionsTab) -> None:
    session.work_as("Gwen Evans")
    session.services.users.add("Gwen Evans", UserRole.ADMINISTRATOR)
    session.services.users.add("A Viewer", UserRole.VIEWER)
    session.work_as("A Viewer")
    session.announce(Changes.AGENCY)
    assert tab.chosen()
    for action in (tab.menu.edit, tab.menu.finish, tab.menu.owner, tab.menu.due, tab.menu.remove):
        assert not action.isEnabled()
    assert not tab.add_button.isEnabled()
    assert tab.menu.files.isEnabled()


def test_without_any_the_tab_says_what_will_be_here(window: MainWindow, session: Session, tab: ActionsTab) -> None:
    session.services.actions.remove([row.action.id for row in rows(session)])
    session.announce(Changes.AGENCY)
    assert tab.stack.currentWidget() is tab.empty
    window.menus.trigger("undo")
    assert tab.stack.currentIndex() == 0


def test_a_day_before_the_first_one_has_an_empty_plan_and_not_none(session: Session, tab: ActionsTab) -> None:
    session.set_as_at(date(2020, 1, 1))
    tab.refresh()
    assert tab.stack.currentWidget() is not tab.empty
    assert tab.count.text() == "No action had been raised by 1 Jan 2020"
    said: list[str] = []
    session.said.connect(said.append)
    form = tab.menu.forms.form(tab.menu.forms.blank())
    form.what.setText("Order posters")
    form.accept_button.click()
    assert said == ["Added 1 action. The plan has it from 23 Nov 2026 on, and you look at an earlier day."]


def test_a_name_typed_as_it_is_spoken_means_who_has_it_and_two_of_one_name_are_asked_about(
    window: MainWindow, tab: ActionsTab, session: Session, qtbot: QtBot
) -> None:
    tab.add_action()
    form = dialog_of(qtbot, window, ActionDialog)
    form.what.setText("Order posters")
    form.owner.setText("gwen evans")
    form.accept_button.click()
    (stored,) = (row.action for row in rows(session) if row.action.what == "Order posters")
    assert (stored.owner_id, stored.owner) == (named(session, "Gwen Evans").id, "")

    session.services.people.add(PersonDraft("Gwen", "Evans", starts_on=date(2024, 9, 1)))
    form = tab.menu.forms.form(tab.menu.forms.blank())
    form.what.setText("Order more")
    form.owner.setText("Gwen Evans")
    form.accept_button.click()
    assert "Several people have this name" in form.fields["owner"].error()
    form.owner.setText("Evans, Gwen, no. 2")
    form.accept_button.click()
    assert not form.fields["owner"].error()
    give = tab.menu.forms.owner_form([stored])
    give.owner.setText("Gwen Evans")
    give.accept_button.click()
    assert "Several people have this name" in give.fields["owner"].error()


def test_a_day_still_ahead_is_refused_where_it_was_raised_and_the_form_grows_for_the_sentence(
    window: MainWindow, tab: ActionsTab, session: Session, qtbot: QtBot
) -> None:
    tab.add_action()
    form = dialog_of(qtbot, window, ActionDialog)
    form.what.setText("Order posters")
    form.raised_on.setText("24 Nov 2026")
    form.accept_button.click()
    assert "still ahead" in form.fields["raised_on"].error()
    layout = form.layout()
    assert layout is not None
    assert form.height() >= layout.totalHeightForWidth(form.width())
    form.raised_on.setText("23 Nov 2026")
    form.accept_button.click()
    assert not form.isVisible()


def test_a_very_long_word_leaves_the_table_its_room(session: Session, tab: ActionsTab) -> None:
    before = tab.table.width()
    (own,) = session.services.actions.add(Action(0, "W" * 200, session.today))
    session.announce(Changes.AGENCY)
    tab.take(own)
    QApplication.processEvents()
    assert tab.card.what.text() == "W" * 200
    assert tab.table.width() >= before - 2
