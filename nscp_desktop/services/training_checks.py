"""What is refused before a training is stored."""

from collections.abc import Sequence
from datetime import date

from nscp_desktop.domain.board import Snapshot
from nscp_desktop.domain.dates import EARLIEST_TRAINING, Precision, add_days, days_between, in_words
from nscp_desktop.domain.drafts import TrainingDraft
from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.whole_agency import held_for_everyone
from nscp_desktop.services.courses import check_hours

# A course that runs over a term is several trainings, or is recorded on the day on which it was completed.
LONGEST_DAYS = 60
NAMED = 3


def check_training(draft: TrainingDraft, snapshot: Snapshot, today: date) -> None:
    """Refuse a training that cannot be, beside the field that is wrong."""
    if draft.course_id not in snapshot.rulebook.courses:
        raise NotAllowedError("Choose a course.", "course_id")
    if not draft.person_ids:
        raise NotAllowedError("Tick at least one person who was there.", "person_ids")
    check_hours(draft.hours)
    check_dates(draft.completed_on, draft.expires_on, today)
    _check_first_day(draft)
    if draft.whole_agency:
        _check_whole_agency(draft, snapshot)
    if any(person_id not in snapshot.people for person_id in draft.person_ids):
        raise NotFoundError("Somebody on the list is no longer in the record.")


def check_dates(completed_on: date | None, expires_on: date | None, today: date) -> None:
    """Refuse a training that is still ahead, done or over before 1970, or over before it was done."""
    if completed_on is not None and completed_on > today:
        raise NotAllowedError(
            f"{in_words(completed_on)} is still ahead. Book the training now, and record it when it is done.",
            "completed_on",
        )
    if completed_on is not None and completed_on < EARLIEST_TRAINING:
        raise NotAllowedError("Training before 1970 cannot be right. Check the year.", "completed_on")
    if completed_on is not None and expires_on is not None and expires_on < completed_on:
        raise NotAllowedError("It would run out before it was done. Check both dates.", "expires_on")
    if expires_on is not None and expires_on < EARLIEST_TRAINING:
        raise NotAllowedError("Training that ran out before 1970 cannot be right. Check the year.", "expires_on")


def check_last_days(draft: TrainingDraft, people: Sequence[Person]) -> None:
    """Refuse a training of several days for people who left before it was over: they cannot have completed it.

    Raises NotAllowedError, beside `person_ids`, with their names and last days.
    """
    first, last = draft.first_day, draft.completed_on
    if first is None or last is None:
        return
    left = [(person.name, day) for person in people if (day := _last_day_within(person, first, last)) is not None]
    if not left:
        return
    named = [f"{name} ({in_words(day)})" for name, day in left[:NAMED]]
    rest = [f"{len(left) - NAMED} more"] if len(left) > NAMED else []
    days = f"from {in_words(first)} to {in_words(last)}"
    if len(left) == 1:
        sentence = f"The last day of {left[0][0]}, {in_words(left[0][1])}, lies in the middle of this training {days}."
        raise NotAllowedError(f"{sentence} Untick them, or correct the last day first.", "person_ids")
    names = ", ".join([*named, *rest][:-1]) + f" and {[*named, *rest][-1]}"
    sentence = f"The last days of {names} lie in the middle of this training {days}."
    raise NotAllowedError(f"{sentence} Untick them, or correct their last days first.", "person_ids")


def _last_day_within(person: Person, first: date, last: date) -> date | None:
    """Return the day in the middle of a training after which somebody was here no longer; None without one."""
    days = [item.span.ends_on for item in person.services if item.span.ends_on is not None]
    gone = (day for day in days if first <= day < last and person.service_on(add_days(day, 1)) is None)
    return min(gone, default=None)


def _check_first_day(draft: TrainingDraft) -> None:
    first, last = draft.first_day, draft.completed_on
    if first is None:
        return
    if last is None or draft.precision is not Precision.DAY:
        raise NotAllowedError("Say on which day it was completed, or leave this empty.", "first_day")
    if first > last:
        raise NotAllowedError("It would begin after it was completed. Check both dates.", "first_day")
    if days_between(first, last) > LONGEST_DAYS:
        raise NotAllowedError(
            f"That is more than {LONGEST_DAYS} days. Leave this empty, or record the parts one by one.", "first_day"
        )


def _check_whole_agency(draft: TrainingDraft, snapshot: Snapshot) -> None:
    if draft.completed_on is None or draft.precision is not Precision.DAY:
        raise NotAllowedError("Training for everyone here that day needs its exact day.", "completed_on")
    if not held_for_everyone(snapshot.rulebook, draft.course_id):
        title = snapshot.rulebook.courses[draft.course_id].title
        raise NotAllowedError(f"{title} counts towards nothing that is held for everyone.", "whole_agency")
