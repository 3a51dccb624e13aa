"""Opening the window: the application, the record file and what the window may ask of them."""

import argparse
import sys
import tempfile
from datetime import date
from pathlib import Path

import PySide6
from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from nscp_desktop import __version__
from nscp_desktop.app.garbage import GuiThreadGarbage
from nscp_desktop.app.guard import refuse_unsound_qt
from nscp_desktop.app.parsing import WholeWordsParser
from nscp_desktop.domain.events import Event, note
from nscp_desktop.paths import data_folder

SAMPLE_FILE = "carlton-hill.nscp"


def window_parser() -> argparse.ArgumentParser:
    """Return the parser of `nscp-desktop [FILE]`."""
    parser = WholeWordsParser(prog="nscp-desktop", description="Open the window.")
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="the record file to open")
    parser.add_argument("--sample", action="store_true", help="open a sample agency; what you change is not kept")
    parser.set_defaults(run=open_window)
    return parser


def _to_log(kind: QtMsgType, _where: QMessageLogContext, _text: str) -> None:
    """Keep what Qt has to say out of the terminal, and its words out of the log: names may stand in them."""
    if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg):
        note(Event.QT_SAID, kind.value)


def started_application(*, dark: bool | None = None) -> QApplication:
    """Return the one application, in the program's look; `dark` None follows the system."""
    refuse_unsound_qt(PySide6.__version__, sys.version_info[:3])
    from nscp_desktop.ui import theme

    qInstallMessageHandler(_to_log)
    running = QApplication.instance()
    application = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName("nscp_desktop")
    application.setOrganizationName("nscp_desktop")
    application.setApplicationDisplayName("Safeguarding training record")
    application.setApplicationVersion(__version__)
    theme.apply(application, dark)
    return application


def open_window(options: argparse.Namespace, today: date) -> int:
    """Show the window and stay until it is closed."""
    application = started_application()
    GuiThreadGarbage(application)
    from nscp_desktop.app.desktop import Desktop
    from nscp_desktop.app.exception_hook import ExceptionHook
    from nscp_desktop.app.protection import file_protection
    from nscp_desktop.app.single_instance import SingleInstance

    hook = ExceptionHook()
    hook.install()
    first = SingleInstance(data_folder(), application)
    if not first.is_first(options.file):
        return 0
    with tempfile.TemporaryDirectory(prefix="nscp-sample-", ignore_cleanup_errors=True) as folder:
        desktop = Desktop(today, Path(folder) / SAMPLE_FILE, file_protection(today))
        hook.reread = desktop.reread
        application.commitDataRequest.connect(desktop.end_session)
        first.wanted.connect(desktop.hand_over)
        if options.sample:
            desktop.open_sample()
        else:
            desktop.start(options.file)
        status = application.exec()
        desktop.close()
        first.close()
    return status
