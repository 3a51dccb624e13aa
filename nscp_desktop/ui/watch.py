"""Looks around the open record file every few seconds, tells in the banner, and stops editing when it must."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from nscp_desktop.domain.errors import NscpError
from nscp_desktop.paths import documents_folder
from nscp_desktop.services.watching import Findings
from nscp_desktop.ui.messages import report
from nscp_desktop.ui.session import Session
from nscp_desktop.ui.tasks import TaskRunner
from nscp_desktop.ui.widgets.banner import Banner, Notice

# Told within 5 seconds, so a look has to begin well before.
LOOK_EVERY_MS = 3_000
NAMED_COPIES = 3


class Watch(QObject):
    """Fills the banner of a window. `replaced` is sent once when the file is no longer the one that was opened."""

    replaced = Signal()

    def __init__(self, session: Session, banner: Banner, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._banner, self._window = session, banner, window
        # Its own runner: a look may wait for a slow drive, and must not wait for a long report.
        self._tasks = TaskRunner(self)
        self._put_away: tuple[str, ...] = ()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._tell_reading_only()

    def start(self) -> None:
        """Look now, and then every few seconds."""
        if not self._timer.isActive():
            self._timer.start()
            self.look()

    def stop(self) -> None:
        """Look no more, and wait for a look that has begun."""
        self._timer.stop()
        self._tasks.wait_idle(2_000)

    def look(self) -> None:
        """Look around once, unless a look is still under way."""
        if not self._tasks.is_busy:
            self._tasks.run(self._session.services.watching.look, self._tell, self._give_up)

    def _tell(self, found: Findings) -> None:
        self._tell_replaced(found.replaced)
        self._tell_copies(found.copies)
        self._say("space", found.space, urgent=2)
        self._say("place", found.place.reminder, urgent=0)

    def _give_up(self, _error: NscpError) -> None:
        """Try again with the next tick: what goes wrong with the file itself comes as a finding."""

    def _tell_reading_only(self) -> None:
        if self._session.services.read_only:
            words = self.tr(
                "%1 is open for reading only. Reports and spreadsheets can be made; nothing can be changed."
            )
            self._say("read-only", words.replace("%1", self._session.services.path.name), urgent=1)

    def _tell_replaced(self, sentence: str) -> None:
        if not sentence:
            return
        is_new = "replaced" not in self._banner.notices()
        self._banner.put("replaced", Notice(sentence, 4, self.tr("Save a &copy…"), self.ask_for_copy))
        self._session.editing.stop("replaced", sentence)
        if is_new:
            self.replaced.emit()

    def _tell_copies(self, copies: tuple[str, ...]) -> None:
        if not copies or copies == self._put_away:
            self._banner.take("copies")
            return
        names = ", ".join(copies[:NAMED_COPIES]) + ("…" if len(copies) > NAMED_COPIES else "")
        words = self.tr(
            "Beside this record are files that a sync program seems to have made: %1. They may hold entries that this "
            "one lacks. Open and compare them; nothing was merged or deleted."
        ).replace("%1", names)
        self._banner.put("copies", Notice(words, 3, dismiss=partial(self._remember, copies)))

    def _remember(self, copies: tuple[str, ...]) -> None:
        self._put_away = copies

    def _say(self, key: str, words: str, *, urgent: int) -> None:
        if words:
            self._banner.put(key, Notice(words, urgent))
        else:
            self._banner.take(key)

    def ask_for_copy(self) -> None:
        """Ask where what is open may be saved."""
        path = self._session.services.path
        proposed = documents_folder() / f"{path.stem} saved {self._session.today.isoformat()}{path.suffix}"
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Save a copy"), str(proposed), self.tr("Record files (*.nscp)")
        )
        if chosen:
            self.save_copy(Path(chosen))

    def save_copy(self, out: Path) -> None:
        """Save what was stored last into a new file, off the window's thread."""
        session = self._session
        session.tasks.run(
            partial(session.services.watching.save_copy, out),
            partial(self._tell_saved, out),
            self._refused,
            self.tr("Saving a copy"),
        )

    def _tell_saved(self, out: Path, _done: None) -> None:
        self._session.say(self.tr("Saved a copy: %1").replace("%1", str(out)))

    def _refused(self, error: NscpError) -> None:
        report(self._window, error)
