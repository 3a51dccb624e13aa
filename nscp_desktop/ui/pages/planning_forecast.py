"""Plan ahead, Forecast: what lapses in the months or terms to come, and where everyone would be."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from nscp_desktop.domain.dates import add_days, plural
from nscp_desktop.domain.forecast import Coming, Forecast, Horizon, people_of
from nscp_desktop.domain.periods import HORIZONS, Step
from nscp_desktop.domain.requirements import Requirement
from nscp_desktop.ui.dates import to_display
from nscp_desktop.ui.looking_ahead import LookingAhead
from nscp_desktop.ui.models.forecast import (
    ALL,
    FIRST_REQUIREMENT,
    IN_DATE,
    AheadRow,
    ahead_columns,
    ahead_rows,
    cell_title,
    figure_words,
    what_words,
)
from nscp_desktop.ui.models.table import TableModel
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.pages.page import Page
from nscp_desktop.ui.pages.requests import MatrixFilter, PeopleFilter, PlanRequest, ReportRequest
from nscp_desktop.ui.widgets.bars import MonthBar, MonthBars
from nscp_desktop.ui.widgets.buttons import button_row, push_button, read_order
from nscp_desktop.ui.widgets.card import Card, plain_label
from nscp_desktop.ui.widgets.filter_chips import FilterChips
from nscp_desktop.ui.widgets.narrowing_bar import NarrowingBar

SOON_DAYS = 90
# With more bars than this a month has room for one letter.
MANY_BARS = 26


class ForecastTab(QWidget):
    """Bars and a table of what comes up; every count opens the people behind it."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._found: Forecast | None = None
        self._shown: Forecast | None = None
        self._requirements: tuple[Requirement, ...] = ()
        self._make_controls()
        self.bars = MonthBars()
        self.chart = Card(self.tr("What comes up when"))
        self.chart.add_control(plain_label(self.tr("Press a bar for the people behind it"), "muted"))
        self.chart.body.addWidget(self.bars, 1)
        self.model: TableModel[AheadRow] = TableModel(ahead_columns(()), key=_place, parent=self)
        self.table = TableView("planning-forecast", self)
        self.table.setAccessibleName(self.tr("What comes up in each month or term"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.set_table(self.model, sort_by=None)
        self.table.keep_first_column()
        # It stands in the order of time, and nothing sorts it.
        self.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.table.selected.connect(self._explain)
        self.table.opened.connect(self.show_people)
        self.words = plain_label("", wrap=True)
        self.people_button = push_button(self.tr("Show pe&ople"), self.show_people)
        self.plan_button = push_button(self.tr("P&lan a session…"), self.plan_session)
        self.day_button = push_button(self.tr("Everyone on &that day"), self.show_day)
        self._lay_out()

    def refresh(self) -> None:
        """Look ahead from the day that is looked at, off the window's thread."""
        session = self._page.session
        session.services.standing.snapshot()
        horizon = Horizon(session.as_at, int(self.months.value()), Step(self.step.value()))
        self.looking.ask(partial(session.services.planning.forecast, horizon), self._show)

    def chosen(self) -> tuple[AheadRow, Requirement | None, bool] | None:
        """Return the row and the requirement of the current cell, and whether it is the figure of those in date."""
        row, column = self.table.current_row(), self.table.currentIndex().column()
        if row is None:
            return None
        place = column - FIRST_REQUIREMENT
        return row, self._requirements[place] if place >= 0 else None, column == IN_DATE

    def person_ids(self) -> tuple[int, ...]:
        """Return the people behind the current cell."""
        chosen = self.chosen()
        if chosen is None:
            return ()
        row, requirement, is_figure = chosen
        if is_figure:
            return tuple(one.person_id for one in row.end.people if one.worst.counts_as_in_date and not one.is_away)
        return people_of(row.of(requirement.id if requirement else ""))

    def show_people(self, *_: object) -> None:
        """Open the people behind the current cell."""
        chosen, people = self.chosen(), self.person_ids()
        if chosen is None or not people:
            return
        row, requirement, is_figure = chosen
        title = figure_words(row.end) if is_figure else cell_title(row, requirement)
        self._page.open_people.emit(PeopleFilter(title, people))

    def plan_session(self) -> None:
        """Plan a session for the people behind the current cell."""
        chosen = self.chosen()
        if chosen is not None:
            requirement = chosen[1]
            self._page.plan_session.emit(
                PlanRequest(requirement_id=requirement.id if requirement else None, person_ids=self.person_ids())
            )

    def show_day(self) -> None:
        """Show everyone's training on the last day of the row, by moving the day that is looked at."""
        chosen = self.chosen()
        if chosen is not None:
            day = chosen[0].end.day
            self._page.session.set_as_at(day)
            title = self.tr("Everyone on %1, if nothing more is done").replace("%1", to_display(day))
            self._page.open_matrix.emit(MatrixFilter(title=title))

    # Building

    def _make_controls(self) -> None:
        months = [(str(number), self.tr("%1 months").replace("%1", str(number))) for number in HORIZONS]
        self.months = FilterChips(months)
        self.step = FilterChips([(Step.MONTH, self.tr("By month")), (Step.TERM, self.tr("By term"))])
        self.narrowing = NarrowingBar()
        self.looking: LookingAhead[Forecast] = LookingAhead(self._page.session, self.tr("Looking ahead"))
        self.print_button = push_button(self.tr("Pri&nt…"), self._print)
        self.months.chosen.connect(self.refresh)
        self.step.chosen.connect(self.refresh)
        self.narrowing.changed.connect(self._narrow)
        self.looking.given_up.connect(self._given_up)

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(14)
        for widget in (self.months, self.step, self.narrowing):
            first.addWidget(widget)
        first.addStretch()
        first.addWidget(self.print_button)
        below = QWidget()
        rest = QVBoxLayout(below)
        rest.setContentsMargins(0, 0, 0, 0)
        rest.setSpacing(8)
        rest.addWidget(self.table, 1)
        rest.addWidget(self.words)
        rest.addLayout(button_row(self.people_button, self.plan_button, self.day_button))
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(10)
        split.addWidget(self.chart)
        split.addWidget(below)
        split.setSizes([170, 330])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(8)
        column.addLayout(first)
        column.addWidget(self.looking)
        column.addWidget(split, 1)

    # Showing

    def _show(self, found: Forecast) -> None:
        self._found = found
        self.narrowing.fill(found.helds())
        self._narrow()

    def _narrow(self) -> None:
        if self._found is None:
            return
        shown = self._shown = self._found.narrowed(self.narrowing.narrowing())
        rulebook = self._page.session.services.standing.snapshot().rulebook
        self._requirements = tuple(rulebook.by_id[own] for own in shown.requirement_ids(rulebook))
        self.model.set_columns(ahead_columns(self._requirements))
        self.model.set_rows(ahead_rows(shown))
        self.table.restore_columns()
        if self.table.current_row() is None:
            self.table.select_key(0, ALL)
            self.table.horizontalScrollBar().setValue(0)
        self._show_bars(shown)
        self._explain()
        self._order()

    def _show_bars(self, shown: Forecast) -> None:
        soon = add_days(self._page.session.as_at, SOON_DAYS)
        bars = []
        for one in shown.ahead:
            coming = one.of()
            words = self.tr("%1 in %2").replace("%1", plural(len(coming), "training")).replace("%2", one.period.title)
            label = _label(one.period.ends_on, one.period.step, len(shown.ahead))
            opens = partial(self._open_bar, one.period.title, coming)
            bars.append(MonthBar(label, len(coming), one.period.starts_on <= soon, words, opens))
        self.bars.set_months(bars)

    def _open_bar(self, title: str, coming: tuple[Coming, ...]) -> None:
        people = people_of(coming)
        words = self.tr("Something lapses or is due in %1").replace("%1", title)
        self._page.open_people.emit(PeopleFilter(words, people))

    def _explain(self) -> None:
        chosen, people = self.chosen(), self.person_ids()
        self.people_button.setEnabled(bool(people))
        self.plan_button.setEnabled(bool(people))
        self.day_button.setEnabled(chosen is not None)
        if chosen is None:
            self.words.setText("")
            return
        row, requirement, _ = chosen
        parts = [what_words(row, requirement), *(notice.rstrip(".") for notice in row.notices), figure_words(row.end)]
        away = len({one.person_id for one in row.items if one.is_away})
        if away:
            parts.append(self.tr("and %1 away").replace("%1", plural(away, "person", "people")))
        self.words.setText(". ".join(parts) + ".")

    def _given_up(self) -> None:
        if self._found is None:
            self.words.setText(self.tr("Not worked out, because it was cancelled. Press F5 to look ahead again."))

    def _order(self) -> None:
        """Let the Tab key go as the page is read; the bars are new after each refresh."""
        places: list[QWidget] = [*self.months.findChildren(QAbstractButton), *self.step.findChildren(QAbstractButton)]
        places += [*self.narrowing.menus(), self.print_button, *self.bars.findChildren(QAbstractButton)]
        read_order([*places, self.table, self.people_button, self.plan_button, self.day_button])

    def _print(self) -> None:
        self._page.open_report.emit(ReportRequest("forecast"))


def _place(row: AheadRow) -> int:
    return row.place


def _label(day: date, step: Step, bars: int) -> str:
    if step is Step.TERM:
        return f"{('Spring', 'Summer', 'Autumn')[(day.month > 3) + (day.month > 8)]} {day:%y}"
    month = f"{day:%b}"
    if bars > MANY_BARS:
        return f"{day:%y}" if day.month == 1 else month[0]
    return f"{month} {day:%y}" if day.month == 1 else month
