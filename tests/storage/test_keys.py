"""What the program builds on in SQLCipher: the file's head is the salt it was given, and stays so."""

import subprocess
import sys
from pathlib import Path

import pytest

from nscp_desktop.storage.engine import connect
from nscp_desktop.storage.keys import derive, fits, is_protected, salt_of
from nscp_desktop.storage.record_file import RecordFile

KEY = bytes(range(48))
OTHER_KEY, OTHER_SALT = bytes(range(1, 33)), bytes(range(100, 116))


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "school.nscp"
    RecordFile.create(path, key=KEY).close()
    return path


def test_the_head_of_a_new_file_is_the_salt_it_was_given(record: Path) -> None:
    assert is_protected(record)
    assert salt_of(record) == KEY[32:]


def test_a_copy_keeps_key_and_salt(record: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.nscp"
    opened = RecordFile.open(record, key=KEY)
    opened.copy_to(copy)
    opened.close()
    assert salt_of(copy) == KEY[32:]
    assert fits(copy, KEY)


@pytest.mark.parametrize("salt", [KEY[32:], OTHER_SALT], ids=["same salt", "new salt"])
def test_another_key_in_place_takes_exactly_the_salt_it_names(record: Path, salt: bytes) -> None:
    connection = connect(record, key=KEY)
    connection.execute(f"PRAGMA rekey = \"x'{(OTHER_KEY + salt).hex()}'\"")
    connection.close()
    assert salt_of(record) == salt
    assert fits(record, OTHER_KEY + salt)
    assert not fits(record, KEY)


def test_every_page_is_signed_and_as_large_as_looking_from_outside_expects(record: Path) -> None:
    connection = connect(record, key=KEY)
    try:
        said = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("cipher_page_size", "cipher_use_hmac")]
    finally:
        connection.close()
    assert said == ["4096", "1"]
    assert record.stat().st_size % 4096 == 0


def test_f55_a_wrong_key_says_nothing_on_the_console(record: Path) -> None:
    # In a process of its own: what was said to one connection holds for all of its process.
    code = "import sys; from pathlib import Path; from nscp_desktop.storage.keys import fits; "
    code += "print(fits(Path(sys.argv[1]), bytes.fromhex(sys.argv[2])))"
    words = [sys.executable, "-c", code, str(record), (OTHER_KEY + KEY[32:]).hex()]
    ran = subprocess.run(words, capture_output=True, text=True, check=True, timeout=60)
    assert (ran.stdout, ran.stderr) == ("False\n", "")


def test_the_same_password_over_another_salt_is_another_key() -> None:
    first, second = (derive("Zoë's 3 wool tractors", salt, 1) for salt in (KEY[32:], OTHER_SALT))
    assert first[:32] != second[:32]
    assert (first[32:], second[32:]) == (KEY[32:], OTHER_SALT)
