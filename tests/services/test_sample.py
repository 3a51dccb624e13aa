"""Each sample shows a newcomer every standing and every case, on whatever day it is made."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from nscp_desktop.domain.agency import Sector
from nscp_desktop.domain.board import Board
from nscp_desktop.domain.minimums import minimums
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.placing_worklist import Reason
from nscp_desktop.domain.samples import SampleAgency
from nscp_desktop.domain.standing import StandingKind
from nscp_desktop.services.record_files import Services, open_existing
from nscp_desktop.services.sample import make_sample

SHOWN = (
    StandingKind.OVERDUE, StandingKind.NOT_DONE, StandingKind.DATE_UNKNOWN, StandingKind.INDUCTION,
    StandingKind.DUE_SOON, StandingKind.IN_DATE, StandingKind.EXEMPT,
)  # fmt: skip
TODAY = "2026-11-23"
# Only the school's days depend on the academic year through and through, so it is made on all of them.
DAYS = (TODAY, "2026-09-01", "2026-08-31", "2028-02-29", "2026-12-31", "2027-01-01", "2027-05-15")
SIZES = {
    SampleAgency.SCHOOL: 64,
    SampleAgency.EARLY_YEARS: 19,
    SampleAgency.HEALTH: 24,
    SampleAgency.COUNCIL: 60,
    SampleAgency.VOLUNTARY: 28,
}


class Records:
    """The samples as of today, each made once; whoever opens one closes it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def open(self, sample: SampleAgency) -> tuple[Services, Board]:
        path = self._folder / sample.file_name
        if not path.exists():
            make_sample(path, today=date.fromisoformat(TODAY), name=sample.value)
        services = open_existing(path, read_only=True)
        return services, services.standing.board(date.fromisoformat(TODAY))


@pytest.mark.parametrize(
    ("sample", "today"),
    [
        *((SampleAgency.SCHOOL, day) for day in DAYS),
        *((sample, day) for sample in SampleAgency if sample is not SampleAgency.SCHOOL for day in DAYS[:4]),
    ],
)
def test_each_sample_shows_every_standing_on_any_day(tmp_path: Path, sample: SampleAgency, today: str) -> None:
    services, board = _made(tmp_path, sample, today)
    try:
        people, problems = services.standing.snapshot().people, services.problems()
    finally:
        services.close()
    cells = Counter(cell.kind for row in board.rows for cell in row.cells.values())
    worst = Counter(row.worst for row in board.rows)
    assert [kind.value for kind in SHOWN if not cells[kind]] == []
    assert worst[StandingKind.INDUCTION] >= 1
    assert worst[StandingKind.IN_DATE] + worst[StandingKind.DUE_SOON] >= 5
    assert any(cell.booking for row in board.rows for cell in row.cells.values())
    assert any(row.group is None for row in board.rows)
    assert len(people) - len(board.rows) >= 2  # leavers
    assert problems == []


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Records:
    """Give every sample as of today, each made when first asked for."""
    return Records(tmp_path_factory.mktemp("samples"))


@pytest.mark.parametrize("sample", list(SampleAgency))
def test_each_sample_is_of_its_sector_and_shows_every_case(records: Records, sample: SampleAgency) -> None:
    day = date.fromisoformat(TODAY)
    services, board = records.open(sample)
    try:
        sector = services.agency.details().sector
        worklist = services.placing.worklist(day, today=day)
        histories = services.standing.snapshot().histories.values()
        reviews = services.competences.reviews()
    finally:
        services.close()
    people = [row.person for row in board.rows]
    assert sector is Sector(sample.value)
    assert len(people) == SIZES[sample]
    assert [what for what in _cases(people, day) if not _cases(people, day)[what]] == []
    for reason in (Reason.NEVER_PLACED, Reason.REVIEW, Reason.HELD):
        assert worklist.people(reason), reason
    assert any(history.equivalents for history in histories)
    assert {review.person_id is None for review in reviews} == {True, False}
    assert minimums(board)


def _cases(people: list[Person], day: date) -> dict[str, bool]:
    return {
        "came back": any(len(person.services) == 2 for person in people),
        "former name": any(person.former_names for person in people),
        "line manager": any(person.manager_id for person in people),
        "away": any(person.is_away_on(day) for person in people),
        "another role before": any(len(person.roles) > len(person.services) for person in people),
        "several duties": any(len(person.duties_on(day)) > 1 for person in people),
        "several kinds": len({person.services[-1].kind for person in people}) >= 3,
    }


@pytest.mark.parametrize("sample", [SampleAgency.HEALTH, SampleAgency.COUNCIL])
def test_who_is_placed_in_health_or_a_council_is_placed_by_level(records: Records, sample: SampleAgency) -> None:
    services, board = records.open(sample)
    services.close()
    placed = [row.person.group_on(board.as_at) for row in board.rows]
    with_level = [found for found in placed if found is not None and found.level]
    assert len(with_level) >= len(placed) - 3
    assert len({found.level for found in with_level}) >= 3


