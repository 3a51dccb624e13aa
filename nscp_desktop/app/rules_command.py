"""The command `rules`: what is asked of whom, and taking over a rule pack."""

import argparse
import json
from collections import Counter
from datetime import date

from nscp_desktop.app.commands import opened, say
from nscp_desktop.domain.pack_comparison import PackComparison
from nscp_desktop.domain.requirements import Requirement, Rule
from nscp_desktop.domain.rule_effects import RuleEffect
from nscp_desktop.domain.rule_periods import is_in_use
from nscp_desktop.domain.rule_words import (
    Names,
    first_words,
    notice_words,
    period_words,
    rule_words,
    source_words,
    when_words,
    who_words,
)
from nscp_desktop.services.rules import RulesInUse


def run(options: argparse.Namespace, today: date) -> int:
    """Print the rules, or compare a pack and take it over."""
    if options.update is not None:
        return _update(options, today)
    if options.dry_run or options.always or options.since is not None:
        options.parser.error("--dry-run, --from and --always go with --update")
    with opened(options) as services:
        found = services.rules.in_use(today)
    if options.json:
        say(json.dumps(as_json(found, today), ensure_ascii=False, indent=1))
        return 0
    for item in found.state.requirements:
        say(f"{item.title}{'' if is_in_use(item, today) else ' (not in use)'}")
        for rule in item.rules:
            say(f"    {rule_words(rule, found.names)} {source_words(rule)}")
        if item.id in found.changed:
            say(f"    Changed by your agency. {found.changed[item.id]}")
    return 0


def as_json(found: RulesInUse, today: date) -> dict[str, object]:
    """Return the document that `rules --json` prints."""
    return {
        "packs": [{"id": pack.id, "title": pack.title, "edition": pack.edition} for pack in found.packs],
        "requirements": [_requirement(item, found, today) for item in found.state.requirements],
    }


def _requirement(item: Requirement, found: RulesInUse, today: date) -> dict[str, object]:
    return {
        "id": item.id,
        "title": item.title,
        "short": item.short,
        "in_use": is_in_use(item, today),
        "whole_agency": item.whole_agency,
        "changed": found.changed.get(item.id, ""),
        "rules": [_rule(rule, found.names) for rule in item.rules],
    }


def _rule(rule: Rule, names: Names) -> dict[str, object]:
    return {
        "id": rule.id,
        "kind": rule.kind.value,
        "asked_of": who_words(rule.who, names.duties),
        "when": when_words(rule),
        "first_time": first_words(rule),
        "told": notice_words(rule),
        "after": rule.after,
        "source": rule.source,
        "edition": rule.source_edition,
        "to_check": rule.to_check,
        "period": period_words(rule),
    }


def _update(options: argparse.Namespace, today: date) -> int:
    """Compare a pack from a file with the record; take over what is new or changed by it alone, unless it is a try."""
    from_day = None if options.always else options.since or today
    with opened(options, read_only=options.dry_run) as services:
        updates = services.pack_updates
        comparison = updates.compare(updates.read(options.update), today)
        taken = comparison.usual()
        effect = updates.trial(comparison, taken, from_day, today).effect()
        if not options.dry_run:
            updates.take(comparison, taken, from_day, today)
    if options.json:
        say(json.dumps(_comparison_as_json(comparison, effect), ensure_ascii=False, indent=1))
        return 0
    for note in comparison.notes:
        say(note)
    for line in comparison.news:
        here, there = line.here or "nothing", line.there or "nothing"
        say(
            f"{'+' if line.id in taken else ' '} {line.part.words}: {line.title}. {line.origin.words}. {here} → {there}"
        )
    say(" ".join((effect.words, *effect.minimums)))
    say(
        "Nothing was stored."
        if options.dry_run
        else f"Took over {len(taken):,} of {len(comparison.news):,} differences."
    )
    return 0


def _comparison_as_json(comparison: PackComparison, effect: RuleEffect) -> dict[str, object]:
    taken = comparison.usual()
    tally = Counter(effect.moves().values())
    return {
        "pack": comparison.pack.id,
        "edition": comparison.pack.edition,
        "notes": list(comparison.notes),
        "lines": [
            {
                "id": line.id,
                "title": line.title,
                "origin": line.origin.value,
                "here": line.here,
                "there": line.there,
                "taken": line.id in taken,
            }
            for line in comparison.news
        ],
        "people": effect.people,
        "moves": {move.value: count for move, count in tally.items()},
        "words": effect.words,
    }
