"""A template that is being edited as plain fields, finished or not, and back again."""

from collections.abc import Mapping, Sequence
from typing import Any

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
from nscp_desktop.domain.template_checks import WholeTemplate

_HEAD = ("id", "title", "kind", "months", "about", "shipped", "active")
_VERSION = ("id", "template_id", "number", "edition", "source", "note")


def draft_fields(whole: WholeTemplate) -> dict[str, object]:
    """Return what a template holds as texts, numbers and lists."""
    template, version = whole
    scale = version.scale
    answers = [[one.key, one.label, one.meaning.value, one.points] for one in scale.answers]
    return {
        "template": {name: getattr(template, name) for name in _HEAD},
        "version": {name: getattr(version, name) for name in _VERSION},
        "scale": [scale.id, scale.title, answers, scale.moderated],
        "sections": [[one.title, [_item_fields(item) for item in one.items]] for one in version.sections],
    }


def draft_whole(fields: Mapping[str, Any]) -> WholeTemplate | None:
    """Return the template that fields hold, None when they hold none."""
    try:
        head = dict(fields["template"])
        template = Template(**{**head, "kind": QuestionnaireKind(head["kind"])})
        scale_id, title, answers, moderated = fields["scale"]
        found = tuple(ScaleAnswer(key, label, Meaning(meaning), points) for key, label, meaning, points in answers)
        scale = Scale(scale_id, title, found, moderated)
        sections = tuple(Section(0, name, tuple(map(_item, items))) for name, items in fields["sections"])
        return WholeTemplate(template, TemplateVersion(**dict(fields["version"]), scale=scale, sections=sections))
    except (KeyError, TypeError, ValueError):
        return None


def _item_fields(item: Item) -> list[object]:
    return [*item[1:6], list(item.figures), item.active]


def _item(fields: Sequence[Any]) -> Item:
    key, number, text, guidance, source, figures, active = fields
    return Item(0, key, number, text, guidance, source, tuple(figures), active)
