"""An import that is broken off anywhere: all of it is stored or nothing, as one step that one undo takes back."""

import csv
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from nscp_desktop.domain.agency import AgencyDetails, Sector
from nscp_desktop.domain.errors import NscpError
from nscp_desktop.domain.import_plan import ImportResult
from nscp_desktop.services.record_files import Services, create
from tests.faults import kill_loop
from tests.faults.operations import RUNS

TODAY = date(2026, 11, 24)
SEED = 20261124
KILLS = 60
PEOPLE = 12
WHOLE = 400
GIVEN = tuple(f"{start}{end}" for start in ("Al", "Bre", "Ca", "Da", "El") for end in ("in", "na", "ra", "ven"))
FAMILY = tuple(
    f"{start}{end}" for start in ("Ash", "Brook", "Cross", "Dun", "East") for end in ("by", "ford", "ley", "ton")
)
HEADINGS = ("First name", "Surname", "Start date", "Prevent", "Online safety", "FGM awareness")


@pytest.fixture
def services(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Services]:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    opened = create(tmp_path / "carlton-hill.nscp", AgencyDetails("Carlton Hill", Sector.SCHOOL), today=TODAY)
    yield opened
    opened.close()


def workbook(folder: Path, people: int) -> Path:
    path = folder / "people.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow(HEADINGS)
        for number in range(people):
            day = f"{1 + number % 28:02}/09/2025"
            first, last = GIVEN[number % len(GIVEN)], FAMILY[number // len(GIVEN)]
            rows.writerow((first, last, "01/09/2024", day, day, day if number % 2 else ""))
    return path


def bring_in(services: Services, path: Path) -> ImportResult:
    imports = services.imports
    return imports.carry_out(imports.plan(imports.read(path, today=TODAY)), today=TODAY)


def everything(services: Services) -> dict[str, list[tuple[object, ...]]]:
    with services.desk.file.alone() as driver:
        tables = [name for (name,) in driver.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()]
        return {name: driver.execute(f'SELECT * FROM "{name}"').fetchall() for name in tables}


def break_off_at(services: Services, row: int) -> None:
    """Let the database refuse the row of this number, counted over every table that an import writes."""
    with services.desk.file.alone() as driver:
        driver.execute("CREATE TEMP TABLE so_far (rows INTEGER NOT NULL)")
        driver.execute("INSERT INTO so_far VALUES (0)")
        for table in ("person", "service", "course", "attendance"):
            driver.execute(
                f"CREATE TEMP TRIGGER stop_{table} BEFORE INSERT ON main.{table} BEGIN "
                f"UPDATE so_far SET rows = rows + 1; "
                f"SELECT RAISE(ABORT, 'broken off') FROM so_far WHERE rows = {row}; END"
            )


def go_on(services: Services) -> int:
    """Let everything pass again, and return how many rows were counted."""
    with services.desk.file.alone() as driver:
        (rows,) = driver.execute("SELECT rows FROM so_far").fetchone()
        for (name,) in driver.execute("SELECT name FROM sqlite_temp_schema WHERE type = 'trigger'").fetchall():
            driver.execute(f"DROP TRIGGER {name}")
        driver.execute("DROP TABLE so_far")
    return int(rows)


def test_f37_an_import_broken_off_at_any_row_stores_nothing_and_can_be_done_again(
    services: Services, tmp_path: Path
) -> None:
    path = workbook(tmp_path, PEOPLE)
    before = everything(services)
    at = 0
    while True:
        at += 1
        break_off_at(services, at)
        try:
            bring_in(services, path)
        except NscpError:
            go_on(services)
            assert everything(services) == before
        else:
            counted = go_on(services)
            break
    assert counted == at - 1
    assert counted >= PEOPLE * 4
    assert len(services.standing.snapshot().people) == PEOPLE
    assert services.problems(full=True) == []


def test_f37_an_import_of_400_rows_is_one_step_and_one_undo(services: Services, tmp_path: Path) -> None:
    with services.desk.reading() as unit:
        steps = len(unit.history.batches())
    result = bring_in(services, workbook(tmp_path, WHOLE))
    assert result.people == WHOLE
    with services.desk.reading() as unit:
        assert len(unit.history.batches()) == steps + 1
    services.history.undo()
    assert len(services.standing.snapshot().people) == 0
    services.history.redo()
    assert len(services.standing.snapshot().people) == WHOLE
    assert services.problems(full=True) == []


def test_f37_after_a_kill_in_an_import_all_of_it_is_there_or_nothing() -> None:
    # Of these runs the import alone, and not its undo.
    imports = [replace(run, steps=run.steps[:1]) for run in RUNS if run.name.startswith("import")]
    counts = kill_loop.run(SEED, KILLS, runs=imports)
    assert counts.findings == ()
    assert (counts.done, counts.bad) == (KILLS, 0)
