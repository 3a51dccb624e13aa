"""Rule packs, requirements and their rules."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from nscp_desktop.domain.agency import PackInfo
from nscp_desktop.domain.people import PersonKind
from nscp_desktop.domain.requirements import Edition, Per, Requirement, Rule, RuleKind, Who
from nscp_desktop.domain.rule_packs import Document, RulePack
from nscp_desktop.storage import schema
from nscp_desktop.storage.rows import set_rows, to_date, to_text
from nscp_desktop.storage.schema_learning import gap_reason, learning_item


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
                shipped=pack.text,
            )
        )
        known = self.documents()
        for document in pack.documents:
            if document.id not in known:
                self.add_document(document)
        for place, requirement in enumerate(pack.requirements):
            self._add_requirement_row(pack.id, requirement, position * 100 + place)
        # A rule may name a requirement that comes after its own, so all of them have to be there first.
        for requirement in pack.requirements:
            for place, rule in enumerate(requirement.rules):
                self.add_rule(requirement.id, rule, place)

    def change_pack(self, pack: RulePack) -> None:
        """Store a pack's title, edition, source and text; what it asks is stored by itself."""
        p = schema.rule_pack
        values = {"title": pack.title, "edition": pack.edition, "source": pack.source, "shipped": pack.text}
        self._db.execute(update(p).where(p.c.id == pack.id).values(**values))

    def shipped(self, pack_id: str) -> str:
        """Return the text of a pack as it was last taken over, empty when nobody kept it."""
        p = schema.rule_pack.c
        return str(self._db.execute(select(p.shipped).where(p.id == pack_id)).scalar() or "")

    def add_requirement(self, pack_id: str, requirement: Requirement) -> None:
        """Add a requirement after all others, with its rules."""
        last = self._db.execute(select(func.max(schema.requirement.c.position))).scalar()
        self._add_requirement_row(pack_id, requirement, (last or 0) + 1)
        for place, rule in enumerate(requirement.rules):
            self.add_rule(requirement.id, rule, place)

    def change_requirement(self, requirement: Requirement) -> None:
        """Store title, short name, whether it is asked, and whether it is for everyone on one day. Rules stay."""
        r = schema.requirement
        self._db.execute(update(r).where(r.c.id == requirement.id).values(**_requirement_values(requirement)))

    def remove_requirement(self, requirement_id: str) -> None:
        """Take out a requirement. Nothing may name it any more, its own rules and the courses included.

        What was said about why it is not done goes with it.
        """
        self._db.execute(delete(gap_reason).where(gap_reason.c.requirement_id == requirement_id))
        self._db.execute(delete(schema.requirement).where(schema.requirement.c.id == requirement_id))

    def put_in_order(self, requirement_ids: Sequence[str]) -> None:
        """Give the requirements this order."""
        r = schema.requirement
        for place, own in enumerate(requirement_ids):
            self._db.execute(update(r).where(r.c.id == own).values(position=place))

    def change_rule(self, rule: Rule) -> None:
        """Store a rule as it should have been all along."""
        r = schema.rule
        self._db.execute(update(r).where(r.c.id == rule.id).values(**_rule_values(rule)))

    def remove_rule(self, rule_id: str) -> None:
        """Take a rule out as if it had never been. No other rule may replace it."""
        self._db.execute(delete(schema.rule).where(schema.rule.c.id == rule_id))

    def requirements(self) -> tuple[Requirement, ...]:
        """Return every requirement in the agency's order, those switched off included."""
        r = schema.requirement.c
        rules = self._rules()
        rows = self._db.execute(select(r.id, r.title, r.short, r.active, r.whole_agency).order_by(r.position, r.id))
        return tuple(
            Requirement(row.id, row.title, row.short, tuple(rules[row.id]), bool(row.active), bool(row.whole_agency))
            for row in rows
        )

    def documents_with_editions(self) -> tuple[Document, ...]:
        """Return the documents by title, editions oldest first."""
        editions = self._editions()
        titles = sorted(self.documents().items(), key=lambda item: item[1].casefold())
        return tuple(Document(own, title, tuple(editions[own])) for own, title in titles)

    def rename_document(self, document_id: str, title: str) -> None:
        d = schema.document
        self._db.execute(update(d).where(d.c.id == document_id).values(title=title))

    def remove_document(self, document_id: str) -> None:
        """Take out a document with its editions. No rule may name it any more."""
        self.set_editions(document_id, ())
        self._db.execute(delete(schema.document).where(schema.document.c.id == document_id))

    def documents(self) -> dict[str, str]:
        """Return the titles of the documents that are read anew, by their codes."""
        rows = self._db.execute(select(schema.document.c.id, schema.document.c.title))
        return {row.id: row.title for row in rows}

    def add_document(self, document: Document) -> None:
        self._db.execute(insert(schema.document).values(id=document.id, title=document.title))
        self.set_editions(document.id, document.editions)

    def set_editions(self, document_id: str, editions: Sequence[Edition]) -> None:
        rows = [
            {"name": each.name, "in_force": to_text(each.in_force), "published": to_text(each.published)}
            for each in editions
        ]
        # What was an edition that goes is learning without an edition from then on.
        e, kept = schema.edition.c, [each.name for each in editions]
        gone = select(e.id).where(e.document_id == document_id, e.name.not_in(kept)).scalar_subquery()
        self._db.execute(update(learning_item).where(learning_item.c.edition_id.in_(gone)).values(edition_id=None))
        set_rows(self._db, schema.edition, {"document_id": document_id}, rows)

    def rename_in_rules(self, condition: str, old: str, new: str) -> None:
        """Let the rules that name a role, site or level follow its title; `condition` is roles, sites or levels."""
        r = schema.rule
        for rule_id, text in self._db.execute(select(r.c.id, r.c.who)).all():
            found = json.loads(text)
            if old in found.get(condition, ()):
                found[condition] = sorted(new if title == old else title for title in found[condition])
                values = {"who": json.dumps(found, ensure_ascii=False)}
                self._db.execute(update(r).where(r.c.id == rule_id).values(**values))

    def _add_requirement_row(self, pack_id: str, requirement: Requirement, position: int) -> None:
        values = {"id": requirement.id, "pack_id": pack_id, "position": position}
        self._db.execute(insert(schema.requirement).values(**values, **_requirement_values(requirement)))

    def add_rule(self, requirement_id: str, rule: Rule, position: int) -> None:
        self._db.execute(
            insert(schema.rule).values(
                id=rule.id, requirement_id=requirement_id, position=position, **_rule_values(rule)
            )
        )

    def _rules(self) -> defaultdict[str, list[Rule]]:
        editions = self._editions()
        rows = self._db.execute(select(schema.rule).order_by(schema.rule.c.position, schema.rule.c.id)).all()
        alone = {row.id: _rule(row, editions) for row in rows}
        replaces = {row.id: row.replaces for row in rows}
        found: defaultdict[str, list[Rule]] = defaultdict(list)
        for row in rows:
            found[row.requirement_id].append(_with_replaced(alone, replaces, row.id))
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
        "levels": sorted(who.levels),
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
        frozenset(found.get("levels", ())),
    )


