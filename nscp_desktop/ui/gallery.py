"""Pictures of every page and dialog with the sample agency, drawn without a screen."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from nscp_desktop.ui import theme
from nscp_desktop.ui.gallery_dialogs import dialog_pictures
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.page_table import PAGES
from nscp_desktop.ui.pages.matrix import MatrixPage
from nscp_desktop.ui.pages.requests import PersonRequest, RecordRequest, ReportRequest
from nscp_desktop.ui.session import Session

# Longer than the moment for which a page waits before it answers what is typed.
LATER_MS = 260
Size = tuple[int, int]


def draw_all(
    session: Session,
    out_dir: Path,
    *,
    size: Size = (1366, 768),
    dark: bool = False,
    keep: Callable[[str], bool] | None = None,
) -> list[Path]:
    """Draw every page and dialog into PNG files in `out_dir`, and return their paths.

    `keep` says by its name whether a picture is wanted; all are without it.
    """
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, dark)
    out_dir.mkdir(parents=True, exist_ok=True)
    window = MainWindow(session)
    window.resize(*size)
    window.show()
    saved = []
    for name, make in {**page_pictures(window), **dialog_pictures(window)}.items():
        if keep is not None and not keep(name):
            continue
        widget = make()
        _settle(session)
        path = out_dir / f"{name}.png"
        if not widget.grab().save(str(path), "PNG"):
            raise OSError(f"{path} could not be written")
        saved.append(path)
        if widget is not window:
            widget.close()
            widget.deleteLater()
    window.close()
    window.deleteLater()
    _settle(session)
    return saved


def page_pictures(window: MainWindow) -> Mapping[str, Callable[[], QWidget]]:
    """Return how each page is brought up, by the name of its picture."""
    return {key: partial(_show_page, window, key) for key in PAGES}


def _show_page(window: MainWindow, key: str) -> MainWindow:
    session = window.session
    board = session.board()
    late = next((row for row in board.rows if row.worst.severity == 0), board.rows[0] if board.rows else None)
    requests: dict[str, object] = {"reports": ReportRequest("compliance-summary")}
    if late is not None:
        asked = min(late.cells, key=lambda own: late.cells[own].kind.severity, default=None)
        requests["people"] = PersonRequest(late.person.id)
        everyone = tuple(row.person.id for row in board.rows if asked in row.cells)
        requests["record-training"] = RecordRequest(None, asked, everyone)
    window.show_page(key, requests.get(key))
    page = window.current_page()
    if isinstance(page, MatrixPage) and late is not None:
        column = next(
            (place for place, own in enumerate(page.model.columns) if own.key == asked), page.model.columnCount() - 1
        )
        page.view.select_key(late.person.id, column)
        page.view.horizontalScrollBar().setValue(0)
    return window


def _settle(session: Session) -> None:
    """Let everything be laid out and painted, what waits a moment begin, and work in the background end."""
    for _ in range(2):
        loop = QEventLoop()
        QTimer.singleShot(LATER_MS, loop.quit)
        loop.exec()
        session.tasks.wait_idle()
