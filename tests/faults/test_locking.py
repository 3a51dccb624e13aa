"""F54: nobody at the screen, so nothing on it."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QSettings, Qt
from PySide6.QtGui import QWindowStateChangeEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from nscp_desktop.app.auto_lock import AutoLock
from nscp_desktop.app.screen_lock import SessionSignals
from nscp_desktop.domain.agency import AgencyDetails, Sector
from nscp_desktop.domain.drafts import PersonDraft
from nscp_desktop.domain.errors import FileRefusedError, LockedError
from nscp_desktop.services.record_files import create, open_existing
from nscp_desktop.ui import theme
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.clipboard import CLEAR_AFTER_MS
from nscp_desktop.ui.dialogs.person import PersonDialog
from nscp_desktop.ui.idle import IdleWatch
from nscp_desktop.ui.lock_settings import LockSettings, idle_minutes, keep_lock_settings
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.messages import tell
from nscp_desktop.ui.pages.people import PeoplePage
from nscp_desktop.ui.session import Session
from nscp_desktop.ui.unlock import Unlocker

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support ", extend=True)
TODAY = date(2026, 11, 24)
KEY = bytes(range(48))
PASSWORD = "four plain words here"
NAMES = ("Quillamena", "Featherstonehaugh", "Hillside School")


def key_of(password: str) -> bytes:
    if password != PASSWORD:
        raise FileRefusedError("That does not open the file.")
    return KEY


def no_delay(_: int) -> float:
    return 0


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication, tmp_path: Path) -> None:
    """Give the program its look, and settings of its own."""
    QCoreApplication.setOrganizationName("nscp-tests")
    QCoreApplication.setApplicationName("nscp_desktop")
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))
    theme.apply(qapp, dark=False)


def opened(path: Path, key: bytes | None, qtbot: QtBot) -> MainWindow:
    services = create(path, AgencyDetails("Hillside School", Sector.SCHOOL, "A Lead"), today=TODAY, key=key)
    services.people.add(PersonDraft("Quillamena", "Featherstonehaugh", starts_on=TODAY))
    window = MainWindow(Session(services, TODAY))
    window.lock.unlocker = Unlocker(key_of, key_of, no_delay)
    window.resize(1093, 614)
    window.show()
    qtbot.waitExposed(window)
    window.show_page("people")
    QApplication.processEvents()
    return window


def activate(window: MainWindow, qtbot: QtBot) -> None:
    """Give the window the keyboard, which without a screen it loses when the page changes."""
    with qtbot.waitActive(window):
        window.activateWindow()


def put_away(window: MainWindow) -> None:
    window.session.tasks.wait_idle()
    window.lock.release()
    for dialog in window.findChildren(PersonDialog):
        dialog.deleteLater()
    window.lock.screen = None
    window.hide()
    window.session.services.close()
    window.deleteLater()
    QApplication.processEvents()


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    """A protected record with one person, who is on screen."""
    made = opened(tmp_path / "hillside.nscp", KEY, qtbot)
    yield made
    put_away(made)


def shown_texts() -> str:
    """Return all that can be read anywhere in the program's windows: texts, titles, tips and tables."""
    found: list[str] = []
    for widget in QApplication.allWidgets():
        if not widget.isVisible():
            continue
        found += [widget.windowTitle(), widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
        for reader in ("text", "toPlainText", "currentText", "placeholderText", "title"):
            read = getattr(widget, reader, None)
            if callable(read):
                found.append(str(read()))
        model = getattr(widget, "model", None)
        if callable(model) and isinstance(model(), QObject) and hasattr(model(), "rowCount"):
            own = model()
            cells = [(row, column) for row in range(own.rowCount()) for column in range(own.columnCount())]
            found += [str(own.index(row, column).data()) for row, column in cells]
    return "\n".join(found)


def unlock(window: MainWindow, password: str = PASSWORD) -> None:
    assert window.lock.screen is not None
    panel = window.lock.screen.panel
    QTest.keyClicks(panel.entry.field, password)
    QTest.keyClick(panel.entry.field, Qt.Key.Key_Return)
    panel.tasks.wait_idle()
    QApplication.processEvents()


def press_lock(window: MainWindow, qtbot: QtBot) -> None:
    activate(window, qtbot)
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


def test_f54_a_locked_window_shows_nothing_of_the_record_and_its_file_is_closed(
    window: MainWindow, qtbot: QtBot
) -> None:
    assert all(name in shown_texts() for name in NAMES)
    before = window.grab().toImage()
    press_lock(window, qtbot)
    assert [name for name in NAMES if name in shown_texts()] == []
    assert window.grab().toImage() != before
    assert window.session.services.locking.is_locked
    assert window.session.services.desk.file.key is None
    with pytest.raises(LockedError), window.session.services.desk.reading():
        pass
    unlock(window)
    assert all(name in shown_texts() for name in NAMES)
    assert window.current_page().key == "people"
    assert window.grab().toImage().size() == before.size()


def test_f54_a_dialog_is_hidden_and_comes_back_with_what_was_typed(window: MainWindow, qtbot: QtBot) -> None:
    activate(window, qtbot)
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: any(found.isVisible() for found in window.findChildren(PersonDialog)))
    dialog = next(found for found in window.findChildren(PersonDialog) if found.isVisible())
    line = dialog.findChild(QLineEdit, "given")
    assert line is not None
    QTest.keyClicks(line, "Zebedee")
    window.lock.lock()
    assert not dialog.isVisible()
    assert "Zebedee" not in shown_texts()
    unlock(window)
    qtbot.waitUntil(dialog.isVisible)
    assert line.text() == "Zebedee"
    dialog.throw_away()


