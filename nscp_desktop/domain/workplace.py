"""Who works where: what the history says of every change."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Workplace:
    """A person at a computer. `now` gives the time in UTC and is the only clock below the window."""

    who: str
    computer: str
    program: str
    now: Callable[[], datetime]
