"""Standings of generated people, held against a slow calculation that shares no code with the package."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nscp_desktop.domain.board import Snapshot, everyone
from nscp_desktop.domain.courses import Course, Satisfies
from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.explanation import because
from nscp_desktop.domain.people import (
    HeldDuty,
    HeldRole,
    Person,
    PersonKind,
    Place,
    Placement,
    Service,
    Span,
)
from nscp_desktop.domain.requirements import Edition, Requirement, Rule, RuleKind, Who
from nscp_desktop.domain.standing import NOT_REQUIRED, History, Judge, Rulebook, Standing, StandingKind
from nscp_desktop.domain.training import Booking, Completion, Evidence, Exemption

FIRST, LAST = date(2023, 1, 1), date(2029, 12, 31)
CORNERS = tuple(
    date.fromisoformat(text)
    for text in (
        "2024-02-29", "2024-02-28", "2024-08-31", "2024-09-01", "2025-02-28", "2025-03-31", "2025-08-31",
        "2025-09-01", "2026-01-31", "2026-07-15", "2026-08-31", "2026-09-01", "2026-09-02", "2028-02-29",
    )
)  # fmt: skip
EDITIONS = (
    Edition("2024", date(2024, 9, 1)),
    Edition("2025", date(2025, 9, 1), date(2025, 7, 15)),
    Edition("2026", date(2026, 9, 1), date(2026, 7, 15)),
)
NAMES = ("t/a", "t/b", "t/c")
KINDS = (PersonKind.EMPLOYEE, PersonKind.GOVERNOR)
days = st.sampled_from(CORNERS) | st.dates(FIRST, LAST)
perhaps_day = st.none() | days


@st.composite
def spans(draw: st.DrawFn, most: int = 3) -> list[Span]:
    """Periods one after another, now and then touching, the first perhaps without a start, the last without an end."""
    cuts = sorted(draw(st.lists(days, min_size=1, max_size=most * 2)))
    found: list[Span] = []
    for start, end in zip(cuts[::2], [*cuts[1::2], None], strict=False):
        begins: date | None = start
        before = found[-1].ends_on if found else None
        if before is not None and (start <= before or draw(st.booleans())):
            begins = before + timedelta(days=1)
        if not found and draw(st.integers(0, 3)) == 0:
            begins = None
        if end is None or begins is None or begins <= end:
            found.append(Span(begins, end))
    return found


@st.composite
def rules(draw: st.DrawFn, requirement_id: str, number: int) -> Rule:
    kind = draw(st.sampled_from(RuleKind))
    condition = draw(st.sampled_from(("", "", "groups", "duties", "roles", "kinds", "sites", "duties+kinds")))
    who = Who(
        frozenset({1, 2}) if condition == "groups" else frozenset(),
        frozenset({"dsl", "deputy"}) if "duties" in condition else frozenset(),
        frozenset({"Teacher"}) if condition == "roles" else frozenset(),
        frozenset({PersonKind.EMPLOYEE}) if "kinds" in condition else frozenset(),
        frozenset({"Hill"}) if condition == "sites" else frozenset(),
    )
    afters = {"t/a": (None,), "t/b": (None, "t/a"), "t/c": (None, "t/a", "t/b")}[requirement_id]
    starts, ends = sorted(draw(st.tuples(days, days)))
    return Rule(
        f"{requirement_id}#{number}",
        kind,
        who,
        months=draw(st.sampled_from((1, 6, 12, 24, 36))) if kind is RuleKind.EVERY_MONTHS else None,
        first_within_days=draw(st.sampled_from((None, 0, 30, 90))),
        after=draw(st.sampled_from(afters)),
        document="kcsie" if kind is RuleKind.EDITION else "",
        editions=EDITIONS if kind is RuleKind.EDITION else (),
        edition_within_days=30,
        notice_days=draw(st.sampled_from((0, 30, 90))),
        may_lengthen=draw(st.booleans()),
        source="KCSIE.",
        source_edition=draw(st.sampled_from(("", "2026"))),
        starts_on=starts if draw(st.integers(0, 4)) == 0 else None,
        ends_on=ends if draw(st.integers(0, 4)) == 0 else None,
        to_check=draw(st.sampled_from(("", "nobody gives a number."))),
    )


@st.composite
def rulebooks(draw: st.DrawFn) -> Rulebook:
    requirements = tuple(
        Requirement(
            own,
            f"Training {own[-1].upper()}",
            own,
            tuple(draw(rules(own, number)) for number in range(draw(st.integers(1, 3)))),
            active=draw(st.integers(0, 9)) > 0,
        )
        for own in NAMES
    )
    counts = {
        1: (Satisfies("t/a"),),
        2: (Satisfies("t/a", first=False), Satisfies("t/b")),
        3: (Satisfies("t/b", first=False), Satisfies("t/c")),
        4: (Satisfies("t/c", first=False), Satisfies("t/a", renewal=False)),
        5: (),
    }
    return Rulebook(requirements, {own: Course(own, f"Course {own}", satisfies=items) for own, items in counts.items()})


@st.composite
def people(draw: st.DrawFn) -> Person:
    services = tuple(Service(span, draw(st.sampled_from(KINDS))) for span in draw(spans()))
    role = st.sampled_from(("Teacher", "Cook"))
    duty = st.sampled_from((("dsl", "DSL"), ("deputy", "Deputy DSL"), ("panel", "Panel member")))
    placements = []
    for span in draw(spans()):
        placements.append(Placement(span, draw(st.integers(1, 3)), "Head", "Role", None))
    return Person(
        1,
        "Rebecca",
        "Osei",
        services=services,
        roles=tuple(HeldRole(span, 1, draw(role)) for span in draw(spans())),
        duties=tuple(HeldDuty(span, *draw(duty)) for span in draw(spans(2)) + draw(spans(2))),
        places=tuple(Place(span, 1, draw(st.sampled_from(("Hill", "Vale"))), None, "") for span in draw(spans(2))),
        placements=tuple(reversed(placements)),
    )


@st.composite
def completions(draw: st.DrawFn, own: int) -> Completion:
    done = draw(perhaps_day)
    expires = draw(st.none() | perhaps_day)
    if done is not None and expires is not None and expires < done:
        expires = None
    evidence = draw(st.sampled_from(Evidence))
    recorded = draw(days)
    course = draw(st.integers(1, 5))
    return Completion(
        own, 1, course, done, expires_on=expires, recorded_on=recorded, provider="NSCP", evidence=evidence
    )


@st.composite
def histories(draw: st.DrawFn) -> History:
    exemptions = []
    for own in range(draw(st.integers(0, 2))):
        starts, ends = sorted(draw(st.tuples(days, days)))
        last = draw(st.sampled_from((ends, None)))
        exemptions.append(
            Exemption(own, 1, draw(st.sampled_from(NAMES)), starts, last, "Covered elsewhere.", "J. Doe.")
        )
    return History(
        [draw(completions(own)) for own in range(draw(st.integers(0, 5)))],
        [Booking(own, 1, draw(st.integers(1, 5)), draw(perhaps_day)) for own in range(draw(st.integers(0, 2)))],
        exemptions,
    )


def interesting_days(day: date, cells: dict[str, Standing]) -> list[date]:
    """The day itself and, for what is due, the days on which something turns."""
    found = {day}
    for cell in cells.values():
        if cell.due is not None and cell.rule is not None and FIRST < cell.due < date(2040, 1, 1):
            notice = timedelta(days=cell.rule.notice_days)
            one = timedelta(days=1)
            found |= {cell.due, cell.due + one, cell.due - notice, cell.due - notice - one}
    return sorted(found)


@settings(max_examples=1500, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(person=people(), rulebook=rulebooks(), history=histories(), day=days)
def test_every_standing_is_what_the_slow_calculation_says(
    slowly: Callable[..., Any], person: Person, rulebook: Rulebook, history: History, day: date
) -> None:
    cells = Judge(rulebook, day).person(person, history)
    for as_at in interesting_days(day, cells):
        found = Judge(rulebook, as_at).person(person, history)
        for requirement in rulebook.requirements:
            cell = found.get(requirement.id, NOT_REQUIRED)
            told = slowly(person, requirement, history, rulebook, as_at)
            booked = cell.booking is not None, cell.booking.on if cell.booking else None
            if cell is NOT_REQUIRED:
                told = told._replace(is_booked=False, booked_on=None)
            assert (cell.kind.value, cell.due, cell.waits_for) == (told.kind, told.due, told.waits_for), as_at
            assert booked == (told.is_booked, told.booked_on), as_at


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(person=people(), rulebook=rulebooks(), history=histories(), day=days)
def test_every_explanation_names_source_date_and_due_date(
    person: Person, rulebook: Rulebook, history: History, day: date
) -> None:
    cells = Judge(rulebook, day).person(person, history)
    for requirement in rulebook.requirements:
        cell = cells.get(requirement.id, NOT_REQUIRED)
        words = because(person, requirement, cell, rulebook, day)
        assert "None" not in words
        assert "  " not in words
        assert ".." not in words
        assert words.endswith(".")
        if cell.rule is None:
            assert "not asked of Rebecca Osei" in words
            continue
        assert "Asked for by: KCSIE" in words
        if cell.due is not None:
            assert in_words(cell.due) in words
        if cell.kind not in (StandingKind.EXEMPT, StandingKind.NOT_REQUIRED):
            assert _names_record(words, cell)
        if cell.booking is not None:
            assert (in_words(cell.booking.on) if cell.booking.on else "date to be set") in words


def _names_record(words: str, cell: Standing) -> bool:
    if cell.completion is None:
        return "Nothing on record counts" in words
    if cell.completion.completed_on is not None:
        return in_words(cell.completion.completed_on) in words
    if cell.completion.expires_on is not None:
        return in_words(cell.completion.expires_on) in words
    return "without a date" in words


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(several=st.lists(st.tuples(people(), histories()), min_size=1, max_size=4), rulebook=rulebooks(), day=days)
def test_everyone_is_judged_as_they_would_be_alone(
    several: list[tuple[Person, History]], rulebook: Rulebook, day: date
) -> None:
    everybody = {number: replace(person, id=number) for number, (person, _) in enumerate(several)}
    snapshot = Snapshot(everybody, {number: history for number, (_, history) in enumerate(several)}, rulebook)
    board = everyone(snapshot, day)
    here = [person for person in everybody.values() if person.service_on(day)]
    assert sorted(row.person.id for row in board.rows) == [person.id for person in here]
    for row in board.rows:
        assert row.cells == Judge(rulebook, day).person(row.person, snapshot.history(row.person.id))


def test_nobody_is_asked_anything_before_they_start_or_after_they_left() -> None:
    person = Person(1, "A", "B", services=(Service(Span(date(2025, 9, 1), date(2026, 7, 31)), PersonKind.EMPLOYEE),))
    requirement = Requirement("t/a", "A", "A", (Rule("t/a#1", RuleKind.ONCE),))
    rulebook = Rulebook((requirement,), {})
    for day, is_here in (
        (date(2025, 8, 31), False), (date(2025, 9, 1), True), (date(2026, 7, 31), True), (date(2026, 8, 1), False),
    ):  # fmt: skip
        assert bool(Judge(rulebook, day).person(person, History())) is is_here
