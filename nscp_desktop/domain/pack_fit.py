"""Whether a whole rule pack holds together, with the packs that it builds on."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain

from nscp_desktop.domain.courses import Course, Satisfies
from nscp_desktop.domain.money import MOST_PENCE, pounds
from nscp_desktop.domain.pack_checks import LONGEST_TITLE, MOST_HOURS, Known, Problem, requirement_problems
from nscp_desktop.domain.requirements import Requirement
from nscp_desktop.domain.rule_packs import PackPathway, RulePack
from nscp_desktop.domain.target_groups import GROUP_NUMBERS

MOST_REQUIREMENTS = 100
MOST_RULES = 50
MOST_OF_A_SORT = 1000


def pack_problems(pack: RulePack, beneath: Sequence[RulePack] = ()) -> list[str]:
    """Return a sentence for everything that cannot be in a pack, each naming its place; empty when it is sound.

    `beneath` are the packs that it builds on.
    """
    too_many = list(_too_many(pack))
    if too_many:
        return too_many
    packs = (*beneath, pack)
    known = known_of(packs)
    found = [*_doubles(pack, beneath), *_small_problems(pack, packs)]
    for requirement in pack.requirements:
        place = f"Requirement {requirement.id.partition('/')[2]}"
        found += (in_words(place, problem) for problem in requirement_problems(requirement, known))
        for number, rule in enumerate(requirement.rules, start=1):
            if not rule.source:
                found.append(in_words(place, Problem("Say which document asks for it.", "source", number)))
    return found


def in_words(place: str, problem: Problem) -> str:
    """Name the place before what is wrong there: `Requirement dsl-training, rule 1, months: ...`."""
    rule = f", rule {problem.rule}" if problem.rule else ""
    return f"{place}{rule}, {problem.field}: {problem.sentence}"


def known_of(packs: Sequence[RulePack]) -> Known:
    """Return what requirements of these packs may name."""
    return Known(
        tuple(item for pack in packs for item in pack.requirements),
        courses_of(packs),
        frozenset(duty.code for pack in packs for duty in pack.duties),
        frozenset(role.title for pack in packs for role in pack.roles),
        frozenset(level.title for pack in packs for level in pack.levels),
    )


def courses_of(packs: Sequence[RulePack]) -> tuple[Course, ...]:
    """Return the courses of all packs, each with what it counts towards in every one of them."""
    also: dict[str, tuple[Satisfies, ...]] = {}
    for pack in packs:
        for title, more in pack.counts_also:
            also[title] = also.get(title, ()) + more
    courses = [course for pack in packs for course in pack.courses]
    return tuple(replace(course, satisfies=course.satisfies + also.get(course.title, ())) for course in courses)


def _too_many(pack: RulePack) -> Iterable[str]:
    """Tell what there is so much of that no agency could use it, before anything is compared with anything."""
    if len(pack.requirements) > MOST_REQUIREMENTS:
        yield f"A pack asks for at most {MOST_REQUIREMENTS} things, and this one for {len(pack.requirements):,}."
    for requirement in pack.requirements:
        if len(requirement.rules) > MOST_RULES:
            yield f"Requirement {requirement.id.partition('/')[2]} has more than {MOST_RULES} rules."
    for what, items in (
        ("courses", pack.courses),
        ("roles", pack.roles),
        ("duties", pack.duties),
        ("levels", pack.levels),
        ("documents", pack.documents),
        ("competences", pack.competences),
        ("pathways", pack.pathways),
    ):
        if len(items) > MOST_OF_A_SORT:
            yield f"A pack has at most {MOST_OF_A_SORT:,} {what}, and this one has {len(items):,}."


def _doubles(pack: RulePack, beneath: Sequence[RulePack]) -> Iterable[str]:
    """Tell what stands twice in the pack, and names that a pack beneath it has taken."""
    names = [(name, course.title) for course in pack.courses for name in (course.title, *course.aliases)]
    taken = [name for other in beneath for course in other.courses for name in (course.title, *course.aliases)]
    levels = [level.title for level in pack.levels]
    yield from _twice("requirement", [item.id.partition("/")[2] for item in pack.requirements])
    for field, of in (("title", _title), ("short title", _short)):
        texts = [of(item) for other in (*beneath, pack) for item in other.requirements]
        yield from _twice(f"{field} of a requirement", texts)
    yield from _twice("duty", [duty.code for duty in pack.duties])
    yield from _twice("role", [role.title for role in pack.roles])
    yield from _twice("document", [document.id for document in pack.documents])
    yield from _twice("level", [*levels, *(level.title for other in beneath for level in other.levels)])
    yield from _twice("name of a course", [*(name for name, _ in names), *taken])
    yield from _twice("pathway", [_whose(pathway) for pathway in pack.pathways])
    for document in pack.documents:
        yield from _twice(f"edition of {document.id}", [edition.name for edition in document.editions])
        days = [edition.in_force.isoformat() for edition in document.editions]
        yield from _twice(f"first day of an edition of {document.id}", days)


def _title(requirement: Requirement) -> str:
    return requirement.title


def _short(requirement: Requirement) -> str:
    return requirement.short


def _twice(what: str, names: Iterable[str]) -> Iterable[str]:
    seen: set[str] = set()
    told: set[str] = set()
    for name in names:
        folded = name.casefold()
        if folded in seen and folded not in told:
            told.add(folded)
            yield f"The {what} {name} is there twice."
        seen.add(folded)


def _small_problems(pack: RulePack, packs: Sequence[RulePack]) -> Iterable[str]:
    """Check what goes with the requirements: groups, titles, and courses that are named."""
    grouped: tuple[tuple[str, int | None], ...] = (
        *((f"Duty {duty.code}", duty.usual_group) for duty in pack.duties),
        *((f"Role {role.title}", role.usual_group) for role in pack.roles),
        *((f"Level {level.title}", level.group) for level in pack.levels),
        *((f"Competence {place}", competence.group) for place, competence in enumerate(pack.competences, start=1)),
        *((f"Pathway {_whose(pathway)}", pathway.group) for pathway in pack.pathways),
        *((f"Course {course.title}", group) for course in pack.courses for group in course.groups),
    )
    for place, group in grouped:
        if group is not None and group not in GROUP_NUMBERS:
            yield f"{place}: a Target Group is 1, 2, 3 or 4."
    for what, title in (
        *(("Duty", duty.title) for duty in pack.duties),
        *(("Role", role.title) for role in pack.roles),
        *(("Level", level.title) for level in pack.levels),
        *(("Course", course.title) for course in pack.courses),
    ):
        if len(title) > LONGEST_TITLE:
            yield f"{what} {title[:40]}…: the title is longer than {LONGEST_TITLE} characters."
    for document in pack.documents:
        for edition in document.editions:
            if edition.published is not None and edition.published > edition.in_force:
                yield f"Document {document.id}, edition {edition.name}: it cannot be published after it is in force."
    yield from _course_problems(pack, packs)
    yield from _pathway_problems(pack, packs)


def _course_problems(pack: RulePack, packs: Sequence[RulePack]) -> Iterable[str]:
    ids = {item.id for other in packs for item in other.requirements}
    titles = {course.title for other in packs for course in other.courses}
    yield from _number_problems(pack)
    for title, _ in pack.counts_also:
        if title not in titles:
            yield f"counts_also: there is no course {title}."
    counting = chain(((course.title, course.satisfies) for course in pack.courses), pack.counts_also)
    for title, satisfies in counting:
        for item in satisfies:
            if item.requirement_id not in ids:
                yield f"Course {title}: there is no requirement {item.requirement_id} that it could count towards."
    for course in courses_of(packs):
        yield from _twice(f"mark of {course.title} for", [item.requirement_id for item in course.satisfies])


def _number_problems(pack: RulePack) -> Iterable[str]:
    for course in pack.courses:
        if course.hours is not None and not 0 <= course.hours <= MOST_HOURS:
            yield f"Course {course.title}: hours are a number from 0 to {MOST_HOURS:,}."
        for amount in (course.charge_pence, course.non_attendance_pence):
            if amount is not None and not 0 <= amount <= MOST_PENCE:
                yield f"Course {course.title}: an amount is from {pounds(0)} to {pounds(MOST_PENCE)}, in pence."


def _pathway_problems(pack: RulePack, packs: Sequence[RulePack]) -> Iterable[str]:
    titles = {course.title for other in packs for course in other.courses}
    duties = {duty.code for other in packs for duty in other.duties}
    for pathway in pack.pathways:
        place = f"Pathway {_whose(pathway)}"
        if (pathway.group is None) == (not pathway.duty):
            yield f"{place}: it is for a Target Group or for a duty, one of the two."
        if pathway.duty and pathway.duty not in duties:
            yield f"{place}: there is no duty {pathway.duty}."
        if not pathway.steps:
            yield f"{place}: name at least one course."
        for title in pathway.steps:
            if title not in titles:
                yield f"{place}: there is no course {title}."
        yield from _twice(f"step of {_whose(pathway)}", pathway.steps)


def _whose(pathway: PackPathway) -> str:
    return pathway.duty or (f"of group {pathway.group}" if pathway.group is not None else "without a group")
