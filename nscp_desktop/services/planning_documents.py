"""Looking ahead on paper and in a workbook.

The libraries that draw pages and write sheets are imported when first needed: the window starts without them.
"""

from typing import TYPE_CHECKING, BinaryIO

from nscp_desktop.domain.board import Board
from nscp_desktop.domain.forecast import Forecast, Horizon
from nscp_desktop.domain.narrowing import Narrowing
from nscp_desktop.domain.periods import Step
from nscp_desktop.services.pathways import PathwaysService
from nscp_desktop.services.planning import PlanningService
from nscp_desktop.services.standing import StandingService

if TYPE_CHECKING:
    from nscp_desktop.reports.frame import Built, Frame
    from nscp_desktop.spreadsheets.export_data import ExportData

YEAR, THREE_YEARS = 12, 36


class PlanningDocuments:
    """The reports and the workbook about what lies ahead. The boards given are narrowed to those who are shown."""

    def __init__(self, standing: StandingService, planning: PlanningService, pathways: PathwaysService) -> None:
        self._standing = standing
        self._planning = planning
        self._pathways = pathways

    def build_forecast(self, frame: "Frame", board: Board, narrowing: Narrowing, out: BinaryIO) -> "Built":
        """Write what lapses in the months and terms ahead."""
        from nscp_desktop.reports.forecast import ForecastReport, build_forecast

        snapshot = self._standing.snapshot()
        months = self._ahead(Horizon(board.as_at, YEAR, Step.MONTH)).narrowed(narrowing)
        terms = self._ahead(Horizon(board.as_at, THREE_YEARS, Step.TERM)).narrowed(narrowing)
        return build_forecast(ForecastReport(frame, months, terms, snapshot.rulebook, snapshot.people), out)

    def build_catch_up(self, frame: "Frame", board: Board, out: BinaryIO) -> "Built":
        """Write who has to catch up after the last day of training for everyone."""
        from nscp_desktop.reports.catch_up import CatchUpList, DayForEveryone, build_catch_up

        found = self._planning.whole_agency(board.as_at)
        parts = [DayForEveryone(one.clock, one.days, one.catch_up, one.starters) for one in found]
        courses = {own: course.title for own, course in board.rulebook.courses.items()}
        return build_catch_up(CatchUpList(frame, board, parts, courses), out)

    def build_next_steps(self, frame: "Frame", board: Board, out: BinaryIO) -> "Built":
        """Write the next step of each person on their pathway."""
        from nscp_desktop.reports.next_steps import NextSteps, PersonSteps, build_next_steps

        shown = {row.person.id for row in board.rows}
        everybody = self._pathways.everybody(board.as_at)
        people = [PersonSteps(one.row, one.steps) for one in everybody if one.row.person.id in shown]
        return build_next_steps(NextSteps(frame, board, people), out)

    def write_sheets(self, data: "ExportData", out: BinaryIO) -> None:
        """Write the workbook."""
        from nscp_desktop.spreadsheets.export_planning import PlanningSheets, export_planning

        ahead = self._ahead(Horizon(data.as_at, YEAR, Step.MONTH))
        steps = {one.row.person.id: one.steps for one in self._pathways.everybody(data.as_at)}
        found = self._planning.whole_agency(data.as_at)
        missing = [(one.clock.requirement.title, who) for one in found for who in one.catch_up]
        export_planning(PlanningSheets(data, ahead, steps, missing), out)

    def _ahead(self, horizon: Horizon) -> Forecast:
        found = self._planning.forecast(horizon)
        assert found is not None  # nothing tells it to stop
        return found
