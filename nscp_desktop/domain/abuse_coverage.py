"""Which of the four categories of abuse the training of a year was about.

Source: NSCP Learning and Workforce Development Strategy 2022-24, which keeps training about all four a priority.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from nscp_desktop.domain.courses import Category, Course
from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.sessions import Session
from nscp_desktop.domain.snapshot import Snapshot
from nscp_desktop.domain.years import Year


@dataclass(frozen=True, slots=True)
class CategoryCovered:
    """One category: the sessions about it, the courses that people did, and who of those here did one."""

    category: Category
    session_ids: tuple[int, ...]
    course_ids: tuple[int, ...]
    person_ids: tuple[int, ...]

    @property
    def is_covered(self) -> bool:
        return bool(self.session_ids or self.course_ids)


@dataclass(frozen=True, slots=True)
class YearCoverage:
    """The training of a year, up to a day: `here` are those who were here on it, `unsaid` the courses without a word.

    Sessions count when they ended in the year and somebody was there. A training counts by its day, or by the first
    day of the month, term or year where only that is known.
    """

    year: Year
    until: date
    here: tuple[int, ...]
    categories: tuple[CategoryCovered, ...]
    unsaid: tuple[int, ...]

    def of(self, category: Category) -> CategoryCovered:
        return next(one for one in self.categories if one.category is category)

    def people_words(self, category: Category) -> str:
        """How many of those here had training about a category: `54 of 62`."""
        return f"{len(self.of(category).person_ids):,} of {len(self.here):,}"

    def narrowed(self, person_ids: Collection[int]) -> "YearCoverage":
        """Return the same for some of the people; sessions and courses stay those of everybody."""
        shown = [
            replace(one, person_ids=tuple(own for own in one.person_ids if own in person_ids))
            for one in self.categories
        ]
        return replace(self, here=tuple(own for own in self.here if own in person_ids), categories=tuple(shown))

    @property
    def not_covered(self) -> tuple[Category, ...]:
        return tuple(one.category for one in self.categories if not one.is_covered)

    @property
    def words(self) -> str:
        """Say what is missing: `Nothing was held about neglect since 1 Sep 2026.`"""
        is_over = self.until == self.year.ends_on
        begin = in_words(self.year.starts_on)
        when = f"from {begin} to {in_words(self.until)}" if is_over else f"since {begin}"
        missing = self.not_covered
        if not missing:
            return f"Training about all four categories was held {when}."
        names = [item.words.lower() for item in missing]
        if len(missing) == len(Category):
            return f"No training that is marked as about one of the four categories was held {when}."
        joined = " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
        return f"Nothing was held about {joined} {when}."

    @property
    def unsaid_words(self) -> str:
        """Say how many courses were held that do not say what they are about; empty when all do."""
        if not self.unsaid:
            return ""
        if len(self.unsaid) == 1:
            return "1 course of the year does not say which abuse it is about."
        return f"{len(self.unsaid):,} courses of the year do not say which abuse they are about."


def year_coverage(snapshot: Snapshot, sessions: Iterable[Session], year: Year, as_at: date) -> YearCoverage:
    """Work out which categories the training of a year, or of what is over of it on a day, was about."""
    until = min(year.ends_on, as_at)
    here = tuple(own for own, person in snapshot.people.items() if person.service_on(until) is not None)
    done = _done(snapshot, here, year, until)
    held = [one for one in sessions if one.attended and year.starts_on <= one.ends_on <= until]
    courses = snapshot.rulebook.courses
    course_ids = {*done, *(one.course_id for one in held)}
    return YearCoverage(
        year,
        until,
        here,
        tuple(_covered(category, courses, done, held) for category in Category),
        tuple(own for own in courses if own in course_ids and not courses[own].categories),
    )


def _done(snapshot: Snapshot, here: Iterable[int], year: Year, until: date) -> dict[int, dict[int, None]]:
    """Return who of those here did which course in the year."""
    found: dict[int, dict[int, None]] = {}
    for own in here:
        for done in snapshot.history(own).completions:
            if done.completed_on is not None and year.starts_on <= done.completed_on <= until:
                found.setdefault(done.course_id, {})[own] = None
    return found


def _covered(
    category: Category,
    courses: Mapping[int, Course],
    done: Mapping[int, Mapping[int, None]],
    held: Iterable[Session],
) -> CategoryCovered:
    about = {own for own, course in courses.items() if category in course.categories}
    sessions = [one for one in held if one.course_id in about]
    took_part = {own for own in about if own in done} | {one.course_id for one in sessions}
    people = {own: None for course_id in about for own in done.get(course_id, ())}
    return CategoryCovered(
        category,
        tuple(one.id for one in sessions),
        tuple(own for own in courses if own in took_part),
        tuple(people),
    )
