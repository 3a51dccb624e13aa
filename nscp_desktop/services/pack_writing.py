"""Writing a rule pack as TOML, in the form in which packs are read."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from nscp_desktop.domain.courses import Course, EvaluationAsked, Satisfies
from nscp_desktop.domain.requirements import Per, Rule, RuleKind
from nscp_desktop.domain.rule_packs import RulePack
from nscp_desktop.services.pack_reading import FORMAT

Value = str | int | float | date | Sequence[str] | Sequence[int] | None
Table = Mapping[str, Value]


def pack_text(pack: RulePack) -> str:
    """Write the rules of a pack, and what they need; recommended orders and competences are not written."""
    lines: list[str] = []
    for name, table in _tables(pack):
        lines += ["", name] if lines else [name]
        lines += [f"{key} = {_value(value)}" for key, value in table.items() if value not in (None, "", (), [])]
    return "\n".join(lines) + "\n"


def _tables(pack: RulePack) -> Iterator[tuple[str, Table]]:
    yield (
        "[pack]",
        {
            "id": pack.id,
            "format": FORMAT,
            "title": pack.title,
            "sector": pack.sector,
            "edition": pack.edition,
            "source": pack.source,
            "uses": pack.uses,
        },
    )
    for document in pack.documents:
        yield "[[document]]", {"id": document.id, "title": document.title}
        for edition in document.editions:
            table: Table = {"name": edition.name, "in_force": edition.in_force, "published": edition.published}
            yield "[[document.edition]]", table
    for level in pack.levels:
        yield "[[level]]", {"title": level.title, "group": level.group, "description": level.description}
    for duty in pack.duties:
        own: Table = {"code": duty.code, "title": duty.title, "usual_group": duty.usual_group}
        yield "[[duty]]", {**own, "lead": True if duty.lead else None}
    for role in pack.roles:
        yield "[[role]]", {"title": role.title, "usual_group": role.usual_group}
    yield from _requirements(pack)
    for course in pack.courses:
        yield "[[course]]", _course(course)
    for title, items in pack.counts_also:
        yield "[[counts_also]]", {"course": title, "satisfies": _satisfies(items)}


def _course(course: Course) -> Table:
    """Return what is written of a course; its versions are the agency's own, and are not."""
    return {
        "title": course.title,
        "kind": course.kind.value,
        "provider": course.provider,
        "delivery": course.delivery,
        "hours": course.hours,
        "aliases": course.aliases,
        "satisfies": _satisfies(course.satisfies),
        "groups": course.groups,
        "categories": [item.value for item in course.categories],
        "charge_pence": course.charge_pence,
        "non_attendance_pence": course.non_attendance_pence,
        "evaluation": course.evaluation.value if course.evaluation is not EvaluationAsked.NO else None,
        "certificates": True if course.certificates else None,
    }


def _requirements(pack: RulePack) -> Iterator[tuple[str, Table]]:
    for item in pack.requirements:
        yield (
            "[[requirement]]",
            {
                "id": item.id.partition("/")[2],
                "title": item.title,
                "short": item.short,
                "active": None if item.active else False,
                "whole_agency": True if item.whole_agency else None,
            },
        )
        for rule in item.rules:
            yield "[[requirement.rule]]", _rule(rule)


def _rule(rule: Rule) -> Table:
    who = rule.who
    return {
        "kind": rule.kind.value,
        "months": rule.months,
        "hours": rule.hours,
        "minimum_count": rule.minimum_count,
        "minimum_per": rule.minimum_per.value if rule.minimum_per is not Per.AGENCY else None,
        "document": rule.document,
        "edition_within_days": rule.edition_within_days if rule.kind is RuleKind.EDITION else None,
        "first_within_days": rule.first_within_days,
        "notice_days": rule.notice_days,
        "after": rule.after,
        "may_lengthen": True if rule.may_lengthen else None,
        "groups": sorted(who.groups),
        "levels": sorted(who.levels),
        "kinds": sorted(kind.value for kind in who.kinds),
        "roles": sorted(who.roles),
        "duties": sorted(who.duties),
        "sites": sorted(who.sites),
        "starts_on": rule.starts_on,
        "ends_on": rule.ends_on,
        "source": rule.source,
        "source_edition": rule.source_edition,
        "to_check": rule.to_check,
    }


def _satisfies(items: Sequence[Satisfies]) -> list[str]:
    only = {(True, False): ":first", (False, True): ":renewal"}
    return [f"{item.requirement_id}{only.get((item.first, item.renewal), '')}" for item in items]


def _value(value: Value) -> str:
    """Write one value. What JSON writes of texts and lists is read the same by TOML."""
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
