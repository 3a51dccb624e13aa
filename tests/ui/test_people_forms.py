"""The form and the lists of one person, by keyboard in the real window, with the record read back."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.drafts import PersonDraft, TrainingDraft
from nscp_desktop.domain.people import FormerName, Person, Span
from nscp_desktop.domain.times import times_of
from nscp_desktop.ui.dialogs.person import PersonDialog
from nscp_desktop.ui.dialogs.times import AWAY, DUTIES, NAMES, ROLES, SERVICES, TimesDialog
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.pages.people import ARCHIVED, PeoplePage
from nscp_desktop.ui.session import Session
from tests.ui.at_hand import dialog_of, named, page_of

TODAY = date(2026, 11, 23)
Key = Qt.Key


@pytest.fixture
def page(window: MainWindow) -> Iterator[PeoplePage]:
    yield page_of(window, "people", PeoplePage)
    for kind in (PersonDialog, TimesDialog):
        for dialog in window.findChildren(kind):
            dialog.throw_away()


def edited(qtbot: QtBot, window: MainWindow, page: PeoplePage, person: Person) -> Any:
    """Open the form of somebody with Enter."""
    window.open_person(person.id)
    QTest.keyClick(page.table, Key.Key_Return)
    return dialog_of(qtbot, window, PersonDialog)


def typed(field: QLineEdit, text: str) -> None:
    """Type over what a field holds, and leave it with Tab."""
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Key.Key_Delete)
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Key.Key_Tab)


def ticked(view: Any, title: str) -> None:
    model = view.model()
    place = next(row for row in range(model.rowCount()) if model.index(row).data() == title)
    view.setFocus()
    view.setCurrentIndex(model.index(place))
    QTest.keyClick(view, Key.Key_Space)


def saved(qtbot: QtBot, dialog: Any) -> None:
    dialog.accept_button.setFocus()
    QTest.keyClick(dialog.accept_button, Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.isVisible())


# The form


def test_a_duty_that_is_ticked_says_at_once_what_it_newly_asks(
    session: Session, window: MainWindow, page: PeoplePage, qtbot: QtBot
) -> None:
    dialog = edited(qtbot, window, page, named(session, "Priya Hallam"))
    assert dialog.effect.text.toPlainText() == "The same is asked as before."
    ticked(dialog.ui.duties, "Deputy DSL")
    qtbot.waitUntil(lambda: "New: DSL training" in dialog.effect.text.toPlainText())
    assert "(for Deputy DSL)" in dialog.effect.text.toPlainText()
    ticked(dialog.ui.duties, "Deputy DSL")
    qtbot.waitUntil(lambda: dialog.effect.text.toPlainText() == "The same is asked as before.")


def test_another_kind_or_a_day_that_is_wrong_is_told_at_once(
    session: Session, window: MainWindow, page: PeoplePage, qtbot: QtBot
) -> None:
    dialog = edited(qtbot, window, page, named(session, "Priya Hallam"))
    typed(dialog.ui.ends_on, "1/1/2015")
    qtbot.waitUntil(lambda: "before the start date" in dialog.effect.text.toPlainText())
    typed(dialog.ui.ends_on, "")
    dialog.ui.kind.setCurrentIndex(dialog.ui.kind.findData("volunteer"))
    qtbot.waitUntil(lambda: "start date" not in dialog.effect.text.toPlainText())


def test_somebody_who_is_added_sees_what_is_asked_of_them(window: MainWindow, page: PeoplePage, qtbot: QtBot) -> None:
    page.add_button.click()
    dialog = dialog_of(qtbot, window, PersonDialog)
    before = dialog.effect.text.toPlainText().splitlines()
    assert before
    ticked(dialog.ui.duties, "DSL")
    qtbot.waitUntil(lambda: len(dialog.effect.text.toPlainText().splitlines()) > len(before))


@pytest.mark.parametrize("keeps", [True, False])
def test_another_surname_offers_to_keep_the_old_one(
    session: Session, window: MainWindow, page: PeoplePage, qtbot: QtBot, keeps: bool
) -> None:
    person = named(session, "Priya Hallam")
    dialog = edited(qtbot, window, page, person)
    assert not dialog.ui.keep_name.isVisible()
    typed(dialog.ui.family, "Marlowe")
    assert dialog.ui.keep_name.text() == "Keep Priya Hallam as a former name"
    if not keeps:
        QTest.keyClick(dialog.ui.keep_name, Key.Key_Space)
    saved(qtbot, dialog)
    kept = (FormerName("Priya Hallam", TODAY - timedelta(1)),) if keeps else ()
    assert session.services.people.person(person.id).former_names == kept
    page.search.setText("hallam")
    assert [row.person.id for row in page.model.rows()] == ([person.id] if keeps else [])


def test_former_names_are_typed_in_one_line_and_a_wrong_day_is_told_beside_it(
    session: Session, window: MainWindow, page: PeoplePage, qtbot: QtBot
) -> None:
    person = named(session, "Priya Hallam")
    dialog = edited(qtbot, window, page, person)
    typed(dialog.ui.former_names, "Priya Rao until 31 Feb 2020; Pip Rao")
    dialog.accept_button.click()
    assert "31 Feb 2020" in dialog.errors()["former_names"]
    typed(dialog.ui.former_names, "Priya Rao until 3/9/20; Pip Rao; pip rao")
    dialog.accept_button.click()
    assert "twice" in dialog.errors()["former_names"]
    typed(dialog.ui.former_names, "Priya Rao, until 3/9/20; Pip Rao")
    saved(qtbot, dialog)
    stored = session.services.people.person(person.id).former_names
    assert stored == (FormerName("Pip Rao"), FormerName("Priya Rao", date(2020, 9, 3)))
    again = edited(qtbot, window, page, person)
    assert again.ui.former_names.text() == "Pip Rao; Priya Rao, until 3 Sep 2020"


def test_the_line_manager_is_found_by_part_of_a_name_and_a_circle_is_refused(
    session: Session, window: MainWindow, page: PeoplePage, qtbot: QtBot
) -> None:
    person, head = named(session, "Priya Hallam"), named(session, "Gwen Evans")
    dialog = edited(qtbot, window, page, person)
    typed(dialog.ui.manager_id, "Nobody At All")
    dialog.accept_button.click()
    assert "nobody of this name" in dialog.errors()["manager_id"]
    typed(dialog.ui.manager_id, "evans, gwen")
    saved(qtbot, dialog)
    assert session.services.people.person(person.id).manager_id == head.id
    assert "Gwen Evans" in words_of(page.panels.person.details)
    other = edited(qtbot, window, page, head)
    assert "Priya Hallam" in words_of(page.panels.person.details)
    typed(other.ui.manager_id, "Hallam, Priya")
    other.accept_button.click()
    assert "already" in other.errors()["manager_id"]


def words_of(widget: Any) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel))


def test_a_last_day_before_a_booking_is_pointed_out_and_allowed(
    session: Session, window: MainWindow, page: PeoplePage, qtbot: QtBot
) -> None:
    person = next(row.person for row in session.board().rows if any(cell.booking for cell in row.cells.values()))
    dialog = edited(qtbot, window, page, person)
    typed(dialog.ui.ends_on, "today")
    qtbot.waitUntil(dialog.ui.leaving.isVisible)
    assert "booking after this day" in dialog.ui.leaving.text()
    typed(dialog.ui.leave_reason, "stress")
    assert "sounds like health" in dialog.ui.leaving.text()
    typed(dialog.ui.leave_reason, "Moved away")
    assert "health" not in dialog.ui.leaving.text()
    saved(qtbot, dialog)
    assert session.services.people.person(person.id).services[-1].span.ends_on == TODAY


def test_a_last_day_in_the_middle_of_a_training_is_refused_beside_its_field(
    session: Session, window: MainWindow, page: PeoplePage, qtbot: QtBot
) -> None:
    person = named(session, "Priya Hallam")
    course = session.services.training.courses()[0]
    draft = TrainingDraft(course.id, date(2026, 11, 13), (person.id,), first_day=date(2026, 11, 11))
    session.services.training.record(draft, today=TODAY)
    dialog = edited(qtbot, window, page, person)
    typed(dialog.ui.ends_on, "12/11/26")
    dialog.accept_button.click()
    assert course.title in dialog.errors()["ends_on"]
    assert session.services.people.person(person.id).services[-1].span.ends_on is None


# The lists


def lists(qtbot: QtBot, window: MainWindow, page: PeoplePage, person: Person) -> Any:
    window.open_person(person.id)
    page.actions_for_people.times.trigger()
    return dialog_of(qtbot, window, TimesDialog)


def shown(dialog: Any, name: str) -> Any:
    dialog.show_list(name)
    return dialog.lists[name]


def added(entries: Any, **values: str) -> None:
    """Add a line by its button, and type into its fields."""
    entries.add_button.setFocus()
    QTest.keyClick(entries.add_button, Key.Key_Space)
    for name, text in values.items():
        field = entries.editors[name].field
        if isinstance(field, QComboBox):
            field.setCurrentIndex(field.findText(text))
        else:
            typed(field, text)


def test_leaving_and_coming_back_are_two_lines_by_keyboard(
    session: Session, window: MainWindow, page: PeoplePage, qtbot: QtBot
) -> None:
    person = named(session, "Priya Hallam")
    dialog = lists(qtbot, window, page, person)
    assert dialog.lists[SERVICES].table.hasFocus()
    periods = dialog.lists[SERVICES]
    typed(periods.editors["ends_on"].field, "31/8/23")
    typed(periods.editors["leave_reason"].field, "Moved away")
    added(periods, starts_on="1/9/25", kind="Volunteer")
    typed(dialog.why, "from the old file")
    saved(qtbot, dialog)
    stored = session.services.people.person(person.id)
    assert [(item.span.ends_on, item.kind.value, item.leave_reason) for item in stored.services] == [
        (date(2023, 8, 31), "employee", "Moved away"),
        (None, "volunteer", ""),
    ]
    assert session.services.history.steps(1)[0].reason == "from the old file"
    session.services.history.undo()
    assert session.services.people.person(person.id) == person


def test_periods_that_share_days_are_refused_beside_the_row_and_nothing_is_stored(
    session: Session, window: MainWindow, page: PeoplePage, qtbot: QtBot
) -> None:
    person = named(session, "Priya Hallam")
    dialog = lists(qtbot, window, page, person)
    periods = dialog.lists[SERVICES]
    added(periods, starts_on="1/9/25")
    periods.table.selectRow(0)
    dialog.show_list(AWAY)
    dialog.accept_button.click()
    assert dialog.isVisible()
    assert dialog.tabs.currentIndex() == 0
    assert periods.table.currentIndex().row() == 1
    assert "overlap" in periods.editors["starts_on"].error()
    assert periods.editors["starts_on"].field.hasFocus()
    assert session.services.people.person(person.id) == person
    periods.remove_button.click()
    saved(qtbot, dialog)
    assert session.services.people.person(person.id) == person


def test_a_date_that_is_none_holds_its_line_until_it_is_put_right(
    session: Session, window: MainWindow, page: PeoplePage, qtbot: QtBot
) -> None:
    dialog = lists(qtbot, window, page, named(session, "Priya Hallam"))
    periods = dialog.lists[SERVICES]
    added(periods, starts_on="31/2/27")
    assert periods.editors["starts_on"].error()
    periods.table.selectRow(0)
    assert periods.table.currentIndex().row() == 1
    dialog.show_list(DUTIES)
    dialog.accept_button.click()
    assert dialog.tabs.currentIndex() == 0
    typed(periods.editors["starts_on"].field, "")
    periods.table.selectRow(0)
    assert periods.table.currentIndex().row() == 0


def test_a_duty_with_its_days_says_what_it_asks_and_a_time_away_asks_no_reason(
    session: Session, window: MainWindow, page: PeoplePage, qtbot: QtBot
) -> None:
    person = named(session, "Priya Hallam")
    dialog = lists(qtbot, window, page, person)
    added(shown(dialog, DUTIES), duty="DSL", starts_on="1/9/26")
    qtbot.waitUntil(lambda: "New: DSL training" in dialog.effect.text.toPlainText())
    added(shown(dialog, AWAY), starts_on="1/11/26", ends_on="31/12/26")
    assert set(dialog.lists[AWAY].editors) == {"starts_on", "ends_on"}
    assert "Nobody is asked why" in words_of(dialog)
    added(shown(dialog, NAMES), name="Priya Rao", until="3/9/20")
    saved(qtbot, dialog)
    stored = session.services.people.person(person.id)
    assert [(held.duty, held.span.starts_on) for held in stored.duties][-1] == ("dsl", date(2026, 9, 1))
    assert stored.away == (Span(date(2026, 11, 1), date(2026, 12, 31)),)
    assert stored.former_names == (FormerName("Priya Rao", date(2020, 9, 3)),)


def test_a_duty_that_begins_later_says_from_which_day_it_asks_what(
    session: Session, window: MainWindow, page: PeoplePage, qtbot: QtBot
) -> None:
    dialog = lists(qtbot, window, page, named(session, "Priya Hallam"))
    assert dialog.effect.text.toPlainText() == "The same is asked as before, today and later."
    added(shown(dialog, DUTIES), duty="DSL", starts_on="4/1/27")
    qtbot.waitUntil(lambda: "From 4 Jan 2027: New: DSL training" in dialog.effect.text.toPlainText())
    assert "as before" not in dialog.effect.text.toPlainText()


def test_with_no_role_in_use_the_choice_stays_one_and_says_where_roles_are(
    session: Session, window: MainWindow, page: PeoplePage, qtbot: QtBot
) -> None:
    for role in session.services.agency.roles():
        session.services.agency.change_role(replace(role, active=False))
    own = session.services.people.add(PersonDraft("Nadia", "Iqbal", starts_on=date(2026, 9, 1)))
    page.refresh()
    dialog = lists(qtbot, window, page, session.services.people.person(own))
    entries = shown(dialog, ROLES)
    assert isinstance(entries.editors["role_id"].field, QComboBox)
    assert "no roles in use" in words_of(dialog)
    assert "Settings, Roles and duties" in entries.editors["role_id"].field.accessibleDescription()
    assert not entries.add_button.isEnabled()
    entries.add()
    assert entries.entries() == []
    assert shown(dialog, DUTIES).add_button.isEnabled()
    saved(qtbot, dialog)
    assert session.services.people.person(own).roles == ()


def test_who_is_away_is_marked_in_the_register_and_beside_the_name(
    session: Session, window: MainWindow, page: PeoplePage
) -> None:
    person = named(session, "Priya Hallam")
    away = (Span(date(2026, 11, 1), date(2026, 12, 31)),)
    session.services.people.change_times(person.id, replace(times_of(person), away=away))
    page.refresh()
    window.open_person(person.id)
    row = next(row for row in page.model.rows() if row.person.id == person.id)
    assert page.model.columns[1].text(row).startswith("◌ Away · ")
    assert page.panels.person.away.words() == "◌ Away until 31 Dec 2026"
    page.header.as_at_picked.emit(date(2027, 1, 4))
    assert not page.panels.person.away.words()


# The archive


def test_who_has_left_is_archived_and_brought_back_from_the_menu(
    session: Session, window: MainWindow, page: PeoplePage
) -> None:
    person = named(session, "Priya Hallam")
    services = session.services
    services.people.change(person.id, replace(services.people.draft_of(person.id, TODAY), ends_on=date(2026, 10, 30)))
    page.refresh()
    window.open_person(person.id)
    page.removal.archive.trigger()
    assert services.people.person(person.id).archived_on == TODAY
    assert person.id not in {row.person.id for row in page.model.rows()}
    page.chips.choose(ARCHIVED)
    page.refresh()
    assert [row.person.id for row in page.model.rows()] == [person.id]
    assert page.model.rows()[0].training == "Left 30 Oct 2026"
    page.table.select_key(person.id)
    assert not page.removal.archive.isEnabled()
    page.removal.bring_back.trigger()
    assert services.people.person(person.id).archived_on is None
    page.header.as_at_picked.emit(date(2026, 10, 30))
    assert person.id in {row.person.id for row in session.board().rows}


def test_a_name_of_somebody_archived_is_pointed_out_to_whoever_adds_them_again(
    session: Session, window: MainWindow, page: PeoplePage, qtbot: QtBot
) -> None:
    own = session.services.people.add(
        PersonDraft("Wren", "Abara", starts_on=date(2020, 1, 6), ends_on=date(2021, 1, 5))
    )
    page.refresh()
    window.open_person(own)
    page.removal.archive.trigger()
    page.add_button.click()
    dialog = dialog_of(qtbot, window, PersonDialog)
    typed(dialog.ui.given, "Wren")
    typed(dialog.ui.family, "Abara")
    assert "archived 23 Nov 2026" in dialog.ui.alike.text()
