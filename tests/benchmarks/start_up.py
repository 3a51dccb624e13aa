"""Start the program as its own process and print how long that takes, for `measure.py`.

start_up.py                   an empty Qt window
start_up.py FILE              the window on a record file, until nothing is left to do
start_up.py FILE --filter     a keystroke in the matrix filter, and the bare search through as many texts
"""

import time

BEGUN = time.perf_counter()

import statistics  # noqa: E402
import sys  # noqa: E402
from pathlib import Path  # noqa: E402
from typing import TYPE_CHECKING  # noqa: E402

from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

if TYPE_CHECKING:
    from nscp_desktop.ui.main_window import MainWindow


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
        sys.stdout.write(f"{time.perf_counter() - BEGUN:.4f}\n")
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
    if len(sys.argv) == 1:
        empty_window()
        sys.stdout.write(f"{time.perf_counter() - BEGUN:.4f}\n")
    else:
        program(Path(sys.argv[1]), filtering="--filter" in sys.argv)
