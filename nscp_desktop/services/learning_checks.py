"""What is refused before something about shared learning is stored."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from nscp_desktop.domain.courses import Course
from nscp_desktop.domain.dates import EARLIEST_TRAINING, in_words, year_problem
from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.learning import CountsWhen, LearningItem, Reader, Share, ShareDraft
from nscp_desktop.domain.people import Person
from nscp_desktop.services.titles import refuse_long, tidy

NAMED = 3
LONGEST_ABOUT = 2_000


def checked_item(item: LearningItem, others: Iterable[LearningItem]) -> LearningItem:
    """Return an item as it is stored; refuse what cannot be, beside the field that is wrong."""
    title = tidy(item.title)
    if not title:
        raise NotAllowedError("Type the title.", "title")
    refuse_long(title, "title")
    if any(
        other.id != item.id and (other.title.casefold(), other.published_on) == (title.casefold(), item.published_on)
        for other in others
    ):
        raise NotAllowedError("There is an item of this title and day already. Add the day or the issue.", "title")
    if problem := year_problem(item.published_on):
        raise NotAllowedError(problem, "published_on")
    for name, text in (("source", item.source), ("place", item.place)):
        refuse_long(tidy(text), name)
    refuse_long(item.about.strip(), "about", LONGEST_ABOUT)
    if item.counts is CountsWhen.READ and not item.to_read:
        raise NotAllowedError("It can only count when it is read if it is to be read. Tick that as well.", "to_read")
    return replace(
        item,
        title=title,
        source=tidy(item.source),
        place=tidy(item.place),
        about=item.about.strip(),
        course_id=item.course_id if item.counts is not CountsWhen.NO else None,
    )


def check_course(item: LearningItem, courses: Mapping[int, Course], before: LearningItem | None) -> None:
    """Refuse that an item counts as no course, or as one that has been switched off since."""
    if item.counts is CountsWhen.NO:
        return
    course = courses.get(item.course_id or 0)
    if course is None:
        raise NotAllowedError("Choose the course that it counts as.", "course_id")
    if not course.active and (before is None or before.course_id != course.id):
        raise NotAllowedError(f"{course.title} is switched off. Choose another course.", "course_id")


def check_published(item: LearningItem, shares: Iterable[Share], readers: Iterable[Reader]) -> None:
    """Refuse a day on which an item was published when it was shared, or read, before that."""
    days = [(share.shared_on, "shared") for share in shares]
    days += [(reader.read_on, "read") for reader in readers if reader.read_on is not None]
    first, does = min(days, default=(None, ""))
    if first is not None and item.published_on is not None and first < item.published_on:
        raise NotAllowedError(f"It was {does} on {in_words(first)}, before that day.", "published_on")


def check_day(item: LearningItem, day: date | None, today: date, field: str) -> date:
    """Return the day on which something was shared or read; refuse one that cannot be."""
    does = "shared" if field == "shared_on" else "read"
    if day is None:
        raise NotAllowedError(f"Give the day on which it was {does}.", field)
    if day > today:
        raise NotAllowedError(f"{in_words(day)} is still ahead. Come back when it has been {does}.", field)
    if day < EARLIEST_TRAINING:
        raise NotAllowedError("Check the year.", field)
    if item.published_on is not None and day < item.published_on:
        raise NotAllowedError(
            f"It was published on {in_words(item.published_on)}, so it cannot have been {does} on {in_words(day)}.",
            field,
        )
    return day


def check_words(draft: ShareDraft) -> None:
    """Refuse words about a sharing that are too long to be listed."""
    refuse_long(tidy(draft.whom), "whom")
    refuse_long(draft.note.strip(), "note", LONGEST_ABOUT)


def check_people(people: Mapping[int, Person], person_ids: Sequence[int], day: date) -> None:
    """Refuse nobody, somebody who is not on record, and people who were not here on the day."""
    if not person_ids:
        raise NotAllowedError("Tick at least one person.", "person_ids")
    if any(own not in people for own in person_ids):
        raise NotFoundError("Somebody on the list is no longer in the record.")
    gone = [people[own].name for own in person_ids if people[own].service_on(day) is None]
    if gone:
        were = "was" if len(gone) == 1 else "were"
        raise NotAllowedError(
            f"{names_words(gone)} {were} not here on {in_words(day)}. Untick them, or choose another day.", "person_ids"
        )


def names_words(names: Sequence[str]) -> str:
    """Name a few: `Ada Okafor, Bo Khan and 4 more`."""
    shown = list(names) if len(names) <= NAMED else [*names[: NAMED - 1], f"{len(names) - NAMED + 1} more"]
    return shown[0] if len(shown) == 1 else ", ".join(shown[:-1]) + f" and {shown[-1]}"
