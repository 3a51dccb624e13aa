"""Backups and restoring under full disks, kills, damage and wrong clocks."""

import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from nscp_desktop.domain.agency import AgencyDetails, Sector
from nscp_desktop.domain.backups import Backup, BackupReason
from nscp_desktop.domain.errors import FileRefusedError, NotAllowedError
from nscp_desktop.domain.workplace import Workplace
from nscp_desktop.services import restoring
from nscp_desktop.services.record_files import Services, create, open_existing
from nscp_desktop.storage import backups as files
from tests.faults.backup_days import simulate

TODAY = date(2026, 11, 24)
KEY = bytes(range(48))
KILLS = 5


@dataclass
class Clock:
    """A clock that a test sets."""

    now: datetime = datetime(2026, 11, 24, 9, 15, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the backups of a test in its own folder."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "data"))
    return tmp_path


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def school(tmp_path: Path, clock: Clock) -> Iterator[Services]:
    """Give an open record of a school, with two backups of it."""
    place = Workplace("Maya Green", "LAPTOP7", "1", clock)
    details = AgencyDetails("Carlton Hill", Sector.SCHOOL)
    services = create(tmp_path / "school.nscp", details, today=TODAY, workplace=place)
    services.agency.add_team("Kitchen")
    services.safekeeping.make()
    clock.now += timedelta(minutes=40)
    services.safekeeping.make()
    yield services
    services.close()


def teams(path: Path, key: bytes | None = None) -> list[str]:
    services = open_existing(path, key=key)
    try:
        assert services.problems(full=True) == []
        return [team.title for team in services.agency.teams()]
    finally:
        services.close()


def put_back(services: Services, backup: Backup, key: bytes | None = None) -> None:
    prepared = services.safekeeping.prepare_restore(backup, key)
    services.close()
    restoring.finish(prepared)


def all_good(found: tuple[Backup, ...], key: bytes | None = None) -> bool:
    return all(files.look_into(files.path_of(backup), key).head for backup in found)


def names(folder: Path) -> set[str]:
    return {item.name for item in folder.rglob("*") if item.is_file() and item.name != "notes.json"}


def run(code: str, *words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, words)], capture_output=True, text=True, timeout=60, check=False
    )


IN_FULL = """
import resource, signal, sys
from pathlib import Path
from nscp_desktop.domain.errors import NscpError
from nscp_desktop.services.record_files import open_existing
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
services = open_existing(Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
try:
    services.safekeeping.make()
    print("made")
except NscpError as refusal:
    print(refusal)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits on file sizes are a matter of POSIX")
@pytest.mark.parametrize("room", [0, 5_000, 200_000, 400_000])
def test_f05_a_full_disk_makes_no_backup_and_takes_none_away(school: Services, room: int) -> None:
    folder, path = school.safekeeping.folder, school.path
    before, bytes_before = names(folder), path.read_bytes()
    school.close()
    said = run(IN_FULL, path, room)
    assert said.stdout.startswith(("No copy of school.nscp", "There is not enough room", "school")), said
    assert said.stdout.strip() != "made"
    assert names(folder) == before
    assert path.read_bytes() == bytes_before
    assert all_good(restoring.backups_for(path))


def test_f26_a_drive_with_too_little_room_is_not_filled(school: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    before = names(school.safekeeping.folder)
    usage = shutil.disk_usage(school.path.parent)
    little = usage._replace(free=school.path.stat().st_size)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: little)
    with pytest.raises(FileRefusedError, match="not enough room"):
        school.safekeeping.make()
    assert names(school.safekeeping.folder) == before
    assert "not enough room" in school.safekeeping.state().problem


BACK_UP_FOR_EVER = """
import sys
from pathlib import Path
from nscp_desktop.services.record_files import open_existing
services = open_existing(Path(sys.argv[1]))
print("ready", flush=True)
while True:
    services.safekeeping.make()
