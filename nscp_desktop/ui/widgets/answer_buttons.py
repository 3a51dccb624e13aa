"""The answers of a scale side by side: one key or one press gives one."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from nscp_desktop.domain.questionnaires import Meaning, ScaleAnswer
from nscp_desktop.domain.standing import StandingKind
from nscp_desktop.ui.delegates.status import chip_font
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.theme import colours_of, token
from nscp_desktop.ui.widgets.steady_combo import SteadyCombo

MOST_BUTTONS, MOST_LETTERS = 6, 75
HEIGHT = 26
ROOM_BESIDE = 9
KIND_OF = {
    Meaning.MET: StandingKind.IN_DATE,
    Meaning.PARTLY: StandingKind.DUE_SOON,
    Meaning.NOT_MET: StandingKind.OVERDUE,
    Meaning.NOT_APPLICABLE: StandingKind.EXEMPT,
}
_CLEARING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_DIGITS = tuple("0123456789")
_AWAY = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


def symbol_of(meaning: Meaning | None) -> str:
    """Return the sign that stands before an answer of this meaning, "" where nothing is answered."""
    return KIND_OF[meaning].symbol if meaning is not None else ""


@guarded
class _AnswerButton(QAbstractButton):
    """One answer, drawn as a part of the row: filled and with its sign while it is the chosen one."""

    def __init__(self, answer: ScaleAnswer, place: tuple[bool, bool], parent: QWidget) -> None:
        super().__init__(parent)
        self.answer = answer
        self._is_first, self._is_last = place
        self.is_editable = True
        self.setCheckable(True)
        self.setText(answer.label)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(chip_font())
        return QSize(metrics.horizontalAdvance(self._words(chosen=True)) + 2 * ROOM_BESIDE, HEIGHT)

    def nextCheckState(self) -> None:
        """Stay as it is: the row says which one is chosen."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the space bar; all other keys are for the row."""
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            chosen = self.isChecked()
            colours = colours_of(KIND_OF[self.answer.meaning])
            fill = (
                colours.bar if chosen else token("hover") if self.underMouse() and self.is_editable else token("card")
            )
            ink = QColor("#ffffff") if chosen else token("text") if self.is_editable else token("muted")
            box = QRectF(self.rect()).adjusted(0.5, 0.5, 0.5 if not self._is_last else -0.5, -0.5)
            painter.setClipRect(self.rect())
            painter.setBrush(fill)
            painter.setPen(QPen(colours.bar if chosen else token("field_line")))
            # The corners of the inner ones are cut off by what is beside them.
            left = 0.0 if self._is_first else 8.0
            right = 0.0 if self._is_last else 8.0
            painter.drawRoundedRect(box.adjusted(-left, 0, right, 0), 5, 5)
            if not self._is_first:
                painter.drawLine(0, 0, 0, self.height())
            font = QFont(chip_font())
            font.setWeight(QFont.Weight.DemiBold if chosen else QFont.Weight.Normal)
            painter.setFont(font)
            painter.setPen(ink)
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._words(chosen=chosen))
            if self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(ink if chosen else token("accent_ink"), 2))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(2.5, 2.5, -2.5, -2.5), 3, 3)

    def _words(self, *, chosen: bool) -> str:
        return f"{KIND_OF[self.answer.meaning].symbol} {self.answer.label}" if chosen else self.answer.label


