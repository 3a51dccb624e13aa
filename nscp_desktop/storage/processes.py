"""Is a process of this computer still the one that it was: its number, and when it was started."""

import os
import sys
from pathlib import Path

_STILL_ACTIVE = 259
_MAY_ASK = 0x1000  # PROCESS_QUERY_LIMITED_INFORMATION
_PROCESSES = Path("/proc")


def started_at(process: int) -> str:
    """Return when a process was started, in whatever way this system tells; empty when it does not tell."""
    if sys.platform == "win32":
        return _started_on_windows(process)
    try:
        # The name of the program, in brackets, may hold spaces and brackets itself.
        after_name = (_PROCESSES / str(process) / "stat").read_text().rpartition(")")[2].split()
        return f"{_boot()}/{after_name[19]}"
    except (OSError, IndexError):
        return ""


def is_running(process: int, started: str) -> bool:
    """Whether this very process still runs. Its number may have gone to another one, which was started later."""
    if process <= 0 or not _exists(process):
        return False
    now = started_at(process)
    return not started or not now or now == started


def _boot() -> str:
    try:
        return (_PROCESSES / "sys/kernel/random/boot_id").read_text().strip()
    except OSError:
        return ""


def _exists(process: int) -> bool:
    if sys.platform == "win32":
        return bool(_started_on_windows(process))
    try:
        os.kill(process, 0)
    except PermissionError:
        return True
    except (ProcessLookupError, OverflowError):
        return False
    return True


if sys.platform == "win32":

    def _started_on_windows(process: int) -> str:
        import ctypes
        from ctypes import wintypes

        kernel = ctypes.windll.kernel32
        handle = kernel.OpenProcess(_MAY_ASK, False, process)
        if not handle:
            return ""
        try:
            code = wintypes.DWORD()
            if not kernel.GetExitCodeProcess(handle, ctypes.byref(code)) or code.value != _STILL_ACTIVE:
                return ""
            times = [wintypes.FILETIME() for _ in range(4)]
            if not kernel.GetProcessTimes(handle, *(ctypes.byref(moment) for moment in times)):
                return ""
            return f"{times[0].dwHighDateTime}/{times[0].dwLowDateTime}"
        finally:
            kernel.CloseHandle(handle)
