"""Print how long a register for 120 people takes in the window of a large record, for `measure.py`.

    registers.py FILE

Three times in seconds: opening it, marking one person of it, and closing it.
"""

import statistics
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from large_record import AS_AT
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from nscp_desktop.app.window import started_application
from nscp_desktop.domain.registers import Outcome
from nscp_desktop.domain.session_drafts import SessionDraft
from nscp_desktop.domain.sessions import SessionDay

PEOPLE, EXCEPTIONS = 120, 4


def seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def main() -> None:
    application = started_application()
    from nscp_desktop.app.desktop import Desktop
    from nscp_desktop.ui.pages.register import RegisterPage
    from nscp_desktop.ui.pages.requests import SessionRequest

    path = Path(sys.argv[1])
    desktop = Desktop(AS_AT, path.with_name("sample.nscp"))
    desktop.open_path(path)
    window = desktop.window
    assert window is not None
    window.session.tasks.wait_idle()
    application.processEvents()
    services = window.session.services
    people = [row.person.id for row in services.standing.board(AS_AT).rows[:PEOPLE]]
    day = SessionDay(AS_AT - timedelta(days=1))
    held = services.sessions.add(SessionDraft(services.training.courses()[0].id, (day,)), people, today=AS_AT)

    def opened() -> None:
        window.show_page("register", SessionRequest(held))
        application.processEvents()

    opening = seconds(opened)
    page = window.current_page()
    assert isinstance(page, RegisterPage)
    view, close = page.view, page.close_register

    def marked() -> None:
        QTest.keyClick(view, Qt.Key.Key_D)
        application.processEvents()

    def closed() -> None:
        close()
        application.processEvents()

    marking = []
    for place in range(EXCEPTIONS):
        page.view.selectRow(place * 20)
        marking.append(seconds(marked))
    closing = seconds(closed)
    tally = [entry.outcome for entry in services.sessions.entries(held)]
    assert tally.count(Outcome.ATTENDED) == PEOPLE - EXCEPTIONS
    sys.stdout.write(f"{opening:.4f} {statistics.median(marking):.4f} {max(marking):.4f} {closing:.4f}\n")
    desktop.close()


if __name__ == "__main__":
    main()
