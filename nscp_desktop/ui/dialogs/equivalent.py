"""Accepting a training as equivalent: which one, why it counts, and who decided it."""

from collections.abc import Callable, Hashable, Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from nscp_desktop.domain.equivalents import TrainingElsewhere
from nscp_desktop.domain.training import Evidence
from nscp_desktop.ui.dates import DateField
from nscp_desktop.ui.dialogs.dialog import Dialog
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.numbers import NotANumberError, read_hours
from nscp_desktop.ui.widgets.card import heading, plain_label
from nscp_desktop.ui.widgets.form_field import FormField

_WIDTH = 520


class EquivalentForm(NamedTuple):
    """What is typed: the key of what was chosen, or a training elsewhere that is not on record yet."""

    chosen: Hashable
    elsewhere: TrainingElsewhere | None
    reason: str
    approved_by: str
    decided_on: date


class Choices(NamedTuple):
    """What can be chosen: the label of the field, and entries as (key, words).

    `courses` are titles to choose from for a training elsewhere; None where it has to be one of the entries.
    """

    label: str
    entries: Sequence[tuple[Hashable, str]]
    courses: Sequence[str] | None = None


@guarded
class EquivalentDialog(Dialog):
    """Asks for all that a decision needs. `accept_it(form)` stores, and may refuse.

    `effect(form)` says what would come of it, and is asked after each change.
    """

    def __init__(
        self,
        about: str,
        choices: Choices,
        accept_it: Callable[[EquivalentForm], object],
        effect: Callable[[EquivalentForm], str],
        *,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent=parent)
        self.setWindowTitle(self.tr("Accept as equivalent"))
        self.accept_button.setText(self.tr("Accept"))
        self.setMinimumWidth(_WIDTH)
        self._accept_it, self._effect, self._today = accept_it, effect, today
        self.body.addWidget(heading(about))
        note = self.tr("For a training whose course does not count towards this: somebody decides that it does.")
        self.body.addWidget(plain_label(note, "muted", wrap=True))
        self.chosen = QComboBox()
        self.chosen.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.chosen.setMinimumContentsLength(20)
        for key, words in choices.entries:
            self.chosen.addItem(words, key)
        if choices.courses is not None:
            self.chosen.addItem(self.tr("A training elsewhere that is not on record yet"), None)
        self.add_field("training", FormField(choices.label, self.chosen))
        self.elsewhere = self._elsewhere_fields(choices.courses or ())
        self.body.addWidget(self.elsewhere)
        self._add_decision()
        self.told = plain_label("", "strong", wrap=True)
        self.told.setAccessibleName(self.tr("What would come of it"))
        self.body.addWidget(self.told)
        self.body.addStretch()
        self._connect()
        self._choose()
        self.accept_button.setEnabled(self.chosen.count() > 0)

    def form(self) -> EquivalentForm:
        """Return what is typed. Raises NotANumberError for hours that are no number."""
        elsewhere = None
        if self._is_elsewhere():
            elsewhere = TrainingElsewhere(
                title=self.training_title.currentText(),
                completed_on=self.completed_on.value(),
                precision=self.completed_on.precision(),
                expires_on=self.expires_on.value(),
                hours=read_hours(self.hours.text()),
                provider=self.provider.text(),
                evidence=Evidence(self.evidence.currentData()),
            )
        decided_on = self.decided_on.value() or self._today
        return EquivalentForm(
            self.chosen.currentData(), elsewhere, self.reason.text(), self.approved_by.text(), decided_on
        )

    def check(self) -> bool:
        """Refuse days that are no dates, and a decision without one."""
        dates = {"decided_on": self.decided_on}
        if self._is_elsewhere():
            dates = {"completed_on": self.completed_on, "expires_on": self.expires_on, **dates}
        for name, field in dates.items():
            problem = field.error()
            if name == "decided_on" and not problem and field.value() is None:
                problem = self.tr("Say on which day it was decided.")
            if problem:
                self.fields[name].set_error(problem)
                field.setFocus()
                return False
        return True

    def store(self) -> None:
        """Store the decision."""
        self._accept_it(self.form())

    def _elsewhere_fields(self, courses: Sequence[str]) -> QWidget:
        """Make the fields for a training that is not on record yet."""
        self.training_title = QComboBox()
        self.training_title.setEditable(True)
        self.training_title.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.training_title.setMinimumContentsLength(16)
        self.training_title.addItems(["", *courses])
        self.completed_on, self.expires_on = DateField(today=self._today), DateField(today=self._today)
        self.completed_on.accept_approximate()
        self.completed_on.setPlaceholderText(self.tr("not known"))
        self.expires_on.setPlaceholderText(self.tr("if it says so"))
        self.hours, self.provider, self.evidence = QLineEdit(), QLineEdit(), QComboBox()
        for evidence in Evidence:
            self.evidence.addItem(evidence.words.capitalize(), evidence.value)
        widget = QWidget()
        grid = QGridLayout(widget)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for name, label, field, row, column, span in (
            ("title", self.tr("&What it was"), self.training_title, 0, 0, 2),
            ("provider", self.tr("&Provider"), self.provider, 0, 2, 1),
            ("completed_on", self.tr("D&one on"), self.completed_on, 1, 0, 1),
            ("expires_on", self.tr("&Valid until"), self.expires_on, 1, 1, 1),
            ("hours", self.tr("&Hours"), self.hours, 1, 2, 1),
            ("evidence", self.tr("&Evidence"), self.evidence, 2, 0, 2),
        ):
            grid.addWidget(self._named(name, FormField(label, field)), row, column, 1, span)
        for column in range(3):
            grid.setColumnStretch(column, 1)
        return widget

    def _add_decision(self) -> None:
        self.reason, self.approved_by, self.decided_on = QLineEdit(), QLineEdit(), DateField(today=self._today)
        self.decided_on.set_value(self._today)
        hint = self.tr("For example: covered the same, at a former employer.")
        self.add_field("reason", FormField(self.tr("&Reason"), self.reason, hint))
        row = QGridLayout()
        row.setHorizontalSpacing(12)
        row.addWidget(self._named("approved_by", FormField(self.tr("&Approved by"), self.approved_by)), 0, 0)
        row.addWidget(self._named("decided_on", FormField(self.tr("&Decided on"), self.decided_on)), 0, 1)
        row.setColumnStretch(0, 2)
        row.setColumnStretch(1, 1)
        self.body.addLayout(row)

    def _named(self, name: str, field: FormField) -> FormField:
        self.fields[name] = field
        return field

    def _connect(self) -> None:
        self.chosen.currentIndexChanged.connect(self._choose)
        for date_field in (self.completed_on, self.expires_on):
            date_field.edited.connect(self._tell)
        self.hours.editingFinished.connect(self._tell)

    def _is_elsewhere(self) -> bool:
        return self.chosen.currentData() is None and self.chosen.count() > 0

    def _choose(self, *_: object) -> None:
        self.elsewhere.setVisible(self._is_elsewhere())
        self._tell()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the choice, at a height that shows every field."""
        super().showEvent(event)
        self._fit()
        self.chosen.setFocus()

    def _fit(self) -> None:
        """Take the height that what is shown needs: a label that is wrapped tells it only for a width."""
        layout = self.layout()
        if layout is not None and self.isVisible():
            layout.activate()
            self.resize(self.width(), layout.totalHeightForWidth(self.width()))

    def _tell(self) -> None:
        """Say what would come of it."""
        try:
            words = self._effect(self.form()) if self.chosen.count() else ""
        except NotANumberError:
            words = ""
        self.told.setText(words)
        self.told.setVisible(bool(words))
        self._fit()
