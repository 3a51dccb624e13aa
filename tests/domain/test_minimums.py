"""What is asked of the agency as a whole: so many trained people, in it or in each site or team."""

from dataclasses import replace
from datetime import date

import pytest

from nscp_desktop.domain.board import Snapshot, everyone
from nscp_desktop.domain.courses import Course, Satisfies
from nscp_desktop.domain.minimums import Minimum, minimums
from nscp_desktop.domain.people import HeldDuty, Person, PersonKind, Place, Service, Span
from nscp_desktop.domain.requirements import Per, Requirement, Rule, RuleKind, Who
from nscp_desktop.domain.standing import History, Rulebook
from nscp_desktop.domain.training import Completion, Equivalent

AS_AT = date(2026, 11, 23)
HERE = Span(date(2020, 9, 1), None)
COURSES = {
    1: Course(1, "First aid", satisfies=(Satisfies("t/aid"),)),
    2: Course(2, "Refresher", satisfies=(Satisfies("t/aid", first=False),)),
    3: Course(3, "Another"),
}
RULE = Rule("t/aid#1", RuleKind.MINIMUM, months=36, minimum_count=1)


def person(number: int, site: str = "", team: str = "", **more: object) -> Person:
    places = (Place(HERE, 1 if site else None, site, 1 if team else None, team),)
    made = Person(number, "Given", f"Family {number}", services=(Service(HERE, PersonKind.EMPLOYEE),), places=places)
    return replace(made, **more)  # type: ignore[arg-type]


def done(own: int, on: date | None, course: int = 1, expires: date | None = None) -> Completion:
    return Completion(own, own, course, on, expires_on=expires, recorded_on=date(2026, 1, 1))


def found(rule: Rule, people: list[Person], *records: Completion, accepted: int = 0, as_at: date = AS_AT) -> Minimum:
    requirement = Requirement("t/aid", "First aid", "Aid", (rule,))
    histories = {
        own: History(
            tuple(item for item in records if item.person_id == own),
            equivalents=(Equivalent(1, own, own, "t/aid", "Head", "Same", AS_AT),) if own == accepted else (),
        )
        for own in {item.person_id for item in records}
    }
    snapshot = Snapshot({one.id: one for one in people}, histories, Rulebook((requirement,), COURSES))
    (minimum,) = minimums(everyone(snapshot, as_at))
    return minimum


def trained(minimum: Minimum) -> dict[str, list[int]]:
    return {part.title: [one.id for one in part.trained] for part in minimum.parts}


@pytest.mark.parametrize(
    ("record", "is_trained"),
    [
        (done(1, date(2023, 11, 23)), True),
        (done(1, date(2023, 11, 22)), False),
        (done(1, date(2026, 11, 24)), False),  # still ahead
        (done(1, date(2026, 1, 1), expires=date(2026, 11, 22)), False),
        (done(1, date(2026, 1, 1), expires=date(2026, 11, 23)), True),
        (done(1, None, expires=date(2027, 1, 1)), True),
        (done(1, None), False),
        (done(1, date(2026, 1, 1), course=2), False),  # a renewal without a first time
        (done(1, date(2026, 1, 1), course=3), False),
    ],
)
def test_somebody_is_trained_while_something_counts_and_has_not_run_out(record: Completion, is_trained: bool) -> None:
    minimum = found(RULE, [person(1), person(2)], record)
    assert trained(minimum) == {"": [1] if is_trained else []}
    assert minimum.is_met is is_trained
    assert minimum.words == f"{int(is_trained)} trained, at least 1 asked for"


def test_without_an_interval_a_training_counts_for_ever_and_what_was_accepted_counts_too() -> None:
    for_ever = replace(RULE, months=None)
    assert found(for_ever, [person(1)], done(1, date(1990, 1, 1))).is_met
    assert not found(RULE, [person(1)], done(1, date(2026, 1, 1), course=3)).is_met
    assert found(RULE, [person(1)], done(1, date(2026, 1, 1), course=3), accepted=1).is_met


def test_only_those_whom_the_rule_is_for_and_who_are_not_away_count() -> None:
    panel = replace(RULE, who=Who(duties=frozenset({"panel"})))
    member = person(1, duties=(HeldDuty(HERE, "panel", "Panel member"),))
    record = done(2, date(2026, 1, 1))
    minimum = found(panel, [member, person(2)], record)
    assert trained(minimum) == {"": []}
    assert [one.id for one in minimum.parts[0].others] == [1]
    away = replace(member, away=(Span(AS_AT, None),))
    minimum = found(panel, [away], done(1, date(2026, 1, 1)))
    assert (minimum.is_met, minimum.parts[0].others) == (False, ())


def test_each_site_and_each_team_with_people_needs_its_own() -> None:
    people = [person(1, "Hill"), person(2, "Vale", "Kitchen"), person(3, "Hill", "Office"), person(4)]
    by_site = found(replace(RULE, minimum_per=Per.SITE), people, done(1, date(2026, 1, 1)), done(4, date(2026, 1, 1)))
    assert trained(by_site) == {"Hill": [1], "Vale": []}
    assert [part.title for part in by_site.missing] == ["Vale"]
    assert by_site.words == "1 of 2 sites have at least 1 trained"
    by_team = found(replace(RULE, minimum_per=Per.TEAM), people, done(2, date(2026, 1, 1)), done(3, date(2026, 1, 1)))
    assert by_team.is_met
    assert by_team.words == "2 of 2 teams have at least 1 trained"


def test_more_than_one_may_be_asked_for_and_nobody_here_is_not_met() -> None:
    two = replace(RULE, minimum_count=2)
    assert not found(two, [person(1), person(2)], done(1, date(2026, 1, 1))).is_met
    assert found(two, [person(1), person(2)], done(1, date(2026, 1, 1)), done(2, date(2026, 1, 1))).is_met
    assert not found(RULE, [person(1)], as_at=date(2020, 8, 31)).is_met


def test_a_minimum_is_asked_from_its_first_day_to_its_last_and_never_of_a_person() -> None:
    dated = replace(RULE, starts_on=date(2026, 9, 1), ends_on=date(2026, 12, 31))
    requirement = Requirement("t/aid", "First aid", "Aid", (dated,))
    rulebook = Rulebook((requirement, replace(requirement, id="t/off", active=False)), COURSES)
    snapshot = Snapshot({1: person(1)}, {}, rulebook)
    days = (date(2026, 8, 31), date(2026, 9, 1), date(2026, 12, 31), date(2027, 1, 1))
    boards = [everyone(snapshot, as_at) for as_at in days]
    assert [len(minimums(board)) for board in boards] == [0, 1, 1, 0]
    assert [board.requirements() for board in boards] == [(), (), (), ()]
