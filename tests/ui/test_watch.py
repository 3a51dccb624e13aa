"""The bar above the pages, editing that stops, and the dialogs about files that do not simply open."""

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from nscp_desktop.app.desktop import Desktop
from nscp_desktop.domain.errors import FileRefusedError
from nscp_desktop.domain.holding import Holder
from nscp_desktop.domain.places import Place, PlaceKind
from nscp_desktop.services.record_files import open_existing
from nscp_desktop.ui.dialogs.damaged_file import DamagedFileDialog
from nscp_desktop.ui.dialogs.new_file import NewFileDialog
from nscp_desktop.ui.dialogs.place_warning import PlaceWarningDialog
from nscp_desktop.ui.dialogs.take_over import TakeOverDialog
from nscp_desktop.ui.editing import Editing
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.session import Session
from nscp_desktop.ui.watch import LOOK_EVERY_MS
from nscp_desktop.ui.widgets.banner import Banner, Notice

Show = Callable[..., Any]
HOLDER = Holder("Maya Green", "LAPTOP7", 7, "", datetime(2026, 11, 24, 9, 15, tzinfo=UTC))


@pytest.fixture
def window(session: Session, show: Show) -> MainWindow:
    made = show(MainWindow(session))
    assert isinstance(made, MainWindow)
    return made


def editing_buttons(window: MainWindow) -> list[QPushButton]:
    window.show_page("people")
    words = {"Add person", "Import spreadsheet", "Edit", "Place in a target group"}
    return [button for button in window.findChildren(QPushButton) if button.accessibleName() in words]


def test_f16_a_replaced_record_is_told_within_five_seconds_and_editing_stops(window: MainWindow, qtbot: QtBot) -> None:
    assert LOOK_EVERY_MS < 5_000
    path = window.session.services.path
    qtbot.waitUntil(lambda: not window.watch._tasks.is_busy)
    assert any(button.isEnabled() for button in editing_buttons(window))
    with qtbot.waitSignal(window.watch.replaced, timeout=5_000):
        shutil.copyfile(path, path.with_name("incoming"))
        path.with_name("incoming").replace(path)
    assert "taken the place" in window.banner.words.text()
    assert window.banner.isVisible()
    assert not any(button.isEnabled() for button in editing_buttons(window))
    kept = path.with_name("kept.nscp")
    window.watch.save_copy(kept)
    window.session.tasks.wait_idle()
    assert kept.exists()


def test_f17_copies_are_named_until_they_are_put_away(window: MainWindow, qtbot: QtBot) -> None:
    path = window.session.services.path
    copy = path.with_name("carlton-hill (Maya's conflicted copy 2026-11-24).nscp")
    shutil.copyfile(path, copy)
    qtbot.waitUntil(lambda: "conflicted copy" in window.banner.words.text())
    assert window.banner.isVisible()
    QTest.mouseClick(window.banner.dismiss_button, Qt.MouseButton.LeftButton)
    assert not window.banner.isVisible()
    assert copy.exists()


def test_f23_a_record_for_reading_only_says_so_and_greys_what_changes_it(
    session: Session, show: Show, sample_file: Path
) -> None:
    services = open_existing(sample_file, read_only=True)
    reading = Session(services, session.today)
    window = show(MainWindow(reading))
    assert "reading only" in window.banner.words.text()
    assert editing_buttons(window)
    assert not any(button.isEnabled() for button in editing_buttons(window))
    assert all("reading only" in button.toolTip() for button in editing_buttons(window) if button.toolTip())
    window.show_page("matrix")
    window.show_page("training")
    window.show_page("settings")
    window.add_person()
    QApplication.processEvents()
    assert not [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]
    window.close()
    reading.tasks.wait_idle()
    services.close()


def test_the_most_urgent_notice_comes_first_and_the_others_follow(dressed: QApplication, show: Show) -> None:
    owner = show(QWidget(), 700, 60)
    banner = Banner(owner)
    assert banner.isHidden()
    banner.put("place", Notice("calm"))
    banner.put("replaced", Notice("urgent", 4, "Do it", lambda: said.append("done")))
    said: list[str] = []
    assert banner.words.text() == "urgent"
    QTest.mouseClick(banner.act_button, Qt.MouseButton.LeftButton)
    assert said == ["done"]
    QTest.mouseClick(banner.next_button, Qt.MouseButton.LeftButton)
    assert banner.words.text() == "calm"
    banner.take("place")
    assert banner.words.text() == "urgent"
    assert not banner.next_button.isVisible()


def test_what_is_greyed_comes_back_as_its_page_wants_it(dressed: QApplication) -> None:
    owner, editing = QWidget(), Editing()
    button, off, action = QPushButton("a", owner), QPushButton("b", owner), QAction("c", owner)
    off.setEnabled(False)
    editing.guard(button, off, action)
    editing.stop("role", "You may look only.")
    for control in (button, action):
        control.setEnabled(True)
        assert not control.isEnabled()
        assert control.toolTip() == "You may look only."
    editing.stop("read-only", "Read only.")
    editing.allow("role")
    assert (editing.reason, button.isEnabled()) == ("Read only.", False)
    editing.allow("read-only")
    assert (button.isEnabled(), off.isEnabled(), action.isEnabled()) == (True, False, True)
    owner.deleteLater()


