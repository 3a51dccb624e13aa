"""Evaluation by itself: when impact forms are due, who is asked, what forms say together, and what words mean."""

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nscp_desktop.domain.courses import EvaluationAsked
from nscp_desktop.domain.evaluation import (
    AFTER,
    BEFORE,
    QUESTIONS,
    RELEVANCE,
    SATISFACTION,
    Evaluation,
    Form,
    Place,
    rating_problem,
)
from nscp_desktop.domain.evaluation_charts import over_time, rating_bars
from nscp_desktop.domain.evaluation_due import (
    ImpactState,
    Returned,
    fallen_off_words,
    impact_due,
    impact_forms,
    impact_returned,
    participants_late,
    participants_returned,
)
from nscp_desktop.domain.evaluation_summary import SessionSummary, change_of, summarise
from nscp_desktop.domain.evaluation_words import comment_hint, rating_of
from nscp_desktop.domain.people import Person, PersonKind, Service, Span
from nscp_desktop.domain.sessions import Session

HELD = date(2026, 8, 31)
SESSION = Session(1, 7, HELD, HELD)
DUE = date(2026, 11, 30)


def person(own: int, *, until: date | None = None) -> Person:
    return Person(own, f"Given{own}", "Family", services=(Service(Span(None, until), PersonKind.EMPLOYEE),))


def form(kind: Form = Form.PARTICIPANT, own: int | None = None, **ratings: int) -> Evaluation:
    codes = {name.replace("_", "-"): rating for name, rating in ratings.items()}
    return Evaluation(0, 1, kind, HELD, codes, own)


PEOPLE = {1: person(1), 2: person(2, until=date(2026, 10, 1)), 3: person(3)}
PLACES = tuple(Place(1, own, own * 10) for own in PEOPLE)


def states(as_at: date, *forms: Evaluation) -> list[ImpactState]:
    return [one.state for one in impact_forms(SESSION, PLACES, forms, PEOPLE, as_at)]


# When impact forms are due


@given(st.dates(date(1990, 1, 1), date(2180, 1, 1)))
def test_the_impact_form_is_due_on_the_same_day_three_months_later_or_on_the_last_of_that_month(day: date) -> None:
    due = impact_due(day)
    assert (due.year * 12 + due.month) - (day.year * 12 + day.month) == 3
    assert due.day == min(day.day, monthrange(due.year, due.month)[1])


def test_the_end_of_a_month_without_that_day_is_its_last_day() -> None:
    assert impact_due(date(2026, 11, 30)) == date(2027, 2, 28)
    assert impact_due(date(2027, 11, 30)) == date(2028, 2, 29)


def test_whoever_has_left_is_not_asked_and_the_others_are_due_from_the_day_on() -> None:
    due, left, soon = ImpactState.DUE, ImpactState.LEFT, ImpactState.SOON
    assert states(DUE) == [due, left, due]
    assert states(DUE - timedelta(days=1)) == [soon, left, soon]
    assert states(date(2026, 9, 1)) == [ImpactState.LATER, left, ImpactState.LATER]


def test_a_form_a_year_past_its_day_falls_off_the_list_and_is_counted_in_words() -> None:
    assert states(date(2027, 11, 30))[0] is ImpactState.DUE
    assert states(date(2027, 12, 1))[0] is ImpactState.TOO_LATE
    assert fallen_off_words(0) == ""
    assert fallen_off_words(2).startswith("2 impact forms more than 12 months past the day are no longer")


def test_a_form_with_a_name_takes_that_person_off_the_list() -> None:
    assert states(DUE, form(Form.IMPACT, 3, practice=4)) == [ImpactState.DUE, ImpactState.LEFT, ImpactState.BACK]


def test_forms_without_names_take_people_off_the_list_once_as_many_are_back_as_were_asked() -> None:
    one = form(Form.IMPACT, practice=4)
    assert states(DUE, one).count(ImpactState.DUE) == 2
    assert states(DUE, one, one).count(ImpactState.BACK) == 2
    assert states(DUE, form(Form.IMPACT, 1, practice=3), one).count(ImpactState.BACK) == 2


