"""What a rule pack brings beside its requirements, compared with what the record holds."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from nscp_desktop.domain.courses import Course, Satisfies, categories_words, groups_words
from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.pack_comparison import Holdings, Line, Origin, Part, origin_of
from nscp_desktop.domain.requirements import Edition
from nscp_desktop.domain.roles import Role
from nscp_desktop.domain.rule_packs import Document, PackPathway, RulePack
from nscp_desktop.domain.target_groups import AgencyLevel

Item = TypeVar("Item")
Pair = tuple[str, str]


def list_lines(
    pack: RulePack, base: RulePack | None, holdings: Holdings, above: Iterable[RulePack] = ()
) -> Iterable[Line]:
    """Compare documents, lists, courses and recommended orders. Of lists only what is not here yet is told.

    `above` are the packs in use that build on this one: an order that one of them has is compared with that pack only.
    """
    yield from _document_lines(pack, base, holdings.documents)
    there = base or _nothing(pack)
    yield from _missing(Part.DUTY, pack.duties, there.duties, holdings.duties, lambda duty: (duty.code, duty.title))
    yield from _missing(Part.LEVEL, pack.levels, there.levels, holdings.levels, _titled)
    yield from _missing(Part.ROLE, pack.roles, there.roles, holdings.roles, _titled)
    yield from _course_lines(pack, there, holdings)
    yield from _counts_lines(pack, there, holdings)
    yield from _missing(
        Part.COMPETENCE,
        pack.competences,
        there.competences,
        holdings.competences,
        lambda item: (f"{item.group}/{fold(item.text)}", f"Group {item.group}: {item.text}"),
    )
    ordered_above = {whose(pathway) for other in above for pathway in other.pathways}
    own = tuple(pathway for pathway in pack.pathways if whose(pathway) not in ordered_above)
    yield from _pathway_lines(replace(pack, pathways=own), there, holdings)


def fold(title: str) -> str:
    """Return a title as titles are compared: without case."""
    return title.strip().casefold()


def counts_of(
    courses: Iterable[Course], also: Iterable[tuple[str, tuple[Satisfies, ...]]] = ()
) -> dict[Pair, Satisfies]:
    """Return what courses count towards, by course title and requirement id."""
    listed = [(course.title, course.satisfies) for course in courses]
    return {(fold(title), item.requirement_id): item for title, items in [*listed, *also] for item in items}


def known_titles(courses: Iterable[Course]) -> dict[str, Course]:
    """Return courses by every name that they have."""
    found = {fold(alias): course for course in courses for alias in course.aliases}
    return found | {fold(course.title): course for course in courses}


def whose(pathway: PackPathway) -> str:
    """Name whom a recommended order is for."""
    return f"group {pathway.group}" if pathway.group is not None else pathway.duty


def edition_words(edition: Edition) -> str:
    """Write an edition: `in force from 1 Sep 2026, published 1 Jul 2026`."""
    out = f", published {in_words(edition.published)}" if edition.published else ""
    return f"in force from {in_words(edition.in_force)}{out}"


def _titled(item: AgencyLevel | Role) -> tuple[str, str]:
    return fold(item.title), item.title


def _missing(
    part: Part,
    offered: Iterable[Item],
    before: Iterable[Item],
    here: Iterable[Item],
    named: Callable[[Item], tuple[str, str]],
) -> Iterable[Line]:
    """Tell what the record does not have: new, or taken out of it by the agency."""
    known, earlier = {named(item)[0] for item in here}, {named(item)[0] for item in before}
    for item in offered:
        key, title = named(item)
        if key not in known:
            yield Line(part, key, title, Origin.DROPPED if key in earlier else Origin.NEW, "", title)


def _document_lines(pack: RulePack, base: RulePack | None, here: Iterable[Document]) -> Iterable[Line]:
    known = {document.id: document for document in here}
    earlier = {document.id: document for document in (base.documents if base is not None else ())}
    for document in pack.documents:
        own = known.get(document.id)
        if own is None:
            names = ", ".join(edition.name for edition in document.editions)
            origin = Origin.DROPPED if document.id in earlier else Origin.NEW
            yield Line(Part.DOCUMENT, document.id, document.title, origin, "", f"editions {names}")
            continue
        before = _editions(earlier[document.id]) if document.id in earlier else {}
        for name, edition in _editions(document).items():
            mine = _editions(own).get(name)
            origin = origin_of(before.get(name), mine, edition)
            title = f"{document.title}, edition {edition.name}"
            here_words = edition_words(mine) if mine is not None else ""
            yield Line(Part.EDITION, f"{document.id}/{name}", title, origin, here_words, edition_words(edition))


def _editions(document: Document) -> Mapping[str, Edition]:
    return {fold(edition.name): edition for edition in document.editions}


def _course_lines(pack: RulePack, base: RulePack, holdings: Holdings) -> Iterable[Line]:
    known = known_titles(holdings.state.courses.values())
    earlier = known_titles(base.courses)
    for course in pack.courses:
        if fold(course.title) not in known:
            origin = Origin.DROPPED if fold(course.title) in earlier else Origin.NEW
            yield Line(Part.COURSE, fold(course.title), course.title, origin, "", course.kind.words)
    for course in pack.courses:
        here, before = known.get(fold(course.title)), earlier.get(fold(course.title))
        if here is not None and (_is_said(course) or (before is not None and _is_said(before))):
            origin = origin_of(
                _for(before) if before is not None else (frozenset(), frozenset()), _for(here), _for(course)
            )
            sides = (course_for_words(here), course_for_words(course))
            yield Line(Part.COURSE_FOR, fold(course.title), f"{here.title}: what it is for", origin, *sides)


def course_for_words(course: Course) -> str:
    """Say whom a course is for and what abuse it is about."""
    groups = f"Target Groups {groups_words(course.groups)}" if course.groups else ""
    about = f"about {categories_words(course.categories).lower()}" if course.categories else ""
    if course.categories and about.endswith("four"):
        about = "about all four categories of abuse"
    return ", ".join(part for part in (groups, about) if part) or "not said"


def _for(course: Course) -> tuple[frozenset[int], frozenset[str]]:
    return frozenset(course.groups), frozenset(item.value for item in course.categories)


def _is_said(course: Course) -> bool:
    return bool(course.groups or course.categories)


def _counts_lines(pack: RulePack, base: RulePack, holdings: Holdings) -> Iterable[Line]:
    """Compare what courses that are here count towards, among requirements that are here.

    What counts towards a new requirement comes with it, and what a new course counts towards comes with the course.
    """
    known = known_titles(holdings.state.courses.values())
    titles = {item.id: item.title for item in holdings.state.requirements}
    there = counts_of(pack.courses, pack.counts_also)
    before = counts_of(base.courses, base.counts_also)
    named = dict.fromkeys([*there, *before])
    for title, requirement_id in named:
        course = known.get(title)
        if course is None or requirement_id not in titles:
            continue
        here = next((item for item in course.satisfies if item.requirement_id == requirement_id), None)
        sides = (before.get((title, requirement_id)), here, there.get((title, requirement_id)))
        if sides[1] is None and sides[2] is None:
            continue
        line = f"{course.title}: counts towards {titles[requirement_id]}"
        key = f"{title}|{requirement_id}"
        yield Line(Part.COUNTS, key, line, origin_of(*sides), counts_words(sides[1]), counts_words(sides[2]))


def counts_words(item: Satisfies | None) -> str:
    """Say for which time a course counts."""
    if item is None:
        return "does not count"
    if item.first and item.renewal:
        return "first time and renewal"
    return "first time only" if item.first else "renewal only"


def _pathway_lines(pack: RulePack, base: RulePack, holdings: Holdings) -> Iterable[Line]:
    duties: dict[Hashable, str] = {duty.code: duty.title for duty in (*holdings.duties, *pack.duties)}
    here, before = (_by_whose(pathways) for pathways in (holdings.pathways, base.pathways))
    for pathway in pack.pathways:
        own = whose(pathway)
        origin = origin_of(_steps(before.get(own)), _steps(here.get(own)), _steps(pathway))
        title = f"Recommended order for {duties.get(own, own)}"
        yield Line(Part.PATHWAY, own, title, origin, _arrows(here.get(own)), _arrows(pathway))


def _by_whose(pathways: Iterable[PackPathway]) -> Mapping[str, PackPathway]:
    return {whose(pathway): pathway for pathway in pathways}


def _steps(pathway: PackPathway | None) -> tuple[str, ...] | None:
    return tuple(fold(step) for step in pathway.steps) if pathway is not None else None


def _arrows(pathway: PackPathway | None) -> str:
    return " → ".join(pathway.steps) if pathway is not None else ""


def _nothing(pack: RulePack) -> RulePack:
    return RulePack(pack.id, pack.title, pack.sector, "", "", (), (), (), ())
