"""Actions as they are listed: where each came from in words, who sees to it, and how it stands on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from nscp_desktop.domain.actions import Action
from nscp_desktop.domain.dates import add_days, days_between, in_words, plural
from nscp_desktop.domain.page_jobs import PageJob

SOON_DAYS = 14
MOST_NAMED = 2


class ActionState(StrEnum):
    """How an action stands on a day. The due day itself is still in time."""

    OVERDUE = "overdue"
    OPEN = "open"
    DONE = "done"

    @property
    def words(self) -> str:
        return _STATE_WORDS[self]

    @property
    def symbol(self) -> str:
        return _SYMBOLS[self]


_STATE_WORDS = {ActionState.OVERDUE: "Overdue", ActionState.OPEN: "Open", ActionState.DONE: "Done"}
_SYMBOLS = {ActionState.OVERDUE: "!", ActionState.OPEN: "▷", ActionState.DONE: "✓"}


class SourceKind(StrEnum):
    """What sort of thing an action came from."""

    ITEM = "item"
    GAP = "gap"
    PERSON = "person"
    HAND = "hand"

    @property
    def words(self) -> str:
        return _SOURCE_WORDS[self]


_SOURCE_WORDS = {
    SourceKind.ITEM: "Questionnaires",
    SourceKind.GAP: "Gaps in training",
    SourceKind.PERSON: "About a person",
    SourceKind.HAND: "By hand",
}


class Source(NamedTuple):
    """Where an action came from: `words` as listed, `bare` without anybody's name.

    `tab` names the tab of assurance on which the questionnaire is, with its `checklist_id` and `item_id`.
    """

    kind: SourceKind
    words: str
    bare: str
    tab: str = ""
    checklist_id: int | None = None
    item_id: int | None = None


class Owner(NamedTuple):
    """Who sees to an action: a name, empty when nobody does, and whether that person has left by the day."""

    name: str = ""
    has_left: bool = False

    @property
    def words(self) -> str:
        """`Gwen Evans (has left)`, `Nobody yet`."""
        if not self.name:
            return "Nobody yet"
        return f"{self.name} (has left)" if self.has_left else self.name


@dataclass(frozen=True, slots=True)
class ListedAction:
    """One line of the action plan, as it stands on `as_at`. `files` names those that prove that it is done."""

    action: Action
    source: Source
    owner: Owner
    as_at: date
    files: tuple[str, ...] = ()

    @property
    def state(self) -> ActionState:
        return state_of(self.action, self.as_at)

    @property
    def done_on(self) -> date | None:
        """The day on which it was done; None when that was later than the day that is looked at."""
        return self.action.done_on if self.state is ActionState.DONE else None

    @property
    def due_words(self) -> str:
        """`31 Jan 2027`, `31 Jan 2027, 3 days late`, `No day given`."""
        due = self.action.due_on
        if due is None:
            return "No day given"
        late = f", {late_words(self.action, self.as_at)}" if self.state is ActionState.OVERDUE else ""
        return f"{in_words(due)}{late}"


def state_of(action: Action, as_at: date) -> ActionState:
    """Return how an action stands on a day; one that was done later was not done yet."""
    if action.done_on is not None and action.done_on <= as_at:
        return ActionState.DONE
    return ActionState.OVERDUE if action.is_overdue(as_at) else ActionState.OPEN


def late_words(action: Action, as_at: date) -> str:
    """Say how late an action is: `3 days late`; empty when it is not."""
    if action.due_on is None or state_of(action, as_at) is not ActionState.OVERDUE:
        return ""
    return f"{plural(days_between(action.due_on, as_at), 'day')} late"


def done_words(actions: Iterable[Action], as_at: date) -> str:
    """Count what is done: `3 of 11 done`."""
    states = [state_of(action, as_at) for action in actions]
    return f"{sum(state is ActionState.DONE for state in states):,} of {len(states):,} done"


def owned_words(actions: Iterable[Action]) -> str:
    """Point out the open ones of somebody's actions when they leave; empty when there is none."""
    left = [action for action in actions if action.done_on is None]
    if not left:
        return ""
    rest = len(left) - MOST_NAMED
    named = "; ".join(action.what for action in left[:MOST_NAMED]) + (f" and {rest:,} more" if rest > 0 else "")
    return f"Sees to {plural(len(left), 'open action')}: {named}. Give them to somebody else."


def listed_first(row: ListedAction) -> tuple[bool, bool, date, int]:
    """Sort the open ones first by the day they are due, those without a day last, and the newest done ones first."""
    action, is_done = row.action, row.state is ActionState.DONE
    if is_done and action.done_on is not None:
        return True, False, date.fromordinal(date.max.toordinal() - action.done_on.toordinal()), action.id
    return is_done, action.due_on is None, action.due_on or date.max, action.id


def action_jobs(actions: Iterable[Action], as_at: date) -> tuple[PageJob, ...]:
    """Return one job for all that is overdue, and one for what is due within two weeks."""
    open_ones = [action for action in actions if state_of(action, as_at) is not ActionState.DONE]
    overdue = [action for action in open_ones if action.is_overdue(as_at)]
    last = add_days(as_at, SOON_DAYS)
    soon = [action for action in open_ones if action.due_on is not None and as_at <= action.due_on <= last]
    jobs = []
    if overdue:
        verb = "is" if len(overdue) == 1 else "are"
        jobs.append(_job(f"{plural(len(overdue), 'action')} {verb} overdue", overdue))
    if soon:
        verb = "is" if len(soon) == 1 else "are"
        jobs.append(_job(f"{plural(len(soon), 'action')} {verb} due by {in_words(last)}", soon))
    return tuple(jobs)


def _job(title: str, found: list[Action]) -> PageJob:
    first = sorted(found, key=_due_first)
    rest = len(first) - MOST_NAMED
    named = "; ".join(action.what for action in first[:MOST_NAMED])
    return PageJob(title, f"{named} and {rest:,} more" if rest > 0 else named, "assurance", "actions")


def _due_first(action: Action) -> tuple[date, int]:
    return action.due_on or date.max, action.id
