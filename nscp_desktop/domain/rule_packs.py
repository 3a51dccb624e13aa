"""A rule pack: what a sector asks for, as it is shipped."""

from dataclasses import dataclass

from nscp_desktop.domain.competences import Competence
from nscp_desktop.domain.courses import Course, Satisfies
from nscp_desktop.domain.requirements import Edition, Requirement
from nscp_desktop.domain.roles import Duty, Role
from nscp_desktop.domain.target_groups import AgencyLevel


@dataclass(frozen=True, slots=True)
class Document:
    """A document that is read anew with each edition, such as KCSIE. Editions stand oldest first."""

    id: str
    title: str
    editions: tuple[Edition, ...]


@dataclass(frozen=True, slots=True)
class PackPathway:
    """The recommended order of courses, by their titles, for a Target Group or for those who hold a duty."""

    steps: tuple[str, ...]
    group: int | None = None
    duty: str = ""


@dataclass(frozen=True, slots=True)
class RulePack:
    """A dated set of requirements for a sector, with the duties, roles and courses that go with it.

    `uses` names the packs it builds on. `counts_also` says what courses of those packs count towards here, by
    their title. Roles name their level, if any, by its place in `levels`, counted from 1. `text` is the pack as
    it was written, kept so that the agency's own changes can be told from those of a later edition.
    """

    id: str
    title: str
    sector: str
    edition: str
    source: str
    requirements: tuple[Requirement, ...]
    duties: tuple[Duty, ...]
    roles: tuple[Role, ...]
    courses: tuple[Course, ...]
    documents: tuple[Document, ...] = ()
    uses: tuple[str, ...] = ()
    counts_also: tuple[tuple[str, tuple[Satisfies, ...]], ...] = ()
    levels: tuple[AgencyLevel, ...] = ()
    competences: tuple[Competence, ...] = ()
    pathways: tuple[PackPathway, ...] = ()
    text: str = ""
