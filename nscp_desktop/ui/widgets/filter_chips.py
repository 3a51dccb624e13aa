"""A row of pill buttons of which one is chosen."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QPushButton, QWidget

# Padding and border at both sides, as in the style sheet.
AROUND = 2 * 11 + 4


class FilterChips(QWidget):
    """Checkable pills, one chosen at a time; `chosen` carries its key.

    `choices` are (key, words); counts are set later and shown after the words.
    """

    chosen = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self._group = QButtonGroup(self)
        self._words = dict(choices)
        self._buttons: dict[str, QPushButton] = {}
        for key, words in choices:
            button = QPushButton(words, self)
            button.setCheckable(True)
            button.setProperty("pill", True)
            button.setAccessibleName(words)
            self._group.addButton(button)
            self._buttons[key] = button
            row.addWidget(button)
        next(iter(self._buttons.values())).setChecked(True)
        self._group.buttonClicked.connect(self._tell)

    def set_counts(self, counts: dict[str, int], rare: Collection[str] = ()) -> None:
        """Show how many there are behind each pill; a `rare` one is out of sight while there are none behind it."""
        for key, count in counts.items():
            self._buttons[key].setVisible(bool(count) or key not in rare or self._buttons[key].isChecked())
            self._buttons[key].setText(f"{self._words[key]} {count:,}")
            self._buttons[key].setAccessibleName(f"{self._words[key]} {count:,}")
            make_room(self._buttons[key])

    def value(self) -> str:
        """Return the key of the pill that is chosen."""
        return next(key for key, button in self._buttons.items() if button.isChecked())

    def words(self) -> str:
        """Return the words of the pill that is chosen, without its count."""
        return self._words[self.value()]

    def choose(self, key: str) -> None:
        """Choose a pill without sending `chosen`."""
        self._buttons[key].setVisible(True)
        self._buttons[key].setChecked(True)

    def _tell(self, _button: QAbstractButton) -> None:
        self.chosen.emit(self.value())


def make_room(pill: QPushButton) -> None:
    """Give a pill the width of its words in bold: it is bold while it is chosen, and its own hint forgets that."""
    pill.setMinimumWidth(_bold(pill).horizontalAdvance(pill.text()) + AROUND)


def fit_words(pill: QAbstractButton, words: str, after: str, most: int) -> None:
    """Write words and what comes after them on a pill that is never wider than `most`: the words are shortened."""
    metrics = _bold(pill)
    room = most - AROUND - metrics.horizontalAdvance(after)
    shown = f"{metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)}{after}"
    pill.setText(shown.replace("&", "&&"))
    pill.setMinimumWidth(metrics.horizontalAdvance(shown) + AROUND)


def _bold(pill: QAbstractButton) -> QFontMetrics:
    font = QFont(pill.font())
    font.setWeight(QFont.Weight.DemiBold)
    return QFontMetrics(font)
