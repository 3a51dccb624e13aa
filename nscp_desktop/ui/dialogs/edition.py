"""The form for one edition of a document."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.requirements import Edition
from nscp_desktop.ui.dates import DateField
from nscp_desktop.ui.dialogs.dialog import Dialog
from nscp_desktop.ui.widgets.form_field import FormField


class EditionDialog(Dialog):
    """Add an edition, or change the one given. `store` takes it, and refuses one that cannot be."""

    def __init__(
        self,
        store: Callable[[Edition], None],
        today: date,
        edition: Edition | None = None,
        parent: QWidget | None = None,
    ) -> None:
        title = self.tr("Change edition") if edition is not None else self.tr("Add edition")
        super().__init__(title, self.tr("&Done"), parent)
        self._store = store
        self.setMinimumWidth(380)
        self.name = QLineEdit(edition.name if edition is not None else "")
        self.in_force = DateField(today=today)
        self.published = DateField(today=today)
        self.in_force.set_value(edition.in_force if edition is not None else None)
        self.published.set_value(edition.published if edition is not None else None)
        self.add_field("name", FormField(self.tr("&Name of the edition"), self.name, self.tr("For example 2027.")))
        self.add_field("in_force", FormField(self.tr("In &force from"), self.in_force))
        hint = self.tr("A reading counts for it from then on. Leave it empty when that is the day it comes into force.")
        self.add_field("published", FormField(self.tr("&Published on"), self.published, hint))

    def check(self) -> bool:
        """Refuse days that are none."""
        for name, field in (("in_force", self.in_force), ("published", self.published)):
            if field.error():
                self.fields[name].set_error(field.error())
                field.setFocus()
                return False
        return True

    def store(self) -> None:
        """Hand the edition over."""
        in_force = self.in_force.value()
        if in_force is None:
            raise NotAllowedError(self.tr("Say from which day on it is in force."), "in_force")
        self._store(Edition(" ".join(self.name.text().split()), in_force, self.published.value()))
