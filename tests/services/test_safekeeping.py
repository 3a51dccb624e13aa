"""Making backups, the second place, keeping for ever, and the restore drill: on real files."""

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from nscp_desktop.domain.agency import AgencyDetails, Sector
from nscp_desktop.domain.backups import BackupReason
from nscp_desktop.domain.errors import FileRefusedError, NotAllowedError
from nscp_desktop.services import restoring
from nscp_desktop.services.record_files import Services, create
from nscp_desktop.storage import backups as files

TODAY = date(2026, 11, 23)
KEY = bytes(range(48))


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "data"))


@pytest.mark.parametrize("key", [None, KEY])
def test_a_backup_holds_what_the_record_holds_and_opens_with_its_key(tmp_path: Path, key: bytes | None) -> None:
    services = create(tmp_path / "a.nscp", AgencyDetails("Hillside", Sector.SCHOOL), today=TODAY, key=key)
    backup = services.safekeeping.make()
    content = files.path_of(backup).read_bytes()
    assert content.startswith(b"SQLite format 3") == (key is None)
    assert key is None or content[:16] == key[32:]
    look = services.safekeeping.look(backup, thoroughly=True)
    assert look.contents == services.safekeeping.present()
    assert restoring.look(backup).needs_password == (key is not None)
    services.close()


def test_the_state_says_whether_something_changed_since(school: Services) -> None:
    keeping = school.safekeeping
    assert (keeping.state().newest, keeping.state().is_behind) == (None, True)
    backup = keeping.make()
    assert (keeping.state().newest, keeping.state().is_behind) == (backup, False)
    school.agency.add_team("Kitchen")
    assert keeping.state().is_behind


def test_at_start_a_backup_is_made_only_when_the_last_is_over_a_day_old(school: Services) -> None:
    keeping = school.safekeeping
    assert keeping.make_at_start() is not None
    assert keeping.make_at_start() is None
    newest = keeping.backups()[0]
    old = files.rename(newest, newest.name.replace(f"{newest.taken_at:%Y-%m-%d}", "2026-01-05"))
    assert keeping.backups() == (old,)
    made = keeping.make_at_start()
    assert made is not None
    assert made.why is BackupReason.START


def test_a_backup_is_kept_for_ever_and_left_to_the_rule_again(school: Services) -> None:
    backup = school.safekeeping.make(BackupReason.BEFORE_IMPORT)
    kept = school.safekeeping.keep(backup, kept=True)
    assert kept.name.endswith(" before import kept.nscp")
    assert school.safekeeping.keep(kept, kept=False) == backup
    assert school.safekeeping.backups() == (backup,)


def test_f61_every_backup_goes_to_the_second_place_and_a_missing_one_is_told(school: Services, tmp_path: Path) -> None:
    keeping, stick = school.safekeeping, tmp_path / "stick"
    stick.mkdir()
    assert keeping.state().second_place_words(school.desk.file.workplace.now()) == "No second copy yet"
    keeping.set_second_place(stick)
    backup = keeping.make()
    copy = stick / keeping.folder.name / backup.name
    assert copy.read_bytes() == files.path_of(backup).read_bytes()
    assert keeping.state().second.problem == ""
    shutil.rmtree(stick)
    keeping.make()
    second = keeping.state().second
    assert not second.is_there
    assert "is not there" in second.problem
    assert second.last_copy_at is not None
    now = second.last_copy_at
    assert keeping.state().second_place_words(now + timedelta(days=6)) == ""
    assert keeping.state().second_place_words(now + timedelta(days=8)).startswith("Last second copy")
    keeping.set_second_place(None)
    assert keeping.second_place().folder == ""


def test_the_second_place_is_not_where_the_record_or_its_backups_are(school: Services, tmp_path: Path) -> None:
    school.safekeeping.make()
    for place in (tmp_path, school.safekeeping.folder, tmp_path / "nowhere"):
        with pytest.raises(NotAllowedError):
            school.safekeeping.set_second_place(place)


def test_the_hint_is_quiet_for_a_week(school: Services) -> None:
    school.safekeeping.be_quiet(TODAY)
    assert school.safekeeping.is_quiet(TODAY)
    assert school.safekeeping.is_quiet(TODAY + timedelta(days=6))
    assert not school.safekeeping.is_quiet(TODAY + timedelta(days=7))


def test_a_drill_restores_the_newest_and_writes_down_how_it_went(school: Services) -> None:
    with pytest.raises(NotAllowedError, match="no backup"):
        school.safekeeping.drill()
    backup = school.safekeeping.make()
    before = school.path.read_bytes()
    drill = school.safekeeping.drill()
    assert (drill.is_good, drill.backup) == (True, backup.name)
    assert school.path.read_bytes() != before
    assert school.safekeeping.last_drill() == drill
    content = files.path_of(backup).read_bytes()
    files.path_of(backup).write_bytes(content[:50_000] + bytes(100_000) + content[150_000:])
    drill = school.safekeeping.drill()
    assert not drill.is_good
    assert school.safekeeping.last_drill() == drill
    assert {item.name for item in school.safekeeping.folder.parent.iterdir()} == {school.safekeeping.folder.name}


def test_a_copy_is_saved_where_nothing_is_yet(school: Services, tmp_path: Path) -> None:
    school.safekeeping.copy_elsewhere(tmp_path / "copy.nscp")
    with pytest.raises(FileRefusedError, match="there already"):
        school.safekeeping.copy_elsewhere(tmp_path / "copy.nscp")
    with pytest.raises(NotAllowedError, match="ends in"):
        school.safekeeping.copy_elsewhere(tmp_path / "copy.txt")


def test_backups_are_found_for_a_file_that_is_gone(school: Services, tmp_path: Path) -> None:
    backup = school.safekeeping.make()
    school.close()
    school.path.unlink()
    assert restoring.backups_for(school.path) == (backup,)
    assert restoring.backups_for(tmp_path / "scho.nscp") == ()
    assert restoring.restore(school.path, backup) is None
    assert school.path.is_file()
