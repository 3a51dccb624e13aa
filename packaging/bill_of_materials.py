"""Write the bill of materials: every package that runs with the program, its version, licence and files' digests.

    .venv/bin/python packaging/bill_of_materials.py      (Windows: .venv\\Scripts\\python packaging\\...)

It is a CycloneDX list made from the lock beside this file, so it needs no network; run it after `renew_locks.py`.
Licences are read from the packages that are installed, and otherwise from the list as it was.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

PACKAGING = Path(__file__).resolve().parent
RUN_LOCK = PACKAGING / "requirements-run.txt"
BILL = PACKAGING / "bill-of-materials.json"
# These say it in a file of their own only, or cannot be installed everywhere.
_LICENCES = {"sqlcipher3": "Zlib", "pywin32-ctypes": "BSD-3-Clause"}
_PINNED = re.compile(r"([A-Za-z0-9._-]+)==(\S+?)(?:\s*;\s*(.*?))?\s*\\?$")
_HASH = re.compile(r"\s+--hash=sha256:([0-9a-f]{64})\s*\\?$")


@dataclass(frozen=True, slots=True)
class Locked:
    """One package of a lock; `marker` says where it is needed, empty for everywhere."""

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]


def locked(lock: str) -> list[Locked]:
    """Return the packages of a lock file's text.

    Raises ValueError when a line is neither a pinned package nor a digest of one.
    """
    found: list[Locked] = []
    for line in lock.splitlines():
        if not line or line.startswith("#"):
            continue
        if pinned := _PINNED.match(line):
            found.append(Locked(pinned[1], pinned[2], pinned[3] or "", ()))
        elif found and (digest := _HASH.match(line)):
            last = found.pop()
            found.append(Locked(last.name, last.version, last.marker, (*last.hashes, digest[1])))
        else:
            raise ValueError(f"this line is not locked: {line.strip()}")
    return found


def bill(packages: list[Locked], licences: dict[str, str]) -> dict[str, Any]:
    """Return the bill of materials of some packages as CycloneDX 1.6."""
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": "nscp-desktop", "licenses": [_licence("MIT")]}},
        "components": [_component(package, licences[package.name]) for package in packages],
    }


def _component(package: Locked, licence: str) -> dict[str, Any]:
    component = {
        "type": "library",
        "bom-ref": f"pkg:pypi/{package.name}@{package.version}",
        "name": package.name,
        "version": package.version,
        "purl": f"pkg:pypi/{package.name}@{package.version}",
        "licenses": [_licence(licence)],
        "hashes": [{"alg": "SHA-256", "content": digest} for digest in package.hashes],
    }
    if package.marker:
        component["properties"] = [{"name": "needed-when", "value": package.marker}]
    return component


def _licence(words: str) -> dict[str, Any]:
    if re.fullmatch(r"[A-Za-z0-9.+-]+( (OR|AND) [A-Za-z0-9.+-]+)+", words):
        return {"expression": words}
    return {"license": {"name": words}}


def licences_of(packages: list[Locked], known: dict[str, str]) -> dict[str, str]:
    """Return the licence of each package in its own words.

    Raises ValueError naming a package whose licence nobody knows.
    """
    found = {}
    for package in packages:
        words = _LICENCES.get(package.name) or next(_said(package.name), "") or known.get(package.name, "")
        if not words:
            raise ValueError(f"the licence of {package.name} is not known: write it into _LICENCES")
        found[package.name] = words
    return found


def _said(name: str) -> Iterator[str]:
    try:
        said = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return
    yield from (said[key].splitlines()[0].partition(" (")[0] for key in ("License-Expression", "License") if said[key])
    for classifier in said.get_all("Classifier") or []:
        if classifier.startswith("License ::"):
            yield classifier.rpartition(" :: ")[2]


def known_licences() -> dict[str, str]:
    """Return the licences that the present bill of materials gives, by package."""
    if not BILL.exists():
        return {}
    components = json.loads(BILL.read_text("utf-8"))["components"]
    return {
        part["name"]: part["licenses"][0].get("expression") or part["licenses"][0]["license"]["name"]
        for part in components
    }


def main() -> int:
    """Write the bill of materials."""
    packages = locked(RUN_LOCK.read_text("utf-8"))
    made = bill(packages, licences_of(packages, known_licences()))
    BILL.write_text(json.dumps(made, indent=1) + "\n", "utf-8", newline="\n")
    print(f"{len(packages)} packages are in {BILL.name}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
