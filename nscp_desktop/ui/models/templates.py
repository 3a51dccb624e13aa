"""The rows of the tables about templates: the list in the settings, a preview of items, and two lists compared."""

from PySide6.QtCore import QCoreApplication

from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.questionnaires import Item
from nscp_desktop.domain.standing import StandingKind
from nscp_desktop.domain.template_checks import content_words
from nscp_desktop.domain.template_comparison import Change, ItemLine
from nscp_desktop.domain.template_parts import Heading, Part
from nscp_desktop.services.templates import TemplateState
from nscp_desktop.ui.models.table import Column

_SAID = {Change.NEW: "+ New", Change.CHANGED: "~ Changed", Change.SAME: "= The same", Change.GONE: "– Gone"}
_KINDS = {
    Change.NEW: StandingKind.IN_DATE,
    Change.CHANGED: StandingKind.DUE_SOON,
    Change.SAME: StandingKind.INDUCTION,
    Change.GONE: StandingKind.NOT_DONE,
}
_LETTERS = 90


def template_columns() -> list[Column[TemplateState]]:
    """Return the columns of the list of templates."""
    return [
        Column(_tr("Template"), _title, width=240, strong=True, tooltip=_title),
        Column(_tr("Kind"), _kind, width=200, tooltip=_kind),
        Column(_tr("Version"), _version, sort_key=_number, width=120, tooltip=_version_tip),
        Column(_tr("Items"), _items, width=130, tooltip=_items),
        Column(_tr("Every"), _every, sort_key=_months, width=85),
        Column(_tr("Answers"), _scale, width=190, tooltip=_scale),
        Column(_tr("In use"), _in_use, width=75),
    ]


def comparison_columns(*, with_before: bool) -> list[Column[ItemLine]]:
    """Return the columns of a comparison, with how it was before where that is of use."""
    columns = [
        Column(_tr("Becomes"), _change, width=100, status=_change_kind),
        Column(_tr("Number"), _line_number, width=70),
        Column(_tr("Item"), _line_text, width=250, strong=True, tooltip=_line_text),
        Column(_tr("Section"), _line_section, width=120, tooltip=_line_section),
    ]
    if with_before:
        columns.append(Column(_tr("Before"), _line_before, width=260, tooltip=_line_before))
    return columns


def line_key(line: ItemLine) -> tuple[str, str, str]:
    """Return what names a line of a comparison."""
    return line.change.value, line.item.key, line.item.number


def state_key(state: TemplateState) -> tuple[int, str]:
    """Return what names a template, stored or not."""
    return (0, state.template.shipped) if state.template.shipped else (state.template.id, "")


def part_words(part: Part) -> str:
    """Return how a heading or an item stands in the list of the form."""
    if isinstance(part, Heading):
        return part.title or _tr("(section without a name)")
    hidden = "" if part.active else _tr(" (hidden)")
    text = part.text or _tr("(no words yet)")
    words = text if len(text) <= _LETTERS else f"{text[:_LETTERS]}…"
    return f"    {part.number or '?'}   {words}{hidden}"


def _title(state: TemplateState) -> str:
    return state.template.title


def _kind(state: TemplateState) -> str:
    return state.template.kind.words


def _version(state: TemplateState) -> str:
    if not state.template.id:
        return _tr("As shipped")
    return f"{state.version.number}{_tr(', newer there') if state.newer else ''}"


def _version_tip(state: TemplateState) -> str:
    told = [state.version.edition, state.version.note, _tr("Filled in already") if state.is_used else ""]
    return "; ".join(words for words in told if words)


def _number(state: TemplateState) -> int:
    return state.version.number


def _items(state: TemplateState) -> str:
    """Write `38 in 9 sections`: the heading says what of."""
    return content_words(state.version).replace(" items in ", " in ").replace(" item in ", " in ")


def _every(state: TemplateState) -> str:
    return plural(state.template.months, _tr("month"), _tr("months"))


def _months(state: TemplateState) -> int:
    return state.template.months


def _scale(state: TemplateState) -> str:
    return state.version.scale.title


def _in_use(state: TemplateState) -> str:
    return _tr("✓ Yes") if state.template.active else _tr("– No")


def _change(line: ItemLine) -> str:
    return _SAID[line.change]


def _change_kind(line: ItemLine) -> StandingKind:
    return _KINDS[line.change]


def _line_number(line: ItemLine) -> str:
    return line.item.number


def _line_text(line: ItemLine) -> str:
    return line.item.text


def _line_section(line: ItemLine) -> str:
    return line.section


def _line_before(line: ItemLine) -> str:
    """Say how a changed item was before: its words, or what else of it is different."""
    if line.change is not Change.CHANGED or line.before is None or line.now is None:
        return ""
    if line.before.text != line.now.text:
        return f"{line.before.number}  {line.before.text}"
    return _tr("The same words; %1 changed").replace("%1", ", ".join(_differs(line.before, line.now)))


def _differs(before: Item, now: Item) -> list[str]:
    names = {
        "number": _tr("number"),
        "guidance": _tr("guidance"),
        "source": _tr("source"),
        "figures": _tr("figures"),
        "active": _tr("hidden or shown"),
    }
    found = [words for name, words in names.items() if getattr(before, name) != getattr(now, name)]
    return found or [_tr("section")]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Templates", text)
