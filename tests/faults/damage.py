"""Ways in which a record file gets damaged: by its drive, by a program that copies files, by hand.

Each way takes a source of chance and a sound record, and gives the damaged bytes with what lies beside them.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby

PAGE_BYTES = 4096
_HEAD_BYTES = 100
_SALT_BYTES = 16
_JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")


@dataclass(frozen=True, slots=True)
class Sound:
    """A sound record: its bytes, those of an older copy of it, and journals of transactions that were broken off.

    `torn` is what the file and its journal are in the middle of a transaction; `strange_journal` comes from another
    record.
    """

    content: bytes
    older: bytes
    torn: tuple[bytes, bytes]
    strange_journal: bytes
    is_protected: bool


@dataclass(frozen=True, slots=True)
class Damaged:
    """A damaged file, and what lies beside it by the end of its name."""

    content: bytes
    beside: tuple[tuple[str, bytes], ...] = ()


Way = Callable[[random.Random, Sound], Damaged]


def _flip(chance: random.Random, content: bytes, start: int, end: int) -> bytes:
    at = chance.randrange(start, end)
    return content[:at] + bytes([content[at] ^ chance.randrange(1, 256)]) + content[at + 1 :]


def _one_flip(chance: random.Random, sound: Sound) -> Damaged:
    return Damaged(_flip(chance, sound.content, 0, len(sound.content)))


def _flip_of_what_is_used(chance: random.Random, sound: Sound) -> Damaged:
    """Flip one byte near a letter or a figure, where rows are: most of a file is empty."""
    content = sound.content
    at = chance.randrange(len(content))
    while not sound.is_protected and not content[at]:
        at = chance.randrange(len(content))
    return Damaged(_flip(chance, content, at, at + 1))


def _some_flips(chance: random.Random, sound: Sound) -> Damaged:
    content = sound.content
    for _ in range(chance.randrange(2, 40)):
        content = _flip(chance, content, 0, len(content))
    return Damaged(content)


def _pages(content: bytes) -> list[bytes]:
    return [content[at : at + PAGE_BYTES] for at in range(0, len(content), PAGE_BYTES)]


def _zeroed_pages(chance: random.Random, sound: Sound) -> Damaged:
    pages = _pages(sound.content)
    at = chance.randrange(len(pages))
    for page in range(at, min(len(pages), at + chance.choice((1, 1, 1, 2, 8)))):
        pages[page] = bytes(PAGE_BYTES)
    return Damaged(b"".join(pages))


def _zeroed_part(chance: random.Random, sound: Sound) -> Damaged:
    at, length = chance.randrange(len(sound.content)), chance.choice((4, 64, 512, 512, 5000))
    part = sound.content[at : at + length]
    return Damaged(sound.content[:at] + bytes(len(part)) + sound.content[at + len(part) :])


def _swapped_pages(chance: random.Random, sound: Sound) -> Damaged:
    pages = _pages(sound.content)
    one, other = chance.sample(range(len(pages)), 2)
    pages[one], pages[other] = pages[other], pages[one]
    return Damaged(b"".join(pages))


def _copied_page(chance: random.Random, sound: Sound) -> Damaged:
    pages = _pages(sound.content)
    one, other = chance.sample(range(len(pages)), 2)
    pages[one] = pages[other]
    return Damaged(b"".join(pages))


def _shifted(chance: random.Random, sound: Sound) -> Damaged:
    """Take some bytes or a page out, or put some in, so that what follows lies elsewhere."""
    content, length = sound.content, chance.choice((1, 16, 512, PAGE_BYTES, PAGE_BYTES))
    at = chance.randrange(len(content)) // length * length
    if chance.random() < 0.5:
        return Damaged(content[:at] + content[at + length :])
    return Damaged(content[:at] + chance.randbytes(length) + content[at:])


def _older_pages(chance: random.Random, sound: Sound) -> Damaged:
    """Put pages of an older copy in: one, several, or all but a few."""
    pages, older = _pages(sound.content), _pages(sound.older)
    differing = [at for at, page in enumerate(older) if at >= len(pages) or page != pages[at]]
    share = chance.choice((1, 1, 2, 4, len(differing) // 2, len(differing) - 1))
    for at in chance.sample(differing, max(1, min(share, len(differing)))):
        if at < len(pages):
            pages[at] = older[at]
    return Damaged(b"".join(pages))


def _older_run(chance: random.Random, sound: Sound) -> Damaged:
    """Leave the end, or the beginning, as it was in an older copy, as a broken-off copying does."""
    at = chance.randrange(1, len(sound.content) // PAGE_BYTES) * PAGE_BYTES
    if chance.random() < 0.5:
        return Damaged(sound.older[:at] + sound.content[at:])
    return Damaged(sound.content[:at] + sound.older[at:])


def _cut(chance: random.Random, sound: Sound) -> Damaged:
    at = chance.randrange(len(sound.content))
    return Damaged(sound.content[: at if chance.random() < 0.5 else at // PAGE_BYTES * PAGE_BYTES])


def _longer(chance: random.Random, sound: Sound) -> Damaged:
    length = chance.choice((1, 100, PAGE_BYTES, PAGE_BYTES, 5 * PAGE_BYTES))
    rubbish = bytes(length) if chance.random() < 0.3 else chance.randbytes(length)
    return Damaged(sound.content + rubbish)


def _head(chance: random.Random, sound: Sound) -> Damaged:
    """Change a field of the head, or the salt of a protected file."""
    end = _SALT_BYTES if sound.is_protected else _HEAD_BYTES
    length = chance.choice((1, 1, 1, 2, 4))
    at = chance.randrange(end) // length * length
    new = chance.choice((bytes(length), b"\xff" * length, chance.randbytes(length), b"\x01" * length, b"\x02" * length))
    return Damaged(sound.content[:at] + new + sound.content[at + length :])


def _rubbish_journal(chance: random.Random, sound: Sound) -> Damaged:
    start = chance.choice((b"", b"", _JOURNAL_MAGIC, sound.strange_journal[:512], sound.strange_journal[:28]))
    length = chance.choice((0, 10, 512, 600, 5000))
    return Damaged(sound.content, (("-journal", start + chance.randbytes(length)),))


def _strange_journal(chance: random.Random, sound: Sound) -> Damaged:
    journal = sound.strange_journal
    if chance.random() < 0.3:
        journal = journal[: chance.randrange(len(journal))]
    if chance.random() < 0.3:
        journal = _flip(chance, journal, 0, len(journal)) if journal else journal
    return Damaged(sound.content, (("-journal", journal),))


def _late_journal(chance: random.Random, sound: Sound) -> Damaged:
    """Put the journal of one of its own transactions beside it, when that was over long ago."""
    return Damaged(sound.content, (("-journal", sound.torn[1]),))


def _torn(chance: random.Random, sound: Sound) -> Damaged:
    """Leave it in the middle of a transaction with its journal: whole, cut, flipped or gone."""
    content, journal = sound.torn
    what = chance.randrange(4)
    if what == 1:
        journal = journal[: chance.randrange(len(journal))]
    elif what == 2:
        journal = _flip(chance, journal, 0, len(journal))
    return Damaged(content, () if what == 3 else (("-journal", journal),))


def _rubbish_log(chance: random.Random, sound: Sound) -> Damaged:
    start = chance.choice((b"", bytes.fromhex("377f068200 2de218 00001000".replace(" ", ""))))
    return Damaged(sound.content, (("-wal", start + chance.randbytes(chance.choice((0, 32, 5000)))),))


WAYS: dict[str, Way] = {
    "one byte flipped": _one_flip,
    "one byte of a row flipped": _flip_of_what_is_used,
    "several bytes flipped": _some_flips,
    "pages zeroed": _zeroed_pages,
    "a part zeroed": _zeroed_part,
    "two pages swapped": _swapped_pages,
    "a page copied over another": _copied_page,
    "shifted": _shifted,
    "pages of an older copy": _older_pages,
    "half of an older copy": _older_run,
    "cut off": _cut,
    "rubbish at the end": _longer,
    "head or salt": _head,
    "rubbish journal": _rubbish_journal,
    "journal of another record": _strange_journal,
    "journal of long ago": _late_journal,
    "broken-off transaction": _torn,
    "rubbish write-ahead log": _rubbish_log,
}


def changed_pages(one: bytes, other: bytes) -> str:
    """Name the pages in which two files differ, for example `1, 7-9`."""
    pages, others = _pages(one), _pages(other)
    differing = [at for at in range(max(len(pages), len(others))) if pages[at : at + 1] != others[at : at + 1]]
    runs = [[at for _, at in run] for _, run in groupby(enumerate(differing), lambda pair: pair[1] - pair[0])]
    return ", ".join(str(run[0] + 1) if len(run) == 1 else f"{run[0] + 1}-{run[-1] + 1}" for run in runs)
