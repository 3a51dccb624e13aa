"""`backup` and `restore` on the command line."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from nscp_desktop.services.record_files import open_existing

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


def test_a_full_check_says_when_it_was(run: Run, school: Path) -> None:
    assert run("check", school).out == "school.nscp is sound.\n"
    assert "Last full check on this computer: " in run("check", school, "--full").out
    assert "Last full check on this computer: " in run("check", school).out


def test_what_is_no_backup_is_called_what_it_is(run: Run, school: Path, tmp_path: Path) -> None:
    before = school.read_bytes()
    (tmp_path / "folder.nscp").mkdir()
    (tmp_path / "list.txt").write_text("Zoë O\n", "utf-8")
    for name, words in (
        ("nothing.nscp", f"nothing.nscp is not there in {tmp_path}. Check the name"),
        ("list.txt", "list.txt is not a training record of this program"),
        ("folder.nscp", "folder.nscp is a folder. Choose a record file"),
    ):
        done = run("restore", tmp_path / name, school)
        assert (done.status, done.out) == (1, "")
        assert words in done.said
    assert school.read_bytes() == before
    assert not list(tmp_path.rglob("*before restore*"))


def test_a_damaged_record_is_refused_with_the_place_of_its_backups(run: Run, school: Path, tmp_path: Path) -> None:
    whole = school.read_bytes()
    school.write_bytes(whole[: len(whole) // 2])
    assert f"No backup of it was found in {tmp_path / 'data'}" in run("check", school).said
    school.write_bytes(whole)
    services = open_existing(school)
    backup = services.safekeeping.make()
    services.close()
    school.write_bytes(whole[: len(whole) // 2])
    done = run("check", school)
    assert done.status == 1
    assert done.said.endswith(f"Its backups are in {backup.folder}, the newest is {backup.name}.\n")
    assert len(done.said.splitlines()) == 1
