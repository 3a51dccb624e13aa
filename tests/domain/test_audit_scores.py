"""An audit beside the one before: which standards got better, and how many are met."""

from collections.abc import Mapping, Sequence
from datetime import date

import pytest

from nscp_desktop.domain.audit_scores import Turn, compared, compared_whole
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

DAY = date(2026, 11, 23)
SCORES = Scale(
    "score",
    "Score",
    (
        ScaleAnswer("3", "3", Meaning.MET, 3),
        ScaleAnswer("2", "2", Meaning.PARTLY, 2),
        ScaleAnswer("1", "1", Meaning.PARTLY, 1),
        ScaleAnswer("0", "0", Meaning.NOT_MET, 0),
        ScaleAnswer("na", "N/A", Meaning.NOT_APPLICABLE),
    ),
    moderated=True,
)
RAG = Scale("rag", "RAG", (ScaleAnswer("green", "Green", Meaning.MET), ScaleAnswer("red", "Red", Meaning.NOT_MET)))


def filled(now: Sequence[str], then: Sequence[str] | None, scale: Scale = SCORES) -> Filled:
    """Return a questionnaire of two sections; an empty text is no answer, `None` for `then` that there was none."""
    items = [Item(own, f"k{own}", str(own), f"Standard {own}") for own in range(1, len(now) + 1)]
    half = max(1, len(items) // 2)
    hidden = Item(99, "hidden", "9", "Not asked any more", active=False)
    sections = (Section(1, "First", (*items[:half], hidden)), Section(2, "Second", tuple(items[half:])))
    last: Mapping[int, LastTime] = {}
    if then is not None:
        last = {
            own: LastTime(said.label, said.meaning, Answer(answer=key), "2024")
            for own, key in enumerate(then, start=1)
            if (said := scale.answer(key)) is not None
        }
    return Filled(
        Template(1, "Audit", QuestionnaireKind.SECTION_11, 24),
        TemplateVersion(1, 1, 1, SCORES, sections),
        Checklist(1, 1, 1, DAY, DAY),
        {own: Answer(own, 1, own, key, moderated="1") for own, key in enumerate(now, start=1)},
        last,
    )


@pytest.mark.parametrize(
    ("now", "then", "turn"),
    [
        ("3", "2", Turn.BETTER), ("2", "3", Turn.WORSE), ("0", "1", Turn.WORSE), ("2", "1", Turn.BETTER),
        ("1", "2", Turn.WORSE), ("3", "3", Turn.SAME), ("", "3", Turn.OPEN), ("3", "", Turn.NEW),
        ("na", "na", Turn.SAME), ("na", "3", Turn.APART), ("3", "na", Turn.APART),
    ],
)  # fmt: skip
def test_a_standard_turns_by_its_meaning_and_then_by_its_points(now: str, then: str, turn: Turn) -> None:
    one = compared(filled([now], [then]))[0].items[0]
    assert one.turn is turn
    assert (one.moderated is not None and one.moderated.label) == "1"


def test_sections_and_the_whole_count_what_is_met_now_and_last_time() -> None:
    one = filled(["3", "0", "3", "na"], ["3", "3", "2", "na"])
    assert [section.all.words for section in compared(one)] == ["1 of 2 met, 2 last time", "1 of 1 met, 0 last time"]
    whole = compared_whole(one)
    assert whole.words == "2 of 3 met, 2 last time"
    assert whole.points_words == "6 of 9 points, 8 last time"
    assert all(item.item.active for section in compared(one) for item in section.items)


def test_without_a_last_time_only_what_is_now_is_told() -> None:
    whole = compared_whole(filled(["3", ""], None))
    assert (whole.words, whole.points_words) == ("1 of 2 met", "3 of 3 points")
    assert compared_whole(filled(["", ""], None)).points_words == ""


def test_points_are_not_compared_with_another_scale_but_what_is_met_is() -> None:
    whole = compared_whole(filled(["3", "1"], ["green", "red"], RAG))
    assert whole.words == "1 of 2 met, 1 last time"
    assert whole.points_words == "4 of 6 points"
    assert [item.turn for section in compared(filled(["3", "1"], ["green", "red"], RAG)) for item in section.items] == [
        Turn.SAME,
        Turn.BETTER,
    ]


def test_before_everything_is_answered_what_is_met_is_no_share_of_what_applies() -> None:
    assert progress_of(SCORES, ("3", "0", "")).covered_words == "1 met so far"
    assert progress_of(SCORES, ("3", "0", "na")).covered_words == "1 of 2 that apply are met"
