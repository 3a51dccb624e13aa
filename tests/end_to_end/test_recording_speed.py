"""Recording is quicker than a spreadsheet: the clicks and keys of each usual job, counted in the real window."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QPushButton
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.drafts import TrainingDraft
from nscp_desktop.domain.training import Evidence
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.paste_names import PasteNamesDialog
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.pages.matrix import MatrixPage
from nscp_desktop.ui.pages.overview import OverviewPage
from nscp_desktop.ui.pages.record_training import RecordTrainingPage
from tests.end_to_end.hands import TODAY, Hands, window_on
from tests.ui.at_hand import page_of

PREVENT = "school/prevent-awareness"
# From an e-mail: in both orders, one line with a mistake, one for somebody who works elsewhere.
TWELVE = """Amir Abbott
Bello, Bea
Caz Chan
Dot Dunne
Evans, Eli
fay frost
Grice\tAmir
Bea Hull
Caz Imani
Jones, Dot
Eli Abbott
Fay Bello
Somebody Else"""


@pytest.fixture
def window(file_of_sixty: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    with window_on(file_of_sixty, tmp_path, qtbot) as shown:
        yield shown


def recording(window: MainWindow) -> RecordTrainingPage:
    page = window.current_page()
    assert isinstance(page, RecordTrainingPage)
    return page


def button(page: MatrixPage | OverviewPage, words: str) -> QAbstractButton:
    return next(own for own in page.findChildren(QPushButton) if own.accessibleName() == words and own.isVisible())


def click_cell(hands: Hands, page: MatrixPage, place: int, requirement_id: str) -> None:
    column = next(place for place, own in enumerate(page.model.columns) if own.key == requirement_id)
    index = page.model.index(place, column)
    page.view.scrollTo(index)
    hands.click(page.view.viewport(), page.view.visualRect(index).center())


def how_many_have(window: MainWindow, title: str) -> int:
    snapshot = window.session.services.standing.snapshot()
    own = next(course.id for course in snapshot.rulebook.courses.values() if course.title == title)
    return sum(done.course_id == own for history in snapshot.histories.values() for done in history.completions)


def test_one_person_and_one_course_from_the_matrix_take_three_clicks(window: MainWindow) -> None:
    page, hands = page_of(window, "matrix", MatrixPage), Hands(window)
    click_cell(hands, page, 7, PREVENT)
    hands.click(button(page, "Record this training"))
    hands.click(recording(window).save_button)
    assert how_many_have(window, "Prevent awareness") == 1
    assert (hands.clicks, hands.keys) == (3, 0)


def test_twelve_people_from_a_pasted_list_take_eight_clicks_and_keys(window: MainWindow, qtbot: QtBot) -> None:
    page, hands = page_of(window, "overview", OverviewPage), Hands(window)
    QGuiApplication.clipboard().setText(TWELVE)
    hands.click(button(page, "Record training"))
    form = recording(window)
    qtbot.waitUntil(form.form.ui.course_id.hasFocus)
    hands.type("pre")
    course = form.form.course()
    assert course is not None
    assert course.title == "Prevent awareness"
    hands.click(form.who.paste_button)
    dialog = window.findChild(PasteNamesDialog)
    assert isinstance(dialog, PasteNamesDialog)
    qtbot.waitUntil(dialog.text.hasFocus)
    hands.key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert dialog.count.text() == "12 of 13 lines matched"
    hands.click(dialog.accept_button)
    assert form.who.unmatched.text() == "1 line meant nobody: Somebody Else"
    hands.click(form.save_button)
    assert how_many_have(window, "Prevent awareness") == 12
    assert (hands.clicks, hands.keys) == (4, 4)
    with window.session.services.desk.reading() as unit:
        assert [held.attended for held in unit.sessions.all()] == [12]


def test_renewing_one_person_takes_five_clicks_and_keeps_what_was(window: MainWindow) -> None:
    session = window.session
    page, hands = page_of(window, "matrix", MatrixPage), Hands(window)
    own = page.model.rows()[7].person.id
    course = session.services.training.course_for((PREVENT,))
    assert course is not None
    last = TrainingDraft(
        course, date(2024, 9, 3), (own,), hours=1.5, provider="NSCP", delivery="Online", evidence=Evidence.COPY
    )
    session.services.training.record(last, today=TODAY)
    session.announce(Changes.TRAINING)
    click_cell(hands, page, 7, PREVENT)
    more = button(page, "More")
    assert isinstance(more, QPushButton)
    hands.open_menu(more)
    hands.click(more.menu(), more.menu().actionGeometry(page.actions_.renew).center())
    hands.click(recording(window).form.today_button)
    hands.click(recording(window).save_button)
    assert (hands.clicks, hands.keys) == (5, 0)
    done = session.services.standing.snapshot().history(own).completions
    assert [(one.completed_on, one.hours, one.provider, one.evidence) for one in done] == [
        (day, 1.5, "NSCP", Evidence.COPY) for day in (date(2024, 9, 3), TODAY)
    ]