def test_f54_what_a_job_wants_to_show_after_the_locking_waits_until_it_is_unlocked(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.lock.lock()
    box = tell(window, "Featherstonehaugh could not be saved.")
    qtbot.waitUntil(lambda: not box.isVisible())
    assert "Featherstonehaugh" not in shown_texts()
    unlock(window)
    qtbot.waitUntil(box.isVisible)
    box.close()


def test_f54_keys_and_menus_do_nothing_while_it_is_locked(window: MainWindow) -> None:
    window.lock.lock()
    for key in (Qt.Key.Key_N, Qt.Key.Key_K, Qt.Key.Key_1, Qt.Key.Key_I):
        QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
    assert not window.menuBar().isVisible()
    assert [label for label in window.findChildren(QLabel) if label.isVisible() and label.text() in NAMES] == []
    assert [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()] == [window]
    unlock(window)
    assert window.current_page().key == "people"


def test_f54_a_wrong_password_leaves_it_locked(window: MainWindow) -> None:
    window.lock.lock()
    unlock(window, "wrong")
    assert window.lock.is_locked
    assert window.session.services.locking.is_locked
    assert window.lock.screen is not None
    assert window.lock.screen.panel.message() == "That does not open the file."
    assert "Featherstonehaugh" not in shown_texts()


def test_f54_the_clipboard_we_filled_is_cleared_half_a_minute_after_locking(window: MainWindow, qtbot: QtBot) -> None:
    activate(window, qtbot)
    clipboard = QApplication.clipboard()
    clipboard.setText("Quillamena Featherstonehaugh")
    window.lock.lock()
    timer = window.lock.clipboard.timer
    assert (timer.isActive(), timer.interval(), CLEAR_AFTER_MS) == (True, 30_000, 30_000)
    assert clipboard.text()
    timer.timeout.emit()
    assert clipboard.text() == ""


def test_f54_unlocking_in_time_leaves_the_clipboard(window: MainWindow) -> None:
    QApplication.clipboard().setText("Quillamena")
    window.lock.lock()
    unlock(window)
    assert not window.lock.clipboard.timer.isActive()


def is_covered(window: MainWindow) -> bool:
    return window.lock.is_locked


def test_f54_after_ten_minutes_without_use_it_is_locked_unless_that_was_not_chosen(window: MainWindow) -> None:
    seconds = 1_000.0
    idle = IdleWatch(idle_minutes, lambda: seconds)
    auto = AutoLock(idle, SessionSignals())
    auto.follow(window)
    keep_lock_settings(LockSettings(idle_minutes=0))
    seconds += 36_000
    idle.timer.timeout.emit()
    assert not is_covered(window)
    auto.follow(window)
    keep_lock_settings(LockSettings())
    seconds += 599
    idle.timer.timeout.emit()
    assert not is_covered(window)
    seconds += 1
    idle.timer.timeout.emit()
    assert is_covered(window)
    auto.stop()


def screen_locks(signals: SessionSignals) -> None:
    signals.note_saver(True)


def falls_asleep(signals: SessionSignals) -> None:
    signals.note_sleep(True)


@pytest.mark.parametrize(
    ("happens", "chosen", "is_locked"),
    [
        (screen_locks, LockSettings(), True),
        (falls_asleep, LockSettings(), True),
        (screen_locks, LockSettings(on_screen_lock=False), False),
        (falls_asleep, LockSettings(on_sleep=False), False),
    ],
    ids=["screen", "sleep", "screen, not chosen", "sleep, not chosen"],
)
def test_f54_a_locked_screen_and_sleep_lock_at_once_unless_that_was_not_chosen(
    window: MainWindow, happens: Callable[[SessionSignals], None], chosen: LockSettings, is_locked: bool
) -> None:
    signals = SessionSignals()
    auto = AutoLock(IdleWatch(idle_minutes), signals)
    auto.follow(window)
    keep_lock_settings(chosen)
    happens(signals)
    assert window.lock.is_locked is is_locked
    assert window.session.services.locking.is_locked is is_locked
    auto.stop()


@pytest.mark.parametrize("chosen", [True, False])
def test_f54_putting_the_window_away_locks_where_that_was_chosen(window: MainWindow, chosen: bool) -> None:
    keep_lock_settings(LockSettings(on_minimise=chosen))
    window.showMinimized()
    QApplication.sendEvent(window, QWindowStateChangeEvent(Qt.WindowState.WindowNoState))
    assert window.lock.is_locked is chosen


def test_f54_a_job_that_reads_the_record_ends_before_the_file_is_closed(window: MainWindow) -> None:
    answers: list[object] = []
    session = window.session
    session.services.standing.forget()
    session.tasks.run(lambda: session.services.standing.board(TODAY), answers.append)
    window.lock.lock()
    assert "Featherstonehaugh" not in shown_texts()
    session.tasks.wait_idle()
    assert len(answers) == 1
    assert session.services.locking.is_locked


def test_f54_what_somebody_else_changed_meanwhile_is_shown_after_unlocking(window: MainWindow) -> None:
    window.lock.lock()
    other = open_existing(window.session.services.path, key=KEY)
    other.people.add(PersonDraft("Barnaby", "Later", starts_on=TODAY))
    other.close()
    told: list[Changes] = []
    window.session.changed.connect(told.append)
    unlock(window)
    assert told == [Changes.STORED]
    assert len(window.session.board().rows) == 2


def test_f54_a_locked_window_can_be_closed_without_a_question(window: MainWindow) -> None:
    window.lock.lock()
    assert window.lock.screen is not None
    window.lock.screen.quit_button.click()
    assert not window.isVisible()


def test_f54_without_a_password_nothing_is_locked_and_ctrl_l_says_why(tmp_path: Path, qtbot: QtBot) -> None:
    plain = opened(tmp_path / "plain.nscp", None, qtbot)
    plain.lock.lock()
    assert not plain.lock.is_locked
    press_lock(plain, qtbot)
    box = plain.findChild(QMessageBox)
    assert box is not None
    assert "no password" in box.text()
    box.close()
    put_away(plain)


def test_f72_no_command_reads_a_record_that_is_locked(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.capture_exceptions() as errors:
        # Every page but this one has to be made and read when it is shown.
        window.lock.lock()
        qtbot.waitUntil(lambda: window.session.services.locking.is_locked)
        for key, _ in window.menus.commands():
            if key not in {"quit", "open-file", "new-file"} and not key.startswith("sample-"):
                window.menus.trigger(key)
        for page in window.menus.pages.values():
            page.trigger()
        QApplication.processEvents()
    assert errors == []
    assert window.current_page().key == "people"
    assert [key for key, page in window.menus.pages.items() if page.isChecked()] == ["people"]


def boxes() -> list[QMessageBox]:
    return [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QMessageBox)]


def test_f72_what_is_asked_of_a_locked_record_is_refused_in_plain_words(window: MainWindow, qtbot: QtBot) -> None:
    page = window.current_page()
    assert isinstance(page, PeoplePage)
    window.session.tasks.wait_idle()
    assert [row.person.id for row in page.table.selected_rows()] == [1]
    window.lock.lock()
    qtbot.waitUntil(lambda: window.session.services.locking.is_locked)
    with qtbot.capture_exceptions() as errors:
        page.removal.ask_erase()
        qtbot.waitUntil(lambda: any("locked" in box.text() for box in boxes()))
    assert errors == []
    for box in boxes():
        box.close()
