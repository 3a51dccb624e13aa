"""When something that was decided or reviewed has to be looked at again."""

from datetime import date

from nscp_desktop.domain.dates import add_days, days_between, in_words, plural

REVIEW_AHEAD_DAYS = 30


def is_due(on: date | None, day: date) -> bool:
    """Whether a review is due on `day`: its date has passed, or lies within the next 30 days."""
    return on is not None and on <= add_days(day, REVIEW_AHEAD_DAYS)


def due_words(what: str, on: date, day: date) -> str:
    """Say when a review was or is due: `Review was due on 1 Sep 2026, 83 days ago.`"""
    days = plural(abs(days_between(on, day)), "day")
    if on < day:
        return f"{what} was due on {in_words(on)}, {days} ago."
    return f"{what} is due today." if on == day else f"{what} is due on {in_words(on)}, in {days}."
