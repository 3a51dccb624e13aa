"""The figures of an audit, and what the records show beside the items of questionnaires."""

from collections.abc import Iterable, Mapping
from datetime import date

from nscp_desktop.domain.audit_figures import AuditFigures, Fact
from nscp_desktop.domain.questionnaires import Checklist
from nscp_desktop.services.agency import AgencyService
from nscp_desktop.services.desk import Desk
from nscp_desktop.services.record_parts import TrainingServices
from nscp_desktop.services.standing import StandingService


class AuditFiguresService:
    """Figures that are worked out from the records as at any day. Nothing is stored here."""

    def __init__(
        self, desk: Desk, standing: StandingService, agency: AgencyService, training: TrainingServices
    ) -> None:
        self._desk = desk
        self._standing = standing
        self._agency = agency
        self._training = training

    def figures(self, as_at: date, audit: Checklist | None = None) -> AuditFigures:
        """Return the figures as at a day, compared with the last audit that was signed off before it.

        With `audit` it is the one of the same kind before that one; those that were signed off are taken as they were.
        """
        return AuditFigures(as_at, as_at, None, ())

    def facts(self, keys: Iterable[str], as_at: date) -> Mapping[str, Fact]:
        """Return what the records show as at a day, by key; a key that is not known is left out."""
        return {}

    def as_text(self, figures: AuditFigures) -> str:
        """Write figures down as they are kept with a questionnaire that is signed off."""
        return ""
