"""Hands at the real window of a school with 60 people: every click and every key is counted."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from nscp_desktop.app.desktop import Desktop
from nscp_desktop.domain.agency import AgencyDetails, Sector
from nscp_desktop.domain.drafts import PersonDraft
from nscp_desktop.services.record_files import create
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.your_name import remember_name

TODAY = date(2026, 11, 23)
GIVEN = ("Amir", "Bea", "Caz", "Dot", "Eli", "Fay")
FAMILY = ("Abbott", "Bello", "Chan", "Dunne", "Evans", "Frost", "Grice", "Hull", "Imani", "Jones")


class Hands:
    """The mouse and the keyboard, with everything that they do counted."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.clicks = self.keys = self.turns = 0

    @property
    def interactions(self) -> int:
        """Clicks and keys; turning the wheel is neither."""
        return self.clicks + self.keys

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        self.clicks += 1
        QTest.mouseClick(
            widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at or widget.rect().center()
        )

    def open_menu(self, button: QPushButton) -> None:
        """Click a button that opens a menu, which takes the mouse for as long as it is open."""
        self.clicks += 1
        button.menu().popup(button.mapToGlobal(button.rect().bottomLeft()))

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.keys += 1
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)

    def type(self, text: str) -> None:
        self.keys += len(text)
        QTest.keyClicks(QApplication.focusWidget() or self.window, text)

    def turn_wheel(self, view: TableView, down: int) -> None:
        """Scroll a list until a height of it is in sight."""
        self.turns += 1
        middle = QPointF(view.viewport().rect().center())
        nothing, none = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
        phase = Qt.ScrollPhase.NoScrollPhase
        where = QPointF(view.viewport().mapToGlobal(middle.toPoint()))
        for _ in range(40):
            if down < view.viewport().height() - 20:
                break
            before = view.verticalScrollBar().value()
            event = QWheelEvent(middle, where, QPoint(), QPoint(0, -120), nothing, none, phase, False)
            QApplication.sendEvent(view.viewport(), event)
            moved = view.verticalScrollBar().value() - before
            down -= moved * view.verticalHeader().defaultSectionSize()
            if not moved:
                break


def make_sixty(path: Path) -> None:
    """Make the record of a school with 60 people, none of whom has any training on record."""
    services = create(path, AgencyDetails("Hillside School", Sector.SCHOOL, "A Lead"), today=TODAY)
    for family in FAMILY:
        for given in GIVEN:
            services.people.add(PersonDraft(given, family, starts_on=date(2020, 9, 1)))
    services.close()


@contextmanager
def window_on(record: Path, folder: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    """Open the program with a copy of a record, on the screen of a small laptop."""
    path = folder / "hillside.nscp"
    shutil.copy(record, path)
    remember_name("A Lead")
    program = Desktop(TODAY, folder / "sample.nscp")
    program.start(path)
    window = program.window
    assert window is not None
    window.resize(1366, 768)
    window.session.tasks.wait_idle()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    window.session.tasks.wait_idle()
    window.close()
    window.deleteLater()
    if program.welcome is not None:
        program.welcome.close()
        program.welcome.deleteLater()
    program.close()
