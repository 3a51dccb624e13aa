"""Supervision: when it is due, who is overdue by how much, and how a team is counted."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from nscp_desktop.domain.people import Person, PersonKind, Place, Service, Span
from nscp_desktop.domain.standing_kinds import StandingKind
from nscp_desktop.domain.supervision import (
    NOTICE_DAYS,
    SupervisionKind,
    SupervisionRule,
    by_team,
    due_on,
    figures_of,
    gap_of,
    rules_for,
    supervised,
    weeks_by_team,
)

TODAY = date(2026, 11, 23)
STARTED = date(2020, 1, 1)
ONE, GROUP, PEER = SupervisionKind
DAYS = st.dates(date(1990, 1, 1), date(2150, 1, 1))


def somebody(own: int = 1, team: int | None = 7, *, starts: date = STARTED, away: tuple[Span, ...] = ()) -> Person:
    place = Place(Span(None, None), None, "", team, f"Team {team}" if team else "")
    service = Service(Span(starts, None), PersonKind.EMPLOYEE)
    return Person(own, "Ada", f"Person {own}", services=(service,), places=(place,), away=away)


@given(DAYS, st.integers(1, 104), st.integers(0, 3000))
def test_the_due_day_is_in_time_and_each_day_after_it_is_one_day_overdue(last: date, weeks: int, later: int) -> None:
    due = due_on(last, weeks)
    assert due.weekday() == last.weekday()
    assert (due - last).days == weeks * 7
    on_the_day = gap_of(ONE, weeks, last, STARTED.replace(year=1980), due)
    assert on_the_day.standing is StandingKind.DUE_SOON
    as_at = due + timedelta(days=later + 1)
    late = gap_of(ONE, weeks, last, STARTED.replace(year=1980), as_at)
    assert late.standing is StandingKind.OVERDUE
    number = f"{later + 1:,} day" + ("" if later == 0 else "s")
    assert late.words(as_at) == f"Overdue by {number}"


@given(DAYS, st.integers(1, 104), st.integers(0, 800))
def test_a_gap_only_gets_worse_with_time_while_nothing_new_is_on_record(last: date, weeks: int, days: int) -> None:
    order = [StandingKind.IN_DATE, StandingKind.DUE_SOON, StandingKind.OVERDUE]
    first, second = (gap_of(ONE, weeks, last, date.min, last + timedelta(days=n)).standing for n in (days, days + 1))
    assert order.index(first) <= order.index(second)


@given(st.dates(date(2024, 1, 25), date(2024, 3, 5)), st.integers(1, 10))
def test_weeks_run_over_the_ends_of_months_and_leap_days(last: date, weeks: int) -> None:
    due = due_on(last, weeks)
    assert gap_of(ONE, weeks, last, STARTED, due).standing.counts_as_in_date
    assert gap_of(ONE, weeks, last, STARTED, due + timedelta(days=1)).standing is StandingKind.OVERDUE


def test_who_never_had_any_has_time_from_their_first_day_and_then_none_on_record() -> None:
    first_due = date(2026, 2, 12)
    before = gap_of(ONE, 6, None, STARTED.replace(year=2026), first_due)
    assert (before.standing, before.words(first_due)) == (StandingKind.INDUCTION, "First by 12 Feb 2026")
    after = gap_of(ONE, 6, None, STARTED.replace(year=2026), first_due + timedelta(days=1))
    assert (after.standing, after.words(TODAY)) == (StandingKind.NOT_DONE, "None on record")
    assert gap_of(ONE, 6, None, date.min, TODAY).standing is StandingKind.NOT_DONE


def test_what_was_held_in_an_earlier_time_here_does_not_count() -> None:
    back = date(2026, 10, 1)
    person = Person(
        1,
        "Ada",
        "Okafor",
        services=(
            Service(Span(STARTED, date(2026, 8, 31)), PersonKind.EMPLOYEE),
            Service(Span(back, None), PersonKind.EMPLOYEE),
        ),
    )
    found = supervised(person, weeks_by_team([SupervisionRule(None, ONE, 4)]), {ONE: date(2026, 8, 30)}, TODAY)
    assert found is not None
    assert found.gaps[0].last is None
    assert found.standing is StandingKind.NOT_DONE


def test_due_soon_begins_a_fortnight_before() -> None:
    due = due_on(TODAY, 6)
    assert gap_of(ONE, 6, TODAY, STARTED, due - timedelta(days=NOTICE_DAYS + 1)).standing is StandingKind.IN_DATE
    assert gap_of(ONE, 6, TODAY, STARTED, due - timedelta(days=NOTICE_DAYS)).standing is StandingKind.DUE_SOON


def test_a_team_with_rules_of_its_own_has_none_of_those_for_everyone_else() -> None:
    rules = [SupervisionRule(None, ONE, 12), SupervisionRule(7, GROUP, 6), SupervisionRule(7, ONE, 4)]
    assert rules_for(rules, 7) == (rules[2], rules[1])
    assert rules_for(rules, 8) == rules_for(rules, None) == (rules[0],)
    assert rules_for([rules[1]], None) == ()
    assert rules[2].words == "one to one every 4 weeks"
    assert SupervisionRule(None, PEER, 1).words == "peer review every week"


def test_a_person_counts_by_the_worst_of_what_is_asked_and_what_is_not_asked_is_only_shown() -> None:
    rules = [SupervisionRule(None, ONE, 4), SupervisionRule(None, GROUP, 52)]
    latest = {ONE: date(2026, 10, 1), GROUP: TODAY, PEER: date(2021, 1, 1)}
    found = supervised(somebody(), weeks_by_team(rules), latest, TODAY)
    assert found is not None
    assert found.worst is not None
    assert (found.worst.kind, found.standing) == (ONE, StandingKind.OVERDUE)
    peer = found.gap(PEER)
    assert peer is not None
    assert (peer.words(TODAY), peer.last) == ("Not asked", date(2021, 1, 1))
    alone = supervised(somebody(), weeks_by_team([]), latest, TODAY)
    assert alone is not None
    assert alone.worst is None
    assert alone.standing is StandingKind.NOT_REQUIRED


def test_figures_leave_out_who_is_away_new_or_not_asked_and_name_them_beside() -> None:
    rules = [SupervisionRule(7, ONE, 4)]
    away = (Span(date(2026, 11, 1), None),)
    people = [
        (somebody(1), {ONE: TODAY}),
        (somebody(2), {ONE: date(2026, 1, 1)}),
        (somebody(3), {}),
        (somebody(4, away=away), {}),
        (somebody(5, starts=TODAY), {}),
        (somebody(6, team=8), {}),
        (somebody(7, team=None), {}),
        (somebody(8, starts=TODAY + timedelta(days=1)), {}),
    ]
    asked = weeks_by_team(rules)
    found = [one for person, latest in people if (one := supervised(person, asked, latest, TODAY)) is not None]
    assert [one.person.id for one in found] == [1, 2, 3, 4, 5, 6, 7]
    assert figures_of(found).words == "1 of 3"
    teams = by_team(found, rules)
    assert [team.team for team in teams] == ["Team 7", "Team 8", ""]
    assert teams[0].beside == "and 1 before their first, 1 away"
    assert [team.figures.words for team in teams] == ["1 of 3", "0 of 0", "0 of 0"]
    assert teams[1].asked == ()
