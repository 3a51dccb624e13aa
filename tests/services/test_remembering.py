"""What is remembered on this computer opens its own file and no other, and a broken safe for passwords hurts nobody."""

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.core import load_keyring
from keyring.errors import KeyringLocked, PasswordDeleteError

from nscp_desktop.services.remembering import can_remember, forget, recall, remember
from nscp_desktop.storage.record_file import RecordFile

KEY = bytes(range(48))
OTHER = bytes(range(1, 49))


class Safe(KeyringBackend):
    """A safe in memory; with a failure it answers everything with that."""

    priority = 5.0

    def __init__(self, failure: Exception | None = None) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self._failure = failure

    def get_password(self, service: str, username: str) -> str | None:
        self._answer()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._answer()
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._answer()
        if (service, username) not in self.kept:
            raise PasswordDeleteError("nothing there")
        del self.kept[service, username]

    def _answer(self) -> None:
        if self._failure is not None:
            raise self._failure


@pytest.fixture(autouse=True)
def safe() -> Iterator[Safe]:
    before = keyring.get_keyring()
    given = Safe()
    keyring.set_keyring(given)
    yield given
    keyring.set_keyring(before)


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "school.nscp"
    RecordFile.create(path, key=KEY).close()
    return path


def test_a_remembered_key_opens_the_file_until_it_is_forgotten(record: Path) -> None:
    assert can_remember()
    assert remember(record, KEY)
    assert recall(record) == KEY
    forget(record)
    assert recall(record) is None
    forget(record)


def test_f53_a_remembered_key_of_another_file_is_not_used(record: Path, safe: Safe) -> None:
    remember(record, KEY)
    ((place, _),) = safe.kept.items()
    for wrong in (OTHER.hex(), "no key at all", ""):
        safe.kept[place] = wrong
        assert recall(record) is None


def kept_by(record: Path, failure: Exception) -> tuple[bool, bytes | None]:
    """Remember, recall and forget with a safe that fails, and return what the first two said."""
    keyring.set_keyring(Safe(failure))
    said = remember(record, KEY), recall(record)
    forget(record)
    return said


@pytest.mark.parametrize("failure", [KeyringLocked("locked"), OSError("gone"), RuntimeError("no backend")])
def test_a_safe_that_fails_remembers_nothing_and_raises_nothing(record: Path, failure: Exception) -> None:
    assert kept_by(record, failure) == (False, None)


@pytest.mark.skipif(sys.platform != "linux", reason="the safe of Linux is there only")
def test_what_the_safe_of_linux_raises_hurts_nobody(record: Path) -> None:
    exceptions = importlib.import_module("secretstorage.exceptions")
    failure = exceptions.SecretServiceNotAvailableException("no such service")
    assert kept_by(record, failure) == (False, None)


def test_without_a_safe_nothing_is_offered(record: Path) -> None:
    keyring.set_keyring(load_keyring("keyring.backends.fail.Keyring"))
    assert not can_remember()
    assert not remember(record, KEY)
    assert recall(record) is None
    forget(record)
