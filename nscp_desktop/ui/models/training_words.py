"""What a form says beside a training while it is typed: what it counts towards, until when, and what is missing."""

from collections.abc import Collection
from datetime import date

from PySide6.QtCore import QCoreApplication

from nscp_desktop.domain.board import Snapshot
from nscp_desktop.domain.courses import Course
from nscp_desktop.domain.dates import Precision, in_words
from nscp_desktop.domain.standing import Rulebook
from nscp_desktop.domain.training import Completion
from nscp_desktop.domain.validity import asks_for_hours, validity

LINES_SHOWN = 4


def counts_words(course: Course, rulebook: Rulebook) -> str:
    """Say what a course counts towards."""
    known = [rulebook.by_id.get(item.requirement_id) for item in course.satisfies]
    titles = [found.title for found in known if found is not None and found.active]
    if not titles:
        return _tr("Counts towards nothing yet: it is kept as extra training.")
    return _tr("Counts towards: %1.").replace("%1", ", ".join(titles))


def validity_words(
    course: Course, done: Completion, rulebook: Rulebook, as_at: date, accepted: Collection[str] = ()
) -> str:
    """Say until when a training will count for each requirement, one line each; empty without any date.

    `accepted` are requirements that it was accepted for beside those of its course.
    """
    if done.completed_on is None and done.expires_on is None:
        return ""
    lines = [
        f"{found.requirement.short or found.requirement.title}: {found.words}"
        for found in validity(course, done, rulebook, as_at, accepted)
    ]
    rest = len(lines) - LINES_SHOWN
    if rest > 1:
        lines = [*lines[:LINES_SHOWN], _tr("and %1 more").replace("%1", str(rest))]
    return "\n".join(lines)


def hours_note(course: Course, done: Completion, rulebook: Rulebook, as_at: date) -> str:
    """Ask for hours where they count and none are known; empty otherwise."""
    if not asks_for_hours(course, rulebook, as_at):
        return ""
    missing = [item.requirement.title for item in validity(course, done, rulebook, as_at) if item.hours_missing]
    if not missing:
        return ""
    return _tr("Say how many hours it took: without them it adds nothing to %1.").replace("%1", ", ".join(missing))


def completion_words(snapshot: Snapshot, as_at: date, done: Completion) -> str:
    """Say what a completion on record would count for as it is typed now, with the hours that are missing."""
    course = snapshot.rulebook.courses[done.course_id]
    own = snapshot.history(done.person_id).equivalents
    accepted = [item.requirement_id for item in own if item.completion_id == done.id]
    lines = (
        hours_note(course, done, snapshot.rulebook, as_at),
        validity_words(course, done, snapshot.rulebook, as_at, accepted),
    )
    return "\n".join(line for line in lines if line)


def date_note(day: date | None, precision: Precision, *, unknown: bool = False) -> str:
    """Say how a date counts that is not exact, or not known; empty for an exact one."""
    if unknown:
        return _tr("It is kept as done, and counts once its date is on record.")
    if day is None or precision is Precision.DAY:
        return ""
    return (
        _tr("It is shown as “%1” and counts from %2.")
        .replace("%1", in_words(day, precision))
        .replace("%2", in_words(day))
    )


def everyone_words(*, is_school: bool) -> str:
    """Write the tick for a day of training for everyone, in the words of the agency's sector."""
    if is_school:
        return _tr("For everyone here that day\n(&whole-school training)")
    return _tr("For ever&yone here that day")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Training", text)
