"""Actions, and the gap log for the Learning and Workforce Development group."""

from datetime import date

from nscp_desktop.domain.page_jobs import PageJob
from nscp_desktop.services.desk import Desk
from nscp_desktop.services.standing import StandingService


class ActionsService:
    """Actions and reported gaps. Each public method that stores is one transaction."""

    def __init__(self, desk: Desk, standing: StandingService) -> None:
        self._desk = desk
        self._standing = standing

    def jobs(self, as_at: date) -> tuple[PageJob, ...]:
        """Return what is to be done next about actions and reported gaps."""
        return ()
