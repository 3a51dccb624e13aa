"""One learning item: what it is, its figures, and who has got it and read it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nscp_desktop.domain.board import Board
from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.learning import CountsWhen, Reach
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.models.learning import (
    GOT,
    READ,
    STARTERS,
    UNREAD,
    WITHOUT,
    LearningPerson,
    reader_columns,
    readers,
)
from nscp_desktop.ui.models.table import TableModel
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.pages.requests import PeopleFilter
from nscp_desktop.ui.widgets.buttons import button_row, more_button, push_button
from nscp_desktop.ui.widgets.card import plain_label
from nscp_desktop.ui.widgets.filter_chips import FilterChips

ROOMY = 520
READ_COLUMN = 4


@guarded
class LearningItemCard(QWidget):
    """The right half of the tab. `people_wanted` carries a PeopleFilter, `person_wanted` an id."""

    share_wanted = Signal()
    starters_wanted = Signal()
    read_wanted = Signal()
    reading_back = Signal()
    sharing_back = Signal()
    print_wanted = Signal()
    people_wanted = Signal(object)
    person_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.found: Reach | None = None
        self.title = plain_label("", "cardTitle", wrap=True)
        self.about = plain_label("", "muted", wrap=True)
        self.more = plain_label("", "muted", wrap=True)
        self.shared_pill = push_button("", self._show_reached, pill=True, spoken=self.tr("Has reached"))
        self.read_pill = push_button("", self._show_readers, pill=True, spoken=self.tr("Read by"))
        self.beside = plain_label("", "muted")
        self._words = {
            UNREAD: self.tr("Not read"),
            READ: self.tr("Read"),
            GOT: self.tr("Has it"),
            WITHOUT: self.tr("Not got it"),
            STARTERS: self.tr("Starters"),
        }
        self.chips = FilterChips(list(self._words.items()))
        self.model: TableModel[LearningPerson] = TableModel(reader_columns(), key=_person_id, parent=self)
        self.table = TableView("learning-readers", self)
        self.table.setAccessibleName(self.tr("People, and whether they have got and read it"))
        self.table.set_table(self.model, hidden=("role",))
        self.share_button = push_button(self.tr("&Share…"), self.share_wanted.emit, primary=True)
        self.read_button = push_button(self.tr("Mark as rea&d…"), self.read_wanted.emit)
        self.starters_button = push_button("", self.starters_wanted.emit, spoken=self.tr("Share with starters"))
        self.reading_action = QAction(self.tr("Take back the &reading of those selected"), self)
        self.sharing_action = QAction(self.tr("Take back the &sharing with those selected"), self)
        self.show_action = QAction(self.tr("Show these &people"), self)
        self.print_action = QAction(self.tr("Print &list to sign…"), self)
        self.more_button = more_button(
            self.tr("&More"), [self.show_action, self.print_action, self.reading_action, self.sharing_action]
        )
        self._lay_out()
        self.chips.chosen.connect(self._choose_people)
        self.table.selected.connect(self._enable)
        self.table.opened.connect(self._open_person)
        self.reading_action.triggered.connect(self.reading_back.emit)
        self.sharing_action.triggered.connect(self.sharing_back.emit)
        self.show_action.triggered.connect(self.show_chosen)
        self.print_action.triggered.connect(self.print_wanted.emit)

    def _lay_out(self) -> None:
        pills, chips, column = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        pills.setSpacing(6)
        for pill in (self.shared_pill, self.read_pill):
            pills.addWidget(pill)
        pills.addWidget(self.beside)
        pills.addStretch()
        chips.addWidget(self.chips)
        chips.addStretch()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for label in (self.title, self.about, self.more):
            # A long word or link, which cannot be broken, would take the room of the list of items.
            label.setMinimumWidth(1)
            column.addWidget(label)
        column.addLayout(pills)
        column.addLayout(chips)
        column.addWidget(self.table, 1)
        column.addLayout(button_row(self.share_button, self.read_button, self.starters_button, self.more_button))

    def show_item(self, found: Reach, board: Board, course: str) -> None:
        """Show an item as at the day of the board; `course` is the title of the one that it counts as."""
        changed = self.found is None or self.found.item.id != found.item.id
        self.found = found
        item = found.item
        day = self.tr("published %1").replace("%1", in_words(item.published_on)) if item.published_on else ""
        off = "" if item.active else self.tr("switched off")
        self.title.setText(item.title)
        self.about.setText(" · ".join(part for part in (item.kind.words, item.source, day, item.place, off) if part))
        counts = ""
        if item.counts is not CountsWhen.NO:
            counts = self.tr("Counts as %1 %2.").replace("%1", course).replace("%2", item.counts.words)
        self.more.setText("\n".join(part for part in (item.about, counts) if part))
        self._show_more()
        self.model.set_rows(readers(found, board))
        if changed:
            self.chips.choose(_first(found))
        self._show_figures(found)
        self._choose_people()

    def selected_ids(self) -> tuple[int, ...]:
        """Return the people selected in the list."""
        return tuple(row.person.id for row in self.table.selected_rows())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave what it is about out where the people need the room."""
        super().resizeEvent(event)
        self._show_more()

    def _show_more(self) -> None:
        self.more.setVisible(bool(self.more.text()) and self.height() > ROOMY)

    def _show_figures(self, found: Reach) -> None:
        to_read = found.item.to_read
        for pill, words, people in (
            (self.shared_pill, self.tr("Has reached %1").replace("%1", found.shared.words), found.with_it),
            (self.read_pill, self.tr("Read by %1").replace("%1", found.read.words), found.readers),
        ):
            pill.setText(words)
            pill.setAccessibleName(words)
            pill.setEnabled(not found.away.issuperset(people))
        self.read_pill.setVisible(to_read)
        self.table.setColumnHidden(READ_COLUMN, not to_read and not found.readers)
        self.table.fit_columns()
        self.beside.setText(found.shared.beside)
        words = self.tr("Share &with %1 starters…").replace("%1", f"{len(found.starters):,}")
        if len(found.starters) == 1:
            words = self.tr("Share &with 1 starter…")
        self.starters_button.setText(words)
        self.starters_button.setAccessibleName(words.replace("&", "").rstrip("…"))
        self.starters_button.setVisible(bool(found.starters))
        counts = dict.fromkeys((UNREAD, READ, GOT, WITHOUT, STARTERS), 0)
        for row in self.model.all_rows():
            for chip in row.chips:
                counts[chip] += 1
        if to_read:
            # Both that make it up are there.
            counts[GOT] = 0
        self.chips.set_counts(counts, rare=(GOT, STARTERS) if to_read else (UNREAD, READ, STARTERS))

    def _choose_people(self, _key: str = "") -> None:
        self.model.keep(partial(_is_under, self.chips.value()))
        self._enable()

    def _enable(self) -> None:
        found, rows = self.found, self.table.selected_rows()
        usable = found is not None and found.item.active
        self.share_button.setEnabled(usable and found is not None and bool(found.without_it))
        self.read_button.setEnabled(usable and found is not None and found.item.to_read)
        self.starters_button.setEnabled(usable)
        self.reading_action.setEnabled(any(READ in row.chips for row in rows))
        self.sharing_action.setEnabled(any(GOT in row.chips for row in rows))
        self.show_action.setEnabled(bool(self.model.rows()))

    def show_chosen(self) -> None:
        """Open the people that are listed."""
        self._show_people(self.chips.value())

    def _show_people(self, chip: str) -> None:
        if self.found is not None:
            ids = tuple(row.person.id for row in self.model.all_rows() if chip in row.chips)
            self.people_wanted.emit(PeopleFilter(f"{self.found.item.title} · {self._words[chip]}", ids))

    def _show_reached(self) -> None:
        if self.found is not None:
            self._show_counted(self.shared_pill.text(), self.found.with_it)

    def _show_readers(self) -> None:
        if self.found is not None:
            self._show_counted(self.read_pill.text(), self.found.readers)

    def _show_counted(self, figure: str, people: Sequence[int]) -> None:
        """Open those whom a figure counts: without those away, who are named beside it."""
        if self.found is not None:
            ids = tuple(own for own in people if own not in self.found.away)
            self.people_wanted.emit(PeopleFilter(f"{self.found.item.title} · {figure}", ids))

    def _open_person(self, row: LearningPerson) -> None:
        self.person_wanted.emit(row.person.id)


def _first(found: Reach) -> str:
    """Return the pill under which an item is opened: who is to be asked, or else whom it reached."""
    if not found.with_it:
        return WITHOUT
    if not found.item.to_read:
        return GOT
    return UNREAD if found.unread else READ


def _person_id(row: LearningPerson) -> int:
    return row.person.id


def _is_under(chip: str, row: LearningPerson) -> bool:
    return chip in row.chips
