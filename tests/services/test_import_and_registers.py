"""A spreadsheet cannot say that somebody did what the register of that day says they missed."""

from datetime import date
from pathlib import Path

import pytest

from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.registers import Mark, Outcome
from nscp_desktop.services.record_files import Services
from tests.services.on_registers import HELD, done, entry_of, people, session_on


@pytest.mark.parametrize(("day", "is_refused"), [("20/11/2026", True), ("19/11/2026", False)])
def test_a_training_against_the_register_is_refused_with_row_name_and_outcome(
    school: Services, tmp_path: Path, today: date, day: str, is_refused: bool
) -> None:
    amir, bo = people(school, "Amir", "Bo")
    held = session_on(school, HELD)
    school.sessions.add_people(held, [amir, bo], today=today)
    school.sessions.mark(held, [entry_of(school, held, amir)], Mark(Outcome.DID_NOT_ATTEND), today=today)
    path = tmp_path / "staff.csv"
    path.write_text(f"First name,Surname,Start date,Prevent awareness\nAmir,Khan,01/09/2020,{day}\n", "utf-8")
    plan = school.imports.plan(school.imports.read(path, today=today))
    if not is_refused:
        assert school.imports.carry_out(plan, today=today).records == 1
        assert [on for on, _, _ in done(school, amir)] == [date(2026, 11, 19)]
        return
    with pytest.raises(
        NotAllowedError, match=r"row 2 says that Amir Khan .* 20 Nov 2026, .* says: did not attend"
    ) as no:
        school.imports.carry_out(plan, today=today)
    assert "Nothing was stored" in str(no.value)
    assert done(school, amir) == []
