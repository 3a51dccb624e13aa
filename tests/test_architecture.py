"""The walls of the house, as tests: what may import what, how long things may be, and what may lie where."""

import ast
import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter import configuration
from importlinter.application import use_cases

from nscp_desktop.app.guard import UNSOUND_PYSIDE

ROOT = Path(__file__).resolve().parent.parent
TOP_LEVEL = {"pyproject.toml", "nscp_desktop", "resources", "forms", "tests", "packaging", "README.md", "LICENSE"}
# Left by a build or a demonstration, and ignored by git.
NOT_OURS = {"demo-output", "build", "dist", "__pycache__"}
MAX_FILE_LINES = 400
MAX_FUNCTION_LINES = 60
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "base", "manager", "managers"}
# Where Qt or a thread calls the program, and nobody above could catch.
CATCH_ALL_ALLOWED = ("nscp_desktop/ui/tasks.py", "nscp_desktop/ui/guarded.py", "nscp_desktop/app/")


def python_files(*folders: str) -> list[Path]:
    """Return the hand-written Python files under the given folders, without generated ones and migrations."""
    found = (file for folder in folders for file in sorted((ROOT / folder).rglob("*.py")))
    return [file for file in found if not is_generated(file)]


def is_generated(file: Path) -> bool:
    """Tell whether a file was compiled from a form or icons, or is a migration, which is never edited again."""
    compiled = file.parent.name == "forms" and file.name.startswith("ui_")
    return compiled or file.name == "resources_rc.py" or "migrations" in file.parts


def relative(file: Path) -> str:
    """Return a file's path in the checkout, with forward slashes."""
    return file.relative_to(ROOT).as_posix()


def top_level_entries() -> set[str]:
    """Return what lies at the top of the checkout, by git where there is git."""
    try:
        listing = subprocess.run(
            ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True, encoding="utf-8"
        ).stdout
        return {name.split("/")[0] for name in listing.split("\0") if name}
    except (OSError, subprocess.CalledProcessError):
        return {entry.name for entry in ROOT.iterdir()} - NOT_OURS


def catch_alls(tree: ast.AST) -> Iterator[int]:
    """Yield the lines that catch every exception and keep it, instead of tidying up and letting it go on."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler):
            caught = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
            names = {name.id if isinstance(name, ast.Name) else name for name in caught}
            last = node.body[-1]
            goes_on = isinstance(last, ast.Raise) and last.exc is None
            if names & {None, "Exception", "BaseException"} and not goes_on:
                yield node.lineno


def test_imports_keep_to_every_contract(capsys: pytest.CaptureFixture[str]) -> None:
    configuration.configure()
    kept = use_cases.lint_imports(config_filename=str(ROOT / "pyproject.toml"), cache_dir=None, no_logo=True)
    assert kept, capsys.readouterr().out


def test_no_file_is_longer_than_the_limit() -> None:
    lengths = {
        relative(file): len(file.read_text(encoding="utf-8").splitlines())
        for file in python_files("nscp_desktop", "tests", "packaging")
    }
    assert {file: lines for file, lines in lengths.items() if lines > MAX_FILE_LINES} == {}


def test_no_function_is_longer_than_the_limit() -> None:
    too_long = []
    for file in python_files("nscp_desktop"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > MAX_FUNCTION_LINES:
                    too_long.append(f"{relative(file)}: {node.name} has {lines} lines")
    assert too_long == []


def test_the_top_level_holds_exactly_what_the_house_names() -> None:
    entries = {name for name in top_level_entries() if not name.startswith(".")}
    assert entries == TOP_LEVEL


def test_everything_is_caught_only_at_the_edge() -> None:
    found = [
        f"{relative(file)}:{line}"
        for file in python_files("nscp_desktop")
        if not relative(file).startswith(CATCH_ALL_ALLOWED)
        for line in catch_alls(ast.parse(file.read_text(encoding="utf-8")))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("handler", "is_kept"),
    [
        ("except: pass", True),
        ("except Exception: pass", True),
        ("except (ValueError, BaseException): pass", True),
        ("except Exception as error: raise ValueError from error", True),
        ("except BaseException: print(); raise", False),
        ("except (OSError, ValueError): pass", False),
    ],
)
def test_catching_everything_is_recognised(handler: str, is_kept: bool) -> None:
    tree = ast.parse(f"try:\n    pass\n{handler}\n")
    assert bool(list(catch_alls(tree))) is is_kept


def test_no_file_has_a_name_that_says_nothing() -> None:
    files = python_files("nscp_desktop", "tests", "packaging")
    assert [relative(file) for file in files if set(file.stem.split("_")) & EMPTY_NAMES] == []


def test_lock_files_pin_by_hash_and_name_no_place() -> None:
    locks = sorted((ROOT / "packaging").glob("requirements-*.txt"))
    assert {lock.name for lock in locks} == {f"requirements-{kind}.txt" for kind in ("build", "dev", "run")}
    for lock in locks:
        text = lock.read_text(encoding="utf-8")
        assert not re.search(r"://|--(extra-)?index-url|--find-links|^-[if] | @ |(?<![\w.])/\w+/", text, re.M)
        entries = re.split(r"^(?=[A-Za-z0-9])", text, flags=re.M)[1:]
        unpinned = [entry.split()[0] for entry in entries if "==" not in entry or "--hash=sha256:" not in entry]
        assert unpinned == [], lock.name


def test_the_locks_hold_every_dependency_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = {
        "run": project["project"]["dependencies"],
        "dev": project["project"]["dependencies"] + project["project"]["optional-dependencies"]["dev"],
        "build": project["build-system"]["requires"],
    }
    for kind, requirements in wanted.items():
        text = (ROOT / "packaging" / f"requirements-{kind}.txt").read_text(encoding="utf-8")
        locked = set(re.findall(r"^([a-z0-9-]+)==", text, re.M))
        names = {re.split(r"[^A-Za-z0-9-]", requirement)[0].lower() for requirement in requirements}
        assert names - locked == set(), f"run packaging/renew_locks.py ({kind})"


def test_the_project_asks_for_a_pyside_that_the_guard_lets_through() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = [need for need in project["project"]["dependencies"] if need.startswith("PySide6")]
    assert len(asked) == 1
    series = re.fullmatch(r"PySide6-Essentials==(\d+)\.(\d+)\.\*", asked[0])
    assert series is not None
    assert (int(series[1]), int(series[2])) < UNSOUND_PYSIDE
    lock = (ROOT / "packaging" / "requirements-run.txt").read_text(encoding="utf-8")
    assert f"\npyside6-essentials=={series[1]}.{series[2]}." in lock
