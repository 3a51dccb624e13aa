"""What is returned to the partnership: counts without names, with small numbers guarded."""

from nscp_desktop.services.agency import AgencyService
from nscp_desktop.services.audit_figures import AuditFiguresService
from nscp_desktop.services.desk import Desk
from nscp_desktop.services.standing import StandingService


class ReturnsService:
    """The partnership return, and the agency's own form filled in. Nothing is stored but what the user chose."""

    def __init__(
        self, desk: Desk, standing: StandingService, agency: AgencyService, figures: AuditFiguresService
    ) -> None:
        self._desk = desk
        self._standing = standing
        self._agency = agency
        self._figures = figures
