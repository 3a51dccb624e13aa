"""Whoever uses this computer says their name once; it then stands in the history of every record."""

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from nscp_desktop.domain.users import LONGEST_NAME
from nscp_desktop.ui.dialogs.form_dialog import open_dialog
from nscp_desktop.ui.dialogs.your_name import YourNameDialog
from nscp_desktop.ui.session import Session

_SETTING = "user/name"


def remembered_name() -> str:
    """Return the name that was said on this computer; empty when nobody has."""
    found = " ".join(str(QSettings().value(_SETTING, "")).split())
    return found if found.isprintable() else ""


def remember_name(name: str) -> None:
    """Remember the name on this computer."""
    QSettings().setValue(_SETTING, name[:LONGEST_NAME])


def greet(session: Session, window: QWidget) -> None:
    """Let the history know who works here, and ask for the name when nobody has said it on this computer."""
    name = remembered_name()
    if name:
        session.work_as(name)
    elif not session.services.read_only:
        ask_name(session, window)


def ask_name(session: Session, window: QWidget) -> YourNameDialog:
    """Ask who works here."""

    def work_as(name: str) -> None:
        session.work_as(name)
        remember_name(session.services.users.who)

    users = session.services.users
    dialog = YourNameDialog(users.known_names(), remembered_name() or users.who, work_as, window)
    open_dialog(dialog)
    return dialog
