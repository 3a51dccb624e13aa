"""Make the folder `.venv` from the hash-locked files, and know when it has to be made anew."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

BUILD_LOCK = "packaging/requirements-build.txt"
LOCK_FOR = {"run": "packaging/requirements-run.txt", "test": "packaging/requirements-dev.txt"}
# The one package of the locks that is published as source only; it is pure Python and used by tests alone.
SOURCE_ONLY = "odfpy"
# The locks are whole, so nothing is resolved. Otherwise pip asks for the newest release of a package that is named
# with an extra ("coverage[toml]" by pytest-cov) and refuses it, because that release has no hash here.
EXACTLY = ["--require-hashes", "--no-deps"]
INCOMPLETE = "The locked packages do not fit together."
STAMP = "made-from.txt"
NEWEST_TESTED_PYTHON = (3, 13)


class NotReadyError(Exception):
    """The machine is not ready; the text is a sentence that says what to do."""


def venv_folder(root: Path) -> Path:
    """Return the environment's folder in a checkout."""
    return root / ".venv"


def venv_program(root: Path, name: str) -> Path:
    """Return the path of a program inside the environment, for example `python`."""
    if os.name == "nt":
        return venv_folder(root) / "Scripts" / f"{name}.exe"
    return venv_folder(root) / "bin" / name


def fingerprint(root: Path) -> str:
    """Return a text that changes with the locks, the project's own metadata, the Python and the place."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    metadata = [project.get("build-system"), project.get("project"), project.get("tool", {}).get("hatch")]
    digest = hashlib.sha256()
    for lock in (BUILD_LOCK, *LOCK_FOR.values()):
        # Read as text: a checkout on Windows may have other line ends.
        digest.update((root / lock).read_text(encoding="utf-8").encode())
    for part in (json.dumps(metadata, sort_keys=True), sys.version, sys.base_prefix, str(root)):
        digest.update(b"\0" + part.encode())
    return digest.hexdigest()


def stamp_text(wanted: str, made_from: str) -> str:
    """Return what a finished environment says about itself."""
    return f"{wanted} {made_from}\n"


def is_ready(root: Path, wanted: str, made_from: str) -> bool:
    """Tell whether the environment was finished for `wanted` from exactly these files."""
    try:
        found = (venv_folder(root) / STAMP).read_text(encoding="utf-8")
    except OSError:
        return False
    # What `test` needs includes what `run` needs.
    enough = {stamp_text(wanted, made_from), stamp_text("test", made_from)}
    return found in enough and venv_program(root, "python").exists()


def make_ready(root: Path, wanted: str) -> Path:
    """Return the environment's Python, making or completing the environment first.

    `wanted` is "run" or "test". Raises NotReadyError with a sentence when a step fails. The stamp is written
    last, so an environment that a killed run left half made is not taken for a finished one.
    """
    made_from = fingerprint(root)
    python = venv_program(root, "python")
    if is_ready(root, wanted, made_from):
        return python
    if wanted == "test" and is_ready(root, "run", made_from):
        say("Adding what the checks need to .venv.")
        (venv_folder(root) / STAMP).unlink()
    else:
        _make_empty(root)
        _install(python, root, "-r", BUILD_LOCK, *EXACTLY, "--only-binary", ":all:")
    only_wheels = ["--only-binary", ":all:", "--no-binary", SOURCE_ONLY]
    _install(python, root, "-r", LOCK_FOR[wanted], *EXACTLY, "--no-build-isolation", *only_wheels)
    _install(python, root, "--no-deps", "--no-build-isolation", "--editable", ".")
    _call([str(python), "-m", "pip", "--disable-pip-version-check", "check"], root, INCOMPLETE)
    (venv_folder(root) / STAMP).write_text(stamp_text(wanted, made_from), encoding="utf-8")
    return python


def say(sentence: str) -> None:
    """Print one line at once, so that it stands before the output of the programs it announces."""
    print(sentence, flush=True)


def _make_empty(root: Path) -> None:
    venv = venv_folder(root)
    if venv.exists():
        say("The folder .venv is unfinished or out of date. It is made anew, which takes a minute or two.")
        try:
            shutil.rmtree(venv)
        except OSError as error:
            raise NotReadyError(
                f"The old folder {venv} could not be removed ({error.strerror}: {error.filename}). "
                "Close the programs that use it, or delete it by hand, and start again."
            ) from error
    else:
        say("Making the folder .venv. The first time takes a minute or two.")
    # Started from inside the old environment, this process's own program has just been removed.
    python = getattr(sys, "_base_executable", "") or sys.executable
    _call([python, "-m", "venv", str(venv)], root, "The folder .venv could not be made.")


def _install(python: Path, root: Path, *arguments: str) -> None:
    quiet = ["--quiet", "--disable-pip-version-check", "--no-input"]
    failed = "The packages could not be installed. Check that this computer reaches its package index."
    if sys.version_info[:2] > NEWEST_TESTED_PYTHON:
        newest = ".".join(map(str, NEWEST_TESTED_PYTHON))
        failed += f" This Python is newer than {newest}, the last one the locks were made for."
    _call([str(python), "-m", "pip", "install", *quiet, *arguments], root, failed)


def _call(command: list[str], root: Path, failed: str) -> None:
    if subprocess.run(command, cwd=root, check=False).returncode != 0:
        raise NotReadyError(f"{failed} The messages above say why. Then start again.")
