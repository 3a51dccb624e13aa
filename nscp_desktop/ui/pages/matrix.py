"""The training matrix: everyone against every requirement, why each cell is what it is, and what to do about it."""

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QMenu, QPushButton, QVBoxLayout

from nscp_desktop.domain.board import Board, Row, requirement_figures
from nscp_desktop.domain.dates import opening, plural
from nscp_desktop.domain.explanation import because, booked_words, source_words, status_words
from nscp_desktop.domain.people import AWAY_SYMBOL
from nscp_desktop.domain.standing import BOOKED_SYMBOL, StandingKind
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.models.matrix import FIRST_REQUIREMENT, keep_rows, matrix_columns, search_words
from nscp_desktop.ui.models.table import TableModel
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.pages.cell_actions import CellActions, Chosen
from nscp_desktop.ui.pages.cell_panel import CellPanel, CellWords
from nscp_desktop.ui.pages.page import Page
from nscp_desktop.ui.pages.requests import MatrixFilter, ReportRequest
from nscp_desktop.ui.pages.saving import ExportMenu
from nscp_desktop.ui.session import Session
from nscp_desktop.ui.widgets.buttons import read_order
from nscp_desktop.ui.widgets.card import plain_label
from nscp_desktop.ui.widgets.empty import EmptyNotice
from nscp_desktop.ui.widgets.filter_chips import FilterChips
from nscp_desktop.ui.widgets.footer_strip import FooterStrip
from nscp_desktop.ui.widgets.people_menu import PeopleMenu

FIGURES_AFTER_MS = 120


