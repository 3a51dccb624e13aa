"""Evaluation on paper and in a workbook.

The libraries that draw pages and write sheets are imported when first needed: the window starts without them.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.evaluation_due import ImpactState
from nscp_desktop.domain.evaluation_import import session_words
from nscp_desktop.domain.sessions import Session
from nscp_desktop.services.evaluation import EvaluationService
from nscp_desktop.services.papers import ExportInfo, ReportInfo, Wanted
from nscp_desktop.services.standing import StandingService

if TYPE_CHECKING:
    from nscp_desktop.reports.frame import Built
    from nscp_desktop.spreadsheets.export_data import ExportData

EVALUATION_FORM, IMPACT_FORM, EVALUATION_SUMMARY = "evaluation-form", "impact-form", "evaluation-summary"
EVALUATION = "evaluation"


class EvaluationDocuments:
    """The forms to fill in, the summary of a session, and the workbook of all sessions."""

    reports: Sequence[ReportInfo] = (
        ReportInfo(EVALUATION_FORM, "Evaluation form", "For participants and for the trainer", needs_session=True),
        ReportInfo(IMPACT_FORM, "Impact form", "Three months on: a page for each who is asked", needs_session=True),
        ReportInfo(EVALUATION_SUMMARY, "Evaluation summary", "What the forms of one session say", needs_session=True),
    )
    exports: Sequence[ExportInfo] = (
        ExportInfo(EVALUATION, "Evaluation", "Every session with counts, means and what was said"),
    )

    def __init__(self, standing: StandingService, evaluation: EvaluationService) -> None:
        self._standing = standing
        self._evaluation = evaluation

    def build(self, report_id: str, wanted: Wanted, out: BinaryIO) -> "Built":
        """Write one of the reports as a PDF.

        Raises NotAllowedError when no session was chosen, NotFoundError when it is gone or was not held yet.
        """
        session_id = wanted.options.session_id
        if session_id is None:
            raise NotAllowedError("Choose the session that the page is about.", "session_id")
        if report_id == EVALUATION_SUMMARY:
            return self._build_summary(session_id, wanted, out)
        return self._build_forms(report_id, session_id, wanted, out)

    def write(self, export_id: str, data: "ExportData", out: BinaryIO) -> None:
        """Write the workbook."""
        from nscp_desktop.spreadsheets.export_evaluation import EvaluationSheets, export_evaluation

        assert export_id == EVALUATION
        export_evaluation(EvaluationSheets(data, self._evaluation.sessions(data.as_at)), out)

    def _build_summary(self, session_id: int, wanted: Wanted, out: BinaryIO) -> "Built":
        from nscp_desktop.reports.evaluation_summary import EvaluationReport, build_evaluation_summary

        sessions = self._evaluation.sessions(wanted.frame.as_at)
        own = self._evaluation.session(session_id, wanted.frame.as_at)
        same = [one.summary for one in sessions if one.session.course_id == own.session.course_id]
        frame = replace(wanted.frame, filters=session_words(own.title, own.session))
        return build_evaluation_summary(EvaluationReport(frame, own, self._trainer(own.session), same), out)

    def _build_forms(self, report_id: str, session_id: int, wanted: Wanted, out: BinaryIO) -> "Built":
        from nscp_desktop.reports.evaluation_forms import FormsToPrint, build_evaluation_forms, build_impact_forms

        session, title = self._evaluation.found(session_id)
        words = session_words(title, session)
        frame = replace(wanted.frame, filters=words)
        if report_id == EVALUATION_FORM:
            return build_evaluation_forms(FormsToPrint(frame, words, self._trainer(session)), out)
        own = self._evaluation.session(session_id, max(wanted.frame.as_at, session.ends_on))
        people = self._standing.snapshot().people
        out_still = [one for one in own.impact if one.state not in (ImpactState.BACK, ImpactState.LEFT)]
        named = sorted((people[one.person_id] for one in out_still), key=lambda one: one.sorted_name.casefold())
        return build_impact_forms(FormsToPrint(frame, words, "", [one.name for one in named], own.impact_due), out)

    def _trainer(self, session: Session) -> str:
        names = self._evaluation.trainers_of(session.id) if session.trainer_ids else {}
        return ", ".join(names.values()) or session.trainer
