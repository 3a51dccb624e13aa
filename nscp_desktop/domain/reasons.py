"""What on record led to a standing, in words: the training, the interval, and the day that follows."""

from datetime import date

from nscp_desktop.domain.applies import MONTHS_BEFORE_A_START
from nscp_desktop.domain.dates import add_days, in_words, plural
from nscp_desktop.domain.requirements import Requirement, Rule, RuleKind, hours_in_words
from nscp_desktop.domain.rule_kinds import current_edition, due_after, edition_after, edition_read, effective_on
from nscp_desktop.domain.standing import Rulebook, Standing
from nscp_desktop.domain.standing_kinds import StandingKind
from nscp_desktop.domain.training import Completion
from nscp_desktop.domain.what_counts import hours_of


def record_words(
    standing: Standing, requirement: Requirement, rulebook: Rulebook, as_at: date, since: date | None
) -> str:
    """Say what led to a standing under the rule that bites; empty when no rule does.

    `since` is the day named before these words as the one from which it applies, None where none was named.
    """
    rule = standing.rule
    if rule is None:
        return ""
    first_time = _first_time_words(standing, rule, rulebook, as_at, since)
    match standing.kind:
        case StandingKind.NOT_REQUIRED:
            other = rulebook.by_id.get(standing.waits_for or "")
            first = other.title if other else "another training"
            return f"It follows {first}, which is not on record with a date yet, so nothing is asked until then."
        case StandingKind.EXEMPT if standing.exemption is not None:
            until = f" until {in_words(standing.due)}" if standing.due else ""
            reason, approver = standing.exemption.reason, standing.exemption.approved_by
            approved = f"{sentence(f'Exempt{until}: {reason}')} {sentence(f'Approved by {approver}')}"
            return f"{_asked_words(rule)} {approved}"
        case StandingKind.DATE_UNKNOWN:
            record = f"{_title(standing.completion, rulebook)} is on record as done, but without a date"
            parts = [f"{record}, so it does not count until the date is known.{_accepted_words(standing)}"]
            done = standing.hours_done
            parts.append(f"{done:g} of {rule.words} count so far." if done else _asked_words(rule))
            parts.append(first_time if standing.due else "")
            return " ".join(part for part in parts if part)
        case _ if rule.kind is RuleKind.HOURS:
            return _hours_words(standing, requirement, rulebook, as_at, first_time)
        case _ if standing.kind.counts_as_in_date or standing.lapsed:
            return _counted_words(standing, rule, rulebook, as_at)
        case _:
            return _missing_words(standing, requirement, rulebook, as_at, first_time)


def sentence(words: str) -> str:
    """End a sentence with one stop, also when what was typed ends with one."""
    return f"{words.rstrip('. ')}."


# While nothing counts


def _missing_words(
    standing: Standing, requirement: Requirement, rulebook: Rulebook, as_at: date, first_time: str
) -> str:
    """Say that nothing on record counts, until when the first time is or was due, and what is nearest to it."""
    rule = standing.rule
    if rule is None:
        return ""
    parts = ["Nothing on record counts.", _asked_words(rule), first_time]
    if standing.completion is not None:
        why = _why_not(standing, standing.completion, requirement, rulebook, as_at)
        parts.append(f"{_dated(standing.completion, rulebook)} is on record, but {why}.{_accepted_words(standing)}")
    return " ".join(part for part in parts if part)


def _asked_words(rule: Rule) -> str:
    match rule.kind:
        case RuleKind.HOURS:
            return f"It asks for {rule.words}."
        case RuleKind.EDITION:
            return "It is asked for with each new edition."
        case _:
            return f"It is asked for {rule.words}."


def _first_time_words(standing: Standing, rule: Rule, rulebook: Rulebook, as_at: date, since: date | None) -> str:
    """Say until when the first time is or was due, and from which day that runs; empty where no time is given."""
    due, within = standing.due, rule.first_within_days
    if within is None:
        return ""
    if due is None:
        return "No start date is known from which the time for it would run."
    start = add_days(due, -within)
    is_due = "was due" if due < as_at else "is due"
    begun = _begun_words(start, rule, rulebook, since)
    return f"The first time {is_due} within {plural(within, 'day')} of {in_words(start)}{begun} by {in_words(due)}."


def _begun_words(start: date, rule: Rule, rulebook: Rulebook, since: date | None) -> str:
    """Say what happened on the day from which the time for it runs, where that has not been said yet."""
    if rule.starts_on is not None and start < rule.starts_on:
        return ", when the rule before this one asked for it,"
    if start == since:
        return ","
    if start == rule.starts_on:
        return ", when this rule began,"
    other = rulebook.by_id.get(rule.after or "")
    if other is not None and (since is None or start > since):
        return f", when {other.title} was first done,"
    return ", since when it has been asked of them,"


