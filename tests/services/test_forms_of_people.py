"""What becomes of evaluation forms when people are merged, erased, or taken off a register and put on it again."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from nscp_desktop.domain.certificates import CertificateTraining, reason_against
from nscp_desktop.domain.dates import Precision
from nscp_desktop.domain.drafts import PersonDraft
from nscp_desktop.domain.evaluation import QUESTIONS, Evaluation, Form
from nscp_desktop.domain.session_drafts import SessionDraft
from nscp_desktop.domain.sessions import SessionDay
from nscp_desktop.domain.trainers import Trainer
from nscp_desktop.services.privacy import Erasure
from nscp_desktop.services.record_files import Services
from tests.services.conftest import TODAY

HELD = date(2026, 8, 20)


def person(school: Services, given: str) -> int:
    return school.people.add(PersonDraft(given, "Khan", starts_on=date(2020, 9, 1)))


def session_of(school: Services, *people: int) -> int:
    draft = SessionDraft(school.training.courses()[0].id, (SessionDay(HELD),))
    own = school.sessions.add(draft, people, today=TODAY)
    school.sessions.close(own, today=TODAY)
    return own


def form(session_id: int, kind: Form, ratings: Sequence[int], comment: str = "", own: int | None = None) -> Evaluation:
    answers = dict(zip((one.code for one in QUESTIONS[kind]), ratings, strict=False))
    trainer_id, person_id = (own, None) if kind is Form.TRAINER else (None, own)
    return Evaluation(0, session_id, kind, TODAY, answers, person_id, trainer_id, comment=comment)


def add(school: Services, one: Evaluation) -> int:
    return school.evaluation.add(one, today=TODAY)


def forms(school: Services, session_id: int) -> tuple[Evaluation, ...]:
    return school.evaluation.session(session_id, TODAY).forms


def test_of_two_forms_of_people_who_are_one_the_other_stays_without_a_name(school: Services) -> None:
    one, other, third = person(school, "Amir"), person(school, "Ameer"), person(school, "Bo")
    own = session_of(school, one, other, third)
    add(school, form(own, Form.PARTICIPANT, (5,), "Clear", own=one))
    add(school, form(own, Form.PARTICIPANT, (2,), "Ameer was cold", own=other))
    add(school, form(own, Form.IMPACT, (3,), "Calls earlier", own=other))
    before = forms(school, own)
    school.removal.merge(one, other)
    found = {(each.form, each.person_id): each for each in forms(school, own)}
    assert found[Form.PARTICIPANT, one].comment == "Clear\nAmeer was cold"
    assert (found[Form.PARTICIPANT, None].comment, found[Form.PARTICIPANT, None].attendance_id) == ("", None)
    assert list(found[Form.PARTICIPANT, None].ratings.values()) == [2]
    assert found[Form.IMPACT, one].comment == "Calls earlier"
    assert len(found) == len(forms(school, own)) == 3
    school.evaluation.change(replace(found[Form.PARTICIPANT, one], suggestion="Shorter"), today=TODAY)
    assert school.problems(full=True) == []
    school.history.undo()
    school.history.undo()
    assert forms(school, own) == before
    school.history.redo()
    assert school.problems(full=True) == []


def test_words_of_both_forms_are_gone_when_the_merged_person_is_erased(school: Services) -> None:
    one, other, third = person(school, "Amir"), person(school, "Ameer"), person(school, "Bo")
    own = session_of(school, one, other, third)
    add(school, form(own, Form.PARTICIPANT, (5,), "Clear canary", own=one))
    add(school, form(own, Form.PARTICIPANT, (2,), "Cold marmalade", own=other))
    school.removal.merge(one, other)
    school.privacy.erase(Erasure((one,), "Head", "Letter", on_request=True), today=TODAY)
    content = school.path.read_bytes()
    assert b"canary" not in content
    assert b"marmalade" not in content
    assert sorted(rating for each in forms(school, own) for rating in each.ratings.values()) == [2, 5]
    assert school.problems(full=True) == []


def test_of_two_trainers_forms_of_people_who_are_one_the_other_stays_without_a_name(school: Services) -> None:
    one, other, third = person(school, "Amir"), person(school, "Ameer"), person(school, "Bo")
    own = session_of(school, third)
    ours, theirs = (school.trainers.add(Trainer(0, each), today=TODAY) for each in (one, other))
    add(school, form(own, Form.TRAINER, (5, 5, 5), "Lively", own=ours))
    add(school, form(own, Form.TRAINER, (3, 3, 3), "Too long", own=theirs))
    school.removal.merge(one, other)
    found = {each.trainer_id: each for each in forms(school, own)}
    assert found.keys() == {ours, None}
    assert found[ours].comment == "Lively\nToo long"
    assert school.problems(full=True) == []


@pytest.fixture
def after_forms(school: Services) -> tuple[Services, int, int, int]:
    """Give a closed session of two people, where certificates wait for the form."""
    one, other = person(school, "Amir"), person(school, "Bo")
    own = session_of(school, one, other)
    course = school.training.courses()[0]
    school.training.change_course(replace(course, certificates=True), today=TODAY)
    school.certificates.set_after_evaluation(True)
    return school, own, one, other


def ready(school: Services) -> set[int]:
    return {one.training.person_id for each in school.certificates.sessions(TODAY) for one in each.ready}


def test_a_form_counts_for_the_certificate_of_whoever_is_put_on_the_register_again(
    after_forms: tuple[Services, int, int, int],
) -> None:
    school, own, one, _ = after_forms
    add(school, form(own, Form.PARTICIPANT, (5,), own=one))
    assert ready(school) == {one}
    entry = next(each.id for each in school.sessions.entries(own) if each.person_id == one)
    school.training.remove_completion(entry)
    school.sessions.reopen(own, "Somebody is missing")
    school.sessions.add_people(own, [one], today=TODAY)
    school.sessions.close(own, today=TODAY)
    assert ready(school) == {one}


def test_forms_without_names_let_certificates_be_issued_when_as_many_are_back_as_people_were_there(
    after_forms: tuple[Services, int, int, int],
) -> None:
    school, own, one, other = after_forms
    add(school, form(own, Form.PARTICIPANT, (5,)))
    assert ready(school) == set()
    add(school, form(own, Form.PARTICIPANT, (4,)))
    assert ready(school) == {one, other}


def test_a_form_without_a_name_can_be_put_right_when_there_are_more_forms_than_people(school: Services) -> None:
    one, other = person(school, "Amir"), person(school, "Bo")
    own = session_of(school, one, other)
    for each in (one, other):
        add(school, form(own, Form.PARTICIPANT, (5,), own=each))
    school.removal.remove([other])
    nameless = next(each for each in forms(school, own) if each.person_id is None)
    school.evaluation.change(replace(nameless, suggestion="Shorter"), today=TODAY)
    assert next(each for each in forms(school, own) if each.id == nameless.id).suggestion == "Shorter"


def test_whoever_gave_a_trainers_form_is_offered_although_another_led_the_session(school: Services) -> None:
    one, other = person(school, "Amir"), person(school, "Bo")
    own = session_of(school, one)
    ours, theirs = (school.trainers.add(Trainer(0, each), today=TODAY) for each in (one, other))
    add(school, form(own, Form.TRAINER, (5, 5, 5), own=theirs))
    with school.desk.changing("Link") as unit:
        unit.trainers.link([(own, ours)])
    school.trainers.change(replace(school.trainers.everybody()[1], active=False), today=TODAY)
    assert school.evaluation.trainers_of(own) == {ours: "Amir Khan", theirs: "Bo Khan"}


def test_a_withdrawn_certificate_is_none_that_somebody_has(after_forms: tuple[Services, int, int, int]) -> None:
    school, own, one, other = after_forms
    school.certificates.set_after_evaluation(False)
    ids = [entry.id for entry in school.sessions.entries(own)]
    made = school.certificates.issue(ids, issued_by="The head", issued_on=TODAY, today=TODAY).certificates
    school.certificates.withdraw([made[0].id], reason="By mistake", today=TODAY)
    held = school.certificates.sessions(TODAY)[0]
    assert held.words == "1 of 2 (50%)"
    assert held.people == ()
    del one, other


def test_a_training_without_a_session_waits_for_no_form_as_nobody_can_give_one() -> None:
    alone = CertificateTraining(1, 1, 1, None, HELD, Precision.DAY, None, has_answered=False)
    assert reason_against(alone, None, TODAY, after_evaluation=True) == ""
    at_one = alone._replace(session_id=7)
    assert reason_against(at_one, None, TODAY, after_evaluation=True) == "the evaluation form has not come back"
