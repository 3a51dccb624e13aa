"""Whose dates move when rules change: the day from which it holds, the figures, and the people behind them."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QProgressBar, QRadioButton, QVBoxLayout, QWidget

from nscp_desktop.domain.dates import in_words, plural
from nscp_desktop.domain.errors import NscpError
from nscp_desktop.domain.rule_effects import Move, RuleEffect, RuleTrial
from nscp_desktop.ui.dates import DateField
from nscp_desktop.ui.models.moved import MovedRow, moved_columns, moved_rows, row_key, search_words
from nscp_desktop.ui.models.table import TableModel
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.pages.requests import PeopleFilter
from nscp_desktop.ui.tasks import TaskRunner
from nscp_desktop.ui.widgets.buttons import button_row, push_button
from nscp_desktop.ui.widgets.card import plain_label
from nscp_desktop.ui.widgets.filter_chips import FilterChips

Plan = Callable[[date | None], RuleTrial]
Note = str | Callable[[RuleEffect], str]


class RuleWork(NamedTuple):
    """A change of rules: `plan` prepares it for a day, `keep` stores it; None is as if it had always been so.

    `dated` is False for what has no day from which it could hold.
    """

    plan: Plan
    keep: Callable[[date | None], object]
    today: date
    dated: bool = True


EVERYONE = "everyone"


class WhatMoves(QWidget):
    """Shows what a change would do. `begin` takes what plans it for a day, None meaning as if it had always been so.

    The standings are worked out in a thread. `ready` says whether what is shown may be saved. `open_person` and
    `open_people` (a PeopleFilter) ask for the people behind the figures.
    """

    ready = Signal(bool)
    open_person = Signal(int)
    open_people = Signal(object)

    def __init__(self, today: date, parent: QWidget | None = None, *, dated: bool = True) -> None:
        super().__init__(parent)
        self._today = today
        self._note: Note = ""
        self._plan: Plan = _no_plan
        self.effect: RuleEffect | None = None
        self.is_ready = False
        self.tasks = TaskRunner(self)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        self._add_choice(dated)
        self.says = plain_label("", "strong", wrap=True)
        self.says.setAccessibleName(self.tr("What changes"))
        self.more = plain_label("", "muted", wrap=True)
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setFixedHeight(12)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Working out everyone's dates"))
        self.chips: FilterChips | None = None
        self._chip_row = QHBoxLayout()
        self.model: TableModel[MovedRow] = TableModel(moved_columns(), row_key, search_words, self)
        self.table = TableView("rules-what-moves", self)
        self.table.setAccessibleName(self.tr("Whose dates move"))
        self.table.set_table(self.model)
        self.table.opened.connect(self._open_row)
        self.people = push_button(self.tr("Show these &people"), self._open_people)
        for widget in (self.says, self.more, self.progress):
            self.column.addWidget(widget)
        self.column.addLayout(self._chip_row)
        self.column.addWidget(self.table, 1)
        self.column.addLayout(button_row(self.people))
        self._clear()

    def begin(self, plan: Plan, note: Note = "") -> None:
        """Work out and show what a change does; `note` is said below the figures, or what it says of them."""
        self._plan, self._note = plan, note
        self.look()

    def from_day(self) -> date | None:
        """Return the day from which the change holds, None for as if it had always been so."""
        return self.day.value() if self.from_a_day.isChecked() else None

    def look(self) -> None:
        """Work it out anew, for the day that is chosen now."""
        self.tasks.cancel()
        self._clear()
        if self.from_a_day.isChecked() and self.day.value() is None:
            self.refuse(self.day.error() or self.tr("Say from which day on it holds."))
            return
        try:
            trial = self._plan(self.from_day())
        except NscpError as refusal:
            self.refuse(str(refusal))
            return
        words = self.tr("Working out everyone's dates")
        self.says.setText(words)
        self.progress.show()
        self.tasks.run(trial.effect, self._show, self._refused, words, self._given_up)

    def refuse(self, sentence: str) -> None:
        """Say why this cannot be saved."""
        self._clear()
        self.says.setObjectName("errorSentence")
        self._say(sentence)

    def stop(self) -> None:
        """Give up what is being worked out, and show nothing."""
        self.tasks.cancel()
        self._clear()

    def _add_choice(self, dated: bool) -> None:
        self.from_a_day = QRadioButton(self.tr("&From a day on"))
        self.always = QRadioButton(self.tr("As if it had &always been so"))
        self.day = DateField(today=self._today)
        self.day.setAccessibleName(self.tr("From a day on"))
        self.day.setObjectName("from_day")
        self.day.set_value(self._today)
        self.day.setMaximumWidth(150)
        group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.from_a_day, self.always):
            group.addButton(button)
        for widget in (self.from_a_day, self.day, self.always):
            row.addWidget(widget)
        row.addStretch()
        (self.from_a_day if dated else self.always).setChecked(True)
        self.meaning = plain_label("", "muted", wrap=True)
        self.choice = QWidget()
        column = QVBoxLayout(self.choice)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.meaning)
        self.column.addWidget(self.choice)
        self.choice.setVisible(dated)
        self.from_a_day.toggled.connect(self._choose)
        self.day.edited.connect(self.look)
        self._say_meaning()

    def _choose(self, _on: bool) -> None:
        self._say_meaning()
        self.look()

    def _say_meaning(self) -> None:
        dated = self.from_a_day.isChecked()
        self.day.setEnabled(dated)
        self.meaning.setText(
            self.tr("What was asked before that day stays as it was, in reports of past days too.")
            if dated
            else self.tr("Reports of past days change too: they will say what they would have said with this rule.")
        )

    def _show(self, effect: RuleEffect) -> None:
        self._clear()
        self.effect = effect
        self.is_ready = True
        self._say(effect.words)
        later = ""
        if effect.as_at != self._today:
            later = self.tr("As at %1.").replace("%1", in_words(effect.as_at))
        note = self._note if isinstance(self._note, str) else self._note(effect)
        self.more.setText(" ".join(part for part in (later, *effect.minimums, note) if part))
        self.more.setVisible(bool(self.more.text()))
        self.model.set_rows(moved_rows(effect))
        self._add_chips(effect)
        for widget in (self.table, self.people):
            widget.setVisible(bool(effect.rows))
        self.ready.emit(True)

    def _add_chips(self, effect: RuleEffect) -> None:
        tally = Counter(effect.moves().values())
        found = [(move.value, move.words) for move in Move if tally[move]]
        if len(found) < 2:
            return
        self.chips = FilterChips([(EVERYONE, self.tr("All")), *found])
        self.chips.setAccessibleName(self.tr("Which people are shown"))
        self.chips.set_counts({EVERYONE: sum(tally.values()), **{move.value: tally[move] for move in tally}})
        self.chips.chosen.connect(self._filter)
        self._chip_row.addWidget(self.chips)
        self._chip_row.addStretch()

    def _filter(self, key: str) -> None:
        self.model.keep(None if key == EVERYONE else lambda row: row.person.value == key)

    def _open_row(self, row: MovedRow) -> None:
        self.open_person.emit(row.moved.person.id)

    def _open_people(self) -> None:
        ids = tuple(dict.fromkeys(row.moved.person.id for row in self.model.rows()))
        words = self.chips.words() if self.chips is not None else self.tr("Dates that move")
        self.open_people.emit(PeopleFilter(f"{words}: {plural(len(ids), 'person', 'people')}", ids))

    def _refused(self, error: NscpError) -> None:
        self.refuse(str(error))

    def _given_up(self) -> None:
        """Leave what is shown: something else is being worked out already."""

    def _say(self, sentence: str) -> None:
        self.says.setText(sentence)
        self.says.style().unpolish(self.says)
        self.says.style().polish(self.says)

    def _clear(self) -> None:
        self.effect, self.is_ready = None, False
        self.says.setObjectName("strong")
        self._say("")
        self.model.keep(None)
        self.model.set_rows([])
        while (item := self._chip_row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.chips = None
        for shown in (self.more, self.progress, self.table, self.people):
            shown.hide()
        self.ready.emit(False)


def _no_plan(_day: date | None) -> RuleTrial:
    raise NscpError("")
