"""Signing a questionnaire off, and opening it again with a reason."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from nscp_desktop.domain.checklist_rules import items_words
from nscp_desktop.domain.dates import add_months, in_words
from nscp_desktop.domain.questionnaires import Filled
from nscp_desktop.domain.sensitive_words import health_hint
from nscp_desktop.services.checklist_checks import Signature
from nscp_desktop.ui.dates import DateField
from nscp_desktop.ui.dialogs.dialog import Dialog
from nscp_desktop.ui.widgets.buttons import push_button
from nscp_desktop.ui.widgets.card import heading, plain_label
from nscp_desktop.ui.widgets.form_field import FormField


class SignOffDialog(Dialog):
    """Asks who filled it in and who approved it. `sign_off(signature)` stores, and may refuse.

    `item_wanted` carries the first item without an answer when somebody goes there instead.
    """

    item_wanted = Signal(int)

    def __init__(
        self,
        filled: Filled,
        who: str,
        sign_off: Callable[[Signature], object],
        *,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent=parent)
        self.setWindowTitle(self.tr("Sign off"))
        self.accept_button.setText(self.tr("&Sign off"))
        self.setMinimumWidth(520)
        self._filled, self._sign_off = filled, sign_off
        head = filled.checklist
        self.completed_by, self.completed_role, self.approved_by = QLineEdit(), QLineEdit(), QLineEdit()
        self.completed_on, self.approved_on = DateField(today=today), DateField(today=today)
        self.completed_by.setText(head.completed_by or who)
        self.completed_role.setText(head.completed_role)
        self.completed_on.set_value(head.completed_on or today)
        self.approved_by.setText(head.approved_by)
        self.approved_on.set_value(head.approved_on)
        about = ", ".join(part for part in (filled.template.title, filled.course_title, head.year) if part)
        self.body.addWidget(heading(about))
        self._tell_what_happens()
        self._tell_unanswered()
        self._lay_out()
        self.completed_on.edited.connect(self._tell_due)
        self._tell_due()
        (self.go_button if self.unanswered else self.completed_by).setFocus()

    def check(self) -> bool:
        """Refuse days that are none."""
        for name, field in (("completed_on", self.completed_on), ("approved_on", self.approved_on)):
            wrong = field.error()
            if name == "completed_on" and not wrong and field.value() is None:
                wrong = self.tr("Give the day on which it was filled in.")
            if not self.passes(name, field, wrong):
                return False
        return True

    def store(self) -> None:
        """Sign it off."""
        completed_on = self.completed_on.value()
        assert completed_on is not None
        self._sign_off(
            Signature(
                self.completed_by.text().strip(),
                self.completed_role.text().strip(),
                completed_on,
                self.approved_by.text().strip(),
                self.approved_on.value(),
            )
        )

    def _tell_what_happens(self) -> None:
        progress = self._filled.progress()
        self.body.addWidget(plain_label(f"{progress.words} · {progress.covered_words}", "muted", wrap=True))
        words = self.tr("Signed off, it does not change any more. It can be opened again with a reason.")
        self.body.addWidget(plain_label(words, "muted", wrap=True))

    def _tell_unanswered(self) -> None:
        """Name the items without an answer, with the way to the first of them."""
        self.unanswered = self._filled.unanswered()
        self.missing = plain_label("", "errorSentence", wrap=True)
        self.go_button = push_button(self.tr("&Go to the first of them"), self._go)
        if self.unanswered:
            words = self.tr("%1 no answer yet. Answer them first.")
            self.missing.setText(words.replace("%1", items_words(self.unanswered)))
        self.body.addWidget(self.missing)
        self.body.addWidget(self.go_button, alignment=Qt.AlignmentFlag.AlignLeft)
        for widget in (self.missing, self.go_button):
            widget.setVisible(bool(self.unanswered))
        self.accept_button.setEnabled(not self.unanswered)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        empty = self.tr("May stay empty")
        for name, words, field, hint, place in (
            ("completed_by", self.tr("&Filled in by"), self.completed_by, "", (0, 0)),
            ("completed_role", self.tr("Their &role"), self.completed_role, "", (0, 1)),
            ("completed_on", self.tr("Filled in &on"), self.completed_on, "", (0, 2)),
            ("approved_by", self.tr("A&pproved by"), self.approved_by, empty, (1, 0)),
            ("approved_on", self.tr("&Approved on"), self.approved_on, "", (1, 2)),
        ):
            self.fields[name] = FormField(words, field, hint)
            wide = 2 if name == "approved_by" else 1
            grid.addWidget(self.fields[name], *place, 1, wide, Qt.AlignmentFlag.AlignTop)
        for column, stretch in enumerate((3, 2, 2)):
            grid.setColumnStretch(column, stretch)
        self.body.addLayout(grid)
        self.due = plain_label("", "muted", wrap=True)
        self.body.addWidget(self.due)
        self.body.addStretch()

    def _tell_due(self) -> None:
        day = self.completed_on.value()
        words = self.tr("The next one is due by %1.")
        self.due.setText(words.replace("%1", in_words(add_months(day, self._filled.template.months))) if day else "")

    def _go(self, *_: object) -> None:
        first = self.unanswered[0].id
        self.throw_away()
        self.item_wanted.emit(first)


class ReopenChecklistDialog(Dialog):
    """Asks why. `reopen(why)` stores, and may refuse."""

    def __init__(self, filled: Filled, reopen: Callable[[str], object], parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setWindowTitle(self.tr("Open it again"))
        self.accept_button.setText(self.tr("&Open again"))
        self.setMinimumWidth(440)
        self._reopen = reopen
        about = ", ".join(part for part in (filled.template.title, filled.course_title, filled.checklist.year) if part)
        self.body.addWidget(heading(about))
        note = self.tr("What was answered stays. Change what was wrong, and sign it off again.")
        self.body.addWidget(plain_label(note, "muted", wrap=True))
        self.why = QLineEdit()
        self.add_field("why", FormField(self.tr("&Reason"), self.why, self._usual_hint()))
        self.why.textChanged.connect(self._point_out_health)
        self.body.addStretch()

    def store(self) -> None:
        """Open it again."""
        self._reopen(self.why.text())

    def _usual_hint(self) -> str:
        return self.tr("It stands in it and in the history.")

    def _point_out_health(self, text: str) -> None:
        self.fields["why"].set_hint(health_hint(text) or self._usual_hint())
