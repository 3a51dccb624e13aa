"""Drawing a sample of trainings for the yearly check of evidence."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from PySide6.QtWidgets import QSpinBox, QWidget

from nscp_desktop.domain.dates import academic_year_end, academic_year_start, add_days, plural
from nscp_desktop.domain.evidence_checks import USUAL_PERCENT, sample_size
from nscp_desktop.ui.dates import DateField
from nscp_desktop.ui.dialogs.dialog import Dialog
from nscp_desktop.ui.widgets.card import plain_label
from nscp_desktop.ui.widgets.form_field import FormField


class Drawn(NamedTuple):
    """What a sample is to be drawn from; days are None while nothing is typed."""

    from_on: date | None
    until_on: date | None
    percent: int


class SampleDialog(Dialog):
    """Asks for the time and the part. `count` says how many trainings were done in a time; `draw(drawn)` may refuse."""

    def __init__(
        self,
        count: Callable[[date, date], int],
        draw: Callable[[Drawn], object],
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent=parent)
        self.setWindowTitle(self.tr("Draw a sample"))
        self.accept_button.setText(self.tr("&Draw"))
        self.setMinimumWidth(460)
        self._count, self._draw = count, draw
        note = self.tr(
            "Some of the trainings done in a time are drawn by chance, once, and kept as they were drawn. A second "
            "person then looks for the evidence of each."
        )
        self.body.addWidget(plain_label(note, "muted", wrap=True))
        self.from_on, self.until_on = DateField(today=today), DateField(today=today)
        last = add_days(academic_year_start(today), -1)
        self.from_on.set_value(academic_year_start(last))
        self.until_on.set_value(academic_year_end(last))
        self.percent = QSpinBox()
        self.percent.setRange(1, 100)
        self.percent.setSuffix(" %")
        self.percent.setValue(USUAL_PERCENT)
        self.percent.lineEdit().setTextMargins(7, 0, 7, 0)
        self.add_field("from_on", FormField(self.tr("Done &from"), self.from_on))
        self.add_field("until_on", FormField(self.tr("&Until"), self.until_on))
        self.add_field("percent", FormField(self.tr("&Part of them"), self.percent))
        self.effect = plain_label("", "strong", wrap=True)
        self.effect.setAccessibleName(self.tr("How many are drawn"))
        self.body.addWidget(self.effect)
        self.from_on.edited.connect(self._show_effect)
        self.until_on.edited.connect(self._show_effect)
        self.percent.valueChanged.connect(self._show_effect)
        self._show_effect()

    def drawn(self) -> Drawn:
        """Return what is typed."""
        return Drawn(self.from_on.value(), self.until_on.value(), self.percent.value())

    def check(self) -> bool:
        """Refuse dates that are none."""
        for name in ("until_on", "from_on"):
            field = self.fields[name]
            problem = field.field.error() if isinstance(field.field, DateField) else ""
            if problem:
                field.set_error(problem)
        return not (self.from_on.error() or self.until_on.error())

    def store(self) -> None:
        """Draw it."""
        self._draw(self.drawn())

    def _show_effect(self, *_: object) -> None:
        drawn = self.drawn()
        if drawn.from_on is None or drawn.until_on is None or drawn.until_on < drawn.from_on:
            self.effect.setText("")
            return
        of = self._count(drawn.from_on, drawn.until_on)
        words = self.tr("%1 of %2 will be drawn.").replace("%1", f"{sample_size(of, drawn.percent):,}")
        none = self.tr("No training was done in this time.")
        self.effect.setText(words.replace("%2", plural(of, "training")) if of else none)
