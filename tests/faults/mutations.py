"""Thousands of damaged record files: none of them is shown as if it were right.

A sound record is damaged in one of the ways of `damage.py` and opened through the program's own path. It is refused
in a sentence, or its check names what is wrong, or what is shown is exactly what was there before. Whatever else
happens is a finding: other content without a word, another error than the program's own, more than five seconds, or
a damaged file that opening has changed.
"""

import hashlib
import random
import time
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from nscp_desktop.domain.drafts import PersonDraft
from nscp_desktop.domain.errors import NscpError
from nscp_desktop.domain.recovery_code import code_of
from nscp_desktop.services.protection import unlock_with_code
from nscp_desktop.services.record_files import Services, open_existing
from tests.faults.counts import MOST_FINDINGS, Counts, goes_on
from tests.faults.damage import WAYS, Damaged, Sound, changed_pages
from tests.faults.operations import HEAD_BYTES, KEY, PLACE, RUNS, TODAY, Templates, Work, fast_folder, own_data
from tests.faults.warm import shared_statements

MEASURE = "damaged record files: shown as if they were right, or an unexpected end"
LONGEST_SECONDS = 5.0
_FOUNDED = tuple(run for run in RUNS if run.name.startswith("saves"))
_STRANGE = {run.name: replace(run, name=f"strange {run.name}") for run in _FOUNDED}
_BIG = "x" * 300_000


# Bytes of the head: how it is journalled, how often it was changed, how many pages it has.
_BOOKKEEPING = {18, 19, *range(24, 32), *range(92, 100)}


class Verdict(StrEnum):
    """What became of a damaged file."""

    REFUSED = "refused in a sentence"
    AT_OPENING = "named by the check at opening"
    FULL_CHECK = "noticed only by the full check"
    FULL_CHECK_HARMLESS = "nothing lost, noticed by the full check"
    HARMLESS = "nothing lost"
    OLDER = "the older copy as a whole, which a kept code of the history tells"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Base:
    """A sound record to damage, the digests of what it and its older copy show, and the code of its history."""

    name: str
    sound: Sound
    shown: str
    older: str
    head: str


class _Ending:
    """Whatever error a block ends with: an unexpected one of any kind is what is looked for here."""

    def __init__(self) -> None:
        self.error: BaseException | None = None

    def __enter__(self) -> "_Ending":
        return self

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> bool:
        self.error = error
        return isinstance(error, Exception)


