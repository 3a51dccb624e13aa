"""Bookings whose day has passed: the job on the Overview, and the form that asks what came of them."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.bookings import PastBookings
from nscp_desktop.domain.to_do import ToDo
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.past_bookings import PastBookingsDialog
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.pages.asking_bookings import ask_about_bookings
from nscp_desktop.ui.pages.record_training import RecordTrainingPage
from nscp_desktop.ui.session import Session

TODAY = date(2026, 11, 23)
ON = date(2026, 11, 3)
Ask = Callable[[], PastBookingsDialog]


@pytest.fixture
def booked(session: Session) -> tuple[int, ...]:
    """Book three people on Prevent for a day that has passed, and return who."""
    own = tuple(row.person.id for row in session.board().rows[:3])
    course = next(item for item in session.services.training.courses() if item.title == "Prevent awareness")
    session.services.training.book(own, course.id, ON, today=date(2026, 10, 1))
    return own


@pytest.fixture
def ask(window: MainWindow, booked: tuple[int, ...]) -> Ask:
    """Open the form from the Overview's job."""

    def opened() -> PastBookingsDialog:
        window.session.announce(Changes.TRAINING)
        return ask_about_bookings(window.page("overview"), past(window.session))

    return opened


def past(session: Session) -> PastBookings:
    (found,) = session.services.training.past_bookings(TODAY)
    return found


def job(session: Session) -> ToDo | None:
    return next((one for one in session.services.standing.to_do(TODAY) if one.action == "bookings"), None)


def test_the_overview_asks_about_bookings_whose_day_has_passed(
    window: MainWindow, booked: tuple[int, ...], qtbot: QtBot
) -> None:
    window.session.announce(Changes.TRAINING)
    found = job(window.session)
    assert found is not None
    assert found.title == "Prevent awareness: was booked for 3 Nov 2026"
    assert set(found.person_ids) == set(booked)
    overview: Any = window.page("overview")
    overview._job(found).start()
    dialog = next(one for one in window.findChildren(PastBookingsDialog) if one.isVisible())
    assert len(dialog.ticked()) == 3
    dialog.close()


def test_the_training_is_recorded_for_those_who_were_there(
    window: MainWindow, ask: Ask, booked: tuple[int, ...], qtbot: QtBot
) -> None:
    dialog = ask()
    qtbot.waitUntil(dialog.list.hasFocus)
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert len(dialog.ticked()) == 2
    dialog.record_button.click()
    page = window.current_page()
    assert isinstance(page, RecordTrainingPage)
    assert page.form.ui.completed_on.value() == ON
    course = page.form.course()
    assert course is not None
    assert course.title == "Prevent awareness"
    assert len(page.who.model.ticked()) == 2
    page.save()
    left = past(window.session)
    assert len(left.bookings) == 1


def test_who_was_not_there_is_said_for_some_and_the_others_stay_in_the_list(
    window: MainWindow, ask: Ask, booked: tuple[int, ...], qtbot: QtBot
) -> None:
    dialog = ask()
    qtbot.waitUntil(dialog.list.hasFocus)
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    dialog.absent_button.click()
    assert dialog.isVisible()
    assert len(past(window.session).bookings) == 1
    assert len(dialog.ticked()) == 1
    with qtbot.waitSignal(window.session.said) as said:
        dialog.cancelled_button.click()
    assert said.args[0] == "1 person: cancelled. Ctrl+Z brings it back."
    assert not dialog.isVisible()
    assert job(window.session) is None
    window.session.services.history.undo()
    assert job(window.session) is not None


def test_nothing_can_be_said_while_nobody_is_ticked_or_nothing_may_be_changed(
    window: MainWindow, ask: Ask, booked: tuple[int, ...]
) -> None:
    dialog = ask()
    dialog.model.set_ticked([])
    dialog.model.ticked_changed.emit(None)
    buttons = (dialog.record_button, dialog.absent_button, dialog.cancelled_button)
    assert not any(button.isEnabled() for button in buttons)
    dialog.close()
    window.session.editing.stop("role", "You may only look.")
    dialog = ask_about_bookings(window.page("overview"), past(window.session))
    buttons = (dialog.record_button, dialog.absent_button, dialog.cancelled_button)
    assert not any(button.isEnabled() for button in buttons)
    dialog.close()
