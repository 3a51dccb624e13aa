"""F72: no error gets out of a method that Qt calls, where it would end the program later."""

import importlib
import pkgutil
import sys
from types import FunctionType

import pytest
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

import nscp_desktop
from nscp_desktop.ui.guarded import guarded, is_of_qt


@guarded
class Failing(QWidget):
    """Fails whenever it is shown."""

    def showEvent(self, _: QShowEvent) -> None:
        raise KeyError("nobody thought of this")


class Beside(QWidget):
    """Does nothing wrong."""

    def showEvent(self, event: QShowEvent) -> None:
        """Do as usual."""
        super().showEvent(event)


@guarded
class FailingModel(QAbstractTableModel):
    """Fails whatever it is asked."""

    def rowCount(self, *_: object) -> int:
        raise IndexError("nobody thought of this")

    def columnCount(self, *_: object) -> int:
        raise IndexError("nobody thought of this")

    def flags(self, *_: object) -> Qt.ItemFlag:
        raise IndexError("nobody thought of this")

    def data(self, *_: object) -> object:
        raise IndexError("nobody thought of this")

    def span(self, *_: object) -> QSize:
        raise IndexError("nobody thought of this")


@guarded
class Own(QObject):
    """Has a method that Qt knows nothing of."""

    def count(self) -> int:
        raise KeyError("for whoever calls")


def test_f72_every_class_that_overrides_a_method_of_qt_is_guarded() -> None:
    loose = []
    for found in pkgutil.walk_packages(nscp_desktop.__path__, "nscp_desktop."):
        if found.name.startswith(("nscp_desktop.ui", "nscp_desktop.app")) and not found.name.endswith("__main__"):
            importlib.import_module(found.name)
    for name, module in sorted(sys.modules.items()):
        kinds = vars(module).values() if name.startswith("nscp_desktop.") else ()
        for made in [kind for kind in kinds if isinstance(kind, type) and kind.__module__ == name]:
            for own, method in vars(made).items():
                is_method = isinstance(method, FunctionType) and own != "__init__"
                if is_method and is_of_qt(made, own) and not hasattr(method, "__wrapped__"):
                    loose.append(f"{name}.{made.__name__}.{own}")
    assert loose == []


def test_f72_an_error_in_one_widget_takes_nothing_from_those_shown_with_it(qtbot: QtBot) -> None:
    before = sys.getrefcount(vars(Beside)["showEvent"])
    with qtbot.capture_exceptions() as errors:
        for _ in range(3):
            window = QWidget()
            qtbot.addWidget(window)
            Failing(window), Beside(window)
            window.show()
    assert [kind for kind, _, _ in errors] == [KeyError] * 3
    # An instance that is shown holds one more; without the guard each takes one away, and the program ends here.
    assert sys.getrefcount(vars(Beside)["showEvent"]) >= before


def test_f72_qt_is_told_something_harmless_instead(qtbot: QtBot) -> None:
    model = FailingModel()
    with qtbot.capture_exceptions() as errors:
        assert model.rowCount() == model.columnCount() == 0
        assert model.flags(QModelIndex()) == Qt.ItemFlag.NoItemFlags
        assert model.data(QModelIndex()) is None
        assert not model.span().isValid()
    assert len(errors) == 5


def test_what_is_none_of_qts_methods_still_raises() -> None:
    with pytest.raises(KeyError):
        Own().count()
