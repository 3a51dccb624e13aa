"""A day of training for a whole school in the real window: 60 people, 4 of them absent, every click and key counted."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.people import Person
from nscp_desktop.services.papers import ReportOptions
from nscp_desktop.services.record_files import Services
from nscp_desktop.ui.dialogs.paste_names import PasteNamesDialog
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.pages.overview import OverviewPage
from nscp_desktop.ui.pages.record_training import RecordTrainingPage
from tests.end_to_end.hands import TODAY, Hands, window_on

# In every part of a list that is four screens long.
ABSENT = ("Bea Abbott", "Dot Chan", "Eli Evans", "Fay Jones")
MOST = 8


@pytest.fixture
def window(file_of_sixty: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    with window_on(file_of_sixty, tmp_path, qtbot) as shown:
        yield shown


def overview(window: MainWindow) -> OverviewPage:
    page = window.page("overview")
    assert isinstance(page, OverviewPage)
    return page


def record_button(window: MainWindow, qtbot: QtBot) -> QPushButton:
    """Return the button on the card of the overview, once it is there."""
    page = overview(window)
    qtbot.waitUntil(lambda: any("Record the" in own.text() for own in page.findChildren(QPushButton)))
    return next(own for own in page.findChildren(QPushButton) if "Record the" in own.text())


def recording(window: MainWindow) -> RecordTrainingPage:
    page = window.current_page()
    assert isinstance(page, RecordTrainingPage)
    return page


def people(services: Services) -> dict[str, Person]:
    return {person.name: person for person in services.standing.snapshot().people.values()}


def untick_with_the_mouse(hands: Hands, page: RecordTrainingPage, names: Sequence[str]) -> None:
    view, ids = page.who.view, people(hands.window.session.services)
    for name in names:
        place = page.who.model.place_of(ids[name].id)
        assert place is not None
        index = page.who.model.index(place, 0)
        if not view.viewport().rect().contains(view.visualRect(index).center()):
            hands.turn_wheel(view, view.visualRect(index).bottom())
        cell = view.visualRect(index)
        assert view.viewport().rect().contains(cell.center()), name
        hands.click(view.viewport(), QPoint(cell.left() + 16, cell.center().y()))


def had_it(services: Services) -> set[str]:
    histories = services.standing.snapshot().histories
    return {
        name for name, person in people(services).items() if person.id in histories and histories[person.id].completions
    }


def on_catch_up_list(services: Services) -> set[str]:
    ids = {person.id: name for name, person in people(services).items()}
    (found,) = services.planning.whole_agency(TODAY)
    return {ids[one.person_id] for one in found.catch_up}


def printed(services: Services, report: str) -> str:
    document = pypdfium2.PdfDocument(BytesIO(services.documents.report(report, TODAY, ReportOptions())))
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def check_the_day(window: MainWindow) -> None:
    """See that 56 have it, that the 4 are to catch up, on the screen, in the service and on paper."""
    services = window.session.services
    everybody = set(people(services))
    assert had_it(services) == everybody - set(ABSENT)
    assert on_catch_up_list(services) == set(ABSENT)
    text = printed(services, "catch-up")
    sorted_names = {name: person.sorted_name for name, person in people(services).items()}
    assert {name for name in everybody if name in text or sorted_names[name] in text} == set(ABSENT)
    with services.desk.reading() as unit:
        (held,) = unit.sessions.all()
    assert (held.whole_agency, held.starts_on, held.attended) == (True, TODAY, 56)


def test_a_whole_school_day_is_recorded_with_the_mouse_in_six_clicks_and_taken_back_in_one_step(
    window: MainWindow, qtbot: QtBot
) -> None:
    services, hands = window.session.services, Hands(window)
    hands.click(record_button(window, qtbot))
    page = recording(window)
    course = page.form.course()
    assert course is not None
    assert course.title == "Whole-school safeguarding"
    assert page.form.ui.whole_agency.isChecked()
    assert page.form.days() == (TODAY,)
    assert len(page.who.model.ticked()) == 60
    untick_with_the_mouse(hands, page, ABSENT)
    assert len(page.who.model.ticked()) == 56
    assert page.save_button.text() == "&Save for 56 people"
    hands.click(page.save_button)
    assert hands.interactions == 6
    assert hands.interactions <= MOST
    assert hands.turns <= 3
    assert "56 of 60 people asked on 23 Nov 2026 were there" in page.turnout.words.text()
    assert set(page.turnout.missed()) == {people(services)[name].id for name in ABSENT}
    check_the_day(window)

    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert had_it(services) == set()
    with services.desk.reading() as unit:
        assert unit.sessions.all() == ()
    QTest.keyClick(window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    check_the_day(window)


def test_the_absentees_are_pasted_from_a_list(window: MainWindow, qtbot: QtBot) -> None:
    hands = Hands(window)
    QGuiApplication.clipboard().setText("\n".join(ABSENT))
    hands.click(record_button(window, qtbot))
    page = recording(window)
    hands.open_menu(page.who.more_button)
    menu = page.who.more_button.menu()
    hands.click(menu, menu.actionGeometry(page.who.all_but).center())
    dialog = window.findChild(PasteNamesDialog)
    assert isinstance(dialog, PasteNamesDialog)
    qtbot.waitUntil(dialog.text.hasFocus)
    hands.key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert dialog.count.text() == "4 of 4 lines matched"
    hands.click(dialog.accept_button)
    assert len(page.who.model.ticked()) == 56
    hands.click(page.save_button)
    assert hands.interactions == 6
    check_the_day(window)


def test_the_absentees_are_typed_one_after_the_other(window: MainWindow, qtbot: QtBot) -> None:
    record_button(window, qtbot)
    hands = Hands(window)
    hands.key(Qt.Key.Key_D, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: window.current_page() is not overview(window))
    page = recording(window)
    qtbot.waitUntil(page.who.search.hasFocus)
    for typed, name in zip(("bea ab", "dot ch", "eli ev", "fay jo"), ABSENT, strict=True):
        hands.type(typed)
        hands.key(Qt.Key.Key_Return)
        assert page.who.search.placeholderText() == f"{name} unticked"
        assert page.who.search.text() == ""
    hands.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert hands.clicks == 0
    assert hands.keys == 1 + 4 * 7 + 1
    check_the_day(window)


def test_the_next_day_is_offered_with_the_course_of_the_last_one_and_its_own_clock_runs_from_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    hands = Hands(window)
    hands.click(record_button(window, qtbot))
    hands.click(recording(window).save_button)
    hands.click(recording(window).turnout.close_button)
    assert window.current_page() is overview(window)
    assert had_it(window.session.services) == set(people(window.session.services))
    (found,) = window.session.services.planning.whole_agency(TODAY)
    assert found.clock.last is not None
    assert found.catch_up == ()
