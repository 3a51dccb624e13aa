"""Questionnaires and the evidence pack of an audit on paper.

The libraries that draw pages are imported when first needed: the window starts without them.
"""

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from nscp_desktop.domain.audit_checklists import INTRODUCTORY
from nscp_desktop.domain.audit_figures import AuditFigures
from nscp_desktop.domain.errors import NotFoundError
from nscp_desktop.domain.questionnaires import AUDIT_KINDS, QuestionnaireKind
from nscp_desktop.services.action_sources import listed_actions
from nscp_desktop.services.actions import ActionsService
from nscp_desktop.services.agency import AgencyService
from nscp_desktop.services.assurance_documents_annexes import certificate_annexes, file_annexes
from nscp_desktop.services.assurance_documents_questionnaires import QuestionnairePapers, Sources
from nscp_desktop.services.audit_figures import AuditFiguresService
from nscp_desktop.services.certificate_documents import CertificateDocuments
from nscp_desktop.services.checklists import ChecklistsService
from nscp_desktop.services.desk import Desk
from nscp_desktop.services.papers import EMPTY_LIST, ExportInfo, ReportInfo, Wanted
from nscp_desktop.services.pdf_turns import PDF_TURN
from nscp_desktop.services.rules import RulesService
from nscp_desktop.services.standing import StandingService
from nscp_desktop.services.templates import TemplatesService
from nscp_desktop.services.trainers import TrainersService

if TYPE_CHECKING:
    from nscp_desktop.reports.frame import Built, Frame
    from nscp_desktop.reports.questionnaire import QuestionnairePaper
    from nscp_desktop.reports.rules_in_use import RulesInUseReport
    from nscp_desktop.reports.section_11_pack import Section11Pack
    from nscp_desktop.spreadsheets.export_data import ExportData

CONTENT, EXPECTATIONS, AUDIT, PACK = "content-checklist", "agency-expectations", "section-11", "section-11-pack"


