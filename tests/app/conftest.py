"""The command line as another program calls it: its own process, its own output."""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from nscp_desktop.app.main import main


@dataclass(frozen=True)
class Ran:
    """What one command printed and returned."""

    status: int
    out: str
    said: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command in this process."""

    def call(*arguments: str | Path) -> Ran:
        capsys.readouterr()
        try:
            status = main([str(argument) for argument in arguments])
        except SystemExit as ended:
            status = int(ended.code or 0)
        captured = capsys.readouterr()
        return Ran(status, captured.out, captured.err)

    return call


@pytest.fixture
def run_apart() -> Run:
    """Run a command in a process of its own."""

    def call(*arguments: str | Path) -> Ran:
        done = subprocess.run(
            [sys.executable, "-m", "nscp_desktop", *map(str, arguments)], capture_output=True, text=True, check=False
        )
        return Ran(done.returncode, done.stdout, done.stderr)

    return call


@pytest.fixture
def school(tmp_path: Path, run: Run) -> Path:
    """A new record file of a school."""
    path = tmp_path / "school.nscp"
    done = run("new", path, "--agency", "Hillside School", "--sector", "school", "--no-password")
    assert (done.status, done.out, done.said) == (0, "", "")
    return path


@pytest.fixture
def staff_csv(tmp_path: Path) -> Path:
    """A small spreadsheet as a school keeps it."""
    path = tmp_path / "staff.csv"
    path.write_text(
        "Surname,First name,Role,Start date,Whole school safeguarding,Prevent\n"
        "O'Neill,Zoë,SENCo,01/09/2019,03/09/2024,12/01/2026\n"
        "Barker,Tom,Site manager,01/09/2018,02/09/2022,Booked 12/01/2027\n"
        "Quill,Maya,Teaching assistant,01/11/2026,,N/A\n"
        "Osei,Rebecca,Class teacher,01/09/2017,Sept 2024,Yes\n",
        "utf-8",
    )
    return path
