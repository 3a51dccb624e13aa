"""The action plan and the gap log on paper and in a workbook.

The libraries that draw pages and write sheets are imported when first needed: the window starts without them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

from nscp_desktop.domain.gap_log import ListedGap, named_in
from nscp_desktop.domain.people import Person
from nscp_desktop.services.actions import ActionsService
from nscp_desktop.services.papers import ExportInfo, ReportInfo, Wanted
from nscp_desktop.services.standing import StandingService

if TYPE_CHECKING:
    from nscp_desktop.reports.frame import Built
    from nscp_desktop.spreadsheets.export_data import ExportData

PLAN, BY_OWNER, GAP_LOG = "actions", "actions-by-owner", "gap-log"


class ActionDocuments:
    """The reports and the workbook about actions and the gap log."""

    reports: Sequence[ReportInfo] = (
        ReportInfo(
            PLAN,
            "Action plan",
            "What is to be put right, by where it came from, and what was done",
            is_landscape=True,
            of_all=True,
        ),
        ReportInfo(
            BY_OWNER, "Action plan by owner", "The same for each person who sees to it", is_landscape=True, of_all=True
        ),
        ReportInfo(
            GAP_LOG,
            "Gap log",
            "For the Learning and Workforce Development group, without names of people",
            is_landscape=True,
            of_all=True,
        ),
    )
    exports: Sequence[ExportInfo] = (
        ExportInfo(PLAN, "Action plan and gap log", "What is to be put right, and what was reported"),
    )

    def __init__(self, actions: ActionsService, standing: StandingService) -> None:
        self._actions = actions
        self._standing = standing

    def build(self, report_id: str, wanted: Wanted, out: BinaryIO) -> "Built":
        """Write one of the reports, of the whole agency, as a PDF."""
        frame = replace(wanted.frame, filters="the whole agency")
        if report_id == GAP_LOG:
            from nscp_desktop.reports.gap_log import GapLogSheet, build_gap_log

            rows = self._actions.listed_gaps(wanted.board.as_at)
            shown = replace(frame, printed_by="")
            return build_gap_log(GapLogSheet(shown, rows, named_sentences(rows, self._people())), out)
        from nscp_desktop.reports.actions import ActionPlan, build_actions

        listed = self._actions.listed(wanted.board.as_at)
        return build_actions(ActionPlan(frame, listed, report_id == BY_OWNER), out)

    def write(self, _export_id: str, data: "ExportData", out: BinaryIO) -> None:
        """Write the workbook."""
        from nscp_desktop.spreadsheets.export_actions import ActionSheets, export_actions

        listed = self._actions.listed(data.as_at)
        export_actions(ActionSheets(data, listed, self._actions.listed_gaps(data.as_at)), out)

    def _people(self) -> Iterable[Person]:
        return self._standing.snapshot().people.values()


def named_sentences(rows: Iterable[ListedGap], people: Iterable[Person]) -> tuple[str, ...]:
    """Point out entries of the gap log that seem to name somebody on record."""
    names = [person.name for person in people]
    found = []
    for row in rows:
        gap = row.gap
        name = named_in(f"{gap.what} {gap.detail} {gap.reported_how} {gap.reply}", names)
        if name:
            found.append(f"“{gap.what}” names {name}. Take the name out before this goes to others.")
    return tuple(found)
