"""Inductions: the list of steps, ticks for one and for many, what is refused, and undo."""

from datetime import date, timedelta

import pytest

from nscp_desktop.domain.drafts import PersonDraft, TrainingDraft
from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.induction import DoneStep, InductionStep, Starter
from nscp_desktop.domain.people import PersonKind
from nscp_desktop.services.induction import TickDraft, Ticked
from nscp_desktop.services.record_files import Services

FIRST = date(2026, 11, 2)


def add(school: Services, given: str, starts_on: date = FIRST, ends_on: date | None = None) -> int:
    draft = PersonDraft(given, "Person", "", "", "", PersonKind.EMPLOYEE, starts_on, ends_on)
    return school.people.add(draft)


@pytest.fixture
def listed(school: Services) -> dict[str, int]:
    """Begin with the usual steps, and give their ids by title."""
    school.induction.use_usual_steps()
    return {step.title: step.id for step in school.induction.listing().steps}


def tick(school: Services, today: date, people: list[int], steps: list[int], on: date | None = FIRST) -> Ticked:
    return school.induction.tick(TickDraft(tuple(people), tuple(steps), on, " Gwen  Evans "), today=today)


def of(school: Services, own: int, as_at: date) -> Starter:
    return next(one for one in school.induction.overview(as_at).starters if one.person.id == own)


def by_hand(listed: dict[str, int]) -> list[int]:
    return [own for title, own in listed.items() if title != "First training"]


def test_the_usual_steps_are_one_step_of_the_history_and_only_begin_a_list(school: Services, today: date) -> None:
    assert school.induction.overview(today).steps == ()
    assert school.induction.jobs(today) == ()
    school.induction.use_usual_steps()
    found = school.induction.listing()
    assert [step.requirement_id for step in found.steps][-1] == "general/induction"
    assert (found.days, found.usual_days, len(found.steps)) == (None, 30, 5)
    with pytest.raises(NotAllowedError, match="already"):
        school.induction.use_usual_steps()
    school.history.undo()
    assert school.induction.listing().steps == ()


def test_a_requirement_that_ticks_a_step_is_not_removed_and_the_step_is_named(
    school: Services, today: date, listed: dict[str, int]
) -> None:
    own = "general/induction"
    assert school.rules.hanging_on(own) == ("First training, a step of the induction",)
    with pytest.raises(NotAllowedError, match="First training, a step of the induction"):
        school.rules.remove(own, today)
    by_hand_now = tuple(step._replace(requirement_id=None) for step in school.induction.listing().steps)
    school.induction.change_list(by_hand_now, None)
    assert school.rules.hanging_on(own) == ()


def test_steps_are_ticked_for_many_at_once_and_those_done_are_left_as_they_are(
    school: Services, today: date, listed: dict[str, int]
) -> None:
    ada, bea = add(school, "Ada"), add(school, "Bea")
    steps = by_hand(listed)
    assert tick(school, today, [ada], steps[:1]) == (1, 0)
    assert tick(school, today, [ada, bea], steps, today) == (7, 1)
    first = of(school, ada, today)
    assert [state.done_on for state in first.steps] == [FIRST, today, today, today, None]
    assert first.steps[0].done_by == "Gwen Evans"
    assert school.induction.of_person(ada)[0] == DoneStep("Duties explained", FIRST, "Gwen Evans")
    with pytest.raises(NotAllowedError, match="ticked already"):
        tick(school, today, [ada, bea], steps)
    school.history.undo()
    assert of(school, bea, today).done == 0


def test_the_last_step_is_ticked_by_the_training_on_record(
    school: Services, today: date, listed: dict[str, int]
) -> None:
    own = add(school, "Ada")
    tick(school, today, [own], by_hand(listed))
    course = next(one.id for one in school.training.courses() if one.title == "Safeguarding induction")
    with pytest.raises(NotAllowedError, match="Record the training instead") as refusal:
        tick(school, today, [own], [listed["First training"]])
    assert refusal.value.field == "step_ids"
    school.training.record(TrainingDraft(course, date(2026, 11, 12), (own,)), today=today)
    found = of(school, own, today)
    assert (found.days_taken, found.words) == (10, "Finished in 10 days")
    figures = school.induction.overview(today).figures
    assert (figures.words, figures.median_words) == ("1 of 1 (100%)", "10")


def test_what_cannot_be_is_refused_in_words_beside_its_field(
    school: Services, today: date, listed: dict[str, int]
) -> None:
    own, left = add(school, "Ada"), add(school, "Bea", date(2020, 1, 1), date(2026, 1, 1))
    step = by_hand(listed)[0]
    cases: list[tuple[list[int], list[int], date | None, str, str]] = [
        ([own], [step], None, "done_on", "which day"),
        ([own], [step], today + timedelta(days=1), "done_on", "still ahead"),
        ([own], [step], date(2026, 8, 1), "done_on", "done before 2 Aug 2026 does not count"),
        ([], [step], today, "person_ids", "at least one person"),
        ([own], [], today, "step_ids", "at least one step"),
        ([left], [step], today, "person_ids", "Bea Person is not here"),
    ]
    for people, steps, on, field, words in cases:
        with pytest.raises(NotAllowedError, match=words) as refusal:
            tick(school, today, people, steps, on)
        assert refusal.value.field == field
    for people, steps in (([999], [step]), ([own], [999])):
        with pytest.raises(NotFoundError):
            tick(school, today, people, steps, today)
    assert school.induction.of_person(own) == ()
    tick(school, today, [own], [step], date(2026, 8, 2))
    assert of(school, own, today).done == 1
    with pytest.raises(NotAllowedError, match="Shorten it") as long:
        school.induction.tick(TickDraft((own,), (step,), today, "z" * 201), today=today)
    assert long.value.field == "done_by"


