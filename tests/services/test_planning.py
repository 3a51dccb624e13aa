"""Looking ahead with a real record: days for everyone marked and unmarked, sessions tried out, panels checked."""

from datetime import date

import pytest

from nscp_desktop.domain.drafts import PersonDraft, TrainingDraft
from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.forecast import Forecast, Horizon
from nscp_desktop.domain.periods import Step
from nscp_desktop.domain.standing import StandingKind
from nscp_desktop.domain.what_if import Fate, Plan
from nscp_desktop.domain.whole_agency import Reason
from nscp_desktop.services.planning import DayFound
from nscp_desktop.services.record_files import Services

WHOLE = "school/whole-school"
DAY = date(2026, 9, 2)


def add(school: Services, given: str, starts_on: date = date(2020, 1, 1), **more: object) -> int:
    return school.people.add(PersonDraft(given, "Person", starts_on=starts_on, **more))  # type: ignore[arg-type]


def course(school: Services, title: str = "Whole-school safeguarding") -> int:
    return next(one.id for one in school.training.courses() if one.title == title)


def held(school: Services, *people: int, on: date = DAY, whole: bool = False, today: date = date(2026, 11, 23)) -> None:
    school.training.record(TrainingDraft(course(school), on, people, whole_agency=whole), today=today)


def test_a_day_on_record_is_marked_and_unmarked_and_both_can_be_undone(school: Services, today: date) -> None:
    ada, ben = add(school, "Ada"), add(school, "Ben")
    held(school, ada)
    assert school.planning.clocks(today)[0].last is None
    found = school.planning.days_to_mark(WHOLE)
    assert [(day.ends_on, day.people) for day in found] == [(DAY, 1)]
    school.planning.mark_day(found[0])
    whole = school.planning.whole_agency(today)[0]
    assert whole.clock.words(today) == "Last day 2 Sep 2026; every 3 years, so the next is due by 2 Sep 2029."
    assert (whole.days[0].attended, whole.days[0].still_missing) == ((ada,), (ben,))
    assert [(one.person_id, one.reason) for one in whole.catch_up] == [(ben, Reason.MISSED)]
    assert school.planning.days_to_mark(WHOLE) == ()
    school.planning.unmark_day(whole.days[0].day.id)
    assert school.planning.clocks(today)[0].last is None
    assert [line.title for line in school.history.steps(2)] == [
        "Take away that 2 Sep 2026 was training for everyone",
        "Mark 2 Sep 2026 as training for everyone",
    ]
    school.history.undo()
    assert school.planning.clocks(today)[0].standing.kind is StandingKind.IN_DATE
    school.history.undo()
    assert school.planning.clocks(today)[0].standing.kind is StandingKind.NOT_DONE


def test_a_day_of_which_only_the_trainings_are_on_record_can_be_marked_as_after_an_import(
    school: Services, today: date
) -> None:
    ada = add(school, "Ada")
    held(school, ada)
    session_id = school.planning.days_to_mark(WHOLE)[0].session_id
    assert session_id is not None
    with school.desk.changing("Bring in what has no day of its own") as unit:
        done = unit.training.history(ada).completions[0]
        unit.training.remove_attendance(done.id)
        unit.training.add_completion(done._replace(completed_on=date(2026, 9, 4)))
    school.standing.forget()
    found = school.planning.days_to_mark(WHOLE)
    assert [(day.session_id, day.ends_on, day.people) for day in found] == [
        (None, date(2026, 9, 4), 1),
        (session_id, DAY, 0),
    ]
    school.planning.mark_day(found[0])
    assert school.planning.whole_agency(today)[0].days[0].attended == (ada,)
    # Told twice, it stays one day.
    school.planning.mark_day(found[0])
    assert len(school.planning.whole_agency(today)[0].days) == 1


def test_what_cannot_be_a_day_for_everyone_is_refused_in_words(school: Services) -> None:
    ada = add(school, "Ada")
    prevent = course(school, "Prevent awareness")
    school.training.record(TrainingDraft(prevent, DAY, (ada,)), today=date(2026, 11, 23))
    with pytest.raises(NotAllowedError, match="counts towards nothing that is held for everyone"):
        school.planning.mark_day(DayFound(None, prevent, DAY, DAY, 1))
    with pytest.raises(NotAllowedError, match="Nobody has Whole-school safeguarding on record for 2 Sep 2026"):
        school.planning.mark_day(DayFound(None, course(school), DAY, DAY, 1))
    with pytest.raises(NotFoundError):
        school.planning.mark_day(DayFound(None, 9_999, DAY, DAY, 1))
    with pytest.raises(NotFoundError):
        school.planning.unmark_day(9_999)


def test_a_day_recorded_as_for_everyone_counts_at_once_and_only_the_newest_when_asked(
    school: Services, today: date
) -> None:
    ada, ben = add(school, "Ada"), add(school, "Ben", date(2026, 10, 1))
    held(school, ada, on=date(2023, 9, 4), whole=True)
    held(school, ada, whole=True)
    whole = school.planning.whole_agency(today)[0]
    assert [one.day.ends_on for one in whole.days] == [DAY, date(2023, 9, 4)]
    assert [one.person_id for one in whole.starters] == [ben]
    newest = school.planning.whole_agency(today, newest_only=True)[0]
    assert (newest.days, newest.catch_up) == (whole.days[:1], whole.catch_up)
    earlier = school.planning.whole_agency(date(2024, 1, 1))[0]
    assert [one.day.ends_on for one in earlier.days] == [date(2023, 9, 4)]


def test_a_session_is_tried_out_and_nothing_is_stored(school: Services, today: date) -> None:
    ada = add(school, "Ada")
    before = school.history.head()
    found = school.planning.what_if(Plan(course(school), date(2027, 9, 3), date(2028, 9, 3), (ada,)), today)
    assert found is not None
    assert found.people[0].fate is Fate.GAINS
    assert school.history.head() == before
    assert school.standing.snapshot().history(ada).completions == ()


def test_what_lapses_is_foreseen_from_the_record(school: Services, today: date) -> None:
    held(school, add(school, "Ada"))
    found = school.planning.forecast(Horizon(today, 36, Step.TERM))
    assert isinstance(found, Forecast)
    assert {(item.requirement_id, item.day) for one in found.ahead for item in one.coming} >= {
        (WHOLE, date(2029, 9, 2)),
        ("school/annual-update", date(2027, 8, 31)),
    }
    assert school.planning.forecast(Horizon(today, 36, Step.TERM), lambda _done, _of: False) is None


def test_a_panel_is_met_by_somebody_whose_training_is_in_date_on_the_day(school: Services, today: date) -> None:
    ada, ben, cai = add(school, "Ada"), add(school, "Ben", duties=("interview-panel",)), add(school, "Cai")
    minimum = next(one for one in school.standing.minimums(today) if one.rule.who.duties)
    safer = course(school, "Safer recruitment")
    assert not school.planning.check_panel(minimum, (ada, ben), today).is_met
    school.training.record(TrainingDraft(safer, today, (ada,)), today=today)
    found = school.planning.check_panel(minimum, (ada, ben, cai), today)
    assert (found.is_met, found.words) == (True, "1 of 3 trained, at least 1 asked for")
    assert [person.id for person in found.trained] == [ada]
    assert not school.planning.check_panel(minimum, (ada, ben), date(2040, 1, 1)).is_met
    assert school.planning.check_panel(minimum, (ada,), date(2019, 1, 1)).not_here[0].id == ada
