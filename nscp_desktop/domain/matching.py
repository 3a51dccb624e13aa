"""Match people and courses found in a workbook to those already on record, never by a silent guess."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache

_CLOSE_ENOUGH = 0.72
_MOST_SUGGESTIONS = 5
_LETTERS = {"ł": "l", "đ": "d", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"}
_EDITION = re.compile(
    r"\b(?:\d+ ?(?:yr|yrs|year|years|yearly|month|months|mth|mths)|(?:19|20)\d\d(?: \d\d(?:\d\d)?)?"
    r"|(?<=kcsie )\d\d(?: \d\d)?|annual|version \d+|v\d+)\b|(?<=\w )(?:e ?learning|online|face to face|f2f)$"
)
_FILLER = re.compile(r"\b(?:training|course|courses|certificate|the|a|an|of|in|for|to|and|read|completed|date)\b")


class Action(StrEnum):
    """What an import would do with something found."""

    MATCH = "match"
    ADD = "add"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """What people are recognised by. `id` is the one on record, or the index of the person found.

    `other_names` are the full names that somebody on record is known by or had before: they are a reason to ask.
    `other_starts` are the first days of further periods of service, for somebody who left and came again.
    """

    id: int
    given: str
    family: str
    start: date | None = None
    staff_number: str = ""
    email: str = ""
    other_names: tuple[str, ...] = ()
    other_starts: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonMatch:
    """What to do with one person found: the id matched, or the ids to choose from, likeliest first."""

    found: int
    action: Action
    person_id: int | None = None
    suggestions: tuple[int, ...] = ()
    because: str = ""


@dataclass(frozen=True, slots=True)
class CourseFacts:
    """A course on record: title and the other headings it goes by."""

    id: int
    title: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CourseMatch:
    """What to do with one heading: the course matched (action MATCH), or a new one (ADD) with suggestions."""

    heading: str
    action: Action
    course_id: int | None = None
    suggestions: tuple[int, ...] = ()


def match_people(found: Sequence[PersonFacts], known: Iterable[PersonFacts]) -> tuple[PersonMatch, ...]:
    """Match each person found: by staff number or e-mail, then by exact name and start date, else by asking.

    The result is in the order of `found`.
    """
    register = _Register(tuple(known))
    return tuple(register.match(person) for person in found)


class _Register:
    """The people on record by number, e-mail and folded name."""

    def __init__(self, known: tuple[PersonFacts, ...]) -> None:
        self._by_number = _index((fold_text(p.staff_number), p) for p in known if p.staff_number.strip())
        self._by_email = _index((p.email.strip().casefold(), p) for p in known if p.email.strip())
        self._by_name = _index((fold_name(p.given, p.family), p) for p in known)
        self._by_other_name = _index((fold_name(name, ""), p) for p in known for name in p.other_names)
        self._names = {person.id: _folded_names(person) for person in known}
        self._by_likeness = _index((key, p) for p in known for key in _keys_of(self._names[p.id]))

    def match(self, person: PersonFacts) -> PersonMatch:
        same_id = self._same_id(person)
        if len(same_id) == 1:
            other = same_id[0]
            if any(_alike(name, fold_name(person.given, person.family)) for name in self._names[other.id]):
                return PersonMatch(person.id, Action.MATCH, other.id, (), "the same staff number or e-mail")
            return PersonMatch(person.id, Action.ASK, None, (other.id,), "the same number under another name")
        if same_id:
            ids = tuple(other.id for other in same_id)
            return PersonMatch(person.id, Action.ASK, None, ids, "the number and the e-mail belong to different people")
        return self._by_name_and_start(person)

    def _same_id(self, person: PersonFacts) -> list[PersonFacts]:
        number, email = fold_text(person.staff_number), person.email.strip().casefold()
        same = [*(self._by_number.get(number, []) if number else [])]
        same += [other for other in (self._by_email.get(email, []) if email else []) if other not in same]
        return same

    def _by_name_and_start(self, person: PersonFacts) -> PersonMatch:
        name = fold_name(person.given, person.family)
        namesakes = self._by_name.get(name, [])
        once_so_called = [other for other in self._by_other_name.get(name, []) if other not in namesakes]
        fitting = [other for other in namesakes if _fits(person, other)]
        if len(fitting) == 1 and len(namesakes) == 1 and not once_so_called:
            return PersonMatch(person.id, Action.MATCH, fitting[0].id, (), "the same name")
        same_start = [other for other in fitting if person.start is not None and _started(other, person.start)]
        if len(same_start) == 1:
            return PersonMatch(person.id, Action.MATCH, same_start[0].id, (), "the same name and start date")
        if namesakes:
            ids = tuple(dict.fromkeys(other.id for other in (*namesakes, *once_so_called)))
            return PersonMatch(person.id, Action.ASK, None, ids, "the same name, but not surely the same person")
        if once_so_called:
            ids = tuple(dict.fromkeys(other.id for other in once_so_called))
            return PersonMatch(person.id, Action.ASK, None, ids, "a name they are known by or had before")
        similar = self._similar(name)
        if similar:
            return PersonMatch(person.id, Action.ASK, None, similar, "a similar name")
        return PersonMatch(person.id, Action.ADD)

    def _similar(self, name: str) -> tuple[int, ...]:
        near = {other.id for key in _likeness_keys(name) for other in self._by_likeness.get(key, ())}
        scores = [(max(_name_likeness(name, own) for own in self._names[other]), other) for other in near]
        scored = [(-score, other) for score, other in scores if score]
        return tuple(person_id for _, person_id in sorted(scored)[:_MOST_SUGGESTIONS])


def _likeness_keys(name: str) -> tuple[str, ...]:
    """Return the keys of which two alike names share one, so that not everybody has to be compared."""
    words = name.split()
    if not words:
        return ()
    return "^" + words[0][:1], "$" + words[-1], "=" + " ".join(sorted(words))


def _folded_names(person: PersonFacts) -> tuple[str, ...]:
    return (fold_name(person.given, person.family), *(fold_name(name, "") for name in person.other_names))


def _keys_of(names: Iterable[str]) -> set[str]:
    return {key for name in names for key in _likeness_keys(name)}


def _index(pairs: Iterable[tuple[str, PersonFacts]]) -> dict[str, list[PersonFacts]]:
    index: dict[str, list[PersonFacts]] = {}
    for key, person in pairs:
        index.setdefault(key, []).append(person)
    return index


def _fits(person: PersonFacts, other: PersonFacts) -> bool:
    if person.start and other.start and not _started(other, person.start):
        return False
    mine, theirs = fold_text(person.staff_number), fold_text(other.staff_number)
    if mine and theirs and mine != theirs:
        return False
    mine_email, their_email = person.email.strip().casefold(), other.email.strip().casefold()
    return not (mine_email and their_email and mine_email != their_email)


def _started(person: PersonFacts, day: date) -> bool:
    return day == person.start or day in person.other_starts


def _alike(first: str, second: str) -> bool:
    # A number on file with a changed surname is still the same person when the first name agrees.
    return first == second or first.split()[:1] == second.split()[:1] or _name_likeness(first, second) > 0


def _name_likeness(first: str, second: str) -> float:
    """Return 0 unless two folded names could be one person: an initial, a short form, a slip of the keys."""
    mine, theirs = first.split(), second.split()
    if not mine or not theirs:
        return 0.0
    same_family = mine[-1] == theirs[-1]
    initials = mine[0][:1] == theirs[0][:1]
    if same_family and initials and (len(mine[0]) == 1 or len(theirs[0]) == 1):
        return 0.95
    if sorted(mine) == sorted(theirs):
        return 0.99
    if not initials and not same_family:
        return 0.0
    matcher = SequenceMatcher(None, first, second)
    if matcher.real_quick_ratio() < 0.85 or matcher.quick_ratio() < 0.85:
        return 0.0
    score = matcher.ratio()
    return score if score >= 0.88 else 0.0


def match_courses(headings: Sequence[str], known: Iterable[CourseFacts]) -> tuple[CourseMatch, ...]:
    """Match headings to courses on record; sure only when a folded title or alias is equal and belongs to one."""
    courses = tuple(known)
    exact: dict[str, set[int]] = {}
    for course in courses:
        for name in (course.title, *course.aliases):
            exact.setdefault(fold_course(name), set()).add(course.id)
    return tuple(_match_course(heading, courses, exact) for heading in headings)


def _match_course(heading: str, courses: tuple[CourseFacts, ...], exact: dict[str, set[int]]) -> CourseMatch:
    folded = fold_course(heading)
    ids = exact.get(folded, set()) if folded else set()
    if len(ids) == 1:
        return CourseMatch(heading, Action.MATCH, next(iter(ids)))
    scored = []
    for course in courses:
        score = max(_course_likeness(folded, fold_course(name)) for name in (course.title, *course.aliases))
        if score >= _CLOSE_ENOUGH or course.id in ids:
            scored.append((-score, course.id))
    return CourseMatch(heading, Action.ADD, None, tuple(found for _, found in sorted(scored)[:_MOST_SUGGESTIONS]))


def _course_likeness(first: str, second: str) -> float:
    if not first or not second:
        return 0.0
    mine, theirs = set(first.split()), set(second.split())
    if mine <= theirs or theirs <= mine:
        return 0.9
    return SequenceMatcher(None, first, second).ratio()


@lru_cache(maxsize=4096)
def fold_course(title: str) -> str:
    """Fold a course heading: no case, marks, editions, intervals or filler, so `KCSIE 25` is `KCSIE (2026)`."""
    low = re.sub(r"[^\w\s]", " ", fold_text(title).replace("'", "").replace("&", " and "))
    low = " ".join(low.split())
    low = re.sub(r"\blevel (\d)", r"l\1", low)
    low = " ".join(_EDITION.sub(" ", low).split())
    short = " ".join(_FILLER.sub(" ", low).split())
    return short or low


@lru_cache(maxsize=16384)
def fold_name(given: str, family: str) -> str:
    """Fold a person's name: no case, accents, quotes, hyphens or doubled spaces."""
    folded = fold_text(f"{given} {family}").replace("'", "")
    return " ".join(re.sub(r"[^\w\s]", " ", folded).split())


@lru_cache(maxsize=16384)
def fold_text(text: str) -> str:
    """Fold a text for comparison: lower case, plain letters and quotes, single spaces."""
    plain = text.replace("\u2019", "'").replace("\u2018", "'").replace("\u00a0", " ").casefold()
    spread = unicodedata.normalize("NFKD", plain)
    letters = (_LETTERS.get(letter, letter) for letter in spread if not unicodedata.combining(letter))
    return " ".join("".join(letters).split())
