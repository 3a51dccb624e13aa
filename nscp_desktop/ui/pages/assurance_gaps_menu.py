"""What can be done with the gap log: its forms, and what is stored from them."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from nscp_desktop.domain.actions import GapKind, ReportedGap
from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.errors import NscpError
from nscp_desktop.domain.gap_log import GapState, ListedGap
from nscp_desktop.domain.years import academic_year
from nscp_desktop.services.record_files import Services
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.form_dialog import open_dialog
from nscp_desktop.ui.dialogs.reported_gap import CloseGapDialog, GapOffer, OfferedGapsDialog, ReportedGapDialog
from nscp_desktop.ui.messages import report
from nscp_desktop.ui.pages.action_forms import ActionForms

if TYPE_CHECKING:
    from datetime import date

    from nscp_desktop.ui.pages.assurance_gaps import GapsTab


class GapMenu(QObject):
    """The actions of the tab; buttons and the context menu share them. `added` carries the id of a new entry."""

    added = Signal(int)

    def __init__(self, tab: "GapsTab") -> None:
        super().__init__(tab)
        self._tab, self._session = tab, tab.session
        self.forms = ActionForms(tab.session, tab)
        self.edit = QAction(self.tr("E&dit…"), self)
        self.close = QAction(self.tr("C&lose…"), self)
        self.act = QAction(self.tr("Add ac&tion…"), self)
        self.reopen = QAction(self.tr("&Open again"), self)
        self.remove = QAction(self.tr("Re&move"), self)
        self._session.editing.guard(self.edit, self.close, self.act, self.reopen, self.remove)
        for action, does in (
            (self.edit, self.edit_one),
            (self.close, self._close),
            (self.act, self._act),
            (self.reopen, self._reopen),
            (self.remove, self._remove),
        ):
            action.triggered.connect(does)

    def buttons(self) -> list[QAction]:
        """Return the actions that have a button of their own."""
        return [self.edit, self.close, self.act]

    def more(self) -> list[QAction]:
        """Return the actions that are in a menu."""
        return [self.reopen, self.remove]

    def all(self) -> list[QAction]:
        """Return every action, as in the context menu."""
        return [*self.buttons(), *self.more()]

    def prepare(self, row: ListedGap | None) -> None:
        """Switch off what makes no sense for the entry that is chosen."""
        is_closed = row is not None and row.state is GapState.CLOSED
        self.edit.setEnabled(row is not None)
        self.close.setEnabled(row is not None and not is_closed)
        self.act.setEnabled(row is not None)
        self.reopen.setEnabled(is_closed)
        self.remove.setEnabled(row is not None)

    # Forms

    def add(self, gap: ReportedGap | None = None) -> None:
        """Open the form for a new entry, with what is offered filled in."""
        new = gap or ReportedGap(0, GapKind.TRAINING_GAP, "", self._session.today)
        open_dialog(self.form(new))

    def form(self, gap: ReportedGap) -> ReportedGapDialog:
        """Return the form for an entry."""
        snapshot = self._session.services.standing.snapshot()
        requirements = [(item.id, item.title) for item in snapshot.rulebook.requirements]
        names = [person.name for person in snapshot.people.values()]
        offer = GapOffer(requirements, names)
        store = self._change if gap.id else self._add
        return ReportedGapDialog(gap, offer, store, today=self._session.today, parent=self._tab.window())

    def edit_one(self) -> None:
        """Open the form for the entry that is chosen."""
        row = self._tab.chosen()
        # What is listed is how it stood on the day that is looked at; what is edited is all of it.
        everything = {gap.id: gap for gap in self._session.services.actions.gaps()}
        if row is not None and row.gap.id in everything and self._session.editing.may_change:
            open_dialog(self.form(everything[row.gap.id]))

    def look(self) -> None:
        """Look, off the window's thread, what the records offer to be reported."""
        work = partial(offered, self._session.services, self._session.as_at)
        self._session.tasks.run(work, self._show_offers, self._refused, self.tr("Looking at what the records show"))

    def offers_form(self, offers: tuple[ReportedGap, ...]) -> OfferedGapsDialog:
        """Return the list of what the records offer."""
        return OfferedGapsDialog(offers, self._use, self._tab.window())

    def _show_offers(self, offers: tuple[ReportedGap, ...]) -> None:
        open_dialog(self.offers_form(offers))

    # Storing

    def _use(self, gap: ReportedGap) -> None:
        # What is offered is of the day that is looked at; it is noticed today.
        day = min(gap.noticed_on, self._session.today)
        self.add(ReportedGap(0, gap.kind, gap.what, day, gap.detail, gap.requirement_id))

    def _add(self, gap: ReportedGap) -> None:
        own = self._session.services.actions.add_gap(gap, today=self._session.today)
        words = self.tr("Added to the gap log.")
        if gap.noticed_on > self._session.as_at:
            listed = self.tr("It is listed from %1 on, and you look at an earlier day.")
            words = f"{words} {listed.replace('%1', in_words(gap.noticed_on))}"
        self._stored(words)
        self.added.emit(own)

    def _change(self, gap: ReportedGap) -> None:
        self._session.services.actions.change_gap(gap, today=self._session.today)
        self._stored(self.tr("Saved the entry."))

    def _close(self) -> None:
        row = self._tab.chosen()
        if row is not None:
            store = partial(self._store_closed, row.gap.id)
            today = self._session.today
            open_dialog(CloseGapDialog(row.gap.what, store, today=today, parent=self._tab.window()))

    def _store_closed(self, own: int, day: "date | None") -> None:
        self._session.services.actions.close_gap(own, day, today=self._session.today)
        self._stored(self.tr("Closed the entry. Ctrl+Z takes it back."))

    def _reopen(self) -> None:
        row = self._tab.chosen()
        if row is not None:
            try:
                self._session.services.actions.close_gap(row.gap.id, None, today=self._session.today)
            except NscpError as error:
                self._refused(error)
                return
            self._stored(self.tr("Open again. Ctrl+Z takes it back."))

    def _remove(self) -> None:
        row = self._tab.chosen()
        if row is not None:
            try:
                self._session.services.actions.remove_gap(row.gap.id)
            except NscpError as error:
                self._refused(error)
                return
            self._stored(self.tr("Removed the entry. Ctrl+Z brings it back."))

    def _act(self) -> None:
        """Open the form for an action that comes of the entry."""
        row = self._tab.chosen()
        if row is not None:
            self.forms.add_for_gap(row.gap, row.requirement)

    def _refused(self, error: NscpError) -> None:
        report(self._tab.window(), error)

    def _stored(self, sentence: str) -> None:
        self._session.announce(Changes.AGENCY)
        self._session.say(sentence)


def offered(services: Services, as_at: "date") -> tuple[ReportedGap, ...]:
    """Return what the records offer to be reported."""
    found = services.needs.found(academic_year(as_at), as_at)
    return services.actions.offered_gaps(found) if found is not None else ()
