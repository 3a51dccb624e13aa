"""The whole job of the program once: a record, an import, every report and spreadsheet, backups, the window.

`python -m tests.faults.network_job FOLDER` is watched from outside by `test_no_network`; with `connect` as a second
word it asks a port of this computer for a connection instead, as a control.
"""

import socket
import subprocess
import sys
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from nscp_desktop.app.main import main
from nscp_desktop.app.window import started_application
from nscp_desktop.services.documents import EXPORTS, REPORTS
from nscp_desktop.services.section_11_documents import SECTION_11
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.page_table import PAGES

PORT = 9
LOOK_EVERY_MS = 200


def work_in(folder: Path) -> list[int]:
    """Do the job and return how each part of it ended."""
    record, people, copy = folder / "hillside.nscp", folder / "people.csv", folder / "copy.nscp"
    people.write_text("First name,Surname,Start date,Prevent\nAda,Okafor,01/09/2024,02/10/2025\n", "utf-8")
    commands: list[tuple[str | Path, ...]] = [
        ("new", record, "--agency", "Hillside", "--sector", "school", "--no-password"),
        ("import", record, people),
        *(("report", record, info.id, folder / f"{info.id}.pdf", "--option", "person=Ada Okafor") for info in REPORTS),
        *(("export", record, own, folder / f"{own}.xlsx") for own in (*(sheet.id for sheet in EXPORTS), SECTION_11)),
        ("backup", record, copy),
        ("restore", copy, record),
        ("check", record, "--full"),
    ]
    ended = [main([str(word) for word in command]) for command in commands]
    application = started_application()
    QTimer.singleShot(LOOK_EVERY_MS, application, partial(_use_window, record))
    return [*ended, main([str(record)])]


def _use_window(record: Path) -> None:
    """Show every page, and start the program a second time, which hands over to this window and ends."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    for widget in application.topLevelWidgets():
        if isinstance(widget, MainWindow):
            for key in PAGES:
                widget.show_page(key)
    second = subprocess.Popen([sys.executable, "-m", "nscp_desktop", str(record)])
    _close_after(application, second)


def _close_after(application: QApplication, second: "subprocess.Popen[bytes]") -> None:
    if second.poll() is None:
        QTimer.singleShot(LOOK_EVERY_MS, application, partial(_close_after, application, second))
        return
    application.closeAllWindows()
    application.exit(second.returncode)


def connect() -> None:
    """Ask a port of this computer for a connection, which nobody answers."""
    with suppress(OSError), socket.create_connection(("127.0.0.1", PORT), 1):
        pass


if __name__ == "__main__":
    if "connect" in sys.argv:
        connect()
    else:
        sys.exit(max(work_in(Path(sys.argv[1]))))
