"""The window: navigation, menus, status bar, and the pages, each made when it is first shown."""

from functools import partial

from PySide6.QtCore import QByteArray, QEvent, QSettings, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.standing import StandingKind
from nscp_desktop.services.kept_drafts import KeptDraft
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dates import to_display
from nscp_desktop.ui.dialogs.quick_open import Goal, QuickOpen
from nscp_desktop.ui.drafts import TEMPLATE, TRAINING
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.lock_screen import WindowLock
from nscp_desktop.ui.lock_settings import lock_settings
from nscp_desktop.ui.menus import Menus
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.page_table import IN_NAVIGATION, PAGES, TABS, make_page
from nscp_desktop.ui.pages.page import Page
from nscp_desktop.ui.pages.requests import (
    CatchUpRequest,
    MatrixFilter,
    NewPerson,
    PeopleFilter,
    PersonRequest,
    PlanRequest,
    RecordRequest,
    ReportRequest,
)
from nscp_desktop.ui.reviewing import REVIEW, go_on_with_review
from nscp_desktop.ui.session import Session
from nscp_desktop.ui.session_end import is_ending
from nscp_desktop.ui.status_line import StatusLine
from nscp_desktop.ui.watch import Watch
from nscp_desktop.ui.widgets.banner import Banner, Notice
from nscp_desktop.ui.widgets.card import plain_label
from nscp_desktop.ui.widgets.navigation import Navigation

FIRST_SIZE = (1240, 720)
SMALLEST = (900, 540)


