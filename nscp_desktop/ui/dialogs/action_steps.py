"""What is done with one action or many at once: finished, given to somebody else, given another day."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from nscp_desktop.domain.actions import Action
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.sensitive_words import health_hint
from nscp_desktop.ui.dates import DateField
from nscp_desktop.ui.dialogs.action import OwnerField
from nscp_desktop.ui.dialogs.dialog import Dialog
from nscp_desktop.ui.widgets.card import heading, plain_label
from nscp_desktop.ui.widgets.form_field import FormField

WIDTH, NOTE_HEIGHT, NAMED = 460, 76, 4


class ActionStep(Dialog):
    """The frame of these forms: which actions are meant, then the fields."""

    def __init__(self, title: str, whats: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self.setMinimumWidth(WIDTH)
        if len(whats) > 1:
            count = self.tr("%1 actions").replace("%1", f"{len(whats):,}")
            self.body.addWidget(heading(count))
            rest = self.tr(" and %1 more").replace("%1", f"{len(whats) - NAMED:,}") if len(whats) > NAMED else ""
            self.body.addWidget(plain_label("; ".join(whats[:NAMED]) + rest, "muted", wrap=True))
        else:
            self.body.addWidget(heading("; ".join(whats)))


class FinishDialog(ActionStep):
    """Asks on which day it was done, and how that is known. `finish(day, note)` stores, and may refuse."""

    def __init__(
        self,
        whats: Sequence[str],
        finish: Callable[[date | None, str], object],
        *,
        today: date,
        note: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", whats, parent)
        self.setWindowTitle(self.tr("Finish actions") if len(whats) > 1 else self.tr("Finish action"))
        self.accept_button.setText(self.tr("&Finish"))
        self._finish = finish
        self.done_on = DateField(today=today)
        self.done_on.set_value(today)
        self.done_note = QPlainTextEdit(note)
        self.done_note.setTabChangesFocus(True)
        self.done_note.setFixedHeight(NOTE_HEIGHT)
        self.add_field("done_on", FormField(self.tr("&Done on"), self.done_on))
        self.add_field("done_note", FormField(self.tr("&How it is known"), self.done_note, self._usual_hint()))
        self.done_note.textChanged.connect(self._point_out_health)
        self.body.addStretch()
        self.done_note.setFocus()

    def check(self) -> bool:
        """Refuse a day that is no date."""
        return self.passes("done_on", self.done_on, self.done_on.error())

    def store(self) -> None:
        """Hand the day and the note over."""
        self._finish(self.done_on.value(), self.done_note.toPlainText())

    def _usual_hint(self) -> str:
        return self.tr("For example: new slides used on 3 September. Files can be attached afterwards.")

    def _point_out_health(self) -> None:
        self.fields["done_note"].set_hint(health_hint(self.done_note.toPlainText()) or self._usual_hint())


class OwnerDialog(ActionStep):
    """Asks who sees to actions. `store_owner(person_id, name)` stores, and may refuse."""

    def __init__(
        self,
        whats: Sequence[str],
        people: Sequence[Person],
        store_owner: Callable[[int | None, str], object],
        *,
        before: Action | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", whats, parent)
        self.setWindowTitle(self.tr("Change owner"))
        self._store = store_owner
        self.owner = OwnerField(people, before.owner_id if before else None, before.owner if before else "")
        hint = self.tr("Somebody on record, or any name. Empty means nobody yet.")
        self.add_field("owner", FormField(self.tr("Wh&o sees to it"), self.owner, hint))
        self.body.addStretch()
        self.owner.setFocus()

    def check(self) -> bool:
        """Refuse a name that several people have."""
        return self.passes("owner", self.owner, self.owner.error())

    def store(self) -> None:
        """Hand the owner over."""
        self._store(self.owner.value(), self.owner.typed_name())


class DueDialog(ActionStep):
    """Asks by which day actions are due. `store_day(day)` stores, and may refuse."""

    def __init__(
        self,
        whats: Sequence[str],
        store_day: Callable[[date | None], object],
        *,
        today: date,
        due_on: date | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", whats, parent)
        self.setWindowTitle(self.tr("Change due day"))
        self._store = store_day
        self.due_on = DateField(today=today)
        self.due_on.look_ahead()
        self.due_on.set_value(due_on)
        hint = self.tr("For example 31 Jan 2027, or +2w for two weeks from today. The day itself is still in time.")
        self.add_field("due_on", FormField(self.tr("&Due on"), self.due_on, hint))
        self.body.addStretch()
        self.due_on.setFocus()

    def check(self) -> bool:
        """Refuse a day that is no date."""
        return self.passes("due_on", self.due_on, self.due_on.error())

    def store(self) -> None:
        """Hand the day over."""
        self._store(self.due_on.value())
