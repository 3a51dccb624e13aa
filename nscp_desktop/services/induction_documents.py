"""Inductions and supervision on paper and in a workbook.

The libraries that draw pages and write sheets are imported when first needed: the window starts without them.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.services.agency import AgencyService
from nscp_desktop.services.induction import InductionService
from nscp_desktop.services.papers import ExportInfo, ReportInfo, Wanted
from nscp_desktop.services.supervision import SupervisionService

if TYPE_CHECKING:
    from nscp_desktop.reports.frame import Built
    from nscp_desktop.spreadsheets.export_data import ExportData

INDUCTION, CHECKLIST, SUPERVISION = "induction", "induction-checklist", "supervision"
SHEETS = "induction-and-supervision"


class InductionDocuments:
    """The reports and the workbook about inductions and supervision."""

    reports: Sequence[ReportInfo] = (
        ReportInfo(
            INDUCTION,
            "Induction of starters",
            "Steps and days of the last 12 months, and who is late",
            is_landscape=True,
        ),
        ReportInfo(
            CHECKLIST, "Induction checklist", "The steps of one starter, with room for both to sign", needs_person=True
        ),
        ReportInfo(SUPERVISION, "Supervision", "In time by team, and who is overdue; dates only"),
    )
    exports: Sequence[ExportInfo] = (
        ExportInfo(SHEETS, "Induction and supervision", "Starters with their steps, and the dates of supervision"),
    )

    def __init__(self, agency: AgencyService, induction: InductionService, supervision: SupervisionService) -> None:
        self._agency = agency
        self._induction = induction
        self._supervision = supervision

    def build(self, report_id: str, wanted: Wanted, out: BinaryIO) -> "Built":
        """Write one of the reports.

        Raises NotAllowedError when a person has to be chosen first or has no induction, NotFoundError when nobody of
        that number is on record.
        """
        if report_id == CHECKLIST:
            return self._build_checklist(wanted, out)
        return self._build_supervision(wanted, out) if report_id == SUPERVISION else self._build_induction(wanted, out)

    def write(self, _export_id: str, data: "ExportData", out: BinaryIO) -> None:
        """Write the workbook."""
        from nscp_desktop.spreadsheets.export_induction import InductionSheets, export_induction

        inductions, supervision = self._induction.overview(data.as_at), self._supervision.overview(data.as_at)
        starters, people = list(inductions.starters), list(supervision.people)
        if data.anonymous:
            # In an order that says nothing about names, as the board is then.
            starters.sort(key=lambda one: one.person.id)
            people.sort(key=lambda one: one.person.id)
        export_induction(InductionSheets(data, inductions.steps, starters, people, supervision.teams), out)

    def _build_induction(self, wanted: Wanted, out: BinaryIO) -> "Built":
        from nscp_desktop.reports.induction import InductionReport, build_induction

        found, options = self._induction.overview(wanted.board.as_at), wanted.options
        shown = {row.person.id for row in wanted.board.rows}
        everyone = not options.team and options.group is None
        starters = [one for one in found.starters if everyone or one.person.id in shown]
        return build_induction(InductionReport(wanted.frame, found.steps, found.days, starters), out)

    def _build_supervision(self, wanted: Wanted, out: BinaryIO) -> "Built":
        from nscp_desktop.reports.supervision import SupervisionReport, build_supervision

        found = self._supervision.overview(wanted.board.as_at)
        shown = {row.person.id for row in wanted.board.rows}
        people = [one for one in found.people if one.person.id in shown]
        return build_supervision(SupervisionReport(wanted.frame, people, found.rules), out)

    def _build_checklist(self, wanted: Wanted, out: BinaryIO) -> "Built":
        from nscp_desktop.reports.induction import InductionChecklist, build_checklist

        person_id, as_at = wanted.options.person_id, wanted.board.as_at
        if person_id is None:
            raise NotAllowedError("Choose the person whose induction checklist is wanted.", "person_id")
        if not self._induction.overview(as_at).steps:
            raise NotAllowedError("There are no steps of induction yet. Set them up under Learning, Induction.")
        one = self._induction.person(person_id, as_at)
        if one is None:
            raise NotFoundError("That person is not here, or has no first day on record. Choose another person.")
        frame = replace(wanted.frame, filters=one.person.name)
        return build_checklist(InductionChecklist(frame, one, self._agency.details().lead), out)
