"""A record file with an agency, its Target Groups and a course, and nobody in it."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from nscp_desktop.domain.agency import AgencyDetails, Sector
from nscp_desktop.domain.courses import Course
from nscp_desktop.services.rule_packs import target_groups
from nscp_desktop.storage.record_file import RecordFile

FOUNDED = date(2026, 9, 1)


@pytest.fixture(scope="session")
def founded_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the record once; tests work on copies."""
    path = tmp_path_factory.mktemp("founded") / "founded.nscp"
    record_file = RecordFile.create(path)
    with record_file.changing("Found the record") as unit:
        unit.agency.found(AgencyDetails("Carlton Hill", Sector.SCHOOL), FOUNDED)
        for group in target_groups():
            unit.agency.add_target_group(group)
        unit.training.add_course(Course(0, "Core"))
        unit.training.add_course(Course(0, "Working Together"))
    record_file.close()
    return path


@pytest.fixture
def founded(founded_file: Path, tmp_path: Path) -> Iterator[RecordFile]:
    """Give an open record file in which rows about people and rules can stand."""
    path = tmp_path / "founded.nscp"
    shutil.copy(founded_file, path)
    record_file = RecordFile.open(path)
    try:
        yield record_file
        assert record_file.problems(full=True) == []
    finally:
        record_file.close()
