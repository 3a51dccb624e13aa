"""F66: at the moments at which clocks and calendars are known to go wrong, and when the clock jumps there."""

import calendar
import os
import shutil
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from nscp_desktop.domain.agency import AgencyDetails, Sector
from nscp_desktop.domain.drafts import PersonDraft, TrainingDraft
from nscp_desktop.domain.workplace import Workplace
from nscp_desktop.services.record_files import Services, create, open_existing

LONDON, AHEAD, BEHIND = "Europe/London", "Pacific/Kiritimati", "Pacific/Pago_Pago"
# Moments in UTC, and the zone that the computer is set to.
MOMENTS = (
    # The hour that is left out and the one that comes twice, here and where it is half an hour.
    *(("2026-03-29T00:59:59", LONDON), ("2026-03-29T01:00:00", LONDON), ("2026-03-29T01:30:00", LONDON)),
    *(("2026-10-25T00:30:00", LONDON), ("2026-10-25T01:00:00", LONDON), ("2026-10-25T01:30:00", LONDON)),
    *(("2026-03-08T07:00:00", "America/New_York"), ("2026-11-01T06:00:00", "America/New_York")),
    *(("2026-04-04T15:00:00", "Australia/Lord_Howe"), ("2026-10-03T15:30:00", "Australia/Lord_Howe")),
    # A date that never was, clocks changed at midnight, a zone that changed for good, and clocks changed back then.
    *(("2011-12-30T10:00:00", "Pacific/Apia"), ("2026-04-23T22:00:00", "Africa/Cairo")),
    *(("2016-12-31T23:59:59", "Asia/Famagusta"), ("1971-10-31T02:00:00", LONDON)),
    # Here it is another day than in UTC.
    *(("2026-06-30T23:30:00", LONDON), ("2026-06-30T10:30:00", AHEAD), ("2026-07-01T10:30:00", BEHIND)),
    *(("2026-12-31T10:30:00", AHEAD), ("2027-01-01T10:30:00", BEHIND), ("2026-08-31T23:30:00", LONDON)),
    # Leap days, and the years that have none although they could.
    *(("2024-02-28T23:59:59", LONDON), ("2024-02-29T00:00:00", LONDON), ("2024-02-29T12:00:00", LONDON)),
    *(("2024-02-29T23:59:59", LONDON), ("2028-02-29T10:30:00", BEHIND), ("2027-02-28T23:59:59", LONDON)),
    *(("2000-02-29T12:00:00", LONDON), ("2098-03-01T00:00:00", LONDON), ("2100-02-28T23:59:59", LONDON)),
    # Ends of months, years and academic years, and a year whose first day is in the last week of the year before.
    *(("2026-01-31T12:00:00", LONDON), ("2026-12-31T23:59:59", LONDON), ("2027-01-01T00:00:00", LONDON)),
    *(("2026-08-31T12:00:00", LONDON), ("2026-09-01T12:00:00", LONDON), ("2021-01-03T12:00:00", LONDON)),
    # What a computer says whose battery is empty, and where its counters end.
    *(("1970-01-01T00:00:00", "UTC"), ("1980-01-01T00:00:00", LONDON), ("1999-12-31T23:59:59", LONDON)),
    *(("2038-01-19T03:14:07", LONDON), ("2038-01-19T03:14:08", LONDON), ("2106-02-07T06:28:16", LONDON)),
)
JUMPS = (timedelta(hours=-1), timedelta(days=-400), timedelta(hours=1), timedelta(days=366))
PREVENT, MONTHS = "school/prevent-awareness", 24


@dataclass
class Clock:
    """A clock that a test sets."""

    now: datetime

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture(params=MOMENTS, ids=" in ".join)
def clock(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Clock]:
    """Set clock and zone of this computer to one of the moments, and keep the backups in the test's own folder."""
    moment, zone = request.param
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    before = os.environ.get("TZ")
    os.environ["TZ"] = zone
    time.tzset()
    yield Clock(datetime.fromisoformat(moment).replace(tzinfo=UTC))
    os.environ.pop("TZ") if before is None else os.environ.update(TZ=before)
    time.tzset()


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a record, before the first of the moments."""
    path, first = tmp_path_factory.mktemp("template") / "a.nscp", Clock(datetime(1969, 1, 1, tzinfo=UTC))
    details = AgencyDetails("Carlton Hill", Sector.SCHOOL)
    create(path, details, today=first.now.date(), workplace=Workplace("Maya Green", "LAPTOP7", "1", first)).close()
    return path


@pytest.fixture
def services(template: Path, tmp_path: Path, clock: Clock) -> Iterator[Services]:
    """Give a record that is open under the clock of the moment."""
    shutil.copyfile(template, tmp_path / "a.nscp")
    opened = open_existing(tmp_path / "a.nscp", workplace=Workplace("Maya Green", "LAPTOP7", "1", clock))
    yield opened
    opened.close()


def local_day(clock: Clock) -> date:
    """Return the day on the wall, as the window takes it from the clock."""
    return clock.now.astimezone().date()


def by_the_rule(day: date) -> date:
    """Return the day two years later, or the last of that February."""
    year = day.year + MONTHS // 12
    return date(year, day.month, min(day.day, calendar.monthrange(year, day.month)[1]))


pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a test can set the zone on POSIX only")


def test_f66_there_are_forty_special_moments() -> None:
    assert len(set(MOMENTS)) >= 40


def test_f66_due_dates_go_by_the_calendar_and_steps_by_their_number_at_every_moment(
    services: Services, clock: Clock
) -> None:
    today = local_day(clock)
    own = services.people.add(PersonDraft("Ada", "Okafor", starts_on=today))
    course = next(one for one in services.training.courses() if one.title == "Prevent awareness")
    services.training.record(TrainingDraft(course.id, today, (own,)), today=today)
    standing = services.standing.board(today).rows[0].cell(PREVENT)
    assert standing.due == by_the_rule(today)
    assert standing.kind.counts_as_in_date
    begun, titles = clock.now, []
    for jump in JUMPS:
        clock.now = begun + jump
        titles.append(f"Add the team {jump}")
        services.agency.add_team(str(jump))
    newest_first = services.history.steps()
    assert [step.sequence for step in newest_first] == list(range(len(newest_first), 0, -1))
    assert [step.title for step in newest_first[: len(JUMPS)]] == titles[::-1]
    # The clock that jumped stands beside each step as it was.
    assert [step.at - begun for step in newest_first[: len(JUMPS)]] == list(reversed(JUMPS))
    oldest_first = [services.history.lines(step.sequence)[0] for step in reversed(newest_first[: len(JUMPS)])]
    went_back = [later < earlier - timedelta(minutes=1) for earlier, later in pairwise((timedelta(0), *JUMPS))]
    assert [line.startswith("The clock had gone back: ") for line in oldest_first] == went_back
    assert any(went_back)
    assert services.history.undo().title == titles[-1]
    services.close()
    again = open_existing(services.path)
    assert again.problems(full=True) == []
    assert again.standing.board(today).rows[0].cell(PREVENT) == standing
    again.close()


def test_f66_no_backup_is_cleared_away_while_the_clock_is_behind_at_any_moment(
    services: Services, clock: Clock
) -> None:
    keeping = services.safekeeping
    for hours in range(7):
        clock.now += timedelta(hours=hours)
        keeping.make()
    for jump in JUMPS:
        clock.now += jump
        before = {backup.name for backup in keeping.backups()}
        keeping.make()
        assert before < {backup.name for backup in keeping.backups()}
        if jump < timedelta(0):
            assert "earlier time" in keeping.state().resting
