"""Figures of an audit about everybody: headcount, and who is in date in each Target Group.

The counts are those of the board (`figures.count`), here with the people behind each.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from nscp_desktop.domain.audit_figures import Count, FigureCell, FigureRow, FigureTable, Share
from nscp_desktop.domain.board import Board, Row
from nscp_desktop.domain.counting_rules import COUNTING_RULES, HEADCOUNT_RULES
from nscp_desktop.domain.figures import Figures, count
from nscp_desktop.domain.people import PersonKind
from nscp_desktop.domain.standing_kinds import SEVERITY, StandingKind
from nscp_desktop.domain.target_groups import GROUP_NUMBERS, TargetGroup

NOT_PLACED = "none"
EVERYONE = "everyone"
STANDING_HEADS = (
    "People",
    "Asked",
    "In date, of those asked",
    "Of these, due soon",
    "Overdue",
    "Not done",
    "Date unknown",
    "In their induction",
    "Exempt",
    "Away",
    "Nothing asked",
)
IN_DATE_CELL = STANDING_HEADS.index("In date, of those asked")
_IN_DATE = (StandingKind.IN_DATE, StandingKind.DUE_SOON)
_MISSING = (StandingKind.OVERDUE, StandingKind.NOT_DONE, StandingKind.DATE_UNKNOWN)


@dataclass(frozen=True, slots=True)
class Counted:
    """Some people as figures count them, each under one word; those who are away stand apart, under none."""

    figures: Figures
    people: Mapping[StandingKind, tuple[int, ...]]
    away: tuple[int, ...] = ()

    def ids(self, *kinds: StandingKind) -> tuple[int, ...]:
        """Return the people under one of these words."""
        return tuple(own for kind in kinds for own in self.people.get(kind, ()))

    def of(self, kind: StandingKind) -> Count:
        """Return the people under one word."""
        own = self.people.get(kind, ())
        return Count(len(own), own)

    @property
    def everybody(self) -> tuple[int, ...]:
        return (*self.ids(*StandingKind), *self.away)

    @property
    def share(self) -> Share:
        """Those in date, of those of whom it is asked."""
        return Share(self.figures.in_date, self.figures.of, self.ids(*_IN_DATE), self.ids(*_MISSING))


def counted(kinds: Iterable[tuple[Row, StandingKind]]) -> Counted:
    """Count people by a word for each, such as the worst of their standings."""
    people: defaultdict[StandingKind, list[int]] = defaultdict(list)
    away: list[int] = []
    present: list[StandingKind] = []
    for row, kind in kinds:
        if row.is_away:
            away.append(row.person.id)
        else:
            people[kind].append(row.person.id)
            present.append(kind)
    found = {kind: tuple(own) for kind, own in people.items()}
    return Counted(count(present, len(away)), found, tuple(away))


def by_worst(rows: Iterable[Row]) -> Counted:
    """Count people by the worst of their standings, as the board does."""
    return counted((row, row.worst) for row in rows)


def by_requirements(rows: Iterable[Row], requirement_ids: Iterable[str]) -> Counted:
    """Count those to whom one of some requirements applies, by the worst of their standings with these."""
    own = tuple(requirement_ids)
    kinds = ((row, _worst(row, own)) for row in rows)
    return counted((row, kind) for row, kind in kinds if kind is not None)


def _worst(row: Row, requirement_ids: tuple[str, ...]) -> StandingKind | None:
    found = [row.verdict(own).kind for own in requirement_ids if row.is_asked(own)]
    return min(found, key=SEVERITY.__getitem__) if found else None


def rows_by_kind(board: Board) -> dict[PersonKind, list[Row]]:
    """Return who is here by how they belong to the agency, in the order of the kinds; each kind once."""
    found: dict[PersonKind, list[Row]] = {kind: [] for kind in PersonKind}
    for row in board.rows:
        found[row.profile.kind].append(row)
    return found


def figures_by_kind(board: Board) -> dict[PersonKind, tuple[int, Figures]]:
    """Return headcount and figures by how people belong to the agency, for those kinds that somebody is of."""
    return {kind: (len(rows), by_worst(rows).figures) for kind, rows in rows_by_kind(board).items() if rows}


def headcount_table(board: Board, groups: Iterable[TargetGroup]) -> FigureTable:
    """Figure 1: how many people are here, by Target Group and by how they belong to the agency."""
    rows = [_headcount(f"group-{key}", label, own) for key, label, own in _groups(board, groups)]
    rows += [_headcount(f"kind-{kind.value}", kind.words, own) for kind, own in rows_by_kind(board).items()]
    rows.append(_headcount(EVERYONE, "Everyone", board.rows))
    heads = ("People", "Of these, in their induction", "Of these, away")
    return FigureTable(1, "headcount", "People here", heads, tuple(rows), HEADCOUNT_RULES)


def groups_table(board: Board, groups: Iterable[TargetGroup]) -> FigureTable:
    """Figure 2: who is in date in each Target Group, and everyone."""
    found = [
        FigureRow(f"group-{key}", label, standing_cells(by_worst(own))) for key, label, own in _groups(board, groups)
    ]
    found.append(FigureRow(EVERYONE, "Everyone", standing_cells(by_worst(board.rows))))
    title = "Training in date by Target Group"
    return FigureTable(2, "groups", title, STANDING_HEADS, tuple(found), COUNTING_RULES)


def standing_cells(own: Counted) -> tuple[FigureCell, ...]:
    """Return the cells of `STANDING_HEADS`."""
    asked = own.ids(*_IN_DATE, *_MISSING)
    return (
        _people(own.everybody),
        Count(own.figures.of, asked),
        own.share,
        own.of(StandingKind.DUE_SOON),
        own.of(StandingKind.OVERDUE),
        own.of(StandingKind.NOT_DONE),
        own.of(StandingKind.DATE_UNKNOWN),
        own.of(StandingKind.INDUCTION),
        own.of(StandingKind.EXEMPT),
        _people(own.away),
        own.of(StandingKind.NOT_REQUIRED),
    )


def _headcount(key: str, label: str, rows: Iterable[Row]) -> FigureRow:
    own = by_worst(rows)
    return FigureRow(key, label, (_people(own.everybody), own.of(StandingKind.INDUCTION), _people(own.away)))


def _groups(board: Board, groups: Iterable[TargetGroup]) -> list[tuple[str, str, list[Row]]]:
    """Return all Target Groups with their people, those never placed last; an empty one too, to compare with."""
    labels = {group.number: group.label for group in groups}
    numbers: list[int | None] = [*sorted({*GROUP_NUMBERS, *labels}), None]
    found: dict[int | None, list[Row]] = {number: [] for number in numbers}
    for row in board.rows:
        found.setdefault(row.group, []).append(row)
    return [
        (str(number or NOT_PLACED), labels.get(number or 0, f"Group {number}") if number else "Not yet placed", own)
        for number, own in found.items()
    ]


def _people(ids: tuple[int, ...]) -> Count:
    return Count(len(ids), ids)
