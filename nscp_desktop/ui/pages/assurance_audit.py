"""The training standard of a Section 11 or Section 175/157 audit, with its figures."""

from datetime import date
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QStackedWidget, QVBoxLayout

from nscp_desktop.domain.agency import Sector
from nscp_desktop.domain.audit_figures import AuditFigures
from nscp_desktop.domain.audit_scores import compared_whole
from nscp_desktop.domain.checklist_rules import are_alike, last_before
from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.questionnaires import AUDIT_KINDS, Checklist, Filled, QuestionnaireKind
from nscp_desktop.services.audit_figures import AuditFiguresService
from nscp_desktop.services.checklists import Listed
from nscp_desktop.ui.looking_ahead import LookingAhead, Told
from nscp_desktop.ui.models.audit_figures import figures_words
from nscp_desktop.ui.models.checklists import listed_words
from nscp_desktop.ui.pages.assurance_audit_compared import ComparedView
from nscp_desktop.ui.pages.assurance_filling import FillingTab
from nscp_desktop.ui.pages.requests import PeopleFilter
from nscp_desktop.ui.widgets.card import plain_label
from nscp_desktop.ui.widgets.figure_tables import FigureTablesView
from nscp_desktop.ui.widgets.filter_chips import FilterChips, make_room

STANDARDS, FIGURES, COMPARED = "standards", "figures", "compared"
_FOR_SCHOOLS = (QuestionnaireKind.SECTION_175, QuestionnaireKind.SECTION_11, QuestionnaireKind.OWN)


