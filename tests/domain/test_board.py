"""Figures of everyone, and what to do next."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nscp_desktop.domain.board import Board, Row, Snapshot, everyone
from nscp_desktop.domain.courses import Course, Satisfies
from nscp_desktop.domain.figures import Figures, count
from nscp_desktop.domain.name_order import with_changed
from nscp_desktop.domain.people import HeldDuty, HeldRole, Person, PersonKind, Place, Placement, Service, Span
from nscp_desktop.domain.requirements import Requirement, Rule, RuleKind, Who
from nscp_desktop.domain.standing import History, Rulebook, StandingKind
from nscp_desktop.domain.to_do import to_do
from nscp_desktop.domain.training import Booking, Completion

AS_AT = date(2026, 11, 23)
LONG_HERE = Span(date(2020, 9, 1), None)
CORE = Requirement(
    "t/core", "Core training", "Core", (Rule("t/core#1", RuleKind.EVERY_MONTHS, months=12, first_within_days=30),)
)
LEAD = Requirement(
    "t/dsl",
    "DSL training",
    "DSL",
    (Rule("t/dsl#1", RuleKind.EVERY_MONTHS, Who(duties=frozenset({"dsl"})), months=24),),
)
COURSES = {1: Course(1, "Core", satisfies=(Satisfies("t/core"),)), 2: Course(2, "DSL", satisfies=(Satisfies("t/dsl"),))}


def person(
    number: int, *, starts: date = LONG_HERE.starts_on or AS_AT, ends: date | None = None, dsl: bool = False
) -> Person:
    span = Span(starts, ends)
    return Person(
        number,
        "Given",
        f"Family {number:02}",
        services=(Service(span, PersonKind.EMPLOYEE),),
        roles=(HeldRole(span, 1, "Teacher"),),
        duties=(HeldDuty(span, "dsl", "DSL"),) if dsl else (),
        places=(Place(span, None, "", 1, "Teachers"),) if number % 2 else (),
        placements=(Placement(span, 1 + number % 2, "Head", "Role", None),) if number else (),
    )


def board(people: list[Person], done: dict[int, list[Completion]] | None = None, **more: Booking) -> Board:
    booked = {booking.person_id: (booking,) for booking in more.values()}
    done = done or {}
    histories = {own: History(done.get(own, ()), booked.get(own, ())) for own in done.keys() | booked.keys()}
    return everyone(Snapshot({p.id: p for p in people}, histories, Rulebook((CORE, LEAD), COURSES)), AS_AT)


def core(own: int, days_ago: int) -> Completion:
    return Completion(own * 10, own, 1, AS_AT - timedelta(days=days_ago))


def lead(own: int, days_ago: int) -> Completion:
    return Completion(own * 10 + 1, own, 2, AS_AT - timedelta(days=days_ago))


@pytest.mark.parametrize(
    ("figures", "words", "percent", "beside"),
    [
        (Figures(), "0 of 0", "n/a", ""),
        (Figures(of=62, in_date=54, induction=2), "54 of 62", "87%", "and 2 in their induction"),
        (Figures(of=1000, in_date=999), "999 of 1,000", "99%", ""),
        (Figures(of=3, in_date=3, induction=1, exempt=2), "3 of 3", "100%", "and 1 in their induction, 2 exempt"),
        (Figures(induction=4), "0 of 0", "n/a", "and 4 in their induction"),
        (Figures(of=1, in_date=1, induction=2, away=1), "1 of 1", "100%", "and 2 in their induction, 1 away"),
    ],
)
def test_figures_are_written_as_n_of_d_with_who_is_left_out_beside(
    figures: Figures, words: str, percent: str, beside: str
) -> None:
    assert (figures.words, figures.percent_words, figures.beside) == (words, percent, beside)


def test_induction_exempt_and_not_required_are_left_out_of_d() -> None:
    found = count([*StandingKind, StandingKind.DUE_SOON])
    assert found == Figures(of=6, in_date=3, due_soon=2, overdue=1, not_done=1, date_unknown=1, induction=1, exempt=1)


def test_everyone_here_is_counted_once_by_the_worst_of_their_standings() -> None:
    everybody = [
        person(1),
        person(2, dsl=True),
        person(3, starts=AS_AT - timedelta(days=5)),
        person(4, ends=AS_AT - timedelta(days=1)),
        person(5, starts=AS_AT + timedelta(days=1)),
        person(6, ends=AS_AT),
    ]
    found = board(everybody, {1: [core(1, 100)], 2: [core(2, 100), lead(2, 800)], 6: [core(6, 364)]})
    assert [row.person.id for row in found.rows] == [1, 2, 3, 6]
    assert found.figures() == Figures(of=3, in_date=2, due_soon=1, overdue=1, induction=1)
    assert found.by_requirement() == {
        "t/core": Figures(of=3, in_date=3, due_soon=1, induction=1),
        "t/dsl": Figures(of=1, overdue=1),
    }
    assert sum(figures.of + figures.induction for figures in found.by_group().values()) == 4
    assert set(found.by_team()) == {"Teachers", ""}


def test_who_is_away_is_named_beside_and_neither_counted_nor_called_upon() -> None:
    away = replace(person(2), away=(Span(AS_AT, AS_AT),))
    done = {1: [core(1, 100)], 2: [core(2, 400)], 3: [core(3, 10)]}
    found = board([person(1), away, person(3)], done)
    assert found.figures() == Figures(of=2, in_date=2, away=1)
    assert found.by_requirement()["t/core"] == Figures(of=2, in_date=2, away=1)
    assert found.by_group()[1] == Figures(away=1)
    assert to_do(found) == ()
    assert [row.worst.value for row in found.rows] == ["in_date", "overdue", "in_date"]
    assert [row.counts_as(StandingKind.OVERDUE) for row in found.rows] == [False, False, False]
    over = [replace(away, away=(Span(None, AS_AT - timedelta(days=1)), Span(AS_AT + timedelta(days=1), None)))]
    assert board(over, done).figures() == Figures(of=1, overdue=1)


def test_people_are_counted_at_their_site_and_in_each_role_that_they_hold() -> None:
    at_hill = (Place(LONG_HERE, 1, "Hill", None, ""),)
    both = (HeldRole(LONG_HERE, 1, "Teacher"), HeldRole(LONG_HERE, 2, "Coach"), HeldRole(LONG_HERE, 1, "Teacher"))
    people = [replace(person(1), places=at_hill, roles=both), replace(person(2), roles=()), person(3)]
    found = board(people, {1: [core(1, 10)], 2: [core(2, 10)], 3: [core(3, 400)]})
    assert found.by_site() == {"Hill": Figures(of=1, in_date=1), "": Figures(of=2, in_date=1, overdue=1)}
    assert found.by_role() == {
        "Teacher": Figures(of=2, in_date=1, overdue=1),
        "Coach": Figures(of=1, in_date=1),
        "": Figures(of=1, in_date=1),
    }


def test_a_requirement_of_nobody_here_is_no_column() -> None:
    assert [item.id for item in board([person(1)]).requirements()] == ["t/core"]


def test_people_stand_in_the_order_of_their_family_names() -> None:
    names = [("Zoë", "adams"), ("Amy", "Adams"), ("Bo", "Brown"), ("", "Aalto")]
    people = [Person(n, *name, services=(Service(LONG_HERE, PersonKind.EMPLOYEE),)) for n, name in enumerate(names)]
    assert [row.person.id for row in board(people).rows] == [3, 1, 0, 2]


def test_lapses_are_counted_by_month_beginning_with_this_one() -> None:
    done = {1: [core(1, 364)], 2: [core(2, 300)], 3: [core(3, 400)], 4: [core(4, 10)]}
    lapses = board([person(n) for n in range(1, 5)], done).lapses()
    assert [month for month, _ in lapses][:2] == [date(2026, 11, 1), date(2026, 12, 1)]
    assert len(lapses) == 12
    assert {f"{month:%Y-%m}": number for month, number in lapses if number} == {"2026-11": 1, "2027-01": 1}


def test_overdue_jobs_of_duties_come_before_larger_ones_and_then_the_worse_words() -> None:
    people = [person(1), person(2), person(3, dsl=True), person(4), person(5, starts=AS_AT), person(6)]
    done = {n: [core(n, 400)] for n in (1, 2, 3)} | {4: [core(4, 350)], 6: [Completion(60, 6, 1, None)]}
    done[3].append(lead(3, 800))
    jobs = to_do(board(people, done))
    assert [(job.kind.value, job.requirement_id, len(job.person_ids)) for job in jobs] == [
        ("overdue", "t/dsl", 1),
        ("overdue", "t/core", 3),
        ("date_unknown", "t/core", 1),
        ("induction", "t/core", 1),
        ("due_soon", "t/core", 1),
    ]


def test_only_overdue_jobs_of_duties_are_put_first() -> None:
    jobs = to_do(board([person(1, dsl=True), person(2), person(3)], {}))
    assert [(job.kind.value, job.requirement_id) for job in jobs] == [("not_done", "t/core"), ("not_done", "t/dsl")]


def test_a_job_for_one_person_names_them_and_what_is_booked() -> None:
    found = board([person(1)], {1: [core(1, 377)]}, on=Booking(1, 1, 1, date(2026, 11, 27)))
    (job,) = to_do(found)
    assert job.title == "Core training: lapsed 12 days ago"
    assert job.detail == "Given Family 01 (Teacher) · booked 27 Nov 2026"
    assert (job.person_ids, job.action) == ((1,), "record")


def test_a_job_for_many_names_who_has_waited_longest() -> None:
    (job,) = to_do(board([person(1), person(2)], {1: [core(1, 370)], 2: [core(2, 380)]}))
    assert job.title == "Core training: 2 people overdue"
    assert job.detail == "First: Given Family 02, lapsed 15 days ago · every year"
    assert sorted(job.person_ids) == [1, 2]


def test_people_never_placed_are_a_job() -> None:
    jobs = to_do(board([person(0)], {0: [core(0, 10)]}))
    assert [(job.title, job.action, job.person_ids) for job in jobs] == [
        ("1 person not yet placed in a Target Group", "place", (0,))
    ]


def test_five_who_lapse_on_one_day_are_worth_a_session() -> None:
    people = [person(n) for n in range(1, 6)]
    assert to_do(board(people[:4], {p.id: [core(p.id, 10)] for p in people})) == ()
    (job,) = to_do(board(people, {p.id: [core(p.id, 10)] for p in people}))
    assert (job.title, job.action) == ("Plan Core training before 13 Nov 2027", "show")
    assert len(job.person_ids) == 5


def test_a_row_gives_not_required_for_what_is_not_asked() -> None:
    (row,) = board([person(1)]).rows
    assert isinstance(row, Row)
    assert row.cell("t/dsl").kind is StandingKind.NOT_REQUIRED
    assert row.count(StandingKind.NOT_DONE, StandingKind.OVERDUE) == 1


@given(st.lists(st.tuples(st.sampled_from(["Lund", "lund", "Ångström", "O'Neill", "Z"]), st.booleans()), max_size=30))
def test_changed_rows_are_where_sorting_anew_would_put_them(names: list[tuple[str, bool]]) -> None:
    people = [replace(person(number), family=family) for number, (family, _) in enumerate(names)]
    changed = [people[number] for number, (_, is_changed) in enumerate(names) if is_changed]
    renamed = {one.id: replace(one, family=f"{one.family[::-1]}b") for one in changed}
    after = board([renamed.get(one.id, one) for one in people]).rows
    new = [row for row in sorted(after, key=lambda row: -row.person.id) if row.person.id in renamed]
    assert with_changed(board(people).rows, changed, new) == after
    assert with_changed(after, renamed.values(), []) == tuple(row for row in after if row.person.id not in renamed)
