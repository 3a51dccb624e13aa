"""Deciding how long the records of leavers are kept."""

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QLineEdit, QSpinBox, QWidget

from nscp_desktop.domain.retention import (
    FEWEST_YEARS,
    MOST_YEARS,
    YEARS_AFTER_LEAVING,
    YEARS_AFTER_TRAINING,
    Preset,
    RetentionRule,
)
from nscp_desktop.ui.dialogs.dialog import Dialog
from nscp_desktop.ui.widgets.card import plain_label
from nscp_desktop.ui.widgets.form_field import FormField


class RetentionDialog(Dialog):
    """Asks for the rule and who decided. `decide(rule)` stores, and may refuse."""

    def __init__(
        self, rule: RetentionRule, decide: Callable[[RetentionRule], object], parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent=parent)
        self.setWindowTitle(self.tr("How long records are kept"))
        self.setMinimumWidth(480)
        self._decide = decide
        note = self.tr("Your own retention schedule decides. Nothing is ever erased by itself: the list only proposes.")
        self.body.addWidget(plain_label(note, "muted", wrap=True))
        self.preset = QComboBox()
        for preset, words in (
            (Preset.LEAVING, self.tr("%1 years after leaving, as usual for personnel files")),
            (Preset.TRAINING, self.tr("%1 years after the last training, as some schedules ask for child protection")),
            (Preset.OWN, self.tr("Another number of years after leaving")),
        ):
            years = YEARS_AFTER_TRAINING if preset is Preset.TRAINING else YEARS_AFTER_LEAVING
            self.preset.addItem(words.replace("%1", str(years)), preset.value)
        self.preset.setCurrentIndex(self.preset.findData(rule.preset.value))
        self.years = QSpinBox()
        self.years.setRange(FEWEST_YEARS, MOST_YEARS)
        self.years.setValue(rule.years)
        self.years.lineEdit().setTextMargins(7, 0, 7, 0)
        self.decided_by = QLineEdit(rule.decided_by)
        self.add_field("preset", FormField(self.tr("&Keep records until"), self.preset))
        self.add_field("years", FormField(self.tr("&Years after leaving"), self.years))
        self.add_field("decided_by", FormField(self.tr("&Decided by"), self.decided_by))
        self.preset.currentIndexChanged.connect(self._show_years)
        self._show_years()

    def rule(self) -> RetentionRule:
        """Return what is chosen."""
        return RetentionRule(Preset(self.preset.currentData()), self.years.value(), self.decided_by.text())

    def store(self) -> None:
        """Store the rule."""
        self._decide(self.rule())

    def _show_years(self, _place: int = 0) -> None:
        self.fields["years"].setVisible(self.preset.currentData() == Preset.OWN.value)
