"""A rule pack compared with what the record holds of it: three ways, so that the agency's own changes are seen."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from nscp_desktop.domain.competences import Competence
from nscp_desktop.domain.pack_names import asked_already
from nscp_desktop.domain.requirements import Requirement
from nscp_desktop.domain.roles import Duty, Role
from nscp_desktop.domain.rule_changes import RulesState
from nscp_desktop.domain.rule_packs import Document, PackPathway, RulePack
from nscp_desktop.domain.rule_pairs import content_of, requirement_differences
from nscp_desktop.domain.rule_words import Names, differences_in_words, rule_words
from nscp_desktop.domain.target_groups import AgencyLevel


class Part(StrEnum):
    """What a line of a comparison is about."""

    REQUIREMENT = "requirement"
    DOCUMENT = "document"
    EDITION = "edition"
    DUTY = "duty"
    LEVEL = "level"
    ROLE = "role"
    COURSE = "course"
    COURSE_FOR = "course-for"
    COUNTS = "counts"
    COMPETENCE = "competence"
    PATHWAY = "pathway"

    @property
    def words(self) -> str:
        return _PART_WORDS[self]


_PART_WORDS = {
    Part.REQUIREMENT: "Requirement",
    Part.DOCUMENT: "Document",
    Part.EDITION: "Edition",
    Part.DUTY: "Duty",
    Part.LEVEL: "Level",
    Part.ROLE: "Role",
    Part.COURSE: "Course",
    Part.COURSE_FOR: "What a course is for",
    Part.COUNTS: "What a course counts for",
    Part.COMPETENCE: "Competence",
    Part.PATHWAY: "Recommended order",
}


class Origin(StrEnum):
    """Who has changed something since the pack was last taken over.

    ALREADY is not here, but a requirement of the same name asks all of it.
    """

    NEW = "new"
    ALREADY = "already"
    PACK = "pack"
    BOTH = "both"
    DIFFERENT = "different"
    GONE = "gone"
    AGENCY = "agency"
    DROPPED = "dropped"
    SAME = "same"

    @property
    def words(self) -> str:
        return _ORIGIN_WORDS[self]

    @property
    def is_taken(self) -> bool:
        """Whether it is taken over unless somebody says otherwise: never against the agency's own choice."""
        return self in (Origin.NEW, Origin.PACK)


_ORIGIN_WORDS = {
    Origin.NEW: "New in the pack",
    Origin.ALREADY: "Asked here already",
    Origin.PACK: "Changed by the pack",
    Origin.BOTH: "Changed by both",
    Origin.DIFFERENT: "Different here",
    Origin.GONE: "No longer in the pack",
    Origin.AGENCY: "Changed by your agency",
    Origin.DROPPED: "Taken out by your agency",
    Origin.SAME: "The same",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that can be taken over or left. `here` and `there` say what the record and the pack hold of it."""

    part: Part
    key: str
    title: str
    origin: Origin
    here: str = ""
    there: str = ""

    @property
    def id(self) -> str:
        """What names the line."""
        return f"{self.part.value}:{self.key}"


@dataclass(frozen=True, slots=True)
class Holdings:
    """What the record holds that packs can bring: rules, lists and the recommended orders, by course title."""

    state: RulesState
    documents: tuple[Document, ...]
    duties: tuple[Duty, ...]
    levels: tuple[AgencyLevel, ...]
    roles: tuple[Role, ...]
    competences: tuple[Competence, ...]
    pathways: tuple[PackPathway, ...]


@dataclass(frozen=True, slots=True)
class PackComparison:
    """What taking a pack over would bring, line by line. `base` is the pack as it was last taken over.

    `is_first` is set when the record does not have the pack yet. `notes` are sentences to be read before deciding.
    """

    pack: RulePack
    base: RulePack | None
    lines: tuple[Line, ...]
    is_first: bool = False
    notes: tuple[str, ...] = ()

    def usual(self) -> frozenset[str]:
        """Return the ids of the lines that are taken over unless somebody says otherwise."""
        return frozenset(line.id for line in self.lines if line.origin.is_taken)

    @property
    def news(self) -> tuple[Line, ...]:
        """The lines in which pack and record differ."""
        return tuple(line for line in self.lines if line.origin is not Origin.SAME)


def origin_of(base: object, here: object, there: object) -> Origin:
    """Say who has changed a thing that may be None where it is not there: three ways."""
    if here == there:
        return Origin.SAME
    if here is None:
        return Origin.NEW if base is None else Origin.DROPPED
    if there is None:
        return Origin.GONE if base is not None else Origin.AGENCY
    if base is None:
        return Origin.DIFFERENT
    if here == base:
        return Origin.PACK
    return Origin.AGENCY if there == base else Origin.BOTH


def requirement_lines(
    pack: RulePack, base: RulePack | None, holdings: Holdings, names: Names, today: date
) -> Iterable[Line]:
    """Compare what is asked, in the order of the pack; what is no longer in it comes last."""
    before = _by_id(base.requirements if base is not None else ())
    here = _by_id(item for item in holdings.state.requirements if item.id.partition("/")[0] == pack.id)
    there = _by_id(pack.requirements)
    for own in dict.fromkeys([*there, *here]):
        sides = [_content(side.get(own), today) for side in (before, here, there)]
        if own not in there and own not in before:
            continue
        origin = origin_of(*sides)
        title = (there.get(own) or here[own]).title
        words = _sides(here.get(own), there.get(own), names, today)
        is_missing = origin in (Origin.NEW, Origin.DROPPED)
        twin = asked_already(there[own], pack, holdings.state, today) if is_missing else None
        if twin is not None:
            origin, words = Origin.ALREADY, (f"{twin.title}. {_whole(twin, names)}", words[1])
        yield Line(Part.REQUIREMENT, own, title, origin, *words)


def agency_changes(base: RulePack, state: RulesState, names: Names, today: date) -> dict[str, str]:
    """Return in words what the agency has changed of a pack, by requirement id: what holds, and what the pack has."""
    found: dict[str, str] = {}
    for item in base.requirements:
        here = state.get(item.id)
        if here is not None and content_of(here, today) != content_of(item, today):
            found[item.id] = differences_in_words(requirement_differences(item, here, names, today))
    return found


def _sides(here: Requirement | None, there: Requirement | None, names: Names, today: date) -> tuple[str, str]:
    """Say what record and pack hold of a requirement: in full when only one has it, else what differs."""
    if here is None or there is None:
        return _whole(here, names), _whole(there, names)
    found = requirement_differences(here, there, names, today)
    before = "; ".join(f"{item.what}: {item.before or 'nothing'}" for item in found)
    after = "; ".join(f"{item.what}: {item.after or 'nothing'}" for item in found)
    return before, after


def _whole(requirement: Requirement | None, names: Names) -> str:
    if requirement is None:
        return ""
    rules = " ".join(rule_words(rule, names) for rule in requirement.rules)
    return rules if requirement.active else f"Switched off. {rules}"


def _content(requirement: Requirement | None, today: date) -> object:
    return None if requirement is None else content_of(requirement, today)


def _by_id(requirements: Iterable[Requirement]) -> Mapping[str, Requirement]:
    return {item.id: item for item in requirements}
