"""Which backups are cleared away: everything for two days, then days, weeks and months, and never under five.

Days, weeks and months are counted as those that have a backup, not back from today: after a holiday, or under a clock
that runs years ahead, the same backups are kept.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Protocol, TypeVar

KEEP_ALL_FOR = timedelta(days=2)
DAYS, WEEKS, MONTHS = 14, 10, 12
FEWEST = 5
# A second more than one backup in one second takes, and less than any wrong clock.
AHEAD_ALLOWED = timedelta(minutes=1)
LEAP = timedelta(days=45)  # longer than a school is away over summer
DAYS_AFTER_LEAP = 3


class Dated(Protocol):
    """What the tiers need to know of a backup."""

    @property
    def taken_at(self) -> datetime: ...

    @property
    def is_kept(self) -> bool: ...


DatedType = TypeVar("DatedType", bound=Dated)


def why_resting(
    backups: Iterable[Dated], now: datetime, *, changed_at: datetime | None, newest_is_good: bool, is_damaged: bool
) -> str:
    """Return why no backup may be cleared away now, as a sentence; empty when it may be done.

    `changed_at` is the record's own last change in UTC, None when it has none.
    """
    times = sorted(backup.taken_at for backup in backups)
    if is_damaged:
        return "Something in the record is damaged, so no older backup is cleared away."
    latest = max([*times[-1:], *([changed_at] if changed_at else [])], default=now)
    if latest > now + AHEAD_ALLOWED:
        return (
            "The clock of this computer shows an earlier time than the record or its newest backup, so no older "
            "backup is cleared away. Check the date and time of the computer."
        )
    if not newest_is_good:
        return "The newest backup could not be checked, so no older one is cleared away."
    if _leapt(times):
        return (
            "The clock has moved on by more than six weeks since the backup before, so no older backup is cleared away "
            f"until there are backups of {DAYS_AFTER_LEAP} days."
        )
    return ""


def to_clear(backups: Iterable[DatedType], now: datetime) -> list[DatedType]:
    """Return the backups that the tiers no longer keep, oldest first. Ask `why_resting` before."""
    newest_first = sorted(
        (backup for backup in backups if not backup.is_kept), key=lambda backup: backup.taken_at, reverse=True
    )
    held = {id(backup) for backup in newest_first if now - backup.taken_at <= KEEP_ALL_FOR}
    held |= {id(backup) for backup in newest_first[:FEWEST]}
    for count, period in ((DAYS, _day), (WEEKS, _week), (MONTHS, _month)):
        held |= {id(backup) for backup in _newest_of_each(newest_first, period)[:count]}
    return [backup for backup in reversed(newest_first) if id(backup) not in held]


def _newest_of_each(newest_first: Sequence[DatedType], period: Callable[[datetime], Hashable]) -> list[DatedType]:
    found: dict[Hashable, DatedType] = {}
    for backup in newest_first:
        found.setdefault(period(backup.taken_at), backup)
    return list(found.values())


def _leapt(times: Sequence[datetime]) -> bool:
    """Tell whether the time between two backups was long, and too little has been seen since to trust the clock."""
    days_since: set[Hashable] = set()
    for later, earlier in zip(reversed(times), reversed(times[:-1]), strict=False):
        days_since.add(_day(later))
        if len(days_since) >= DAYS_AFTER_LEAP:
            return False
        if later - earlier > LEAP:
            return True
    return False


def _day(moment: datetime) -> Hashable:
    return moment.date()


def _week(moment: datetime) -> Hashable:
    return moment.isocalendar()[:2]


def _month(moment: datetime) -> Hashable:
    return moment.year, moment.month
