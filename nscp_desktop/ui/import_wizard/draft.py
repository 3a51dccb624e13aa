"""What somebody has decided in the wizard so far, kept while the file is read and planned again."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from nscp_desktop.domain.import_plan import Answers
from nscp_desktop.domain.imports import (
    Choices,
    ColumnChoice,
    DatesWere,
    Place,
    Proposal,
    ProposalKind,
    Question,
    Reading,
)

IDENTITY = (ProposalKind.SAME_PERSON, ProposalKind.DIFFERENT_PERSON)


class Who(StrEnum):
    """What somebody said about a person found; without any of these it is the program's own way."""

    NEW = "new"
    LEAVE_OUT = "leave-out"


@dataclass(slots=True)
class ImportDraft:
    """Decisions about one file.

    People are kept by the row in which they were found first, because their places in the list move when the file
    is read another way. `identity` holds the rows whose person was said to be the same as before, or another one.
    """

    path: Path | None = None
    sheet: str | None = None
    header_rows: tuple[int, ...] | None = None
    first_data_row: int | None = None
    columns: dict[int, ColumnChoice] = field(default_factory=dict)
    dates: dict[int, DatesWere] = field(default_factory=dict)
    identity: dict[Place, tuple[Question, Proposal]] = field(default_factory=dict)
    people: dict[int, int | Who] = field(default_factory=dict)
    courses: dict[str, int | None] = field(default_factory=dict)
    courses_left_out: set[str] = field(default_factory=set)
    questions: dict[Place, Proposal] = field(default_factory=dict)
    place: bool = True

    def change_sheet(self, name: str) -> None:
        """Read another sheet, by the program's guesses."""
        self.guess_again()
        self.sheet = name

    def guess_again(self) -> None:
        """Forget what was said about rows, columns and answers; the sheet stays."""
        self.header_rows = self.first_data_row = None
        for said in (self.columns, self.dates, self.identity, self.people, self.courses, self.questions):
            said.clear()
        self.courses_left_out.clear()

    def answer(self, question: Question, proposal: Proposal | None) -> bool:
        """Take an answer, None for later, and say whether the file has to be read again for it."""
        if is_about_identity(question):
            if proposal is None:
                return self.identity.pop(question.place, None) is not None
            self.identity[question.place] = question, proposal
            return True
        if proposal is None:
            self.questions.pop(question.place, None)
        else:
            self.questions[question.place] = proposal
        return False

    def answer_to(self, question: Question) -> Proposal | None:
        """Return the answer that was given, None when it is left for later."""
        if question.place in self.identity:
            return self.identity[question.place][1]
        return self.questions.get(question.place)

    def all_questions(self, reading: Reading) -> list[Question]:
        """Return the questions of a reading and those about people that are answered already, in file order."""
        open_now = {question.place for question in reading.questions}
        answered = [question for place, (question, _) in self.identity.items() if place not in open_now]
        return sorted((*answered, *reading.questions), key=lambda item: (item.place.row, item.place.column))

    def choices(self) -> Choices:
        """Return how the file is to be read."""
        return Choices(
            self.sheet,
            self.header_rows,
            self.first_data_row,
            dict(self.columns),
            dict(self.dates),
            self._rows_said_to_be(ProposalKind.SAME_PERSON),
            self._rows_said_to_be(ProposalKind.DIFFERENT_PERSON),
        )

    def answers(self, reading: Reading) -> Answers:
        """Return the answers as they fit a reading."""
        by_row = {person.row: index for index, person in enumerate(reading.people)}
        said = {by_row[row]: who for row, who in self.people.items() if row in by_row}
        return Answers(
            people=_chosen_people(said),
            left_out=frozenset(index for index, who in said.items() if who is Who.LEAVE_OUT),
            courses={heading: own for heading, own in self.courses.items() if heading in reading.courses},
            courses_left_out=frozenset(self.courses_left_out),
            questions=dict(self.questions),
            place=self.place,
        )

    def _rows_said_to_be(self, kind: ProposalKind) -> frozenset[int]:
        return frozenset(place.row for place, (_, said) in self.identity.items() if said.kind is kind)


def is_about_identity(question: Question) -> bool:
    """Whether a question asks if two rows are the same person."""
    return any(proposal.kind in IDENTITY for proposal in question.proposals)


def _chosen_people(said: Mapping[int, int | Who]) -> dict[int, int | None]:
    chosen: dict[int, int | None] = {}
    for index, who in said.items():
        if who is Who.NEW:
            chosen[index] = None
        elif not isinstance(who, Who):
            chosen[index] = who
    return chosen
