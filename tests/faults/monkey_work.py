"""The monkey itself; run by `monkey` in a process of its own: FOLDER SEED AMOUNT SECONDS CONTROL."""

import faulthandler
import json
import logging
import random
import sys
import time
import traceback
from collections import Counter, deque
from contextlib import ExitStack
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from nscp_desktop.app.desktop import Desktop
from nscp_desktop.app.error_places import causes, in_one_line
from nscp_desktop.app.exception_hook import ExceptionHook
from nscp_desktop.app.garbage import GuiThreadGarbage
from nscp_desktop.app.log_file import kept_log
from nscp_desktop.app.protection import file_protection
from nscp_desktop.app.window import started_application
from nscp_desktop.domain.board import Snapshot
from nscp_desktop.domain.errors import NscpError
from nscp_desktop.domain.events import LOGGER
from nscp_desktop.domain.standing import NO_HISTORY, History
from nscp_desktop.services.protection import is_protected, unlock
from nscp_desktop.services.record_files import Services, open_existing
from nscp_desktop.services.sample import make_sample
from tests.faults.broken_driver import Breakage, broken
from tests.faults.monkey_hands import PASSWORD, Hands
from tests.faults.monkey_heart import Heart

TODAY = date(2026, 11, 24)
HUNG_SECONDS = 60
FAULT_EVERY, FAULT_LASTS = 25, 5
MARK = "the monkey broke this"
LAST_THINGS = 12
FROZEN_SECONDS = 2.0


class Errors(logging.Handler):
    """Notes every error that the program notes, and those that nothing broken explains."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.is_broken = False
        self.explained = 0
        self.unexplained: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Take one."""
        error = record.exc_info[1] if record.exc_info else None
        if error is None:
            return
        if any(MARK in str(one) for one in causes(error)) or (self.is_broken and isinstance(error, NscpError)):
            self.explained += 1
        else:
            self.unexplained.append(f"{record.msg} {in_one_line(error)}: {error}")


class Monkey(QObject):
    """Does one thing after the other, breaks the driver now and then, and watches what comes of it."""

    def __init__(self, folder: Path, seed: int, hook: ExceptionHook) -> None:
        super().__init__()
        self.chance = random.Random(seed)
        self.record = folder / "carlton-hill.nscp"
        self.desktop = Desktop(TODAY, folder / "TMPDIR" / "sample.nscp", file_protection(TODAY))
        hook.reread = self.desktop.reread
        self.errors = Errors()
        logging.getLogger(LOGGER).addHandler(self.errors)
        self.last: deque[str] = deque(maxlen=LAST_THINGS)
        self.findings: list[str] = []
        self.done = 0
        self.kinds: Counter[str] = Counter()
        self.hands = Hands(self.chance, folder / "chosen", self.kinds, self._note)
        self.heart = Heart(self.hands.help_out, self)
        self._faults = ExitStack()
        self._trail = (folder / "trail").open("w", encoding="utf-8")
        self._broken: Services | None = None
        self._mend_at = 0

    def play(self, amount: int, until: float, control: str) -> None:
        """Do so many things, or for so long."""
        self.desktop.open_path(self.record, self._key())
        self._wait()
        # How long opening takes is measured elsewhere; here it is what a click does.
        self.heart.start_anew()
        if control == "freeze":
            QTimer.singleShot(0, lambda: time.sleep(FROZEN_SECONDS + 0.5))
        if control == "error":
            QTimer.singleShot(0, _fail)
        while self.done < amount and time.monotonic() < until:
            self._one_thing()
        self._mend()
        self._wait()

    def _one_thing(self) -> None:
        faulthandler.dump_traceback_later(HUNG_SECONDS, exit=True)
        self._window_again()
        self._break_or_mend()
        self.heart.is_acting = True
        # From the event loop, as a hand does it: what goes wrong reaches the program, not the monkey.
        QTimer.singleShot(0, self, self._act)
        before = self.done
        while self.done == before:
            QApplication.processEvents()
        self._wait(whole=self.chance.random() < 0.1)
        self.heart.is_acting = False
        for words in self.errors.unexplained:
            self.findings.append(f"{words}; after {list(self.last)}")
        self.errors.unexplained.clear()
        if self.heart.longest > FROZEN_SECONDS:
            self.findings.append(f"it froze for {self.heart.longest:.1f} s after {list(self.last)}")
            self.heart.start_anew()

    def _act(self) -> None:
        self.done += 1
        self.last.append("something")
        self.last[-1] = self.hands.do_something(self.desktop)

    def _note(self, words: str) -> None:
        """Write down what is about to be done, for a program that ends in the middle of it."""
        self._trail.write(f"{self.done} {words}\n")
        self._trail.flush()

    def _window_again(self) -> None:
        window = self.desktop.window
        if window is None or not window.isVisible():
            self._mend()
            for widget in QApplication.topLevelWidgets():
                widget.close()
            self._wait()
            self.desktop.close()
            self.desktop.open_path(self.record, self._key())
            self._wait()
            self.heart.start_anew()
            self.kinds["windows opened"] += 1

    def _break_or_mend(self) -> None:
        if self._broken is not None:
            if self.done >= self._mend_at:
                self._mend()
            return
        window = self.desktop.window
        if window is None or self.chance.random() * FAULT_EVERY > 1:
            return
        services = window.session.services
        if services.locking.is_locked or window.session.is_unread:
            return
        how = self.chance.choice(list(Breakage))
        self.last.append(f"broke: {how.name}")
        self.kinds["faults"] += 1
        self._faults.enter_context(broken(services, how, MARK))
        self._broken, self.errors.is_broken = services, True
        self._mend_at = self.done + self.chance.randint(1, FAULT_LASTS)

    def _mend(self) -> None:
        services, self._broken = self._broken, None
        if services is None:
            return
        window = self.desktop.window
        if window is not None:
            window.session.tasks.wait_idle()
        if services.locking.is_locked or not self._is_open(services):
            self._faults.pop_all()
        self._faults.close()
        self.errors.is_broken = False
        self.last.append("mended")
        if services.locking.is_locked or not self._is_open(services):
            return
        shown = services.standing.snapshot()
        services.standing.forget()
        stored = services.standing.snapshot()
        if stored != shown:
            self.findings.append(
                f"what is shown is not what is stored: {_difference(shown, stored)}; {list(self.last)}"
            )

    def _is_open(self, services: Services) -> bool:
        window = self.desktop.window
        return window is not None and window.session.services is services

    def _wait(self, *, whole: bool = True) -> None:
        window = self.desktop.window
        if whole and window is not None:
            window.session.tasks.wait_idle()
        for _ in range(3):
            QApplication.processEvents()

    def _key(self) -> bytes | None:
        """Return the key of the record, whatever has become of its password by now."""
        return unlock(self.record, PASSWORD) if is_protected(self.record) else None

    def end(self) -> None:
        """Close everything, and look whether the record is sound."""
        window = self.desktop.window
        for widget in QApplication.topLevelWidgets():
            if widget is not window:
                widget.close()
        if window is not None:
            window.session.editing.blockSignals(True)
            window.close()
        self._wait()
        self.desktop.close()
        services = open_existing(self.record, key=self._key())
        problems = services.problems(full=True)
        services.close()
        self.findings += [f"the record is not sound: {problem}" for problem in problems]


