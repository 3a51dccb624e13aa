"""Learning, Induction: starters, their steps, by when, and the days taken."""

from functools import partial

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.errors import NscpError
from nscp_desktop.domain.induction import SINCE_MONTHS, InductionStep, Starter, counted
from nscp_desktop.services.induction import InductionOverview, TickDraft
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.form_dialog import open_dialog
from nscp_desktop.ui.dialogs.induction_steps import InductionStepsDialog
from nscp_desktop.ui.dialogs.induction_ticks import InductionTicksDialog, StepsOffered
from nscp_desktop.ui.messages import report
from nscp_desktop.ui.models.induction import (
    EVERYONE,
    FINISHED,
    FIRST_STEP,
    LATE,
    OPEN,
    chip_of,
    counts_of,
    search_words,
    starter_columns,
    starter_key,
)
from nscp_desktop.ui.models.table import TableModel
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.pages.page import Page
from nscp_desktop.ui.pages.requests import PeopleFilter, RecordRequest, ReportRequest
from nscp_desktop.ui.pages.tabbed import PageTab
from nscp_desktop.ui.widgets.buttons import button_row, push_button
from nscp_desktop.ui.widgets.card import plain_label
from nscp_desktop.ui.widgets.empty import EmptyNotice
from nscp_desktop.ui.widgets.filter_chips import FilterChips, make_room

STANDING_COLUMN = 3
NAMES_SHOWN = 3


