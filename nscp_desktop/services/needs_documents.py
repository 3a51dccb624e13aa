"""The yearly training needs on paper and in a workbook.

The libraries that draw pages and write sheets are imported when first needed: the window starts without them.
"""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, BinaryIO

from nscp_desktop.domain.years import academic_year, next_academic_year
from nscp_desktop.services.needs import NeedsFound, NeedsService
from nscp_desktop.services.papers import ExportInfo, ReportInfo, Wanted

if TYPE_CHECKING:
    from nscp_desktop.reports.frame import Built
    from nscp_desktop.spreadsheets.export_data import ExportData

NEEDS = "training-needs"


class NeedsDocuments:
    """The report and the workbook of the training needs analysis."""

    reports: Sequence[ReportInfo] = (
        ReportInfo(
            NEEDS,
            "Training needs",
            "Places by course and term, why things are not done, costs, and the categories of abuse covered",
            is_landscape=True,
        ),
    )
    exports: Sequence[ExportInfo] = (
        ExportInfo(NEEDS, "Training needs", "Places, who needs them, reasons for what is not done, and costs"),
    )

    def __init__(self, needs: NeedsService) -> None:
        self._needs = needs

    def build(self, _report_id: str, wanted: Wanted, out: BinaryIO) -> "Built":
        """Write the report for the academic year of the day and the one after it."""
        from nscp_desktop.reports.training_needs import TrainingNeeds, build_training_needs

        is_everyone = not wanted.options.team and wanted.options.group is None
        this, following = self._years(wanted.board.as_at)
        if not is_everyone:
            this, following = this.narrowed(wanted.board), following.narrowed(wanted.board)
        book = wanted.board.rulebook
        data = TrainingNeeds(
            wanted.frame,
            (this.needs, following.needs),
            this.gaps,
            this.money,
            this.coverage,
            book.courses,
            book.by_id,
            is_everyone,
        )
        return build_training_needs(data, out)

    def write(self, _export_id: str, data: "ExportData", out: BinaryIO) -> None:
        """Write the workbook."""
        from nscp_desktop.spreadsheets.export_needs import NeedsSheets, export_needs

        this, following = self._years(data.as_at)
        years = (this.needs, following.needs)
        export_needs(NeedsSheets(data, years, this.gaps, this.money, this.coverage), out)

    def _years(self, as_at: date) -> tuple[NeedsFound, NeedsFound]:
        found = [self._needs.found(year, as_at) for year in (academic_year(as_at), next_academic_year(as_at))]
        this, following = found
        # Nothing tells it to stop.
        assert this is not None
        assert following is not None
        return this, following
