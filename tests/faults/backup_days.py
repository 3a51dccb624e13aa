"""Years of backups in minutes: the tiers under clocks that jump, full disks, failed checks and missed days.

The clearing that is tested is the program's own; what may happen to a backup is decided here from what the simulation
knows and the program does not: the true course of the clock.
"""

from __future__ import annotations

import random
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from nscp_desktop.domain.backup_tiers import AHEAD_ALLOWED, FEWEST, LEAP, to_clear, why_resting
from tests.faults.counts import Counts, goes_on

_START = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)
_EARLIEST, _LATEST = datetime(1990, 1, 1, tzinfo=UTC), datetime(2150, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Simulated:
    """One backup as the tiers see it."""

    number: int
    taken_at: datetime
    is_kept: bool


@dataclass(slots=True)
class DayCounts:
    """What happened in a run, and what must not have."""

    seed: int
    days: int = 0
    made: int = 0
    failed: int = 0
    jumps: int = 0
    cleared: int = 0
    most_at_once: int = 0
    too_few: int = 0
    kept_cleared: int = 0
    cleared_while_unsound: int = 0

    @property
    def faults(self) -> int:
        """How often something happened that must not."""
        return self.too_few + self.kept_cleared + self.cleared_while_unsound


@dataclass(slots=True)
class _Computer:
    """A computer with its clock, its disk, and what its clock did."""

    chance: random.Random
    counts: DayCounts
    now: datetime = _START
    changed_at: datetime = _START
    backups: list[Simulated] = field(default_factory=list)
    had_enough: bool = False
    days_since_leap: set[object] | None = None
    number: int = 0

    def jump(self) -> None:
        """Set the clock forward or back by hours to years."""
        hours = self.chance.choice((1, 5, 24, 24 * 20, 24 * 60, 24 * 365, 24 * 365 * 9))
        moved = self.now + timedelta(hours=self.chance.choice((-1, 1)) * hours * self.chance.uniform(0.5, 1.5))
        self.now = min(max(moved, _EARLIEST), _LATEST)
        self.counts.jumps += 1

    def back_up(self) -> None:
        """Make one backup, or fail to, and clear away what the program says."""
        self.now += timedelta(minutes=self.chance.randint(20, 90))
        self.changed_at = self.now
        is_full, is_bad = self.chance.random() < 0.03, self.chance.random() < 0.03
        if is_full or is_bad:
            self.counts.failed += 1
            self.clear(newest_is_good=False)
            return
        newest = max((backup.taken_at for backup in self.backups), default=None)
        if newest is not None and self.now - newest > LEAP:
            self.days_since_leap = set()
        if self.days_since_leap is not None:
            self.days_since_leap.add(self.now.date())
        self.number += 1
        self.backups.append(Simulated(self.number, self.now, self.chance.random() < 0.002))
        self.counts.made += 1
        self.clear(newest_is_good=True)
        self.counts.most_at_once = max(self.counts.most_at_once, len(self.backups))

    def clear(self, *, newest_is_good: bool) -> None:
        """Clear away as the program does, and count what must not happen."""
        resting = why_resting(
            self.backups, self.now, changed_at=self.changed_at, newest_is_good=newest_is_good, is_damaged=False
        )
        gone = [] if resting else to_clear(self.backups, self.now)
        if gone and not self.may_clear(newest_is_good=newest_is_good):
            self.counts.cleared_while_unsound += 1
        self.counts.kept_cleared += sum(backup.is_kept for backup in gone)
        self.counts.cleared += len(gone)
        numbers = {backup.number for backup in gone}
        self.backups = [backup for backup in self.backups if backup.number not in numbers]
        self.had_enough = self.had_enough or len(self.backups) >= FEWEST
        self.counts.too_few += self.had_enough and len(self.backups) < FEWEST

    def may_clear(self, *, newest_is_good: bool) -> bool:
        """Tell whether the newest is good and the clock neither behind a backup nor just far ahead."""
        # Seconds are no wrong clock: two backups of one second are told apart by the next one.
        is_behind = any(backup.taken_at > self.now + AHEAD_ALLOWED for backup in self.backups)
        has_leapt = self.days_since_leap is not None and len(self.days_since_leap) < 3
        return newest_is_good and not is_behind and not has_leapt

    def night(self) -> None:
        """Go on to the next morning, now and then after a holiday."""
        days = 1 if self.chance.random() > 0.05 else self.chance.randint(2, 50)
        morning = self.now.replace(hour=8, minute=0) + timedelta(days=days)
        self.now = min(morning, _LATEST)
        if self.now >= _LATEST:
            # Nobody works for so long: a new computer with the right time, and the old backups brought along.
            self.now = _START


def simulate(days: int, seed: int) -> DayCounts:
    """Live through a number of days with up to eight backups each, and return what happened."""
    counts = DayCounts(seed)
    chance = random.Random(seed)
    computer = _Computer(chance, counts)
    for _ in range(days):
        if chance.random() < 0.02:
            computer.jump()
        for _ in range(chance.randint(0, 8)):
            computer.back_up()
        computer.night()
        counts.days += 1
        if len(computer.backups) > 600:
            # A clock years back makes everything rest; then somebody clears the folder but for what is kept.
            computer = _Computer(chance, counts, computer.now, computer.now)
    return counts


def run(seed: int, amount: int | None = None, until: float | None = None) -> Counts:
    """Live through `amount` days, or until `time.monotonic()` passes `until`, a thousand days at a time."""
    started, done, bad = time.monotonic(), 0, 0
    notes = {"backups made": 0, "backups cleared away": 0, "jumps of the clock": 0, "failed backups": 0}
    findings: list[str] = []
    while goes_on(done, amount, until):
        days = min(1000, amount - done) if amount is not None else 1000
        found = simulate(days, seed + done)
        done, bad = done + days, bad + found.faults
        for name, count in zip(notes, (found.made, found.cleared, found.jumps, found.failed), strict=True):
            notes[name] += count
        if found.faults:
            findings.append(f"seed {found.seed}: {found}")
    seconds = time.monotonic() - started
    return Counts("simulated backup days", done, bad, seed, seconds, tuple(findings), notes)