"""


def killed(code: str, chance: random.Random, *words: object) -> None:
    child = subprocess.Popen([sys.executable, "-c", code, *map(str, words)], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    with child.stdout:
        assert child.stdout.readline() == "ready\n"
        time.sleep(chance.uniform(0.005, 0.12))
        child.kill()
        child.wait()


def test_f61_killed_at_any_moment_every_backup_that_has_its_name_opens(school: Services) -> None:
    path, folder, chance = school.path, school.safekeeping.folder, random.Random(61)
    school.close()
    seen: set[str] = set()
    for _ in range(KILLS):
        killed(BACK_UP_FOR_EVER, chance, path)
        found = restoring.backups_for(path)
        assert all_good(found)
        assert seen <= {backup.name for backup in found}
        seen = {backup.name for backup in found}
    (folder / ".school 2026-01-01 000000Z.nscp.7.part").write_bytes(b"half")
    services = open_existing(path)
    services.safekeeping.make()
    services.close()
    assert all(name.endswith(".nscp") and not name.startswith(".") for name in names(folder))


def test_f62_a_damaged_record_is_not_backed_up_a_hundred_times_and_the_good_ones_stay(
    school: Services, clock: Clock
) -> None:
    path, before = school.path, names(school.safekeeping.folder)
    school.close()
    other = dbapi2.connect(str(path), isolation_level=None)
    (page,) = other.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'course'").fetchone()
    (size,) = other.execute("PRAGMA page_size").fetchone()
    other.close()
    content = bytearray(path.read_bytes())
    content[(page - 1) * size + 8 : page * size] = bytes(b ^ 0x5A for b in content[(page - 1) * size + 8 : page * size])
    path.write_bytes(bytes(content))
    services = open_existing(path)
    refused = 0
    for _ in range(100):
        try:
            services.safekeeping.make()
        except FileRefusedError:
            refused += 1
    services.close()
    assert refused == 100
    assert names(restoring_folder(path)) == before
    assert all_good(restoring.backups_for(path))
    assert restoring.restore(path, restoring.backups_for(path)[0]) is None
    assert teams(path) == ["Kitchen"]
    aside = [item for item in path.parent.iterdir() if " damaged " in item.name]
    assert [item.read_bytes() for item in aside] == [bytes(content)]


def restoring_folder(path: Path) -> Path:
    return Path(restoring.backups_for(path)[0].folder)


def test_f63_going_back_keeps_the_present_state_and_can_be_taken_back(school: Services) -> None:
    path, chosen = school.path, school.safekeeping.backups()[0]
    school.agency.add_team("Office")
    put_back(school, chosen)
    assert teams(path) == ["Kitchen"]
    again = open_existing(path)
    before = again.safekeeping.before_last_restore()
    assert before is not None
    assert (before.is_kept, before.why) == (True, BackupReason.BEFORE_RESTORE)
    put_back(again, before)
    assert teams(path) == ["Kitchen", "Office"]


def other_record(folder: Path) -> Path:
    create(folder / "other.nscp", AgencyDetails("Hillside", Sector.SCHOOL), today=TODAY).close()
    return folder / "other.nscp"


def text_file(folder: Path) -> Path:
    place = folder / "other.nscp"
    place.write_text("SQLite format 3\x00" + "Surname,First name\n" * 900)
    return place


def newer(folder: Path) -> Path:
    place = other_record(folder)
    other = dbapi2.connect(str(place))
    other.execute("PRAGMA user_version = 900")
    other.close()
    return place


def cut_off(folder: Path) -> Path:
    place = other_record(folder)
    place.write_bytes(place.read_bytes()[:90_000])
    return place


def protected(folder: Path) -> Path:
    create(folder / "other.nscp", AgencyDetails("Hillside", Sector.SCHOOL), today=TODAY, key=KEY).close()
    return folder / "other.nscp"


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (other_record, "another record"),
        (text_file, "not a training record|damaged"),
        (newer, "newer version"),
        (cut_off, "is cut off"),
        (protected, "another password"),
    ],
)
def test_f63_what_cannot_be_gone_back_to_is_refused_and_changes_nothing(
    school: Services, tmp_path: Path, make: Callable[[Path], Path], sentence: str
) -> None:
    (tmp_path / "elsewhere").mkdir()
    chosen = restoring.backup_at(make(tmp_path / "elsewhere"), datetime.now(UTC))
    look = school.safekeeping.look(chosen, thoroughly=True)
    assert look.problem or look.contents is not None
    before = names(tmp_path)
    with pytest.raises((FileRefusedError, NotAllowedError), match=sentence):
        school.safekeeping.prepare_restore(chosen)
    assert names(tmp_path) == before
    assert [team.title for team in school.agency.teams()] == ["Kitchen"]


def test_f63_a_backup_with_another_password_opens_with_that_one_and_a_wrong_one_is_refused(tmp_path: Path) -> None:
    services = create(tmp_path / "s.nscp", AgencyDetails("Hillside", Sector.SCHOOL), today=TODAY, key=KEY)
    backup = services.safekeeping.make()
    wrong = bytes(32) + KEY[32:]
    assert services.safekeeping.look(backup, wrong).contents is None
    with pytest.raises(FileRefusedError):
        services.safekeeping.prepare_restore(backup, wrong)
    assert services.safekeeping.look(backup).contents is not None
    put_back(services, backup, KEY)
    assert teams(tmp_path / "s.nscp", KEY) == []


def test_f63_a_backup_of_an_older_program_is_brought_over_on_the_copy(tmp_path: Path) -> None:
    released = Path(__file__).parent.parent / "data" / "released" / "v1.nscp"
    kept = tmp_path / "old.nscp"
    shutil.copy(released, kept)
    before = kept.read_bytes()
    chosen = restoring.backup_at(kept, datetime.now(UTC))
    restoring.restore(tmp_path / "school.nscp", chosen)
    assert kept.read_bytes() == before
    services = open_existing(tmp_path / "school.nscp")
    assert services.problems(full=True) == []
    services.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps what is open from being replaced")
def test_f63_the_record_is_never_written_into_so_that_no_moment_is_between(school: Services) -> None:
    path, prepared = school.path, school.safekeeping.prepare_restore(school.safekeeping.backups()[0])
    school.close()
    with path.open("rb") as old:
        before = old.read()
        restoring.finish(prepared)
        old.seek(0)
        assert old.read() == before
    assert teams(path) == ["Kitchen"]


RESTORE_FOR_EVER = """
import sys
from pathlib import Path
from datetime import UTC, datetime
from nscp_desktop.services.restoring import backup_at, restore
path = Path(sys.argv[1])
both = [backup_at(Path(name), datetime.now(UTC)) for name in sys.argv[2:]]
restore(path, both[0])
print("ready", flush=True)
while True:
    for backup in both:
        restore(path, backup)
