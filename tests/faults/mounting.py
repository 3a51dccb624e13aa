"""A folder on a medium that may only be read."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def only_read(folder: Path) -> Iterator[None]:
    """Mount a folder for reading only or, where nobody may mount, take the right to write away; else skip the test."""
    mounted = _can_mount() and _mount(folder)
    items = [folder, *folder.iterdir()]
    if not mounted:
        for item in items:
            item.chmod(0o555 if item.is_dir() else 0o444)
    try:
        if any(os.access(item, os.W_OK) for item in items):
            pytest.skip("neither a read-only mount nor read-only files stop this user")
        yield
    finally:
        if mounted:
            # A test that failed may still hold a file there, and what stays mounted is in the way of every later test.
            subprocess.run(["umount", "--lazy", str(folder)], check=True)
        else:
            folder.chmod(0o755)


def _can_mount() -> bool:
    return sys.platform == "linux" and os.geteuid() == 0 and shutil.which("mount") is not None


def _mount(folder: Path) -> bool:
    bound = subprocess.run(["mount", "--bind", str(folder), str(folder)], capture_output=True, check=False)
    if bound.returncode:
        return False
    again = subprocess.run(["mount", "-o", "remount,ro,bind", str(folder)], capture_output=True, check=False)
    if again.returncode:
        subprocess.run(["umount", str(folder)], check=True)
    return not again.returncode
