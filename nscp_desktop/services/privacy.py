"""How long records are kept, who is kept longer, and erasing for good."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from nscp_desktop.domain.backups import BackupReason
from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.errors import FileRefusedError, NotAllowedError, NotFoundError, UnsureError
from nscp_desktop.domain.history import BatchKind
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.retention import (
    Disposal,
    LegalHold,
    Preset,
    RetentionRule,
    TimeUp,
    checked_rule,
    deleted_long_ago,
    reference_of,
    time_up,
)
from nscp_desktop.domain.subject_access import Mention
from nscp_desktop.domain.users import Right
from nscp_desktop.services.desk import Desk
from nscp_desktop.services.people_removal import refuse_on_hold
from nscp_desktop.services.standing import StandingService
from nscp_desktop.services.titles import tidy
from nscp_desktop.storage.unit_of_work import UnitOfWork

ON_REQUEST = "At the request of the person"
_PRESET, _YEARS = "retention/preset", "retention/years"
_DECIDED_BY, _DECIDED_ON = "retention/decided-by", "retention/decided-on"


class Backups(Protocol):
    """The part of safekeeping that erasing needs."""

    def make(self, why: BackupReason) -> object:
        """Make a backup and open it to verify it; raises NscpError when that fails."""


@dataclass(frozen=True, slots=True)
class Erasure:
    """Whom to erase and on whose word. `on_request` is for people who asked for it before their time was up.

    `reason` is kept in the history, so it names nobody; it may be empty when the time is up.
    """

    person_ids: tuple[int, ...]
    confirmed_by: str
    reason: str = ""
    on_request: bool = False


@dataclass(frozen=True, slots=True)
class ErasurePreview:
    """What erasing would do: how many people and records go, and where their names stay for other people's sake."""

    people: int
    records: int
    mentions: tuple[Mention, ...]


