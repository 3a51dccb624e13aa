"""Learning beside courses: what was shared with whom and how, and who has read what is to be read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.people import Person, held_since

READ_WITHIN_DAYS = 28


class LearningKind(StrEnum):
    """What a learning item is."""

    BULLETIN = "bulletin"
    REVIEW = "review"
    NEWSLETTER = "newsletter"
    BRIEFING = "briefing"
    CLIP = "clip"
    DOCUMENT = "document"
    POLICY = "policy"

    @property
    def words(self) -> str:
        return _KIND_WORDS[self]


class SharedHow(StrEnum):
    """How something was shared."""

    E_MAIL = "e-mail"
    MEETING = "meeting"
    HANDED_OUT = "handed-out"
    NOTICEBOARD = "noticeboard"
    ONLINE = "online"
    OTHER = "other"

    @property
    def words(self) -> str:
        return _HOW_WORDS[self]


class CountsWhen(StrEnum):
    """When a learning item is a training of its own: then each person gets a training of its course on that day."""

    NO = "no"
    SHARED = "shared"
    READ = "read"

    @property
    def words(self) -> str:
        return _COUNTS_WORDS[self]


_KIND_WORDS = {
    LearningKind.BULLETIN: "Bulletin",
    LearningKind.REVIEW: "Learning from a review",
    LearningKind.NEWSLETTER: "Newsletter",
    LearningKind.BRIEFING: "Briefing",
    LearningKind.CLIP: "Clip",
    LearningKind.DOCUMENT: "Document",
    LearningKind.POLICY: "Policy",
}
_HOW_WORDS = {
    SharedHow.E_MAIL: "by e-mail",
    SharedHow.MEETING: "at a meeting",
    SharedHow.HANDED_OUT: "handed out",
    SharedHow.NOTICEBOARD: "on a noticeboard",
    SharedHow.ONLINE: "online",
    SharedHow.OTHER: "in another way",
}
_COUNTS_WORDS = {
    CountsWhen.NO: "never",
    CountsWhen.SHARED: "when it is shared",
    CountsWhen.READ: "when it is read",
}


@dataclass(frozen=True, slots=True)
class LearningItem:
    """Something to learn from. `place` says in words where it is kept; the program never opens it.

    `to_read` asks everyone with whom it is shared to read and understand it. `course_id` is the course that it counts
    as, None when it never counts. `edition_id` is the edition of a document that it is.
    """

    id: int
    title: str
    kind: LearningKind
    source: str = ""
    place: str = ""
    about: str = ""
    published_on: date | None = None
    to_read: bool = False
    counts: CountsWhen = CountsWhen.NO
    course_id: int | None = None
    edition_id: int | None = None
    active: bool = True


class Share(NamedTuple):
    """One sharing of an item: when, how, and in words with whom."""

    id: int
    item_id: int
    shared_on: date
    how: SharedHow
    whom: str = ""
    note: str = ""


class Reader(NamedTuple):
    """One person who has got an item: by which sharing, None when they had it otherwise; when they read it.

    `attendance_id` is the training that came of it, None when none did.
    """

    id: int
    person_id: int
    item_id: int
    share_id: int | None = None
    read_on: date | None = None
    attendance_id: int | None = None


class EditionChoice(NamedTuple):
    """An edition of a document that an item can be, with its words and the day it was published."""

    id: int
    words: str
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """How many of how many, and who is left out of both for a time."""

    count: int
    of: int
    away: int = 0

    @property
    def words(self) -> str:
        """`9 of 12 (75%)`; never 100% while somebody is missing."""
        return f"{self.count:,} of {self.of:,} ({self.percent_words})"

    @property
    def percent_words(self) -> str:
        """`75%`, or `n/a` when there is nobody."""
        return f"{self.count * 100 // self.of}%" if self.of else "n/a"

    @property
    def percent(self) -> int | None:
        """The whole percentage, None when there is nobody."""
        return self.count * 100 // self.of if self.of else None

    @property
    def beside(self) -> str:
        """`and 2 away`, empty when nobody is."""
        return f"and {self.away:,} away" if self.away else ""


class Got(NamedTuple):
    """One person who has got an item by a day: the sharing that it came by, and when they had read it."""

    person_id: int
    share: Share | None
    read_on: date | None
    attendance_id: int | None = None

    @property
    def shared_words(self) -> str:
        """`3 Sep 2026, by e-mail`."""
        return f"{in_words(self.share.shared_on)}, {self.share.how.words}" if self.share else "not shared here"


@dataclass(frozen=True)
class Reach:
    """Whom one item has reached by a day. `shares` are the newest first, `here` are in the order given.

    Those who are `away` are left out of the figures and named beside them. `starters` came after the item was first
    shared, ought to have it, and have not got it.
    """

    item: LearningItem
    as_at: date
    shares: tuple[Share, ...]
    got: Mapping[int, Got]
    here: tuple[int, ...]
    away: frozenset[int] = frozenset()
    starters: tuple[int, ...] = ()

    @cached_property
    def with_it(self) -> tuple[int, ...]:
        """Those here who have got it."""
        return tuple(own for own in self.here if own in self.got)

    @cached_property
    def without_it(self) -> tuple[int, ...]:
        """Those here who have not got it."""
        return tuple(own for own in self.here if own not in self.got)

    @cached_property
    def readers(self) -> tuple[int, ...]:
        """Those here who have read it."""
        return tuple(own for own in self.with_it if self.got[own].read_on is not None)

    @cached_property
    def unread(self) -> tuple[int, ...]:
        """Those here who have got it and not read it; nobody when it is not to be read."""
        return tuple(own for own in self.with_it if self.got[own].read_on is None) if self.item.to_read else ()

    @cached_property
    def shared(self) -> Part:
        """How many of those here have got it."""
        return self._part(self.with_it, self.here)

    @cached_property
    def read(self) -> Part:
        """How many of those here who have got it have read it."""
        return self._part(self.readers, self.with_it)

    @property
    def first_shared(self) -> date | None:
        return min((share.shared_on for share in self.shares), default=None)

    @property
    def last_shared(self) -> date | None:
        return max((share.shared_on for share in self.shares), default=None)

    def late(self) -> tuple[int, ...]:
        """Return those here, and not away, who have had it for four weeks or more and not read it."""
        return tuple(own for own in self.unread if own not in self.away and self._days_had(own) >= READ_WITHIN_DAYS)

    def _days_had(self, own: int) -> int:
        share = self.got[own].share
        return (self.as_at - share.shared_on).days if share is not None else 0

    def _part(self, some: Iterable[int], of: Iterable[int]) -> Part:
        wanted = set(of)
        away = len(wanted & self.away)
        return Part(len(set(some) - self.away), len(wanted) - away, away)


class Staff(NamedTuple):
    """Everybody on record, and on the day of a reach those here in the order of their names, and those away."""

    people: Mapping[int, Person]
    here: tuple[int, ...]
    away: frozenset[int]


def reach_of(item: LearningItem, shares: Iterable[Share], readers: Iterable[Reader], staff: Staff, day: date) -> Reach:
    """Say whom an item has reached by a day; what was shared or read later is left out."""
    by_id = {share.id: share for share in shares if share.shared_on <= day}
    got = {}
    for reader in readers:
        share = by_id.get(reader.share_id or 0)
        read_on = reader.read_on if reader.read_on is not None and reader.read_on <= day else None
        if share is not None or (reader.share_id is None and read_on is not None):
            got[reader.person_id] = Got(reader.person_id, share, read_on, reader.attendance_id)
    newest_first = tuple(sorted(by_id.values(), key=lambda share: (share.shared_on, share.id), reverse=True))
    found = Reach(item, day, newest_first, got, staff.here, staff.away)
    return Reach(item, day, newest_first, got, staff.here, staff.away, _starters(found, staff))


def _starters(found: Reach, staff: Staff) -> tuple[int, ...]:
    """Return who came after something to be read was first shared, ought to have it, and has not got it.

    Everybody ought to who comes, when it went to at least half of those here on the first day; otherwise those with a
    role or duty of somebody who has it.
    """
    first = found.first_shared
    if first is None or not (found.item.to_read and found.item.active):
        return ()
    new = [own for own in found.without_it if _came_after(staff.people[own], first, found.as_at)]
    if not new:
        return ()
    then = [own for own, person in staff.people.items() if person.service_on(first) is not None]
    if 2 * sum(own in found.got for own in then) >= len(then):
        return tuple(new)
    titles = {title for own in found.with_it for title in _titles(staff.people[own], found.as_at)}
    return tuple(own for own in new if not titles.isdisjoint(_titles(staff.people[own], found.as_at)))


def _came_after(person: Person, day: date, as_at: date) -> bool:
    since = held_since((service.span for service in person.services), as_at)
    return since is not None and since > day


def _titles(person: Person, day: date) -> set[str]:
    roles, duties = person.roles_on(day), person.duties_on(day)
    return {role.title for role in roles} | {duty.title for duty in duties}


class PersonLearning(NamedTuple):
    """One item that one person has got."""

    item: LearningItem
    got: Got

    @property
    def read_words(self) -> str:
        """When it was read, or that it is still to be read; empty when it need not be."""
        if self.got.read_on is not None:
            return f"read {in_words(self.got.read_on)}"
        return "not read yet" if self.item.to_read else ""


@dataclass(frozen=True, slots=True)
class ShareDraft:
    """Sharing an item with people on a day; `whom` says in words who they are."""

    item_id: int
    person_ids: tuple[int, ...]
    shared_on: date | None
    how: SharedHow
    whom: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Noted:
    """What sharing or reading has stored.

    `new` were not on record yet, `already` were. Of the new, `trained` have a training of it now, and the names are of
    those who had this training on that day already.
    """

    new: tuple[int, ...]
    already: tuple[int, ...] = ()
    trained: tuple[int, ...] = ()
    had_training: tuple[str, ...] = ()
