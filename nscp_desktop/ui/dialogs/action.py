"""The form for an action: what is to be put right, why, by whom and until when."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QPlainTextEdit, QWidget

from nscp_desktop.domain.actions import Action
from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.sensitive_words import health_hint
from nscp_desktop.ui.dates import DateField
from nscp_desktop.ui.dialogs.dialog import Dialog
from nscp_desktop.ui.widgets.card import plain_label
from nscp_desktop.ui.widgets.form_field import FormField
from nscp_desktop.ui.widgets.person_field import PersonField

WHY_HEIGHT = 76
WIDTH = 560
StoreAction = Callable[[Action, bool], object]


class ActionOffer(NamedTuple):
    """What the form offers: the people who can see to it, where it comes from in words, and how many it is about.

    With several of `about` the form asks whether there is to be one action for each of them.
    """

    people: Sequence[Person]
    source: str = ""
    about: int = 1


class ActionDialog(Dialog):
    """Add the action given, or change it when it has an id.

    `store_action(action, for_each)` stores, and may refuse; `for_each`: each of several people is to have one.
    """

    def __init__(
        self,
        action: Action,
        offer: ActionOffer,
        store_action: StoreAction,
        *,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent=parent)
        self.setWindowTitle(self.tr("Edit action") if action.id else self.tr("Add action"))
        self.setMinimumWidth(WIDTH)
        self._action, self._store, self._today = action, store_action, today
        self.what, self.why = QLineEdit(action.what), QPlainTextEdit(action.why)
        self.why.setTabChangesFocus(True)
        self.why.setFixedHeight(WHY_HEIGHT)
        self.owner = OwnerField(offer.people, action.owner_id, action.owner)
        self.due_on, self.raised_on = DateField(today=today), DateField(today=today)
        self.due_on.look_ahead()
        self.due_on.set_value(action.due_on)
        self.raised_on.set_value(action.raised_on)
        words = self.tr("One action for &each of %1").replace("%1", plural(offer.about, "person", "people"))
        self.each = QCheckBox(words)
        if offer.about <= 1:
            self.each.hide()
        if offer.source:
            self.body.addWidget(plain_label(offer.source, "strong", wrap=True))
        self._lay_out()
        self.why.textChanged.connect(self._point_out_health)
        self.what.setFocus()

    def draft(self) -> Action:
        """Return the action as typed."""
        return replace(
            self._action,
            what=self.what.text(),
            why=self.why.toPlainText(),
            owner_id=self.owner.value(),
            owner=self.owner.typed_name(),
            due_on=self.due_on.value(),
            raised_on=self.raised_on.value() or self._action.raised_on,
        )

    def check(self) -> bool:
        """Refuse a name that several people have, what is no day, and a day still ahead on which it was raised."""
        fields = (("owner", self.owner), ("due_on", self.due_on), ("raised_on", self.raised_on))
        for name, field in fields:
            wrong = field.error()
            if name == "raised_on" and not wrong and field.value() is None:
                wrong = self.tr("Give the day on which it was raised.")
            if name == "raised_on" and not wrong and self.draft().raised_on > self._today:
                # It would stand in no plan before that day.
                wrong = self.tr("That day is still ahead. Give today or an earlier day.")
            if not self.passes(name, field, wrong):
                return False
        return True

    def store(self) -> None:
        """Hand the action over."""
        self._store(self.draft(), self.each.isChecked())

    def _lay_out(self) -> None:
        self.add_field("what", FormField(self.tr("&What is to be done"), self.what))
        self.add_field("why", FormField(self.tr("Wh&y"), self.why, self._usual_hint()))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        nobody = self.tr("Somebody on record, or any name. May stay empty.")
        last = self.tr("The day itself is still in time.")
        for name, words, field, hint, place in (
            ("owner", self.tr("Wh&o sees to it"), self.owner, nobody, 0),
            ("due_on", self.tr("&Due on"), self.due_on, last, 1),
            ("raised_on", self.tr("&Raised on"), self.raised_on, "", 2),
        ):
            self.fields[name] = FormField(words, field, hint)
            grid.addWidget(self.fields[name], 0, place, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        self.body.addLayout(grid)
        self.body.addWidget(self.each)
        self.body.addStretch()

    def _usual_hint(self) -> str:
        return self.tr("May stay empty. Nothing about anybody's health or family.")

    def _point_out_health(self) -> None:
        self.fields["why"].set_hint(health_hint(self.why.toPlainText()) or self._usual_hint())


class OwnerField(PersonField):
    """Somebody on record, found by typing part of their name, or any other name."""

    def __init__(self, people: Sequence[Person], owner_id: int | None, owner: str) -> None:
        super().__init__()
        self.set_people(people)
        self.choose(owner_id)
        if owner_id is None:
            self.setText(owner)

    def error(self) -> str:
        """Return the sentence why it is not clear who is meant; any name that nobody on record has will do."""
        return super().error() if self.is_shared() else ""

    def typed_name(self) -> str:
        """Return the name of somebody who is not on record, empty when the field means somebody who is."""
        return self.text().strip() if self.value() is None else ""
