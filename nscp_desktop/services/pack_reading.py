"""From the tables of a rule pack to the pack: nothing is guessed, and nothing is left out silently."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from nscp_desktop.domain.agency import Sector
from nscp_desktop.domain.competences import Competence
from nscp_desktop.domain.courses import Category, Course, CourseKind, EvaluationAsked, Satisfies
from nscp_desktop.domain.errors import FileRefusedError
from nscp_desktop.domain.pack_checks import is_code
from nscp_desktop.domain.people import PersonKind
from nscp_desktop.domain.requirements import Edition, Per, Requirement, Rule, RuleKind, Who
from nscp_desktop.domain.roles import Duty, Role
from nscp_desktop.domain.rule_packs import Document, PackPathway, RulePack
from nscp_desktop.domain.target_groups import AgencyLevel
from nscp_desktop.services.pack_tables import PackTable

# 2: courses say whom they are for, what abuse they are about, what they cost and what is asked after them.
FORMAT = 2
Editions = Mapping[str, tuple[Edition, ...]]


class Head:
    """What a pack says about itself, read before all else: a newer form must not be taken for a broken one.

    Raises FileRefusedError when it is no pack, or one of a newer version.
    """

    def __init__(self, found: Mapping[str, Any]) -> None:
        if not isinstance(found.get("pack"), Mapping):
            raise FileRefusedError("This is no rule pack: the part [pack] is missing.")
        table = PackTable(found["pack"], "[pack]")
        if (table.number("format") or FORMAT) > FORMAT:
            raise FileRefusedError(
                "This rule pack was made for a newer version of the program. Install the newer version, then take the "
                "pack over again."
            )
        self.id = _code(table, "id")
        self.title = table.text("title")
        self.sector = table.choice("sector", Sector).value
        self.edition = table.text("edition")
        self.source = table.text("source")
        self.uses = table.texts("uses")
        for name in self.uses:
            if not is_code(name) or name == self.id:
                raise table.wrong("uses", f"{name[:60]} is not the id of another pack")
        table.finish()


def read_tables(found: Mapping[str, Any], head: Head) -> RulePack:
    """Return the pack that the tables of a file describe.

    Raises FileRefusedError with a sentence that names the place.
    """
    whole = PackTable(found, "The pack")
    documents = tuple(_document(item) for item in whole.tables("document", "Document", "id"))
    known = {document.id: document.editions for document in documents}
    levels = tuple(_level(item) for item in whole.tables("level", "Level", "title"))
    requirements = whole.tables("requirement", "Requirement", "id")
    roles = tuple(_role(item, levels) for item in whole.tables("role", "Role", "title"))
    pack = RulePack(
        head.id,
        head.title,
        head.sector,
        head.edition,
        head.source,
        tuple(_requirement(head.id, item, known) for item in requirements),
        tuple(_duty(item) for item in whole.tables("duty", "Duty", "code")),
        roles,
        tuple(_course(head.id, item) for item in whole.tables("course", "Course", "title")),
        documents,
        head.uses,
        tuple(_counts_also(head.id, item) for item in whole.tables("counts_also", "counts_also")),
        levels,
        tuple(_competence(item) for item in whole.tables("competence", "Competence")),
        tuple(_pathway(item) for item in whole.tables("pathway", "Pathway")),
    )
    whole.has_only(["pack"])
    return pack


def _code(table: PackTable, key: str) -> str:
    code = table.text(key)
    if not is_code(code):
        raise table.wrong(key, f"{code[:60]} is no code: small letters, digits and hyphens, such as dsl-training")
    return code


def _document(table: PackTable) -> Document:
    editions = [_edition(item) for item in table.tables("edition", f"{table.where}, edition", "name")]
    document = Document(
        _code(table, "id"), table.text("title"), tuple(sorted(editions, key=lambda edition: edition.in_force))
    )
    table.finish()
    return document


def _edition(table: PackTable) -> Edition:
    in_force = table.day("in_force")
    if in_force is None:
        raise table.wrong("in_force", "it is missing")
    edition = Edition(table.text("name"), in_force, table.day("published"))
    table.finish()
    return edition


def _level(table: PackTable) -> AgencyLevel:
    level = AgencyLevel(0, table.text("title"), _group(table), table.text("description", ""))
    table.finish()
    return level


def _group(table: PackTable) -> int:
    group = table.number("group")
    if group is None:
        raise table.wrong("group", "it is missing")
    return group


def _duty(table: PackTable) -> Duty:
    duty = Duty(_code(table, "code"), table.text("title"), table.number("usual_group"), table.flag("lead"))
    table.finish()
    return duty


def _role(table: PackTable, levels: tuple[AgencyLevel, ...]) -> Role:
    """Read a role; one with a level has the Target Group that the level stands for, unless it says another."""
    title, group, name = table.text("title"), table.number("usual_group"), table.text("level", "")
    table.finish()
    if not name:
        return Role(0, title, group)
    place = next((number for number, level in enumerate(levels, start=1) if level.title == name), None)
    if place is None:
        raise table.wrong("level", f"there is no level {name[:60]} in this pack")
    return Role(0, title, levels[place - 1].group if group is None else group, level_id=place)


def _requirement(pack: str, table: PackTable, editions: Editions) -> Requirement:
    name = f"{pack}/{_code(table, 'id')}"
    rules = [
        _rule(f"{name}#{place}", pack, rule, editions)
        for place, rule in enumerate(table.tables("rule", f"{table.where}, rule"), start=1)
    ]
    requirement = Requirement(
        name,
        table.text("title"),
        table.text("short"),
        tuple(rules),
        table.flag("active", default=True),
        table.flag("whole_agency"),
    )
    table.finish()
    return requirement


def _rule(rule_id: str, pack: str, table: PackTable, editions: Editions) -> Rule:
    document = table.text("document", "")
    if document and document not in editions:
        raise table.wrong("document", f"there is no document {document[:60]} in this pack")
    notice_days = table.number("notice_days")
    after = table.text("after", "")
    rule = Rule(
        rule_id,
        table.choice("kind", RuleKind),
        Who(
            frozenset(table.numbers("groups")),
            frozenset(table.texts("duties")),
            frozenset(table.texts("roles")),
            frozenset(table.choices("kinds", PersonKind)),
            frozenset(table.texts("sites")),
            frozenset(table.texts("levels")),
        ),
        table.number("months"),
        table.number("first_within_days"),
        _full_id(pack, after) if after else None,
        document,
        editions.get(document, ()),
        table.number("edition_within_days") or 0,
        may_lengthen=table.flag("may_lengthen"),
        source=table.text("source", ""),
        source_edition=table.text("source_edition", ""),
        starts_on=table.day("starts_on"),
        ends_on=table.day("ends_on"),
        to_check=table.text("to_check", ""),
        hours=table.decimal("hours"),
        minimum_count=table.number("minimum_count"),
        minimum_per=table.choice("minimum_per", Per, Per.AGENCY),
    )
    table.finish()
    return rule if notice_days is None else replace(rule, notice_days=notice_days)


def _course(pack: str, table: PackTable) -> Course:
    course = Course(
        0,
        table.text("title"),
        table.choice("kind", CourseKind),
        table.text("provider", ""),
        table.text("delivery", ""),
        table.decimal("hours"),
        table.texts("aliases"),
        _satisfies(pack, table),
        groups=tuple(sorted(set(table.numbers("groups")))),
        categories=table.choices("categories", Category),
        charge_pence=table.number("charge_pence"),
        non_attendance_pence=table.number("non_attendance_pence"),
        evaluation=table.choice("evaluation", EvaluationAsked, EvaluationAsked.NO),
        certificates=table.flag("certificates"),
    )
    table.finish()
    return course


def _counts_also(pack: str, table: PackTable) -> tuple[str, tuple[Satisfies, ...]]:
    also = table.text("course"), _satisfies(pack, table)
    table.finish()
    return also


def _satisfies(pack: str, table: PackTable) -> tuple[Satisfies, ...]:
    """Read what a course counts towards: `pack/name`, or `pack/name:renewal` when only for renewals."""
    found = []
    for text in table.texts("satisfies"):
        name, _, only = text.partition(":")
        if only not in ("", "first", "renewal"):
            raise table.wrong("satisfies", f"after the colon stands first or renewal, not {only[:60]}")
        found.append(Satisfies(_full_id(pack, name), first=only != "renewal", renewal=only != "first"))
    return tuple(found)


def _full_id(pack: str, name: str) -> str:
    return name if "/" in name else f"{pack}/{name}"


def _competence(table: PackTable) -> Competence:
    competence = Competence(0, _group(table), table.text("text"))
    table.finish()
    return competence


def _pathway(table: PackTable) -> PackPathway:
    pathway = PackPathway(table.texts("steps"), table.number("group"), table.text("duty", ""))
    table.finish()
    return pathway
