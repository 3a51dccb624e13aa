"""The gap log: what was told to the Learning and Workforce Development group."""

from collections import Counter
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from nscp_desktop.domain.dates import in_words, plural
from nscp_desktop.domain.gap_log import GapState, ListedGap, reported_words
from nscp_desktop.ui.models.gaps import COLOURS, gap_columns, gap_id, search_words, state_words
from nscp_desktop.ui.models.table import TableModel
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.pages.assurance_gaps_menu import GapMenu
from nscp_desktop.ui.pages.page import Page
from nscp_desktop.ui.pages.requests import ReportRequest
from nscp_desktop.ui.pages.tabbed import PageTab
from nscp_desktop.ui.widgets.buttons import action_button, button_row, more_button, push_button
from nscp_desktop.ui.widgets.card import Card, plain_label
from nscp_desktop.ui.widgets.chip import Chip
from nscp_desktop.ui.widgets.choice_menu import ChoiceMenu
from nscp_desktop.ui.widgets.empty import EmptyNotice
from nscp_desktop.ui.widgets.fact_list import FactList
from nscp_desktop.ui.widgets.list_and_card import list_and_card


class GapsTab(PageTab):
    """The entries at the left; the chosen one at the right."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._wanted: int | None = None
        self.menu = GapMenu(self)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Filter…"))
        self.search.setAccessibleName(self.tr("Filter the gap log"))
        self.search.setClearButtonEnabled(True)
        self.state = ChoiceMenu(self.tr("State"), self.tr("Any state"))
        self.model: TableModel[ListedGap] = TableModel(gap_columns(), gap_id, search_words, self)
        self.table = TableView("gap-log", self)
        self.table.setAccessibleName(self.tr("Gap log"))
        self.table.set_table(self.model, sort_by=None, hidden=("kind",))
        self.table.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self.count = plain_label("", "muted")
        self.add_button = push_button(self.tr("Add entr&y…"), self.add_entry, primary=True)
        self.offer_button = push_button(self.tr("Fr&om the records…"), self.menu.look)
        self.print_button = push_button(self.tr("Pri&nt log…"), self.print_log)
        self.card = GapCard(self.menu)
        self.empty = EmptyNotice(
            self.tr("Nothing in the gap log yet"),
            self.tr(
                "What you report to the Learning and Workforce Development group of the partnership: gaps in training "
                "and new worries, each with the day, their answer, and what came of it."
            ),
            self.tr("See what the records show"),
        )
        self.empty_add = self.empty.add_other(self.tr("Write an entry"))
        self.session.editing.guard(self.add_button, self.offer_button, self.empty.button, self.empty_add)
        filters, buttons = (self.search, self.state), (self.print_button, self.offer_button, self.add_button)
        self.stack = list_and_card(filters, buttons, (self.table, self.count), self.card, self.empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.stack)
        self._connect()

    def refresh(self) -> None:
        """Show the gap log as at the day that is looked at."""
        rows = self.session.services.actions.listed_gaps(self.session.as_at)
        states = {row.state for row in rows}
        self.state.set_choices([(state, state.words) for state in GapState if state in states])
        self.model.set_rows(rows)
        # On a day before the first entry the log is empty, which is not the same as having none.
        self.stack.setCurrentIndex(0 if rows or self.session.services.actions.gaps() else 1)
        self._choose_rows()
        self._select_wanted()

    def take(self, request: object) -> None:
        """Show an entry by its id, whatever the filters say."""
        if isinstance(request, int):
            self.search.clear()
            self.state.choose(None)
            self._wanted = request
            self._choose_rows()
            self._select_wanted()

    def find_field(self) -> QLineEdit:
        """Return the field that filters the entries."""
        return self.search

    def chosen(self) -> ListedGap | None:
        """Return the entry that is selected."""
        rows = self.table.selected_rows()
        return rows[0] if rows else None

    def add_entry(self) -> None:
        """Open the form for a new entry."""
        if self.session.editing.may_change:
            self.menu.add()

    def print_log(self) -> None:
        """Open the gap log to print."""
        self.page.open_report.emit(ReportRequest("gap-log"))

    # Building

    def _connect(self) -> None:
        self.search.textChanged.connect(self._filter)
        self.state.chosen.connect(self._choose_rows)
        self.table.selected.connect(self._show_chosen)
        self.table.opened.connect(self._open)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.table.addActions(self.menu.all())
        self.empty.stepped.connect(self.menu.look)
        self.empty.other_stepped.connect(self.add_entry)
        self.menu.added.connect(self.take)

    # Showing

    def _filter(self, text: str) -> None:
        self.model.filter(text)
        self._select_one()

    def _choose_rows(self) -> None:
        wanted = self.state.value()
        self.model.keep(None if wanted is None else partial(_is_in, wanted))
        self._select_one()

    def _select_wanted(self) -> None:
        if self._wanted is not None and self.table.select_key(self._wanted):
            self._wanted = None
            self._show_chosen()

    def _select_one(self) -> None:
        if self.chosen() is None and self.model.rows():
            self.table.select_key(self.model.rows()[0].gap.id)
        counts = Counter(row.state for row in self.model.all_rows())
        states = ", ".join(f"{counts[state]:,} {state.words.lower()}" for state in GapState if counts[state])
        entries = plural(len(self.model.all_rows()), self.tr("entry"), self.tr("entries"))
        if not states:
            entries = self.tr("Nothing had been noticed by %1").replace("%1", in_words(self.session.as_at))
        self.count.setText(f"{entries}: {states}" if states else entries)
        self._show_chosen()

    def _show_chosen(self) -> None:
        row = self.chosen()
        self.menu.prepare(row)
        self.card.setVisible(row is not None)
        if row is not None:
            self.card.show_gap(row)

    def _open(self, _row: ListedGap) -> None:
        self.menu.edit_one()


class GapCard(Card):
    """One entry: what, when and how it was reported, their answer, and when it was settled."""

    def __init__(self, menu: GapMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.what = plain_label("", "cardTitle", wrap=True)
        # A long word, which cannot be broken, would take the room of the table.
        self.what.setMinimumWidth(1)
        self.state = Chip()
        self.facts = FactList(
            {
                "kind": self.tr("Kind"),
                "requirement": self.tr("About"),
                "detail": self.tr("More"),
                "noticed": self.tr("Noticed on"),
                "reported": self.tr("Reported"),
                "reply": self.tr("Their reply"),
                "closed": self.tr("Closed on"),
            },
            self.tr("About the entry"),
        )
        self.body.addWidget(self.what)
        self.body.addWidget(self.state, alignment=Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.facts, 1)
        row = button_row(*[action_button(action) for action in menu.buttons()])
        row.insertWidget(len(menu.buttons()), more_button(self.tr("&More"), menu.more()))
        self.body.addLayout(row)

    def show_gap(self, row: ListedGap) -> None:
        """Show one entry."""
        gap = row.gap
        self.what.setText(gap.what)
        self.state.show_standing(COLOURS[row.state], state_words(row))
        self.facts.show_facts(
            {
                "kind": gap.kind.words,
                "requirement": row.requirement,
                "detail": gap.detail,
                "noticed": in_words(gap.noticed_on),
                "reported": reported_words(gap),
                "reply": gap.reply,
                "closed": in_words(gap.closed_on) if gap.closed_on is not None else "",
            }
        )


def _is_in(state: object, row: ListedGap) -> bool:
    return row.state == state