class AuditTab(FillingTab):
    """The standards as they are filled in, the figures of the audit day, and both beside the last audit."""

    kinds: ClassVar[tuple[QuestionnaireKind, ...]] = AUDIT_KINDS
    name: ClassVar[str] = "Audit"
    empty_title: ClassVar[str] = "No audit yet"
    empty_words: ClassVar[str] = (
        "An audit asks for a score for each standard, for what shows it, and for what will be better. Begin it with "
        "the audit day; the figures of that day are worked out from this record, and are under Figures already."
    )
    empty_step: ClassVar[str] = "Begin an audit"

    # As a tab

    def refresh(self) -> None:
        """Show the audit as it is stored now; its figures when they are looked at."""
        super().refresh()
        self.head.setVisible(bool(self.listed))
        self._show_part()

    def take(self, request: object) -> None:
        """Show an audit or one of its standards, or by its name one of the parts of the tab."""
        if request in (STANDARDS, FIGURES, COMPARED):
            self.show_part(str(request))
            return
        self.show_part(STANDARDS)
        super().take(request)

    def wanted(self, checklist_id: int) -> None:
        """Show the standards of an audit that has just been begun."""
        self.parts.choose(STANDARDS)
        super().wanted(checklist_id)

    def go_to_item(self, item_id: int) -> None:
        """Show a standard with the keyboard on its answers, whatever part is shown."""
        self.show_part(STANDARDS)
        super().go_to_item(item_id)

    def find_field(self) -> QLineEdit | None:
        """Return the field that finds standards, while these are shown."""
        return super().find_field() if self.parts.value() == STANDARDS else None

    def offered(self) -> tuple[QuestionnaireKind, ...]:
        """Return the kinds that can be begun, what is usual in the sector first."""
        is_school = self.session.services.agency.details().sector is Sector.SCHOOL
        return _FOR_SCHOOLS if is_school else self.kinds

    def show_part(self, key: str) -> None:
        """Show the standards, the figures, or both beside the last audit."""
        if self.view.flush():
            self.parts.choose(key)
            self._show_part()

    # Building

    def _lay_out(self) -> None:
        super()._lay_out()
        self.parts = FilterChips(
            [
                (STANDARDS, self.tr("Standards")),
                (FIGURES, self.tr("Figures")),
                (COMPARED, self.tr("Then and now")),
            ]
        )
        self.parts.setAccessibleName(self.tr("Parts of the audit"))
        for pill in self.parts.findChildren(QPushButton):
            make_room(pill)
        self.parts.chosen.connect(self.show_part)
        self.words = plain_label("", "muted", wrap=True)
        self.looking: LookingAhead[AuditFigures] = LookingAhead(self.session, self.tr("Working the figures out"))
        self.looking.given_up.connect(self._given_up)
        self.figures = FigureTablesView()
        self.figures.people_wanted.connect(self._open_people)
        self.figures.person_wanted.connect(self._open_person)
        self.figures.copied.connect(self.session.say)
        self.compared = ComparedView()
        self.compared.item_wanted.connect(self.go_to_item)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.parts)
        row.addWidget(self.words, 1)
        row.addWidget(self.looking)
        self.part_stack = QStackedWidget()
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.setSpacing(9)
        column.removeWidget(self.stack)
        for part in (self.stack, self.figures, self.compared):
            self.part_stack.addWidget(part)
        column.addWidget(self.head)
        column.addLayout(row)
        column.addWidget(self.part_stack, 1)

    # Showing

    def _tell(self) -> None:
        """Say in one line where the audit is, and of which day it is; the figures say that of themselves."""
        filled = self.filled
        if filled is None:
            self.words.setText("")
            return
        whole = compared_whole(filled)
        day = self.tr("audit day %1").replace("%1", in_words(filled.checklist.as_at))
        self.words.setText(" · ".join(part for part in (whole.words, whole.points_words, day) if part))

    def _show_part(self) -> None:
        key, filled = self.parts.value(), self.filled
        if key == FIGURES:
            self.part_stack.setCurrentWidget(self.figures)
            self._look_at_figures()
            return
        self._tell()
        if key == COMPARED and filled is not None:
            self.part_stack.setCurrentWidget(self.compared)
            self.compared.show_filled(filled, self._before(filled))
        else:
            # Without an audit there is nothing to compare either: the notice says how one is begun.
            self.part_stack.setCurrentWidget(self.stack)

    def _look_at_figures(self) -> None:
        """Work the figures out, off the window's thread; those that were signed off stand as they were."""
        audit = self.filled.checklist if self.filled is not None else None
        day = audit.as_at if audit is not None else self.session.as_at
        self.session.services.standing.snapshot()
        work = partial(_look, self.session.services.audit_figures, day, audit)
        self.looking.ask(work, partial(self._show_figures, audit))

    def _show_figures(self, audit: Checklist | None, figures: AuditFigures) -> None:
        words = figures_words(figures)
        if audit is not None and audit.signed_on is not None and audit.figures:
            words = self.tr("As signed off on %1. ").replace("%1", in_words(audit.signed_on)) + words
        self.figures.show_figures(figures)
        self.words.setText(words)

    def _given_up(self) -> None:
        self.session.say(self.tr("The figures are not worked out. Press F5 to look again."))

    def _before(self, filled: Filled) -> Checklist | None:
        of_kind = [one.checklist for one in self.listed if are_alike(one.template, filled.template)]
        return last_before(filled.checklist, of_kind)

    def _words(self, one: Listed) -> str:
        return listed_words(one, with_title=True)

    # What happens

    def _open_people(self, title: str, people: tuple[int, ...]) -> None:
        """Show who is counted; figures that were signed off may count people who are no longer on record."""
        there = tuple(own for own in people if own in self.session.services.standing.snapshot().people)
        if len(there) < len(people):
            gone = len(people) - len(there)
            words = self.tr("No longer on record: %1 of these %2 people.").replace("%2", f"{len(people):,}")
            self.session.say(words.replace("%1", f"{gone:,}"))
        if there:
            self.page.open_people.emit(PeopleFilter(title, there))

    def _open_person(self, person_id: int) -> None:
        if person_id in self.session.services.standing.snapshot().people:
            self.page.open_person.emit(person_id)
        else:
            self.session.say(self.tr("This person is no longer on record. What was signed off stays as it was."))


def _look(service: AuditFiguresService, day: date, audit: Checklist | None, _told: Told) -> AuditFigures:
    return service.figures(day, audit)
