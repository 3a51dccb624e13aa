"""The windows of one run of the program: the welcome window, or the window of the open record file."""

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from nscp_desktop.app.auto_lock import AutoLock
from nscp_desktop.app.screen_lock import SessionSignals
from nscp_desktop.app.trouble import Waiting, ask_to_take_over, done_meanwhile, show_damaged
from nscp_desktop.app.unlocking import Unlocking
from nscp_desktop.domain.agency import AgencyDetails
from nscp_desktop.domain.errors import DamagedError, FileRefusedError, NscpError
from nscp_desktop.domain.holding import HeldElsewhereError
from nscp_desktop.domain.samples import SampleAgency
from nscp_desktop.paths import data_folder
from nscp_desktop.services.record_files import Services, create, open_existing
from nscp_desktop.services.restoring import Prepared, finish, give_up
from nscp_desktop.ui.backing_up import BackupKeeper
from nscp_desktop.ui.dialogs.new_file import NewFileDialog, Passwords
from nscp_desktop.ui.full_check import FullCheck
from nscp_desktop.ui.idle import IdleWatch
from nscp_desktop.ui.last_file import last_file, note_file
from nscp_desktop.ui.lock_settings import idle_minutes
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.messages import report
from nscp_desktop.ui.pages.security_section import open_recovery_sheet
from nscp_desktop.ui.protecting import FileProtection
from nscp_desktop.ui.session import Session
from nscp_desktop.ui.session_end import end_session
from nscp_desktop.ui.tasks import TaskRunner
from nscp_desktop.ui.welcome import Welcome
from nscp_desktop.ui.your_name import greet


