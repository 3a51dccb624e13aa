"""Why a standing is what it is, in words that a governor understands."""

from datetime import date

from nscp_desktop.domain.dates import days_between, in_words, opening, plural
from nscp_desktop.domain.people import Person, Span
from nscp_desktop.domain.requirements import Requirement, Rule, RuleKind
from nscp_desktop.domain.rule_kinds import current_edition, due_after, edition_read, effective_on
from nscp_desktop.domain.standing import Rulebook, Standing, StandingKind
from nscp_desktop.domain.training import Completion


def status_words(standing: Standing, as_at: date) -> str:
    """Write a standing in a few words: `Overdue by 12 days`, `In date until 2 Sep 2029`."""
    kind, due = standing.kind, standing.due
    if due is None:
        return kind.words
    match kind:
        case StandingKind.OVERDUE:
            return f"Overdue by {plural(days_between(due, as_at), 'day')}"
        case StandingKind.IN_DATE:
            return f"In date until {in_words(due)}"
        case StandingKind.DUE_SOON:
            return f"Due soon, by {in_words(due)}"
        case StandingKind.INDUCTION:
            return f"Induction, by {in_words(due)}"
        case StandingKind.NOT_DONE:
            return f"Not done, was due {in_words(due)}"
        case StandingKind.EXEMPT:
            return f"Exempt until {in_words(due)}"
        case _:
            return kind.words


def booked_words(standing: Standing) -> str:
    """Write the booking beside a standing: `booked 27 Nov 2026`, empty when there is none."""
    if standing.booking is None:
        return ""
    return f"booked {in_words(standing.booking.on)}" if standing.booking.on else "booked, date to be set"


def because(person: Person, requirement: Requirement, standing: Standing, rulebook: Rulebook, as_at: date) -> str:
    """Explain a standing in full: why it applies, the record that counts, the dates, and who asks for it."""
    rule = standing.rule
    if rule is None:
        return f"{requirement.title} is not asked of {person.name} on {in_words(as_at)}."
    parts = [applies_words(person, rule, as_at)]
    parts.append(_record_words(standing, rule, rulebook, as_at))
    if standing.booking is not None:
        parts.append(f"{opening(booked_words(standing))}.")
    parts.append(source_words(rule))
    return " ".join(part for part in parts if part)


def applies_words(person: Person, rule: Rule, as_at: date) -> str:
    """Say why a rule applies to a person: `Deputy DSL since 4 Sep 2022, so this applies.`"""
    who = rule.who
    for duty in person.duties_on(as_at):
        if duty.duty in who.duties:
            return f"{_since(duty.title, duty.span)}, so this applies."
    for role in person.roles_on(as_at):
        if role.title in who.roles:
            return f"{_since(role.title, role.span)}, so this applies."
    placed = person.group_on(as_at)
    if who.groups and placed is not None:
        return f"{_since(f'Target Group {placed.group}', placed.span)}, so this applies."
    service = person.service_on(as_at)
    if service is None:
        return ""
    start = service.span.starts_on
    if start is not None:
        return f"{service.kind.words} since {in_words(start)}, so this applies."
    return f"{service.kind.words}, so this applies." if who.kinds else "Applies to everyone."


def source_words(rule: Rule) -> str:
    """Say who asks for it: `Asked for by: NSCP strategy 2022-24, section 8.`"""
    edition = f" ({rule.source_edition})" if rule.source_edition else ""
    source = _sentence(f"Asked for by: {rule.source}{edition}") if rule.source else "Asked for by the agency."
    return f"{source} {_sentence(f'To check: {rule.to_check}')}" if rule.to_check else source


def _sentence(words: str) -> str:
    """End a sentence with one stop, also when what was typed ends with one."""
    return f"{words.rstrip('. ')}."


def _since(title: str, span: Span) -> str:
    return f"{title} since {in_words(span.starts_on)}" if span.starts_on else title