class MatrixPage(Page):
    """People x requirements."""

    title = "Training matrix"
    key = "matrix"
    wants = Changes.ALL

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._board: Board | None = None
        self._person_ids: frozenset[int] = frozenset()
        self._wanted_cell = ""
        self._make_filters()
        self._make_table()
        self.actions_ = CellActions(self)
        self.panel = CellPanel(self.actions_.buttons(), self.actions_.more(), self)
        self.export = ExportMenu(self)
        self.add_control(self.export.button)
        self.export.add("training-matrix", self.tr("Print or save as PDF…"), self._print)
        self.empty = EmptyNotice(
            self.tr("Nobody is in the record yet"),
            self.tr("Everyone's training will be here, one line for each person. Bring in the spreadsheet you keep."),
            self.tr("Import spreadsheet…"),
        )
        self.empty.stepped.connect(self.import_requested)
        self.legend = plain_label(_legend(), "muted")
        self._lay_out()
        self._figures_later = QTimer(self)
        self._figures_later.setSingleShot(True)
        self._figures_later.setInterval(FIGURES_AFTER_MS)
        self._figures_later.timeout.connect(self._show_figures)

    def find_field(self) -> QLineEdit:
        """Return the filter."""
        return self.find_line

    def take(self, request: object) -> None:
        """Show what a MatrixFilter asks for."""
        if isinstance(request, MatrixFilter):
            self.chips.choose(request.chip)
            self.find_line.setText(request.text)
            self.menu.choose(request.group, request.team)
            self._person_ids = frozenset(request.person_ids)
            self.header.set_note(request.title)
            self._apply_filter()
            self._wanted_cell = request.requirement_id
            self._select_wanted()

    def refresh(self) -> None:
        """Show everyone's standing on the day that is looked at."""
        # All that is read comes first: what is read in the middle and refused would leave figures without columns.
        board, groups = self.session.board(), self.session.services.agency.target_groups()
        self._board = board
        self.menu.fill(board, groups)
        columns = matrix_columns(board)
        if [column.key for column in columns] != [column.key for column in self.model.columns]:
            self.model.set_columns(columns)
            self.view.restore_columns()
        else:
            self.model.set_columns(columns)
        self.model.keep(keep_rows(board, self.chips.value(), self.menu.group, self.menu.team, self._person_ids))
        self.model.set_rows(board.rows)
        figures = board.figures()
        self.chips.set_counts(
            {
                "everyone": len(board.rows),
                "overdue": figures.overdue,
                "due_soon": figures.due_soon,
                "not_done": figures.not_done,
            }
        )
        self._show_empty(not board.rows)
        self._show_figures()
        if not self.view.currentIndex().isValid() and board.rows:
            self.view.setCurrentIndex(self.model.index(0, FIRST_REQUIREMENT))
        self._select_wanted()
        self._show_cell()

    def chosen(self) -> Chosen:
        """Return the people and the requirement that are selected."""
        rows = self.view.selected_rows()
        columns = self.view.selected_columns()
        places = sorted(place for place in columns if place >= FIRST_REQUIREMENT)
        asked = tuple(own for own in map(self._requirement_id, places) if own is not None)
        return Chosen(tuple(rows), asked[0] if len(asked) == 1 else None, asked)

    # Building

    def _make_filters(self) -> None:
        self.find_line = QLineEdit()
        self.find_line.setPlaceholderText(self.tr("Name, role, team…"))
        self.find_line.setAccessibleName(self.tr("Find by name, role or team"))
        self.find_line.setToolTip(self.tr("Ctrl+F"))
        self.find_line.setClearButtonEnabled(True)
        self.find_line.setFixedWidth(160)
        self.find_line.textChanged.connect(self._filter_text)
        self.chips = FilterChips(
            [
                ("everyone", self.tr("Everyone")),
                ("overdue", self.tr("Overdue")),
                ("due_soon", self.tr("Due soon")),
                ("not_done", self.tr("Not done")),
            ]
        )
        self.chips.chosen.connect(self._choose_chip)
        self.menu = PeopleMenu(self)
        self.menu.changed.connect(self._apply_filter)
        for widget in (self.find_line, self.chips, self.menu.button):
            self.add_filter(widget)

    def _make_table(self) -> None:
        self.model = TableModel([], key=_key, search=self._search_words)
        self.view = TableView("matrix", self)
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.view.setAccessibleName(self.tr("Training matrix, people by requirements"))
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._offer_actions)
        self.view.set_table(self.model)
        self.view.keep_first_column()
        self.view.selected.connect(self._show_cell)
        self.view.opened.connect(self._open)
        self.model.modelReset.connect(self._figures_soon)

    def _lay_out(self) -> None:
        self.footer = FooterStrip(self.view, self)
        table = QVBoxLayout()
        table.setSpacing(0)
        table.addWidget(self.view, 1)
        table.addWidget(self.footer)
        table.addWidget(self.legend)
        self.body.addLayout(table, 1)
        self.body.addWidget(self.panel)
        self.body.addWidget(self.empty, 1)
        pills = self.chips.findChildren(QPushButton)
        read_order([self.find_line, *pills, self.menu.button, self.header.as_at, self.export.button, self.view])

    # Filtering

    def _search_words(self, row: Row) -> str:
        return search_words(self._board, row) if self._board else ""

    def _filter_text(self, text: str) -> None:
        self.model.filter(text)

    def _choose_chip(self, key: str) -> None:
        if key == "everyone":
            self._person_ids = frozenset()
            self.header.set_note("")
        self._apply_filter()

    def _apply_filter(self) -> None:
        if self._board is not None:
            wanted = keep_rows(self._board, self.chips.value(), self.menu.group, self.menu.team, self._person_ids)
            self.model.keep(wanted)

    def _select_wanted(self) -> None:
        """Select the cell of the requirement that another page asked for, in the first row that is shown."""
        places = [place for place, column in enumerate(self.model.columns) if column.key == self._wanted_cell]
        if places and self.model.rows():
            self._wanted_cell = ""
            self.view.select_key(self.model.rows()[0].person.id, places[0])

    # Showing

    def _show_empty(self, empty: bool) -> None:
        for widget in (self.view, self.footer, self.legend, self.panel):
            widget.setVisible(not empty)
        self.empty.setVisible(empty)

    def _figures_soon(self) -> None:
        # Counting every cell takes longer than a keystroke may, at many thousand people.
        self._figures_later.start()

    def _show_figures(self) -> None:
        if self._board is None:
            return
        texts = {0: self.tr("In date")}
        spoken = [self.tr("In date")]
        requirements = self._board.requirements()
        by_requirement = requirement_figures(self.model.rows(), requirements)
        for place, requirement in enumerate(requirements, start=FIRST_REQUIREMENT):
            figures = by_requirement[requirement.id]
            texts[place] = figures.words if figures.of else self.tr("n/a")
            beside = f" {figures.beside}" if figures.beside else ""
            spoken.append(f"{requirement.title} {figures.words}{beside}")
        self.footer.set_texts(texts, ", ".join(spoken))

    def _show_cell(self) -> None:
        if self._board is None:
            return
        chosen = self.chosen()
        self.actions_.prepare(chosen)
        if len(chosen.rows) > 1:
            people = plural(len(chosen.rows), self.tr("person"), self.tr("people"))
            title = self._title_of(chosen.requirement_id)
            words = CellWords(
                self.tr("%1 selected").replace("%1", people) + (f" · {title}" if title else ""),
                record=self.tr("Record a training for all of them at once, or book them on a course."),
            )
        else:
            words = self._words_of(self._board, self.view.currentIndex())
        self.panel.show_words(words)

    def _words_of(self, board: Board, index: QModelIndex) -> CellWords:
        row = self.model.row_at(index)
        if row is None:
            return CellWords(self.tr("Select a cell to see why it is what it is"))
        requirement_id = self._requirement_id(index.column())
        if requirement_id is None:
            worst = row.worst
            return CellWords(
                row.person.name, worst, f"{worst.symbol} {worst.words}", row.person.role_words(board.as_at)
            )
        cell = row.cell(requirement_id)
        requirement = board.rulebook.by_id[requirement_id]
        said = because(row.person, requirement, cell, board.rulebook, board.as_at)
        why = source_words(cell.rule) if cell.rule else ""
        booked = booked_words(cell)
        return CellWords(
            f"{row.person.name} · {requirement.title}",
            cell.kind,
            f"{cell.kind.symbol} {status_words(cell, board.as_at)}",
            said.removesuffix(why).strip(),
            f"{opening(cell.rule.words)}. {why}" if cell.rule else "",
            f"{BOOKED_SYMBOL} {opening(booked)}" if booked else "",
        )

    def _requirement_id(self, place: int) -> str | None:
        if FIRST_REQUIREMENT <= place < len(self.model.columns):
            return self.model.columns[place].key
        return None

    def _title_of(self, requirement_id: str | None) -> str:
        found = self._board.rulebook.by_id.get(requirement_id or "") if self._board else None
        return found.title if found else ""

    # Doing

    def _open(self, row: Row) -> None:
        if self.view.currentIndex().column() < FIRST_REQUIREMENT:
            self.open_person.emit(row.person.id)
        else:
            self._show_cell()
            self.panel.focus_first()

    def _offer_actions(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self.actions_.all())
        menu.addSeparator()
        menu.addAction(self.view.copy_action)
        menu.popup(self.view.viewport().mapToGlobal(at))

    def _print(self) -> None:
        self.open_report.emit(ReportRequest("training-matrix"))


def _key(row: Row) -> int:
    return row.person.id


def _legend() -> str:
    kinds = [kind for kind in StandingKind if kind is not StandingKind.NOT_REQUIRED]
    words = [f"{kind.symbol} {kind.words}" for kind in kinds]
    return "   ".join([*words, f"{BOOKED_SYMBOL} Booked", f"{AWAY_SYMBOL} Away for a time", "· Not required"])
