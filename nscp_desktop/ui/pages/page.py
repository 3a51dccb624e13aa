"""What every page has: title, controls, the day it shows, and the rule when it refreshes."""

from datetime import date
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.pages.header import PageHeader
from nscp_desktop.ui.session import Session
from nscp_desktop.ui.widgets.card import plain_label


@guarded
class Page(QWidget):
    """A page of the window.

    Subclasses set `title` and `wants`, put widgets into `body`, and override `refresh`. It is called when the page
    is shown and something it `wants` has changed since the last time, or at once while it is on screen.

    Pages ask the window by signals: open_person(person_id), open_people(PeopleFilter), open_matrix(MatrixFilter),
    record_training(RecordRequest), open_report(ReportRequest), plan_catch_up(CatchUpRequest),
    plan_session(PlanRequest), open_planning(tab), open_page(key, request), add_person, import_requested, and leave to
    go back to the page before. What other pages ask of this one arrives in `take`.
    """

    open_person = Signal(int)
    open_matrix = Signal(object)
    open_people = Signal(object)
    record_training = Signal(object)
    open_report = Signal(object)
    plan_catch_up = Signal(object)
    plan_session = Signal(object)
    open_planning = Signal(str)
    open_page = Signal(str, object)
    add_person = Signal()
    import_requested = Signal()
    leave = Signal()

    title: ClassVar[str] = ""
    key: ClassVar[str] = ""  # as in page_table
    wants: ClassVar[Changes] = Changes.ALL
    shows_as_at: ClassVar[bool] = True

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._stale = True
        self.header = PageHeader(self.tr(self.title), session.today, with_as_at=self.shows_as_at, parent=self)
        self.header.as_at_picked.connect(self._move_as_at)
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 13, 18, 12)
        column.setSpacing(12)
        column.addWidget(self.header)
        column.addLayout(self.body, 1)
        self.header.show_as_at(session.as_at)
        self._reading = plain_label(self.tr("Reading the record…"), "reading") if session.is_unread else None
        if self._reading is not None:
            self._cover(self._reading)
        session.changed.connect(self._note_change)

    def refresh(self) -> None:
        """Show what is stored now; overridden by every page."""

    def take(self, request: object) -> None:
        """Show what was asked for: one of the classes in `pages.requests`, made for this kind of page.

        Called just before the page is shown.
        """

    def add_filter(self, widget: QWidget) -> None:
        """Add a control at the left of the header, after the title."""
        self.header.add_filter(widget)

    def add_control(self, widget: QWidget) -> None:
        """Add a control at the right of the header, after the as-at date."""
        self.header.add_control(widget)

    def find_field(self) -> QLineEdit | None:
        """Return the field that Ctrl+F goes to; None when the page has none."""
        return None

    def help_topic(self) -> str:
        """Return the name of the help page for what is shown now."""
        return self.key

    def may_leave(self) -> bool:
        """Whether another page or file may be opened now; a page with unsaved input asks first."""
        return True

    def freshen(self) -> None:
        """Refresh now when something has changed since the last time."""
        if self._stale and not self.session.is_unread:
            self._stale = False
            try:
                self.refresh()
            except BaseException:
                # Half of it may be shown now: it is tried again when the page is next seen.
                self._stale = True
                raise

    def showEvent(self, event: QShowEvent) -> None:
        """Refresh before the page is seen."""
        self.freshen()
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the notice over what is not known yet."""
        super().resizeEvent(event)
        if self._reading is not None:
            top = self.header.geometry().bottom() + 1
            self._reading.setGeometry(0, top, self.width(), self.height() - top)

    def _cover(self, notice: QLabel) -> None:
        notice.setParent(self)
        notice.setAlignment(Qt.AlignmentFlag.AlignCenter)
        notice.setAutoFillBackground(True)
        notice.raise_()
        self.session.was_read.connect(self._uncover)

    def _uncover(self) -> None:
        if self._reading is not None:
            self._reading.deleteLater()
            self._reading = None
        if self.isVisible():
            self.freshen()

    def _note_change(self, changes: Changes) -> None:
        if changes & Changes.AS_AT:
            self.header.show_as_at(self.session.as_at)
        if changes & self.wants:
            self._stale = True
            if self.isVisible():
                self.freshen()

    def _move_as_at(self, day: date) -> None:
        self.session.set_as_at(day)
