"""What is returned to the partnership: counts without names, with small numbers guarded."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from nscp_desktop.domain.audit_figures import Count, FigureRow, FigureTable
from nscp_desktop.domain.partnership_return import PartnershipReturn
from nscp_desktop.domain.questionnaires import AUDIT_KINDS, Filled, QuestionnaireKind
from nscp_desktop.domain.return_guarding import guarded
from nscp_desktop.domain.return_names import ReturnName, names_of
from nscp_desktop.domain.return_tables import ReturnHead, return_of
from nscp_desktop.domain.small_numbers import USUAL_BELOW
from nscp_desktop.domain.years import academic_year
from nscp_desktop.services.agency import AgencyService
from nscp_desktop.services.audit_figures import AuditFiguresService
from nscp_desktop.services.checklists import ChecklistsService, Listed
from nscp_desktop.services.desk import Desk
from nscp_desktop.services.needs import NeedsService
from nscp_desktop.services.returns_annexes import Annexes, annexes_of
from nscp_desktop.services.returns_forms import FormLook, fill_copy, look_at, save_names, save_return
from nscp_desktop.services.standing import StandingService

_AUDITS = (*AUDIT_KINDS, QuestionnaireKind.EXPECTATIONS)
_LEAD = "Safeguarding lead"


class ReturnParts(NamedTuple):
    """The services whose figures are returned."""

    figures: AuditFiguresService
    checklists: ChecklistsService
    needs: NeedsService


class ReturnsService:
    """The partnership return, and a form of somebody else filled in. Nothing is stored in the record."""

    def __init__(self, desk: Desk, standing: StandingService, agency: AgencyService, parts: ReturnParts) -> None:
        self._desk = desk
        self._standing = standing
        self._agency = agency
        self._parts = parts

    def found(self, as_at: date, below: int = USUAL_BELOW) -> PartnershipReturn:
        """Return the return as at a day, with counts of people that are smaller than `below` hidden; 0 hides none."""
        figures = self._parts.figures.figures(as_at)
        tables = (self._questionnaires(as_at), self._gap_log(as_at, figures.since), self._places(as_at))
        return guarded(return_of(self._head(), figures, tables), below)

    def names(self, as_at: date, below: int = USUAL_BELOW) -> tuple[ReturnName, ...]:
        """Return every name that a form may give to a cell, with what would be written there."""
        return names_of(self.found(as_at, below), self._audit(as_at))

    def save_names(self, out: Path, as_at: date, below: int = USUAL_BELOW) -> None:
        """Save the list of names as a workbook. Its cells have these names, so that they can be copied into a form.

        Raises FileRefusedError when the file cannot be written.
        """
        save_names(self.names(as_at, below), out)

    def save_workbook(self, out: Path, as_at: date, below: int = USUAL_BELOW) -> None:
        """Save the return as a workbook; a name that ends in .zip gets its sheets as CSV files in one zip instead.

        Raises FileRefusedError when the file cannot be written.
        """
        save_return(self.found(as_at, below), out)

    def look_at_form(self, template: Path, as_at: date, below: int = USUAL_BELOW) -> FormLook:
        """Read a form, and say what would be written where and what a copy would lose.

        Raises FileRefusedError with the sentence when it cannot be filled.
        """
        return look_at(template, self.names(as_at, below))

    def fill(self, template: Path, out: Path, as_at: date, below: int = USUAL_BELOW) -> FormLook:
        """Save a copy of a form with every figure in the cell that has its name; the form itself stays as it is.

        Raises FileRefusedError as `look_at_form`, and when the copy cannot be written or would take the form's place.
        """
        return fill_copy(template, out, self.names(as_at, below))

    def annexes(self, as_at: date) -> Annexes:
        """Return what can be bound in behind the evidence pack: proof of leads and trainers, and sign-in sheets."""
        return annexes_of(self._desk, self._standing, self._agency.lead_duties(), as_at)

    def _head(self) -> ReturnHead:
        details, leads = self._agency.details(), self._agency.lead_duties()
        titles = {duty.code: duty.title for duty in self._agency.duties()}
        contact = next((titles[code] for code in leads if code in titles), _LEAD)
        return ReturnHead(details.name, details.sector.words, contact)

    def _audit(self, as_at: date) -> Filled | None:
        """Return the newest audit whose day has come."""
        listed = self._parts.checklists.listed(*AUDIT_KINDS)
        newest = next((one for one in listed if one.checklist.as_at <= as_at), None)
        return self._parts.checklists.filled(newest.checklist.id) if newest is not None else None

    def _questionnaires(self, as_at: date) -> FigureTable:
        newest: dict[QuestionnaireKind, Listed] = {}
        begun = [one for one in self._parts.checklists.listed(*_AUDITS) if one.checklist.as_at <= as_at]
        # One that is begun says when the next is due no more than an empty one would.
        for one in sorted(begun, key=partial(_is_draft, as_at)):
            newest.setdefault(one.template.kind, one)
        heads = ("Date", "Items answered", "Items met", "Items met in part", "Items not met", "Signed off", "Next due")
        rows = tuple(_questionnaire(newest[kind], as_at) for kind in _AUDITS if kind in newest)
        return FigureTable(0, "audits", "Audits and expectations", heads, rows)

    def _gap_log(self, as_at: date, since: date) -> FigureTable:
        with self._desk.reading() as unit:
            gaps = unit.actions.gaps()
        noticed = [one for one in gaps if one.noticed_on <= as_at]
        told = [one for one in noticed if one.reported_on is not None and one.reported_on <= as_at]
        answered = sum(bool(one.reply) for one in told)
        new = sum(one.reported_on is not None and one.reported_on >= since for one in told)
        heads = ("Reported in the period", "Not yet reported", "Reported ever", "Of these, answered")
        row = FigureRow("gap-log", "Entries", (new, len(noticed) - len(told), len(told), answered))
        return FigureTable(0, "gap-log", "Gap log", heads, (row,))

    def _places(self, as_at: date) -> FigureTable:
        year = academic_year(as_at)
        found = self._parts.needs.found(year, as_at)
        places = found.needs.places if found is not None else ()
        booked = [one.person_id for one in places if one.is_booked]
        people = tuple(dict.fromkeys(one.person_id for one in places))
        cells = (
            Count(len(places), people),
            Count(len(booked), tuple(dict.fromkeys(booked))),
            Count(len(people), people),
        )
        heads = ("Places wanted", "Of these, booked", "People")
        rows = (FigureRow("needs", f"Academic year {year.title}", cells),)
        return FigureTable(0, "needs", "Training needs", heads, rows)


def _is_draft(as_at: date, one: Listed) -> bool:
    """Whether it was not signed off yet on a day."""
    return one.checklist.signed_on is None or one.checklist.signed_on > as_at


def _questionnaire(one: Listed, as_at: date) -> FigureRow:
    head, progress = one.checklist, one.progress
    is_signed = not _is_draft(as_at, one)
    cells = (
        head.as_at,
        progress.words.removesuffix(" answered"),
        progress.met,
        progress.partly,
        progress.not_met,
        is_signed,
        head.next_due_on if is_signed else None,
    )
    return FigureRow(one.template.kind.value, one.template.kind.words, cells)
