"""People, rules and records of any shape, thought up by Hypothesis, with the days on which something turns."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import zip_longest

from hypothesis import strategies as st

from nscp_desktop.domain.courses import Course, Satisfies
from nscp_desktop.domain.dates import Precision
from nscp_desktop.domain.people import HeldDuty, HeldRole, Person, PersonKind, Place, Placement, Service, Span
from nscp_desktop.domain.requirements import Edition, Per, Requirement, Rule, RuleKind, Who
from nscp_desktop.domain.standing import History, Rulebook
from nscp_desktop.domain.training import Booking, Completion, Equivalent, Exemption

FIRST, LAST = date(2023, 1, 1), date(2028, 3, 1)
CORNERS = tuple(
    date.fromisoformat(text)
    for text in (
        "2024-02-28", "2024-02-29", "2024-03-01", "2023-08-31", "2023-09-01", "2024-08-31", "2024-09-01",
        "2025-02-28", "2025-03-01", "2025-03-31", "2025-07-15", "2025-08-30", "2025-08-31", "2025-09-01", "2025-09-02",
        "2025-10-01", "2026-01-30", "2026-01-31", "2026-02-28", "2026-04-30", "2026-07-14", "2026-08-31", "2026-09-01",
        "2026-10-31", "2026-12-31", "2027-01-01", "2027-02-28", "2028-02-28", "2028-02-29",
    )
)  # fmt: skip
EDITIONS = (
    Edition("2024", date(2024, 9, 1)),
    Edition("2025", date(2025, 9, 1), date(2025, 7, 15)),
    Edition("2026", date(2026, 9, 1), date(2026, 10, 1)),
)
IDS = ("t/a", "t/b", "t/c")
KINDS = (PersonKind.EMPLOYEE, PersonKind.GOVERNOR, PersonKind.VOLUNTEER)
# A minimum asks nothing of anyone, so that there is little to compare.
_RULE_KINDS = (*(kind for kind in RuleKind if kind is not RuleKind.MINIMUM), *RuleKind)
EVERYONE = Who()
WHO = (
    *(EVERYONE,) * 10,
    Who(groups=frozenset({1, 2})),
    Who(groups=frozenset({3})),
    Who(duties=frozenset({"dsl", "deputy"})),
    Who(roles=frozenset({"Teacher"})),
    Who(roles=frozenset({"Teacher", "Cook"}), sites=frozenset({"Hill"})),
    Who(kinds=frozenset({PersonKind.EMPLOYEE})),
    Who(kinds=frozenset({PersonKind.EMPLOYEE, PersonKind.GOVERNOR}), duties=frozenset({"dsl"})),
    Who(sites=frozenset({"Hill"})),
    Who(levels=frozenset({"Level 3"})),
    Who(levels=frozenset({"Level 2", "Level 3"}), groups=frozenset({1, 2})),
)
# Hours that a computer cannot hold exactly are among them.
HOURS = (None, 0.5, 1, 1.5, 2, 3, 0.1, 0.2, 0.7, 6)
COURSES = {
    course.id: course
    for course in (
        Course(1, "Core", hours=2, satisfies=(Satisfies("t/a"),)),
        Course(2, "Refresher", hours=0.5, satisfies=(Satisfies("t/a", first=False), Satisfies("t/b"))),
        Course(3, "Update", satisfies=(Satisfies("t/b", first=False), Satisfies("t/c"))),
        Course(4, "Induction", hours=1, satisfies=(Satisfies("t/c", first=False), Satisfies("t/a", renewal=False))),
        Course(5, "First aid", hours=6, satisfies=()),
        Course(6, "Everything", hours=0.7, satisfies=(Satisfies("t/a"), Satisfies("t/b"), Satisfies("t/c"))),
    )
}
_EVERY_DAY = tuple(FIRST + timedelta(days=number) for number in range((LAST - FIRST).days + 1))
# Things that begin or end on one and the same day are what goes wrong first: some days come up again and again.
_AGAIN_AND_AGAIN = tuple(date.fromisoformat(text) for text in ("2024-02-29", "2025-08-31", "2025-09-01", "2026-02-28"))
DAYS = (
    CORNERS * (len(_EVERY_DAY) // len(CORNERS))
    + _AGAIN_AND_AGAIN * (len(_EVERY_DAY) // 2 // len(_AGAIN_AND_AGAIN))
    + _EVERY_DAY
)
days = st.sampled_from(DAYS)
_DAY_OR_NONE = st.sampled_from((*DAYS, *(None,) * (len(DAYS) // 4)))
_ONE_IN_THREE = st.sampled_from((False, False, True))
_ONE_IN_FIVE = st.sampled_from((False, False, False, False, True))
_HOW_MANY = (0, 1, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 8)
_EITHER = st.booleans()
_LONG_HERE = st.sampled_from(([Span(date(2023, 1, 9), None)], [Span(None, None)], [Span(None, date(2027, 8, 31))]))


@dataclass(frozen=True, slots=True)
class Case:
    """What one example compares: a rulebook, two people with what is on record for them, and days to look at."""

    rulebook: Rulebook
    people: tuple[tuple[Person, History], ...]
    days: tuple[date, ...]


@st.composite
def spans(draw: st.DrawFn, most: int = 2) -> list[Span]:
    """Periods one after another, some touching, the first perhaps without a start, the last perhaps without an end."""
    cuts = sorted(draw(st.lists(days, min_size=1, max_size=most * 2)))
    is_touching, is_without_start = draw(_EITHER), draw(_ONE_IN_FIVE)
    found: list[Span] = []
    for start, end in zip_longest(cuts[::2], cuts[1::2]):
        begins: date | None = start
        before = found[-1].ends_on if found else None
        if before is not None and (is_touching or start <= before):
            begins = before + timedelta(days=1)
        if not found and is_without_start:
            begins = None
        if end is None or begins is None or begins <= end:
            found.append(Span(begins, end))
    return found


@st.composite
def _rule(draw: st.DrawFn, requirement_id: str, number: int) -> Rule:
    """Think up a rule that may follow only requirements named before, so that none waits in a circle."""
    kind = draw(st.sampled_from(_RULE_KINDS))
    earlier = IDS[: IDS.index(requirement_id)]
    first_within = draw(st.sampled_from((0, 30, 90, 400) if kind is RuleKind.EACH_START else (None, 0, 30, 90)))
    starts, ends = None, None
    if draw(_ONE_IN_THREE):
        starts = draw(days)
    if draw(_ONE_IN_FIVE):
        ends = draw(days)
    if starts and ends:
        starts, ends = min(starts, ends), max(starts, ends)
    has_interval = kind in (RuleKind.EVERY_MONTHS, RuleKind.HOURS, RuleKind.MINIMUM)
    is_for_ever = kind is RuleKind.MINIMUM and draw(_EITHER)
    return Rule(
        f"{requirement_id}#{number}",
        kind,
        draw(st.sampled_from(WHO)),
        months=draw(st.sampled_from((1, 3, 6, 11, 12, 18, 24, 36, 48))) if has_interval and not is_for_ever else None,
        first_within_days=first_within,
        after=draw(st.sampled_from((None, None, *earlier))) if earlier else None,
        document="kcsie" if kind is RuleKind.EDITION else "",
        editions=EDITIONS if kind is RuleKind.EDITION else (),
        edition_within_days=30,
        notice_days=draw(st.sampled_from((0, 30, 90))),
        may_lengthen=draw(_EITHER),
        source="KCSIE.",
        starts_on=starts,
        ends_on=ends,
        hours=draw(st.sampled_from((1, 0.8, 2, 2, 2.5, 3, 4, 6))) if kind is RuleKind.HOURS else None,
        minimum_count=1 if kind is RuleKind.MINIMUM else None,
        minimum_per=draw(st.sampled_from(Per)) if kind is RuleKind.MINIMUM else Per.AGENCY,
    )


@st.composite
def _taking_over(draw: st.DrawFn, rule: Rule, depth: int = 2) -> Rule:
    """Give a rule that has a first day another one that it took over from; that one may have taken over as well."""
    if rule.starts_on is None or rule.kind is RuleKind.MINIMUM or not depth or draw(_ONE_IN_FIVE):
        return rule
    before = draw(_rule(rule.id.partition("#")[0], 0))
    kind = RuleKind.ONCE if before.kind is RuleKind.MINIMUM else before.kind
    ends = rule.starts_on - timedelta(days=1)
    starts = before.starts_on if before.starts_on and before.starts_on <= ends else None
    who = rule.who if draw(_EITHER) else before.who
    before = replace(before, id=f"{rule.id}-{depth}", kind=kind, who=who, starts_on=starts, ends_on=ends)
    return replace(rule, replaced=draw(_taking_over(before, depth - 1)))


@st.composite
def rulebooks(draw: st.DrawFn) -> Rulebook:
    requirements = []
    for own in IDS:
        rules: list[Rule] = []
        for number in range(draw(st.sampled_from((1, 2, 2, 3)))):
            rule = draw(_taking_over(draw(_rule(own, number))))
            # The old rule may still stand beside the new one, for the days before.
            if rule.replaced and draw(_EITHER):
                rules.append(rule.replaced)
            rules.append(rule)
        is_active = draw(st.integers(0, 23)) < 23
        requirements.append(Requirement(own, f"Training {own[-1].upper()}", own, tuple(rules), active=is_active))
    return Rulebook(tuple(requirements), COURSES)


@st.composite
def people(draw: st.DrawFn, own: int) -> Person:
    kind, role = st.sampled_from(KINDS), st.sampled_from(("Teacher", "Cook"))
    duty = st.sampled_from((("dsl", "DSL"), ("deputy", "Deputy DSL"), ("panel", "Panel member")))
    place = st.sampled_from(
        ((1, "Hill", None, ""), (1, "Hill", 1, "Teachers"), (2, "Vale", 2, "Kitchen"), (None, "", 1, "Teachers"))
    )
    group, level = st.integers(1, 4), st.sampled_from(("", "Level 2", "Level 3"))
    placements = [
        Placement(span, draw(group), "Head", "Role", None, level_id=1, level=draw(level)) for span in draw(spans())
    ]
    return Person(
        own,
        "Rebecca",
        "Osei",
        # Mostly somebody who is here: where nobody is, nothing is compared.
        services=tuple(
            Service(span, draw(kind)) for span in (draw(spans(3)) if draw(_ONE_IN_FIVE) else draw(_LONG_HERE))
        ),
        roles=tuple(HeldRole(span, 1, draw(role)) for span in draw(spans()) + draw(spans())),
        duties=tuple(HeldDuty(span, *draw(duty)) for span in draw(spans()) + draw(spans())),
        places=tuple(Place(span, *draw(place)) for span in draw(spans())),
        placements=tuple(reversed(placements)),
        away=tuple(draw(spans(1))) if draw(_EITHER) else (),
    )


@st.composite
def _completion(draw: st.DrawFn, own: int, person_id: int) -> Completion:
    done, expires, recorded = draw(_DAY_OR_NONE), None, draw(days)
    if draw(_EITHER):
        expires = draw(days)
    precision = Precision.DAY
    if done is not None:
        if draw(_ONE_IN_FIVE):
            precision = draw(st.sampled_from((Precision.MONTH, Precision.TERM, Precision.YEAR)))
            done = _first_day(done, precision)
        if expires is not None and expires < done:
            expires = None
    return Completion(
        own,
        person_id,
        draw(st.sampled_from(tuple(COURSES))),
        done,
        precision,
        expires,
        recorded,
        draw(st.sampled_from(HOURS)),
    )


def _first_day(day: date, precision: Precision) -> date:
    match precision:
        case Precision.YEAR:
            return day.replace(month=1, day=1)
        case Precision.TERM:
            return day.replace(month=9 if day.month >= 9 else 1 if day.month < 4 else 4, day=1)
        case _:
            return day.replace(day=1)


@st.composite
def histories(draw: st.DrawFn, person_id: int) -> History:
    completions = [draw(_completion(own, person_id)) for own in range(1, 1 + draw(st.sampled_from(_HOW_MANY)))]
    exemptions = []
    for own in range(draw(st.integers(0, 2))):
        starts, ends = sorted(draw(st.tuples(days, days)))
        last = None if draw(_ONE_IN_FIVE) else ends
        exemptions.append(Exemption(own, person_id, draw(st.sampled_from(IDS)), starts, last, "Elsewhere.", "J. Doe"))
    equivalents = []
    for own in range(draw(st.sampled_from((0, 0, 1, 2)))):
        # One of them may be of a completion that is no longer there.
        equivalent = draw(st.integers(1, 5)), draw(st.sampled_from(IDS))
        equivalents.append(Equivalent(own, person_id, *equivalent, "J. Doe", "Same content.", draw(days)))
    bookings = [
        Booking(own, person_id, draw(st.sampled_from(tuple(COURSES))), draw(_DAY_OR_NONE))
        for own in range(draw(st.sampled_from((0, 0, 1, 2))))
    ]
    return History(completions, bookings, exemptions, equivalents)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Think up everything that one example compares."""
    both = tuple((draw(people(own)), draw(histories(own))) for own in (1, 2))
    rulebook = draw(rulebooks())
    turning = turning_days(rulebook, both)
    return Case(rulebook, both, tuple(draw(st.lists(st.sampled_from(turning), min_size=4, max_size=4, unique=True))))


