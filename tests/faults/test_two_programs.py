"""Two programs, two people, two computers: one writer, and the other is told who has the record open."""

import json
import multiprocessing
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from nscp_desktop.app.single_instance import SingleInstance
from nscp_desktop.domain.agency import AgencyDetails, Sector
from nscp_desktop.domain.holding import HeldElsewhereError, InUseError
from nscp_desktop.domain.workplace import Workplace
from nscp_desktop.services.protection import is_protected
from nscp_desktop.services.record_files import create, open_existing
from nscp_desktop.storage import keys
from nscp_desktop.storage.lock import side_file
from nscp_desktop.storage.processes import is_running, started_at
from tests.faults.racing import race

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 9, 15, tzinfo=UTC)
MAYA = Workplace("Maya Green", "LAPTOP7", "0", lambda: NOW)
OTHER = Workplace("Idris Hossain", "OFFICE2", "0", lambda: NOW)


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    place = tmp_path / "carlton-hill.nscp"
    create(place, AgencyDetails("Carlton Hill", Sector.SCHOOL), today=TODAY, workplace=MAYA).close()
    return place


def named(path: Path, **more: Any) -> None:
    holder = {"who": "Maya Green", "computer": "LAPTOP7", "process": 4242, "started": "x", "since": NOW.isoformat()}
    side_file(path).write_text(json.dumps(holder | more), "utf-8")


OPEN = """
import sys
from pathlib import Path
from nscp_desktop.domain.errors import NscpError
from nscp_desktop.services.record_files import open_existing
try:
    key = next((bytes.fromhex(word) for word in sys.argv if len(word) == 96), None)
    services = open_existing(Path(sys.argv[1]), key=key, pause=lambda _: False)
    sys.stdout.write("opened " + services.agency.details().name)
    if "stay" in sys.argv:
        sys.stdout.flush()
        sys.stdin.read()
    services.close()
except NscpError as refusal:
    sys.stdout.write(f"{type(refusal).__name__}: {refusal}")
"""


def opened_elsewhere(path: Path, *words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", OPEN, str(path), *words], capture_output=True, text=True, timeout=60, check=True
    )
    return done.stdout


