"""What exports are made of, and how people are named in them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from nscp_desktop.domain.agency import AgencyDetails, PackInfo
from nscp_desktop.domain.board import Board, Snapshot
from nscp_desktop.domain.courses import Course
from nscp_desktop.domain.equivalents import counts_towards, is_for
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.requirements import Requirement
from nscp_desktop.domain.roles import Duty
from nscp_desktop.domain.target_groups import TargetGroup
from nscp_desktop.domain.training import Completion
from nscp_desktop.spreadsheets.export_book import Heading

ANOTHER_PROVIDER = "Another provider"
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class ExportData:
    """One record as at one day. `anonymous` leaves out names, e-mails, places and everything typed freely.

    `held_as` says by the id of a completion how its session was held, where that is known.
    """

    agency: AgencyDetails
    board: Board
    snapshot: Snapshot
    groups: tuple[TargetGroup, ...] = ()
    packs: tuple[PackInfo, ...] = ()
    duties: tuple[Duty, ...] = ()
    anonymous: bool = False
    held_as: Mapping[int, str] = field(default_factory=dict)
    requirements: tuple[Requirement, ...] = field(init=False)
    providers: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        # Found by looking at everybody, so once and not for every row.
        object.__setattr__(self, "requirements", self.board.requirements())
        courses = self.board.rulebook.courses.values()
        object.__setattr__(self, "providers", frozenset(one.provider.casefold() for one in courses))

    @property
    def as_at(self) -> date:
        return self.board.as_at

    def code_of(self, person: Person) -> str:
        """Return what stands for a person where neither name nor staff number may: a number of their own."""
        return f"Person {person.id}"

    def name_headings(self) -> list[Heading]:
        """Return the columns that say who somebody is."""
        if self.anonymous:
            return [Heading("Person", 16, is_name=True)]
        titles = (("Staff number", 14), ("Surname", 20), ("First name", 18))
        return [Heading(title, width, is_name=True) for title, width in titles]

    def name_fields(self, person: Person) -> list[str]:
        """Return who somebody is, for the columns of `name_headings`."""
        if self.anonymous:
            return [self.code_of(person)]
        return [person.staff_number, person.family, person.given]

    def unless_anonymous(self, text: str) -> str:
        """Return a text that could name somebody, empty when no one may be named."""
        return "" if self.anonymous else text

    def unless_it_names(self, text: str) -> str:
        """Return a text, empty when no one may be named and a family name, staff number or e-mail of staff is in it."""
        if not self.anonymous or not text:
            return text
        words = set(_WORD.findall(text.casefold()))
        known = (_WORD.findall(f"{own.family} {own.staff_number}".casefold()) for own in self.snapshot.people.values())
        return "" if "@" in text or any(words.intersection(own) for own in known) else text

    def provider(self, completion: Completion) -> str:
        """Return who held a training. Without names only one that a course has: others may be the name of a trainer."""
        own = self.course(completion.course_id).provider
        typed = completion.provider or own
        is_known = typed.casefold() in self.providers
        return typed if is_known or not self.anonymous else ANOTHER_PROVIDER

    def mode(self, completion: Completion) -> str:
        """Return how a training was held: what its session says, else what its course says."""
        return self.held_as.get(completion.id) or self.course(completion.course_id).delivery

    def course(self, course_id: int) -> Course:
        """Return a course, by a word of its own when it is no longer listed."""
        return self.board.rulebook.courses.get(course_id) or Course(course_id, "A course that is no longer listed")

    def counts_towards(self, completion: Completion) -> str:
        """Name the requirements in use that a completion counts towards, by its course or accepted as equivalent."""
        rulebook = self.board.rulebook
        history = self.snapshot.history(completion.person_id)
        words = []
        for item in counts_towards(completion, history, rulebook):
            requirement = rulebook.by_id.get(item.requirement_id)
            short = requirement.short if requirement is not None else item.title
            words.append(f"{short} (equivalent)" if item.equivalent is not None else short)
        return ", ".join(words)

    def accepted_words(self, completion: Completion) -> str:
        """Say what a completion was accepted for, why and by whom; empty when it was accepted for nothing."""
        history = self.snapshot.history(completion.person_id)
        return "; ".join(
            f"{item.title}: {item.equivalent.reason} ({item.words})"
            for item in counts_towards(completion, history, self.board.rulebook)
            if item.equivalent is not None
        )

    def latest_done(self, person_id: int, requirement_id: str) -> Completion | None:
        """Return the newest dated completion by the as-at date that counts towards a requirement."""
        history, rulebook = self.snapshot.history(person_id), self.board.rulebook
        done = [
            completion
            for completion in history.completions
            if completion.completed_on is not None
            and completion.completed_on <= self.as_at
            and is_for(completion, requirement_id, history, rulebook)
        ]
        return max(done, key=lambda completion: completion.completed_on or date.min, default=None)