class PrivacyService:
    """Keeping no longer than needed. Each public method that stores is one transaction."""

    def __init__(self, desk: Desk, standing: StandingService, backups: Backups) -> None:
        self._desk = desk
        self._standing = standing
        self._backups = backups

    def rule(self) -> RetentionRule:
        """Return how long records are kept."""
        with self._desk.reading() as unit:
            return _rule(unit)

    def set_rule(self, rule: RetentionRule, *, today: date) -> None:
        """Decide how long records are kept.

        Raises NotAllowedError with the field that the sentence belongs beside.
        """
        rule = checked_rule(replace(rule, decided_by=tidy(rule.decided_by), decided_on=today))
        with self._desk.changing(f"Keep records until {rule.words}", right=Right.ADMINISTER) as unit:
            unit.settings.set(_PRESET, rule.preset.value)
            unit.settings.set(_YEARS, str(rule.years))
            unit.settings.set(_DECIDED_BY, rule.decided_by)
            unit.settings.set(_DECIDED_ON, today.isoformat())

    def time_up(self, as_at: date) -> tuple[TimeUp, ...]:
        """Return whose time is up: leavers, the longest first, then those deleted too long ago to come back."""
        snapshot = self._standing.snapshot()
        with self._desk.reading() as unit:
            rule, holds = _rule(unit), unit.privacy.holds()
            deleted = [
                (item.person, item.at.date(), unit.privacy.records_of([item.person.id]))
                for item in unit.privacy.deleted_people()
            ]
        left = time_up(snapshot.people.values(), snapshot.histories, rule, holds, as_at)
        return left + deleted_long_ago(deleted, as_at)

    def holds(self, person_id: int | None = None) -> tuple[LegalHold, ...]:
        """Return the holds of everybody or of one person, the lifted ones too, the newest first."""
        with self._desk.reading() as unit:
            return unit.privacy.holds(person_id)

    def place_hold(self, person_ids: Sequence[int], reason: str, placed_by: str, *, today: date) -> None:
        """Keep people's records until the hold is lifted, whatever the retention rule says.

        Raises NotAllowedError with the field that the sentence belongs beside, NotFoundError when somebody is gone.
        """
        reason, placed_by = tidy(reason), tidy(placed_by)
        if not reason:
            raise NotAllowedError("Say why the record has to be kept.", "reason")
        if not placed_by:
            raise NotAllowedError("Say who decided.", "placed_by")
        people = [self._person(own) for own in person_ids]
        words = people[0].name if len(people) == 1 else plural(len(people), "person", "people")
        with self._desk.changing(f"Put {words} on hold") as unit:
            for person in people:
                if not any(hold.is_live for hold in unit.privacy.holds(person.id)):
                    unit.privacy.add_hold(LegalHold(0, person.id, reason, placed_by, today))

    def lift_hold(self, hold_id: int, *, today: date) -> None:
        """Let a hold end today; for an administrator, as is taking back that one was placed.

        Raises NotAllowedError for anybody else, NotFoundError when it has been lifted.
        """
        hold = next((hold for hold in self.holds() if hold.id == hold_id and hold.is_live), None)
        if hold is None:
            raise NotFoundError("That hold has been lifted already.")
        title = f"Lift the hold on {self._person(hold.person_id).name}"
        with self._desk.changing(title, right=Right.ADMINISTER) as unit:
            unit.privacy.lift_hold(hold_id, max(today, hold.placed_on))

    def preview_erasure(self, person_ids: Sequence[int]) -> ErasurePreview:
        """Say what erasing would do. Nothing is stored."""
        counts: dict[str, int] = {}
        known = self._standing.snapshot().people
        with self._desk.reading() as unit:
            for person in _people(unit, known, person_ids):
                for mention in unit.privacy.mentions(person.name):
                    counts[mention.where] = counts.get(mention.where, 0) + mention.times
            records = unit.privacy.records_of(person_ids)
        return ErasurePreview(len(person_ids), records, tuple(Mention(*item) for item in counts.items()))

    def erase(self, erasure: Erasure, *, today: date) -> Disposal:
        """Erase people from the record for good: out of the tables, the history and the file's bytes.

        A verified backup is made first. Afterwards nothing that was done before can be undone.

        Raises NotAllowedError with the field that the sentence belongs beside, also for somebody on hold or, unless
        they asked for it, whose time is not up; FileRefusedError when the backup or the erasing fails.
        """
        self._desk.refuse_unless(Right.ADMINISTER)
        confirmed_by, reason = tidy(erasure.confirmed_by), tidy(erasure.reason)
        self._check(erasure, confirmed_by, reason, today)
        self._backups.make(BackupReason.BEFORE_ERASURE)
        ids = tuple(dict.fromkeys(erasure.person_ids))
        title = f"Erase {plural(len(ids), 'person', 'people')} for good"
        with self._desk.changing(title, reason=reason, right=Right.ADMINISTER, kind=BatchKind.FINAL) as unit:
            rule = ON_REQUEST if erasure.on_request else f"Time up: {_rule(unit).words}"
            reference = reference_of(today, len(unit.privacy.disposals()))
            done = Disposal(0, today, confirmed_by, rule, len(ids), unit.privacy.records_of(ids), reference)
            unit.privacy.erase(ids)
            done = replace(done, id=unit.privacy.add_disposal(done))
        # What was deleted stands in the unused parts of the file until it is written anew.
        try:
            self._desk.file.vacuum()
        except FileRefusedError as refusal:
            path = self._desk.file.path
            raise UnsureError(
                f"The erasing is done and stored, so do not do it again. But {path.name} in {path.parent} could not be "
                "written anew, so that traces may stay in its unused parts. Look whether that drive works and has "
                "room, then save a copy of the record, which has no unused parts, and go on with the copy."
            ) from refusal
        finally:
            self._standing.forget()
        return done

    def disposals(self) -> tuple[Disposal, ...]:
        """Return every disposal, the newest first."""
        with self._desk.reading() as unit:
            return unit.privacy.disposals()

    def _check(self, erasure: Erasure, confirmed_by: str, reason: str, today: date) -> None:
        if not erasure.person_ids:
            raise NotAllowedError("Tick at least one person.", "person_ids")
        if not confirmed_by:
            raise NotAllowedError("Say who confirms this.", "confirmed_by")
        if erasure.on_request and not reason:
            raise NotAllowedError("Say when and how the person asked for it, without the name.", "reason")
        known = self._standing.snapshot().people
        with self._desk.reading() as unit:
            for person in _people(unit, known, erasure.person_ids):
                refuse_on_hold(unit, person)
            _refuse_names(reason, unit.privacy.names_of(erasure.person_ids))
        if not erasure.on_request:
            due = {item.person.id for item in self.time_up(today)}
            if not due.issuperset(erasure.person_ids):
                raise NotAllowedError("The time of somebody on the list is not up yet. Look at the list again.")

    def _person(self, person_id: int) -> Person:
        person = self._standing.snapshot().people.get(person_id)
        if person is None:
            raise NotFoundError("That person is no longer in the record.")
        return person


def _people(unit: UnitOfWork, known: Mapping[int, Person], person_ids: Iterable[int]) -> list[Person]:
    """Return people who are on record, or whom only the history still holds."""
    if not all(own in known for own in person_ids):
        known = {**known, **{item.person.id: item.person for item in unit.privacy.deleted_people()}}
    try:
        return [known[own] for own in person_ids]
    except KeyError as error:
        raise NotFoundError("Somebody on the list is no longer in the record.") from error


def _rule(unit: UnitOfWork) -> RetentionRule:
    usual = RetentionRule()
    day = unit.settings.get(_DECIDED_ON)
    return RetentionRule(
        Preset(unit.settings.get(_PRESET, usual.preset.value)),
        int(unit.settings.get(_YEARS, str(usual.years))),
        unit.settings.get(_DECIDED_BY),
        date.fromisoformat(day) if day else None,
    )


def _refuse_names(reason: str, names: Iterable[str]) -> None:
    """Refuse a reason in which a name stands: it stays in the history for good."""
    words = f" {reason.casefold()} "
    for name in names:
        if len(name) > 2 and any(f"{before}{name.casefold()}" in words for before in " “\"'("):
            raise NotAllowedError("Leave names out of the reason: it stays in the record for good.", "reason")
