"""Reading the rule packs and target group texts that are shipped with the program."""

import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from nscp_desktop.domain.agency import Sector
from nscp_desktop.domain.courses import Course, CourseKind, Satisfies
from nscp_desktop.domain.errors import NotFoundError
from nscp_desktop.domain.people import PersonKind
from nscp_desktop.domain.requirements import Edition, Requirement, Rule, RuleKind, Who
from nscp_desktop.domain.roles import Duty, Role
from nscp_desktop.domain.rule_packs import Document, RulePack
from nscp_desktop.domain.target_groups import TargetGroup
from nscp_desktop.paths import resources

Table = Mapping[str, Any]


def packs_for(sector: Sector) -> tuple[RulePack, ...]:
    """Return the packs that a new record of this sector starts with, those that others build on first.

    A sector without a pack of its own starts with the general one.
    """
    own = resources() / "rule_packs" / f"{sector.value}.toml"
    pack = read_pack(own if own.exists() else resources() / "rule_packs" / "general.toml")
    return (*(read_pack(resources() / "rule_packs" / f"{name}.toml") for name in pack.uses), pack)


def read_pack(path: Path) -> RulePack:
    """Read one rule pack.

    Raises NotFoundError when the file is missing.
    """
    if not path.exists():
        raise NotFoundError(f"The rule pack {path.name} is missing. Install the program again.")
    found = tomllib.loads(path.read_text("utf-8"))
    head = found["pack"]
    documents = {item["id"]: _document(item) for item in found.get("document", [])}
    return RulePack(
        head["id"],
        head["title"],
        head["sector"],
        head["edition"],
        head["source"],
        tuple(_requirement(head["id"], item, documents) for item in found.get("requirement", [])),
        tuple(Duty(item["code"], item["title"]) for item in found.get("duty", [])),
        tuple(Role(0, item["title"], item.get("usual_group")) for item in found.get("role", [])),
        tuple(_course(item) for item in found.get("course", [])),
        tuple(documents.values()),
        tuple(head.get("uses", ())),
        tuple((item["course"], _satisfies(item)) for item in found.get("counts_also", [])),
    )


def target_groups() -> tuple[TargetGroup, ...]:
    """Return the four Target Groups as a new record starts with them."""
    found = tomllib.loads((resources() / "target_groups.toml").read_text("utf-8"))
    return tuple(TargetGroup(**item) for item in found["group"])


def _document(item: Table) -> Document:
    editions = [_edition(edition) for edition in item.get("edition", [])]
    return Document(item["id"], item["title"], tuple(sorted(editions, key=lambda edition: edition.in_force)))


def _edition(item: Table) -> Edition:
    published: date | None = item.get("published")
    return Edition(item["name"], item["in_force"], published)


def _requirement(pack: str, item: Table, documents: Mapping[str, Document]) -> Requirement:
    name = f"{pack}/{item['id']}"
    rules = [_rule(f"{name}#{place}", rule, documents) for place, rule in enumerate(item["rule"], start=1)]
    return Requirement(name, item["title"], item["short"], tuple(rules), item.get("active", True))


def _rule(rule_id: str, item: Table, documents: Mapping[str, Document]) -> Rule:
    document = item.get("document", "")
    return Rule(
        rule_id,
        RuleKind(item["kind"]),
        Who(
            frozenset(item.get("groups", ())),
            frozenset(item.get("duties", ())),
            frozenset(item.get("roles", ())),
            frozenset(PersonKind(kind) for kind in item.get("kinds", ())),
            frozenset(item.get("sites", ())),
        ),
        item.get("months"),
        item.get("first_within_days"),
        item.get("after"),
        document,
        documents[document].editions if document else (),
        item.get("edition_within_days", 0),
        item["notice_days"],
        item.get("may_lengthen", False),
        item.get("source", ""),
        item.get("source_edition", ""),
        item.get("starts_on"),
        item.get("ends_on"),
        item.get("to_check", ""),
    )


def _course(item: Table) -> Course:
    return Course(
        0,
        item["title"],
        CourseKind(item["kind"]),
        item.get("provider", ""),
        item.get("delivery", ""),
        item.get("hours"),
        tuple(item.get("aliases", ())),
        _satisfies(item),
    )


def _satisfies(item: Table) -> tuple[Satisfies, ...]:
    """Read what a course counts towards: `pack/name`, or `pack/name:renewal` when only for renewals."""
    found = []
    for text in item.get("satisfies", ()):
        requirement_id, _, only = text.partition(":")
        found.append(Satisfies(requirement_id, first=only != "renewal", renewal=only != "first"))
    return tuple(found)
