"""What hangs on a person comes back as it was stored, moves when two are merged, and goes when one is erased."""

from collections.abc import Callable
from datetime import date

import pytest

from nscp_desktop.domain.competences import CompetenceReview, Finding, Met
from nscp_desktop.domain.drafts import PlacementDraft, TrainingDraft
from nscp_desktop.domain.history import BatchKind
from nscp_desktop.domain.merging import plan_merge
from nscp_desktop.domain.people import FormerName, PersonKind, Service, Span
from nscp_desktop.domain.requirements import Requirement, Rule, RuleKind
from nscp_desktop.domain.rule_packs import RulePack
from nscp_desktop.domain.target_groups import AgencyLevel
from nscp_desktop.domain.training import Completion, Equivalent
from nscp_desktop.storage.record_file import RecordFile
from nscp_desktop.storage.unit_of_work import UnitOfWork

START = date(2020, 9, 1)
DAY = date(2026, 11, 3)
EXTERNAL = Requirement("own/external", "External", "External", (Rule("own/external#1", RuleKind.ONCE),))


def add(unit: UnitOfWork, given: str, **values: str | int | None) -> int:
    own = unit.people.add({"given": given, "family": "Green", **values})
    unit.people.set_services(own, [Service(Span(START, None), PersonKind.EMPLOYEE)])
    return own


def with_everything(unit: UnitOfWork, given: str) -> int:
    """Add somebody with a former name, a time away, a level, an accepted training and a review."""
    own = add(unit, given)
    unit.people.set_former_names(own, [FormerName(f"{given} Brown", date(2024, 6, 1)), FormerName(f"{given} Old")])
    unit.people.set_away(own, [Span(date(2026, 1, 5), date(2026, 3, 31)), Span(date(2026, 10, 1), None)])
    unit.people.place(own, PlacementDraft(3, START, "Head", "Usual group", level_id=unit.agency.levels()[0].id))
    unit.training.add_completions([Completion(0, own, 1, DAY, recorded_on=DAY)])
    (done,) = unit.training.history(own).completions
    unit.training.add_equivalent(Equivalent(0, own, done.id, EXTERNAL.id, "Head", f"{given} had it elsewhere", DAY))
    unit.competences.add_review(
        CompetenceReview(0, 3, DAY, "Head", (Finding("Knows whom to tell", Met.PARTLY, "ask again"),), person_id=own)
    )
    return own


@pytest.fixture
def prepared(founded: RecordFile) -> RecordFile:
    """Give a record with a level and a requirement of the agency's own."""
    with founded.changing("Prepare") as unit:
        unit.agency.add_level(AgencyLevel(0, "Level 3 core", 3, "Works with children and parents"))
        unit.rules.add_pack(RulePack("own", "Our rules", "school", "1", "Agency", (EXTERNAL,), (), (), ()), 0)
    return founded


def rows_about(record_file: RecordFile, own: int) -> list[str]:
    tables = ("former_name", "away", "placement", "equivalent", "competence_review", "competence_finding")
    with record_file.reading() as unit:
        run = unit._db.exec_driver_sql
        return [name for name in tables if run(f"SELECT 1 FROM {name} WHERE person_id = ?", (own,)).first()]


def test_a_person_comes_back_as_stored(prepared: RecordFile) -> None:
    with prepared.changing("Add") as unit:
        manager = add(unit, "Gwen")
        own = with_everything(unit, "Maya")
        unit.people.change(own, {"manager_id": manager, "archived_on": "2026-11-25"})
    with prepared.reading() as unit:
        person, history = unit.people.person(own), unit.training.history(own)
        (review,) = unit.competences.reviews()
    assert person is not None
    assert person.former_names == (FormerName("Maya Old"), FormerName("Maya Brown", date(2024, 6, 1)))
    assert person.away == (Span(date(2026, 1, 5), date(2026, 3, 31)), Span(date(2026, 10, 1), None))
    assert [person.is_away_on(day) for day in (date(2026, 1, 4), date(2026, 3, 31), DAY)] == [False, True, True]
    assert (person.manager_id, person.archived_on) == (manager, date(2026, 11, 25))
    assert (person.placements[0].level, person.placements[0].group) == ("Level 3 core", 3)
    (accepted,) = history.equivalents
    assert accepted[2:] == (history.completions[0].id, EXTERNAL.id, "Head", "Maya had it elsewhere", DAY)
    assert (review.person_id, review.words, review.findings[0].met) == (own, "0 of 1 met", Met.PARTLY)


