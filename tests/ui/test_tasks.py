"""Work off the window's thread."""

import threading
from functools import partial
from pathlib import Path

from PySide6.QtCore import QThread
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
    import shiboken6

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
