"""Privacy and retention in the real window: deleting, merging, holds, erasing, and the papers about them."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.people import Person
from nscp_desktop.domain.retention import Preset
from nscp_desktop.domain.users import UserRole
from nscp_desktop.ui.dialogs.erase import EraseDialog
from nscp_desktop.ui.dialogs.exemption import ExemptionDialog
from nscp_desktop.ui.dialogs.legal_hold import HoldDialog
from nscp_desktop.ui.dialogs.merge import MergeDialog
from nscp_desktop.ui.dialogs.retention import RetentionDialog
from nscp_desktop.ui.last_file import last_file, note_file
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.page_table import PAGES
from nscp_desktop.ui.pages.people import PeoplePage
from nscp_desktop.ui.pages.privacy_section import PrivacySection
from nscp_desktop.ui.pages.settings import SettingsPage
from nscp_desktop.ui.session import Session

TODAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def own_backups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture
def window(session: Session, show: Callable[..., QWidget], qtbot: QtBot) -> Iterator[MainWindow]:
    shown = show(MainWindow(session), 1366, 768)
    assert isinstance(shown, MainWindow)
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    yield shown
    for kind in (EraseDialog, HoldDialog, MergeDialog, RetentionDialog):
        for dialog in shown.findChildren(kind):
            dialog.throw_away()


@pytest.fixture
def people(window: MainWindow) -> PeoplePage:
    window.show_page("people")
    page = window.current_page()
    assert isinstance(page, PeoplePage)
    return page


def first(session: Session) -> Person:
    return session.board().rows[0].person


def leaves(session: Session, person: Person, on: date = date(2019, 7, 20)) -> None:
    """Let somebody have left long ago."""
    draft = session.services.people.draft_of(person.id, TODAY)
    session.services.people.change(person.id, replace(draft, starts_on=date(2012, 9, 1), ends_on=on))


def section(window: MainWindow) -> PrivacySection:
    window.show_page("settings", "privacy")
    page = window.current_page()
    assert isinstance(page, SettingsPage)
    assert page.sections.currentWidget() is page.privacy
    return page.privacy


def dialog_of(qtbot: QtBot, window: QWidget, kind: type[Any]) -> Any:
    qtbot.waitUntil(lambda: any(dialog.isVisible() for dialog in window.findChildren(kind)))
    return next(dialog for dialog in window.findChildren(kind) if dialog.isVisible())


def names(session: Session) -> list[str]:
    return [row.person.name for row in session.board().rows]


def test_deleting_asks_nothing_and_says_how_to_bring_it_back(
    session: Session, people: PeoplePage, qtbot: QtBot
) -> None:
    gone = first(session)
    people.table.select_key(gone.id)
    with qtbot.waitSignal(session.said) as said:
        people.removal.delete.trigger()
    assert gone.name not in names(session)
    assert said.args == [f"Deleted {gone.name}. Ctrl+Z brings it back."]
    assert gone.id not in [row.person.id for row in people.model.all_rows()]


def test_somebody_on_hold_is_not_deleted_and_the_reason_is_told(
    session: Session, window: MainWindow, people: PeoplePage, qtbot: QtBot
) -> None:
    kept = first(session)
    people.table.select_key(kept.id)
    people.removal.hold.trigger()
    dialog = dialog_of(qtbot, window, HoldDialog)
    dialog.accept()
    assert dialog.fields["reason"].error() == "Say why the record has to be kept."
    QTest.keyClicks(dialog.reason, "A tribunal is pending")
    QTest.keyClicks(dialog.placed_by, "Gwen Evans")
    QTest.keyClick(dialog.placed_by, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    people.removal.delete.trigger()
    box = next(box for box in window.findChildren(QMessageBox) if box.isVisible())
    assert "A tribunal is pending" in box.text()
    assert kept.name in names(session)
    box.close()


def test_merging_shows_what_becomes_of_both_before_it_is_done(
    session: Session, window: MainWindow, people: PeoplePage, qtbot: QtBot
) -> None:
    one, other = (row.person for row in session.board().rows[:2])
    people.table.select_key(one.id)
    people.removal.merge.trigger()
    dialog = dialog_of(qtbot, window, MergeDialog)
    assert not dialog.accept_button.isEnabled()
    dialog.other.choose(one.id)
    assert dialog.pair() is None
    dialog.other.choose(other.id)
    assert f"{one.name} stays, {other.name} goes." in dialog.outcome.text.toPlainText()
    plan = session.services.removal.preview_merge(one.id, other.id, session.today)
    assert plan.changes
    assert {*plan.changes, *plan.asked} <= set(dialog.outcome.text.toPlainText().splitlines())
    dialog.swap.click()
    assert f"{other.name} stays, {one.name} goes." in dialog.outcome.text.toPlainText()
    dialog.accept()
    assert one.name not in names(session)
    assert other.name in names(session)


def test_the_rule_is_decided_in_the_settings(session: Session, window: MainWindow, qtbot: QtBot) -> None:
    shown = section(window)
    assert "Nobody has decided" in shown.rule_words.text()
    shown.change_rule.click()
    dialog = dialog_of(qtbot, window, RetentionDialog)
    assert not dialog.fields["years"].isVisible()
    dialog.preset.setCurrentIndex(dialog.preset.findData(Preset.OWN.value))
    assert dialog.fields["years"].isVisible()
    dialog.years.setValue(10)
    dialog.accept()
    assert dialog.fields["decided_by"].error().startswith("Say who decided")
    dialog.decided_by.setText("Gwen Evans")
    dialog.accept()
    assert shown.rule_words.text() == (
        "Records are kept until 10 years after leaving. Decided by Gwen Evans on 23 Nov 2026."
    )


def test_erasing_asks_first_and_leaves_a_certificate(
    session: Session, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    gone = first(session)
    leaves(session, gone)
    shown = section(window)
    assert not shown.erase.isEnabled()
    shown.table.select_key(gone.id)
    shown.erase.click()
    dialog = dialog_of(qtbot, window, EraseDialog)
    assert not dialog.accept_button.isEnabled()
    assert not dialog.fields["reason"].isVisible()
    dialog.understood.click()
    dialog.accept_button.click()
    qtbot.waitUntil(lambda: dialog.fields["confirmed_by"].error() == "Say who confirms this.")
    dialog.confirmed_by.setText("Gwen Evans")
    dialog.accept_button.click()
    qtbot.waitUntil(lambda: dialog.done_disposal is not None)
    assert gone.id not in session.services.standing.snapshot().people
    (row,) = shown.disposals.all_rows()
    shown.disposal_table.select_key(row.id)
    assert shown.certificate.isEnabled()
    out = tmp_path / "certificate.pdf"
    shown.save_certificate(row, out)
    session.tasks.wait_idle()
    assert out.read_bytes().startswith(b"%PDF")


def test_while_nobody_is_listed_it_says_what_will_be_here_and_offers_the_first_step(
    session: Session, window: MainWindow
) -> None:
    shown = section(window)
    assert shown.nobody.isVisible()
    assert shown.nothing.isVisible()
    assert not any(widget.isVisible() for widget in (shown.table, shown.disposal_table, shown.erase, shown.certificate))
    shown.nobody.button.click()
    dialog = next(found for found in window.findChildren(RetentionDialog) if found.isVisible())
    dialog.decided_by.setText("Head")
    dialog.accept()
    assert shown.nobody.isVisible()
    assert not shown.nobody.button.isVisible()
    leaves(session, first(session))
    shown.refresh()
    assert (shown.table.isVisible(), shown.erase.isVisible(), shown.nobody.isVisible()) == (True, True, False)


def test_an_editor_is_told_that_a_hold_is_lifted_by_administrators(session: Session, window: MainWindow) -> None:
    kept = first(session)
    leaves(session, kept)
    session.work_as("Maya Green")
    session.services.users.add("Maya Green", UserRole.ADMINISTRATOR)
    session.services.users.add("Idris Hossain", UserRole.EDITOR)
    session.services.privacy.place_hold([kept.id], "An inquiry", "Head", today=TODAY)
    session.work_as("Idris Hossain")
    shown = section(window)
    shown.table.select_key(kept.id)
    assert shown.lift.isEnabled()
    shown.lift.click()
    box = next(box for box in window.findChildren(QMessageBox) if box.isVisible())
    assert "administrator" in box.text()
    box.close()
    assert [hold.is_live for hold in session.services.privacy.holds()] == [True]


def test_those_on_hold_are_listed_with_the_reason_and_can_be_let_go(
    session: Session, window: MainWindow, qtbot: QtBot
) -> None:
    kept = first(session)
    leaves(session, kept)
    session.services.privacy.place_hold([kept.id], "An inquiry", "Head", today=TODAY)
    shown = section(window)
    shown.table.select_key(kept.id)
    assert (shown.erase.isEnabled(), shown.lift.isEnabled()) == (False, True)
    assert "1 on hold" in shown.state.text()
    shown.lift.click()
    assert "0 on hold" in shown.state.text()
    shown.table.select_key(kept.id)
    assert shown.erase.isEnabled()


def test_the_pack_is_a_pdf_and_a_workbook_without_a_name_in_theirs(
    session: Session, people: PeoplePage, tmp_path: Path
) -> None:
    person = first(session)
    people.removal.save_pack(person, tmp_path)
    session.tasks.wait_idle()
    saved = sorted(path.name for path in tmp_path.iterdir() if path.suffix in (".pdf", ".xlsx"))
    assert [Path(name).suffix for name in saved] == [".pdf", ".xlsx"]
    assert not any(person.family in name for name in saved)


def test_f57_the_file_of_last_time_can_be_forgotten(session: Session, window: MainWindow, tmp_path: Path) -> None:
    note_file(session.services.path)
    assert last_file() == session.services.path
    shown = section(window)
    shown.remember.click()
    assert last_file() is None
    note_file(session.services.path)
    assert last_file() is None
    QSettings().sync()
    written = [path.read_text() for path in (tmp_path / "settings").rglob("*") if path.is_file()]
    assert written
    assert not any("carlton-hill" in text for text in written)


def test_f57_no_title_of_a_window_names_a_person_of_the_record(session: Session, window: MainWindow) -> None:
    person = first(session)
    for page in PAGES:
        window.show_page(page)
        QApplication.processEvents()
        assert person.family not in window.windowTitle()
    window.open_person(person.id)
    QApplication.processEvents()
    shown = [widget.windowTitle() for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    assert any("safeguarding training" in title for title in shown)
    assert not any(row.person.family in title for row in session.board().rows for title in shown)


def test_a_reason_that_sounds_like_health_is_pointed_out_and_not_refused(
    show: Callable[..., QWidget], dressed: object
) -> None:
    stored: list[object] = []
    dialog = ExemptionDialog("Somebody", stored.append, today=TODAY)
    show(dialog, 420, 400)
    QTest.keyClicks(dialog.reason, "off sick")
    hint = dialog.fields["reason"].field.accessibleDescription()
    assert "“sick” sounds like health" in hint
    dialog.approved_by.setText("Gwen Evans")
    dialog.accept()
    assert len(stored) == 1
