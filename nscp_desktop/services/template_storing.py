"""Putting the program's own lists on record when they are first used, and new versions of templates."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.questionnaires import Item, Scale, ScaleAnswer, Section, Template, TemplateVersion
from nscp_desktop.domain.template_checks import WholeTemplate, whole_problems
from nscp_desktop.domain.template_comparison import compare_items, is_same_content, summary
from nscp_desktop.domain.template_parts import clean, with_keys
from nscp_desktop.services.shipped_templates import shipped_version
from nscp_desktop.services.titles import checked_title, refuse_long
from nscp_desktop.storage.unit_of_work import UnitOfWork

LONGEST_NOTE = 500
_GONE = "That list is no longer there."


class Saved(NamedTuple):
    """What was stored: the template, the number of its version, and whether that is a new one."""

    template_id: int
    number: int
    is_new_version: bool


def taken(unit: UnitOfWork, template: Template, today: date) -> int:
    """Return the id of a template, stored now with the program's words when it was not yet.

    Raises NotFoundError when it is gone.
    """
    if template.id:
        if unit.templates.template(template.id) is None:
            raise NotFoundError(_GONE)
        return template.id
    if not template.shipped:
        raise NotFoundError(_GONE)
    known = next((one for one in unit.templates.templates() if one.shipped == template.shipped), None)
    if known is not None:
        return known.id
    version = shipped_version(template.shipped)
    own = unit.templates.add(template)
    unit.templates.add_version(replace(version, template_id=own), today)
    return own


def checked_whole(whole: WholeTemplate, other_titles: Iterable[str]) -> WholeTemplate:
    """Return a template with tidy texts.

    Raises NotAllowedError beside the field: no title or one that another template has, months that cannot be, nothing
    to answer, an item without words or number, numbers that are there twice, texts that are too long.
    """
    template, version = whole
    template = replace(template, title=clean(template.title), about=clean(template.about))
    texts: dict[str, Any] = {name: clean(getattr(version, name)) for name in ("edition", "source", "note")}
    version = replace(version, **texts, scale=_tidy_scale(version.scale), sections=tuple(map(_tidy, version.sections)))
    title = checked_title(template.title, other_titles, what="template")
    for name, text in texts.items():
        refuse_long(text, name, LONGEST_NOTE)
    found = WholeTemplate(replace(template, title=title), version)
    for problem in whole_problems(_with_any_keys(found)):
        field = "items" if problem.place is not None else problem.field
        raise NotAllowedError(problem.sentence, field)
    return found


def store_version(unit: UnitOfWork, template_id: int, version: TemplateVersion, today: date) -> Saved:
    """Store the items of a template: in the place of a newest version that nobody has filled in, as the next otherwise.

    Nothing is stored when they are the same. Items without a key are given one that never meant another item.

    Raises NotAllowedError for a note to a version that was filled in and has not changed.
    """
    versions = unit.templates.versions(template_id)
    before = versions[0] if versions else None
    version = replace(version, template_id=template_id, sections=with_keys(version.sections, _keys(versions)))
    if before is None:
        unit.templates.add_version(version, today)
        return Saved(template_id, 1, is_new_version=True)
    is_used = unit.templates.is_used(before.id)
    if is_same_content(before, version) and (before.edition, before.source) == (version.edition, version.source):
        if version.note in ("", before.note):
            return Saved(template_id, before.number, is_new_version=False)
        if is_used:
            raise NotAllowedError("No item has changed, so there is no new version for a note to stand in.", "note")
    if not is_used:
        unit.templates.write_anew(replace(version, id=before.id, note=version.note or before.note))
        return Saved(template_id, before.number, is_new_version=False)
    note = version.note or summary(compare_items(before.sections, version.sections))
    unit.templates.add_version(replace(version, note=note), today)
    return Saved(template_id, before.number + 1, is_new_version=True)


def _keys(versions: Iterable[TemplateVersion]) -> set[str]:
    return {item.key for version in versions for section in version.sections for item in section.items}


def _tidy(section: Section) -> Section:
    return Section(0, clean(section.title), tuple(_tidy_item(item) for item in section.items))


def _tidy_item(item: Item) -> Item:
    texts: dict[str, Any] = {name: clean(getattr(item, name)) for name in ("number", "text", "guidance", "source")}
    return item._replace(id=0, key=clean(item.key).replace(" ", "-"), **texts)


def _tidy_scale(scale: Scale) -> Scale:
    answers = tuple(ScaleAnswer(one.key, clean(one.label), one.meaning, one.points) for one in scale.answers)
    return replace(scale, title=clean(scale.title), answers=answers)


def _with_any_keys(whole: WholeTemplate) -> WholeTemplate:
    return WholeTemplate(whole.template, replace(whole.version, sections=with_keys(whole.version.sections, ())))
