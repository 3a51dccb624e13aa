"""Pictures of every page and dialog with a sample agency, drawn without a screen."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEventLoop, QSettings, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from nscp_desktop.domain.courses import Course, CourseKind
from nscp_desktop.ui import theme
from nscp_desktop.ui.gallery_dialogs import dialog_pictures
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.page_table import PAGES
from nscp_desktop.ui.pages.matrix import MatrixPage
from nscp_desktop.ui.pages.requests import PersonRequest, RecordRequest, ReportRequest
from nscp_desktop.ui.session import Session

# Longer than the moment for which a page waits before it answers what is typed.
LATER_MS = 260
# What a moment led to may lead to a job, and its answer to another layout.
SETTLED_AFTER = 4
Size = tuple[int, int]
Pictures = Mapping[str, Callable[[], QWidget]]


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
    with _dressed(out_dir, dark=dark):
        return _drawn(session, out_dir, _everything, size, keep)


def draw_pages(session: Session, out_dir: Path, *, size: Size = (1366, 768), dark: bool = False) -> list[Path]:
    """Draw the pages that differ most between agencies into PNG files in `out_dir`, and return their paths."""
    with _dressed(out_dir, dark=dark):
        return _drawn(session, out_dir, _some_pages, size, None)


def _everything(window: MainWindow) -> Pictures:
    return {**page_pictures(window), **dialog_pictures(window)}


def _some_pages(window: MainWindow) -> Pictures:
    pages = page_pictures(window)
    kept = {key: pages[key] for key in ("overview", "people", "matrix", "planning")}
    sections = {f"settings-{key}": partial(_show_section, window, key) for key in ("roles", "groups", "rules")}
    return {**kept, **sections}


@contextmanager
def _dressed(out_dir: Path, *, dark: bool) -> Iterator[None]:
    """Put on the colours, make the folder, and keep apart what windows remember."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, dark)
    out_dir.mkdir(parents=True, exist_ok=True)
    with _own_settings():
        yield


def _drawn(
    session: Session,
    out_dir: Path,
    pictures: Callable[[MainWindow], Pictures],
    size: Size,
    keep: Callable[[str], bool] | None,
) -> list[Path]:
    window = MainWindow(session)
    window.resize(*size)
    window.show()
    saved = []
    for name, make in pictures(window).items():
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


def page_pictures(window: MainWindow) -> Pictures:
    """Return how each page is brought up, by the name of its picture."""
    return {key: partial(_show_page, window, key) for key in PAGES}


def _show_page(window: MainWindow, key: str) -> MainWindow:
    session = window.session
    first = next((job for job in session.services.standing.to_do(session.as_at) if job.action == "record"), None)
    requests: dict[str, object] = {"reports": ReportRequest("compliance-summary")}
    if first is not None:
        requests["people"] = PersonRequest(first.person_ids[0])
        requests["record-training"] = RecordRequest(_course_for_everyone(session), None, _everybody(session))
    window.show_page(key, requests.get(key))
    page = window.current_page()
    if isinstance(page, MatrixPage) and first is not None:
        keys = [own.key for own in page.model.columns]
        if first.requirement_id in keys:
            page.view.select_key(first.person_ids[0], keys.index(first.requirement_id))
    return window


def _show_section(window: MainWindow, section: str) -> MainWindow:
    window.show_page("settings", section)
    return window


def _everybody(session: Session) -> tuple[int, ...]:
    return tuple(row.person.id for row in session.board().rows)


def _course_for_everyone(session: Session) -> int | None:
    """Return the in-house course that counts towards the most; None when there is none."""
    courses = session.services.training.courses()
    found = [course for course in courses if course.kind is CourseKind.IN_HOUSE and course.hours]
    return max(found, key=_towards).id if found else None


def _towards(course: Course) -> int:
    return len(course.satisfies)


@contextmanager
def _own_settings() -> Iterator[None]:
    """Keep apart what windows remember, so that pictures show nobody's own widths and change none."""
    with TemporaryDirectory() as folder:
        QSettings.setDefaultFormat(QSettings.Format.IniFormat)
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)
        yield


def _settle(session: Session) -> None:
    """Let everything be laid out and painted, what waits a moment begin, and work in the background end."""
    for _ in range(SETTLED_AFTER):
        QApplication.sendPostedEvents()
        QApplication.processEvents()
        session.tasks.wait_idle()
        loop = QEventLoop()
        QTimer.singleShot(_next_moment(), loop.quit)
        loop.exec()


def _next_moment() -> int:
    """Return in how many milliseconds the last of the timers has gone off for which a page or dialog waits a moment."""
    timers = [timer for widget in QApplication.topLevelWidgets() for timer in widget.findChildren(QTimer)]
    waits = [timer.remainingTime() for timer in timers if timer.isSingleShot() and timer.interval() <= LATER_MS]
    return max(max(waits, default=0), 0)
