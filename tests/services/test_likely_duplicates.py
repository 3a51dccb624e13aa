"""Likely duplicates of a record, and the pairs of which somebody said that they are two people."""

from dataclasses import replace
from datetime import date

import pytest

from nscp_desktop.domain.drafts import PersonDraft
from nscp_desktop.domain.errors import NotFoundError
from nscp_desktop.domain.people import FormerName
from nscp_desktop.services.record_files import Services

TODAY = date(2026, 11, 23)


@pytest.fixture
def pair(school: Services) -> tuple[int, int]:
    former = (FormerName("Brown", date(2024, 5, 4)),)
    first = school.people.add(PersonDraft("Rebecca", "Osei", former_names=former, starts_on=date(2020, 9, 1)))
    return first, school.people.add(PersonDraft("Rebecca", "Brown", starts_on=date(2025, 9, 1)))


def ids(school: Services) -> list[tuple[int, int]]:
    return [pair.ids for pair in school.duplicates.search().pairs()]


def test_a_former_name_points_out_who_is_on_record_twice(school: Services, pair: tuple[int, int]) -> None:
    assert ids(school) == [pair]
    assert {person.id for person in school.people.alike("rebecca", "BROWN")} == set(pair)


def test_a_pair_noted_as_two_people_is_pointed_out_no_more_until_that_is_undone(
    school: Services, pair: tuple[int, int]
) -> None:
    school.duplicates.dismiss(pair[1], pair[0])
    assert ids(school) == []
    assert school.duplicates.dismissed() == {pair}
    assert school.history.undoable().undo == "note that Rebecca Brown and Rebecca Osei are two people"
    school.history.undo()
    assert ids(school) == [pair]
    school.history.redo()
    assert ids(school) == []


def test_merging_keeps_the_former_name_and_the_pair_is_gone(school: Services, pair: tuple[int, int]) -> None:
    school.removal.merge(*pair)
    assert ids(school) == []
    assert school.people.person(pair[0]).former_names[0].name == "Brown"
    school.history.undo()
    assert ids(school) == [pair]


def test_who_goes_is_found_by_their_name_after_merging(school: Services) -> None:
    kept, gone = (school.people.add(PersonDraft("Kay", family)) for family in ("Osei", "Nightingale"))
    school.removal.merge(kept, gone)
    assert [person.id for person in school.people.alike("kay", "nightingale")] == [kept]
    assert school.people.person(kept).former_names == (FormerName("Kay Nightingale"),)


def test_noted_pairs_of_people_who_are_gone_are_let_go(school: Services, pair: tuple[int, int]) -> None:
    school.duplicates.dismiss(*pair)
    third = school.people.add(PersonDraft("R", "Osei"))
    school.duplicates.dismiss(pair[0], third)
    school.removal.remove([pair[1]])
    fourth = school.people.add(PersonDraft("Rebecka", "Osei"))
    school.duplicates.dismiss(pair[0], fourth)
    assert school.duplicates.dismissed() == {(pair[0], third), (pair[0], fourth)}
    with pytest.raises(NotFoundError):
        school.duplicates.dismiss(pair[0], pair[1])


def test_the_history_says_how_many_pairs_are_noted(school: Services, pair: tuple[int, int]) -> None:
    school.duplicates.dismiss(*pair)
    step = school.history.steps()[0]
    assert list(school.history.lines(step.sequence)) == ["1 pair of people who look like one are noted as two people."]


def test_who_is_archived_is_still_pointed_out_while_a_name_is_typed(school: Services, pair: tuple[int, int]) -> None:
    from nscp_desktop.domain.many_changes import ManyDraft

    left = replace(school.people.draft_of(pair[0], TODAY), ends_on=date(2025, 1, 31))
    school.people.change(pair[0], left)
    school.many.change([pair[0]], ManyDraft(archive=True), today=TODAY)
    assert ids(school) == []
    assert pair[0] in {person.id for person in school.people.alike("Rebecca", "Osei")}
