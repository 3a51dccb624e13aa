"""Items of a questionnaire that were found in a sheet or pasted, and what they would become."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.questionnaires import Item, Section, TemplateVersion
from nscp_desktop.domain.template_checks import LONGEST_OF, LONGEST_TITLE, MOST_ITEMS, folded
from nscp_desktop.domain.template_comparison import TemplateComparison, compare_items, known_again
from nscp_desktop.domain.template_figures import FIGURE_WORDS
from nscp_desktop.domain.template_numbers import COUNTED_ANEW, JOINED, begin_anew, marks_of, with_mark
from nscp_desktop.domain.template_parts import clean, with_keys

WITHOUT_SECTION = "Items"
_LEADING_NUMBER = re.compile(r"^((?:[A-Z]{1,2}\.?)?\d{1,3}(?:\.\d{1,3})*[a-z]?)[.):]?\s+(?=\S)")
_HEADING_WORDS = re.compile(
    r"^(?:(?:section|part|standard|area|theme)\s+\w{1,4}\b|[A-Z][.):]\s|[IVX]{1,5}[.):]\s)", re.I
)
_BULLET = re.compile("^[\u2022\u00b7\u25aa\u25cf\u25e6\u2023\u2043\uf0b7\u2013-]\\s+(?=\\S)")
_HIDDEN = frozenset({"no", "hidden", "n", "false", "off", "0"})
_FIELD_WORDS = {"number": "number", "text": "item", "guidance": "guidance", "source": "source"}


class Holds(StrEnum):
    """What a column of the sheet holds."""

    NUMBER = "number"
    TEXT = "text"
    SECTION = "section"
    GUIDANCE = "guidance"
    SOURCE = "source"
    FIGURES = "figures"
    SHOWN = "shown"
    KEY = "key"
    NOTHING = ""

    @property
    def words(self) -> str:
        return _HOLDS_WORDS[self]


_HOLDS_WORDS = {
    Holds.NUMBER: "Number",
    Holds.TEXT: "Item",
    Holds.SECTION: "Section",
    Holds.GUIDANCE: "Guidance",
    Holds.SOURCE: "Source",
    Holds.FIGURES: "Figures beside it",
    Holds.SHOWN: "Shown or hidden",
    Holds.KEY: "Key",
    Holds.NOTHING: "Leave out",
}


class ItemColumn(NamedTuple):
    """One column of the sheet: its place from 0, its letter, its heading and first value, and what it holds."""

    place: int
    letter: str
    heading: str
    sample: str
    holds: Holds


class ItemRow(NamedTuple):
    """One row of the sheet; `where` names it, `cells` go by what they hold, `problem` is a cell that is no text."""

    where: str
    cells: Mapping[Holds, str]
    problem: str = ""


@dataclass(frozen=True, slots=True)
class FoundItems:
    """A sheet as it was read. `notes` say what of it was not, `hints` what was read otherwise than it stands there.

    `sheets` are the sheets of the workbook that hold anything, `sheet` the one of them that was read.
    """

    name: str
    columns: tuple[ItemColumn, ...]
    rows: tuple[ItemRow, ...]
    notes: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    sheet: str = ""
    sheets: tuple[str, ...] = ()

    def has(self, holds: Holds) -> bool:
        """Whether a column holds this."""
        return any(column.holds is holds for column in self.columns)


@dataclass(frozen=True, slots=True)
class ItemsPlan:
    """What a sheet would become. `problems` are sentences with the row; `comparison` is with the items of today.

    `hints` say what is otherwise than in the sheet and wants no mending.
    """

    found: FoundItems
    sections: tuple[Section, ...]
    problems: tuple[str, ...]
    comparison: TemplateComparison
    hints: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many items there are."""
        return sum(len(section.items) for section in self.sections)

    @property
    def words(self) -> str:
        """`38 items in 9 sections: 36 new, 2 the same`."""
        if not self.count:
            return "No items were found"
        head = f"{plural(self.count, 'item')} in {plural(len(self.sections), 'section')}"
        return f"{head}: {self.comparison.words}"


def plan_items(found: FoundItems, before: TemplateVersion | None) -> ItemsPlan:
    """Make sections and items of a sheet; items of the version before are known again and keep their keys."""
    found = _joined(found)
    gathered, hints = _by_section(_gathered(found))
    sections = tuple(Section(0, one.title, tuple(item for item, _ in one.items)) for one in gathered if one.items)
    old = before.sections if before is not None else ()
    taken = {item.key for section in old for item in section.items}
    keyed = with_keys(_with_old(found, sections, old), taken)
    problems = (*_problems(found, gathered), *found.notes)
    return ItemsPlan(found, keyed, problems, compare_items(old, keyed), (*found.hints, *hints))


