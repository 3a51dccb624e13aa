"""The parts of the two commands that decide something."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
Modules = Callable[[str], ModuleType]


@pytest.fixture
def checkout(tmp_path: Path, packaging_module: Modules) -> Path:
    """Return a folder with the files that an environment is made from."""
    environment = packaging_module("environment")
    (tmp_path / "packaging").mkdir()
    for lock in (environment.BUILD_LOCK, *environment.LOCK_FOR.values()):
        (tmp_path / lock).write_text("one==1\n", encoding="utf-8")
    project = '[project]\nname = "x"\n[tool.ruff]\nline-length = 110\n'
    (tmp_path / "pyproject.toml").write_text(project, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("version", [(3, 10), (3, 8, 1), (2, 7)])
def test_an_old_python_is_refused_with_what_to_install(packaging_module: Modules, version: tuple[int, ...]) -> None:
    sentence = packaging_module("bootstrap").refusal_of_python(version)
    assert sentence.startswith(f"This is Python {version[0]}.{version[1]}, and the program needs Python 3.11")


def test_python_3_11_and_later_are_not_refused(packaging_module: Modules) -> None:
    bootstrap = packaging_module("bootstrap")
    assert [bootstrap.refusal_of_python(version) for version in ((3, 11), (3, 13, 2), (4, 0))] == ["", "", ""]


@pytest.mark.parametrize("kind", ["build", "run", "dev"])
def test_a_changed_lock_makes_the_environment_out_of_date(packaging_module: Modules, checkout: Path, kind: str) -> None:
    fingerprint = packaging_module("environment").fingerprint
    before = fingerprint(checkout)
    (checkout / "packaging" / f"requirements-{kind}.txt").write_text("one==2\n", encoding="utf-8")
    assert fingerprint(checkout) != before


def test_only_the_projects_own_metadata_makes_the_environment_out_of_date(
    packaging_module: Modules, checkout: Path
) -> None:
    fingerprint = packaging_module("environment").fingerprint
    before = fingerprint(checkout)
    pyproject = checkout / "pyproject.toml"
    text = pyproject.read_text(encoding="utf-8")
    pyproject.write_text(text.replace("110", "100"), encoding="utf-8")
    assert fingerprint(checkout) == before
    pyproject.write_text(text.replace('"x"', '"y"'), encoding="utf-8")
    assert fingerprint(checkout) != before


def test_an_environment_counts_as_made_only_once_its_stamp_is_written(
    packaging_module: Modules, checkout: Path
) -> None:
    environment = packaging_module("environment")
    python = environment.venv_program(checkout, "python")
    python.parent.mkdir(parents=True)
    python.touch()
    assert not environment.is_ready(checkout, "run", "abc"), "half made"
    stamp = environment.venv_folder(checkout) / environment.STAMP
    stamp.write_text(environment.stamp_text("run", "abc"), encoding="utf-8")
    assert environment.is_ready(checkout, "run", "abc")
    assert not environment.is_ready(checkout, "run", "other"), "made from other files"
    assert not environment.is_ready(checkout, "test", "abc"), "lacks what the checks need"
    stamp.write_text(environment.stamp_text("test", "abc"), encoding="utf-8")
    assert environment.is_ready(checkout, "run", "abc"), "what test needs includes what run needs"
    python.unlink()
    assert not environment.is_ready(checkout, "run", "abc"), "its Python is gone"


@pytest.mark.parametrize(
    ("platform", "environ", "expected"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, False),
        ("win32", {}, True),
        ("darwin", {}, True),
        ("win32", {"QT_QPA_PLATFORM": "offscreen:size=1x1"}, False),
    ],
)
def test_a_window_is_tried_only_where_one_can_be_shown(
    packaging_module: Modules, platform: str, environ: dict[str, str], expected: bool
) -> None:
    assert packaging_module("qt_libraries").has_screen(platform, environ) is expected


@pytest.mark.parametrize(
    ("release", "glib"),
    [
        ({"ID": "debian", "VERSION_ID": "12"}, "libglib2.0-0"),
        ({"ID": "debian", "VERSION_ID": "13"}, "libglib2.0-0t64"),
        ({"ID": "debian"}, "libglib2.0-0t64"),
        ({"ID": "ubuntu", "VERSION_ID": "22.04"}, "libglib2.0-0"),
        ({"ID": "ubuntu", "VERSION_ID": "24.04"}, "libglib2.0-0t64"),
    ],
)
def test_missing_libraries_are_named_as_the_release_names_them(
    packaging_module: Modules, release: dict[str, str], glib: str
) -> None:
    packages = packaging_module("qt_libraries").debian_packages(["libglib2.0-0", "libgl1"], release)
    assert packages == [glib, "libgl1"]


def test_the_line_to_run_is_one_line_that_can_be_copied(packaging_module: Modules) -> None:
    last = packaging_module("qt_libraries").line_to_run(["libgl1", "libegl1"]).splitlines()[-1]
    assert last.strip() == "sudo apt-get update && sudo apt-get install -y libgl1 libegl1"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="libraries of Linux")
def test_the_loader_tells_a_library_that_is_there_from_one_that_is_not(packaging_module: Modules) -> None:
    is_loadable = packaging_module("qt_libraries").is_loadable
    assert is_loadable("libc.so.6")
    assert not is_loadable("libno-such-thing.so.9")


def test_what_was_there_before_is_not_listed_as_made(packaging_module: Modules, tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    for name in ("old.pdf", "pictures/new.png"):
        (tmp_path / name).write_bytes(b"x" * 3000)
    os.utime(tmp_path / "old.pdf", (1_000_000, 1_000_000))
    lines = packaging_module("commands").made_since(tmp_path, 2_000_000)
    assert [line.split() for line in lines] == [[f"{tmp_path.as_posix()}/pictures/new.png", "3", "KB"]]


def test_pytest_is_the_last_check_and_gets_the_extra_options(packaging_module: Modules) -> None:
    checks = packaging_module("commands").checks(ROOT, ["-k", "dates"])
    assert list(checks)[:4] == ["ruff check", "ruff format", "mypy", "import-linter"]
    assert list(checks)[-1] == "pytest"
    assert checks["pytest"][-2:] == ["-k", "dates"]


def test_help_needs_no_environment(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "packaging" / "bootstrap.py"), "run", "--help"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert "sample data" in done.stdout
