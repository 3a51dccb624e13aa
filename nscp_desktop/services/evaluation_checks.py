"""Whether an evaluation form may be stored, and who it is from."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from nscp_desktop.domain.dates import in_words, plural
from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.evaluation import (
    HIGHEST,
    LONGEST_TEXT,
    LOWEST,
    QUESTIONS,
    RATINGS,
    Evaluation,
    Form,
    Place,
)
from nscp_desktop.domain.people import Person
from nscp_desktop.services.titles import refuse_long
from nscp_desktop.storage.unit_of_work import UnitOfWork


def checked_form(form: Evaluation, unit: UnitOfWork, people: Mapping[int, Person], today: date) -> Evaluation:
    """Return a form as it may be stored: tidy texts, and who it is from looked up on the register.

    Raises NotAllowedError with the field that the sentence belongs beside, NotFoundError when the session is gone.
    """
    _check_answers(form)
    _check_day(form, unit, today)
    tidied = replace(form, comment=form.comment.strip(), suggestion=form.suggestion.strip())
    there = unit.evaluations.of_session(form.session_id)
    others = [one for one in there if one.id != form.id]
    if form.form is Form.TRAINER:
        return _from_trainer(tidied, others)
    if form.person_id is None and any(one.id == form.id and one.person_id is None for one in there):
        # It was taken without a name once: there are more forms than people when some were merged or deleted.
        return replace(tidied, trainer_id=None, attendance_id=None)
    return _from_person(tidied, others, unit.evaluations.places(form.session_id).get(form.session_id, ()), people)


def _check_answers(form: Evaluation) -> None:
    for one in QUESTIONS[form.form]:
        rating = form.ratings.get(one.code)
        if rating is not None and rating not in RATINGS:
            raise NotAllowedError(f"{rating} is no rating. Give a whole number from {LOWEST} to {HIGHEST}.", one.code)
    known = {one.code for one in QUESTIONS[form.form]}
    if not known >= form.ratings.keys():
        raise NotAllowedError("The form has no such question.")
    if not form.ratings and not form.comment.strip() and not form.suggestion.strip():
        raise NotAllowedError("Give at least one rating, or something in words.", QUESTIONS[form.form][0].code)
    for code, text in (("comment", form.comment), ("suggestion", form.suggestion)):
        refuse_long(text, code, LONGEST_TEXT)


def _check_day(form: Evaluation, unit: UnitOfWork, today: date) -> None:
    session = unit.sessions.session(form.session_id)
    if session is None:
        raise NotFoundError("That session is no longer in the record.")
    if form.received_on > today:
        raise NotAllowedError("That day lies in the future. Give the day on which the form came back.", "received_on")
    if form.received_on < session.starts_on:
        raise NotAllowedError(
            f"The session began on {in_words(session.starts_on)}. A form cannot have come back before.", "received_on"
        )


def _from_trainer(form: Evaluation, others: Sequence[Evaluation]) -> Evaluation:
    there = any(one.form is Form.TRAINER and one.trainer_id == form.trainer_id for one in others)
    if form.trainer_id is not None and there:
        raise NotAllowedError("There is a form of this trainer for the session already.", "trainer_id")
    return replace(form, person_id=None, attendance_id=None)


def _from_person(
    form: Evaluation, others: Sequence[Evaluation], places: Sequence[Place], people: Mapping[int, Person]
) -> Evaluation:
    same = [one for one in others if one.form is form.form]
    if form.person_id is None:
        if not places:
            raise NotAllowedError(
                "Nobody is on record as having been there yet. Close the register first.", "person_id"
            )
        if len(same) >= len(places):
            raise NotAllowedError(
                f"There are {plural(len(same), 'form')} of {plural(len(places), 'person', 'people')} who were there. "
                "Look whether this one is stored already, or whether somebody is missing on the register.",
                "person_id",
            )
        return replace(form, trainer_id=None, attendance_id=None)
    person = people.get(form.person_id)
    if person is None:
        raise NotFoundError("That person is no longer in the record.")
    place = next((one for one in places if one.person_id == form.person_id), None)
    if place is None:
        raise NotAllowedError(
            f"{person.name} is not on record as having been there. Choose somebody who was, or leave the name empty.",
            "person_id",
        )
    if any(one.person_id == form.person_id for one in same):
        raise NotAllowedError(f"{person.name} has {form.form.one_words} for this session already.", "person_id")
    if form.form is Form.IMPACT and person.service_on(form.received_on) is None:
        raise NotAllowedError(
            f"{person.name} had left by {in_words(form.received_on)} and was not asked. Leave the name empty to keep "
            "the answers without it.",
            "person_id",
        )
    return replace(form, trainer_id=None, attendance_id=place.attendance_id)
