"""Training, Evidence: what lacks proof, checks by a second person with their samples, and scans as they arrive."""

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QStackedWidget, QVBoxLayout

from nscp_desktop.ui.pages.page import Page
from nscp_desktop.ui.pages.tabbed import PageTab
from nscp_desktop.ui.pages.training_evidence_missing import MissingPart
from nscp_desktop.ui.pages.training_evidence_samples import SamplesPart
from nscp_desktop.ui.pages.training_evidence_scans import ScansPart
from nscp_desktop.ui.widgets.filter_chips import FilterChips, make_room

MISSING, SAMPLES, SCANS = "missing", "samples", "scans"


class EvidenceTab(PageTab):
    """Three parts, one seen at a time; a part is asked for by its name."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.parts = FilterChips(
            [(MISSING, self.tr("Missing")), (SAMPLES, self.tr("Checks and samples")), (SCANS, self.tr("Scans"))]
        )
        self.missing, self.samples, self.scans = MissingPart(page), SamplesPart(page), ScansPart(page)
        self._by_key: dict[str, PageTab] = {MISSING: self.missing, SAMPLES: self.samples, SCANS: self.scans}
        self.stack = QStackedWidget()
        for part in self._by_key.values():
            self.stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        row = QHBoxLayout()
        row.addWidget(self.parts)
        row.addStretch()
        column.addLayout(row)
        column.addWidget(self.stack, 1)
        self.parts.chosen.connect(self.show_part)
        for pill in self.findChildren(QPushButton):
            if pill.property("pill"):
                make_room(pill)

    def show_part(self, key: str) -> PageTab:
        """Show a part as things are now, and return it."""
        self.parts.choose(key)
        part = self._by_key[key]
        self.stack.setCurrentWidget(part)
        part.refresh()
        return part

    def refresh(self) -> None:
        """Show the part that is seen as things are now; the others follow when they are chosen."""
        self._by_key[self.parts.value()].refresh()

    def take(self, request: object) -> None:
        """Show the part that is asked for by its name."""
        if isinstance(request, str) and request in self._by_key:
            self.show_part(request)

    def find_field(self) -> QLineEdit | None:
        """Return the filter of the part that is seen."""
        return self._by_key[self.parts.value()].find_field()
