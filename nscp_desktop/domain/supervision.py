"""Supervision: on which days and of which kind it was, how often it is meant to be, and who is overdue.

Dates and kinds only. What was spoken about is never kept.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from nscp_desktop.domain.dates import add_days, days_between, in_words, plural
from nscp_desktop.domain.figures import Figures, count
from nscp_desktop.domain.people import Person, held_since
from nscp_desktop.domain.standing_kinds import StandingKind

NOTICE_DAYS = 14
MOST_WEEKS = 104
DAYS_IN_A_WEEK = 7


class SupervisionKind(StrEnum):
    """How supervision is held."""

    ONE_TO_ONE = "one-to-one"
    GROUP = "group"
    PEER_REVIEW = "peer-review"

    @property
    def words(self) -> str:
        return _KIND_WORDS[self]


_KIND_WORDS = {
    SupervisionKind.ONE_TO_ONE: "One to one",
    SupervisionKind.GROUP: "Group",
    SupervisionKind.PEER_REVIEW: "Peer review",
}


class Supervision(NamedTuple):
    """One supervision of one person."""

    id: int
    person_id: int
    held_on: date
    kind: SupervisionKind


class SupervisionRule(NamedTuple):
    """At least every so many weeks, for a team; a team of None: everyone whose team has no rule of its own."""

    team_id: int | None
    kind: SupervisionKind
    weeks: int

    @property
    def words(self) -> str:
        """`one to one every 6 weeks`."""
        often = "every week" if self.weeks == 1 else f"every {self.weeks} weeks"
        return f"{self.kind.words.lower()} {often}"


TeamWeeks = Mapping[int | None, Mapping[SupervisionKind, int]]


class Gap(NamedTuple):
    """Where somebody is with one kind of supervision.

    `weeks` is None where none is asked, `last` where none is on record since they started, `due` where none is asked
    or nobody knows when they started.
    """

    kind: SupervisionKind
    standing: StandingKind
    weeks: int | None = None
    last: date | None = None
    due: date | None = None

    def words(self, as_at: date) -> str:
        """`Overdue by 12 days`, `In time until 3 Mar 2027`."""
        day = in_words(self.due) if self.due is not None else ""
        match self.standing:
            case StandingKind.OVERDUE if self.due is not None:
                return f"Overdue by {plural(days_between(self.due, as_at), 'day')}"
            case StandingKind.NOT_DONE:
                return "None on record"
            case StandingKind.INDUCTION:
                return f"First by {day}"
            case StandingKind.DUE_SOON:
                return f"Due by {day}"
            case StandingKind.IN_DATE:
                return f"In time until {day}"
            case _:
                return "Not asked"

    def whole_words(self, as_at: date) -> str:
        """`✓ One to one: in time until 3 Mar 2027, last 20 Jan 2027`."""
        last = f", last {in_words(self.last)}" if self.last is not None else ""
        words = self.words(as_at)
        return f"{self.standing.symbol} {self.kind.words}: {words[:1].lower()}{words[1:]}{last}"


@dataclass(frozen=True, slots=True)
class Supervised:
    """One person who is here, and where they are with each kind that is asked of them or that they had.

    `worst` is the one that counts: the worst of what is asked, and of equals the one that was due first.
    """

    person: Person
    team_id: int | None
    team: str
    is_away: bool
    gaps: tuple[Gap, ...]
    worst: Gap | None = None

    @property
    def standing(self) -> StandingKind:
        return self.worst.standing if self.worst is not None else StandingKind.NOT_REQUIRED

    @property
    def is_counted(self) -> bool:
        """Whether somebody is one of the d in "n of d"."""
        return self.standing.is_asked and self.standing is not StandingKind.INDUCTION and not self.is_away

    def gap(self, kind: SupervisionKind) -> Gap | None:
        return next((gap for gap in self.gaps if gap.kind is kind), None)


@dataclass(frozen=True, slots=True)
class TeamSupervision:
    """One team, "" for people without one: what is asked of it, its figures, and its people."""

    team: str
    asked: tuple[SupervisionRule, ...]
    figures: Figures
    people: tuple[Supervised, ...]

    @property
    def beside(self) -> str:
        """Who is left out of d, in words; empty when nobody is."""
        return beside(self.figures)


def rules_for(rules: Iterable[SupervisionRule], team_id: int | None) -> tuple[SupervisionRule, ...]:
    """Return what is asked of a team: its own rules, or those for everyone else when it has none."""
    known = list(rules)
    own = [rule for rule in known if team_id is not None and rule.team_id == team_id]
    order = tuple(SupervisionKind)
    return tuple(sorted(own or [rule for rule in known if rule.team_id is None], key=lambda r: order.index(r.kind)))


def weeks_by_team(rules: Iterable[SupervisionRule]) -> TeamWeeks:
    """Return the weeks that are asked, by kind, of each team with rules of its own, and of everyone else as None."""
    found: dict[int | None, dict[SupervisionKind, int]] = {None: {}}
    for rule in rules:
        found.setdefault(rule.team_id, {})[rule.kind] = rule.weeks
    return found


def due_on(last: date, weeks: int) -> date:
    """Return the last day on which the next supervision is in time."""
    return add_days(last, weeks * DAYS_IN_A_WEEK)


def gap_of(kind: SupervisionKind, weeks: int | None, last: date | None, since: date, as_at: date) -> Gap:
    """Return where somebody is with one kind, who started on `since` (`date.min` when nobody knows).

    What they had before they started, in an earlier time here, does not count.
    """
    if last is not None and last < since:
        last = None
    if weeks is None:
        return Gap(kind, StandingKind.NOT_REQUIRED, None, last)
    if last is None:
        first_due = due_on(since, weeks) if since > date.min else None
        is_ahead = first_due is not None and as_at <= first_due
        return Gap(kind, StandingKind.INDUCTION if is_ahead else StandingKind.NOT_DONE, weeks, None, first_due)
    due = due_on(last, weeks)
    if as_at > due:
        return Gap(kind, StandingKind.OVERDUE, weeks, last, due)
    soon = as_at >= add_days(due, -NOTICE_DAYS)
    return Gap(kind, StandingKind.DUE_SOON if soon else StandingKind.IN_DATE, weeks, last, due)


def supervised(
    person: Person, asked: TeamWeeks, latest: Mapping[SupervisionKind, date], as_at: date
) -> Supervised | None:
    """Return where somebody is with their supervision; None when they are not here.

    `asked` comes from `weeks_by_team`; `latest` is the day of the newest of each kind by `as_at`.
    """
    since = held_since((service.span for service in person.services), as_at)
    if since is None:
        return None
    place = person.place_on(as_at)
    team_id, team = (place.team_id, place.team) if place is not None else (None, "")
    weeks = asked.get(team_id) or asked[None]
    kinds = [kind for kind in _KIND_WORDS if kind in weeks or kind in latest]
    found = [gap_of(kind, weeks.get(kind), latest.get(kind), since, as_at) for kind in kinds]
    gaps = tuple([gap for gap in found if gap.weeks is not None or gap.last is not None])
    worst = min((gap for gap in gaps if gap.weeks is not None), key=_worst_first, default=None)
    return Supervised(person, team_id, team, person.is_away_on(as_at), gaps, worst)


def figures_of(people: Iterable[Supervised]) -> Figures:
    """Count people by where they are with their supervision; those away are left out and counted beside."""
    everyone = list(people)
    asked = [one for one in everyone if one.standing.is_asked]
    present = [one.standing for one in asked if not one.is_away]
    return count(present, len(asked) - len(present))


def by_team(people: Iterable[Supervised], rules: Sequence[SupervisionRule]) -> tuple[TeamSupervision, ...]:
    """Return the teams in the order of their names, people without one last."""
    found: dict[tuple[str, int | None], list[Supervised]] = {}
    for one in people:
        found.setdefault((one.team, one.team_id), []).append(one)
    ordered = sorted(found.items(), key=lambda item: (not item[0][0], item[0][0].casefold()))
    return tuple(
        TeamSupervision(team, rules_for(rules, team_id), figures_of(own), tuple(own))
        for (team, team_id), own in ordered
    )


def beside(figures: Figures) -> str:
    """Say who is left out of d: `and 2 before their first, 1 away`; empty when nobody is."""
    parts = [f"{figures.induction} before their first"] if figures.induction else []
    parts += [f"{figures.away} away"] if figures.away else []
    return "and " + ", ".join(parts) if parts else ""


def _worst_first(gap: Gap) -> tuple[int, date]:
    return gap.standing.severity, gap.due or date.min
