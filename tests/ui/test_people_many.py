"""Many people changed in one step, and likely duplicates, in the real window, with the record read back."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QMessageBox
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.drafts import PersonDraft
from nscp_desktop.domain.people import FormerName
from nscp_desktop.ui.dialogs.duplicates import DuplicatesDialog
from nscp_desktop.ui.dialogs.many import ManyDialog
from nscp_desktop.ui.dialogs.merge import MergeDialog
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.pages.people import PeoplePage
from nscp_desktop.ui.session import Session
from tests.ui.at_hand import dialog_of, page_of

TODAY = date(2026, 11, 23)
Key = Qt.Key


@pytest.fixture
def page(window: MainWindow) -> Iterator[PeoplePage]:
    found = page_of(window, "people", PeoplePage)
    yield found
    found.duplicates.tasks.wait_idle()


def chosen(field: QComboBox, words: str) -> None:
    field.setFocus()
    field.setCurrentIndex(field.findText(words))


def first(page: PeoplePage, count: int) -> list[int]:
    """Select the first people of the register with the keyboard, and return their ids."""
    page.table.setFocus()
    page.table.selectRow(0)
    for _ in range(count - 1):
        QTest.keyClick(page.table, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    return [row.person.id for row in page.table.selected_rows()]


def test_several_people_are_changed_after_a_preview_and_it_is_undone_as_one_step(
    session: Session, window: MainWindow, page: PeoplePage, qtbot: QtBot
) -> None:
    ids = first(page, 3)
    before = [session.services.people.person(own) for own in ids]
    page.actions_for_people.many.trigger()
    dialog = dialog_of(qtbot, window, ManyDialog)
    assert dialog.from_day.hasFocus()
    assert dialog.from_day.value() == TODAY
    chosen(dialog.add_duty, "Deputy DSL")
    qtbot.waitUntil(lambda: dialog.summary.text() == "Changes 3 of 3 people.")
    assert "New for 3 of 3 people: DSL training." in dialog.effect.text.toPlainText()
    dialog.table.setFocus()
    dialog.table.selectRow(0)
    name = dialog.model.rows()[0].person.name
    assert dialog.effect.text.toPlainText().startswith(f"{name}: ✓ Deputy DSL begins.")
    dialog.accept_button.setFocus()
    QTest.keyClick(dialog.accept_button, Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    after = [session.services.people.person(own) for own in ids]
    assert all(any(held.duty == "deputy-dsl" for held in person.duties) for person in after)
    session.services.history.undo()
    assert [session.services.people.person(own) for own in ids] == before


def test_for_whom_it_cannot_be_done_is_named_first_with_why(
    session: Session, window: MainWindow, page: PeoplePage, qtbot: QtBot
) -> None:
    ids = first(page, 2)
    draft = session.services.people.draft_of(ids[1], TODAY)
    session.services.people.change(ids[1], replace(draft, ends_on=date(2026, 12, 1)))
    page.refresh()
    dialog = page.forms.many_dialog([session.services.people.person(own) for own in ids])
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.archive.setChecked(True)
    qtbot.waitUntil(lambda: "cannot be done for 2" in dialog.summary.text())
    assert not dialog.accept_button.isEnabled()
    dialog.archive.setChecked(False)
    dialog.leave_on.line.setText("2/12/26")
    dialog.leave_on.edited.emit()
    qtbot.waitUntil(lambda: "Changes 1 of 2 people; cannot be done for 1." in dialog.summary.text())
    assert dialog.model.rows()[0].person.id == ids[1]
    assert "already" in dialog.model.rows()[0].refused
    dialog.store()
    stored = [session.services.people.person(own).services[-1].span.ends_on for own in ids]
    assert stored == [date(2026, 12, 2), date(2026, 12, 1)]


def test_what_says_too_little_is_told_beside_its_field_when_it_is_to_be_done(
    session: Session, window: MainWindow, page: PeoplePage, qtbot: QtBot
) -> None:
    first(page, 2)
    page.actions_for_people.many.trigger()
    dialog = dialog_of(qtbot, window, ManyDialog)
    dialog.leave_reason.setText("Anxiety")
    assert "sounds like health" in dialog.fields["leave_reason"]._note.text()
    dialog.accept_button.click()
    assert dialog.fields["leave_on"].error() == "Give the last day as well."
    dialog.away_from.line.setText("31/2/27")
    dialog.accept_button.click()
    assert dialog.fields["away_from"].error()
    dialog.away_from.line.setText("")
    dialog.manager_id.setText("nobody of this name")
    dialog.accept_button.click()
    assert dialog.fields["manager_id"].error()
    assert dialog.isVisible()
    QTest.keyClick(dialog, Key.Key_Escape)
    question = dialog_of(qtbot, window, QMessageBox)
    next(button for button in question.buttons() if "Throw" in button.text()).click()
    assert not dialog.isVisible()


@pytest.fixture
def double(session: Session, page: PeoplePage) -> tuple[int, int]:
    """Put Rebecca Osei on record a second time, under the name she had before."""
    people = session.services.people
    one = next(row.person for row in session.board().rows if row.person.name == "Rebecca Osei")
    people.change(one.id, replace(people.draft_of(one.id, TODAY), former_names=(FormerName("Rebecca Brown"),)))
    other = people.add(PersonDraft("Rebecca", "Brown", starts_on=date(2025, 9, 1)))
    page.refresh()
    page.duplicates.tasks.wait_idle()
    return one.id, other


def test_likely_duplicates_are_counted_below_the_register(page: PeoplePage, double: tuple[int, int]) -> None:
    assert page.duplicates.isVisible()
    assert page.duplicates.text().replace("&", "") == "Likely duplicates: 1…"


def test_a_record_without_duplicates_says_nothing_about_them(page: PeoplePage) -> None:
    page.duplicates.tasks.wait_idle()
    assert not page.duplicates.isVisible()


def listed(qtbot: QtBot, window: MainWindow, page: PeoplePage) -> Any:
    page.duplicates.setFocus()
    QTest.keyClick(page.duplicates, Key.Key_Space)
    dialog = dialog_of(qtbot, window, DuplicatesDialog)
    qtbot.waitUntil(lambda: len(dialog.model.rows()) == 1)
    return dialog


def test_the_list_of_likely_duplicates_is_opened_from_anywhere(
    window: MainWindow, page: PeoplePage, qtbot: QtBot, double: tuple[int, int]
) -> None:
    window.show_page("overview")
    window.menus.trigger("likely-duplicates")
    dialog = dialog_of(qtbot, window, DuplicatesDialog)
    assert window.current_page() is page
    qtbot.waitUntil(lambda: [row.pair.ids for row in dialog.model.rows()] == [double])
    dialog.reject()


def test_a_pair_is_noted_as_two_people_and_that_is_undone(
    session: Session, window: MainWindow, page: PeoplePage, qtbot: QtBot, double: tuple[int, int]
) -> None:
    dialog = listed(qtbot, window, page)
    assert dialog.summary.text() == "1 pair may be one person."
    QTest.keyClick(dialog.dismiss_button, Key.Key_Space)
    assert dialog.summary.text() == "Nobody seems to be on record twice."
    assert not dialog.merge_button.isEnabled()
    QTest.keyClick(dialog, Key.Key_Escape)
    page.duplicates.tasks.wait_idle()
    assert not page.duplicates.isVisible()
    session.services.history.undo()
    page.refresh()
    page.duplicates.tasks.wait_idle()
    assert page.duplicates.isVisible()


def test_a_pair_is_compared_and_merged_from_the_list(
    session: Session, window: MainWindow, page: PeoplePage, qtbot: QtBot, double: tuple[int, int]
) -> None:
    dialog = listed(qtbot, window, page)
    QTest.keyClick(dialog.table, Key.Key_Return)
    merging = dialog_of(qtbot, window, MergeDialog)
    assert merging.pair() == double
    QTest.keyClick(merging.accept_button, Key.Key_Return)
    qtbot.waitUntil(lambda: not merging.isVisible())
    qtbot.waitUntil(lambda: dialog.summary.text() == "Nobody seems to be on record twice.")
    assert double[1] not in session.services.standing.snapshot().people
    dialog.reject()


def test_a_search_that_is_under_way_ends_when_the_list_is_closed(page: PeoplePage, qtbot: QtBot) -> None:
    dialog = page.forms.duplicates_dialog()
    qtbot.addWidget(dialog)
    dialog.reject()
    assert dialog.tasks.wait_idle()
    assert not dialog.model.rows()
