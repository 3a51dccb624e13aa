"""The left half of planning a session: which course, when, which later day, and a quick way to pick the people."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from nscp_desktop.domain.courses import Course
from nscp_desktop.domain.dates import add_months
from nscp_desktop.domain.standing import Rulebook
from nscp_desktop.ui.dates import DateField
from nscp_desktop.ui.widgets.buttons import push_button
from nscp_desktop.ui.widgets.card import Card, plain_label
from nscp_desktop.ui.widgets.form_field import FormField

LATER_MONTHS = 12


class PlanForm(Card):
    """`edited` is sent when course or days may have changed, `pick_wanted` when people are to be ticked."""

    edited = Signal()
    pick_wanted = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._rulebook: Rulebook | None = None
        self._later_is_own = False
        self.course = QComboBox()
        self.course.setPlaceholderText(self.tr("Choose a course"))
        self.course.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.course.setMinimumContentsLength(12)
        self.on, self.later = DateField(today=today), DateField(today=today)
        self.counts = plain_label("", "muted", wrap=True)
        self.requirement = QComboBox()
        self.requirement.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.before = DateField(today=today)
        for field in (self.on, self.later, self.before):
            field.look_ahead()
        self.pick_button = push_button(self.tr("Tic&k them"), self.pick_wanted.emit)
        self.fields = {
            "course_id": FormField(self.tr("&Course"), self.course),
            "on": FormField(self.tr("Day of the session"), self.on),
            "later": FormField(self.tr("Compare as well &on"), self.later),
            "requirement": FormField(self.tr("Everyone whose"), self.requirement),
            "before": FormField(self.tr("runs out before, or is late"), self.before),
        }
        self._lay_out()
        self.set_days(today)
        self.course.currentIndexChanged.connect(self._course_chosen)
        self.on.edited.connect(self._day_edited)
        self.later.edited.connect(self._later_edited)

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(9)
        for name in ("course_id", "on", "later"):
            column.addWidget(self.fields[name])
            if name == "course_id":
                column.addWidget(self.counts)
        rule = QFrame()
        rule.setObjectName("rule")
        column.addWidget(rule)
        column.addWidget(plain_label(self.tr("Pick people quickly"), "strong"))
        column.addWidget(self.fields["requirement"])
        column.addWidget(self.fields["before"])
        column.addWidget(self.pick_button)
        column.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        scroll.setAccessibleName(self.tr("The session"))
        self.body.addWidget(scroll)

    def set_courses(self, courses: Sequence[Course], rulebook: Rulebook) -> None:
        """Offer these courses; the one chosen stays."""
        chosen = self.course.currentData()
        self._rulebook = rulebook
        self.course.blockSignals(True)
        self.course.clear()
        for course in courses:
            self.course.addItem(course.title, course.id)
        self.course.setCurrentIndex(self.course.findData(chosen) if chosen is not None else -1)
        self.course.blockSignals(False)
        self._show_counts()

    def choose_course(self, course_id: int) -> None:
        """Choose a course."""
        self.course.setCurrentIndex(self.course.findData(course_id))

    def set_days(self, on: date) -> None:
        """Begin with a day, and compare a year later."""
        self._later_is_own = False
        self.on.set_value(on)
        self.later.set_value(add_months(on, LATER_MONTHS))
        self.before.set_value(self.later.value())

    def course_id(self) -> int | None:
        """Return the course chosen, None when none is."""
        chosen = self.course.currentData()
        return int(chosen) if chosen is not None else None

    def days(self) -> tuple[date, date] | None:
        """Return both days, None while one of them is missing or wrong; the sentence stands beside it."""
        on, later = self.on.value(), self.later.value()
        for name, field in (("on", self.on), ("later", self.later)):
            if not field.error():
                self.fields[name].set_error(self.tr("Give a day.") if field.value() is None else "")
        if on is None or later is None:
            return None
        if later < on:
            self.fields["later"].set_error(self.tr("This is before the session. Give a later day."))
            return None
        return on, later

    def picked(self) -> tuple[tuple[str, ...], date] | None:
        """Return the requirements and the day by which people are to be ticked; None while that makes no sense."""
        before, chosen = self.before.value(), self.requirement.currentData()
        if before is None or chosen is None:
            return None
        return tuple(chosen), before

    def _course_chosen(self, _place: int) -> None:
        self._show_counts()
        self.edited.emit()

    def _day_edited(self) -> None:
        on = self.on.value()
        if on is not None and not self._later_is_own:
            self.later.set_value(add_months(on, LATER_MONTHS))
            self.before.set_value(self.later.value())
        self.edited.emit()

    def _later_edited(self) -> None:
        self._later_is_own = True
        self.edited.emit()

    def _show_counts(self) -> None:
        course_id, book = self.course_id(), self._rulebook
        items = book.counts.get(course_id, ()) if book is not None and course_id is not None else ()
        own = [item.requirement_id for item in items if book is not None and book.by_id[item.requirement_id].active]
        titles = [book.by_id[one].title for one in own] if book is not None else []
        shorts = [book.by_id[one].short or book.by_id[one].title for one in own] if book is not None else []
        self.requirement.clear()
        if len(own) > 1:
            self.requirement.addItem(self.tr("Any of these"), own)
        for one, title in zip(own, titles, strict=True):
            self.requirement.addItem(title, [one])
        words = self.tr("Counts towards: %1").replace("%1", ", ".join(shorts))
        if course_id is not None and not own:
            words = self.tr("It counts towards nothing yet, so it would change nothing.")
        self.counts.setText(words if course_id is not None else "")
        self.counts.setVisible(course_id is not None)
        self.pick_button.setEnabled(bool(own))
