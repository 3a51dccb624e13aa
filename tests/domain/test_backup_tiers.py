"""Which backups are cleared away, and when none is."""

from datetime import UTC, date, datetime, timedelta

import pytest

from nscp_desktop.domain.backup_tiers import to_clear, why_resting
from nscp_desktop.domain.backups import Backup, BackupReason, backup_name, read_name
from nscp_desktop.domain.retention import Disposal

NOW = datetime(2026, 11, 24, 9, 15, tzinfo=UTC)


def backup(taken_at: datetime, *, kept: bool = False) -> Backup:
    found = read_name("folder", backup_name("school", taken_at, kept=kept))
    assert found is not None
    return found


def lived(days: int, per_day: int) -> list[Backup]:
    """Make backups of so many days before now, cleared away every evening."""
    held: list[Backup] = []
    for day in reversed(range(days)):
        for number in range(per_day):
            now = NOW - timedelta(days=day, hours=number)
            held.append(backup(now))
        gone = {found.name for found in to_clear(held, NOW - timedelta(days=day))}
        held = [found for found in held if found.name not in gone]
    return held


def resting(
    held: list[Backup],
    now: datetime = NOW,
    changed_at: datetime | None = None,
    *,
    is_good: bool = True,
    is_damaged: bool = False,
) -> str:
    return why_resting(held, now, changed_at=changed_at, newest_is_good=is_good, is_damaged=is_damaged)


def test_two_days_whole_then_days_weeks_and_months_are_kept() -> None:
    held = lived(500, 4)
    ages = sorted((NOW - found.taken_at).days for found in held)
    assert sum(age < 2 for age in ages) >= 8
    days = sorted({found.taken_at.date() for found in held}, reverse=True)
    assert all((NOW.date() - day).days == place for place, day in enumerate(days[:14]))
    assert len({found.taken_at.isocalendar()[:2] for found in held}) >= 10
    months = {(found.taken_at.year, found.taken_at.month) for found in held}
    assert len(months) == 12
    assert len(held) < 40


def test_never_under_five_and_never_those_that_are_kept() -> None:
    same_day = [backup(NOW - timedelta(days=400, minutes=place)) for place in range(9)]
    old = backup(NOW - timedelta(days=4000), kept=True)
    gone = to_clear([*same_day, old], NOW)
    assert old not in gone
    assert len(same_day) - len(gone) == 5


@pytest.mark.parametrize("erased_on", [date(2024, 2, 29), date(2025, 12, 31), date(2026, 1, 1), date(2026, 8, 31)])
def test_f70_a_backup_from_before_an_erasure_is_gone_by_the_day_that_is_shown(erased_on: date) -> None:
    shown = Disposal(1, erased_on, "Olu Ade", "Time up", 1, 3, "D-2026-001").backups_gone_by
    begun = datetime(erased_on.year, erased_on.month, erased_on.day, 9, tzinfo=UTC)
    held = [backup(begun - timedelta(days=day)) for day in range(300)]
    for day in range((shown - erased_on).days + 1):
        now = begun + timedelta(days=day, hours=2)
        held.append(backup(now))
        gone = {found.name for found in to_clear(held, now)}
        held = [found for found in held if found.name not in gone]
    assert [found.name for found in held if found.taken_at <= begun] == []


def test_f66_nothing_is_cleared_away_under_a_clock_that_cannot_be_trusted() -> None:
    held = lived(60, 2)
    assert resting(held) == ""
    assert "earlier time" in resting([*held, backup(NOW + timedelta(days=300))])
    assert "earlier time" in resting(held, changed_at=NOW + timedelta(hours=2))
    later = NOW + timedelta(days=3000)
    assert "more than six weeks" in resting([*held, backup(later)], later)
    days = [backup(later + timedelta(days=day)) for day in range(3)]
    assert "more than six weeks" in resting([*held, *days[:2]], later + timedelta(days=1))
    assert resting([*held, *days], later + timedelta(days=2)) == ""


def test_f62_nothing_is_cleared_away_while_the_record_is_damaged_or_the_newest_unchecked() -> None:
    held = lived(10, 1)
    assert "damaged" in resting(held, is_damaged=True)
    assert "could not be checked" in resting(held, is_good=False)


@pytest.mark.parametrize("why", list(BackupReason))
@pytest.mark.parametrize("kept", [False, True])
def test_a_name_says_when_why_and_whether_it_is_kept(why: BackupReason, kept: bool) -> None:
    stem = "O'Neill & Söhne 2026-01-01 kept"
    found = read_name("folder", backup_name(stem, NOW, why, kept=kept), 12)
    assert found is not None
    assert (found.stem, found.taken_at, found.why, found.is_kept, found.size_bytes) == (stem, NOW, why, kept, 12)


@pytest.mark.parametrize(
    "name", ["school.nscp", "school 2026-13-40 091500Z.nscp", ".school 2026-11-24 091500Z.nscp.9.part"]
)
def test_other_files_are_no_backups(name: str) -> None:
    assert read_name("folder", name) is None