def _rule(row: Row[tuple[object, ...]], editions: Mapping[str, list[Edition]]) -> Rule:
    found = row._mapping
    return Rule(
        found["id"],
        RuleKind(found["kind"]),
        _who_from_text(found["who"]),
        found["months"],
        found["first_within_days"],
        found["after"],
        found["document_id"] or "",
        tuple(editions.get(found["document_id"], ())),
        found["edition_within_days"],
        found["notice_days"],
        bool(found["may_lengthen"]),
        found["source"],
        found["source_edition"],
        to_date(found["starts_on"]),
        to_date(found["ends_on"]),
        found["to_check"],
        found["hours"],
        found["minimum_count"],
        Per(found["minimum_per"]),
    )


def _with_replaced(alone: Mapping[str, Rule], replaces: Mapping[str, str | None], rule_id: str) -> Rule:
    """Return a rule with the one that it replaced, and so on back to the first."""
    chain = [rule_id]
    while (earlier := replaces[chain[-1]]) is not None and earlier not in chain:
        chain.append(earlier)
    rule = alone[chain.pop()]
    for later in reversed(chain):
        rule = replace(alone[later], replaced=rule)
    return rule


def _requirement_values(requirement: Requirement) -> dict[str, object]:
    return {
        "title": requirement.title,
        "short": requirement.short,
        "active": int(requirement.active),
        "whole_agency": int(requirement.whole_agency),
    }


def _rule_values(rule: Rule) -> dict[str, object]:
    return {
        "kind": rule.kind.value,
        "who": _who_to_text(rule.who),
        "months": rule.months,
        "first_within_days": rule.first_within_days,
        "after": rule.after,
        "document_id": rule.document or None,
        "edition_within_days": rule.edition_within_days,
        "notice_days": rule.notice_days,
        "may_lengthen": int(rule.may_lengthen),
        "source": rule.source,
        "source_edition": rule.source_edition,
        "starts_on": to_text(rule.starts_on),
        "ends_on": to_text(rule.ends_on),
        "to_check": rule.to_check,
        "hours": rule.hours,
        "minimum_count": rule.minimum_count,
        "minimum_per": rule.minimum_per.value,
        "replaces": rule.replaced.id if rule.replaced is not None else None,
    }
