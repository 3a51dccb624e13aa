"""How a session went for one or more people on its register."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from nscp_desktop.domain.dates import opening
from nscp_desktop.domain.money import pounds, typed_pence
from nscp_desktop.domain.registers import WITH_FEE, Mark, Outcome
from nscp_desktop.domain.sensitive_words import health_hint
from nscp_desktop.ui.dialogs.dialog import Dialog
from nscp_desktop.ui.numbers import hours_words, read_hours
from nscp_desktop.ui.widgets.card import heading
from nscp_desktop.ui.widgets.form_field import FormField

CHOICES = (
    Outcome.BOOKED,
    Outcome.PART,
    Outcome.DID_NOT_ATTEND,
    Outcome.CANCELLED_IN_TIME,
    Outcome.CANCELLED_LATE,
)


class OutcomeDialog(Dialog):
    """Asks for outcome, hours, fee and reason. `store(mark)` stores, and may refuse.

    `usual_fee` is what the course asks of those who do not come, None where it asks nothing.
    """

    def __init__(
        self,
        who: str,
        mark: Mark,
        outcomes: Sequence[Outcome],
        usual_fee: int | None,
        store: Callable[[Mark], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent=parent)
        self.setWindowTitle(self.tr("How it went"))
        self.setMinimumWidth(430)
        self._store, self._usual_fee = store, usual_fee
        self.body.addWidget(heading(who))
        self.outcome = QComboBox()
        for outcome in outcomes:
            self.outcome.addItem(opening(outcome.words), outcome.value)
        self.outcome.setCurrentIndex(max(self.outcome.findData(mark.outcome.value), 0))
        self.hours, self.fee, self.reason = QLineEdit(), QLineEdit(), QLineEdit()
        self.hours.setText(hours_words(mark.hours))
        self.reason.setText(mark.reason)
        self.add_field("outcome", FormField(self.tr("&How it went"), self.outcome))
        self.add_field("hours", FormField(self.tr("Ho&urs of it"), self.hours, self.tr("How long they were there.")))
        self.add_field("fee_pence", FormField(self.tr("&Fee, £"), self.fee, self._fee_hint()))
        self.add_field("reason", FormField(self.tr("&Reason"), self.reason))
        fee = mark.fee_pence if mark.fee_pence is not None or mark.outcome in WITH_FEE else usual_fee
        self.fee.setText(pounds(fee).removeprefix("£") if fee is not None else "")
        self.outcome.currentIndexChanged.connect(self._show_fields)
        self.reason.textChanged.connect(self._point_out_health)
        self._show_fields()
        self._point_out_health(mark.reason)

    def mark(self) -> Mark:
        """Return what is typed. Raises NotAllowedError beside a field that is no number."""
        outcome = Outcome(self.outcome.currentData())
        hours = read_hours(self.hours.text()) if outcome is Outcome.PART else None
        fee = typed_pence(self.fee.text(), "fee_pence") if outcome in WITH_FEE else None
        return Mark(outcome, hours, self.reason.text(), fee)

    def store(self) -> None:
        """Hand it over."""
        self._store(self.mark())

    def _show_fields(self, _place: int = 0) -> None:
        outcome = Outcome(self.outcome.currentData())
        self.fields["hours"].setVisible(outcome is Outcome.PART)
        self.fields["fee_pence"].setVisible(outcome in WITH_FEE)
        self.fields["reason"].setVisible(outcome is not Outcome.BOOKED)
        self.adjustSize()

    def _fee_hint(self) -> str:
        if self._usual_fee is None:
            return self.tr("Empty where nothing is asked for.")
        return self.tr("The course asks %1 of those who do not come.").replace("%1", pounds(self._usual_fee))

    def _point_out_health(self, text: str) -> None:
        self.fields["reason"].set_hint(health_hint(text) or self.tr("Nothing about health."))
