"""Every break of `breaks_*.py` in a copy of the project: the named test passes without it and fails with it.

`python -m tests.faults.seen_to_fail` from the root of the project prints a table and ends with 1 when a break is not
noticed. `--only F10,F25` chooses rows. The project itself is only read.
"""

import argparse
import importlib
import importlib.util
import os
import queue
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.faults.breaks import Break

ROOT = Path(__file__).resolve().parents[2]
MODULES = ("breaks_storage", "breaks_privacy", "breaks_evidence")
# A busy machine takes its time for a sound program; one with a break has as long as that, and at least this long.
LONGEST_SECONDS, LONGEST_BROKEN_SECONDS = 900.0, 300.0
TEST_FAILED = 1
WITHOUT = "fails without it too"
Copies = queue.Queue[Path]


@dataclass(frozen=True, slots=True)
class Seen:
    """How one test ended: pytest's exit code, None when its time was over, its words, and how long it took."""

    code: int | None
    words: str
    seconds: float

    @property
    def passed(self) -> bool:
        """Whether it was carried out, and not skipped, and nothing in it failed."""
        return self.code == 0 and " passed" in self.words

    @property
    def failed(self) -> bool:
        """Whether an assertion of the test failed, or its time was over; a test that cannot be loaded shows nothing."""
        return self.code in (TEST_FAILED, None)


def main(arguments: list[str]) -> int:
    """Carry out what was asked for, print a row for each break, and return 1 when one was not noticed."""
    asked = _asked(arguments)
    rows = {row for row in asked.only.split(",") if row}
    chosen = [one for one in every_break() if not rows or one.row in rows]
    if not chosen:
        print("There is no break of such a row.")
        return 2
    groups: dict[str, list[Break]] = {}
    for one in chosen:
        groups.setdefault(one.test, []).append(one)
    found: dict[Break, str] = {}
    # Whoever ends it from outside finds no copies left over.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(2))
    with copies(asked.processes) as free, ThreadPoolExecutor(asked.processes) as pool:
        try:
            for done in as_completed([pool.submit(_tried, group, free) for group in groups.values()]):
                found |= done.result()
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
    print(table({one: found[one] for one in chosen}))
    return 0 if all(said.startswith("yes") for said in found.values()) else 1


def every_break() -> tuple[Break, ...]:
    """Return the breaks of every module that is there, in the order of their rows."""
    names = [f"tests.faults.{name}" for name in MODULES]
    there = [name for name in names if importlib.util.find_spec(name) is not None]
    found = [one for name in there for one in importlib.import_module(name).BREAKS]
    return tuple(sorted(found, key=lambda one: one.row))


def broken(text: str, one: Break) -> str:
    """Return the text of a file with a break in it.

    Raises ValueError when its place is not there exactly once.
    """
    if text.count(one.old) != 1:
        raise ValueError(f"{one.row}: the place of the break stands {text.count(one.old)} times in {one.file}")
    return text.replace(one.old, one.new)


def table(found: dict[Break, str]) -> str:
    """Return the breaks and what became of each, as a table of Markdown."""
    lines = ["| row | test | what was wrong | seen to fail |", "|---|---|---|---|"]
    for one, said in found.items():
        lines.append(f"| {one.row} | `{one.test.partition('::')[2]}` | {one.what} | {said} |")
    return "\n".join(lines)


@contextmanager
def copies(amount: int) -> Iterator[Copies]:
    """Give so many copies of what git knows of the project, in a folder that goes away."""
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    free: Copies = queue.Queue()
    with tempfile.TemporaryDirectory(prefix="seen-to-fail-") as folder:
        for number in range(amount):
            copy = Path(folder).resolve() / str(number)
            for name in filter(None, names.split("\0")):
                # A name that git knows may be gone from the folder, when somebody is at work in it.
                if (ROOT / name).is_file():
                    (copy / name).parent.mkdir(parents=True, exist_ok=True)
                    shutil.copyfile(ROOT / name, copy / name)
            _refuse_another_program(copy)
            free.put(copy)
        yield free


