"""Which forms are asked of whom, which are back, and which impact forms are due.

Source: NSCP Learning and Workforce Development Strategy 2022-24, evaluation cycle: the impact form comes three months
after the event.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from nscp_desktop.domain.courses import EvaluationAsked
from nscp_desktop.domain.dates import add_days, add_months, in_words, plural
from nscp_desktop.domain.evaluation import Evaluation, Form, Place
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.sessions import Session

IMPACT_MONTHS = 3
# Whoever has not answered by then will not: what came of it can no longer be told from everything since.
ASKED_FOR_MONTHS = 12
AHEAD_DAYS = 28
PARTICIPANT_DAYS = 14


class ImpactState(StrEnum):
    """Where somebody's impact form is."""

    BACK = "back"
    LATER = "later"
    SOON = "soon"
    DUE = "due"
    TOO_LATE = "too-late"
    LEFT = "left"


class ImpactForm(NamedTuple):
    """The impact form of one person for one session, and on which day it is due."""

    session_id: int
    person_id: int
    due: date
    state: ImpactState


class Returned(NamedTuple):
    """How many forms came back of how many that are asked for. `of` is 0 where nobody knows how many there could be."""

    back: int
    of: int

    @property
    def words(self) -> str:
        """`14 of 20`; only the count where nobody knows of how many."""
        return f"{self.back:,} of {self.of:,}" if self.of else f"{self.back:,}"


def impact_due(last_day: date) -> date:
    """Return when the impact form of a session is due: three whole months after its last day."""
    return add_months(last_day, IMPACT_MONTHS)


def was_held(session: Session, as_at: date) -> bool:
    """Whether the last day of a session has come."""
    return session.ends_on <= as_at


def impact_forms(
    session: Session, places: Iterable[Place], forms: Iterable[Evaluation], people: Mapping[int, Person], as_at: date
) -> tuple[ImpactForm, ...]:
    """Say for each who was at a session where their impact form is.

    Forms that came back without a name take nobody off the list until as many are back as were asked.
    """
    due = impact_due(session.ends_on)
    impact = [one for one in forms if one.form is Form.IMPACT and one.session_id == session.id]
    back = {one.person_id for one in impact if one.person_id is not None}
    found = [
        ImpactForm(session.id, place.person_id, due, _state(place.person_id, back, people, due, as_at))
        for place in places
        if place.session_id == session.id and place.person_id in people
    ]
    waiting = [one for one in found if one.state not in (ImpactState.BACK, ImpactState.LEFT)]
    if waiting and sum(one.person_id is None for one in impact) >= len(waiting):
        return tuple(one._replace(state=ImpactState.BACK) if one in waiting else one for one in found)
    return tuple(found)


def _state(own: int, back: set[int], people: Mapping[int, Person], due: date, as_at: date) -> ImpactState:
    if own in back:
        return ImpactState.BACK
    # Whoever is no longer here on the day, or has left since, is not asked.
    if people[own].service_on(max(due, as_at)) is None:
        return ImpactState.LEFT
    if as_at >= due:
        return ImpactState.TOO_LATE if as_at > add_months(due, ASKED_FOR_MONTHS) else ImpactState.DUE
    return ImpactState.SOON if as_at >= add_days(due, -AHEAD_DAYS) else ImpactState.LATER


def participants_returned(session: Session, places: Sequence[Place], forms: Iterable[Evaluation]) -> Returned:
    """Count the participant forms of a session that are back, of those who were there."""
    count = sum(one.form is Form.PARTICIPANT and one.session_id == session.id for one in forms)
    return Returned(count, max(len(places), count))


def trainers_returned(session: Session, forms: Iterable[Evaluation]) -> Returned:
    """Count the trainers' forms of a session, of the trainers that are on record as leading it."""
    count = sum(one.form is Form.TRAINER and one.session_id == session.id for one in forms)
    return Returned(count, max(len(session.trainer_ids), count) if session.trainer_ids else 0)


def impact_returned(found: Sequence[ImpactForm], forms: Iterable[Evaluation], session: Session) -> Returned:
    """Count the impact forms of a session that are back, of those who are asked: leavers are not."""
    count = sum(one.form is Form.IMPACT and one.session_id == session.id for one in forms)
    asked = sum(one.state is not ImpactState.LEFT for one in found)
    return Returned(count, max(asked, count))


def participants_late(session: Session, asked: EvaluationAsked, returned: Returned, as_at: date) -> bool:
    """Whether forms are still out two weeks after a session that wants them, and not yet a year old."""
    wanted = asked is not EvaluationAsked.NO and returned.back < returned.of
    late = add_days(session.ends_on, PARTICIPANT_DAYS) <= as_at
    return wanted and late and as_at <= add_months(session.ends_on, ASKED_FOR_MONTHS)


def fallen_off_words(count: int) -> str:
    """Say how many impact forms are no longer asked for; empty when there are none."""
    if not count:
        return ""
    forms = plural(count, "impact form")
    verb = "is" if count == 1 else "are"
    return f"{forms} more than {ASKED_FOR_MONTHS} months past the day {verb} no longer asked for."


def due_words(due: date, as_at: date) -> str:
    """Say when a form is due: `since 3 Sep 2026`, `today`, `on 3 Dec 2026`."""
    if due == as_at:
        return "today"
    return f"since {in_words(due)}" if due < as_at else f"on {in_words(due)}"
