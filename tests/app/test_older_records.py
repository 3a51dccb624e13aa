"""Commands on a record that an earlier version of the program made and nobody has brought over."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from nscp_desktop.services.record_files import open_as_it_is
from nscp_desktop.storage.backups import look_into

Run = Callable[..., Any]
RELEASED = Path(__file__).parents[1] / "data" / "released"
KEY = bytes(range(32)) + bytes(range(100, 116))
OLD = ("v1.nscp", "v2.nscp", "v3.nscp", "v4.nscp", "v5.nscp")


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "data"))


@pytest.fixture(params=OLD)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / str(request.param)
    shutil.copyfile(RELEASED / path.name, path)
    return path


def test_a_backup_is_made_of_it_as_it_is(run: Run, old: Path, tmp_path: Path) -> None:
    before = old.read_bytes()
    done = run("backup", old, tmp_path / "copy.nscp")
    assert (done.status, done.said) == (0, "")
    assert old.read_bytes() == before
    found = look_into(tmp_path / "copy.nscp")
    assert found == look_into(old)
    assert f"v{found.schema_version}.nscp" == old.name


def test_it_is_checked_as_far_as_that_goes(run: Run, old: Path) -> None:
    before = old.read_bytes()
    for how in ((), ("--full",)):
        done = run("check", old, *how)
        assert (done.status, done.said) == (0, "")
        assert f"{old.name} is sound." in done.out
        assert "made by an earlier version of this program" in done.out
    assert run("check", old, "--json").json["sound"] is True
    assert old.read_bytes() == before
    middle = len(before) // 2 // 4096 * 4096
    old.write_bytes(before[:middle] + bytes(4096) + before[middle + 4096 :])
    assert run("check", old).status == 1


@pytest.mark.parametrize("name", ["v1-protected.nscp", "v2-protected.nscp"])
def test_a_protected_one_too(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    shutil.copyfile(RELEASED / name, path)
    services = open_as_it_is(path, key=KEY)
    assert services.is_older
    assert services.problems(full=True) == []
    services.safekeeping.copy_elsewhere(tmp_path / "copy.nscp")
    services.close()
    assert look_into(tmp_path / "copy.nscp", KEY) == look_into(path, KEY)


def test_a_head_of_another_version_is_not_taken_for_an_older_record(run: Run, school: Path) -> None:
    content = bytearray(school.read_bytes())
    content[63] -= 1
    school.write_bytes(content)
    done = run("check", school)
    assert done.status == 1
    assert "so it is damaged" in done.said


@pytest.mark.parametrize(
    "words",
    [("history",), ("standing",), ("report", "--list"), ("export", "--list")],
    ids=lambda words: words[0],
)
def test_all_else_says_how_it_is_brought_over(run: Run, old: Path, words: tuple[str, ...]) -> None:
    before = old.read_bytes()
    done = run(words[0], old, *words[1:])
    assert (done.status, done.out) == (1, "")
    assert done.said == (
        f"{old.name} was made by an earlier version of this program. Open it once in the window, which makes a backup "
        "first and brings it over.\n"
    )
    assert old.read_bytes() == before
