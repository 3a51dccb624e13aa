"""What the headings of columns mean: person fields, kinds of date, course titles with a kind of date in them."""

import re
from functools import lru_cache

from nscp_desktop.domain.imports import ColumnMeaning
from nscp_desktop.spreadsheets.heading_patterns import (
    COURSE_PATTERN,
    EMBEDDED,
    GENERIC,
    NOT_TRAINING,
    PERSON_PATTERNS,
    TRAINING_PATTERNS,
    TRAINING_WORD,
)
from nscp_desktop.spreadsheets.heading_words import COURSE_HEADINGS, PERSON_HEADINGS, TRAINING_HEADINGS
from nscp_desktop.spreadsheets.words import plain


@lru_cache(maxsize=4096)
def heading_key(text: str) -> str:
    """Fold a heading for comparison: lower case, no brackets, hashes or doubled spaces."""
    low = plain(text)
    low = re.sub(r"\((?:dd|d)[^)]*yy[^)]*\)|\bdd/mm/yy(?:yy)?\b", " ", low)
    low = re.sub(r"[()\[\],:*_]", " ", low.replace("’", "'").replace("'", ""))
    low = re.sub(r"\s*([/\\])\s*", r"\1", low)
    return " ".join(low.split()).strip(" .-")


@lru_cache(maxsize=4096)
def person_meaning(text: str) -> ColumnMeaning | None:
    """Return the person field that a heading names, None when it names none."""
    for key in _keys(text):
        for known, meaning in PERSON_HEADINGS:
            if key in known:
                return meaning
    return _by_pattern(text, PERSON_PATTERNS)


def _by_pattern(text: str, patterns: tuple[tuple[re.Pattern[str], ColumnMeaning], ...]) -> ColumnMeaning | None:
    keys = _keys(text)
    return next((meaning for pattern, meaning in patterns for key in keys if pattern.fullmatch(key)), None)


@lru_cache(maxsize=4096)
def training_meaning(text: str) -> ColumnMeaning | None:
    """Return what a heading without a course in it says about dates, None when it says nothing."""
    for key in _keys(text):
        for known, meaning in TRAINING_HEADINGS:
            if key in known:
                return meaning
    return _by_pattern(text, TRAINING_PATTERNS)


def names_course_column(text: str) -> bool:
    """Say whether a heading stands above the names of courses, as in a log."""
    return any(key in COURSE_HEADINGS or COURSE_PATTERN.fullmatch(key) for key in _keys(text))


def not_training(text: str) -> bool:
    """Say whether a heading is about checks, contracts or contact details and not about training."""
    return bool(NOT_TRAINING.search(text)) and not TRAINING_WORD.search(text)


def speaks_of_training(text: str) -> bool:
    """Say whether a heading holds a word that training goes by."""
    return bool(TRAINING_WORD.search(text))


def is_generic(text: str) -> bool:
    """Say whether a course heading means nothing without the one above it: `Level 1`, `Refresher`."""
    return bool(GENERIC.match(heading_key(text)))


def puts_surname_first(text: str) -> bool:
    """Say whether a heading tells that surnames come before first names."""
    low = heading_key(text)
    surname = min((low.find(word) for word in ("surname", "last name", "family name") if word in low), default=-1)
    first = min(
        (low.find(word) for word in ("first name", "forename", "given name", "initial") if word in low), default=-1
    )
    if low in ("last first", "last name first"):
        return True
    return surname >= 0 and (first > surname or low.endswith("surname first"))


@lru_cache(maxsize=4096)
def course_and_meaning(text: str) -> tuple[str, ColumnMeaning | None]:
    """Split `Prevent expiry date` into `Prevent` and EXPIRES; meaning None when the heading is only a title."""
    tidy = " ".join(text.split())
    for pattern, meaning in EMBEDDED:
        match = pattern.search(tidy)
        if match is None or _is_part_of_title(tidy, match):
            continue
        title = _joined(tidy[: match.start()], tidy[match.end() :])
        if title:
            return title, meaning
    return tidy, None


def _is_part_of_title(text: str, match: re.Match[str]) -> bool:
    # "Date rape awareness", "Due diligence", "Up to date": the word belongs to the title.
    rest = text[match.end() :].casefold().lstrip()
    return text[: match.start()].casefold().rstrip().endswith("up to") or rest.startswith(("rape", "diligence"))


def _joined(before: str, after: str) -> str:
    start = re.sub(r"[\s\-–—:,/|(\[]+$", "", before)
    end = re.sub(r"^[\s\-–—:,/|)\]]+", "", after)
    text = f"{start} {end}".strip()
    if text.count("(") != text.count(")"):
        text = text.replace("(", " ").replace(")", " ")
    text = re.sub(r"\(\s*\)", " ", text)
    text = re.sub(r"^(?:of|the|for)\s+|\s+(?:of|on|by|for)$", "", " ".join(text.split()), flags=re.IGNORECASE)
    return text.strip(" -–:,/|")


def _keys(text: str) -> tuple[str, ...]:
    key = heading_key(text)
    outside = heading_key(re.sub(r"\([^)]*\)", " ", text))
    spaced = key.replace("/", " ").replace("-", " ")
    return tuple(dict.fromkeys(part for part in (key, outside, " ".join(spaced.split()), key.rstrip("?# ")) if part))
