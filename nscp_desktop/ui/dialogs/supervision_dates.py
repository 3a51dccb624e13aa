"""The supervision of one person in a window of its own, where a date that was a slip can be removed."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from nscp_desktop.domain.people import Person
from nscp_desktop.ui.session import Session
from nscp_desktop.ui.widgets.card import heading
from nscp_desktop.ui.widgets.supervision_dates import PersonSupervision


class SupervisionDatesDialog(QDialog):
    """Shows somebody's dates; each change is stored at once."""

    def __init__(self, person: Person, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Supervision"))
        self.dates = PersonSupervision(session)
        self.dates.show_person(person)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        column.addWidget(heading(person.name))
        column.addWidget(self.dates, 1)
        column.addWidget(buttons)
        self.resize(440, 420)
        self.dates.table.setFocus()
