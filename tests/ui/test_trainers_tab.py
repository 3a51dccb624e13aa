"""Trainers, sessions to look at, providers and the pool on their tab, with mouse and keyboard."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.people import HeldDuty, Span
from nscp_desktop.domain.users import UserRole
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.provider import ProviderCheckDialog, ProviderDialog
from nscp_desktop.ui.dialogs.trainer import TrainerDialog
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.pages.people import PeoplePage
from nscp_desktop.ui.pages.training import TrainingPage
from nscp_desktop.ui.pages.training_trainers import LED, PEOPLE, POOL, PROVIDERS, TrainersTab
from nscp_desktop.ui.session import Session
from tests.ui.at_hand import dialog_of, named, page_of


@pytest.fixture
def tab(window: MainWindow) -> TrainersTab:
    window.show_page("training", "trainers")
    found = page_of(window, "training", TrainingPage).show_tab("trainers")
    assert isinstance(found, TrainersTab)
    return found


def press(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def button(tab: TrainersTab, words: str) -> QPushButton:
    found = (one for one in tab.findChildren(QPushButton) if one.accessibleName() == words and one.isVisible())
    return next(found)


def choose(tab: TrainersTab, key: str) -> None:
    tab.chips.choose(key)
    tab.chips.chosen.emit(key)


def give_duty(session: Session, name: str, code: str) -> int:
    person = named(session, name)
    held = [*person.duties, HeldDuty(Span(date(2024, 9, 1), None), code, "")]
    with session.services.desk.changing("Give a duty") as unit:
        unit.people.set_duties(person.id, [(one.span, one.duty) for one in held])
    session.services.standing.forget()
    session.announce(Changes.PEOPLE)
    return person.id


def test_somebody_here_becomes_a_trainer_by_part_of_their_name(
    session: Session, window: MainWindow, tab: TrainersTab, qtbot: QtBot
) -> None:
    press(button(tab, "Add trainer"))
    dialog: TrainerDialog = dialog_of(qtbot, window, TrainerDialog)
    QTest.keyClicks(dialog.person, "Osei, Rebecca")
    assert not dialog.name.isEnabled()
    QTest.keyClicks(dialog.knowledge, "Deputy DSL")
    dialog.days["knowledge_on"].setText("4 Sep 2022")
    QTest.keyClick(dialog.skill, Qt.Key.Key_Return)
    row = tab.trainers.current()
    assert row is not None
    assert (row.trainer.name, row.trainer.knowledge_on) == ("Rebecca Osei", date(2022, 9, 4))
    assert "DSL training" in row.words


def test_both_a_person_here_and_a_name_from_outside_is_refused(
    window: MainWindow, tab: TrainersTab, qtbot: QtBot
) -> None:
    press(button(tab, "Add trainer"))
    dialog: TrainerDialog = dialog_of(qtbot, window, TrainerDialog)
    press(dialog.accept_button)
    assert dialog.fields["name"].error()
    QTest.keyClicks(dialog.person, "Nobody of this name")
    press(dialog.accept_button)
    assert dialog.fields["person_id"].error()
    dialog.person.clear()
    QTest.keyClicks(dialog.name, "Ann Brook")
    dialog.days["skill_until"].setText("soon")
    press(dialog.accept_button)
    assert dialog.fields["skill_until"].error()
    assert dialog.name.text() == "Ann Brook"
    dialog.person.setText("Osei, Rebecca")
    dialog.days["skill_until"].clear()
    press(dialog.accept_button)
    assert "not both" in dialog.fields["name"].error()
    dialog.throw_away()


def test_whoever_has_the_duty_is_completed_from_the_list(
    session: Session, window: MainWindow, tab: TrainersTab, qtbot: QtBot
) -> None:
    own = give_duty(session, "Rebecca Osei", "trainer")
    first = tab.trainers.model.rows()[0]
    assert (first.trainer.id, first.trainer.person_id) == (0, own)
    tab.trainers.table.select_key(first.key)
    assert not button(tab, "Switch off").isEnabled()
    press(button(tab, "Complete or edit"))
    dialog: TrainerDialog = dialog_of(qtbot, window, TrainerDialog)
    QTest.keyClicks(dialog.skill, "A two-day course")
    QTest.keyClick(dialog.skill, Qt.Key.Key_Return)
    row = tab.trainers.current()
    assert row is not None
    assert (row.trainer.person_id, row.trainer.skill) == (own, "A two-day course")


def test_a_trainer_is_switched_off_and_taken_off_and_undo_brings_them_back(session: Session, tab: TrainersTab) -> None:
    before = len(session.services.trainers.everybody())
    press(button(tab, "Switch off"))
    row = tab.trainers.current()
    assert row is not None
    assert not row.trainer.active
    tab.trainers.remove_action.trigger()
    assert len(session.services.trainers.everybody()) == before - 1
    session.services.history.undo()
    assert len(session.services.trainers.everybody()) == before


def test_a_session_led_by_somebody_lapsed_is_listed_with_what_was_found(session: Session, tab: TrainersTab) -> None:
    choose(tab, LED)
    held = next(row for row in tab.led.model.rows() if not row.found.is_ahead)
    tab.led.table.select_key(held.found.session.session_id)
    row = tab.led.table.current_row()
    assert row.found.concerns[0] in tab.led.found.text()
    assert "had lapsed on" in tab.led.found.text()
    press(button(tab, "Show who led it"))
    assert tab.chips.value() == PEOPLE
    shown = tab.trainers.current()
    assert shown is not None
    assert shown.trainer.name in row.found.names


def test_sessions_that_name_a_trainer_are_linked_in_one_press(
    session: Session, window: MainWindow, tab: TrainersTab, qtbot: QtBot
) -> None:
    press(button(tab, "Add trainer"))
    dialog: TrainerDialog = dialog_of(qtbot, window, TrainerDialog)
    QTest.keyClicks(dialog.person, "Osei, Rebecca")
    QTest.keyClick(dialog.knowledge, Qt.Key.Key_Return)
    choose(tab, LED)
    count = session.services.trainers.typed_sessions()
    assert count > 0
    press(button(tab, "Link them"))
    assert session.services.trainers.typed_sessions() == 0
    assert not tab.led.link_button.isVisible()
    session.services.history.undo()
    assert session.services.trainers.typed_sessions() == count


def test_providers_in_use_are_put_on_the_list_and_checked_together(
    session: Session, window: MainWindow, tab: TrainersTab, qtbot: QtBot
) -> None:
    choose(tab, PROVIDERS)
    assert tab.providers.words.text().endswith("Tes Develop.")
    press(button(tab, "Put them on the list"))
    assert not tab.providers.take_button.isVisible()
    tab.providers.table.selectAll()
    press(button(tab, "Content checked"))
    dialog: ProviderCheckDialog = dialog_of(qtbot, window, ProviderCheckDialog)
    dialog.by.clear()
    press(dialog.accept_button)
    assert dialog.fields["content_checked_by"].error()
    QTest.keyClicks(dialog.by, "Martin Lowe")
    QTest.keyClick(dialog.by, Qt.Key.Key_Return)
    assert {one.content_checked_by for one in session.services.trainers.providers()} == {"Martin Lowe"}
    assert not any(row.is_due for row in tab.providers.model.rows())


def test_a_provider_of_the_same_name_is_refused_beside_the_field(
    window: MainWindow, tab: TrainersTab, qtbot: QtBot
) -> None:
    choose(tab, PROVIDERS)
    press(button(tab, "Add provider"))
    dialog: ProviderDialog = dialog_of(qtbot, window, ProviderDialog)
    QTest.keyClicks(dialog.title, "nscp")
    press(dialog.accept_button)
    assert dialog.fields["title"].error()
    QTest.keyClicks(dialog.title, " of another county")
    QTest.keyClick(dialog.title, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert tab.providers.table.current_row().provider.title == "nscp of another county"


def test_the_pool_says_how_to_begin_and_then_who_is_in_it(
    session: Session, window: MainWindow, tab: TrainersTab
) -> None:
    choose(tab, POOL)
    assert not tab.pool.table.isVisible()
    own = give_duty(session, "Rebecca Osei", "training-pool")
    row = tab.pool.table.current_row()
    assert (row.person_id, row.since, row.title) == (own, date(2024, 9, 1), "Training Pool member")
    press(button(tab, "Open person"))
    assert isinstance(window.page("people"), PeoplePage)


def test_a_viewer_may_look_but_change_nothing(session: Session, tab: TrainersTab) -> None:
    users = session.services.users
    users.work_as("Maya Green")
    users.add("Maya Green", UserRole.ADMINISTRATOR)
    users.add("A Viewer", UserRole.VIEWER)
    session.work_as("A Viewer")
    for words in ("Add trainer", "Complete or edit", "Switch off"):
        assert not button(tab, words).isEnabled()
    assert not tab.trainers.remove_action.isEnabled()
    assert tab.print_button.isEnabled()
    choose(tab, PROVIDERS)
    for words in ("Add provider", "Put them on the list", "Content checked"):
        assert not button(tab, words).isEnabled()