def run(seed: int, amount: int | None = None, until: float | None = None) -> Counts:
    """Damage so many files."""
    begun, chance, done, bad = time.monotonic(), random.Random(seed), 0, 0
    findings: list[str] = []
    notes: dict[str, int] = {}
    ways = tuple(WAYS)
    with fast_folder() as folder, own_data(folder), shared_statements():
        bases = made_bases(folder)
        while goes_on(done, amount, until):
            base, way = bases[done % len(bases)], ways[(done // len(bases)) % len(ways)]
            damaged = WAYS[way](chance, base.sound)
            verdict, why = judge(folder / "damaged", base, damaged)
            notes[verdict] = notes.get(verdict, 0) + 1
            if verdict in (Verdict.FULL_CHECK, Verdict.HARMLESS):
                name = f"{verdict}: {way}"
                notes[name] = notes.get(name, 0) + 1
            if verdict is Verdict.BAD:
                bad += 1
                where = changed_pages(base.sound.content, damaged.content)
                findings.append(f"seed {seed}, file {done}, {base.name}, {way}, pages {where}: {why}")
            done += 1
    return Counts(MEASURE, done, bad, seed, time.monotonic() - begun, tuple(findings[:MOST_FINDINGS]), notes)


def judge(folder: Path, base: Base, damaged: Damaged) -> tuple[Verdict, str]:
    """Open a damaged file as the program does, and return the verdict and why it is bad."""
    folder.mkdir(exist_ok=True)
    for left_over in folder.iterdir():
        left_over.unlink()
    path = folder / "damaged.nscp"
    path.write_bytes(damaged.content)
    for end, content in damaged.beside:
        path.with_name(path.name + end).write_bytes(content)
    begun, verdict, why = time.monotonic(), Verdict.REFUSED, ""
    with _Ending() as ending:
        verdict, why = _opened(path, base)
    if ending.error is not None and not isinstance(ending.error, NscpError):
        verdict, why = Verdict.BAD, f"{type(ending.error).__name__}: {ending.error}"
    if time.monotonic() - begun > LONGEST_SECONDS:
        return Verdict.BAD, f"it took {time.monotonic() - begun:.1f} s"
    # A journal is there to change the file; that is not the program's doing.
    has_journal = any(end == "-journal" for end, _ in damaged.beside)
    if not has_journal and not _is_left(path.read_bytes(), damaged.content, verdict):
        return Verdict.BAD, f"{verdict}, but opening changed pages {changed_pages(damaged.content, path.read_bytes())}"
    return verdict, why


def _is_left(now: bytes, before: bytes, verdict: Verdict) -> bool:
    """Whether a file is as it was; in a whole one, the engine puts its own bookkeeping back into the head."""
    if now == before:
        return True
    differing = {at for at, (one, other) in enumerate(zip(now, before, strict=False)) if one != other}
    return verdict is Verdict.HARMLESS and len(now) == len(before) and differing <= _BOOKKEEPING


def _opened(path: Path, base: Base) -> tuple[Verdict, str]:
    key = None
    if base.sound.is_protected:
        with path.open("rb") as stream:
            is_own_head = stream.read(HEAD_BYTES) == KEY[-HEAD_BYTES:]
        key = KEY if is_own_head else unlock_with_code(path, code_of(KEY))
    services = open_existing(path, key=key, workplace=PLACE)
    try:
        if services.problems():
            return Verdict.AT_OPENING, ""
        is_same = shown_by(services) == base.shown
        if services.problems(full=True):
            return (Verdict.FULL_CHECK_HARMLESS if is_same else Verdict.FULL_CHECK), ""
        if is_same:
            return Verdict.HARMLESS, ""
        return _earlier(services, base)
    finally:
        services.close()


def _earlier(services: Services, base: Base) -> tuple[Verdict, str]:
    """Tell an older copy, whole and sound in itself, from content that never was."""
    if shown_by(services) != base.older:
        return Verdict.BAD, "other content, and no check named it"
    if services.history.compare(base.head) is not None:
        return Verdict.BAD, "an older copy, and the code of a newer state is found in it"
    return Verdict.OLDER, ""


def shown_by(services: Services) -> str:
    """Return the digest of every row of every table and of what people see of them.

    The numbers to give out next are nothing that people see; the check holds them against the history.
    """
    digest = hashlib.sha256()
    with services.desk.file.alone() as driver:
        for (name,) in driver.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'sqlite_sequence'"
        ):
            rows = driver.execute(f'SELECT * FROM "{name}"').fetchall()
            digest.update(f"{name} {rows}".encode())
    seen = (
        services.standing.snapshot(),
        services.agency.details(),
        services.agency.roles(),
        services.agency.teams(),
        services.training.courses(True),
        services.history.steps(),
        services.history.about(1),
        services.people.draft_of(1, TODAY),
        services.privacy.rule(),
    )
    digest.update(repr(seen).encode())
    return digest.hexdigest()


def made_bases(folder: Path) -> tuple[Base, ...]:
    """Make the sound records: plain and protected, with a short and a long history, with pages that were freed."""
    (folder / "templates").mkdir()
    templates = Templates(folder / "templates")
    wanted = [(more, run) for more in ("small", "with history", "with freed pages") for run in _FOUNDED]
    bases = []
    for number, (more, run) in enumerate(wanted):
        strange = templates.copy(_STRANGE[run.name], folder / f"strange {number}")
        strange.services.people.add(PersonDraft("Another", "Record", starts_on=TODAY))
        work = templates.copy(run, folder / f"base {number}")
        bases.append(_base(f"{more}, {'protected' if run.key else 'plain'}", work, more, _torn(strange)[1]))
    return tuple(bases)


def _torn(work: Work) -> tuple[bytes, bytes]:
    """Return the file and its journal as a transaction leaves them that is broken off; the record stays as it is."""
    with work.services.desk.file.alone() as driver:
        driver.execute("PRAGMA cache_size = 2")
        driver.execute("BEGIN IMMEDIATE")
        for number in range(60):
            driver.execute("INSERT INTO draft VALUES (?, ?, '')", (f"torn {number}", "y" * 5000))
        driver.execute("DELETE FROM draft")
        left = work.path.read_bytes(), work.path.with_name(f"{work.path.name}-journal").read_bytes()
        driver.execute("ROLLBACK")
    work.close()
    return left


def _base(name: str, work: Work, more: str, strange: bytes) -> Base:
    older, older_shown = work.path.read_bytes(), shown_by(work.services)
    if more == "with history":
        for step in _FOUNDED[0].steps:
            step(work)
    else:
        work.services.agency.add_team("Teachers")
        work.services.removal.remove([3])
    if more == "with freed pages":
        with work.services.desk.changing("Type") as unit:
            unit.drafts.set("big", _BIG, PLACE.now())
        with work.services.desk.changing("Forget") as unit:
            unit.drafts.remove("big")
    shown, head = shown_by(work.services), work.services.history.head()
    work.close()
    content = work.path.read_bytes()
    return Base(name, Sound(content, older, _torn(work), strange, work.key is not None), shown, older_shown, head)
