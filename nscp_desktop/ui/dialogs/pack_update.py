"""A rule pack compared with what is in use, line by line, before it is taken over."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QModelIndex, QSize
from PySide6.QtWidgets import QCheckBox, QHeaderView, QPlainTextEdit, QTableView, QVBoxLayout, QWidget

from nscp_desktop.domain.pack_comparison import Line, Origin, PackComparison
from nscp_desktop.domain.rule_effects import RuleTrial
from nscp_desktop.ui.dialogs.dialog import Dialog
from nscp_desktop.ui.dialogs.moves_step import MovesStep
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.models.pack_lines import HERE, ORIGIN, PART, THERE, TITLE, PackLinesModel
from nscp_desktop.ui.models.table_view import ROW_HEIGHT
from nscp_desktop.ui.widgets.buttons import button_row, push_button
from nscp_desktop.ui.widgets.card import plain_label
from nscp_desktop.ui.widgets.form_field import FormField
from nscp_desktop.ui.widgets.what_moves import RuleWork

SIZE = (960, 540)
LINE_HEIGHT = 74
Ticked = Collection[str]


@dataclass(frozen=True, slots=True)
class PackWork:
    """What the dialog has done for it, for the ticked lines and a day; each may refuse."""

    plan: Callable[[Ticked, date | None], RuleTrial]
    take: Callable[[Ticked, date | None], None]
    today: date


@guarded
class PackUpdateDialog(Dialog):
    """Shows what differs, lets somebody tick what is taken over, and then whose dates that moves."""

    def __init__(self, comparison: PackComparison, work: PackWork, parent: QWidget | None = None) -> None:
        pack = comparison.pack
        words = self.tr("Add %1, %2") if comparison.is_first else self.tr("Compare with %1, %2")
        super().__init__(words.replace("%1", pack.title).replace("%2", pack.edition), "", parent)
        self._comparison, self._work = comparison, work
        self.lines = PackLinesModel(comparison.lines, comparison.usual(), self)
        self.lines.ticked_changed.connect(self._count)
        self.page = QWidget()
        column = QVBoxLayout(self.page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.notes = plain_label("\n".join(comparison.notes), "noticeText", wrap=True)
        if not comparison.notes:
            self.notes.hide()
        self.about = plain_label(self._about(), "muted", wrap=True)
        self.count = plain_label("", "strong", wrap=True)
        self.table = self._make_table()
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(LINE_HEIGHT)
        self.text.setAccessibleName(self.tr("The line in full"))
        self.usual = push_button(self.tr("Tick the &usual"), self.tick_usual)
        self.none = push_button(self.tr("Tick &nothing"), self.tick_nothing)
        self.same = QCheckBox(self.tr("Show &also what is the same"))
        self.same.toggled.connect(self._show_same)
        row = button_row(self.usual, self.none)
        row.addWidget(self.same)
        for widget in (self.notes, self.about, self.count):
            column.addWidget(widget)
        column.addWidget(self._table_field(), 1)
        column.addWidget(self.text)
        column.addLayout(row)
        self.body.addWidget(self.page, 1)
        self.step = MovesStep(self, self.page, RuleWork(self._plan, self._take, work.today))
        self.resize(QSize(*SIZE).boundedTo(self._room()))
        self._count()
        if self.lines.lines():
            self.table.setCurrentIndex(self.lines.index(0, TITLE))
        self.table.setFocus()

    def accept(self) -> None:
        """Go on to whose dates move, or take it over and close."""
        self.step.accept()

    def reject(self) -> None:
        """Go back to the lines, or close."""
        if self.step.is_last:
            self.step.go_back()
        else:
            super().reject()

    def tick_usual(self) -> None:
        """Tick what is new or changed by the pack alone."""
        self.lines.set_ticked(self._comparison.usual())

    def tick_nothing(self) -> None:
        """Take every tick away."""
        self.lines.set_ticked(())

    def _plan(self, from_day: date | None) -> RuleTrial:
        return self._work.plan(self.lines.ticked(), from_day)

    def _take(self, from_day: date | None) -> None:
        self._work.take(self.lines.ticked(), from_day)

    def _about(self) -> str:
        if self._comparison.is_first:
            return self.tr("What is ticked is added to your rules. What you have already stays as it is.")
        return self.tr(
            "What is ticked is taken over. What your agency has changed or taken out stays unless you tick it: then "
            "the pack's form takes its place."
        )

    def _count(self) -> None:
        news = self._comparison.news
        ticked = sum(line.id in self.lines.ticked() for line in news)
        if not news:
            self.count.setText(self.tr("Nothing differs."))
        else:
            words = self.tr("%1 of %2 differences are ticked.")
            self.count.setText(words.replace("%1", f"{ticked:,}").replace("%2", f"{len(news):,}"))

    def _show_same(self, on: bool) -> None:
        self.lines.show_same(on)
        if self.lines.lines():
            self.table.setCurrentIndex(self.lines.index(0, TITLE))

    def _write_out(self, now: QModelIndex, _before: QModelIndex) -> None:
        line = self.lines.line_at(now)
        self.text.setPlainText(self._in_full(line) if line is not None else "")

    def _in_full(self, line: Line) -> str:
        if line.origin is Origin.SAME:
            return self.tr("%1: the same here and in the pack.").replace("%1", line.title)
        here = self.tr("Here: %1").replace("%1", line.here or self.tr("nothing"))
        there = self.tr("In the pack: %1").replace("%1", line.there or self.tr("nothing"))
        return f"{line.title}. {line.origin.words}. {self._what_a_tick_does(line)}\n{here}\n{there}"

    def _what_a_tick_does(self, line: Line) -> str:
        match line.origin:
            case Origin.GONE:
                return self.tr("With a tick it is switched off here.")
            case Origin.BOTH | Origin.AGENCY | Origin.DIFFERENT:
                return self.tr("With a tick the pack's form takes the place of yours.")
            case Origin.ALREADY:
                return self.tr("With a tick it comes as well, under a name of its own.")
            case Origin.DROPPED:
                return self.tr("With a tick it comes back.")
            case _:
                return ""

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.lines)
        table.setAccessibleName(self.tr("What differs"))
        table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        header = table.horizontalHeader()
        for place, width in ((TITLE, 250), (PART, 100), (ORIGIN, 170), (HERE, 170)):
            table.setColumnWidth(place, width)
        header.setSectionResizeMode(THERE, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        table.selectionModel().currentRowChanged.connect(self._write_out)
        return table

    def _table_field(self) -> FormField:
        """Put the lines into a field, so that what cannot be taken over is told beside them."""
        field = self.fields["lines"] = FormField(self.tr("What differs"), self.table)
        field.label.hide()
        return field
