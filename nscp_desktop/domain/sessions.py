"""Days of training."""

from datetime import date
from typing import NamedTuple


class Session(NamedTuple):
    """One running of a course, from its first day to its last; `whole_agency`: held for everyone here that day."""

    id: int
    course_id: int
    starts_on: date
    ends_on: date
    whole_agency: bool = False
    trainer: str = ""
    provider: str = ""
    attended: int = 0
