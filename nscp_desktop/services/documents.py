"""Reports and exports of the record.

The libraries that draw pages and write sheets are imported when first needed: the window starts without them.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from nscp_desktop.domain.board import Board
from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.history_words import short_head
from nscp_desktop.domain.narrowing import Narrowing
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.person_names import manager_name
from nscp_desktop.services.agency import AgencyService
from nscp_desktop.services.history import HistoryService
from nscp_desktop.services.papers import ExportInfo, PaperSource, ReportInfo, ReportOptions, Wanted
from nscp_desktop.services.planning_documents import PlanningDocuments
from nscp_desktop.services.privacy_documents import PrivacyDocuments
from nscp_desktop.services.review_documents import ReviewDocuments
from nscp_desktop.services.rules import RulesService
from nscp_desktop.services.saving import save_sheets, save_whole
from nscp_desktop.services.standing import StandingService
from nscp_desktop.services.training import TrainingService

if TYPE_CHECKING:
    from nscp_desktop.reports.frame import Built, Frame
    from nscp_desktop.spreadsheets.export_data import ExportData

SUMMARY, ACTIONS, MATRIX, INDIVIDUAL = "compliance-summary", "action-list", "training-matrix", "individual-record"
SUBJECT_ACCESS, TIME_UP, RULES = "subject-access", "records-past-their-time", "rules-in-use"
FORECAST, CATCH_UP, PATHWAY, COMPETENCES = "forecast", "catch-up", "pathway", "competence-review"
PEOPLE_SHEETS, PLANNING = "people-and-records", "training-ahead"

# So many letters are named in one sentence.
_MOST_NAMED = 12


class PreparedReport(NamedTuple):
    """A report as a PDF, its number of pages, and the letters that could not be printed, by name.

    `problems` are sentences about what else could not be printed.
    """

    pdf: bytes
    pages: int
    uncovered: tuple[str, ...]
    problems: tuple[str, ...] = ()

    @property
    def warnings(self) -> tuple[str, ...]:
        """Say what is not on the pages: letters by name, and what else could not be printed."""
        names = ", ".join(self.uncovered[:_MOST_NAMED])
        if len(self.uncovered) > _MOST_NAMED:
            names += f" and {len(self.uncovered) - _MOST_NAMED:,} more, named at the end of the report"
        letters = (f"Some letters cannot be printed and are marked on the page: {names}.",) if names else ()
        return (*letters, *self.problems)


REPORTS = (
    ReportInfo(SUMMARY, "Compliance summary", "1–2 pages for governors, trustees or the board"),
    ReportInfo(ACTIONS, "Action list", "Overdue, not done and due soon, by team and person", is_landscape=True),
    ReportInfo(MATRIX, "Training matrix", "Everyone and every requirement, on A4 or A3", is_landscape=True),
    ReportInfo(
        INDIVIDUAL, "Individual training record", "One person: standing, reasons and evidence", needs_person=True
    ),
    ReportInfo(
        SUBJECT_ACCESS, "Subject access pack", "Everything held about one person, with its history", needs_person=True
    ),
    ReportInfo(
        COMPETENCES, "Competence review", "One person's newest review, or an empty form to fill in", needs_person=True
    ),
    ReportInfo(
        FORECAST, "Training ahead", "What lapses month by month and term by term, and for whom", is_landscape=True
    ),
    ReportInfo(
        CATCH_UP,
        "Catch-up list",
        "Training for everyone: its days, who missed the last, to sign off",
        is_landscape=True,
    ),
    ReportInfo(PATHWAY, "Next steps", "The next course of each person on their pathway, by team", is_landscape=True),
    ReportInfo(TIME_UP, "Records past their time", "Leavers whose records have been kept long enough"),
    ReportInfo(
        RULES,
        "Rules in use",
        "What is asked of whom, when, by whom, and what your agency has changed",
        is_landscape=True,
    ),
)
EXPORTS = (
    ExportInfo(MATRIX, "Training matrix", "Dates and standing of everyone for each requirement"),
    ExportInfo(PEOPLE_SHEETS, "People and records", "Everybody on record and every training"),
    ExportInfo(PLANNING, "Training ahead", "What comes up for whom, next steps, and who has to catch up"),
)
_TITLE_OF_SUMMARY = "Safeguarding training compliance"


class Papers(NamedTuple):
    """What makes the papers of data protection, looking ahead, competence reviews and one person's training."""

    privacy: PrivacyDocuments
    planning: PlanningDocuments
    reviews: ReviewDocuments
    training: TrainingService


