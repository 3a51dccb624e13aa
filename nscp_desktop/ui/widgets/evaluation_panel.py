"""The fields of one evaluation form, for keying it in."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from nscp_desktop.domain.evaluation import NO_NAMES, QUESTIONS, TEXTS, Evaluation, Form
from nscp_desktop.domain.evaluation_words import comment_hint
from nscp_desktop.domain.people import Person
from nscp_desktop.ui.dates import DateField
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.widgets.form_field import FormField
from nscp_desktop.ui.widgets.person_field import PersonField
from nscp_desktop.ui.widgets.rating_field import RatingField, RatingFormField

TEXT_HEIGHT = 54
DATE_WIDTH = 150


@guarded
class EnterText(QPlainTextEdit):
    """A text of a few lines in which Enter is done with it; Shift+Enter begins another line."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Send `entered` instead of beginning a line."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class EvaluationPanel(QWidget):
    """Who it is from, the ratings, what was said, and when it came back. `entered` is sent for Enter in a text."""

    entered = Signal()

    def __init__(
        self,
        form: Form,
        people: Sequence[Person],
        trainers: Mapping[int, str],
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.form = form
        self._today = today
        self.person, self.trainer = PersonField(), QComboBox()
        self.received = DateField(today=today)
        self.received.setFixedWidth(DATE_WIDTH)
        self.received.set_value(today)
        self.ratings: dict[str, RatingField] = {}
        self.texts: dict[str, EnterText] = {}
        self.fields: dict[str, FormField] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        top = QHBoxLayout()
        top.setSpacing(14)
        top.addWidget(self._who(people, trainers), 1, Qt.AlignmentFlag.AlignTop)
        came_back = self._field("received_on", self.tr("Came &back on"), self.received)
        top.addWidget(came_back, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        column.addLayout(self._questions())
        column.addLayout(self._said())

    def evaluation(self, session_id: int, given: Evaluation | None = None) -> Evaluation:
        """Return what is keyed in, as a new form or in place of the one `given`."""
        ratings = {code: value for code, field in self.ratings.items() if (value := field.value()) is not None}
        texts = {code: field.toPlainText().strip() for code, field in self.texts.items()}
        is_trainer = self.form is Form.TRAINER
        return Evaluation(
            given.id if given is not None else 0,
            session_id,
            self.form,
            self.received.value() or self._today,
            ratings,
            None if is_trainer else self.person.value(),
            self.trainer.currentData() if is_trainer else None,
            None,
            texts.get("comment", ""),
            texts.get("suggestion", ""),
        )

    def show_form(self, form: Evaluation) -> None:
        """Put in what a form holds."""
        self.person.choose(form.person_id)
        self.trainer.setCurrentIndex(max(self.trainer.findData(form.trainer_id), 0))
        self.received.set_value(form.received_on)
        for code, field in self.ratings.items():
            field.set_value(form.ratings.get(code))
        for code, text in self.texts.items():
            text.setPlainText(form.text(code))

    def clear(self) -> None:
        """Make ready for the next form: the day stays, everything else is empty."""
        self.person.clear()
        self.trainer.setCurrentIndex(0)
        for field in self.ratings.values():
            field.set_value(None)
        for text in self.texts.values():
            text.clear()

    def problems(self) -> dict[str, str]:
        """Return what is wrong with what is typed, by the name of the field."""
        found = {code: field.error() for code, field in self.ratings.items()}
        found["received_on"] = self.received.error()
        if self.received.value() is None and not found["received_on"]:
            found["received_on"] = self.tr("Give the day on which the form came back.")
        if self.form is not Form.TRAINER:
            found["person_id"] = self.person.error()
        return {name: sentence for name, sentence in found.items() if sentence}

    def is_unrated(self) -> bool:
        """Whether no rating is typed yet."""
        return all(not field.text().strip() for field in self.ratings.values())

    def is_empty(self) -> bool:
        """Whether nothing is rated and nothing said."""
        return self.is_unrated() and not any(text.toPlainText().strip() for text in self.texts.values())

    def take_the_one_offered(self) -> None:
        """Take the only person whose name holds what is typed."""
        completer = self.person.completer()
        if self.person.text().strip() and self.person.value() is None and completer.completionCount() == 1:
            self.person.setText(completer.currentCompletion())

    def go_to_ratings(self) -> None:
        """Go to the first question."""
        next(iter(self.ratings.values())).setFocus(Qt.FocusReason.TabFocusReason)

    def go_to_who(self) -> None:
        """Go to where it is said whose form it is."""
        (self.trainer if self.form is Form.TRAINER else self.person).setFocus(Qt.FocusReason.TabFocusReason)

    def _who(self, people: Sequence[Person], trainers: Mapping[int, str]) -> FormField:
        if self.form is not Form.TRAINER:
            self.person.set_people(people)
            self.person.setObjectName("person_id")
            return self._field("person_id", self.tr("&Who (may stay empty)"), self.person)
        self.trainer.addItem(self.tr("Not named"), None)
        for own, name in trainers.items():
            self.trainer.addItem(name, own)
        if len(trainers) == 1:
            self.trainer.setCurrentIndex(1)
        return self._field("trainer_id", self.tr("&Who led it"), self.trainer)

    def _questions(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(6)
        for place, asked in enumerate(QUESTIONS[self.form]):
            field = RatingFormField(asked)
            field.rating.setObjectName(asked.code)
            field.rating.given.connect(self._go_on)
            self.ratings[asked.code] = field.rating
            self.fields[asked.code] = field
            grid.addWidget(field, place // 2, place % 2, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _said(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(18)
        for asked in TEXTS[self.form]:
            text = EnterText()
            text.setTabChangesFocus(True)
            text.setFixedHeight(TEXT_HEIGHT)
            text.setObjectName(asked.code)
            text.entered.connect(self.entered)
            text.textChanged.connect(self._look_at_words)
            self.texts[asked.code] = text
            row.addWidget(self._field(asked.code, asked.text, text, NO_NAMES), 1, Qt.AlignmentFlag.AlignTop)
        return row

    def _field(self, name: str, label: str, field: QWidget, hint: str = "") -> FormField:
        self.fields[name] = FormField(label, field, hint)
        return self.fields[name]

    def _go_on(self) -> None:
        fields = list(self.ratings.values())
        sender = self.sender()
        place = fields.index(sender) if isinstance(sender, RatingField) else 0
        following = fields[place + 1] if place + 1 < len(fields) else next(iter(self.texts.values()))
        following.setFocus(Qt.FocusReason.TabFocusReason)

    def _look_at_words(self) -> None:
        for code, text in self.texts.items():
            self.fields[code].set_hint(comment_hint(text.toPlainText()) or NO_NAMES)
