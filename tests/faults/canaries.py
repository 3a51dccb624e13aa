"""Canaries: names, addresses, notes, passwords and keys that nobody else has, looked for wherever they must not be.

Each round gives the whole program a profile of its own (home, settings, data, state, cache, temporary files) and lets
`canary_work` do everything with it, in a process of its own. After each piece of work, and again at the end, every file
of the profile is searched: backups and the record too, because they are protected. What somebody chose to save
(reports, spreadsheets, copies) lies outside the profile. Each canary of a round is one try.
"""

import base64
import json
import math
import os
import random
import re
import string
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from tests.faults.counts import MOST_FINDINGS, Counts, goes_on
from tests.faults.operations import fast_folder

MEASURE = "canaries (names, passwords) found outside the file, chosen exports and printer"
# Each canary begins like this, so that one search finds all of them, and parts of them as well.
STEM = "zqxvjk"
ROUND = 100
FEWEST = 40
LONGEST_SECONDS = 300
RANDOM_BITS = 7.9
PAGE = 4096
_WORD = re.compile(rb"zqxvjk[a-z]{0,6}")


@dataclass(frozen=True, slots=True)
class Round:
    """What one round found, one sentence each, and the seconds it took."""

    findings: tuple[str, ...]
    pieces: int
    files: int


def words(seed: int, amount: int) -> list[str]:
    """Return so many different canaries."""
    chance = random.Random(seed)
    found: dict[str, None] = {}
    while len(found) < amount:
        found[STEM + "".join(chance.choices(string.ascii_lowercase, k=6))] = None
    return list(found)


def found_in(content: bytes) -> list[str]:
    """Return the canaries in some bytes, and how they are written."""
    small = content.lower()
    found = [f"{word.decode()} as text" for word in dict.fromkeys(_WORD.findall(small))]
    found += [f"{STEM} in {name}" for name, needles in _SMALL_NEEDLES.items() if any(n in small for n in needles)]
    return found + [f"{STEM} in base64" for needle in _BASE64_NEEDLES if needle in content]


def secrets_in(content: bytes, keys: list[bytes]) -> list[str]:
    """Return the kinds of keys in some bytes: raw, hexadecimal or base64."""
    small, found = content.lower(), []
    for number, key in enumerate(keys, 1):
        ways = {"raw": key in content, "hexadecimal": key.hex().encode() in small}
        ways["base64"] = any(needle in content for needle in _base64_ways(key))
        found += [f"key {number}, {way}" for way, is_there in ways.items() if is_there]
    return found


def search(profile: Path, keys: list[bytes], known: dict[Path, tuple[int, int]] | None = None) -> list[str]:
    """Search every file of a profile, names of files too; one sentence for each finding.

    What has not changed since the search that filled `known` is passed over.
    """
    found = []
    for path in sorted(profile.rglob("*")):
        name = str(path.relative_to(profile))
        found += [f"name of {name}: {what}" for what in found_in(name.encode("utf-8", "surrogateescape"))]
        try:
            about = path.stat()
            mark = (about.st_size, about.st_mtime_ns)
            if not path.is_file() or (known is not None and known.get(path) == mark):
                continue
            content = path.read_bytes()
        except FileNotFoundError:
            continue
        if known is not None:
            known[path] = mark
        found += [f"{name}: {what}" for what in found_in(content) + secrets_in(content, keys)]
    return found


def readable_parts(path: Path) -> list[str]:
    """Return what of a protected file does not look random, by the bits each of its pages holds for a byte."""
    content = path.read_bytes()
    found = [f"{path.name}: begins like a plain file"] if content.startswith(b"SQLite") else []
    pages = [content[start : start + 4 * PAGE] for start in range(0, len(content), 4 * PAGE)]
    poor = [number for number, page in enumerate(pages) if len(page) == 4 * PAGE and _bits(page) < RANDOM_BITS]
    return found + [f"{path.name}: part {number} does not look random" for number in poor[:3]]


