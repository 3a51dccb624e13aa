"""What was changed about one entry: every kind of entry that is listed has the way to it."""

from dataclasses import replace

import pytest

from nscp_desktop.domain.agency import Named
from nscp_desktop.domain.training import Exemption
from nscp_desktop.domain.users import UserRole
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.record_history import ChangesButton, RecordHistoryDialog
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.pages.people import PeoplePage
from nscp_desktop.ui.pages.settings import SettingsPage


@pytest.fixture
def settings(window: MainWindow) -> SettingsPage:
    window.show_page("settings")
    page = window.current_page()
    assert isinstance(page, SettingsPage)
    return page


def told(window: MainWindow, button: ChangesButton) -> RecordHistoryDialog:
    """Press a button and return the dialog that it opens."""
    known = window.findChildren(RecordHistoryDialog)
    button.click()
    (dialog,) = [found for found in window.findChildren(RecordHistoryDialog) if found not in known]
    return dialog


def newest(dialog: RecordHistoryDialog) -> str:
    return dialog.model.rows()[0][1]


def choose(table: TableView, key: int | str) -> None:
    assert table.select_key(key)


def test_every_list_of_the_settings_shows_what_was_changed(window: MainWindow, settings: SettingsPage) -> None:
    session = window.session
    agency, users = session.services.agency, session.services.users
    site = agency.add_site("Annexe")
    agency.rename_site(Named(site, "North annexe"))
    team = agency.teams()[0]
    agency.rename_team(replace(team, title="Another team"))
    role = agency.roles()[0]
    agency.change_role(replace(role, title="Another role"))
    agency.change_target_group(replace(agency.target_groups()[0], edition="2027"), today=session.today)
    agency.change_details(replace(agency.details(), contact="office@new.example"))
    user = users.add(users.who, UserRole.ADMINISTRATOR)
    session.announce(Changes.STORED)
    choose(settings.places.sites.table, site)
    choose(settings.places.teams.table, team.id)
    choose(settings.roles.table, role.id)
    choose(settings.groups.table, 1)
    choose(settings.users.table, user)
    for button, words in (
        (settings.agency.history, "contact from"),
        (settings.places.sites.history, "Changed the site Annexe: title from Annexe to North annexe."),
        (settings.places.teams.history, "to Another team."),
        (settings.roles.history, "to Another role."),
        (settings.groups.history, "Changed the text of Target Group 1: edition from"),
        (settings.users.history, f"Added the user {users.who}: role Administrator."),
        (settings.rules.history, "Added a rule: requirement"),
    ):
        assert words in newest(told(window, button))


def test_placements_and_exemptions_of_a_person_show_what_was_changed(window: MainWindow) -> None:
    session = window.session
    today = session.today
    person = next(row.person for row in session.board().rows if row.person.placements)
    requirement = session.services.agency.requirements()[0]
    exemption = Exemption(0, person.id, requirement.id, today, None, "Done elsewhere", "Gwen Evans")
    session.services.training.exempt(exemption)
    session.announce(Changes.TRAINING)
    window.open_person(person.id)
    page = window.current_page()
    assert isinstance(page, PeoplePage)
    panel = page.panels.person
    words = newest(told(window, panel.standing.history))
    assert words.startswith(f"Added an exemption: requirement {requirement.title}; first day ")
    words = newest(told(window, panel.groups.history))
    assert words.startswith("Added a placement in a Target Group: Target Group ")


def test_a_sentence_that_the_table_cuts_is_written_out_below(window: MainWindow) -> None:
    course = window.session.services.training.courses()[0]
    history = window.session.services.history.of("course", course.id)
    dialog = RecordHistoryDialog(course.title, history, window)
    assert dialog.sentence.toPlainText() == history[0][1]
    empty = RecordHistoryDialog(course.title, (), window)
    assert not empty.table.isVisibleTo(empty)


def test_an_empty_list_of_users_says_what_will_be_there_and_offers_the_first_step(
    window: MainWindow, settings: SettingsPage
) -> None:
    users = settings.users
    assert users.shown.currentWidget() is users.empty
    assert users.empty.button.text() == "Put yourself on the list…"
    services = window.session.services
    services.users.add(services.users.who, UserRole.ADMINISTRATOR)
    window.session.announce(Changes.STORED)
    assert users.shown.currentWidget() is users.table
