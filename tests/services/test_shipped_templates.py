"""The lists of items that come with the program: whole, in order, and never called an official form."""

import pytest

from nscp_desktop.domain.errors import FileRefusedError, NotFoundError
from nscp_desktop.domain.questionnaires import Meaning, QuestionnaireKind
from nscp_desktop.domain.template_checks import WholeTemplate, whole_problems
from nscp_desktop.domain.template_figures import FIGURE_WORDS
from nscp_desktop.services.shipped_templates import scale, scales, shipped_templates, shipped_version, shipped_whole
from nscp_desktop.services.template_toml import template_of, template_text

MOST_LETTERS = 160


def test_the_content_checklist_has_38_items_in_nine_sections_with_guidance() -> None:
    version = shipped_version("content")
    assert [item.number for item in version.items()] == [str(number) for number in range(1, 39)]
    assert [section.title[:2] for section in version.sections] == [f"{letter}." for letter in "ABCDEFGHI"]
    assert all(item.guidance for item in version.items())
    assert version.scale.id == "met-partly-not-na"


def test_no_list_is_presented_as_an_official_form() -> None:
    content, *others = shipped_templates()
    assert content.about.startswith("Default content checklist (not the official NSCP form)")
    assert all("not an official form" in template.about for template in others)


def test_the_expectations_are_twelve_and_each_shows_what_the_records_hold() -> None:
    version = shipped_version("expectations")
    assert [item.number for item in version.items()] == [str(number) for number in range(1, 13)]
    assert all(item.figures for item in version.items())


@pytest.mark.parametrize(
    ("key", "kind", "months", "moderated"),
    [
        ("content", QuestionnaireKind.CONTENT, 12, False),
        ("expectations", QuestionnaireKind.EXPECTATIONS, 12, False),
        ("section-11", QuestionnaireKind.SECTION_11, 24, True),
        ("section-175", QuestionnaireKind.SECTION_175, 12, False),
    ],
)
def test_each_list_is_filled_in_as_often_as_it_should_be(
    key: str, kind: QuestionnaireKind, months: int, *, moderated: bool
) -> None:
    whole = shipped_whole(key)
    assert (whole.template.kind, whole.template.months, whole.template.shipped) == (kind, months, key)
    assert whole.version.scale.moderated is moderated
    assert whole_problems(whole) == ()


def test_every_figure_beside_an_item_is_one_the_program_knows_in_words() -> None:
    named = {
        key for one in shipped_templates() for item in shipped_version(one.shipped).items() for key in item.figures
    }
    assert named <= FIGURE_WORDS.keys()
    assert FIGURE_WORDS.keys() - named == set()


def test_items_are_short_enough_to_read_and_their_guidance_ends_as_a_sentence() -> None:
    for one in shipped_templates():
        for item in shipped_version(one.shipped).items():
            assert len(item.text) <= MOST_LETTERS, item.text
            assert item.guidance.endswith("."), item.guidance


def test_a_scale_in_per_cent_goes_from_100_to_0_in_steps_and_has_not_applicable() -> None:
    found = scale("per-cent-5")
    numbers = [answer.points for answer in found.answers[:-1]]
    assert numbers == list(range(100, -1, -5))
    meanings = [answer.meaning for answer in found.answers]
    assert meanings == [Meaning.MET, *[Meaning.PARTLY] * 19, Meaning.NOT_MET, Meaning.NOT_APPLICABLE]
    assert found.answers[3].label == "85%"


def test_grey_counts_as_not_applicable_and_a_moderated_score_goes_from_3_to_0() -> None:
    grey = scale("rag-grey").answer("grey")
    assert grey is not None
    assert grey.meaning is Meaning.NOT_APPLICABLE
    score = scale("score-0-3")
    assert [answer.points for answer in score.answers] == [3, 2, 1, 0, None]
    assert {one.id for one in scales()} >= {"yes-no", "yes-partly-no-na"}


def test_a_scale_or_a_list_that_the_program_has_not_is_told() -> None:
    with pytest.raises(NotFoundError):
        scale("stars")
    with pytest.raises(NotFoundError):
        shipped_version("section-99")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("[template]", "[other]"), "the part .template. is missing"),
        (("format = 1", "format = 9"), "newer version"),
        (('scale = "met-partly-not-na"', 'scale = "stars"'), "there is no scale stars"),
        (('number = "2"', 'number = "1"'), "The number 1 is there more than once"),
        (('kind = "content"', 'kind = "quiz"'), "quiz is not known"),
        (('meaning = "partly"', 'meaning = "nearly"'), "nearly is not known"),
        (("months = 12", "months = 0"), "from 1 to 120"),
        (("months = 12", "month = 12"), "Was months meant"),
        (('title = "A. Duty, law and guidance"', "title = 5"), "text in quotation marks"),
        (("[[section]]", "[[section"), "damaged"),
        (("[template]", "extra = 1\n[template]"), "nothing here is called extra"),
    ],
)
def test_a_template_file_that_cannot_be_used_is_told_with_the_place(change: tuple[str, str], told: str) -> None:
    text = template_text(shipped_whole("content"))
    assert change[0] in text
    with pytest.raises(FileRefusedError, match=told):
        template_of(text.replace(*change, 1), "list.toml", scales())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("x." * 3000 + "y = 1", "far too long"),
        ("x" * 1_000_001, "too large"),
        ("a = " + "[" * 2000, "damaged"),
        ("a = " + "9" * 2400, "is missing|damaged"),
    ],
)
def test_a_file_made_to_keep_the_reader_busy_is_refused_at_once(text: str, told: str) -> None:
    with pytest.raises(FileRefusedError, match=told):
        template_of(text, "list.toml", scales())


def test_each_list_is_the_same_when_it_is_written_and_read_again() -> None:
    for one in shipped_templates():
        whole = WholeTemplate(one, shipped_version(one.shipped))
        assert template_of(template_text(whole), "list.toml", ()) == whole
