"""What the figures of an audit and the facts beside items are counted from, read once and only when asked for."""

from datetime import date
from functools import cached_property

from nscp_desktop.domain.actions import Action, ReportedGap
from nscp_desktop.domain.audit_checklists import Assured, checklists_table
from nscp_desktop.domain.audit_courses import (
    MONTHS,
    Taught,
    Used,
    courses_table,
    evaluation_table,
    held_as,
    non_attendance_table,
)
from nscp_desktop.domain.audit_figures import FigureTable
from nscp_desktop.domain.audit_induction import RequirementStart, induction_table, requirement_starts
from nscp_desktop.domain.audit_kept import Kept, kept_of
from nscp_desktop.domain.audit_leads import (
    Leads,
    governors_table,
    leads_of,
    leads_table,
    prevent_table,
    safer_recruitment_table,
)
from nscp_desktop.domain.audit_people import groups_table, headcount_table
from nscp_desktop.domain.board import Board
from nscp_desktop.domain.dates import add_months
from nscp_desktop.domain.evaluation import Place
from nscp_desktop.domain.evaluation_sessions import OnRecord, SessionForms, sessions_with_forms
from nscp_desktop.domain.induction import usual_requirement
from nscp_desktop.domain.minimums import Minimum, minimums
from nscp_desktop.domain.questionnaires import Checklist, Progress, QuestionnaireKind, progress_of
from nscp_desktop.domain.sessions import Session
from nscp_desktop.domain.snapshot import Snapshot
from nscp_desktop.domain.start_counts import Start
from nscp_desktop.domain.target_groups import TargetGroup
from nscp_desktop.services.desk import Desk
from nscp_desktop.services.induction import InductionOverview
from nscp_desktop.services.lead_duties import lead_duties
from nscp_desktop.services.record_parts import TrainingServices
from nscp_desktop.services.standing import StandingService
from nscp_desktop.storage.unit_of_work import UnitOfWork


