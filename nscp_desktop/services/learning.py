"""Shared learning: items, whom they reached and how, who has read them, and the training that comes of it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from nscp_desktop.domain.dates import FOREVER, in_words, plural
from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.learning import (
    CountsWhen,
    EditionChoice,
    Got,
    LearningItem,
    Noted,
    PersonLearning,
    Reach,
    Reader,
    Share,
    ShareDraft,
    Staff,
    reach_of,
)
from nscp_desktop.domain.page_jobs import PageJob
from nscp_desktop.domain.training import Completion, Evidence
from nscp_desktop.services.desk import Desk
from nscp_desktop.services.learning_checks import (
    check_course,
    check_day,
    check_people,
    check_published,
    check_words,
    checked_item,
    names_words,
)
from nscp_desktop.services.standing import StandingService
from nscp_desktop.services.titles import tidy
from nscp_desktop.storage.unit_of_work import UnitOfWork

MOST_JOBS = 3
_HERE = ("learning", "shared")


class LearningService:
    """Learning items. Each public method that stores is one transaction."""

    def __init__(self, desk: Desk, standing: StandingService) -> None:
        self._desk = desk
        self._standing = standing

    # Looking

    def items(self) -> tuple[LearningItem, ...]:
        """Return every item, the one added last first, those switched off included."""
        with self._desk.reading() as unit:
            return unit.learning.items()

    def editions(self) -> tuple[EditionChoice, ...]:
        """Return the editions of documents that an item can be."""
        with self._desk.reading() as unit:
            return unit.learning.editions()

    def everything(self, as_at: date) -> tuple[Reach, ...]:
        """Return whom each item has reached by a day: what is not shared yet first, then what was shared last."""
        staff = self._staff(as_at)
        with self._desk.reading() as unit:
            items, shares, readers = unit.learning.items(), unit.learning.shares(), unit.learning.readers()
        own_shares: dict[int, list[Share]] = {item.id: [] for item in items}
        own_readers: dict[int, list[Reader]] = {item.id: [] for item in items}
        for share in shares:
            own_shares[share.item_id].append(share)
        for reader in readers:
            own_readers[reader.item_id].append(reader)
        found = [reach_of(item, own_shares[item.id], own_readers[item.id], staff, as_at) for item in items]
        return tuple(sorted(found, key=_last_shared, reverse=True))

    def reach(self, item_id: int, as_at: date) -> Reach:
        """Return whom one item has reached by a day.

        Raises NotFoundError when there is no such item.
        """
        with self._desk.reading() as unit:
            item, shares, readers = _item(unit, item_id), unit.learning.shares(item_id), unit.learning.readers(item_id)
        return reach_of(item, shares, readers, self._staff(as_at), as_at)

    def of_person(self, person_id: int) -> tuple[PersonLearning, ...]:
        """Return what somebody has got, what was shared last first."""
        with self._desk.reading() as unit:
            found = unit.learning.of_person(person_id)
        own = [
            PersonLearning(item, Got(person_id, share, reader.read_on, reader.attendance_id))
            for item, share, reader in found
        ]
        return tuple(sorted(own, key=_got_on, reverse=True))

    def jobs(self, as_at: date) -> tuple[PageJob, ...]:
        """Return what has not been read four weeks on, and starters who have not got what is to be read."""
        found = [job for one in reversed(self.everything(as_at)) if one.item.active and (job := _job(one)) is not None]
        rest = len(found) - MOST_JOBS
        if rest <= 0:
            return tuple(found)
        more = PageJob(f"{plural(rest, 'more item')} to be read", "Not read, or not shared with starters", *_HERE)
        return (*found[:MOST_JOBS], more)

    # Items

    def add(self, item: LearningItem) -> int:
        """Add an item and return its id.

        Raises NotAllowedError beside the field that is wrong.
        """
        with self._desk.changing(f"Add {tidy(item.title)}") as unit:
            return unit.learning.add(self._checked(unit, item, None))

    def change(self, item: LearningItem) -> None:
        """Store a changed item.

        Raises NotAllowedError beside the field that is wrong, also when trainings have come of it and it would count
        as something else; NotFoundError when it is gone.
        """
        with self._desk.changing(f"Change {tidy(item.title)}") as unit:
            before = _item(unit, item.id)
            unit.learning.change(self._checked(unit, item, before))

    def switch(self, item_id: int, *, active: bool) -> None:
        """Switch an item off, so that it is shared no more, or on again; whom it reached stays on record."""
        title = next((item.title for item in self.items() if item.id == item_id), "")
        with self._desk.changing(f"Switch {'on' if active else 'off'} {title}") as unit:
            unit.learning.change(replace(_item(unit, item_id), active=active))

    @staticmethod
    def _checked(unit: UnitOfWork, item: LearningItem, before: LearningItem | None) -> LearningItem:
        checked = checked_item(item, unit.learning.items())
        check_course(checked, unit.training.courses(), before)
        if checked.edition_id is not None and all(own.id != checked.edition_id for own in unit.learning.editions()):
            raise NotAllowedError("That edition is no longer in the record. Choose another.", "edition_id")
        if before is None:
            return checked
        readers = unit.learning.readers(item.id)
        check_published(checked, unit.learning.shares(item.id), readers)
        trained = sum(reader.attendance_id is not None for reader in readers)
        if trained and (checked.counts, checked.course_id) != (before.counts, before.course_id):
            raise NotAllowedError(
                f"{plural(trained, 'training')} on record came of it, so how it counts stays. Take these back first, "
                "or add another item.",
                "counts",
            )
        return checked

    # Sharing

    def share(self, draft: ShareDraft, *, today: date) -> Noted:
        """Note that an item was shared with people; those who have got it already keep what they have.

        When the item counts as training when shared, each of the others has that training on the day, unless it is on
        record already.

        Raises NotAllowedError beside the field for a day that cannot be, for people who were not here on it, and when
        everybody has got it; NotFoundError when the item or somebody is gone.
        """
        people, ids = self._standing.snapshot().people, tuple(dict.fromkeys(draft.person_ids))
        with self._desk.reading() as unit:
            item, has = (
                _item(unit, draft.item_id),
                {reader.person_id for reader in unit.learning.readers(draft.item_id)},
            )
        _refuse_switched_off(item)
        check_words(draft)
        on = check_day(item, draft.shared_on, today, "shared_on")
        check_people(people, ids, on)
        new = tuple(own for own in ids if own not in has)
        if not new:
            raise NotAllowedError("Everybody ticked has got it already.", "person_ids")
        with self._desk.changing(f"Share {item.title} with {self._whom(new)}") as unit:
            share = Share(0, item.id, on, draft.how, tidy(draft.whom) or self._count(new), draft.note.strip())
            share_id = unit.learning.add_share(share)
            trained = _train(unit, item, new, on, today) if item.counts is CountsWhen.SHARED else None
            done = trained or {}
            unit.learning.add_readers(Reader(0, own, item.id, share_id, None, done.get(own)) for own in new)
        return self._noted(new, tuple(own for own in ids if own in has), trained)

    def take_back_sharing(self, item_id: int, person_ids: Sequence[int]) -> int:
        """Note that people have not got an item after all, with the training that came of it; return how many.

        Raises NotAllowedError when none of them has got it.
        """
        with self._desk.reading() as unit:
            item, readers = _item(unit, item_id), _readers(unit, item_id, person_ids)
        if not readers:
            raise NotAllowedError("None of those selected has got it.", "person_ids")
        whose = [reader.person_id for reader in readers]
        with self._desk.changing(f"Take back {item.title} from {self._whom(whose)}") as unit:
            # What points at a training goes before it.
            unit.learning.remove_readers(item_id, [reader.id for reader in readers])
            unit.learning.take_out_trainings(_trainings(readers))
        self._renew(readers)
        return len(readers)

    # Reading

    def mark_read(self, item_id: int, person_ids: Sequence[int], read_on: date | None, *, today: date) -> Noted:
        """Note that people have read and understood an item on a day; whoever has read it already is left as is.

        When the item counts as training when read, each of the others has that training on the day, unless it is on
        record already.

        Raises NotAllowedError beside the field for a day that cannot be or lies before the sharing, for people who were
        not here on it, and when everybody has read it; NotFoundError when the item or somebody is gone.
        """
        people, ids = self._standing.snapshot().people, tuple(dict.fromkeys(person_ids))
        with self._desk.reading() as unit:
            item, shares = _item(unit, item_id), {share.id: share for share in unit.learning.shares(item_id)}
            readers = {reader.person_id: reader for reader in _readers(unit, item_id, ids)}
        _refuse_switched_off(item)
        if not item.to_read:
            raise NotAllowedError("It is not to be read and understood. Edit it and tick that first.")
        on = check_day(item, read_on, today, "read_on")
        check_people(people, ids, on)
        new = tuple(own for own in ids if own not in readers or readers[own].read_on is None)
        if not new:
            raise NotAllowedError("Everybody ticked has read it already.", "person_ids")
        self._refuse_before_sharing([readers[own] for own in new if own in readers], shares, on)
        with self._desk.changing(f"Mark {item.title} as read by {self._whom(new)}") as unit:
            trained = _train(unit, item, new, on, today) if item.counts is CountsWhen.READ else None
            done = trained or {}
            linked = {readers[own].id: one for own, one in done.items() if own in readers}
            unit.learning.set_read([readers[own].id for own in new if own in readers], on, linked)
            unit.learning.add_readers(
                Reader(0, own, item.id, None, on, done.get(own)) for own in new if own not in readers
            )
        marked = set(new)
        return self._noted(new, tuple(own for own in ids if own not in marked), trained)

    def take_back_reading(self, item_id: int, person_ids: Sequence[int]) -> int:
        """Note that people have not read an item after all, with the training that came of it; return how many.

        Raises NotAllowedError when none of them has read it.
        """
        with self._desk.reading() as unit:
            item = _item(unit, item_id)
            readers = [reader for reader in _readers(unit, item_id, person_ids) if reader.read_on is not None]
        if not readers:
            raise NotAllowedError("None of those selected has read it.", "person_ids")
        whose = [reader.person_id for reader in readers]
        with self._desk.changing(f"Take back the reading of {item.title} by {self._whom(whose)}") as unit:
            if item.counts is CountsWhen.READ:
                unit.learning.take_out_trainings(_trainings(readers))
            unit.learning.set_read([reader.id for reader in readers if reader.share_id is not None], None)
            unit.learning.remove_readers(item_id, [reader.id for reader in readers if reader.share_id is None])
        self._renew(readers)
        return len(readers)

    # What these share

    def _staff(self, day: date) -> Staff:
        rows = self._standing.board(day).rows
        away = frozenset(row.person.id for row in rows if row.is_away)
        return Staff(self._standing.snapshot().people, tuple(row.person.id for row in rows), away)

    def _noted(self, new: tuple[int, ...], already: tuple[int, ...], trained: dict[int, int] | None) -> Noted:
        """Say what was stored, once those who have a training of it now are judged anew; None: it does not count."""
        if trained:
            self._standing.renew(trained)
        known = self._standing.snapshot().people
        had = tuple(known[own].name for own in new if own not in trained) if trained is not None else ()
        return Noted(new, already, tuple(trained or ()), had)

    def _renew(self, readers: Iterable[Reader]) -> None:
        self._standing.renew([reader.person_id for reader in readers if reader.attendance_id is not None])

    def _refuse_before_sharing(self, readers: Sequence[Reader], shares: dict[int, Share], on: date) -> None:
        early = [reader for reader in readers if (own := shares.get(reader.share_id or 0)) and on < own.shared_on]
        if early:
            people = self._standing.snapshot().people
            first = min(shares[reader.share_id or 0].shared_on for reader in early)
            raise NotAllowedError(
                f"It was shared with {names_words([people[reader.person_id].name for reader in early])} on "
                f"{in_words(first)}. Give that day or a later one.",
                "read_on",
            )

    def _whom(self, person_ids: Sequence[int]) -> str:
        person = self._standing.snapshot().people.get(person_ids[0]) if len(person_ids) == 1 else None
        return person.name if person is not None else self._count(person_ids)

    def _count(self, person_ids: Sequence[int]) -> str:
        return plural(len(person_ids), "person", "people")


def _last_shared(found: Reach) -> tuple[date, int]:
    return found.last_shared or FOREVER, found.item.id


def _got_on(own: PersonLearning) -> tuple[date, int]:
    share, read_on = own.got.share, own.got.read_on
    return (share.shared_on if share is not None else read_on or date.min), own.item.id


def _job(found: Reach) -> PageJob | None:
    """Return what is to be done about one item, None when nothing is."""
    late, new = len(found.late()), len(found.starters)
    if late:
        have = "has" if late == 1 else "have"
        title = f"{plural(late, 'person', 'people')} {have} not read {found.item.title}"
        first = f"First shared on {in_words(found.first_shared)}" if found.first_shared is not None else ""
        started = f"{plural(new, 'starter')} without it" if new else ""
        return PageJob(title, " · ".join(part for part in (first, started) if part), *_HERE)
    if new:
        title = f"Share {found.item.title} with {plural(new, 'starter')}"
        return PageJob(title, "Started since it was shared, and have not got it", *_HERE)
    return None


def _item(unit: UnitOfWork, item_id: int) -> LearningItem:
    found = next((item for item in unit.learning.items() if item.id == item_id), None)
    if found is None:
        raise NotFoundError("That learning item is no longer in the record.")
    return found


def _readers(unit: UnitOfWork, item_id: int, person_ids: Sequence[int]) -> list[Reader]:
    wanted = set(person_ids)
    return [reader for reader in unit.learning.readers(item_id) if reader.person_id in wanted]


def _refuse_switched_off(item: LearningItem) -> None:
    if not item.active:
        raise NotAllowedError(f"{item.title} is switched off. Switch it on first.")


def _trainings(readers: Iterable[Reader]) -> list[int]:
    return [reader.attendance_id for reader in readers if reader.attendance_id is not None]


def _train(unit: UnitOfWork, item: LearningItem, person_ids: Sequence[int], on: date, today: date) -> dict[int, int]:
    """Give people the training that an item counts as, unless they have it on that day; return it by person."""
    course_id = item.course_id or 0
    has = unit.learning.trainings(course_id, on, person_ids)
    # That somebody has read it is their own word; that it was shared is the agency's.
    evidence = Evidence.OWN_WORD if item.counts is CountsWhen.READ else Evidence.NONE
    note = f"{item.title}: {'read and understood' if item.counts is CountsWhen.READ else 'shared'}"
    unit.training.add_completions(
        [
            Completion(0, own, course_id, on, recorded_on=today, evidence=evidence, note=note)
            for own in person_ids
            if own not in has
        ]
    )
    given = unit.learning.trainings(course_id, on, person_ids)
    return {own: done for own, done in given.items() if own not in has}
