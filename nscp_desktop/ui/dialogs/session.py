"""The form for a session."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from nscp_desktop.domain.courses import Course
from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.money import pounds, typed_pence
from nscp_desktop.domain.session_drafts import SessionDraft
from nscp_desktop.ui.dialogs.course import DELIVERIES
from nscp_desktop.ui.dialogs.dialog import Dialog
from nscp_desktop.ui.dialogs.form_dialog import fill_dialog
from nscp_desktop.ui.models.tick_list import TickListModel
from nscp_desktop.ui.numbers import read_whole
from nscp_desktop.ui.widgets.card import plain_label
from nscp_desktop.ui.widgets.days_field import DaysField
from nscp_desktop.ui.widgets.form_field import FormField


@dataclass(frozen=True, slots=True)
class SessionChoices:
    """What can be chosen: courses, trainers as (id, words), and which courses count for something held for everyone.

    `concerns` says about trainers what was or will not be in date on a day.
    """

    courses: tuple[Course, ...]
    trainers: tuple[tuple[int, str], ...]
    for_everyone: frozenset[int]
    concerns: Callable[[tuple[int, ...], date], Sequence[str]]


class SessionDialog(Dialog):
    """Add a session, or change one. `store(draft)` stores, and may refuse."""

    def __init__(
        self,
        title: str,
        draft: SessionDraft,
        choices: SessionChoices,
        store: Callable[[SessionDraft], object],
        parent: QWidget | None = None,
        *,
        today: date,
    ) -> None:
        super().__init__(title, parent=parent)
        self._store, self._choices, self._version_id = store, choices, draft.version_id
        self._make_fields(today)
        self._lay_out()
        self._show(draft)
        self.course_id.currentIndexChanged.connect(self._show_course)
        self.trainers.ticked_changed.connect(self._show_concerns)
        self._follow_days()
        self.days.add_button.clicked.connect(self._follow_days)
        fill_dialog(self)
        self.resize(820, 520)
        self.course_id.setFocus()

    def draft(self) -> SessionDraft:
        """Return what is typed. Raises NotAllowedError beside the field that cannot be read."""
        course_id = self.course_id.currentData()
        return SessionDraft(
            course_id=course_id if course_id is not None else 0,
            days=self.days.days(),
            delivery=self.delivery.currentText(),
            place=self.place.text(),
            capacity=read_whole(self.capacity.text().strip().removesuffix("places"), "capacity"),
            trainer=self.trainer.text(),
            trainer_ids=tuple(own for own in self.trainers.ticked() if isinstance(own, int)),
            provider=self.provider.text(),
            cost_pence=typed_pence(self.cost.text(), "cost_pence"),
            version_id=self.version_id.currentData(),
            whole_agency=self.whole_agency.isChecked() and self.whole_agency.isEnabled(),
            note=self.note.toPlainText(),
        )

    def store(self) -> None:
        """Hand the draft over."""
        self._store(self.draft())

    def _make_fields(self, today: date) -> None:
        self.course_id = QComboBox()
        for course in self._choices.courses:
            self.course_id.addItem(course.title, course.id)
        self.course_id.setPlaceholderText(self.tr("Choose a course"))
        self.days = DaysField(today)
        self.delivery = QComboBox()
        self.delivery.setEditable(True)
        self.delivery.addItems(["", *DELIVERIES])
        self.place, self.capacity, self.cost = QLineEdit(), QLineEdit(), QLineEdit()
        self.capacity.setPlaceholderText(self.tr("no limit"))
        self.trainer, self.provider = QLineEdit(), QLineEdit()
        self.version_id = QComboBox()
        self.trainers = TickListModel(self._choices.trainers, self)
        self.trainer_ids = QListView()
        self.trainer_ids.setModel(self.trainers)
        self.trainer_ids.setMinimumHeight(78)
        self.concerns = plain_label("", "errorSentence", wrap=True)
        self.whole_agency = QCheckBox(self.tr("For everyone &here that day"))
        self.note = QPlainTextEdit()
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(52)
        for combo in (self.course_id, self.delivery, self.version_id):
            combo.setMinimumContentsLength(12)
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def _lay_out(self) -> None:
        left, right, delivery, places = QVBoxLayout(), QVBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for column, fields in (
            (left, (("course_id", self.tr("&Course"), self.course_id), ("days", self.tr("&Days"), self.days))),
            (
                delivery,
                (
                    ("delivery", self.tr("Deli&very"), self.delivery),
                    ("version_id", self.tr("Ve&rsion"), self.version_id),
                ),
            ),
            (
                places,
                (("capacity", self.tr("Pl&aces"), self.capacity), ("cost_pence", self.tr("C&ost, £"), self.cost)),
            ),
            (
                right,
                (
                    ("trainer_ids", self.tr("&Trainers"), self.trainer_ids),
                    ("trainer", self.tr("Somebody else who &leads it"), self.trainer),
                    ("provider", self.tr("Prov&ider"), self.provider),
                    ("note", self.tr("&Note"), self.note),
                ),
            ),
        ):
            for name, title, field in fields:
                self.fields[name] = FormField(title, field)
                column.addWidget(self.fields[name])
        self.fields["place"] = FormField(self.tr("&Place or link"), self.place)
        left.addLayout(delivery)
        left.addWidget(self.fields["place"])
        left.addLayout(places)
        left.addWidget(self.whole_agency)
        left.addStretch()
        right.setStretchFactor(self.fields["trainer_ids"], 1)
        right.insertWidget(1, self.concerns)
        if not self._choices.trainers:
            self.fields["trainer_ids"].hide()
            note = self.tr("Whoever often leads sessions can be chosen here, once added under Training, Trainers.")
            right.insertWidget(0, plain_label(note, "muted", wrap=True))
            right.addStretch()
        both = QHBoxLayout()
        both.setSpacing(16)
        for column in (left, right):
            column.setSpacing(8)
            both.addLayout(column, 1)
        self.body.addLayout(both)

    def _show(self, draft: SessionDraft) -> None:
        self.course_id.setCurrentIndex(self.course_id.findData(draft.course_id))
        self.days.show_days(draft.days)
        self.delivery.setCurrentText(draft.delivery)
        self.place.setText(draft.place)
        self.capacity.setText(str(draft.capacity) if draft.capacity is not None else "")
        self.trainer.setText(draft.trainer)
        self.trainers.set_ticked(draft.trainer_ids)
        self.provider.setText(draft.provider)
        self.cost.setText(pounds(draft.cost_pence).removeprefix("£") if draft.cost_pence is not None else "")
        self.note.setPlainText(draft.note)
        self._show_course()
        self.whole_agency.setChecked(draft.whole_agency)
        self.version_id.setCurrentIndex(max(self.version_id.findData(draft.version_id), 0))
        self._show_concerns()

    def _show_course(self, _place: int = 0) -> None:
        """Offer the versions of the course, and propose what is usual for it where nothing is typed."""
        own = self.course_id.currentData()
        course = next((one for one in self._choices.courses if one.id == own), None)
        self.whole_agency.setEnabled(own in self._choices.for_everyone)
        self.whole_agency.setToolTip(
            "" if self.whole_agency.isEnabled() else self.tr("The course counts towards nothing held for everyone.")
        )
        chosen = self.version_id.currentData()
        self.version_id.clear()
        self.version_id.addItem(self.tr("None"), None)
        for version in course.versions if course is not None else ():
            since = self.tr("from %1").replace("%1", in_words(version.in_use_from))
            self.version_id.addItem(f"{version.name}, {since}", version.id)
        in_use = course.version_on(self.days.first() or date.max) if course is not None else None
        wanted = chosen if chosen is not None else in_use.id if in_use is not None else None
        self.version_id.setCurrentIndex(max(self.version_id.findData(wanted), 0))
        self.fields["version_id"].setEnabled(self.version_id.count() > 1)
        if course is not None:
            if not self.delivery.currentText():
                self.delivery.setCurrentText(course.delivery)
            if not self.provider.text():
                self.provider.setText(course.provider)

    def _follow_days(self) -> None:
        for field in self.days.fields():
            field.edited.connect(self._show_concerns)

    def _show_concerns(self, *_: object) -> None:
        """Say what is not in date about the trainers on the first day; it is told, and refuses nothing."""
        ticked = tuple(own for own in self.trainers.ticked() if isinstance(own, int))
        first = self.days.first()
        found = self._choices.concerns(ticked, first) if ticked and first is not None else ()
        self.concerns.setText("\n".join(found))
        self.concerns.setVisible(bool(found))
