"""Settings for Target Groups: duties, levels and competences, with the record read back."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.target_groups import AgencyLevel
from nscp_desktop.paths import resources
from nscp_desktop.ui.dialogs.competence import CompetenceDialog
from nscp_desktop.ui.dialogs.duty import DutyDialog
from nscp_desktop.ui.dialogs.level import LevelDialog
from nscp_desktop.ui.dialogs.role import RoleDialog
from nscp_desktop.ui.dialogs.target_group import TargetGroupDialog
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.pages.settings import SettingsPage
from nscp_desktop.ui.session import Session
from tests.ui.at_hand import page_of

Child = TypeVar("Child", bound=QWidget)
TODAY = date(2026, 11, 23)


@pytest.fixture
def page(session: Session, show: Callable[..., QWidget]) -> SettingsPage:
    window = show(MainWindow(session), 1366, 768)
    assert isinstance(window, MainWindow)
    return page_of(window, "settings", SettingsPage, "roles")


def opened(page: SettingsPage, kind: type[Child]) -> Child:
    dialog = next(dialog for dialog in page.window().findChildren(kind) if dialog.isVisible())
    assert isinstance(dialog, kind)
    return dialog


def texts(page: SettingsPage) -> list[str]:
    return [row.text for row in page.competences.model.rows()]


def test_the_page_asks_which_group_goes_with_each_duty_until_it_is_decided(
    session: Session, page: SettingsPage
) -> None:
    duties = session.services.agency.duties()
    assert f"{len(duties)} of {len(duties)} duties" in page.roles.asking.text()
    assert "group 3 or 4" in page.roles.asking.text()
    for duty in duties:
        page.roles.duty_table.select_key(duty.code)
        page.roles.duty_button.click()
        dialog = opened(page, DutyDialog)
        dialog.ui.usual_group.setCurrentIndex(dialog.ui.usual_group.findData(4))
        dialog.accept_button.click()
    assert {duty.usual_group for duty in session.services.agency.duties()} == {4}
    assert page.roles.asking.isHidden()


def test_a_duty_is_edited_with_the_keyboard_alone(session: Session, page: SettingsPage) -> None:
    page.roles.duty_table.select_key("dsl")
    page.roles.duty_table.setFocus()
    QTest.keyClick(page.roles.duty_table, Qt.Key.Key_Return)
    dialog = opened(page, DutyDialog)
    QTest.keyClick(dialog.ui.usual_group, Qt.Key.Key_End)
    dialog.ui.title.clear()
    dialog.accept_button.click()
    assert set(dialog.errors()) == {"title"}
    QTest.keyClicks(dialog.ui.title, "Lead")
    QTest.keyClick(dialog.ui.title, Qt.Key.Key_Return)
    changed = next(duty for duty in session.services.agency.duties() if duty.code == "dsl")
    assert (changed.title, changed.usual_group) == ("Lead", 4)


def test_levels_are_added_mapped_changed_and_removed_while_nothing_uses_them(
    session: Session, page: SettingsPage
) -> None:
    section = page.groups
    page.sections.setCurrentWidget(section)
    section.add_level_button.click()
    dialog = opened(page, LevelDialog)
    QTest.keyClicks(dialog.ui.title, "Band C")
    dialog.accept_button.click()
    assert set(dialog.errors()) == {"group"}
    dialog.ui.group.setCurrentIndex(dialog.ui.group.findData(3))
    dialog.accept_button.click()
    section.level_button.click()
    dialog = opened(page, LevelDialog)
    dialog.ui.description.setPlainText("Holds cases")
    dialog.accept_button.click()
    level = session.services.levels.everything()[0]
    assert (level.title, level.group, level.description) == ("Band C", 3, "Holds cases")
    session.services.agency.add_role("Boat keeper", None, level.id)
    section.remove_button.click()
    box = page.window().findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    assert "Band C is used: the role Boat keeper" in box.text()
    box.close()
    session.services.history.undo()
    section.remove_button.click()
    assert session.services.levels.everything() == ()


def test_a_role_takes_the_group_of_its_level(session: Session, page: SettingsPage) -> None:
    level = session.services.levels.add(AgencyLevel(0, "Band C", 3))
    page.refresh()
    page.roles.add_button.click()
    dialog = opened(page, RoleDialog)
    QTest.keyClicks(dialog.ui.title, "Boat keeper")
    dialog.ui.level_id.setCurrentIndex(dialog.ui.level_id.findData(level))
    assert not dialog.ui.usual_group.isEnabled()
    dialog.accept_button.click()
    role = next(role for role in session.services.agency.roles() if role.title == "Boat keeper")
    assert (role.level_id, role.usual_group) == (level, 3)
    titles = [column.title for column in page.roles.model.columns]
    row = next(place for place, shown in enumerate(page.roles.model.rows()) if shown.role.id == role.id)
    assert page.roles.model.index(row, titles.index("Level")).data() == "Band C"


def test_texts_that_nobody_has_checked_are_named_until_all_are(session: Session, page: SettingsPage) -> None:
    page.sections.setCurrentWidget(page.groups)
    assert "groups 2, 3, 4 are starting texts of this program" in page.groups.note.text()
    for number in (2, 3, 4):
        page.groups.table.select_key(number)
        page.groups.edit_button.click()
        dialog = opened(page, TargetGroupDialog)
        assert "starting text of this program" in dialog.ui.about.text()
        dialog.ui.checked.setChecked(True)
        dialog.ui.checked_by.setText("Gwen Evans")
        dialog.accept_button.click()
    assert "✓ Every text has been compared" in page.groups.note.text()


def test_the_other_name_of_the_groups_is_said_beside_their_texts_and_in_the_help(
    session: Session, page: SettingsPage
) -> None:
    said = [label.text() for label in page.groups.findChildren(QLabel)]
    assert any("Target Groups 1 to 4 are also known as Level 1 to 4" in words for words in said)
    help_page = (resources() / "help" / "target-groups.md").read_text("utf-8")
    assert "also known as Level 1 to 4" in help_page


def test_the_texts_are_not_cut_off_in_a_small_window(page: SettingsPage, qtbot: QtBot) -> None:
    page.window().resize(1093, 614)
    page.sections.setCurrentWidget(page.groups)
    table = page.groups.table
    qtbot.waitUntil(lambda: page.groups.height() < 500 and table.visibleRegion().boundingRect() == table.rect())


def test_opening_the_published_text_makes_no_check_of_it_until_somebody_ticks(
    session: Session, page: SettingsPage
) -> None:
    page.sections.setCurrentWidget(page.groups)
    page.groups.table.select_key(1)
    page.groups.edit_button.click()
    dialog = opened(page, TargetGroupDialog)
    assert not dialog.ui.checked.isChecked()
    assert dialog.ui.checked_on.text() == ""
    dialog.ui.edition.setText("2027")
    dialog.accept_button.click()
    group = session.services.agency.target_groups()[0]
    assert (group.edition, group.to_check, group.checked_by, group.checked_on) == ("2027", False, "", None)
    page.groups.edit_button.click()
    dialog = opened(page, TargetGroupDialog)
    dialog.ui.checked.click()
    assert dialog.ui.checked_on.value() == TODAY
    dialog.ui.checked_by.setText("Gwen Evans")
    dialog.accept_button.click()
    group = session.services.agency.target_groups()[0]
    assert (group.to_check, group.checked_by, group.checked_on) == (False, "Gwen Evans", TODAY)
    page.groups.edit_button.click()
    dialog = opened(page, TargetGroupDialog)
    assert dialog.ui.checked.isChecked()
    dialog.ui.checked.click()
    dialog.accept_button.click()
    assert session.services.agency.target_groups()[0].to_check


def test_a_check_on_a_day_ahead_is_refused_beside_its_field(session: Session, page: SettingsPage) -> None:
    page.sections.setCurrentWidget(page.groups)
    page.groups.table.select_key(2)
    before = session.services.agency.target_groups()
    page.groups.edit_button.click()
    dialog = opened(page, TargetGroupDialog)
    dialog.ui.checked.click()
    dialog.ui.checked_by.setText("Gwen Evans")
    dialog.ui.checked_on.setText("1/1/2031")
    dialog.accept_button.click()
    assert "1 Jan 2031 is still ahead" in dialog.errors()["checked_on"]
    assert session.services.agency.target_groups() == before
    dialog.throw_away()


def test_competences_are_added_changed_ordered_switched_off_and_removed(session: Session, page: SettingsPage) -> None:
    section = page.competences
    page.sections.setCurrentWidget(section)
    section.groups.choose("2")
    section.refresh()
    before = texts(page)
    section.add_button.click()
    dialog = opened(page, CompetenceDialog)
    dialog.accept_button.click()
    assert set(dialog.errors()) == {"text"}
    dialog.ui.text.setPlainText("Knows the boats")
    dialog.accept_button.click()
    assert texts(page) == [*before, "Knows the boats"]
    section.up_button.click()
    assert texts(page) == [*before[:-1], "Knows the boats", before[-1]]
    section.down_button.click()
    section.edit_button.click()
    dialog = opened(page, CompetenceDialog)
    dialog.ui.text.setPlainText("Knows the harbour")
    dialog.accept_button.click()
    section.switch_button.click()
    changed = session.services.competences.competences(2)[-1]
    assert (changed.text, changed.active) == ("Knows the harbour", False)
    assert section.switch_button.text() == "Switch &on"
    section.remove_button.click()
    assert texts(page) == before


def test_the_lists_say_that_they_are_not_the_framework_of_the_partnership(page: SettingsPage) -> None:
    said = [label.text() for label in page.competences.findChildren(QWidget) if hasattr(label, "text")]
    assert any("not the NSCP's competence framework" in str(text) for text in said)
