"""The services of assurance: questionnaires, the figures beside them, actions, and what is returned to others."""

from dataclasses import dataclass
from datetime import date

from nscp_desktop.domain.page_jobs import PageJob
from nscp_desktop.services.action_documents import ActionDocuments
from nscp_desktop.services.actions import ActionsService
from nscp_desktop.services.agency import AgencyService
from nscp_desktop.services.assurance_documents import AssuranceDocuments
from nscp_desktop.services.audit_figures import AuditFiguresService
from nscp_desktop.services.checklists import ChecklistsService
from nscp_desktop.services.desk import Desk
from nscp_desktop.services.papers import PaperSource
from nscp_desktop.services.record_parts import TrainingServices
from nscp_desktop.services.return_documents import ReturnDocuments
from nscp_desktop.services.returns import ReturnParts, ReturnsService
from nscp_desktop.services.section_11_documents import Section11Documents
from nscp_desktop.services.standing import StandingService
from nscp_desktop.services.template_files import TemplateFiles
from nscp_desktop.services.templates import TemplatesService


@dataclass(frozen=True)
class AssuranceServices:
    """Assurance, each part of which has a tab of its own."""

    templates: TemplatesService
    template_files: TemplateFiles
    checklists: ChecklistsService
    audit_figures: AuditFiguresService
    actions: ActionsService
    returns: ReturnsService

    def assurance_jobs(self, as_at: date) -> tuple[PageJob, ...]:
        """Return what is to be done next on the tabs of assurance: actions that are late before what goes on."""
        return tuple(job for part in (self.actions, self.checklists) for job in part.jobs(as_at))


def assurance_services(
    desk: Desk, standing: StandingService, agency: AgencyService, training: TrainingServices
) -> AssuranceServices:
    """Return assurance in an open record."""
    figures = AuditFiguresService(desk, standing, training)
    checklists = ChecklistsService(desk, standing, figures)
    return AssuranceServices(
        templates=TemplatesService(desk),
        template_files=TemplateFiles(desk),
        checklists=checklists,
        audit_figures=figures,
        actions=ActionsService(desk, standing),
        returns=ReturnsService(desk, standing, agency, ReturnParts(figures, checklists, training.needs)),
    )


def assurance_sources(
    desk: Desk, standing: StandingService, agency: AgencyService, parts: AssuranceServices
) -> tuple[PaperSource, ...]:
    """Return the parts of assurance that make reports and workbooks of their own, in the order they are listed."""
    printed = (parts.templates, parts.checklists, parts.audit_figures, parts.actions)
    return (
        AssuranceDocuments(desk, standing, agency, printed),
        Section11Documents(desk, parts.checklists, parts.audit_figures, parts.actions),
        ActionDocuments(parts.actions, standing),
        ReturnDocuments(parts.returns),
    )
