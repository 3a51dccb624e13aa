"""What a last day has to do with training: a session that goes on over it, and what is on record after it."""

from collections.abc import Mapping
from datetime import date

from nscp_desktop.domain.courses import Course
from nscp_desktop.domain.dates import in_words, plural
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.sessions import Session
from nscp_desktop.domain.standing import History

_SHOWN = 3


def last_days(before: Person, after: Person) -> list[date]:
    """Return the last days of periods of service that are new."""
    known = {service.span.ends_on for service in before.services}
    days = [service.span.ends_on for service in after.services if service.span.ends_on not in known]
    return [day for day in days if day is not None]


def within_session_words(person: Person, day: date, session: Session, courses: Mapping[int, Course]) -> str:
    """Say why somebody cannot have left on a day: they were at a training that went on after it."""
    course = courses.get(session.course_id)
    title = course.title if course else "a training"
    return (
        f"{person.name} was at {title} from {in_words(session.starts_on)} to {in_words(session.ends_on)}, so "
        f"{in_words(day)} lies in the middle of it. Choose {in_words(session.ends_on)} or later, or a day before it "
        "began."
    )


def leaving_notes(day: date, history: History, courses: Mapping[int, Course]) -> tuple[str, ...]:
    """Point out what is on record or booked after the last day of somebody who leaves; empty when nothing is."""
    titles = {course.id: course.title for course in courses.values()}
    done = sorted(
        (item.completed_on, titles.get(item.course_id, ""))
        for item in history.completions
        if item.completed_on is not None and item.completed_on > day
    )
    booked = sorted(
        (item.on or date.max, titles.get(item.course_id, ""))
        for item in history.bookings
        if item.on is None or item.on > day
    )
    notes = []
    if done:
        notes.append(f"{plural(len(done), 'training')} on record after this day: {_listed(done)}.")
    if booked:
        notes.append(f"{plural(len(booked), 'booking')} after this day: {_listed(booked)}.")
    return tuple(notes)


def _listed(entries: list[tuple[date, str]]) -> str:
    words = [f"{title}, {in_words(day)}" if day != date.max else f"{title}, day not known" for day, title in entries]
    rest = len(words) - _SHOWN
    return "; ".join(words[:_SHOWN]) + (f"; and {rest} more" if rest > 0 else "")
