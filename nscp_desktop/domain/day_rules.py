"""One rule on one day: the verdicts that follow from dates."""

from datetime import date
from itertools import pairwise

from nscp_desktop.domain.applies import is_for_all_who_serve
from nscp_desktop.domain.dates import FOREVER, add_days
from nscp_desktop.domain.requirements import Rule, RuleKind
from nscp_desktop.domain.rule_kinds import due_after, lasts_until
from nscp_desktop.domain.standing_kinds import StandingKind, Verdict, verdict
from nscp_desktop.domain.training import Completion

_UNKNOWN, _LAST = date.min.toordinal(), date.max.toordinal()
_OVERDUE, _DUE_SOON, _IN_DATE = StandingKind.OVERDUE, StandingKind.DUE_SOON, StandingKind.IN_DATE
_BY_DATE_ALONE = (RuleKind.EVERY_MONTHS, RuleKind.ONCE, RuleKind.ACADEMIC_YEAR, RuleKind.EDITION)


class DayRule:
    """A rule and a day.

    `goes_by_dates` is True where nothing but the dates of what counts decides once something does, and the later of
    two completions never runs out before the earlier. `goes_by_service` is True where the period of service is all
    that decides since when it has been asked. `starts_anew` is True where only what was done since then counts. Rules
    of the same `terms` lead to the same verdicts where the first two hold.
    """

    __slots__ = (
        "_begun",
        "_of_days",
        "_soon_until",
        "_today",
        "as_at",
        "goes_by_dates",
        "goes_by_service",
        "rule",
        "starts_anew",
        "terms",
    )

    def __init__(self, rule: Rule, as_at: date) -> None:
        self.rule = rule
        self.as_at = as_at
        self._soon_until = add_days(as_at, rule.notice_days)
        self._of_days: dict[date, Verdict] = {}
        self._today = as_at.toordinal()
        self._begun = rule.starts_on.toordinal() if rule.starts_on is not None and rule.replaced is None else _UNKNOWN
        follows_nothing = rule.after is None
        self.goes_by_dates = follows_nothing and rule.kind in _BY_DATE_ALONE and _editions_in_order(rule)
        self.starts_anew = follows_nothing and rule.kind is RuleKind.EACH_START
        is_by_service = is_for_all_who_serve(rule.who) and rule.replaced is None
        self.goes_by_service = follows_nothing and (is_by_service or rule.first_within_days is None)
        self.terms = (
            self.goes_by_dates, self.goes_by_service, rule.kind, rule.months, rule.first_within_days, rule.starts_on,
            rule.editions, rule.edition_within_days, rule.notice_days, rule.may_lengthen,
        )  # fmt: skip

    def of(self, completion: Completion) -> Verdict:
        """Return the verdict when a completion that counts is the one that lasts longest."""
        day = completion.completed_on
        if day is None or completion.expires_on is not None:
            return self.until(due_after(completion, self.rule))
        found = self._of_days.get(day)
        if found is None:
            found = self._of_days[day] = self.after(day)
        return found

    def after(self, day: date) -> Verdict:
        """Return the verdict when what was done on a day lasts longest, and no certificate says otherwise."""
        return self.until(lasts_until(self.rule, day, day))

    def until(self, due: date | None) -> Verdict:
        """Return the verdict when it is in date until `due`, for ever when that is None."""
        if due is None or due == FOREVER:
            return _FOR_EVER
        if due < self.as_at:
            return verdict(_OVERDUE, due)
        return verdict(_DUE_SOON if due <= self._soon_until else _IN_DATE, due)

    def nothing_since(self, since: date) -> Verdict:
        """Return the verdict on somebody with nothing on record, of whom it has been asked since then."""
        return self.nothing_since_day(since.toordinal())

    def nothing_since_day(self, number: int) -> Verdict:
        """Return the verdict on somebody with nothing on record, who began on the day of this number."""
        within = self.rule.first_within_days
        since = max(number, self._begun)
        if within is None or since == _UNKNOWN:
            return _NO_TIME_GIVEN
        deadline = min(since + within, _LAST)
        kind = StandingKind.INDUCTION if deadline >= self._today else StandingKind.NOT_DONE
        return verdict(kind, date.fromordinal(deadline))

    def missed_since(self, since: date) -> Verdict:
        """Return the verdict on somebody of whom it has been asked since then, and whose records all do not count."""
        nothing = self.nothing_since(since)
        if nothing.kind is StandingKind.NOT_DONE and nothing.due is not None:
            return verdict(_OVERDUE, nothing.due)
        return nothing


_NO_TIME_GIVEN = verdict(StandingKind.NOT_DONE)
_FOR_EVER = verdict(StandingKind.IN_DATE)


def bite(kind: StandingKind, due: date | None) -> tuple[bool, date, int]:
    """Order the rules that hit one person: the earliest due date bites first, then the worse word."""
    waiting = kind is StandingKind.NOT_REQUIRED
    nothing_given = date.min if not kind.counts_as_in_date else FOREVER
    return waiting, due or nothing_given, kind.severity


def _editions_in_order(rule: Rule) -> bool:
    pairs = pairwise(rule.editions)
    return all(one.counts_from <= other.counts_from and one.in_force <= other.in_force for one, other in pairs)
