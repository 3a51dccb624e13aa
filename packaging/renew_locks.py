"""Renew the three lock files from pyproject.toml.

Needs the `uv` program and a network; nothing else in the project does. Install uv outside this checkout, then

    python packaging/renew_locks.py            keep every version that still fits, add what is missing
    python packaging/renew_locks.py --upgrade  move every version up as far as pyproject.toml allows

and run `python packaging/bill_of_materials.py` in the new environment, then `python packaging/bootstrap.py test`,
before committing the files. The locks serve Windows and Linux
on Python 3.11 and later, and hold a hash for every file, so they name no place where the files come from.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD_LOCK = "packaging/requirements-build.txt"
RUN_LOCK = "packaging/requirements-run.txt"
DEV_LOCK = "packaging/requirements-dev.txt"
OLDEST_PYTHON = "3.11"
# odfpy is published as source only, so what builds it is locked as well.
SOURCE_BUILDERS = ["setuptools>=80"]


def compile_lock(lock: str, requirements: str, *options: str) -> None:
    """Write one lock file for the requirements in `requirements`, one a line."""
    command = [
        "uv", "pip", "compile", "-",
        "--universal", "--python-version", OLDEST_PYTHON, "--generate-hashes", "--no-emit-index-url",
        "--no-annotate", "--custom-compile-command", "python packaging/renew_locks.py",
        "--quiet", "--output-file", lock, *options,
    ]  # fmt: skip
    subprocess.run(command, cwd=ROOT, input=requirements, text=True, check=True)


def main() -> int:
    """Renew the lock files."""
    arguments = argparse.ArgumentParser(description="Renew the lock files from pyproject.toml (needs uv).")
    arguments.add_argument("--upgrade", action="store_true", help="move every version up")
    upgrade = ["--upgrade"] if arguments.parse_args().upgrade else []
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    run: list[str] = pyproject["project"]["dependencies"]
    dev: list[str] = pyproject["project"]["optional-dependencies"]["dev"]
    build: list[str] = pyproject["build-system"]["requires"] + SOURCE_BUILDERS
    compile_lock(DEV_LOCK, "\n".join(run + dev), *upgrade)
    # The smaller locks take their versions from the largest, so what is tested is what runs.
    compile_lock(RUN_LOCK, "\n".join(run), "--constraint", DEV_LOCK, *upgrade)
    compile_lock(BUILD_LOCK, "\n".join(build), "--constraint", DEV_LOCK, *upgrade)
    return 0


if __name__ == "__main__":
    sys.exit(main())
