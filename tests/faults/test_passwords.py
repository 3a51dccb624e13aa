"""F50 to F53 and F55: wrong passwords, the recovery code alone, kills while the key changes, and a damaged head."""

import os
import random
import signal
import subprocess
import sys
import time
import unicodedata
from datetime import date
from pathlib import Path
from typing import Literal

import pytest

from nscp_desktop.domain.agency import AgencyDetails, Sector
from nscp_desktop.domain.backups import BackupReason
from nscp_desktop.domain.errors import DamagedError, NotAllowedError
from nscp_desktop.domain.recovery_code import code_of
from nscp_desktop.services.record_files import create, open_existing
from nscp_desktop.storage import keys
from nscp_desktop.storage.backups import look_into, path_of
from nscp_desktop.storage.keys import WrongPasswordError, derive, find_key, fits, key_from_code, new_key
from nscp_desktop.storage.protecting import change_key
from nscp_desktop.storage.record_file import RecordFile

TODAY = date(2026, 11, 24)
PASSWORD = "Zoë's 3 wool tractors"
KEY = bytes(range(48))
OTHER = bytes(range(1, 49))
KILLS = 24
WRONG = (
    "This password does not open school.nscp. Look whether caps lock is on and which keyboard is set, then try again, "
    "or use the recovery sheet."
)


@pytest.fixture
def protected(tmp_path: Path) -> Path:
    path = tmp_path / "school.nscp"
    create(path, AgencyDetails("Carlton Hill", Sector.SCHOOL), today=TODAY, key=new_key(PASSWORD)).close()
    return path


@pytest.mark.parametrize(
    "wrong", ["zoë's 3 wool tractors", "ZOË'S 3 WOOL TRACTORS", PASSWORD + " ", "Zoe's 3 wool tractors"]
)
def test_f50_a_wrong_password_is_told_plainly_and_touches_nothing(protected: Path, wrong: str) -> None:
    before = protected.read_bytes()
    with pytest.raises(WrongPasswordError) as refused:
        find_key(protected, wrong)
    assert str(refused.value) == WRONG
    assert protected.read_bytes() == before
    assert [entry.name for entry in protected.parent.iterdir()] == [protected.name]


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_f50_every_way_to_type_an_accent_is_the_same_password(
    protected: Path, form: Literal["NFC", "NFD", "NFKC", "NFKD"]
) -> None:
    typed = unicodedata.normalize(form, PASSWORD)
    assert fits(protected, find_key(protected, typed))


def test_f50_letters_of_another_width_and_joined_ones_are_the_same_password(tmp_path: Path) -> None:
    key = new_key("3 offices of wool")
    RecordFile.create(tmp_path / "school.nscp", key=key).close()
    assert find_key(tmp_path / "school.nscp", "３ o\ufb03ces of ｗool") == key


def test_f51_the_code_opens_the_bare_file_and_nothing_else_does(protected: Path, tmp_path: Path) -> None:
    key = find_key(protected, PASSWORD)
    bare = tmp_path / "elsewhere.nscp"
    bare.write_bytes(protected.read_bytes())
    assert key_from_code(bare, code_of(key)) == key
    with pytest.raises(WrongPasswordError, match="another file"):
        key_from_code(bare, code_of(bytes(32)))
    with pytest.raises(NotAllowedError, match="Group 2"):
        key_from_code(
            bare, code_of(key)[:7] + "?".replace("?", "0" if code_of(key)[7] != "0" else "1") + code_of(key)[8:]
        )