class InductionTab(PageTab):
    """The figure at the top, the starters with a column for each step, and what can be done with them below."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._found: InductionOverview | None = None
        self.figure = push_button("", self.show_counted, pill=True)
        self.words = plain_label("", "muted", wrap=True)
        self._make_table()
        self._make_buttons()
        self.empty = EmptyNotice("", "", self.tr("Start with the usual steps"))
        self.empty.stepped.connect(self.begin)
        self.session.editing.guard(self.empty.button)
        self.stack = QStackedWidget()
        self._lay_out()

    def refresh(self) -> None:
        """Show the starters on the day that is looked at."""
        found = self._found = self.session.services.induction.overview(self.session.as_at, self.months.currentData())
        self.stack.setCurrentIndex(1 if found.steps else 0)
        self._offer()
        self.model.set_columns(starter_columns(found.steps))
        self.model.set_rows(found.starters)
        self.chips.set_counts(counts_of(found.starters))
        self._show_figures(found)
        if self.table.current_row() is None and self.model.rows():
            self.table.select_key(starter_key(self.model.rows()[0]))
        self._keep()

    def find_field(self) -> QLineEdit:
        """Return the filter of the starters."""
        return self.search

    # Doing

    def begin(self) -> None:
        """Begin with the usual steps, which undo takes back; where all steps are switched off, open the list."""
        induction = self.session.services.induction
        if induction.listing().steps:
            self.change_steps()
            return
        try:
            induction.use_usual_steps()
        except NscpError as refusal:
            report(self.window(), refusal)
            return
        self._stored(self.tr("The usual steps are in use now. Change them under Steps."), Changes.RULES)
        self.table.setFocus()

    def mark(self, *_: object) -> None:
        """Open the form to mark steps as done for those who are selected, the step of the current cell ticked."""
        rows, found = self._selected(), self._found
        if not rows or found is None or not self.session.editing.may_change:
            return
        by_hand = [step for step in found.steps if step.requirement_id is None]
        steps = [step for step in by_hand if any(_is_open(row, step) for row in rows)]
        place = self.table.currentIndex().column() - FIRST_STEP
        wanted = {found.steps[place].id} if 0 <= place < len(found.steps) else set[int]()
        note = "" if len(by_hand) == len(found.steps) else self.tr("Steps tied to a training are ticked by the record.")
        if not steps:
            note = self.tr("Every step that is ticked by hand is done.")
        ticked = wanted & {step.id for step in steps}
        who = self.session.services.desk.who
        offered = StepsOffered(_names(rows), tuple(row.person.id for row in rows), steps, ticked, note, who)
        open_dialog(InductionTicksDialog(offered, self._tick, today=self.session.today, parent=self.window()))

    def take_back(self) -> None:
        """Open the form to take ticks back from those who are selected."""
        rows, found = self._selected(), self._found
        if not rows or found is None or not self.session.editing.may_change:
            return
        steps = [
            step for step in found.steps if step.requirement_id is None and any(_is_done(row, step) for row in rows)
        ]
        note = "" if steps else self.tr("None of the steps is ticked by hand.")
        offered = StepsOffered(_names(rows), tuple(row.person.id for row in rows), steps, (), note)
        open_dialog(
            InductionTicksDialog(offered, self._untick, today=self.session.today, is_back=True, parent=self.window())
        )

    def change_steps(self) -> None:
        """Open the list of steps."""
        services = self.session.services
        if self.session.editing.may_change:
            requirements = {item.id: item for item in services.agency.requirements()}
            open_dialog(
                InductionStepsDialog(
                    services.induction.listing(),
                    requirements,
                    self._store_list,
                    today=self.session.today,
                    parent=self.window(),
                )
            )

    def record_training(self) -> None:
        """Record the training by which a step is ticked, for those who are selected."""
        rows, found = self._selected(), self._found
        linked = [step.requirement_id for step in found.steps if step.requirement_id] if found is not None else []
        if rows and linked:
            self.page.record_training.emit(RecordRequest(None, linked[0], tuple(row.person.id for row in rows)))

    def show_people(self) -> None:
        """Open the starters shown on the register."""
        rows = self.model.rows()
        if rows:
            title = f"{self.tr('Induction')} · {self.chips.words()}"
            self.page.open_people.emit(PeopleFilter(title, tuple(row.person.id for row in rows)))

    def show_counted(self) -> None:
        """Open those who are counted in the figure."""
        found = self._found
        people = tuple(one.person.id for one in counted(found.starters)) if found is not None else ()
        if found is not None and people:
            self.page.open_people.emit(PeopleFilter(f"{self.tr('Induction')} · {found.figures.words}", people))

    # Building

    def _make_table(self) -> None:
        self.model: TableModel[Starter] = TableModel(starter_columns(()), starter_key, search_words, self)
        self.table = TableView("induction-starters", self)
        self.table.setAccessibleName(self.tr("Starters and their steps"))
        self.table.set_table(self.model, sort_by=STANDING_COLUMN)
        self.table.keep_first_column()
        self.table.selected.connect(self._enable)
        self.table.opened.connect(self.mark)
        self.chips = FilterChips(
            [
                (EVERYONE, self.tr("Everyone")),
                (OPEN, self.tr("Open")),
                (LATE, self.tr("Late")),
                (FINISHED, self.tr("Finished")),
            ]
        )
        self.chips.chosen.connect(self._keep)
        self.months = QComboBox()
        self.months.setAccessibleName(self.tr("Who started in the last"))
        for months in SINCE_MONTHS:
            self.months.addItem(self.tr("Started in the last %1 months").replace("%1", str(months)), months)
        self.months.setCurrentIndex(len(SINCE_MONTHS) - 1)
        self.months.activated.connect(self._look_again)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Find"))
        self.search.setAccessibleName(self.tr("Find starters"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(84)
        self.search.setMaximumWidth(200)
        self.search.textChanged.connect(self.model.filter)

    def _make_buttons(self) -> None:
        self.mark_button = push_button(self.tr("Mar&k steps…"), self.mark, primary=True)
        self.back_button = push_button(self.tr("&Take back…"), self.take_back)
        self.record_button = push_button(self.tr("Record trainin&g…"), self.record_training)
        self.steps_button = push_button(self.tr("&Steps…"), self.change_steps)
        self.people_button = push_button(self.tr("Sho&w people"), self.show_people)
        self.checklist_button = push_button(self.tr("Check&list…"), self._print_checklist)
        self.print_button = push_button(self.tr("Pr&int…"), self._print)
        self.session.editing.guard(self.mark_button, self.back_button, self.record_button, self.steps_button)

    def _lay_out(self) -> None:
        head, row = QHBoxLayout(), QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.figure)
        head.addWidget(self.words, 1)
        row.addWidget(self.chips)
        row.addStretch()
        row.addWidget(self.search)
        row.addWidget(self.months)
        content = QWidget()
        whole = QVBoxLayout(content)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addLayout(head)
        whole.addLayout(row)
        whole.addWidget(self.table, 1)
        whole.addLayout(
            button_row(
                self.mark_button,
                self.back_button,
                self.record_button,
                self.people_button,
                self.checklist_button,
                self.print_button,
                self.steps_button,
            )
        )
        self.stack.addWidget(self.empty)
        self.stack.addWidget(content)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)

    # Showing

    def _offer(self) -> None:
        """Say what will be here while no step is in use, and offer the first step."""
        is_off = bool(self.session.services.induction.listing().steps)
        title = self.tr("Every step of induction is switched off") if is_off else self.tr("No steps of induction yet")
        words = self.tr(
            "Whoever starts will be here, with the steps of their induction, their deadline, and the days it took."
        )
        usual = self.tr("Start with the usual steps and change them as you need.")
        self.empty.set_text(title, words if is_off else f"{words} {usual}")
        self.empty.button.setText(self.tr("Steps…") if is_off else self.tr("Start with the usual steps"))
        self.empty.button.setAccessibleName(self.empty.button.text().rstrip("…"))

    def _show_figures(self, found: InductionOverview) -> None:
        figures = found.figures
        words = self.tr("%1 finished within %2").replace("%1", figures.words).replace("%2", plural(found.days, "day"))
        self.figure.setText(words)
        self.figure.setAccessibleName(words)
        self.figure.setEnabled(figures.of > 0)
        make_room(self.figure)
        parts = [figures.beside] if figures.beside else []
        parts += [self.tr("%1 late").replace("%1", str(figures.late))] if figures.late else []
        if figures.median_days is not None:
            parts.append(self.tr("half of those finished took %1 days or fewer").replace("%1", figures.median_words))
        self.words.setText(" · ".join(parts))

    def _look_again(self, *_: object) -> None:
        self.refresh()

    def _keep(self, *_: object) -> None:
        chip = self.chips.value()
        self.model.keep(None if chip == EVERYONE else partial(_is_under, chip))
        self._enable()

    def _enable(self) -> None:
        rows, found = self._selected(), self._found
        linked = found is not None and any(step.requirement_id for step in found.steps)
        for button in (self.mark_button, self.back_button):
            button.setEnabled(bool(rows))
        self.record_button.setEnabled(bool(rows) and linked)
        self.checklist_button.setEnabled(len(rows) == 1)
        self.people_button.setEnabled(bool(self.model.rows()))

    def _selected(self) -> list[Starter]:
        return list(self.table.selected_rows())

    def _tick(self, draft: TickDraft) -> None:
        done = self.session.services.induction.tick(draft, today=self.session.today)
        words = self.tr("Marked %1 as done.").replace("%1", plural(done.stored, "step"))
        if done.skipped:
            words += self.tr(" %1 were left as they are.").replace("%1", str(done.skipped))
        self._stored(words, Changes.TRAINING)

    def _untick(self, draft: TickDraft) -> None:
        induction = self.session.services.induction
        count = induction.untick(draft.person_ids, draft.step_ids, today=self.session.today)
        self._stored(self.tr("Took %1 back.").replace("%1", plural(count, "tick")), Changes.TRAINING)

    def _store_list(self, steps: tuple[InductionStep, ...], days: int | None) -> None:
        self.session.services.induction.change_list(steps, days)
        self._stored(self.tr("Saved the steps of induction."), Changes.RULES)

    def _stored(self, sentence: str, changes: Changes) -> None:
        self.session.announce(changes)
        self.session.say(sentence)

    def _print(self) -> None:
        self.page.open_report.emit(ReportRequest("induction"))

    def _print_checklist(self) -> None:
        rows = self._selected()
        if len(rows) == 1:
            self.page.open_report.emit(ReportRequest("induction-checklist", rows[0].person.id))


def _is_under(chip: str, row: Starter) -> bool:
    return chip_of(row) == chip


def _is_open(row: Starter, step: InductionStep) -> bool:
    return any(state.step.id == step.id and state.done_on is None for state in row.asked)


def _is_done(row: Starter, step: InductionStep) -> bool:
    return any(state.step.id == step.id and state.done_on is not None for state in row.asked)


def _names(rows: list[Starter]) -> str:
    names = ", ".join(row.person.name for row in rows[:NAMES_SHOWN])
    rest = len(rows) - NAMES_SHOWN
    return f"{names} and {rest} more" if rest > 0 else names
