"""A rule pack: what a sector asks for, as it is shipped."""

from dataclasses import dataclass

from nscp_desktop.domain.courses import Course
from nscp_desktop.domain.requirements import Requirement
from nscp_desktop.domain.roles import Duty, Role


@dataclass(frozen=True, slots=True)
class RulePack:
    """A dated set of requirements for a sector, with the duties, roles and courses that go with it."""

    id: str
    title: str
    sector: str
    edition: str
    source: str
    requirements: tuple[Requirement, ...]
    duties: tuple[Duty, ...]
    roles: tuple[Role, ...]
    courses: tuple[Course, ...]
    uses: tuple[str, ...] = ()
