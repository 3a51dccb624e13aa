"""Answers found in a spreadsheet, and what bringing them in would do."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from nscp_desktop.domain.dates import in_words, plural
from nscp_desktop.domain.evaluation import Evaluation, Form, Place
from nscp_desktop.domain.matching import Action, PersonFacts, match_people
from nscp_desktop.domain.names_told_apart import names_told_apart
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.sessions import Session

NAME, STAFF_NUMBER, LEAVE_OUT = "name", "staff-number", ""
_SAY_WHO = "give the staff number in a column of its own, or leave the name out"
_ONE_OF_TWO = "Take one of the rows out of the file, or the name off one of them."


class FoundColumn(NamedTuple):
    """A column of the sheet: its letters, heading and first value, and what it holds: the code of a question in
    words or figures, NAME, STAFF_NUMBER, or LEAVE_OUT."""

    place: int
    letter: str
    heading: str
    sample: str
    meaning: str


class CellProblem(NamedTuple):
    """A cell that cannot be taken, by its address, and why."""

    where: str
    sentence: str


class FoundRow(NamedTuple):
    """One filled-in row: where it is, who is named, and what was answered."""

    where: str
    name: str
    staff_number: str
    ratings: Mapping[str, int]
    comment: str
    suggestion: str


@dataclass(frozen=True, slots=True)
class FoundAnswers:
    """What was found in a file. `code` is made from its content; `about` is what the sheet says it is for, in words.

    `empty` counts the rows in which only a name stands.
    """

    file_name: str
    code: str
    form: Form
    columns: tuple[FoundColumn, ...]
    rows: tuple[FoundRow, ...]
    problems: tuple[CellProblem, ...] = ()
    about: str = ""
    empty: int = 0

    @property
    def source(self) -> str:
        """What is stored with each form, so that the same file is known again."""
        return f"{self.file_name} #{self.code}"


class Taken(StrEnum):
    """What would happen to a row."""

    NEW = "new"
    WITHOUT_NAME = "without-name"
    KNOWN = "known"
    STOPS = "stops"


class PlannedRow(NamedTuple):
    """What would happen to one row, and why in words; `evaluation` is None when nothing would be stored."""

    found: FoundRow
    taken: Taken
    words: str
    evaluation: Evaluation | None = None


@dataclass(frozen=True, slots=True)
class AnswersPlan:
    """What bringing a file in would do. Nothing can be brought in while something stops it."""

    found: FoundAnswers
    session: Session
    rows: tuple[PlannedRow, ...]
    stops: tuple[str, ...] = field(default=())

    @property
    def new(self) -> tuple[Evaluation, ...]:
        """The forms that would be stored."""
        return tuple(row.evaluation for row in self.rows if row.evaluation is not None)

    @property
    def problems(self) -> tuple[str, ...]:
        """Everything that has to be put right first, each with its cell."""
        cells = tuple(f"{one.where}: {one.sentence}" for one in self.found.problems)
        rows = tuple(f"{row.found.where}: {row.words}" for row in self.rows if row.taken is Taken.STOPS)
        return (*self.stops, *cells, *rows)

    @property
    def words(self) -> str:
        """What would happen, in a sentence."""
        known = sum(row.taken is Taken.KNOWN for row in self.rows)
        parts = [plural(len(self.new), "new form")]
        without = sum(row.taken is Taken.WITHOUT_NAME for row in self.rows)
        if without:
            parts.append(f"{without:,} of them without the name that stands in the file")
        if known:
            parts.append(f"{known:,} on record already")
        if self.found.empty:
            parts.append(f"{self.found.empty:,} not filled in")
        if self.problems:
            parts.append(f"{len(self.problems):,} to put right first")
        return ", ".join(parts)


class Known(NamedTuple):
    """What the record holds that a file is compared with: who was there, who they are, and the session's forms."""

    session: Session
    places: Sequence[Place]
    people: Mapping[int, Person]
    forms: Sequence[Evaluation]


def plan_answers(found: FoundAnswers, known: Known, today: date, *, keep_unknown: bool = False) -> AnswersPlan:
    """Work out what each row would become. With `keep_unknown` a name that nobody has is left away.

    A form is on record already when the person has one, or when one without a name came from the same file with the
    same answers: bringing a file in twice adds nothing, and a file that has grown adds what is new in it. Of two rows
    of one person with other answers nobody knows which one counts, so they stop everything.
    """
    own = [one for one in known.forms if one.form is found.form]
    have = {one.person_id for one in own if one.person_id is not None}
    here: dict[int, Evaluation] = {}
    unnamed = Counter(_answers(one) for one in own if one.person_id is None and _same_file(one.source, found))
    rows = []
    for row, match in zip(found.rows, _matches(found.rows, known), strict=True):
        planned = _planned(_Row(row, found, today), match, known, keep_unknown)
        form = planned.evaluation
        if form is not None and form.person_id is not None:
            first = here.setdefault(form.person_id, form)
            if _answers(first) != _answers(form):
                words = (
                    f"{known.people[form.person_id].name} stands in the file twice, with other answers. {_ONE_OF_TWO}"
                )
                planned = PlannedRow(row, Taken.STOPS, words)
            elif form.person_id in have or first is not form:
                planned = PlannedRow(row, Taken.KNOWN, "has a form already")
        elif form is not None and unnamed[_answers(form)]:
            unnamed[_answers(form)] -= 1
            planned = PlannedRow(row, Taken.KNOWN, "on record already, from this file")
        rows.append(planned)
    plan = AnswersPlan(found, known.session, tuple(rows))
    return replace(plan, stops=tuple(_stops(plan, known, len(own))))