@pytest.fixture
def other_program(path: Path) -> Iterator["subprocess.Popen[str]"]:
    """Give another program that has the record open."""
    with subprocess.Popen(
        [sys.executable, "-c", OPEN, str(path), "stay"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.read(6) == "opened"
        yield process
        process.kill()


def test_f18_a_second_program_is_refused_with_name_computer_and_time(path: Path) -> None:
    services = open_existing(path, workplace=MAYA)
    said = opened_elsewhere(path)
    services.close()
    when = NOW.astimezone()
    assert said.startswith(
        f"InUseError: Maya Green has carlton-hill.nscp open on LAPTOP7 since {when:%H:%M} on 24 Nov 2026."
    )
    assert opened_elsewhere(path) == "opened Carlton Hill"
    assert [item.name for item in path.parent.iterdir()] == ["carlton-hill.nscp"]


def test_f18_the_lock_holds_whatever_else_this_program_does_with_the_file(path: Path, tmp_path: Path) -> None:
    services = open_existing(path, workplace=MAYA)
    services.watching.look()
    services.safekeeping.make()
    services.agency.add_team("Any")
    services.watching.save_copy(tmp_path / "copy.nscp")
    assert not services.desk.file.is_protected
    with pytest.raises(InUseError):
        open_existing(path)
    side_file(path).unlink()
    assert opened_elsewhere(path).startswith("InUseError: carlton-hill.nscp is open in another window or program.")
    services.close()


def test_f18_looking_at_the_password_of_an_open_record_does_not_give_up_its_lock(tmp_path: Path) -> None:
    path = tmp_path / "secret.nscp"
    key = keys.new_key("correct horse battery")
    services = create(path, AgencyDetails("A", Sector.SCHOOL), today=TODAY, key=key, workplace=MAYA)
    assert is_protected(path)
    assert keys.salt_of(path) == key[32:]
    assert keys.find_key(path, "correct horse battery") == key
    assert not keys.fits(path, bytes(48))
    services.protection.check_password("correct horse battery")
    side_file(path).unlink()
    said = opened_elsewhere(path, key.hex())
    services.close()
    assert said.startswith("InUseError: secret.nscp is open in another window or program.")
    assert opened_elsewhere(path, key.hex()) == "opened A"


@pytest.mark.parametrize("content", ["", "{", "[]", "{}", '{"who": 1}', "\0" * 9000, '{"since": "x"}', "[" * 5000])
def test_f20_a_side_file_that_makes_no_sense_stops_nobody_and_breaks_nothing(path: Path, content: str) -> None:
    side_file(path).write_text(content)
    services = open_existing(path, workplace=OTHER)
    assert json.loads(side_file(path).read_text())["computer"] == OTHER.computer
    services.agency.add_team("Any")
    services.close()
    assert not side_file(path).exists()


def test_f20_what_a_side_file_says_is_shown_on_one_line(path: Path) -> None:
    named(path, who="Maya\n<b>Green</b>\u202e" + "x" * 500)
    with pytest.raises(HeldElsewhereError) as refused:
        open_existing(path, workplace=OTHER)
    assert "\n" not in str(refused.value)
    assert "Maya <b>Green</b>" in str(refused.value)
    assert len(str(refused.value)) < 500


def test_f21_a_dead_process_of_this_computer_is_taken_over_silently(
    path: Path, other_program: "subprocess.Popen[str]"
) -> None:
    holder = json.loads(side_file(path).read_text())
    assert holder["process"] == other_program.pid
    other_program.kill()
    other_program.wait()
    assert side_file(path).exists()
    services = open_existing(path)
    services.agency.add_team("Any")
    services.close()
    assert not side_file(path).exists()


def test_f21_a_process_number_that_somebody_else_has_now_is_taken_over_silently(path: Path) -> None:
    named(path, computer=OTHER.computer, process=os.getppid(), started="another start")
    services = open_existing(path, workplace=OTHER)
    assert json.loads(side_file(path).read_text())["process"] == os.getpid()
    services.agency.add_team("Any")
    services.close()
    assert not side_file(path).exists()


def test_f21_a_living_process_of_this_computer_is_never_taken_over(path: Path) -> None:
    parent = os.getppid()
    named(path, computer=OTHER.computer, process=parent, started=started_at(parent))
    for take_over in (False, True):
        with pytest.raises(InUseError, match="Maya Green has"):
            open_existing(path, workplace=OTHER, take_over=take_over)
    assert is_running(parent, started_at(parent))


@pytest.mark.parametrize("since", [NOW, NOW.replace(year=2016)])
def test_f21_another_computer_is_taken_over_only_when_somebody_says_so_however_old_it_is(
    path: Path, since: datetime
) -> None:
    named(path, since=since.isoformat())
    before = path.read_bytes()
    with pytest.raises(HeldElsewhereError, match="on LAPTOP7 since") as refused:
        open_existing(path, workplace=OTHER)
    assert refused.value.holder is not None
    assert refused.value.holder.who == "Maya Green"
    assert path.read_bytes() == before
    assert json.loads(side_file(path).read_text())["who"] == "Maya Green"
    open_existing(path, workplace=OTHER, read_only=True).close()
    assert json.loads(side_file(path).read_text())["who"] == "Maya Green"
    services = open_existing(path, workplace=OTHER, take_over=True)
    assert json.loads(side_file(path).read_text())["who"] == "Idris Hossain"
    services.close()
    assert not side_file(path).exists()


def test_f19_two_starts_for_one_file_never_both_write() -> None:
    raced = race(50, seed=20261124)
    print(f"races with seed 20261124: {raced}")
    assert (raced.rounds, raced.two_writers, raced.no_writer, raced.lost) == (50, 0, 0, 0)
    assert raced.refused == 50


def test_f19_a_second_start_hands_its_file_over_and_the_first_is_told(
    qapp: QCoreApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    first = SingleInstance(tmp_path)
    assert first.is_first(None)
    asked = tmp_path / "zoë's file.nscp"
    with qtbot.waitSignal(first.wanted) as wanted:
        second = _second(tmp_path, asked)
    second.communicate(timeout=20)
    assert wanted.args == [str(asked)]
    assert second.returncode == 0
    first.close()


SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from nscp_desktop.app.single_instance import SingleInstance
application = QCoreApplication([])
instance = SingleInstance(Path(sys.argv[1]))
first = instance.is_first(Path(sys.argv[2]))
if first and "stay" in sys.argv:
    sys.stdout.write("listening")
    sys.stdout.flush()
    application.exec()
sys.exit(3 if first else 0)
"""


def _second(folder: Path, asked: Path, *words: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", SECOND, str(folder), str(asked), *words], stdout=subprocess.PIPE, text=True
    )


def test_f19_what_a_killed_program_left_is_taken_over(qapp: QCoreApplication, qtbot: QtBot, tmp_path: Path) -> None:
    with _second(tmp_path, tmp_path / "a", "stay") as killed:
        assert killed.stdout is not None
        assert killed.stdout.read(9) == "listening"
        killed.kill()
    instance = SingleInstance(tmp_path)
    assert instance.is_first(None)
    with qtbot.waitSignal(instance.wanted) as wanted:
        later = _second(tmp_path, tmp_path / "b")
    later.communicate(timeout=20)
    assert (later.returncode, wanted.args) == (0, [str(tmp_path / "b")])
    instance.close()


def test_f19_of_programs_started_together_one_is_first(qapp: QCoreApplication, tmp_path: Path) -> None:
    starts = [_second(tmp_path, tmp_path / str(place), "stay") for place in range(4)]
    until = time.monotonic() + 60
    while sum(start.poll() is None for start in starts) > 1 and time.monotonic() < until:
        QCoreApplication.processEvents()
    running = [start for start in starts if start.poll() is None]
    assert len(running) == 1
    assert [start.returncode for start in starts if start not in running] == [0, 0, 0]
    running[0].kill()
    for start in starts:
        start.communicate()


def test_the_race_is_noticed_when_two_write(monkeypatch: pytest.MonkeyPatch) -> None:
    from nscp_desktop.storage import engine, record_file

    monkeypatch.setitem(engine._SETTINGS, "locking_mode", "normal")
    # The second net, which names whoever took the file over, would catch them as well.
    monkeypatch.setattr(record_file, "refuse_taken_over", lambda *_: None)
    # On a busy computer one of the two may come too late to meet the other.
    assert any(race(5, seed=seed).two_writers for seed in range(1, 11))
    assert multiprocessing.active_children() == []
