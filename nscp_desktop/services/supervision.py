"""Supervision on record: days and kinds, how often it is meant to be, and who is overdue."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from nscp_desktop.domain.dates import EARLIEST_TRAINING, in_words, opening, plural
from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.figures import Figures
from nscp_desktop.domain.page_jobs import PageJob
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.standing_kinds import StandingKind
from nscp_desktop.domain.supervision import (
    MOST_WEEKS,
    Supervised,
    Supervision,
    SupervisionKind,
    SupervisionRule,
    TeamSupervision,
    by_team,
    figures_of,
    supervised,
    weeks_by_team,
)
from nscp_desktop.domain.users import Right
from nscp_desktop.services.desk import Desk
from nscp_desktop.services.standing import StandingService
from nscp_desktop.storage.unit_of_work import UnitOfWork

NAMED = 3
_MISSING = (StandingKind.OVERDUE, StandingKind.NOT_DONE)


class SupervisionDraft(NamedTuple):
    """One supervision to be put on record: for whom, on which day, and of which kind."""

    person_ids: tuple[int, ...]
    held_on: date | None
    kind: SupervisionKind


class SupervisionRecorded(NamedTuple):
    """For how many it was stored, and how many had this kind on record for the day already."""

    stored: int
    already: int


@dataclass(frozen=True, slots=True)
class SupervisionOverview:
    """Everybody who is here, in the order of their names, and the teams, on one day."""

    people: tuple[Supervised, ...]
    teams: tuple[TeamSupervision, ...]
    rules: tuple[SupervisionRule, ...]

    @property
    def figures(self) -> Figures:
        return figures_of(self.people)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked and nothing on record."""
        return not self.rules and not any(one.gaps for one in self.people)