class DocumentsService:
    """Reports and exports of the record as at any day."""

    def __init__(
        self,
        standing: StandingService,
        agency: AgencyService,
        history: HistoryService,
        rules: RulesService,
        papers: Papers,
        sources: Sequence[PaperSource] = (),
    ) -> None:
        self._standing = standing
        self._agency = agency
        self._history = history
        self._rules = rules
        self._privacy, self._planning, self._reviews, self._training = papers
        self._sources = sources

    def reports(self) -> tuple[ReportInfo, ...]:
        """Return the reports that can be had, in the order they are listed."""
        return (*REPORTS, *(info for source in self._sources for info in source.reports))

    def exports(self) -> tuple[ExportInfo, ...]:
        """Return the workbooks that can be had."""
        return (*EXPORTS, *(info for source in self._sources for info in source.exports))

    def report(self, report_id: str, as_at: date, options: ReportOptions | None = None) -> bytes:
        """Return a report as a PDF.

        Raises NotFoundError for an unknown report or person, NotAllowedError when a person has to be chosen first.
        """
        return self.prepare(report_id, as_at, options).pdf

    def prepare(self, report_id: str, as_at: date, options: ReportOptions | None = None) -> PreparedReport:
        """Return a report with what has to be known about it before it is printed.

        Raises: as `report`.
        """
        out = BytesIO()
        built = self._build(report_id, as_at, options or ReportOptions(), out)
        return PreparedReport(out.getvalue(), built.pages, built.uncovered, built.problems)

    def save_report(self, report_id: str, out: Path, as_at: date, options: ReportOptions | None = None) -> None:
        """Save a report as a PDF, whole or not at all.

        Raises: as `report`, and FileRefusedError when the file cannot be written.
        """
        self.save_prepared(self.prepare(report_id, as_at, options), out)

    def save_prepared(self, prepared: PreparedReport, out: Path) -> None:
        """Save a report that has been made already, so that the file is the very one that was seen.

        Raises FileRefusedError when the file cannot be written.
        """
        save_whole(out, _writer(prepared.pdf))

    def save_export(self, export_id: str, out: Path, as_at: date, *, anonymous: bool = False) -> None:
        """Save a workbook, whole or not at all. `anonymous` leaves out names and everything that was typed freely.

        A name that ends in .zip gets its sheets as CSV files in one zip instead.

        Raises NotFoundError for an unknown export, FileRefusedError when the file cannot be written.
        """
        from nscp_desktop.spreadsheets.export_matrix import export_matrix
        from nscp_desktop.spreadsheets.export_people import export_people

        writers: dict[str, Callable[[ExportData, BinaryIO], None]] = {
            MATRIX: export_matrix,
            PEOPLE_SHEETS: export_people,
            PLANNING: self._planning.write_sheets,
        }
        for source in self._sources:
            writers |= {info.id: partial(source.write, info.id) for info in source.exports}
        if export_id not in writers:
            known = ", ".join(export.id for export in self.exports())
            raise NotFoundError(f"There is no workbook called {export_id}. Choose one of: {known}.")
        data = self._export_data(as_at, anonymous)
        save_sheets(out, partial(writers[export_id], data))

    def _build(self, report_id: str, as_at: date, options: ReportOptions, out: BinaryIO) -> "Built":
        builders: dict[str, Callable[[Wanted, BinaryIO], Built]] = {
            SUMMARY: self._build_summary,
            ACTIONS: self._build_actions,
            MATRIX: self._build_matrix,
            INDIVIDUAL: self._build_individual,
            SUBJECT_ACCESS: self._build_subject_access,
            TIME_UP: self._build_time_up,
            RULES: self._build_rules,
            FORECAST: self._build_forecast,
            CATCH_UP: self._build_catch_up,
            PATHWAY: self._build_next_steps,
            COMPETENCES: self._build_competences,
        }
        for source in self._sources:
            builders |= {info.id: partial(source.build, info.id) for info in source.reports}
        info = next((info for info in self.reports() if info.id == report_id), None)
        if info is None:
            known = ", ".join(report.id for report in self.reports())
            raise NotFoundError(f"There is no report called {report_id}. Choose one of: {known}.")
        board = narrowed(self._standing.board(as_at), options)
        return builders[report_id](Wanted(self._frame(info, as_at, options), board, options), out)

    def _frame(self, info: ReportInfo, as_at: date, options: ReportOptions) -> "Frame":
        from nscp_desktop.reports.frame import Frame, PaperSize

        if options.paper not in tuple(PaperSize):
            raise NotAllowedError(f"Reports are printed on A4 or A3, not on {options.paper}.", "paper")
        details = self._agency.details()
        return Frame(
            agency=details.name,
            title=_TITLE_OF_SUMMARY if info.id == SUMMARY else info.title,
            as_at=as_at,
            marking=details.marking,
            filters=filter_words(options),
            printed_by=options.printed_by,
            printed_at=options.printed_at,
            paper=PaperSize(options.paper),
            is_landscape=info.is_landscape,
            record_head=short_head(self._history.head()),
        )

    def _build_summary(self, wanted: Wanted, out: BinaryIO) -> "Built":
        from nscp_desktop.reports.compliance_summary import ComplianceSummary, build_compliance_summary

        leads = self._agency.lead_duties()
        groups, packs = self._agency.target_groups(), self._agency.packs()
        minimums = self._standing.minimums(wanted.board.as_at)
        data = ComplianceSummary(wanted.frame, wanted.board, groups, packs, leads, minimums)
        return build_compliance_summary(data, out)

    def _build_actions(self, wanted: Wanted, out: BinaryIO) -> "Built":
        from nscp_desktop.reports.action_list import ActionList, build_action_list

        return build_action_list(ActionList(wanted.frame, wanted.board), out)

    def _build_matrix(self, wanted: Wanted, out: BinaryIO) -> "Built":
        from nscp_desktop.reports.training_matrix import TrainingMatrix, build_training_matrix

        return build_training_matrix(TrainingMatrix(wanted.frame, wanted.board), out)

    def _build_individual(self, wanted: Wanted, out: BinaryIO) -> "Built":
        from nscp_desktop.reports.individual_record import IndividualRecord, build_individual_record

        person = self._person(wanted.options.person_id)
        snapshot = self._standing.snapshot()
        whole = self._standing.board(wanted.board.as_at)
        frame = replace(wanted.frame, filters=person.name)
        manager = manager_name(snapshot.people, person)
        beside = self._training.beside(person.id)
        data = IndividualRecord(frame, whole, person, snapshot.history(person.id), manager, beside)
        return build_individual_record(data, out)

    def _build_subject_access(self, wanted: Wanted, out: BinaryIO) -> "Built":
        person = self._person(wanted.options.person_id)
        frame = replace(wanted.frame, filters=person.name)
        return self._privacy.build_pack(frame, self._standing.board(wanted.board.as_at), person.id, out)

    def _build_competences(self, wanted: Wanted, out: BinaryIO) -> "Built":
        return self._reviews.build(wanted.frame, wanted.options.person_id, wanted.options.review_id, out)

    def _build_time_up(self, wanted: Wanted, out: BinaryIO) -> "Built":
        frame = replace(wanted.frame, filters="leavers whose time is up")
        return self._privacy.build_time_up(frame, wanted.board.as_at, out)

    def _build_rules(self, wanted: Wanted, out: BinaryIO) -> "Built":
        from nscp_desktop.reports.rules_in_use import RulesInUseReport, build_rules_in_use

        found = self._rules.in_use(wanted.board.as_at)
        data = RulesInUseReport(
            replace(wanted.frame, filters="the whole agency"),
            found.state.requirements,
            found.names,
            found.packs,
            found.choices.documents,
            found.changed,
        )
        return build_rules_in_use(data, out)

    def _build_forecast(self, wanted: Wanted, out: BinaryIO) -> "Built":
        narrowing = Narrowing(wanted.options.group, wanted.options.team)
        return self._planning.build_forecast(wanted.frame, wanted.board, narrowing, out)

    def _build_catch_up(self, wanted: Wanted, out: BinaryIO) -> "Built":
        return self._planning.build_catch_up(wanted.frame, wanted.board, out)

    def _build_next_steps(self, wanted: Wanted, out: BinaryIO) -> "Built":
        return self._planning.build_next_steps(wanted.frame, wanted.board, out)

    def _person(self, person_id: int | None) -> Person:
        if person_id is None:
            raise NotAllowedError("Choose the person whose training record is wanted.", "person_id")
        person = self._standing.snapshot().people.get(person_id)
        if person is None:
            raise NotFoundError("That person is no longer in the record. Choose another person.")
        return person

    def _export_data(self, as_at: date, anonymous: bool) -> "ExportData":
        from nscp_desktop.spreadsheets.export_data import ExportData

        board = self._standing.board(as_at)
        return ExportData(
            agency=self._agency.details(),
            board=_unordered(board) if anonymous else board,
            snapshot=self._standing.snapshot(),
            groups=self._agency.target_groups(),
            packs=self._agency.packs(),
            duties=self._agency.duties(),
            anonymous=anonymous,
        )


def narrowed(board: Board, options: ReportOptions) -> Board:
    """Return the board with only those whom the options show."""
    if not options.team and options.group is None:
        return board
    rows = tuple(
        row
        for row in board.rows
        if (not options.team or board.team_of(row) == options.team)
        and (options.group is None or row.group == options.group)
    )
    return replace(board, rows=rows)


def filter_words(options: ReportOptions) -> str:
    """Say in words who is shown: `team Key stage 1, Target Group 2`, or `everyone`."""
    parts = [f"team {options.team}"] if options.team else []
    if options.group is not None:
        parts.append(f"Target Group {options.group}")
    return ", ".join(parts) or "everyone"


def _unordered(board: Board) -> Board:
    """Return the board in an order that says nothing about names."""
    return replace(board, rows=tuple(sorted(board.rows, key=lambda row: row.person.id)))


def _writer(content: bytes) -> Callable[[BinaryIO], object]:
    def write(stream: BinaryIO) -> object:
        return stream.write(content)

    return write
