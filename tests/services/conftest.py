"""A record of a school, empty but for its rules."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from nscp_desktop.domain.agency import AgencyDetails, Sector
from nscp_desktop.services.record_files import Services, create

TODAY = date(2026, 11, 23)


@pytest.fixture
def today() -> date:
    """Give the day on which everything is recorded."""
    return TODAY


@pytest.fixture
def school(tmp_path: Path) -> Iterator[Services]:
    """Give the services of a new school's record."""
    services = create(tmp_path / "school.nscp", AgencyDetails("Carlton Hill", Sector.SCHOOL), today=TODAY)
    try:
        yield services
    finally:
        services.close()
