"""Evaluation: the three forms, their questions, and one form as it came back.

Source: NSCP Learning and Workforce Development Strategy 2022-24, evaluation cycle: a short form for participants and
one for the trainer after the event, an impact form three months on. The questions are in our own words.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

LOWEST, HIGHEST = 1, 5
RATINGS = tuple(range(LOWEST, HIGHEST + 1))
# With fewer forms than this, a single person can be told from their answers.
FEWEST = 5
FEW_MARK = "*"
LONGEST_TEXT = 2_000


class Form(StrEnum):
    """Which of the three forms it is."""

    PARTICIPANT = "participant"
    TRAINER = "trainer"
    IMPACT = "impact"

    @property
    def words(self) -> str:
        return _FORM_WORDS[self]

    @property
    def one_words(self) -> str:
        """One of them in a sentence: `an impact form`."""
        return f"{'an' if self is Form.IMPACT else 'a'} {self.words.lower()}"


_FORM_WORDS = {
    Form.PARTICIPANT: "Participant form",
    Form.TRAINER: "Trainer's form",
    Form.IMPACT: "Impact form",
}


class Question(NamedTuple):
    """One thing that is rated from 1 to 5, with words for both ends; `short` stands above a column."""

    code: str
    text: str
    short: str
    low: str
    high: str


class TextQuestion(NamedTuple):
    """Something to be said in words; `code` is `comment` or `suggestion`."""

    code: str
    text: str
    short: str


SATISFACTION, RELEVANCE, BEFORE, AFTER = "satisfaction", "relevance", "knowledge-before", "knowledge-after"
COMMENT, SUGGESTION = "comment", "suggestion"
QUESTIONS: Mapping[Form, tuple[Question, ...]] = {
    Form.PARTICIPANT: (
        Question(SATISFACTION, "How satisfied were you with the session?", "Satisfaction", "not at all", "very"),
        Question(RELEVANCE, "How relevant was it to your own work?", "Relevance", "not at all", "very"),
        Question(BEFORE, "How much did you know about the subject before?", "Knowledge before", "nothing", "a lot"),
        Question(AFTER, "How much do you know about it now?", "Knowledge after", "nothing", "a lot"),
    ),
    Form.TRAINER: (
        Question("engagement", "How well did the group take part?", "Engagement", "not at all", "very well"),
        Question("content", "How well did the content suit the group?", "Content", "not at all", "very well"),
        Question("materials", "How well did the materials work?", "Materials", "not at all", "very well"),
    ),
    Form.IMPACT: (
        Question("workplace", "How much has it changed how your workplace works?", "Workplace", "not at all", "a lot"),
        Question("practice", "How much has it changed what you do yourself?", "Practice", "not at all", "a lot"),
        Question("outcomes", "How much has it made things better for children?", "Outcomes", "not at all", "a lot"),
    ),
}
TEXTS: Mapping[Form, tuple[TextQuestion, ...]] = {
    Form.PARTICIPANT: (
        TextQuestion(COMMENT, "What else would you like to say?", "Comment"),
        TextQuestion(SUGGESTION, "What should be different next time?", "Suggestion"),
    ),
    Form.TRAINER: (TextQuestion(COMMENT, "What else would you like to say?", "Comment"),),
    Form.IMPACT: (
        TextQuestion(COMMENT, "Give an example of something you do differently now", "Example"),
        TextQuestion(SUGGESTION, "What else would you like to say?", "Comment"),
    ),
}
NO_NAMES = "Never name a child, a family or a case."


@dataclass(frozen=True, slots=True)
class Evaluation:
    """One form as it came back. `id` is 0 before it is stored.

    `person_id` is None when it was given without a name, and for a trainer's form; `ratings` are by the code of the
    question, and hold only what was answered. `source` says which file it came from, empty when it was keyed in.
    """

    id: int
    session_id: int
    form: Form
    received_on: date
    ratings: Mapping[str, int] = field(default_factory=dict)
    person_id: int | None = None
    trainer_id: int | None = None
    attendance_id: int | None = None
    comment: str = ""
    suggestion: str = ""
    source: str = ""

    def text(self, code: str) -> str:
        """Return what was said in answer to a question in words."""
        return self.comment if code == COMMENT else self.suggestion


class Place(NamedTuple):
    """Somebody who was at a session, the whole of it or a part; `attendance_id` is theirs on its register."""

    session_id: int
    person_id: int
    attendance_id: int


def question(form: Form, code: str) -> Question:
    """Return a question of a form by its code."""
    return next(one for one in QUESTIONS[form] if one.code == code)


def rating_problem(text: str) -> str:
    """Say why what is typed is no rating; empty when it is one, and for nothing."""
    typed = text.strip()
    if not typed or typed in map(str, RATINGS):
        return ""
    return f"“{typed[:12]}” is no rating. Give a whole number from {LOWEST} to {HIGHEST}."


def is_few(count: int) -> bool:
    """Whether so few answered that one of them could be recognised."""
    return 0 < count < FEWEST
