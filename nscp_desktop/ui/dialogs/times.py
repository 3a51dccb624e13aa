"""When somebody was here, held what and worked where: every list with its days, to be added to and corrected."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QLineEdit, QTabWidget, QVBoxLayout, QWidget

from nscp_desktop.domain.agency import Named
from nscp_desktop.domain.errors import NotAllowedError, NscpError
from nscp_desktop.domain.people import FormerName, HeldDuty, HeldRole, PersonKind, Place, Service, Span
from nscp_desktop.domain.roles import Duty, Role
from nscp_desktop.domain.times import TimesDraft
from nscp_desktop.ui.dialogs.dialog import Dialog
from nscp_desktop.ui.dialogs.form_dialog import fill_dialog
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.widgets.card import heading, plain_label
from nscp_desktop.ui.widgets.effect_box import EffectBox
from nscp_desktop.ui.widgets.entry_list import EntryField, EntryList, Values
from nscp_desktop.ui.widgets.form_field import FormField

EFFECT_HEIGHT = 58
ANSWER_AFTER_MS = 120
SERVICES, ROLES, DUTIES, PLACES, AWAY, NAMES = "services", "roles", "duties", "places", "away", "former_names"


@dataclass(frozen=True, slots=True)
class TimesChoices:
    """What the lists offer. `effect` says in lines what a draft would newly ask, today and later, and what not."""

    roles: tuple[Role, ...]
    duties: tuple[Duty, ...]
    sites: tuple[Named, ...]
    teams: tuple[Named, ...]
    effect: Callable[[TimesDraft], Sequence[str]]


@guarded
class TimesDialog(Dialog):
    """Edit the lists of one person; `store` takes them and why they were changed, and may refuse with list and row."""

    def __init__(
        self,
        name: str,
        draft: TimesDraft,
        choices: TimesChoices,
        today: date,
        store: Callable[[TimesDraft, str], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent=parent)
        self.setWindowTitle(self.tr("Periods, roles and duties"))
        self._store, self._choices, self._draft = store, choices, draft
        self.body.addWidget(heading(name))
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setAccessibleName(self.tr("Lists"))
        self.lists: dict[str, EntryList] = {}
        self._add_lists(today)
        self.body.addWidget(self.tabs, 1)
        self.effect = EffectBox(self.tr("What this changes"), EFFECT_HEIGHT)
        self.body.addWidget(self.effect)
        self.why = QLineEdit()
        self.add_field("why", FormField(self.tr("&Why (stands in the history)"), self.why))
        fill_dialog(self)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(ANSWER_AFTER_MS)
        self._later.timeout.connect(self._show_effect)
        for entries in self.lists.values():
            entries.changed.connect(self._later.start)
        self._show_effect()
        self.resize(840, 560)
        self.lists[SERVICES].table.setFocus()

    def draft(self) -> TimesDraft:
        """Return the lists."""
        rows = {name: entries.entries() for name, entries in self.lists.items()}
        return TimesDraft(
            tuple(Service(_span(row), PersonKind(row["kind"]), row["leave_reason"]) for row in rows[SERVICES]),
            tuple(HeldRole(_span(row), row["role_id"], _title(self._choices.roles, row)) for row in rows[ROLES]),
            tuple(HeldDuty(_span(row), row["duty"], self._duty_title(row["duty"])) for row in rows[DUTIES]),
            tuple(
                Place(
                    _span(row),
                    row["site_id"],
                    _named(self._choices.sites, row["site_id"]),
                    row["team_id"],
                    _named(self._choices.teams, row["team_id"]),
                )
                for row in rows[PLACES]
            ),
            tuple(_span(row) for row in rows[AWAY]),
            tuple(FormerName(row["name"].strip(), row["until"]) for row in rows[NAMES]),
        )

    def show_list(self, name: str) -> None:
        """Bring a list to the front."""
        self.tabs.setCurrentIndex(list(self.lists).index(name))

    def check(self) -> bool:
        """Refuse dates that are none."""
        for name, entries in self.lists.items():
            if entries.error():
                self.show_list(name)
                entries.error()
                return False
        return True

    def store(self) -> None:
        """Hand the lists over, and why."""
        self._store(self.draft(), self.why.text().strip())

    def show_error(self, error: NscpError) -> None:
        """Show a refusal beside the field of the row that it names, or below the lists."""
        parts = (error.field or "").split(".") if isinstance(error, NotAllowedError) else []
        if len(parts) == 3 and parts[0] in self.lists:
            self.show_list(parts[0])
            self.lists[parts[0]].show_error(int(parts[1]), parts[2], str(error))
        else:
            super().show_error(error)

    def clear_errors(self) -> None:
        """Take all sentences away."""
        super().clear_errors()
        for entries in self.lists.values():
            entries.clear_errors()

    def event(self, event: QEvent) -> bool:
        """Make room when a sentence has come into sight, or a list with a longer note."""
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._make_room()
        return done

    def _make_room(self) -> None:
        """Be as high as the list in front wants: tabs ask for no more than if its sentences had one line each."""
        page = self.tabs.currentWidget()
        layout = page.layout() if page is not None else None
        missing = layout.totalMinimumHeightForWidth(page.width()) - page.height() if layout is not None else 0
        if self.isVisible() and missing > 0:
            self.resize(self.width(), self.height() + missing)

    def _add_lists(self, today: date) -> None:
        draft, choices = self._draft, self._choices
        self._add_services(today)
        many = self.tr("Several can be held at once. What runs on after a period of service is ended with it.")
        unused = self.tr("There are no roles in use. Switch one on under Settings, Roles and duties.")
        titles = _titles(choices.roles)
        role = EntryField("role_id", self.tr("R&ole"), choices=titles, nothing=unused, width=260, stretch=2)
        roles = [{**_days_of(item.span), "role_id": item.role_id} for item in draft.roles]
        self._add(ROLES, self.tr("&Roles"), self._held(ROLES, role, roles, today), many)
        codes = [(duty.code, duty.title) for duty in choices.duties]
        duty = EntryField("duty", self.tr("Dut&y"), choices=codes, width=260, stretch=2)
        duties = [{**_days_of(item.span), "duty": item.duty} for item in draft.duties]
        self._add(DUTIES, self.tr("D&uties"), self._held(DUTIES, duty, duties, today), many)
        self._add_places(today)
        away = [_days_of(span) for span in draft.away]
        start = {"starts_on": today, "ends_on": None}
        note = self.tr(
            "Only the days. Nobody is asked why: it is most often about health or family. What is asked stays asked."
        )
        self._add(AWAY, self.tr("&Away"), EntryList(AWAY, self._days("", self.tr("open")), away, start, today), note)
        self._add_names(today)

    def _add_services(self, today: date) -> None:
        kinds = [(kind.value, kind.words) for kind in PersonKind]
        fields = (
            *self._days(self.tr("not known"), self.tr("still")),
            EntryField("kind", self.tr("&Belongs as"), choices=kinds, width=150),
            EntryField("leave_reason", self.tr("Reason for lea&ving"), width=260, stretch=2),
        )
        entries = [
            {**_days_of(item.span), "kind": item.kind.value, "leave_reason": item.leave_reason}
            for item in self._draft.services
        ]
        start = {"starts_on": today, "ends_on": None, "kind": PersonKind.EMPLOYEE.value, "leave_reason": ""}
        note = self.tr("Who leaves and comes back has a line for each time. One period ends before the next begins.")
        services = EntryList(SERVICES, fields, entries, start, today)
        self._add(SERVICES, self.tr("&Periods of service"), services, note)

    def _held(self, name: str, what: EntryField, entries: Sequence[Values], today: date) -> EntryList:
        start = {what.name: what.choices[0][0] if what.choices else None, "starts_on": today, "ends_on": None}
        return EntryList(name, (what, *self._days(self.tr("not known"), self.tr("still"))), entries, start, today)

    def _add_places(self, today: date) -> None:
        choices, (first, last) = self._choices, self._days(self.tr("not known"), self.tr("still"))
        sites = [(None, self.tr("No site")), *((item.id, item.title) for item in choices.sites)]
        teams = [(None, self.tr("No team")), *((item.id, item.title) for item in choices.teams)]
        fields = (
            EntryField("site_id", self.tr("S&ite"), choices=sites, width=180, stretch=2),
            EntryField("team_id", self.tr("&Team"), choices=teams, width=180, stretch=2),
            first,
            last,
        )
        entries = [
            {**_days_of(item.span), "site_id": item.site_id, "team_id": item.team_id} for item in self._draft.places
        ]
        start = {"site_id": None, "team_id": None, "starts_on": today, "ends_on": None}
        note = self.tr("One site and one team at a time.")
        self._add(PLACES, self.tr("&Site and team"), EntryList(PLACES, fields, entries, start, today), note)

    def _add_names(self, today: date) -> None:
        fields = (
            EntryField("name", self.tr("Na&me"), width=260, stretch=2),
            EntryField("until", self.tr("&Until"), is_date=True, empty=self.tr("not known")),
        )
        entries = [{"name": former.name, "until": former.until} for former in self._draft.former_names]
        note = self.tr("Names they had before. A search and an import find them under these as well.")
        start = {"name": "", "until": None}
        self._add(NAMES, self.tr("Former &names"), EntryList(NAMES, fields, entries, start, today), note)

    def _days(self, no_first: str, no_last: str) -> tuple[EntryField, EntryField]:
        return (
            EntryField("starts_on", self.tr("&First day"), is_date=True, empty=no_first, width=110),
            EntryField("ends_on", self.tr("&Last day"), is_date=True, empty=no_last, width=110),
        )

    def _add(self, name: str, title: str, entries: EntryList, note: str) -> None:
        entries.table.setAccessibleName(title.replace("&", ""))
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(0)
        column.addWidget(plain_label(note, "muted", wrap=True))
        column.addWidget(entries, 1)
        self.lists[name] = entries
        self.tabs.addTab(page, title)

    def _duty_title(self, code: object) -> str:
        return next((duty.title for duty in self._choices.duties if duty.code == code), "")

    def _show_effect(self) -> None:
        """Say at once what becomes new and what falls away."""
        try:
            lines = self._choices.effect(self.draft())
        except NscpError as refusal:
            self.effect.show_lines([], str(refusal))
            return
        self.effect.show_lines(lines, self.tr("The same is asked as before, today and later."))


def _span(row: Values) -> Span:
    return Span(row["starts_on"], row["ends_on"])


def _days_of(span: Span) -> Values:
    return {"starts_on": span.starts_on, "ends_on": span.ends_on}


def _titles(roles: Sequence[Role]) -> list[tuple[int, str]]:
    return [(role.id, role.title) for role in roles]


def _title(roles: Sequence[Role], row: Values) -> str:
    return next((role.title for role in roles if role.id == row["role_id"]), "")


def _named(things: Sequence[Named], own: object) -> str:
    return next((thing.title for thing in things if thing.id == own), "")
