"""Learning, Induction: starters with their steps, ticked by keyboard; the list of steps; what other pages are asked."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.agency import AgencyDetails, Sector
from nscp_desktop.domain.drafts import PersonDraft
from nscp_desktop.domain.induction import Starter, counted
from nscp_desktop.services.record_files import create
from nscp_desktop.ui.dialogs.induction_steps import InductionStepDialog, InductionStepsDialog
from nscp_desktop.ui.dialogs.induction_ticks import InductionTicksDialog
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.models.induction import EVERYONE, FINISHED, FIRST_STEP, LATE, OPEN
from nscp_desktop.ui.pages.learning import LearningPage
from nscp_desktop.ui.pages.learning_induction import InductionTab
from nscp_desktop.ui.pages.requests import ReportRequest
from nscp_desktop.ui.session import Session
from tests.ui.at_hand import dialog_of, named, page_of

TODAY = date(2026, 11, 23)


@pytest.fixture
def tab(window: MainWindow) -> InductionTab:
    page = page_of(window, "learning", LearningPage, "induction")
    found = page.tab("induction")
    assert isinstance(found, InductionTab)
    return found


def of(tab: InductionTab, session: Session, name: str) -> Starter:
    own = named(session, name).id
    return next(row for row in tab.model.all_rows() if row.person.id == own)


def cells(tab: InductionTab, session: Session, name: str) -> list[str]:
    place = tab.model.place_of(named(session, name).id)
    assert place is not None
    return [str(tab.model.index(place, column).data()) for column in range(tab.model.columnCount())]


def press(widget: QWidget, key: Qt.Key) -> None:
    widget.setFocus()
    QTest.keyClick(widget, key)


def test_starters_stand_with_a_column_for_each_step_and_figures_of_the_record(
    tab: InductionTab, session: Session
) -> None:
    found = session.services.induction.overview(session.as_at)
    assert [column.title for column in tab.model.columns][FIRST_STEP:-1] == [step.title for step in found.steps]
    assert {row.person.id for row in tab.model.rows()} == {one.person.id for one in found.starters}
    ben = cells(tab, session, "Ben Cartledge")
    assert ben[1:] == [
        "4 Sep 2026", "4 Oct 2026", "! Late by 50 days", "✓ 4 Sep 2026", "✓ 4 Sep 2026", "○ open", "○ open",
        "✓ 11 Sep 2026", "",
    ]  # fmt: skip
    assert cells(tab, session, "Samir Haddad")[-1] == "8"
    assert tab.figure.text() == f"{found.figures.words} finished within 30 days"
    assert "3 late" in tab.words.text()


def test_a_step_is_ticked_for_one_starter_with_the_keyboard_and_undone(
    tab: InductionTab, session: Session, window: MainWindow, qtbot: QtBot
) -> None:
    policies = next(place for place, column in enumerate(tab.model.columns) if column.title == "Policies read")
    tab.table.select_key(named(session, "Sana Iqbal").id, policies)
    press(tab.table, Qt.Key.Key_Return)
    dialog = dialog_of(qtbot, window, InductionTicksDialog)
    assert dialog.model.rowCount() == 1  # the others are done
    assert dialog.model.ticked() != ()
    dialog.done_on.setText("20/11/2026")
    dialog.done_by.setText("Gwen Evans")
    QTest.keyClick(dialog.done_by, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    state = of(tab, session, "Sana Iqbal").steps[3]
    assert (str(state.done_on), state.done_by) == ("2026-11-20", "Gwen Evans")
    window.menus.trigger("undo")
    session.tasks.wait_idle()
    qtbot.waitUntil(lambda: of(tab, session, "Sana Iqbal").steps[3].done_on is None)


def test_ticks_for_several_people_are_made_and_taken_back_in_one_go(
    tab: InductionTab, session: Session, window: MainWindow, qtbot: QtBot
) -> None:
    tab.table.selectAll()
    press(tab.mark_button, Qt.Key.Key_Space)
    dialog = dialog_of(qtbot, window, InductionTicksDialog)
    assert dialog.model.rowCount() == 3  # everybody has had their duties explained
    for row in range(3):
        dialog.list.setCurrentIndex(dialog.model.index(row))
        QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    QTest.keyClick(dialog.done_by, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert all(state.done_on for row in tab.model.rows() for state in row.steps[:4])
    tab.table.select_key(named(session, "Ellie Dunn").id)
    press(tab.back_button, Qt.Key.Key_Space)
    back = dialog_of(qtbot, window, InductionTicksDialog)
    assert back.model.rowCount() == 4
    QTest.keyClick(back.list, Qt.Key.Key_Space)
    QTest.keyClick(back.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not back.isVisible())
    assert [state.done_on is None for state in of(tab, session, "Ellie Dunn").steps] == [
        True,
        False,
        False,
        False,
        True,
    ]


def test_a_day_that_cannot_be_is_told_beside_the_field_and_nothing_typed_is_lost(
    tab: InductionTab, session: Session, window: MainWindow, qtbot: QtBot
) -> None:
    tab.table.select_key(named(session, "Ellie Dunn").id, FIRST_STEP + 1)
    tab.mark()
    dialog = dialog_of(qtbot, window, InductionTicksDialog)
    for typed, words in (("1/7/2026", "does not count"), ("1/12/2026", "still ahead"), ("when?", "")):
        dialog.done_on.setText(typed)
        dialog.accept()
        assert dialog.isVisible()
        assert words in dialog.fields["done_on"].error()
        assert dialog.fields["done_on"].error()
    dialog.model.set_ticked(())
    dialog.done_on.set_value(session.today)
    dialog.accept()
    assert "at least one step" in dialog.fields["step_ids"].error()


@pytest.mark.parametrize("chip", [EVERYONE, OPEN, LATE, FINISHED])
def test_each_pill_shows_as_many_as_it_says_and_opens_them(
    tab: InductionTab, session: Session, qtbot: QtBot, chip: str
) -> None:
    tab.chips.choose(chip)
    tab.chips.chosen.emit(chip)
    shown = {row.person.id for row in tab.model.rows()}
    said = {EVERYONE: 6, OPEN: 1, LATE: 3, FINISHED: 2}[chip]
    assert len(shown) == said
    with qtbot.waitSignal(tab.page.open_people) as opened:
        press(tab.people_button, Qt.Key.Key_Space)
    assert set(opened.args[0].person_ids) == shown


def test_the_figure_opens_those_who_are_counted(tab: InductionTab, session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(tab.page.open_people) as opened:
        press(tab.figure, Qt.Key.Key_Space)
    found = session.services.induction.overview(session.as_at)
    assert set(opened.args[0].person_ids) == {one.person.id for one in counted(found.starters)}
    assert len(opened.args[0].person_ids) == found.figures.of


def test_training_is_recorded_for_the_step_tied_to_it_and_the_checklist_is_printed(
    tab: InductionTab, session: Session, qtbot: QtBot
) -> None:
    maya = named(session, "Maya Quill").id
    tab.table.select_key(maya)
    with qtbot.waitSignal(tab.page.record_training) as asked:
        press(tab.record_button, Qt.Key.Key_Space)
    assert (asked.args[0].requirement_id, asked.args[0].person_ids) == ("general/induction", (maya,))
    tab.table.select_key(maya)
    with qtbot.waitSignal(tab.page.open_report) as printed:
        press(tab.checklist_button, Qt.Key.Key_Space)
    assert printed.args[0] == ReportRequest("induction-checklist", maya)


def test_the_list_of_steps_is_changed_with_the_keyboard_and_stored_as_one_step(
    tab: InductionTab, session: Session, window: MainWindow, qtbot: QtBot
) -> None:
    press(tab.steps_button, Qt.Key.Key_Space)
    dialog = dialog_of(qtbot, window, InductionStepsDialog)
    press(dialog.add_button, Qt.Key.Key_Space)
    step = dialog_of(qtbot, dialog, InductionStepDialog)
    step.title_field.setText("duties  explained")
    step.accept()
    assert "already" in step.fields["title"].error()
    step.title_field.setText("Tour of the site")
    QTest.keyClick(step.title_field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not step.isVisible())
    press(dialog.up_button, Qt.Key.Key_Space)
    dialog.table.select_key(dialog.steps()[2].id)
    press(dialog.switch_button, Qt.Key.Key_Space)
    dialog.days.setText("soon")
    dialog.accept()
    assert "whole number" in dialog.fields["days"].error()
    dialog.days.setText("10")
    QTest.keyClick(dialog.days, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    listing = session.services.induction.listing()
    assert [step.title for step in listing.steps] == [
        "Duties explained", "Procedures", "Lead's name", "Policies read", "Tour of the site", "First training",
    ]  # fmt: skip
    assert [step.active for step in listing.steps] == [True, True, False, True, True, True]
    assert (listing.days, listing.steps[4].asked_from) == (10, session.today)
    assert "Lead's name" not in [column.title for column in tab.model.columns]
    assert cells(tab, session, "Ben Cartledge")[-3:-1] == ["– not asked", "✓ 11 Sep 2026"]
    session.services.history.undo()
    assert len(session.services.induction.listing().steps) == 5


def test_a_record_without_steps_offers_the_usual_ones_and_says_so_when_all_are_off(
    show: Callable[..., Any], dressed: object, tmp_path: Path, qtbot: QtBot
) -> None:
    services = create(tmp_path / "new.nscp", AgencyDetails("New", Sector.SCHOOL), today=TODAY)
    services.people.add(PersonDraft("Ada", "Okafor", starts_on=TODAY))
    session = Session(services, TODAY)
    window = show(MainWindow(session), 1093, 614)
    found = page_of(window, "learning", LearningPage, "induction").tab("induction")
    assert isinstance(found, InductionTab)
    assert (found.stack.currentIndex(), found.empty.button.text()) == (0, "Start with the usual steps")
    press(found.empty.button, Qt.Key.Key_Space)
    assert [row.person.name for row in found.model.rows()] == ["Ada Okafor"]
    off = [step._replace(active=False) for step in services.induction.listing().steps]
    services.induction.change_list(off, None)
    found.refresh()
    assert (found.stack.currentIndex(), found.empty.button.text()) == (0, "Steps…")
    press(found.empty.button, Qt.Key.Key_Space)
    dialog_of(qtbot, window, InductionStepsDialog).reject()
    session.tasks.wait_idle()
    services.close()


def test_another_day_shows_what_was_done_by_then_and_fewer_months_fewer_starters(
    tab: InductionTab, session: Session
) -> None:
    session.set_as_at(date(2026, 11, 10))
    assert "Dunn, Ellie" not in [row.person.sorted_name for row in tab.model.all_rows() if row.done]
    assert of(tab, session, "Ellie Dunn").words == "Starts 11 Nov 2026"
    session.set_as_at(date(2027, 1, 10))
    assert of(tab, session, "Ellie Dunn").words == "Late by 30 days"
    every = len(tab.model.all_rows())
    tab.months.setCurrentIndex(0)
    tab.months.activated.emit(0)
    # Who began an induction and has not finished it stays.
    assert {row.person.name for row in tab.model.all_rows()} == {
        "Ben Cartledge", "Ellie Dunn", "Maya Quill", "Sana Iqbal",
    }  # fmt: skip
    assert every == 6
