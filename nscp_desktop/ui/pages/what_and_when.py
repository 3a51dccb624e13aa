"""The left half of recording training: which course, when, and how it is evidenced."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QWidget

from nscp_desktop.domain.courses import Course
from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.drafts import TrainingDraft
from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.requirements import Requirement
from nscp_desktop.domain.training import Evidence
from nscp_desktop.ui.dates import DateField
from nscp_desktop.ui.dialogs.course import DELIVERIES
from nscp_desktop.ui.forms.ui_record_training import Ui_RecordTrainingForm
from nscp_desktop.ui.numbers import hours_words, read_hours
from nscp_desktop.ui.widgets.card import Card
from nscp_desktop.ui.widgets.form_field import mark_wrong


class WhatAndWhen(Card):
    """The fields of a training. `edited` is sent when the preview may have changed."""

    edited = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.title.setText(self.tr("What and when"))
        self._today = today
        self._courses: dict[int, Course] = {}
        self._filled: tuple[str, str, str] = ("", "", "")
        self._requirements: Mapping[str, Requirement] = {}
        self.form = QWidget()
        ui = self.ui = Ui_RecordTrainingForm()
        ui.setupUi(self.form)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(self.form)
        scroll.setAccessibleName(self.tr("What and when"))
        self.body.addWidget(self.title)
        self.body.addWidget(scroll)
        for evidence in Evidence:
            ui.evidence.addItem(evidence.words.capitalize(), evidence.value)
        ui.delivery.addItems(["", *DELIVERIES])
        ui.course_id.setPlaceholderText(self.tr("Choose a course"))
        ui.expires_on.line.setPlaceholderText(self.tr("by the rules"))
        ui.expires_on.setToolTip(self.tr("Leave this empty unless the certificate itself gives a date."))
        for field in (ui.completed_on, ui.expires_on):
            field.set_today(today)
            field.edited.connect(self._dates_edited)
            field.error_changed.connect(self._show_date_error)
        ui.course_id.currentIndexChanged.connect(self._course_chosen)
        self.clear()

    def set_courses(self, courses: Sequence[Course], requirements: Mapping[str, Requirement]) -> None:
        """Offer these courses; the one chosen stays."""
        chosen = self.course_id()
        combo = self.ui.course_id
        self._courses = {course.id: course for course in courses}
        self._requirements = requirements
        combo.blockSignals(True)
        combo.clear()
        for course in courses:
            combo.addItem(course.title, course.id)
        combo.setCurrentIndex(combo.findData(chosen))
        combo.blockSignals(False)
        self._show_counts()

    def course_id(self) -> int | None:
        """Return the course chosen."""
        chosen = self.ui.course_id.currentData()
        return int(chosen) if chosen is not None else None

    def course(self) -> Course | None:
        """Return the course chosen."""
        return self._courses.get(self.course_id() or 0)

    def choose_course(self, course_id: int | None) -> None:
        """Choose a course, None for none."""
        self.ui.course_id.setCurrentIndex(self.ui.course_id.findData(course_id) if course_id is not None else -1)

    def clear(self) -> None:
        """Empty every field; the day is today."""
        ui = self.ui
        ui.course_id.setCurrentIndex(-1)
        for field in (ui.hours, ui.trainer, ui.provider, ui.certificate_number, ui.note):
            field.clear()
        ui.delivery.setCurrentText("")
        ui.evidence.setCurrentIndex(0)
        ui.completed_on.set_value(self._today)
        ui.expires_on.set_value(None)
        self._filled = ("", "", "")
        self.clear_errors()
        self._show_counts()

    def is_ready(self) -> bool:
        """Whether a course and a day that can be recorded are given, so that a preview makes sense."""
        day = self.ui.completed_on.value()
        dated = day is not None or self.ui.expires_on.value() is not None
        return self.course() is not None and dated and not self.date_problem()

    def date_problem(self) -> str:
        """Say what is wrong with the dates, empty when nothing is."""
        ui = self.ui
        wrong = ui.completed_on.error() or ui.expires_on.error()
        day = ui.completed_on.value()
        if not wrong and day is not None and day > self._today:
            wrong = self.tr("%1 is still ahead. Book the training now, and record it when it is done.").replace(
                "%1", in_words(day)
            )
        return wrong

    def draft(self, person_ids: tuple[int, ...]) -> TrainingDraft:
        """Return what is typed, for these people.

        Raises NotAllowedError for a missing course or day, dates that are none and hours that are no number.
        """
        ui = self.ui
        course_id = self.course_id()
        if course_id is None:
            raise NotAllowedError(self.tr("Choose a course."), "course_id")
        for name, field in (("completed_on", ui.completed_on), ("expires_on", ui.expires_on)):
            if field.error():
                raise NotAllowedError(field.error(), name)
        if ui.completed_on.value() is None and ui.expires_on.value() is None:
            raise NotAllowedError(self.tr("Say on which day it was completed."), "completed_on")
        return TrainingDraft(
            course_id=course_id,
            completed_on=ui.completed_on.value(),
            person_ids=person_ids,
            expires_on=ui.expires_on.value(),
            hours=read_hours(ui.hours.text()),
            delivery=ui.delivery.currentText().strip(),
            provider=ui.provider.text().strip(),
            trainer=ui.trainer.text().strip(),
            certificate_number=ui.certificate_number.text().strip(),
            evidence=Evidence(ui.evidence.currentData()),
            note=ui.note.text().strip(),
        )

    def show_error(self, name: str, sentence: str, *, go_there: bool = False) -> bool:
        """Show a sentence beside a field, and say whether there is such a field."""
        label = self.form.findChild(QLabel, f"{name}_error")
        field = self.form.findChild(QWidget, name)
        if not isinstance(label, QLabel) or not isinstance(field, QWidget):
            return False
        label.setText(sentence)
        label.setVisible(bool(sentence))
        field.setAccessibleDescription(sentence)
        mark_wrong(field.line if isinstance(field, DateField) else field, bool(sentence))
        if go_there:
            field.setFocus()
        return True

    def clear_errors(self) -> None:
        """Take all sentences away."""
        for label in self.form.findChildren(QLabel):
            if label.objectName().endswith("_error"):
                self.show_error(label.objectName().removesuffix("_error"), "")

    def _dates_edited(self) -> None:
        self.show_error("completed_on", self.date_problem())
        self.edited.emit()

    def _show_date_error(self, sentence: str) -> None:
        field = self.sender()
        if field is not None:
            self.show_error(field.objectName(), sentence)

    def _course_chosen(self) -> None:
        """Take over the course's usual hours, provider and delivery, unless something else was typed."""
        course, ui = self.course(), self.ui
        self.show_error("course_id", "")
        if course is not None:
            typed = (ui.hours.text(), ui.provider.text(), ui.delivery.currentText())
            usual = (hours_words(course.hours), course.provider, course.delivery)
            keep = [now if now != filled else new for now, filled, new in zip(typed, self._filled, usual, strict=True)]
            ui.hours.setText(keep[0])
            ui.provider.setText(keep[1])
            ui.delivery.setCurrentText(keep[2])
            self._filled = usual
        self._show_counts()
        self.edited.emit()

    def _show_counts(self) -> None:
        course = self.course()
        known = [(item, self._requirements.get(item.requirement_id)) for item in course.satisfies] if course else []
        titles = [found.title for _, found in known if found is not None]
        words = self.tr("Counts towards: %1.").replace("%1", ", ".join(titles))
        if course is not None and not titles:
            words = self.tr("Counts towards nothing yet: it is kept as extra training.")
        self.ui.course_note.setText(words if course is not None else "")
        self.ui.course_note.setVisible(course is not None)
