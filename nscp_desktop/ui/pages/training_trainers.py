"""Training, Trainers: who delivers, what they led, outside providers, and who stands for the agency."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout

from nscp_desktop.services.trainer_documents import TRAINERS
from nscp_desktop.ui.pages.page import Page
from nscp_desktop.ui.pages.requests import ReportRequest
from nscp_desktop.ui.pages.tabbed import PageTab
from nscp_desktop.ui.pages.trainers_led import LedPart
from nscp_desktop.ui.pages.trainers_list import TrainersPart
from nscp_desktop.ui.pages.trainers_part import Part
from nscp_desktop.ui.pages.trainers_pool import PoolPart
from nscp_desktop.ui.pages.trainers_providers import ProvidersPart
from nscp_desktop.ui.widgets.buttons import push_button, read_order
from nscp_desktop.ui.widgets.filter_chips import FilterChips

PEOPLE, LED, PROVIDERS, POOL = "trainers", "sessions", "providers", "pool"


class TrainersTab(PageTab):
    """Four parts, of which a pill chooses one."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.trainers, self.led = TrainersPart(self), LedPart(self)
        self.providers, self.pool = ProvidersPart(self), PoolPart(self)
        self.parts: dict[str, Part] = {
            PEOPLE: self.trainers,
            LED: self.led,
            PROVIDERS: self.providers,
            POOL: self.pool,
        }
        self.chips = FilterChips(
            [
                (PEOPLE, self.tr("Trainers")),
                (LED, self.tr("Sessions to look at")),
                (PROVIDERS, self.tr("Providers")),
                (POOL, self.tr("Pool and group")),
            ]
        )
        self.print_button = push_button(self.tr("Prin&t…"), self._print)
        self.stack = QStackedWidget()
        for part in self.parts.values():
            self.stack.addWidget(part)
        top = QHBoxLayout()
        top.addWidget(self.chips)
        top.addStretch(1)
        top.addWidget(self.print_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(self.stack, 1)
        self.chips.chosen.connect(self.show_part)
        tables = [part.table for part in self.parts.values()]
        read_order([*self.chips.findChildren(QPushButton), self.print_button, *tables])

    def take(self, request: object) -> None:
        """Show one part: its key is asked for."""
        if isinstance(request, str) and request in self.parts:
            self.chips.choose(request)
            self.show_part(request)

    def refresh(self) -> None:
        """Show what is stored now."""
        for part in self.parts.values():
            part.refresh()
        self.chips.set_counts({key: part.count() for key, part in self.parts.items()})
        self.show_part(self.chips.value())

    def show_part(self, key: str) -> None:
        """Show one of the parts."""
        self.stack.setCurrentWidget(self.parts[key])

    def _print(self) -> None:
        self.page.open_report.emit(ReportRequest(TRAINERS))
