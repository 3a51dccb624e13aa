"""Target groups to decide: never placed, due for review, or changed since, with why, and what can be done at once."""

from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.errors import NscpError
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.placing_worklist import Reason
from nscp_desktop.domain.standing import StandingKind
from nscp_desktop.services.placing import Worklist
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.models.table import TableModel
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.models.to_decide import DecideRow, decide_columns
from nscp_desktop.ui.pages.page import Page
from nscp_desktop.ui.pages.requests import DecideRequest, PeopleFilter
from nscp_desktop.ui.placing_people import ask_placement, ask_reviewed
from nscp_desktop.ui.reviewing import ask_review, person_subject
from nscp_desktop.ui.session import Session
from nscp_desktop.ui.widgets.buttons import button_row, push_button
from nscp_desktop.ui.widgets.empty import EmptyNotice
from nscp_desktop.ui.widgets.filter_chips import FilterChips
from nscp_desktop.ui.widgets.tile import FigureTile

ALL, PLACED = "all", "placed"
SENTENCE_HEIGHT = 66
_KINDS = {
    Reason.NEVER_PLACED: StandingKind.NOT_DONE,
    Reason.REVIEW: StandingKind.OVERDUE,
    Reason.HELD: StandingKind.DUE_SOON,
    Reason.USUAL: StandingKind.DUE_SOON,
    Reason.COMPETENCES: StandingKind.DUE_SOON,
}


