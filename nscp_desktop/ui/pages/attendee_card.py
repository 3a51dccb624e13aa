"""The right half of recording training: who attended, and what saving would change for each."""

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from nscp_desktop.domain.dates import plural
from nscp_desktop.ui.dialogs.form_dialog import open_dialog
from nscp_desktop.ui.dialogs.paste_names import PasteNamesDialog
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.models.attendees import Attendee, AttendeeModel, is_in
from nscp_desktop.ui.models.people import titles
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.widgets.buttons import more_button, push_button, read_order
from nscp_desktop.ui.widgets.card import Card, plain_label
from nscp_desktop.ui.widgets.choice_menu import ChoiceMenu


@guarded
class AttendeeView(TableView):
    """A table in which Space ticks everybody who is selected, and Enter the current one.

    Letters go to the next name that begins so; after a tick the next letter begins a new name. `switched` is sent after
    Space or Enter.
    """

    switched = Signal()

    def __init__(self, model: AttendeeModel, parent: QWidget | None = None) -> None:
        super().__init__("attendees", parent)
        self._model = model
        self.set_table(model)
        self.opened.connect(self._tick_one)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick with Space."""
        current = self.current_row()
        if event.key() == Qt.Key.Key_Space and current is not None:
            ids = [row.person.id for row in self.selected_rows()] or [current.person.id]
            self._model.tick(ids, not self._model.is_ticked(current.person.id))
            self._typing.invalidate()
            self.switched.emit()
            return
        super().keyPressEvent(event)

    def _tick_one(self, row: Attendee) -> None:
        self._model.tick([row.person.id], not self._model.is_ticked(row.person.id))
        self._typing.invalidate()
        self.switched.emit()


class AttendeeCard(Card):
    """Everybody who may have been there, with filters and ticks. `changed` is sent when ticks have changed."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._due: frozenset[str] = frozenset()
        self._here: frozenset[int] = frozenset()
        self._booked: frozenset[int] = frozenset()
        self._is_finding = False
        self.model = AttendeeModel(self)
        self.view = AttendeeView(self.model, self)
        self.view.setAccessibleName(self.tr("Who attended"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Find, then Enter"))
        self.search.setAccessibleName(self.tr("Filter people"))
        self.search.setToolTip(self.tr("Type part of a name. Enter ticks the one who is left, or unticks them."))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(110)
        self.search.setMaximumWidth(190)
        self.team = ChoiceMenu(self.tr("Team"), self.tr("Any team"))
        self.group = ChoiceMenu(self.tr("Group"), self.tr("Any group"))
        self.all_button = push_button(self.tr("Select &all"), self.select_all, pill=True)
        self.none_button = push_button(self.tr("&None"), self.model.untick_all, pill=True)
        self.due_button = push_button(self.tr("Everyone d&ue"), self.select_due, pill=True)
        self.paste_button = push_button(self.tr("Pas&te names…"), self.paste_names, pill=True)
        self.here = QAction(self.tr("Everyone &here that day"), self)
        self.booked = QAction(self.tr("Everyone &booked that day"), self)
        self.all_but = QAction(self.tr("Everyone here b&ut these names…"), self)
        self.more_button = more_button(self.tr("&More"), [self.here, self.booked, self.all_but])
        self.more_button.setProperty("pill", True)
        self.more_button.setAccessibleName(self.tr("More ways to tick people"))
        self.due_button.setToolTip(self.tr("Everyone shown for whom the course is due, overdue or not done"))
        self._lay_out()
        self.set_due_for(())
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self._tick_found)
        self.view.switched.connect(self._switched)
        self.here.triggered.connect(self.select_here)
        self.booked.triggered.connect(self.select_booked)
        self.all_but.triggered.connect(partial(self.paste_names, all_but=True))
        self.team.chosen.connect(self._choose_rows)
        self.group.chosen.connect(self._choose_rows)
        self.model.ticked_changed.connect(self.changed)

    def _lay_out(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        self.title.setText(self.tr("Who attended"))
        for row, widgets in (
            (first, (self.title, self.search, self.team, self.group)),
            (second, (self.all_button, self.none_button, self.due_button, self.paste_button, self.more_button)),
        ):
            row.setSpacing(8)
            for widget in widgets:
                row.addWidget(widget)
        # Beside the title: in the second row it would leave too little room for the words of the pills.
        self.hidden = plain_label("", "muted")
        first.insertWidget(1, self.hidden)
        first.insertStretch(2, 0)
        second.addStretch()
        self.body.addLayout(first)
        self.body.addLayout(second)
        self.body.addWidget(self.view, 1)
        self.unmatched = plain_label("", wrap=True)
        self.copy_button = push_button(self.tr("Copy these names"), self.copy_unmatched, pill=True)
        third = QHBoxLayout()
        third.addWidget(self.unmatched, 1)
        third.addWidget(self.copy_button)
        self.body.addLayout(third)
        self.show_unmatched(())
        read_order(
            [
                self.search,
                self.team,
                self.group,
                self.all_button,
                self.none_button,
                self.due_button,
                self.paste_button,
                self.more_button,
                self.view,
                self.copy_button,
            ]
        )

    def set_people(self, rows: Sequence[Attendee]) -> None:
        """Show these people; ticks stay."""
        self.team.set_choices(titles(row.team for row in rows))
        groups = sorted({row.group for row in rows if row.group is not None})
        self.group.set_choices([(group, self.tr("Group %1").replace("%1", str(group))) for group in groups])
        self.model.set_rows(rows)
        self._choose_rows()

    def set_due_for(self, requirement_ids: Collection[str]) -> None:
        """Say what the course counts towards, so that everyone due can be ticked."""
        self._due = frozenset(requirement_ids)
        self.due_button.setEnabled(bool(self._due))

    def set_day(self, here: Collection[int], booked: Collection[int]) -> None:
        """Say who was here on the day of the training and not away, and who was booked on the course for it."""
        self._here, self._booked = frozenset(here), frozenset(booked)
        self.here.setText(self.tr("Everyone &here that day, %1").replace("%1", f"{len(self._here):,}"))
        self.booked.setText(self.tr("Everyone &booked that day, %1").replace("%1", f"{len(self._booked):,}"))
        self.here.setEnabled(bool(self._here))
        self.booked.setEnabled(bool(self._booked))
        self.all_but.setEnabled(bool(self._here))

    def clear_filters(self) -> None:
        """Show everybody."""
        self.search.clear()
        self.team.choose(None)
        self.group.choose(None)
        self._choose_rows()

    def show_first(self) -> None:
        """Bring the first one who is ticked in sight."""
        first = next((row for row in self.model.rows() if self.model.is_ticked(row.person.id)), None)
        if first is not None:
            self.view.select_key(first.person.id)

    def select_all(self) -> None:
        """Tick everybody shown."""
        self.model.tick(row.person.id for row in self.model.rows())

    def select_due(self) -> None:
        """Tick everybody shown for whom the course is due."""
        self.model.tick(row.person.id for row in self.model.rows() if not self._due.isdisjoint(row.due))

    def select_here(self) -> None:
        """Tick everybody who was here on the day and not away."""
        self.model.tick(self._here)

    def select_booked(self) -> None:
        """Tick everybody who was booked for the day."""
        self.model.tick(self._booked)

    def paste_names(self, *, all_but: bool = False) -> None:
        """Ask for a list of names, and tick the people meant, or with `all_but` everybody else who was here."""
        people = [row.person for row in self.model.all_rows()]
        dialog = PasteNamesDialog(people, self.window(), all_but=all_but)
        dialog.accepted.connect(partial(self._tick_pasted, dialog))
        open_dialog(dialog)

    def show_unmatched(self, names: Sequence[str]) -> None:
        """Keep pasted lines in sight that meant nobody, none to take them away."""
        self._unmatched = tuple(names)
        lines = plural(len(names), self.tr("line meant nobody"), self.tr("lines meant nobody"))
        self.unmatched.setText(f"{lines}: {'; '.join(names)}" if names else "")
        self.unmatched.setVisible(bool(names))
        self.copy_button.setVisible(bool(names))

    def copy_unmatched(self) -> None:
        """Put the pasted lines that meant nobody on the clipboard."""
        QGuiApplication.clipboard().setText("\n".join(self._unmatched) + "\n")

    def _tick_pasted(self, dialog: PasteNamesDialog) -> None:
        if dialog.all_but:
            self.model.untick_all()
            self.model.tick(self._here - set(dialog.person_ids()))
        else:
            self.model.tick(dialog.person_ids())
        self.show_unmatched(dialog.unmatched())

    def _tick_found(self) -> None:
        """Tick or untick the only one who is left; of several the first one is gone to in the list."""
        rows = self.model.rows()
        if not self.search.text().strip() or not rows:
            return
        row = rows[0]
        if len(rows) == 1:
            self.model.tick([row.person.id], not self.model.is_ticked(row.person.id))
            self._find_next(row)
        else:
            self._is_finding = True
            self.view.setFocus()
            self.view.select_key(row.person.id)

    def _switched(self) -> None:
        row = self.view.current_row()
        if self._is_finding and row is not None:
            self._find_next(row)
            self.search.setFocus()

    def _find_next(self, row: Attendee) -> None:
        """Make room for the next name, and say what became of the last one."""
        ticked = self.model.is_ticked(row.person.id)
        self.search.clear()
        self.view.select_key(row.person.id)
        words = self.tr("%1 ticked") if ticked else self.tr("%1 unticked")
        self.search.setPlaceholderText(words.replace("%1", row.person.name))
        self.search.setAccessibleDescription(self.search.placeholderText())

    def _filter(self, text: str) -> None:
        self._is_finding = False
        self.search.setPlaceholderText(self.tr("Find, then Enter"))
        self.model.filter(text)
        self._show_counts()

    def _choose_rows(self) -> None:
        team, group = self.team.value(), self.group.value()
        self.model.keep(None if team is None and group is None else partial(is_in, team, group))
        self._show_counts()

    def _show_counts(self) -> None:
        shown, everybody = len(self.model.rows()), len(self.model.all_rows())
        self.all_button.setText(self.tr("Select &all %1").replace("%1", f"{shown:,}"))
        words = self.tr("%1 of %2").replace("%1", f"{shown:,}").replace("%2", f"{everybody:,}")
        self.hidden.setText(words if shown != everybody else "")
