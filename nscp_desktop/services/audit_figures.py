"""The figures of an audit, and what the records show beside the items of questionnaires."""

from collections.abc import Iterable, Mapping
from datetime import date

from nscp_desktop.domain.audit_compare import compared
from nscp_desktop.domain.audit_figures import AuditFigures, Fact
from nscp_desktop.domain.checklist_rules import are_alike
from nscp_desktop.domain.dates import add_days, add_months
from nscp_desktop.domain.questionnaires import AUDIT_KINDS, Checklist, QuestionnaireKind, Template
from nscp_desktop.services.audit_facts import facts_of
from nscp_desktop.services.audit_figures_text import as_text, from_text, with_names
from nscp_desktop.services.audit_gathering import Gathered
from nscp_desktop.services.desk import Desk
from nscp_desktop.services.record_parts import TrainingServices
from nscp_desktop.services.standing import StandingService

USUAL_MONTHS = 12
# Every two years: NSCP Learning and Workforce Development Strategy 2022-24.
SECTION_11_MONTHS = 24


class AuditFiguresService:
    """Figures that are worked out from the records as at any day. Nothing is stored here."""

    def __init__(self, desk: Desk, standing: StandingService, training: TrainingServices) -> None:
        self._desk = desk
        self._standing = standing
        self._training = training

    def figures(self, as_at: date, audit: Checklist | None = None) -> AuditFigures:
        """Return the figures as at a day, compared with the last audit that was signed off before it.

        With `audit` it is the one of the same kind before that one; those that were signed off are taken as they were.
        """
        templates = self._templates()
        if audit is not None and not audit.is_open:
            kept = self._kept(audit)
            if kept is not None and kept.as_at == as_at:
                return kept
        before = self._before(as_at, audit, templates)
        return compared(self._worked_out(as_at, audit, before, templates), self._of_audit(before, templates))

    def facts(self, keys: Iterable[str], as_at: date, beside: Checklist | None = None) -> Mapping[str, Fact]:
        """Return what the records show as at a day, by key; a key that is not known is left out.

        `beside` is the questionnaire that they stand in: in an audit they are of the same time as its figures.
        """
        templates = self._templates()
        template = templates.get(beside.template_id) if beside is not None else None
        audit = beside if template is not None and template.kind in AUDIT_KINDS else None
        since = self._since(as_at, audit, self._before(as_at, audit, templates), templates)
        audits = [one for one in self._audits(templates) if audit is None or one.id != audit.id]
        return facts_of(keys, self._gathered(as_at, since), audits)

    def as_text(self, figures: AuditFigures) -> str:
        """Write figures down as they are kept with a questionnaire that is signed off: without names."""
        return as_text(figures)

    def from_text(self, text: str) -> AuditFigures | None:
        """Read figures back that were kept; people have the names that they have now. None where there are none."""
        figures = from_text(text)
        if figures is None:
            return None
        return with_names(figures, {own: person.name for own, person in self._standing.snapshot().people.items()})

    def _kept(self, audit: Checklist) -> AuditFigures | None:
        return self.from_text(audit.figures) if audit.figures else None

    def _of_audit(self, audit: Checklist | None, templates: Mapping[int, Template]) -> AuditFigures | None:
        """Return the figures of an earlier audit: those that were signed off, else worked out as at its day."""
        if audit is None:
            return None
        earlier = self._before(audit.as_at, audit, templates)
        return self._kept(audit) or self._worked_out(audit.as_at, audit, earlier, templates)

    def _worked_out(
        self, as_at: date, audit: Checklist | None, before: Checklist | None, templates: Mapping[int, Template]
    ) -> AuditFigures:
        since = self._since(as_at, audit, before, templates)
        return AuditFigures(as_at, since, None, self._gathered(as_at, since).tables())

    def _gathered(self, as_at: date, since: date) -> Gathered:
        return Gathered(self._desk, self._standing, self._training, as_at, since)

    def _templates(self) -> dict[int, Template]:
        with self._desk.reading() as unit:
            return {item.id: item for item in unit.templates.templates()}

    def _audits(self, templates: Mapping[int, Template]) -> tuple[Checklist, ...]:
        """Return the audits that were signed off, the newest first."""
        with self._desk.reading() as unit:
            known = unit.checklists.all()
        return tuple(one for one in known if not one.is_open and templates[one.template_id].kind in AUDIT_KINDS)

    def _before(self, as_at: date, audit: Checklist | None, templates: Mapping[int, Template]) -> Checklist | None:
        """Return the newest audit that was signed off before a day, or before an audit and of its kind."""
        if audit is None:
            return next((one for one in self._audits(templates) if one.as_at < as_at), None)
        template = templates.get(audit.template_id)
        if template is None:
            return None
        place = (audit.as_at, audit.id or float("inf"))
        found = (one for one in self._audits(templates) if one.id != audit.id)
        alike = (one for one in found if are_alike(templates[one.template_id], template))
        return next((one for one in alike if (one.as_at, one.id) < place), None)

    def _since(
        self, as_at: date, audit: Checklist | None, before: Checklist | None, templates: Mapping[int, Template]
    ) -> date:
        """Return the first day of the period: after the audit before, else a year or, for Section 11, two years ago."""
        if before is not None and before.as_at < as_at:
            return add_days(before.as_at, 1)
        template = templates.get(audit.template_id) if audit is not None else None
        is_section_11 = template is not None and template.kind is QuestionnaireKind.SECTION_11
        return add_days(add_months(as_at, -(SECTION_11_MONTHS if is_section_11 else USUAL_MONTHS)), 1)
