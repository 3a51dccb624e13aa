"""A template of a questionnaire as one list of headings and items, in which they are moved, added and taken out."""

import unicodedata
from collections.abc import Collection, Iterable, Sequence
from itertools import count
from typing import NamedTuple

from nscp_desktop.domain.questionnaires import Item, Section
from nscp_desktop.domain.template_numbers import marks_of

LONGEST_KEY = 40


class Heading(NamedTuple):
    """The name of a section, above its items."""

    title: str


Part = Heading | Item


def parts_of(sections: Iterable[Section]) -> list[Part]:
    """Return sections as one list: each name, then its items."""
    found: list[Part] = []
    for section in sections:
        found += [Heading(section.title), *section.items]
    return found


def sections_of(parts: Iterable[Part]) -> tuple[Section, ...]:
    """Return the sections of a list; what stands above the first name is in a section without one."""
    found: list[tuple[str, list[Item]]] = []
    for part in parts:
        if isinstance(part, Heading):
            found.append((part.title, []))
        else:
            if not found:
                found.append(("", []))
            found[-1][1].append(part)
    return tuple(Section(0, title, tuple(items)) for title, items in found)


def moved(parts: Sequence[Part], place: int, by: int) -> tuple[list[Part], int]:
    """Move an item by one place, also into the next section, or a section with all its items past another one.

    Returns the list, and where the part is now; what cannot move stays where it is.
    """
    found = list(parts)
    if not can_move(parts, place, by):
        return found, place
    if isinstance(parts[place], Item):
        found[place], found[place + by] = found[place + by], found[place]
        return found, place + by
    first, last = _block(parts, place)
    if by < 0:
        above = max(spot for spot in range(place) if isinstance(parts[spot], Heading))
        return [*parts[:above], *parts[first:last], *parts[above:first], *parts[last:]], above
    _, end = _block(parts, last)
    return [*parts[:first], *parts[last:end], *parts[first:last], *parts[end:]], first + end - last


def can_move(parts: Sequence[Part], place: int, by: int) -> bool:
    """Whether a part can move up (-1) or down (1); the first heading stays above every item."""
    if not 0 <= place < len(parts):
        return False
    if isinstance(parts[place], Item):
        return 1 <= place + by < len(parts)
    if by < 0:
        return place > 0
    return _block(parts, place)[1] < len(parts)


def can_remove(parts: Sequence[Part], place: int) -> bool:
    """Whether a part can be taken out; the first heading only when nothing stands under it but another section."""
    if not 0 <= place < len(parts):
        return False
    return place > 0 or (len(parts) > 1 and isinstance(parts[1], Heading))


def removed(parts: Sequence[Part], place: int) -> list[Part]:
    """Take an item out, or the name of a section, whose items then belong to the section above."""
    return [part for spot, part in enumerate(parts) if spot != place or not can_remove(parts, place)]


def next_number(parts: Sequence[Part]) -> str:
    """Return a number that no item has yet: one more than the highest whole one."""
    items = [part.number for part in parts if isinstance(part, Item)]
    whole = [int(number.partition(".")[0]) for number in items if _is_whole(number.partition(".")[0])]
    return str(max(whole, default=0) + 1)


def numbered_anew(parts: Sequence[Part]) -> list[Part]:
    """Number items in their order: `1`, `2`, or `1.1`, `1.2` where most of them have a point now.

    Where most begin as their section does, such as `A.1` in `A. Law`, they go on to.
    """
    items = [part for part in parts if isinstance(part, Item)]
    if sum("." in item.number.strip(".") for item in items) * 2 <= len(items):
        numbers = (str(number) for number in count(1))
        return [part if isinstance(part, Heading) else part._replace(number=next(numbers)) for part in parts]
    sections = sections_of(parts)
    marks = marks_of(section.title for section in sections)
    known = sum(item.number.startswith(f"{marks[place]}.") for place, one in enumerate(sections) for item in one.items)
    if known * 2 <= len(items):
        marks = [str(place) for place in range(1, len(sections) + 1)]
    return parts_of(
        section._replace(
            items=tuple(item._replace(number=f"{mark}.{place}") for place, item in enumerate(section.items, start=1))
        )
        for mark, section in zip(marks, sections, strict=True)
    )


def with_keys(sections: Sequence[Section], taken: Collection[str]) -> tuple[Section, ...]:
    """Give each item without a key one of its own, made of its words; `taken` are keys that meant something else."""
    used = {*taken, *(item.key for section in sections for item in section.items if item.key)}
    found = []
    for section in sections:
        items = []
        for item in section.items:
            key = item.key or _fresh_key(item.text, used)
            used.add(key)
            items.append(item._replace(key=key))
        found.append(section._replace(items=tuple(items)))
    return tuple(found)


def clean(text: str) -> str:
    """Return a text on one line with single spaces, without letters that cannot be shown or stored."""
    kept = "".join(
        " " if letter.isspace() else letter
        for letter in text
        if letter.isspace() or (unicodedata.category(letter) not in ("Cc", "Cs") and letter not in "\ufffe\uffff")
    )
    return " ".join(kept.split())


def _fresh_key(text: str, used: Collection[str]) -> str:
    plain = "".join(one for one in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(one))
    words = "".join(letter if letter.isascii() and letter.isalnum() else " " for letter in plain).split()
    stem = "-".join(words)[:LONGEST_KEY].strip("-") or "item"
    key, number = stem, 1
    while key in used:
        number += 1
        key = f"{stem}-{number}"
    return key


def _block(parts: Sequence[Part], place: int) -> tuple[int, int]:
    """Return where a section begins, and where the next one does."""
    end = place + 1
    while end < len(parts) and isinstance(parts[end], Item):
        end += 1
    return place, end


def _is_whole(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 6
