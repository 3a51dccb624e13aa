"""This computer, for whoever opens a record file without saying where."""

import getpass
import platform
from datetime import UTC, datetime

from nscp_desktop import __version__
from nscp_desktop.domain.workplace import Workplace


def here(who: str = "") -> Workplace:
    """Return this computer with its clock; `who` is the name of the system's account when nobody has said theirs."""
    return Workplace(who or account(), platform.node(), __version__, utc_now)


def account() -> str:
    """Return the name that somebody is signed in with on this computer, empty when there is none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def utc_now() -> datetime:
    """Return the time in UTC, to the second."""
    return datetime.now(UTC).replace(microsecond=0)
