"""A pill that opens a menu of choices, such as teams, of which one or none is chosen."""

from collections.abc import Hashable, Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

LONGEST = 22


class ChoiceMenu(QPushButton):
    """`chosen` is sent when somebody picks another entry; the first entry means all (`value` is None)."""

    chosen = Signal()

    def __init__(self, title: str, everything: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._title = title
        self._everything = everything
        self._value: Hashable = None
        self._menu = QMenu(self)
        self._group = QActionGroup(self)
        self.setMenu(self._menu)
        self.setProperty("pill", True)
        self.setProperty("hasMenu", True)
        self._group.triggered.connect(self._pick)
        self.set_choices([])

    def set_choices(self, choices: Iterable[tuple[Hashable, str]]) -> None:
        """Offer these (key, words); what was chosen stays when it is still there."""
        for action in self._group.actions():
            self._group.removeAction(action)
            action.deleteLater()
        self._menu.clear()
        entries = [(None, self._everything), *choices]
        if self._value not in [key for key, _ in entries]:
            self._value = None
        for key, words in entries:
            action = self._menu.addAction(words.replace("&", "&&"))
            action.setData((key, words))
            action.setCheckable(True)
            action.setChecked(key == self._value)
            self._group.addAction(action)
        self._show()

    def value(self) -> Hashable:
        """Return the key that is chosen, None for all."""
        return self._value

    def choose(self, key: Hashable) -> None:
        """Choose an entry without sending `chosen`."""
        self._value = key
        for action in self._group.actions():
            action.setChecked(action.data()[0] == key)
        self._show()

    def _pick(self, action: QAction) -> None:
        self._value = action.data()[0]
        self._show()
        self.chosen.emit()

    def _show(self) -> None:
        words = next((action.data()[1] for action in self._group.actions() if action.data()[0] == self._value), "")
        whole = self._title if self._value is None else f"{self._title}: {words}"
        self.setText(whole if len(whole) <= LONGEST else whole[: LONGEST - 1] + "…")
        self.setAccessibleName(f"{self._title}: {words}")
        self.setToolTip(f"{self._title}: {words}")
