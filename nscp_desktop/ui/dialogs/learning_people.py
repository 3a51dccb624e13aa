"""Sharing an item with people, and marking it as read by people: a day, and whom to tick."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from nscp_desktop.domain.dates import opening, plural
from nscp_desktop.domain.learning import SharedHow
from nscp_desktop.domain.narrowing import Narrowing
from nscp_desktop.ui.dates import DateField
from nscp_desktop.ui.dialogs.dialog import Dialog
from nscp_desktop.ui.dialogs.form_dialog import fill_dialog
from nscp_desktop.ui.models.ticked import TickPerson
from nscp_desktop.ui.widgets.card import heading, plain_label
from nscp_desktop.ui.widgets.form_field import FormField
from nscp_desktop.ui.widgets.people_ticks import PeopleTicks

LEFT_WIDTH = 250
ANSWER_AFTER_MS = 100


class PeopleOffer(NamedTuple):
    """What it is about, who can be ticked on a day, and what would come of it for those ticked, in words.

    `again` says that others have got it before: then everyone in the list is everyone else.
    """

    about: str
    people: Callable[[date], Sequence[TickPerson]]
    effect: Callable[[tuple[int, ...], date], str]
    again: bool = False


class _PeopleDialog(Dialog):
    """A day at the left, people at the right, and below the day what would come of it."""

    day_name = ""
    accept_words = ""  # on the button, with the number of people for %1

    def __init__(self, offer: PeopleOffer, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._offer = offer
        self.body.addWidget(heading(offer.about))
        self.day = DateField()
        self.left = QVBoxLayout()
        self.left.setSpacing(9)
        self.effect = plain_label("", "muted", wrap=True)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(ANSWER_AFTER_MS)
        self._later.timeout.connect(self._show_effect)

    def person_ids(self) -> tuple[int, ...]:
        """Return who is ticked."""
        return self.people.model.ticked()

    def check(self) -> bool:
        """Refuse a day that is no date."""
        if self.day.error():
            self.fields[self.day_name].set_error(self.day.error())
            self.day.setFocus()
            return False
        return True

    def _build(self, people: PeopleTicks, today: date, words: str) -> None:
        self.people = people
        self.day.set_today(today)
        self.day.set_value(today)
        field = self.fields[self.day_name] = FormField(words, self.day)
        self.left.insertWidget(0, field)
        self.left.addWidget(self.effect)
        self.left.addStretch()
        holder = QWidget()
        holder.setLayout(self.left)
        holder.setFixedWidth(LEFT_WIDTH)
        self.left.setContentsMargins(0, 0, 0, 0)
        self.fields["person_ids"] = FormField(self.tr("&Filter people"), people)
        people.setAccessibleName("")
        self.fields["person_ids"].label.setBuddy(people.search)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(holder)
        row.addWidget(self.fields["person_ids"], 1)
        self.body.addLayout(row, 1)
        fill_dialog(self)
        self.day.edited.connect(self._show_people)
        people.changed.connect(self._ticks_changed)
        self._show_people()
        self.resize(960, 520)
        self.day.setFocus()

    def _show_people(self, *_: object) -> None:
        day = self.day.value()
        if day is not None:
            self.people.set_people(self._offered(day))

    def _offered(self, day: date) -> Sequence[TickPerson]:
        return self._offer.people(day)

    def _ticks_changed(self) -> None:
        self.fields["person_ids"].set_error("")
        count = len(self.person_ids())
        self.accept_button.setText(self.tr(self.accept_words).replace("%1", plural(count, "person", "people")))
        self.accept_button.setEnabled(count > 0)
        self._later.start()

    def _show_effect(self) -> None:
        day = self.day.value()
        self.effect.setText(self._offer.effect(self.person_ids(), day) if day is not None else "")


class ShareDialog(_PeopleDialog):
    """Asks how, when and with whom. `share(person_ids, on, how, whom)` stores, and may refuse."""

    day_name = "shared_on"
    accept_words = "&Share with %1"

    def __init__(
        self,
        offer: PeopleOffer,
        share: Callable[[tuple[int, ...], date | None, SharedHow, str], object],
        *,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(offer, parent)
        self._everyone = self.tr("everyone else") if offer.again else self.tr("everyone")
        self.setWindowTitle(self.tr("Share"))
        self._share = share
        self._whom = ""
        self.how = QComboBox()
        for how in SharedHow:
            self.how.addItem(opening(how.words), how.value)
        self.whom = QLineEdit()
        hint = self.tr("For the log. Filled in from whom you tick.")
        for name, field in (
            ("how", FormField(self.tr("&How"), self.how)),
            ("whom", FormField(self.tr("In &words, with whom"), self.whom, hint)),
        ):
            self.fields[name] = field
            self.left.addWidget(field)
        self._build(PeopleTicks("learning-share", self.tr("With whom")), today, self.tr("&Day it was shared"))
        self._ticks_changed()

    def store(self) -> None:
        """Hand over what is chosen."""
        how = SharedHow(self.how.currentData())
        self._share(self.person_ids(), self.day.value(), how, self.whom.text().strip())

    def _ticks_changed(self) -> None:
        super()._ticks_changed()
        words = whom_words(self.people, self._everyone)
        if self.whom.text() == self._whom:
            self.whom.setText(words)
        self._whom = words


class MarkReadDialog(_PeopleDialog):
    """Asks who has read it, and when. `mark(person_ids, on)` stores, and may refuse."""

    day_name = "read_on"
    accept_words = "&Mark as read by %1"

    def __init__(
        self,
        offer: PeopleOffer,
        mark: Callable[[tuple[int, ...], date | None], object],
        *,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(offer, parent)
        self.setWindowTitle(self.tr("Mark as read and understood"))
        self._mark = mark
        people = PeopleTicks("learning-read", self.tr("Who has read it"), self.tr("Shared"))
        self.others = QCheckBox(self.tr("List &others as well"))
        self.others.setAccessibleName(self.tr("List others as well"))
        self.left.addWidget(self.others)
        note = self.tr("Listed are those with whom it was shared and who have not read it yet.")
        self.left.addWidget(plain_label(note, "muted", wrap=True))
        self._build(people, today, self.tr("&Day it was read"))
        self.others.toggled.connect(self._show_people)
        self._ticks_changed()

    def store(self) -> None:
        """Hand over what is chosen."""
        self._mark(self.person_ids(), self.day.value())

    def _offered(self, day: date) -> Sequence[TickPerson]:
        """Offer those with whom it was shared, and others when they are wanted or already ticked."""
        everybody = self._offer.people(day)
        if self.others.isChecked():
            return everybody
        return [one for one in everybody if one.has_it or self.people.model.is_ticked(one.person.id)]


def whom_words(people: PeopleTicks, everyone: str = "everyone") -> str:
    """Say in words who is ticked, without names: `everyone but 2 people`, `team Midday`, `12 people`."""
    rows, ticked = people.model.all_rows(), set(people.model.ticked())
    if not ticked:
        return ""
    left = len(rows) - len(ticked)
    if not left:
        return everyone
    narrowing = people.narrowed_to()
    if not narrowing.is_everyone and ticked == {row.person.id for row in rows if narrowing.holds(row.held)}:
        return narrowing.words
    teams = {row.held.team for row in rows if row.person.id in ticked}
    if len(teams) == 1 and ticked == {row.person.id for row in rows if row.held.team in teams} and "" not in teams:
        return Narrowing(team=teams.pop()).words
    if left <= min(len(ticked), 9):
        return f"{everyone} but {plural(left, 'person', 'people')}"
    return plural(len(ticked), "person", "people")
