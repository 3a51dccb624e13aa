"""What can be done about the selected cells of the matrix: record, book, exempt, accept, act, open the person."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from nscp_desktop.domain.dates import in_words, plural
from nscp_desktop.domain.standing import Standing, StandingKind
from nscp_desktop.ui.pages.action_forms import ActionForms
from nscp_desktop.ui.pages.cell_forms import CellForms, Chosen
from nscp_desktop.ui.pages.requests import PlanRequest, RecordRequest

if TYPE_CHECKING:
    from nscp_desktop.ui.pages.matrix import MatrixPage

__all__ = ["CellActions", "Chosen"]


class CellActions(QObject):
    """The actions of the matrix; buttons and the context menu share them."""

    def __init__(self, page: "MatrixPage") -> None:
        super().__init__(page)
        self._page = page
        self._forms, self._for_actions = CellForms(page), ActionForms(page.session, page)
        self.record = QAction(self.tr("Record this training"), self)
        self.renew = QAction(self.tr("R&enew…"), self)
        self.book = QAction(self.tr("&Book…"), self)
        self.exempt = QAction(self.tr("E&xempt…"), self)
        self.equivalent = QAction(self.tr("Accept as e&quivalent…"), self)
        self.counts = QAction(self.tr("What it &counts towards…"), self)
        self.date = QAction(self.tr("&Give the date…"), self)
        self.cancel = QAction(self.tr("Cancel boo&king"), self)
        self.why = QAction(self.tr("Say &why it is not done…"), self)
        self.lift = QAction(self.tr("&Take the exemption off the record"), self)
        self.plan = QAction(self.tr("&Plan a session for these…"), self)
        self.act = QAction(self.tr("Add &action…"), self)
        self.person = QAction(self.tr("Pers&on"), self)
        page.session.editing.guard(
            self.record,
            self.renew,
            self.book,
            self.exempt,
            self.equivalent,
            self.date,
            self.cancel,
            self.lift,
            self.why,
            self.act,
        )
        for action, does in (
            (self.record, self._record),
            (self.renew, self._forms.renew),
            (self.book, self._forms.book),
            (self.exempt, self._forms.exempt),
            (self.equivalent, self._forms.accept_equivalent),
            (self.counts, self._forms.show_counts),
            (self.date, self._forms.give_date),
            (self.cancel, self._forms.cancel_booking),
            (self.lift, self._forms.remove_exemption),
            (self.why, self._forms.say_why),
            (self.plan, self._plan),
            (self.act, self._add_action),
            (self.person, self._open_person),
        ):
            action.triggered.connect(does)
        # Nothing is chosen until the page has been read, which may be refused.
        self.prepare(Chosen((), None))

    def buttons(self) -> list[QAction]:
        """Return the actions that have a button of their own, the first one being the usual one."""
        return [self.record, self.book, self.exempt]

    def more(self) -> list[QAction]:
        """Return the actions that are in a menu."""
        return [
            self.renew,
            self.date,
            self.equivalent,
            self.counts,
            self.cancel,
            self.lift,
            self.why,
            self.plan,
            self.act,
            self.person,
        ]

    def all(self) -> list[QAction]:
        """Return every action, as in the context menu."""
        return [*self.buttons(), *self.more()]

    def prepare(self, chosen: Chosen) -> None:
        """Say what the actions would do, and leave out or switch off those that make no sense."""
        count, cell = len(chosen.rows), chosen.cell
        may_change = count > 0
        words = self.tr("Record this training") if chosen.requirement_id else self.tr("Record training")
        self.record.setText(self.tr("Record for %1").replace("%1", chosen.who) if count > 1 else words)
        self.record.setEnabled(may_change)
        self.book.setEnabled(may_change and chosen.requirement_id is not None)
        self.exempt.setEnabled(cell.kind is not StandingKind.NOT_REQUIRED)
        self.exempt.setText(self.tr("E&xempt…") if cell.exemption is None else self.tr("E&xemption…"))
        self.equivalent.setEnabled(cell.kind.is_asked and cell.kind is not StandingKind.IN_DATE)
        renewing = chosen.to_renew()
        self.renew.setEnabled(bool(renewing))
        people = plural(len(renewing), "person", "people")
        self.renew.setText(self.tr("R&enew for %1…").replace("%1", people) if count > 1 else self.tr("R&enew…"))
        _offer(self.date, cell.kind is StandingKind.DATE_UNKNOWN)
        self.counts.setEnabled(cell.completion is not None)
        self._prepare_booking(cell)
        _offer(self.lift, cell.exemption is not None)
        self.why.setEnabled(bool(chosen.open_keys()))
        self.plan.setEnabled(count > 0)
        self.act.setEnabled(count > 0)
        self.person.setEnabled(count == 1)

    def _prepare_booking(self, cell: Standing) -> None:
        booking = cell.booking
        _offer(self.cancel, booking is not None)
        if booking is not None:
            day = in_words(booking.on) if booking.on is not None else self.tr("an unknown day")
            self.cancel.setText(self.tr("Cancel boo&king for %1").replace("%1", day))

    def _record(self) -> None:
        chosen = self._page.chosen()
        self._page.record_training.emit(self._request(chosen))

    @staticmethod
    def _request(chosen: Chosen) -> RecordRequest:
        """Ask for the one requirement that is selected, or for a course that counts towards all of them."""
        if chosen.requirement_id is not None:
            return RecordRequest(None, chosen.requirement_id, chosen.person_ids)
        return RecordRequest(None, None, chosen.person_ids, requirement_ids=chosen.requirement_ids)

    def _plan(self) -> None:
        chosen = self._page.chosen()
        self._page.plan_session.emit(PlanRequest(None, chosen.requirement_id, chosen.person_ids))

    def _add_action(self) -> None:
        chosen = self._page.chosen()
        self._for_actions.add_for_people([row.person for row in chosen.rows], chosen.requirement_id)

    def _open_person(self) -> None:
        for person_id in self._page.chosen().person_ids[:1]:
            self._page.open_person.emit(person_id)


def _offer(action: QAction, is_offered: bool) -> None:
    """Show an action and switch it on, or neither: one that is hidden is taken for switched off by its guard."""
    action.setVisible(is_offered)
    action.setEnabled(is_offered)
