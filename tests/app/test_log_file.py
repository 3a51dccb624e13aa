"""The log: what happened in codes and numbers, whatever else is said to it."""

import logging
import re
import sqlite3
import threading
from pathlib import Path
from typing import Any

import pytest

from nscp_desktop.app.error_places import in_one_line
from nscp_desktop.app.log_file import EARLIER_FILES, LOG_FILE, MOST_BYTES, kept_log
from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.events import Event, note

NAME = "Zqxvjk Okafor"
logger = logging.getLogger("nscp_desktop")


def logged(folder: Path) -> str:
    return "".join(path.read_text("utf-8") for path in sorted(folder.glob(f"{LOG_FILE}*")))


def raise_with_name() -> None:
    try:
        raise NotAllowedError(f"{NAME} leaves before they start.")
    except NotAllowedError as error:
        raise ValueError(f"for {NAME}") from error


def test_an_event_is_a_line_of_time_level_code_and_numbers(tmp_path: Path) -> None:
    with kept_log(tmp_path):
        note(Event.OPENED, "0a1b2c3d", 17)
    lines = logged(tmp_path).splitlines()
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ INFO started 0 1 0", lines[0])
    assert lines[1].endswith("Z INFO record-opened 0a1b2c3d 17")
    assert lines[2].endswith("INFO ended")


@pytest.mark.parametrize(
    "values",
    [
        (NAME,),
        (f"0a1b2c3d {NAME}",),
        (Path(NAME),),
        (NAME.encode(),),
        (True,),
        ({"name": NAME},),
        (["0a1b2c3d"],),
    ],
)
def test_f56_whatever_is_no_number_is_left_out(tmp_path: Path, values: tuple[Any, ...]) -> None:
    with kept_log(tmp_path):
        before = logged(tmp_path)
        note(Event.OPENED, *values)
        assert logged(tmp_path) == before


def test_f56_what_is_said_in_words_is_left_out(tmp_path: Path) -> None:
    with kept_log(tmp_path):
        before = logged(tmp_path)
        logger.error(NAME)
        logger.error("opened %s", NAME)
        logger.error(Event.OPENED, extra={"numbers": NAME})
        logger.error(Event.OPENED, extra={"numbers": [NAME]})
        assert logged(tmp_path) == before


@pytest.mark.parametrize("name", ["sqlalchemy.engine", "PIL", "fontTools", "nscp_desktop.ui.tasks", ""])
def test_f56_nobody_else_writes_into_the_log(tmp_path: Path, name: str) -> None:
    with kept_log(tmp_path):
        before = logged(tmp_path)
        logging.getLogger(name).error(Event.OPENED)
        logging.getLogger(name).error("SELECT %s", NAME)
        assert logged(tmp_path) == before


def test_f56_an_error_is_its_kind_and_its_places_without_its_text(tmp_path: Path) -> None:
    with kept_log(tmp_path):
        try:
            raise_with_name()
        except ValueError as error:
            note(Event.UNFORESEEN, error=error)
    line = logged(tmp_path).splitlines()[1]
    assert "ERROR unforeseen-error ValueError at " in line
    assert "; from NotAllowedError at " in line
    assert "Zqxvjk" not in line
    assert str(Path(__file__).parent) not in line


def test_a_class_that_is_named_after_somebody_is_not_named() -> None:
    assert in_one_line(type(NAME, (ValueError,), {})("text")) == "unknown at "


def test_f56_what_a_driver_says_stays_out(tmp_path: Path) -> None:
    with kept_log(tmp_path), sqlite3.connect(":memory:") as connection:
        try:
            connection.execute(f"SELECT '{NAME}' FROM nowhere")
        except sqlite3.Error as error:
            note(Event.SAVE_REFUSED, error=error)
    connection.close()
    assert "save-refused OperationalError at " in logged(tmp_path)
    assert "Zqxvjk" not in logged(tmp_path)


def test_the_log_never_grows_beyond_three_files_of_a_megabyte(tmp_path: Path) -> None:
    with kept_log(tmp_path):
        for _ in range(4):
            (tmp_path / LOG_FILE).write_text("x" * (MOST_BYTES - 10), "utf-8")
            note(Event.OPENED, "0a1b2c3d")
            note(Event.CLOSED)
    files = list(tmp_path.iterdir())
    assert len(files) == 1 + EARLIER_FILES
    assert all(file.stat().st_size <= MOST_BYTES + 100 for file in files)


def test_without_a_log_nothing_is_said_anywhere(capfd: pytest.CaptureFixture[str]) -> None:
    try:
        raise_with_name()
    except ValueError as error:
        note(Event.UNFORESEEN, error=error)
    assert capfd.readouterr() == ("", "")


def test_a_folder_that_cannot_be_written_is_no_reason_not_to_start(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with kept_log(tmp_path / "file" / "logs"):
        note(Event.OPENED)
    assert [item.name for item in tmp_path.iterdir()] == ["file"]
    assert (tmp_path / "file").read_text("utf-8") == ""


def test_many_threads_write_whole_lines(tmp_path: Path) -> None:
    def write() -> None:
        for number in range(50):
            note(Event.BACKED_UP, number)

    with kept_log(tmp_path):
        threads = [threading.Thread(target=write) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    lines = logged(tmp_path).splitlines()
    assert len(lines) == 202
    assert all(re.fullmatch(r"\S+Z INFO (backup-made \d+|started 0 1 0|ended)", line) for line in lines)
