"""Who might come to a session: people that can be ticked, with what it would change for each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, Qt

from nscp_desktop.domain.board import Board, Snapshot
from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.explanation import booked_words
from nscp_desktop.domain.narrowing import Held, held_on
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.requirements import Requirement
from nscp_desktop.domain.standing import Standing, StandingKind
from nscp_desktop.domain.what_if import Fate, Moved, Planned, WhatIf
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.models.standing_words import short_status
from nscp_desktop.ui.models.table import Column
from nscp_desktop.ui.models.ticking import TickingModel

CENTRE = Qt.AlignmentFlag.AlignHCenter
EVERYONE, LISTED, GAIN, NO_GAIN, CANNOT, LEFT_OUT = "everyone", "listed", "gain", "no-gain", "cannot", "left-out"
_CHIPS = {Fate.GAINS: GAIN, Fate.NOTHING: NO_GAIN, Fate.ALREADY: NO_GAIN, Fate.AWAY: CANNOT, Fate.NOT_HERE: CANNOT}


@dataclass(frozen=True, slots=True)
class PlanLine:
    """Somebody who might come, as they are on the day of the session or else today."""

    person: Person
    held: Held
    role: str


def plan_lines(boards: Iterable[Board], snapshot: Snapshot, listed: Iterable[int]) -> list[PlanLine]:
    """Return the people on any of the boards, each once as the first board has them, and those listed already."""
    found: dict[int, PlanLine] = {}
    first: date | None = None
    for board in boards:
        first = first or board.as_at
        for row in board.rows:
            if row.person.id not in found:
                found[row.person.id] = _line(row.person, board.as_at)
    for own in listed:
        if own in snapshot.people and own not in found and first is not None:
            found[own] = _line(snapshot.people[own], first)
    return list(found.values())


@guarded
class PlanModel(TickingModel[PlanLine]):
    """The list, with what the session would change for those who are ticked."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_search, parent)
        self._planned: Mapping[int, Planned] = {}
        self._left_out: Mapping[int, Moved] = {}
        self._requirements: Mapping[str, Requirement] = {}
        self._days = (date.min, date.min)
        self.set_columns(self._made_columns())

    def _made_columns(self) -> list[Column[PlanLine]]:
        return [
            Column(self.tr("Name"), _name, width=148, key="name", tooltip=_name),
            Column(self.tr("Role"), _role, width=120, key="role", tooltip=_role),
            Column(self.tr("Group"), _group, sort_key=_group_order, align=CENTRE, width=56, key="group"),
            Column(
                self.tr("Without it"), self._before, width=110, status=self._before_kind, key="before",
                tooltip=self._whole, booked=self._is_booked, spoken=self._whole,
            ),
            Column(
                self.tr("With it"), self._after, width=120, status=self._after_kind, key="after", tooltip=self._whole
            ),
            Column(self.tr("Note"), self._note, width=150, tooltip=self._whole, key="note"),
        ]  # fmt: skip

    def listed(self) -> frozenset[int]:
        """Return the ids of everybody ticked, also of those who are not in the list of people yet."""
        return frozenset(self._ticked)

    def show_outcome(self, found: WhatIf | None, requirements: Mapping[str, Requirement]) -> None:
        """Show beside each person what the session would change; None while that cannot be said."""
        self._planned = {one.person_id: one for one in found.people} if found is not None else {}
        self._left_out = {one.person_id: one.moved for one in found.left_out} if found is not None else {}
        self._requirements = requirements
        self._days = (found.plan.on, found.plan.later) if found is not None else (date.min, date.min)
        self._repaint()
        self.words_changed.emit()

    def chip_of(self, row: PlanLine) -> str:
        """Return under which pill somebody is found beside that of everyone; empty when under none."""
        planned = self._planned.get(row.person.id)
        if planned is not None and row.person.id in self._ticked:
            return _CHIPS[planned.fate]
        return LEFT_OUT if row.person.id in self._left_out else ""

    def _one(self, row: PlanLine) -> Planned | None:
        return self._planned.get(row.person.id) if row.person.id in self._ticked else None

    def _moved(self, row: PlanLine) -> tuple[Moved | None, date]:
        """Return what moves, and on which day: for those left out it is the later one."""
        planned = self._one(row)
        if planned is not None:
            return planned.moved, self._days[0]
        return self._left_out.get(row.person.id), self._days[1]

    def _cell(self, row: PlanLine, *, after: bool) -> tuple[Standing | None, date]:
        moved, day = self._moved(row)
        if moved is None or (after and self._one(row) is None):
            return None, day
        return (moved.after if after else moved.before), day

    def _before(self, row: PlanLine) -> str:
        cell, day = self._cell(row, after=False)
        if cell is None:
            return ""
        # How many days late it is can be read in the tooltip: the column has to leave room for what comes after.
        late = cell.kind in (StandingKind.OVERDUE, StandingKind.NOT_DONE)
        return f"{cell.kind.symbol} {cell.kind.words}" if late else short_status(cell, day)

    def _before_kind(self, row: PlanLine) -> StandingKind | None:
        cell, _ = self._cell(row, after=False)
        return cell.kind if cell is not None else None

    def _after(self, row: PlanLine) -> str:
        cell, day = self._cell(row, after=True)
        if cell is not None:
            return short_status(cell, day)
        planned = self._one(row)
        return f"– {planned.fate.words}" if planned is not None else ""

    def _after_kind(self, row: PlanLine) -> StandingKind | None:
        cell, _ = self._cell(row, after=True)
        if cell is not None:
            return cell.kind
        return StandingKind.NOT_REQUIRED if self._one(row) is not None else None

    def _is_booked(self, row: PlanLine) -> bool:
        planned = self._planned.get(row.person.id)
        return planned is not None and planned.booked is not None

    def _note(self, row: PlanLine) -> str:
        planned = self._one(row)
        if planned is None:
            moved = self._left_out.get(row.person.id)
            day = in_words(self._days[1])
            return self.tr("left out: not in date on %1").replace("%1", day) if moved is not None else ""
        booked = self._booked_words(planned)
        what = ", ".join(self._title(own) for own in planned.moves) or planned.why
        return " · ".join(part for part in (booked, what) if part)

    def _whole(self, row: PlanLine) -> str:
        planned = self._planned.get(row.person.id)
        before, day = self._cell(row, after=False)
        lines = [short_status(before, day) if before is not None else "", self._after(row), self._note(row)]
        lines = [line for line in lines if line]
        if planned is not None and planned.later is not None:
            later, day = planned.later, self._days[1]
            without, with_it = short_status(later.before, day), short_status(later.after, day)
            words = self.tr("On %1: %2 without it, %3 with it").replace("%1", in_words(day))
            lines.append(words.replace("%2", without).replace("%3", with_it))
        return "\n".join(lines)

    def _title(self, requirement_id: str) -> str:
        requirement = self._requirements.get(requirement_id)
        return (requirement.short or requirement.title) if requirement is not None else ""

    def _booked_words(self, planned: Planned) -> str:
        return booked_words(Standing(StandingKind.NOT_REQUIRED, booking=planned.booked))


def _line(person: Person, day: date) -> PlanLine:
    return PlanLine(person, held_on(person, day), person.role_words(day))


def _search(row: PlanLine) -> str:
    return f"{row.person.sorted_name} {row.person.known_as} {row.role} {row.held.team}"


def _name(row: PlanLine) -> str:
    return row.person.sorted_name


def _role(row: PlanLine) -> str:
    return row.role


def _group(row: PlanLine) -> str:
    return str(row.held.group) if row.held.group is not None else "–"


def _group_order(row: PlanLine) -> int:
    return row.held.group or 0