def test_counts_are_of_those_who_were_there_and_for_impact_of_those_still_here() -> None:
    forms = (form(own=1), form(), form(Form.IMPACT, 3, practice=4))
    assert participants_returned(SESSION, PLACES, forms) == Returned(2, 3)
    found = impact_forms(SESSION, PLACES, forms, PEOPLE, DUE)
    assert impact_returned(found, forms, SESSION).words == "1 of 2"


def test_more_forms_than_people_on_record_never_read_as_more_than_all() -> None:
    assert participants_returned(SESSION, PLACES[:1], [form(), form()]).words == "2 of 2"


@pytest.mark.parametrize(
    ("asked", "back", "days", "late"),
    [
        (EvaluationAsked.AFTER, 2, 14, True),
        (EvaluationAsked.AFTER, 2, 13, False),
        (EvaluationAsked.AFTER, 3, 14, False),
        (EvaluationAsked.NO, 0, 14, False),
        (EvaluationAsked.AFTER, 0, 400, False),
    ],
)
def test_participant_forms_are_late_two_weeks_after_a_session_that_wants_them(
    asked: EvaluationAsked, back: int, days: int, late: bool
) -> None:
    assert participants_late(SESSION, asked, Returned(back, 3), HELD + timedelta(days=days)) is late


# What forms say together


def summary(*forms: Evaluation, of: int = 30) -> SessionSummary:
    count = sum(one.form is Form.PARTICIPANT for one in forms)
    return summarise(SESSION, forms, (Returned(count, of), Returned(0, 0), Returned(0, 0)))


def test_means_and_spread_are_of_those_who_answered() -> None:
    answers = summary(form(satisfaction=5), form(satisfaction=2), form(relevance=4)).of(Form.PARTICIPANT).answers
    assert (answers[0].counts, answers[0].answered, answers[0].mean) == ((0, 1, 0, 0, 1), 2, 3.5)
    assert (answers[0].mean_words, answers[0].spread_words) == ("3.5*", "2 to 5")
    assert (answers[1].spread_words, answers[2].mean, answers[2].mean_words) == ("all 4", None, "n/a")


@given(st.lists(st.integers(1, 5), min_size=1, max_size=40))
def test_a_mean_lies_between_the_lowest_and_the_highest_rating(given_ratings: list[int]) -> None:
    answers = summary(*(form(satisfaction=one) for one in given_ratings)).of(Form.PARTICIPANT).mean(SATISFACTION)
    assert answers.mean is not None
    assert min(given_ratings) - 1e-9 <= answers.mean <= max(given_ratings) + 1e-9
    assert answers.answered == len(given_ratings)
    assert answers.is_few == (len(given_ratings) < 5)


def test_fewer_than_five_forms_are_shown_with_a_warning_and_marked_means_and_five_are_not() -> None:
    few = summary(*[form(satisfaction=4)] * 4).of(Form.PARTICIPANT)
    assert few.warning.startswith("Only 4 participant forms are back.")
    assert few.answers[0].mean_words == "4.0*"
    enough = summary(*[form(satisfaction=4)] * 5).of(Form.PARTICIPANT)
    assert (enough.warning, enough.answers[0].mean_words) == ("", "4.0")
    assert summary().of(Form.PARTICIPANT).warning == ""


def test_knowledge_is_compared_among_those_who_answered_both() -> None:
    pairs = [(2, 4), (3, 3), (4, 3), (1, 5), (2, 5)]
    forms = [form(knowledge_before=before, knowledge_after=after) for before, after in pairs]
    change = change_of([*forms, form(knowledge_before=5), form(knowledge_after=1)])
    assert (change.before, change.after, change.more, change.same, change.less) == (2.4, 4.0, 3, 1, 1)
    assert change.difference_words == "+1.6"
    assert "Of 5 people who answered both, it grew for 3, stayed for 1 and fell for 1." in change.words


def test_the_change_shown_is_the_difference_of_the_means_shown() -> None:
    forms = [form(knowledge_before=before, knowledge_after=4 + (before == 2)) for before in (2, 3, 3)]
    change = change_of(forms)
    assert f"{change.before:.1f} {change.after:.1f} {change.difference_words}" == "2.7 4.3 +1.6*"
    less = change_of([form(knowledge_before=5, knowledge_after=3)])
    assert less.difference_words == "−2.0*"


