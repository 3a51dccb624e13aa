"""Power cuts at every moment of real work, rebuilt from the calls that the program made.

Each run of steps is carried out once under a recorder. For every moment between two calls, images of a disk that lost
its power just then are built (see `disk_model`), and each is opened through the program's own way: what was
acknowledged has to be there, and nothing half-done. Images that are the same byte for byte are opened once, and files
that are the same byte for byte once they are opened are read and checked in full once.
"""

import os
import random
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from nscp_desktop.storage import engine
from tests.faults.counts import MOST_FINDINGS, Counts, goes_on
from tests.faults.disk_model import Disk, Image
from tests.faults.kill_loop import misplaced
from tests.faults.leftovers import Leftovers, contents_of
from tests.faults.operations import RUNS, Run, Templates, Work, fast_folder, mark_at, marks, own_data
from tests.faults.recording import Event, recorded
from tests.faults.warm import shared_statements

MEASURE = "power-cut images: lost or unopenable"
# In one round, so that a run of many calls, or one whose opening takes long, does not take the turns of the others.
MOST_MOMENTS = 400
MOST_MOMENTS_OF = {"upgrade": 25, "upgrade, protected": 25}
_DONE = b"d"
Child = Callable[[Run, Work, int], None]


@dataclass(frozen=True, slots=True)
class Recorded:
    """A run, its marks, what was in its folder at the start, and the calls that were made."""

    run: Run
    marks: tuple[str, ...]
    start: dict[str, bytes]
    events: tuple[Event, ...]


def work_honestly(each: Run, work: Work, telling: int) -> None:
    """Carry a run out and acknowledge each step after it returned."""
    with own_data(work.folder):
        if each.opens_first:
            mark_at(work)
        for step in each.steps:
            step(work)
            os.write(telling, _DONE)
        work.close()


def work_unsynced(each: Run, work: Work, telling: int) -> None:
    """The negative control: the same with a database that flushes nothing."""
    engine._SETTINGS["synchronous"] = 0
    work_honestly(each, work, telling)


def run(
    seed: int,
    amount: int | None = None,
    until: float | None = None,
    *,
    runs: Sequence[Run] = RUNS,
    child: Child = work_honestly,
    with_plain: bool = True,
) -> Counts:
    """Open so many images, spread over the moments of all runs, again and again with other choices.

    The first round has, `with_plain`, two plain images of each moment besides: all that was not flushed, and nothing.
    """
    begun, chance = time.monotonic(), random.Random(seed)
    tried = _Tried(seed)
    with fast_folder() as folder, shared_statements():
        (folder / "templates").mkdir()
        templates = Templates(folder / "templates")
        known = [record(each, templates, folder / "first", child) for each in runs]
        rounds = 0
        while goes_on(tried.images, amount, until):
            for one in known:
                for acknowledged, image in images(one, chance, with_plain=with_plain and rounds == 0):
                    if not goes_on(tried.images, amount, until):
                        break
                    tried.look(one, acknowledged, image, folder / "image")
            rounds += 1
    notes = {
        "different images": tried.different,
        "different records and backups after opening": len(tried.leftovers.seen),
        "rounds": rounds,
    }
    return Counts(
        MEASURE, tried.images, tried.bad, seed, time.monotonic() - begun, tuple(tried.findings[:MOST_FINDINGS]), notes
    )


def record(each: Run, templates: Templates, folder: Path, child: Child = work_honestly) -> Recorded:
    """Carry a run out twice: once for its marks, once under the recorder."""
    found = marks(each, templates, folder)
    shutil.rmtree(folder)
    work = templates.copy(each, folder)
    with own_data(folder):
        start = dict(contents_of(folder))
        events = recorded(folder, partial(child, each, work))
    shutil.rmtree(folder)
    return Recorded(each, tuple(found), start, tuple(events))


def images(one: Recorded, chance: random.Random, *, with_plain: bool) -> Iterator[tuple[int, Image]]:
    """Give an image for moments of a run chosen by chance, with how many steps were acknowledged by then."""
    disk, acknowledged = Disk(one.start), 0
    every = range(len(one.events))
    most = min(MOST_MOMENTS_OF.get(one.run.name, MOST_MOMENTS), len(every))
    moments = set(chance.sample(every, most))
    for number, event in enumerate(one.events):
        if event.kind == "done":
            acknowledged += 1
        else:
            disk.take(event)
        if number in moments:
            for how in ("all", "nothing", "") if with_plain else ("",):
                yield acknowledged, disk.image(chance, how)


class _Tried:
    """What was opened so far, and what was found."""

    def __init__(self, seed: int) -> None:
        self.images = self.bad = self.different = 0
        self.findings: list[str] = []
        self.leftovers = Leftovers()
        self._seed = seed
        self._verdicts: dict[object, str] = {}

    def look(self, one: Recorded, acknowledged: int, image: Image, folder: Path) -> None:
        """Open one image, unless the same one was opened before, and count it."""
        self.images += 1
        key = (one.run.name, acknowledged, image.key)
        if key not in self._verdicts:
            self.different += 1
            _put(image, folder)
            with own_data(folder):
                found, problems = self.leftovers.look(Work(folder))
            shutil.rmtree(folder)
            self._verdicts[key] = problems or misplaced(found, one.marks, acknowledged)
            if self._verdicts[key]:
                self.findings.append(
                    f"seed {self._seed}, image {self.images}, {one.run.name}, after {acknowledged} steps: "
                    f"{self._verdicts[key]}"
                )
        self.bad += bool(self._verdicts[key])


def _put(image: Image, folder: Path) -> None:
    folder.mkdir()
    for path, content in image.contents():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
