"""The head of a questionnaire: what it is about, when, and who looked at it from outside."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDialogButtonBox,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from nscp_desktop.domain.courses import Course
from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.questionnaires import Checklist, Filled, OutsideView, QuestionnaireKind
from nscp_desktop.ui.dates import DateField
from nscp_desktop.ui.dialogs.dialog import Dialog
from nscp_desktop.ui.widgets.card import heading, plain_label
from nscp_desktop.ui.widgets.form_field import FormField

NOTE_HEIGHT = 52
_PARTS = 6  # a row of one, two or three fields fills them all
_TEXTS = ("year", "delivery", "length", "audience", "trainers", "contact", "outside_by")
ABOUT_COURSE = ("course_version_id", "delivery", "length", "audience", "trainers")


class HeadFields:
    """The fields of a head, by the names that refusals use; `grid` lays some of them out in two columns."""

    def __init__(self, today: date) -> None:
        self.texts = {name: QLineEdit() for name in _TEXTS}
        self.as_at, self.outside_on = DateField(today=today), DateField(today=today)
        self.version, self.outside = QComboBox(), QComboBox()
        self.note = QPlainTextEdit()
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(NOTE_HEIGHT)
        for view in OutsideView:
            self.outside.addItem(view.words, view.value)
        self.outside.currentIndexChanged.connect(self._enable_outside)
        self._enable_outside()
        self.fields = {
            "year": FormField(_tr("&Year"), self.texts["year"], _tr("Such as 2026–27")),
            "as_at": FormField(_tr("&Audit day"), self.as_at, _tr("The day that its figures are of")),
            "course_version_id": FormField(_tr("&Version of the course"), self.version),
            "delivery": FormField(_tr("How it is &given"), self.texts["delivery"]),
            "length": FormField(_tr("&Length"), self.texts["length"]),
            "audience": FormField(_tr("Target group, &who takes it"), self.texts["audience"]),
            "trainers": FormField(_tr("&Trainers"), self.texts["trainers"]),
            "contact": FormField(_tr("&Contact"), self.texts["contact"]),
            "outside": FormField(_tr("L&ooked at from outside by"), self.outside),
            "outside_by": FormField(_tr("Thei&r name and agency"), self.texts["outside_by"]),
            "outside_on": FormField(_tr("O&n"), self.outside_on),
            "note": FormField(_tr("Not&e"), self.note),
        }

    def show_versions(self, course: Course | None) -> None:
        """Offer the versions of a course, the newest first."""
        self.version.clear()
        self.version.addItem(_tr("Not said"), None)
        for version in reversed(course.versions if course is not None else ()):
            self.version.addItem(f"{version.name}, {in_words(version.in_use_from)}", version.id)

    def show(self, head: Checklist) -> None:
        """Show a head; the versions of its course are offered before."""
        for name, field in self.texts.items():
            field.setText(getattr(head, name))
            field.setCursorPosition(0)
        self.as_at.set_value(head.as_at)
        self.version.setCurrentIndex(max(0, self.version.findData(head.course_version_id)))
        self.outside.setCurrentIndex(self.outside.findData(head.outside.value))
        self.outside_on.set_value(head.outside_on)
        self.note.setPlainText(head.note)

    def head(self, before: Checklist) -> Checklist:
        """Return the head as typed; what has no field stays as it was."""
        texts: dict[str, Any] = {name: field.text() for name, field in self.texts.items()}
        return replace(
            before,
            **texts,
            as_at=self.as_at.value() or before.as_at,
            course_version_id=self.version.currentData(),
            outside=OutsideView(self.outside.currentData()),
            outside_on=self.outside_on.value(),
            note=self.note.toPlainText(),
        )

    def is_right(self) -> bool:
        """Refuse a day that is no date, and no audit day, beside the field."""
        wrong = self.as_at.error() or ("" if self.as_at.value() else _tr("Give the day that the figures are of."))
        for name, field, sentence in (("as_at", self.as_at, wrong), ("outside_on", self.outside_on, "")):
            sentence = sentence or field.error()
            if sentence:
                self.fields[name].set_error(sentence)
                field.setFocus()
                return False
        return True

    def grid(self, *rows: Sequence[str]) -> QGridLayout:
        """Lay fields out in rows, those of one row equally wide."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        for place, row in enumerate(rows):
            wide = _PARTS // len(row)
            for column, name in enumerate(row):
                grid.addWidget(self.fields[name], place, column * wide, 1, wide, Qt.AlignmentFlag.AlignTop)
        for column in range(_PARTS):
            grid.setColumnStretch(column, 1)
        return grid

    def _enable_outside(self, _place: int = 0) -> None:
        is_any = self.outside.currentData() != OutsideView.NONE.value
        self.texts["outside_by"].setEnabled(is_any)
        self.outside_on.setEnabled(is_any)


