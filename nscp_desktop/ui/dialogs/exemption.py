"""Exempting one person from one requirement for a time."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from PySide6.QtWidgets import QLineEdit, QWidget

from nscp_desktop.domain.dates import add_months
from nscp_desktop.domain.sensitive_words import health_hint
from nscp_desktop.ui.dates import DateField
from nscp_desktop.ui.dialogs.dialog import Dialog
from nscp_desktop.ui.widgets.card import heading
from nscp_desktop.ui.widgets.form_field import FormField

USUAL_MONTHS = 6


class ExemptionDraft(NamedTuple):
    """From when, until when (None means without an end), why, and who approved it."""

    starts_on: date
    ends_on: date | None
    reason: str
    approved_by: str


class ExemptionDialog(Dialog):
    """Asks for the days, the reason and the approver. `exempt(draft)` stores, and may refuse."""

    def __init__(
        self, what: str, exempt: Callable[[ExemptionDraft], object], *, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent=parent)
        self.setWindowTitle(self.tr("Exempt"))
        self.accept_button.setText(self.tr("Exempt"))
        self.setMinimumWidth(420)
        self._exempt = exempt
        self.body.addWidget(heading(what))
        self.starts_on = DateField(today=today)
        self.starts_on.set_value(today)
        self.ends_on = DateField(today=today)
        self.ends_on.set_value(add_months(today, USUAL_MONTHS))
        self.reason = QLineEdit()
        self.approved_by = QLineEdit()
        self.add_field("starts_on", FormField(self.tr("&From"), self.starts_on))
        self.add_field("ends_on", FormField(self.tr("&Until"), self.ends_on, self.tr("Leave empty for no end.")))
        self.add_field(
            "reason", FormField(self.tr("&Reason"), self.reason, self.tr("Never write anything about health here."))
        )
        self.reason.textChanged.connect(self._point_out_health)
        self.add_field("approved_by", FormField(self.tr("&Approved by"), self.approved_by))

    def _point_out_health(self, text: str) -> None:
        """Say gently that a reason sounds like health; it is no refusal."""
        usual = self.tr("Never write anything about health here.")
        self.fields["reason"].set_hint(health_hint(text) or usual)

    def check(self) -> bool:
        """Refuse days that are no dates."""
        for name, field in (("starts_on", self.starts_on), ("ends_on", self.ends_on)):
            if field.error():
                self.fields[name].set_error(field.error())
                field.setFocus()
                return False
        if self.starts_on.value() is None:
            self.fields["starts_on"].set_error(self.tr("Say from which day it holds."))
            self.starts_on.setFocus()
            return False
        return True

    def store(self) -> None:
        """Store the exemption."""
        starts_on = self.starts_on.value()
        assert starts_on is not None
        self._exempt(ExemptionDraft(starts_on, self.ends_on.value(), self.reason.text(), self.approved_by.text()))
