"""A template of a questionnaire as TOML: as the program brings its own, and as it is handed on to another agency."""

import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from nscp_desktop.domain.errors import FileRefusedError
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
from nscp_desktop.domain.template_checks import WholeTemplate, whole_problems
from nscp_desktop.services.pack_tables import PackTable

FORMAT = 1
LARGEST_BYTES = 1_000_000
# Thousands of names joined by dots keep the reader of TOML busy for hours; texts in quotation marks do not.
LONGEST_LINE = 2_500
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
Value = str | int | bool | Sequence[str] | None


def read_scales(text: str) -> tuple[Scale, ...]:
    """Read a list of scales."""
    table = PackTable(tomllib.loads(text), "Scales")
    found = tuple(_scale(one) for one in table.tables("scale", "Scale", "id"))
    table.finish()
    return found


def template_of(text: str, name: str, scales: Iterable[Scale]) -> WholeTemplate:
    """Read one template from its text; `name` is how to call it in a refusal, `scales` are those known by their id.

    Raises FileRefusedError with a sentence that names the place.
    """
    if len(text) > LARGEST_BYTES:
        raise FileRefusedError(f"{name} is too large for a template. Choose another file.")
    found = _tables(text, name)
    try:
        whole = _whole(found, {scale.id: scale for scale in scales})
    except FileRefusedError as refusal:
        raise FileRefusedError(f"{name} cannot be used. {refusal}") from refusal
    problem = next(iter(whole_problems(whole)), None)
    if problem is not None:
        raise FileRefusedError(f"{name} cannot be used. {problem.sentence}")
    return whole


def template_text(whole: WholeTemplate) -> str:
    """Write a template down as `template_of` reads it, with its scale."""
    lines: list[str] = []
    for name, table in _written(whole):
        lines += ["", name] if lines else [name]
        lines += [f"{key} = {_value(value)}" for key, value in table.items() if value not in (None, "", (), [])]
    return "\n".join(lines) + "\n"


def _tables(text: str, name: str) -> Mapping[str, Any]:
    """Read TOML. Its reader fails on tables inside tables without end, and on numbers of thousands of digits."""
    if any(len(line) > LONGEST_LINE and len(_QUOTED.sub("", line)) > LONGEST_LINE for line in text.splitlines()):
        raise FileRefusedError(f"{name} is no template of a questionnaire: a line is far too long.")
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise FileRefusedError(
            f"{name} is no template of a questionnaire, or it is damaged. Choose another file."
        ) from error


def _whole(found: Mapping[str, Any], scales: Mapping[str, Scale]) -> WholeTemplate:
    if not isinstance(found.get("template"), Mapping):
        raise FileRefusedError("This is no template of a questionnaire: the part [template] is missing.")
    head, table = PackTable(found["template"], "[template]"), PackTable(found, "The file")
    if (head.number("format") or FORMAT) > FORMAT:
        raise FileRefusedError(
            "It was made for a newer version of the program. Install the newer version, then bring it in again."
        )
    own = [_scale(one) for one in table.tables("scale", "Scale", "id")]
    known = {**scales, **{scale.id: scale for scale in own}}
    scale_id = head.text("scale")
    if scale_id not in known:
        raise head.wrong("scale", f"there is no scale {scale_id[:60]}; it can be {', '.join(known)}")
    months = head.number("months")
    template = Template(
        0,
        head.text("title"),
        head.choice("kind", QuestionnaireKind),
        12 if months is None else months,
        head.text("about", ""),
        head.text("key", ""),
    )
    sections = tuple(_section(one) for one in table.tables("section", "Section", "title"))
    version = TemplateVersion(
        0, 0, 0, known[scale_id], sections, head.text("edition", ""), head.text("source", ""), head.text("note", "")
    )
    head.finish()
    table.has_only(["template"])
    return WholeTemplate(template, version)


def _section(table: PackTable) -> Section:
    section = Section(0, table.text("title"), tuple(_item(one) for one in table.tables("item", "Item", "number")))
    table.finish()
    return section


def _item(table: PackTable) -> Item:
    item = Item(
        0,
        table.text("key"),
        table.text("number"),
        table.text("text"),
        table.text("guidance", ""),
        table.text("source", ""),
        table.texts("figures"),
        table.flag("active", True),
    )
    if any(" " in key for key in (item.key, *item.figures)):
        raise table.wrong("key", "keys have no spaces")
    table.finish()
    return item


def _scale(table: PackTable) -> Scale:
    scale = Scale(table.text("id"), table.text("title"), (), table.flag("moderated"))
    step = table.number("step")
    if step is not None and not 1 <= step <= 100:
        raise table.wrong("step", "it has to be a number from 1 to 100")
    answers = (*_steps(step), *(_answer(one) for one in table.tables("answer", "Answer", "key")))
    table.finish()
    return replace(scale, answers=answers)


def _steps(step: int | None) -> Iterator[ScaleAnswer]:
    """Go from 100 per cent down to 0."""
    for number in range(100, -1, -step) if step else ():
        meaning = Meaning.MET if number == 100 else Meaning.PARTLY if number else Meaning.NOT_MET
        yield ScaleAnswer(str(number), f"{number}%", meaning, number)


def _answer(table: PackTable) -> ScaleAnswer:
    answer = ScaleAnswer(
        table.text("key"), table.text("label"), table.choice("meaning", Meaning), table.number("points")
    )
    table.finish()
    return answer


def _written(whole: WholeTemplate) -> Iterator[tuple[str, Mapping[str, Value]]]:
    template, version = whole
    scale = version.scale
    yield (
        "[template]",
        {
            "format": FORMAT,
            "key": template.shipped,
            "kind": template.kind.value,
            "title": template.title,
            "months": template.months,
            "scale": scale.id,
            "edition": version.edition,
            "source": version.source,
            "note": version.note,
            "about": template.about,
        },
    )
    yield "[[scale]]", {"id": scale.id, "title": scale.title, "moderated": scale.moderated or None}
    for answer in scale.answers:
        yield (
            "[[scale.answer]]",
            {"key": answer.key, "label": answer.label, "meaning": answer.meaning.value, "points": answer.points},
        )
    for section in version.sections:
        yield "[[section]]", {"title": section.title}
        for item in section.items:
            yield "[[section.item]]", _item_table(item)


def _item_table(item: Item) -> Mapping[str, Value]:
    return {
        "key": item.key,
        "number": item.number,
        "text": item.text,
        "guidance": item.guidance,
        "source": item.source,
        "figures": item.figures,
        "active": None if item.active else False,
    }


def _value(value: Value) -> str:
    """Write one value. What JSON writes of texts and lists is read the same by TOML."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
