"""Recording a supervision for one or many: the day, the kind, and who was there; never what was spoken about."""

from collections.abc import Callable, Collection, Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QListView, QWidget

from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.names_told_apart import names_told_apart
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.supervision import SupervisionKind
from nscp_desktop.services.supervision import SupervisionDraft
from nscp_desktop.ui.dates import DateField
from nscp_desktop.ui.dialogs.dialog import Dialog
from nscp_desktop.ui.dialogs.form_dialog import fill_dialog
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.models.tick_list import TickListModel
from nscp_desktop.ui.widgets.buttons import push_button
from nscp_desktop.ui.widgets.card import plain_label
from nscp_desktop.ui.widgets.form_field import FormField


class Ticked(NamedTuple):
    """Who is offered, by team, who is ticked to begin with, and the team that is shown; "" shows everybody."""

    people: Sequence[tuple[Person, str]]
    person_ids: Collection[int] = ()
    team: str = ""


@guarded
class SupervisionDialog(Dialog):
    """Asks for the day, the kind and the people. `record(draft)` stores, and may refuse."""

    def __init__(
        self,
        who: Ticked,
        record: Callable[[SupervisionDraft], object],
        *,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent=parent)
        self.setWindowTitle(self.tr("Record supervision"))
        self.accept_button.setText(self.tr("&Record"))
        self._who, self._record = who, record
        self._names = names_told_apart([person for person, _ in who.people])
        self._ticked = {person.id for person, _ in who.people} & set(who.person_ids)
        note = self.tr("The day and the kind are kept, and nothing of what was spoken about.")
        self.body.addWidget(plain_label(note, "muted", wrap=True))
        self.held_on = DateField(today=today)
        self.held_on.set_value(today)
        self.kind = QComboBox()
        for kind in SupervisionKind:
            self.kind.addItem(kind.words, kind.value)
        self.team = QComboBox()
        # One team with a long name would make the form wider than the screen.
        self.team.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.team.addItem(self.tr("Everybody"), "")
        for team in sorted({team for _, team in who.people if team}, key=str.casefold):
            self.team.addItem(team, team)
        self.team.setCurrentIndex(max(self.team.findData(who.team), 0))
        self.people = QListView()
        self.people.setUniformItemSizes(True)
        self.all_button = push_button(self.tr("Tick &all shown"), self.tick_shown)
        self.none_button = push_button(self.tr("&Untick all"), self.untick_all)
        self.count = plain_label("", "muted")
        self._lay_out()
        self.team.currentIndexChanged.connect(self._show_people)
        self._show_people()
        self.resize(480, 520)

    def showEvent(self, event: QShowEvent) -> None:
        """Lay the people out once they have their look: rows measured before are too low."""
        super().showEvent(event)
        self.people.doItemsLayout()

    def draft(self) -> SupervisionDraft:
        """Return what is chosen; people in the order of the list."""
        people = tuple(person.id for person, _ in self._who.people if person.id in self._ticked)
        return SupervisionDraft(people, self.held_on.value(), SupervisionKind(self.kind.currentData()))

    def tick_shown(self) -> None:
        """Tick everybody who is shown."""
        self._ticked |= {own for own, _ in self._shown()}
        self._show_ticks()

    def untick_all(self) -> None:
        """Take every tick away, also of those who are not shown."""
        self._ticked.clear()
        self._show_ticks()

    def check(self) -> bool:
        """Refuse a day that is none."""
        if self.held_on.error():
            self.fields["held_on"].set_error(self.held_on.error())
            self.held_on.setFocus()
            return False
        return True

    def store(self) -> None:
        """Hand the draft over."""
        self._record(self.draft())

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        for name, label, field in (
            ("held_on", self.tr("&Day"), self.held_on),
            ("kind", self.tr("&Kind"), self.kind),
            ("team", self.tr("&Show"), self.team),
        ):
            self.fields[name] = FormField(label, field)
            row.addWidget(self.fields[name], 1)
        self.body.addLayout(row)
        self.add_field("person_ids", FormField(self.tr("&Who was there"), self.people))
        self.body.setStretchFactor(self.fields["person_ids"], 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.all_button)
        buttons.addWidget(self.none_button)
        buttons.addStretch()
        buttons.addWidget(self.count)
        self.body.addLayout(buttons)
        fill_dialog(self)

    def _shown(self) -> list[tuple[int, str]]:
        team = self.team.currentData()
        return [
            (person.id, self._with_team(person, own if not team else ""))
            for person, own in self._who.people
            if not team or own == team
        ]

    def _with_team(self, person: Person, team: str) -> str:
        name = self._names[person.id]
        # What tells two of one name apart has the team in it.
        return f"{name}, {team}" if team and name == person.sorted_name else name

    def _show_people(self, *_: object) -> None:
        model = TickListModel(self._shown(), self)
        model.ticked_changed.connect(self._take_tick)
        old = self.people.model()
        self.people.setModel(model)
        if old is not None:
            old.deleteLater()
        if model.rowCount():
            self.people.setCurrentIndex(model.index(0))
        self._show_ticks()

    def _take_tick(self, own: int) -> None:
        self._ticked ^= {own}
        self._count()

    def _show_ticks(self) -> None:
        model = self.people.model()
        assert isinstance(model, TickListModel)
        model.set_ticked(tuple(self._ticked))
        self._count()

    def _count(self) -> None:
        hidden = len(self._ticked - {own for own, _ in self._shown()})
        words = self.tr("%1 ticked").replace("%1", plural(len(self._ticked), "person", "people"))
        if hidden:
            words += self.tr(", %1 of them not shown").replace("%1", str(hidden))
        self.count.setText(words)