def plan_whole(name: str, sections: Sequence[Section], before: TemplateVersion | None) -> ItemsPlan:
    """Make the same of a template that was handed on with the keys of its items."""
    old = before.sections if before is not None else ()
    return ItemsPlan(FoundItems(name, (), ()), tuple(sections), (), compare_items(old, sections))


class _Gathered(NamedTuple):
    """A section with the row it is named in first, and its items with theirs."""

    title: str
    where: str
    items: list[tuple[Item, str]]


def _gathered(found: FoundItems) -> list[_Gathered]:
    """Gather items under their sections; one that is named again goes on."""
    in_words = not found.has(Holds.NUMBER) and _have_numbers(found)
    by_title: dict[str, _Gathered] = {}
    title = WITHOUT_SECTION
    count = 0
    numbers = [*(_number_of(row, in_words) for row in found.rows), ""]
    for row, number, following in zip(found.rows, numbers, numbers[1:], strict=False):
        heading = _heading_of(row, found, in_words) or _numbered_heading(row, number, following)
        title = heading or row.cells.get(Holds.SECTION) or title
        if heading:
            by_title.setdefault(title.casefold(), _Gathered(title, row.where, []))
            continue
        section = by_title.setdefault(title.casefold(), _Gathered(title, row.where, []))
        count += 1
        item = _item(row.cells, in_words)
        if not found.has(Holds.NUMBER) and not in_words:
            item = item._replace(number=str(count))
        section.items.append((item, row.where))
    return list(by_title.values())


def _joined(found: FoundItems) -> FoundItems:
    """Put lines together that were broken where they were copied: one that goes on begins with a small letter."""
    if found.has(Holds.NUMBER) or not _have_numbers(found):
        return found
    rows: list[ItemRow] = []
    for row in found.rows:
        text, above = (one.cells.get(Holds.TEXT, "") if one else "" for one in (row, rows[-1] if rows else None))
        if text[:1].islower() and _LEADING_NUMBER.match(above) and not row.problem and _holds_only_text(row):
            rows[-1] = rows[-1]._replace(cells={**rows[-1].cells, Holds.TEXT: f"{above} {text}"})
        else:
            rows.append(row)
    hints = found.hints if len(rows) == len(found.rows) else (*found.hints, JOINED)
    return replace(found, rows=tuple(rows), hints=hints)


def _holds_only_text(row: ItemRow) -> bool:
    return not any(text for holds, text in row.cells.items() if holds is not Holds.TEXT)


def _by_section(gathered: list[_Gathered]) -> tuple[list[_Gathered], tuple[str, ...]]:
    """Put the section in front of numbers that begin anew in each, and say so; others stay as they are."""
    filled = [one for one in gathered if one.items]
    if not begin_anew([[item.number for item, _ in one.items] for one in filled]):
        return gathered, ()
    marks = dict(zip((id(one) for one in filled), marks_of(one.title for one in filled), strict=True))
    whole = [
        one._replace(items=[(_marked(item, marks[id(one)]), where) for item, where in one.items]) if one.items else one
        for one in gathered
    ]
    example, number = next((one, item.number) for one in filled[1:] for item, _ in one.items if item.number)
    hint = COUNTED_ANEW.replace("%1", number).replace("%2", with_mark(marks[id(example)], number))
    return whole, (hint,)


def _marked(item: Item, mark: str) -> Item:
    return item._replace(number=with_mark(mark, item.number))


def _item(cells: Mapping[Holds, str], numbers_in_words: bool) -> Item:
    text, number = cells.get(Holds.TEXT, ""), cells.get(Holds.NUMBER, "")
    leading = _LEADING_NUMBER.match(text) if numbers_in_words else None
    if leading is not None:
        number, text = leading[1], text[leading.end() :]
    if Holds.KEY not in cells and (bullet := _BULLET.match(text)):
        text = text[bullet.end() :]
    return Item(
        0,
        cells.get(Holds.KEY, "").replace(" ", "-"),
        number,
        text,
        cells.get(Holds.GUIDANCE, ""),
        cells.get(Holds.SOURCE, ""),
        tuple(key for key in re.split(r"[\s,;]+", cells.get(Holds.FIGURES, "")) if key in FIGURE_WORDS),
        cells.get(Holds.SHOWN, "").casefold() not in _HIDDEN,
    )


def _have_numbers(found: FoundItems) -> bool:
    """Whether the words of most items begin with a number."""
    texts = [row.cells.get(Holds.TEXT, "") for row in found.rows]
    texts = [text for text in texts if text and not _HEADING_WORDS.match(text) and not text[0].islower()]
    return bool(texts) and sum(_LEADING_NUMBER.match(text) is not None for text in texts) * 2 > len(texts)


