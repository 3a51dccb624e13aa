"""F61: a copy gets its name only when it was opened and compared, and a drive that is full keeps no half of one."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from nscp_desktop.domain.agency import AgencyDetails, Sector
from nscp_desktop.domain.errors import FileRefusedError
from nscp_desktop.services.record_files import create, open_existing

TODAY = date(2026, 11, 24)


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a record with one backup, closed."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    place = tmp_path / "school.nscp"
    services = create(place, AgencyDetails("Carlton Hill", Sector.SCHOOL), today=TODAY)
    services.safekeeping.make()
    services.close()
    return place


def damage_an_index(path: Path) -> None:
    """Turn round the entries of an index: every page can still be read, and the index no longer fits its table."""
    other = dbapi2.connect(str(path), isolation_level=None)
    (page,) = other.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'ix_history_change_batch'").fetchone()
    (size,) = other.execute("PRAGMA page_size").fetchone()
    other.close()
    content = bytearray(path.read_bytes())
    begin = (page - 1) * size
    cells = int.from_bytes(content[begin + 3 : begin + 5], "big")
    assert cells > 1
    place = begin + (8 if content[begin] == 10 else 12)
    first, last = place, place + 2 * (cells - 1)
    content[first : first + 2], content[last : last + 2] = content[last : last + 2], content[first : first + 2]
    path.write_bytes(bytes(content))


def test_f61_a_copy_gets_its_name_only_after_every_page_of_it_was_checked(path: Path) -> None:
    damage_an_index(path)
    services = open_existing(path)
    before = services.safekeeping.backups()
    assert len(before) == 1
    with pytest.raises(FileRefusedError, match="damaged"):
        services.safekeeping.copy_elsewhere(path.with_name("copy.nscp"))
    with pytest.raises(FileRefusedError, match="damaged"):
        services.safekeeping.make()
    services.close()
    assert {entry.name for entry in path.parent.rglob("*.nscp*")} == {path.name, before[0].name}


FULL_SECOND_PLACE = """
import resource, signal, sys
from pathlib import Path
from nscp_desktop.services.record_files import open_existing
from nscp_desktop.storage import backups as files
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
services = open_existing(Path(sys.argv[1]))
chosen = services.safekeeping.backups()[0]
here, out = files.path_of(chosen), Path(sys.argv[2]) / chosen.name
contents = files.look_into(here)
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
try:
    files.copy_bytes(here, out, None, contents)
except Exception as refusal:
    print(type(refusal).__name__, refusal)
services.close()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits on file sizes are a matter of POSIX")
def test_f61_a_stick_that_is_full_gets_no_half_copy(path: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    words = [sys.executable, "-c", FULL_SECOND_PLACE, str(path), str(stick)]
    said = subprocess.run(words, capture_output=True, text=True, timeout=60, check=False)
    assert said.stdout.startswith("FileRefusedError"), said
    assert "room" in said.stdout
    assert list(stick.iterdir()) == []