CHANGE = """
import sys
from pathlib import Path
from nscp_desktop.storage.record_file import RecordFile
from nscp_desktop.storage.protecting import change_key
path, old, new = Path(sys.argv[1]), *(bytes.fromhex(text) or None for text in sys.argv[2:])
record = RecordFile.open(path, key=old)
sys.stdin.readline()
print("go", flush=True)
while True:
    change_key(record, new)
    change_key(record, old)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals are a matter of POSIX")
@pytest.mark.parametrize(("old", "new"), [(KEY, OTHER), (b"", KEY), (KEY, b"")], ids=["change", "protect", "bare"])
def test_f52_killed_while_the_key_changes_one_of_both_keys_opens_it(tmp_path: Path, old: bytes, new: bytes) -> None:
    path = tmp_path / "school.nscp"
    create(path, AgencyDetails("Carlton Hill", Sector.SCHOOL), today=TODAY, key=old or None).close()
    chance = random.Random(52)
    opened_with: set[bytes] = set()
    for _ in range(KILLS // 3):
        words = [sys.executable, "-c", CHANGE, str(path), old.hex(), new.hex()]
        child = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert child.stdin is not None
        assert child.stdout is not None
        child.stdin.write("\n")
        child.stdin.flush()
        assert child.stdout.readline() == "go\n"
        time.sleep(chance.uniform(0, 0.15))
        os.kill(child.pid, signal.SIGKILL)
        child.communicate()
        found = [key for key in (old, new) if _opens(path, key or None)]
        assert len(found) == 1
        opened_with.add(found[0])
        assert [entry.name for entry in tmp_path.iterdir()] == [path.name]
        old, new = (old, new) if found[0] == old else (new, old)
    assert opened_with <= {old, new}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps what is open from being replaced")
def test_f52_the_old_file_is_never_written_into_so_that_no_moment_is_between(tmp_path: Path) -> None:
    path = tmp_path / "school.nscp"
    create(path, AgencyDetails("Carlton Hill", Sector.SCHOOL), today=TODAY, key=KEY).close()
    record = RecordFile.open(path, key=KEY)
    with path.open("rb") as old:
        before = old.read()
        change_key(record, OTHER)
        old.seek(0)
        assert old.read() == before
        record.close()
    assert _opens(path, OTHER)


CHANGE_IN_FULL = """
import resource, signal, sys
from datetime import date
from pathlib import Path
from nscp_desktop.domain.errors import NscpError
from nscp_desktop.services.record_files import open_existing
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
services = open_existing(Path(sys.argv[1]), key=bytes.fromhex(sys.argv[2]))
room = int(sys.argv[3])
resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
try:
    services.protection.change_password(sys.argv[4], "another lantern in May", agency="A", today=date(2026, 11, 24))
    print("changed")
except NscpError as refusal:
    print(refusal)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits on file sizes are a matter of POSIX")
@pytest.mark.parametrize("room", [0, 200_000])
def test_f52_on_a_full_disk_the_old_password_stays(protected: Path, tmp_path: Path, room: int) -> None:
    key, content = find_key(protected, PASSWORD), protected.read_bytes()
    words = [sys.executable, "-c", CHANGE_IN_FULL, str(protected), key.hex(), str(room), PASSWORD]
    environment = os.environ | {"XDG_DATA_HOME": str(tmp_path / "data")}
    ran = subprocess.run(words, capture_output=True, text=True, check=False, env=environment, timeout=60)
    assert "room" in ran.stdout, ran
    assert protected.read_bytes() == content
    assert {entry.name for entry in tmp_path.rglob("*.nscp*")} <= {protected.name, f".{protected.name}.open"}


