"""The Target Group in the form about one person: what is proposed by the ticks, and the agency's own levels."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.drafts import PlacementDraft
from nscp_desktop.domain.target_groups import AgencyLevel
from nscp_desktop.ui.dialogs.person import PersonDialog
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.pages.people import PeoplePage
from nscp_desktop.ui.placing_people import placement_dialog
from nscp_desktop.ui.session import Session
from tests.ui.at_hand import named, page_of

TODAY = date(2026, 11, 23)
Key = Qt.Key


@pytest.fixture
def page(window: MainWindow) -> Iterator[PeoplePage]:
    yield page_of(window, "people", PeoplePage)
    for dialog in window.findChildren(PersonDialog):
        dialog.throw_away()


@pytest.fixture
def adding(window: MainWindow, page: PeoplePage, qtbot: QtBot) -> Callable[[], Any]:
    """Open the form that adds somebody."""

    def opened() -> Any:
        page.add_button.click()
        qtbot.waitUntil(lambda: any(dialog.isVisible() for dialog in window.findChildren(PersonDialog)))
        return next(dialog for dialog in window.findChildren(PersonDialog) if dialog.isVisible())

    return opened


def tick(view: Any, title: str) -> None:
    model = view.model()
    place = next(row for row in range(model.rowCount()) if model.index(row).data() == title)
    view.setFocus()
    view.setCurrentIndex(model.index(place))
    QTest.keyClick(view, Key.Key_Space)


def test_a_proposed_group_follows_the_ticks_until_somebody_chooses_one(adding: Callable[[], Any]) -> None:
    dialog = adding()
    ui = dialog.ui
    tick(ui.role_ids, "Class teacher")
    assert (ui.group.currentData(), ui.group_reason.text()) == (3, "Usual group for Class teacher")
    tick(ui.role_ids, "Class teacher")
    assert (ui.group.currentData(), ui.group_reason.text()) == (None, "")
    tick(ui.role_ids, "Cook")
    assert (ui.group.currentData(), ui.group_reason.text()) == (1, "Usual group for Cook")
    ui.group_reason.setText("Also runs the club")
    tick(ui.role_ids, "Class teacher")
    assert (ui.group.currentData(), ui.group_reason.text()) == (1, "Also runs the club")


def test_levels_are_offered_where_the_agency_has_some_and_are_proposed_with_the_role(
    session: Session, adding: Callable[[], Any]
) -> None:
    before = adding()
    assert not before.ui.level_id.isVisible()
    before.throw_away()
    services = session.services
    level = services.levels.add(AgencyLevel(0, "Band C", 3))
    role = next(role for role in services.agency.roles() if role.title == "Class teacher")
    services.agency.change_role(replace(role, level_id=level))
    dialog = adding()
    assert dialog.ui.level_id.isVisible()
    tick(dialog.ui.role_ids, "Class teacher")
    assert dialog.ui.level_id.currentText() == "Band C (group 3)"
    dialog.ui.given.setText("Ada")
    dialog.ui.group_decided_by.setText("Gwen Evans")
    dialog.ui.group.setCurrentIndex(dialog.ui.group.findData(2))
    dialog.accept_button.click()
    assert "above group 2" in dialog.errors()["level_id"]
    dialog.ui.level_id.setCurrentIndex(0)
    dialog.accept_button.click()
    assert not dialog.isVisible()
    placed = named(session, "Ada").group_on(TODAY)
    assert placed is not None
    assert (placed.group, placed.level) == (2, "")


def test_another_level_asks_anew_why_and_by_whom(
    session: Session, window: MainWindow, page: PeoplePage, qtbot: QtBot
) -> None:
    level = session.services.levels.add(AgencyLevel(0, "Band B", 2))
    person = named(session, "Priya Hallam")
    window.open_person(person.id)
    QTest.keyClick(page.table, Key.Key_Return)
    qtbot.waitUntil(lambda: any(dialog.isVisible() for dialog in window.findChildren(PersonDialog)))
    dialog: Any = next(dialog for dialog in window.findChildren(PersonDialog) if dialog.isVisible())
    dialog.ui.level_id.setCurrentIndex(dialog.ui.level_id.findData(level))
    assert (dialog.ui.group_reason.text(), dialog.ui.group_decided_by.text()) == ("", "")
    dialog.ui.level_id.setCurrentIndex(0)
    assert dialog.ui.group_reason.text()
    dialog.ui.level_id.setCurrentIndex(dialog.ui.level_id.findData(level))
    dialog.ui.group_reason.setText("Holds cases")
    dialog.ui.group_decided_by.setText("Gwen Evans")
    dialog.accept_button.click()
    assert not dialog.isVisible()
    placed = session.services.people.person(person.id).group_on(TODAY)
    assert placed is not None
    assert (placed.level, placed.reason, placed.span.starts_on) == ("Band B", "Holds cases", TODAY)


def test_what_somebody_holds_stands_first_in_the_lists(session: Session, page: PeoplePage) -> None:
    dialog: Any = page.forms.person_dialog(named(session, "Rebecca Osei").id)
    assert [view.model().index(0, 0).data() for view in (dialog.ui.role_ids, dialog.ui.duties)] == [
        "Class teacher",
        "Deputy DSL",
    ]
    dialog.throw_away()


def test_a_start_after_the_last_day_says_that_another_period_begins(
    session: Session, window: MainWindow, page: PeoplePage
) -> None:
    own = named(session, "Priya Hallam").id
    people = session.services.people
    people.change(own, replace(people.draft_of(own, TODAY), ends_on=date(2026, 10, 30)))
    dialog: Any = page.forms.person_dialog(own)
    dialog.ui.starts_on.set_value(date(2026, 11, 20))
    dialog.ui.starts_on.edited.emit()
    assert "A new period of service begins on 20 Nov 2026; the one until 30 Oct 2026" in dialog.ui.leaving.text()
    dialog.throw_away()


def test_a_placement_that_a_later_one_follows_says_how_long_it_holds(session: Session, window: MainWindow) -> None:
    person = named(session, "Priya Hallam")
    later = PlacementDraft(3, date(2026, 10, 1), "Gwen Evans", "Holds cases")
    session.services.placing.place([person.id], later, today=TODAY)
    dialog = placement_dialog(session, [named(session, "Priya Hallam")], window)
    dialog.ui.group.setCurrentIndex(dialog.ui.group.findData(4))
    assert "It holds until" not in dialog.ui.effect.toPlainText()
    dialog.ui.starts_on.set_value(date(2026, 9, 1))
    dialog.ui.starts_on.edited.emit()
    said = "It holds until 30 Sep 2026 only: Priya Hallam is in group 3 from the day after."
    assert said in dialog.ui.effect.toPlainText()