def _why_not(
    standing: Standing, completion: Completion, requirement: Requirement, rulebook: Rulebook, as_at: date
) -> str:
    """Say why the training that is nearest does not count."""
    rule, counts = standing.rule, rulebook.counts.get(completion.course_id, ())
    if standing.equivalent is None and not any(one.first for one in counts if one.requirement_id == requirement.id):
        return "it counts as a renewal only, and no first time comes before it"
    if rule is None:
        return "it does not count"
    if rule.kind is RuleKind.HOURS and not hours_of(completion, rulebook.courses):
        return "no hours are known for it"
    if rule.kind is RuleKind.HOURS and (due_after(completion, rule) or as_at) < as_at:
        return "its hours no longer count"
    if rule.after is not None:
        other = rulebook.by_id.get(rule.after)
        return f"it was done before {other.title if other else 'what has to come first'}"
    if rule.kind is RuleKind.EACH_START:
        return f"it was done more than {MONTHS_BEFORE_A_START} months before this start, or in an earlier time here"
    return "it does not count"


# Once something counts


def _counted_words(standing: Standing, rule: Rule, rulebook: Rulebook, as_at: date) -> str:
    completion, due = standing.completion, standing.due
    if completion is None:
        return ""
    last, accepted = _last_words(completion, rulebook), _accepted_words(standing)
    if rule.kind is RuleKind.EDITION:
        return f"{last}; {_edition_words(completion, rule, due, as_at)}{accepted}"
    if due is None:
        return f"{last}; asked for {rule.words}, so it does not lapse.{accepted}"
    return f"{last}; {_interval_words(completion, rule, due)}, {_lapse_words(due, as_at)}.{accepted}"


def _interval_words(completion: Completion, rule: Rule, due: date) -> str:
    if completion.expires_on == due and due_after(completion._replace(expires_on=None), rule) != due:
        longer = rule.may_lengthen and rule.kind is not RuleKind.EACH_START
        until = "or for as long as the certificate says" if longer else "but no longer than the certificate says"
        return f"asked for {rule.words}, {until}"
    if rule.kind is RuleKind.ACADEMIC_YEAR:
        return "asked for once per academic year, 1 Sep to 31 Aug"
    months = rule.months or 0
    return f"valid {plural(months // 12, 'year') if months % 12 == 0 else plural(months, 'month')}"


def _lapse_words(due: date, as_at: date) -> str:
    return f"so it lapsed after {in_words(due)}" if due < as_at else f"so it is in date until {in_words(due)}"


def _edition_words(completion: Completion, rule: Rule, due: date | None, as_at: date) -> str:
    day = effective_on(completion, rule)
    read, following = (edition_read(day, rule), edition_after(day, rule)) if day else (None, None)
    edition = f"that counts for the {read.name} edition" if read else "that was before the editions on record"
    if due is None or following is None:
        return f"{edition}, the newest on record."
    words = f"{edition}; the {following.name} edition {'was' if due < as_at else 'is'} due by {in_words(due)}"
    now = current_edition(as_at, rule)
    if now is not None and now.in_force > following.in_force:
        return f"{words}, and the {now.name} edition is in force now."
    return f"{words}."


def _hours_words(standing: Standing, requirement: Requirement, rulebook: Rulebook, as_at: date, first_time: str) -> str:
    """Say how many hours count, and when they drop or dropped below what is asked: `5 of 8 hours in 3 years`."""
    done, due, rule = standing.hours_done, standing.due, standing.rule
    if rule is None or standing.completion is None or not (done or standing.lapsed):
        return _missing_words(standing, requirement, rulebook, as_at, first_time)
    least = hours_in_words(rule.hours or 0)
    last, count = _last_words(standing.completion, rulebook), f"{done or 0:g} of {rule.words} count"
    accepted = _accepted_words(standing)
    if standing.lapsed and due is not None:
        return f"{last}; {count}, and they dropped below {least} after {in_words(due)}.{accepted}"
    if not standing.kind.counts_as_in_date:
        return f"{last}; {count} so far.{accepted} {first_time}".rstrip()
    if due is None:
        return f"{last}; {count}.{accepted}"
    return f"{last}; {count}, and they drop below {least} after {in_words(due)}.{accepted}"


def _last_words(completion: Completion, rulebook: Rulebook) -> str:
    """Name the training that counts: `Last done 11 Nov 2024 (Designated lead), certificate attached`."""
    title, evidence = f" ({_title(completion, rulebook)})", _evidence_words(completion)
    if completion.completed_on is None:
        return f"On record{title}: {completion.done_words}{evidence}"
    return f"Last done {completion.done_words}{title}{evidence}"


def _dated(completion: Completion, rulebook: Rulebook) -> str:
    title = _title(completion, rulebook)
    if completion.completed_on is None and completion.expires_on is not None:
        return f"{title} with a certificate valid until {in_words(completion.expires_on)}"
    return f"{title} of {completion.done_words}"


def _title(completion: Completion | None, rulebook: Rulebook) -> str:
    course = rulebook.courses.get(completion.course_id) if completion is not None else None
    return course.title if course else "A training"


def _accepted_words(standing: Standing) -> str:
    """Say who accepted a training for something that its course does not count towards, and why."""
    accepted = standing.equivalent
    if accepted is None:
        return ""
    day = in_words(accepted.decided_on)
    return f" {sentence(f'Accepted as equivalent by {accepted.approved_by} on {day}: {accepted.reason}')}"


def _evidence_words(completion: Completion) -> str:
    words = ", ".join(part for part in (completion.provider, completion.evidence_words) if part)
    return f", {words}" if words else ""
