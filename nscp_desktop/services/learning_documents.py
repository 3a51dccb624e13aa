"""Shared learning on paper and in a workbook.

The libraries that draw pages and write sheets are imported when first needed: the window starts without them.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

from nscp_desktop.domain.board import Board
from nscp_desktop.domain.dates import add_days, add_months, in_words
from nscp_desktop.domain.errors import NotFoundError
from nscp_desktop.domain.learning import Reach
from nscp_desktop.services.learning import LearningService
from nscp_desktop.services.papers import ExportInfo, ReportInfo, Wanted

if TYPE_CHECKING:
    from nscp_desktop.reports.frame import Built
    from nscp_desktop.spreadsheets.export_data import ExportData

LOG, READERS, SHEETS = "learning-log", "learning-readers", "learning"
LOG_MONTHS = 12


class LearningDocuments:
    """The reports and the workbook about shared learning."""

    reports: Sequence[ReportInfo] = (
        ReportInfo(LOG, "Learning log", "What was shared in a year, how, and whom it reached", is_landscape=True),
        ReportInfo(READERS, "Read and understood", "One item: who has read it, and who is still to sign"),
    )
    exports: Sequence[ExportInfo] = (
        ExportInfo(SHEETS, "Shared learning", "Items, whom they reached, and who has read them"),
    )

    def __init__(self, learning: LearningService) -> None:
        self._learning = learning

    def build(self, report_id: str, wanted: Wanted, out: BinaryIO) -> "Built":
        """Write one of the reports as a PDF.

        Without an item in the options the newest is meant that was shared and is to be read.

        Raises NotFoundError when the item that was asked for is gone.
        """
        if report_id == READERS:
            return self._build_readers(wanted, out)
        from nscp_desktop.reports.learning import LearningLog, build_learning_log

        as_at = wanted.board.as_at
        from_day = add_days(add_months(as_at, -LOG_MONTHS), 1)
        period = f"shared from {in_words(from_day)} to {in_words(as_at)}"
        frame = replace(wanted.frame, filters=f"{wanted.frame.filters}, {period}")
        found = [_of_those_shown(one, wanted.board) for one in self._learning.everything(as_at)]
        return build_learning_log(LearningLog(frame, found, from_day), out)

    def write(self, _export_id: str, data: "ExportData", out: BinaryIO) -> None:
        """Write the workbook."""
        from nscp_desktop.spreadsheets.export_learning import LearningSheets, export_learning

        export_learning(LearningSheets(data, self._learning.everything(data.as_at)), out)

    def _build_readers(self, wanted: Wanted, out: BinaryIO) -> "Built":
        from nscp_desktop.reports.learning import LearningReaders, build_learning_readers

        everything = self._learning.everything(wanted.board.as_at)
        own = wanted.options.item_id
        if own is None:
            to_read = [one for one in everything if one.item.to_read and one.item.active and one.shares]
            found = next(iter(to_read or everything), None)
        else:
            found = next((one for one in everything if one.item.id == own), None)
            if found is None:
                raise NotFoundError("That learning item is no longer in the record.")
        shown = _of_those_shown(found, wanted.board) if found is not None else None
        return build_learning_readers(LearningReaders(wanted.frame, wanted.board, shown), out)


def _of_those_shown(found: Reach, board: Board) -> Reach:
    shown = {row.person.id for row in board.rows}
    here = tuple(own for own in found.here if own in shown)
    return replace(found, here=here, starters=tuple(own for own in found.starters if own in shown))
