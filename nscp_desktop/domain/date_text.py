"""Read a date that somebody typed or kept as text: the one place in the program that does."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from nscp_desktop.domain.dates import Precision, add_days, add_months


class DateOrder(StrEnum):
    """Which number comes first in a date of three numbers."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


@dataclass(frozen=True, slots=True)
class Exact:
    """One day, with the words found before and after it ("INSET", "online"), empty when there were none."""

    day: date
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Approximate:
    """A month, term, year or week: `day` is its first day. `before` and `after` as for Exact."""

    day: date
    precision: Precision
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Several:
    """More than one date in one text, in the order written; day ranges give their first and last day."""

    days: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Impossible:
    """Three numbers that are no day of the calendar; `swapped` is the day if read in the other order."""

    swapped: date | None = None


@dataclass(frozen=True, slots=True)
class NotADate:
    """A text in which no date was found."""


DateReading = Exact | Approximate | Several | Impossible | NotADate

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb febuary",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = r"(?P<{0}>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")(?![^\W\d_])\.?"
_TERMS = {"autumn": 9, "aut": 9, "michaelmas": 9, "spring": 1, "spr": 1, "summer": 4, "sum": 4, "winter": 9}
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_TIME = (
    r"(?:(?:,?\s+|t)(?:at\s+)?\d{1,2}[:.]\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[ap]\.?m\b\.?)?\s*"
    r"(?:z|utc|gmt|bst|[+-]\d{2}:?\d{2})?(?!\d))?"
)
_EDGE = r"(?<![\w/.\-])"
_ISO = _EDGE + r"(?P<iy>\d{4})(?P<isep>[-/.])(?P<im>\d{1,2})(?P=isep)(?P<id>\d{1,2})(?!\d)" + _TIME
_COMPACT = _EDGE + r"(?P<cy>(?:19|20)\d{2})(?P<cm>\d{2})(?P<cd>\d{2})(?![\w/.\-])"
_NUMERIC = (
    _WEEKDAY
    + r"(?<![\w/.])"
    + r"(?P<na>\d{1,2})\s*[/.\-\\]\s*(?P<nb>\d{1,2})\s*[/.\-\\]\s*'?(?P<ny>\d{4}|\d{2})(?!\d|[/\\]\d)"
    + _TIME
)
_SPACED = _EDGE + r"(?P<sa>\d{1,2})\s(?P<sb>\d{1,2})\s(?P<sy>\d{4})(?!\d)"
_NAMED = (
    _WEEKDAY
    + r"(?<![\d/.])(?P<nd>\d{1,2})(?:\s?(?:st|nd|rd|th))?[\s\-./,]*(?:of\s+)?"
    + _MONTH.format("nm")
    + r"[\s\-./,]*'?(?P<nmy>\d{4}|\d{2})(?!\d|:)"
    + _TIME
)
_MONTH_DAY = (
    _WEEKDAY
    + r"\b"
    + _MONTH.format("mm")
    + r"\s*(?P<md>\d{1,2})(?:st|nd|rd|th)?(?:,\s*|\s+)(?P<my>\d{4})(?!\d)"
    + _TIME
)
_FULL = re.compile("|".join((_ISO, _NAMED, _MONTH_DAY, _NUMERIC, _SPACED, _COMPACT)), re.IGNORECASE)
_DAY_RANGE = re.compile(
    r"(?<![\d/.])(?P<first>\d{1,2})(?:st|nd|rd|th)?\s*(?:-|&|\+|,|/|and|to)\s*(?P<last>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?"
    + _MONTH.format("month")
    + r"[\s\-./,]*'?(?P<year>\d{4}|\d{2})(?!\d)",
    re.IGNORECASE,
)
_NUMBER_RANGE = re.compile(
    r"(?<![\d/.\-])(?P<first>\d{1,2})\s*(?:-|&|\+|,|and|to)\s*(?P<last>\d{1,2})\s*[/.]\s*(?P<month>\d{1,2})\s*[/.]\s*"
    r"(?P<year>\d{4}|\d{2})(?!\d)",
    re.IGNORECASE,
)
_ACADEMIC = re.compile(
    r"(?<![\d/.\-])(?P<first>(?:19|20)?\d{2})\s*[/-]\s*(?P<last>(?:20)?\d{2})(?![\d/.\-])", re.IGNORECASE
)
_TERM = re.compile(
    r"\b(?P<term>" + "|".join(_TERMS) + r")\b\.?(?:\s*term\b)?(?:\s*[12]\b(?!\d))?[\s\-,/']*(?P<year>\d{4}|\d{2})"
    r"(?:\s*[/-]\s*(?P<last>\d{4}|\d{2}))?(?!\d)",
    re.IGNORECASE,
)
_MONTH_YEAR = re.compile(
    r"(?<![^\W\d_])" + _MONTH.format("month") + r"[\s\-./,]*'?(?P<year>\d{4}|\d{2})(?!\d)", re.IGNORECASE
)
_NUMBER_MONTH = re.compile(r"(?<![\d/.\-])(?P<month>\d{1,2})\s*[/.\-]\s*(?P<year>(?:19|20)\d{2})(?![\d/.\-])")
_YEAR = re.compile(r"(?<![\w/.\-])(?P<year>(?:19|20)\d{2})(?![\w/.\-])")
_WEEK = re.compile(
    r"^(?:w\s?[/.]?\s?c\b\.?|week\s+(?:commencing|of|beginning|starting)|wk\.?\s*(?:comm?\.?)?)\s*:?\s*",
    re.IGNORECASE,
)
_NO_YEAR = re.compile(
    r"^"
    + _WEEKDAY
    + r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\s*(?:[/.\-]\s*(?P<number>\d{1,2})|\s*(?:of\s+)?"
    + _MONTH.format("month")
    + r")$",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"^(?P<sign>[+-])\s*(?P<count>\d{1,3})\s*(?P<unit>[dwmy])(?:ays?|eeks?|onths?|ears?)?$", re.IGNORECASE
)
_RELATIVE_WORDS = {"today": 0, "now": 0, "yesterday": -1, "tomorrow": 1}
_INVISIBLE = dict.fromkeys([0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF, 0xAD])
_LOOKALIKES = str.maketrans(
    {"\u2018": "'", "\u2019": "'", "\u2044": "/", "\u2215": "/", "\u2212": "-"}
    | dict.fromkeys(map(chr, range(0x2010, 0x2016)), "-")
)
_NUMBERISH = re.compile(r"(?<![^\W\d_])[0-9oO]{1,4}(?:\s*[/.\-]\s*[0-9oO]{1,4}){2}(?![^\W\d_])")

_SERIAL_ZERO = date(1899, 12, 30)
_SERIAL_FIRST, _SERIAL_LAST = 61, 2_958_465
SERIAL_1904_OFFSET_DAYS = 1462


def read_date(
    text: str, *, today: date | None = None, order: DateOrder = DateOrder.DAY_FIRST, ahead: bool = False
) -> DateReading:
    """Read the date in a text, day before month unless `order` says otherwise.

    With `today`, what people type is understood as well: `today`, `yesterday`, `+2w`, `-3m` and a day without
    a year, which means the one nearest to `today`, or with `ahead` the next one, today included. Two-digit years
    00 to 49 are 2000 to 2049. Times of day are dropped. The words around a date are handed back: whether they
    matter is for the caller to say.
    """
    if today is not None:
        typed = _typed(tidy_date_text(text), today, order, ahead=ahead)
        if typed is not None:
            return typed
    return _read_kept(text, order)


# The same texts come back many times in a workbook.
@lru_cache(maxsize=32768)
def _read_kept(text: str, order: DateOrder) -> DateReading:
    tidy = tidy_date_text(text)
    week = _WEEK.match(tidy)
    if week:
        inner = read_date(tidy[week.end() :], order=order)
        return Approximate(inner.day, Precision.MONTH, after=inner.after) if isinstance(inner, Exact) else inner
    span = _span_of_days(tidy)
    if span is not None:
        return span
    found = list(_FULL.finditer(tidy))
    if found:
        return _from_matches(tidy, found, order)
    return _approximate(tidy)


def tidy_date_text(text: str) -> str:
    """Return the text without invisible marks, odd spaces, a leading apostrophe or an O for a zero."""
    tidy = unicodedata.normalize("NFKC", text.translate(_INVISIBLE)).translate(_LOOKALIKES)
    tidy = " ".join(tidy.split()).lstrip("'`").strip()
    return _NUMBERISH.sub(lambda match: match[0].replace("o", "0").replace("O", "0"), tidy)


def date_from_serial(number: float, *, system_1904: bool = False) -> date | None:
    """Return the day of a spreadsheet's day number (whole days since 30 Dec 1899), None when it is none."""
    if number != number or not _SERIAL_FIRST <= number <= _SERIAL_LAST:
        return None
    days = int(number) + (SERIAL_1904_OFFSET_DAYS if system_1904 else 0)
    return add_days(_SERIAL_ZERO, days)


def swap_day_and_month(day: date) -> date | None:
    """Return the day with day and month exchanged (9 Mar for 3 Sep), None when that is no other day."""
    if day.day > 12 or day.day == day.month:
        return None
    return date(day.year, day.day, day.month)


def problem_with(reading: DateReading) -> str:
    """Say in one sentence why a typed date cannot be used as it is; empty for one day without other words."""
    match reading:
        case Exact(before="", after=""):
            return ""
        case Exact():
            return "There are other words beside the date. Please type only the date, for example 3/9/26."
        case Approximate():
            return "The day is missing. Please type the whole date, for example 3/9/26."
        case Several():
            return "There is more than one date here. Please type one, for example 3/9/26."
        case Impossible():
            return "There is no such day in the calendar. Please type day, month and year, for example 3/9/26."
        case NotADate():
            return "This is not a date. Please type day, month and year, for example 3/9/26 or 3 Sep 26."


def _typed(text: str, today: date, order: DateOrder, *, ahead: bool) -> DateReading | None:
    low = text.casefold()
    if low in _RELATIVE_WORDS:
        return Exact(add_days(today, _RELATIVE_WORDS[low]))
    relative = _RELATIVE.match(text)
    if relative:
        count = int(relative["count"]) * (1 if relative["sign"] == "+" else -1)
        match relative["unit"].casefold():
            case "d":
                return Exact(add_days(today, count))
            case "w":
                return Exact(add_days(today, 7 * count))
            case "m":
                return Exact(add_months(today, count))
            case _:
                return Exact(add_months(today, 12 * count))
    bare = _NO_YEAR.match(text)
    if bare is None:
        return None
    first, second = int(bare["day"]), int(bare["number"] or 0)
    if second and order is DateOrder.MONTH_FIRST:
        first, second = second, first
    month = second or _MONTHS[bare["month"].casefold()]
    found = _next_day(month, first, today) if ahead else _nearest_day(month, first, today)
    return Exact(found) if found is not None else Impossible()


def _nearest_day(month: int, day: int, today: date) -> date | None:
    days = [found for year in (today.year - 1, today.year, today.year + 1) if (found := _day(year, month, day))]
    return min(days, key=lambda found: abs(found - today), default=None)


def _next_day(month: int, day: int, today: date) -> date | None:
    # Around 1900 and 2100 it is eight years from one 29 February to the next.
    days = (_day(year, month, day) for year in range(today.year, today.year + 9))
    return next((found for found in days if found is not None and found >= today), None)


def _from_matches(text: str, found: list[re.Match[str]], order: DateOrder) -> DateReading:
    readings = [_from_match(match, order) for match in found]
    days = tuple(dict.fromkeys(day for day in readings if isinstance(day, date)))
    bad = next((reading for reading in readings if isinstance(reading, Impossible)), None)
    if bad is not None:
        return bad if len(found) == 1 else Impossible()
    if len(days) > 1:
        return Several(days)
    before, after = text[: found[0].start()], text[found[-1].end() :]
    if len(found) == 1 and not isinstance(_approximate(f"{before} | {after}"), NotADate):
        return Several((*days, *_days_of(_approximate(f"{before} | {after}"))))
    return Exact(days[0], _words(before), _words(after))


def _days_of(reading: DateReading) -> tuple[date, ...]:
    return (reading.day,) if isinstance(reading, Approximate) else ()


def _from_match(match: re.Match[str], order: DateOrder) -> date | Impossible:
    if match["iy"]:
        return _day(int(match["iy"]), int(match["im"]), int(match["id"])) or Impossible()
    if match["cy"]:
        return _day(int(match["cy"]), int(match["cm"]), int(match["cd"])) or Impossible()
    if match["nm"]:
        return _day(_year(match["nmy"]), _MONTHS[match["nm"].casefold()], int(match["nd"])) or Impossible()
    if match["mm"]:
        return _day(int(match["my"]), _MONTHS[match["mm"].casefold()], int(match["md"])) or Impossible()
    first, second, year = (
        (match["na"], match["nb"], match["ny"]) if match["na"] else (match["sa"], match["sb"], match["sy"])
    )
    day, month = int(first), int(second)
    if order is DateOrder.MONTH_FIRST:
        day, month = month, day
    return _day(_year(year), month, day) or Impossible(_day(_year(year), day, month))


def _span_of_days(text: str) -> Several | Impossible | None:
    match = _DAY_RANGE.search(text) or _NUMBER_RANGE.search(text)
    if match is None:
        return None
    name = match["month"].casefold()
    month, year = _MONTHS.get(name) or int(name), _year(match["year"])
    first, last = _day(year, month, int(match["first"])), _day(year, month, int(match["last"]))
    return Several((first, last)) if first and last else Impossible()


def _approximate(text: str) -> DateReading:
    for pattern, build in (
        (_TERM, _term),
        (_MONTH_YEAR, _month),
        (_NUMBER_MONTH, _month),
        (_ACADEMIC, _academic),
        (_YEAR, _calendar_year),
    ):
        match = pattern.search(text)
        if match is None:
            continue
        found = build(match)
        if found is not None:
            day, precision = found
            return Approximate(day, precision, _words(text[: match.start()]), _words(text[match.end() :]))
    return NotADate()


def _term(match: re.Match[str]) -> tuple[date, Precision] | None:
    month, year = _TERMS[match["term"].casefold()], _year(match["year"])
    if match["last"] and month != 9:
        year += 1
    return date(year, month, 1), Precision.TERM


def _month(match: re.Match[str]) -> tuple[date, Precision] | None:
    name = match["month"].casefold()
    day = _day(_year(match["year"]), _MONTHS.get(name) or int(name), 1)
    return (day, Precision.MONTH) if day else None


def _academic(match: re.Match[str]) -> tuple[date, Precision] | None:
    first, last = _year(match["first"]), _year(match["last"])
    # 23/24 alone may be part of a day; two-digit pairs count only when the second follows the first.
    return (date(first, 9, 1), Precision.YEAR) if last == first + 1 else None


def _calendar_year(match: re.Match[str]) -> tuple[date, Precision] | None:
    return date(int(match["year"]), 1, 1), Precision.YEAR


def _year(text: str) -> int:
    if len(text) == 4:
        return int(text)
    return int(text) + (2000 if int(text) <= 49 else 1900)


def _day(year: int, month: int, day: int) -> date | None:
    if not (1 <= month <= 12 and 1 <= day <= 31 and year >= 1):
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _words(text: str) -> str:
    return text.strip(" \t.,;:-|").strip()
