"""Former names as one line of text, as they are typed and shown: `Rebecca Brown, until 3 Sep 2024; Becky Smith`."""

import re
from collections.abc import Iterable
from datetime import date

from nscp_desktop.domain.date_text import Exact, problem_with, read_date
from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.people import FormerName
from nscp_desktop.domain.person_names import former_words

_UNTIL = re.compile(r"^(?P<name>.*?),?\s*\(?\buntil\s+(?P<day>[^()]+?)\)?$", re.IGNORECASE)


def former_names_text(names: Iterable[FormerName]) -> str:
    """Write former names in one line."""
    return "; ".join(former_words(former) for former in names)


def read_former_names(text: str, today: date | None) -> tuple[FormerName, ...]:
    """Read former names from one line; semicolons stand between them, `until` before the day.

    Raises NotAllowedError when a day is none.
    """
    return tuple(_read(part, today) for part in text.split(";") if part.strip())


def _read(part: str, today: date | None) -> FormerName:
    words = " ".join(part.split())
    found = _UNTIL.match(words)
    if found is None:
        return FormerName(words)
    reading = read_date(found["day"], today=today)
    if not isinstance(reading, Exact) or reading.before or reading.after:
        problem = problem_with(reading) or "Type a day such as 3 Sep 2024."
        raise NotAllowedError(f"After “until” stands “{found['day']}”. {problem}", "former_names")
    return FormerName(found["name"].strip(), reading.day)