def _fail() -> None:
    raise KeyError("nobody thought of this")


def _difference(shown: Snapshot, stored: Snapshot) -> str:
    """Say where two views of a record differ."""
    people = [own for own in {*shown.people, *stored.people} if shown.people.get(own) != stored.people.get(own)]
    known = {*shown.histories, *stored.histories}
    histories = [own for own in known if shown.histories.get(own) != stored.histories.get(own)]
    parts = []
    for own in histories[:1]:
        pair = shown.histories.get(own, NO_HISTORY), stored.histories.get(own, NO_HISTORY)
        parts = [field for field in History._fields if getattr(pair[0], field) != getattr(pair[1], field)]
        parts += [str([getattr(one, parts[0]) for one in pair])]
    return f"people {people[:3]}, histories {histories[:3]} {parts}, rules {shown.rulebook != stored.rulebook}"


def work_in(folder: Path, seed: int, amount: int, seconds: float, control: str) -> None:
    """Play, and tell what came of it."""
    faulthandler.enable()
    until = time.monotonic() + seconds
    (folder / "chosen").mkdir()
    application = started_application()
    application.setQuitOnLastWindowClosed(False)
    GuiThreadGarbage(application)
    hook = ExceptionHook()
    hook.install()
    with kept_log():
        make_sample(folder / "carlton-hill.nscp", today=TODAY)
        monkey = Monkey(folder, seed, hook)
        if seed % 2:
            services = open_existing(monkey.record)
            services.protection.set_password(PASSWORD, agency="Carlton Hill", today=TODAY)
            services.close()
        try:
            monkey.play(amount, until, control)
            monkey.end()
        except BaseException:
            # The program's own hook, which takes it next, would keep the words to itself.
            traceback.print_exc()
            sys.stderr.write(f"after {list(monkey.last)}\n")
            raise
    notes = {"errors met under faults": monkey.errors.explained, **monkey.kinds}
    told = {"done": monkey.done, "findings": monkey.findings, "notes": notes}
    (folder / "told.json").write_text(json.dumps(told), "utf-8")
    faulthandler.cancel_dump_traceback_later()


if __name__ == "__main__":
    work_in(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4]), sys.argv[5])
