"""The Backups tab, going back with a preview, and backups in the background."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from nscp_desktop.app.desktop import Desktop
from nscp_desktop.domain.backups import BackupReason
from nscp_desktop.ui.backing_up import BackupKeeper
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.restore import RestoreDialog
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.pages.backups_section import BackupsSection
from nscp_desktop.ui.pages.settings import SettingsPage
from nscp_desktop.ui.session import Session

pytestmark = pytest.mark.usefixtures("own_folder")


def section_of(window: MainWindow) -> BackupsSection:
    window.status.backups_wanted.emit()
    page = window.page("settings")
    assert isinstance(page, SettingsPage)
    assert page.sections.currentWidget() is page.backups
    window.session.tasks.wait_idle()
    return page.backups


def test_a_backup_made_by_hand_stands_in_the_list_and_in_the_status_bar(window: MainWindow) -> None:
    section = section_of(window)
    assert section.says.text().startswith("No backup yet.")
    assert not section.restore_button.isEnabled()
    section.make_button.click()
    window.session.tasks.wait_idle()
    (row,) = section.model.rows()
    assert row.contents is not None
    assert row.contents.people == len(window.session.services.standing.snapshot().people)
    assert window.status._backed_up.text().startswith("backed up ")
    assert window.status.second_copy.text() == "No second copy yet"
    window.session.services.agency.add_team("Kitchen")
    window.session.announce(Changes.AGENCY)
    assert window.status._backed_up.text().startswith("last backup ")


def test_the_reminder_of_a_second_place_is_quiet_for_a_week_when_asked(window: MainWindow) -> None:
    section = section_of(window)
    assert window.status.second_copy.isVisible()
    section.quiet_button.click()
    window.session.tasks.wait_idle()
    assert not window.status.second_copy.isVisible()


def test_the_reminder_waits_until_the_sentence_about_what_was_saved_has_gone(window: MainWindow) -> None:
    status = window.status
    window.session.say("Recorded Prevent awareness for 3 people.")
    section_of(window)
    assert status.second_copy.text() == "No second copy yet"
    assert not status.second_copy.isVisible()
    assert status.currentMessage().startswith("Recorded")
    status.clearMessage()
    assert status.second_copy.isVisible()
    window.session.say("Saved.")
    assert not status.second_copy.isVisible()
    status.clearMessage()
    assert status.second_copy.isVisible()


def test_a_second_place_gets_a_copy_and_the_drill_says_how_it_went(window: MainWindow, tmp_path: Path) -> None:
    section = section_of(window)
    (tmp_path / "stick").mkdir()
    section.set_second_place(tmp_path / "stick")
    window.session.tasks.wait_idle()
    assert "Last copy: " in section.second_says.text()
    assert "no password" in section.second_says.text()
    assert len(list((tmp_path / "stick").rglob("*.nscp"))) == 1
    section.drill_button.click()
    window.session.tasks.wait_idle()
    assert section.drill_says.text().startswith("✓ ")
    section.keep_button.click()
    window.session.tasks.wait_idle()
    assert [row.backup.is_kept for row in section.model.rows()] == [True]


def test_f63_going_back_shows_both_states_and_changes_nothing_until_it_is_accepted(window: MainWindow) -> None:
    session, section = window.session, section_of(window)
    section.make()
    session.tasks.wait_idle()
    session.services.agency.add_team("Kitchen")
    section.restore_button.click()
    session.tasks.wait_idle()
    dialog = next(found for found in window.findChildren(RestoreDialog) if found.isVisible())
    prepared: list[object] = []
    session.restore_prepared.connect(prepared.append)
    dialog.buttons.rejected.emit()
    assert prepared == []
    section.restore_button.click()
    session.tasks.wait_idle()
    dialog = next(found for found in window.findChildren(RestoreDialog) if found.isVisible())
    dialog.accept_button.click()
    dialog.tasks.wait_idle()
    assert len(prepared) == 1
    assert "Kitchen" in {team.title for team in session.services.agency.teams()}


def test_the_keeper_backs_up_at_start_after_changes_and_on_closing(session: Session, qtbot: QtBot) -> None:
    keeper = BackupKeeper(session, session, after_ms=20)
    keeper.start()
    session.tasks.wait_idle()
    reasons = [backup.why for backup in session.services.safekeeping.backups()]
    assert reasons == [BackupReason.START]
    keeper.back_up_before_closing()
    assert not session.tasks.is_busy
    session.services.agency.add_team("Kitchen")
    with qtbot.waitSignal(session.backed_up, timeout=5000):
        session.announce(Changes.AGENCY)
    assert session.services.safekeeping.backups()[0].why is BackupReason.TIMED
    keeper._after_ms = 1_000_000
    session.services.agency.add_team("Office")
    session.announce(Changes.AGENCY)
    keeper.back_up_before_closing()
    session.tasks.wait_idle()
    assert session.services.safekeeping.backups()[0].why is BackupReason.CLOSING


def test_what_was_prepared_takes_the_place_of_the_record_in_a_new_window(
    dressed: object, sample_file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "record.nscp"
    path.write_bytes(sample_file.read_bytes())
    desktop = Desktop(datetime.now(UTC).date(), tmp_path / "sample.nscp")
    desktop.open_path(path)
    assert desktop.window is not None
    session = desktop.window.session
    session.tasks.wait_idle()
    backup = session.services.safekeeping.make()
    session.services.agency.add_team("Kitchen")
    session.restore_prepared.emit(session.services.safekeeping.prepare_restore(backup))
    assert desktop.window.session is not session
    desktop.window.session.tasks.wait_idle()
    services = desktop.window.session.services
    assert "Kitchen" not in {team.title for team in services.agency.teams()}
    before = services.safekeeping.before_last_restore()
    assert before is not None
    assert services.desk.file.workplace.now() - before.taken_at < timedelta(minutes=5)
    desktop.window.close()
    desktop.close()
