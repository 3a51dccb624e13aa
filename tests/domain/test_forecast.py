"""What lapses ahead, held against everyone's standing on the days themselves."""

from collections.abc import Mapping
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from nscp_desktop.domain.board import Row, Snapshot, everyone
from nscp_desktop.domain.courses import Course, Satisfies
from nscp_desktop.domain.forecast import (
    OPEN_KINDS,
    Coming,
    ComingKind,
    Forecast,
    Horizon,
    as_known_on,
    look_ahead,
    people_of,
)
from nscp_desktop.domain.narrowing import Narrowing
from nscp_desktop.domain.people import HeldDuty, Person, PersonKind, Place, Placement, Service, Span
from nscp_desktop.domain.periods import HORIZONS, Step
from nscp_desktop.domain.requirements import Edition, Requirement, Rule, RuleKind, Who
from nscp_desktop.domain.standing import History, Judge, Rulebook, StandingKind
from nscp_desktop.domain.training import Completion, Exemption
from tests.domain.standing_cases import COURSES, Case, cases, days

AS_AT = date(2026, 11, 23)
steps, horizons = st.sampled_from(Step), st.sampled_from(HORIZONS)
RULE = Rule("a#1", RuleKind.EVERY_MONTHS, months=36, first_within_days=30)
CORE = Requirement("a", "Core training", "Core", (RULE,))
BOOK = Rulebook((CORE,), {1: Course(1, "Core", satisfies=(Satisfies("a"),))})


def done(own: int, day: date | None) -> History:
    return History((Completion(own, own, 1, day),)) if day is not None else History()


def here(own: int, starts: date | None = None, ends: date | None = None, **held: object) -> Person:
    service = Service(Span(starts, ends), PersonKind.EMPLOYEE)
    return Person(own, f"P{own}", "Person", services=(service,), **held)  # type: ignore[arg-type]


def world(*people: tuple[Person, History], rulebook: Rulebook = BOOK) -> Snapshot:
    return Snapshot(
        {person.id: person for person, _ in people}, {person.id: history for person, history in people}, rulebook
    )


def ahead(snapshot: Snapshot, as_at: date = AS_AT, months: int = 12, step: Step = Step.MONTH) -> Forecast:
    found = look_ahead(snapshot, Horizon(as_at, months, step))
    assert found is not None
    return found


def months_with(found: Forecast) -> dict[str, list[tuple[int, ComingKind, date]]]:
    return {
        one.period.title: [(item.person_id, item.kind, item.day) for item in one.coming]
        for one in found.ahead
        if one.coming
    }


def test_a_record_lapses_in_the_month_of_its_last_day() -> None:
    found = ahead(world((here(1), done(1, date(2024, 1, 31))), (here(2), done(2, date(2024, 2, 1)))))
    assert months_with(found) == {
        "Jan 2027": [(1, ComingKind.LAPSES, date(2027, 1, 31))],
        "Feb 2027": [(2, ComingKind.LAPSES, date(2027, 2, 1))],
    }


def test_the_figure_at_the_end_of_a_month_still_counts_the_last_day() -> None:
    found = ahead(world((here(1), done(1, date(2024, 1, 31))), (here(2), done(2, date(2024, 2, 1)))))
    by_title = {one.period.title: one.end.figures() for one in found.ahead}
    assert [by_title[title].words for title in ("Dec 2026", "Jan 2027", "Feb 2027")] == ["2 of 2", "2 of 2", "0 of 2"]


def test_who_is_late_already_is_told_apart_from_what_is_ahead() -> None:
    found = ahead(world((here(1), done(1, date(2020, 1, 1))), (here(2), done(2, None))))
    assert [(one.person_id, one.kind) for one in found.already] == [
        (1, StandingKind.OVERDUE),
        (2, StandingKind.NOT_DONE),
    ]
    assert months_with(found) == {}


def test_a_starter_has_a_first_time_ahead_also_when_they_start_and_are_late_within_one_term() -> None:
    now, later = here(1, starts=date(2026, 11, 20)), here(2, starts=date(2027, 1, 10))
    found = ahead(world((now, History()), (later, History())), step=Step.TERM)
    assert months_with(found) == {
        "Autumn term 2026": [(1, ComingKind.FIRST_TIME, date(2026, 12, 20))],
        "Spring term 2027": [(2, ComingKind.FIRST_TIME, date(2027, 2, 9))],
    }


def test_who_leaves_by_the_last_day_lapses_for_nobody() -> None:
    leaves = here(1, ends=date(2027, 1, 31))
    stays = here(2, ends=date(2027, 2, 1))
    history = date(2024, 1, 31)
    found = ahead(world((leaves, done(1, history)), (stays, done(2, history))))
    assert people_of(item for one in found.ahead for item in one.coming) == (2,)
    assert [len(one.end.people) for one in found.ahead[2:4]] == [2, 0]