def _heading_of(row: ItemRow, found: FoundItems, numbers_in_words: bool) -> str:
    """Return the name of a section when a row holds nothing else, "" for an item."""
    filled = {holds: text for holds, text in row.cells.items() if text and holds is not Holds.SHOWN}
    if len(filled) != 1 or row.problem:
        return ""
    holds, text = next(iter(filled.items()))
    if holds is Holds.SECTION:
        return text
    if holds is Holds.NUMBER:
        return text if not any(map(str.isdecimal, text)) or (len(text) > 4 and " " in text) else ""
    if holds is not Holds.TEXT:
        return ""
    if found.has(Holds.NUMBER):
        return text
    if numbers_in_words:
        return "" if _LEADING_NUMBER.match(text) else text
    return text.rstrip(":") if _HEADING_WORDS.match(text) or text.endswith(":") else ""


def _number_of(row: ItemRow, numbers_in_words: bool) -> str:
    leading = _LEADING_NUMBER.match(row.cells.get(Holds.TEXT, "")) if numbers_in_words else None
    return leading[1] if leading is not None else row.cells.get(Holds.NUMBER, "")


def _numbered_heading(row: ItemRow, number: str, following: str) -> str:
    """Return the name of a section that has a number itself, such as `1. Leadership` before item 1.1, "" for others."""
    text = row.cells.get(Holds.TEXT, "")
    beside = any(cell for holds, cell in row.cells.items() if holds not in (Holds.NUMBER, Holds.TEXT, Holds.SHOWN))
    if beside or not number or not text or folded(following) != f"{folded(number)}.1":
        return ""
    return text if text.startswith(number) else f"{number.strip(' .):')}. {text}"


def _with_old(found: FoundItems, sections: Sequence[Section], old: Sequence[Section]) -> tuple[Section, ...]:
    """Give items that were there before their key, and what the sheet has no column for."""
    again = known_again(sections, old)
    keys = {item.key for section in sections for item in section.items if item.key}
    whole = []
    for s, section in enumerate(sections):
        items = []
        for i, item in enumerate(section.items):
            was = again.get((s, i))
            if was is not None:
                if not item.key and was.key not in keys:
                    item = item._replace(key=was.key)
                for holds in (Holds.GUIDANCE, Holds.SOURCE, Holds.FIGURES):
                    if not found.has(holds):
                        item = item._replace(**{holds.value: getattr(was, holds.value)})
            items.append(item)
        whole.append(section._replace(items=tuple(items)))
    return tuple(whole)


def _problems(found: FoundItems, gathered: Sequence[_Gathered]) -> list[str]:
    """Say what is wrong, each with its row."""
    if not found.has(Holds.TEXT):
        return ["Say which column holds the items."]
    told = [row.problem for row in found.rows if row.problem]
    told += [
        f"{one.where}: the name of the section is longer than {LONGEST_TITLE} characters."
        for one in gathered
        if len(one.title) > LONGEST_TITLE
    ]
    told += [
        f"{one.where}: nothing stands under {one.title[:60]}, so it is left out." for one in gathered if not one.items
    ]
    items = [pair for one in gathered for pair in one.items]
    for item, where in items:
        told += _item_problems(item, where)
    told += _doubled(((folded(item.number), item.number, where) for item, where in items), "number")
    told += _doubled(((item.key, item.key, where) for item, where in items), "key")
    if len(items) > MOST_ITEMS:
        told.append(f"These are {len(items):,} items; a template holds {MOST_ITEMS} at most.")
    return told


def _doubled(found: Iterable[tuple[str, str, str]], what: str) -> Iterable[str]:
    """Tell each number or key that stood in an earlier row."""
    first: dict[str, str] = {}
    for key, written, where in found:
        if key and key in first:
            yield f"{where}: the {what} {written} is in {first[key][:1].lower()}{first[key][1:]} already."
        first.setdefault(key, where)


def _item_problems(item: Item, where: str) -> Iterable[str]:
    if not item.text:
        yield f"{where}: item {item.number} has no words."
    if not item.number:
        yield f"{where}: this item has no number: {item.text[:60]}"
    for field, longest in LONGEST_OF.items():
        length = len(getattr(item, field))
        if length > longest:
            yield f"{where}: the {_FIELD_WORDS[field]} is {length:,} characters long; {longest:,} is the most."


def cleaned(cells: Mapping[Holds, str]) -> dict[Holds, str]:
    """Return cells with tidy texts."""
    return {holds: clean(text) for holds, text in cells.items()}
