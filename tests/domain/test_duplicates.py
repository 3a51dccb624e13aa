"""People who are likely on record twice: found without comparing everybody with everybody, and not by chance."""

from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nscp_desktop.domain.duplicates import DuplicateSearch, compared, facts_of, likely_pairs, plain_number
from nscp_desktop.domain.errors import StoppedError
from nscp_desktop.domain.names_alike import Likeness, likeness, slip_keys, word_keys
from nscp_desktop.domain.people import FormerName, Person

OSEI = Person(1, "Rebecca", "Osei", "Becky", "S-0012", "r.osei@school.example", former_names=(FormerName("Brown"),))


def because(person: Person, other: Person = OSEI) -> str:
    found = likely_pairs([other, person])
    return found[0].because if found else ""


@pytest.mark.parametrize(
    ("other", "words"),
    [
        (Person(2, "REBECCA", "Osëi"), "the same name"),
        (Person(2, "Osei", "Rebecca"), "the other way round"),
        (Person(2, "Rebeca", "Osei"), "nearly the same name"),
        (Person(2, "Rebecca", "Osie"), "nearly the same name"),
        (Person(2, "R.", "Osei"), "an initial"),
        (Person(2, "Reb", "Osei"), "a short form"),
        (Person(2, "Rebecca", "Osei-Smith"), "one more"),
        (Person(2, "Rebecca Jane", "Osei"), "one more"),
        (Person(2, "Becky", "Osei"), "the same name (counting names"),
        (Person(2, "Rebecca", "Brown"), "the same name (counting names"),
        (Person(2, "Becky", "Brown"), "the same name (counting names"),
        (Person(2, "Someone", "Else", email="R.Osei@school.example "), "the same e-mail address"),
        (Person(2, "Someone", "Else", staff_number="s 12"), "the same staff number, written differently"),
    ],
)
def test_two_records_of_one_person_are_pointed_out_with_the_reason(other: Person, words: str) -> None:
    assert words in because(other)
    assert words in because(replace(OSEI, id=2), replace(other, id=1))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Person(1, "Mark", "Jones"), Person(2, "Mary", "Jones")),
        (Person(1, "Paul", "Jones"), Person(2, "Paula", "Jones")),
        (Person(1, "Paul", "Jones"), Person(2, "Pauline", "Jones")),
        (Person(1, "Rebecca", "Osei"), Person(2, "Rebecca", "Hall")),
        (Person(1, "Rebecca", "Osei"), Person(2, "Samuel", "Osei")),
        (Person(1, "Jo", "Li"), Person(2, "Jo", "Lu")),
        (Person(1, "", "Osei"), Person(2, "", "Oset")),
    ],
)
def test_two_people_whose_names_only_resemble_are_left_alone(one: Person, other: Person) -> None:
    assert likely_pairs([one, other]) == ()


def test_numbers_and_addresses_that_differ_speak_against_a_likeness() -> None:
    other = Person(2, "Rebecca", "Osei", staff_number="S-77")
    assert because(other) == "the same name"
    assert because(replace(other, email="rebecca@elsewhere.example")) == ""
    assert because(replace(other, given="Rebeca")) == ""


def test_who_is_archived_or_was_noted_as_somebody_else_is_not_pointed_out() -> None:
    other = Person(2, "Rebecca", "Osei")
    assert likely_pairs([OSEI, replace(other, archived_on=date(2026, 1, 1))]) == ()
    assert likely_pairs([OSEI, other], {(1, 2)}) == ()
    assert [pair.ids for pair in likely_pairs([OSEI, other], {(1, 3)})] == [(1, 2)]


def test_what_says_more_comes_first() -> None:
    people = [
        OSEI,
        Person(2, "R", "Osei"),
        Person(3, "Rebecca", "Osei"),
        Person(4, "Rebecca", "Osei", email=OSEI.email),
    ]
    assert [pair.ids for pair in likely_pairs(people)][:2] == [(1, 4), (1, 3)]


