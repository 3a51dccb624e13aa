"""The History tab about one person."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.pages.people import PeoplePage
from nscp_desktop.ui.session import Session


def test_the_tab_tells_who_removed_which_training_and_why(session: Session, show: Callable[..., QWidget]) -> None:
    window = show(MainWindow(session))
    assert isinstance(window, MainWindow)
    training = session.services.training
    done = next(item for item in session.services.standing.snapshot().histories.values() if item.completions)
    completion = done.completions[0]
    window.open_person(completion.person_id)
    page = window.current_page()
    assert isinstance(page, PeoplePage)
    tab = page.panels.person.history
    page.panels.person.tabs.setCurrentWidget(tab)
    before = len(tab.model.rows())
    training.remove_completion(completion.id, reason="typed twice")
    session.announce(Changes.TRAINING)
    assert len(tab.model.rows()) > before
    shown = [tab.model.index(0, column).data() for column in range(tab.model.columnCount())]
    assert shown[1].startswith("Removed a training: ")
    assert shown[3] == "typed twice"
