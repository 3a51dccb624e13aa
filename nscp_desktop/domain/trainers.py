"""Who delivers training: people here and people from outside, and whom courses are bought or borrowed from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from nscp_desktop.domain.dates import add_days, add_months, in_words, opening
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


class LedSession(NamedTuple):
    """A session with what has to be said about those who lead it; `names` are theirs, `is_ahead`: still to come."""

    session: SessionTrainers
    names: tuple[str, ...]
    concerns: tuple[str, ...]
    is_ahead: bool


class Holder(NamedTuple):
    """Somebody who holds a duty that has to do with training, and since when; None when nobody knows."""

    person_id: int
    name: str
    duty: str
    title: str
    since: date | None


@dataclass(frozen=True, slots=True)
class TrainerView:
    """A trainer on one day: one word for their own dates with the sentence, and what they led in the year before.

    The id of the trainer is 0 for somebody who holds the duty of an in-house trainer and is not on the list yet.
    `is_here`: somebody from outside, or a person who is with the agency on the day.
    """

    trainer: Trainer
    kind: StandingKind
    words: str
    lapses: tuple[Lapse, ...] = ()
    coming: tuple[Lapse, ...] = ()
    led: int = 0
    last_led: date | None = None
    is_here: bool = True

    @property
    def key(self) -> tuple[int, int | None]:
        return self.trainer.id, self.trainer.person_id

    @property
    def is_to_complete(self) -> bool:
        """Whether something about them is not written down yet."""
        return self.trainer.active and bool(self.trainer.missing)


class OfferedProvider(NamedTuple):
    """A provider as courses, sessions or trainings name it, who is not on the list; how often it is named."""

    title: str
    uses: int


def own_lapses(cells: Mapping[str, Standing], titles: Mapping[str, str]) -> tuple[Lapse, ...]:
    """Return what is asked of a person and not in date, by their whole standings of the day."""
    found = [(cell.kind, own, cell.due) for own, cell in cells.items() if cell.kind in _LAPSED]
    return tuple(Lapse(f"own {titles.get(own, own)}", due, kind) for kind, own, due in found)


def typed_lapses(trainer: Trainer, day: date) -> tuple[Lapse, ...]:
    """Return which of the dates written down for a trainer had passed on a day."""
    dated = (("safeguarding knowledge", trainer.knowledge_until), ("training skill", trainer.skill_until))
    return tuple(Lapse(what, until) for what, until in dated if until is not None and until < day)


def lapse_sentences(name: str, lapses: Iterable[Lapse], day: date, *, is_ahead: bool = False) -> list[str]:
    """Write lapses as sentences, one for each kind: `Jane Smith's own DSL training had lapsed on 3 Sep 2026.`

    With `is_ahead` the day is still to come.
    """
    whose, found = f"{name}'" if name.endswith("s") else f"{name}'s", list(lapses)
    sentences = []
    for kind in _LAPSED:
        alike = [lapse for lapse in found if lapse.kind is kind]
        if alike:
            own = "own " if all(lapse.what.startswith("own ") for lapse in alike) else ""
            what = f"{whose} {own}{_listed([lapse.what.removeprefix(own) for lapse in alike])}"
            sentences.append(f"{what} {_verb(kind, alike, day, is_ahead=is_ahead)}.")
    return sentences


def _verb(kind: StandingKind, alike: Sequence[Lapse], day: date, *, is_ahead: bool) -> str:
    several = len(alike) > 1
    match kind:
        case StandingKind.DATE_UNKNOWN:
            return f"{'have' if several else 'has'} no date on record"
        case StandingKind.NOT_DONE:
            return (
                f"{'are' if several else 'is'} not done yet"
                if is_ahead
                else (f"{'were' if several else 'was'} not done on {in_words(day)}")
            )
    due = alike[0].due
    by = f" (due {in_words(due)})" if due is not None and not several else ""
    return f"{'will be out of date' if is_ahead else 'had lapsed'} on {in_words(day)}{by}"


def _listed(words: Sequence[str]) -> str:
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else "".join(words)


def coming_lapses(
    trainer: Trainer, own_cells: tuple[Mapping[str, Standing], Mapping[str, str]], as_at: date
) -> tuple[Lapse, ...]:
    """Return what about a trainer runs out within the notice days: what is asked of them, and what is written down.

    `own_cells` are their whole standings by requirement, and what the requirements are called.
    """
    cells, titles = own_cells
    last = add_days(as_at, NOTICE_DAYS)
    own = [(f"own {titles.get(key, key)}", cell.due) for key, cell in cells.items() if cell.kind.counts_as_in_date]
    dated = [*own, ("safeguarding knowledge", trainer.knowledge_until), ("training skill", trainer.skill_until)]
    found = [Lapse(what, due, StandingKind.DUE_SOON) for what, due in dated if due is not None and as_at <= due <= last]
    return tuple(sorted(found, key=_due_of))


def own_dates(
    trainer: Trainer, cells: Mapping[str, Standing], lapses: Iterable[Lapse], coming: Iterable[Lapse]
) -> tuple[StandingKind, str]:
    """Return one word for a trainer's own dates, and a few that say what is behind it."""
    found, soon = list(lapses), list(coming)
    if found:
        worst = min(found, key=_severity_of)
        more = f" and {len(found) - 1} more" if len(found) > 1 else ""
        return worst.kind, f"{opening(worst.what.removeprefix('own '))}{more}"
    if soon:
        due = soon[0].due
        return StandingKind.DUE_SOON, f"{opening(soon[0].what.removeprefix('own '))}, by {in_words(due)}" if due else ""
    dated = [cell.due for cell in cells.values() if cell.kind.counts_as_in_date and cell.due is not None]
    dated += [until for until in (trainer.knowledge_until, trainer.skill_until) if until is not None]
    if dated:
        return StandingKind.IN_DATE, f"until {in_words(min(dated))}"
    if any(cell.kind.counts_as_in_date for cell in cells.values()):
        return StandingKind.IN_DATE, ""
    return StandingKind.DATE_UNKNOWN, "no dates recorded"


def typed_names(sessions: Iterable[SessionTrainers], trainers: Iterable[Trainer]) -> list[tuple[int, int]]:
    """Return the sessions whose trainer was typed exactly as one trainer is called, as pairs of session and trainer.

    A name that two trainers have is nobody's; those that are linked already are left out.
    """
    named: dict[str, list[int]] = {}
    for one in trainers:
        named.setdefault(one.name.strip().casefold(), []).append(one.id)
    found = []
    for session in sessions:
        ids = named.get(session.typed.strip().casefold(), []) if session.typed.strip() else []
        if len(ids) == 1 and ids[0] not in session.trainer_ids:
            found.append((session.session_id, ids[0]))
    return found


def _due_of(lapse: Lapse) -> date:
    return lapse.due or date.min


def _severity_of(lapse: Lapse) -> int:
    return lapse.kind.severity


def in_name_order(trainers: Iterable[Trainer]) -> tuple[Trainer, ...]:
    """Put trainers in the order of their names, those in use first."""
    return tuple(sorted(trainers, key=lambda one: (not one.active, one.name.casefold(), one.id)))
