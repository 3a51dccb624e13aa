"""The Settings page, with the record read back."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from nscp_desktop.ui.dialogs.agency import AgencyDialog
from nscp_desktop.ui.dialogs.named import NamedDialog
from nscp_desktop.ui.dialogs.role import RoleDialog
from nscp_desktop.ui.dialogs.target_group import TargetGroupDialog
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.pages.settings import SettingsPage
from nscp_desktop.ui.session import Session

Child = TypeVar("Child", bound=QWidget)
TODAY = date(2026, 11, 23)


@pytest.fixture
def page(session: Session, show: Callable[..., QWidget]) -> SettingsPage:
    window = show(MainWindow(session), 1366, 768)
    assert isinstance(window, MainWindow)
    window.show_page("settings")
    found = window.page("settings")
    assert isinstance(found, SettingsPage)
    return found


def opened(page: SettingsPage, qtbot: QtBot, kind: type[Child]) -> Child:
    dialog = next(dialog for dialog in page.window().findChildren(kind) if dialog.isVisible())
    assert isinstance(dialog, kind)
    return dialog


def test_the_agency_is_renamed_everywhere_at_once(session: Session, page: SettingsPage, qtbot: QtBot) -> None:
    page.agency.edit.click()
    dialog = opened(page, qtbot, AgencyDialog)
    dialog.ui.name.clear()
    dialog.accept_button.click()
    assert set(dialog.errors()) == {"name"}
    dialog.ui.name.setText("Carlton Hill Academy")
    dialog.ui.lead.setText("Martin Lowe")
    dialog.accept_button.click()
    details = session.services.agency.details()
    assert (details.name, details.lead) == ("Carlton Hill Academy", "Martin Lowe")
    assert page.agency.values["name"].text() == "Carlton Hill Academy"
    assert page.window().windowTitle().startswith("Carlton Hill Academy")


def test_sites_and_teams_are_added_and_renamed_and_doubled_titles_refused(
    session: Session, page: SettingsPage, qtbot: QtBot
) -> None:
    page.sections.setCurrentWidget(page.places)
    page.places.sites.add_button.click()
    dialog = opened(page, qtbot, NamedDialog)
    QTest.keyClicks(dialog.ui.title, "Lower site")
    dialog.accept_button.click()
    assert [site.title for site in session.services.agency.sites()] == ["Lower site"]
    page.places.teams.table.select_key(session.services.agency.teams()[0].id)
    page.places.teams.rename_button.click()
    dialog = opened(page, qtbot, NamedDialog)
    dialog.ui.title.setText("leadership")
    dialog.accept_button.click()
    assert set(dialog.errors()) == {"title"}
    dialog.ui.title.setText("Governing body")
    dialog.accept_button.click()
    assert "Governing body" in {team.title for team in session.services.agency.teams()}


def test_a_role_gets_a_usual_group_and_can_be_taken_out_of_use(
    session: Session, page: SettingsPage, qtbot: QtBot
) -> None:
    page.sections.setCurrentWidget(page.roles)
    page.roles.add_button.click()
    dialog = opened(page, qtbot, RoleDialog)
    QTest.keyClicks(dialog.ui.title, "Forest school leader")
    dialog.ui.usual_group.setCurrentIndex(dialog.ui.usual_group.findData(3))
    dialog.accept_button.click()
    page.roles.edit_button.click()
    dialog = opened(page, qtbot, RoleDialog)
    dialog.ui.active.setChecked(False)
    dialog.accept_button.click()
    role = next(role for role in session.services.agency.roles() if role.title == "Forest school leader")
    assert (role.usual_group, role.active) == (3, False)


def test_a_target_group_text_counts_as_checked_only_with_a_name(
    session: Session, page: SettingsPage, qtbot: QtBot
) -> None:
    page.sections.setCurrentWidget(page.groups)
    page.groups.table.select_key(2)
    page.groups.edit_button.click()
    dialog = opened(page, qtbot, TargetGroupDialog)
    dialog.ui.checked.setChecked(True)
    dialog.accept_button.click()
    assert set(dialog.errors()) == {"checked_by"}
    dialog.ui.checked_by.setText("G. Evans")
    dialog.accept_button.click()
    group = session.services.agency.target_groups()[1]
    assert (group.to_check, group.checked_by, group.checked_on) == (False, "G. Evans", TODAY)
    assert page.groups.model.index(1, 1).data() == "✓ G. Evans, 23 Nov 2026"


def test_the_rules_in_use_say_who_how_often_from_where_and_what_to_check(session: Session, page: SettingsPage) -> None:
    page.sections.setCurrentWidget(page.rules)
    rules = [rule for item in session.services.agency.requirements() if item.active for rule in item.rules]
    assert [row.rule for row in page.rules.model.rows()] == rules
    row = page.rules.model.rows()[0]
    assert row.who == "Everyone"
    assert row.rule is not None
    text = page.rules.text.toPlainText()
    assert row.rule.source in text
    assert row.rule.to_check in text
