"""What people must have, and by which rules: plain data, from a rule pack or the agency."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from nscp_desktop.domain.people import PersonKind


class RuleKind(StrEnum):
    """When something has to be done again."""

    EVERY_MONTHS = "every-months"
    ONCE = "once"
    ACADEMIC_YEAR = "academic-year"
    EDITION = "edition"
    HOURS = "hours"
    EACH_START = "each-start"
    MINIMUM = "minimum"


class Per(StrEnum):
    """What a minimum is asked of: the whole agency, each site, or each team."""

    AGENCY = "agency"
    SITE = "site"
    TEAM = "team"


@dataclass(frozen=True, slots=True)
class Who:
    """Whom a rule is for: every condition that is not empty must hold, any of its values will do."""

    groups: frozenset[int] = frozenset()
    duties: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    kinds: frozenset[PersonKind] = frozenset()
    sites: frozenset[str] = frozenset()
    levels: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of a document that is read anew. A reading counts for it from `counts_from`."""

    name: str
    in_force: date
    published: date | None = None

    @property
    def counts_from(self) -> date:
        return min(self.published or self.in_force, self.in_force)


@dataclass(frozen=True, slots=True)
class Rule:
    """One reason why some people must meet a requirement.

    `months` is the interval of EVERY_MONTHS, the rolling window of HOURS, and for MINIMUM how long a training counts
    (None: for ever). `hours` belongs to HOURS. EACH_START asks anew whenever somebody starts: only what was done since
    then counts, or shortly before (`applies.counts_from`). MINIMUM asks nothing of a person: of the people it is for,
    `minimum_count` have to be trained in the agency, or in each site or team (`minimum_per`).

    `first_within_days` is the time from starting (or from the day the rule began to apply) until the first time is due;
    None when no time is given. `after` names the requirement that has to be met before this one is asked for.
    `document`, its `editions` (oldest first) and `edition_within_days` (the time to read a new edition) belong to
    EDITION. `may_lengthen` lets an expiry typed on a certificate run longer than `months`. `to_check` says what nobody
    could confirm, or is empty. `replaced` is the rule that this one took over from on its first day, so that whoever
    was asked before keeps their first deadline.
    """

    id: str
    kind: RuleKind
    who: Who = Who()
    months: int | None = None
    first_within_days: int | None = None
    after: str | None = None
    document: str = ""
    editions: tuple[Edition, ...] = ()
    edition_within_days: int = 0
    notice_days: int = 90
    may_lengthen: bool = False
    source: str = ""
    source_edition: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    to_check: str = ""
    hours: float | None = None
    minimum_count: int | None = None
    minimum_per: Per = Per.AGENCY
    replaced: "Rule | None" = None

    @property
    def words(self) -> str:
        """The interval in words: `every 2 years`, `once`, `8 hours in 3 years`."""
        match self.kind:
            case RuleKind.EVERY_MONTHS:
                return f"every {months_in_words(self.months or 0)}"
            case RuleKind.ONCE:
                return "once"
            case RuleKind.ACADEMIC_YEAR:
                return "once per academic year"
            case RuleKind.EDITION:
                return "each new edition"
            case RuleKind.HOURS:
                return f"{hours_in_words(self.hours or 0)} in {_length_in_words(self.months or 0)}"
            case RuleKind.EACH_START:
                return "after each start"
            case RuleKind.MINIMUM:
                where = "" if self.minimum_per is Per.AGENCY else f" in each {self.minimum_per.value}"
                return f"at least {self.minimum_count or 0} trained{where}"


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing that people must have: a column of the training matrix. `id` is `pack/name`, kept for ever.

    `whole_agency` marks training that is held for everyone here on one day, such as whole-school training: it has a
    clock of its own beside those of the people.
    """

    id: str
    title: str
    short: str
    rules: tuple[Rule, ...]
    active: bool = True
    whole_agency: bool = False


def hours_in_words(hours: float) -> str:
    """Write a number of hours: `8 hours`, `1 hour`, `1.5 hours`."""
    return "1 hour" if hours == 1 else f"{hours:g} hours"


def hours_done_in_words(done: float, rule: Rule) -> str:
    """Write how many of the hours that a rule asks for are there: `5 of 8 hours`."""
    return f"{done:g} of {hours_in_words(rule.hours or 0)}"


def _length_in_words(months: int) -> str:
    words = months_in_words(months)
    return words if words[0].isdigit() else f"1 {words}"


def months_in_words(months: int) -> str:
    """Write an interval: `2 years`, `18 months`, `month`."""
    if months % 12 == 0 and months:
        years = months // 12
        return "year" if years == 1 else f"{years} years"
    return "month" if months == 1 else f"{months} months"
