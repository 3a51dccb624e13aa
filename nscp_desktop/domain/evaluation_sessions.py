"""The forms of every session that was held: what is asked for, what is back, what is due."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from nscp_desktop.domain.courses import EvaluationAsked
from nscp_desktop.domain.evaluation import Evaluation, Form, Place
from nscp_desktop.domain.evaluation_due import (
    ImpactForm,
    ImpactState,
    Returned,
    impact_due,
    impact_forms,
    impact_returned,
    participants_late,
    participants_returned,
    trainers_returned,
    was_held,
)
from nscp_desktop.domain.evaluation_summary import SessionSummary, summarise
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.sessions import Session

_PLACES = {form: place for place, form in enumerate(Form)}


@dataclass(frozen=True)
class SessionForms:
    """One session with its course, what is asked for after it, and everything that is known of its forms.

    `counts` are the forms that are back, in the order of the kinds of form.
    """

    session: Session
    title: str
    asked: EvaluationAsked
    places: tuple[Place, ...]
    forms: tuple[Evaluation, ...]
    impact: tuple[ImpactForm, ...]
    counts: tuple[Returned, ...]

    @cached_property
    def summary(self) -> SessionSummary:
        """What the forms say together; put together when somebody looks at it, as there are many sessions."""
        return summarise(self.session, self.forms, self.counts)

    @property
    def impact_due(self) -> date:
        """When the impact forms of the session are due."""
        return impact_due(self.session.ends_on)

    @property
    def wants_impact(self) -> bool:
        """Whether impact forms are asked for."""
        return self.asked is EvaluationAsked.AFTER_AND_IMPACT

    def returned(self, form: Form) -> Returned:
        """Count the forms of one kind."""
        return self.counts[_PLACES[form]]

    def people(self, form: Form) -> tuple[int, ...]:
        """Return the people behind a count: those who were there, or who are asked three months on."""
        if form is Form.IMPACT:
            return tuple(one.person_id for one in self.impact if one.state is not ImpactState.LEFT)
        return tuple(place.person_id for place in self.places)

    def is_late(self, as_at: date) -> bool:
        """Whether participant forms are still out two weeks after."""
        return participants_late(self.session, self.asked, self.returned(Form.PARTICIPANT), as_at)


@dataclass(frozen=True, slots=True)
class OnRecord:
    """What the record holds about evaluation: sessions, who was there, the forms, courses by id, and people."""

    sessions: Sequence[Session]
    places: Mapping[int, tuple[Place, ...]]
    forms: Iterable[Evaluation]
    titles: Mapping[int, str]
    asked: Mapping[int, EvaluationAsked]
    people: Mapping[int, Person]


def sessions_with_forms(record: OnRecord, as_at: date) -> tuple[SessionForms, ...]:
    """Return the sessions that were held by a day and at which somebody was, the newest first."""
    by_session: defaultdict[int, list[Evaluation]] = defaultdict(list)
    for form in record.forms:
        by_session[form.session_id].append(form)
    return tuple(
        _forms(one, record, tuple(by_session[one.id]), as_at)
        for one in record.sessions
        if was_held(one, as_at) and (record.places.get(one.id) or by_session[one.id])
    )


def _forms(session: Session, record: OnRecord, forms: tuple[Evaluation, ...], as_at: date) -> SessionForms:
    places = record.places.get(session.id, ())
    asked = record.asked.get(session.course_id, EvaluationAsked.NO)
    impact = impact_forms(session, places, forms, record.people, as_at)
    wanted = impact if asked is EvaluationAsked.AFTER_AND_IMPACT else ()
    returned = (
        participants_returned(session, places, forms),
        trainers_returned(session, forms),
        impact_returned(wanted, forms, session) if wanted else Returned(_count(forms), 0),
    )
    title = record.titles.get(session.course_id, "A course that is no longer listed")
    return SessionForms(session, title, asked, places, forms, impact, returned)


def _count(forms: Sequence[Evaluation]) -> int:
    return sum(one.form is Form.IMPACT for one in forms)


def impact_to_ask(sessions: Iterable[SessionForms]) -> tuple[ImpactForm, ...]:
    """Return the impact forms that are due now or soon, the oldest first."""
    found = [one for each in sessions if each.wants_impact for one in each.impact]
    return tuple(
        sorted(
            (one for one in found if one.state in (ImpactState.DUE, ImpactState.SOON)),
            key=lambda one: (one.due, one.session_id, one.person_id),
        )
    )


def fallen_off(sessions: Iterable[SessionForms]) -> int:
    """Count the impact forms that are no longer asked for because too much time has passed."""
    found = [one for each in sessions if each.wants_impact for one in each.impact]
    return sum(one.state is ImpactState.TOO_LATE for one in found)