def test_a_name_or_an_address_that_many_share_says_nothing() -> None:
    namesakes = [Person(own, "Ann", "Smith") for own in range(1, 10)]
    assert likely_pairs(namesakes) == ()
    assert len(likely_pairs(namesakes[:8])) == 28
    office = [Person(own, f"Xa{own * 7}", f"Yo{own * 11}", email="office@school.example") for own in range(1, 6)]
    assert likely_pairs(office) == ()
    assert len(likely_pairs(office[:4])) == 6


def test_progress_is_told_and_may_end_the_search() -> None:
    told: list[tuple[int, int]] = []
    people = [Person(own, f"Given{own}", f"Family{own}") for own in range(1, 2500)]
    likely_pairs(people, progress=lambda *numbers: told.append(numbers))
    assert told[:3] == [(0, 2499), (500, 2499), (1000, 2499)]
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert told[-1][0] < 2499

    def stop(_done: int, _of: int) -> None:
        raise StoppedError("Enough.")

    with pytest.raises(StoppedError):
        DuplicateSearch(tuple(people)).pairs(stop)


@pytest.mark.parametrize(
    ("one", "other"), [("S-0012", "s12"), ("007", "7"), ("A 10 03", "a1003"), ("Ｓ１２", "S12"), ("A-01-02", "A1 02")]
)
def test_a_staff_number_is_the_same_however_it_is_written(one: str, other: str) -> None:
    assert plain_number(one) == plain_number(other)


WORDS = st.sampled_from(
    ["ann", "anne", "anna", "sam", "samuel", "osei", "osie", "hall", "hull", "r", "li", "brown", "jo"]
)
NAMES = st.lists(WORDS, min_size=1, max_size=2).map(" ".join)
PEOPLE = st.lists(
    st.builds(
        Person,
        st.just(0),
        NAMES,
        st.one_of(WORDS, st.just("")),
        st.one_of(st.just(""), WORDS),
        st.sampled_from(["", "", "S1", "s-01", "S2", "s 3"]),
        st.sampled_from(["", "", "a@b.example", "A@B.example", "c@d.example"]),
        former_names=st.lists(st.builds(FormerName, NAMES), max_size=1).map(tuple),
    ),
    max_size=7,
).map(lambda people: [replace(person, id=own) for own, person in enumerate(people, start=1)])


@given(PEOPLE)
def test_the_keys_find_every_pair_that_comparing_everybody_finds(people: list[Person]) -> None:
    facts = [facts_of(person) for person in people]
    addresses = [own.email for own in facts]
    if any(addresses.count(address) > 4 for address in addresses if address):
        return
    slow = {pair for one, other in combinations(facts, 2) if (pair := compared(one, other))}
    assert set(likely_pairs(people)) == slow
    assert set(likely_pairs(reversed(people))) == slow


LETTERS = st.text("abcdefghijklmnopqrstuvwxyz ", min_size=1, max_size=1)


@given(st.from_regex(r"[a-z]{3,9} [a-z]{3,9}", fullmatch=True), st.integers(0, 18), LETTERS, st.sampled_from("adtx"))
def test_names_one_slip_apart_share_a_key_and_likeness_looks_the_same_from_both_sides(
    name: str, place: int, letter: str, slip: str
) -> None:
    place %= len(name)
    changed = {
        "a": name[:place] + letter + name[place:],
        "d": name[:place] + name[place + 1 :],
        "t": name[:place] + name[place + 1 : place + 2] + name[place] + name[place + 2 :],
        "x": name[:place] + letter + name[place + 1 :],
    }[slip]
    other = " ".join(changed.split())
    if other == changed:
        assert slip_keys(name) & slip_keys(other)
    assert likeness(name, other) == likeness(other, name)
    if likeness(name, other) in (Likeness.INITIAL, Likeness.SHORT, Likeness.MORE):
        assert word_keys(name) & word_keys(other)
