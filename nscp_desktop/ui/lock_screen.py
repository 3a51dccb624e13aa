"""Covering the window and closing the record file until the password is typed."""

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from nscp_desktop.domain.errors import NscpError
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.clipboard import ClipboardCare
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.messages import tell
from nscp_desktop.ui.tries import Tries
from nscp_desktop.ui.unlock import CARD_WIDTH, Unlocker, UnlockPanel
from nscp_desktop.ui.widgets.buttons import push_button
from nscp_desktop.ui.widgets.card import Card, plain_label

if TYPE_CHECKING:
    from nscp_desktop.ui.main_window import MainWindow

_PASSING = Qt.WindowType.ToolTip


class LockScreen(QWidget):
    """What stands in the window while the record is locked: nothing of the record but the name of its file."""

    open_other = Signal()
    quit_wanted = Signal()

    def __init__(self, file_name: str, unlocker: Unlocker, tries: Tries, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.panel = UnlockPanel(unlocker, tries, self)
        card = Card(self.tr("Locked"))
        card.setFixedWidth(CARD_WIDTH)
        card.body.setSpacing(12)
        card.body.addWidget(plain_label(file_name, "strong", wrap=True))
        card.body.addWidget(
            plain_label(self.tr("What you were doing is kept. Type the password to go on."), "muted", wrap=True)
        )
        card.body.addWidget(self.panel)
        self.other_button = push_button(self.tr("&Open another file…"), self.open_other.emit)
        self.quit_button = push_button(self.tr("&Close the program"), self.quit_wanted.emit)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.other_button)
        row.addWidget(self.quit_button)
        card.body.addLayout(row)
        # Between two stretches and not aligned: an aligned card has the height of sentences that need one line.
        middle = QHBoxLayout()
        middle.addStretch()
        middle.addWidget(card)
        middle.addStretch()
        column = QVBoxLayout(self)
        column.addStretch()
        column.addLayout(middle)
        column.addStretch()


@guarded
class WindowLock(QObject):
    """Locks one window: everything in it is hidden, dialogs too, and its record file is closed.

    `front` holds the window's content as its only widget. Unlocking shows all as it was, typed words included.
    Nothing is locked before `unlocker` says how it is unlocked again. `backups_wanted` is that of the panel.
    """

    locked = Signal()
    unlocked = Signal()
    open_other = Signal()
    backups_wanted = Signal(bytes, str)

    def __init__(self, window: "MainWindow", front: QStackedWidget) -> None:
        super().__init__(window)
        self._window = window
        self._front = front
        self.unlocker: Unlocker | None = None
        self._record = window.session.services.locking
        self._tries = Tries()
        self._hidden: list[QWidget] = []
        self._title = ""
        self._focus: QWidget | None = None
        self.clipboard = ClipboardCare(self)
        self.screen: LockScreen | None = None

    @property
    def is_locked(self) -> bool:
        """Whether the window is covered."""
        return self.screen is not None

    def lock_now(self) -> None:
        """Lock, or say why a file without a password cannot be locked."""
        if not self._record.can_lock:
            words = self.tr(
                "This record file has no password, so there is nothing to lock it with. You can give it one under "
                "Settings, Security."
            )
            tell(self._window, words)
            return
        self.lock()

    def lock(self) -> None:
        """Cover the window and close the record file, as soon as nothing reads it; a file without a password stays."""
        if self.is_locked or self.unlocker is None or not self._record.can_lock:
            return
        window = self._window
        self._title, self._focus = window.windowTitle(), window.focusWidget()
        tries = self.unlocker.tries or self._tries
        self.screen = LockScreen(self._record.path.name, self.unlocker, tries)
        self.screen.panel.unlocked.connect(self._take)
        self.screen.panel.backups_wanted.connect(self.backups_wanted)
        self.screen.open_other.connect(self.open_other)
        self.screen.quit_wanted.connect(window.close)
        self._front.addWidget(self.screen)
        self._front.setCurrentWidget(self.screen)
        window.setWindowTitle(self.tr("Safeguarding training records – locked"))
        window.menuBar().hide()
        window.menuBar().setEnabled(False)
        window.status.hide()
        self._hide_dialogs()
        _application().installEventFilter(self)
        self.clipboard.clear_later()
        window.session.tasks.idle.connect(self._close_record)
        self._close_record()
        self.screen.panel.take_focus()
        self.locked.emit()

    def release(self) -> None:
        """Let go of the application's events; for a window that is closed while it is locked."""
        _application().removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hide at once what a job that ended after the locking wants to show; it comes back with the rest."""
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and self._is_strange(watched):
            QTimer.singleShot(0, self, self._hide_dialogs)
        return False

    def _close_record(self) -> None:
        if self.is_locked and not self._window.session.tasks.is_busy:
            self._record.lock()

    def _take(self, key: bytes, _remember: bool) -> None:
        assert self.screen is not None
        try:
            is_changed = self._record.unlock(key)
        except NscpError as error:
            self.screen.panel.show_refusal(error)
            return
        self._uncover()
        if is_changed:
            self._window.session.announce(Changes.STORED)
            self._window.session.say(
                self.tr("Somebody changed the record while it was locked. You see it as it is now.")
            )

    def _uncover(self) -> None:
        assert self.screen is not None
        self.release()
        self.clipboard.keep()
        self._window.session.tasks.idle.disconnect(self._close_record)
        window, screen = self._window, self.screen
        self.screen = None
        window.menuBar().setEnabled(True)
        window.menuBar().show()
        window.status.show()
        window.setWindowTitle(self._title)
        self._front.removeWidget(screen)
        screen.hide()
        screen.deleteLater()
        for widget in self._hidden:
            if shiboken6.isValid(widget):
                widget.show()
        self._hidden.clear()
        if self._focus is not None and shiboken6.isValid(self._focus):
            self._focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self.unlocked.emit()

    def _hide_dialogs(self) -> None:
        for widget in QApplication.topLevelWidgets():
            if widget.isVisible() and self._is_strange(widget):
                if widget.windowType() is Qt.WindowType.Popup:
                    widget.close()
                else:
                    widget.hide()
                    self._hidden.append(widget)

    def _is_strange(self, widget: QWidget) -> bool:
        """Whether it is another window of the program, which may show people."""
        return widget.isWindow() and widget is not self._window and widget.windowType() is not _PASSING


def _application() -> QCoreApplication:
    application = QCoreApplication.instance()
    assert application is not None
    return application
