"""Numbers of items as other people's sheets hold them: counted anew in each section, and changed by spreadsheets."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from nscp_desktop.domain.template_import import ItemsPlan, plan_items
from nscp_desktop.domain.template_numbers import JOINED, WERE_DAYS, WERE_TENTHS, marks_of, tenths
from nscp_desktop.domain.template_parts import numbered_anew, parts_of, sections_of
from nscp_desktop.services.shipped_templates import shipped_version
from nscp_desktop.spreadsheets.template_reading import read_items, read_pasted
from tests.services.test_template_files import Rows, write_csv, write_xlsx

ANEW: Rows = (
    ("No", "Requirement"),
    ("A. Law", None), (1, "Everyone has a duty"), (2, "The law is named"),
    ("B. Signs", None), (1, "The kinds of abuse"), (2, "Their signs"),
)  # fmt: skip


def numbers(plan: ItemsPlan) -> list[str]:
    return [item.number for section in plan.sections for item in section.items]


def test_numbers_that_begin_anew_get_the_section_in_front_and_a_sentence_says_so(tmp_path: Path) -> None:
    write_xlsx(ANEW, tmp_path / "official.xlsx")
    plan = plan_items(read_items(tmp_path / "official.xlsx", {}), None)
    assert numbers(plan) == ["A.1", "A.2", "B.1", "B.2"]
    assert plan.problems == ()
    assert "each has its section in front now: 1 became B.1." in plan.hints[0]


@pytest.mark.parametrize(
    ("pasted", "expected"),
    [
        ("Law:\n1. Duty\n2. Acts\nSigns:\n1. Kinds\n", ["1.1", "1.2", "2.1"]),
        ("Section 3: Law\n1) Duty\nSection 5: Signs\n1) Kinds\n2) Signs\n", ["3.1", "5.1", "5.2"]),
        ("Section\tNo\tItem\nLaw\ta\tDuty\n\tb\tActs\nSigns\ta\tKinds\n", ["1.a", "1.b", "2.a"]),
        ("Law:\n1. Duty\n2. Acts\nSigns:\n3. Kinds\n", ["1", "2", "3"]),
    ],
)
def test_the_section_is_called_as_its_name_says_or_is_counted(pasted: str, expected: list[str]) -> None:
    plan = plan_items(read_pasted(pasted, {}), None)
    assert (numbers(plan), plan.problems) == (expected, ())


def test_an_item_without_a_number_stays_without_one_and_is_told() -> None:
    text = "Section\tNo\tItem\nLaw\t\tDuty\nLaw\t1\tActs\nSigns\t\tKinds\nSigns\t1\tSigns\n"
    plan = plan_items(read_pasted(text, {}), None)
    assert numbers(plan) == ["", "1.1", "", "2.1"]
    assert [one.partition(":")[0] for one in plan.problems] == ["Row 2", "Row 4"]


def test_a_number_twice_in_one_section_is_still_told_with_its_row() -> None:
    plan = plan_items(read_pasted("A. Law\n1. Duty\n2. Acts\nB. Signs\n1. Kinds\n1. Signs\n", {}), None)
    assert plan.problems == ("Row 6: the number B.1 is in row 5 already.",)


def test_a_number_twice_in_a_list_that_counts_on_is_told_and_not_renumbered() -> None:
    plan = plan_items(read_pasted("A. Law\n1. Duty\n2. Acts\nB. Signs\n2. Kinds\n4. Signs\n", {}), None)
    assert numbers(plan) == ["1", "2", "2", "4"]
    assert plan.problems == ("Row 5: the number 2 is in row 3 already.",)


def test_the_items_of_a_list_that_counts_anew_are_known_again_when_it_is_brought_in_twice() -> None:
    text = "A. Law\n1. Duty of everyone here\nB. Signs\n1. The kinds of abuse\n"
    first = plan_items(read_pasted(text, {}), None)

    before = replace(shipped_version("content"), sections=first.sections)
    assert plan_items(read_pasted(text, {}), before).comparison.words == "2 the same"


def test_the_0_that_a_sheet_takes_from_1_10_comes_back(tmp_path: Path) -> None:
    rows: Rows = [("No", "Requirement"), *((value / 10 + 1, f"Item {value}") for value in range(1, 10)),
                  (1.1, "Item 10"), (1.11, "Item 11"), (2.1, "Item 12")]  # fmt: skip
    for name, write in (("tens.xlsx", write_xlsx), ("tens.csv", write_csv)):
        write(rows, tmp_path / name)
        plan = plan_items(read_items(tmp_path / name, {}), None)
        assert numbers(plan)[8:] == ["1.9", "1.10", "1.11", "2.1"]
        assert (plan.problems, plan.hints) == ((), (WERE_TENTHS,))


@pytest.mark.parametrize(
    ("before", "number", "expected"),
    [("1.19", "1.2", "1.20"), ("1.9", "2.1", "2.1"), ("9", "1", "1"), ("", "1.1", "1.1"), ("1.9a", "1.1", "1.1")],
)
def test_only_a_number_that_follows_gets_its_0_back(before: str, number: str, expected: str) -> None:
    assert tenths(before, number) == expected


@pytest.mark.parametrize("headings", [[("No", "Requirement")], []])
def test_a_number_that_a_sheet_took_for_a_day_is_read_and_a_sentence_asks_to_look(
    tmp_path: Path, headings: list[tuple[str, str]]
) -> None:
    rows = [*headings, (date(2026, 1, 2), "A question about law"), (date(2026, 10, 2), "A question about signs")]
    write_xlsx(rows, tmp_path / "days.xlsx")
    plan = plan_items(read_items(tmp_path / "days.xlsx", {}), None)
    assert (numbers(plan), plan.hints) == (["2.1", "2.10"], (WERE_DAYS,))


def test_marks_of_a_word_processor_are_taken_off_the_words() -> None:
    plan = plan_items(read_pasted("• The duty of everyone\n– What the law says\n", {}), None)
    assert [item.text for item in plan.sections[0].items] == ["The duty of everyone", "What the law says"]


def test_lines_that_were_broken_where_they_were_copied_are_put_together_and_a_sentence_says_so() -> None:
    text = "A. Law\n1. The duty\nof everyone\nhere\n2. Signs of:\na) neglect\nb) harm\nB. Staff\n3. Conduct\n"
    plan = plan_items(read_pasted(text, {}), None)
    assert [(one.title, [item.text for item in one.items]) for one in plan.sections] == [
        ("A. Law", ["The duty of everyone here", "Signs of: a) neglect b) harm"]), ("B. Staff", ["Conduct"]),
    ]  # fmt: skip
    assert (plan.problems, plan.hints) == ((), (JOINED,))


@pytest.mark.parametrize(
    "text",
    [
        "1. Leadership\n1.1 A lead is named\n1.2 Deputies\n2. Induction\n2.1 In time\n",
        "No\tStandard\n1\tLeadership\n1.1\tA lead is named\n1.2\tDeputies\n2\tInduction\n2.1\tIn time\n",
    ],
)
def test_a_section_with_a_number_of_its_own_is_no_item(text: str) -> None:
    plan = plan_items(read_pasted(text, {}), None)
    assert [(one.title, [item.number for item in one.items]) for one in plan.sections] == [
        ("1. Leadership", ["1.1", "1.2"]), ("2. Induction", ["2.1"]),
    ]  # fmt: skip
    assert plan.problems == ()


def test_an_item_with_guidance_stays_one_before_a_finer_number() -> None:
    plan = plan_items(read_pasted("No\tItem\tGuidance\n1\tDuty\tSay so\n1.1\tMore\t\n", {}), None)
    assert numbers(plan) == ["1", "1.1"]


def test_sections_are_counted_when_two_names_bear_the_same_mark() -> None:
    assert marks_of(["A. Law", "A. Signs"]) == ["1", "2"]
    assert marks_of(["Part II", "Standard 4 - Signs", "C"]) == ["II", "4", "C"]
    assert marks_of(["A good start", "B. Signs"]) == ["1", "2"]


def test_numbering_anew_goes_on_with_the_marks_of_the_sections() -> None:
    plan = plan_items(read_pasted("A. Law\n1. Duty\n1. Acts\nB. Signs\n1. Kinds\n", {}), None)
    anew = sections_of(numbered_anew(parts_of(plan.sections)))
    assert [item.number for section in anew for item in section.items] == ["A.1", "A.2", "B.1"]
