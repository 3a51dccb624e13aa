"""Evaluation forms as spreadsheets that are sent round, and answers that are brought in from them and others."""

from pathlib import Path

import openpyxl
import pytest

from nscp_desktop.domain.errors import FileRefusedError, NotAllowedError
from nscp_desktop.domain.evaluation import AFTER, BEFORE, RELEVANCE, SATISFACTION, Form
from nscp_desktop.domain.evaluation_import import AnswersPlan, Taken
from nscp_desktop.services.record_files import Services
from tests.services.held_session import LEFT, NAMES, TODAY, Held, hold_session


@pytest.fixture
def held(school: Services) -> Held:
    return hold_session(school)


def plan(held: Held, path: Path, form: Form = Form.PARTICIPANT, *, keep_unknown: bool = False) -> AnswersPlan:
    answers = held.school.evaluation.read_answers(path, form)
    return held.school.evaluation.plan_answers(answers, held.session_id, today=TODAY, keep_unknown=keep_unknown)


def csv(folder: Path, text: str, name: str = "answers.csv") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def back(held: Held, form: Form = Form.PARTICIPANT) -> int:
    return held.school.evaluation.session(held.session_id, TODAY).returned(form).back


def test_the_form_goes_round_and_its_answers_come_back(held: Held, tmp_path: Path) -> None:
    out = tmp_path / "form.xlsx"
    held.add(5, who=NAMES[0])
    held.school.evaluation.save_form(held.session_id, Form.PARTICIPANT, out, today=TODAY)
    book = openpyxl.load_workbook(out)
    sheet = book["Answers"]
    assert [sheet.cell(row, 1).value for row in range(2, 8)] == [
        "Doyle, Finn", "Iqbal, Ben", "Lowe, Cara", "Marsh, Eve", "Patel, Dev", None,
    ]  # fmt: skip
    assert [(str(rule.sqref), rule.formula1) for rule in sheet.data_validations.dataValidation] == [
        ("C2:F21", '"1,2,3,4,5"')
    ]
    for column, value in enumerate((4, 5, 2, 3, "Well paced", "Longer"), start=3):
        sheet.cell(3, column).value = value
    sheet.cell(4, 3).value = 2
    sheet.cell(4, 1).value = None
    book.save(out)
    found = plan(held, out)
    assert (found.problems, found.found.empty, len(found.new)) == ((), 3, 2)
    assert found.found.about == "Prevent awareness, 14 Aug 2026"
    assert held.school.evaluation.bring_in(found) == 2
    named, unnamed = held.school.evaluation.session(held.session_id, TODAY).forms[1:]
    assert dict(named.ratings) == {SATISFACTION: 4, RELEVANCE: 5, BEFORE: 2, AFTER: 3}
    assert (named.person_id, named.comment, named.suggestion) == (held.people["Ben Iqbal"], "Well paced", "Longer")
    assert (unnamed.person_id, dict(unnamed.ratings)) == (None, {SATISFACTION: 2})
    assert held.school.history.undoable().undo == "bring in 2 participant forms for Prevent awareness, 14 Aug 2026"
    held.school.history.undo()
    assert back(held) == 1


def test_an_impact_form_has_rows_for_those_who_are_asked_and_not_for_who_left(held: Held, tmp_path: Path) -> None:
    out = tmp_path / "impact.xlsx"
    held.school.evaluation.save_form(held.session_id, Form.IMPACT, out, today=TODAY)
    names = [row[0] for row in openpyxl.load_workbook(out)["Answers"].iter_rows(min_row=2, values_only=True)]
    assert "Doyle, Finn" not in names
    assert len([name for name in names if name]) == 5