def _record_words(standing: Standing, rule: Rule, rulebook: Rulebook, as_at: date) -> str:
    match standing.kind:
        case StandingKind.NOT_REQUIRED:
            other = rulebook.by_id.get(standing.waits_for or "")
            first = other.title if other else "another training"
            return f"It follows {first}, which is not on record with a date yet, so nothing is asked until then."
        case StandingKind.EXEMPT if standing.exemption is not None:
            until = f" until {in_words(standing.due)}" if standing.due else ""
            reason, approver = standing.exemption.reason, standing.exemption.approved_by
            return f"{_sentence(f'Exempt{until}: {reason}')} {_sentence(f'Approved by {approver}')}"
        case StandingKind.DATE_UNKNOWN:
            due = f" The first time {_was_due(standing.due, as_at)}." if standing.due else ""
            return f"It is on record as done, but without a date, so it does not count until the date is known.{due}"
        case StandingKind.INDUCTION | StandingKind.NOT_DONE:
            return _first_time_words(standing, rule, as_at)
        case StandingKind.OVERDUE if not _lapsed(standing, rule):
            return _first_time_words(standing, rule, as_at)
        case _:
            return _counted_words(standing, rule, rulebook, as_at)


def _lapsed(standing: Standing, rule: Rule) -> bool:
    """Whether an overdue standing comes from a completion that lapsed, and not from a missed first time."""
    return standing.completion is not None and due_after(standing.completion, rule) == standing.due


def _first_time_words(standing: Standing, rule: Rule, as_at: date) -> str:
    nearest = ""
    if standing.completion is not None:
        nearest = f" {_nearest_words(standing.completion)} is on record, but does not count as the first time."
    if rule.first_within_days is None:
        return f"Nothing on record counts yet.{nearest}"
    if standing.due is None:
        return f"Nothing on record counts, and no start date is known.{nearest}"
    limit = plural(rule.first_within_days, "day")
    return f"Nothing on record counts. The first time {_was_due(standing.due, as_at, f'within {limit}, ')}.{nearest}"


def _was_due(due: date, as_at: date, limit: str = "") -> str:
    return f"{'was' if due < as_at else 'is'} due {limit}by {in_words(due)}"


def _nearest_words(completion: Completion) -> str:
    if completion.completed_on is None and completion.expires_on is not None:
        return f"A certificate valid until {in_words(completion.expires_on)}"
    return f"Training of {completion.done_words}"


def _counted_words(standing: Standing, rule: Rule, rulebook: Rulebook, as_at: date) -> str:
    completion = standing.completion
    if completion is None:
        return ""
    course = rulebook.courses.get(completion.course_id)
    title = f" ({course.title})" if course else ""
    last = f"Last done {completion.done_words}{title}{_evidence_words(completion)}"
    if completion.completed_on is None:
        last = f"On record{title}: {completion.done_words}{_evidence_words(completion)}"
    due = standing.due
    if rule.kind is RuleKind.ONCE:
        return f"{last}; asked for once, so it does not lapse."
    if rule.kind is RuleKind.EDITION:
        return f"{last}; {_edition_words(completion, rule, due, as_at)}"
    if due is None:
        return _sentence(last)
    return f"{last}; {_interval_words(completion, rule, due)}, {_lapse_words(due, as_at)}."


def _interval_words(completion: Completion, rule: Rule, due: date) -> str:
    if completion.expires_on == due:
        return "the certificate runs out on that day"
    if rule.kind is RuleKind.ACADEMIC_YEAR:
        return "asked for once per academic year, 1 Sep to 31 Aug"
    months = rule.months or 0
    return f"valid {plural(months // 12, 'year') if months % 12 == 0 else plural(months, 'month')}"


def _lapse_words(due: date, as_at: date) -> str:
    return f"so it lapsed after {in_words(due)}" if due < as_at else f"so it is in date until {in_words(due)}"


def _edition_words(completion: Completion, rule: Rule, due: date | None, as_at: date) -> str:
    day = effective_on(completion, rule)
    read = edition_read(day, rule) if day else None
    now = current_edition(as_at, rule)
    edition = f"that counts for the {read.name} edition" if read else "that was before the editions on record"
    if due is None:
        return f"{edition}, the newest on record."
    if now is not None and now != read:
        return f"{edition}; the {now.name} edition {'was' if due < as_at else 'is'} due by {in_words(due)}."
    return f"{edition}; the next is due by {in_words(due)}."


def _evidence_words(completion: Completion) -> str:
    words = ", ".join(part for part in (completion.provider, completion.evidence_words) if part)
    return f", {words}" if words else ""