class Gathered:
    """The record as at one day, for the time since another: each part is read when a figure needs it."""

    def __init__(
        self, desk: Desk, standing: StandingService, training: TrainingServices, as_at: date, since: date
    ) -> None:
        self.desk = desk
        self.standing = standing
        self.training = training
        self.as_at = as_at
        self.since = since

    # What is read

    @cached_property
    def board(self) -> Board:
        return self.standing.board(self.as_at)

    @cached_property
    def snapshot(self) -> Snapshot:
        return self.standing.snapshot()

    @cached_property
    def here(self) -> frozenset[int]:
        return frozenset(row.person.id for row in self.board.rows)

    @cached_property
    def groups(self) -> tuple[TargetGroup, ...]:
        with self.desk.reading() as unit:
            return unit.agency.target_groups()

    @cached_property
    def leads(self) -> Leads:
        with self.desk.reading() as unit:
            codes = lead_duties(unit)
        return leads_of(self.board, codes)

    @cached_property
    def minimums(self) -> tuple[Minimum, ...]:
        return minimums(self.board)

    @cached_property
    def induction(self) -> InductionOverview:
        months = (self.as_at.year - self.since.year) * 12 + self.as_at.month - self.since.month + 1
        return self.training.induction.overview(self.as_at, max(months, 1))

    @cached_property
    def step_starts(self) -> tuple[Start, ...]:
        """Those who started in the period and are asked for the steps of the agency's list."""
        starters = self.induction.starters
        return tuple(one.start for one in starters if self.since <= one.started_on <= self.as_at)

    @cached_property
    def requirement_starts(self) -> tuple[RequirementStart, ...]:
        return requirement_starts(self.board, self.snapshot, self.since)

    @property
    def main_starts(self) -> tuple[Start, ...]:
        """What an induction is here: the agency's list of steps, or without one the requirement that comes first."""
        if self.induction.steps:
            return self.step_starts
        usual = usual_requirement(self.board.rulebook.requirements)
        if usual is None:
            return ()
        return tuple(one.start for one in requirement_starts(self.board, self.snapshot, self.since, only=usual))

    @cached_property
    def sessions(self) -> tuple[Session, ...]:
        return self.training.sessions.all()

    @cached_property
    def places(self) -> dict[int, tuple[Place, ...]]:
        with self.desk.reading() as unit:
            return dict(unit.evaluations.places())

    @cached_property
    def forms(self) -> tuple[SessionForms, ...]:
        """The sessions that were held by the day, with the forms that were back by then."""
        with self.desk.reading() as unit:
            forms, asked = unit.evaluations.all(), unit.evaluations.asked()
        titles = {own: course.title for own, course in self.snapshot.rulebook.courses.items()}
        known = [form for form in forms if form.received_on <= self.as_at]
        # Nothing is counted of a session that ended a year before the period: it has no form due in it.
        recent = [one for one in self.sessions if one.ends_on >= add_months(self.since, -MONTHS[0])]
        record = OnRecord(recent, self.places, known, titles, asked, self.snapshot.people)
        return sessions_with_forms(record, self.as_at)

    @cached_property
    def kept(self) -> Kept:
        return kept_of(self.snapshot, self.here, self.as_at)

    @cached_property
    def assured(self) -> Assured:
        with self.desk.reading() as unit:
            contents = tuple((one, _progress(unit, one)) for one in contents_of(unit))
            actions, sources = unit.actions.actions(), unit.checklists.items_of_answers()
        by_answer = {own: checklist_id for own, (checklist_id, _) in sources.items()}
        return Assured(contents, self.snapshot.rulebook.courses, actions, by_answer, self.as_at)

    @property
    def actions(self) -> tuple[Action, ...]:
        return tuple(self.assured.actions)

    @cached_property
    def gaps(self) -> tuple[ReportedGap, ...]:
        with self.desk.reading() as unit:
            return unit.actions.gaps()

    # The tables

    @cached_property
    def headcount(self) -> FigureTable:
        return headcount_table(self.board, self.groups)

    @cached_property
    def by_group(self) -> FigureTable:
        return groups_table(self.board, self.groups)

    @cached_property
    def starters(self) -> FigureTable:
        has_steps = bool(self.induction.steps)
        return induction_table(self.step_starts, self.requirement_starts, has_steps=has_steps)

    @cached_property
    def lead_training(self) -> FigureTable:
        return leads_table(self.leads)

    @cached_property
    def governors(self) -> FigureTable:
        return governors_table(self.board, self.snapshot)

    @cached_property
    def safer_recruitment(self) -> FigureTable:
        return safer_recruitment_table(self.board, self.minimums)

    @cached_property
    def prevent(self) -> FigureTable:
        return prevent_table(self.leads)

    @cached_property
    def courses(self) -> FigureTable:
        histories, as_at = self.snapshot.histories, self.as_at
        completions = ((own, history.completions) for own, history in histories.items())
        how = held_as(self.sessions, self.places, add_months(as_at, -MONTHS[1]))
        return courses_table(Taught(completions, self.snapshot.rulebook.courses, how, self.here, as_at))

    @cached_property
    def non_attendance(self) -> FigureTable:
        with self.desk.reading() as unit:
            missed = unit.gap_reasons.missed()
        courses = self.snapshot.rulebook.courses
        return non_attendance_table(Used(self.sessions, self.places, missed, courses, self.since, self.as_at))

    @cached_property
    def evaluation(self) -> FigureTable:
        return evaluation_table(self.forms, self.since, self.as_at)

    @cached_property
    def checklists(self) -> FigureTable:
        return checklists_table(self.assured)

    def tables(self) -> tuple[FigureTable, ...]:
        """Return all of them in the order of their numbers."""
        return (
            self.headcount, self.by_group, self.starters, self.lead_training, self.governors, self.safer_recruitment,
            self.prevent, self.courses, self.non_attendance, self.evaluation, self.checklists,
        )  # fmt: skip


def contents_of(unit: UnitOfWork) -> tuple[Checklist, ...]:
    """Return the content checklists."""
    content = {item.id for item in unit.templates.templates() if item.kind is QuestionnaireKind.CONTENT}
    return tuple(one for one in unit.checklists.all() if one.template_id in content)


def _progress(unit: UnitOfWork, head: Checklist) -> Progress:
    version, answers = unit.templates.version(head.version_id), unit.checklists.answers(head.id)
    given = (answers[item.id].answer if item.id in answers else "" for item in version.items())
    return progress_of(version.scale, tuple(given))
