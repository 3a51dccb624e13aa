"""The left half of recording training: which course, when, and how it is evidenced."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QWidget

from nscp_desktop.domain.courses import Course
from nscp_desktop.domain.dates import Precision, in_words
from nscp_desktop.domain.drafts import TrainingDraft
from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.standing import Rulebook
from nscp_desktop.domain.training import Completion, Evidence
from nscp_desktop.domain.whole_agency import held_for_everyone
from nscp_desktop.ui.dates import DateField
from nscp_desktop.ui.dialogs.course import DELIVERIES
from nscp_desktop.ui.forms.ui_record_training import Ui_RecordTrainingForm
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.models.training_words import counts_words, date_note, everyone_words, hours_note, validity_words
from nscp_desktop.ui.numbers import NotANumberError, hours_words, read_hours
from nscp_desktop.ui.widgets.buttons import push_button, read_order
from nscp_desktop.ui.widgets.card import Card
from nscp_desktop.ui.widgets.form_field import mark_wrong
from nscp_desktop.ui.widgets.sheet_drop import SheetDrop


@guarded
class WhatAndWhen(Card):
    """The fields of a training. `edited` is sent when the preview may have changed."""

    edited = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.title.setText(self.tr("What and when"))
        self._today = today
        self._courses: dict[int, Course] = {}
        self._filled: tuple[str, str, str] = ("", "", "")
        self._rulebook = Rulebook((), {})
        self.form = QWidget()
        ui = self.ui = Ui_RecordTrainingForm()
        ui.setupUi(self.form)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self.form)
        self.form.installEventFilter(self)
        scroll.setAccessibleName(self.tr("What and when"))
        self.body.addWidget(self.title)
        self.body.addWidget(scroll)
        for evidence in Evidence:
            ui.evidence.addItem(evidence.words.capitalize(), evidence.value)
        ui.delivery.addItems(["", *DELIVERIES])
        ui.course_id.setPlaceholderText(self.tr("Choose a course"))
        ui.expires_on.line.setPlaceholderText(self.tr("by the rules"))
        ui.expires_on.setToolTip(self.tr("Leave this empty unless the certificate itself gives a date."))
        ui.first_day.line.setPlaceholderText(self.tr("the same day"))
        ui.first_day.setToolTip(self.tr("Only for training of several days: the day on which it began."))
        ui.completed_on.accept_approximate()
        self.today_button = push_button(
            self.tr("Today, %1").replace("%1", in_words(today)), self.take_today, pill=True, spoken=self.tr("Today")
        )
        ui.completed_on_box.insertWidget(2, self.today_button)
        read_order([ui.completed_on, self.today_button, ui.first_day])
        self.sheets = SheetDrop()
        self.body.addWidget(self.sheets)
        self._connect()
        self.clear()

    def _connect(self) -> None:
        ui = self.ui
        for field in (ui.completed_on, ui.first_day, ui.expires_on):
            field.set_today(self._today)
            field.edited.connect(self._dates_edited)
            field.error_changed.connect(self._show_date_error)
        ui.course_id.currentIndexChanged.connect(self._course_chosen)
        ui.date_unknown.toggled.connect(self._know_no_date)
        ui.hours.editingFinished.connect(self._hours_edited)

    def set_courses(self, courses: Sequence[Course], rulebook: Rulebook, *, is_school: bool) -> None:
        """Offer these courses; the one chosen stays."""
        chosen = self.course_id()
        combo = self.ui.course_id
        self._courses = {course.id: course for course in courses}
        self._rulebook = rulebook
        combo.blockSignals(True)
        combo.clear()
        for course in courses:
            combo.addItem(course.title, course.id)
        combo.setCurrentIndex(combo.findData(chosen))
        combo.blockSignals(False)
        self.ui.whole_agency.setText(everyone_words(is_school=is_school))
        self._show_notes()

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

    def choose_day(self, day: date) -> None:
        """Set the day it was completed."""
        self.ui.date_unknown.setChecked(False)
        self.ui.completed_on.set_value(day)
        self._dates_edited()

    def choose_everyone(self) -> None:
        """Tick that it was for everyone here that day; without effect for a course that is not held so."""
        self.ui.whole_agency.setChecked(True)

    def fill(self, draft: TrainingDraft) -> None:
        """Begin with a training: its course and day, and what is usual of the course where it says nothing."""
        ui = self.ui
        self.choose_course(draft.course_id)
        if draft.hours is not None:
            ui.hours.setText(hours_words(draft.hours))
        for field, text in ((ui.provider, draft.provider), (ui.trainer, draft.trainer)):
            if text:
                field.setText(text)
        if draft.delivery:
            ui.delivery.setCurrentText(draft.delivery)
        ui.evidence.setCurrentIndex(ui.evidence.findData(draft.evidence.value))
        ui.completed_on.set_value(draft.completed_on)
        ui.first_day.set_value(draft.first_day)
        ui.whole_agency.setChecked(draft.whole_agency)
        self._dates_edited()

    def take_today(self) -> None:
        """Say that it was done today."""
        self.choose_day(self._today)

    def days(self) -> tuple[date, ...]:
        """Return the days of the training that are known: the first and the last, or the only one."""
        found = (self.ui.first_day.value(), self.ui.completed_on.value())
        return tuple(day for day in found if day is not None)

    def clear(self) -> None:
        """Empty every field; the day is today."""
        ui = self.ui
        ui.course_id.setCurrentIndex(-1)
        for field in (ui.hours, ui.trainer, ui.provider, ui.certificate_number, ui.note):
            field.clear()
        ui.delivery.setCurrentText("")
        ui.evidence.setCurrentIndex(0)
        ui.date_unknown.setChecked(False)
        ui.whole_agency.setChecked(False)
        ui.completed_on.set_value(self._today)
        ui.first_day.set_value(None)
        ui.expires_on.set_value(None)
        self._filled = ("", "", "")
        self.sheets.clear()
        self.clear_errors()
        self._show_notes()

    def is_ready(self) -> bool:
        """Whether a course and a day that can be recorded are given, so that a preview makes sense."""
        ui = self.ui
        dated = ui.date_unknown.isChecked() or bool(self.days()) or ui.expires_on.value() is not None
        return self.course() is not None and dated and not any(problem for _, problem in self._date_problems())

    def date_problem(self) -> str:
        """Say what is wrong with the day it was completed, empty when nothing is."""
        ui = self.ui
        day = ui.completed_on.value()
        wrong = ui.completed_on.error()
        if not wrong and day is not None and day > self._today:
            wrong = self.tr("%1 is still ahead. Book the training now, and record it when it is done.").replace(
                "%1", in_words(day, ui.completed_on.precision())
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
        for name, field in (
            ("completed_on", ui.completed_on),
            ("first_day", ui.first_day),
            ("expires_on", ui.expires_on),
        ):
            if field.error():
                raise NotAllowedError(field.error(), name)
        day, unknown = ui.completed_on.value(), ui.date_unknown.isChecked()
        if day is None and ui.expires_on.value() is None and not unknown:
            raise NotAllowedError(
                self.tr("Say on which day it was completed, or tick that the date is not known."), "completed_on"
            )
        return TrainingDraft(
            course_id=course_id,
            completed_on=day,
            person_ids=person_ids,
            precision=ui.completed_on.precision(),
            expires_on=ui.expires_on.value(),
            hours=read_hours(ui.hours.text()),
            delivery=ui.delivery.currentText().strip(),
            provider=ui.provider.text().strip(),
            trainer=ui.trainer.text().strip(),
            certificate_number=ui.certificate_number.text().strip(),
            evidence=Evidence(ui.evidence.currentData()),
            note=ui.note.text().strip(),
            first_day=ui.first_day.value() if ui.first_day.value() != day else None,
            whole_agency=self._is_for_everyone(),
        )

    def show_error(self, name: str, sentence: str, *, go_there: bool = False) -> bool:
        """Show a sentence beside a field, and say whether there is such a field."""
        label = self.findChild(QLabel, f"{name}_error")
        field = self.findChild(QWidget, name)
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
        for label in self.findChildren(QLabel):
            if label.objectName().endswith("_error"):
                self.show_error(label.objectName().removesuffix("_error"), "")

    def _date_problems(self) -> tuple[tuple[str, str], ...]:
        ui = self.ui
        first, last = ui.first_day.value(), ui.completed_on.value()
        began = ui.first_day.error()
        if not began and first is not None and last is not None and first > last:
            began = self.tr("It would begin after it was completed. Check both dates.")
        return ("completed_on", self.date_problem()), ("first_day", began), ("expires_on", ui.expires_on.error())

    def _dates_edited(self) -> None:
        for name, problem in self._date_problems():
            self.show_error(name, problem)
        self._show_notes()
        self.edited.emit()

    def _hours_edited(self) -> None:
        self._show_notes()
        self.edited.emit()

    def _know_no_date(self, unknown: bool) -> None:
        """Let the date be empty while it is not known, and begin with today again when it is."""
        ui = self.ui
        ui.completed_on.set_value(None if unknown else self._today)
        ui.completed_on.setPlaceholderText(self.tr("not known") if unknown else self.tr("dd/mm/yyyy"))
        if unknown:
            ui.first_day.set_value(None)
        for field in (ui.completed_on, ui.first_day):
            field.setEnabled(not unknown)
        self._dates_edited()

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
        self._show_notes()
        self.edited.emit()

    def _show_notes(self) -> None:
        """Say what it counts towards, until when, and what is missing."""
        ui, course, book = self.ui, self.course(), self._rulebook
        day, precision, unknown = ui.completed_on.value(), ui.completed_on.precision(), ui.date_unknown.isChecked()
        notes = {ui.course_note: "", ui.completed_note: date_note(day, precision, unknown=unknown)}
        notes |= {ui.hours_note: "", ui.expires_note: ""}
        if course is not None:
            done = Completion(0, 0, course.id, day, precision, ui.expires_on.value(), self._today, self._hours())
            notes[ui.hours_note] = hours_note(course, done, book, self._today)
            notes[ui.expires_note] = validity_words(course, done, book, self._today)
            # Until when it counts names all that it counts towards: said twice, it takes the room of two fields.
            notes[ui.course_note] = "" if notes[ui.expires_note] else counts_words(course, book)
        for label, words in notes.items():
            label.setText(words)
            label.setVisible(bool(words))
        held = course is not None and bool(held_for_everyone(book, course.id))
        ui.whole_agency.setVisible(held)
        ui.whole_agency.setEnabled(day is not None and precision is Precision.DAY)
        self.today_button.setVisible(day is None and not unknown and not ui.completed_on.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the fields keep their height however the sentences between them are broken into lines."""
        if watched is self.form and event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._give_room()
        return super().eventFilter(watched, event)

    def _give_room(self) -> None:
        # By itself a scrolled form is as high as its fields at their least, and sentences of several lines press them.
        layout = self.form.layout()
        if layout is not None and layout.hasHeightForWidth():
            self.form.setMinimumHeight(layout.totalHeightForWidth(self.form.width()))

    def _is_for_everyone(self) -> bool:
        tick = self.ui.whole_agency
        return tick.isChecked() and tick.isEnabled() and not tick.isHidden()

    def _hours(self) -> float | None:
        try:
            return read_hours(self.ui.hours.text())
        except NotANumberError:
            return None
