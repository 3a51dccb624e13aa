"""What a template of a questionnaire may not be, told in words with the place."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.questionnaires import Item, Scale, Section, Template, TemplateVersion

LONGEST_TITLE = 200
LONGEST_NUMBER = 12
LONGEST_TEXT = 1_000
LONGEST_GUIDANCE = 2_000
LONGEST_SOURCE = 500
MOST_ITEMS = 500
MOST_MONTHS = 120
LONGEST_OF: Mapping[str, int] = {
    "number": LONGEST_NUMBER,
    "text": LONGEST_TEXT,
    "guidance": LONGEST_GUIDANCE,
    "source": LONGEST_SOURCE,
}
_COLUMN_WORDS = {"number": "number", "text": "item", "guidance": "guidance", "source": "source"}
_MOST_NAMED = 8


class WholeTemplate(NamedTuple):
    """A template with the version that is filled in from now on."""

    template: Template
    version: TemplateVersion


class Problem(NamedTuple):
    """What is wrong, and where: `field` is the field of the form, `place` counts the items of all sections from 0."""

    sentence: str
    field: str
    place: int | None = None


def whole_problems(whole: WholeTemplate) -> tuple[Problem, ...]:
    """Return all that is wrong with a template, in the order in which it stands there."""
    return (*head_problems(whole.template), *scale_problems(whole.version.scale), *version_problems(whole.version))


def head_problems(template: Template) -> Iterator[Problem]:
    """Say what is wrong with the head of a template."""
    if not template.title:
        yield Problem("Type a name for the template.", "title")
    elif len(template.title) > LONGEST_TITLE:
        yield Problem(f"That is longer than {LONGEST_TITLE} characters. Shorten it.", "title")
    if len(template.about) > LONGEST_GUIDANCE:
        yield Problem(f"That is longer than {LONGEST_GUIDANCE:,} characters. Shorten it.", "about")
    if not 1 <= template.months <= MOST_MONTHS:
        yield Problem(f"Give a number of months from 1 to {MOST_MONTHS}.", "months")


def scale_problems(scale: Scale) -> Iterator[Problem]:
    """Say what is wrong with a scale."""
    keys = [answer.key for answer in scale.answers]
    if len(keys) < 2:
        yield Problem("A scale needs two answers or more.", "scale")
    elif len(set(keys)) < len(keys):
        yield Problem(f"Two answers of the scale {scale.title} have the same key.", "scale")
    elif len({answer.label.casefold() for answer in scale.answers}) < len(keys):
        yield Problem(f"Two answers of the scale {scale.title} are called the same.", "scale")


def version_problems(version: TemplateVersion) -> Iterator[Problem]:
    """Say what is wrong with sections and items: empty, too long, too many, or numbers that stand there twice."""
    items = [item for section in version.sections for item in section.items]
    if not any(item.active for item in items):
        yield Problem("There is nothing to answer yet. Add an item, or show one that is hidden.", "items")
    if len(items) > MOST_ITEMS:
        yield Problem(f"A template holds {MOST_ITEMS} items at most; these are {len(items):,}.", "items")
    yield from _section_problems(version.sections)
    doubled = doubled_numbers(items)
    if doubled:
        first = next(place for place, item in enumerate(items) if folded(item.number) in doubled)
        yield Problem(doubled_words([item.number for item in items]), "items", first)
    for place, item in enumerate(items):
        yield from (problem._replace(place=place) for problem in item_problems(item))
    if len({item.key for item in items}) < len(items):
        again = next(place for place, item in enumerate(items) if item.key in {one.key for one in items[:place]})
        yield Problem(f"Item {items[again].number} has the same key as another one.", "items", again)


def item_problems(item: Item) -> Iterator[Problem]:
    """Say what is wrong with one item by itself."""
    if not item.number:
        yield Problem("Give the item a number.", "number")
    if not item.text:
        yield Problem(f"Item {item.number} has no words. Type what it asks.", "text")
    for field, longest in LONGEST_OF.items():
        length = len(getattr(item, field))
        if length > longest:
            what = _COLUMN_WORDS[field]
            yield Problem(
                f"The {what} of item {item.number[:LONGEST_NUMBER]} is {length:,} characters long; {longest:,} is the "
                "most. Shorten it.",
                field,
            )


def doubled_numbers(items: Iterable[Item]) -> frozenset[str]:
    """Return the numbers that more than one item has, as they are compared."""
    seen: dict[str, int] = defaultdict(int)
    for item in items:
        if item.number:
            seen[folded(item.number)] += 1
    return frozenset(number for number, count in seen.items() if count > 1)


def doubled_words(numbers: Iterable[str]) -> str:
    """Name the numbers that stand there more than once, "" when none does: `The numbers 3 and 9 are there twice.`"""
    counts: dict[str, int] = defaultdict(int)
    written: dict[str, str] = {}
    for number in numbers:
        if number:
            counts[folded(number)] += 1
            written.setdefault(folded(number), number)
    doubled = [written[key] for key, count in counts.items() if count > 1]
    if not doubled:
        return ""
    named, more = doubled[:_MOST_NAMED], len(doubled) - _MOST_NAMED
    if len(doubled) == 1:
        return f"The number {doubled[0]} is there more than once. Give each item a number of its own."
    last = f"{more} more" if more > 0 else named.pop()
    return f"The numbers {', '.join(named)} and {last} are there more than once. Give each item a number of its own."


def folded(number: str) -> str:
    """Return a number as it is compared: `1A` and `1a.` are the same."""
    return number.casefold().strip(" .):")


def content_words(version: TemplateVersion) -> str:
    """`38 items in 9 sections`, with how many are hidden."""
    items = [item for section in version.sections for item in section.items]
    shown = sum(item.active for item in items)
    hidden = f", {len(items) - shown:,} hidden" if shown < len(items) else ""
    return f"{plural(shown, 'item')} in {plural(len(version.sections), 'section')}{hidden}"


def _section_problems(sections: Iterable[Section]) -> Iterator[Problem]:
    place = 0
    seen: set[str] = set()
    for section in sections:
        name = section.title
        if not name:
            yield Problem("A section has no name. Type one.", "items", place)
        elif len(name) > LONGEST_TITLE:
            yield Problem(
                f"The name of the section {name[:40]}… is longer than {LONGEST_TITLE} characters. Shorten it.",
                "items",
                place,
            )
        elif name.casefold() in seen:
            yield Problem(f"There are two sections named {name}. Give one of them another name.", "items", place)
        elif not section.items:
            yield Problem(
                f"The section {name} has no items. Add one, or take the section out.", "items", max(place - 1, 0)
            )
        seen.add(name.casefold())
        place += len(section.items)
