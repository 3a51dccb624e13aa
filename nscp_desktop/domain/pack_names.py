"""Requirements of a pack that are called as others in the record are: named apart, and told when they ask no more."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from nscp_desktop.domain.pack_checks import LONGEST_SHORT, LONGEST_TITLE
from nscp_desktop.domain.requirements import Requirement, Rule, RuleKind, Who
from nscp_desktop.domain.rule_changes import RulesState
from nscp_desktop.domain.rule_packs import RulePack
from nscp_desktop.domain.rule_periods import is_in_use, latest, without_description

_MOST_ALIKE = 50
_LONGEST_PACK_NAME = 60
_SMALL_WORDS = frozenset({"a", "and", "for", "in", "of", "or", "the"})


def named_apart(pack: RulePack, state: RulesState) -> RulePack:
    """Return a pack of which no requirement that is new here is called as another one: it gets the pack's name.

    One that the record has is called as it is there, if that is its name in the pack with or without the pack's: so no
    difference is told where nobody has changed anything. What comes out is left as it is when it is given in again.
    """
    here = {item.id: item for item in state.requirements}
    own = {item.id for item in pack.requirements}
    others = [item for item in state.requirements if item.id not in own] + list(pack.requirements)
    named: list[Requirement] = []
    for item in pack.requirements:
        taken = [other for other in others if other.id != item.id] + named
        titles, shorts = {_fold(other.title) for other in taken}, {_fold(other.short) for other in taken}
        found, known = item, here.get(item.id)
        if known is not None:
            title = _as_here(known.title, _titles(item.title, pack), titles)
            found = replace(item, title=title, short=_as_here(known.short, _shorts(item.short, pack), shorts))
        elif _fold(item.title) in titles or _fold(item.short) in shorts:
            title = _free(_titles(item.title, pack)[1:], titles)
            found = replace(item, title=title, short=_free(_shorts(item.short, pack)[1:], shorts))
        named.append(found)
    return replace(pack, requirements=tuple(named))


def asked_already(requirement: Requirement, pack: RulePack, state: RulesState, today: date) -> Requirement | None:
    """Return the requirement in use that has the name of one of a pack and asks all of it of the same people.

    None as well when another one of the pack comes after it: then it has to come with it.
    """
    if any(rule.after == requirement.id for item in pack.requirements for rule in item.rules):
        return None
    for other in state.requirements:
        if other.id == requirement.id or not is_in_use(other, today):
            continue
        is_called = requirement.title in _titles(other.title, pack)
        if is_called and other.whole_agency == requirement.whole_agency and _covers(other, requirement, today):
            return other
    return None


def _titles(title: str, pack: RulePack) -> list[str]:
    """Return the names that a requirement can have: its own, then with that of the pack, numbered if need be."""
    name = pack.title[:_LONGEST_PACK_NAME].strip()
    ends = [f" ({name})", *(f" ({name} {number})" for number in range(2, _MOST_ALIKE))]
    return [title, *(_with_end(title, end, LONGEST_TITLE) for end in ends)]


def _shorts(short: str, pack: RulePack) -> list[str]:
    """Return the short names that a requirement can have: its own, then with letters that stand for the pack."""
    letters = _letters(pack.title)
    ends = [f" {letters}", *(f" {letters}{number}" for number in range(2, _MOST_ALIKE))]
    return [short, *(_with_end(short, end, LONGEST_SHORT) for end in ends)]


def _letters(title: str) -> str:
    """Return what stands for a pack in a short name: `EY` for Early years, and a single word as it is."""
    words = [word for word in title.split() if word.casefold() not in _SMALL_WORDS] or [title]
    return words[0][:10] if len(words) == 1 else "".join(word[0] for word in words[:4]).upper()


def _with_end(text: str, end: str, most: int) -> str:
    return f"{text[: most - len(end)].rstrip()}{end}"


def _as_here(here: str, names: Sequence[str], taken: Collection[str]) -> str:
    return here if here in names else _free(names, taken)


def _free(names: Sequence[str], taken: Collection[str]) -> str:
    return next((name for name in names if _fold(name) not in taken), names[-1])


def _fold(text: str) -> str:
    return text.strip().casefold()


def _covers(here: Requirement, new: Requirement, today: date) -> bool:
    rules = latest(here.rules, today)
    return all(any(_asks_no_more(rule, other) for other in rules) for rule in new.rules)


def _asks_no_more(rule: Rule, other: Rule) -> bool:
    """Whether a rule asks nothing of anybody that another one does not ask.

    A smallest number of people that is reached among some of them is reached among more of them as well.
    """
    few, many = (other, rule) if rule.kind is RuleKind.MINIMUM else (rule, other)
    return _what(rule) == _what(other) and _is_within(few.who, many.who)


def _what(rule: Rule) -> Rule:
    """Return what a rule asks, without of whom, its days, notice and description."""
    bare = replace(without_description(rule), id="", who=Who(), editions=(), replaced=None)
    return replace(bare, starts_on=None, ends_on=None, notice_days=0)


def _is_within(few: Who, many: Who) -> bool:
    """Whether everyone whom some conditions name is among those whom others name; an empty one names everyone."""
    sides: tuple[tuple[frozenset[object], frozenset[object]], ...] = (
        (frozenset(few.groups), frozenset(many.groups)),
        (frozenset(few.duties), frozenset(many.duties)),
        (frozenset(few.roles), frozenset(many.roles)),
        (frozenset(few.kinds), frozenset(many.kinds)),
        (frozenset(few.sites), frozenset(many.sites)),
        (frozenset(few.levels), frozenset(many.levels)),
    )
    return all(not wide or (bool(narrow) and narrow <= wide) for narrow, wide in sides)
