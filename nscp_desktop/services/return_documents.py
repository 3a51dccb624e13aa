"""The partnership return on paper and in a workbook.

The libraries that draw pages and write sheets are imported when first needed: the window starts without them.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

from nscp_desktop.services.papers import ExportInfo, ReportInfo, Wanted
from nscp_desktop.services.returns import ReturnsService

if TYPE_CHECKING:
    from nscp_desktop.reports.frame import Built
    from nscp_desktop.spreadsheets.export_data import ExportData

RETURN = "partnership-return"


class ReturnDocuments:
    """The report and the workbook of the partnership return."""

    reports: Sequence[ReportInfo] = (
        ReportInfo(
            RETURN, "Partnership return", "Counts without names on one sheet, small numbers guarded", of_all=True
        ),
    )
    exports: Sequence[ExportInfo] = (
        ExportInfo(
            RETURN, "Partnership return", "Counts without names, one row for each figure, and how they are counted"
        ),
    )

    def __init__(self, returns: ReturnsService) -> None:
        self._returns = returns

    def build(self, _report_id: str, wanted: Wanted, out: BinaryIO) -> "Built":
        """Write the return of the whole agency as a PDF."""
        from nscp_desktop.reports.partnership_return import build_partnership_return

        found = self._returns.found(wanted.board.as_at, wanted.options.small_numbers)
        frame = replace(wanted.frame, filters="the whole agency, counts without names", printed_by="")
        return build_partnership_return(frame, found, out)

    def write(self, _export_id: str, data: "ExportData", out: BinaryIO) -> None:
        """Write the workbook, with small numbers guarded as usual."""
        from nscp_desktop.spreadsheets.export_return import export_return

        export_return(self._returns.found(data.as_at), out)
