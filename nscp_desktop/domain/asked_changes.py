"""What a change of somebody's role, duty, kind, site or group newly asks of them, and what falls away."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from nscp_desktop.domain.dates import add_days, in_words, plural
from nscp_desktop.domain.drafts import PersonDraft
from nscp_desktop.domain.people import Person, Span
from nscp_desktop.domain.requirements import Rule
from nscp_desktop.domain.standing import History, Judge, Rulebook, Standing, StandingKind

MOST_LATER_DAYS = 5


class AskedItem(NamedTuple):
    """One requirement that becomes new or falls away for a person.

    `kind` and `due` are how they stand with it: after the change when it is new, before it when it falls away. `why` is
    what the rule asks it for (`Deputy DSL`), `source` who asks. `after` is the title of the requirement that has to be
    met first, or empty.
    """

    requirement_id: str
    title: str
    kind: StandingKind
    due: date | None
    why: str
    source: str = ""
    after: str = ""

    @property
    def words(self) -> str:
        """`DSL training, first time by 3 Jan 2027 (for Deputy DSL)`"""
        return f"{self.title}, {self.state_words}{f' (for {self.why})' if self.why else ''}"

    @property
    def state_words(self) -> str:
        """How they stand with what is new: `first time by 3 Jan 2027`, `already in date until 2 Sep 2029`."""
        day = in_words(self.due) if self.due else ""
        match self.kind:
            case StandingKind.INDUCTION:
                return f"first time by {day}" if day else "first time still ahead"
            case StandingKind.NOT_DONE:
                return f"first time was due {day}" if day else "not done yet"
            case StandingKind.IN_DATE | StandingKind.DUE_SOON:
                return f"already in date until {day}" if day else "already done"
            case StandingKind.OVERDUE:
                return f"overdue since {day}" if day else "overdue"
            case StandingKind.DATE_UNKNOWN:
                return "on record without a date"
            case StandingKind.EXEMPT:
                return f"exempt until {day}" if day else "exempt"
            case StandingKind.NOT_REQUIRED:
                return f"asked once {self.after} is done" if self.after else "not asked yet"


@dataclass(frozen=True, slots=True)
class AskedChange:
    """What becomes new for one person and what falls away, each in the order of the requirements."""

    person_id: int
    new: tuple[AskedItem, ...] = ()
    gone: tuple[AskedItem, ...] = ()

    @property
    def changes_something(self) -> bool:
        return bool(self.new or self.gone)

    @property
    def words(self) -> tuple[str, ...]:
        """One line for each requirement: `New: …`, `No longer asked: …`."""
        new = [f"New: {item.words}." for item in self.new]
        return (*new, *(f"No longer asked: {item.title}{_was_for(item.why)}." for item in self.gone))


@dataclass(frozen=True, slots=True)
class AskedOverTime:
    """What becomes new and falls away for one person today, and on later days what is not said for an earlier one.

    `later` is in the order of the days, without those that have nothing to say. `not_compared_from` is the first day
    that was one too many to compare, None when all were.
    """

    today: AskedChange
    later: tuple[tuple[date, AskedChange], ...] = ()
    not_compared_from: date | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """One line for each requirement; what only holds later begins with its day: `From 4 Jan 2027: New: …`."""
        lines = [f"From {in_words(day)}: {line}" for day, change in self.later for line in change.words]
        if self.not_compared_from is not None:
            lines.append(f"What changes from {in_words(self.not_compared_from)} on is not worked out here.")
        return (*self.today.words, *lines)


class Comparison:
    """Compares people before and after on one day; what is worked out for one profile serves the others."""

    def __init__(self, rulebook: Rulebook, as_at: date) -> None:
        self._judge = Judge(rulebook, as_at)

    def of(self, before: Person | None, after: Person, history: History) -> AskedChange:
        """Compare one person; `before` is None for somebody who is new."""
        old = self._judge.person(before, history) if before is not None else {}
        now = self._judge.person(after, history)
        new = [self._item(after, name, cell) for name, cell in now.items() if name not in old]
        gone = [self._item(before, name, cell) for name, cell in old.items() if before and name not in now]
        return AskedChange(after.id, tuple(new), tuple(gone))

    def _item(self, person: Person | None, name: str, cell: Standing) -> AskedItem:
        by_id = self._judge.rulebook.by_id
        rule = cell.rule
        why = ground(person, rule, self._judge.as_at) if person is not None and rule is not None else ""
        first = by_id.get(cell.waits_for or "")
        source = _source(rule) if rule is not None else ""
        return AskedItem(name, by_id[name].title, cell.kind, cell.due, why, source, first.title if first else "")


def compared_over_time(
    rulebook: Rulebook, before: Person, after: Person, history: History, today: date
) -> AskedOverTime:
    """Compare one person before and after, today and on the later days on which something that changed begins or ends.

    At most `MOST_LATER_DAYS` of them, the nearest ones.
    """
    days = _days_of_change(before, after, today)
    told_new: set[str] = set()
    told_gone: set[str] = set()
    changes = []
    for day in (today, *days[:MOST_LATER_DAYS]):
        found = Comparison(rulebook, day).of(before, after, history)
        new = tuple(item for item in found.new if item.requirement_id not in told_new)
        gone = tuple(item for item in found.gone if item.requirement_id not in told_gone)
        told_new.update(item.requirement_id for item in new)
        told_gone.update(item.requirement_id for item in gone)
        changes.append((day, AskedChange(after.id, new, gone)))
    later = tuple((day, change) for day, change in changes[1:] if change.changes_something)
    left = days[MOST_LATER_DAYS:]
    return AskedOverTime(changes[0][1], later, left[0] if left else None)


def day_it_holds(draft: PersonDraft, today: date) -> date:
    """Return the day on which the effect of a change is looked at: when it holds, or today when that is past."""
    return max(today, draft.changes_from or today, draft.starts_on or today)


def ground(person: Person, rule: Rule, day: date) -> str:
    """Return what a rule asks somebody for, in a word or two: `Deputy DSL`, `Target Group 3`; empty for everybody."""
    who = rule.who
    found = [held.title for held in person.duties_on(day) if held.duty in who.duties]
    found += [held.title for held in person.roles_on(day) if held.title in who.roles]
    placed, place, service = person.group_on(day), person.place_on(day), person.service_on(day)
    if placed is not None and placed.level and placed.level in who.levels:
        found.append(placed.level)
    if placed is not None and placed.group in who.groups:
        found.append(f"Target Group {placed.group}")
    if place is not None and place.site in who.sites:
        found.append(place.site)
    if not found and service is not None and service.kind in who.kinds:
        found.append(service.kind.words)
    return ", ".join(found)


def gathered(changes: Iterable[AskedChange]) -> tuple[str, ...]:
    """Say of many people at once what becomes new and what falls away: `New for 3 of 12 people: DSL training.`"""
    everybody = list(changes)
    new = _by_title(everybody, lambda change: change.new)
    gone = _by_title(everybody, lambda change: change.gone)
    of = plural(len(everybody), "person", "people")
    lines = [f"New for {len(ids)} of {of}: {title}." for title, ids in new.items()]
    return (*lines, *(f"No longer asked of {len(ids)} of {of}: {title}." for title, ids in gone.items()))


def _days_of_change(before: Person, after: Person, today: date) -> list[date]:
    """Return the days after today on which something begins or has ended that only one of the two has."""
    spans = [span for span, _ in _held(before) ^ _held(after)]
    found = {span.starts_on for span in spans} | {add_days(span.ends_on, 1) for span in spans if span.ends_on}
    return sorted(day for day in found if day is not None and day > today)


def _held(person: Person) -> set[tuple[Span, object]]:
    return {
        *((item.span, item.kind) for item in person.services),
        *((item.span, item.role_id) for item in person.roles),
        *((item.span, item.duty) for item in person.duties),
        *((item.span, (item.site_id, item.team_id)) for item in person.places),
    }


def _by_title(
    changes: Iterable[AskedChange], items: Callable[[AskedChange], Iterable[AskedItem]]
) -> dict[str, list[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for change in changes:
        for item in items(change):
            found[item.title].append(change.person_id)
    return found


def _source(rule: Rule) -> str:
    edition = f" ({rule.source_edition})" if rule.source_edition else ""
    return f"{rule.source}{edition}" if rule.source else "the agency"


def _was_for(why: str) -> str:
    return f" (was for {why})" if why else ""