def test_f21_taking_over_needs_a_tick_and_reading_only_does_not(dressed: QApplication, show: Show) -> None:
    dialog = show(TakeOverDialog(HOLDER, "carlton-hill.nscp"), 480, 240)
    assert not dialog.accept_button.isEnabled()
    assert "LAPTOP7" in dialog.accept_button.text()
    QTest.keyClick(dialog.sure, Qt.Key.Key_Space)
    assert dialog.accept_button.isEnabled()
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    assert (dialog.result(), dialog.read_only) == (1, False)
    other = show(TakeOverDialog(HOLDER, "carlton-hill.nscp"), 480, 240)
    QTest.mouseClick(other.read_button, Qt.MouseButton.LeftButton)
    assert (other.result(), other.read_only) == (1, True)


@pytest.mark.parametrize("stays", [False, True])
def test_f15_a_record_goes_into_a_synced_folder_only_after_the_word_is_typed(
    dressed: QApplication, show: Show, tmp_path: Path, stays: bool
) -> None:
    made: list[Path] = []
    local, synced = tmp_path / "local", tmp_path / "OneDrive"
    dialog: NewFileDialog = show(NewFileDialog(lambda _, path: made.append(path), local), 480, 460)
    dialog.place_of = lambda _: Place(PlaceKind.SYNCED, "OneDrive")
    QTest.keyClicks(dialog.name, "Carlton Hill")
    dialog.place.setText(str(synced / "a.nscp"))
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    warning = dialog.findChild(PlaceWarningDialog)
    assert isinstance(warning, PlaceWarningDialog)
    assert made == []
    assert not warning.stay_button.isEnabled()
    if stays:
        QTest.keyClicks(warning.typed, "onedrive")
    QTest.mouseClick(warning.stay_button if stays else warning.accept_button, Qt.MouseButton.LeftButton)
    assert made == [synced / "a.nscp" if stays else local / "a.nscp"]


def test_f11_a_damaged_file_without_backups_can_still_be_copied(
    dressed: QApplication, show: Show, tmp_path: Path
) -> None:
    kept: list[Path] = []

    def keep(out: Path) -> None:
        if kept:
            raise FileRefusedError("There already.")
        kept.append(out)

    dialog = show(DamagedFileDialog(tmp_path / "a.nscp", ["Page 7 is damaged."], [], print, keep), 600, 420)
    assert not dialog.accept_button.isEnabled()
    dialog.save_copy(tmp_path / "b.nscp")
    assert kept == [tmp_path / "b.nscp"]
    assert "b.nscp" in dialog.note.text()
    dialog.save_copy(tmp_path / "c.nscp")
    assert dialog._error.text() == "There already."


def damaged_where_opening_does_not_look(path: Path, *, window_can_be_built: bool = True) -> bytes:
    """Zero a page that only the check notices, or what a window reads first, and return what is in the file then."""
    sound = path.read_bytes()
    for page in range(len(sound) // 4096 - 1, 1, -1):
        content = sound[: page * 4096] + bytes(4096) + sound[(page + 1) * 4096 :]
        path.write_bytes(content)
        try:
            services = open_existing(path)
        except FileRefusedError:
            continue
        found = services.problems()
        can_be_built = True
        try:
            services.history.undoable()
        except FileRefusedError:
            can_be_built = False
        services.close()
        if found and can_be_built is window_can_be_built and path.read_bytes() == content:
            return content
    raise AssertionError("no such page")


def shown_window(desktop: Desktop) -> MainWindow | None:
    return desktop.window


def test_f11_a_record_that_no_window_can_be_built_for_is_closed_and_its_backups_are_offered(
    dressed: QApplication, qtbot: QtBot, sample_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    path = tmp_path / "carlton-hill.nscp"
    shutil.copyfile(sample_file, path)
    services = open_existing(path)
    services.safekeeping.make()
    services.close()
    content = damaged_where_opening_does_not_look(path, window_can_be_built=False)
    desktop = Desktop(datetime(2026, 11, 23, tzinfo=UTC).date(), tmp_path / "sample.nscp")
    desktop.open_path(path)
    assert shown_window(desktop) is None
    assert desktop.welcome is not None
    dialog = desktop.welcome.findChild(DamagedFileDialog)
    assert isinstance(dialog, DamagedFileDialog)
    assert dialog.list.count() == 1
    assert path.read_bytes() == content
    dialog.reject()
    desktop.close()


def test_f11_a_record_found_damaged_behind_the_window_is_closed_and_its_backups_are_offered(
    dressed: QApplication, qtbot: QtBot, sample_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    path = tmp_path / "carlton-hill.nscp"
    shutil.copyfile(sample_file, path)
    services = open_existing(path)
    services.safekeeping.make()
    services.close()
    content = damaged_where_opening_does_not_look(path)
    desktop = Desktop(datetime(2026, 11, 23, tzinfo=UTC).date(), tmp_path / "sample.nscp")
    desktop.open_path(path)
    assert shown_window(desktop) is not None

    def offered() -> DamagedFileDialog:
        found = desktop.welcome.findChild(DamagedFileDialog) if desktop.welcome is not None else None
        assert isinstance(found, DamagedFileDialog)
        return found

    qtbot.waitUntil(lambda: bool(offered()))
    assert path.read_bytes() == content
    assert not shown_window(desktop)
    dialog = offered()
    assert dialog.list.count() == 1
    assert "75 people" in dialog.list.item(0).text()
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    window = shown_window(desktop)
    assert window is not None
    assert window.session.services.problems(full=True) == []
    window.close()
    desktop.close()
