"""The gap log in the window: entries by hand and from the records, closed, acted upon, and nobody named in them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.gap_log import GapState
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.action import ActionDialog
from nscp_desktop.ui.dialogs.reported_gap import CloseGapDialog, OfferedGapsDialog, ReportedGapDialog
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.pages.assurance import AssurancePage
from nscp_desktop.ui.pages.assurance_gaps import GapsTab
from nscp_desktop.ui.pages.reports import ReportsPage
from nscp_desktop.ui.session import Session
from tests.ui.at_hand import dialog_of, page_of

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def tab(window: MainWindow) -> GapsTab:
    page = page_of(window, "assurance", AssurancePage, "gaps")
    found = page.tab("gaps")
    assert isinstance(found, GapsTab)
    return found


def test_an_entry_is_typed_reported_and_closed_by_keyboard(
    window: MainWindow, session: Session, tab: GapsTab, qtbot: QtBot
) -> None:
    QTest.keyClick(window, Qt.Key.Key_Y, ALT)
    form = dialog_of(qtbot, window, ReportedGapDialog)
    QTest.keyClicks(form.what, "No evening courses")
    QTest.keyClick(form, Qt.Key.Key_R, ALT)
    QTest.keyClicks(form.days["reported_on"], "today")
    QTest.keyClick(form, Qt.Key.Key_H, ALT)
    QTest.keyClicks(form.reported_how, "by e-mail")
    QTest.keyClick(form.reported_how, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.findChildren(ReportedGapDialog))
    chosen = tab.chosen()
    assert chosen is not None
    assert (chosen.gap.what, chosen.state) == ("No evening courses", GapState.REPORTED)
    assert tab.card.facts.values["reported"].text() == "23 Nov 2026, by e-mail"
    tab.menu.close.trigger()
    closing = dialog_of(qtbot, window, CloseGapDialog)
    QTest.keyClick(closing.closed_on, Qt.Key.Key_Return)
    chosen = tab.chosen()
    assert chosen is not None
    assert chosen.state is GapState.CLOSED
    assert not tab.menu.close.isEnabled()
    tab.menu.reopen.trigger()
    chosen = tab.chosen()
    assert chosen is not None
    assert chosen.state is GapState.REPORTED
    tab.menu.remove.trigger()
    assert "No evening courses" not in [row.gap.what for row in tab.model.all_rows()]
    window.menus.trigger("undo")
    assert "No evening courses" in [row.gap.what for row in tab.model.all_rows()]


def test_a_name_on_record_and_health_are_pointed_out_while_typing_and_a_refusal_stays(
    window: MainWindow, tab: GapsTab, qtbot: QtBot
) -> None:
    tab.add_entry()
    form = dialog_of(qtbot, window, ReportedGapDialog)
    note = form.fields["detail"].field
    usual = note.accessibleDescription()
    assert "no names" in usual
    form.detail.setPlainText("Gwen Evans cannot be released")
    assert "“Gwen Evans” is on your records" in note.accessibleDescription()
    form.detail.setPlainText("Somebody was in hospital")
    assert "health" in note.accessibleDescription()
    form.detail.setPlainText("Places are full")
    assert note.accessibleDescription() == usual
    form.reported_how.setText("by Gwen Evans")
    assert "“Gwen Evans” is on your records" in note.accessibleDescription()
    form.reported_how.setText("")
    form.reply.setPlainText("Thank you")
    form.what.setText("No places")
    form.accept_button.click()
    assert "Give the day" in form.fields["reported_on"].error()
    assert form.reply.toPlainText() == "Thank you"


def test_what_the_records_offer_is_stored_only_when_the_form_is_saved(
    window: MainWindow, session: Session, tab: GapsTab, qtbot: QtBot
) -> None:
    before = session.services.actions.gaps()
    tab.offer_button.click()
    session.tasks.wait_idle()
    offers = dialog_of(qtbot, window, OfferedGapsDialog)
    first = offers.model.rows()[0]
    QTest.keyClick(offers.table, Qt.Key.Key_Return)
    form = dialog_of(qtbot, window, ReportedGapDialog)
    assert (form.what.text(), form.requirement.currentData()) == (first.what, first.requirement_id)
    assert "people are not in date" in form.detail.toPlainText()
    form.throw_away()
    assert session.services.actions.gaps() == before
    tab.menu.look()
    session.tasks.wait_idle()
    dialog_of(qtbot, window, OfferedGapsDialog).accept_button.click()
    dialog_of(qtbot, window, ReportedGapDialog).accept_button.click()
    chosen = tab.chosen()
    assert chosen is not None
    assert chosen.gap.what == first.what
    assert len(session.services.actions.gaps()) == len(before) + 1


def test_an_action_comes_of_an_entry_and_the_log_is_printed(
    window: MainWindow, session: Session, tab: GapsTab, qtbot: QtBot
) -> None:
    chosen = next(row for row in tab.model.rows() if row.requirement)
    tab.take(chosen.gap.id)
    tab.menu.act.trigger()
    form = dialog_of(qtbot, window, ActionDialog)
    form.what.setText("Ask two neighbouring schools")
    form.accept_button.click()
    stored = next(row for row in session.services.actions.listed(session.as_at) if row.action.what == form.what.text())
    assert stored.source.words == f"Gap: {chosen.requirement}"
    assert stored.action.why == f"From the gap log: {chosen.gap.what}"
    tab.print_button.click()
    session.tasks.wait_idle()
    assert isinstance(window.current_page(), ReportsPage)


def test_the_state_filters_and_an_empty_log_says_what_will_be_here(
    window: MainWindow, session: Session, tab: GapsTab
) -> None:
    tab.state.choose(GapState.ANSWERED)
    tab.state.chosen.emit()
    assert {row.state for row in tab.model.rows()} == {GapState.ANSWERED}
    for gap in session.services.actions.gaps():
        session.services.actions.remove_gap(gap.id)
    session.announce(Changes.AGENCY)
    assert tab.stack.currentWidget() is tab.empty


def test_the_first_entry_can_be_written_by_hand_where_the_records_do_not_show_it(
    window: MainWindow, session: Session, tab: GapsTab, qtbot: QtBot
) -> None:
    for gap in session.services.actions.gaps():
        session.services.actions.remove_gap(gap.id)
    session.announce(Changes.AGENCY)
    QTest.keyClick(tab.empty_add, Qt.Key.Key_Space)
    form = dialog_of(qtbot, window, ReportedGapDialog)
    QTest.keyClicks(form.what, "Children who are out of school")
    QTest.keyClick(form.what, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.findChildren(ReportedGapDialog))
    chosen = tab.chosen()
    assert chosen is not None
    assert chosen.gap.what == "Children who are out of school"


def test_on_an_earlier_day_the_whole_entry_is_edited(
    window: MainWindow, session: Session, tab: GapsTab, qtbot: QtBot
) -> None:
    answered = next(gap for gap in session.services.actions.gaps() if gap.reply)
    session.set_as_at(answered.noticed_on)
    tab.take(answered.id)
    chosen = tab.chosen()
    assert chosen is not None
    assert (chosen.state, chosen.gap.reply) == (GapState.TO_REPORT, "")
    tab.menu.edit.trigger()
    form = dialog_of(qtbot, window, ReportedGapDialog)
    assert form.draft() == answered
