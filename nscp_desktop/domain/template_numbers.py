"""Numbers of items as sheets hold them: counted anew in each section, or changed by the program that made the sheet."""

import re
from collections.abc import Iterable, Sequence

from nscp_desktop.domain.template_checks import folded

COUNTED_ANEW = (
    "The numbers begin anew in each section, so each has its section in front now: %1 became %2. "
    "They can be changed in the form."
)
JOINED = "Lines that begin with a small letter go on from the item above, so they were put together with it."
WERE_TENTHS = "The sheet had lost the last 0 of a number such as 1.10; it is put back where it follows 1.9."
WERE_DAYS = (
    "The sheet holds some numbers as days. They were read as day and month, so 2 January became 2.1. Look at them."
)
_IN_TITLE = re.compile(
    r"^(?:(?:section|part|standard|area|theme|chapter)\s+)?(\d{1,2}|[A-Z]|[IVX]{1,5})(?:[.):\-–]|\s*$|\s+[-–])", re.I
)


def begin_anew(numbers: Sequence[Sequence[str]]) -> bool:
    """Whether the numbers of every section begin with that of the first section; `numbers` go by section."""
    first = [next((folded(one) for one in section if one), "") for section in numbers]
    first = [one for one in first if one]
    return len(first) > 1 and len(set(first)) == 1


def marks_of(titles: Iterable[str]) -> list[str]:
    """Return what stands before the numbers of each section: the mark in every name, such as the A of `A. Law`.

    Where a name has none, or two have the same, sections are counted.
    """
    titles = list(titles)
    found = [match[1].upper() if (match := _IN_TITLE.match(title)) else "" for title in titles]
    counted = [str(place) for place in range(1, len(titles) + 1)]
    return found if all(found) and len(set(found)) == len(found) else counted


def with_mark(mark: str, number: str) -> str:
    """Return the number of an item with that of its section in front; nothing stays nothing."""
    return f"{mark}.{number.strip(' .):')}" if number else ""


def tenths(before: str, number: str) -> str:
    """Give `1.1` after `1.9` the 0 back that a sheet takes away from 1.10, and so on; others stay as they are."""
    head, point, last = before.rpartition(".")
    if not point or not (last.isascii() and last.isdecimal()) or len(last) > 2:
        return number
    following = f"{head}.{int(last) + 1}"
    return following if following.endswith("0") and following.rstrip("0") == number else number
