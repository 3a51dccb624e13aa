"""Learning, Shared learning: bulletins, reviews and documents, and whom they reached."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.learning import LearningKind, Reach
from nscp_desktop.services.learning import LearningService
from nscp_desktop.ui.looking_ahead import LookingAhead, Told
from nscp_desktop.ui.models.learning import item_columns
from nscp_desktop.ui.models.table import TableModel
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.pages.learning_acts import LearningActs
from nscp_desktop.ui.pages.learning_item_card import LearningItemCard
from nscp_desktop.ui.pages.page import Page
from nscp_desktop.ui.pages.requests import ReportRequest
from nscp_desktop.ui.pages.tabbed import PageTab
from nscp_desktop.ui.widgets.buttons import button_row, push_button
from nscp_desktop.ui.widgets.card import plain_label
from nscp_desktop.ui.widgets.choice_menu import ChoiceMenu
from nscp_desktop.ui.widgets.empty import EmptyNotice


class SharedLearningTab(PageTab):
    """The items at the left; what the chosen one is and whom it reached at the right."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        session = self.session
        self._wanted: int | None = None
        self.acts = LearningActs(session, self)
        self.looking: LookingAhead[tuple[Reach, ...]] = LookingAhead(session, self.tr("Looking at what was shared"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Filter…"))
        self.search.setAccessibleName(self.tr("Filter items"))
        self.search.setClearButtonEnabled(True)
        self.kind = ChoiceMenu(self.tr("Kind"), self.tr("Any kind"))
        self.off = QCheckBox(self.tr("Switched off too"))
        self.model: TableModel[Reach] = TableModel(item_columns(), key=_item_id, search=_search, parent=self)
        self.items = TableView("learning-items", self)
        self.items.setAccessibleName(self.tr("Learning items"))
        self.items.set_table(self.model, sort_by=None, hidden=("kind", "last"))
        self.items.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self.count = plain_label("", "muted")
        self.add_button = push_button(self.tr("Add &item…"), self.add_item)
        self.edit_button = push_button(self.tr("Edi&t…"), self.edit_item)
        self.switch_button = push_button(self.tr("Switch &off"), self.switch_item)
        self.log_button = push_button(self.tr("Print lo&g…"), self.print_log)
        self.card = LearningItemCard()
        session.editing.guard(self.add_button, self.edit_button, self.switch_button)
        session.editing.guard(self.card.share_button, self.card.read_button, self.card.starters_button)
        session.editing.guard(self.card.reading_action, self.card.sharing_action)
        self.empty = EmptyNotice(
            self.tr("Nothing has been shared yet"),
            self.tr(
                "Bulletins, what reviews have taught, newsletters, briefings, clips, documents and policies stand "
                "here, with whom each has reached and who has read it."
            ),
            self.tr("Add the first item"),
        )
        session.editing.guard(self.empty.button)
        self.stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Look whom everything has reached by the day that is looked at, off the window's thread."""
        self.session.services.standing.board(self.session.as_at)
        self.looking.ask(partial(_look, self.session.services.learning, self.session.as_at), self._show)

    def take(self, request: object) -> None:
        """Show an item by its id."""
        if isinstance(request, int):
            self._wanted = request
            self._select_wanted()

    def find_field(self) -> QLineEdit | None:
        """Return the field that filters the items."""
        return self.search

    # Doing

    def add_item(self) -> None:
        """Open the form for a new item."""
        if self.session.editing.may_change:
            self.acts.edit(None)

    def edit_item(self, *_: object) -> None:
        """Open the form for the item that is chosen."""
        found = self.items.current_row()
        if found is not None and self.session.editing.may_change:
            self.acts.edit(found.item)

    def switch_item(self) -> None:
        """Switch the item that is chosen off, or on again."""
        found = self.items.current_row()
        if found is not None:
            self.acts.switch(found.item)

    def print_log(self) -> None:
        """Open the log of what was shared in twelve months."""
        self.page.open_report.emit(ReportRequest("learning-log"))

    def print_list(self) -> None:
        """Open the list of who has read the item that is chosen, to sign."""
        found = self.items.current_row()
        if found is not None:
            self.page.open_report.emit(ReportRequest("learning-readers", item_id=found.item.id))

    def show_item(self, item_id: int) -> None:
        """Choose an item once it is shown."""
        self._wanted = item_id

    # Building

    def _lay_out(self) -> None:
        left = QWidget()
        column, filters = QVBoxLayout(left), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        filters.setSpacing(6)
        filters.addWidget(self.search, 1)
        filters.addWidget(self.kind)
        filters.addWidget(self.off)
        column.addLayout(filters)
        column.addWidget(self.items, 1)
        column.addWidget(self.count)
        column.addLayout(button_row(self.add_button, self.edit_button, self.switch_button, self.log_button))
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(12)
        split.addWidget(left)
        split.addWidget(self.card)
        self.card.hide()
        split.setSizes([460, 640])
        self.stack.addWidget(split)
        self.stack.addWidget(self.empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(self.looking)
        whole.addWidget(self.stack, 1)

    def _connect(self) -> None:
        card = self.card
        self.search.textChanged.connect(self._filter)
        self.kind.chosen.connect(self._choose_rows)
        self.off.toggled.connect(self._choose_rows)
        self.items.selected.connect(self._show_item)
        self.items.opened.connect(self.edit_item)
        self.empty.stepped.connect(self.add_item)
        card.share_wanted.connect(self._share)
        card.starters_wanted.connect(self._share_with_starters)
        card.read_wanted.connect(self._mark_read)
        card.reading_back.connect(self._take_back_reading)
        card.sharing_back.connect(self._take_back_sharing)
        card.print_wanted.connect(self.print_list)
        card.people_wanted.connect(self.page.open_people)
        card.person_wanted.connect(self.page.open_person)
        self.acts.added.connect(self.show_item)

    # Showing

    def _show(self, found: Sequence[Reach]) -> None:
        kinds = {one.item.kind for one in found}
        self.kind.set_choices([(kind, kind.words) for kind in LearningKind if kind in kinds])
        self.off.setVisible(any(not one.item.active for one in found))
        self.model.set_rows(found)
        self._choose_rows()
        self.stack.setCurrentIndex(0 if found else 1)
        self._select_wanted()

    def _select_wanted(self) -> None:
        if self._wanted is not None and self.items.select_key(self._wanted):
            self._wanted = None
        if self.items.current_row() is None and self.model.rows():
            self.items.select_key(self.model.rows()[0].item.id)
        self._show_item()

    def _filter(self, text: str) -> None:
        self.model.filter(text)
        self._select_wanted()
        self._show_count()

    def _choose_rows(self, *_: object) -> None:
        self.model.keep(partial(_is_wanted, self.kind.value(), self.off.isChecked()))
        self._select_wanted()
        self._show_count()

    def _show_count(self) -> None:
        shown, everything = len(self.model.rows()), len(self.model.all_rows())
        words = self.tr("%1 of %2").replace("%1", f"{shown:,}").replace("%2", plural(everything, "item"))
        self.count.setText(words if shown != everything else plural(everything, "item"))

    def _show_item(self) -> None:
        found = self.items.current_row()
        self.card.setVisible(found is not None)
        self.edit_button.setEnabled(found is not None)
        self.switch_button.setEnabled(found is not None)
        if found is None:
            return
        words = self.tr("Switch &off") if found.item.active else self.tr("Switch &on")
        self.switch_button.setText(words)
        self.switch_button.setAccessibleName(words.replace("&", ""))
        if found is not self.card.found:
            courses = self.session.services.standing.snapshot().rulebook.courses
            course = courses.get(found.item.course_id or 0)
            self.card.show_item(found, self.session.board(), course.title if course is not None else "")

    # What the card asks for

    def _share(self) -> None:
        if self.card.found is not None:
            self.acts.share(self.card.found, ())

    def _share_with_starters(self) -> None:
        if self.card.found is not None:
            self.acts.share(self.card.found, self.card.found.starters)

    def _mark_read(self) -> None:
        found, selected = self.card.found, self.card.selected_ids()
        if found is not None:
            # One person is always selected; several are meant.
            self.acts.mark_read(found, selected if len(selected) > 1 else ())

    def _take_back_reading(self) -> None:
        if self.card.found is not None:
            self.acts.take_back_reading(self.card.found.item, self.card.selected_ids())

    def _take_back_sharing(self) -> None:
        if self.card.found is not None:
            self.acts.take_back_sharing(self.card.found.item, self.card.selected_ids())


def _look(learning: LearningService, as_at: date, _told: Told) -> tuple[Reach, ...]:
    return learning.everything(as_at)


def _item_id(row: Reach) -> int:
    return row.item.id


def _search(row: Reach) -> str:
    item = row.item
    return f"{item.title} {item.kind.words} {item.source} {item.about} {item.place}"


def _is_wanted(kind: object, with_off: bool, row: Reach) -> bool:
    return (kind is None or row.item.kind == kind) and (with_off or row.item.active)
