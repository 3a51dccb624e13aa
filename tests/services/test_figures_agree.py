"""Every place that tells the figures of an agency tells the same ones, to the last person."""

import json
from datetime import date

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from nscp_desktop.app.main import main
from nscp_desktop.domain.agency import Sector
from nscp_desktop.domain.people import PersonKind, Service, Span
from tests.services.figures_agree import differences, of_json, slowly_counted
from tests.services.figures_cases import TODAY, Agency, EmptyRecords, Someone, agencies

AGENCIES = 30


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> EmptyRecords:
    return EmptyRecords(tmp_path_factory.mktemp("agencies"))


@given(agency=agencies())
@settings(
    max_examples=AGENCIES,
    deadline=None,
    derandomize=True,
    database=None,
    # What is compared is in the sentences; making an agency smaller takes longer than reading them.
    phases=(Phase.generate,),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
def test_json_screen_audit_workbook_summary_and_pack_agree_for_any_agency(
    agency: Agency, records: EmptyRecords
) -> None:
    services = records.opened(agency)
    try:
        found = differences(services, agency.as_at, records.folder)
    finally:
        services.close()
    assert found == []


@pytest.mark.parametrize("as_at", [TODAY, date(2025, 9, 1)])
def test_the_command_prints_what_is_counted_one_by_one(
    as_at: date, records: EmptyRecords, capsys: pytest.CaptureFixture[str]
) -> None:
    here = Service(Span(date(2025, 11, 24), None), PersonKind.EMPLOYEE)
    left = Service(Span(date(2015, 9, 1), date(2026, 8, 31)), PersonKind.GOVERNOR)
    done = tuple((place, day) for place in range(8) for day in (date(2024, 9, 2), date(2026, 9, 1)))
    people = (
        Someone(("Rebecca", "Osei"), (here,), 2, (0, 1), None, done, (), ()),
        Someone(("Rebecca", "Osei"), (left,), 3, (), None, done, (), ()),
        Someone(("Jo", "Bell"), (here,), None, (), Span(TODAY, None), (), ((1, TODAY),), ()),
        Someone(("Amir", "Khan"), (here,), 1, (), None, ((0, None),), (), ((0, Span(date(2025, 8, 1), None)),)),
    )
    services = records.opened(Agency(Sector.SCHOOL, as_at, people))
    path, counted = services.path, slowly_counted(services, as_at)
    services.close()
    assert main(["standing", str(path), "--as-at", as_at.isoformat(), "--json"]) == 0
    told = of_json(json.loads(capsys.readouterr().out))
    assert told["everyone", ""] == counted["everyone", ""]
    for key, counts in told.items():
        assert counts == {name: counted[key][name] for name in counts}, key
    assert told.keys() == counted.keys()
