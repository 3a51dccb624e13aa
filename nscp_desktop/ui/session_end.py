"""The computer shuts down or somebody signs off: nothing may be asked any more, and what is typed is kept."""

from PySide6.QtCore import QCoreApplication

_ENDING = "sessionEnds"


def end_session(*, ends: bool = True) -> None:
    """Let windows and dialogs close without asking."""
    application = QCoreApplication.instance()
    if application is not None:
        application.setProperty(_ENDING, ends)


def is_ending() -> bool:
    """Whether the computer shuts down or somebody signs off."""
    application = QCoreApplication.instance()
    return application is not None and bool(application.property(_ENDING))
