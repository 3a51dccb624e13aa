"""A dialog opens with the height that its fields need, as far as the screen goes."""

from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from nscp_desktop.ui.dialogs.dialog import Dialog
from nscp_desktop.ui.widgets.form_field import FormField


def opened(qtbot: QtBot, count: int) -> Dialog:
    dialog = Dialog("Many fields")
    qtbot.addWidget(dialog)
    for place in range(count):
        dialog.add_field(str(place), FormField(f"Field {place}", QPlainTextEdit(), "A hint that stands below it"))
    dialog.show()
    QApplication.processEvents()
    return dialog


def test_fields_are_not_squeezed_into_two_thirds_of_the_screen(dressed: QApplication, qtbot: QtBot) -> None:
    screen = dressed.primaryScreen().availableGeometry().height()
    dialog = opened(qtbot, 3)
    layout = dialog.layout()
    assert layout is not None
    assert screen * 2 // 3 < layout.totalSizeHint().height() < screen, "the form has to be one that is squeezed"
    assert dialog.height() >= layout.totalSizeHint().height()


def test_it_never_grows_beyond_the_screen(dressed: QApplication, qtbot: QtBot) -> None:
    screen = dressed.primaryScreen().availableGeometry().height()
    wanted = opened(qtbot, 4)
    wanted.resize(wanted.width(), 10)
    wanted._make_room()
    assert wanted.height() <= screen