class ToDecidePage(Page):
    """Whom somebody has to look at. Every figure opens the people behind it; the list is worked out off the window."""

    title: ClassVar[str] = "Target groups to decide"
    key: ClassVar[str] = "target-groups"
    wants: ClassVar[Changes] = Changes.ALL

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._asked = 0
        self._list = Worklist((), (), ())
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Name, role, reason…"))
        self.search.setAccessibleName(self.tr("Find people"))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(190)
        self.add_filter(self.search)
        self.roles_due = push_button("", self._open_roles, pill=True)
        self.roles_due.hide()
        self.add_filter(self.roles_due)
        self._make_tiles()
        self.chips = FilterChips([(ALL, self.tr("All")), *((reason.value, reason.words) for reason in Reason)])
        self.model: TableModel[DecideRow] = TableModel(decide_columns(), key=_person_id, parent=self)
        self.table = TableView("to-decide", self)
        self.table.setAccessibleName(self.tr("People whose target group has to be looked at"))
        self.table.set_table(self.model, sort_by=None)
        self.sentence = QPlainTextEdit()
        self.sentence.setReadOnly(True)
        self.sentence.setTabChangesFocus(True)
        self.sentence.setFixedHeight(SENTENCE_HEIGHT)
        self.sentence.setAccessibleName(self.tr("Why, and what is proposed"))
        self._make_buttons()
        self._lay_out()
        self._connect()
        self._enable()

    def _make_tiles(self) -> None:
        self.tiles = {PLACED: FigureTile(self.tr("Placed in a group"), self.tr("Placed"), self)}
        # Those never placed are the rest of the first figure.
        for reason, short in (
            (Reason.REVIEW, ""),
            (Reason.HELD, self.tr("Role changed")),
            (Reason.USUAL, ""),
            (Reason.COMPETENCES, self.tr("Competences due")),
        ):
            self.tiles[reason.value] = FigureTile(reason.words, short, self)
        for key, tile in self.tiles.items():
            tile.clicked.connect(partial(self._open_tile, key))

    def _make_buttons(self) -> None:
        self.place = push_button(self.tr("P&lace…"), self.place_chosen, primary=True)
        self.keep = push_button(self.tr("Reviewed, &no change…"), self.keep_chosen)
        self.review = push_button(self.tr("Review &competences…"), self.review_chosen)
        self.show_person = push_button(self.tr("&Show person"), self._open_chosen)
        self.session.editing.guard(self.place, self.keep, self.review)

    def _lay_out(self) -> None:
        tiles = QHBoxLayout()
        tiles.setSpacing(10)
        for tile in self.tiles.values():
            tiles.addWidget(tile)
        chips = QHBoxLayout()
        chips.addWidget(self.chips)
        chips.addStretch()
        self.empty = EmptyNotice(self.tr("Nothing to decide"), "")
        lists = QWidget()
        column = QVBoxLayout(lists)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.table, 1)
        column.addWidget(self.sentence)
        column.addLayout(button_row(self.place, self.keep, self.review, self.show_person))
        self.stack = QStackedWidget()
        self.stack.addWidget(lists)
        self.stack.addWidget(self.empty)
        self.body.addLayout(tiles)
        self.body.addLayout(chips)
        self.body.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._filter)
        self.chips.chosen.connect(self._choose_rows)
        self.table.selected.connect(self._enable)
        self.table.opened.connect(self._open_chosen)

    def find_field(self) -> QLineEdit:
        """Return the filter."""
        return self.search

    def take(self, request: object) -> None:
        """Show those of one reason, by its name; all of them otherwise."""
        if isinstance(request, DecideRequest):
            self.chips.choose(request.reason or ALL)
            self._choose_rows()

    def refresh(self) -> None:
        """Work out whom somebody has to look at, off the window's thread: it reads the history."""
        self._asked += 1
        session = self.session
        work = partial(session.services.placing.worklist, session.as_at, today=session.today)
        show = partial(self._show, self._asked)
        session.tasks.run(work, show, self._refused, self.tr("Looking for what has to be decided"))

    def _show(self, asked: int, found: Worklist) -> None:
        if asked != self._asked:
            return
        self._list = found
        self.model.set_rows([DecideRow(item, self.session.as_at) for item in found.items])
        self.chips.set_counts({ALL: len(found.items), **{own.value: len(found.people(own)) for own in Reason}})
        self._show_figures(found)
        self._show_roles(found)
        self._choose_rows()

    def _refused(self, refusal: NscpError) -> None:
        self.sentence.setPlainText(str(refusal))

    def _show_figures(self, found: Worklist) -> None:
        here, placed = len(found.here), len(found.placed)
        kind = StandingKind.IN_DATE if here == placed else StandingKind.NOT_DONE
        without = f"{StandingKind.NOT_DONE.symbol} {here - placed:,}"
        chips = [self.tr("%1 never placed").replace("%1", without), without] if here > placed else []
        self.tiles[PLACED].show_figure(f"{placed:,} of {here:,}" if here else self.tr("n/a"), kind, chips)
        for reason in (Reason.REVIEW, Reason.HELD, Reason.USUAL, Reason.COMPETENCES):
            count, of = len(found.people(reason)), here if reason is Reason.COMPETENCES else placed
            words = f"{count:,} of {of:,}" if of else self.tr("n/a")
            self.tiles[reason.value].show_figure(words, _KINDS[reason], [])

    def _show_roles(self, found: Worklist) -> None:
        titles = {role.id: role.title for role in self.session.services.agency.roles()}
        due = [titles[review.role_id] for review in found.roles_due if review.role_id in titles]
        count = plural(len(due), self.tr("role"))
        self.roles_due.setText(self.tr("◷ %1 to review").replace("%1", count))
        words = self.tr("Competence review due for %1: %2").replace("%1", count).replace("%2", ", ".join(due))
        self.roles_due.setAccessibleName(words)
        self.roles_due.setToolTip(words)
        self.roles_due.setVisible(bool(due))

    def _choose_rows(self, *_: object) -> None:
        chosen = self.chips.value()
        self.model.keep(None if chosen == ALL else partial(_has, Reason(chosen)))
        self._show_shown()

    def _filter(self, text: str) -> None:
        self.model.filter(text)
        self._show_shown()

    def _show_shown(self) -> None:
        rows = self.model.rows()
        if rows and not self.table.selected_rows():
            self.table.select_key(_person_id(rows[0]))
        nobody = self.tr("Nobody is in the record yet.")
        everybody = self.tr("Everybody here is placed, and no review is due. It is worked out anew with every change.")
        filtered = self.tr("Nobody is listed for this. Choose All, or empty the filter.")
        words = filtered if self._list.items else everybody if self._list.here else nobody
        self.empty.set_text(self.tr("Nothing to decide"), words)
        self.stack.setCurrentIndex(0 if rows else 1)
        self._enable()

    # What can be done

    def place_chosen(self) -> None:
        """Place those selected: each as proposed, or all in one group."""
        ask_placement(self.session, self._people(), self.window())

    def keep_chosen(self) -> None:
        """Note that those selected were looked at and stay where they are."""
        ask_reviewed(self.session, self._people(), self.window())

    def review_chosen(self) -> None:
        """Review the competences of the one who is selected."""
        people = self._people()
        if len(people) == 1:
            ask_review(self.session, person_subject(self.session, people[0]), self.window())

    def _people(self) -> list[Person]:
        return [row.item.person for row in self.table.selected_rows()]

    def _open_chosen(self, *_: object) -> None:
        people = self._people()
        if len(people) == 1:
            self.open_person.emit(people[0].id)

    def _open_tile(self, key: str) -> None:
        if key == PLACED:
            self.open_people.emit(PeopleFilter(self.tr("Placed in a group"), self._list.placed))
        else:
            reason = Reason(key)
            self.open_people.emit(PeopleFilter(reason.words, self._list.people(reason)))

    def _open_roles(self) -> None:
        self.open_page.emit("settings", "roles")

    def _enable(self) -> None:
        rows = self.table.selected_rows()
        self.place.setEnabled(bool(rows))
        self.keep.setEnabled(bool(rows) and all(row.item.placed is not None for row in rows))
        self.review.setEnabled(len(rows) == 1)
        self.show_person.setEnabled(len(rows) == 1)
        current = self.table.current_row()
        several = self.tr("%1 selected.").replace("%1", plural(len(rows), "person", "people"))
        self.sentence.setPlainText(several if len(rows) > 1 else current.in_full if current is not None else "")


def _person_id(row: DecideRow) -> int:
    return row.item.person.id


def _has(reason: Reason, row: DecideRow) -> bool:
    return row.item.has(reason)
