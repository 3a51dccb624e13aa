"""Marking a register: one key or one button for each way it can have gone."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QWidget

from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.errors import NscpError
from nscp_desktop.domain.registers import WITH_FEE, Mark, Outcome, RegisterEntry
from nscp_desktop.domain.sessions import Session as HeldSession
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.form_dialog import open_dialog
from nscp_desktop.ui.dialogs.session_outcome import CHOICES, OutcomeDialog
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.messages import report
from nscp_desktop.ui.models.registers import RegisterRow
from nscp_desktop.ui.models.table_view import TableView

if TYPE_CHECKING:
    from nscp_desktop.ui.pages.register import RegisterPage

# One key for each: the first letter of the word on its button.
_KEYS = {
    Qt.Key.Key_A: Outcome.BOOKED,
    Qt.Key.Key_P: Outcome.PART,
    Qt.Key.Key_D: Outcome.DID_NOT_ATTEND,
    Qt.Key.Key_C: Outcome.CANCELLED_IN_TIME,
    Qt.Key.Key_L: Outcome.CANCELLED_LATE,
}
_BEFORE_THE_DAY = {Outcome.CANCELLED_IN_TIME, Outcome.CANCELLED_LATE, Outcome.BOOKED}
NAMED = 4


@guarded
class RegisterView(TableView):
    """The table of a register: a letter marks everybody selected (`marked`), Space goes on to the next (`cycled`)."""

    marked = Signal(str)
    cycled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("register", parent)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Mark with one key."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        outcome = _KEYS.get(Qt.Key(event.key())) if plain else None
        if outcome is not None:
            self.marked.emit(outcome.value)
        elif plain and event.key() == Qt.Key.Key_Space:
            self.cycled.emit()
        else:
            super().keyPressEvent(event)


class Marks(QObject):
    """What is done with those selected on a register, as actions for buttons and menu."""

    def __init__(self, page: "RegisterPage") -> None:
        super().__init__(page)
        self._page = page
        self._actions: dict[Outcome, QAction] = {}
        for outcome, words in (
            (Outcome.BOOKED, self.tr("Attended (A)")),
            (Outcome.PART, self.tr("In part… (P)")),
            (Outcome.DID_NOT_ATTEND, self.tr("Did not attend (D)")),
            (Outcome.CANCELLED_IN_TIME, self.tr("Cancelled in time (C)")),
            (Outcome.CANCELLED_LATE, self.tr("Cancelled late (L)")),
        ):
            action = QAction(words, self)
            action.triggered.connect(partial(self.mark, outcome.value))
            self._actions[outcome] = action
        self.details_action = QAction(self.tr("Fee, reaso&n…"), self)
        self.details_action.triggered.connect(self.ask)
        self.off_action = QAction(self.tr("Ta&ke off the register"), self)
        self.off_action.setToolTip(self.tr("Take those selected off the register, who were put there by mistake"))
        self.off_action.triggered.connect(self.take_off)

    def buttons(self) -> list[QAction]:
        """Return the actions that have a button, in their order."""
        return [*self._actions.values(), self.details_action]

    def actions(self) -> list[QAction]:
        """Return every action."""
        return [*self.buttons(), self.off_action]

    def enable(self, held: HeldSession | None, some: bool) -> None:
        """Allow what can be done with those selected now."""
        is_open = held is not None and held.closed_on is None and some
        is_ahead = held is not None and held.starts_on > self._page.session.today
        for outcome, action in self._actions.items():
            action.setEnabled(is_open and (not is_ahead or outcome in _BEFORE_THE_DAY))
        self._actions[Outcome.BOOKED].setText(self.tr("Has a place (A)") if is_ahead else self.tr("Attended (A)"))
        self.details_action.setEnabled(is_open)
        self.off_action.setEnabled(is_open)

    def mark(self, outcome: str, _checked: bool = False) -> None:
        """Mark everybody selected; attending in part asks first for how long."""
        wanted = Outcome(outcome)
        if not self._actions[wanted].isEnabled():
            return
        if wanted is Outcome.PART:
            self._ask(wanted)
            return
        try:
            fee = self._usual_fee() if wanted in WITH_FEE else None
            self._store(self._page.chosen(), Mark(wanted, None, "", fee))
        except NscpError as error:
            report(self._page.window(), error)

    def ask(self, _checked: bool = False) -> None:
        """Ask how it went, with hours, fee and reason."""
        if self.details_action.isEnabled():
            self._ask(None)

    def give_place(self, entry: RegisterEntry) -> None:
        """Give a place to somebody who waits."""
        held = self._page.held
        if held is None:
            return
        session = self._page.session
        try:
            session.services.sessions.mark(held.id, [entry.id], Mark(Outcome.BOOKED), today=session.today)
        except NscpError as error:
            report(self._page.window(), error)
            return
        session.announce(Changes.TRAINING)
        name = session.services.standing.snapshot().people[entry.person_id].name
        session.say(self.tr("%1 has a place now. Ctrl+Z takes it back.").replace("%1", name))

    def take_off(self, _checked: bool = False) -> None:
        """Take those selected off the register."""
        held, rows, session = self._page.held, self._page.chosen(), self._page.session
        if held is None or not rows:
            return
        try:
            session.services.sessions.take_off(held.id, [row.entry.id for row in rows])
        except NscpError as error:
            report(self._page.window(), error)
            return
        session.announce(Changes.TRAINING)
        people = plural(len(rows), "person is", "people are")
        session.say(self.tr("%1 off the register. Ctrl+Z brings them back.").replace("%1", people))

    def _ask(self, outcome: Outcome | None) -> None:
        rows, held = self._page.chosen(), self._page.held
        if not rows or held is None:
            return
        is_ahead = held.starts_on > self._page.session.today
        choices = [each for each in CHOICES if not is_ahead or each in _BEFORE_THE_DAY]
        said = rows[0].entry
        now = Outcome.BOOKED if said.outcome in (Outcome.ATTENDED, Outcome.WAITING) else said.outcome
        wanted = outcome or now
        same = wanted is said.outcome
        mark = Mark(wanted, said.hours if same else None, said.reason, said.fee_pence if same else self._usual_fee())
        open_dialog(
            OutcomeDialog(_who(rows), mark, choices, self._usual_fee(), partial(self._store, rows), self._page.window())
        )

    def _store(self, rows: list[RegisterRow], mark: Mark) -> None:
        held, session = self._page.held, self._page.session
        if not rows or held is None:
            return
        session.services.sessions.mark(held.id, [row.entry.id for row in rows], mark, today=session.today)
        session.announce(Changes.TRAINING)
        words = self.tr("there, unless the register says otherwise") if mark.outcome is Outcome.BOOKED else ""
        said = self.tr("%1: %2. Ctrl+Z takes it back.").replace("%1", _who(rows))
        session.say(said.replace("%2", words or mark.outcome.words))

    def _usual_fee(self) -> int | None:
        held = self._page.held
        courses = self._page.session.services.standing.snapshot().rulebook.courses
        return courses[held.course_id].non_attendance_pence if held is not None else None


def _who(rows: list[RegisterRow]) -> str:
    names = [row.name for row in rows[:NAMED]]
    rest = len(rows) - NAMED
    return "; ".join(names) + (f" and {rest:,} more" if rest > 0 else "")
