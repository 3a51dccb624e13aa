"""The rows of the table of somebody's placements."""

from datetime import date

import pytest

from nscp_desktop.domain.drafts import PlacementDraft
from nscp_desktop.domain.people import Person, PersonKind, Service, Span
from nscp_desktop.domain.person_changes import Titles, placed_person
from nscp_desktop.ui.models.person_parts import placement_columns, placements

DAY = date(2026, 11, 23)


@pytest.mark.parametrize(("day", "first"), [(DAY, "23 Nov 2026"), (None, "the start")])
def test_a_placement_replaced_the_same_day_says_so_and_is_not_reversed(day: date | None, first: str) -> None:
    person = Person(1, "Amir", "Khan", services=(Service(Span(None, None), PersonKind.EMPLOYEE),))
    for group in (2, 3):
        person = placed_person(person, PlacementDraft(group, day, "Head", "Looked at again"), Titles())
    person = placed_person(person, PlacementDraft(4, date(2027, 1, 4), "Head", "DSL"), Titles())
    which, since, until = placement_columns()[:3]
    assert [(which.text(row), since.text(row), until.text(row)) for row in placements(person)] == [
        ("4", "4 Jan 2027", "now"),
        ("3", first, "3 Jan 2027"),
        ("2", first, "replaced the same day"),
    ]