class SupervisionService:
    """Supervision. Each public method that stores is one transaction and one undo step."""

    def __init__(self, desk: Desk, standing: StandingService) -> None:
        self._desk = desk
        self._standing = standing

    def overview(self, as_at: date) -> SupervisionOverview:
        """Return where everybody who is here is with their supervision on a day."""
        with self._desk.reading() as unit:
            rules, latest = unit.supervision.rules(), unit.supervision.latest(as_at)
        records = self._standing.snapshot().records
        asked = weeks_by_team(rules)
        found = (supervised(record.person, asked, latest.get(record.person.id, {}), as_at) for record in records)
        people = tuple(one for one in found if one is not None)
        return SupervisionOverview(people, by_team(people, rules), rules)

    def of_person(self, person_id: int) -> tuple[Supervision, ...]:
        """Return everything on record for one person, the newest first."""
        with self._desk.reading() as unit:
            return unit.supervision.of_person(person_id)

    def person(self, person_id: int, as_at: date) -> Supervised | None:
        """Return where one person is with their supervision on a day; None when they are not here."""
        person = self._standing.snapshot().people.get(person_id)
        if person is None:
            return None
        with self._desk.reading() as unit:
            rules, own = unit.supervision.rules(), unit.supervision.of_person(person_id)
        # The newest comes last and stays.
        latest = {one.kind: one.held_on for one in reversed(own) if one.held_on <= as_at}
        return supervised(person, weeks_by_team(rules), latest, as_at)

    def record(self, draft: SupervisionDraft, *, today: date) -> SupervisionRecorded:
        """Put a supervision on record for one or many; who has this kind on record for the day is left as they are.

        Raises NotAllowedError, beside `person_ids` or `held_on`, when nobody is named, the day is ahead or unknown,
        somebody was not here then, or everybody has it already.
        """
        held_on = self._checked(draft, today)
        wanted = tuple(dict.fromkeys(draft.person_ids))
        with self._desk.reading() as unit:
            had = unit.supervision.who_had(held_on, draft.kind, wanted)
        new = [own for own in wanted if own not in had]
        if not new:
            whom = "Everybody ticked has" if len(wanted) > 1 else "This person has"
            kind = opening(draft.kind.words.lower())
            raise NotAllowedError(
                f"{whom} {kind.lower()} supervision on {in_words(held_on)} on record already.", "held_on"
            )
        whom = self._name(new[0]) if len(new) == 1 else plural(len(new), "person", "people")
        with self._desk.changing(f"Record {draft.kind.words.lower()} supervision for {whom}") as unit:
            unit.supervision.add(new, held_on, draft.kind, today)
        return SupervisionRecorded(len(new), len(had))

    def remove(self, supervision_ids: Collection[int]) -> None:
        """Take some off the record. Raises NotFoundError when one is gone already."""
        with self._desk.reading() as unit:
            found = unit.supervision.by_ids(list(supervision_ids))
        if not found or len(found) != len(set(supervision_ids)):
            raise NotFoundError("That supervision is no longer in the record.")
        people = {one.person_id for one in found}
        whom = self._name(found[0].person_id) if len(people) == 1 else plural(len(people), "person", "people")
        with self._desk.changing(f"Remove {plural(len(found), 'supervision')} of {whom}") as unit:
            unit.supervision.remove(supervision_ids)

    def rules(self) -> tuple[SupervisionRule, ...]:
        """Return how often supervision is meant to be, those for everyone else last."""
        with self._desk.reading() as unit:
            return unit.supervision.rules()

    def set_rules(self, rules: Sequence[SupervisionRule]) -> None:
        """Make these the rules of how often supervision is meant to be.

        Raises NotAllowedError when a time is not between 1 and 104 weeks, a kind stands twice for a team, or a team is
        no longer on record.
        """
        with self._desk.changing("Change how often supervision is meant to be", right=Right.ADMINISTER) as unit:
            _check_rules(rules, unit)
            unit.supervision.set_rules(rules)

    def jobs(self, as_at: date) -> tuple[PageJob, ...]:
        """Return the job for the list of what to do next when supervision is overdue or missing."""
        # Nothing can be missing where nothing is asked, and going through 5,000 people for it takes 30 ms.
        people = self.overview(as_at).people if self.rules() else ()
        found = [one for one in people if one.standing in _MISSING and not one.is_away]
        if not found:
            return ()
        late = [one for one in found if one.standing is StandingKind.OVERDUE]
        parts = [f"{len(late)} overdue"] if late else []
        parts += [f"{len(found) - len(late)} with none on record"] if len(found) > len(late) else []
        title = f"Supervision is missing for {plural(len(found), 'person', 'people')}"
        return (PageJob(title, ", ".join(parts), "learning", "supervision"),)

    def _checked(self, draft: SupervisionDraft, today: date) -> date:
        people = self._standing.snapshot().people
        if draft.held_on is None:
            raise NotAllowedError("Say on which day it was.", "held_on")
        if draft.held_on > today:
            raise NotAllowedError(f"{in_words(draft.held_on)} is still ahead. Record it when it was held.", "held_on")
        if draft.held_on < EARLIEST_TRAINING:
            raise NotAllowedError("Supervision before 1970 cannot be right. Check the year.", "held_on")
        if not draft.person_ids:
            raise NotAllowedError("Tick at least one person.", "person_ids")
        if any(own not in people for own in draft.person_ids):
            raise NotFoundError("Somebody on the list is no longer in the record.")
        _refuse_absent([people[own] for own in draft.person_ids], draft.held_on)
        return draft.held_on

    def _name(self, person_id: int) -> str:
        person = self._standing.snapshot().people.get(person_id)
        return person.name if person is not None else "somebody"


def _refuse_absent(people: Sequence[Person], day: date) -> None:
    absent = [person.name for person in people if person.service_on(day) is None]
    if not absent:
        return
    rest = f" and {len(absent) - NAMED} more" if len(absent) > NAMED else ""
    names = ", ".join(absent[:NAMED]) + rest
    was = "was" if len(absent) == 1 else "were"
    raise NotAllowedError(f"{names} {was} not here on {in_words(day)}. Untick them, or check the day.", "person_ids")


def _check_rules(rules: Sequence[SupervisionRule], unit: UnitOfWork) -> None:
    teams = {team.id for team in unit.agency.teams()}
    if any(not 1 <= rule.weeks <= MOST_WEEKS for rule in rules):
        raise NotAllowedError(f"Give a number of weeks from 1 to {MOST_WEEKS}.", "rules")
    if any(rule.team_id is not None and rule.team_id not in teams for rule in rules):
        raise NotFoundError("One of the teams is no longer in the record.")
    if len({(rule.team_id, rule.kind) for rule in rules}) != len(rules):
        raise NotAllowedError("A kind of supervision stands twice for one team.", "rules")
