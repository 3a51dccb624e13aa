"""F72: whatever the driver does, the record can be read and changed again as soon as it works again."""

from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from nscp_desktop.domain.agency import AgencyDetails, Sector
from nscp_desktop.domain.drafts import PersonDraft
from nscp_desktop.domain.errors import NscpError
from nscp_desktop.services.record_files import create, open_existing
from tests.faults.broken_driver import Breakage, broken

TRIES = 120
WORD = "Okafor"


@pytest.mark.parametrize("how", list(Breakage), ids=[how.name for how in Breakage])
def test_f72_after_any_failure_of_the_driver_the_record_works_again(tmp_path: Path, how: Breakage) -> None:
    services = create(tmp_path / "a.nscp", AgencyDetails("Hillside", Sector.SCHOOL), today=date(2026, 11, 24))
    draft = PersonDraft("Ada", WORD, starts_on=date(2020, 9, 1))
    stored = 0
    for _ in range(TRIES):
        services.standing.forget()
        with broken(services, how, WORD), suppress(NscpError, RuntimeError):
            services.standing.snapshot()
        with broken(services, how, WORD), suppress(NscpError, RuntimeError):
            services.people.add(draft)
            stored += 1
        services.standing.forget()
        assert len(services.standing.snapshot().people) == stored
    services.people.add(draft)
    assert services.problems(full=True) == []
    services.close()


def test_f72_a_record_that_does_not_close_as_it_should_can_be_opened_again(tmp_path: Path) -> None:
    path = tmp_path / "a.nscp"
    services = create(path, AgencyDetails("Hillside", Sector.SCHOOL), today=date(2026, 11, 24))
    with services.desk.file.alone() as driver:
        driver.text_factory = _fail
    with suppress(RuntimeError):
        services.close()
    again = open_existing(path)
    assert again.problems(full=True) == []
    again.close()


def _fail(_content: bytes) -> str:
    raise RuntimeError("nobody thought of this")
