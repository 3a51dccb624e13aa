"""A small tool: whether an interview panel on a day has the trained members that a rule asks for."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from nscp_desktop.domain.minimums import Minimum
from nscp_desktop.domain.panels import PanelCheck
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.standing import StandingKind
from nscp_desktop.ui.dates import DateField, to_display
from nscp_desktop.ui.session import Session
from nscp_desktop.ui.widgets.buttons import push_button
from nscp_desktop.ui.widgets.card import Card, plain_label
from nscp_desktop.ui.widgets.chip import Chip
from nscp_desktop.ui.widgets.form_field import FormField

_ID_ROLE = Qt.ItemDataRole.UserRole


class PanelCard(Card):
    """Asks for a rule, a day and the people of a panel, and says whether enough of them are trained.

    `open_people` carries a title and the people behind the answer.
    """

    open_people = Signal(str, object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._session = session
        self._minimums: tuple[Minimum, ...] = ()
        self._people: dict[int, Person] = {}
        self._checked: PanelCheck | None = None
        self.title.setText(self.tr("Check a panel"))
        self.body.addWidget(self.title)
        self.minimum = QComboBox()
        self.minimum.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.on = DateField(today=session.today)
        self.on.set_value(session.today)
        self.person = QComboBox()
        self._make_person_typable()
        self.add_button = push_button(self.tr("Add"), self.add_person)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("The panel"))
        self.list.setMinimumHeight(72)
        self.remove_button = push_button(self.tr("Take o&ut"), self.remove_person)
        self.clear_button = push_button(self.tr("Empty the panel"), self.clear)
        self.chip = Chip()
        self.words = plain_label("", wrap=True)
        self.people_button = push_button(self.tr("Show the trained"), self._open)
        self._lay_out()
        self.minimum.currentIndexChanged.connect(self._check)
        self.on.edited.connect(self._check)
        self.list.currentRowChanged.connect(self._enable)

    def _lay_out(self) -> None:
        self.body.addWidget(FormField(self.tr("As&ked for"), self.minimum))
        self.body.addWidget(FormField(self.tr("Day of the i&nterview"), self.on))
        adding = QHBoxLayout()
        adding.addWidget(self.person, 1)
        adding.addWidget(self.add_button)
        self.body.addLayout(adding)
        self.body.addWidget(self.list, 1)
        row = QHBoxLayout()
        for button in (self.remove_button, self.clear_button):
            row.addWidget(button)
        row.addStretch()
        self.body.addLayout(row)
        told = QHBoxLayout()
        told.addWidget(self.chip)
        told.addStretch()
        told.addWidget(self.people_button)
        self.body.addLayout(told)
        self.body.addWidget(self.words)

    def fill(self, minimums: Sequence[Minimum], people: Sequence[Person]) -> None:
        """Offer these minimums and people; what was chosen stays."""
        chosen = self.minimum.currentData()
        self._minimums = tuple(minimums)
        self._people = {person.id: person for person in people}
        self.minimum.blockSignals(True)
        self.minimum.clear()
        for one in minimums:
            self.minimum.addItem(f"{one.requirement.title}: {one.rule.words}", one.rule.id)
        # A rule for those who hold a duty, such as sitting on panels, is the one that is asked about.
        likely = next((place for place, one in enumerate(minimums) if one.rule.who.duties), 0)
        place = self.minimum.findData(chosen) if chosen is not None else -1
        self.minimum.setCurrentIndex((place if place >= 0 else likely) if minimums else -1)
        self.minimum.blockSignals(False)
        self.person.clear()
        for person in people:
            number = f" ({person.staff_number})" if person.staff_number else ""
            self.person.addItem(f"{person.sorted_name}{number}", person.id)
        self.person.setCurrentIndex(-1)
        self._check()

    def person_ids(self) -> tuple[int, ...]:
        """Return the panel."""
        return tuple(self.list.item(place).data(_ID_ROLE) for place in range(self.list.count()))

    def add_person(self) -> None:
        """Take the person typed or chosen into the panel."""
        place = self.person.findText(self.person.currentText(), Qt.MatchFlag.MatchFixedString)
        own = self.person.itemData(place) if place >= 0 else None
        if own is not None and own not in self.person_ids():
            item = QListWidgetItem(self._people[own].sorted_name, self.list)
            item.setData(_ID_ROLE, own)
            self.list.setCurrentItem(item)
            self._check()
        if own is not None:
            self.person.setCurrentIndex(-1)
            self.person.setFocus()

    def remove_person(self) -> None:
        """Take the current person out of the panel."""
        self.list.takeItem(self.list.currentRow())
        self._check()

    def clear(self) -> None:
        """Empty the panel."""
        self.list.clear()
        self._check()

    def _make_person_typable(self) -> None:
        self.person.setEditable(True)
        self.person.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.person.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.person.setAccessibleName(self.tr("Somebody of the panel"))
        line, completer = self.person.lineEdit(), self.person.completer()
        if line is not None:
            line.setAccessibleName(self.tr("Somebody of the panel"))
            line.setPlaceholderText(self.tr("Type a name"))
            line.returnPressed.connect(self.add_person)
        if completer is not None:
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)

    def _check(self, *_: object) -> None:
        place, day = self.minimum.currentIndex(), self.on.value()
        minimum = self._minimums[place] if 0 <= place < len(self._minimums) else None
        self._checked = None
        if minimum is not None and day is not None and self.person_ids():
            self._checked = self._session.services.planning.check_panel(minimum, self.person_ids(), day)
        self._show(day)
        self._enable()

    def _show(self, day: date | None) -> None:
        checked = self._checked
        if checked is None:
            self.chip.show_standing(StandingKind.NOT_REQUIRED, "")
            self.words.setText(self.tr("Add the people of the panel: whether enough of them are trained is said here."))
            return
        kind = StandingKind.IN_DATE if checked.is_met else StandingKind.OVERDUE
        self.chip.show_standing(kind, f"{kind.symbol} {self.tr('Met') if checked.is_met else self.tr('Not met')}")
        lines = [self.tr("On %1: %2.").replace("%1", to_display(day)).replace("%2", checked.words)]
        for people, words in (
            (checked.trained, self.tr("Trained: %1.")),
            (checked.untrained, self.tr("Not trained, or no longer in date: %1.")),
            (checked.away, self.tr("Away that day: %1.")),
            (checked.not_here, self.tr("Not here that day: %1.")),
        ):
            if people:
                lines.append(words.replace("%1", "; ".join(person.name for person in people)))
        self.words.setText("\n".join(lines))

    def _enable(self, *_: object) -> None:
        self.remove_button.setEnabled(self.list.currentRow() >= 0)
        self.clear_button.setEnabled(self.list.count() > 0)
        self.people_button.setEnabled(self._checked is not None and bool(self._checked.trained))

    def _open(self) -> None:
        checked = self._checked
        if checked is not None:
            title = self.tr("Trained members of the panel: %1").replace("%1", checked.words)
            self.open_people.emit(title, tuple(person.id for person in checked.trained))
