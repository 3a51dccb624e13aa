"""Actions: what is to be put right, by whom and until when."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from nscp_desktop.domain.action_lists import ActionState, ListedAction, SourceKind, done_words
from nscp_desktop.domain.dates import in_words, plural
from nscp_desktop.ui.models.actions import action_columns, action_id, search_words
from nscp_desktop.ui.models.table import TableModel
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.pages.assurance_actions_card import ActionCard
from nscp_desktop.ui.pages.assurance_actions_menu import ActionPlanMenu
from nscp_desktop.ui.pages.page import Page
from nscp_desktop.ui.pages.requests import ReportRequest
from nscp_desktop.ui.pages.tabbed import PageTab
from nscp_desktop.ui.widgets.buttons import push_button
from nscp_desktop.ui.widgets.card import plain_label
from nscp_desktop.ui.widgets.choice_menu import ChoiceMenu
from nscp_desktop.ui.widgets.empty import EmptyNotice
from nscp_desktop.ui.widgets.filter_chips import FilterChips
from nscp_desktop.ui.widgets.list_and_card import list_and_card

OPEN, OVERDUE, DONE, ALL = "open", "overdue", "done", "all"
MINE, NOBODY = ("mine",), ("nobody",)  # keys that no name of an owner can be


class ActionsTab(PageTab):
    """The action plan at the left; the chosen action at the right."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._wanted: int | None = None
        self.menu = ActionPlanMenu(self)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Filter…"))
        self.search.setAccessibleName(self.tr("Filter actions"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(110)
        self.chips = FilterChips(
            [(OPEN, self.tr("Open")), (OVERDUE, self.tr("Overdue")), (DONE, self.tr("Done")), (ALL, self.tr("All"))]
        )
        self.owner = ChoiceMenu(self.tr("Owner"), self.tr("Anybody"))
        self.source = ChoiceMenu(self.tr("From"), self.tr("Anywhere"))
        self.model: TableModel[ListedAction] = TableModel(action_columns(), action_id, search_words, self)
        self.table = TableView("actions", self)
        self.table.setAccessibleName(self.tr("Actions"))
        self.table.set_table(self.model, sort_by=1)
        self.count = plain_label("", "muted")
        self.add_button = push_button(self.tr("Add ac&tion…"), self.add_action, primary=True)
        self.print_button = push_button(self.tr("Pri&nt plan…"), self.print_plan)
        self.card = ActionCard(self.menu.buttons(), self.menu.more())
        self.empty = EmptyNotice(
            self.tr("No actions yet"),
            self.tr(
                "What has to be put right stands here, with who sees to it and by when. An action can come from an "
                "item of a questionnaire, from a gap in the training matrix, from a person, or be added by hand."
            ),
            self.tr("Add the first action"),
        )
        self.session.editing.guard(self.add_button, self.empty.button)
        filters, buttons = (self.search, self.chips, self.owner, self.source), (self.print_button, self.add_button)
        self.stack = list_and_card(filters, buttons, (self.table, self.count), self.card, self.empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.stack)
        self._connect()

    def refresh(self) -> None:
        """Show the plan as at the day that is looked at."""
        rows = self.session.services.actions.listed(self.session.as_at)
        self._offer(rows)
        self.model.set_rows(rows)
        # On a day before the first one the plan is empty, which is not the same as having no plan.
        self.stack.setCurrentIndex(0 if rows or self.session.services.actions.actions() else 1)
        self._choose_rows()
        self._select_wanted()

    def take(self, request: object) -> None:
        """Show an action by its id, whatever the filters say."""
        if isinstance(request, int):
            self.search.clear()
            self.owner.choose(None)
            self.source.choose(None)
            self.chips.choose(ALL)
            self._wanted = request
            self._choose_rows()
            self._select_wanted()

    def find_field(self) -> QLineEdit:
        """Return the field that filters the actions."""
        return self.search

    def chosen(self) -> list[ListedAction]:
        """Return the actions that are selected."""
        return self.table.selected_rows()

    def add_action(self) -> None:
        """Open the form for an action by hand."""
        if self.session.editing.may_change:
            self.menu.forms.add()

    def print_plan(self) -> None:
        """Open the action plan to print."""
        self.page.open_report.emit(ReportRequest("actions"))

    # Building

    def _connect(self) -> None:
        self.search.textChanged.connect(self._filter)
        self.chips.chosen.connect(self._choose_rows)
        self.owner.chosen.connect(self._choose_rows)
        self.source.chosen.connect(self._choose_rows)
        self.table.selected.connect(self._show_chosen)
        self.table.opened.connect(self._open)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.table.addActions(self.menu.all())
        self.empty.stepped.connect(self.add_action)
        self.menu.forms.added.connect(self._show_added)

    # Showing

    def _offer(self, rows: Sequence[ListedAction]) -> None:
        """Fill the filters with what there is."""
        who = self.session.services.desk.who
        names = sorted({row.owner.name for row in rows if row.owner.name}, key=str.casefold)
        offered: list[tuple[object, str]] = [(MINE, self.tr("Mine"))] if who else []
        offered += [(name, name) for name in names]
        if any(not row.owner.name for row in rows):
            offered.append((NOBODY, self.tr("Nobody yet")))
        self.owner.set_choices(offered)
        kinds = {row.source.kind for row in rows}
        self.source.set_choices([(kind, kind.words) for kind in SourceKind if kind in kinds])
        states = [row.state for row in rows]
        self.chips.set_counts(
            {
                OPEN: sum(state is not ActionState.DONE for state in states),
                OVERDUE: states.count(ActionState.OVERDUE),
                DONE: states.count(ActionState.DONE),
                ALL: len(states),
            }
        )

    def _filter(self, text: str) -> None:
        self.model.filter(text)
        self._select_one()

    def _choose_rows(self, *_: object) -> None:
        owner = self.owner.value()
        if owner == MINE:
            owner = self.session.services.desk.who
        self.model.keep(partial(_is_wanted, self.chips.value(), owner, self.source.value()))
        self._select_one()

    def _select_wanted(self) -> None:
        if self._wanted is not None and self.table.select_key(self._wanted):
            self._wanted = None
            self._show_chosen()

    def _select_one(self) -> None:
        if not self.chosen() and self.model.rows():
            self.table.select_key(self.model.rows()[0].action.id)
        self._show_count()
        self._show_chosen()

    def _show_count(self) -> None:
        shown, everything = self.model.rows(), self.model.all_rows()
        words = done_words((row.action for row in everything), self.session.as_at)
        if not everything:
            words = self.tr("No action had been raised by %1").replace("%1", in_words(self.session.as_at))
        if len(shown) != len(everything):
            listed = self.tr("%1 of %2 listed").replace("%1", f"{len(shown):,}")
            words = f"{listed.replace('%2', plural(len(everything), 'action'))} · {words}"
        self.count.setText(words)

    def _show_chosen(self) -> None:
        rows = self.chosen()
        self.menu.prepare(rows)
        self.card.setVisible(bool(rows))
        if len(rows) == 1:
            self.card.show_action(rows[0])
        elif rows:
            self.card.show_several(rows)

    def _show_added(self, own: int) -> None:
        """Choose a new action, whatever the filters say."""
        if self.isVisible():
            self.take(own)

    def _open(self, _row: ListedAction) -> None:
        self.menu.edit_one()


def _is_wanted(chip: str, owner: object, source: object, row: ListedAction) -> bool:
    state = row.state
    by_chip = {
        OPEN: state is not ActionState.DONE,
        OVERDUE: state is ActionState.OVERDUE,
        DONE: state is ActionState.DONE,
        ALL: True,
    }
    if owner == NOBODY:
        return by_chip[chip] and not row.owner.name and (source is None or row.source.kind == source)
    is_own = owner is None or row.owner.name.casefold() == str(owner).casefold()
    return by_chip[chip] and is_own and (source is None or row.source.kind == source)
