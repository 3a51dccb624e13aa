"""An outside provider, and noting that the content of some was checked."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.trainers import Provider
from nscp_desktop.ui.dates import DateField
from nscp_desktop.ui.dialogs.dialog import Dialog
from nscp_desktop.ui.widgets.card import heading, plain_label
from nscp_desktop.ui.widgets.form_field import FormField

NOTE_HEIGHT = 64


class ProviderDialog(Dialog):
    """Asks what is known about a provider; `keep(provider)` stores, and may refuse."""

    def __init__(
        self,
        keep: Callable[[Provider], object],
        provider: Provider | None = None,
        parent: QWidget | None = None,
        *,
        today: date,
    ) -> None:
        super().__init__("", parent=parent)
        self._provider, self._keep = provider or Provider(0, ""), keep
        self.setWindowTitle(self.tr("Edit a provider") if self._provider.id else self.tr("Add a provider"))
        self.setMinimumWidth(460)
        self.title, self.contact = QLineEdit(self._provider.title), QLineEdit(self._provider.contact)
        self.on, self.by = DateField(today=today), QLineEdit(self._provider.content_checked_by)
        self.on.set_value(self._provider.content_checked_on)
        self.note = QPlainTextEdit(self._provider.note)
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(NOTE_HEIGHT)
        hint = self.tr("As courses and trainings name it.")
        self.add_field("title", FormField(self.tr("&Provider"), self.title, hint))
        self.add_field("contact", FormField(self.tr("&Contact"), self.contact))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._field("content_checked_on", self.tr("Content &last checked"), self.on), 2)
        row.addWidget(self._field("content_checked_by", self.tr("&By"), self.by), 3)
        self.body.addLayout(row)
        self.add_field("note", FormField(self.tr("No&te"), self.note))

    def check(self) -> bool:
        """Refuse a day that is no date."""
        self.fields["content_checked_on"].set_error(self.on.error())
        return not self.on.error()

    def store(self) -> None:
        """Store the provider."""
        changed = replace(
            self._provider,
            title=self.title.text(),
            contact=self.contact.text(),
            content_checked_on=self.on.value(),
            content_checked_by=self.by.text(),
            note=self.note.toPlainText(),
        )
        self._keep(changed)

    def _field(self, name: str, label: str, field: QWidget) -> FormField:
        self.fields[name] = FormField(label, field)
        return self.fields[name]


class ProviderCheckDialog(Dialog):
    """Asks when and by whom the content of some providers was checked; `keep(by, on)` stores, and may refuse."""

    def __init__(
        self,
        about: str,
        keep: Callable[[str, date], object],
        by: str = "",
        parent: QWidget | None = None,
        *,
        today: date,
    ) -> None:
        super().__init__("", parent=parent)
        self.setWindowTitle(self.tr("Content checked"))
        self._keep = keep
        self.setMinimumWidth(440)
        self.body.addWidget(heading(about))
        note = self.tr(
            "Somebody looked at what is taught, and it is right and up to date. Where it is not, put that in the note."
        )
        self.body.addWidget(plain_label(note, "muted", wrap=True))
        self.on, self.by = DateField(today=today), QLineEdit(by)
        self.on.set_value(today)
        self.add_field("content_checked_on", FormField(self.tr("Checked &on"), self.on))
        self.add_field("content_checked_by", FormField(self.tr("Checked &by"), self.by))

    def check(self) -> bool:
        """Refuse a day that is no date."""
        self.fields["content_checked_on"].set_error(self.on.error())
        return not self.on.error()

    def store(self) -> None:
        """Store the check."""
        on = self.on.value()
        if on is None:
            raise NotAllowedError(self.tr("Give the day on which it was checked."), "content_checked_on")
        self._keep(self.by.text(), on)