class AssuranceDocuments:
    """Questionnaires on paper, begun or empty, and the evidence pack."""

    reports: Sequence[ReportInfo] = (
        ReportInfo(
            CONTENT,
            "Training Content Checklist",
            "What one introductory course covers, item by item, or the empty list",
            kinds=(QuestionnaireKind.CONTENT,),
        ),
        ReportInfo(
            EXPECTATIONS,
            "Agency expectations",
            "What is expected of the agency, with what is on record beside it",
            kinds=(QuestionnaireKind.EXPECTATIONS,),
        ),
        ReportInfo(
            AUDIT,
            "Section 11 training standard",
            "The audit with its figures, or Section 175/157 for schools",
            kinds=AUDIT_KINDS,
        ),
        ReportInfo(
            PACK,
            "Section 11 evidence pack",
            "Everything in one go: figures, checklists, audit, actions and annexes",
            kinds=AUDIT_KINDS,
        ),
    )
    exports: Sequence[ExportInfo] = ()

    def __init__(
        self,
        desk: Desk,
        standing: StandingService,
        agency: AgencyService,
        parts: tuple[TemplatesService, ChecklistsService, AuditFiguresService, ActionsService],
    ) -> None:
        templates, self._checklists, self._figures, self._actions = parts
        self._desk = desk
        self._standing = standing
        self._agency = agency
        self._sources = Sources(desk, standing, agency, templates, self._checklists, self._figures)
        self._rules = RulesService(desk, standing)
        self._certificates = CertificateDocuments(desk, standing, TrainersService(desk, standing))

    def build(self, report_id: str, wanted: Wanted, out: BinaryIO) -> "Built":
        """Write one of the reports as a PDF: about the questionnaire that was chosen, else the newest of its kinds.

        Raises NotFoundError when what was chosen is gone, NotAllowedError when it is of another kind.
        """
        if report_id == PACK:
            return self._build_pack(wanted, out)
        from nscp_desktop.reports.questionnaire import build_questionnaire

        kinds = next(info.kinds for info in self.reports if info.id == report_id)
        papers = QuestionnairePapers(self._sources, wanted.board.as_at)
        wanted_id = wanted.options.checklist_id
        begun = papers.chosen(kinds, wanted_id) if wanted_id != EMPTY_LIST else None
        one = begun or papers.blank(kinds, is_wanted=wanted_id == EMPTY_LIST)
        figures = self._audit_figures(wanted, one) if report_id == AUDIT and not one.is_blank else None
        return build_questionnaire(_framed(wanted.frame, one), one, out, figures)

    def write(self, _export_id: str, _data: "ExportData", _out: BinaryIO) -> None:
        """There is no workbook here."""
        raise NotFoundError("There is no workbook of questionnaires here.")

    def _audit_figures(self, wanted: Wanted, audit: "QuestionnairePaper | None") -> AuditFigures:
        if audit is None:
            return self._figures.figures(wanted.board.as_at)
        head = audit.filled.checklist
        return self._figures.figures(head.as_at, head)

    def _build_pack(self, wanted: Wanted, out: BinaryIO) -> "Built":
        from nscp_desktop.reports.annexes import looked_at
        from nscp_desktop.reports.annexes_pdf import Pack, put_in
        from nscp_desktop.reports.section_11_pack import build_section_11_pack

        data = self._pack(wanted)
        options = wanted.options
        drawn, uncovered = certificate_annexes(self._certificates, options.certificate_ids, wanted.frame.agency)
        begun = [one.filled.checklist.id for one in data.questionnaires]
        files = [*drawn, *file_annexes(self._desk, self._standing, options, begun)]
        annexes = looked_at(files, PDF_TURN)
        pages = BytesIO()
        built, places = build_section_11_pack(replace(data, annexes=annexes), pages)
        out.write(put_in(pages.getvalue(), annexes, places, Pack(data.frame, built.pages, PDF_TURN)))
        return built._replace(uncovered=tuple(sorted({*built.uncovered, *uncovered})))

    def _pack(self, wanted: Wanted) -> "Section11Pack":
        from nscp_desktop.reports.section_11_pack import Section11Pack

        day = wanted.board.as_at
        papers = QuestionnairePapers(self._sources, day)
        audit = papers.chosen(AUDIT_KINDS, wanted.options.checklist_id)
        contents = papers.newest_of_courses()
        figures = self._audit_figures(wanted, audit)
        with self._desk.reading() as unit:
            actions = listed_actions(unit, self._standing.snapshot(), day)
        frame = replace(wanted.frame, as_at=figures.as_at, filters="the whole agency")
        return Section11Pack(
            frame,
            self._agency.details(),
            figures,
            contents,
            papers.chosen((QuestionnaireKind.EXPECTATIONS,), None),
            audit,
            actions,
            self._actions.listed_gaps(day),
            self._agency.packs(),
            self._rules_in_use(frame),
            without_checklist=self._without(contents),
            listed_at=day,
        )

    def _without(self, contents: "Sequence[QuestionnairePaper]") -> tuple[str, ...]:
        """Name the introductory courses for which no checklist was begun."""
        have = {one.filled.checklist.course_id for one in contents}
        return tuple(
            course.title
            for course in self._checklists.courses()
            if course.kind in INTRODUCTORY and course.id not in have
        )

    def _rules_in_use(self, frame: "Frame") -> "RulesInUseReport":
        from nscp_desktop.reports.rules_in_use import RulesInUseReport

        found = self._rules.in_use(frame.as_at)
        return RulesInUseReport(
            frame, found.state.requirements, found.names, found.packs, found.choices.documents, found.changed
        )


def _framed(frame: "Frame", one: "QuestionnairePaper") -> "Frame":
    """Return the frame of a questionnaire: what it is about in place of who is shown, and the day it is of."""
    filled = one.filled
    about = ", ".join(part for part in (filled.course_title, filled.checklist.year) if part)
    return replace(frame, title=one.title, as_at=filled.checklist.as_at, filters=about or "the whole agency")
