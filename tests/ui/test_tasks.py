"""Work off the window's thread."""

import gc
import sys
import threading
import time
from functools import partial
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThread, QTimer
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from nscp_desktop.app.log_file import LOG_FILE, kept_log
from nscp_desktop.domain.errors import FileRefusedError, NscpError
from nscp_desktop.ui.tasks import TaskRunner


def test_work_runs_in_another_thread_and_its_answer_arrives_on_the_window_thread(qtbot: QtBot) -> None:
    runner, seen = TaskRunner(), []

    def then(thread_id: int) -> None:
        seen.append((thread_id, QThread.currentThread().isMainThread()))

    runner.run(threading.get_ident, then)
    assert runner.wait_idle(5_000)
    assert seen[0][0] != threading.get_ident()
    assert seen[0][1]


def test_a_refusal_arrives_as_it_was_raised(qtbot: QtBot) -> None:
    runner = TaskRunner()
    refused: list[NscpError] = []

    def work() -> None:
        raise FileRefusedError("The disk is full.")

    runner.run(work, print, refused.append)
    assert runner.wait_idle(5_000)
    assert str(refused[0]) == "The disk is full."


def test_an_unexpected_error_becomes_a_plain_sentence(qtbot: QtBot, tmp_path: Path) -> None:
    runner = TaskRunner()
    refused: list[NscpError] = []

    def work() -> int:
        return int("x")

    with kept_log(tmp_path), qtbot.waitSignal(runner.unforeseen):
        runner.run(work, print, refused.append)
    assert runner.wait_idle(5_000)
    assert isinstance(refused[0], NscpError)
    assert "invalid literal" not in str(refused[0])
    log = (tmp_path / LOG_FILE).read_text("utf-8")
    assert "unforeseen-error-in-background ValueError at ui.tasks:" in log
    assert "invalid literal" not in log


def test_jobs_run_one_after_another_in_the_order_given(qtbot: QtBot) -> None:
    runner = TaskRunner()
    answers: list[int] = []
    for number in range(20):
        runner.run(partial(int, number), answers.append)
    assert runner.wait_idle(5_000)
    assert answers == list(range(20))


def test_an_answer_for_a_deleted_widget_is_dropped(qtbot: QtBot) -> None:
    runner = TaskRunner()
    gate = threading.Event()
    label = QLabel()

    def work() -> str:
        gate.wait(5)
        return "late"

    runner.run(work, label.setText)
    label.deleteLater()
    qtbot.waitUntil(partial(_is_gone, label), timeout=5_000)
    gate.set()
    assert runner.wait_idle(5_000)


def _is_gone(label: QLabel) -> bool:
    return not shiboken6.isValid(label)


def test_a_job_that_is_given_up_hands_nothing_over_and_those_behind_it_still_run(qtbot: QtBot) -> None:
    runner, free = TaskRunner(), threading.Event()
    told: list[str] = []
    runner.run(free.wait, partial(_note, told, "answer"), cancelled=partial(told.append, "given up"))
    could_cancel = [runner.can_cancel]
    runner.cancel()
    assert not runner.is_busy
    runner.run(partial(int, 3), partial(_note, told, "next"))
    could_cancel.append(runner.can_cancel)
    free.set()
    assert runner.wait_idle(5_000)
    assert told == ["given up", "next"]
    assert could_cancel == [True, False]


def test_a_job_that_stores_something_cannot_be_given_up(qtbot: QtBot) -> None:
    runner = TaskRunner()
    answers: list[int] = []
    runner.run(partial(int, 4), answers.append)
    runner.cancel()
    assert runner.wait_idle(5_000)
    assert answers == [4]


def _note(told: list[str], word: str, _answer: object) -> None:
    told.append(word)


def test_f72_a_job_whose_window_is_gone_ends_quietly_and_nothing_waits_for_it(
    qtbot: QtBot, capfd: pytest.CaptureFixture[str]
) -> None:
    window, free, ended = QObject(), threading.Event(), threading.Event()
    runner = TaskRunner(window)
    told: list[str] = []

    def work() -> str:
        free.wait(5)
        ended.set()
        return "late"

    runner.run(work, told.append)
    runner.run(partial(str, "later still"), told.append)
    begun = time.monotonic()
    shiboken6.delete(window)
    assert time.monotonic() - begun < 2
    free.set()
    qtbot.waitUntil(ended.is_set, timeout=5_000)
    qtbot.wait(50)
    assert told == []
    assert capfd.readouterr().err == ""


class Held:
    """Something that a job holds last, and that tells in which thread it goes."""

    def __init__(self, went: list[bool]) -> None:
        self._went = went

    def take(self, _answer: object) -> None:
        """Take an answer."""

    def __del__(self) -> None:
        self._went.append(QThread.isMainThread())


def test_f72_what_a_job_holds_goes_on_the_window_thread_as_soon_as_it_is_over(qtbot: QtBot) -> None:
    runner, before = TaskRunner(), sys.getswitchinterval()
    went: list[bool] = []
    gc.disable()
    # So that now the one thread, now the other is the last to hold the job.
    sys.setswitchinterval(1e-6)
    try:
        for number in range(200):
            runner.run(partial(int, number), Held(went).take)
            assert runner.wait_idle(5_000)
    finally:
        sys.setswitchinterval(before)
        gc.enable()
    assert went == [True] * 200


def test_f72_waiting_ends_when_the_window_that_is_waited_for_goes(qtbot: QtBot) -> None:
    window, free = QObject(), threading.Event()
    runner = TaskRunner(window)
    runner.run(partial(free.wait, 5), print)
    QTimer.singleShot(50, partial(shiboken6.delete, window))
    QTimer.singleShot(100, free.set)
    begun = time.monotonic()
    assert not runner.wait_idle(20_000)
    assert time.monotonic() - begun < 10


def test_one_wait_inside_another_lets_both_end_in_their_time(qtbot: QtBot) -> None:
    runner, free = TaskRunner(), threading.Event()
    inner: list[bool] = []
    runner.run(partial(free.wait, 20), _drop)
    QTimer.singleShot(20, lambda: inner.append(runner.wait_idle(50)))
    begun = time.monotonic()
    assert not runner.wait_idle(300)
    assert time.monotonic() - begun < 10
    assert inner == [False]
    free.set()
    assert runner.wait_idle(5_000)


def _drop(_answer: object) -> None:
    """Take an answer that nobody wants."""
