"""The rules of an agency as a rule pack, so that another agency can take them over."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from nscp_desktop.domain.agency import AgencyDetails, PackInfo
from nscp_desktop.domain.courses import Course, Satisfies
from nscp_desktop.domain.pack_comparison import Holdings
from nscp_desktop.domain.pack_lists import fold
from nscp_desktop.domain.requirements import Requirement
from nscp_desktop.domain.rule_changes import OWN_PACK
from nscp_desktop.domain.rule_packs import Document, RulePack
from nscp_desktop.domain.rule_periods import first_day, is_in_use, latest, reopened
from nscp_desktop.services.lead_duties import leads_of, shipped_lead_duties
from nscp_desktop.services.rule_packs import shipped_pack
from nscp_desktop.services.rule_storing import slug


def exported(
    info: PackInfo, base: RulePack | None, holdings: Holdings, details: AgencyDetails, today: date
) -> RulePack:
    """Return the rules of a pack as the agency has them now. Its own rules get the agency's name.

    What stands beside them, such as roles and the recommended order, is left out: the rules are what is handed over.
    """
    own = [item for item in holdings.state.requirements if _pack(item.id) == info.id]
    # One without rules asks nothing, and no pack may hold it.
    asked = tuple(_now(item, details.name, today) for item in own if item.rules)
    rules = [rule for item in asked for rule in item.rules]
    is_own = info.id == OWN_PACK
    uses = base.uses if base is not None else tuple(sorted({_pack(r.after) for r in rules if r.after} - {info.id}))
    beneath = _beneath(uses)
    courses, also = _counting(holdings, asked, beneath)
    taken = {duty.code for pack in beneath for duty in pack.duties}
    named = {code for rule in rules for code in rule.who.duties}
    leads = shipped_lead_duties() | (leads_of(base) if base is not None else frozenset())
    titles = {title for rule in rules for title in rule.who.roles}
    levels = [level for level in holdings.levels if level.title in {t for rule in rules for t in rule.who.levels}]
    pack = RulePack(
        info.id,
        f"Rules of {details.name}" if is_own else info.title,
        base.sector if base is not None and base.sector else details.sector.value,
        info.edition or str(today.year),
        info.source or details.name,
        asked,
        tuple(replace(duty, lead=duty.code in leads) for duty in holdings.duties if duty.code in named - taken),
        tuple(replace(role, level_id=None) for role in holdings.roles if role.title in titles),
        courses,
        _documents(holdings, {rule.document for rule in rules}),
        uses,
        also,
        tuple(levels),
    )
    return _under(slug(details.name, frozenset({OWN_PACK}).__contains__), pack) if is_own else pack


def _now(requirement: Requirement, agency: str, today: date) -> Requirement:
    """Return a requirement as it is asked now, as a pack would have it: every rule says who asks for it."""
    is_asked = is_in_use(requirement, today)
    rules = latest(reopened(requirement.rules, today), today) if requirement.active else requirement.rules
    flat = [
        replace(rule, starts_on=first_day(rule), replaced=None, source=rule.source or f"Policy of {agency}")
        for rule in rules
    ]
    return replace(requirement, rules=tuple(flat), active=is_asked)


def _counting(
    holdings: Holdings, asked: Sequence[Requirement], beneath: Sequence[RulePack]
) -> tuple[tuple[Course, ...], tuple[tuple[str, tuple[Satisfies, ...]], ...]]:
    """Return the courses that count towards the requirements, and what courses of packs beneath count towards."""
    wanted = {item.id for item in asked}
    known = wanted | {item.id for pack in beneath for item in pack.requirements}
    lower = {fold(course.title): course.title for pack in beneath for course in pack.courses}
    names = {fold(name) for pack in beneath for course in pack.courses for name in (course.title, *course.aliases)}
    own, also = [], []
    for course in holdings.state.courses.values():
        counts = tuple(item for item in course.satisfies if item.requirement_id in wanted)
        if not counts or not course.active:
            continue
        if fold(course.title) in lower:
            also.append((lower[fold(course.title)], counts))
            continue
        aliases = tuple(alias for alias in course.aliases if fold(alias) not in names)
        counts = tuple(item for item in course.satisfies if item.requirement_id in known)
        own.append(replace(course, id=0, satisfies=counts, aliases=aliases, versions=()))
    return tuple(own), tuple(also)


def _documents(holdings: Holdings, wanted: Iterable[str]) -> tuple[Document, ...]:
    needed = set(wanted)
    return tuple(document for document in holdings.documents if document.id in needed)


def _under(pack_id: str, pack: RulePack) -> RulePack:
    """Return a pack under another id, with what names its requirements following."""

    def own(name: str) -> str:
        return f"{pack_id}/{name.partition('/')[2]}" if _pack(name) == pack.id else name

    def counted(items: Iterable[Satisfies]) -> tuple[Satisfies, ...]:
        return tuple(item._replace(requirement_id=own(item.requirement_id)) for item in items)

    return replace(
        pack,
        id=pack_id,
        requirements=tuple(
            replace(
                item,
                id=own(item.id),
                rules=tuple(replace(rule, after=own(rule.after) if rule.after else None) for rule in item.rules),
            )
            for item in pack.requirements
        ),
        courses=tuple(replace(course, satisfies=counted(course.satisfies)) for course in pack.courses),
        counts_also=tuple((title, counted(items)) for title, items in pack.counts_also),
    )


def _beneath(uses: Sequence[str]) -> tuple[RulePack, ...]:
    found: dict[str, RulePack] = {}
    for name in uses:
        pack = shipped_pack(name)
        for lower in (*_beneath(pack.uses), pack):
            found.setdefault(lower.id, lower)
    return tuple(found.values())


def _pack(name: str) -> str:
    return name.partition("/")[0]
