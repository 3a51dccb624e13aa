"""What the record becomes when the lines of a pack that somebody ticked are taken over."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from nscp_desktop.domain.competences import Competence
from nscp_desktop.domain.courses import Course
from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.pack_checks import can_be_met, circle_of_after
from nscp_desktop.domain.pack_comparison import Holdings, Line, Origin, PackComparison, Part
from nscp_desktop.domain.pack_lists import counts_of, fold, known_titles, whose
from nscp_desktop.domain.requirements import Edition, Requirement
from nscp_desktop.domain.roles import Duty, Role
from nscp_desktop.domain.rule_changes import RulesState, requirement_after
from nscp_desktop.domain.rule_packs import Document, PackPathway, RulePack
from nscp_desktop.domain.rule_pairs import in_place_of
from nscp_desktop.domain.rule_periods import is_in_use
from nscp_desktop.domain.target_groups import AgencyLevel


@dataclass(frozen=True, slots=True)
class Taking:
    """What is to be stored: the rules afterwards, and what else is new. New courses have ids below 0.

    Roles name their level by its place in the pack, as packs do; `level_titles` says which titles these places have.
    """

    state: RulesState
    documents: tuple[Document, ...] = ()
    changed_documents: tuple[Document, ...] = ()
    duties: tuple[Duty, ...] = ()
    levels: tuple[AgencyLevel, ...] = ()
    roles: tuple[Role, ...] = ()
    competences: tuple[Competence, ...] = ()
    pathways: tuple[PackPathway, ...] = ()
    level_titles: tuple[str, ...] = field(default=())


def taking(
    comparison: PackComparison, ticked: Collection[str], holdings: Holdings, from_day: date | None, today: date
) -> Taking:
    """Work out what the record becomes; what ticked requirements name, such as a duty, comes with them.

    Raises NotAllowedError when it would leave a requirement that nothing could meet, or one that waits for itself.
    """
    lines = [line for line in comparison.lines if line.id in ticked and line.origin is not Origin.SAME]
    chosen = _Chosen(comparison.pack, lines, holdings)
    state = chosen.with_what_for(chosen.with_courses(holdings.state))
    for document in chosen.documents_after():
        state = state.with_editions(document.id, document.editions)
    for line in lines:
        if line.part is Part.REQUIREMENT:
            state = _with_line(state, line, chosen, from_day, today)
    state = chosen.with_counts(state)
    _refuse_impossible(holdings.state, state, chosen.keys(Part.REQUIREMENT), today)
    pack = comparison.pack
    return Taking(
        state,
        chosen.new_documents(),
        tuple(document for document in chosen.documents_after() if document not in chosen.new_documents()),
        tuple(duty for duty in pack.duties if duty.code in chosen.duty_codes()),
        tuple(level for level in pack.levels if fold(level.title) in chosen.level_keys()),
        tuple(role for role in pack.roles if fold(role.title) in chosen.role_keys()),
        tuple(item for item in pack.competences if f"{item.group}/{fold(item.text)}" in chosen.keys(Part.COMPETENCE)),
        tuple(pathway for pathway in pack.pathways if whose(pathway) in chosen.keys(Part.PATHWAY)),
        tuple(level.title for level in pack.levels),
    )


class _Chosen:
    """The lines that were ticked, sorted by what they are about."""

    def __init__(self, pack: RulePack, lines: Iterable[Line], holdings: Holdings) -> None:
        self.pack, self.holdings = pack, holdings
        self.lines = list(lines)
        self.requirements = {item.id: item for item in pack.requirements if item.id in self.keys(Part.REQUIREMENT)}
        self._rules = [rule for item in self.requirements.values() for rule in item.rules]

    def keys(self, part: Part) -> set[str]:
        return {line.key for line in self.lines if line.part is part}

    def duty_codes(self) -> set[str]:
        needed = {code for rule in self._rules for code in rule.who.duties} | self.keys(Part.DUTY)
        needed |= {pathway.duty for pathway in self.pack.pathways if whose(pathway) in self.keys(Part.PATHWAY)}
        return needed - {duty.code for duty in self.holdings.duties}

    def role_keys(self) -> set[str]:
        needed = {fold(title) for rule in self._rules for title in rule.who.roles} | self.keys(Part.ROLE)
        return needed - {fold(role.title) for role in self.holdings.roles}

    def level_keys(self) -> set[str]:
        needed = {fold(title) for rule in self._rules for title in rule.who.levels} | self.keys(Part.LEVEL)
        return needed - {fold(level.title) for level in self.holdings.levels}

    def new_documents(self) -> tuple[Document, ...]:
        known = {document.id for document in self.holdings.documents}
        needed = {rule.document for rule in self._rules} | self.keys(Part.DOCUMENT)
        return tuple(item for item in self.pack.documents if item.id in needed and item.id not in known)

    def documents_after(self) -> tuple[Document, ...]:
        """Return the documents that are new or have other editions now."""
        known = {document.id: document for document in self.holdings.documents}
        wanted = self.keys(Part.EDITION)
        found = list(self.new_documents())
        for document in self.pack.documents:
            new = [edition for edition in document.editions if f"{document.id}/{fold(edition.name)}" in wanted]
            if document.id in known and new:
                found.append(replace(known[document.id], editions=_merged(known[document.id].editions, new)))
        return tuple(found)

    def with_courses(self, state: RulesState) -> RulesState:
        """Add the courses that were ticked, under names that no other course has, counting towards nothing yet."""
        taken = set(known_titles(state.courses.values()))
        courses = dict(state.courses)
        for course in self.pack.courses:
            if fold(course.title) in self.keys(Part.COURSE) and fold(course.title) not in taken:
                aliases = tuple(alias for alias in course.aliases if fold(alias) not in taken)
                taken |= {fold(course.title), *map(fold, aliases)}
                own = -len(courses) - 1
                courses[own] = replace(course, id=own, aliases=aliases, satisfies=())
        return replace(state, courses=courses)

    def with_what_for(self, state: RulesState) -> RulesState:
        """Let courses that are here be for whom and about what the pack says, where that was ticked."""
        wanted = {fold(course.title): course for course in self.pack.courses}
        known = known_titles(state.courses.values())
        courses = dict(state.courses)
        for key in self.keys(Part.COURSE_FOR):
            here, there = known.get(key), wanted.get(key)
            if here is not None and there is not None:
                courses[here.id] = replace(courses[here.id], groups=there.groups, categories=there.categories)
        return replace(state, courses=courses)

    def with_counts(self, state: RulesState) -> RulesState:
        """Let courses count towards what they should: new courses, new requirements, and the lines ticked."""
        there = counts_of(self.pack.courses, self.pack.counts_also)
        known = known_titles(state.courses.values())
        asked = {item.id for item in state.requirements}
        courses = dict(state.courses)
        gone = {tuple(key.split("|", 1)) for key in self.keys(Part.COUNTS)} - there.keys()
        for title, requirement_id in (*there, *gone):
            course = known.get(title)
            if course is None or requirement_id not in asked or not self._counts(course, title, requirement_id):
                continue
            course = courses[course.id]
            others = tuple(item for item in course.satisfies if item.requirement_id != requirement_id)
            item = there.get((title, requirement_id))
            courses[course.id] = replace(course, satisfies=(*others, item) if item is not None else others)
        return replace(state, courses=courses)

    def _counts(self, course: Course, title: str, requirement_id: str) -> bool:
        is_new = self.holdings.state.get(requirement_id) is None or course.id < 0
        return is_new or f"{title}|{requirement_id}" in self.keys(Part.COUNTS)


def _with_line(state: RulesState, line: Line, chosen: _Chosen, from_day: date | None, today: date) -> RulesState:
    here, there = state.get(line.key), chosen.requirements.get(line.key)
    if there is None:
        off = replace(here, active=False) if here is not None else None
        return state.with_requirement(requirement_after(here, off, from_day, today)) if off is not None else state
    wanted = there if here is None else in_place_of(here, there, today)
    editions = {document.id: document.editions for document in chosen.holdings.documents}
    editions |= {document.id: document.editions for document in chosen.documents_after()}
    rules = tuple(replace(rule, editions=editions.get(rule.document, ())) for rule in wanted.rules)
    changed = requirement_after(here, replace(wanted, rules=rules), from_day, today)
    if from_day is not None and not changed.rules:
        raise NotAllowedError(
            f"From {in_words(from_day)} on {there.title} would have no rule, as all of them end before. Leave it out, "
            "or choose “As if it had always been so”.",
            "from_day",
        )
    return state.with_requirement(changed)


def _merged(here: Iterable[Edition], new: Iterable[Edition]) -> tuple[Edition, ...]:
    by_name = {fold(edition.name): edition for edition in (*here, *new)}
    return tuple(sorted(by_name.values(), key=lambda edition: edition.in_force))


def _refuse_impossible(before: RulesState, after: RulesState, ticked: Collection[str], today: date) -> None:
    """Refuse what leaves a requirement in use that nobody could meet, whichever of the lines it comes from.

    What nobody could meet before is only looked at when its own line is ticked: an edition may come all the same.
    """
    touched = after.changed_since(before)
    for requirement in after.requirements:
        if not is_in_use(requirement, today) or not touched & {requirement.id, *_waits_for(requirement)}:
            continue
        sentence = _impossible(requirement, after)
        is_ticked, old = requirement.id in ticked, before.get(requirement.id)
        if sentence and (is_ticked or old is None or not is_in_use(old, today) or not _impossible(old, before)):
            leave = f"leave {requirement.title} out" if is_ticked else "leave the courses that count as they are"
            raise NotAllowedError(sentence.replace("%1", leave), "lines")


def _impossible(requirement: Requirement, state: RulesState) -> str:
    """Say why nobody could meet a requirement, with `%1` for what to leave out; empty when everything is well."""
    title, courses = requirement.title, state.courses.values()
    by_id = {item.id: item for item in state.requirements}
    if not can_be_met(requirement.id, courses):
        return (
            f"No course would count towards {title}, so nobody could meet it. Tick a course that does as well, or %1."
        )
    for other in _waits_for(requirement):
        if other not in by_id:
            return f"{title} comes after something that is not asked here. Tick that as well, or %1."
        if not can_be_met(other, courses):
            return (
                f"{title} comes after {by_id[other].title}, towards which no course would count, so it would never "
                "begin. Tick a course that does as well, or %1."
            )
    if circle_of_after(requirement.id, by_id):
        return f"{title} and what it comes after would wait for one another. Leave one of them out."
    return ""


def _waits_for(requirement: Requirement) -> list[str]:
    return [rule.after for rule in requirement.rules if rule.after]
