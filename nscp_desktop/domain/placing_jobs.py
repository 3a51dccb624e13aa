"""The job of looking at placements whose review is due, for the list of what to do next."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.review_days import due_words, is_due


class ReviewJob(NamedTuple):
    """Whose placement is due for review, and what is said of it."""

    title: str
    detail: str
    person_ids: tuple[int, ...]


def review_job(people: Iterable[Person], day: date) -> ReviewJob | None:
    """Return the job for those whose placement is due for review on a day, the longest due first; None for nobody."""
    due: list[tuple[date, Person]] = []
    for person in people:
        placed = person.group_on(day)
        if placed is not None and placed.review_on is not None and is_due(placed.review_on, day):
            due.append((placed.review_on, person))
    if not due:
        return None
    due.sort(key=lambda pair: (pair[0], pair[1].id))
    on, first = due[0]
    title = f"{plural(len(due), 'placement')} in a Target Group to review"
    if len(due) == 1:
        title = f"Placement of {first.name} in a Target Group to review"
        return ReviewJob(title, due_words("Review", on, day), (first.id,))
    return ReviewJob(title, f"First: {first.name}. {due_words('Review', on, day)}", tuple(own.id for _, own in due))