def test_what_a_duty_asks_for_does_not_lapse_after_the_duty_has_ended() -> None:
    rule = Rule("a#1", RuleKind.EVERY_MONTHS, Who(duties=frozenset({"dsl"})), months=24)
    book = Rulebook((Requirement("a", "DSL training", "DSL", (rule,)),), BOOK.courses)
    ends = here(1, duties=(HeldDuty(Span(None, date(2027, 1, 10)), "dsl", "DSL"),))
    stays = here(2, duties=(HeldDuty(Span(None, None), "dsl", "DSL"),))
    day = date(2025, 1, 20)
    found = ahead(world((ends, done(1, day)), (stays, done(2, day)), rulebook=book))
    assert people_of(item for one in found.ahead for item in one.coming) == (2,)


def test_a_new_edition_is_told_apart_and_announced() -> None:
    editions = (Edition("2026", date(2026, 9, 1)), Edition("2027", date(2027, 9, 1)))
    rule = Rule("a#1", RuleKind.EDITION, editions=editions, edition_within_days=30)
    book = Rulebook((Requirement("a", "KCSIE read", "KCSIE", (rule,)),), BOOK.courses)
    found = ahead(world((here(1), done(1, date(2026, 9, 3))), rulebook=book))
    assert months_with(found) == {"Oct 2027": [(1, ComingKind.NEW_EDITION, date(2027, 10, 1))]}
    notices = {one.period.title: one.notices for one in found.ahead if one.notices}
    assert notices == {"Sep 2027": ("KCSIE read: the 2027 edition is in force from 1 Sep 2027.",)}


def test_the_end_of_an_exemption_is_ahead() -> None:
    exempt = History(exemptions=(Exemption(1, 1, "a", date(2026, 1, 1), date(2027, 3, 5), "Elsewhere", "Head"),))
    found = ahead(world((here(1), exempt)))
    assert months_with(found) == {"Mar 2027": [(1, ComingKind.EXEMPTION_ENDS, date(2027, 3, 5))]}


def test_a_rule_that_begins_later_is_announced_and_makes_lapse_what_it_makes_lapse() -> None:
    stricter = Rule("a#2", RuleKind.EVERY_MONTHS, months=12, starts_on=date(2027, 2, 10))
    book = Rulebook((Requirement("a", "Core training", "Core", (RULE, stricter)),), BOOK.courses)
    found = ahead(world((here(1), done(1, date(2025, 9, 3))), rulebook=book))
    assert months_with(found) == {"Feb 2027": [(1, ComingKind.LAPSES, date(2027, 2, 1))]}
    assert found.ahead[3].notices == ("Core training: a rule begins on 10 Feb 2027 (every year).",)


def test_training_done_after_the_day_that_is_looked_at_is_not_known_then() -> None:
    history = History((Completion(1, 1, 1, date(2021, 2, 1)), Completion(2, 1, 1, date(2024, 1, 5))))
    found = ahead(world((here(1), history)), as_at=date(2023, 9, 1))
    assert months_with(found) == {"Feb 2024": [(1, ComingKind.LAPSES, date(2024, 2, 1))]}


def test_who_is_away_is_left_out_of_the_counts_and_named_beside() -> None:
    away = here(1, away=(Span(date(2027, 1, 1), date(2027, 6, 1)),))
    found = ahead(world((away, done(1, date(2024, 1, 31))), (here(2), done(2, date(2024, 1, 31)))))
    january = found.ahead[2]
    assert (people_of(january.of()), january.away) == ((2,), 1)
    assert january.end.figures().beside == "and 1 away"


def test_some_of_the_people_are_picked_by_what_they_hold_on_each_day() -> None:
    placed = (Placement(Span(None, None), 2, "Head", "Role", None),)
    moves = (
        Place(Span(None, date(2026, 12, 31)), 1, "Hill", 1, "Midday"),
        Place(Span(date(2027, 1, 1), None), 1, "Hill", 2, "Office"),
    )
    mover = here(1, placements=placed, places=moves)
    found = ahead(world((mover, done(1, date(2024, 1, 31))), (here(2), done(2, date(2024, 1, 31)))))
    office = found.narrowed(Narrowing(team="Office"))
    assert [len(one.end.people) for one in office.ahead[:3]] == [0, 0, 1]
    assert people_of(office.ahead[2].coming) == (1,)
    assert people_of(found.narrowed(Narrowing(group=0)).ahead[2].coming) == (2,)
    assert found.narrowed(Narrowing(group=2, site="Hill")).now.figures().words == "1 of 1"
    assert found.narrowed(Narrowing(site="Vale")).now.people == ()


def test_it_stops_when_it_is_told_to() -> None:
    asked: list[tuple[int, int]] = []

    def told(done: int, of: int) -> bool:
        asked.append((done, of))
        return done < 3

    assert look_ahead(world((here(1), History())), Horizon(AS_AT, 12, Step.MONTH), told) is None
    assert asked == [(1, 13), (2, 13), (3, 13)]


def test_nobody_on_record_is_no_trouble() -> None:
    found = ahead(world())
    assert found.now.figures().words == "0 of 0"
    assert months_with(found) == {}


def snapshot_of(case: Case) -> Snapshot:
    return world(*case.people, rulebook=case.rulebook)


