"""Guess what each column holds, from its headings and its contents."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from nscp_desktop.domain.imports import ColumnMeaning, DatesWere
from nscp_desktop.domain.matching import fold_course
from nscp_desktop.spreadsheets.contents import Contents
from nscp_desktop.spreadsheets.grid import Grid
from nscp_desktop.spreadsheets.headings import (
    course_and_meaning,
    heading_key,
    is_generic,
    not_training,
    person_meaning,
    speaks_of_training,
    training_meaning,
)
from nscp_desktop.spreadsheets.layout import NAME_MEANINGS, Header

M = ColumnMeaning
_DATED = frozenset({M.COMPLETED, M.EXPIRES, M.DUE, M.BOOKED})
_CALLED = frozenset(("known as", "preferred name", "called", "preferred first name", "usual name"))
_FIRST_TIME = frozenset(("initial", "first", "full", "basic", "foundation", "induction", "initial training"))
_SECOND_TIME = frozenset(("refresher", "refresh", "renewal", "update"))
_LONE_CERTIFICATE = re.compile(r"\bcert(?:ificate)?\.?\??$", re.IGNORECASE)
_EXPIRY_TITLE = re.compile(
    r"expir(?:y|ation) dates?|dates? (?:shown |below |here )?(?:are|is|of|=) (?:the )?expir|shows? expiry"
    r"|valid until|expiry matrix"
    r"|matrix of expiry|certificates? expire",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ColumnGuess:
    """What a column is taken for. `course` is set for the columns of a matrix only."""

    index: int
    heading: str
    meaning: ColumnMeaning
    course: str | None = None
    sure: bool = True
    dates: DatesWere = DatesWere.AS_SHOWN
    dates_sure: bool = False
    numbers_doubtful: bool = False
    may_expire: bool = False
    may_be_no_course: bool = False


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """What the guesses about columns rest on: heading texts from top to bottom, contents, titles, known courses."""

    grid: Grid
    header: Header
    stacks: Sequence[tuple[str, ...]]
    contents: Sequence[Contents]
    known_courses: frozenset[str]
    today: date

    def lowest(self, column: int) -> str:
        return self.stacks[column][-1] if self.stacks[column] else ""

    def heading(self, column: int) -> str:
        return " · ".join(self.stacks[column])


def guess_person_columns(facts: SheetFacts) -> dict[int, ColumnMeaning]:
    """Return the columns that describe people. Of several for one field the best is kept."""
    found: dict[int, ColumnMeaning] = {}
    for column in range(facts.grid.width):
        meaning = _person_meaning_of(facts, column)
        if meaning is not None and _contents_agree(meaning, facts.contents[column]):
            found[column] = meaning
    _settle_names(facts, found)
    _keep_best(facts, found)
    return found


def _person_meaning_of(facts: SheetFacts, column: int) -> ColumnMeaning | None:
    stack = facts.stacks[column]
    for position in range(len(stack) - 1, -1, -1):
        meaning = person_meaning(stack[position])
        if meaning is None:
            continue
        over, under = stack[:position], stack[position + 1 :]
        if any(training_meaning(text) or speaks_of_training(text) for text in under):
            return None
        if meaning not in NAME_MEANINGS and any(speaks_of_training(text) and not _about_staff(text) for text in over):
            return None
        return meaning
    return None


def _about_staff(text: str) -> bool:
    return bool(re.search(r"\b(?:staff|employee|personal|person|details|name)\b", text, re.IGNORECASE))


def _contents_agree(meaning: ColumnMeaning, contents: Contents) -> bool:
    if not contents.filled:
        return True
    dated = contents.share(contents.dates + contents.loose_dates)
    if meaning in NAME_MEANINGS:
        return contents.share(contents.names) >= 0.5
    if meaning in (M.START, M.LEAVE):
        return dated >= 0.3 or contents.share(contents.serials_near + contents.numbers) >= 0.8
    if meaning in (M.ROLE, M.TEAM, M.SITE, M.KIND):
        return dated < 0.5
    return dated < 0.5


def _settle_names(facts: SheetFacts, found: dict[int, ColumnMeaning]) -> None:
    """Make first name, surname and whole name agree: a `Name` beside a `Surname` is the first name."""
    by_meaning: dict[ColumnMeaning, list[int]] = {}
    for column, meaning in found.items():
        by_meaning.setdefault(meaning, []).append(column)
    family, given, full = (by_meaning.get(meaning, []) for meaning in (M.FAMILY_NAME, M.GIVEN_NAME, M.FULL_NAME))
    if family and not given:
        beside = [column for column in full if heading_key(facts.lowest(column)) in ("name", "names")]
        beside += [c for c in range(facts.grid.width) if heading_key(facts.lowest(c)) in _CALLED and c not in found]
        initial = [c for c in range(facts.grid.width) if heading_key(facts.lowest(c)) in ("initial", "initials")]
        if beside:
            found[beside[0]] = M.GIVEN_NAME
        elif initial:
            found[initial[0]] = M.GIVEN_NAME
        elif not full:
            found[family[0]] = M.FULL_NAME
    if given and not family and not full:
        found[given[0]] = M.FULL_NAME
    if not (family or given or full):
        _name_column_by_content(facts, found)


def _name_column_by_content(facts: SheetFacts, found: dict[int, ColumnMeaning]) -> None:
    for column in range(min(6, facts.grid.width)):
        contents = facts.contents[column]
        free = column not in found and not facts.lowest(column)
        if free and contents.filled >= 2 and contents.share(contents.names) >= 0.7 and not contents.dates:
            found[column] = M.FULL_NAME
            return


def _keep_best(facts: SheetFacts, found: dict[int, ColumnMeaning]) -> None:
    for meaning in set(found.values()):
        columns = [column for column, other in found.items() if other is meaning]
        if meaning is M.FULL_NAME and {M.FAMILY_NAME, M.GIVEN_NAME} <= set(found.values()):
            for column in columns:
                found[column] = M.IGNORE
            continue
        best = max(columns, key=lambda column: (_rank(facts, meaning, column), -column))
        for column in columns:
            if column != best:
                found[column] = M.IGNORE


def _rank(facts: SheetFacts, meaning: ColumnMeaning, column: int) -> tuple[bool, bool, float]:
    key = heading_key(facts.lowest(column))
    contents = facts.contents[column]
    if meaning is M.FULL_NAME:
        people_words = "name" in key or key in ("employee", "staff", "delegate", "learner", "staff member")
        return people_words, contents.distinct > 1, contents.share(contents.names)
    if meaning is M.STAFF_NUMBER:
        return contents.filled > 0, key not in ("no", "number", "ref", "username", "user name", "login"), 0.0
    return contents.filled > 0, True, 0.0


def guess_matrix_columns(facts: SheetFacts, taken: Mapping[int, ColumnMeaning]) -> list[ColumnGuess]:
    """Return every column of a matrix with its course and kind of date."""
    guesses: list[ColumnGuess] = []
    previous: str | None = None
    title_hint = any(_EXPIRY_TITLE.search(text) for text in (*facts.header.titles, facts.grid.name))
    for column in range(facts.grid.width):
        if column in taken:
            guesses.append(ColumnGuess(column, facts.heading(column), taken[column]))
            previous = None
            continue
        guess = _matrix_column(facts, column, previous, title_hint)
        if guess.course is not None:
            previous = guess.course
        elif facts.contents[column].filled or facts.stacks[column]:
            previous = previous if guess.meaning is M.IGNORE and training_meaning(facts.lowest(column)) else None
        guesses.append(guess)
    return _doubt_first_columns(facts, guesses)


def _doubt_first_columns(facts: SheetFacts, guesses: list[ColumnGuess]) -> list[ColumnGuess]:
    """Doubt columns of dates among the facts about people, before the first one that is surely about training."""
    sure = [guess.index for guess in guesses if guess.course and _names_training(facts, guess)]
    if len(sure) < 2:
        return guesses
    return [
        replace(guess, sure=False, may_be_no_course=True)
        if guess.course and guess.index < sure[0] and len(facts.stacks[guess.index]) == 1
        else guess
        for guess in guesses
    ]


def _names_training(facts: SheetFacts, guess: ColumnGuess) -> bool:
    known = fold_course(guess.course or "") in facts.known_courses
    return known or any(speaks_of_training(text) for text in facts.stacks[guess.index])


def _matrix_column(facts: SheetFacts, column: int, previous: str | None, title_hint: bool) -> ColumnGuess:
    contents, stack = facts.contents[column], facts.stacks[column]
    heading = facts.heading(column)
    if not stack:
        return ColumnGuess(column, "", M.IGNORE, sure=not contents.dates)
    lowest, above = stack[-1], stack[:-1]
    bare = None if _is_second_time(facts, column) else training_meaning(lowest)
    course = next((text for text in reversed(above) if not training_meaning(text) and not person_meaning(text)), None)
    if bare is not None:
        return _bare_column(facts, column, bare, course or (previous if not above else None))
    title, embedded = course_and_meaning(lowest)
    is_new = fold_course(title) != fold_course(previous or "")
    if embedded is M.CERTIFICATE and is_new and _LONE_CERTIFICATE.search(lowest):
        # "First aid cert" without another column for first aid is where its dates stand.
        embedded = None
    if embedded is M.IGNORE or not_training(lowest) or (embedded is None and person_meaning(lowest)):
        return ColumnGuess(column, heading, M.IGNORE)
    if embedded in (M.DUE, M.EXPIRES) and previous and set(_words(title)) <= set(_words(previous)):
        title = previous
    elif is_generic(title) and course:
        title = f"{_title_only(course)} {title}"
    band = next((meaning for text in reversed(above) if (meaning := training_meaning(text)) in _DATED), None)
    guess = ColumnGuess(column, heading, embedded or band or M.COMPLETED, title, sure=bool(embedded or band))
    return _by_content(facts, guess, title_hint and embedded is None and band is None)


def _is_second_time(facts: SheetFacts, column: int) -> bool:
    """Say whether `Refresher` stands beside `Initial` under one course: then it is done as well, not due."""
    stack = facts.stacks[column]
    if len(stack) < 2 or heading_key(stack[-1]) not in _SECOND_TIME:
        return False
    return any(
        other[:-1] == stack[:-1] and heading_key(other[-1]) in _FIRST_TIME for other in facts.stacks if len(other) >= 2
    )


def _words(title: str) -> list[str]:
    return fold_course(title).split()


def _title_only(heading: str) -> str:
    return course_and_meaning(heading)[0]


def _bare_column(facts: SheetFacts, column: int, meaning: ColumnMeaning, course: str | None) -> ColumnGuess:
    contents, heading = facts.contents[column], facts.heading(column)
    if course is not None:
        title, embedded = course_and_meaning(course)
        course = title
        if embedded in (M.EXPIRES, M.DUE) and meaning is M.COMPLETED:
            meaning = embedded
    meaning = settle_meaning(meaning, contents)
    if meaning in (M.NOTES, M.IGNORE):
        return ColumnGuess(column, heading, meaning)
    return ColumnGuess(column, heading, meaning, course, numbers_doubtful=_numbers_doubtful(contents))


def settle_meaning(meaning: ColumnMeaning, contents: Contents) -> ColumnMeaning:
    """Let the contents decide between headings such as `Completed`, which may hold dates or yes and no."""
    dated = contents.share(contents.dates + contents.loose_dates + contents.serials_near)
    if (
        meaning in (M.COMPLETED, M.EXPIRES, M.DUE)
        and contents.filled
        and not dated
        and contents.share(contents.words) >= 0.8
    ):
        return M.STATUS
    if meaning is M.STATUS and dated >= 0.5:
        return M.COMPLETED
    return meaning


def _by_content(facts: SheetFacts, guess: ColumnGuess, title_hint: bool) -> ColumnGuess:
    contents = facts.contents[guess.index]
    title = guess.course or ""
    known = speaks_of_training(title) or fold_course(title) in facts.known_courses
    understood = contents.dates + contents.loose_dates + contents.words + contents.serials_near
    share = contents.share(understood)
    if contents.filled and share < 0.3 and not (known and share):
        return replace(guess, meaning=M.IGNORE, course=None, sure=False)
    if contents.share(contents.numbers) >= 0.8 and contents.share(contents.serials_near) < 0.8:
        return replace(guess, meaning=M.IGNORE, course=None, sure=False)
    if guess.meaning in (M.HOURS, M.PROVIDER, M.CERTIFICATE, M.NOTES, M.STATUS):
        return replace(guess, meaning=settle_meaning(guess.meaning, contents))
    if title_hint:
        return replace(guess, meaning=M.EXPIRES, sure=True)
    unsaid = guess.meaning is M.COMPLETED and not guess.sure
    future = unsaid and contents.future >= 3 and contents.future >= 0.3 * (contents.dates or 1)
    # A heading that does not say which dates it holds is settled by dates that have all passed.
    all_past = unsaid and contents.dates > 0 and contents.future == 0
    return replace(
        guess,
        sure=guess.sure or all_past,
        numbers_doubtful=_numbers_doubtful(contents) and not known,
        may_expire=bool(future),
    )


def _numbers_doubtful(contents: Contents) -> bool:
    return contents.numbers > 0 and contents.dates == 0