class Desktop(QObject):
    """Opens record files and shows a window for the one that is open."""

    def __init__(self, today: date, sample_path: Path, protection: FileProtection | None = None) -> None:
        super().__init__()
        self._today = today
        self._samples = {sample: sample_path.with_name(sample.file_name) for sample in SampleAgency}
        self._samples[SampleAgency.SCHOOL] = sample_path
        self._services: Services | None = None
        self.window: MainWindow | None = None
        self.welcome: Welcome | None = None
        self._tasks = TaskRunner(self)
        self._protection = protection
        self._unlocking = Unlocking(protection, self.open_path, self) if protection is not None else None
        self._idle = IdleWatch(idle_minutes, parent=self)
        self._auto_lock = AutoLock(self._idle, SessionSignals(self), self)
        if self._unlocking is not None:
            self._unlocking.open_other.connect(self._ask_open)

    def end_session(self, *_: object) -> None:
        """Keep what is being typed: the computer shuts down, or somebody signs off."""
        end_session()
        if self.window is not None and isValid(self.window):
            self.window.session.session_ends.emit()

    def start(self, path: Path | None) -> None:
        """Open a file, or the one of last time, or else ask what to do."""
        wanted = path or last_file()
        if wanted is None:
            self._show_welcome()
            return
        try:
            self.open_path(wanted)
        except NscpError as refusal:
            self._show_welcome()
            report(self.welcome, refusal)

    def open_path(
        self, path: Path, key: bytes | None = None, *, read_only: bool = False, take_over: bool = False
    ) -> None:
        """Open a record file and show its window in place of what is shown.

        Raises FileRefusedError when it cannot be opened; what is open stays open.
        """
        if self._is_open(path):
            self.raise_window()
            return
        if key is None and self._unlocking is not None and self._unlocking.is_needed(path):
            self._unlocking.open(path, self._some_front())
            return
        again = partial(self._try_to_open, path, key)
        waiting = Waiting(path.name, self._front())
        try:
            services = open_existing(path, key=key, read_only=read_only, take_over=take_over, pause=waiting.pause)
        except HeldElsewhereError as refusal:
            ask_to_take_over(refusal, path, self._some_front(), again)
            return
        except DamagedError as refusal:
            show_damaged(path, key, [str(refusal)], self._some_front(), again)
            return
        finally:
            waiting.end()
        try:
            self._show(services)
        except DamagedError as refusal:
            show_damaged(path, key, [str(refusal)], self._some_front(), again)
            return
        note_file(path)

    def hand_over(self, asked: str) -> None:
        """Do what a second start of the program asked for: open a file, or only come to the front."""
        self.raise_window()
        if asked:
            self._try_to_open(Path(asked))

    def reread(self) -> None:
        """Show again what is stored, after something that nobody foresaw."""
        if self.window is not None and isValid(self.window):
            self.window.session.reread()

    def raise_window(self) -> None:
        """Bring the window to the front."""
        front = self._front()
        if front is not None:
            front.setWindowState(front.windowState() & ~Qt.WindowState.WindowMinimized)
            front.show()
            front.raise_()
            front.activateWindow()

    def _front(self) -> QWidget | None:
        for widget in (self.window, self.welcome):
            if widget is not None and isValid(widget):
                return widget
        return None

    def _some_front(self) -> QWidget | None:
        """Return the window to ask over; the welcome window is shown when there is none."""
        if self._front() is None:
            self._show_welcome()
        return self._front()

    def _is_open(self, path: Path) -> bool:
        if self._services is None:
            return False
        try:
            return path.samefile(self._services.path)
        except OSError:
            return False

    def _leave_damaged(self, problems: list[str]) -> None:
        """Close a record whose check has found damage, and offer its backups."""
        services, window = self._services, self.window
        if services is None or window is None:
            return
        path, key = services.path, services.desk.file.key
        window.session.tasks.wait_idle(5_000)
        self._services = self.window = None
        services.close()
        self._show_welcome()
        window.close()
        window.deleteLater()
        show_damaged(path, key, problems, self.welcome, partial(self._try_to_open, path, key))

    def create(self, details: AgencyDetails, path: Path, key: bytes | None = None) -> None:
        """Make a record file, protected when there is a key, and show its window.

        Raises NscpError with a sentence when it cannot be made.
        """
        if path.parent == data_folder():
            _make(path.parent)
        self._show(create(path, details, today=self._today, key=key))
        note_file(path)
        if key is not None and self.window is not None and self.window.session.protection is not None:
            open_recovery_sheet(self.window.session, self.window.session.protection.sheet(), self.window)

    def open_sample(self, sample: SampleAgency = SampleAgency.SCHOOL) -> None:
        """Show a sample agency, made when it is first asked for; it goes when the program ends."""
        from nscp_desktop.services.sample import make_sample

        path = self._samples[sample]
        if self._services is not None and self._services.path == path:
            return
        if self._tasks.is_busy:
            return
        if not path.exists():
            make = partial(make_sample, path, today=self._today, name=sample.value)
            if not done_meanwhile(self._tasks, make, self.tr("Making the sample agency…"), self._front()):
                return
        self._show(open_existing(path))

    def close(self) -> None:
        """Close the record file, once nothing reads it any more."""
        self._auto_lock.stop()
        if self.window is not None and isValid(self.window):
            self.window.session.tasks.wait_idle(5_000)
        if self._services is not None:
            self._services.close()
            self._services = None

    def _show(self, services: Services) -> None:
        before, self._services = self._services, services
        session = Session(services, self._today, read_later=True)
        is_sample = services.path in self._samples.values()
        if self._protection is not None and not is_sample:
            session.protection = self._protection.of_record(services)
        try:
            window = MainWindow(session)
        except DamagedError:
            # What a window reads first can lie in a part that opening does not look at.
            self._services = before
            services.close()
            raise
        old_window, self.window = self.window, window
        self._keep_safe(session, self.window)
        session.damage_found.connect(self._leave_damaged)
        self._guard(self.window, services.path)
        self.window.new_file_wanted.connect(self._ask_new)
        self.window.open_file_wanted.connect(self._ask_open)
        self.window.sample_wanted.connect(self._show_sample)
        self.window.show()
        if not is_sample:
            greet(session, self.window)
        try:
            for widget in (old_window, self.welcome):
                if widget is not None:
                    widget.close()
                    widget.deleteLater()
        finally:
            # Whatever went wrong with a window: a record that nobody sees any more must not stay held.
            self.welcome = None
            if before is not None:
                before.close()

    def _keep_safe(self, session: Session, window: MainWindow) -> None:
        """Make backups and checks while the window is open; a sample agency needs none."""
        session.restore_prepared.connect(self._put_back)
        session.services.safekeeping.is_wanted = session.services.path not in self._samples.values()
        if session.services.safekeeping.is_wanted:
            FullCheck(window, self._idle)
        if not session.services.read_only and session.services.safekeeping.is_wanted:
            keeper = BackupKeeper(session, window)
            window.closing.connect(keeper.back_up_before_closing)

    def _put_back(self, prepared: Prepared) -> None:
        """Close the record, put what was prepared in its place, and show it; on a refusal the one that was there."""
        services = self._services
        if services is None or self.window is None:
            give_up(prepared)
            return
        key, refusal = services.desk.file.key, None
        self.window.session.tasks.wait_idle(5_000)
        # Closed first: Windows lets nobody replace an open file.
        services.close()
        try:
            finish(prepared)
            key = prepared.key
        except NscpError as error:
            refusal = error
        try:
            self._show(open_existing(prepared.path, key=key))
        except NscpError as error:
            refusal = error
            self._services = None
            self.window.close()
            self._show_welcome()
        if refusal is not None:
            report(self.window if self._services is not None else self.welcome, refusal)
        elif self.window is not None:
            self.window.session.say(self.tr("This is the backup you chose. Settings, Backups takes you back again."))

    def _guard(self, window: MainWindow, path: Path) -> None:
        """Let the window lock itself."""
        if self._protection is not None:
            window.lock.unlocker = self._protection.unlocker(path)
        window.lock.open_other.connect(self._leave)
        window.lock.backups_wanted.connect(partial(self._leave_for_backup, path))
        self._auto_lock.follow(window)

    def _leave(self) -> None:
        """Close the record that is locked, and show the first window."""
        services, window = self._services, self.window
        if services is None or window is None:
            return
        window.session.tasks.wait_idle(5_000)
        self._services = self.window = None
        self._show_welcome()
        window.close()
        window.deleteLater()
        services.close()

    def _leave_for_backup(self, path: Path, key: bytes, problem: str) -> None:
        """Close a record whose head was found damaged while it was locked, and offer its backups."""
        self._leave()
        show_damaged(path, key, [problem], self.welcome, partial(self._try_to_open, path, key))

    def _passwords(self) -> Passwords | None:
        return self._protection.passwords() if self._protection is not None else None

    def _show_welcome(self) -> None:
        self.welcome = Welcome(self.create, self.open_path, self.open_sample, passwords=self._passwords())
        self.welcome.show()

    def _ask_new(self) -> None:
        dialog = NewFileDialog(self.create, data_folder(), self._passwords(), self.window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _ask_open(self) -> None:
        folder = self._services.path.parent if self._services is not None else data_folder()
        wanted = self.tr("Record files (*.nscp);;All files (*)")
        chosen, _ = QFileDialog.getOpenFileName(self.window, self.tr("Open a record file"), str(folder), wanted)
        if not chosen or (self._services is not None and Path(chosen) == self._services.path):
            return
        self._try_to_open(Path(chosen))

    def _try_to_open(
        self, path: Path, key: bytes | None = None, *, read_only: bool = False, take_over: bool = False
    ) -> None:
        try:
            self.open_path(path, key, read_only=read_only, take_over=take_over)
        except NscpError as refusal:
            report(self._front(), refusal)

    def _show_sample(self, sample: SampleAgency) -> None:
        try:
            self.open_sample(sample)
        except NscpError as refusal:
            report(self.window, refusal)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileRefusedError(f"The folder {folder} cannot be made: {error.strerror}. Choose another.") from error
