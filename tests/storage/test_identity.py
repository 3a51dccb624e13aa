"""Whether the file on the disk is still the one that is open, asked while it is written."""

import threading
from pathlib import Path

from nscp_desktop.domain.agency import AgencyDetails, Sector
from nscp_desktop.domain.errors import FileRefusedError
from nscp_desktop.storage.record_file import RecordFile
from tests.storage.test_record_file import TODAY


def test_our_own_saving_is_never_taken_for_another_program_by_whoever_looks_meanwhile(tmp_path: Path) -> None:
    record = RecordFile.create(tmp_path / "school.nscp")
    with record.changing("Found it") as unit:
        unit.agency.found(AgencyDetails("Carlton Hill", Sector.SCHOOL), TODAY)
    is_over, told = threading.Event(), list[str]()

    def look() -> None:
        while not is_over.is_set() and not told:
            try:
                record.refuse_if_replaced()
            except FileRefusedError as refusal:
                told.append(str(refusal))

    looking = threading.Thread(target=look)
    looking.start()
    try:
        for turn in range(40):
            with record.changing("Change the agency") as unit:
                unit.agency.change(AgencyDetails(f"Carlton Hill {turn}", Sector.SCHOOL))
    finally:
        is_over.set()
        looking.join()
        record.close()
    assert told == []
