"""A record of a school, empty but for its rules."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from nscp_desktop.domain.agency import AgencyDetails, Sector
from nscp_desktop.services.record_files import Services, create, open_existing
from nscp_desktop.services.sample import make_sample

TODAY = date(2026, 11, 23)


@pytest.fixture
def today() -> date:
    """Give the day on which everything is recorded."""
    return TODAY


@pytest.fixture(scope="session")
def new_school_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a new school's record once; tests work on copies."""
    path = tmp_path_factory.mktemp("new") / "school.nscp"
    create(path, AgencyDetails("Carlton Hill", Sector.SCHOOL), today=TODAY).close()
    return path


@pytest.fixture(scope="session")
def sample_school_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the sample school's record once; tests look at it, or work on copies."""
    path = tmp_path_factory.mktemp("sample") / "carlton-hill.nscp"
    make_sample(path, today=TODAY)
    return path


@pytest.fixture
def school(new_school_file: Path, tmp_path: Path) -> Iterator[Services]:
    """Give the services of a new school's record."""
    path = tmp_path / "school.nscp"
    shutil.copy(new_school_file, path)
    services = open_existing(path)
    try:
        yield services
    finally:
        services.close()


@pytest.fixture(scope="module")
def sample_agency(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """Give the services of a copy of the sample agency that a whole module reads."""
    path = tmp_path_factory.mktemp("agency") / "carlton-hill.nscp"
    shutil.copy(sample_file, path)
    services = open_existing(path)
    try:
        yield services
    finally:
        services.close()
