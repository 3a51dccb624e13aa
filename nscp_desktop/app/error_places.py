"""Where an error happened, without what it says: names, paths and passwords may stand in its text."""

import re
import sys
from types import TracebackType

PROGRAM = "nscp_desktop"
_CODE_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.]{0,120}")
_MOST_CAUSES = 5


def kind_of(error: BaseException) -> str:
    """Return the name of an error's class."""
    return _code_name(type(error).__qualname__)


def causes(error: BaseException) -> list[BaseException]:
    """Return an error and what it came from, the first cause last."""
    found = [error]
    while len(found) < _MOST_CAUSES:
        last = found[-1]
        before = last.__cause__ or (None if last.__suppress_context__ else last.__context__)
        if before is None or before in found:
            break
        found.append(before)
    return found


def places(trace: TracebackType | None) -> list[str]:
    """Return the way an error took, the place where it arose last: `services.people:83`; libraries by name only."""
    found: list[str] = []
    while trace is not None:
        module = _code_name(str(trace.tb_frame.f_globals.get("__name__", "")))
        library = module.partition(".")[0]
        if library == PROGRAM:
            found.append(f"{module.removeprefix(f'{PROGRAM}.')}:{trace.tb_lineno}")
        elif not found or found[-1] != library:
            found.append(library)
        trace = trace.tb_next
    return found


def in_one_line(error: BaseException) -> str:
    """Return an error and its causes for a log: `ValueError at ui.menus:12 > services.people:83`."""
    return "; from ".join(f"{kind_of(one)} at {' > '.join(places(one.__traceback__))}" for one in causes(error))


def versions() -> dict[str, str]:
    """Return the versions of what a crash report is about."""
    from PySide6 import __version__ as pyside

    from nscp_desktop import __version__

    python = ".".join(str(part) for part in sys.version_info[:3])
    return {"Program": __version__, "Python": python, "Qt for Python": pyside, "System": sys.platform}


def _code_name(name: str) -> str:
    return name if _CODE_NAME.fullmatch(name) else "unknown"
