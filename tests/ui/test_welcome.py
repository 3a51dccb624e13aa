"""The first window."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.agency import AgencyDetails, Sector
from nscp_desktop.services.record_files import Services, create, open_existing
from nscp_desktop.ui.dialogs.new_file import NewFileDialog
from nscp_desktop.ui.welcome import Welcome

TODAY = date(2026, 11, 23)
Child = TypeVar("Child", bound=QWidget)
Show = Callable[..., Any]


def test_a_record_file_is_made_from_what_was_typed(
    dressed: QApplication, show: Show, qtbot: QtBot, tmp_path: Path
) -> None:
    made: list[Services] = []

    def make(details: AgencyDetails, path: Path) -> None:
        made.append(create(path, details, today=TODAY))

    welcome = show(Welcome(make, print, print, tmp_path))
    welcome.ask_new()
    dialog = _the(welcome, NewFileDialog)
    QTest.keyClicks(dialog.name, "Hill & Dale Nursery")
    assert dialog.path() == tmp_path / "hill-dale-nursery.nscp"
    dialog.sector.setCurrentIndex(dialog.sector.findData(Sector.EARLY_YEARS.value))
    QTest.keyClicks(dialog.lead, "A. Lead")
    with qtbot.waitSignal(welcome.opened):
        QTest.keyClick(dialog.lead, Qt.Key.Key_Return)
    details = made[0].agency.details()
    made[0].close()
    assert (details.name, details.sector, details.lead) == ("Hill & Dale Nursery", Sector.EARLY_YEARS, "A. Lead")


def test_a_refusal_keeps_the_dialog_and_what_was_typed(
    dressed: QApplication, show: Show, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "here.nscp").write_text("something else")

    def make(details: AgencyDetails, path: Path) -> None:
        create(path, details, today=TODAY).close()

    dialog = show(NewFileDialog(make, tmp_path), 480, 460)
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    assert dialog.fields["name"].error()
    QTest.keyClicks(dialog.name, "Here")
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert dialog.name.text() == "Here"
    assert (tmp_path / "here.nscp").read_text() == "something else"


def test_a_file_that_is_not_ours_is_refused_with_a_sentence(
    dressed: QApplication, show: Show, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "letter.nscp"
    path.write_text("Dear all")
    welcome = show(Welcome(print, partial(open_existing), print, tmp_path))
    welcome.open_path(path)
    box = _the(welcome, QMessageBox)
    assert box.textFormat() is Qt.TextFormat.PlainText
    assert "letter.nscp" in box.text()
    box.close()


def _the(parent: QWidget, kind: type[Child]) -> Child:
    found = parent.findChild(kind)
    assert found is not None
    return found