WRITE_ANEW_IN_FULL = """
import resource, signal, sys
from pathlib import Path
from nscp_desktop.domain.errors import NscpError
from nscp_desktop.storage.protecting import change_key
from nscp_desktop.storage.record_file import RecordFile
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
record = RecordFile.open(Path(sys.argv[1]), key=bytes.fromhex(sys.argv[2]))
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
try:
    change_key(record, bytes(48))
except NscpError as refusal:
    print(refusal)
record.close()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits on file sizes are a matter of POSIX")
def test_f52_what_was_half_written_anew_is_taken_away(tmp_path: Path) -> None:
    path = tmp_path / "school.nscp"
    create(path, AgencyDetails("Carlton Hill", Sector.SCHOOL), today=TODAY, key=KEY).close()
    content, words = path.read_bytes(), [sys.executable, "-c", WRITE_ANEW_IN_FULL, str(path), KEY.hex()]
    ran = subprocess.run(words, capture_output=True, text=True, check=False, timeout=60)
    assert "could not be written anew, so its password is as it was" in ran.stdout, ran
    assert path.read_bytes() == content
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("way", ["set", "change", "remove"])
def test_f52_a_backup_that_opens_as_before_is_made_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    key = None if way == "set" else new_key(PASSWORD)
    services = create(tmp_path / "a.nscp", AgencyDetails("Carlton Hill", Sector.SCHOOL), today=TODAY, key=key)
    head = services.history.head()
    act = services.protection
    if way == "set":
        act.set_password(PASSWORD, agency="Carlton Hill", today=TODAY)
    elif way == "change":
        act.change_password(PASSWORD, PASSWORD + " 2", agency="Carlton Hill", today=TODAY)
    else:
        act.remove_password(PASSWORD, today=TODAY)
    (backup,) = services.safekeeping.backups()
    assert backup.why is BackupReason.BEFORE_PASSWORD
    assert look_into(path_of(backup), key).head == head
    assert services.desk.file.key != key
    services.close()


def _opens(path: Path, key: bytes | None) -> bool:
    is_plain = not keys.is_protected(path)
    if is_plain != (key is None) or (key is not None and not fits(path, key)):
        return False
    services = open_existing(path, key=key)
    try:
        assert services.problems(full=True) == []
        assert services.agency.details().name == "Carlton Hill"
    finally:
        services.close()
    return True


def test_f53_a_damaged_head_is_not_called_a_wrong_password(protected: Path) -> None:
    salt = keys.salt_of(protected)
    key = find_key(protected, PASSWORD)
    content = bytearray(protected.read_bytes())
    content[5] ^= 0x40
    protected.write_bytes(content)
    with pytest.raises(WrongPasswordError):
        find_key(protected, PASSWORD)
    with pytest.raises(DamagedError, match=r"the beginning of school\.nscp is damaged"):
        find_key(protected, PASSWORD, [salt])
    with pytest.raises(DamagedError, match="damaged"):
        key_from_code(protected, code_of(key), [salt])
    with pytest.raises(WrongPasswordError):
        find_key(protected, "wool tractor lantern", [salt])
    assert protected.read_bytes() == content


def test_f53_older_parameter_sets_open_files_and_unknown_ones_do_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, salt = tmp_path / "old.nscp", bytes(range(16))
    monkeypatch.setattr(keys, "PARAMETER_SETS", {7: (8, 1, 1)})
    RecordFile.create(path, key=derive(PASSWORD, salt, 7)).close()
    monkeypatch.setattr(keys, "PARAMETER_SETS", {1: (64, 3, 4), 7: (8, 1, 1)})
    assert find_key(path, PASSWORD) == derive(PASSWORD, salt, 7)
    monkeypatch.setattr(keys, "PARAMETER_SETS", {1: (64, 3, 4)})
    with pytest.raises(WrongPasswordError):
        find_key(path, PASSWORD)


CANARY = "canary Wren 91 lantern"


def test_f55_the_password_and_key_are_nowhere_outside(tmp_path: Path) -> None:
    home, work = tmp_path / "home", tmp_path / "work"
    home.mkdir()
    work.mkdir()
    path, secret = work / "school.nscp", tmp_path / "password.txt"
    environment = {**os.environ, "HOME": str(home), "XDG_DATA_HOME": str(home / "data"), "TMPDIR": str(home)}
    environment |= {"XDG_CONFIG_HOME": str(home / "config"), "XDG_STATE_HOME": str(home / "state")}

    def run(*words: str, password: str = CANARY) -> str:
        secret.write_text(password, encoding="utf-8")
        command = [sys.executable, "-m", "nscp_desktop", *words, "--password-file", str(secret)]
        ran = subprocess.run(command, capture_output=True, text=True, check=False, env=environment, timeout=60)
        secret.unlink()
        return ran.stdout + ran.stderr

    said = run("new", str(path), "--agency", "Carlton Hill", "--sector", "school")
    key = find_key(path, CANARY)
    said += run("check", str(path), "--full") + run("standing", str(path))
    said += run("check", str(path), password=CANARY + "x")
    said += run("report", str(path), "compliance-summary", str(work / "nowhere" / "out.pdf"))
    said += run("backup", str(path), str(work / "copy.nscp"))
    content = bytearray(path.read_bytes())
    content[5000] ^= 1
    path.write_bytes(content)
    said += run("check", str(path), "--full")
    wanted = [CANARY.encode(), key[:32], key[:32].hex().encode(), code_of(key).replace(" ", "").encode()]
    for needle in wanted:
        assert needle not in said.encode()
        for file in [*home.rglob("*"), *work.rglob("*")]:
            assert not (file.is_file() and needle in file.read_bytes()), file
    assert "hmac" not in said.casefold()
