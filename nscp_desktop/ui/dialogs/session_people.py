"""Putting people on the register of a session: by group, team, everyone due, a list of names, or everyone but some."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.registers import Adding
from nscp_desktop.ui.dialogs.dialog import Dialog
from nscp_desktop.ui.dialogs.form_dialog import fill_dialog, open_dialog
from nscp_desktop.ui.dialogs.paste_names import PasteNamesDialog
from nscp_desktop.ui.models.attendees import is_in
from nscp_desktop.ui.models.invitees import Invitee, InviteeModel
from nscp_desktop.ui.models.people import titles
from nscp_desktop.ui.pages.attendee_card import AttendeeView
from nscp_desktop.ui.widgets.buttons import push_button, read_order
from nscp_desktop.ui.widgets.card import heading, plain_label
from nscp_desktop.ui.widgets.choice_menu import ChoiceMenu

NAMED = 4


class SessionPeopleDialog(Dialog):
    """Everybody who may come, with ticks. `adding(ids)` says what it would do for each, `store(ids)` stores it.

    `already` are on the register: a pasted name may mean them too, and is never taken for somebody else of that name.

    What stands in the way of some is told before anything is stored, and refused by name when it is.
    """

    def __init__(
        self,
        what: str,
        people: Sequence[Invitee],
        adding: Callable[[tuple[int, ...]], Adding],
        store: Callable[[tuple[int, ...]], object],
        parent: QWidget | None = None,
        *,
        already: Sequence[Person] = (),
    ) -> None:
        super().__init__("", parent=parent)
        self.setWindowTitle(self.tr("Add people"))
        self._adding, self._store = adding, store
        self._already = {person.id: person for person in already}
        self._unmatched: tuple[str, ...] = ()
        self._there: tuple[str, ...] = ()
        self.body.addWidget(heading(what))
        self.model = InviteeModel(self)
        self.view = AttendeeView(self.model, self)
        self.view.setAccessibleName(self.tr("Who may come"))
        self.summary = plain_label("", wrap=True)
        self._make_controls()
        self._lay_out()
        fill_dialog(self)
        self.team.set_choices(titles(row.team for row in people))
        groups = sorted({row.group for row in people if row.group is not None})
        self.group.set_choices([(group, self.tr("Group %1").replace("%1", str(group))) for group in groups])
        self.model.set_rows(people)
        self.due_button.setEnabled(any(row.is_due for row in people))
        self._choose_rows()
        self.model.ticked_changed.connect(self._show_adding)
        self._show_adding()
        self.resize(900, 540)
        self.search.setFocus()

    def store(self) -> None:
        """Put everybody ticked on the register."""
        ticked = self.model.ticked()
        if not ticked:
            raise NotAllowedError(self.tr("Tick at least one person."), "person_ids")
        self._store(ticked)

    def select_all(self) -> None:
        """Tick everybody shown."""
        self.model.tick(row.person.id for row in self.model.rows())

    def select_due(self) -> None:
        """Tick everybody shown for whom the course is due on the day."""
        self.model.tick(row.person.id for row in self.model.rows() if isinstance(row, Invitee) and row.is_due)

    def select_others(self) -> None:
        """Tick everybody shown but those who are ticked."""
        shown = [row.person.id for row in self.model.rows()]
        ticked = {own for own in shown if self.model.is_ticked(own)}
        self.model.tick(ticked, ticked=False)
        self.model.tick(own for own in shown if own not in ticked)

    def paste_names(self) -> None:
        """Ask for a list of names, and tick the people meant."""
        people = [*(row.person for row in self.model.all_rows()), *self._already.values()]
        dialog = PasteNamesDialog(people, self.window())
        dialog.accepted.connect(partial(self._tick_pasted, dialog))
        open_dialog(dialog)

    def _make_controls(self) -> None:
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Filter…"))
        self.search.setAccessibleName(self.tr("Filter people"))
        self.search.setClearButtonEnabled(True)
        self.team = ChoiceMenu(self.tr("Team"), self.tr("Any team"))
        self.group = ChoiceMenu(self.tr("Group"), self.tr("Any group"))
        self.all_button = push_button(self.tr("Select &all"), self.select_all, pill=True)
        self.none_button = push_button(self.tr("&None"), self.model.untick_all, pill=True)
        self.due_button = push_button(self.tr("Everyone d&ue"), self.select_due, pill=True)
        self.others_button = push_button(self.tr("Everyone &but these"), self.select_others, pill=True)
        self.paste_button = push_button(self.tr("&Paste names…"), self.paste_names, pill=True)
        self.due_button.setToolTip(self.tr("Everyone shown for whom the course is due, overdue or not done that day"))
        self.others_button.setToolTip(self.tr("Tick everyone shown who is not ticked, and take the other ticks away"))
        self.search.textChanged.connect(self._filter)
        self.team.chosen.connect(self._choose_rows)
        self.group.chosen.connect(self._choose_rows)

    def _lay_out(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        buttons = (self.all_button, self.none_button, self.due_button, self.others_button, self.paste_button)
        for row, widgets in ((first, (self.search, self.team, self.group)), (second, buttons)):
            row.setSpacing(8)
            for widget in widgets:
                row.addWidget(widget)
        first.setStretch(0, 1)
        second.addStretch()
        self.hidden = plain_label("", "muted")
        second.addWidget(self.hidden)
        self.body.addLayout(first)
        self.body.addLayout(second)
        self.body.addWidget(self.view, 1)
        self.body.addWidget(self.summary)
        read_order([self.search, self.team, self.group, *buttons, self.view])

    def _tick_pasted(self, dialog: PasteNamesDialog) -> None:
        self._unmatched = dialog.unmatched()
        meant = dialog.person_ids()
        self._there = tuple(self._already[own].name for own in meant if own in self._already)
        self.model.tick(own for own in meant if own not in self._already)
        self._show_adding()

    def _filter(self, text: str) -> None:
        self.model.filter(text)
        self._show_counts()

    def _choose_rows(self) -> None:
        team, group = self.team.value(), self.group.value()
        self.model.keep(None if team is None and group is None else partial(is_in, team, group))
        self._show_counts()

    def _show_counts(self) -> None:
        shown, everybody = len(self.model.rows()), len(self.model.all_rows())
        self.all_button.setText(self.tr("Select &all %1").replace("%1", f"{shown:,}"))
        words = self.tr("%1 of %2 shown").replace("%1", f"{shown:,}").replace("%2", f"{everybody:,}")
        self.hidden.setText(words if shown != everybody else "")

    def _show_adding(self) -> None:
        """Tell what adding those ticked would do, before anything is stored."""
        ticked = self.model.ticked()
        found = self._adding(ticked) if ticked else Adding()
        self.model.show_adding(found)
        names = {row.person.id: row.person.name for row in self.model.all_rows()}
        parts = [self.tr("%1 ticked").replace("%1", plural(len(ticked), "person", "people"))]
        for people, words in (
            (found.places, self.tr("have a place")),
            (found.waiting, self.tr("go on the waiting list")),
            (found.linked, self.tr("are on record as done that day")),
        ):
            if people:
                parts.append(f"{len(people):,} {words}")
        for people, words in (
            (found.gone, self.tr("has left by then")),
            (found.elsewhere, self.tr("on another session of the course that day")),
        ):
            if people:
                parts.append(f"{words}: {_named([names[own] for own in people])}")
        if self._there:
            parts.append(self.tr("on the register already: %1").replace("%1", _named(self._there)))
        if self._unmatched:
            parts.append(self.tr("not found in the list: %1").replace("%1", _named(self._unmatched)))
        self.summary.setText(" · ".join(parts))
        count = plural(len(found.added), "person", "people")
        self.accept_button.setText(self.tr("Add %1").replace("%1", count) if ticked else self.tr("Add"))


def _named(names: Sequence[str]) -> str:
    rest = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" and {rest:,} more" if rest > 0 else "")