def test_hours_of_the_practice_run_out_and_come_together(records: Records) -> None:
    services, board = records.open(SampleAgency.HEALTH)
    services.close()
    level_3 = {row.person.name: row.cell("health/level-3").kind for row in board.rows}
    assert level_3["Gordon Lacey"] is StandingKind.IN_DATE
    assert level_3["Bridget Mallon"] is StandingKind.DUE_SOON
    assert level_3["Rhiannon Price"] is StandingKind.OVERDUE
    assert level_3["Omar Siddiqui"] is StandingKind.EXEMPT
    assert level_3["Kofi Asante"] is StandingKind.INDUCTION


@pytest.mark.parametrize(
    ("sample", "requirement_id", "missing"),
    [
        (SampleAgency.EARLY_YEARS, "early-years/dsl-each-site", ["Orchard Cabin"]),
        (SampleAgency.HEALTH, "health/lead-each-site", ["Ferry Road"]),
        (SampleAgency.COUNCIL, "council/designated-officer", ["Depot"]),
        (SampleAgency.VOLUNTARY, "voluntary/trained-in-each-team", ["Ground and tea bar", "Under 9s"]),
    ],
)
def test_where_nobody_is_trained_is_told_by_its_name(
    records: Records, sample: SampleAgency, requirement_id: str, missing: list[str]
) -> None:
    services, board = records.open(sample)
    services.close()
    found = next(item for item in minimums(board) if item.requirement.id == requirement_id)
    assert [part.title for part in found.missing] == missing


def test_whoever_came_back_to_the_nursery_had_an_induction_again(records: Records) -> None:
    services, board = records.open(SampleAgency.EARLY_YEARS)
    services.close()
    row = next(row for row in board.rows if row.person.name == "Deepa Menon")
    started = row.person.services[-1].span.starts_on
    done = row.cell("general/induction").completion
    assert done is not None
    assert done.completed_on is not None
    assert started is not None
    assert done.completed_on >= started


def test_the_unknown_date_of_the_school_stays_unknown(records: Records) -> None:
    services, board = records.open(SampleAgency.SCHOOL)
    services.close()
    wendy = next(row for row in board.rows if row.person.name == "Wendy Orme")
    assert wendy.cell("school/whole-school").kind is StandingKind.DATE_UNKNOWN


@pytest.mark.parametrize("sample", list(SampleAgency))
def test_nothing_stands_in_for_what_the_partnership_teaches_and_each_training_stands_in_once(
    records: Records, sample: SampleAgency
) -> None:
    services, board = records.open(sample)
    try:
        ways = [one.steps for one in services.pathways.everybody(board.as_at)]
    finally:
        services.close()
    instead = [step for steps in ways for step in steps if step.met_by is not None]
    assert instead
    assert [step.course.title for step in instead if step.course.provider == "NSCP"] == []
    for steps in ways:
        used = [step.done for step in steps if step.met_by is not None]
        assert len(used) == len(set(used))


@pytest.mark.parametrize(
    ("sample", "name", "title"),
    [
        (SampleAgency.EARLY_YEARS, "Fatima Zahra", "Annex C safeguarding training"),
        (SampleAgency.HEALTH, "Jasmine Teal", "Safeguarding children level 2"),
        (SampleAgency.VOLUNTARY, "Darren Ogden", "Safeguarding children in sport"),
    ],
)
def test_what_was_accepted_is_a_step_that_names_who_accepted_it(
    records: Records, sample: SampleAgency, name: str, title: str
) -> None:
    services, board = records.open(sample)
    try:
        ways = {one.row.person.name: one.steps for one in services.pathways.everybody(board.as_at)}
    finally:
        services.close()
    step = next(step for step in ways[name] if step.course.title == title)
    assert step.equivalent is not None
    assert step.words.startswith("met by Core safeguarding training, ")


@pytest.mark.parametrize("sample", list(SampleAgency))
def test_the_same_day_makes_the_same_sample(records: Records, tmp_path: Path, sample: SampleAgency) -> None:
    boards = []
    for services, board in (records.open(sample), _made(tmp_path, sample, TODAY)):
        services.close()
        boards.append(board)
    assert boards[0] == boards[1]


def _made(folder: Path, sample: SampleAgency, today: str) -> tuple[Services, Board]:
    """Make a sample as of a day, and return its services, which the test closes, with everyone's standing."""
    path = folder / sample.file_name
    day = date.fromisoformat(today)
    make_sample(path, today=day, name=sample.value)
    services = open_existing(path, read_only=True)
    return services, services.standing.board(day)


@pytest.mark.parametrize("sample", SampleAgency)
def test_everything_in_a_sample_was_recorded_by_its_lead_and_checked_by_somebody_else(
    records: Records, sample: SampleAgency
) -> None:
    services, _ = records.open(sample)
    try:
        details, checks = services.agency.details(), services.evidence_checks
        assert {(batch.who, batch.computer) for batch in services.history.steps()} == {(details.lead, "OFFICE")}
        assert {drawn.drawn_by for drawn, _ in checks.samples()} <= {details.lead}
        assert {each.checked_by for each in checks.checks()} <= {details.deputies.partition(",")[0]}
    finally:
        services.close()
