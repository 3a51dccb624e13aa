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


@dataclass(frozen=True, slots=True)
class Who:
    """Whom a rule is for: every condition that is not empty must hold, any of its values will do."""

    groups: frozenset[int] = frozenset()
    duties: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    kinds: frozenset[PersonKind] = frozenset()
    sites: frozenset[str] = frozenset()


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

    `months` is set for EVERY_MONTHS only. `first_within_days` is the time from starting (or from the day the
    rule began to apply) until the first time is due; None when no time is given. `after` names the requirement
    that has to be met before this one is asked for. `document`, its `editions` (oldest first) and
    `edition_within_days` (the time to read a new edition) belong to EDITION. `may_lengthen` lets an expiry typed
    on a certificate run longer than `months`. `to_check` says what nobody could confirm, or is empty.
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

    @property
    def words(self) -> str:
        """The interval in words: `every 2 years`, `once`, `once per academic year`."""
        match self.kind:
            case RuleKind.EVERY_MONTHS:
                return f"every {months_in_words(self.months or 0)}"
            case RuleKind.ONCE:
                return "once"
            case RuleKind.ACADEMIC_YEAR:
                return "once per academic year"
            case RuleKind.EDITION:
                return "each new edition"


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing that people must have: a column of the training matrix. `id` is `pack/name`, kept for ever."""

    id: str
    title: str
    short: str
    rules: tuple[Rule, ...]
    active: bool = True


def months_in_words(months: int) -> str:
    """Write an interval: `2 years`, `18 months`, `month`."""
    if months % 12 == 0 and months:
        years = months // 12
        return "year" if years == 1 else f"{years} years"
    return "month" if months == 1 else f"{months} months"
