"""What holds for every questionnaire: counting, last time, taking over, who was trained before."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from nscp_desktop.domain.checklist_rules import (
    answer_problem,
    carried,
    items_words,
    last_before,
    last_time,
    trained_before,
)
from nscp_desktop.domain.courses import CourseVersion
from nscp_desktop.domain.questionnaires import (
    Answer,
    Checklist,
    Filled,
    Item,
    LastTime,
    Meaning,
    QuestionnaireKind,
    Scale,
    ScaleAnswer,
    Section,
    Template,
    TemplateVersion,
    progress_of,
)

FIRST = date(2026, 1, 1)
days = st.integers(0, 900).map(lambda number: FIRST + timedelta(days=number))
scales = st.lists(st.tuples(st.sampled_from(Meaning), st.none() | st.integers(0, 100)), min_size=1, max_size=21).map(
    lambda made: Scale("s", "Scale", tuple(ScaleAnswer(f"a{n}", f"A{n}", *one) for n, one in enumerate(made)))
)
answers = st.lists(st.sampled_from(["", "a0", "a1", "a2", "a20", "outside"]), max_size=40).map(tuple)


@given(scales, answers)
def test_every_answer_is_counted_once_and_one_outside_the_scale_not_at_all(
    scale: Scale, given_answers: tuple[str, ...]
) -> None:
    found = progress_of(scale, given_answers)
    inside = [key for key in given_answers if scale.answer(key) is not None]
    assert found.of == len(given_answers)
    assert found.answered == len(inside) == found.met + found.partly + found.not_met + found.not_applicable
    assert found.applicable == found.met + found.partly + found.not_met
    assert 0 <= found.points <= found.most_points
    for key in given_answers:
        assert bool(answer_problem(scale, Answer(answer=key))) == bool(key and key not in inside)


def _filled(keys: list[str], said: dict[str, Answer], last: dict[str, LastTime]) -> Filled:
    items = tuple(Item(number, key, str(number), f"Item {key}") for number, key in enumerate(keys, start=1))
    ids = {item.key: item.id for item in items}
    scale = Scale("s", "Scale", (ScaleAnswer("met", "Met", Meaning.MET), ScaleAnswer("no", "No", Meaning.NOT_MET)))
    return Filled(
        Template(1, "T", QuestionnaireKind.CONTENT, 12),
        TemplateVersion(2, 1, 2, scale, (Section(1, "S", items),)),
        Checklist(5, 1, 2, FIRST, FIRST),
        {ids[key]: replace(one, item_id=ids[key], checklist_id=5) for key, one in said.items() if key in ids},
        {ids[key]: one for key, one in last.items() if key in ids},
    )


texts = st.sampled_from(["", "Slide 4", "Zoë’s page"])
said_answers = st.builds(
    Answer,
    id=st.just(0),
    answer=st.sampled_from(["", "met", "no"]),
    where_covered=texts,
    evidence=texts,
    next_note=texts,
    owner=texts,
)
keyed = st.dictionaries(st.sampled_from("abcdef"), said_answers, max_size=6)


@given(keyed, keyed)
def test_taking_over_never_touches_what_was_said_and_never_brings_the_note_along(
    now: dict[str, Answer], before: dict[str, Answer]
) -> None:
    last = {key: LastTime("", None, one, "2025") for key, one in before.items()}
    filled = _filled(list("abcdef"), now, last)
    new = carried(filled)
    for item_id, answer in new.items():
        old = filled.answer(item_id)
        assert not any((old.answer, old.where_covered, old.evidence, old.owner))
        assert answer.next_note == old.next_note
        source = filled.last[item_id].answer
        assert (answer.answer, answer.evidence, answer.owner) == (source.answer, source.evidence, source.owner)
    after = replace(filled, answers={**filled.answers, **new})
    assert carried(after) == {}


@given(st.lists(st.tuples(days, st.booleans(), st.sampled_from([None, 1, 2])), max_size=12))
def test_last_time_is_the_newest_signed_one_before_of_the_same_course(
    made: list[tuple[date, bool, int | None]],
) -> None:
    heads = [
        Checklist(number, 1, 1, day, day, course_id=course, signed_on=day if signed else None)
        for number, (day, signed, course) in enumerate(made, start=1)
    ]
    for head in heads:
        found = last_before(head, heads)
        earlier = [
            one
            for one in heads
            if one.signed_on and one.course_id == head.course_id and (one.as_at, one.id) < (head.as_at, head.id)
        ]
        assert (found is None) == (not earlier)
        if found is not None:
            assert found in earlier
            assert all((one.as_at, one.id) <= (found.as_at, found.id) for one in earlier)


def test_an_item_is_known_again_by_its_key_and_elsewhere_by_its_words() -> None:
    scale = Scale("s", "Scale", (ScaleAnswer("met", "Met", Meaning.MET),))
    old_items = (Item(1, "a", "1", "The duty"), Item(2, "b", "2", "Online  harm"))
    old = TemplateVersion(1, 7, 1, scale, (Section(1, "S", old_items),))
    said = {1: Answer(1, 3, 1, "met"), 2: Answer(2, 3, 2, "gone")}
    before = Checklist(3, 7, 1, FIRST, FIRST, year="2025")
    same = TemplateVersion(
        2, 7, 2, scale, (Section(2, "S", (Item(11, "a", "9", "Renamed"), Item(12, "z", "2", "New"))),)
    )
    found = last_time(same, before, old, said)
    assert {key: (one.label, one.year) for key, one in found.items()} == {11: ("Met", "2025")}
    other_items = (Item(21, "a", "1", "Another item under that key"), Item(22, "x", "2", "online harm"))
    other = TemplateVersion(3, 8, 1, scale, (Section(3, "S", other_items),))
    found = last_time(other, before, old, said)
    assert {key: (one.label, one.meaning) for key, one in found.items()} == {22: ("", None)}


@given(st.lists(st.tuples(st.integers(1, 6), days), max_size=20), days, days)
def test_who_was_trained_before_has_no_newer_day_by_the_audit_day(
    trained: list[tuple[int, date]], since: date, as_at: date
) -> None:
    filled = _filled(["a", "b"], {"a": Answer(1, answer="met", covered_by_id=4)}, {})
    filled = replace(filled, checklist=replace(filled.checklist, as_at=as_at))
    found = trained_before(filled, (CourseVersion(4, "2026", since),), trained)
    (item_id,) = found
    people, everyone = found[item_id]
    for person in range(1, 7):
        own = [day for who, day in trained if who == person and day <= as_at]
        assert (person in everyone) == bool(own)
        assert (person in people) == bool(own and max(own) < since)


def test_items_are_named_until_there_are_too_many() -> None:
    items = [Item(number, str(number), str(number), "x") for number in range(1, 40)]
    assert items_words(items[:1]) == "Item 1 has"
    assert items_words(items[:3]) == "Items 1, 2 and 3 have"
    assert items_words(items) == "39 items have"
