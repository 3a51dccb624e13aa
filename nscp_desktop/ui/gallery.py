"""Pictures of every page and dialog with the sample agency, drawn without a screen."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QWidget

from nscp_desktop.ui import theme
from nscp_desktop.ui.dialogs.booking import BookingDialog, counting_courses
from nscp_desktop.ui.dialogs.exemption import ExemptionDialog
from nscp_desktop.ui.dialogs.help import HelpDialog
from nscp_desktop.ui.dialogs.quick_open import QuickOpen
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.page_table import PAGES
from nscp_desktop.ui.pages.matrix import MatrixPage
from nscp_desktop.ui.pages.requests import PersonRequest, RecordRequest, ReportRequest
from nscp_desktop.ui.session import Session
from nscp_desktop.ui.welcome import NewFileDialog, Welcome

ROUNDS = 6
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


def dialog_pictures(window: MainWindow) -> Mapping[str, Callable[[], QWidget]]:
    """Return how each dialog is made, by the name of its picture."""
    return {
        "welcome": partial(_shown, partial(Welcome, _nothing, _nothing, _nothing)),
        "new-file": partial(_shown, partial(NewFileDialog, _nothing, Path("records"), window)),
        "quick-open": partial(_shown, partial(_quick_open, window)),
        "help": partial(_shown, partial(HelpDialog, "matrix", window)),
        "booking": partial(_shown, partial(_booking, window)),
        "exemption": partial(_shown, partial(_exemption, window)),
    }


def _show_page(window: MainWindow, key: str) -> MainWindow:
    session = window.session
    board = session.board()
    late = next((row for row in board.rows if row.worst.severity == 0), board.rows[0] if board.rows else None)
    requests: dict[str, object] = {"reports": ReportRequest("compliance-summary")}
    if late is not None:
        asked = min(late.cells, key=lambda own: late.cells[own].kind.severity, default=None)
        requests["people"] = PersonRequest(late.person.id)
        requests["record-training"] = RecordRequest(None, asked, (late.person.id,))
    window.show_page(key, requests.get(key))
    page = window.current_page()
    if isinstance(page, MatrixPage) and late is not None:
        column = next(
            (place for place, own in enumerate(page.model.columns) if own.key == asked), page.model.columnCount() - 1
        )
        page.view.select_key(late.person.id, column)
        page.view.horizontalScrollBar().setValue(0)
    return window


def _shown(make: Callable[[], QWidget]) -> QWidget:
    widget = make()
    widget.show()
    return widget


def _quick_open(window: MainWindow) -> QuickOpen:
    dialog = QuickOpen(window.goals(), window)
    dialog.line.setText("re")
    return dialog


def _booking(window: MainWindow) -> BookingDialog:
    session = window.session
    courses = session.services.training.courses()
    asked = next(iter(session.board().requirements()), None)
    counting = counting_courses(courses, asked.id) if asked else list(courses)
    return BookingDialog("Rebecca Osei", counting, _nothing, today=session.today, parent=window)


def _exemption(window: MainWindow) -> ExemptionDialog:
    asked = next(iter(window.session.board().requirements()), None)
    what = f"Rebecca Osei · {asked.title}" if asked else "Rebecca Osei"
    return ExemptionDialog(what, _nothing, today=window.session.today, parent=window)


def _nothing(*_: object) -> None:
    return None


def _settle(session: Session) -> None:
    """Let everything be laid out and painted, and work in the background come to its end."""
    for _ in range(ROUNDS):
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
    session.tasks.wait_idle()
    for _ in range(ROUNDS):
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
