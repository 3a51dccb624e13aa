"""What came of a day of training for everyone: how many of those asked were there, and how the others catch up."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from nscp_desktop.domain.whole_agency import Coverage, days_words
from nscp_desktop.ui.widgets.buttons import push_button
from nscp_desktop.ui.widgets.card import plain_label


class TurnoutNotice(QFrame):
    """A line above the page, hidden until something is put in.

    `people_wanted` asks for those who missed the day, `catch_up_wanted` for the way in which they catch up, and
    `put_away` says that somebody has read it.
    """

    people_wanted = Signal()
    catch_up_wanted = Signal()
    put_away = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.shown: Coverage | None = None
        self.words = plain_label("", "strong", wrap=True)
        self.missed_button = push_button(self.tr("Missed it"), self.people_wanted.emit)
        self.catch_up_button = push_button(self.tr("Catch-up list…"), self.catch_up_wanted.emit, primary=True)
        self.close_button = push_button(self.tr("Close"), self.put_away.emit)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 9, 14, 9)
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        for button in (self.missed_button, self.catch_up_button, self.close_button):
            row.addWidget(button)
        self.hide()

    def missed(self) -> tuple[int, ...]:
        """Return who of those asked was not there."""
        return tuple(one.person_id for one in self.shown.missed) if self.shown is not None else ()

    def put(self, turnout: Coverage | None, said: str = "") -> None:
        """Show how many came, after the sentence that says what was stored; None shows nothing."""
        self.shown = turnout
        self.setVisible(turnout is not None)
        if turnout is None:
            return
        words = self.tr("%1 people asked on %2 were there").replace("%1", turnout.words)
        words = words.replace("%2", days_words(turnout.day))
        beside = f", {turnout.beside}" if turnout.beside else ""
        self.words.setText(f"{said} {words}{beside}.".strip())
        self.words.setAccessibleName(self.words.text())
        count = len(turnout.missed)
        missed = self.tr("%1 missed it").replace("%1", f"{count:,}")
        self.missed_button.setText(missed)
        self.missed_button.setAccessibleName(missed.replace("&", ""))
        self.missed_button.setVisible(count > 0)
        to_catch_up = bool(turnout.still_missing)
        self.catch_up_button.setVisible(to_catch_up)
        (self.catch_up_button if to_catch_up else self.close_button).setFocus()
