"""Templates of questionnaires and their versions."""

import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection, Row, delete, exists, func, insert, or_, select

from nscp_desktop.domain.questionnaires import (
    Item,
    Meaning,
    QuestionnaireKind,
    Scale,
    ScaleAnswer,
    Section,
    Template,
    TemplateVersion,
)
from nscp_desktop.storage.rows import add_row, change_row, to_date, to_text
from nscp_desktop.storage.schema_assurance import (
    checklist,
    checklist_answer,
    checklist_item,
    checklist_section,
    checklist_template,
    checklist_version,
)
from nscp_desktop.storage.schema_keeping import history_change


class TemplateStore:
    """Templates in one transaction. A version that is in use is never written anew."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def templates(self) -> tuple[Template, ...]:
        """Return every template in the order in which they were stored."""
        return tuple(_template(row) for row in self._db.execute(select(checklist_template).order_by("id")))

    def template(self, template_id: int) -> Template | None:
        """Return one template, None when it is gone."""
        return next((item for item in self.templates() if item.id == template_id), None)

    def add(self, template: Template) -> int:
        """Store a template and return its id."""
        return add_row(self._db, checklist_template, **_values(template))

    def change(self, template: Template) -> None:
        """Store the changed head of a template."""
        change_row(self._db, checklist_template, template.id, _values(template))

    def versions(self, template_id: int) -> tuple[TemplateVersion, ...]:
        """Return the versions of a template with their items, the newest first."""
        v = checklist_version.c
        query = select(v.id).where(v.template_id == template_id).order_by(v.number.desc())
        return tuple(self.version(own) for own in self._db.execute(query).scalars().all())

    def newest(self, template_id: int) -> TemplateVersion | None:
        """Return the newest version of a template, None before it has one."""
        v = checklist_version.c
        query = select(v.id).where(v.template_id == template_id).order_by(v.number.desc()).limit(1)
        own = self._db.execute(query).scalar_one_or_none()
        return None if own is None else self.version(own)

    def version(self, version_id: int) -> TemplateVersion:
        """Return one version with its sections and items, hidden ones too."""
        row = self._db.execute(select(checklist_version).where(checklist_version.c.id == version_id)).one()
        items = defaultdict(list)
        i, s = checklist_item.c, checklist_section.c
        for found in self._db.execute(
            select(checklist_item).where(i.template_version_id == version_id).order_by(i.position)
        ):
            items[found.section_id].append(_item(found))
        sections = self._db.execute(
            select(checklist_section).where(s.template_version_id == version_id).order_by(s.position, s.id)
        )
        return TemplateVersion(
            row.id,
            row.template_id,
            row.number,
            scale_of(row.scale),
            tuple(Section(section.id, section.title, tuple(items[section.id])) for section in sections),
            row.edition,
            row.source,
            row.note,
            to_date(row.made_on),
        )

    def is_used(self, version_id: int) -> bool:
        """Whether a questionnaire is or was filled in with a version; one that was removed can be brought back."""
        c, i = history_change.c, checklist_item.c
        items = select(i.id).where(i.template_version_id == version_id)
        removed = exists().where(
            c.table_name == checklist_answer.name,
            c.operation == "delete",
            func.json_extract(c.before, "$.checklist_item_id").in_(items),
        )
        filled = exists().where(checklist.c.template_version_id == version_id)
        return bool(self._db.execute(select(or_(filled, removed))).scalar())

    def add_version(self, version: TemplateVersion, made_on: date) -> int:
        """Store a version under the next number of its template and return its id."""
        v = checklist_version.c
        newest = self._db.execute(select(func.max(v.number)).where(v.template_id == version.template_id)).scalar()
        own = add_row(
            self._db,
            checklist_version,
            template_id=version.template_id,
            number=(newest or 0) + 1,
            edition=version.edition,
            source=version.source,
            note=version.note,
            made_on=to_text(made_on),
            scale=scale_text(version.scale),
        )
        self._add_items(own, version.sections)
        return own

    def write_anew(self, version: TemplateVersion) -> None:
        """Store a version that nobody has filled in yet in the place of what it was."""
        values = {"edition": version.edition, "source": version.source, "note": version.note}
        change_row(self._db, checklist_version, version.id, values | {"scale": scale_text(version.scale)})
        for table in (checklist_item, checklist_section):
            self._db.execute(delete(table).where(table.c.template_version_id == version.id))
        self._add_items(version.id, version.sections)

    def _add_items(self, version_id: int, sections: Iterable[Section]) -> None:
        position = 0
        for place, section in enumerate(sections, start=1):
            own = add_row(
                self._db, checklist_section, template_version_id=version_id, position=place, title=section.title
            )
            for item in section.items:
                position += 1
                values = {
                    "template_version_id": version_id,
                    "section_id": own,
                    "position": position,
                    **_item_values(item),
                }
                self._db.execute(insert(checklist_item).values(values))


def scale_text(scale: Scale) -> str:
    """Write a scale down as it is stored with a version."""
    answers = [[item.key, item.label, item.meaning.value, item.points] for item in scale.answers]
    whole = {"id": scale.id, "title": scale.title, "moderated": scale.moderated, "answers": answers}
    return json.dumps(whole, ensure_ascii=False)


def scale_of(text: str) -> Scale:
    """Read a scale as it is stored with a version."""
    whole = json.loads(text)
    answers = tuple(
        ScaleAnswer(key, label, Meaning(meaning), points) for key, label, meaning, points in whole["answers"]
    )
    return Scale(whole["id"], whole["title"], answers, whole["moderated"])


def _template(row: Row[tuple[object, ...]]) -> Template:
    kind = QuestionnaireKind(row.kind)
    return Template(row.id, row.title, kind, row.months, row.about, row.shipped, bool(row.active))


def _values(template: Template) -> dict[str, object]:
    return {
        "title": template.title,
        "kind": template.kind.value,
        "months": template.months,
        "about": template.about,
        "shipped": template.shipped,
        "active": int(template.active),
    }


def _item(row: Row[tuple[object, ...]]) -> Item:
    figures = tuple(row.figures.split())
    return Item(row.id, row.item_key, row.number, row.text, row.guidance, row.source, figures, bool(row.active))


def _item_values(item: Item) -> dict[str, object]:
    return {
        "item_key": item.key,
        "number": item.number,
        "text": item.text,
        "guidance": item.guidance,
        "source": item.source,
        "figures": " ".join(item.figures),
        "active": int(item.active),
    }
