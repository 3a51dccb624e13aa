"""An error that nobody thought of, in a real window: told in plain words, noted without its text, and gone on from."""

import sys
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from nscp_desktop.app.crash_report import crash_report
from nscp_desktop.app.exception_hook import ExceptionHook
from nscp_desktop.app.log_file import LOG_FILE, kept_log
from nscp_desktop.domain.agency import AgencyDetails, Sector
from nscp_desktop.domain.errors import FileRefusedError
from nscp_desktop.services.record_files import create
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.session import Session

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support ", extend=True)
TODAY = date(2026, 11, 24)
NAME = "Zqxvjk Okafor"


def thrown() -> ValueError:
    try:
        raise ValueError(f"{NAME} in records of zqxvjk.nscp")
    except ValueError as error:
        return error


@pytest.fixture
def hook(qtbot: QtBot, tmp_path: Path) -> Iterator[ExceptionHook]:
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    hook = ExceptionHook()
    with kept_log(tmp_path / "log"):
        yield hook
    sys.excepthook, threading.excepthook, sys.unraisablehook = before
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QMessageBox) or widget is hook.dialog:
            widget.close()
            widget.deleteLater()


def take(hook: ExceptionHook, error: BaseException) -> None:
    hook.take(type(error), error, error.__traceback__)
    QApplication.processEvents()


def log(folder: Path) -> str:
    return (folder / "log" / LOG_FILE).read_text("utf-8")


def test_f72_an_error_nobody_thought_of_is_told_noted_and_gone_on_from(
    hook: ExceptionHook, tmp_path: Path, qtbot: QtBot
) -> None:
    services = create(tmp_path / "a.nscp", AgencyDetails("Hillside", Sector.SCHOOL), today=TODAY)
    session = Session(services, TODAY)
    session.board()
    hook.reread = session.reread
    hook.install()

    def pressed() -> None:
        raise thrown()

    with qtbot.waitSignal(session.changed) as told:
        QTimer.singleShot(0, pressed)
    assert told.args == [Changes.ALL]
    assert hook.dialog is not None
    assert hook.dialog.isVisible()
    shown = hook.dialog.details.toPlainText()
    assert "Error: ValueError" in shown
    assert "Zqxvjk" not in shown
    assert "zqxvjk" not in log(tmp_path).casefold()
    assert "unforeseen-error ValueError at " in log(tmp_path)
    services.close()


def test_f56_f72_the_report_is_saved_only_when_wanted_and_as_it_was_shown(hook: ExceptionHook, tmp_path: Path) -> None:
    error = thrown()
    take(hook, error)
    dialog = hook.dialog
    assert dialog is not None
    assert not dialog.details.isVisible()
    dialog.details_button.click()
    assert dialog.details.isVisible()
    assert [path.name for path in tmp_path.iterdir()] == ["log"]
    dialog.save_report(tmp_path / "report.txt")
    assert (tmp_path / "report.txt").read_text("utf-8") == dialog.details.toPlainText()


def test_a_report_that_cannot_be_saved_says_so(hook: ExceptionHook, tmp_path: Path) -> None:
    error = thrown()
    take(hook, error)
    assert hook.dialog is not None
    hook.dialog.save_report(tmp_path / "nowhere" / "report.txt")
    assert hook.dialog.isVisible()
    assert not (tmp_path / "nowhere").exists()


def test_a_second_error_meanwhile_is_noted_and_does_not_pile_up_windows(hook: ExceptionHook, tmp_path: Path) -> None:
    error = thrown()
    take(hook, error)
    first = hook.dialog
    take(hook, error)
    assert hook.dialog is first
    assert log(tmp_path).count("unforeseen-error ") == 2


def test_an_error_while_rereading_is_noted_and_no_more(hook: ExceptionHook, tmp_path: Path) -> None:
    def fail() -> None:
        raise thrown()

    hook.reread = fail
    error = thrown()
    take(hook, error)
    assert log(tmp_path).count("unforeseen-error ") == 2


def test_a_refusal_that_nothing_showed_is_shown_in_its_own_words(hook: ExceptionHook, tmp_path: Path) -> None:
    refusal = FileRefusedError("The drive is full.")
    take(hook, refusal)
    boxes = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QMessageBox)]
    assert [box.text() for box in boxes if box.isVisible()] == ["The drive is full."]
    assert "refusal-not-shown FileRefusedError" in log(tmp_path)


def test_an_error_in_a_thread_is_noted_and_nothing_is_printed(
    hook: ExceptionHook, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    hook.install()

    def work() -> None:
        raise thrown()

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert "unforeseen-error-in-background ValueError at " in log(tmp_path)
    assert capfd.readouterr() == ("", "")


def test_f56_a_crash_report_holds_versions_kinds_and_places_only() -> None:
    try:
        raise RuntimeError(NAME) from thrown()
    except RuntimeError as error:
        text = crash_report(error)
    lines = text.splitlines()
    assert lines[0] == "Crash report"
    assert any(line.startswith("Qt for Python: 6.") for line in lines)
    assert "Error: RuntimeError" in lines
    assert "Came from: ValueError" in lines
    assert "zqxvjk" not in text.casefold()
    assert str(Path.home()) not in text


def shown(hook: ExceptionHook) -> object:
    return hook.dialog


def test_f72_nothing_is_shown_or_reread_in_the_middle_of_what_went_wrong(hook: ExceptionHook) -> None:
    reread: list[bool] = []
    hook.reread = lambda: reread.append(True)
    error = thrown()
    hook.take(type(error), error, error.__traceback__)
    assert shown(hook) is None
    assert reread == []
    QApplication.processEvents()
    assert shown(hook) is not None
    assert reread == [True]