def test_a_layout_of_somebody_else_is_read_by_its_headings_and_words(held: Held, tmp_path: Path) -> None:
    path = csv(
        tmp_path,
        "Survey of the Prevent session,,,,,,\n,,,,,,\n"
        "Timestamp,Your name,Overall satisfaction,The session was relevant to my role,"
        "Confidence before the session,Confidence after the session,Any other comments?\n"
        "14/08/2026,ben iqbal,Very good,Strongly agree,2,4,Thank you\n"
        "14/08/2026,,good,Neither agree nor disagree,poor,,\n",
    )
    found = plan(held, path)
    assert found.problems == ()
    assert [column.meaning for column in found.found.columns] == [
        "", "name", SATISFACTION, RELEVANCE, BEFORE, AFTER, "comment",
    ]  # fmt: skip
    assert [dict(one.ratings) for one in found.new] == [
        {SATISFACTION: 5, RELEVANCE: 5, BEFORE: 2, AFTER: 4},
        {SATISFACTION: 4, RELEVANCE: 3, BEFORE: 2},
    ]
    assert found.new[0].person_id == held.people["Ben Iqbal"]


def test_bad_cells_are_named_with_sheet_and_cell_and_nothing_is_stored(held: Held, tmp_path: Path) -> None:
    out = tmp_path / "form.xlsx"
    held.school.evaluation.save_form(held.session_id, Form.PARTICIPANT, out, today=TODAY)
    book = openpyxl.load_workbook(out)
    sheet = book["Answers"]
    sheet["C2"], sheet["D2"], sheet["E3"], sheet["F3"] = 4, 6, "perhaps", 3.5
    book.save(out)
    found = plan(held, out)
    assert found.problems == (
        "Answers!D2: “6” is no rating from 1 to 5",
        "Answers!E3: “perhaps” is no rating from 1 to 5",
        "Answers!F3: “3.5” is no rating from 1 to 5",
    )
    with pytest.raises(NotAllowedError, match=r"Nothing was brought in. Answers!D2"):
        held.school.evaluation.bring_in(found)
    assert back(held) == 0


def test_in_a_csv_file_a_bad_cell_is_named_with_its_row_and_heading(held: Held, tmp_path: Path) -> None:
    found = plan(held, csv(tmp_path, "Name,Satisfaction\n,9\n"))
    assert found.problems[-1] == "row 2, Satisfaction: “9” is no rating from 1 to 5"


def test_a_name_that_nobody_of_the_session_has_stops_the_file_until_it_is_left_away(held: Held, tmp_path: Path) -> None:
    path = csv(tmp_path, "Name,Satisfaction\nGrace Hill,4\nAda Okafor,5\n")
    found = plan(held, path)
    assert found.problems == ("row 2: Grace Hill: nobody of this name was at this session.",)
    kept = plan(held, path, keep_unknown=True)
    assert [(row.taken, row.evaluation.person_id if row.evaluation else 0) for row in kept.rows] == [
        (Taken.WITHOUT_NAME, None),
        (Taken.NEW, held.people["Ada Okafor"]),
    ]
    assert kept.words == "2 new forms, 1 of them without the name that stands in the file"


def test_an_impact_form_of_somebody_who_left_comes_in_without_the_name(held: Held, tmp_path: Path) -> None:
    found = plan(held, csv(tmp_path, f"Name,Practice\n{LEFT},4\n{NAMES[0]},3\n"), Form.IMPACT)
    assert found.problems == ()
    assert found.rows[0].words == "Finn Doyle has left and was not asked"
    assert [one.person_id for one in found.new] == [None, held.people[NAMES[0]]]


def test_the_same_file_brought_in_twice_adds_nothing_even_under_another_name(held: Held, tmp_path: Path) -> None:
    text = "Name,Satisfaction,Comments\nAda Okafor,5,\n,4,Good\n,4,Good\n"
    assert held.school.evaluation.bring_in(plan(held, csv(tmp_path, text))) == 3
    for again in (csv(tmp_path, text), csv(tmp_path, text, "copy of answers.csv")):
        found = plan(held, again)
        assert [row.taken for row in found.rows] == [Taken.KNOWN] * 3
        with pytest.raises(NotAllowedError, match="is on record already"):
            held.school.evaluation.bring_in(found)
    assert back(held) == 3


