"""Starting a record file with a password, or deliberately without."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.agency import AgencyDetails
from nscp_desktop.domain.errors import FileRefusedError, NotAllowedError
from nscp_desktop.ui.dialogs.new_file import NewFileDialog, Passwords

GOOD = "four plain words here"
KEY = bytes(range(48))


def judge(password: str, agency: str) -> str:
    if len(password) < 12:
        raise NotAllowedError("Too short: use at least 12 characters.")
    if agency and agency.casefold() in password.casefold():
        raise NotAllowedError("The name of the agency is easy to guess.")
    return "Strong."


def make_key(password: str) -> bytes:
    assert password == GOOD
    return KEY


class Made:
    """Notes what was made, and refuses when it is told to."""

    def __init__(self) -> None:
        self.files: list[tuple[str, Path, bytes | None]] = []
        self.refuses = False

    def __call__(self, details: AgencyDetails, path: Path, key: bytes | None = None) -> None:
        if self.refuses:
            raise FileRefusedError("There is such a file already.")
        self.files.append((details.name, path, key))


@pytest.fixture
def made() -> Made:
    return Made()


@pytest.fixture
def dialog(dressed: QApplication, show: Callable[..., Any], made: Made, tmp_path: Path) -> NewFileDialog:
    shown = show(NewFileDialog(made, tmp_path, Passwords(judge, make_key)), 740, 470)
    assert isinstance(shown, NewFileDialog)
    QTest.keyClicks(shown.name, "Hill Nursery")
    return shown


def type_twice(dialog: NewFileDialog, password: str) -> None:
    for field in (dialog.password.first, dialog.password.second):
        field.clear()
        QTest.keyClicks(field, password)


def test_a_protected_file_is_made_with_the_key_of_its_password(
    dialog: NewFileDialog, made: Made, tmp_path: Path
) -> None:
    type_twice(dialog, GOOD)
    QTest.keyClick(dialog.password.second, Qt.Key.Key_Return)
    assert dialog.is_working
    dialog.tasks.wait_idle()
    assert made.files == [("Hill Nursery", tmp_path / "hill-nursery.nscp", KEY)]
    assert not dialog.isVisible()
    assert dialog.password.first.text() == ""


def test_no_password_at_all_is_refused_unless_it_is_declined_on_purpose(dialog: NewFileDialog, made: Made) -> None:
    dialog.accept_button.click()
    assert dialog.password.first_form.error() == "Please type a password."
    assert made.files == []
    dialog.no_password.click()
    assert dialog.without.isVisible()
    assert "read every name" in dialog.without.text()
    dialog.accept_button.click()
    assert [key for _, _, key in made.files] == [None]


@pytest.mark.parametrize("password", ["short", "hill nursery 2026"])
def test_a_weak_password_is_told_beside_its_field(dialog: NewFileDialog, made: Made, password: str) -> None:
    type_twice(dialog, password)
    dialog.accept_button.click()
    assert dialog.password.first_form.error()
    assert made.files == []


def test_a_refusal_keeps_the_dialog_with_what_was_typed(dialog: NewFileDialog, made: Made, qtbot: QtBot) -> None:
    made.refuses = True
    type_twice(dialog, GOOD)
    dialog.accept_button.click()
    dialog.tasks.wait_idle()
    assert dialog.isVisible()
    assert (dialog.name.text(), dialog.password.password()) == ("Hill Nursery", GOOD)
    made.refuses = False
    dialog.accept_button.click()
    dialog.tasks.wait_idle()
    assert len(made.files) == 1
