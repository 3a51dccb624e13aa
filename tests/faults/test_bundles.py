"""Bundles with hostile names inside: nothing is ever written outside, and a bundle is no backup.

The program has no bundle of its own: a backup is one record file, a workbook is read by the fixed names of its parts
and never unpacked.
"""

import os
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from nscp_desktop.domain.agency import AgencyDetails, Sector
from nscp_desktop.domain.errors import NscpError
from nscp_desktop.services.record_files import Services, create
from nscp_desktop.services.restoring import backup_at, look

TODAY = date(2026, 11, 24)
_TARGETS = ("evil.txt", "evil.exe", "xl/other.xml", "nscp/carlton-hill.nscp", "Startup/evil.lnk")
_WAYS = (
    "../{}", "../../{}", "..\\{}", "..\\..\\{}", "/tmp/{}", "/{}", "C:\\{}", "C:{}", "\\\\server\\share\\{}",
    "xl/../../{}", "./{}", "{}\x00.txt",
)  # fmt: skip
HOSTILE = tuple(way.format(target) for way in _WAYS for target in _TARGETS)


@pytest.fixture
def services(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Services]:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    # What is written to the folder for temporary files, or to where the program runs, lies within what is looked at.
    inner = tmp_path / "deep" / "inner"
    inner.mkdir(parents=True)
    monkeypatch.setattr(tempfile, "tempdir", str(inner))
    monkeypatch.chdir(inner)
    opened = create(tmp_path / "carlton-hill.nscp", AgencyDetails("Carlton Hill", Sector.SCHOOL), today=TODAY)
    yield opened
    opened.close()


def bundle(path: Path, name: str) -> Path:
    """Make a workbook with one more part of a hostile name, and a link to a place outside."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(("First name", "Surname"))
    sheet.append(("Ada", "Okafor"))
    book.save(path)
    with zipfile.ZipFile(path, "a") as parts:
        hostile = zipfile.ZipInfo(name)
        if hostile.filename not in parts.namelist():
            parts.writestr(hostile, b"evil")
        link = zipfile.ZipInfo("xl/media/link")
        link.create_system, link.external_attr = 3, 0o120777 << 16
        parts.writestr(link, os.fspath(path.parent.parent))
    return path


def read(services: Services, path: Path) -> None:
    """Read a workbook as an import does: the person in it is found, or it is refused in a sentence."""
    with suppress(NscpError):
        reading = services.imports.read(path, today=TODAY)
        assert [(person.given, person.family) for person in reading.people] == [("Ada", "Okafor")]


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


def test_f64_there_are_sixty_hostile_names() -> None:
    assert len(set(HOSTILE)) == 60


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(name=st.sampled_from(HOSTILE) | st.text(min_size=1, max_size=300))
@example(name="../evil.txt")
def test_f64_a_workbook_with_hostile_parts_writes_nothing_outside_and_is_no_backup(
    services: Services, tmp_path: Path, name: str
) -> None:
    folder = tmp_path / "chosen"
    folder.mkdir(exist_ok=True)
    path = bundle(folder / "people.xlsx", name)
    content, before = path.read_bytes(), names(tmp_path)
    read(services, path)
    as_backup = path.rename(folder / "people.nscp")
    found = look(backup_at(as_backup, services.desk.file.workplace.now()))
    assert found.contents is None
    assert found.problem
    as_backup.rename(path)
    assert names(tmp_path) == before
    assert path.read_bytes() == content
    assert not Path("/tmp/evil.txt").exists()


@pytest.mark.parametrize("name", HOSTILE)
def test_f64_every_hostile_name_is_tried(services: Services, tmp_path: Path, name: str) -> None:
    path = bundle(tmp_path / "people.xlsx", name)
    before = names(tmp_path)
    read(services, path)
    assert names(tmp_path) == before
