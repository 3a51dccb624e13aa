"""Keeping what goes wrong in a method that Qt calls from getting out of it.

Between Qt and Python such an error is put aside while Qt goes on. Each method that is looked up for another object
meanwhile loses a reference that was not spare (Qt for Python 6.11), until it is freed while it is still in use: then
the program ends without a word, or hangs.
"""

import sys
from collections.abc import Callable
from functools import wraps
from types import FunctionType
from typing import Any, TypeVar

from PySide6.QtCore import QModelIndex, QSize, Qt

Class = TypeVar("Class", bound=type)

# What Qt is told instead, by what the method says it returns; None by all others.
_INSTEAD: dict[object, Any] = {
    bool: False,
    int: 0,
    QSize: QSize(),
    QModelIndex: QModelIndex(),
    Qt.ItemFlag: Qt.ItemFlag.NoItemFlags,
}


def guarded(made: Class) -> Class:
    """Let every error in a method by which a class overrides one of Qt's go to the program's own hook."""
    for name, method in list(vars(made).items()):
        if name != "__init__" and isinstance(method, FunctionType) and is_of_qt(made, name):
            setattr(made, name, _guarded(method))
    return made


def is_of_qt(made: type, name: str) -> bool:
    """Whether a class has a method of this name from Qt."""
    return any(base.__module__.startswith("PySide6.") and name in vars(base) for base in made.__mro__)


def _guarded(method: Callable[..., Any]) -> Callable[..., Any]:
    instead = _INSTEAD.get(method.__annotations__.get("return"))

    @wraps(method)
    def called(*given: Any, **named: Any) -> Any:
        try:
            return method(*given, **named)
        except Exception:
            sys.excepthook(*sys.exc_info())
            return instead

    return called