def _asked(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m tests.faults.seen_to_fail", description=__doc__.partition("\n")[0])
    parser.add_argument("--only", default="", help="rows of the fault catalogue, for example F10,F25")
    parser.add_argument("--processes", type=int, default=2)
    return parser.parse_args(arguments)


def _refuse_another_program(copy: Path) -> None:
    """Refuse to go on when the program that is installed for development would be tested, and not the copy."""
    command = [sys.executable, "-c", "import nscp_desktop; print(nscp_desktop.__file__)"]
    # From elsewhere, as a child process of a test may be.
    said = subprocess.run(command, cwd=copy.parent, env=_environment(copy), capture_output=True, text=True, check=True)
    if not Path(said.stdout.strip()).is_relative_to(copy):
        raise SystemExit(f"The copy is not what is imported, but {said.stdout.strip()}")


def _environment(copy: Path) -> dict[str, str]:
    return os.environ | {"PYTHONPATH": os.fspath(copy), "QT_QPA_PLATFORM": "offscreen"}


def _tried(group: list[Break], free: Copies) -> dict[Break, str]:
    """Run a test without and with each of its breaks, and return what to say of each."""
    copy = free.get()
    try:
        sound = _carried_out(copy, group[0].test, LONGEST_SECONDS)
        if not sound.passed:
            said = WITHOUT if sound.code is not None else f"does not end within {LONGEST_SECONDS:.0f} s without it"
            _tell(group[0], said, sound)
            return dict.fromkeys(group, f"**no**: {said}")
        longest = max(LONGEST_BROKEN_SECONDS, 2 * sound.seconds)
        return {one: _with_break(copy, one, longest) for one in group}
    finally:
        free.put(copy)


def _with_break(copy: Path, one: Break, longest: float) -> str:
    place = copy / one.file
    content = place.read_text("utf-8")
    _write(place, broken(content, one))
    try:
        seen = _carried_out(copy, one.test, longest)
    finally:
        _write(place, content)
    said = "yes" if seen.failed else "**no**"
    if seen.code is None:
        said += f", it did not end within {longest:.0f} s"
    elif not seen.failed and not seen.passed:
        said += f": it could not be carried out (exit code {seen.code})"
    _tell(one, said, seen)
    return said


def _write(place: Path, content: str) -> None:
    place.write_text(content, "utf-8")
    # Compiled files are told from old ones by size and second, and a break may keep both.
    Path(importlib.util.cache_from_source(os.fspath(place))).unlink(missing_ok=True)


def _carried_out(copy: Path, test: str, longest: float) -> Seen:
    """Run one test in a copy, in a group of processes that ends with it."""
    scratch = copy.with_name(f"{copy.name}-scratch")
    command = [sys.executable, "-m", "pytest", "-n0", "-q", "-p", "no:cacheprovider", "--timeout=0", test]
    command.append(f"--basetemp={scratch}")
    begun = time.monotonic()
    with subprocess.Popen(
        command,
        cwd=copy,
        env=_environment(copy),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        start_new_session=True,
    ) as running:
        try:
            words, _ = running.communicate(timeout=longest)
        except subprocess.TimeoutExpired:
            os.killpg(running.pid, signal.SIGKILL)
            words, _ = running.communicate()
            return Seen(None, words, time.monotonic() - begun)
    return Seen(running.returncode, words, time.monotonic() - begun)


def _tell(one: Break, said: str, seen: Seen) -> None:
    """Say on the terminal how it goes, and in which words the test failed."""
    lines = seen.words.splitlines()
    reasons = [line.removeprefix("E").strip() for line in lines if line.startswith("E  ")] or lines[-2:]
    print(f"{one.row} {said} ({one.what}): {' / '.join(reasons[:2])[:240]}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
