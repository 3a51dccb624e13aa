"""`backup` and `restore` on the command line."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "data"))


def test_a_backup_is_made_and_gone_back_to(run: Run, school: Path, staff_csv: Path, tmp_path: Path) -> None:
    out = tmp_path / "copy.nscp"
    made = run("backup", school, out)
    assert (made.status, made.said) == (0, "")
    assert "copy.nscp is a copy of school.nscp" in made.out
    run("import", school, staff_csv, "--as-at", "2026-11-23")
    done = run("restore", out, school)
    assert done.status == 0
    assert "is kept as" in done.out
    assert run("standing", school, "--as-at", "2026-11-23", "--json").json["people"] == 0
    kept = done.out.split("is kept as ")[1].strip().rstrip(".")
    kept = kept if kept.endswith(".nscp") else f"{kept}.nscp"
    assert run("restore", kept, school).status == 0
    assert run("standing", school, "--as-at", "2026-11-23", "--json").json["people"] == 4


def test_what_cannot_be_done_is_refused_in_a_sentence(run: Run, school: Path, tmp_path: Path) -> None:
    out = tmp_path / "copy.nscp"
    run("backup", school, out)
    again = run("backup", school, out)
    assert (again.status, again.out) == (1, "")
    assert "there already" in again.said
    gone = run("restore", tmp_path / "nothing.nscp", school)
    assert gone.status == 1
    assert len(gone.said.splitlines()) == 1
