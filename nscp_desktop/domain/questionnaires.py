"""Questionnaires: versioned lists of items with a scale of answers, and one that is being filled in.

Source for the kinds: NSCP Learning and Workforce Development Strategy 2022-24 (the Training Content Checklist every
year, what is expected of agencies, the Section 11 audit every two years). None of the lists is an official form.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class QuestionnaireKind(StrEnum):
    """What a questionnaire is about."""

    CONTENT = "content"
    EXPECTATIONS = "expectations"
    SECTION_11 = "section-11"
    SECTION_175 = "section-175"
    OWN = "own"

    @property
    def words(self) -> str:
        return _KIND_WORDS[self]


_KIND_WORDS = {
    QuestionnaireKind.CONTENT: "Training Content Checklist",
    QuestionnaireKind.EXPECTATIONS: "Agency expectations",
    QuestionnaireKind.SECTION_11: "Section 11 training standard",
    QuestionnaireKind.SECTION_175: "Section 175/157 training standard",
    QuestionnaireKind.OWN: "The agency's own questionnaire",
}
AUDIT_KINDS = (QuestionnaireKind.SECTION_11, QuestionnaireKind.SECTION_175, QuestionnaireKind.OWN)


class Meaning(StrEnum):
    """What an answer means, whatever the scale calls it."""

    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not-met"
    NOT_APPLICABLE = "not-applicable"


class ScaleAnswer(NamedTuple):
    """One answer of a scale: `key` is stored, `label` is shown, `points` is None where no score is counted."""

    key: str
    label: str
    meaning: Meaning
    points: int | None = None


@dataclass(frozen=True, slots=True)
class Scale:
    """The answers that the items of a questionnaire can have. `moderated`: a second score is given by somebody else."""

    id: str
    title: str
    answers: tuple[ScaleAnswer, ...]
    moderated: bool = False

    def answer(self, key: str) -> ScaleAnswer | None:
        """Return an answer by its key, None for one that is outside the scale or not given."""
        return next((item for item in self.answers if item.key == key), None)


class Item(NamedTuple):
    """One item. `id` is 0 before it is stored; `key` stays the same from version to version; `number` is as printed.

    `figures` are the keys of what the records show beside it. One that is not `active` is hidden.
    """

    id: int
    key: str
    number: str
    text: str
    guidance: str = ""
    source: str = ""
    figures: tuple[str, ...] = ()
    active: bool = True


class Section(NamedTuple):
    """Items under one heading."""

    id: int
    title: str
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class TemplateVersion:
    """One version of a template. `edition` and `source` say where its words come from, `note` what was changed."""

    id: int
    template_id: int
    number: int
    scale: Scale
    sections: tuple[Section, ...] = ()
    edition: str = ""
    source: str = ""
    note: str = ""
    made_on: date | None = None

    def items(self) -> Iterator[Item]:
        """Go through the items that are shown, in order."""
        return (item for section in self.sections for item in section.items if item.active)

    def item(self, item_id: int) -> Item | None:
        """Return an item by its id, hidden or not."""
        return next((item for section in self.sections for item in section.items if item.id == item_id), None)


@dataclass(frozen=True, slots=True)
class Template:
    """A questionnaire that can be filled in again and again, every `months` months.

    `id` is 0 before it is stored; `shipped` names the program's own list that it comes from, "" for the agency's own.
    """

    id: int
    title: str
    kind: QuestionnaireKind
    months: int
    about: str = ""
    shipped: str = ""
    active: bool = True


class OutsideView(StrEnum):
    """Who from outside looked at a questionnaire."""

    NONE = "none"
    PEER = "peer"
    PARTNERSHIP = "partnership"

    @property
    def words(self) -> str:
        return {"none": "Nobody yet", "peer": "A peer", "partnership": "The partnership"}[self.value]


@dataclass(frozen=True, slots=True)
class Checklist:
    """One questionnaire as it is filled in: its head. `id` is 0 before it is stored.

    `year` is as written (`2026-27`); `as_at` is the day the figures are of; `course_id` and `course_version_id` are set
    for a Training Content Checklist. It is open until `signed_on`; `figures` are those that were signed off, as JSON.
    """

    id: int
    template_id: int
    version_id: int
    as_at: date
    began_on: date
    year: str = ""
    course_id: int | None = None
    course_version_id: int | None = None
    delivery: str = ""
    length: str = ""
    audience: str = ""
    trainers: str = ""
    contact: str = ""
    completed_by: str = ""
    completed_role: str = ""
    completed_on: date | None = None
    approved_by: str = ""
    approved_on: date | None = None
    outside: OutsideView = OutsideView.NONE
    outside_by: str = ""
    outside_on: date | None = None
    note: str = ""
    next_due_on: date | None = None
    signed_on: date | None = None
    figures: str = ""
    reopened_on: date | None = None
    reopened_why: str = ""

    @property
    def is_open(self) -> bool:
        return self.signed_on is None

    def is_there_on(self, day: date) -> bool:
        """Whether it was begun, or is about a time, by a day: papers as at an earlier day leave the others out."""
        return min(self.began_on, self.as_at) <= day


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said about one item. `id` is 0 before anything is; `answer` and `moderated` are keys of the scale, or "".

    `covered_by_id` is the version of the course that covers the item first. `owner_id` is a person on record; otherwise
    `owner` is a typed name. `next_note` is for whoever fills it in next time.
    """

    id: int = 0
    checklist_id: int = 0
    item_id: int = 0
    answer: str = ""
    moderated: str = ""
    where_covered: str = ""
    evidence: str = ""
    next_note: str = ""
    covered_by_id: int | None = None
    owner_id: int | None = None
    owner: str = ""