def turning_days(rulebook: Rulebook, both: Sequence[tuple[Person, History]]) -> list[date]:
    """Return the days on which something begins or is over, and some others."""
    ends: set[date | None] = set(CORNERS)
    for person, history in both:
        for held in (person.services, person.roles, person.duties, person.places, person.placements):
            for span in [item.span for item in held]:
                ends |= {span.starts_on, span.ends_on}
        for one in history.completions:
            ends |= {one.completed_on, one.expires_on}
        for exemption in history.exemptions:
            ends |= {exemption.starts_on, exemption.ends_on}
    for rule in [rule for requirement in rulebook.requirements for rule in requirement.rules]:
        ends |= {rule.starts_on, rule.ends_on}
    known = {end for end in ends if end}
    return sorted(known | {end + timedelta(days=1) for end in known} | {end - timedelta(days=1) for end in known})


def due_days(found: Sequence[tuple[date | None, int]]) -> set[date]:
    """Return, for due days and their notice in days, the days on which a standing turns."""
    turning = set()
    for due, notice_days in found:
        if due is not None and FIRST < due < date(2029, 6, 1):
            notice = due - timedelta(days=notice_days)
            turning |= {due, due + timedelta(days=1), notice, notice - timedelta(days=1)}
    return {day for day in turning if day > FIRST}
