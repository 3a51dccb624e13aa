"""Reports and exports."""

from nscp_desktop.services.agency import AgencyService
from nscp_desktop.services.standing import StandingService


class DocumentsService:
    """Reports and exports of the record."""

    def __init__(self, standing: StandingService, agency: AgencyService) -> None:
        self._standing = standing
        self._agency = agency