def _stops(plan: AnswersPlan, known: Known, there: int) -> Iterable[str]:
    if not any(column.meaning not in (LEAVE_OUT, NAME, STAFF_NUMBER) for column in plan.found.columns):
        yield "No column holds an answer. Say in the list which column holds which question."
    elif not plan.rows and not plan.found.problems:
        yield "No row is filled in."
    if plan.found.form is Form.TRAINER:
        return
    unnamed = sum(one.person_id is None for one in plan.new)
    if unnamed and there + len(plan.new) > len(known.places):
        yield (
            f"There would be {there + len(plan.new):,} forms of {plural(len(known.places), 'person', 'people')} who "
            "were there. Look whether the file belongs to this session, or whether somebody is missing on its register."
        )


class _Row(NamedTuple):
    row: FoundRow
    found: FoundAnswers
    today: date

    def evaluation(self, session_id: int, place: Place | None = None) -> Evaluation:
        row = self.row
        return Evaluation(
            0,
            session_id,
            self.found.form,
            self.today,
            dict(row.ratings),
            place.person_id if place else None,
            None,
            place.attendance_id if place else None,
            row.comment,
            row.suggestion,
            self.found.source,
        )


def _planned(row: _Row, match: "_Match", known: Known, keep_unknown: bool) -> PlannedRow:
    own, session_id = row.row, known.session.id
    if not own.name and not own.staff_number:
        return PlannedRow(own, Taken.NEW, "without a name", row.evaluation(session_id))
    if row.found.form is Form.TRAINER:
        return PlannedRow(own, Taken.WITHOUT_NAME, "the name is left away", row.evaluation(session_id))
    if match.place is None:
        if keep_unknown:
            return PlannedRow(own, Taken.WITHOUT_NAME, match.why, row.evaluation(session_id))
        return PlannedRow(own, Taken.STOPS, f"{own.name or own.staff_number}: {match.why}.")
    person = known.people[match.place.person_id]
    if row.found.form is Form.IMPACT and person.service_on(row.today) is None:
        why = f"{person.name} has left and was not asked"
        return PlannedRow(own, Taken.WITHOUT_NAME, why, row.evaluation(session_id))
    return PlannedRow(own, Taken.NEW, person.sorted_name, row.evaluation(session_id, match.place))


class _Match(NamedTuple):
    place: Place | None
    why: str = ""


def _matches(rows: Sequence[FoundRow], known: Known) -> list[_Match]:
    """Say for each row who of those at the session is meant; only a sure match counts."""
    places = {place.person_id: place for place in known.places if place.person_id in known.people}
    there = [
        PersonFacts(own, given, known.people[own].family, None, known.people[own].staff_number, known.people[own].email)
        for own in places
        for given in {known.people[own].given, known.people[own].known_as or known.people[own].given}
    ]
    found = []
    for match in match_people([_facts(place, row) for place, row in enumerate(rows)], there):
        if match.action is Action.MATCH and match.person_id is not None:
            found.append(_Match(places[match.person_id]))
        elif match.suggestions:
            names = names_told_apart([known.people[own] for own in dict.fromkeys(match.suggestions)]).values()
            found.append(_Match(None, f"it is not sure who is meant: {'; '.join(names)}; {_SAY_WHO}"))
        else:
            found.append(_Match(None, "nobody of this name was at this session"))
    return found


def _facts(place: int, row: FoundRow) -> PersonFacts:
    if "@" in row.name and " " not in row.name:
        return PersonFacts(place, "", "", None, row.staff_number, row.name)
    family, comma, given = row.name.partition(",")
    if not comma:
        given, _, family = row.name.rpartition(" ")
    return PersonFacts(place, given.strip(), family.strip(), None, row.staff_number)


def _answers(one: Evaluation) -> tuple[object, ...]:
    return (tuple(sorted(one.ratings.items())), one.comment, one.suggestion)


def _same_file(source: str, found: FoundAnswers) -> bool:
    name, _, code = source.rpartition(" #")
    return bool(source) and (name == found.file_name or code == found.code)


def session_words(title: str, session: Session) -> str:
    """Name a session: `Prevent awareness, 3 Sep 2026`."""
    return f"{title}, {in_words(session.ends_on)}"
