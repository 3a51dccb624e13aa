"""Columns of the tables about evaluation."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt

from nscp_desktop.domain.courses import EvaluationAsked
from nscp_desktop.domain.evaluation import QUESTIONS, RELEVANCE, SATISFACTION, TEXTS, Evaluation, Form
from nscp_desktop.domain.evaluation_due import ImpactForm, ImpactState, due_words
from nscp_desktop.domain.evaluation_sessions import SessionForms
from nscp_desktop.domain.evaluation_summary import SessionSummary
from nscp_desktop.domain.names_told_apart import names_told_apart
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.standing import StandingKind
from nscp_desktop.ui.dates import to_display
from nscp_desktop.ui.models.table import Column

RIGHT = Qt.AlignmentFlag.AlignRight
_ASKED_WORDS = {
    EvaluationAsked.NO: "–",
    EvaluationAsked.AFTER: "after",
    EvaluationAsked.AFTER_AND_IMPACT: "+ impact",
}


@dataclass(frozen=True, slots=True)
class DueRow:
    """One impact form that is due or soon will be: whose, after what, and when."""

    form: ImpactForm
    person: Person
    session: SessionForms
    today: date
    name: str

    @property
    def key(self) -> tuple[int, int]:
        return self.form.session_id, self.form.person_id

    @property
    def words(self) -> str:
        return due_words(self.form.due, self.today)


@dataclass(frozen=True, slots=True)
class FormRow:
    """One form on record, and whose it is in words."""

    form: Evaluation
    who: str


def session_columns(today: date) -> list[Column[SessionForms]]:
    """Return the columns of sessions: what is asked for, what is back, and the means."""
    return [
        Column(_tr("Course"), _title, width=170, strong=True, tooltip=_title),
        Column(_tr("Held"), _held, sort_key=_newest, width=95),
        Column(_tr("Asked"), _asked, width=75, spoken=_asked_in_full),
        Column(_tr("Forms back"), _participants, sort_key=_participant_count, width=85, align=RIGHT),
        Column(_tr("Satisfaction"), partial(_mean, SATISFACTION), width=85, align=RIGHT),
        Column(_tr("Relevance"), partial(_mean, RELEVANCE), width=75, align=RIGHT),
        Column(_tr("Knowledge"), _change, width=80, align=RIGHT, title_tooltip=_tr("After, compared with before")),
        Column(_tr("Trainer"), _trainers, width=65, align=RIGHT, key="trainer"),
        Column(_tr("Impact"), partial(_impact, today), sort_key=_impact_count, width=110, align=RIGHT),
    ]


def due_columns() -> list[Column[DueRow]]:
    """Return the columns of impact forms that are due."""
    return [
        Column(_tr("Person"), _due_name, width=190, strong=True, tooltip=_due_name),
        Column(_tr("Course"), _due_title, width=230, tooltip=_due_title),
        Column(_tr("Held"), _due_held, sort_key=_due_held_on, width=110),
        Column(_tr("Due"), _due_words, sort_key=_due_on, width=140, status=_due_kind),
    ]


def form_columns(form: Form) -> list[Column[FormRow]]:
    """Return the columns of single forms of a kind."""
    ratings = [Column(one.short, partial(_rating, one.code), width=90, align=RIGHT) for one in QUESTIONS[form]]
    texts = [
        Column(one.short, partial(_text, one.code), width=190, tooltip=partial(_text, one.code)) for one in TEXTS[form]
    ]
    return [
        Column(_tr("From"), _who, width=160, strong=True, tooltip=_who),
        Column(_tr("Came back"), _received, sort_key=_received_on, width=100),
        *ratings,
        *texts,
    ]


def time_columns() -> list[Column[SessionSummary]]:
    """Return the columns of the sessions of one course, to compare them."""
    means = [
        Column(one.short, partial(_summary_mean, one.code), width=110, align=RIGHT)
        for one in QUESTIONS[Form.PARTICIPANT]
    ]
    return [
        Column(_tr("Session"), _summary_held, sort_key=_summary_on, width=150, strong=True),
        Column(_tr("Forms back"), _summary_back, width=100, align=RIGHT),
        *means,
        Column(_tr("Change"), _summary_change, width=80, align=RIGHT),
    ]


def due_rows(
    due: tuple[ImpactForm, ...], sessions: Mapping[int, SessionForms], people: Mapping[int, Person], today: date
) -> list[DueRow]:
    """Return a row for each form that is due or soon will be; two people of one name are told apart."""
    names = names_told_apart([people[own] for own in dict.fromkeys(one.person_id for one in due)])
    return [DueRow(one, people[one.person_id], sessions[one.session_id], today, names[one.person_id]) for one in due]


def _tr(text: str) -> str:
    return QCoreApplication.translate("evaluation", text)


def session_search(row: SessionForms) -> str:
    """Return the text in which the filter looks for a session."""
    return f"{row.title} {_held(row)} {_asked(row)}"


def _title(row: SessionForms) -> str:
    return row.title


def _held(row: SessionForms) -> str:
    return to_display(row.session.ends_on)


def _newest(row: SessionForms) -> int:
    return -row.session.ends_on.toordinal()


def _asked(row: SessionForms) -> str:
    return _tr(_ASKED_WORDS[row.asked])


def _asked_in_full(row: SessionForms) -> str:
    return row.asked.words


def _participants(row: SessionForms) -> str:
    returned = row.returned(Form.PARTICIPANT)
    return returned.words if returned.back or row.asked is not EvaluationAsked.NO else ""


def _participant_count(row: SessionForms) -> int:
    return row.returned(Form.PARTICIPANT).back


def _mean(code: str, row: SessionForms) -> str:
    answers = row.summary.of(Form.PARTICIPANT).mean(code)
    return answers.mean_words if answers.answered else ""


def _change(row: SessionForms) -> str:
    return row.summary.change.difference_words if row.summary.change.answered else ""


def _trainers(row: SessionForms) -> str:
    returned = row.returned(Form.TRAINER)
    return returned.words if returned.back or returned.of else ""


def _impact(today: date, row: SessionForms) -> str:
    returned = row.returned(Form.IMPACT)
    if row.wants_impact and row.impact_due > today and not returned.back:
        return _tr("due %1").replace("%1", to_display(row.impact_due))
    return returned.words if row.wants_impact or returned.back else ""


def _impact_count(row: SessionForms) -> int:
    return row.returned(Form.IMPACT).back


def _due_name(row: DueRow) -> str:
    return row.name


def _due_title(row: DueRow) -> str:
    return row.session.title


def _due_held(row: DueRow) -> str:
    return to_display(row.session.session.ends_on)


def _due_held_on(row: DueRow) -> int:
    return row.session.session.ends_on.toordinal()


def _due_words(row: DueRow) -> str:
    kind = _due_kind(row)
    return f"{kind.symbol} {row.words}"


def _due_on(row: DueRow) -> tuple[int, str]:
    return row.form.due.toordinal(), row.person.sorted_name.casefold()


def _due_kind(row: DueRow) -> StandingKind:
    return StandingKind.OVERDUE if row.form.state is ImpactState.DUE else StandingKind.DUE_SOON


def _rating(code: str, row: FormRow) -> str:
    return str(row.form.ratings.get(code, ""))


def _text(code: str, row: FormRow) -> str:
    return row.form.text(code)


def _who(row: FormRow) -> str:
    return row.who


def _received(row: FormRow) -> str:
    return to_display(row.form.received_on)


def _received_on(row: FormRow) -> int:
    return row.form.received_on.toordinal()


def _summary_mean(code: str, row: SessionSummary) -> str:
    return row.of(Form.PARTICIPANT).mean(code).mean_words


def _summary_held(row: SessionSummary) -> str:
    return row.session.days_words


def _summary_on(row: SessionSummary) -> int:
    return -row.session.ends_on.toordinal()


def _summary_back(row: SessionSummary) -> str:
    return row.of(Form.PARTICIPANT).returned.words


def _summary_change(row: SessionSummary) -> str:
    return row.change.difference_words
