"""The way through the recommended courses: what is done, what is next, and by what a step is met."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from nscp_desktop.domain.courses import Course, Satisfies
from nscp_desktop.domain.pathway import (
    PathStep,
    Pathway,
    StepState,
    in_one_order,
    next_step,
    pathways_of,
    steps_done,
    steps_for,
)
from nscp_desktop.domain.people import HeldDuty, Person, PersonKind, Placement, Service, Span
from nscp_desktop.domain.requirements import Requirement, Rule, RuleKind
from nscp_desktop.domain.standing import History, Rulebook
from nscp_desktop.domain.training import Booking, Completion, Equivalent
from tests.domain.standing_cases import COURSES, Case, cases, days

AS_AT = date(2026, 11, 23)
ALWAYS = Span(None, None)
INDUCTION, CORE, E_LEARNING, WORKING, TODAY, DSL, ELSEWHERE, OLD, BRIEFING, HOURS_A, HOURS_B, LEVEL, WITH_OFF = range(
    1, 14
)
REQUIREMENTS = (
    *(Requirement(own, own, own, ()) for own in ("induction", "core", "wt", "dsl")),
    Requirement("hours", "hours", "hours", (Rule("hours#1", RuleKind.HOURS, hours=4, months=36),)),
    Requirement("off", "off", "off", (), active=False),
    Requirement("agency", "agency", "agency", (Rule("agency#1", RuleKind.MINIMUM, minimum_count=1),)),
)
BOOK = Rulebook(
    REQUIREMENTS,
    {
        course.id: course
        for course in (
            Course(INDUCTION, "Induction", satisfies=(Satisfies("induction"),)),
            Course(CORE, "Core training", satisfies=(Satisfies("core"), Satisfies("induction"))),
            Course(E_LEARNING, "Pre-course e-learning"),
            Course(WORKING, "Working Together", satisfies=(Satisfies("core"),)),
            Course(TODAY, "Today seminar", satisfies=(Satisfies("core", first=False),)),
            Course(DSL, "DSL training", satisfies=(Satisfies("dsl"), Satisfies("core"))),
            Course(ELSEWHERE, "Core elsewhere", satisfies=(Satisfies("core"),)),
            Course(OLD, "Old course", satisfies=(Satisfies("wt"),), active=False),
            Course(BRIEFING, "Briefing", satisfies=(Satisfies("core"), Satisfies("induction"))),
            Course(HOURS_A, "Hours A", satisfies=(Satisfies("hours"),)),
            Course(HOURS_B, "Hours B", satisfies=(Satisfies("hours"),)),
            Course(LEVEL, "Level course", satisfies=(Satisfies("hours"), Satisfies("core"))),
            Course(WITH_OFF, "With off", satisfies=(Satisfies("core"), Satisfies("off"), Satisfies("agency"))),
        )
    },
)
GROUP_3 = Pathway((INDUCTION, CORE, E_LEARNING, WORKING, TODAY), group=3)
LEAD = Pathway((DSL, E_LEARNING, WORKING, TODAY), duty="dsl")


def person(group: int | None = 3, duties: tuple[str, ...] = (), here: Span = ALWAYS) -> Person:
    placed = (Placement(ALWAYS, group, "Head", "Role", None),) if group else ()
    held = tuple(HeldDuty(ALWAYS, code, code.upper()) for code in duties)
    return Person(1, "Rebecca", "Osei", services=(Service(here, PersonKind.EMPLOYEE),), placements=placed, duties=held)


def did(*trainings: tuple[int, date | None]) -> tuple[Completion, ...]:
    return tuple(
        Completion(place, 1, course, day, recorded_on=date(2026, 1, 1)) for place, (course, day) in enumerate(trainings)
    )


def steps(history: History, who: Person | None = None, *pathways: Pathway) -> list[tuple[int, StepState, str]]:
    found = steps_for(who or person(), pathways or (GROUP_3, LEAD), history, BOOK, AS_AT)
    return [(step.course.id, step.state, step.words) for step in found]


def test_the_first_step_that_is_not_done_is_next_and_the_others_come_later() -> None:
    found = steps(History(did((INDUCTION, date(2025, 9, 3)))))
    assert found == [
        (INDUCTION, StepState.DONE, "3 Sep 2025"),
        (CORE, StepState.NEXT, ""),
        (E_LEARNING, StepState.LATER, ""),
        (WORKING, StepState.LATER, ""),
        (TODAY, StepState.LATER, ""),
    ]


def test_a_booked_step_is_shown_as_booked_and_stays_the_next_one() -> None:
    bookings = (Booking(1, 1, CORE, date(2026, 11, 22)), Booking(2, 1, CORE, date(2026, 12, 1)))
    history = History(did((INDUCTION, date(2025, 9, 3))), bookings)
    found = steps_for(person(), (GROUP_3,), history, BOOK, AS_AT)
    assert [step.state for step in found[:3]] == [StepState.DONE, StepState.BOOKED, StepState.LATER]
    following = next_step(found)
    assert following is not None
    assert (following.course.title, following.words) == ("Core training", "booked 1 Dec 2026")


def test_several_pathways_are_one_list_in_which_the_order_of_a_duty_holds() -> None:
    found = steps(History(), person(duties=("dsl",)))
    assert [course for course, _, _ in found] == [INDUCTION, CORE, DSL, E_LEARNING, WORKING, TODAY]
    assert [course for course, _, _ in steps(History(), person(None, ("dsl",)))] == [DSL, E_LEARNING, WORKING, TODAY]
    assert steps(History(), person(None)) == []


def test_what_a_group_has_between_the_steps_of_a_duty_stays_there() -> None:
    group = Pathway((INDUCTION, E_LEARNING, WORKING, OLD, TODAY), group=3)
    assert in_one_order((group, LEAD)) == (INDUCTION, DSL, E_LEARNING, WORKING, OLD, TODAY)


def test_the_orders_of_several_duties_all_hold_unless_they_contradict_each_other() -> None:
    panel = Pathway((TODAY, ELSEWHERE), duty="panel")
    group = Pathway((ELSEWHERE, INDUCTION), group=1)
    assert in_one_order((group, LEAD, panel)) == (DSL, E_LEARNING, WORKING, TODAY, ELSEWHERE, INDUCTION)
    backwards = Pathway((WORKING, DSL), duty="deputy")
    assert sorted(in_one_order((LEAD, backwards))) == [E_LEARNING, WORKING, TODAY, DSL]


def test_another_course_that_counts_for_the_same_the_first_time_stands_in_and_says_so() -> None:
    found = {course: (state, words) for course, state, words in steps(History(did((CORE, date(2025, 9, 3)))))}
    assert found[INDUCTION] == (StepState.DONE, "met by Core training, 3 Sep 2025")
    assert found[WORKING] == (StepState.LATER, ""), "an earlier step does not stand in for a later one"
    elsewhere = steps(History(did((ELSEWHERE, date(2025, 9, 3)))))
    assert (CORE, StepState.LATER, "") in elsewhere, "it does not count for all that the step counts for"


def test_nothing_stands_in_for_a_course_that_counts_for_no_more_than_the_steps_before_it() -> None:
    found = steps(History(did((INDUCTION, date(2025, 9, 1)), (BRIEFING, date(2025, 9, 3)), (ELSEWHERE, AS_AT))))
    assert found[1] == (CORE, StepState.DONE, "met by Briefing, 3 Sep 2025")
    assert [state for _, state, _ in found[2:]] == [StepState.NEXT, StepState.LATER, StepState.LATER]
    alone = steps(History(did((ELSEWHERE, AS_AT))), None, Pathway((INDUCTION, WORKING), group=3))
    assert alone[1] == (WORKING, StepState.DONE, "met by Core elsewhere, 23 Nov 2026"), "no other step is for it"


def test_a_training_stands_in_for_one_step_only() -> None:
    found = steps(History(did((BRIEFING, date(2025, 9, 3)))))
    assert found[:2] == [
        (INDUCTION, StepState.DONE, "met by Briefing, 3 Sep 2025"),
        (CORE, StepState.NEXT, ""),
    ]
    both = steps(History(did((BRIEFING, date(2025, 9, 3)), (BRIEFING, date(2025, 9, 4)))))
    assert [words for _, _, words in both[:2]] == ["met by Briefing, 4 Sep 2025", "met by Briefing, 3 Sep 2025"]


def test_courses_that_only_give_hours_do_not_stand_in_for_each_other() -> None:
    way = Pathway((INDUCTION, HOURS_A, LEVEL), group=3)
    hours_b = did((HOURS_B, date(2025, 9, 3)))
    assert [state for _, state, _ in steps(History(hours_b), None, way)][1] is StepState.LATER
    accepted = (Equivalent(1, 1, 0, "core", "Gwen Evans", "Same content", date(2026, 1, 1)),)
    found = steps(History(hours_b, equivalents=accepted), None, way)
    assert found[2] == (LEVEL, StepState.DONE, "met by Hours B, 3 Sep 2025, accepted by Gwen Evans")
    short = steps(History(did((ELSEWHERE, AS_AT))), None, Pathway((LEVEL,), group=3))
    assert short[0][1] is StepState.NEXT, "it does not give hours for this level"


def test_a_renewal_does_not_stand_in() -> None:
    assert steps(History(did((TODAY, date(2025, 9, 3)))))[1] == (CORE, StepState.LATER, "")


def test_what_was_accepted_as_equivalent_stands_in_and_names_who_accepted_it() -> None:
    for requirement, course, met_by in (("induction", ELSEWHERE, "Core elsewhere"), ("core", TODAY, "Today seminar")):
        accepted = (Equivalent(1, 1, 0, requirement, "Gwen Evans", "Same content", date(2026, 1, 1)),)
        history = History(did((course, date(2025, 9, 3)), (INDUCTION, date(2025, 9, 1))), equivalents=accepted)
        found = steps(history, None, Pathway((INDUCTION, CORE, E_LEARNING, WORKING), group=3))
        assert found[1] == (CORE, StepState.DONE, f"met by {met_by}, 3 Sep 2025, accepted by Gwen Evans")
        assert found[3] == (WORKING, StepState.LATER, ""), "accepted as core training, not as Working Together"


def test_what_is_not_asked_of_people_does_not_keep_a_course_from_standing_in() -> None:
    found = steps(History(did((ELSEWHERE, date(2025, 9, 3)))), None, Pathway((WITH_OFF,), group=3))
    assert found == [(WITH_OFF, StepState.DONE, "met by Core elsewhere, 3 Sep 2025")]


def test_a_course_that_is_switched_off_is_left_out_with_a_note_unless_it_was_done() -> None:
    path = Pathway((OLD, CORE), group=3)
    assert steps(History(), None, path)[0] == (OLD, StepState.SKIPPED, "the course is switched off")
    assert steps(History(), None, path)[1][1] is StepState.NEXT
    done = steps(History(did((OLD, date(2020, 1, 1)))), None, path)
    assert done[0] == (OLD, StepState.DONE, "1 Jan 2020")
    found = steps_for(person(), (path,), History(), BOOK, AS_AT)
    assert steps_done(found) == (0, 1)


def test_what_is_on_record_without_a_date_is_done() -> None:
    assert steps(History(did((INDUCTION, None))))[0] == (INDUCTION, StepState.DONE, "date unknown")


def test_who_is_not_here_has_no_steps() -> None:
    left = person(here=Span(None, date(2026, 10, 1)))
    assert pathways_of(left, (GROUP_3,), AS_AT) == ()
    assert next_step(steps_for(left, (GROUP_3,), History(), BOOK, AS_AT)) is None


ways = st.lists(
    st.builds(
        Pathway,
        st.lists(st.sampled_from((*COURSES, 99)), max_size=7).map(tuple),
        st.sampled_from((1, 2, 3, 4)),
    )
    | st.builds(
        Pathway,
        st.lists(st.sampled_from(tuple(COURSES)), max_size=7).map(tuple),
        st.none(),
        st.sampled_from(("dsl", "deputy", "panel")),
    ),
    max_size=6,
)
ORDER = (StepState.DONE, StepState.BOOKED, StepState.NEXT, StepState.LATER, StepState.SKIPPED)


def found_for(case: Case, pathways: list[Pathway], as_at: date) -> list[tuple[PathStep, ...]]:
    return [steps_for(one, pathways, history, case.rulebook, as_at) for one, history in case.people]


@settings(max_examples=200)
@given(cases(), ways, days)
def test_each_course_is_there_once_and_at_most_one_is_next(case: Case, pathways: list[Pathway], as_at: date) -> None:
    for (one, history), found in zip(case.people, found_for(case, pathways, as_at), strict=True):
        own = pathways_of(one, pathways, as_at)
        order = [step.course.id for step in found]
        assert len(set(order)) == len(order)
        assert set(order) == {course for path in own for course in path.course_ids if course in COURSES}
        duties = [path for path in own if path.group is None]
        for path in duties if len(duties) == 1 else own if len(own) == 1 else ():
            steps_of_path = [course for course in path.course_ids if course in COURSES]
            assert [course for course in order if course in steps_of_path] == list(dict.fromkeys(steps_of_path))
        others = [step.done for step in found if step.done is not None and step.done.course_id != step.course.id]
        assert len(others) == len({done.id for done in others})
        states = [step.state for step in found]
        assert states.count(StepState.NEXT) <= 1
        if StepState.NEXT in states:
            before = states[: states.index(StepState.NEXT)]
            assert set(before) <= {StepState.DONE, StepState.SKIPPED}
        for step in found:
            on_record = [done for done in history.completions if (done.completed_on or done.recorded_on) <= as_at]
            done_itself = any(done.course_id == step.course.id for done in on_record)
            assert (step.state is StepState.DONE) == (step.done is not None)
            assert step.done is None or step.done in on_record
            assert done_itself == (step.state is StepState.DONE and step.met_by is None) or step.equivalent is not None
            assert step.state is not StepState.BOOKED or any(it.course_id == step.course.id for it in history.bookings)


@settings(max_examples=200)
@given(cases(), ways, days, st.sampled_from(tuple(COURSES)))
def test_doing_a_course_does_its_step_and_undoes_none(
    case: Case, pathways: list[Pathway], as_at: date, course_id: int
) -> None:
    one, history = case.people[0]
    before = steps_for(one, pathways, history, case.rulebook, as_at)
    more = history._replace(completions=(*history.completions, Completion(99, 1, course_id, as_at)))
    after = steps_for(one, pathways, more, case.rulebook, as_at)
    for step, now in zip(before, after, strict=True):
        assert step.state is not StepState.DONE or now.state is StepState.DONE
        assert step.course.id != course_id or (now.state is StepState.DONE and now.met_by is None)
    assert steps_done(before)[0] <= steps_done(after)[0]
