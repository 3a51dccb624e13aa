"""Exemptions that are extended, ended early, or would overlap."""

from datetime import date
from typing import Any

import pytest

from nscp_desktop.domain.drafts import PersonDraft
from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.standing import StandingKind
from nscp_desktop.domain.training import Exemption
from nscp_desktop.services.record_files import Services

UPDATE, PREVENT = "school/annual-update", "school/prevent-awareness"
FIRST, LAST = date(2026, 11, 1), date(2026, 12, 31)


def person(school: Services, given: str = "Amir") -> int:
    return school.people.add(PersonDraft(given, "Khan", starts_on=date(2020, 9, 1)))


def exemption(own: int, first: date = FIRST, last: date | None = LAST, **more: Any) -> Exemption:
    return Exemption(0, own, UPDATE, first, last, "Seconded", "Head")._replace(**more)


def stored(school: Services, own: int) -> Exemption:
    return school.standing.snapshot().history(own).exemptions[0]


def kind(school: Services, own: int, as_at: date) -> StandingKind:
    return next(row for row in school.standing.board(as_at).rows if row.person.id == own).cell(UPDATE).kind


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (FIRST, LAST),
        (date(2026, 10, 1), FIRST),
        (LAST, None),
        (date(2026, 12, 1), date(2026, 12, 2)),
        (date(2026, 1, 1), None),
    ],
)
def test_exemptions_of_one_person_from_one_requirement_do_not_overlap(
    school: Services, first: date, last: date | None
) -> None:
    own = person(school)
    school.training.exempt(exemption(own))
    with pytest.raises(NotAllowedError, match="already, from 1 Nov 2026 to 31 Dec 2026") as refusal:
        school.training.exempt(exemption(own, first, last))
    assert refusal.value.field == "starts_on"
    assert len(school.standing.snapshot().history(own).exemptions) == 1


def test_exemptions_beside_each_other_and_from_other_things_are_stored(school: Services) -> None:
    own, other = person(school), person(school, "Bo")
    school.training.exempt(exemption(own))
    school.training.exempt(exemption(own, date(2027, 1, 1), None))
    school.training.exempt(exemption(own, date(2026, 10, 1), date(2026, 10, 31)))
    school.training.exempt(exemption(own, requirement_id=PREVENT))
    school.training.exempt(exemption(other))
    assert len(school.standing.snapshot().history(own).exemptions) == 4


def test_an_exemption_is_extended_and_ends_early(school: Services) -> None:
    own, later = person(school), date(2027, 2, 1)
    school.training.exempt(exemption(own))
    assert kind(school, own, later) is not StandingKind.EXEMPT
    school.training.change_exemption(stored(school, own)._replace(ends_on=date(2027, 3, 31), approved_by=" Governors "))
    assert kind(school, own, later) is StandingKind.EXEMPT
    assert stored(school, own).approved_by == "Governors"
    school.training.change_exemption(stored(school, own)._replace(ends_on=date(2026, 11, 30)), reason="Back early")
    assert kind(school, own, date(2026, 12, 1)) is not StandingKind.EXEMPT
    assert kind(school, own, date(2026, 11, 30)) is StandingKind.EXEMPT
    school.history.undo()
    assert stored(school, own).ends_on == date(2027, 3, 31)


def test_a_change_that_cannot_be_is_refused_and_nothing_moves(school: Services) -> None:
    own = person(school)
    school.training.exempt(exemption(own))
    school.training.exempt(exemption(own, date(2027, 2, 1), None))
    before = stored(school, own)
    for values, field in (
        ({"ends_on": date(2027, 2, 1)}, "starts_on"),
        ({"ends_on": None}, "starts_on"),
        ({"ends_on": date(2026, 10, 31)}, "ends_on"),
        ({"reason": ""}, "reason"),
        ({"approved_by": " "}, "approved_by"),
    ):
        with pytest.raises(NotAllowedError) as refusal:
            school.training.change_exemption(before._replace(**values))
        assert refusal.value.field == field
    assert stored(school, own) == before
    with pytest.raises(NotFoundError):
        school.training.change_exemption(before._replace(id=99))
    school.training.change_exemption(before._replace(ends_on=date(2027, 1, 31)))


def test_an_exemption_stays_with_its_person_and_requirement(school: Services) -> None:
    own, other = person(school), person(school, "Bo")
    school.training.exempt(exemption(own))
    school.training.change_exemption(stored(school, own)._replace(person_id=other, requirement_id=PREVENT))
    assert stored(school, own).requirement_id == UPDATE
    school.training.exempt(exemption(own, date(2027, 2, 1), None))
    with pytest.raises(NotAllowedError, match="already, from 1 Feb 2027 on"):
        school.training.change_exemption(stored(school, own)._replace(person_id=other, ends_on=None))


def test_nobody_is_exempted_who_is_not_there_or_from_what_is_not_asked(school: Services) -> None:
    own = person(school)
    for wrong in (exemption(99), exemption(own, requirement_id="school/nothing")):
        with pytest.raises(NotFoundError):
            school.training.exempt(wrong)
