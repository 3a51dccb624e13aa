"""Days of training for everyone: who came, who has to catch up, and the agency's own clock."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from nscp_desktop.domain.board import Board, Snapshot, everyone
from nscp_desktop.domain.courses import Course, Satisfies
from nscp_desktop.domain.dates import Precision
from nscp_desktop.domain.people import Person, PersonKind, Service, Span
from nscp_desktop.domain.requirements import Requirement, Rule, RuleKind, Who
from nscp_desktop.domain.sessions import Session
from nscp_desktop.domain.standing import History, Judge, Rulebook, StandingKind
from nscp_desktop.domain.training import Completion, Equivalent, Exemption
from nscp_desktop.domain.whole_agency import (
    CatchUp,
    Coverage,
    Reason,
    Starter,
    catch_up,
    clock,
    coverage,
    days_of,
    is_for_everyone,
    starters,
    whole_agency_requirements,
)
from tests.domain.standing_cases import COURSES, Case, cases, days

AS_AT = date(2026, 11, 23)
STAFF = Who(kinds=frozenset({PersonKind.EMPLOYEE}))
RULE = Rule("a#1", RuleKind.EVERY_MONTHS, STAFF, months=36, first_within_days=30, notice_days=90)
WHOLE = Requirement("a", "Whole-school training", "Whole-school", (RULE,), whole_agency=True)
BOOK = Rulebook(
    (WHOLE, Requirement("b", "Other", "Other", ())),
    {
        1: Course(1, "Whole-school", satisfies=(Satisfies("a"),)),
        2: Course(2, "Catch-up e-learning", satisfies=(Satisfies("a", first=False),)),
        3: Course(3, "Elsewhere"),
    },
)
DAY = Session(7, 1, date(2026, 9, 2), date(2026, 9, 2), whole_agency=True, attended=2)


def here(
    own: int,
    starts: date | None = date(2020, 1, 1),
    ends: date | None = None,
    kind: PersonKind = PersonKind.EMPLOYEE,
    away: tuple[Span, ...] = (),
) -> Person:
    return Person(own, f"P{own}", f"Person {own}", services=(Service(Span(starts, ends), kind),), away=away)


def did(own: int, *trainings: tuple[int, date], **more: object) -> History:
    found = [Completion(own * 10 + place, own, course, day, **more) for place, (course, day) in enumerate(trainings)]  # type: ignore[arg-type]
    return History(tuple(found))


def world(*people: tuple[Person, History], rulebook: Rulebook = BOOK) -> Snapshot:
    return Snapshot(
        {person.id: person for person, _ in people}, {person.id: history for person, history in people}, rulebook
    )


def boards(snapshot: Snapshot, day: Session = DAY, as_at: date = AS_AT) -> tuple[Board, Board]:
    return everyone(snapshot, day.ends_on), everyone(snapshot, as_at)


def covered(snapshot: Snapshot, day: Session = DAY, as_at: date = AS_AT) -> Coverage:
    return coverage(snapshot, boards(snapshot, day, as_at)[0], "a", day, as_at)


def to_catch_up(snapshot: Snapshot, day: Session = DAY, as_at: date = AS_AT) -> dict[int, Reason]:
    found = catch_up(snapshot, *boards(snapshot, day, as_at), "a", day)
    return {one.person_id: one.reason for one in found}


def test_a_day_counts_of_those_asked_who_came_and_names_beside_who_is_left_out() -> None:
    away = here(4, away=(Span(date(2026, 8, 1), date(2026, 10, 1)),))
    exempt = History(exemptions=(Exemption(1, 5, "a", date(2026, 1, 1), None, "Elsewhere", "Head"),))
    found = covered(
        world(
            (here(1), did(1, (1, DAY.ends_on))),
            (here(2), did(2, (1, DAY.ends_on))),
            (here(3), History()),
            (away, History()),
            (here(5), exempt),
            (here(6, kind=PersonKind.GOVERNOR), did(6, (1, DAY.ends_on))),
            (here(7, kind=PersonKind.GOVERNOR), History()),
            (here(8, starts=date(2026, 9, 3)), History()),
        )
    )
    assert (found.words, found.percent_words, found.beside) == ("2 of 3", "66%", "and 1 away, 1 exempt")
    assert (found.attended, found.others, found.exempt) == ((1, 2), (6,), (5,))
    assert found.still_missing == (3, 4)


def test_who_missed_it_is_told_when_they_caught_up() -> None:
    first = date(2023, 9, 4)
    found = covered(
        world(
            (here(1), did(1, (1, first), (2, date(2026, 9, 20)), (2, date(2026, 10, 1)))),
            (here(2), did(2, (1, first))),
            (here(3, ends=date(2026, 10, 31)), did(3, (1, first))),
            (here(4), did(4, (2, date(2026, 9, 20)))),
        )
    )
    assert [(one.person_id, one.caught_up, one.is_here) for one in found.missed] == [
        (1, date(2026, 9, 20), True),
        (2, None, True),
        (3, None, False),
        (4, None, True),  # a renewal alone does not count while no first time is on record
    ]
    assert found.still_missing == (2, 4)


def test_a_month_is_enough_where_only_the_month_is_known() -> None:
    about = did(1, (1, date(2026, 9, 1)), precision=Precision.MONTH)
    other = did(2, (1, date(2026, 8, 1)), precision=Precision.MONTH)
    found = covered(world((here(1), about), (here(2), other)))
    assert (found.attended, [one.person_id for one in found.missed]) == ((1,), [2])


def test_training_of_two_days_counts_with_either_day() -> None:
    two = DAY._replace(starts_on=date(2026, 9, 1))
    found = covered(world((here(1), did(1, (1, date(2026, 9, 1)))), (here(2), did(2, (1, DAY.ends_on)))), two)
    assert found.attended == (1, 2)


def test_the_list_names_who_missed_it_and_who_started_or_was_asked_since_and_has_not_had_it() -> None:
    long = here(4, away=(Span(date(2026, 8, 1), date(2026, 10, 1)),))
    changed = Person(
        5,
        "P5",
        "Person 5",
        services=(
            Service(Span(date(2020, 1, 1), date(2026, 9, 30)), PersonKind.GOVERNOR),
            Service(Span(date(2026, 10, 1), None), PersonKind.EMPLOYEE),
        ),
    )
    snapshot = world(
        (here(1), did(1, (1, DAY.ends_on))),
        (here(2), did(2, (1, date(2026, 9, 1)))),
        (here(3), did(3, (1, date(2026, 9, 9)))),
        (long, History()),
        (changed, History()),
        (here(6, starts=date(2026, 10, 5)), History()),
        (here(7, starts=date(2026, 10, 5)), did(7, (1, date(2026, 10, 20)))),
        (here(8, starts=date(2026, 10, 5)), did(8, (1, date(2025, 10, 20)))),
        (here(9, ends=date(2026, 10, 1)), History()),
    )
    assert to_catch_up(snapshot) == {
        2: Reason.MISSED,
        4: Reason.AWAY,
        5: Reason.ASKED_SINCE,
        6: Reason.STARTED,
    }
    found = starters(snapshot, boards(snapshot)[1], "a", DAY)
    assert found == (
        Starter(5, date(2026, 10, 1), False),
        Starter(6, date(2026, 10, 5), False),
        Starter(7, date(2026, 10, 5), True),
        Starter(8, date(2026, 10, 5), True),
    )


def test_what_was_accepted_as_equivalent_catches_up() -> None:
    elsewhere = did(1, (3, date(2026, 9, 12)))
    accepted = (Equivalent(1, 1, elsewhere.completions[0].id, "a", "Head", "Same content", date(2026, 9, 14)),)
    snapshot = world((here(1), elsewhere._replace(equivalents=accepted)), (here(2), did(2, (3, date(2026, 9, 12)))))
    assert to_catch_up(snapshot) == {2: Reason.MISSED}


def test_the_words_of_the_list_say_why_somebody_is_on_it() -> None:
    assert CatchUp(1, Reason.STARTED, date(2026, 10, 5), False).words == "Started 5 Oct 2026"
    assert CatchUp(1, Reason.MISSED, None, False).words == "Missed the day"


def test_only_days_that_are_marked_and_count_and_are_over_belong_to_it() -> None:
    earlier = Session(1, 1, date(2023, 9, 4), date(2023, 9, 4), whole_agency=True)
    others = (
        Session(2, 1, date(2026, 9, 5), date(2026, 9, 5)),
        Session(3, 3, date(2026, 9, 6), date(2026, 9, 6), whole_agency=True),
        Session(4, 1, date(2026, 12, 1), date(2026, 12, 1), whole_agency=True),
    )
    assert days_of("a", (earlier, *others, DAY), BOOK, AS_AT) == (DAY, earlier)


def test_the_clock_runs_from_the_last_day_with_the_words_of_a_standing() -> None:
    for as_at, kind, words in (
        (AS_AT, StandingKind.IN_DATE, "Last day 2 Sep 2026; every 3 years, so the next is due by 2 Sep 2029."),
        (
            date(2029, 7, 1),
            StandingKind.DUE_SOON,
            "Last day 2 Sep 2026; every 3 years, so the next is due by 2 Sep 2029.",
        ),
        (
            date(2029, 9, 12),
            StandingKind.OVERDUE,
            "Last day 2 Sep 2026; every 3 years, so the next was due by 2 Sep 2029, 10 days ago.",
        ),
    ):
        found = clock(WHOLE, (DAY,), as_at)
        assert (found.standing.kind, found.words(as_at)) == (kind, words)


def test_the_first_day_of_notice_and_the_last_day_in_date_are_due_soon() -> None:
    kinds = {
        day: clock(WHOLE, (DAY,), day).standing.kind for day in (date(2029, 6, 3), date(2029, 6, 4), date(2029, 9, 2))
    }
    assert kinds == {
        date(2029, 6, 3): StandingKind.IN_DATE,
        date(2029, 6, 4): StandingKind.DUE_SOON,
        date(2029, 9, 2): StandingKind.DUE_SOON,
    }


def test_no_day_on_record_is_said_plainly() -> None:
    found = clock(WHOLE, (), AS_AT)
    assert (found.standing.kind, found.words(AS_AT)) == (StandingKind.NOT_DONE, "No day on record.")


def test_of_two_rules_the_earlier_due_date_bites_and_a_rule_that_has_ended_does_not() -> None:
    yearly = Rule("a#2", RuleKind.ACADEMIC_YEAR)
    ended = Rule("a#3", RuleKind.EVERY_MONTHS, months=1, ends_on=date(2026, 10, 1))
    both = Requirement("a", "Whole-school training", "Whole-school", (RULE, yearly, ended), whole_agency=True)
    found = clock(both, (DAY,), AS_AT)
    assert (found.standing.due, found.standing.rule) == (date(2027, 8, 31), yearly)
    none = Requirement("a", "Whole-school training", "Whole-school", (ended,), whole_agency=True)
    assert clock(none, (DAY,), AS_AT).words(AS_AT) == "Last day 2 Sep 2026. No rule asks for another."


def test_only_requirements_that_are_held_for_everyone_and_in_use_have_a_clock() -> None:
    off = Requirement("c", "Off", "Off", (RULE,), active=False, whole_agency=True)
    assert whole_agency_requirements(Rulebook((*BOOK.requirements, off), BOOK.courses)) == (WHOLE,)


sessions = st.builds(Session, st.just(1), st.sampled_from(tuple(COURSES)), days, days, st.just(True)).map(
    lambda one: one._replace(ends_on=max(one.starts_on, one.ends_on))
)


@settings(max_examples=60)
@given(cases(), sessions, days)
def test_everybody_asked_on_the_day_came_or_missed_it_and_is_counted_once(
    case: Case, day: Session, as_at: date
) -> None:
    snapshot, as_at = world(*case.people, rulebook=case.rulebook), max(as_at, day.ends_on)
    then, now = boards(snapshot, day, as_at)
    for own in case.rulebook.by_id:
        found = coverage(snapshot, then, own, day, as_at)
        counted = [*found.attended, *(one.person_id for one in (*found.missed, *found.away))]
        asked = [row.person.id for row in then.rows if row.cell(own).kind.is_asked]
        assert sorted(counted) == sorted(asked)
        assert found.of == sum(
            not row.is_away or row.person.id in found.attended for row in then.rows if row.person.id in asked
        )
        to_do = catch_up(snapshot, then, now, own, day)
        listed = {one.person_id for one in to_do}
        asked_now = {row.person.id for row in now.rows if row.cell(own).kind.is_asked}
        assert listed <= asked_now
        assert listed.isdisjoint((*found.attended, *found.others))
        missing = set(found.still_missing) & asked_now
        assert missing == {one.person_id for one in to_do if one.reason in (Reason.MISSED, Reason.AWAY)}
        for one in starters(snapshot, now, own, day):
            assert one.has_had_it == (one.person_id not in listed) or one.person_id in (*found.attended, *asked)


rules = st.sampled_from(
    (
        RULE,
        Rule("a#1", RuleKind.EVERY_MONTHS, months=6, notice_days=0),
        Rule("a#1", RuleKind.ACADEMIC_YEAR, notice_days=60),
        Rule("a#1", RuleKind.ONCE),
    )
)


@given(rules, days, days)
def test_the_clock_goes_as_that_of_somebody_who_was_there(rule: Rule, on: date, as_at: date) -> None:
    requirement = Requirement("a", "Whole-school training", "Whole-school", (rule,), whole_agency=True)
    as_at = max(on, as_at)
    held = Session(1, 1, on, on, whole_agency=True)
    book = Rulebook((requirement,), BOOK.courses)
    cell = Judge(book, as_at).person(here(1, starts=None), did(1, (1, on)))["a"]
    found = clock(requirement, (held,), as_at).standing
    assert (found.kind, found.due) == (cell.kind, cell.due)


def test_a_session_for_most_of_those_asked_is_one_for_everyone_and_for_a_few_it_is_not() -> None:
    away = here(5, away=(Span(date(2026, 8, 1), None),))
    people = [here(1), here(2), here(3), here(4), away, here(6, kind=PersonKind.VOLUNTEER)]
    board = everyone(world(*((one, History()) for one in people)), DAY.ends_on)
    assert is_for_everyone(board, 1, (1, 2, 3))
    assert is_for_everyone(board, 1, (1, 2, 3, 4, 6))
    assert not is_for_everyone(board, 1, (1, 2, 5, 6))
    assert not is_for_everyone(board, 1, ())
    assert not is_for_everyone(board, 3, (1, 2, 3, 4))
