"""Learning, Supervision: dates and kinds, how often it is meant to be, and who is overdue."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.supervision import Supervised, SupervisionKind, SupervisionRule
from nscp_desktop.services.supervision import SupervisionDraft, SupervisionOverview
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.form_dialog import open_dialog
from nscp_desktop.ui.dialogs.supervision import SupervisionDialog, Ticked
from nscp_desktop.ui.dialogs.supervision_dates import SupervisionDatesDialog
from nscp_desktop.ui.dialogs.supervision_rules import SupervisionRulesDialog
from nscp_desktop.ui.models.supervision import (
    EVERYONE,
    IN_TIME,
    MISSING,
    NOT_ASKED,
    SOON,
    TeamRow,
    chip_of,
    counts_of,
    people_columns,
    search_words,
    supervised_key,
    team_columns,
    team_key,
    team_rows,
    team_words,
)
from nscp_desktop.ui.models.table import TableModel
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.pages.page import Page
from nscp_desktop.ui.pages.requests import PeopleFilter, ReportRequest
from nscp_desktop.ui.pages.tabbed import PageTab
from nscp_desktop.ui.widgets.buttons import button_row, push_button
from nscp_desktop.ui.widgets.card import plain_label
from nscp_desktop.ui.widgets.empty import EmptyNotice
from nscp_desktop.ui.widgets.filter_chips import FilterChips

STANDING_COLUMN = 1


class SupervisionTab(PageTab):
    """Teams with their figures at the left; the people of the chosen one, with their dates, at the right."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._found: SupervisionOverview | None = None
        self._kinds: tuple[SupervisionKind, ...] = ()
        self._make_teams()
        self._make_people()
        self.empty = EmptyNotice(
            self.tr("No supervision is on record yet"),
            self.tr(
                "The days on which people had supervision will be here, one to one, in a group or among peers, and "
                "who is overdue. Only days and kinds are kept. Begin by saying how often it is meant to be, or record "
                "one."
            ),
            self.tr("How often…"),
        )
        self.empty.stepped.connect(self.change_rules)
        self.empty_record = push_button(self.tr("Record &supervision…"), self.record)
        self.session.editing.guard(self.empty.button, self.empty_record)
        self.stack = QStackedWidget()
        self._lay_out()

    def refresh(self) -> None:
        """Show where everybody is on the day that is looked at."""
        as_at = self.session.as_at
        found = self._found = self.session.services.supervision.overview(as_at)
        self.stack.setCurrentIndex(0 if found.is_empty else 1)
        kinds = {rule.kind for rule in found.rules} | {gap.kind for one in found.people for gap in one.gaps}
        self._kinds = tuple(kind for kind in SupervisionKind if kind in kinds)
        self.model.set_columns(people_columns(as_at, self._kinds))
        self.team_model.set_rows(team_rows(found.people, found.teams))
        if self.teams.current_row() is None:
            self.teams.select_key(None)
        self._show_team()

    def find_field(self) -> QLineEdit:
        """Return the filter of the people."""
        return self.search

    # Doing

    def record(self) -> None:
        """Open the form to record a supervision, for those who are selected, or for the team that is chosen."""
        if not self.session.editing.may_change:
            return
        rows: list[Supervised] = self.people.selected_rows()
        team = self.teams.current_row()
        people = [
            (one.person, one.team) for one in self.session.services.supervision.overview(self.session.today).people
        ]
        who = Ticked(people, [row.person.id for row in rows], (team.key or "") if team is not None else "")
        open_dialog(SupervisionDialog(who, self._store, today=self.session.today, parent=self.window()))

    def change_rules(self) -> None:
        """Open the form for how often supervision is meant to be."""
        services = self.session.services
        if self.session.editing.may_change:
            teams, rules = services.agency.teams(), services.supervision.rules()
            open_dialog(SupervisionRulesDialog(teams, rules, self._store_rules, self.window()))

    def show_dates(self, *_: object) -> None:
        """Show the dates of the current person, where they can be removed."""
        row = self.people.current_row()
        if row is not None:
            open_dialog(SupervisionDatesDialog(row.person, self.session, self.window()))

    def show_people(self, *_: object) -> None:
        """Open the people shown on the register."""
        team = self.teams.current_row()
        if team is not None and self.model.rows():
            title = f"{self.tr('Supervision')} · {team.title} · {self.chips.words()}"
            self.page.open_people.emit(PeopleFilter(title, tuple(row.person.id for row in self.model.rows())))

    def show_counted(self, *_: object) -> None:
        """Open those who are counted in the figure of the current team."""
        team = self.teams.current_row()
        if team is None or not team.figures.of:
            return
        people = tuple(one.person.id for one in team.people if one.is_counted)
        title = self.tr("Supervision · %1 · %2 in time").replace("%1", team.title).replace("%2", team.figures.words)
        self.page.open_people.emit(PeopleFilter(title, people))

    # Building

    def _make_teams(self) -> None:
        self.team_model: TableModel[TeamRow] = TableModel(team_columns(), key=team_key, parent=self)
        self.teams = TableView("supervision-teams", self)
        self.teams.setAccessibleName(self.tr("Teams"))
        self.teams.set_table(self.team_model, sort_by=None)
        self.teams.selected.connect(self._show_team)
        self.teams.opened.connect(self.show_counted)
        self.rules_button = push_button(self.tr("How &often…"), self.change_rules)
        self.counted_button = push_button(self.tr("Peop&le counted"), self.show_counted)
        self.session.editing.guard(self.rules_button)

    def _make_people(self) -> None:
        columns = people_columns(self.session.as_at, ())
        self.model: TableModel[Supervised] = TableModel(columns, key=supervised_key, search=search_words, parent=self)
        self.people = TableView("supervision-people", self)
        self.people.setAccessibleName(self.tr("People and their supervision"))
        self.people.set_table(self.model, sort_by=STANDING_COLUMN)
        self.people.selected.connect(self._enable)
        self.people.opened.connect(self.show_dates)
        self.chips = FilterChips(
            [
                (EVERYONE, self.tr("Everyone")),
                (MISSING, self.tr("Missing")),
                (SOON, self.tr("Coming up")),
                (IN_TIME, self.tr("In time")),
                (NOT_ASKED, self.tr("Not asked")),
            ]
        )
        self.chips.chosen.connect(self._keep)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Find"))
        self.search.setAccessibleName(self.tr("Find people"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(84)
        self.search.setMaximumWidth(200)
        self.search.textChanged.connect(self.model.filter)
        self.about = plain_label("", "muted", wrap=True)
        self.record_button = push_button(self.tr("Record &supervision…"), self.record, primary=True)
        self.dates_button = push_button(self.tr("&Dates…"), self.show_dates)
        self.people_button = push_button(self.tr("Sho&w people"), self.show_people)
        self.print_button = push_button(self.tr("Pr&int…"), self._print)
        self.session.editing.guard(self.record_button)

    def _lay_out(self) -> None:
        left, right = QWidget(), QWidget()
        teams, people = QVBoxLayout(left), QVBoxLayout(right)
        for column in (teams, people):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(8)
        teams.addWidget(self.teams, 1)
        teams.addLayout(button_row(self.rules_button, self.counted_button))
        row = QHBoxLayout()
        row.addWidget(self.chips)
        row.addStretch()
        row.addWidget(self.search)
        people.addLayout(row)
        people.addWidget(self.about)
        people.addWidget(self.people, 1)
        people.addLayout(button_row(self.record_button, self.dates_button, self.people_button, self.print_button))
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(12)
        split.addWidget(left)
        split.addWidget(right)
        split.setSizes([300, 820])
        begin = QWidget()
        first = QVBoxLayout(begin)
        first.addStretch(1)
        first.addWidget(self.empty)
        first.addWidget(self.empty_record, 0, Qt.AlignmentFlag.AlignHCenter)
        first.addStretch(1)
        self.stack.addWidget(begin)
        self.stack.addWidget(split)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.stack)

    # Showing

    def _show_team(self) -> None:
        team = self.teams.current_row()
        people = team.people if team is not None else ()
        self.model.set_rows(people)
        self.about.setText(team_words(team) if team is not None else "")
        self.chips.set_counts(counts_of(people), rare=(SOON, NOT_ASKED))
        self.counted_button.setEnabled(team is not None and team.figures.of > 0)
        self._keep()

    def _keep(self, *_: object) -> None:
        chip = self.chips.value()
        self.model.keep(None if chip == EVERYONE else partial(_is_under, chip))
        self._enable()

    def _enable(self) -> None:
        self.dates_button.setEnabled(self.people.current_row() is not None)
        self.people_button.setEnabled(bool(self.model.rows()))

    def _store(self, draft: SupervisionDraft) -> None:
        done = self.session.services.supervision.record(draft, today=self.session.today)
        words = self.tr("Recorded supervision for %1.").replace("%1", plural(done.stored, "person", "people"))
        if done.already:
            had = self.tr(" %1 had it on record already and were left as they are.")
            words += had.replace("%1", plural(done.already, "person", "people"))
        self.session.announce(Changes.TRAINING)
        self.session.say(words)

    def _store_rules(self, rules: tuple[SupervisionRule, ...]) -> None:
        self.session.services.supervision.set_rules(rules)
        self.session.announce(Changes.RULES)
        self.session.say(self.tr("Saved how often supervision is meant to be."))

    def _print(self) -> None:
        self.page.open_report.emit(ReportRequest("supervision"))


def _is_under(chip: str, row: Supervised) -> bool:
    return chip_of(row) == chip
