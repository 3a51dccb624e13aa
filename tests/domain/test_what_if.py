"""What a session would change, held against everyone's standing with it and without it."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from nscp_desktop.domain.board import Snapshot, everyone
from nscp_desktop.domain.courses import Course, Satisfies
from nscp_desktop.domain.dates import add_days
from nscp_desktop.domain.people import Person, PersonKind, Service, Span
from nscp_desktop.domain.requirements import Requirement, Rule, RuleKind, Who
from nscp_desktop.domain.standing import History, Judge, Rulebook, StandingKind
from nscp_desktop.domain.training import Booking, Completion, Exemption
from nscp_desktop.domain.what_if import Fate, Plan, WhatIf, what_if, whose_runs_out
from tests.domain.standing_cases import COURSES, Case, cases, days

TODAY = date(2026, 11, 23)
DAY, LATER = date(2027, 9, 3), date(2028, 9, 3)
CORE = Requirement("a", "Core training", "Core", (Rule("a#1", RuleKind.EVERY_MONTHS, months=36),))
LEADS = Requirement("b", "DSL training", "DSL", (Rule("b#1", RuleKind.ONCE, Who(duties=frozenset({"dsl"}))),))
BOOK = Rulebook(
    (CORE, LEADS),
    {
        1: Course(1, "Core", satisfies=(Satisfies("a"),)),
        2: Course(2, "Refresher", satisfies=(Satisfies("a", first=False),)),
        3: Course(3, "First aid"),
        4: Course(4, "DSL", satisfies=(Satisfies("b"),)),
    },
)


def here(own: int, starts: date | None = None, ends: date | None = None, away: tuple[Span, ...] = ()) -> Person:
    service = Service(Span(starts, ends), PersonKind.EMPLOYEE)
    return Person(own, f"P{own}", "Person", services=(service,), away=away)


def done(own: int, *days: date) -> History:
    return History(tuple(Completion(place, own, 1, day) for place, day in enumerate(days)))


def world(*people: tuple[Person, History], rulebook: Rulebook = BOOK) -> Snapshot:
    return Snapshot(
        {person.id: person for person, _ in people}, {person.id: history for person, history in people}, rulebook
    )


def asked(snapshot: Snapshot, *person_ids: int, course_id: int = 1, on: date = DAY, later: date = LATER) -> WhatIf:
    found = what_if(snapshot, Plan(course_id, on, later, person_ids), TODAY)
    assert found is not None
    return found


def figures(found: WhatIf, requirement_id: str | None, day: date) -> tuple[str, str]:
    shift = next(one for one in found.shifts if one.requirement_id == requirement_id and one.day == day)
    return shift.without.words, shift.after.words


def test_the_figures_are_those_without_the_session_and_with_it_on_both_days() -> None:
    late, soon = date(2023, 1, 10), date(2025, 1, 10)
    found = asked(world((here(1), done(1, late)), (here(2), done(2, soon)), (here(3), done(3, late))), 1, 2)
    assert figures(found, "a", DAY) == ("1 of 3", "2 of 3")
    assert figures(found, "a", LATER) == ("0 of 3", "2 of 3")
    assert figures(found, None, LATER) == ("0 of 3", "2 of 3")


def test_each_person_is_told_before_and_after() -> None:
    found = asked(world((here(1), done(1, date(2023, 1, 10)))), 1)
    moved, later = found.people[0].moved, found.people[0].later
    assert moved is not None
    assert later is not None
    assert (moved.before.kind, moved.before.due) == (StandingKind.OVERDUE, date(2026, 1, 10))
    assert (moved.after.kind, moved.after.due) == (StandingKind.IN_DATE, date(2030, 9, 3))
    assert (later.before.kind, later.after.kind) == (StandingKind.OVERDUE, StandingKind.IN_DATE)


def test_who_gains_nothing_is_told_why() -> None:
    exempt = History(exemptions=(Exemption(1, 4, "a", TODAY, None, "Elsewhere", "Head"),))
    snapshot = world(
        (here(1), done(1, DAY)),
        (here(2, away=(Span(date(2027, 9, 1), date(2027, 12, 1)),)), History()),
        (here(3, ends=date(2027, 8, 31)), History()),
        (here(4), exempt),
        (here(5, starts=date(2027, 10, 1)), History()),
    )
    found = asked(snapshot, 1, 2, 3, 4, 5)
    assert [(one.fate, one.why) for one in found.people] == [
        (Fate.ALREADY, "This course is on record for that day."),
        (Fate.AWAY, "Away for a time, so not expected."),
        (Fate.NOT_HERE, "Last day here: 31 Aug 2027."),
        (Fate.NOTHING, "Core: exempt."),
        (Fate.NOT_HERE, "Starts on 1 Oct 2027."),
    ]
    assert asked(snapshot, 4, course_id=2).people[0].fate is Fate.NOTHING


def test_who_cannot_come_is_not_in_date_later_because_of_it() -> None:
    late = date(2023, 1, 10)
    away = here(1, away=(Span(DAY, DAY),))
    starts = here(2, starts=date(2027, 10, 1))
    found = asked(world((away, done(1, late)), (starts, done(2, late)), (here(3), done(3, late))), 1, 2, 3)
    assert figures(found, "a", LATER) == ("0 of 3", "1 of 3")


def test_of_several_that_move_the_worst_is_told_and_all_are_named() -> None:
    short = Requirement("c", "Update", "Update", (Rule("c#1", RuleKind.EVERY_MONTHS, months=48, notice_days=60),))
    both = Course(1, "Both", satisfies=(Satisfies("c"), Satisfies("a")))
    found = asked(world((here(1), done(1, date(2023, 9, 20))), rulebook=Rulebook((short, CORE), {1: both})), 1)
    assert found.people[0].moves == ("c", "a")
    moved = found.people[0].moved
    assert moved is not None
    assert (moved.requirement_id, moved.before.kind) == ("a", StandingKind.OVERDUE)


def test_a_course_that_does_not_help_says_what_is_missing() -> None:
    snapshot = world((here(1), History()), (here(2), done(2, date(2027, 9, 3))))
    reasons = {course: asked(snapshot, 1, course_id=course).people[0].why for course in (2, 3, 4)}
    assert reasons == {
        2: "Core: it counts as a renewal only, and no first time is on record.",
        3: "The course counts towards nothing yet.",
        4: "Nothing that it counts towards is asked of them.",
    }
    assert asked(snapshot, 2, course_id=2).people[0].why == "Core: in date until 3 Sep 2030 without it."


def test_hours_that_are_not_enough_yet_are_told() -> None:
    rule = Rule("a#1", RuleKind.HOURS, months=36, hours=8)
    book = Rulebook(
        (Requirement("a", "Health level 3", "Level 3", (rule,)),),
        {1: Course(1, "Seminar", hours=2, satisfies=(Satisfies("a"),))},
    )
    found = asked(world((here(1), History()), rulebook=book), 1)
    assert found.people[0].why == "Level 3: 2 of 8 hours with it, which is not enough yet."


def test_who_is_booked_already_is_told_and_a_place_on_this_very_session_comes_first() -> None:
    bookings = (Booking(1, 1, 2, date(2027, 1, 5)), Booking(2, 1, 1, DAY), Booking(3, 1, 3, None))
    past = History(bookings=(Booking(4, 2, 1, date(2026, 1, 5)),))
    found = asked(world((here(1), History(bookings=bookings)), (here(2), past)), 1, 2)
    assert found.people[0].booked == bookings[1]
    assert found.people[1].booked is None


def test_who_is_left_out_and_would_gain_is_named_with_what_lapses() -> None:
    late = date(2023, 1, 10)
    snapshot = world(
        (here(1), done(1, late)),
        (here(2), done(2, late)),
        (here(3), done(3, date(2026, 9, 1))),
        (here(4, ends=DAY), done(4, late)),
        (here(5, away=(Span(DAY, DAY),)), done(5, late)),
    )
    found = asked(snapshot, 1)
    assert [(one.person_id, one.moved.requirement_id) for one in found.left_out] == [(2, "a")]


def test_a_session_in_the_past_shows_what_recording_it_would_change() -> None:
    found = asked(world((here(1), done(1, date(2023, 1, 10)))), 1, on=date(2026, 9, 3), later=TODAY)
    assert figures(found, "a", TODAY) == ("0 of 1", "1 of 1")


def test_whose_training_runs_out_before_a_day_can_be_picked() -> None:
    snapshot = world(
        (here(1), done(1, date(2023, 1, 10))),
        (here(2), done(2, date(2024, 9, 2))),
        (here(3), done(3, date(2024, 9, 3))),
        (here(4), History()),
        (here(5), History(exemptions=(Exemption(1, 5, "a", TODAY, None, "Elsewhere", "Head"),))),
    )
    board = everyone(snapshot, TODAY)
    assert whose_runs_out(board, ["a"], DAY) == (1, 2, 4)
    assert whose_runs_out(board, ["b"], DAY) == ()


def test_nobody_and_somebody_who_is_no_longer_on_record_change_nothing() -> None:
    found = asked(world((here(1), History())), 99)
    assert found.people == ()
    assert figures(found, "a", DAY) == ("0 of 1", "0 of 1")
    assert asked(world()).shifts[-1].without.words == "0 of 0"


def test_it_stops_when_it_is_told_to() -> None:
    def told(done: int, _of: int) -> bool:
        return done < 2

    assert what_if(world((here(1), History())), Plan(1, DAY, LATER, (1,)), TODAY, told) is None


plans = st.builds(
    Plan, st.sampled_from(tuple(COURSES)), days, days, st.sampled_from(((), (1,), (2,), (1, 2), (2, 1, 2)))
)


@settings(max_examples=60)
@given(cases(), plans)
def test_nobody_falls_out_of_date_by_coming_and_only_who_comes_gains(case: Case, plan: Plan) -> None:
    snapshot = world(*case.people, rulebook=case.rulebook)
    plan = plan._replace(later=max(plan.on, plan.later))
    found = what_if(snapshot, plan, TODAY)
    assert found is not None
    assert [one.person_id for one in found.people] == list(dict.fromkeys(plan.person_ids))
    coming = {own for own in plan.person_ids if can_come(snapshot.people[own], plan.on)}
    for shift in found.shifts:
        before, after = set(shift.in_date_without), set(shift.in_date_after)
        assert shift.without.in_date == len(before)
        assert shift.after.in_date == len(after)
        assert after - before <= coming
        if shift.requirement_id is not None:
            assert before <= after


@settings(max_examples=60)
@given(cases(), plans)
def test_before_and_after_are_the_standings_of_the_person_alone(case: Case, plan: Plan) -> None:
    snapshot = world(*case.people, rulebook=case.rulebook)
    plan = plan._replace(later=max(plan.on, plan.later))
    found = what_if(snapshot, plan, TODAY)
    assert found is not None
    for one in found.people:
        person, history = snapshot.people[one.person_id], snapshot.history(one.person_id)
        has_it = any((it.course_id, it.completed_on) == (plan.course_id, plan.on) for it in history.completions)
        assert (one.fate is Fate.NOT_HERE) == (person.service_on(plan.on) is None)
        assert (one.fate in (Fate.GAINS, Fate.NOTHING)) == (can_come(person, plan.on) and not has_it)
        assert bool(one.why) == (one.fate is not Fate.GAINS)
        judge = Judge(case.rulebook, plan.on)
        new = Completion(0, one.person_id, plan.course_id, plan.on, recorded_on=plan.on)
        before, after = (
            judge.person(person, history),
            judge.person(person, history._replace(completions=(*history.completions, new))),
        )
        counts = [item.requirement_id for item in case.rulebook.counts[plan.course_id]]
        moves = {
            own
            for own in counts
            if own in before and (before[own].kind, before[own].due) != (after[own].kind, after[own].due)
        }
        if one.fate is Fate.GAINS:
            assert one.moved is not None
            own = one.moved.requirement_id
            assert set(one.moves) == moves
            assert own in moves
            assert (one.moved.before, one.moved.after) == (before[own], after[own])
        elif one.fate is Fate.NOTHING:
            assert moves == set()


def can_come(person: Person, day: date) -> bool:
    return person.service_on(day) is not None and not person.is_away_on(day)


@given(cases(), days, st.sampled_from((30, 400)))
def test_who_is_picked_is_late_or_lapses_by_then_and_nobody_else(case: Case, as_at: date, ahead: int) -> None:
    board = everyone(world(*case.people, rulebook=case.rulebook), as_at)
    before = add_days(as_at, ahead)
    for own in case.rulebook.by_id:
        picked = set(whose_runs_out(board, [own], before))
        for row in board.rows:
            cell = row.cell(own)
            is_ahead = cell.kind.counts_as_in_date or cell.kind is StandingKind.INDUCTION
            is_late = cell.kind.is_asked and not is_ahead
            assert (row.person.id in picked) == (is_late or (is_ahead and cell.due is not None and cell.due < before))