def test_ticks_are_taken_back_for_the_present_start_only(school: Services, today: date, listed: dict[str, int]) -> None:
    own = add(school, "Ada")
    steps = by_hand(listed)
    tick(school, today, [own], steps)
    assert school.induction.untick([own], steps[:2], today=today) == 2
    assert of(school, own, today).done == 2
    with pytest.raises(NotAllowedError, match="None of these"):
        school.induction.untick([own], steps[:2], today=today)
    school.history.undo()
    assert of(school, own, today).done == 4
    with school.desk.changing("Tick a step of an earlier time here") as unit:
        unit.induction.tick([(own, steps[0])], date(2020, 1, 1), "")
    assert school.induction.untick([own], steps, today=today) == 4
    assert [step.done_on for step in school.induction.of_person(own)] == [date(2020, 1, 1)]


def test_the_list_is_put_in_order_renamed_added_to_and_switched_off_in_one_step(
    school: Services, today: date, listed: dict[str, int]
) -> None:
    own = add(school, "Ada")
    tick(school, today, [own], by_hand(listed))
    duties, concerns, lead, policies, training = school.induction.listing().steps
    new = InductionStep(0, "  Tour of  the site ", "Where things are.", asked_from=today)
    changed = [
        training,
        duties._replace(title=concerns.title),
        concerns._replace(title=duties.title),
        lead._replace(active=False),
        new,
        policies._replace(requirement_id="general/core-safeguarding"),
    ]
    school.induction.change_list(changed, 21)
    stored = school.induction.listing()
    assert [step.title for step in stored.steps] == [
        "First training", "Procedures", "Duties explained", "Lead's name", "Tour of the site",
        "Policies read",
    ]  # fmt: skip
    assert (stored.days, stored.steps[4].asked_from, stored.steps[3].active) == (21, today, False)
    found = of(school, own, today)
    assert found.deadline == FIRST + timedelta(days=21)
    assert [state.is_asked for state in found.steps] == [True, True, True, False, False]
    assert of(school, add(school, "Bea", today), today).steps[3].is_asked
    school.induction.change_list(stored.steps, None)
    assert school.induction.overview(today).days == 30
    for _ in range(3):
        school.history.undo()
    assert [step.title for step in school.induction.listing().steps] == list(listed)


def test_a_list_that_cannot_be_is_refused(school: Services, listed: dict[str, int]) -> None:
    steps = school.induction.listing().steps
    cases: list[tuple[list[InductionStep], int | None, str]] = [
        ([*steps, InductionStep(0, "  ")], None, "Type a name"),
        ([*steps, InductionStep(0, "duties EXPLAINED")], None, "already"),
        ([*steps, InductionStep(0, "Prevent", requirement_id="no/such")], None, "Choose a requirement"),
        (list(steps[1:]), None, "Switch off"),
        (list(steps), 0, "from 1 to 365"),
        (list(steps), 366, "from 1 to 365"),
    ]
    for wanted, days, words in cases:
        with pytest.raises(NotAllowedError, match=words):
            school.induction.change_list(wanted, days)
    with pytest.raises(NotFoundError):
        school.induction.change_list([*steps, InductionStep(77, "Gone")], None)
    assert school.induction.listing().steps == steps


def test_a_step_that_starters_before_it_are_not_asked_is_not_ticked_for_them(
    school: Services, today: date, listed: dict[str, int]
) -> None:
    own = add(school, "Ada")
    steps = school.induction.listing().steps
    school.induction.change_list([*steps, InductionStep(0, "Tour", asked_from=today)], None)
    tour = school.induction.listing().steps[-1].id
    assert tick(school, today, [own], [tour, steps[0].id], today) == (1, 1)


def test_the_job_names_how_many_are_late_and_who_is_latest(
    school: Services, today: date, listed: dict[str, int]
) -> None:
    add(school, "Ada", date(2026, 10, 1))
    add(school, "Bea", date(2026, 10, 5))
    add(school, "Cleo")
    jobs = school.induction.jobs(today)
    assert [(job.title, job.detail, job.tab) for job in jobs] == [
        ("2 inductions late", "first: Ada Person, since 31 Oct 2026", "induction")
    ]


def test_those_who_started_long_ago_are_listed_only_when_asked_for(
    school: Services, today: date, listed: dict[str, int]
) -> None:
    add(school, "Ada", date(2026, 7, 1))
    add(school, "Bea", date(2026, 11, 1))
    add(school, "Cleo", date(2015, 1, 1))
    names = {
        months: [one.person.given for one in school.induction.overview(today, months).starters] for months in (3, 6, 12)
    }
    assert names == {3: ["Bea"], 6: ["Ada", "Bea"], 12: ["Ada", "Bea"]}
