"""Evaluation in the record: keying in, what is refused and why, what is to do, undo, and erasing."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from nscp_desktop.domain.courses import EvaluationAsked
from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.evaluation import SATISFACTION, Form
from nscp_desktop.domain.evaluation_sessions import SessionForms
from nscp_desktop.services.privacy import ON_REQUEST, Erasure
from nscp_desktop.services.record_files import Services
from tests.services.held_session import HELD, LEFT, NAMES, TODAY, Held, hold_session


@pytest.fixture
def held(school: Services) -> Held:
    return hold_session(school)


def found(held: Held, as_at: date = TODAY) -> SessionForms:
    return held.school.evaluation.session(held.session_id, as_at)


def refusal(held: Held, *ratings: int, who: str = "", kind: Form = Form.PARTICIPANT) -> tuple[str, str | None]:
    with pytest.raises(NotAllowedError) as refused:
        held.add(*ratings, who=who, kind=kind)
    return str(refused.value), refused.value.field


def test_a_form_is_stored_with_its_ratings_and_words_and_undone_as_one_step(held: Held) -> None:
    held.add(5, 4, 2, 4, who=NAMES[0], said="  Clear and short ")
    (stored,) = found(held).forms
    assert (list(stored.ratings.values()), stored.comment) == ([4, 2, 4, 5], "Clear and short")
    assert stored.attendance_id == found(held).places[0].attendance_id
    assert held.school.history.undoable().undo.startswith("key in a participant form for Prevent")
    held.school.history.undo()
    assert found(held).forms == ()
    held.school.history.redo()
    assert found(held).forms == (stored,)


def test_one_participant_form_and_one_impact_form_of_each_person(held: Held) -> None:
    held.add(5, who=NAMES[0])
    held.add(4, who=NAMES[0], kind=Form.IMPACT)
    sentence, field = refusal(held, 3, who=NAMES[0])
    assert (sentence, field) == ("Ada Okafor has a participant form for this session already.", "person_id")
    assert "has an impact form" in refusal(held, 3, who=NAMES[0], kind=Form.IMPACT)[0]


def test_whoever_was_not_there_is_refused_by_name_and_may_be_left_out(held: Held) -> None:
    sentence, field = refusal(held, 5, who="Grace Hill")
    assert sentence.startswith("Grace Hill is not on record as having been there.")
    assert field == "person_id"
    held.add(5)
    assert found(held).returned(Form.PARTICIPANT).words == "1 of 6"


def test_no_more_forms_without_a_name_than_people_who_were_there(held: Held) -> None:
    for _ in NAMES:
        held.add(4)
    assert refusal(held, 4)[0].startswith("There are 6 forms of 6 people who were there.")


def test_an_impact_form_of_somebody_who_has_left_is_kept_without_the_name(held: Held) -> None:
    sentence, field = refusal(held, 4, who=LEFT, kind=Form.IMPACT)
    assert sentence == (
        "Finn Doyle had left by 23 Nov 2026 and was not asked. Leave the name empty to keep the answers without it."
    )
    assert field == "person_id"
    held.add(4, kind=Form.IMPACT)
    held.add(4, who=LEFT)
    assert found(held).returned(Form.IMPACT).words == "1 of 5"


def test_an_impact_form_that_came_back_before_somebody_left_is_theirs(held: Held) -> None:
    early = replace(held.form(4, who=LEFT, kind=Form.IMPACT), received_on=date(2026, 9, 30))
    held.school.evaluation.add(early, today=TODAY)
    assert found(held).forms[0].person_id == held.people[LEFT]


@pytest.mark.parametrize("rating", [0, 6, -1, 100])
def test_a_rating_out_of_range_is_refused_beside_its_question(held: Held, rating: int) -> None:
    form = replace(held.form(), ratings={SATISFACTION: rating})
    with pytest.raises(NotAllowedError, match="is no rating") as refused:
        held.school.evaluation.add(form, today=TODAY)
    assert refused.value.field == SATISFACTION
    assert found(held).forms == ()


def test_an_empty_form_a_day_to_come_and_a_day_before_the_session_are_refused(held: Held) -> None:
    assert refusal(held) == ("Give at least one rating, or something in words.", SATISFACTION)
    for day, words in ((date(2026, 11, 24), "lies in the future"), (date(2026, 8, 13), "cannot have come back before")):
        with pytest.raises(NotAllowedError, match=words) as refused:
            held.school.evaluation.add(replace(held.form(4), received_on=day), today=TODAY)
        assert refused.value.field == "received_on"
    with pytest.raises(NotAllowedError, match=r"longer than 2,000 characters"):
        held.school.evaluation.add(held.form(4, said="x" * 2001), today=TODAY)


def test_a_form_keyed_in_wrongly_is_changed_and_removed(held: Held) -> None:
    own = held.add(5, 4, who=NAMES[0])
    stored = found(held).forms[0]
    held.school.evaluation.change(replace(stored, ratings={SATISFACTION: 2}, person_id=None), today=TODAY)
    changed = found(held).forms[0]
    assert (changed.id, dict(changed.ratings), changed.person_id) == (own, {SATISFACTION: 2}, None)
    held.school.evaluation.remove(own)
    assert found(held).forms == ()
    with pytest.raises(NotFoundError):
        held.school.evaluation.remove(own)


def test_what_is_asked_for_after_a_course_is_one_step(held: Held) -> None:
    held.school.evaluation.ask(held.course_id, EvaluationAsked.AFTER)
    assert found(held).asked is EvaluationAsked.AFTER
    assert [one.evaluation for one in held.school.training.courses() if one.id == held.course_id] == ["after"]
    assert held.school.history.undoable().undo.startswith("change which evaluation is asked for after Prevent")
    held.school.history.undo()
    assert found(held).asked is EvaluationAsked.AFTER_AND_IMPACT


def test_there_is_nothing_to_do_while_nothing_is_asked_for_and_after_a_year(held: Held) -> None:
    assert len(held.school.evaluation.jobs(TODAY)) == 2
    assert held.school.evaluation.jobs(date(2028, 1, 1)) == ()
    held.school.evaluation.ask(held.course_id, EvaluationAsked.NO)
    assert held.school.evaluation.jobs(TODAY) == ()


def test_jobs_name_the_forms_that_are_due_and_those_not_back(held: Held) -> None:
    held.add(5, who=NAMES[0])
    held.add(4, who=NAMES[1], kind=Form.IMPACT)
    impact, late = held.school.evaluation.jobs(TODAY)
    assert impact.title == "4 impact forms due"
    assert impact.detail.endswith(", the oldest since 14 Nov 2026")
    assert late.title == "5 evaluation forms not back after two weeks"
    assert (impact.page, impact.tab) == ("training", "evaluation")
    assert [job.title for job in held.school.evaluation.jobs(date(2026, 11, 13))] == [late.title]
    assert held.school.evaluation.jobs(date(2026, 8, 27)) == ()


def test_a_session_to_come_has_no_forms_yet(held: Held) -> None:
    with pytest.raises(NotFoundError, match="was not held yet"):
        found(held, date(2026, 8, 13))
    assert found(held, HELD).returned(Form.PARTICIPANT).words == "0 of 6"


def test_erasing_somebody_keeps_their_ratings_without_name_and_words(
    held: Held, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    held.add(5, 4, 2, 4, who=LEFT, said="Only I could have said this")
    held.add(3, who=NAMES[0], said="Somebody else")
    before = found(held).summary.of(Form.PARTICIPANT).answers
    erasure = Erasure((held.people[LEFT],), "Head", ON_REQUEST, on_request=True)
    held.school.privacy.erase(erasure, today=TODAY)
    gone, other = sorted(found(held).forms, key=lambda one: one.comment)
    assert (gone.person_id, gone.attendance_id, gone.comment, gone.suggestion) == (None, None, "", "")
    assert (other.comment, other.person_id) == ("Somebody else", held.people[NAMES[0]])
    told = " ".join(line for _, lines in held.school.history.told() for line in lines)
    assert "Only I could have said this" not in told
    assert "Somebody else" in told
    after = found(held).summary.of(Form.PARTICIPANT)
    assert [one.counts for one in after.answers] == [one.counts for one in before]
    assert (after.returned.words, after.texts[0]) == ("2 of 5", ("Somebody else",))
    for name in NAMES[1:5]:
        held.add(4, who=name)
    assert found(held).returned(Form.PARTICIPANT).words == "6 of 6"


def test_forms_with_a_name_are_found_for_the_person(held: Held) -> None:
    held.add(5, who=NAMES[0])
    held.add(4)
    with held.school.desk.reading() as unit:
        assert [one.person_id for one in unit.evaluations.of_person(held.people[NAMES[0]])] == [held.people[NAMES[0]]]
        assert unit.evaluations.of_person(held.people[NAMES[1]]) == ()


def test_a_trainer_gives_one_form_for_a_session(held: Held) -> None:
    held.add(5, 4, 3, kind=Form.TRAINER)
    held.add(5, 4, 3, kind=Form.TRAINER)
    assert found(held).returned(Form.TRAINER).words == "2"
    assert found(held).summary.warnings == ()
