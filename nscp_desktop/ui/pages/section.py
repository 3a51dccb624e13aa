"""What every section of the Settings page has."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.record_history import ChangesButton, Entry
from nscp_desktop.ui.session import Session


class Section(QWidget):
    """One section: `refresh` shows what is stored now."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 12, 0, 0)
        self.column.setSpacing(10)

    def refresh(self) -> None:
        """Show what is stored now; overridden by every section."""

    def changes_button(self, which: Callable[[], Entry | None]) -> ChangesButton:
        """Make the button that shows what was changed about an entry of this section."""
        return ChangesButton(self.session, self.tr("What was change&d…"), which)

    def stored(self, changes: Changes, sentence: str, name: str) -> None:
        """Tell everybody what was stored."""
        self.session.announce(changes)
        self.session.say(sentence.replace("%1", name))
