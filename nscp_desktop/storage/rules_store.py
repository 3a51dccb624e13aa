"""Rule packs, requirements and their rules."""

import json
from collections import defaultdict

from sqlalchemy import Connection, insert, select

from nscp_desktop.domain.agency import PackInfo
from nscp_desktop.domain.people import PersonKind
from nscp_desktop.domain.requirements import Edition, Requirement, Rule, RuleKind, Who
from nscp_desktop.domain.rule_packs import Document, RulePack
from nscp_desktop.storage import schema
from nscp_desktop.storage.rows import add_row, to_date, to_text


class RulesStore:
    """Rules in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def packs(self) -> tuple[PackInfo, ...]:
        p = schema.rule_pack.c
        rows = self._db.execute(select(p.id, p.title, p.edition, p.source).order_by(p.position))
        return tuple(PackInfo(*row) for row in rows)

    def add_pack(self, pack: RulePack, position: int) -> None:
        """Take a pack's documents, requirements and rules into the record."""
        self._db.execute(
            insert(schema.rule_pack).values(
                id=pack.id,
                title=pack.title,
                sector=pack.sector,
                edition=pack.edition,
                source=pack.source,
                position=position,
            )
        )
        for document in pack.documents:
            self._add_document(document)
        for place, requirement in enumerate(pack.requirements):
            self._db.execute(
                insert(schema.requirement).values(
                    id=requirement.id,
                    pack_id=pack.id,
                    title=requirement.title,
                    short=requirement.short,
                    position=position * 100 + place,
                    active=int(requirement.active),
                )
            )
        for requirement in pack.requirements:
            for place, rule in enumerate(requirement.rules):
                self._add_rule(requirement.id, rule, place)

    def requirements(self) -> tuple[Requirement, ...]:
        """Return every requirement in the agency's order, those switched off included."""
        r = schema.requirement.c
        rules = self._rules()
        rows = self._db.execute(select(r.id, r.title, r.short, r.active).order_by(r.position))
        return tuple(Requirement(row.id, row.title, row.short, tuple(rules[row.id]), bool(row.active)) for row in rows)

    def documents(self) -> dict[str, str]:
        """Return the titles of the documents that are read anew, by their codes."""
        rows = self._db.execute(select(schema.document.c.id, schema.document.c.title))
        return {row.id: row.title for row in rows}

    def _add_document(self, document: Document) -> None:
        self._db.execute(insert(schema.document).values(id=document.id, title=document.title))
        for edition in document.editions:
            add_row(
                self._db,
                schema.edition,
                document_id=document.id,
                name=edition.name,
                in_force=to_text(edition.in_force),
                published=to_text(edition.published),
            )

    def _add_rule(self, requirement_id: str, rule: Rule, position: int) -> None:
        self._db.execute(
            insert(schema.rule).values(
                id=rule.id,
                requirement_id=requirement_id,
                position=position,
                kind=rule.kind.value,
                who=_who_to_text(rule.who),
                months=rule.months,
                first_within_days=rule.first_within_days,
                after=rule.after,
                document_id=rule.document or None,
                edition_within_days=rule.edition_within_days,
                notice_days=rule.notice_days,
                may_lengthen=int(rule.may_lengthen),
                source=rule.source,
                source_edition=rule.source_edition,
                starts_on=to_text(rule.starts_on),
                ends_on=to_text(rule.ends_on),
                to_check=rule.to_check,
            )
        )

    def _rules(self) -> defaultdict[str, list[Rule]]:
        editions = self._editions()
        found: defaultdict[str, list[Rule]] = defaultdict(list)
        for row in self._db.execute(select(schema.rule).order_by(schema.rule.c.position)):
            found[row.requirement_id].append(
                Rule(
                    row.id,
                    RuleKind(row.kind),
                    _who_from_text(row.who),
                    row.months,
                    row.first_within_days,
                    row.after,
                    row.document_id or "",
                    tuple(editions.get(row.document_id, ())),
                    row.edition_within_days,
                    row.notice_days,
                    bool(row.may_lengthen),
                    row.source,
                    row.source_edition,
                    to_date(row.starts_on),
                    to_date(row.ends_on),
                    row.to_check,
                )
            )
        return found

    def _editions(self) -> dict[str, list[Edition]]:
        e = schema.edition.c
        found: defaultdict[str, list[Edition]] = defaultdict(list)
        query = select(e.document_id, e.name, e.in_force, e.published).order_by(e.in_force)
        for document_id, name, in_force, published in self._db.execute(query):
            day = to_date(in_force)
            if day is not None:
                found[document_id].append(Edition(name, day, to_date(published)))
        return found


def _who_to_text(who: Who) -> str:
    conditions: dict[str, list[int] | list[str]] = {
        "groups": sorted(who.groups),
        "duties": sorted(who.duties),
        "roles": sorted(who.roles),
        "kinds": sorted(kind.value for kind in who.kinds),
        "sites": sorted(who.sites),
    }
    return json.dumps({name: values for name, values in conditions.items() if values}, ensure_ascii=False)


def _who_from_text(text: str) -> Who:
    found = json.loads(text)
    return Who(
        frozenset(found.get("groups", ())),
        frozenset(found.get("duties", ())),
        frozenset(found.get("roles", ())),
        frozenset(PersonKind(kind) for kind in found.get("kinds", ())),
        frozenset(found.get("sites", ())),
    )
