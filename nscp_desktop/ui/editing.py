"""Whether anything may be changed now, and the buttons and commands that are greyed while it may not."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from nscp_desktop.ui.guarded import guarded

Control = QAction | QWidget


@guarded
class Editing(QObject):
    """Greys what changes the record while there is a reason not to, and says the reason.

    Reasons have a key each ("read-only", "replaced", "role"), and the first of them is told. Services refuse all the
    same; this only spares people a form that cannot be saved. `changed` is sent when the answer has changed.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reasons: dict[str, str] = {}
        self._controls: dict[Control, tuple[bool, str]] = {}
        self._is_setting = False

    @property
    def may_change(self) -> bool:
        """Whether the record may be changed."""
        return not self._reasons

    @property
    def reason(self) -> str:
        """Why nothing may be changed, in a sentence; empty while it may."""
        return next(iter(self._reasons.values()), "")

    def stop(self, key: str, reason: str) -> None:
        """Let nothing be changed, for a reason."""
        if self._reasons.get(key) != reason:
            self._reasons[key] = reason
            self._apply()

    def allow(self, key: str) -> None:
        """Take a reason away."""
        if self._reasons.pop(key, None) is not None:
            self._apply()

    def guard(self, *controls: Control) -> None:
        """Grey these while nothing may be changed, whatever else switches them on or off."""
        for control in controls:
            self._controls[control] = (control.isEnabled(), control.toolTip())
            if isinstance(control, QAction):
                control.changed.connect(partial(self._look, control))
            else:
                control.installEventFilter(self)
            control.destroyed.connect(partial(self._controls.pop, control, None))
            self._hold(control)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice that a page has switched a button on or off."""
        if event.type() is QEvent.Type.EnabledChange and isinstance(watched, QWidget):
            self._look(watched)
        return False

    def _look(self, control: Control) -> None:
        if self._is_setting or control not in self._controls:
            return
        # A page that is greyed as a whole takes its buttons with it, which says nothing about them.
        switched_on = control.isEnabled()
        if not self.may_change and not switched_on:
            return
        self._controls[control] = (switched_on, self._controls[control][1])
        self._hold(control)

    def _hold(self, control: Control) -> None:
        wanted, tip = self._controls[control]
        self._is_setting = True
        try:
            if self.may_change:
                control.setEnabled(wanted)
                control.setToolTip(tip)
            else:
                control.setEnabled(False)
                control.setToolTip(self.reason)
        finally:
            self._is_setting = False

    def _apply(self) -> None:
        for control in list(self._controls):
            self._hold(control)
        self.changed.emit()
