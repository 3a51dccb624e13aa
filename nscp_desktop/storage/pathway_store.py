"""The recommended order of courses."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import Connection, delete, insert, select

from nscp_desktop.domain.pathway import Pathway
from nscp_desktop.storage import schema

_STEP = schema.pathway_step


class PathwayStore:
    """Pathways in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def all(self) -> tuple[Pathway, ...]:
        """Return the pathways of the Target Groups in order, then those of the duties."""
        s = _STEP.c
        found: defaultdict[tuple[int | None, str], list[int]] = defaultdict(list)
        query = select(s.group_number, s.duty_code, s.course_id).order_by(s.position, s.id)
        for group, duty, course_id in self._db.execute(query):
            found[group, duty or ""].append(course_id)
        whose = sorted(found, key=_groups_first)
        return tuple(Pathway(tuple(found[group, duty]), group, duty) for group, duty in whose)

    def set(self, course_ids: Sequence[int], *, group: int | None = None, duty: str = "") -> None:
        """Make these courses, in this order, the pathway of a Target Group or of those who hold a duty."""
        s = _STEP.c
        whose = s.group_number == group if group is not None else s.duty_code == duty
        self._db.execute(delete(_STEP).where(whose))
        rows = [
            {"group_number": group, "duty_code": duty or None, "position": place, "course_id": course_id}
            for place, course_id in enumerate(course_ids)
        ]
        if rows:
            self._db.execute(insert(_STEP), rows)


def _groups_first(whose: tuple[int | None, str]) -> tuple[bool, int, str]:
    group, duty = whose
    return group is None, group or 0, duty
