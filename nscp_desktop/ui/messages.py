"""Message boxes and sentences for people: always plain text, never a stack trace."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget

from nscp_desktop.domain.errors import NscpError


class UnexpectedError(NscpError):
    """Something happened that the program did not foresee; what is stored is as it was."""


def unexpected(error: BaseException) -> UnexpectedError:
    """Turn an error that nobody foresaw into a sentence; the details belong in the log."""
    match error:
        case MemoryError():
            text = _tr("There is not enough memory for this. Close other programs and try again.")
        case OSError():
            text = _tr(
                "The computer refused to read or write a file. Check that the disk is not full and the folder can "
                "be written to, then try again."
            )
        case _:
            text = _tr(
                "Something went wrong that the program did not expect. What was saved before is safe. Try again, "
                "and if it happens again send the log file to whoever looks after the program."
            )
    return UnexpectedError(text)


def tell(parent: QWidget | None, sentence: str, title: str = "") -> QMessageBox:
    """Show a sentence with an OK button, and return the box without waiting for it."""
    box = _box(parent, sentence, title)
    box.setStandardButtons(QMessageBox.StandardButton.Ok)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
    return box


def report(parent: QWidget | None, error: NscpError) -> QMessageBox:
    """Show why something was refused."""
    box = tell(parent, str(error))
    box.setIcon(QMessageBox.Icon.Warning)
    return box


def window_in_front() -> QWidget | None:
    """Return the window to show something over; never a dialog that has just closed and takes it along."""
    widget = QApplication.activeWindow()
    while widget is not None and not widget.isVisible():
        widget = widget.parentWidget()
        widget = widget.window() if widget is not None else None
    return widget


def ask_choice(
    parent: QWidget | None, question: str, choices: Sequence[str], detail: str = "", default: int = 0
) -> int | None:
    """Ask for one of several answers, each a button, and return its place; None when cancelled with Esc.

    A Cancel button is added at the end.
    """
    box = _box(parent, question, "")
    box.setInformativeText(detail)
    buttons: list[QPushButton] = [box.addButton(words, QMessageBox.ButtonRole.AcceptRole) for words in choices]
    cancel = box.addButton(QMessageBox.StandardButton.Cancel)
    box.setEscapeButton(cancel)
    box.setDefaultButton(buttons[default] if 0 <= default < len(buttons) else cancel)
    box.exec()
    chosen = box.clickedButton()
    box.deleteLater()
    return next((place for place, button in enumerate(buttons) if button is chosen), None)


def ask_to_throw_away(parent: QWidget, throw_away: Callable[[], None]) -> QMessageBox:
    """Ask whether what is typed may go, without waiting; `throw_away` is called when it may."""
    box = _box(parent, _tr("What you typed is not saved yet."), "")
    keep = box.addButton(_tr("&Go on typing"), QMessageBox.ButtonRole.RejectRole)
    away = box.addButton(_tr("&Throw it away"), QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(keep)
    box.setEscapeButton(keep)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    away.clicked.connect(throw_away)
    box.open()
    return box


def _box(parent: QWidget | None, sentence: str, title: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(title or _tr("Safeguarding training records"))
    box.setText(sentence)
    return box


def _tr(text: str) -> str:
    return QCoreApplication.translate("messages", text)
