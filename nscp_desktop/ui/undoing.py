"""Undo and redo in the menu: what they would take back, by name, and doing it."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from nscp_desktop.domain.errors import NscpError
from nscp_desktop.domain.history_words import beginning_small
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.messages import report
from nscp_desktop.ui.session import Session

LONGEST = 60


class Undoing(QObject):
    """The two commands. A field in which somebody types keeps Ctrl+Z for itself."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self.undo = QAction(self)
        self.undo.setShortcut(QKeySequence("Ctrl+Z"))
        self.redo = QAction(self)
        self.redo.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        self.undo.triggered.connect(self._undo)
        self.redo.triggered.connect(self._redo)
        session.changed.connect(self._note_change)
        session.was_read.connect(self.refresh)
        session.editing.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Name what they would do now."""
        undo, redo = "", ""
        if not self._session.services.locking.is_locked:
            now = self._session.services.history.undoable()
            undo, redo = now.undo, now.redo
        self._name(self.undo, self.tr("&Undo"), undo)
        self._name(self.redo, self.tr("&Redo"), redo)

    def _name(self, action: QAction, word: str, what: str) -> None:
        short = what if len(what) <= LONGEST else f"{what[: LONGEST - 1]}…"
        action.setText(f"{word}: {short.replace('&', '&&')}" if what else word)
        may = self._session.editing.may_change
        action.setEnabled(bool(what) and may)
        action.setToolTip(what if may else self._session.editing.reason)

    def _note_change(self, changes: Changes) -> None:
        if changes & Changes.STORED:
            self.refresh()

    def _undo(self) -> None:
        try:
            batch = self._session.services.history.undo()
        except NscpError as refusal:
            report(self._window, refusal)
            return
        self._session.announce(Changes.STORED)
        words = self.tr("Undone: %1 (Ctrl+Y brings it back)")
        self._session.say(words.replace("%1", beginning_small(batch.title)))

    def _redo(self) -> None:
        try:
            batch = self._session.services.history.redo()
        except NscpError as refusal:
            report(self._window, refusal)
            return
        self._session.announce(Changes.STORED)
        self._session.say(self.tr("Done again: %1").replace("%1", beginning_small(batch.title)))
