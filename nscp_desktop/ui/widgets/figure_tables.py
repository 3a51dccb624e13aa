"""The figures of an audit: the tables at the left, one of them at the right with how it is counted."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from nscp_desktop.domain.audit_figures import AuditFigures, FigureTable
from nscp_desktop.domain.dates import plural
from nscp_desktop.ui.models.audit_figures import (
    FigureLine,
    FigureModel,
    cell_sentence,
    cell_title,
    figure_columns,
    figure_lines,
    line_missing,
    line_people,
    table_text,
)
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.widgets.buttons import push_button, read_order
from nscp_desktop.ui.widgets.card import Card, plain_label

LIST_WIDTH = 248
RULES_HEIGHT = 76
TITLE_WIDTH = 76


class FigureTablesView(QWidget):
    """Shows AuditFigures. `people_wanted` carries a title and the ids behind a figure, `person_wanted` one id.

    `copied` is sent with a sentence.
    """

    people_wanted = Signal(str, object)
    person_wanted = Signal(int)
    copied = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures: AuditFigures | None = None
        self._views: dict[str, TableView] = {}
        self.stack = QStackedWidget()
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Figures"))
        self.list.setFixedWidth(LIST_WIDTH)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(self._show_table)
        self.words = plain_label("", "muted", wrap=True)
        self.card = Card(self.tr("Figures"))
        self.title = self.card.title
        self.sentence = plain_label("", wrap=True)
        self.people_button = push_button(self.tr("Show the people"), self.show_people, pill=True)
        self.missing_button = push_button(self.tr("Show who is missing"), self.show_missing, pill=True)
        self.copy_button = push_button(self.tr("Copy table"), self.copy_table, pill=True)
        self.rules = plain_label("", "muted", wrap=True)
        self._lay_out()

    # What the page uses

    def show_figures(self, figures: AuditFigures, words: str = "") -> None:
        """Show figures, at the table that was looked at before, under a line of `words`."""
        chosen = self.key()
        self._figures = figures
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self.list.blockSignals(True)
        self.list.clear()
        for table in figures.tables:
            item = QListWidgetItem(f"{table.number}  {table.title}")
            item.setData(Qt.ItemDataRole.UserRole, table.key)
            self.list.addItem(item)
        keys = [table.key for table in figures.tables]
        self.list.setCurrentRow(keys.index(chosen) if chosen in keys else (0 if keys else -1))
        self.list.blockSignals(False)
        self._show_table(self.list.currentRow())

    def key(self) -> str:
        """Return the key of the table that is shown, "" when there is none."""
        item = self.list.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""

    def table(self) -> FigureTable | None:
        """Return the table that is shown."""
        return self._figures.table(self.key()) if self._figures is not None else None

    def view(self) -> TableView | None:
        """Return the table on screen, None when there is none."""
        return self._views.get(self.key())

    def show_people(self) -> None:
        """Open those who are counted in the current cell."""
        self._open(missing=False)

    def show_missing(self) -> None:
        """Open those who are missing from the current cell."""
        self._open(missing=True)

    def copy_table(self) -> None:
        """Put the table on the clipboard as tab-separated text with its headings."""
        table = self.table()
        if table is not None and self._figures is not None:
            QGuiApplication.clipboard().setText(table_text(table, self._figures.before_at))
            self.copied.emit(self.tr("%1 is copied. Paste it into a spreadsheet.").replace("%1", table.title))

    # Showing

    def _show_table(self, _row: int) -> None:
        table, figures = self.table(), self._figures
        self.card.setVisible(table is not None)
        if table is None or figures is None:
            return
        self.title.setText(f"{table.number} · {table.title}")
        self.rules.setText("\n".join(f"• {rule}" for rule in table.rules))
        self._rules_area.setVisible(bool(table.rules))
        self._rules_title.setVisible(bool(table.rules))
        view = self._view_of(table, figures)
        if view.current_row() is None and table.rows:
            # Chosen before it is seen, or a table that has no room yet would scroll to it.
            view.setCurrentIndex(view.table().index(0, 1 if table.heads else 0))
        self.stack.setCurrentWidget(view)
        read_order((self.list, view, self.people_button, self.missing_button, self.copy_button))
        self._show_cell()

    def _view_of(self, table: FigureTable, figures: AuditFigures) -> TableView:
        """Return the view of a table with its present rows, made when it is first looked at."""
        columns = figure_columns(table)
        view = self._views.get(table.key)
        if view is None:
            view = self._views[table.key] = TableView(f"audit-figures-{table.key}", self)
            view.setAccessibleName(table.title)
            view.setSelectionBehavior(TableView.SelectionBehavior.SelectItems)
            view.set_table(FigureModel(columns, key=_key, parent=view), sort_by=None)
            view.keep_first_column()
            view.opened.connect(self._open_current)
            view.selected.connect(self._show_cell)
            self.stack.addWidget(view)
        model = view.table()
        model.set_columns(columns)
        model.set_rows(figure_lines(table, figures.before_at))
        return view

    def _show_cell(self) -> None:
        table, found = self.table(), self._current()
        people, missing = self._behind(found)
        if table is None or found is None or self._figures is None:
            self.sentence.setText(self.tr("There is nothing to count here."))
        else:
            self.sentence.setText(cell_sentence(table, *found, self._figures.before_at))
        words = self.tr("Show the %1").replace("%1", plural(len(people), "person", "people"))
        _offer(self.people_button, words, bool(people))
        _offer(self.missing_button, self.tr("Show the %1 missing").replace("%1", f"{len(missing):,}"), bool(missing))

    def _current(self) -> tuple[FigureLine, int] | None:
        """Return the line and the place of the current cell, -1 for what the line is called; None without a line."""
        view = self.view()
        line = view.current_row() if view is not None else None
        return (line, view.currentIndex().column() - 1) if view is not None and line is not None else None

    def _behind(self, found: tuple[FigureLine, int] | None) -> tuple[tuple[int, ...], tuple[int, ...]]:
        return (line_people(*found), line_missing(*found)) if found is not None else ((), ())

    def _open_current(self, _row: object) -> None:
        self._open(missing=False)

    def _open(self, *, missing: bool) -> None:
        table, found = self.table(), self._current()
        people = self._behind(found)[missing]
        if table is None or found is None or not people:
            return
        title = cell_title(table, *found)
        if people == (found[0].row.person_id,):
            self.person_wanted.emit(people[0])
        else:
            self.people_wanted.emit(f"{self.tr('Missing')} · {title}" if missing else title, people)

    # Building

    def _lay_out(self) -> None:
        self._rules_title = plain_label(self.tr("How it is counted"), "strong", wrap=True)
        self._rules_title.setFixedWidth(TITLE_WIDTH)
        self._rules_title.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._rules_area = QScrollArea()
        self._rules_area.setObjectName("plainArea")
        self._rules_area.setFrameShape(QFrame.Shape.NoFrame)
        self._rules_area.setWidgetResizable(True)
        self._rules_area.setAccessibleName(self.tr("How it is counted"))
        self._rules_area.setMaximumHeight(RULES_HEIGHT)
        self._rules_area.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.rules.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._rules_area.setWidget(self.rules)
        self.card.add_control(self.copy_button)
        self.card.body.addWidget(self.stack, 1)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.sentence, 1)
        line.addWidget(self.people_button)
        line.addWidget(self.missing_button)
        self.card.body.addLayout(line)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self._rules_title, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self._rules_area, 1)
        self.card.body.addLayout(below)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.list)
        row.addWidget(self.card, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.words)
        column.addLayout(row, 1)


def _key(line: FigureLine) -> tuple[str, bool]:
    return line.key


def _offer(button: QPushButton, words: str, is_offered: bool) -> None:
    button.setText(words)
    button.setAccessibleName(words)
    button.setVisible(is_offered)
