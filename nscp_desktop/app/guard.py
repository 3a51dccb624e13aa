"""Refuse a version of Qt for Python that is known to end the program without warning."""

from collections.abc import Sequence

from nscp_desktop.domain.errors import NscpError

# Measured: on Python 3.10 and 3.11 PySide6 6.12 drops references to None and aborts the interpreter after
# some thousand calls. A short run does not show it, so the version is refused before the first window.
UNSOUND_PYSIDE = (6, 12)
SOUND_FROM_PYTHON = (3, 12)


class UnsoundQtError(NscpError):
    """PySide6 and Python are a pair that crashes."""


def refuse_unsound_qt(pyside_version: str, python_version: Sequence[int]) -> None:
    """Raise UnsoundQtError when this PySide6 aborts this Python.

    `pyside_version` is like "6.11.3", `python_version` like (3, 11, 7) or `sys.version_info[:3]`.
    """
    series = tuple(int(part) for part in pyside_version.split(".")[:2])
    if series >= UNSOUND_PYSIDE and tuple(python_version[:2]) < SOUND_FROM_PYTHON:
        python = ".".join(str(part) for part in python_version[:2])
        raise UnsoundQtError(
            f"PySide6 {pyside_version} on Python {python} can end the program without warning, so it does "
            "not start. Install PySide6-Essentials 6.11, or use Python 3.12 or later."
        )