"""


def test_f63_killed_half_way_through_restoring_there_is_one_state_or_the_other(school: Services) -> None:
    path, chance = school.path, random.Random(63)
    school.agency.add_team("Office")
    one = files.path_of(school.safekeeping.backups()[0])
    two = files.path_of(school.safekeeping.make())
    school.close()
    for _ in range(KILLS):
        killed(RESTORE_FOR_EVER, chance, path, one, two)
        assert teams(path) in (["Kitchen"], ["Kitchen", "Office"])
        assert all_good(restoring.backups_for(path))


def test_f66_a_clock_set_back_or_far_ahead_clears_no_backup_away(school: Services, clock: Clock) -> None:
    keeping = school.safekeeping
    for _ in range(20):
        clock.now += timedelta(hours=20)
        keeping.make()
    sound = len(keeping.backups())
    assert sound < 22
    for moved in (timedelta(days=-400), timedelta(days=2000), timedelta(days=-30)):
        clock.now += moved
        before = {backup.name for backup in keeping.backups()}
        for _ in range(3):
            clock.now += timedelta(minutes=30)
            keeping.make()
        assert before <= {backup.name for backup in keeping.backups()}
        assert keeping.state().resting


def test_f66_a_thousand_days_of_backups_never_leave_fewer_than_five() -> None:
    found = simulate(1000, seed=66)
    print(f"days of backups: {found}")
    assert (found.days, found.faults) == (1000, 0)
    assert found.cleared > 1000
    assert found.jumps > 10


def test_f62_a_record_that_is_not_as_it_was_made_is_not_backed_up_though_it_could_be_copied(school: Services) -> None:
    path, before = school.path, names(school.safekeeping.folder)
    school.close()
    other = dbapi2.connect(str(path), isolation_level=None)
    other.execute("DROP INDEX ix_history_change_batch")
    other.close()
    services = open_existing(path)
    with pytest.raises(FileRefusedError, match="no backup of it was made"):
        services.safekeeping.make()
    assert names(services.safekeeping.folder) == before
    assert "not as it should be" in services.safekeeping.state().problem
    services.close()
