"""Certificates: who can have one, numbers that are never given twice, and pages that can be read back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from nscp_desktop.domain.certificates import CODE_LETTERS, Answer, Certificate
from nscp_desktop.domain.dates import Precision
from nscp_desktop.domain.drafts import PersonDraft, TrainingDraft
from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.users import UserRole
from nscp_desktop.services.certificates import Issued
from nscp_desktop.services.papers import ReportOptions
from nscp_desktop.services.record_files import Services
from nscp_desktop.storage.unit_of_work import UnitOfWork
from tests.paper import printed_pages

HELD = date(2026, 9, 3)
IN_HOUSE = "Whole-school safeguarding"


def course(school: Services, title: str = IN_HOUSE) -> int:
    return next(course.id for course in school.training.courses() if course.title == title)


def person(school: Services, given: str, family: str = "Khan") -> int:
    return school.people.add(PersonDraft(given, family, starts_on=date(2020, 9, 1)))


def hold(school: Services, *people: int, on: date | None = HELD, title: str = IN_HOUSE) -> None:
    draft = TrainingDraft(course(school, title), on, people, hours=3.0, delivery="Face to face", trainer="Gwen Evans")
    school.training.record(draft, today=date(2026, 11, 23))


def attendances(school: Services) -> dict[int, int]:
    """The attendance of each person."""
    return {one.person_id: own for own, one in school.certificates.trainings().items()}


def issue(school: Services, people: Sequence[int], today: date) -> Issued:
    own = attendances(school)
    ids = [own[one] for one in people]
    return school.certificates.issue(ids, issued_by="Gwen Evans", issued_on=today, today=today)


def answered(school: Services, person_id: int, form: str = "participant") -> None:
    """Put an evaluation form of somebody on record, as it comes in after the session."""
    training = next(one for one in school.certificates.trainings().values() if one.person_id == person_id)
    with school.desk.changing("Bring in a form") as unit:
        unit._db.exec_driver_sql(
            "INSERT INTO evaluation (session_id, form, person_id, attendance_id, received_on) VALUES (?, ?, ?, ?, ?)",
            (training.session_id, form, person_id, training.attendance_id, "2026-09-04"),
        )


def printed(school: Services, today: date, **options: Any) -> list[str]:
    return printed_pages(school.documents.report("certificates", today, ReportOptions(**options)))


def test_each_person_of_a_session_has_a_page_with_their_number_and_code(school: Services, today: date) -> None:
    people = [person(school, name) for name in ("Amir", "Bo", "Cy")]
    hold(school, *people)
    made = {one.person_id: one for one in issue(school, people, today).certificates}
    session_id = school.certificates.sessions(today)[0].session_id
    found = printed(school, today, session_id=session_id)
    assert len(found) == 3
    for page, name, own in zip(found, ("Amir Khan", "Bo Khan", "Cy Khan"), people, strict=True):
        for words in ("Carlton Hill", name, IN_HOUSE, "3 Sep 2026", "3 hours", "Face to face", "Gwen Evans"):
            assert words in page
        assert made[own].number in page
        assert made[own].code in page
        assert "ask Carlton Hill and quote its number and verification code" in page
    others = {one.code for one in made.values()}
    assert all(sum(code in page for code in others) == 1 for page in found)


def test_codes_cannot_be_mistaken_and_are_never_alike(school: Services, today: date) -> None:
    people = [person(school, f"P{place}") for place in range(40)]
    hold(school, *people)
    codes = [one.code for one in issue(school, people, today).certificates]
    assert len(set(codes)) == 40
    assert {letter for code in codes for letter in code} <= set(CODE_LETTERS) | {"-"}
    assert not set("AEIOUL015") & set(CODE_LETTERS)


def test_the_number_is_put_on_the_training_unless_it_has_one(school: Services, today: date) -> None:
    amir, bo = person(school, "Amir"), person(school, "Bo")
    hold(school, amir, bo)
    typed = school.standing.snapshot().history(bo).completions[0]
    school.training.change_completion(typed._replace(certificate_number="OLD 7"), today=today)
    first, _ = issue(school, [amir, bo], today).certificates
    numbers = [school.standing.snapshot().history(own).completions[0].certificate_number for own in (amir, bo)]
    assert numbers == [first.number, "OLD 7"]


def test_undo_takes_a_batch_back_in_one_step_and_its_numbers_are_not_given_again(school: Services, today: date) -> None:
    people = [person(school, name) for name in ("Amir", "Bo", "Cy")]
    hold(school, *people)
    before = issue(school, people, today).certificates
    school.history.undo()
    assert school.certificates.all() == ()
    assert school.standing.snapshot().history(people[0]).completions[0].certificate_number == ""
    after = issue(school, people, today).certificates
    assert not {one.number for one in before} & {one.number for one in after}
    assert school.certificates.check(before[0].number, before[0].code).answer is Answer.REPLACED


def test_redo_brings_back_the_very_same_certificates(school: Services, today: date) -> None:
    amir = person(school, "Amir")
    hold(school, amir)
    made = issue(school, [amir], today).certificates
    school.history.undo()
    school.history.redo()
    assert school.certificates.all() == made


def test_numbers_of_erased_people_are_not_given_again(school: Services, today: date) -> None:
    amir, bo = person(school, "Amir"), person(school, "Bo")
    hold(school, amir, bo)
    gone = issue(school, [amir], today).certificates[0]
    school.removal.remove([amir])
    with school.desk.changing("Blank the history", reason="") as unit:
        unit.history.erase_person(amir)
    assert issue(school, [bo], today).certificates[0].number > gone.number
    assert school.certificates.check(gone.number, gone.code).answer is Answer.UNKNOWN


def test_two_people_of_one_name_have_two_certificates(school: Services, today: date) -> None:
    one, other = person(school, "Amir"), person(school, "Amir")
    hold(school, one, other)
    first, second = issue(school, [one, other], today).certificates
    assert first.number != second.number
    found = printed(school, today, certificate_ids=(second.id, first.id))
    assert [second.code in found[0], first.code in found[1]] == [True, True]


def test_only_whoever_attended_a_closed_training_on_a_known_day_can_have_one(school: Services, today: date) -> None:
    amir, bo, cy, di = (person(school, name) for name in ("Amir", "Bo", "Cy", "Di"))
    hold(school, amir)
    hold(school, bo, on=None)
    hold(school, cy, title="Prevent awareness")
    about = school.standing.snapshot().history(amir).completions[0]
    assert set(attendances(school)) == {amir, bo}
    assert di not in attendances(school)
    with pytest.raises(NotAllowedError, match="Bo Khan: the exact day of the training is not on record"):
        issue(school, [bo], today)
    school.training.change_completion(about._replace(precision=Precision.MONTH), today=today)
    with pytest.raises(NotAllowedError, match="exact day"):
        issue(school, [amir], today)
    assert school.certificates.all() == ()


@pytest.mark.parametrize("outcome", ["part", "did-not-attend", "waiting", "booked"])
def test_no_certificate_for_another_outcome_than_attended(outcome: str, school: Services, today: date) -> None:
    amir = person(school, "Amir")
    hold(school, amir)
    with school.desk.changing("Mark the register") as unit:
        unit._db.exec_driver_sql("UPDATE attendance SET outcome = ?", (outcome,))
    school.standing.forget()
    assert school.certificates.trainings() == {}


def test_an_open_register_has_to_be_closed_first(school: Services, today: date) -> None:
    amir, bo = person(school, "Amir"), person(school, "Bo")
    hold(school, amir, bo)
    with school.desk.changing("Open the register") as unit:
        own = attendances_in(unit, bo)
        booked = "UPDATE attendance SET outcome = 'booked', booked_on = '2026-09-03' WHERE id = ?"
        unit._db.exec_driver_sql(booked, (own,))
        unit._db.exec_driver_sql("UPDATE session SET closed_on = NULL")
    school.standing.forget()
    found = school.certificates.sessions(today)[0]
    assert [one.reason for one in found.held_back] == ["the register of the session is not closed"]
    session_id = found.session_id
    with school.desk.changing("Close the register") as unit:
        unit.sessions.change(session_id or 0, {"closed_on": today.isoformat()})
    assert len(school.certificates.sessions(today)[0].ready) == 1


def attendances_in(unit: UnitOfWork, person_id: int) -> int:
    rows = unit.certificates.trainings()
    return next(one.attendance_id for one in rows if one.person_id == person_id)


def test_a_course_that_is_set_to_have_certificates_has_them_too(school: Services, today: date) -> None:
    amir = person(school, "Amir")
    hold(school, amir, title="Prevent awareness")
    assert school.certificates.sessions(today) == ()
    found = next(one for one in school.training.courses() if one.title == "Prevent awareness")
    school.training.change_course(replace(found, certificates=True), today=today)
    assert [len(one.ready) for one in school.certificates.sessions(today)] == [1]


def test_after_the_evaluation_only_those_have_one_whose_form_has_come_back(school: Services, today: date) -> None:
    people = [person(school, name) for name in ("Amir", "Bo", "Cy")]
    hold(school, *people)
    answered(school, people[1])
    answered(school, people[2], "impact")
    school.certificates.set_after_evaluation(True)
    assert school.certificates.after_evaluation()
    issued = issue(school, people, today)
    assert [one.person_id for one in issued.certificates] == [people[1]]
    assert issued.refusals == tuple(f"{name} Khan: the evaluation form has not come back." for name in ("Amir", "Cy"))
    school.certificates.set_after_evaluation(False)
    assert len(issue(school, people, today).certificates) == 2


def test_only_an_administrator_chooses_the_order(school: Services) -> None:
    school.users.work_as("Maya Green")
    school.users.add("Maya Green", UserRole.ADMINISTRATOR)
    school.users.add("An Editor", UserRole.EDITOR)
    school.users.work_as("An Editor")
    with pytest.raises(NotAllowedError, match="administrator"):
        school.certificates.set_after_evaluation(True)
    assert not school.certificates.after_evaluation()


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"issued_by": "  "}, "issued_by"),
        ({"issued_by": "x" * 201}, "issued_by"),
        ({"issued_on": date(2026, 11, 24)}, "issued_on"),
        ({"issued_on": date(2026, 9, 2)}, "issued_on"),
    ],
)
def test_bad_input_is_refused_beside_the_field(
    values: dict[str, Any], field: str, school: Services, today: date
) -> None:
    amir = person(school, "Amir")
    hold(school, amir)
    given: dict[str, Any] = {"issued_by": "Gwen Evans", "issued_on": today, **values}
    with pytest.raises(NotAllowedError) as refusal:
        school.certificates.issue(attendances(school).values(), today=today, **given)
    assert refusal.value.field == field
    assert school.certificates.all() == ()


def one(school: Services, today: date, given: str = "Amir") -> Certificate:
    own = person(school, given)
    hold(school, own)
    return issue(school, [own], today).certificates[0]


@pytest.mark.parametrize(
    "typed", ["{0}", " {0} ", "{1} {2}", "{1}{2}", "{1}/{3}", "no. {0}"], ids=["as printed", *"abcde"]
)
def test_number_and_code_are_found_however_they_are_typed(typed: str, school: Services, today: date) -> None:
    made = one(school, today)
    year, number = made.number.split("-")
    words = typed.format(made.number, year, number, int(number))
    for code in (made.code, made.code.lower(), made.code.replace("-", " "), f" {made.code} "):
        found = school.certificates.check(words, code)
        assert found.answer is Answer.REAL
        assert "Amir Khan" in found.words
        assert IN_HOUSE in found.words


def test_a_wrong_code_says_nothing_about_whose_it_is(school: Services, today: date) -> None:
    made = one(school, today)
    wrong = "B" + made.code[1:] if made.code[0] != "B" else "C" + made.code[1:]
    found = school.certificates.check(made.number, wrong)
    assert found.answer is Answer.UNKNOWN
    assert "Amir" not in found.words
    assert found.certificate is None


@pytest.mark.parametrize(
    ("number", "code", "field"), [("", "X", "number"), ("abc", "X", "number"), ("2026-1", "", "code")]
)
def test_half_an_answer_is_asked_for(number: str, code: str, field: str, school: Services) -> None:
    with pytest.raises(NotAllowedError) as refusal:
        school.certificates.check(number, code)
    assert refusal.value.field == field


def test_a_withdrawn_certificate_is_told_with_the_reason_and_not_printed(school: Services, today: date) -> None:
    made = one(school, today)
    with pytest.raises(NotAllowedError) as refusal:
        school.certificates.withdraw([made.id], reason=" ", today=today)
    assert refusal.value.field == "reason"
    assert school.certificates.withdraw([made.id], reason="Issued by mistake", today=today) == 1
    found = school.certificates.check(made.number, made.code)
    assert found.answer is Answer.WITHDRAWN
    assert "withdrawn on 23 Nov 2026: Issued by mistake. It was issued to" in found.words
    assert school.standing.snapshot().history(made.person_id).completions[0].certificate_number == ""
    with pytest.raises(NotAllowedError, match="withdrawn"):
        printed(school, today, certificate_ids=(made.id,))
    assert [one.ready for one in school.certificates.sessions(today)] == [()]
    with pytest.raises(NotAllowedError, match="already"):
        school.certificates.withdraw([made.id], reason="Again", today=today)


def test_issued_again_it_has_a_new_number_and_the_name_of_now(school: Services, today: date) -> None:
    made = one(school, today)
    with school.desk.changing("Change a name") as unit:
        unit.people.change(made.person_id, {"family": "Whitby-Osei"})
    school.standing.forget()
    assert "Amir Whitby-Osei" in printed(school, today, certificate_ids=(made.id,))[0]
    again = school.certificates.issue_again(made.id, issued_by="Martin Lowe", issued_on=today, today=today)
    assert again.number > made.number
    assert again.code != made.code
    page = printed(school, today, certificate_ids=(again.id,))[0]
    assert again.number in page
    assert "Amir Whitby-Osei" in page
    assert made.number not in page
    assert school.certificates.check(made.number, made.code).answer is Answer.REPLACED
    assert school.standing.snapshot().history(made.person_id).completions[0].certificate_number == again.number
    with pytest.raises(NotFoundError):
        school.certificates.issue_again(made.id, issued_by="Martin Lowe", issued_on=today, today=today)


def test_a_certificate_does_not_hold_when_the_training_no_longer_counts(school: Services, today: date) -> None:
    made = one(school, today)
    with school.desk.changing("Put the register right") as unit:
        unit._db.exec_driver_sql("UPDATE attendance SET outcome = 'part'")
    school.standing.forget()
    found = school.certificates.check(made.number, made.code)
    assert found.answer is Answer.WITHDRAWN
    assert "no longer on record as attended" in found.words
    with pytest.raises(NotAllowedError):
        school.certificates.issue_again(made.id, issued_by="X", issued_on=today, today=today)


@pytest.mark.parametrize(
    "name",
    [
        "<b>Amir</b> & Söns",
        "=SUM(A1)",
        "Nguyễn Thị Ánh",
        "Пётр Ильич",
        "X",
        "Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh-Cholmondeley-Majoribanks",
        "Anna " * 24,
    ],
)
def test_odd_and_long_names_are_printed_whole(name: str, school: Services, today: date) -> None:
    own = person(school, name.strip(), "Khan")
    hold(school, own)
    made = issue(school, [own], today).certificates[0]
    found = printed(school, today, certificate_ids=(made.id,))
    assert len(found) == 1
    squeezed = "".join(f"{name} Khan".split())
    assert squeezed in found[0].replace(" ", "").replace("\ufffe", "-")
    assert made.code in found[0]


def test_letters_that_the_page_does_not_have_are_told(school: Services, today: date) -> None:
    made = one(school, today, "小龙")
    prepared = school.documents.prepare("certificates", today, ReportOptions(certificate_ids=(made.id,)))
    assert len(prepared.uncovered) == 2


def test_the_page_asks_for_a_session_and_says_when_nothing_was_issued(school: Services, today: date) -> None:
    hold(school, person(school, "Amir"))
    with pytest.raises(NotAllowedError) as refusal:
        printed(school, today)
    assert refusal.value.field == "session_id"
    session_id = school.certificates.sessions(today)[0].session_id
    assert "No certificate has been issued" in printed(school, today, session_id=session_id)[0]
    with pytest.raises(NotFoundError):
        printed(school, today, session_id=9_999)


def test_what_is_waiting_is_a_job_for_a_year(school: Services, today: date) -> None:
    assert school.certificates.jobs(today) == ()
    people = [person(school, name) for name in ("Amir", "Bo")]
    hold(school, *people)
    job = school.certificates.jobs(today)[0]
    assert (job.title, job.detail, job.tab) == ("2 certificates to issue", IN_HOUSE, "certificates")
    assert school.certificates.jobs(HELD + timedelta(days=400)) == ()
    issue(school, people, today)
    assert school.certificates.jobs(today) == ()