def test_what_was_said_stands_in_alphabetical_order() -> None:
    said = [replace(form(own=own), comment=words) for own, words in ((1, "Zeal"), (2, "apartment"), (3, ""))]
    assert summary(*said).of(Form.PARTICIPANT).texts[0] == ("apartment", "Zeal")


def test_a_bar_says_everything_in_words() -> None:
    bar = rating_bars(summary(form(satisfaction=5), form(satisfaction=4)).of(Form.PARTICIPANT))[0]
    assert bar.parts == [(4, 1), (5, 1)]
    assert bar.spoken == "How satisfied were you with the session? mean 4.5*, 2 answers. 4: 1, 5: 1"


def test_sessions_over_time_go_from_the_oldest_to_the_newest_and_leave_out_those_without_forms() -> None:
    sessions = []
    for own, held in enumerate((date(2026, 3, 1), date(2025, 3, 1), date(2024, 3, 1)), start=1):
        forms = [Evaluation(0, own, Form.PARTICIPANT, held, {SATISFACTION: own})] if own != 2 else []
        returned = (Returned(len(forms), 3), Returned(0, 0), Returned(0, 0))
        sessions.append(summarise(Session(own, 7, held, held), forms, returned))
    columns = over_time(sessions)
    assert [group.label for group in columns.groups] == ["1 Mar 2024", "1 Mar 2026"]
    assert columns.groups[0].values == (3.0, None, None, None)
    assert columns.series == ("Satisfaction", "Relevance", "Knowledge before", "Knowledge after")


# Words


@pytest.mark.parametrize(
    ("written", "rating"),
    [
        ("4", 4), (" 5 ", 5), ("3.0", 3), ("4/5", 4), ("5 out of 5", 5), ("4 - good", 4), ("Very good", 5),
        ("agree", 4), ("STRONGLY  DISAGREE", 1), ("Neither agree nor disagree", 3), ("Poor.", 2), ("★★★☆☆", 3),
        ("Good (4)", 4), ("", 0), ("n/a", 0), ("-", 0), ("0", None), ("6", None), ("44", None), ("3.5", None),
        ("maybe", None), ("10/10", None), ("1-2", None), ("3. ok", 3),
    ],
)  # fmt: skip
def test_ratings_are_read_as_digits_and_as_words(written: str, rating: int | None) -> None:
    assert rating_of(written) == rating


@given(st.text(max_size=30))
def test_whatever_is_written_is_a_rating_no_answer_or_told(written: str) -> None:
    assert rating_of(written) in (None, 0, 1, 2, 3, 4, 5)
    assert not rating_problem(written) or "is no rating" in rating_problem(written)


def test_a_rating_out_of_range_is_told() -> None:
    assert rating_problem("5") == rating_problem("") == ""
    assert rating_problem("6") == "“6” is no rating. Give a whole number from 1 to 5."


@pytest.mark.parametrize(
    "words",
    [
        "We spoke with pupil Jayden about it", "a child called Amy", "the Smith family was referred",
        "I was off sick last week", "her mother Anna agreed",
    ],
)  # fmt: skip
def test_a_text_that_could_name_a_child_or_speaks_of_somebodys_health_is_pointed_out(words: str) -> None:
    assert comment_hint(words)


@pytest.mark.parametrize(
    "words", ["We ask every child more often", "Mental health of pupils is talked about", "Great family atmosphere", ""]
)
def test_a_text_about_work_is_left_alone(words: str) -> None:
    assert comment_hint(words) == ""


def test_every_question_has_words_for_both_ends_and_a_code_of_its_own() -> None:
    asked = [one for questions in QUESTIONS.values() for one in questions]
    assert len({one.code for one in asked}) == len(asked) == 10
    assert all(one.low and one.high and one.text and one.short for one in asked)
    assert {SATISFACTION, RELEVANCE, BEFORE, AFTER} == {one.code for one in QUESTIONS[Form.PARTICIPANT]}