@guarded
class AnswerButtons(QWidget):
    """A row of answers with one stop of the Tab key.

    Left and Right go along it and Space chooses; a digit chooses at once, Delete takes the answer back; Up and Down ask
    for the item before and after.
    """

    chosen = Signal(str)
    moved = Signal(int)

    def __init__(self, answers: Sequence[ScaleAnswer], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._value = ""
        self._is_editable = True
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        last = len(answers) - 1
        self.buttons = [_AnswerButton(one, (place == 0, place == last), self) for place, one in enumerate(answers)]
        for button in self.buttons:
            row.addWidget(button)
            button.clicked.connect(partial(self.choose, button.answer.key))
        self._set_stop()

    def value(self) -> str:
        """Return the key of the answer, "" while there is none."""
        return self._value

    def set_value(self, key: str) -> None:
        """Show an answer without telling."""
        self._value = key
        for button in self.buttons:
            button.setChecked(button.answer.key == key)
        self._set_stop()

    def set_editable(self, may: bool, why: str = "") -> None:
        """Let the answer be changed or only be read, and say why."""
        self._is_editable = may
        for button in self.buttons:
            button.is_editable = may
            tip = self.tr("Key %1").replace("%1", self._digit(button)) if may else why
            button.setToolTip(tip)
            button.update()

    def name(self, words: str, detail: str) -> None:
        """Tell a screen reader which item this is."""
        self.setAccessibleName(words)
        for button in self.buttons:
            button.setAccessibleName(f"{words}: {button.answer.label}")
            button.setAccessibleDescription(detail)

    def take_focus(self) -> None:
        """Give the keyboard to it."""
        self._stop().setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, key: str, _checked: bool = False) -> None:
        """Give an answer, or take it back with ""."""
        if self._is_editable and key != self._value:
            self.set_value(key)
            self.chosen.emit(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer by keys; what is not one of them goes on to the window."""
        place = next((place for place, button in enumerate(self.buttons) if button.hasFocus()), None)
        key = Qt.Key(event.key())
        by_digit = next((button for button in self.buttons if self._digit(button) == event.text()), None)
        if place is None or event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            super().keyPressEvent(event)
        elif by_digit is not None:
            self.choose(by_digit.answer.key)
            self.take_focus()
        elif key in _STEPS:
            self.buttons[(place + _STEPS[key]) % len(self.buttons)].setFocus(Qt.FocusReason.OtherFocusReason)
        elif key in _AWAY:
            self.moved.emit(_AWAY[key])
        elif key in _CLEARING:
            self.choose("")
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.choose(self.buttons[place].answer.key)
        else:
            super().keyPressEvent(event)

    def _digit(self, button: _AnswerButton) -> str:
        """Return the digit that chooses an answer: its score where it is one, otherwise its place."""
        key = button.answer.key
        return key if key in _DIGITS else str(self.buttons.index(button) + 1)

    def _stop(self) -> _AnswerButton:
        return next((button for button in self.buttons if button.isChecked()), self.buttons[0])

    def _set_stop(self) -> None:
        stop = self._stop()
        for button in self.buttons:
            policy = Qt.FocusPolicy.StrongFocus if button is stop else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)


class AnswerCombo(QWidget):
    """A scale with more answers than fit beside each other, such as per cent in steps."""

    chosen = Signal(str)
    moved = Signal(int)

    def __init__(self, answers: Sequence[ScaleAnswer], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.combo = SteadyCombo()
        self.combo.addItem(self.tr("No answer yet"), "")
        for answer in answers:
            # The label comes first, so that typing 55 finds 55%.
            self.combo.addItem(f"{answer.label} {KIND_OF[answer.meaning].symbol}", answer.key)
        self.combo.setSizeAdjustPolicy(SteadyCombo.SizeAdjustPolicy.AdjustToContents)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.combo)
        self.combo.activated.connect(self._tell)
        self._value = ""

    def value(self) -> str:
        """Return the key of the answer, "" while there is none."""
        return self._value

    def set_value(self, key: str) -> None:
        """Show an answer without telling."""
        self._value = key
        self.combo.setCurrentIndex(max(0, self.combo.findData(key)))

    def set_editable(self, may: bool, why: str = "") -> None:
        """Let the answer be changed or only be read, and say why."""
        self.combo.setEnabled(may)
        self.combo.setToolTip(why)

    def name(self, words: str, detail: str) -> None:
        """Tell a screen reader which item this is."""
        self.combo.setAccessibleName(words)
        self.combo.setAccessibleDescription(detail)

    def take_focus(self) -> None:
        """Give the keyboard to it."""
        self.combo.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, key: str) -> None:
        """Give an answer."""
        self.set_value(key)
        self.chosen.emit(key)

    def _tell(self, _place: int) -> None:
        key = str(self.combo.currentData() or "")
        if key != self._value:
            self.choose(key)


# Both are used in the same way: `chosen` carries the key, "" when an answer is taken back; `moved` asks for the item
# before (-1) or after (1).
AnswerChoice = AnswerButtons | AnswerCombo


def answer_choice(answers: Sequence[ScaleAnswer]) -> AnswerChoice:
    """Make the widget that fits a scale."""
    fits = len(answers) <= MOST_BUTTONS and sum(len(answer.label) for answer in answers) <= MOST_LETTERS
    return AnswerButtons(answers) if fits else AnswerCombo(answers)
