"""Keep the memory of the program off the disk when it ends badly: names and the key of the record are in it."""

import sys
from contextlib import suppress


def leave_no_core_dump() -> None:
    """Ask the system to write no core dump; Windows has no such switch for a single program."""
    if sys.platform != "win32":
        import resource

        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
