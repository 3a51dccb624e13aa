"""Start the program as its own process and print how long that takes, for `measure.py`.

    start_up.py SINCE                   an empty Qt window
    start_up.py SINCE FILE              the window on a record file, until nothing is left to do
    start_up.py SINCE FILE --filter     a keystroke in the matrix filter, and the bare search in as many texts

SINCE is the time, in seconds since 1970, at which the process was asked for.
"""

import statistics
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from nscp_desktop.ui.main_window import MainWindow


def since_asked() -> str:
    return f"{time.time() - float(sys.argv[1]):.4f}\n"


def empty_window() -> None:
    application = QApplication([])
    window = QWidget()
    window.show()
    application.processEvents()


def program(path: Path, *, filtering: bool) -> None:
    from large_record import AS_AT

    from nscp_desktop.app.window import started_application

    application = started_application()
    from nscp_desktop.app.desktop import Desktop

    desktop = Desktop(AS_AT, path.with_name("sample.nscp"))
    desktop.open_path(path)
    window = desktop.window
    assert window is not None
    window.session.tasks.wait_idle()
    application.processEvents()
    application.processEvents()
    if filtering:
        sys.stdout.write(keystroke(window, application))
    else:
        sys.stdout.write(since_asked())
    desktop.close()


def keystroke(window: "MainWindow", application: QApplication) -> str:
    """Return the median time of a letter typed into the filter, and of finding it in as many plain texts."""
    from nscp_desktop.ui.models.table import fold
    from nscp_desktop.ui.pages.matrix import MatrixPage

    window.show_page("matrix")
    application.processEvents()
    page = window.current_page()
    assert isinstance(page, MatrixPage)
    texts = [fold(page.model.search_text(row)) for row in page.model.all_rows()]
    typed, bare = [], []
    for text in ("s", "si", "sin", "sing", "sin", "si", "s"):
        begun = time.perf_counter()
        page.find_line.setText(text)
        application.processEvents()
        typed.append(time.perf_counter() - begun)
        begun = time.perf_counter()
        found = [place for place, other in enumerate(texts) if text in other]
        bare.append(time.perf_counter() - begun)
        assert len(found) == page.model.rowCount()
    return f"{statistics.median(typed):.5f} {statistics.median(bare):.5f}\n"


if __name__ == "__main__":
    if len(sys.argv) == 2:
        empty_window()
        sys.stdout.write(since_asked())
    else:
        program(Path(sys.argv[2]), filtering="--filter" in sys.argv)
