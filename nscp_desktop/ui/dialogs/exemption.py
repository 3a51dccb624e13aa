"""Exempting one person from one requirement for a time, and changing an exemption that is on record."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QWidget

from nscp_desktop.domain.dates import add_months, in_words
from nscp_desktop.domain.sensitive_words import health_hint
from nscp_desktop.domain.training import Exemption
from nscp_desktop.ui.dates import DateField
from nscp_desktop.ui.dialogs.dialog import Dialog
from nscp_desktop.ui.widgets.buttons import push_button
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
    """Asks for the days, the reason and the approver. `exempt(draft)` stores, and may refuse.

    With `before` it is that exemption that is extended, ended early or corrected.
    """

    def __init__(
        self,
        what: str,
        exempt: Callable[[ExemptionDraft], object],
        *,
        today: date,
        before: Exemption | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent=parent)
        self.setWindowTitle(self.tr("Exempt") if before is None else self.tr("Change exemption"))
        self.accept_button.setText(self.tr("Exempt") if before is None else self.tr("Save"))
        self.setMinimumWidth(420)
        self._exempt, self._today = exempt, today
        self.body.addWidget(heading(what))
        self.starts_on = DateField(today=today)
        self.ends_on = DateField(today=today)
        self.reason = QLineEdit()
        self.approved_by = QLineEdit()
        until = self.tr("Leave empty for no end.")
        if before is not None:
            until = self.tr("Its last day is %1 now. A later one extends it, an earlier one ends it.").replace(
                "%1", in_words(before.ends_on) if before.ends_on is not None else self.tr("not set")
            )
        self.add_field("starts_on", FormField(self.tr("&From"), self.starts_on))
        self.add_field("ends_on", FormField(self.tr("&Until"), self.ends_on, until))
        self.add_field(
            "reason", FormField(self.tr("&Reason"), self.reason, self.tr("Never write anything about health here."))
        )
        self.reason.textChanged.connect(self._point_out_health)
        self.add_field("approved_by", FormField(self.tr("&Approved by"), self.approved_by))
        self.body.addStretch()
        self._fill(before)

    def _fill(self, before: Exemption | None) -> None:
        self.starts_on.set_value(before.starts_on if before is not None else self._today)
        self.ends_on.set_value(before.ends_on if before is not None else add_months(self._today, USUAL_MONTHS))
        if before is None:
            self.reason.setFocus()
            return
        self.reason.setText(before.reason)
        self.approved_by.setText(before.approved_by)
        if before.live_on(self._today):
            self.end_button = push_button(self.tr("&End it today"), self._end_today)
            self.buttons.addButton(self.end_button, QDialogButtonBox.ButtonRole.ActionRole)
        self.ends_on.setFocus()

    def _end_today(self) -> None:
        """Make today its last day; it is stored with Save."""
        self.ends_on.set_value(self._today)
        self.ends_on.setFocus()

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
