"""Settings, Sites and teams: where people work."""

from collections import Counter
from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from nscp_desktop.domain.agency import Named
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.form_dialog import open_dialog
from nscp_desktop.ui.dialogs.named import NamedDialog
from nscp_desktop.ui.dialogs.record_history import ChangesButton, Entry
from nscp_desktop.ui.models.agency_lists import NamedRow, named_columns
from nscp_desktop.ui.models.table import TableModel
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.pages.section import Section
from nscp_desktop.ui.session import Session
from nscp_desktop.ui.widgets.buttons import button_row, push_button
from nscp_desktop.ui.widgets.card import Card


class NamedCard(Card):
    """A list of sites or of teams, with adding and renaming."""

    def __init__(
        self,
        session: Session,
        words: tuple[str, str],
        kind: str,
        add: Callable[[str], int],
        rename: Callable[[Named], None],
    ) -> None:
        plural_words, one = words
        super().__init__(plural_words)
        self._session, self._one, self._kind, self._add, self._rename = session, one, kind, add, rename
        self.model: TableModel[NamedRow] = TableModel(named_columns(self.tr("Title")), key=_named_id, parent=self)
        self.table = TableView(f"settings-{one}", self)
        self.table.setAccessibleName(plural_words)
        self.table.set_table(self.model)
        self.table.opened.connect(self.rename)
        self.table.selected.connect(self._enable)
        self.add_button = push_button(self.tr("Add %1…").replace("%1", one), self.add)
        self.rename_button = push_button(self.tr("Rename %1…").replace("%1", one), self.rename)
        self.history = ChangesButton(session, self.tr("What was changed…"), self._entry)
        session.editing.guard(self.add_button, self.rename_button)
        self.body.addWidget(self.table, 1)
        self.body.addLayout(button_row(self.add_button, self.rename_button, self.history))
        self._enable()

    def add(self) -> None:
        """Ask for the title of a new one."""
        title = self.tr("Add %1").replace("%1", self._one)
        open_dialog(NamedDialog(title, self._store_new, "", self.window()))

    def rename(self, *_: object) -> None:
        """Ask for another title for the current one."""
        row = self.table.current_row()
        if row is not None and self._session.editing.may_change:
            title = self.tr("Rename %1").replace("%1", self._one)
            open_dialog(NamedDialog(title, partial(self._store, row.named.id), row.named.title, self.window()))

    def _store_new(self, title: str) -> None:
        own = self._add(title)
        self._session.announce(Changes.AGENCY | Changes.PEOPLE)
        self._session.say(self.tr("Added %1.").replace("%1", title))
        self.table.select_key(own)

    def _store(self, own: int, title: str) -> None:
        self._rename(Named(own, title))
        self._session.announce(Changes.AGENCY | Changes.PEOPLE)
        self._session.say(self.tr("Renamed to %1.").replace("%1", title))

    def _enable(self) -> None:
        for button in (self.rename_button, self.history):
            button.setEnabled(self.table.current_row() is not None)

    def _entry(self) -> Entry | None:
        row = self.table.current_row()
        return Entry(row.named.title, self._kind, row.named.id) if row is not None else None


class PlacesSection(Section):
    """Sites and teams."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        agency = session.services.agency
        self.sites = NamedCard(
            session, (self.tr("Sites"), self.tr("site")), "site", agency.add_site, agency.rename_site
        )
        self.teams = NamedCard(
            session, (self.tr("Teams"), self.tr("team")), "team", agency.add_team, agency.rename_team
        )
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.sites)
        row.addWidget(self.teams)
        self.column.addLayout(row)

    def refresh(self) -> None:
        """Show sites and teams with their people of today."""
        session = self.session
        places = [row.person.place_on(session.today) for row in session.services.standing.board(session.today).rows]
        at_site = Counter(place.site_id for place in places if place is not None)
        in_team = Counter(place.team_id for place in places if place is not None)
        self.sites.model.set_rows([NamedRow(item, at_site[item.id]) for item in session.services.agency.sites()])
        self.teams.model.set_rows([NamedRow(item, in_team[item.id]) for item in session.services.agency.teams()])


def _named_id(row: NamedRow) -> int:
    return row.named.id
