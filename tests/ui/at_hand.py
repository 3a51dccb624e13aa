"""What tests of the window look for: a person by name, a dialog that is on screen, a page by its key."""

from typing import Any, TypeVar

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.people import Person
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.session import Session

Found = TypeVar("Found", bound=QWidget)


def named(session: Session, name: str) -> Person:
    """Return the person of this name."""
    people = session.services.standing.snapshot().people.values()
    return next(person for person in people if person.name == name)


def page_of(window: MainWindow, key: str, kind: type[Found], section: str | None = None) -> Found:
    """Show a page of the window, with one of its sections, and return it."""
    window.show_page(key, section)
    page = window.page(key)
    assert isinstance(page, kind)
    return page


def on_screen(parent: QWidget, kind: type[Found]) -> Found:
    """Return the one dialog of a kind that is on screen."""
    shown = [found for found in parent.window().findChildren(kind) if found.isVisible()]
    assert len(shown) == 1
    return shown[0]


def dialog_of(qtbot: QtBot, window: QWidget, kind: type[Any]) -> Any:
    """Wait for a dialog of a kind to come on screen with the keyboard, and return it."""
    qtbot.waitUntil(lambda: any(dialog.isVisible() for dialog in window.findChildren(kind)))
    dialog = next(dialog for dialog in window.findChildren(kind) if dialog.isVisible())
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog
