"""Questionnaires on paper: everything that is said stands there, as long as it is, in every script."""

import unicodedata
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest

from nscp_desktop.domain.action_lists import ListedAction, Owner, Source, SourceKind
from nscp_desktop.domain.actions import Action
from nscp_desktop.domain.audit_figures import AuditFigures, Count, Fact, FigureCell, FigureRow, FigureTable, Share
from nscp_desktop.domain.questionnaires import (
    Answer,
    Checklist,
    Filled,
    Item,
    LastTime,
    Meaning,
    OutsideView,
    QuestionnaireKind,
    Scale,
    ScaleAnswer,
    Section,
    Template,
    TemplateVersion,
)
from nscp_desktop.reports.audit_figures import cell_words
from nscp_desktop.reports.frame import Built, Frame
from nscp_desktop.reports.questionnaire import Beside, QuestionnairePaper, build_questionnaire
from tests.paper import printed_pages, printed_words
from tests.reports.printed_letters import missing_words, words_of_every_letter

AS_AT = date(2026, 11, 23)
FRAME = Frame("Carlton Hill", "Checklist", AS_AT)
SCALE = Scale(
    "score",
    "Score",
    (
        ScaleAnswer("2", "2: met", Meaning.MET, 2),
        ScaleAnswer("1", "1: partly", Meaning.PARTLY, 1),
        ScaleAnswer("0", "0: not met", Meaning.NOT_MET, 0),
        ScaleAnswer("na", "N/A", Meaning.NOT_APPLICABLE),
    ),
    moderated=True,
)


def items(count: int) -> tuple[Section, ...]:
    every = tuple(
        Item(place, f"k{place}", str(place), f"Item number {place} here", "Guide", f"Act {place}")
        for place in range(1, count + 1)
    )
    return (Section(1, "First part", every[:2]), Section(2, "Second part", every[2:]))


def paper_of(
    *answers: Answer, count: int = 3, kind: QuestionnaireKind = QuestionnaireKind.CONTENT, head: Checklist | None = None
) -> QuestionnairePaper:
    template = Template(1, "Small checklist", kind, 12, shipped="content")
    version = TemplateVersion(1, 1, 1, SCALE, items(count), "2026-27", "Own words")
    head = head or Checklist(7, 1, 1, AS_AT, AS_AT, "2026–27", 3)
    filled = Filled(template, version, head, {one.item_id: one for one in answers}, {}, "Welcome talk")
    return QuestionnairePaper("Carlton Hill", filled)


def printed(data: QuestionnairePaper, figures: AuditFigures | None = None) -> tuple[str, Built]:
    out = BytesIO()
    built = build_questionnaire(replace(FRAME, title=data.title), data, out, figures)
    return printed_words(out.getvalue()), built


def test_every_field_of_the_head_is_printed() -> None:
    head = Checklist(
        7, 1, 1, AS_AT, date(2026, 11, 1), "2026–27", 3, None, "Face to face", "3 hours", "All starters", "Gwen Evans",
        "01234", "Ann Bo", "DSL", date(2026, 11, 20), "Head Teacher", date(2026, 11, 21), OutsideView.PEER, "Redhill",
        date(2026, 11, 2), "A note\nin two lines", date(2027, 11, 20), date(2026, 11, 22), "", date(2026, 11, 19),
        "A slip",
    )  # fmt: skip
    text, _ = printed(replace(paper_of(head=head), course_version="Version 3, in use from 1 Sep 2026"))
    for words in (
        "Carlton Hill", "2026–27", "Welcome talk", "Version 3, in use from 1 Sep 2026", "Face to face", "3 hours",
        "All starters", "Gwen Evans", "01234", "Ann Bo, DSL", "20 Nov 2026", "Head Teacher", "21 Nov 2026",
        "A peer: Redhill on 2 Nov 2026", "A note", "in two lines", "20 Nov 2027", "Signed off on 22 Nov 2026.",
        "19 Nov 2026: A slip", "Small checklist, version 1, 2026-27.", "It is not the official form",
    ):  # fmt: skip
        assert words in text, words
    assert "DRAFT" not in text


def test_a_draft_says_so_on_every_page_and_one_that_was_superseded_too() -> None:
    out = BytesIO()
    data = paper_of(count=80)
    build_questionnaire(replace(FRAME, title=data.title), data, out)
    pages = printed_pages(out.getvalue())
    assert len(pages) > 2
    assert all("(DRAFT)" in page for page in pages)
    assert "DRAFT: not signed off" in pages[0]
    signed = replace(data.filled.checklist, signed_on=AS_AT)
    text, _ = printed(replace(paper_of(head=signed), superseded=True))
    assert "Superseded by a newer one. Signed off on 23 Nov 2026." in text


def test_all_that_is_said_about_an_item_stands_below_it() -> None:
    said = Answer(5, 7, 1, "1", "2", "Slide 24", "The register", "Ask the trainer", None, None, "")
    action = Action(1, "Add the exercise", AS_AT, "Asked twice", date(2026, 11, 1), None, "", None, "", 5)
    data = paper_of(said)
    last = LastTime("Old yes", Meaning.MET, Answer(next_note="From last year"), "2025–26")
    data = replace(
        data,
        filled=replace(data.filled, last={1: last}),
        beside={
            1: Beside(
                "Gwen Evans",
                "Version 3, in use from 1 Sep 2026. 37 of 60 people had the training only before.",
                ("leaflet.pdf (PDF, 34 kB)",),
                (ListedAction(action, Source(SourceKind.HAND, "", ""), Owner("Ann Bo"), AS_AT),),
            )
        },
    )
    text, _ = printed(data)
    for words in (
        "◷ 1: partly (own score)", "✓ 2: met (moderated score)", "Where covered Slide 24", "Evidence The register",
        "Source Act 1",
        "For next time Ask the trainer", "Owner Gwen Evans", "37 of 60 people", "leaflet.pdf (PDF, 34 kB)",
        "Last time ✓ Old yes (2025–26)", "Note from last time From last year", "Add the exercise", "Why: Asked twice",
        "! Overdue · Ann Bo · due 1 Nov 2026, 22 days late", "1 of 3", "First part · 1 of 2 answered",
        "1 of 2 points", "2 of 2 points",
    ):  # fmt: skip
        assert words in text, words
    assert text.count("○ No answer yet") == 2


def test_a_moderated_score_is_spoken_of_only_where_somebody_gave_one() -> None:
    text, _ = printed(paper_of(Answer(5, 7, 1, "1", "2"), Answer(6, 7, 2, "2")))
    assert text.count("moderated score") == 1


def test_what_the_records_show_stands_beside_the_item_that_names_it() -> None:
    data = paper_of()
    first = Section(1, "Part", (Item(1, "k1", "1", "Induction", figures=("induction", "unknown")),))
    filled = replace(data.filled, version=replace(data.filled.version, sections=(first,)))
    fact = Fact("induction", "Inductions", "12 of 14 (85%) done within 7 days", "2 late")
    text, _ = printed(replace(data, filled=filled, facts={"induction": fact}))
    assert "On record Inductions: 12 of 14 (85%) done within 7 days. 2 late" in text


def test_an_answer_outside_its_scale_is_named() -> None:
    text, _ = printed(paper_of(Answer(5, 7, 1, "maybe")))
    assert "maybe (not an answer of this scale)" in text


def test_every_letter_that_the_font_covers_is_read_back_letter_for_letter() -> None:
    words = words_of_every_letter()
    half = len(words) // 2
    data = paper_of(Answer(5, 7, 1, "2", "", " ".join(words[:half]), "", "\t".join(words[half:])))
    text, built = printed(data)
    assert len(words) > 200
    assert missing_words(words, text) == []
    assert built.uncovered == ()


def test_a_letter_that_the_font_lacks_is_named_and_never_left_out() -> None:
    text, built = printed(paper_of(Answer(5, 7, 1, "2", "", "Asked by 中 and \x07", "ab\N{SOFT HYPHEN}cd")))
    assert built.uncovered == ("U+0007 Control character", "U+4E2D Cjk unified ideograph-4e2d")
    assert "Asked by \N{REPLACEMENT CHARACTER} and \N{REPLACEMENT CHARACTER}" in text
    assert "abcd" in text


def test_a_text_of_any_length_runs_over_pages_without_loss() -> None:
    lines = "\n".join(f"line{place}x" for place in range(600))
    long = " ".join(f"word{place}x" for place in range(3_000))
    joined = "".join(f"{place:04d}" for place in range(1_000))
    text, built = printed(paper_of(Answer(5, 7, 1, "2", "", lines, long, joined)))
    found = set(text.split())
    assert built.pages > 10
    assert {f"line{place}x" for place in range(600)} <= found
    assert {f"word{place}x" for place in range(3_000)} <= found
    assert joined in "".join(part for part in text.split() if part.isdecimal() and len(part) > 8)
    assert "(continued)" in text


def test_an_item_that_goes_on_overleaf_is_named_there_again() -> None:
    out = BytesIO()
    answer = Answer(5, 7, 1, "2", "", "\n".join(["here"] * 120))
    build_questionnaire(FRAME, paper_of(answer), out)
    first, second, *_ = printed_pages(out.getvalue())
    assert "(continued)" not in first
    assert "1 (continued) Where covered (continued) here" in second
    assert "2 (continued)" not in second


@pytest.mark.parametrize("text", ["שלום לכולם", "محمد علي"])
def test_letters_from_right_to_left_stand_on_the_page_in_the_order_of_the_page(text: str) -> None:
    found, built = printed(paper_of(Answer(5, 7, 1, "2", "", text)))
    assert built.uncovered == ()
    assert set(text.split()) <= set(unicodedata.normalize("NFKC", found).split())


def test_a_long_title_of_a_section_is_printed_whole() -> None:
    title = " ".join(f"part{place}x" for place in range(25))
    data = paper_of()
    version = replace(data.filled.version, sections=(Section(1, title, data.filled.version.sections[0].items),))
    text, _ = printed(replace(data, filled=replace(data.filled, version=version)))
    assert f"{title} · 0 of 2 answered" in text


@pytest.mark.parametrize("count", [0, 1, 200])
def test_none_one_and_many_items_print(count: int) -> None:
    text, built = printed(paper_of(count=count))
    assert text.count("○ No answer yet") == count
    assert ("This list has no items yet." in text) is (count == 0)
    assert f"Page 1 of {built.pages}" in text


def test_an_empty_list_has_boxes_and_room_to_write() -> None:
    head = Checklist(0, 1, 0, AS_AT, AS_AT)
    text, _ = printed(paper_of(head=head, kind=QuestionnaireKind.SECTION_175))
    for words in ("Not begun yet. This is the empty list", "2: met", "Action, owner, by when", "Guide", "Signature",
                  "Headteacher", "Designated safeguarding lead", "Safeguarding governor"):  # fmt: skip
        assert words in text, words
    assert "DRAFT" not in text
    assert "No answer yet" not in text


@pytest.mark.parametrize("count", range(1, 9))
def test_no_heading_of_an_empty_list_stands_alone_at_the_foot_of_a_page(count: int) -> None:
    data = paper_of(count=count, head=Checklist(0, 1, 0, AS_AT, AS_AT))
    version = data.filled.version
    own = Section(3, "Third part", (Item(99, "k99", "99", "The last item", "Guide"),))
    version = replace(version, number=0, sections=(*version.sections, own))
    out = BytesIO()
    build_questionnaire(FRAME, replace(data, filled=replace(data.filled, version=version)), out)
    pages = printed_pages(out.getvalue())
    (page,) = [page for page in pages if "Third part" in page]
    assert "99 The last item" in page
    # One that was never used has no number in the record.
    assert "Small checklist, version 1, 2026-27" in pages[0]


def test_figures_stand_with_their_counting_rules_and_with_what_they_were() -> None:
    rows = (
        FigureRow("a", "Group 1", (Share(5, 7), Count(3), None), (Share(4, 8), Count(3), None)),
        FigureRow("b", "Group 2", (Share(0, 0), Count(2), True), (Share(1, 2), Count(9), False)),
    )
    table = FigureTable(1, "groups", "By group", ("In date", "Late", "Enough"), rows, ("Everyone is counted once.",))
    figures = AuditFigures(AS_AT, date(2025, 11, 1), date(2025, 11, 1), (table,))
    text, _ = printed(paper_of(kind=QuestionnaireKind.SECTION_11), figures)
    for words in (
        "1. By group", "5 of 7 (71%) last: 4 of 8 (50%)", "0 of 0 (n/a)", "Everyone is counted once.", "last: No",
        "12. Compared with the last audit", "1. By group: Group 1 4 of 8 (50%) 5 of 7 (71%) +21 points",
    ):  # fmt: skip
        assert words in text, words
    assert text.count("last: 3") == 0


def test_the_comparison_says_which_figure_it_is_and_of_which_of_two_rows() -> None:
    rows = (
        FigureRow("a", "FGM awareness", ("Online", Count(3)), ("Online", Count(1))),
        FigureRow("b", "FGM awareness", ("E-learning", Count(4)), ("E-learning", Count(4))),
        FigureRow("c", "Other", ("", Count(0)), ("", Count(2))),
    )
    table = FigureTable(8, "courses", "Courses", ("How", "Trainings"), rows)
    figures = AuditFigures(AS_AT, date(2025, 11, 1), date(2025, 11, 1), (table,))
    text, _ = printed(paper_of(kind=QuestionnaireKind.SECTION_11), figures)
    for words in (
        "8. Courses: FGM awareness, online, trainings 1 3 +2",
        "8. Courses: FGM awareness, e-learning, trainings 4 4 the same",
        "8. Courses: Other, trainings 2 0 −2",
    ):
        assert words in text, words


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        (None, "–"), (True, "Yes"), (False, "No"), (AS_AT, "23 Nov 2026"), (1234, "1,234"), (8.25, "8.2"),
        (Share(1, 3), "1 of 3 (33%)"), (Count(1200), "1,200"), ("Overdue", "Overdue"),
    ],
)  # fmt: skip
def test_a_cell_of_a_figure_is_written_in_words(cell: FigureCell, words: str) -> None:
    assert cell_words(cell) == words
