"""One calm bar above the pages, for what somebody should know about the record file while it is open."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from nscp_desktop.ui.widgets.card import plain_label


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to tell. The most `urgent` one is shown first; `does` is what its button does.

    `dismiss`, when given, lets it be put away, and is called then.
    """

    words: str
    urgent: int = 0
    button: str = ""
    does: Callable[[], object] | None = None
    dismiss: Callable[[], object] | None = None


class Banner(QFrame):
    """Shows one notice at a time; a small button goes on to the next when there are more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("noticeBar")
        self._notices: dict[str, Notice] = {}
        self._shown = ""
        self.words = plain_label(wrap=True)
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.act_button = self._button(self._act)
        self.next_button = self._button(self._show_next)
        self.dismiss_button = self._button(self._dismiss)
        self.dismiss_button.setText(self.tr("Put away"))
        self.dismiss_button.setAccessibleName(self.tr("Put this notice away"))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 5, 6, 5)
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        for button in (self.act_button, self.dismiss_button, self.next_button):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.act_button.setAccessibleName(self.tr("Act on this notice"))
        self.next_button.setAccessibleName(self.tr("Show the next notice"))
        self._show()

    def put(self, key: str, notice: Notice) -> None:
        """Show a notice, or a changed one in place of the one with the same key."""
        before = self._notices.get(key)
        self._notices[key] = notice
        if before is None or before.urgent != notice.urgent:
            self._shown = ""
        self._show()

    def take(self, key: str) -> None:
        """Take a notice away, if it is there."""
        if self._notices.pop(key, None) is not None:
            self._show()

    def notices(self) -> list[str]:
        """Return the keys of what is told, the most urgent first."""
        return sorted(self._notices, key=self._order)

    def _order(self, key: str) -> int:
        return -self._notices[key].urgent

    def _show(self) -> None:
        keys = self.notices()
        self.setVisible(bool(keys))
        if not keys:
            self._shown = ""
            return
        if self._shown not in keys:
            self._shown = keys[0]
        notice = self._notices[self._shown]
        self.words.setText(notice.words)
        self.setAccessibleName(notice.words)
        self.act_button.setText(notice.button)
        self.act_button.setAccessibleName(notice.button.replace("&", "").rstrip("…") or self.tr("Act on this notice"))
        self.act_button.setVisible(bool(notice.button))
        self.dismiss_button.setVisible(notice.dismiss is not None)
        place = self.tr("%1 of %2").replace("%1", str(keys.index(self._shown) + 1)).replace("%2", str(len(keys)))
        self.next_button.setText(f"{place} ›")
        self.next_button.setAccessibleName(self.tr("Show the next notice, this is %1").replace("%1", place))
        self.next_button.setVisible(len(keys) > 1)

    def _show_next(self) -> None:
        keys = self.notices()
        self._shown = keys[(keys.index(self._shown) + 1) % len(keys)]
        self._show()

    def _act(self) -> None:
        does = self._notices[self._shown].does
        if does is not None:
            does()

    def _dismiss(self) -> None:
        dismiss = self._notices[self._shown].dismiss
        self.take(self._shown)
        if dismiss is not None:
            dismiss()

    def _button(self, pressed: Callable[[], None]) -> QPushButton:
        button = QPushButton(self)
        button.clicked.connect(pressed)
        return button
