"""Plan ahead, Minimums: what is asked of the agency as a whole, and a check of a panel."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from nscp_desktop.domain.people import Person
from nscp_desktop.ui.models.minimums import MinimumRow, minimum_columns, minimum_rows
from nscp_desktop.ui.models.table import TableModel
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.pages.page import Page
from nscp_desktop.ui.pages.panel_check import PanelCard
from nscp_desktop.ui.pages.requests import PeopleFilter
from nscp_desktop.ui.widgets.buttons import button_row, push_button
from nscp_desktop.ui.widgets.card import plain_label
from nscp_desktop.ui.widgets.empty import EmptyNotice


class MinimumsTab(QWidget):
    """The minimums at the left, each with the people behind it, and the panel at the right."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self.model: TableModel[MinimumRow] = TableModel(minimum_columns(), key=_key, parent=self)
        self.table = TableView("planning-minimums", self)
        self.table.setAccessibleName(self.tr("What is asked of the agency as a whole"))
        self.table.set_table(self.model, sort_by=None)
        self.table.selected.connect(self._explain)
        self.table.opened.connect(self.show_trained)
        self.words = plain_label("", wrap=True)
        self.trained_button = push_button(self.tr("Show the &trained"), self.show_trained)
        self.others_button = push_button(self.tr("Show the &others"), self.show_others)
        self.panel = PanelCard(page.session)
        self.panel.open_people.connect(self._open)
        self.empty = EmptyNotice(
            self.tr("Nothing is asked of the agency as a whole"),
            self.tr(
                "A rule can ask for a number of trained people, such as one on every interview panel or one at each "
                "site. Whether it is met will be here. Open Settings, Rules and add a rule of this kind."
            ),
        )
        self.stack = QStackedWidget()
        self._lay_out()

    def _lay_out(self) -> None:
        left = QWidget()
        rest = QVBoxLayout(left)
        rest.setContentsMargins(0, 0, 0, 0)
        rest.setSpacing(8)
        rest.addWidget(self.table, 1)
        rest.addWidget(self.words)
        rest.addLayout(button_row(self.trained_button, self.others_button))
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(12)
        split.addWidget(left)
        split.addWidget(self.panel)
        split.setStretchFactor(0, 1)
        split.setSizes([760, 340])
        self.panel.setMinimumWidth(260)
        self.stack.addWidget(self.empty)
        self.stack.addWidget(split)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.addWidget(self.stack)

    def refresh(self) -> None:
        """Show the minimums of the day that is looked at."""
        session = self._page.session
        found = session.services.standing.minimums(session.as_at)
        self.stack.setCurrentIndex(1 if found else 0)
        rows = minimum_rows(found)
        self.model.set_rows(rows)
        if self.table.current_row() is None and rows:
            self.table.select_key(rows[0].key)
        people = sorted(session.services.standing.snapshot().people.values(), key=_by_name)
        self.panel.fill(found, people)
        self._explain()

    def show_trained(self, *_: object) -> None:
        """Open the trained people behind the current row."""
        row = self.table.current_row()
        if row is not None and row.part.trained:
            self._open(f"{row.words} ({row.where})", tuple(person.id for person in row.part.trained))

    def show_others(self) -> None:
        """Open those who could be trained and are not."""
        row = self.table.current_row()
        if row is not None and row.part.others:
            title = self.tr("%1: not trained (%2)").replace("%1", row.minimum.requirement.title)
            self._open(title.replace("%2", row.where), tuple(person.id for person in row.part.others))

    def _open(self, title: str, person_ids: tuple[int, ...]) -> None:
        self._page.open_people.emit(PeopleFilter(title, person_ids))

    def _explain(self) -> None:
        row = self.table.current_row()
        self.trained_button.setEnabled(row is not None and bool(row.part.trained))
        self.others_button.setEnabled(row is not None and bool(row.part.others))
        if row is None:
            self.words.setText("")
            return
        names = "; ".join(person.name for person in row.part.trained[:20])
        rest = len(row.part.trained) - 20
        more = self.tr(" and %1 more").replace("%1", f"{rest:,}") if rest > 0 else ""
        trained = self.tr(" Trained: %1.").replace("%1", names + more) if names else ""
        self.words.setText(f"{row.words} ({row.where}).{trained}")


def _key(row: MinimumRow) -> tuple[str, str]:
    return row.key


def _by_name(person: Person) -> tuple[str, str]:
    return person.family.casefold(), person.given.casefold()
