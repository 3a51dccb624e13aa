"""The list of pages at the left of the window."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from nscp_desktop.ui import theme
from nscp_desktop.ui.icons import icon
from nscp_desktop.ui.widgets.card import plain_label

WIDTH = 188


class Navigation(QWidget):
    """One checkable button for each page, with a count where somebody has to do something.

    `choices` are (key, action, icon name); the last one stands at the bottom. `chosen` carries the key.
    """

    chosen = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, QAction, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("navigation")
        self.setAttribute(theme.STYLED)
        self.setFixedWidth(WIDTH)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        self._icons = {key: name for key, _, name in choices}
        self._titles = {key: action.text().replace("&", "") for key, action, _ in choices}
        self._badges: dict[str, QLabel] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 10, 8, 10)
        column.setSpacing(3)
        for key, _, _ in choices:
            if key == choices[-1][0]:
                column.addStretch()
            column.addWidget(self._make_button(key))
        self._group.buttonClicked.connect(self._tell)
        self.colour_icons()

    def show_chosen(self, key: str) -> None:
        """Mark the page that is shown; none when it is not in the list."""
        button = self._buttons.get(key)
        if button is not None:
            button.setChecked(True)
            return
        self._group.setExclusive(False)
        for other in self._buttons.values():
            other.setChecked(False)
        self._group.setExclusive(True)

    def set_count(self, key: str, count: int, words: str) -> None:
        """Show how many wait on a page; nothing for 0. `words` say what is counted, for people who hear the screen."""
        badge = self._badges[key]
        badge.setText(f"{count:,}")
        badge.setVisible(count > 0)
        title = self._titles[key]
        self._buttons[key].setAccessibleName(f"{title}, {words}" if count else title)

    def colour_icons(self) -> None:
        """Draw the icons in the colours of the look."""
        for key, button in self._buttons.items():
            button.setIcon(icon(self._icons[key], theme.token("muted"), theme.token("accent_ink")))

    def _make_button(self, key: str) -> QPushButton:
        button = QPushButton(self._titles[key], self)
        button.setCheckable(True)
        button.setIconSize(QSize(18, 18))
        button.setAccessibleName(self._titles[key])
        row = QHBoxLayout(button)
        row.setContentsMargins(0, 0, 3, 0)
        badge = plain_label("", "badge")
        badge.setFixedHeight(18)
        badge.hide()
        row.addStretch()
        row.addWidget(badge, 0, Qt.AlignmentFlag.AlignVCenter)
        self._badges[key] = badge
        self._buttons[key] = button
        self._group.addButton(button)
        return button

    def _tell(self, button: QAbstractButton) -> None:
        self.chosen.emit(next(key for key, own in self._buttons.items() if own is button))