@settings(max_examples=40)
@given(cases(), days, horizons, steps)
def test_each_period_ends_with_the_standings_of_its_last_day(case: Case, as_at: date, months: int, step: Step) -> None:
    snapshot = snapshot_of(case)
    known = as_known_on(snapshot, as_at)
    found = ahead(snapshot, as_at, months, step)
    assert found.now.figures() == everyone(snapshot, as_at).figures()
    for one in found.ahead:
        assert one.end.figures() == everyone(known, one.period.ends_on).figures()


@settings(max_examples=40)
@given(cases(), days, horizons, steps)
def test_all_that_is_in_date_before_a_period_and_not_after_it_comes_up_once(
    case: Case, as_at: date, months: int, step: Step
) -> None:
    snapshot = as_known_on(snapshot_of(case), as_at)
    found = ahead(snapshot, as_at, months, step)
    earlier: set[tuple[int, str]] = set()
    before = everyone(snapshot, as_at)
    for one in found.ahead:
        after = {row.person.id: row for row in everyone(snapshot, one.period.ends_on).rows}
        keys = [(item.person_id, item.requirement_id) for item in one.coming]
        assert len(keys) == len(set(keys))
        assert all(one.period.covers(item.day) for item in one.coming)
        for row in before.rows:
            for own, verdict in row.items():
                now = after[row.person.id].verdict(own).kind if row.person.id in after else StandingKind.NOT_REQUIRED
                if verdict.kind.counts_as_in_date and now in OPEN_KINDS:
                    assert (row.person.id, own) in {*keys, *earlier}
        for item in one.coming:
            assert came_true(item, after, one.period.ends_on)
        earlier = set(keys)
        before = everyone(snapshot, one.period.ends_on)


def came_true(item: Coming, after: Mapping[int, Row], end: date) -> bool:
    """Whether what was foreseen is missing at the end of the period; who left meanwhile cannot be asked."""
    row = after.get(item.person_id)
    if row is None or item.day >= end or item.kind is ComingKind.EXEMPTION_ENDS:
        return True
    return row.verdict(item.requirement_id).kind in OPEN_KINDS


kinds = st.sampled_from((RuleKind.EVERY_MONTHS, RuleKind.ACADEMIC_YEAR, RuleKind.ONCE, RuleKind.HOURS))
past = st.dates(date(2023, 6, 1), AS_AT)


@st.composite
def calm(draw: st.DrawFn) -> Snapshot:
    """Think up a record in which nothing but time goes on: no rule begins or ends, and nobody moves."""
    requirements = []
    for name in ("t/a", "t/b"):
        kind = draw(kinds)
        months = draw(st.sampled_from((6, 12, 24, 36))) if kind in (RuleKind.EVERY_MONTHS, RuleKind.HOURS) else None
        rule = Rule(
            f"{name}#1",
            kind,
            months=months,
            first_within_days=draw(st.sampled_from((None, 30, 120))),
            hours=2 if kind is RuleKind.HOURS else None,
        )
        requirements.append(Requirement(name, name, name, (rule,)))
    people = []
    for own in range(1, 4):
        person = here(own, starts=draw(st.sampled_from((date(2020, 1, 1), date(2026, 11, 1)))))
        courses = st.sampled_from(tuple(COURSES))
        found = [Completion(n, own, draw(courses), draw(past)) for n in range(draw(st.integers(0, 4)))]
        people.append((person, History(tuple(found))))
    return world(*people, rulebook=Rulebook(tuple(requirements), COURSES))


@settings(max_examples=40)
@given(calm(), steps)
def test_where_nothing_else_changes_every_lapse_is_foreseen_to_the_day(snapshot: Snapshot, step: Step) -> None:
    found = ahead(snapshot, AS_AT, 12, step)
    foreseen = {
        (item.person_id, item.requirement_id, item.day, item.kind) for one in found.ahead for item in one.coming
    }
    slowly = set()
    day, end = AS_AT, found.ahead[-1].period.ends_on
    today = {
        own: Judge(snapshot.rulebook, day).person(person, snapshot.history(own))
        for own, person in snapshot.people.items()
    }
    while day <= end:
        judge = Judge(snapshot.rulebook, day + timedelta(days=1))
        tomorrow = {own: judge.person(person, snapshot.history(own)) for own, person in snapshot.people.items()}
        for own, cells in today.items():
            for requirement_id, cell in cells.items():
                if tomorrow[own][requirement_id].kind not in OPEN_KINDS:
                    continue
                if cell.kind.counts_as_in_date:
                    slowly.add((own, requirement_id, day, ComingKind.LAPSES))
                elif cell.kind is StandingKind.INDUCTION:
                    slowly.add((own, requirement_id, day, ComingKind.FIRST_TIME))
        today, day = tomorrow, day + timedelta(days=1)
    assert foreseen == slowly


@settings(max_examples=30)
@given(calm(), horizons, steps)
def test_where_nothing_is_done_fewer_and_fewer_are_in_date(snapshot: Snapshot, months: int, step: Step) -> None:
    found = ahead(snapshot, AS_AT, months, step)
    in_date = [then.figures().in_date for then in (found.now, *(one.end for one in found.ahead))]
    assert in_date == sorted(in_date, reverse=True)
