"""Hands that type into a questionnaire in the real window until they are killed, and tell what was told as saved.

Run as `python -m tests.faults.typing_hands RECORD FOLDER TAB`, with `protected` at the end for a record with a
password. A line is written for each moment in which the window says that all is saved: the number of the item, its
answer and its text, as they stand on screen then.
"""

import itertools
import json
import sys
from datetime import date
from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nscp_desktop.services.record_files import open_existing
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.pages.assurance import AssurancePage
from nscp_desktop.ui.pages.assurance_filling import FillingTab
from nscp_desktop.ui.session import Session

TODAY = date(2026, 11, 23)
KEY = bytes(range(48))
SAVE_AFTER_MS = 15  # as in the program, but sooner, so that a kill meets all kinds of moments
LETTERS = "Slide 12; role play in pairs. Then questions: who, when? "


class TypingHands:
    """Types into one item after the other, with a pause now and then."""

    def __init__(self, window: MainWindow, kind: str) -> None:
        self.window = window
        window.show_page("assurance", kind)
        page = window.page("assurance")
        assert isinstance(page, AssurancePage)
        tab = page.tab(kind)
        assert isinstance(tab, FillingTab)
        self.tab = tab
        tab.view._timer.setInterval(SAVE_AFTER_MS)
        window.session.unsaved_changed.connect(self._tell)

    def type_on(self) -> None:
        """Type until the process ends."""
        for turn in itertools.count():
            for view in list(self.tab.view.items):
                view.take_focus()
                QTest.keyClick(QApplication.focusWidget() or view, Qt.Key(Qt.Key.Key_1 + turn % 4))
                self._tell(False)
                view.main.setFocus()
                for place, letter in enumerate(LETTERS):
                    QTest.keyClicks(view.main, letter)
                    QApplication.processEvents()
                    if place % 9 == 8:
                        QTest.qWait(SAVE_AFTER_MS + 5)

    def _tell(self, is_unsaved: bool) -> None:
        if not is_unsaved:
            told = {view.item.number: [view.choice.value(), view.main.toPlainText()] for view in self.tab.view.items}
            print(json.dumps(told), flush=True)


def main(record: Path, folder: Path, kind: str, key: bytes | None) -> None:
    """Open the record in the real window and type."""
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder))
    app = QApplication([])
    window = MainWindow(Session(open_existing(record, key=key), TODAY))
    window.show()
    window.activateWindow()
    app.processEvents()
    TypingHands(window, kind).type_on()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], KEY if "protected" in sys.argv[4:] else None)
