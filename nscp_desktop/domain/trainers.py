"""Who delivers training: people here and people from outside, and whom courses are bought or borrowed from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from nscp_desktop.domain.dates import add_days, add_months, in_words
from nscp_desktop.domain.standing import Standing
from nscp_desktop.domain.standing_kinds import StandingKind

# Duties of the packs that have to do with delivering training.
TRAINER_DUTY = "trainer"
POOL_DUTY = "training-pool"
GROUP_DUTY = "group-representative"
DUTY_TITLES = {
    TRAINER_DUTY: "In-house trainer",
    POOL_DUTY: "Training Pool member",
    GROUP_DUTY: "Learning and Workforce Development group representative",
}
# What a provider's course holds is looked at once a year.
CONTENT_CHECK_MONTHS = 12
# How long before their day a trainer's own dates are spoken of.
NOTICE_DAYS = 90
_LAPSED = (StandingKind.OVERDUE, StandingKind.NOT_DONE, StandingKind.DATE_UNKNOWN)


@dataclass(frozen=True, slots=True)
class Trainer:
    """Somebody who delivers training. `id` is 0 before it is stored.

    `person_id` is set for somebody who is in the record as a person; `name` is then theirs. Words say what safeguarding
    knowledge and what training skill they have; `_on` is since when, `_until` by when it is to be renewed.
    """

    id: int
    person_id: int | None = None
    name: str = ""
    organisation: str = ""
    contact: str = ""
    knowledge: str = ""
    knowledge_on: date | None = None
    knowledge_until: date | None = None
    skill: str = ""
    skill_on: date | None = None
    skill_until: date | None = None
    note: str = ""
    active: bool = True

    @property
    def is_complete(self) -> bool:
        """Whether both knowledge and skill are told."""
        return bool(self.knowledge and self.skill)

    @property
    def missing(self) -> str:
        """Say what is not told yet; empty when nothing is missing."""
        gaps = [
            words for words, told in (("knowledge", self.knowledge), ("training skill", self.skill)) if not told.strip()
        ]
        return f"{' and '.join(gaps)} not recorded" if gaps else ""


@dataclass(frozen=True, slots=True)
class Provider:
    """Who courses are bought or borrowed from, and when somebody last looked at what is in them."""

    id: int
    title: str
    contact: str = ""
    content_checked_on: date | None = None
    content_checked_by: str = ""
    note: str = ""
    active: bool = True

    def is_check_due(self, as_at: date) -> bool:
        """Whether the content has not been checked for a year, or never."""
        checked = self.content_checked_on
        return checked is None or add_months(checked, CONTENT_CHECK_MONTHS) < as_at


class SessionTrainers(NamedTuple):
    """Who led a session: those on the list of trainers, and the name as it was typed."""

    session_id: int
    course_id: int
    starts_on: date
    ends_on: date
    typed: str
    trainer_ids: tuple[int, ...]


class Lapse(NamedTuple):
    """One thing about a trainer that is not in date on a day; `due` is the day it had to be done by, where known."""

    what: str
    due: date | None = None
    kind: StandingKind = StandingKind.OVERDUE


def own_lapses(cells: Mapping[str, Standing], titles: Mapping[str, str]) -> tuple[Lapse, ...]:
    """Return what is asked of a person and not in date, by their whole standings of the day."""
    found = [(cell.kind, own, cell.due) for own, cell in cells.items() if cell.kind in _LAPSED]
    return tuple(Lapse(f"own {titles.get(own, own)}", due, kind) for kind, own, due in found)


def typed_lapses(trainer: Trainer, day: date) -> tuple[Lapse, ...]:
    """Return which of the dates written down for a trainer had passed on a day."""
    dated = (("safeguarding knowledge", trainer.knowledge_until), ("training skill", trainer.skill_until))
    return tuple(Lapse(what, until) for what, until in dated if until is not None and until < day)


def lapse_words(name: str, lapse: Lapse, day: date, *, is_ahead: bool = False) -> str:
    """Write a lapse as a sentence: `Jane Smith's own DSL training had lapsed on 3 Sep 2026.`

    With `is_ahead` the day is still to come.
    """
    whose = f"{name}'" if name.endswith("s") else f"{name}'s"
    match lapse.kind:
        case StandingKind.DATE_UNKNOWN:
            return f"{whose} {lapse.what} has no date on record, so nobody can say whether it is in date."
        case StandingKind.NOT_DONE:
            return f"{whose} {lapse.what} {'is not done yet.' if is_ahead else f'was not done on {in_words(day)}.'}"
    if is_ahead:
        due = f", unless it is renewed by {in_words(lapse.due)}" if lapse.due is not None else ""
        return f"{whose} {lapse.what} will have lapsed on {in_words(day)}{due}."
    since = f" It was due {in_words(lapse.due)}." if lapse.due is not None else ""
    return f"{whose} {lapse.what} had lapsed on {in_words(day)}.{since}"


def coming_lapses(trainer: Trainer, as_at: date) -> tuple[Lapse, ...]:
    """Return which of the dates written down for a trainer come within the notice days."""
    dated = (("safeguarding knowledge", trainer.knowledge_until), ("training skill", trainer.skill_until))
    last = add_days(as_at, NOTICE_DAYS)
    return tuple(Lapse(what, until) for what, until in dated if until is not None and as_at <= until <= last)


def in_name_order(trainers: Iterable[Trainer]) -> tuple[Trainer, ...]:
    """Put trainers in the order of their names, those in use first."""
    return tuple(sorted(trainers, key=lambda one: (not one.active, one.name.casefold(), one.id)))
