"""Beginning a questionnaire: which list, about which course, for which year."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from nscp_desktop.domain.courses import Course
from nscp_desktop.domain.questionnaires import Checklist, QuestionnaireKind, Template
from nscp_desktop.ui.dialogs.checklist_head import ABOUT_COURSE, HeadFields
from nscp_desktop.ui.dialogs.dialog import Dialog
from nscp_desktop.ui.widgets.card import plain_label
from nscp_desktop.ui.widgets.form_field import FormField


class BeginOffer(NamedTuple):
    """What can be begun: the lists, the courses (introductory ones first), and the head it begins with.

    `known` is what the record knows about each course, as a head; `course_id` is the course chosen at first.
    """

    templates: tuple[Template, ...]
    courses: tuple[Course, ...]
    head: Checklist
    known: Mapping[int, Checklist]
    course_id: int | None = None


class BeginDialog(Dialog):
    """`begin(template, head)` stores, and may refuse."""

    def __init__(
        self,
        offer: BeginOffer,
        begin: Callable[[Template, Checklist], object],
        *,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent=parent)
        self.setWindowTitle(self.tr("Begin"))
        self.accept_button.setText(self.tr("&Begin"))
        self.setMinimumWidth(600)
        self._offer, self._begin = offer, begin
        self.head = HeadFields(today)
        self.template, self.course = QComboBox(), QComboBox()
        for place, template in enumerate(offer.templates):
            self.template.addItem(template.title, place)
        for course in offer.courses:
            self.course.addItem(course.title, course.id)
        self.about = plain_label("", "muted", wrap=True)
        self._lay_out()
        self.template.currentIndexChanged.connect(self._show_template)
        self.course.currentIndexChanged.connect(self._show_course)
        self._filled: dict[str, str] = {}
        self.head.show(offer.head)
        self.course.setCurrentIndex(max(0, self.course.findData(offer.course_id)) if offer.courses else -1)
        self._show_template()
        self._show_course()
        (self.course if self._is_content() else self.head.texts["year"]).setFocus()

    def chosen(self) -> Template:
        """Return the list that is chosen."""
        return self._offer.templates[int(self.template.currentData())]

    def draft(self) -> Checklist:
        """Return the head as typed."""
        head = self.head.head(self._offer.head)
        if not self._is_content():
            return replace(
                head, course_id=None, course_version_id=None, delivery="", length="", audience="", trainers=""
            )
        return replace(head, course_id=self.course.currentData())

    def check(self) -> bool:
        """Refuse a day that is none."""
        return self.head.is_right()

    def store(self) -> None:
        """Begin it."""
        self._begin(self.chosen(), self.draft())

    def _lay_out(self) -> None:
        self.fields.update(self.head.fields)
        self.fields["template"] = FormField(self.tr("&List"), self.template)
        self.fields["course_id"] = FormField(self.tr("Co&urse"), self.course)
        self.body.addWidget(self.fields["template"])
        self.body.addWidget(self.about)
        self.body.addWidget(self.fields["course_id"])
        self.of_course = QWidget()
        column = QVBoxLayout(self.of_course)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self.head.grid(("course_version_id", "length"), ("delivery", "trainers"), ("audience",)))
        self.body.addLayout(self.head.grid(("year", "as_at")))
        self.body.addWidget(self.of_course)
        self.body.addWidget(self.fields["contact"])
        self.body.addStretch()
        self.fields["template"].setVisible(len(self._offer.templates) > 1)

    def _is_content(self) -> bool:
        return bool(self._offer.templates) and self.chosen().kind is QuestionnaireKind.CONTENT

    def _show_template(self, _place: int = 0) -> None:
        if not self._offer.templates:
            self.accept_button.setEnabled(False)
            self.about.setText(self.tr("Every list of this kind is switched off. Look under Settings."))
            return
        template = self.chosen()
        self.setWindowTitle(self.tr("Begin: %1").replace("%1", template.title))
        self.about.setText(template.about)
        self.about.setVisible(bool(template.about))
        for field in (self.fields["course_id"], self.of_course):
            field.setVisible(self._is_content())
        if self._is_content() and not self._offer.courses:
            self.fields["course_id"].set_error(self.tr("There is no course yet. Add one under Training, Courses."))
        self.adjustSize()
        self._make_room()

    def _show_course(self, _place: int = 0) -> None:
        """Fill in what the record knows about the course, but for what somebody has typed."""
        own = self.course.currentData()
        course = next((one for one in self._offer.courses if one.id == own), None)
        self.head.show_versions(course)
        known = self._offer.known.get(own, self._offer.head)
        self.head.version.setCurrentIndex(max(0, self.head.version.findData(known.course_version_id)))
        for name in ABOUT_COURSE[1:]:
            field = self.head.texts[name]
            if field.text() == self._filled.get(name, field.text() if not self._filled else ""):
                field.setText(getattr(known, name))
            self._filled[name] = getattr(known, name)
