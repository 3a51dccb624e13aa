"""Why a standing is what it is, in words that a governor understands."""

from datetime import date

from nscp_desktop.domain.applies import is_for_all_who_serve
from nscp_desktop.domain.dates import days_between, in_words, opening, plural
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.reasons import record_words, sentence
from nscp_desktop.domain.requirements import Requirement, Rule
from nscp_desktop.domain.standing import Rulebook, Standing
from nscp_desktop.domain.standing_kinds import StandingKind, Verdict


def status_words(standing: Standing | Verdict, as_at: date) -> str:
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
    since = _named(person, rule, as_at)[1]
    parts = [applies_words(person, rule, as_at), record_words(standing, requirement, rulebook, as_at, since)]
    if standing.booking is not None:
        parts.append(f"{opening(booked_words(standing))}.")
    parts.append(source_words(rule))
    return " ".join(part for part in parts if part)


def applies_words(person: Person, rule: Rule, as_at: date) -> str:
    """Say why a rule applies to a person: `Deputy DSL since 4 Sep 2022, so this applies.`"""
    title, since = _named(person, rule, as_at)
    if since is not None:
        return f"{title} since {in_words(since)}, so this applies."
    if title and (rule.who.kinds or not is_for_all_who_serve(rule.who)):
        return f"{title}, so this applies."
    return "Applies to everyone." if title else ""


def source_words(rule: Rule) -> str:
    """Say who asks for it: `Asked for by: NSCP strategy 2022-24, section 8.`"""
    edition = f" ({rule.source_edition})" if rule.source_edition else ""
    source = sentence(f"Asked for by: {rule.source}{edition}") if rule.source else "Asked for by the agency."
    return f"{source} {sentence(f'To check: {rule.to_check}')}" if rule.to_check else source


def _named(person: Person, rule: Rule, as_at: date) -> tuple[str, date | None]:
    """Name what somebody holds that the rule is for, with since when; their service when it names nothing else."""
    who = rule.who
    for duty in person.duties_on(as_at):
        if duty.duty in who.duties:
            return duty.title, duty.span.starts_on
    for role in person.roles_on(as_at):
        if role.title in who.roles:
            return role.title, role.span.starts_on
    placed, place = person.group_on(as_at), person.place_on(as_at)
    if who.levels and placed is not None and placed.level:
        return _level_words(placed.level), placed.span.starts_on
    if who.groups and placed is not None:
        return f"Target Group {placed.group}", placed.span.starts_on
    if who.sites and place is not None:
        return f"At {place.site}", place.span.starts_on
    service = person.service_on(as_at)
    return (service.kind.words, service.span.starts_on) if service is not None else ("", None)


def _level_words(title: str) -> str:
    """Name a level of the agency's own: `Level 3` stays as it is, `3` and `C` become `Level 3` and `Level C`."""
    return title if len(title) > 2 else f"Level {title}"
