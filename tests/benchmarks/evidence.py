"""Print what files of evidence cost: a large record without any beside the same record with thousands of them.

python tests/benchmarks/evidence.py [FILES] [PEOPLE]

With 5,000 files of 500 kB the record is 2.5 GB, in a temporary folder that goes afterwards.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from large_record import AS_AT, make_large

from nscp_desktop.domain.board import everyone
from nscp_desktop.domain.evidence_files import FileKind, FoundFile
from nscp_desktop.domain.training import Completion
from nscp_desktop.services.protection import make_key
from nscp_desktop.services.record_files import Services, open_existing

FILE_BYTES = 500_000
FILES_IN_A_STEP = 200
ROUNDS = 3
PAUSE_SECONDS = 0.1
# The record itself, the backup that is made of it, and the copy that one opening leaves behind.
ROOM_TIMES = 3
START = Path(__file__).with_name("start_up.py")


def main() -> None:
    files = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    people = int(sys.argv[2]) if len(sys.argv) > 2 else 2000
    with tempfile.TemporaryDirectory() as folder:
        free, wanted = shutil.disk_usage(folder).free, files * FILE_BYTES * ROOM_TIMES
        if free < wanted:
            raise SystemExit(f"{wanted / 1e9:.1f} GB have to be free in {folder}, and {free / 1e9:.1f} GB are.")
        os.environ["XDG_DATA_HOME"] = str(Path(folder) / "data")
        for key in (None, make_key("four plain words here")):
            bare, full = Path(folder) / "bare.nscp", Path(folder) / "full.nscp"
            for path in (bare, full):
                path.unlink(missing_ok=True)
                shutil.rmtree(Path(folder) / "data", ignore_errors=True)
            make_large(bare, people=people, key=key)
            shutil.copy(bare, full)
            add_files(full, key, files)
            words = "without a password" if key is None else "protected"
            size = full.stat().st_size / 1e9
            sys.stdout.write(f"{people:,} people, {files:,} files of {FILE_BYTES // 1000} kB, {words}, {size:.1f} GB\n")
            compare(bare, full, key)


def add_files(path: Path, key: bytes | None, count: int) -> None:
    """Keep files of chance bytes behind the head of a PDF, as the window does, but many in one step."""
    services = open_existing(path, key=key)
    done: list[Completion] = [
        one for history in services.standing.snapshot().histories.values() for one in history.completions
    ]
    begun = time.perf_counter()
    for first in range(0, count, FILES_IN_A_STEP):
        with services.desk.changing("Attach") as unit:
            for number in range(first, min(first + FILES_IN_A_STEP, count)):
                own = done[number % len(done)]
                content = b"%PDF-1.4\n" + os.urandom(FILE_BYTES - 15) + b"%%EOF\n"
                unit.evidence.add(FoundFile(f"{number}.pdf", FileKind.PDF, content), own.id, own.person_id, AS_AT)
    services.close()
    tell(f"{count:,} files kept", None, time.perf_counter() - begun)


def compare(bare: Path, full: Path, key: bytes | None) -> None:
    without = dict(measures(bare, key))
    for what, seconds in measures(full, key):
        tell(what, without[what], seconds)


def measures(path: Path, key: bytes | None) -> Iterator[tuple[str, float]]:
    """Yield what each thing takes with one record."""
    yield "opened and locked", median(lambda: open_existing(path, key=key).close())
    services = open_existing(path, key=key)
    try:
        yield "checked at opening", median(services.problems)
        yield "loaded", median(lambda: _load(services))
        snapshot = services.standing.snapshot()
        yield "everyone's standing", median(lambda: everyone(snapshot, AS_AT))
        yield "what lacks proof", median(lambda: services.evidence_checks.proofs(AS_AT))
        yield "one file kept", median(lambda: _attach(services, path.parent))
        yield "one training saved", median(lambda: _save(services))
        yield "backup made and looked at", median(services.safekeeping.make, 1)
        yield "longest save during a backup", _longest_save(services)
        yield "full check", median(lambda: services.problems(full=True), 1)
    finally:
        services.close()
    if key is None:
        yield "window usable after the start", _started(path)
        yield "a keystroke in the matrix filter", _started(path, "--filter")


def _load(services: Services) -> None:
    services.standing.forget()
    services.standing.snapshot()


def _attach(services: Services, folder: Path) -> None:
    path = folder / "one.pdf"
    path.write_bytes(b"%PDF-1.4\n" + os.urandom(FILE_BYTES) + b"%%EOF\n")
    done = next(own.completions[-1] for own in services.standing.snapshot().histories.values())
    refused = services.evidence.attach(done, [path], today=AS_AT).refusals
    if refused:
        raise SystemExit(refused[0])


def _save(services: Services) -> None:
    done = next(own.completions[-1] for own in services.standing.snapshot().histories.values())
    services.training.change_completion(done._replace(note=f"note {time.perf_counter()}"), today=AS_AT)


def _longest_save(services: Services) -> float:
    """Save again and again while a backup is made, and return what the slowest took."""
    beside = threading.Thread(target=services.safekeeping.make)
    beside.start()
    times = [0.0]
    while beside.is_alive():
        times.append(median(lambda: _save(services), 1))
        time.sleep(PAUSE_SECONDS)
    return max(times)


def _started(path: Path, *more: str) -> float:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}

    def run() -> float:
        command = [sys.executable, str(START), str(time.time()), str(path), *more]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        return float(done.stdout.split()[0])

    return statistics.median(run() for _ in range(ROUNDS))


def median(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    times = []
    for _ in range(rounds):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return statistics.median(times)


def tell(what: str, without: float | None, with_files: float) -> None:
    beside = f"{without:9.4f} s without files" if without is not None else ""
    sys.stdout.write(f"{what:34} {with_files:9.4f} s   {beside}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
