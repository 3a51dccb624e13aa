"""The recommended order of courses for a Target Group or a duty."""

from typing import NamedTuple


class Pathway(NamedTuple):
    """Courses in the order in which they are recommended, for a Target Group or for those who hold a duty.

    Exactly one of `group` and `duty` (its code) is set.
    """

    course_ids: tuple[int, ...]
    group: int | None = None
    duty: str = ""