def test_a_file_that_has_grown_adds_only_what_is_new_in_it(held: Held, tmp_path: Path) -> None:
    held.school.evaluation.bring_in(plan(held, csv(tmp_path, "Satisfaction,Comments\n4,Good\n")))
    grown = plan(held, csv(tmp_path, "Satisfaction,Comments\n4,Good\n4,Good\n2,\n"))
    assert [row.taken for row in grown.rows] == [Taken.KNOWN, Taken.NEW, Taken.NEW]


def test_the_same_answers_in_another_file_are_other_forms(held: Held, tmp_path: Path) -> None:
    held.school.evaluation.bring_in(plan(held, csv(tmp_path, "Satisfaction\n4\n")))
    other = plan(held, csv(tmp_path, "Satisfaction\n4\n5\n", "second group.csv"))
    assert len(other.new) == 2


def test_more_forms_than_people_who_were_there_are_asked_about(held: Held, tmp_path: Path) -> None:
    found = plan(held, csv(tmp_path, "Satisfaction\n" + "4\n" * 7))
    assert found.problems[0].startswith("There would be 7 forms of 6 people who were there.")


def test_two_of_one_name_are_asked_about_with_what_tells_them_apart(held: Held, tmp_path: Path) -> None:
    services = held.school
    ids = [entry.person_id for entry in services.sessions.entries(held.session_id)][:2]
    with services.desk.changing("Call both the same") as unit:
        for own, number in zip(ids, ("11", "12"), strict=True):
            unit.people.change(own, {"given": "Ann", "family": "Lee", "staff_number": number})
    services.standing.forget()
    found = plan(held, csv(tmp_path, "Name,Satisfaction\nAnn Lee,5\n"))
    assert "it is not sure who is meant: Lee, Ann · 11" in found.problems[0]
    assert found.problems[0].endswith("give the staff number in a column of its own, or leave the name out.")


def test_two_rows_of_one_person_with_other_answers_stop_the_file(held: Held, tmp_path: Path) -> None:
    heading = "Name,Satisfaction,Comments\n"
    found = plan(held, csv(tmp_path, f"{heading}Ben Iqbal,5,Clear\nBen Iqbal,2,Cold\n"))
    assert found.problems == (
        "row 3: Ben Iqbal stands in the file twice, with other answers. "
        "Take one of the rows out of the file, or the name off one of them.",
    )
    with pytest.raises(NotAllowedError, match="Ben Iqbal stands in the file twice"):
        held.school.evaluation.bring_in(found)
    assert back(held) == 0
    same = plan(held, csv(tmp_path, f"{heading}Ben Iqbal,5,Clear\nBen Iqbal,5,Clear\n"))
    assert [row.taken for row in same.rows] == [Taken.NEW, Taken.KNOWN]
    assert held.school.evaluation.bring_in(same) == 1


def test_a_column_may_be_given_another_meaning(held: Held, tmp_path: Path) -> None:
    path = csv(tmp_path, "Question 1,Question 2\n4,5\n")
    assert plan(held, path).problems == (
        "No column holds an answer. Say in the list which column holds which question.",
    )
    answers = held.school.evaluation.read_answers(path, Form.PARTICIPANT, {0: RELEVANCE, 1: ""})
    found = held.school.evaluation.plan_answers(answers, held.session_id, today=TODAY)
    assert [dict(one.ratings) for one in found.new] == [{RELEVANCE: 4}]


def test_files_that_are_no_answers_are_refused_in_words(held: Held, tmp_path: Path) -> None:
    empty = tmp_path / "empty.xlsx"
    openpyxl.Workbook().save(empty)
    with pytest.raises(FileRefusedError, match=r"empty\.xlsx is empty"):
        held.school.evaluation.read_answers(empty, Form.PARTICIPANT)
    many = csv(tmp_path, "Satisfaction\n" + "4\n" * 2001)
    with pytest.raises(FileRefusedError, match=r"holds 2,001 rows of answers"):
        held.school.evaluation.read_answers(many, Form.PARTICIPANT)
    with pytest.raises(FileRefusedError, match="was not found"):
        held.school.evaluation.read_answers(tmp_path / "none.csv", Form.PARTICIPANT)
