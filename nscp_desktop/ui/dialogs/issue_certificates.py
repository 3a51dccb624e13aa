"""Issuing certificates: to whom, by whom, on which day."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListView, QWidget

from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.ui.dates import DateField
from nscp_desktop.ui.dialogs.dialog import Dialog
from nscp_desktop.ui.dialogs.form_dialog import fill_dialog
from nscp_desktop.ui.models.tick_list import TickListModel
from nscp_desktop.ui.widgets.card import heading, plain_label
from nscp_desktop.ui.widgets.effect_box import EffectBox
from nscp_desktop.ui.widgets.form_field import FormField

HELD_BACK_HEIGHT = 84


@dataclass(frozen=True, slots=True)
class IssueLine:
    """Somebody without a certificate: `words` name them and the training, `reason` says why there cannot be one yet."""

    attendance_id: int
    words: str
    on: date | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Signing:
    """Who issues, to begin with, and today. `since` is set where a period is asked for, which begins with it."""

    issued_by: str
    today: date
    since: date | None = None


class IssueDialog(Dialog):
    """Lists who can have a certificate, all ticked, and names the others.

    `issue(ids, by, on)` stores, and may refuse.
    """

    def __init__(
        self,
        about: str,
        lines: Sequence[IssueLine],
        signing: Signing,
        issue: Callable[[tuple[int, ...], str, date], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent=parent)
        self.setWindowTitle(self.tr("Issue certificates"))
        self._lines, self._issue, self._signing = lines, issue, signing
        self._in_list, self._left_out = set[int](), set[int]()
        self.body.addWidget(heading(about))
        self.since, self.until = DateField(today=signing.today), DateField(today=signing.today)
        if signing.since is not None:
            self._ask_period(signing.since)
        self.count = plain_label("", "strong")
        self.list = QListView()
        self.list.setProperty("compact", True)
        self.list.setAccessibleName(self.tr("Who can have a certificate"))
        self.held_back = EffectBox(self.tr("Not yet"), HELD_BACK_HEIGHT)
        self.issued_by, self.issued_on = QLineEdit(signing.issued_by), DateField(today=signing.today)
        self.issued_on.set_value(signing.today)
        self.body.addWidget(self.count)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.held_back)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._field("issued_by", self.tr("Issued &by"), self.issued_by), 3)
        row.addWidget(self._field("issued_on", self.tr("Issued &on"), self.issued_on), 2)
        self.body.addLayout(row)
        fill_dialog(self)
        self._show()
        self.resize(560, 500)
        self.list.setFocus()

    def ticked(self) -> tuple[int, ...]:
        """Return the attendances that are ticked."""
        return tuple(key for key in self.model.ticked() if isinstance(key, int))

    def check(self) -> bool:
        """Refuse days that are no dates."""
        wrong = [name for name, field in self.fields.items() if _date_error(field)]
        for name in wrong:
            self.fields[name].set_error(_date_error(self.fields[name]))
        return not wrong

    def store(self) -> None:
        """Issue those ticked."""
        on = self.issued_on.value()
        if on is None:
            raise NotAllowedError(self.tr("Give the day on which they are issued."), "issued_on")
        if not self.ticked():
            raise NotAllowedError(self.tr("Tick those who are to have a certificate."))
        self._issue(self.ticked(), self.issued_by.text(), on)

    def _ask_period(self, since: date) -> None:
        self.since.set_value(since)
        self.until.set_value(self._signing.today)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._field("since", self.tr("Training &from"), self.since))
        row.addWidget(self._field("until", self.tr("&Until"), self.until))
        row.addStretch(1)
        self.body.addLayout(row)
        for field in (self.since, self.until):
            field.edited.connect(self._show)

    def _field(self, name: str, label: str, field: QWidget) -> FormField:
        self.fields[name] = FormField(label, field)
        return self.fields[name]

    def _shown(self) -> list[IssueLine]:
        if self._signing.since is None:
            return list(self._lines)
        first, last = self.since.value() or date.min, self.until.value() or date.max
        return [line for line in self._lines if line.on is not None and first <= line.on <= last]

    def _show(self, *_: object) -> None:
        shown = self._shown()
        ready = [(line.attendance_id, line.words) for line in shown if not line.reason]
        self.model = TickListModel(ready, self)
        self.model.set_ticked([key for key, _ in ready if key not in self._left_out])
        self._in_list = {key for key, _ in ready}
        self.model.ticked_changed.connect(self._enable)
        self.list.setModel(self.model)
        if ready:
            self.list.setCurrentIndex(self.model.index(0))
        back = [f"{line.words}: {line.reason}" for line in shown if line.reason]
        self.held_back.setVisible(bool(back))
        self.held_back.show_lines(back, "")
        self._enable()

    def _enable(self, *_: object) -> None:
        # Whoever was left out stays left out while the period is changed.
        self._left_out = (self._left_out | self._in_list) - set(self.ticked())
        ticked, ready = len(self.ticked()), self.model.rowCount()
        words = self.tr("%1 of %2 ticked").replace("%1", f"{ticked:,}").replace("%2", f"{ready:,}")
        self.count.setText(words if ready else self.tr("Nobody can have a certificate yet"))
        self.accept_button.setText(self.tr("Issue %1").replace("%1", plural(ticked, "certificate")))
        self.accept_button.setEnabled(bool(ticked))


class IssueAgainDialog(Dialog):
    """Asks who issues one certificate anew, and on which day; `issue(by, on)` stores, and may refuse."""

    def __init__(
        self, about: str, signing: Signing, issue: Callable[[str, date], object], parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent=parent)
        self.setWindowTitle(self.tr("Issue a certificate again"))
        self.accept_button.setText(self.tr("Issue again"))
        self.setMinimumWidth(420)
        self._issue = issue
        self.body.addWidget(heading(about))
        note = self.tr(
            "It gets a new number and code, and carries the name that the person has now. The one before no longer "
            "holds. To print the same certificate once more, choose Print instead."
        )
        self.body.addWidget(plain_label(note, "muted", wrap=True))
        self.issued_by, self.issued_on = QLineEdit(signing.issued_by), DateField(today=signing.today)
        self.issued_on.set_value(signing.today)
        self.add_field("issued_by", FormField(self.tr("Issued &by"), self.issued_by))
        self.add_field("issued_on", FormField(self.tr("Issued &on"), self.issued_on))

    def check(self) -> bool:
        """Refuse a day that is no date."""
        error = self.issued_on.error()
        self.fields["issued_on"].set_error(error)
        return not error

    def store(self) -> None:
        """Issue it."""
        on = self.issued_on.value()
        if on is None:
            raise NotAllowedError(self.tr("Give the day on which it is issued."), "issued_on")
        self._issue(self.issued_by.text(), on)


def _date_error(field: FormField) -> str:
    return field.field.error() if isinstance(field.field, DateField) else ""
