"""A laptop that falls asleep at work: the program is stopped at any moment, and wakes into a changed folder."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path

import pytest

from nscp_desktop.domain.agency import AgencyDetails, Sector
from nscp_desktop.domain.holding import ReplacedError
from nscp_desktop.services.record_files import Services, create, open_existing
from nscp_desktop.storage.lock import side_file

TODAY = date(2026, 11, 24)
WORK = """
import sys
from pathlib import Path
from nscp_desktop.domain.errors import NscpError
from nscp_desktop.services.record_files import open_existing
services = open_existing(Path(sys.argv[1]))
number = 0
try:
    while True:
        services.agency.add_team(f"Team {number}")
        print(number, flush=True)
        number += 1
        if services.desk.file.path.with_name("stop").exists():
            break
except NscpError as refusal:
    print(f"{type(refusal).__name__}: {refusal}", flush=True)
services.close()
"""
STOPS = 12
STEPS_AT_MOST = 200

pytestmark = pytest.mark.skipif(os.name != "posix", reason="only POSIX can stop a program and let it go on")


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    place = tmp_path / "carlton-hill.nscp"
    create(place, AgencyDetails("Carlton Hill", Sector.SCHOOL), today=TODAY).close()
    return place


@pytest.fixture
def program(path: Path) -> Iterator["subprocess.Popen[str]"]:
    """Give another program that saves one team after the other and says so after each."""
    with subprocess.Popen([sys.executable, "-c", WORK, str(path)], stdout=subprocess.PIPE, text=True) as process:
        yield process
        process.kill()


def said(program: "subprocess.Popen[str]") -> list[str]:
    assert program.stdout is not None
    return program.stdout.read().split("\n")[:-1]


def first_saved(program: "subprocess.Popen[str]") -> None:
    assert program.stdout is not None
    assert program.stdout.readline() == "0\n"


def fall_asleep(program: "subprocess.Popen[str]") -> None:
    """Stop it, and come back when it does not run any more."""
    program.send_signal(signal.SIGSTOP)
    os.waitpid(program.pid, os.WUNTRACED)


def teams(path: Path) -> list[str]:
    services = open_existing(path)
    found = [team.title for team in services.agency.teams()]
    assert services.problems(full=True) == []
    services.close()
    return found


def test_f08_after_sleeping_at_any_moment_the_work_goes_on(path: Path, program: "subprocess.Popen[str]") -> None:
    first_saved(program)
    for number in range(STOPS):
        fall_asleep(program)
        program.send_signal(signal.SIGCONT)
        # Another moment of the save each time.
        time.sleep(0.0007 * number)
    path.with_name("stop").touch()
    saved = said(program)
    assert all(word.isdecimal() for word in saved)
    assert len(teams(path)) == int(saved[-1]) + 1


def test_f08_a_file_that_was_replaced_while_asleep_is_never_written(
    path: Path, program: "subprocess.Popen[str]", tmp_path: Path
) -> None:
    other = tmp_path / "theirs.nscp"
    shutil.copy(path, other)
    theirs = open_existing(other)
    theirs.agency.add_team("Theirs")
    theirs.close()
    content = other.read_bytes()
    first_saved(program)
    fall_asleep(program)
    other.replace(path)
    program.send_signal(signal.SIGCONT)
    assert program.stdout is not None
    # A program that notices nothing would go on for ever.
    words = list(islice(program.stdout, STEPS_AT_MOST))
    assert words[-1].startswith("ReplacedError: Another file has taken the place of carlton-hill.nscp")
    assert path.read_bytes() == content
    program.wait()
    assert "Theirs" in teams(path)


def test_f08_what_another_computer_took_over_meanwhile_is_not_written(path: Path) -> None:
    services = open_existing(path)
    services.agency.add_team("Before")
    take_over(path, services)
    with pytest.raises(ReplacedError, match=r"Idris Hossain has carlton-hill.nscp open on OFFICE2 since .* asleep"):
        services.agency.add_team("After")
    assert "OFFICE2" in services.watching.look().replaced
    services.close()
    assert json.loads(side_file(path).read_text())["computer"] == "OFFICE2"
    side_file(path).unlink()
    assert teams(path) == ["Before"]


def take_over(path: Path, services: Services) -> None:
    """Do to the side file what another computer does whose share has forgotten our lock."""
    holder = json.loads(side_file(path).read_text())
    assert holder["computer"] == services.desk.file.workplace.computer
    side_file(path).write_text(json.dumps(holder | {"who": "Idris Hossain", "computer": "OFFICE2", "process": 7}))


def test_f08_no_transaction_stays_open_while_somebody_thinks(path: Path, tmp_path: Path) -> None:
    services = open_existing(path)
    services.agency.add_team("Any")
    list_of_people = tmp_path / "people.csv"
    list_of_people.write_text("First name,Surname\nAda,Okafor\n", "utf-8")
    services.imports.plan(services.imports.read(list_of_people, today=TODAY))
    services.standing.snapshot()
    with services.desk.file.alone() as driver:
        assert not driver.in_transaction
    services.close()