def one_round(seed: int, amount: int, folder: Path, *, planted: str = "", only: tuple[str, ...] = ()) -> Round:
    """Let the program work with so many canaries in a new profile.

    As a control, `planted` is left in its log; `only` names the pieces of work to do.
    """
    profile, chosen = folder / "profile", folder / "chosen"
    for place in (*(profile / part for part in PARTS), chosen):
        place.mkdir(parents=True)
    job = folder / "job.json"
    job.write_text(json.dumps({"words": words(seed, amount), "seed": seed, "planted": planted, "only": only}), "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.canary_work", str(folder)],
        env=_environment(profile),
        capture_output=True,
        check=False,
        timeout=LONGEST_SECONDS,
    )
    told = folder / "told.json"
    if done.returncode or not told.is_file():
        return Round((f"the work ended with {done.returncode}: {done.stderr[-2000:].decode(errors='replace')}",), 0, 0)
    answer = json.loads(told.read_text("utf-8"))
    keys = [bytes.fromhex(key) for key in answer["keys"]]
    findings = list(answer["findings"]) + search(profile, keys)
    for name, output in (("standard output", done.stdout), ("standard error", done.stderr)):
        findings += [f"{name}: {what}" for what in found_in(output) + secrets_in(output, keys)]
    for path in sorted(profile.rglob("*.nscp")):
        findings += readable_parts(path)
    if answer["unused"] and not only:
        findings.append(f"{answer['unused']} canaries were never used")
    files = [path for path in profile.rglob("*") if path.is_file()]
    passing = [profile / part for part in ("temporary", "cache", "run")]
    findings += [f"{path.name} was left behind" for path in files if not set(passing).isdisjoint(path.parents)]
    return Round(tuple(dict.fromkeys(findings)), len(answer["pieces"]), len(files))


def run(seed: int, amount: int | None, until: float | None) -> Counts:
    """Let canaries go through the program, round after round; stops after a round, so a few more than asked for."""
    begun, done, bad, rounds, pieces, files = time.monotonic(), 0, 0, 0, 0, 0
    findings: list[str] = []
    while goes_on(done, amount, until):
        count = ROUND if amount is None else max(min(ROUND, amount - done), FEWEST)
        with fast_folder() as folder:
            one = one_round(seed + rounds, count, folder)
        done, rounds = done + count, rounds + 1
        bad += min(len(one.findings), count)
        pieces, files = pieces + one.pieces, files + one.files
        findings += [f"one_round({seed + rounds - 1}, {count}): {finding}" for finding in one.findings]
    notes = {"rounds": rounds, "pieces of work": pieces, "files searched at the end": files}
    return Counts(MEASURE, done, bad, seed, time.monotonic() - begun, tuple(findings[:MOST_FINDINGS]), notes)


PARTS = ("home", "config", "data", "state", "cache", "run", "temporary")


def _environment(profile: Path) -> dict[str, str]:
    places = dict(zip(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"), PARTS, strict=False))
    places |= {"XDG_CACHE_HOME": "cache", "XDG_RUNTIME_DIR": "run", "TMPDIR": "temporary"}
    (profile / "run").chmod(0o700)
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "VIRTUAL_ENV", "SYSTEMROOT") if name in os.environ}
    own = {"QT_QPA_PLATFORM": "offscreen", "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"}
    return kept | own | {name: str(profile / part) for name, part in places.items()}


def _bits(content: bytes) -> float:
    """Return the entropy in bits for each byte."""
    counts = Counter(content)
    return -sum(n / len(content) * math.log2(n / len(content)) for n in counts.values())


def _base64_ways(content: bytes) -> list[bytes]:
    """Return how bytes look in base64 after 0, 1 or 2 others, without the letters that depend on what is around."""
    ways = []
    for before in range(3):
        coded = base64.b64encode(bytes(before) + content).rstrip(b"=")
        first = -(-before * 8 // 6)
        whole = (before + len(content)) * 8 // 6
        ways.append(coded[first:whole])
    return ways


_CASES = [text.encode() for text in (STEM, STEM.title(), STEM.upper())]
_SMALL_NEEDLES = {
    "UTF-16": ["\0".join(STEM).encode()],
    "hexadecimal": [case.hex().encode() for case in _CASES],
    "percent signs": ["".join(f"%{letter:02x}" for letter in case).encode() for case in _CASES],
}
_BASE64_NEEDLES = [way for case in _CASES for way in _base64_ways(case)]
