"""Step 4: what will be stored, and then what was."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.import_plan import ImportPlan, ImportResult
from nscp_desktop.ui.widgets.card import Card, plain_label


class StoreStep(QWidget):
    """A sentence before storing; afterwards the result and where to go from here."""

    show_people = Signal()
    show_overview = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card = Card()
        centre = Qt.AlignmentFlag.AlignHCenter
        self.title = plain_label("", "pageTitle", wrap=True)
        self.detail = plain_label("", "muted", wrap=True)
        for label in (self.title, self.detail):
            label.setAlignment(centre)
        self.people_button = QPushButton(self.tr("Show these &people"), self)
        self.people_button.setAccessibleName(self.tr("Show these people"))
        self.people_button.clicked.connect(self.show_people)
        self.overview_button = QPushButton(self.tr("Open &Overview"), self)
        self.overview_button.setAccessibleName(self.tr("Open Overview"))
        self.overview_button.clicked.connect(self.show_overview)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch()
        row.addWidget(self.people_button)
        row.addWidget(self.overview_button)
        row.addStretch()
        self.card.body.addStretch()
        self.card.body.addWidget(self.title)
        self.card.body.addWidget(self.detail)
        self.card.body.addLayout(row)
        self.card.body.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)

    def show_plan(self, plan: ImportPlan) -> None:
        """Say what will be stored."""
        counts = plan.counts()
        self.title.setText(self.tr("Ready to store %1.").replace("%1", plan.would_store))
        self.detail.setText("\n".join(self._details(counts)))
        self.people_button.hide()
        self.overview_button.hide()

    def show_result(self, result: ImportResult) -> None:
        """Say what was stored."""
        self.title.setText(result.words)
        self.detail.setText(
            self.tr("Every new record says from which file and cell it came.") if result.changed else ""
        )
        self.people_button.setVisible(bool(result.person_ids))
        self.overview_button.show()

    def _details(self, counts: dict[str, int]) -> list[str]:
        said = []
        if counts["records_known"]:
            said.append(
                f"{plural(counts['records_known'], 'training record')} in the file "
                f"{'is' if counts['records_known'] == 1 else 'are'} on record already and will not be stored twice."
            )
        if counts["people_asked"]:
            people = plural(counts["people_asked"], "person is", "people are")
            held = plural(counts["records_held"], "training record")
            said.append(f"{people} still to be decided: they and {held} are held back. Go back to decide.")
        if counts["questions"]:
            said.append(
                f"{plural(counts['questions'], 'cell')} left for later will not be stored. You can import the same "
                "file again at any time."
            )
        said.append("Everything is stored together, or nothing is.")
        return said
