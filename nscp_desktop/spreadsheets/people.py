"""Gather the people of a sheet: one person however many rows and spellings, never two merged by a guess."""

import re
from dataclasses import dataclass, field, replace
from datetime import date

from nscp_desktop.domain.imports import Choices, ColumnMeaning, FoundPerson
from nscp_desktop.domain.matching import fold_text
from nscp_desktop.domain.people import PersonKind
from nscp_desktop.spreadsheets.names import Name, clean_name, kind_of

M = ColumnMeaning
_KIND_ROLE = re.compile(
    r"^(?:(?:parent|staff|lea|la|co-?opted|foundation|chair of|link|safeguarding|vice chair of|associate|community"
    r"|local authority)\s+)?"
    r"(?:governors?|trustees?|member)$|^volunteers?$|^supply(?: teacher| staff)?$|^agency(?: staff| worker)?$"
    r"|^parent helper$"
    r"|^(?:student|trainee)(?: teacher)?$|^contractor$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class RowPerson:
    """What one row says about its person. `row` is counted from 1."""

    row: int
    name: Name
    role: str = ""
    team: str = ""
    site: str = ""
    start: date | None = None
    leave: date | None = None
    staff_number: str = ""
    email: str = ""
    kind: PersonKind | None = None

    @property
    def ids(self) -> tuple[str, str]:
        return fold_text(self.staff_number), self.email.strip().casefold()


@dataclass(frozen=True, slots=True)
class Placed:
    """Which person a row belongs to. `doubtful` says that it may be somebody else of the same name."""

    person: int
    doubtful: bool = False


@dataclass(slots=True)
class People:
    """The people found so far, in the order of their first rows."""

    choices: Choices
    one_row_each: bool
    found: list[FoundPerson] = field(default_factory=list)
    _by_name: dict[str, list[int]] = field(default_factory=dict)
    _by_id: dict[str, int] = field(default_factory=dict)

    def place(self, row: RowPerson) -> Placed:
        """Return the person of a row, adding them when they are new."""
        if row.row in self.choices.different_people:
            return Placed(self._add(row))
        namesakes = self._by_name.get(row.name.key, [])
        by_id = self._same_id(row)
        if by_id is not None:
            return self._placed_by_id(row, by_id)
        fitting = [index for index in namesakes if not self._ids_differ(row, self.found[index])]
        if not fitting:
            return Placed(self._add(row))
        person = self.found[fitting[0]]
        if row.row in self.choices.same_people:
            return self._merge(row, fitting[0])
        if len(fitting) > 1 or self._starts_differ(row, person):
            return Placed(fitting[0], doubtful=True)
        same_start = row.start is not None and row.start == person.start
        shared_id = any(mine and mine == theirs for mine, theirs in zip(row.ids, _ids(person), strict=True))
        if self.one_row_each and not same_start and not shared_id:
            return Placed(fitting[0], doubtful=True)
        return self._merge(row, fitting[0])

    def _same_id(self, row: RowPerson) -> int | None:
        for sort, key in zip("#@", row.ids, strict=True):
            if key and sort + key in self._by_id:
                return self._by_id[sort + key]
        return None

    def _placed_by_id(self, row: RowPerson, index: int) -> Placed:
        person = self.found[index]
        same_name = person_key(person) == row.name.key
        same_given = fold_text(person.given) == fold_text(row.name.given)
        if same_name or same_given or row.row in self.choices.same_people:
            return self._merge(row, index)
        return Placed(index, doubtful=True)

    @staticmethod
    def _ids_differ(row: RowPerson, person: FoundPerson) -> bool:
        return any(mine and theirs and mine != theirs for mine, theirs in zip(row.ids, _ids(person), strict=True))

    @staticmethod
    def _starts_differ(row: RowPerson, person: FoundPerson) -> bool:
        return row.start is not None and person.start is not None and row.start != person.start

    def _add(self, row: RowPerson) -> int:
        index = len(self.found)
        name = row.name
        self.found.append(
            FoundPerson(
                row=row.row,
                given=name.given,
                family=name.family,
                role=row.role or name.role,
                team=row.team,
                site=row.site,
                start=row.start,
                leave=row.leave,
                staff_number=row.staff_number,
                email=row.email,
                kind=row.kind or name.kind or kind_of_role(row.role or name.role),
                former_family=name.former_family,
            )
        )
        self._by_name.setdefault(name.key, []).append(index)
        self._remember(row, index)
        return index

    def _merge(self, row: RowPerson, index: int) -> Placed:
        person = self.found[index]
        self.found[index] = replace(
            person,
            role=person.role or row.role or row.name.role,
            team=person.team or row.team,
            site=person.site or row.site,
            start=person.start or row.start,
            leave=person.leave or row.leave,
            staff_number=person.staff_number or row.staff_number,
            email=person.email or row.email,
            kind=person.kind or row.kind or row.name.kind,
            former_family=person.former_family or row.name.former_family,
        )
        self._remember(row, index)
        return Placed(index)

    def _remember(self, row: RowPerson, index: int) -> None:
        for sort, key in zip("#@", row.ids, strict=True):
            if key:
                self._by_id.setdefault(sort + key, index)


def _ids(person: FoundPerson) -> tuple[str, str]:
    return fold_text(person.staff_number), person.email.strip().casefold()


def person_key(person: FoundPerson) -> str:
    """Return the folded name by which rows of one person are recognised."""
    return Name(person.given, person.family).key


def kind_of_role(role: str) -> PersonKind | None:
    """Return the kind of person that a role alone tells, such as Governor; None for ordinary jobs."""
    return kind_of(role) if _KIND_ROLE.match(clean_name(role)) else None
