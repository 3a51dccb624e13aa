"""Trainers and providers on paper.

The library that draws pages is imported when first needed: the window starts without it.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

from nscp_desktop.domain.errors import NotFoundError
from nscp_desktop.services.papers import ExportInfo, ReportInfo, Wanted
from nscp_desktop.services.standing import StandingService
from nscp_desktop.services.trainers import TrainersService

if TYPE_CHECKING:
    from nscp_desktop.reports.frame import Built
    from nscp_desktop.spreadsheets.export_data import ExportData

TRAINERS = "trainers"


class TrainerDocuments:
    """The report about who delivers training."""

    reports: Sequence[ReportInfo] = (
        ReportInfo(
            TRAINERS,
            "Trainers and providers",
            "Who delivers training, their own dates, and whose content was checked when",
            is_landscape=True,
        ),
    )
    exports: Sequence[ExportInfo] = ()

    def __init__(self, standing: StandingService, trainers: TrainersService) -> None:
        self._standing = standing
        self._trainers = trainers

    def build(self, _report_id: str, wanted: Wanted, out: BinaryIO) -> "Built":
        """Write the report as at the day that is asked for."""
        from nscp_desktop.reports.trainers import TrainersReport, build_trainers

        as_at = wanted.board.as_at
        data = TrainersReport(
            replace(wanted.frame, filters="everyone who delivers training"),
            self._trainers.views(as_at),
            self._trainers.led_sessions(as_at),
            self._trainers.providers(),
            self._trainers.holders(as_at),
            {own: course.title for own, course in self._standing.snapshot().rulebook.courses.items()},
        )
        return build_trainers(data, out)

    def write(self, _export_id: str, _data: "ExportData", _out: BinaryIO) -> None:
        """There is no workbook of trainers."""
        raise NotFoundError("There is no workbook of trainers.")
