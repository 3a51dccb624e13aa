"""A field for one rating from 1 to 5, for those who key in many: a digit moves on by itself."""

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from nscp_desktop.domain.evaluation import RATINGS, Question, rating_problem
from nscp_desktop.ui.widgets.form_field import FormField

WIDTH, HEIGHT = 46, 30
MOST_LETTERS = 3
PILL_WIDTH = 34


class RatingField(QLineEdit):
    """`given` is sent when a rating was typed or pressed, `error_changed` with the sentence to show beside it."""

    given = Signal()
    error_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(MOST_LETTERS)
        self.setFixedSize(WIDTH, HEIGHT)
        self.textEdited.connect(self._look)
        self.editingFinished.connect(self._tell)

    def value(self) -> int | None:
        """Return the rating, None while there is none."""
        typed = self.text().strip()
        return int(typed) if typed and not rating_problem(typed) else None

    def error(self) -> str:
        """Return why what is typed is no rating, empty when all is well."""
        return rating_problem(self.text())

    def set_value(self, rating: int | None) -> None:
        """Show a rating, or none."""
        self.setText("" if rating is None else str(rating))
        self.error_changed.emit("")

    def choose(self, rating: int, _checked: bool = False) -> None:
        """Take a rating that was pressed."""
        self.set_value(rating)
        self.given.emit()

    def _look(self, _text: str) -> None:
        self._tell()
        if self.value() is not None:
            self.given.emit()

    def _tell(self) -> None:
        self.error_changed.emit(self.error())


class RatingFormField(FormField):
    """A question with the field for its rating, buttons for those with a mouse, and the words for both ends."""

    def __init__(self, asked: Question, parent: QWidget | None = None) -> None:
        self.rating = RatingField()
        hint = (
            QCoreApplication.translate("RatingFormField", "1 %1, 5 %2")
            .replace("%1", asked.low)
            .replace("%2", asked.high)
        )
        super().__init__(asked.text, self.rating, hint, parent)
        self._buttons = [self._button(rating, asked.short) for rating in RATINGS]
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        place = column.indexOf(self.rating)
        column.removeWidget(self.rating)
        row = QHBoxLayout()
        row.setSpacing(4)
        for widget in (self.rating, *self._buttons):
            row.addWidget(widget)
        row.addStretch()
        column.insertLayout(place, row)
        self.rating.error_changed.connect(self.set_error)
        self.rating.textChanged.connect(self._show_chosen)

    def _button(self, rating: int, short: str) -> QPushButton:
        button = QPushButton(str(rating), self)
        button.setProperty("pill", True)
        button.setCheckable(True)
        # The keyboard has the field itself; Tab goes from question to question.
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAccessibleName(f"{short}: {rating}")
        button.setFixedSize(PILL_WIDTH, HEIGHT - 4)
        button.clicked.connect(partial(self.rating.choose, rating))
        return button

    def _show_chosen(self, _text: str) -> None:
        value = self.rating.value()
        for rating, button in zip(RATINGS, self._buttons, strict=True):
            button.setChecked(rating == value)
