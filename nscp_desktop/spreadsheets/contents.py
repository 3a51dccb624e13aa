"""Count what a column holds, to tell dates, words, numbers and names apart."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from nscp_desktop.domain.date_text import Approximate, Exact, Impossible, NotADate, Several, read_date
from nscp_desktop.spreadsheets.grid import CellValue, is_blank
from nscp_desktop.spreadsheets.names import looks_like_name
from nscp_desktop.spreadsheets.words import Word, fine_around, is_number, plain, word_of

_SALUTATIONS = frozenset(["mr", "mrs", "ms", "miss", "mx", "dr", "rev", "prof", "sir"])
_YES_NO = frozenset((Word.DONE, Word.NOT_DONE, Word.MAYBE, Word.NOT_NEEDED, Word.UNFINISHED, Word.NOTHING))


_SORTS = (
    *("filled", "real_dates", "text_dates", "loose_dates", "future", "numbers", "serials_near", "words", "yes_no"),
    *("names", "salutations"),
)


@dataclass(frozen=True, slots=True)
class Contents:
    """How many filled cells of a column are of which sort; `future` counts plain dates after today."""

    filled: int = 0
    real_dates: int = 0
    text_dates: int = 0
    loose_dates: int = 0
    future: int = 0
    numbers: int = 0
    serials_near: int = 0
    words: int = 0
    yes_no: int = 0
    names: int = 0
    salutations: int = 0
    distinct: int = 0

    @property
    def dates(self) -> int:
        return self.real_dates + self.text_dates

    def share(self, count: int) -> float:
        return count / self.filled if self.filled else 0.0


def count_contents(values: Iterable[CellValue], today: date) -> Contents:
    """Count the sorts of values in a column; blanks do not count."""
    tally = dict.fromkeys(_SORTS, 0)
    seen: set[str] = set()
    for value in values:
        if is_blank(value):
            continue
        tally["filled"] += 1
        if isinstance(value, bool):
            tally["words"] += 1
            tally["yes_no"] += 1
        elif isinstance(value, date):
            tally["real_dates"] += 1
            tally["future"] += value > today
        elif isinstance(value, (int, float)):
            _count_number(tally, float(value), today)
        elif value is not None:
            seen.add(value)
            if plain(value).isdigit() and _sorts(value) == ("numbers",):
                _count_number(tally, float(plain(value)), today)
                continue
            for sort in _sorts(value):
                tally[sort] += 1
            day = _exact(value)
            tally["future"] += day is not None and day > today
    return Contents(distinct=len(seen), **tally)


def _count_number(tally: dict[str, int], number: float, today: date) -> None:
    tally["numbers"] += 1
    serial = today.toordinal() - date(1899, 12, 30).toordinal()
    tally["serials_near"] += serial - 15 * 366 <= number <= serial + 5 * 366


@lru_cache(maxsize=16384)
def _exact(text: str) -> date | None:
    reading = read_date(text)
    # "Booked 12/01/27" tells nothing about what the column holds.
    return reading.day if isinstance(reading, Exact) and fine_around(reading.before, reading.after) else None


@lru_cache(maxsize=16384)
def _sorts(text: str) -> tuple[str, ...]:
    if plain(text) in _SALUTATIONS:
        return ("salutations",)
    if is_number(text) and isinstance(read_date(text), NotADate):
        return ("numbers",)
    match read_date(text):
        case Exact() | Impossible():
            return ("text_dates",)
        case Approximate() | Several():
            return ("loose_dates",)
    word = word_of(text)
    sorts = ["names"] if looks_like_name(text) else []
    if word is not Word.UNKNOWN:
        sorts.append("words")
    if word in _YES_NO:
        sorts.append("yes_no")
    return tuple(sorts)
