"""What reports and workbooks there are, what has to be chosen for one, and who makes them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, Protocol

from nscp_desktop.domain.board import Board
from nscp_desktop.domain.questionnaires import QuestionnaireKind
from nscp_desktop.domain.small_numbers import USUAL_BELOW

if TYPE_CHECKING:
    from nscp_desktop.reports.frame import Built, Frame
    from nscp_desktop.spreadsheets.export_data import ExportData

# In place of the id of a questionnaire: the list with nothing filled in.
EMPTY_LIST = 0


@dataclass(frozen=True, slots=True)
class ReportInfo:
    """A report that can be had. `needs_person` or `needs_session` is set when it is about one person or session.

    `kinds` are those of the questionnaires that it can be about. One that is `of_all` is about the whole agency,
    whatever team or group is chosen.
    """

    id: str
    title: str
    about: str
    needs_person: bool = False
    needs_session: bool = False
    is_landscape: bool = False
    kinds: tuple[QuestionnaireKind, ...] = ()
    of_all: bool = False


@dataclass(frozen=True, slots=True)
class ExportInfo:
    """A workbook that can be had."""

    id: str
    title: str
    about: str


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """Who is shown and how it is printed. An empty `team` and a `group` of None mean everyone; paper is A4 or A3.

    `review_id` names one competence review; without it the newest of the person is meant. `session_id` names the
    session of a report that is about one, `sample_id` a sample of evidence; without it the newest is meant.
    `certificate_ids` names certificates, in the order in which they are printed, `item_id` a learning item,
    `checklist_id` a questionnaire or EMPTY_LIST; without it the newest of the report's kind is meant that was there on
    the day. `annex_file_ids` names files of evidence of trainings and `annex_sheet_ids` files of sessions that are
    bound in behind; `with_answer_files` binds in those of the questionnaires that are printed. Counts of people below
    `small_numbers` are guarded where a report does so; 0 guards none.
    """

    team: str = ""
    group: int | None = None
    person_id: int | None = None
    paper: str = "A4"
    printed_by: str = ""
    printed_at: datetime | None = None
    review_id: int | None = None
    session_id: int | None = None
    certificate_ids: tuple[int, ...] = ()
    sample_id: int | None = None
    item_id: int | None = None
    checklist_id: int | None = None
    annex_file_ids: tuple[int, ...] = ()
    annex_sheet_ids: tuple[int, ...] = ()
    with_answer_files: bool = False
    small_numbers: int = USUAL_BELOW


class Wanted(NamedTuple):
    """One report that was asked for: its frame, those whom it shows, and the options."""

    frame: "Frame"
    board: Board
    options: ReportOptions


class PaperSource(Protocol):
    """A part of the services that makes reports and workbooks of its own."""

    reports: Sequence[ReportInfo]
    exports: Sequence[ExportInfo]

    def build(self, report_id: str, wanted: Wanted, out: BinaryIO) -> "Built":
        """Write one of its reports as a PDF."""

    def write(self, export_id: str, data: "ExportData", out: BinaryIO) -> None:
        """Write one of its workbooks."""