@guarded
class MainWindow(QMainWindow):
    """The window of one open record file.

    `new_file_wanted`, `open_file_wanted` and `sample_wanted` (with the SampleAgency) are for whoever opened this one;
    `closing` is sent while work can still be begun that the window waits for, and `closed` when it is about to go.
    """

    new_file_wanted = Signal()
    open_file_wanted = Signal()
    sample_wanted = Signal(object)
    closing = Signal()
    closed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._pages: dict[str, Page] = {}
        self._shown = ""
        self._before = ""
        self.stack = QStackedWidget(self)
        self.menus = Menus(self)
        self.navigation = Navigation([(key, self.menus.pages[key], PAGES[key].icon) for key in IN_NAVIGATION], self)
        self.navigation.chosen.connect(self.show_page)
        centre = QWidget(self)
        row = QHBoxLayout(centre)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.navigation)
        self.banner = Banner(self)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.banner)
        right.addWidget(self.stack, 1)
        row.addLayout(right, 1)
        # Beside the content there is room for what covers it while the record is locked.
        self.front = QStackedWidget(self)
        self.front.addWidget(centre)
        self.setCentralWidget(self.front)
        self._file_label = plain_label("", "muted")
        self._file_label.setContentsMargins(0, 5, 14, 0)
        self.menuBar().setCornerWidget(self._file_label)
        self.watch = Watch(session, self.banner, self)
        self.status = StatusLine(session, self)
        self.setStatusBar(self.status)
        self.status.backups_wanted.connect(partial(self.show_page, "settings", "backups"))
        self.status.sheet_wanted.connect(partial(self.show_page, "settings", "security"))
        self.lock = WindowLock(self, self.front)
        session.changed.connect(self._note_change)
        self.setMinimumSize(*SMALLEST)
        self._restore()
        self._name_file()
        self.show_page("overview")
        # The counts need everyone's standing, which is worked out after the window has been painted.
        session.was_read.connect(self._count)
        session.was_read.connect(self.offer_drafts)
        QTimer.singleShot(0, self, self._count)

    # Pages

    def page(self, key: str) -> Page:
        """Return a page, made now if it was never shown."""
        page = self._pages.get(key)
        if page is None:
            page = self._pages[key] = make_page(key, self.session)
            page.open_person.connect(self.open_person)
            page.open_people.connect(self.open_people)
            page.open_matrix.connect(self.open_matrix)
            page.open_report.connect(self.open_report)
            page.record_training.connect(self.record_training)
            page.plan_catch_up.connect(self.plan_catch_up)
            page.plan_session.connect(self.plan_session)
            page.open_planning.connect(self.open_planning)
            page.open_page.connect(self.show_page)
            page.add_person.connect(self.add_person)
            page.import_requested.connect(self.import_spreadsheet)
            page.leave.connect(self.go_back)
            self.stack.addWidget(page)
        return page

    def current_page(self) -> Page:
        """Return the page that is shown."""
        return self._pages[self._shown]

    def show_page(self, key: str, request: object = None) -> bool:
        """Show a page, with what is asked of it, and say whether the page before could be left."""
        if self._shown and key != self._shown and not self.current_page().may_leave():
            self.navigation.show_chosen(PAGES[self._shown].under or self._shown)
            return False
        page = self.page(key)
        if request is not None:
            page.take(request)
        if key != self._shown:
            self._before, self._shown = self._shown, key
        self.stack.setCurrentWidget(page)
        self.navigation.show_chosen(PAGES[key].under or key)
        self.menus.show_chosen(key)
        return True

    def go_back(self) -> None:
        """Show the page that was shown before."""
        self.show_page(self._before or "overview")

    def open_person(self, person_id: int) -> None:
        """Show one person."""
        self.show_page("people", PersonRequest(person_id))

    def open_people(self, people: PeopleFilter) -> None:
        """Show some people on the register."""
        self.show_page("people", people)

    def open_matrix(self, wanted: MatrixFilter) -> None:
        """Show part of the matrix."""
        self.show_page("matrix", wanted)

    def open_report(self, report: ReportRequest) -> None:
        """Show a report."""
        self.show_page("reports", report)

    def record_training(self, request: RecordRequest) -> None:
        """Open the page on which training is recorded."""
        self.show_page("record-training", request)

    def plan_catch_up(self, request: CatchUpRequest) -> None:
        """Plan how those catch up who missed a day of training for everyone."""
        self.plan_session(PlanRequest(request.course_id, None, request.person_ids))

    def open_planning(self, tab: str) -> None:
        """Open a tab of the page that looks ahead."""
        self.show_page("planning", tab)

    def plan_session(self, request: PlanRequest) -> None:
        """Open the page on which a session is planned."""
        self.show_page("planning", request)

    def add_person(self) -> None:
        """Open the form for a new person."""
        self.show_page("people", NewPerson())

    def import_spreadsheet(self) -> None:
        """Open the wizard that imports a spreadsheet."""
        from nscp_desktop.ui.import_wizard.wizard import open_import_wizard

        wizard = open_import_wizard(self.session, self)
        wizard.open_people.connect(self.open_people)
        wizard.open_overview.connect(partial(self.show_page, "overview"))

    # Going anywhere

    def go_anywhere(self) -> None:
        """Ask where to go: a page, a person or a command."""
        dialog = QuickOpen(self.goals(), self)
        dialog.finished.connect(partial(self._go, dialog))
        dialog.open()

    def goals(self) -> list[Goal]:
        """Return everything that can be gone to."""
        day = self.session.as_at
        goals = [Goal("page", key, PAGES[key].title, self.tr("page")) for key in IN_NAVIGATION]
        goals += [Goal(page, key, words, PAGES[page].title) for page, tabs in TABS.items() for key, words in tabs]
        goals += [Goal("command", key, words, self.tr("command")) for key, words in self.menus.commands()]
        for row in self.session.board().rows:
            goals.append(Goal("person", str(row.person.id), row.person.name, row.person.role_words(day)))
        return goals

    def offer_drafts(self) -> None:
        """Tell what somebody was typing and had not saved when the program ended, and offer to go on with it."""
        if not self.session.editing.may_change:
            return
        for draft in self.session.services.drafts.everything():
            when = draft.saved_at.astimezone()
            words = self.tr("You were %1 on %2 at %3, and it was not saved.").replace("%1", draft.title)
            words = words.replace("%2", to_display(when.date())).replace("%3", f"{when:%H:%M}")
            key = f"draft {draft.key}"
            # Put away, it is offered again at the next start.
            away = partial(self.banner.take, key)
            notice = Notice(words, 2, self.tr("&Go on with it"), partial(self._go_on, draft), away)
            self.banner.put(key, notice)

    def _go_on(self, draft: KeptDraft) -> None:
        self.banner.take(f"draft {draft.key}")
        if draft.key.startswith(REVIEW):
            go_on_with_review(self.session, draft, self)
            return
        if draft.key.startswith(TEMPLATE):
            self.show_page("settings", draft)
            return
        self.show_page("record-training" if draft.key == TRAINING else "people", draft)

    def _go(self, dialog: QuickOpen, _result: int) -> None:
        goal = dialog.goal
        dialog.deleteLater()
        if goal is None:
            return
        if goal.kind == "page":
            self.show_page(goal.key)
        elif goal.kind == "person":
            self.open_person(int(goal.key))
        elif goal.kind in TABS:
            self.show_page(goal.kind, goal.key)
        else:
            self.menus.trigger(goal.key)

    # What is shown around the pages

    def _note_change(self, changes: Changes) -> None:
        if changes & Changes.AGENCY:
            self._name_file()
        QTimer.singleShot(0, self, self._count)

    def _name_file(self) -> None:
        name = self.session.services.agency.details().name
        file_name = self.session.services.path.name
        self._file_label.setText(f"{name} — {file_name}")
        self.setWindowTitle(f"{name} – {self.tr('safeguarding training')}")

    def _count(self) -> None:
        if self.session.is_unread:
            return
        board = self.session.board()
        wrong = (StandingKind.OVERDUE, StandingKind.NOT_DONE, StandingKind.DATE_UNKNOWN)
        count = sum(row.worst in wrong for row in board.rows)
        words = self.tr("%1 people not in date").replace("%1", f"{count:,}")
        self.navigation.set_count("matrix", count, words)
        self._count_actions()
        self.status.show_counts(board)

    def _count_actions(self) -> None:
        """Show how many actions are overdue; what was shown stays while the record is locked."""
        if self.session.services.locking.is_locked:
            return
        count = len(self.session.services.actions.overdue(self.session.as_at))
        self.navigation.set_count("assurance", count, plural(count, "overdue action"))

    def showEvent(self, event: QShowEvent) -> None:
        """Read the record while the window is first painted."""
        super().showEvent(event)
        self.session.read()
        self.watch.start()

    # Remembered

    def _restore(self) -> None:
        geometry = QSettings().value("window/geometry")
        if not isinstance(geometry, QByteArray) or not self.restoreGeometry(geometry):
            screen = QApplication.primaryScreen().availableGeometry()
            self.resize(min(FIRST_SIZE[0], screen.width()), min(FIRST_SIZE[1], screen.height()))

    def changeEvent(self, event: QEvent) -> None:
        """Lock when the window is put away, where that was chosen."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.WindowStateChange and self.isMinimized() and lock_settings().on_minimise:
            self.lock.lock()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close unless the page has input that somebody wants to keep."""
        # Behind a locked window nothing can be asked, and the file is closed: nothing could be stored.
        may_ask = self._shown and not self.lock.is_locked and not is_ending()
        if may_ask and not self.current_page().may_leave():
            event.ignore()
            return
        self.lock.release()
        QSettings().setValue("window/geometry", self.saveGeometry())
        for view in self._table_views():
            view.save_columns()
        self.watch.stop()
        self.closing.emit()
        self.session.tasks.wait_idle(5_000)
        self.closed.emit()
        super().closeEvent(event)

    def _table_views(self) -> list[TableView]:
        return self.findChildren(TableView)
