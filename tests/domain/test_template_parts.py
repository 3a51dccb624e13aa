"""Sections and items of a template: moved, taken out, numbered, checked and compared."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nscp_desktop.domain.questionnaires import (
    Item,
    Meaning,
    QuestionnaireKind,
    Scale,
    ScaleAnswer,
    Section,
    Template,
    TemplateVersion,
)
from nscp_desktop.domain.template_checks import WholeTemplate, content_words, doubled_words, whole_problems
from nscp_desktop.domain.template_comparison import Change, compare_items, known_again, summary
from nscp_desktop.domain.template_parts import (
    Heading,
    Part,
    can_move,
    can_remove,
    clean,
    moved,
    next_number,
    numbered_anew,
    parts_of,
    removed,
    sections_of,
    with_keys,
)

SCALE = Scale("yes-no", "Yes, No", (ScaleAnswer("yes", "Yes", Meaning.MET), ScaleAnswer("no", "No", Meaning.NOT_MET)))


def item(number: str, text: str = "", key: str = "") -> Item:
    return Item(0, key or f"k{number}", number, text or f"Item {number}")


def parts() -> list[Part]:
    return [Heading("A"), item("1"), item("2"), Heading("B"), item("3"), Heading("C"), item("4"), item("5")]


def shape(found: list[Part]) -> str:
    return " ".join(part.title if isinstance(part, Heading) else part.number for part in found)


@pytest.mark.parametrize(
    ("place", "by", "after", "now"),
    [
        (2, -1, "A 2 1 B 3 C 4 5", 1),
        (1, -1, "A 1 2 B 3 C 4 5", 1),
        (4, -1, "A 1 2 3 B C 4 5", 3),
        (2, 1, "A 1 B 2 3 C 4 5", 3),
        (7, 1, "A 1 2 B 3 C 4 5", 7),
        (3, -1, "B 3 A 1 2 C 4 5", 0),
        (3, 1, "A 1 2 C 4 5 B 3", 6),
        (0, -1, "A 1 2 B 3 C 4 5", 0),
        (5, 1, "A 1 2 B 3 C 4 5", 5),
    ],
)
def test_an_item_moves_by_one_place_and_a_section_with_all_that_is_in_it(
    place: int, by: int, after: str, now: int
) -> None:
    found, spot = moved(parts(), place, by)
    assert (shape(found), spot) == (after, now)


_PARTS = st.lists(st.booleans(), max_size=12).map(
    lambda kinds: [
        Heading("first"),
        *(Heading(f"s{i}") if kind else item(str(i)) for i, kind in enumerate(kinds)),
    ]
)


@settings(max_examples=60, deadline=None)
@given(_PARTS, st.integers(-2, 14), st.sampled_from([-1, 1]))
def test_moving_loses_nothing_and_can_be_moved_back(found: list[Part], place: int, by: int) -> None:
    after, now = moved(found, place, by)
    assert sorted(map(repr, after)) == sorted(map(repr, found))
    assert isinstance(after[0], Heading)
    if can_move(found, place, by):
        assert after[now] == found[place]
        assert moved(after, now, -by) == (found, place)
    else:
        assert after == found


@settings(max_examples=40, deadline=None)
@given(_PARTS)
def test_sections_and_the_list_of_parts_are_the_same_thing(found: list[Part]) -> None:
    assert parts_of(sections_of(found)) == found


def test_taking_a_section_out_leaves_its_items_to_the_section_above() -> None:
    assert shape(removed(parts(), 3)) == "A 1 2 3 C 4 5"
    assert not can_remove(parts(), 0)
    assert removed(parts(), 0) == parts()
    assert shape(removed([Heading("A"), Heading("B"), item("1")], 0)) == "B 1"


def test_numbers_are_counted_anew_in_the_manner_that_is_there() -> None:
    whole = numbered_anew([Heading("A"), item("7"), item("7"), Heading("B"), item("x")])
    assert shape(whole) == "A 1 2 B 3"
    pointed = numbered_anew([Heading("A"), item("1.4"), item("1.4"), Heading("B"), item("9.9")])
    assert shape(pointed) == "A 1.1 1.2 B 2.1"
    assert next_number(pointed) == "3"
    assert next_number([Heading("A")]) == "1"


def test_new_items_get_keys_of_their_words_that_nothing_else_has() -> None:
    sections = (Section(0, "A", (item("1", key="law"), Item(0, "", "2", "Law"), Item(0, "", "3", "Ünïcode & so"))),)
    found = with_keys(sections, {"unicode-so"})
    assert [one.key for one in found[0].items] == ["law", "law-2", "unicode-so-2"]
    assert with_keys((Section(0, "A", (Item(0, "", "1", "???"),)),), ())[0].items[0].key == "item"


def test_text_is_kept_on_one_line_without_letters_that_cannot_be_shown() -> None:
    assert clean("  one\n\ttwo\x00\x1b three\ud800 ") == "one two three"


def _whole(**changes: Any) -> WholeTemplate:
    version = TemplateVersion(0, 0, 0, SCALE, (Section(0, "A", (item("1"), item("2"))),))
    template = Template(0, "T", QuestionnaireKind.OWN, 12)
    heads = {name: value for name, value in changes.items() if hasattr(template, name)}
    others = {name: value for name, value in changes.items() if name not in heads}
    return WholeTemplate(replace(template, **heads), replace(version, **others))


@pytest.mark.parametrize(
    ("changes", "field", "told"),
    [
        ({"title": ""}, "title", "Type a name"),
        ({"months": 0}, "months", "1 to 120"),
        ({"months": 121}, "months", "1 to 120"),
        ({"scale": replace(SCALE, answers=SCALE.answers[:1])}, "scale", "two answers"),
        ({"sections": ()}, "items", "nothing to answer"),
        ({"sections": (Section(0, "A", (item("1")._replace(active=False),)),)}, "items", "nothing to answer"),
        ({"sections": (Section(0, "", (item("1"),)),)}, "items", "no name"),
        ({"sections": (Section(0, "A", (item("1"),)), Section(0, "B", ()))}, "items", "has no items"),
        ({"sections": (Section(0, "A", (item("1"),)), Section(0, "a", (item("2"),)))}, "items", "two sections"),
        ({"sections": (Section(0, "A", (item("1a"), item("1A.", key="x"))),)}, "items", "The number 1a is"),
        ({"sections": (Section(0, "A", (Item(0, "k", "", "Words"),)),)}, "number", "a number"),
        ({"sections": (Section(0, "A", (Item(0, "k", "4", ""),)),)}, "text", "Item 4 has no words"),
        ({"sections": (Section(0, "A", (item("1", "x" * 1001),)),)}, "text", "1,001 characters"),
        ({"sections": (Section(0, "A", (item("1", key="k"), item("2", key="k"))),)}, "items", "same key"),
    ],
)
def test_what_a_template_may_not_be_is_told_beside_its_field(changes: dict[str, object], field: str, told: str) -> None:
    problems = whole_problems(_whole(**changes))
    assert any(one.field == field and told in one.sentence for one in problems), problems
    assert whole_problems(_whole()) == ()


def test_doubled_numbers_are_named_once_each() -> None:
    assert doubled_words(["1", "2", "3"]) == ""
    assert doubled_words(["3", "9", "3", "9", "9"]).startswith("The numbers 3 and 9 are there more than once")
    many = doubled_words([str(number) for number in range(12)] * 2)
    assert "and 4 more are" in many


def test_what_a_version_holds_is_said_with_what_is_hidden() -> None:
    sections = (Section(0, "A", (item("1"), item("2")._replace(active=False))),)
    assert content_words(_whole(sections=sections).version) == "1 item in 1 section, 1 hidden"


def test_two_lists_are_compared_item_by_item() -> None:
    before = (Section(0, "A", (item("1"), item("2"), item("3"))),)
    now = (Section(0, "A", (item("1"), item("2", "Reworded"))), Section(0, "B", (item("9"),)))
    found = compare_items(before, now)
    assert [(line.change, line.item.number) for line in found.lines] == [
        (Change.SAME, "1"),
        (Change.CHANGED, "2"),
        (Change.NEW, "9"),
        (Change.GONE, "3"),
    ]
    assert found.words == "1 new, 1 changed, 1 the same, 1 no longer there"
    assert summary(found) == "2 items new or changed (2, 9); 1 item taken out"


def test_an_item_is_known_again_by_its_words_or_by_number_and_words_much_like_them() -> None:
    before = (Section(0, "A", (item("1", "Everyone has a duty"), item("2", "Signs of neglect in young children"))),)
    now = (
        Section(
            0, "A", (item("2", "Signs of neglect in children"), item("7", "everyone has a duty."), item("1", "Fire"))
        ),
    )
    found = known_again(now, before)
    assert {place: one.number for place, one in found.items()} == {(0, 0): "2", (0, 1): "1"}
