"""Plan ahead, Needs: places by course and term, why things are not done, and what courses cost, for a year."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from nscp_desktop.domain.dates import in_words, plural
from nscp_desktop.domain.gap_reasons import SaidWhy
from nscp_desktop.domain.needs import LATE, Place, term_words
from nscp_desktop.domain.years import Year, academic_year, next_academic_year
from nscp_desktop.services.needs import NeedsFound
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.form_dialog import open_dialog
from nscp_desktop.ui.dialogs.needs_ways import WaysDialog
from nscp_desktop.ui.dialogs.say_why import SayWhyDialog
from nscp_desktop.ui.looking_ahead import LookingAhead
from nscp_desktop.ui.models.needs import (
    GapRow,
    MoneyRow,
    NeedRow,
    gap_columns,
    gap_key,
    gap_rows,
    money_columns,
    money_key,
    money_rows,
    money_sentence,
    need_columns,
    need_key,
    need_rows,
)
from nscp_desktop.ui.models.table import TableModel
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.pages.action_forms import ActionForms
from nscp_desktop.ui.pages.page import Page
from nscp_desktop.ui.pages.requests import PeopleFilter, PlanRequest, ReportRequest
from nscp_desktop.ui.widgets.buttons import button_row, push_button, read_order
from nscp_desktop.ui.widgets.card import plain_label
from nscp_desktop.ui.widgets.filter_chips import FilterChips, make_room

THIS, NEXT = "this", "next"
PLACES, GAPS, MONEY = "places", "gaps", "money"
ALL, OPEN, SAID = "all", "open", "said"
FIRST_TERM = 2


class NeedsTab(QWidget):
    """One of three tables at a time; every figure opens the people behind it."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._session = page.session
        self._found: NeedsFound | None = None
        self._for_actions = ActionForms(page.session, self)
        self.years = FilterChips([(THIS, self.tr("This year")), (NEXT, self.tr("Next year"))])
        self.views = FilterChips(
            [
                (PLACES, self.tr("Places needed")),
                (GAPS, self.tr("Not done, and why")),
                (MONEY, self.tr("Charges and fees")),
            ]
        )
        self.years.setAccessibleName(self.tr("Year"))
        for pill in (*self.years.findChildren(QPushButton), *self.views.findChildren(QPushButton)):
            make_room(pill)
        self.looking: LookingAhead[NeedsFound] = LookingAhead(self._session, self.tr("Counting places"))
        self.print_button = push_button(self.tr("Pri&nt…"), self.print_report)
        self.stack = QStackedWidget()
        self._make_places()
        self._make_gaps()
        self._make_money()
        self._lay_out()
        self.years.chosen.connect(self.refresh)
        self.views.chosen.connect(self._show_view)
        self.looking.given_up.connect(self._given_up)
        self._session.editing.guard(self.say_button, self.take_back_button, self.act_button)

    def year(self) -> Year:
        """Return the year that is chosen, seen from the day that is looked at."""
        as_at = self._session.as_at
        return academic_year(as_at) if self.years.value() == THIS else next_academic_year(as_at)

    def refresh(self, *_: object) -> None:
        """Count anew, off the window's thread."""
        self._session.services.standing.snapshot()
        service = self._session.services.needs
        self.looking.ask(partial(service.found, self.year(), self._session.as_at), self._show)

    # What is done

    def show_people(self, *_: object) -> None:
        """Open the people behind the current cell of the places."""
        chosen = self._chosen()
        if chosen is not None and chosen[1]:
            title, places = chosen
            self._page.open_people.emit(PeopleFilter(title, _people(places)))

    def plan_session(self) -> None:
        """Plan a session of the course for the people behind the current cell."""
        row, chosen = self.table.current_row(), self._chosen()
        if row is not None and chosen is not None:
            self._page.plan_session.emit(PlanRequest(course_id=row.course_id or None, person_ids=_people(chosen[1])))

    def choose_courses(self) -> None:
        """Choose by which course each requirement is met."""
        if self._found is None:
            return
        book = self._found.board.rulebook
        titles = {item.id: item.title for item in book.requirements}
        courses = {own: course.title for own, course in book.courses.items()}
        may = self._session.editing.may_change
        dialog = WaysDialog(self._found.needs.ways, (titles, courses), self._choose, may, self.window())
        open_dialog(dialog)

    def say_why(self, *_: object) -> None:
        """Say why for the rows that are selected."""
        rows = self.gaps.selected_rows()
        if rows and self._session.editing.may_change:
            about = f"{rows[0].name} · {rows[0].requirement.title}"
            if len(rows) > 1:
                people = plural(len({row.gap.person_id for row in rows}), "person", "people")
                about = f"{plural(len(rows), 'training')} of {people}"
            before = rows[0].gap.said if len(rows) == 1 else None
            store = partial(self._store_why, tuple(row.key for row in rows))
            open_dialog(SayWhyDialog(about, store, before, self.window()))

    def add_action(self) -> None:
        """Open the form for an action about the rows that are selected."""
        rows = self.gaps.selected_rows()
        people = self._session.services.standing.snapshot().people
        asked = {row.requirement.id for row in rows}
        whom = [people[own] for own in dict.fromkeys(row.gap.person_id for row in rows)]
        self._for_actions.add_for_people(whom, asked.pop() if len(asked) == 1 else None)

    def take_back(self) -> None:
        """Take back the reasons of the rows that are selected; undo brings them back."""
        keys = [row.key for row in self.gaps.selected_rows() if row.gap.said is not None]
        if keys:
            count = self._session.services.needs.take_back_why(keys)
            self._session.announce(Changes.TRAINING)
            self._session.say(self.tr("Took back %1. Ctrl+Z brings it back.").replace("%1", plural(count, "reason")))

    def show_gap_people(self) -> None:
        """Open the people of the rows that are shown, or of those selected when there are several."""
        selected = self.gaps.selected_rows()
        rows = selected if len(selected) > 1 else self.gap_model.rows()
        people = tuple(dict.fromkeys(row.gap.person_id for row in rows))
        if people:
            title = self.tr("Not done, %1").replace("%1", self.filters.words().lower())
            self._page.open_people.emit(PeopleFilter(title, people))

    def show_fee_people(self) -> None:
        """Open the people who were asked for a fee in the year, for the current course or for all."""
        row = self.money.current_row()
        if row is not None and row.money.fees:
            title = self.tr("Fee for not attending %1").replace("%1", row.title)
            people = tuple(dict.fromkeys(one.person_id for one in row.money.fees))
            self._page.open_people.emit(PeopleFilter(title, people))

    def print_report(self) -> None:
        """Open the report of the needs."""
        self._page.open_report.emit(ReportRequest("training-needs"))

    # Building

    def _make_places(self) -> None:
        self.model: TableModel[NeedRow] = TableModel(need_columns(None), key=need_key, parent=self)
        self.table = TableView("planning-needs", self)
        self.table.setAccessibleName(self.tr("Places needed"))
        self.table.setSelectionBehavior(TableView.SelectionBehavior.SelectItems)
        self.table.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self.table.set_table(self.model, sort_by=None)
        self.table.selected.connect(self._explain)
        self.table.opened.connect(self.show_people)
        self.words = plain_label("", wrap=True)
        self.people_button = push_button(self.tr("Show pe&ople"), self.show_people)
        self.plan_button = push_button(self.tr("P&lan a session…"), self.plan_session)
        self.ways_button = push_button(self.tr("Which &courses…"), self.choose_courses)
        row = button_row(self.people_button, self.plan_button, self.ways_button)
        self.stack.addWidget(_part(self.table, self.words, row))

    def _make_gaps(self) -> None:
        self.filters = FilterChips(
            [(ALL, self.tr("All")), (OPEN, self.tr("No reason given")), (SAID, self.tr("Reason given"))]
        )
        self.filters.chosen.connect(self._keep)
        self.gap_model: TableModel[GapRow] = TableModel(gap_columns(), key=gap_key, parent=self)
        self.gaps = TableView("planning-gaps", self)
        self.gaps.setAccessibleName(self.tr("What is not done, and why"))
        self.gaps.set_table(self.gap_model, sort_by=None)
        self.gaps.selected.connect(self._enable)
        self.gaps.opened.connect(self.say_why)
        self.gap_words = plain_label("", "muted", wrap=True)
        self.say_button = push_button(self.tr("&Give the reason…"), self.say_why, primary=True)
        self.take_back_button = push_button(self.tr("Ta&ke it back"), self.take_back)
        self.gap_people_button = push_button(self.tr("Show pe&ople"), self.show_gap_people)
        self.act_button = push_button(self.tr("Add ac&tion…"), self.add_action)
        row = button_row(self.say_button, self.take_back_button, self.act_button, self.gap_people_button)
        self.stack.addWidget(_part(self.gaps, self.gap_words, row, self.filters))

    def _make_money(self) -> None:
        self.money_model: TableModel[MoneyRow] = TableModel(money_columns(), key=money_key, parent=self)
        self.money = TableView("planning-money", self)
        self.money.setAccessibleName(self.tr("Charges and fees by course"))
        self.money.set_table(self.money_model)
        self.money.selected.connect(self._enable)
        self.money_words = plain_label("", wrap=True)
        self.fees_button = push_button(self.tr("Show who had a &fee"), self.show_fee_people)
        self.stack.addWidget(_part(self.money, self.money_words, button_row(self.fees_button)))

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(14)
        first.addWidget(self.years)
        first.addWidget(self.views)
        first.addStretch()
        first.addWidget(self.print_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(8)
        column.addLayout(first)
        column.addWidget(self.looking)
        column.addWidget(self.stack, 1)
        pills = [*self.years.findChildren(QAbstractButton), *self.views.findChildren(QAbstractButton)]
        places = [self.table, self.people_button, self.plan_button, self.ways_button]
        buttons = [self.say_button, self.take_back_button, self.act_button, self.gap_people_button]
        gaps = [*self.filters.findChildren(QAbstractButton), self.gaps, *buttons]
        read_order([*pills, self.print_button, *places, *gaps, self.money, self.fees_button])

    # Showing

    def _show(self, found: NeedsFound) -> None:
        self._found = found
        book = found.board.rulebook
        self.model.set_columns(need_columns(found.needs))
        self.model.set_rows(need_rows(found.needs, book.courses))
        self.table.restore_columns()
        if self.table.current_row() is None and self.model.rows():
            self.table.select_key(need_key(self.model.rows()[0]), FIRST_TERM)
        self.gap_model.set_rows(gap_rows(found, book.by_id))
        open_count = sum(gap.said is None for gap in found.gaps)
        self.filters.set_counts({ALL: len(found.gaps), OPEN: open_count, SAID: len(found.gaps) - open_count})
        self._keep()
        rows = money_rows(found, book.courses)
        self.money_model.set_rows(rows)
        self.money_words.setText(money_sentence(rows))
        self._show_view()
        self._explain()

    def _show_view(self, *_: object) -> None:
        self.stack.setCurrentIndex((PLACES, GAPS, MONEY).index(self.views.value()))
        self._enable()

    def _keep(self, *_: object) -> None:
        wanted = {ALL: None, OPEN: _has_no_reason, SAID: _has_reason}
        self.gap_model.keep(wanted[self.filters.value()])
        if not self.gaps.selected_rows() and self.gap_model.rows():
            self.gaps.select_key(gap_key(self.gap_model.rows()[0]))
        self._enable()

    def _chosen(self) -> tuple[str, tuple[Place, ...]] | None:
        """Return the title of the current cell and the places behind it."""
        row, found = self.table.current_row(), self._found
        if row is None or found is None:
            return None
        column = self.table.currentIndex().column() - FIRST_TERM
        terms = found.needs.columns()
        if 0 <= column < len(terms):
            places = tuple(one for one in row.places if one.term == terms[column])
            return f"{row.title} · {term_words(found.needs, terms[column])}", places
        if column == len(terms) + 1:
            booked = tuple(one for one in row.places if one.is_booked)
            return f"{row.title} · {found.needs.year.title} · {self.tr('booked')}", booked
        return f"{row.title} · {found.needs.year.title}", row.places

    def _explain(self) -> None:
        chosen, found = self._chosen(), self._found
        self._enable()
        if found is None:
            return
        if chosen is None:
            nothing = self.tr("No places are needed in this year, as far as can be seen now.")
            self.words.setText(nothing if found.board.rows else self._nobody())
            return
        title, places = chosen
        parts = [f"{title}: {plural(len(_people(places)), 'person', 'people')}"]
        late = sum(one.term == LATE for one in places)
        if late and late < len(places):
            parts.append(self.tr("%1 late already").replace("%1", f"{late:,}"))
        parts += _unmet_words(found)
        self.words.setText(". ".join(parts) + ".")

    def _enable(self) -> None:
        chosen = self._chosen()
        has_people = chosen is not None and bool(chosen[1])
        self.people_button.setEnabled(has_people)
        self.plan_button.setEnabled(has_people)
        self.ways_button.setEnabled(self._found is not None and bool(self._found.needs.ways))
        rows = self.gaps.selected_rows()
        self.say_button.setEnabled(bool(rows))
        self.act_button.setEnabled(bool(rows))
        self.take_back_button.setEnabled(any(row.gap.said is not None for row in rows))
        self.gap_people_button.setEnabled(bool(self.gap_model.rows()))
        self.gap_words.setText(self._gap_words(rows))
        money = self.money.current_row()
        self.fees_button.setEnabled(money is not None and bool(money.money.fees))

    def _gap_words(self, rows: Sequence[GapRow]) -> str:
        if not self.gap_model.all_rows():
            nobody = self._found is not None and not self._found.board.rows
            return self._nobody() if nobody else self.tr("Everything that is asked is in date.")
        if len(rows) > 1:
            return self.tr("%1 selected: they get one reason together.").replace("%1", plural(len(rows), "training"))
        said = rows[0].gap.said if rows else None
        if said is None:
            return self.tr("Select one or many, and give the reason. What the record says stands beside it.")
        return self.tr("Said on %1.").replace("%1", in_words(said.said_on))

    def _nobody(self) -> str:
        return self.tr("Nobody is here on this day. Look at another day, or add people first.")

    def _given_up(self) -> None:
        if self._found is None:
            self.words.setText(self.tr("Not counted, because it was cancelled. Press F5 to count again."))

    # Storing

    def _store_why(self, keys: tuple[tuple[int, str], ...], why: SaidWhy, note: str) -> None:
        kept = self._session.services.needs.say_why(keys, why, note, today=self._session.today)
        self._session.announce(Changes.TRAINING)
        self._session.say(
            self.tr("The reason is kept for %1. Ctrl+Z takes it back.").replace("%1", plural(len(kept), "training"))
        )

    def _choose(self, requirement_id: str, is_first: bool, course_id: int | None) -> None:
        self._session.services.needs.choose_course(requirement_id, is_first, course_id)
        self._session.announce(Changes.RULES)
        self._session.say(self.tr("Places are counted on that course now. Ctrl+Z takes it back."))


def _part(table: QWidget, words: QLabel, buttons: QHBoxLayout, above: QWidget | None = None) -> QWidget:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    if above is not None:
        column.addLayout(_from_left(above))
    column.addWidget(table, 1)
    column.addWidget(words)
    column.addLayout(buttons)
    return part


def _from_left(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(widget)
    row.addStretch()
    return row


def _people(places: Sequence[Place]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(one.person_id for one in places))


def _unmet_words(found: NeedsFound) -> list[str]:
    book = found.board.rulebook
    return [
        f"{plural(len(people), 'person', 'people')}: no course in use counts towards {book.by_id[own].title}"
        for own, people in found.needs.unmet.items()
    ]


def _has_no_reason(row: GapRow) -> bool:
    return row.gap.said is None


def _has_reason(row: GapRow) -> bool:
    return row.gap.said is not None
