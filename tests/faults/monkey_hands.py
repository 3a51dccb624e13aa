"""What the monkey can do: click, press keys, type, choose from menus, answer what is asked."""

import random
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTableView,
    QWidget,
)
from shiboken6 import isValid

from nscp_desktop.app.desktop import Desktop
from nscp_desktop.ui.page_table import PAGES

Kind = TypeVar("Kind", bound=QWidget)
PASSWORD = "seven quiet otters at noon"
WORDS = (
    "Ada",
    "O'Neill",
    "a@b.example",
    "12/01/2026",
    "31/02/2026",
    "=1+1",
    "<b>x</b>",
    "Zoë 你好",
    "0",
    "-1",
    PASSWORD,
)
KEYS = (
    *(Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_Delete),
    *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End),
    *(Qt.Key.Key_PageDown, Qt.Key.Key_F1, Qt.Key.Key_F2, Qt.Key.Key_F5, Qt.Key.Key_Menu, Qt.Key.Key_Backspace),
)
WITH_CONTROL = "1234567890KFPTNILZYACVOQ"
SIZES = ((1366, 768), (1093, 614), (900, 540))


class Hands:
    """Does one thing at random with what is in front."""

    def __init__(
        self, chance: random.Random, chosen: Path, kinds: "Counter[str]", trail: Callable[[str], object]
    ) -> None:
        self._trail = trail
        self._chance, self._chosen, self._kinds = chance, chosen, kinds
        self._ways: tuple[tuple[Callable[[QWidget], str], int], ...] = (
            (self._click, 10),
            (self._choose_row, 6),
            (self._press, 6),
            (self._type, 5),
            (self._act, 6),
            (self._pick, 2),
            (self._ask_menu, 2),
            (self._show_page, 3),
            (self._resize, 1),
        )

    def do_something(self, desktop: Desktop) -> str:
        """Do one thing and return what it was, for a finding."""
        window = desktop.window
        front = QApplication.activePopupWidget() or QApplication.activeModalWidget() or window
        if front is None:
            return "nothing to do"
        if window is not None and window.lock.is_locked and self._chance.random() < 0.3:
            screen = window.lock.screen
            if screen is not None:
                screen.panel.entry.field.setText(PASSWORD)
                screen.panel.unlock_button.click()
                screen.panel.tasks.wait_idle()
                return "unlocked"
        self._window = window
        way = self._chance.choices([way for way, _ in self._ways], [weight for _, weight in self._ways])[0]
        self._kinds[way.__name__.strip("_").replace("_", " ")] += 1
        self._trail(f"{way.__name__} in {type(front).__name__}")
        return way(front)

    def help_out(self) -> None:
        """Answer a dialog, or close a menu, that something waits for."""
        menu = QApplication.activePopupWidget()
        if menu is not None:
            menu.close()
            return
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QFileDialog) and self._chance.random() < 0.6:
            files = sorted(self._chosen.iterdir())
            name = self._chance.choice([f"file {len(files)}", *(path.name for path in files)])
            dialog.setDirectory(str(self._chosen))
            dialog.selectFile(name)
            dialog.done(int(QDialog.DialogCode.Accepted))
        elif isinstance(dialog, QDialog):
            buttons = [button for button in dialog.findChildren(QAbstractButton) if button.isVisible()]
            if buttons and self._chance.random() < 0.7:
                self._chance.choice(buttons).click()
            else:
                dialog.reject()

    def _click(self, front: QWidget) -> str:
        button = self._one_of(front, QAbstractButton)
        if button is None:
            return self._press(front)
        words = f"click {button.text() or button.accessibleName() or button.objectName()}"
        self._trail(words)
        # In two, as a hand does it: what is pressed may be gone before it is let go.
        QTest.mousePress(button, Qt.MouseButton.LeftButton)
        if isValid(button):
            QTest.mouseRelease(button, Qt.MouseButton.LeftButton)
        return words

    def _choose_row(self, front: QWidget) -> str:
        view = self._one_of(front, QAbstractItemView)
        model = view.model() if view is not None else None
        if view is None or model is None or not model.rowCount():
            return self._click(front)
        row, column = self._chance.randrange(min(model.rowCount(), 15)), 0
        if isinstance(view, QTableView) and model.columnCount() > 1:
            column = self._chance.randrange(min(model.columnCount(), 6))
        place = view.visualRect(model.index(row, column)).center()
        held = Qt.KeyboardModifier.ControlModifier if self._chance.random() < 0.2 else Qt.KeyboardModifier.NoModifier
        click = QTest.mouseDClick if self._chance.random() < 0.2 else QTest.mouseClick
        click(view.viewport(), Qt.MouseButton.LeftButton, held, place)
        return f"row {row}, {column} of {view.accessibleName()}"

    def _press(self, front: QWidget) -> str:
        target = QApplication.focusWidget() or front
        if self._chance.random() < 0.25:
            letter = self._chance.choice(WITH_CONTROL)
            QTest.keyClick(target, getattr(Qt.Key, f"Key_{letter}"), Qt.KeyboardModifier.ControlModifier)
            return f"Ctrl+{letter}"
        key = self._chance.choice(KEYS)
        QTest.keyClick(target, key)
        return f"key {key.name}"

    def _type(self, front: QWidget) -> str:
        field: QLineEdit | QPlainTextEdit | None = self._one_of(front, QLineEdit) or self._one_of(front, QPlainTextEdit)
        if field is None:
            return self._press(front)
        field.setFocus()
        if self._chance.random() < 0.5:
            field.clear()
        words = self._chance.choice(WORDS)
        self._trail(f"type {words}")
        if words.isascii():
            QTest.keyClicks(field, words)
        elif isinstance(field, QLineEdit):
            field.insert(words)
        return f"type {words} into {field.accessibleName()}"

    def _act(self, front: QWidget) -> str:
        if isinstance(front, QMenu):
            actions = front.actions()
        elif front is self._window:
            actions = front.findChildren(QAction)
        else:
            return self._click(front)
        able = [action for action in actions if action.isEnabled() and action.isVisible() and action.text()]
        if not able:
            return self._press(front)
        action = self._chance.choice(able)
        words = f"menu {action.text()}"
        self._trail(words)
        action.trigger()
        if isinstance(front, QMenu) and isValid(front):
            front.close()
        return words

    def _pick(self, front: QWidget) -> str:
        box = self._one_of(front, QComboBox)
        bar = self._one_of(front, QTabBar)
        if bar is not None and bar.count() and (box is None or self._chance.random() < 0.5):
            bar.setCurrentIndex(self._chance.randrange(bar.count()))
            return f"tab {bar.tabText(bar.currentIndex())}"
        if box is None or not box.count():
            return self._click(front)
        box.setCurrentIndex(self._chance.randrange(box.count()))
        box.activated.emit(box.currentIndex())
        return f"pick {box.currentText()} of {box.accessibleName()}"

    def _ask_menu(self, front: QWidget) -> str:
        view = self._one_of(front, QAbstractItemView)
        if view is None:
            return self._press(front)
        place = QPoint(20, 20)
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, view.viewport().mapToGlobal(place))
        QApplication.sendEvent(view.viewport(), event)
        return f"menu of {view.accessibleName()}"

    def _show_page(self, front: QWidget) -> str:
        if self._window is None or front is not self._window:
            return self._click(front)
        key = self._chance.choice(list(PAGES))
        # As a click does it: what goes wrong reaches the program, not the monkey.
        QTimer.singleShot(0, self._window, partial(self._window.show_page, key))
        return f"page {key}"

    def _resize(self, front: QWidget) -> str:
        if self._window is not None and front is self._window:
            self._window.resize(*self._chance.choice(SIZES))
        return "resize"

    def _one_of(self, front: QWidget, kind: type[Kind]) -> Kind | None:
        able = [found for found in front.findChildren(kind) if found.isVisible() and found.isEnabled()]
        return self._chance.choice(able) if able else None
