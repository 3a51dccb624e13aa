"""Evidence on paper and in a workbook: the sheet of a sample, the list of what is missing, every check.

The libraries that draw pages and write sheets are imported when first needed: the window starts without it.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

from nscp_desktop.domain.errors import NotFoundError
from nscp_desktop.domain.evidence_checks import Sample, SampleState
from nscp_desktop.services.evidence_checks import EvidenceChecksService
from nscp_desktop.services.papers import ExportInfo, ReportInfo, Wanted
from nscp_desktop.services.standing import StandingService

if TYPE_CHECKING:
    from nscp_desktop.reports.evidence_sample import DrawnTraining
    from nscp_desktop.reports.frame import Built
    from nscp_desktop.spreadsheets.export_data import ExportData

SAMPLE, MISSING = "evidence-sample", "missing-evidence"


class EvidenceDocuments:
    """The reports and the workbook about evidence."""

    reports: Sequence[ReportInfo] = (
        ReportInfo(MISSING, "Missing evidence", "Trainings that nothing proves yet, by course, team and person"),
        ReportInfo(SAMPLE, "Evidence sample", "The newest sample, to check by hand and sign", is_landscape=True),
    )
    exports: Sequence[ExportInfo] = (
        ExportInfo("evidence", "Evidence of training", "What proves each training, every check and every sample"),
    )

    def __init__(self, standing: StandingService, checks: EvidenceChecksService) -> None:
        self._standing = standing
        self._checks = checks

    def build(self, report_id: str, wanted: Wanted, out: BinaryIO) -> "Built":
        """Write one of the reports as a PDF.

        Raises NotFoundError when the sample that was asked for is gone.
        """
        if report_id == SAMPLE:
            return self._build_sample(wanted, out)
        from nscp_desktop.reports.missing_evidence import MissingEvidence, build_missing_evidence

        return build_missing_evidence(MissingEvidence(wanted.frame, self._checks.proofs_of(wanted.board)), out)

    def write(self, export_id: str, data: "ExportData", out: BinaryIO) -> None:
        """Write the workbook; there is only one."""
        del export_id
        from nscp_desktop.spreadsheets.export_evidence import EvidenceSheets, export_evidence

        proofs = self._checks.proofs_of(data.board, newest_only=False)
        samples = self._checks.samples()
        export_evidence(EvidenceSheets(data, proofs, self._checks.checks(), samples), out)

    def _build_sample(self, wanted: Wanted, out: BinaryIO) -> "Built":
        from nscp_desktop.reports.evidence_sample import SampleSheet, build_evidence_sample

        samples = self._checks.samples()
        own = wanted.options.sample_id
        found = next(((one, state) for one, state in samples if own is None or one.id == own), None)
        if found is None and own is not None:
            raise NotFoundError("That sample is no longer in the record.")
        sample, state = found if found is not None else (None, None)
        frame = replace(wanted.frame, filters=sample.period_words if sample is not None else "")
        trainings = self._trainings(sample, state) if sample is not None and state is not None else []
        return build_evidence_sample(SampleSheet(frame, sample, state, trainings), out)

    def _trainings(self, sample: Sample, state: SampleState) -> "list[DrawnTraining]":
        from nscp_desktop.reports.evidence_sample import DrawnTraining

        snapshot = self._standing.snapshot()
        found = []
        for item in sample.items:
            person = snapshot.people[item.person_id]
            done = next(one for one in snapshot.history(person.id).completions if one.id == item.completion_id)
            place = person.place_on(done.completed_on or sample.until_on)
            course = snapshot.rulebook.courses[done.course_id].title
            check = state.checks.get(done.id)
            team = place.team if place is not None else ""
            found.append(DrawnTraining(person.sorted_name, team, course, done.done_words, done.evidence_words, check))
        return sorted(found, key=_by_name)


def _by_name(training: "DrawnTraining") -> tuple[str, str]:
    return training.name.casefold(), training.course.casefold()