def remove(unit: UnitOfWork, own: int) -> None:
    unit.privacy.remove(own)


def erase(unit: UnitOfWork, own: int) -> None:
    unit.privacy.erase([own])


@pytest.mark.parametrize("go", [remove, erase])
def test_whoever_goes_takes_everything_along_and_nobody_has_them_as_manager(
    prepared: RecordFile, go: Callable[[UnitOfWork, int], None]
) -> None:
    with prepared.changing("Add") as unit:
        own = with_everything(unit, "Maya")
        other = add(unit, "Amir", manager_id=own)
    assert len(rows_about(prepared, own)) == 6
    with prepared.changing("Go", kind=BatchKind.FINAL) as unit:
        go(unit, own)
    assert rows_about(prepared, own) == []
    with prepared.reading() as unit:
        left = unit.people.person(other)
        told = "".join(map(str, unit.history.changes_about(own)))
    assert left is not None
    assert left.manager_id is None
    assert ("Maya Brown" in told) is (go is remove)


def test_two_who_are_merged_keep_what_both_had_once(prepared: RecordFile) -> None:
    with prepared.changing("Add") as unit:
        kept, gone = with_everything(unit, "Maya"), with_everything(unit, "Maya")
        other = add(unit, "Amir", manager_id=gone)
        unit.people.change(kept, {"manager_id": gone})
    with prepared.changing("Merge") as unit:
        people, histories = unit.people.everybody(), unit.training.histories()
        unit.privacy.merge(plan_merge(people[kept], people[gone], histories[kept], histories[gone], people))
    assert rows_about(prepared, gone) == []
    with prepared.reading() as unit:
        person, history = unit.people.person(kept), unit.training.history(kept)
        below = unit.people.person(other)
        reviews = unit.competences.reviews()
    assert person is not None
    assert below is not None
    assert [former.name for former in person.former_names] == ["Maya Old", "Maya Brown"]
    assert len(person.away) == 2
    assert (person.manager_id, below.manager_id) == (None, kept)
    assert len(history.completions) == len(history.equivalents) == 1
    assert [review.person_id for review in reviews] == [kept, kept]


def test_a_training_that_is_taken_off_goes_with_what_it_was_accepted_for(prepared: RecordFile) -> None:
    with prepared.changing("Add") as unit:
        own = with_everything(unit, "Maya")
        (done,) = unit.training.history(own).completions
    with prepared.changing("Remove") as unit:
        unit.training.remove_attendance(done.id)
    with prepared.reading() as unit:
        assert unit.training.history(own).equivalents == ()


def test_a_training_of_several_days_keeps_its_first_day_and_whether_everyone_was_meant(founded: RecordFile) -> None:
    with founded.changing("Record") as unit:
        own = add(unit, "Maya")
        draft = TrainingDraft(1, DAY, (own,), first_day=date(2026, 11, 1), whole_agency=True)
        held = unit.training.add_session(draft, DAY)
        unit.training.add_completions([Completion(0, own, 1, DAY, recorded_on=DAY)], held)
        unit.training.add_session(TrainingDraft(2, DAY, (own,)), DAY)
    with founded.reading() as unit:
        newest, session = sorted(unit.sessions.all(), key=lambda found: found.course_id, reverse=True)
        assert unit.sessions.of_person(own) == (session,)
    assert session[1:5] == (1, date(2026, 11, 1), DAY, True)
    assert (session.attended, newest.attended, newest.starts_on, newest.ends_on) == (1, 0, DAY, DAY)


def test_a_step_that_names_an_erased_person_by_a_former_name_loses_its_words(prepared: RecordFile) -> None:
    with prepared.changing("Add") as unit:
        own = add(unit, "Maya")
        unit.people.set_former_names(own, [FormerName("Brownlee")])
    with prepared.changing("Place Mrs Brownlee") as unit:
        unit.people.place(own, PlacementDraft(3, START, "Head", "Usual group"))
    with prepared.changing("Go", kind=BatchKind.FINAL) as unit:
        erase(unit, own)
    with prepared.reading() as unit:
        assert not any("Brownlee" in batch.title for batch in unit.history.batches())
