"""The two commands of a checkout: `run` starts the program on sample data, `test` runs every check."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

import environment
import qt_libraries
from environment import NotReadyError, say

ROOT = Path(__file__).resolve().parent.parent
DEMO_FOLDER = "demo-output"

RUN_HELP = (
    "Open the program on sample data. Without a screen, make the sample reports and pictures in the folder "
    "demo-output instead. Options that follow are passed on; a file or a command of the program that follows "
    "takes the place of the sample data."
)
TEST_HELP = "Run ruff, mypy, import-linter and pytest, all without a screen. Options that follow go to pytest."


def main(arguments: list[str]) -> int:
    """Carry out one of the two commands and return the exit status."""
    parser = argparse.ArgumentParser(prog="bootstrap.py", description="Start or check nscp_desktop.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="run|test")
    commands.add_parser("run", help=RUN_HELP, description=RUN_HELP)
    commands.add_parser("test", help=TEST_HELP, description=TEST_HELP)
    chosen, extra = parser.parse_known_args(arguments)
    try:
        return run(extra) if chosen.command == "run" else test(extra)
    except NotReadyError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def run(extra: list[str]) -> int:
    """Start the program on sample data, or make the demonstration when there is no screen."""
    screen = qt_libraries.has_screen(sys.platform, os.environ)
    qt_libraries.make_ready(on_x=screen and bool(os.environ.get("DISPLAY")))
    program = [str(environment.make_ready(ROOT, "run")), "-m", "nscp_desktop"]
    own = bool(extra) and not extra[0].startswith("-")
    if screen:
        return subprocess.call([*program, *extra] if own else [*program, "--sample", *extra])
    offscreen = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    if own:
        return subprocess.call([*program, *extra], env=offscreen)
    say(f"There is no screen here, so the sample reports and pictures are made in {DEMO_FOLDER} instead.")
    started = time.time()
    status = subprocess.call([*program, "demo", DEMO_FOLDER, *extra], env=offscreen)
    if status == 0:
        for line in made_since(Path(DEMO_FOLDER), started):
            say(line)
    return status


def made_since(folder: Path, started: float) -> list[str]:
    """Return a line per file in a folder that was written since a moment (seconds since 1970), by name."""
    # Some file systems keep times to two seconds only.
    files = (file for file in sorted(folder.rglob("*")) if file.is_file())
    stats = ((file, file.stat()) for file in files)
    return [
        f"  {file.as_posix()}  {max(1, round(stat.st_size / 1024))} KB"
        for file, stat in stats
        if stat.st_mtime >= started - 2
    ]


def test(extra: list[str]) -> int:
    """Run every check, also after one has found something, and return 1 when any did."""
    qt_libraries.make_ready(on_x=False)
    environment.make_ready(ROOT, "test")
    offscreen = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    found = []
    for name, command in checks(ROOT, extra).items():
        say(f"\n== {name}")
        started = time.monotonic()
        status = subprocess.call(command, cwd=ROOT, env=offscreen)
        seconds = time.monotonic() - started
        say(f"== {name}: {'nothing found' if status == 0 else 'found something'}, {seconds:.0f} s")
        if status != 0:
            found.append(name)
    say(f"\nThese found something, see above: {', '.join(found)}." if found else "\nEvery check is content.")
    return 1 if found else 0


def checks(root: Path, extra: list[str]) -> dict[str, list[str]]:
    """Return the checks by name, in the order in which they run; pytest's own summary comes last."""
    python = str(environment.venv_program(root, "python"))
    benchmarks = root / "tests" / "benchmarks"
    steps = {
        "ruff check": [python, "-m", "ruff", "check", "."],
        "ruff format": [python, "-m", "ruff", "format", "--check", "."],
        "mypy": [python, "-m", "mypy"],
        "import-linter": [str(environment.venv_program(root, "lint-imports"))],
    }
    if any(benchmarks.glob("test_*.py")):
        # Alone on the machine: beside other tests the times would mean nothing.
        steps["benchmarks"] = [python, "-m", "pytest", "-n0", "-q", "-s", str(benchmarks)]
    ignored = ["--ignore", str(benchmarks)]
    steps["pytest"] = [python, "-m", "pytest", "-n", "auto", "--dist", "worksteal", *ignored, *extra]
    return steps
