"""This computer, for whoever opens a record file without saying where."""

import platform
from datetime import UTC, datetime

from nscp_desktop import __version__
from nscp_desktop.domain.workplace import Workplace


def here(who: str = "") -> Workplace:
    """Return this computer with its clock; `who` is empty when nobody has said their name."""
    return Workplace(who, platform.node(), __version__, utc_now)


def utc_now() -> datetime:
    """Return the time in UTC, to the second."""
    return datetime.now(UTC).replace(microsecond=0)