class Progress(NamedTuple):
    """How many of the items are answered, and how these are: `met + partly + not_met + not_applicable == answered`."""

    of: int
    answered: int
    met: int
    partly: int
    not_met: int
    not_applicable: int
    points: int = 0
    most_points: int = 0

    @property
    def applicable(self) -> int:
        """How many are answered with something else than that they do not apply."""
        return self.answered - self.not_applicable

    @property
    def words(self) -> str:
        """`21 of 38 answered`."""
        return f"{self.answered:,} of {self.of:,} answered"

    @property
    def covered_words(self) -> str:
        """`18 of 20 that apply are met`; before all are answered `7 met so far`, as nobody knows yet how many apply."""
        if self.answered < self.of:
            return f"{self.met:,} met so far"
        return f"{self.met:,} of {self.applicable:,} that apply are met"


class LastTime(NamedTuple):
    """What was said about the same item last time: the answer's label on its own scale, and its words."""

    label: str
    meaning: Meaning | None
    answer: Answer
    year: str


class TrainedBefore(NamedTuple):
    """Who took the course before a version of it that covers the item, of all who took it; ids of people."""

    people: tuple[int, ...]
    of: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Filled:
    """A questionnaire with everything that is shown while it is filled in. Mappings go by item id."""

    template: Template
    version: TemplateVersion
    checklist: Checklist
    answers: Mapping[int, Answer]
    last: Mapping[int, LastTime]
    course_title: str = ""

    def answer(self, item_id: int) -> Answer:
        """Return what is said about an item; an empty answer where nothing is."""
        return self.answers.get(item_id) or Answer(checklist_id=self.checklist.id, item_id=item_id)

    def progress(self, section: Section | None = None) -> Progress:
        """Return how far the whole is filled in, or one section of it."""
        items = self.version.items() if section is None else (item for item in section.items if item.active)
        return progress_of(self.version.scale, tuple(self.answer(item.id).answer for item in items))

    def unanswered(self) -> tuple[Item, ...]:
        """Return the items that have no answer yet, in order."""
        return tuple(item for item in self.version.items() if not self.answer(item.id).answer)


def progress_of(scale: Scale, answers: tuple[str, ...]) -> Progress:
    """Count answers by what they mean; one that is outside the scale counts as none."""
    given = [found for key in answers if (found := scale.answer(key)) is not None]
    by_meaning = {meaning: sum(item.meaning is meaning for item in given) for meaning in Meaning}
    scored = [item.points for item in given if item.points is not None]
    most = max((item.points for item in scale.answers if item.points is not None), default=0)
    return Progress(
        len(answers),
        len(given),
        by_meaning[Meaning.MET],
        by_meaning[Meaning.PARTLY],
        by_meaning[Meaning.NOT_MET],
        by_meaning[Meaning.NOT_APPLICABLE],
        sum(scored),
        most * len(scored),
    )