class HeadDialog(Dialog):
    """The details of a questionnaire. `change(head)` stores, and may refuse."""

    def __init__(
        self,
        filled: Filled,
        course: Course | None,
        change: Callable[[Checklist], object],
        *,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent=parent)
        self.setWindowTitle(self.tr("Details"))
        self.setMinimumWidth(620)
        self._head, self._change = filled.checklist, change
        self.head = HeadFields(today)
        self.fields.update(self.head.fields)
        self.fields["course_id"] = self.fields["course_version_id"]
        about = filled.template.title
        self.body.addWidget(heading(f"{about}: {filled.course_title}" if filled.course_title else about))
        words = edition_words(filled)
        if words:
            self.body.addWidget(plain_label(words, "muted", wrap=True))
        rows: list[tuple[str, ...]] = [("year", "as_at")]
        if filled.template.kind is QuestionnaireKind.CONTENT:
            self.head.show_versions(course)
            rows = [("year", "as_at", "course_version_id"), ("delivery", "length", "trainers")]
        last = ("audience", "contact") if len(rows) > 1 else ("contact",)
        rows += [last, ("outside", "outside_by", "outside_on"), ("note",)]
        self.body.addLayout(self.head.grid(*rows))
        self._tell_signature()
        self.body.addStretch()
        self.head.show(filled.checklist)

    def only_read(self) -> None:
        """Let everything be read and nothing be changed."""
        for field in self.head.fields.values():
            widget = field.field
            if isinstance(widget, QLineEdit | QPlainTextEdit):
                widget.setReadOnly(True)
            else:
                widget.setEnabled(False)
        self.accept_button.hide()
        cancel = self.buttons.button(QDialogButtonBox.StandardButton.Cancel)
        if isinstance(cancel, QAbstractButton):
            cancel.setText(self.tr("Close"))

    def check(self) -> bool:
        """Refuse days that are none."""
        return self.head.is_right()

    def store(self) -> None:
        """Hand the head over."""
        self._change(self.head.head(self._head))

    def _tell_signature(self) -> None:
        words = signature_words(self._head)
        if words:
            self.body.addWidget(plain_label(words, "muted", wrap=True))


def edition_words(filled: Filled) -> str:
    """Say which version of the list it is, and where its words come from."""
    version = filled.version
    parts = [_tr("Version %1 of the list").replace("%1", str(version.number)), version.edition, version.source]
    return ". ".join(part.rstrip(".") for part in parts if part)


def signature_words(head: Checklist) -> str:
    """Say who filled it in, approved it, and when the next one is due; "" before it is signed off."""
    if head.signed_on is None or head.completed_on is None:
        return ""
    by = ", ".join(part for part in (head.completed_by, head.completed_role) if part)
    lines = [_tr("Filled in by %1 on %2.").replace("%1", by).replace("%2", in_words(head.completed_on))]
    if head.approved_by and head.approved_on is not None:
        words = _tr("Approved by %1 on %2.").replace("%1", head.approved_by)
        lines.append(words.replace("%2", in_words(head.approved_on)))
    if head.next_due_on is not None:
        lines.append(_tr("The next one is due by %1.").replace("%1", in_words(head.next_due_on)))
    return " ".join(lines)


def _tr(text: str) -> str:
    return QCoreApplication.translate("HeadDialog", text)
