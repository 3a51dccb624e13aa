"""The messages that Windows sends to a program's windows."""

import ctypes
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray

from nscp_desktop.ui.guarded import guarded

_KIND = QByteArray(b"windows_generic_MSG")


@guarded
class WindowsMessages(QAbstractNativeEventFilter):
    """Calls `hear(message, detail)` for every message, and lets it go on."""

    def __init__(self, hear: Callable[[int, int], None]) -> None:
        super().__init__()
        self._hear = hear

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> Any:
        """Look at one message."""
        if message and kind == _KIND:
            found = _Message.from_address(int(message))
            self._hear(int(found.message), int(found.detail or 0))
        return False, 0


class _Message(ctypes.Structure):
    """The beginning of the structure MSG of Windows."""

    _fields_ = [("window", ctypes.c_void_p), ("message", ctypes.c_uint), ("detail", ctypes.c_size_t)]
