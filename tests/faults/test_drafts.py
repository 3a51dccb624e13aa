"""A form that is not saved when the computer shuts down, the program is killed or the record is locked."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.history import BatchKind
from nscp_desktop.domain.users import UserRole
from nscp_desktop.services.privacy import Erasure
from nscp_desktop.services.record_files import Services
from nscp_desktop.ui import theme
from nscp_desktop.ui.dialogs.person import PersonDialog
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.pages.people import PeoplePage
from nscp_desktop.ui.pages.record_training import RecordTrainingPage
from nscp_desktop.ui.pages.requests import RecordRequest
from nscp_desktop.ui.session import Session
from nscp_desktop.ui.session_end import end_session
from tests.faults.operations import RUNS, TODAY, Templates, Work, own_data

CLOSES_WITHIN_SECONDS = 5.0
KILLED = """
import os, sys
from pathlib import Path
from nscp_desktop.domain.workplace import Workplace
from nscp_desktop.services.record_files import open_existing
from nscp_desktop.storage.workplace import utc_now
services = open_existing(Path(sys.argv[1]), workplace=Workplace("Maya Green", "LAPTOP7", "0", utc_now))
services.drafts.keep("person-new", "adding Maya Green", {"given": "Maya"})
print("kept", flush=True)
os.kill(os.getpid(), 9)
"""

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support ", extend=True)


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Templates:
    return Templates(tmp_path_factory.mktemp("templates"))


@pytest.fixture
def work(templates: Templates, tmp_path: Path) -> Iterator[Work]:
    folder = tmp_path / "record"
    made = templates.copy(next(run for run in RUNS if run.name == "saves"), folder)
    with own_data(folder):
        yield made
        made.close()


@pytest.fixture
def start(qapp: QApplication, work: Work, qtbot: QtBot) -> Iterator[Callable[[], MainWindow]]:
    """Start the program on the record, as often as a test wants."""
    theme.apply(qapp, dark=False)

    def started() -> MainWindow:
        window = MainWindow(Session(work.services, TODAY, read_later=True))
        qtbot.addWidget(window)
        with qtbot.waitSignal(window.session.was_read):
            window.show()
        return window

    yield started
    end_session(ends=False)


def form_of(window: MainWindow, qtbot: QtBot) -> PersonDialog:
    qtbot.waitUntil(lambda: any(dialog.isVisible() for dialog in window.findChildren(PersonDialog)))
    return next(dialog for dialog in window.findChildren(PersonDialog) if dialog.isVisible())


def shut_down(window: MainWindow, work: Work) -> float:
    """Do what the program does when the computer shuts down, and return how many seconds it took."""
    begun = time.monotonic()
    end_session()
    window.session.session_ends.emit()
    for widget in (*window.findChildren(PersonDialog), window):
        assert widget.close()
    window.session.tasks.wait_idle()
    work.close()
    end_session(ends=False)
    return time.monotonic() - begun


def test_f09_what_was_typed_is_offered_at_the_next_start_and_goes_when_it_is_saved(
    start: Callable[[], MainWindow], work: Work, qtbot: QtBot
) -> None:
    window = start()
    window.add_person()
    form = form_of(window, qtbot)
    QTest.keyClicks(form.ui.given, "Quintessa")
    QTest.keyClicks(form.ui.family, "Green")
    QTest.keyClicks(form.ui.starts_on.line, "3 Sep 2026")
    form.ui.kind.setCurrentIndex(2)
    form.roles.set_ticked([form.roles.data(form.roles.index(0), Qt.ItemDataRole.UserRole) or 1])
    kind, ticked = form.ui.kind.currentText(), form.roles.ticked()
    assert shut_down(window, work) < CLOSES_WITHIN_SECONDS
    assert not [box for box in window.findChildren(QMessageBox) if box.isVisible()]
    again = start()
    assert "You were adding Quintessa Green on" in again.banner.words.text()
    QTest.mouseClick(again.banner.act_button, Qt.MouseButton.LeftButton)
    form = form_of(again, qtbot)
    assert (form.ui.given.text(), form.ui.family.text(), form.ui.starts_on.line.text()) == (
        "Quintessa",
        "Green",
        "3 Sep 2026",
    )
    assert (form.ui.kind.currentText(), form.roles.ticked()) == (kind, ticked)
    form.accept_button.click()
    assert not form.isVisible()
    assert "Quintessa Green" in {person.name for person in work.services.standing.snapshot().people.values()}
    assert work.services.drafts.everything() == ()
    assert not [step for step in work.services.history.steps() if step.title == "Draft"]
    again.close()
    again.session.tasks.wait_idle()


def test_f09_an_entry_of_training_comes_back_with_everybody_ticked(
    start: Callable[[], MainWindow], work: Work, qtbot: QtBot
) -> None:
    window = start()
    course = work.services.training.courses()[3]
    window.record_training(RecordRequest(course_id=course.id, person_ids=(4, 5, 6)))
    page = window.current_page()
    assert isinstance(page, RecordTrainingPage)
    QTest.keyClicks(page.form.ui.trainer, "Idris Hossain")
    assert shut_down(window, work) < CLOSES_WITHIN_SECONDS
    again = start()
    assert f"You were recording {course.title}" in again.banner.words.text()
    QTest.mouseClick(again.banner.act_button, Qt.MouseButton.LeftButton)
    page = again.current_page()
    assert isinstance(page, RecordTrainingPage)
    assert page.form.course() == course
    assert page.form.ui.trainer.text() == "Idris Hossain"
    assert set(page.who.model.ticked()) == {4, 5, 6}
    page.cancel()
    assert work.services.drafts.everything() == ()
    again.close()
    again.session.tasks.wait_idle()


def test_f09_typing_is_kept_without_being_asked_and_goes_when_it_is_thrown_away(
    start: Callable[[], MainWindow], work: Work, qtbot: QtBot
) -> None:
    window = start()
    window.show_page("people")
    page = window.current_page()
    assert isinstance(page, PeoplePage)
    page.add_new_person()
    form = form_of(window, qtbot)
    assert work.services.drafts.everything() == ()
    QTest.keyClicks(form.ui.given, "Maya")
    qtbot.waitUntil(lambda: bool(work.services.drafts.everything()))
    (draft,) = work.services.drafts.everything()
    assert (draft.key, draft.title, draft.fields["given"]) == ("person-new", "adding Maya", "Maya")
    form.throw_away()
    assert work.services.drafts.everything() == ()
    window.close()
    window.session.tasks.wait_idle()


def test_f09_after_a_kill_the_draft_is_there(work: Work) -> None:
    said = subprocess.run(
        [sys.executable, "-c", KILLED, os.fspath(work.path)], capture_output=True, text=True, timeout=60, check=False
    )
    assert said.stdout == "kept\n"
    (draft,) = work.services.drafts.everything()
    assert (draft.title, draft.fields) == ("adding Maya Green", {"given": "Maya"})
    assert work.services.problems(full=True) == []


def test_f09_drafts_are_no_part_of_the_history_and_go_when_somebody_is_erased(work: Work) -> None:
    services = work.services
    steps = services.history.steps()
    services.drafts.keep("person-5", "changing Given4 Zoë", {"given": "Given4"})
    assert services.history.steps() == steps
    assert services.history.undoable().undo == steps[0].title[0].lower() + steps[0].title[1:]
    services.privacy.erase(Erasure((5,), "Head", "Asked by letter", on_request=True), today=TODAY)
    assert services.drafts.everything() == ()
    assert services.history.steps(1)[0].kind is BatchKind.FINAL


def test_f09_a_viewer_and_a_locked_record_keep_no_drafts(work: Work) -> None:
    services: Services = work.services
    services.users.work_as("Maya Green")
    services.users.add("Maya Green", UserRole.ADMINISTRATOR)
    services.users.work_as("Somebody Else")
    services.drafts.keep("person-new", "adding", {})
    services.drafts.forget("person-new")
    assert services.drafts.everything() == ()
    with pytest.raises(NotAllowedError):
        services.agency.add_team("Any")


def test_f09_a_draft_that_makes_no_sense_is_passed_over(work: Work, start: Callable[[], MainWindow]) -> None:
    now = work.services.desk.file.workplace.now()
    with work.services.desk.changing("Draft") as unit:
        for number, content in enumerate(("", "{", "[]", '{"title": 1}', '{"title": "x", "fields": 3}')):
            unit.drafts.set(f"person-{number}", content, now)
    assert work.services.drafts.everything() == ()
    window: QWidget = start()
    assert window.isVisible()
    window.close()
