"""How long a completion lasts under each kind of rule.

Source: intervals count whole calendar months; the academic year is 1 Sep to 31 Aug (KCSIE asks for updates at
least once a year), so what was done in it lasts until its last day; a new edition is read anew.
"""

from datetime import date

from nscp_desktop.domain.dates import FOREVER, academic_year_end, add_days, add_months
from nscp_desktop.domain.requirements import Edition, Rule, RuleKind
from nscp_desktop.domain.training import Completion

MONTHS_IN_A_YEAR = 12


def effective_on(completion: Completion, rule: Rule) -> date | None:
    """Return the day from which a completion counts under a rule, None when its date is unknown.

    A certificate of which only the expiry is known counts from one interval before that expiry, and at the
    latest from the day it was recorded: it was done by then.
    """
    if completion.completed_on is not None:
        return completion.completed_on
    if completion.expires_on is None:
        return None
    implied = add_months(completion.expires_on, -(rule.months or MONTHS_IN_A_YEAR))
    return min(implied, completion.recorded_on)


def due_after(completion: Completion, rule: Rule) -> date | None:
    """Return the last day on which a completion is still in date, `FOREVER` when it never lapses.

    None when the date of the completion is unknown. A typed expiry shortens the interval, and lengthens it only
    where the rule says so; a completion known only by its expiry is held to the day it was recorded plus the
    interval, because it cannot have been done later than that. Under HOURS it is how long its hours count.
    """
    day = effective_on(completion, rule)
    if day is None:
        return None
    return lasts_until(rule, day, completion.completed_on or completion.recorded_on, completion.expires_on)


def lasts_until(rule: Rule, day: date, done: date, expiry: date | None = None) -> date:
    """Return the last day in date of what counts from `day` on and was done by `done` at the latest."""
    match rule.kind:
        case RuleKind.EVERY_MONTHS | RuleKind.HOURS:
            due = add_months(done, rule.months or 0)
        case RuleKind.ACADEMIC_YEAR:
            due = academic_year_end(done)
        case RuleKind.ONCE:
            return FOREVER
        case RuleKind.EDITION:
            return _due_after_edition(day, rule)
        case RuleKind.MINIMUM:
            due = add_months(done, rule.months) if rule.months else FOREVER
        case RuleKind.EACH_START:
            due = FOREVER
    if expiry is None:
        return due
    return expiry if rule.may_lengthen else min(due, expiry)


def edition_read(day: date, rule: Rule) -> Edition | None:
    """Return the edition that a reading on `day` counts for, None when it is older than all of them."""
    return next((edition for edition in reversed(rule.editions) if edition.counts_from <= day), None)


def current_edition(day: date, rule: Rule) -> Edition | None:
    """Return the edition in force on `day`."""
    return next((edition for edition in reversed(rule.editions) if edition.in_force <= day), None)


def edition_after(day: date, rule: Rule) -> Edition | None:
    """Return the edition that has to be read after a reading on `day`, None when there is none on record."""
    return next((edition for edition in rule.editions if edition.counts_from > day), None)


def _due_after_edition(day: date, rule: Rule) -> date:
    """Return the day by which the edition after the one read on `day` has to be read."""
    following = edition_after(day, rule)
    return add_days(following.in_force, rule.edition_within_days) if following else FOREVER
