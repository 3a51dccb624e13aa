"""Who comes to a session, chosen in the real window: the waiting list, and lists of names."""

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.drafts import PersonDraft
from nscp_desktop.domain.registers import Outcome
from nscp_desktop.ui.dialogs.paste_names import PasteNamesDialog
from nscp_desktop.ui.dialogs.session_people import SessionPeopleDialog
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.session import Session
from tests.ui.at_hand import dialog_of, named
from tests.ui.registers_at_hand import AHEAD, alt, held_on, outcomes, people, press, register


def test_the_waiting_list_is_told_beforehand_and_a_free_place_offered(
    session: Session, window: MainWindow, qtbot: QtBot
) -> None:
    who = people(session, 5)
    own = held_on(session, AHEAD, capacity=2)
    page = register(window, own)
    page.add_button.click()
    dialog = dialog_of(qtbot, window, SessionPeopleDialog)
    dialog.model.tick(who[:4])
    assert dialog.summary.text() == "4 people ticked · 2 have a place · 2 go on the waiting list"
    press(dialog.search, Qt.Key.Key_Return)
    assert list(outcomes(session, own).values()) == [Outcome.BOOKED] * 2 + [Outcome.WAITING] * 2
    assert not page.offer.isVisible()
    assert not page.close_button.isEnabled()
    page.view.select_key(session.services.sessions.entries(own)[0].id)
    press(page.view, Qt.Key.Key_D)
    assert outcomes(session, own)[who[0]] is Outcome.BOOKED
    press(page.view, Qt.Key.Key_C)
    assert page.offer.isVisible()
    assert session.services.standing.snapshot().people[who[2]].sorted_name in page.offer.text()
    alt(qtbot, page.view, Qt.Key.Key_G)
    assert outcomes(session, own)[who[2]] is Outcome.BOOKED
    assert not page.offer.isVisible()


def test_pasted_names_are_ticked_and_those_of_nobody_are_told(
    session: Session, window: MainWindow, qtbot: QtBot
) -> None:
    own = held_on(session, AHEAD)
    page = register(window, own)
    page.add_button.click()
    dialog = dialog_of(qtbot, window, SessionPeopleDialog)
    alt(qtbot, dialog.search, Qt.Key.Key_P)
    paste = dialog_of(qtbot, window, PasteNamesDialog)
    paste.text.setPlainText("Osei, Rebecca\nMartin Lowe\nNobody Known")
    paste.accept_button.click()
    assert set(dialog.model.ticked()) == {named(session, name).id for name in ("Rebecca Osei", "Martin Lowe")}
    assert "not found in the list: Nobody Known" in dialog.summary.text()
    alt(qtbot, dialog.search, Qt.Key.Key_B)
    assert len(dialog.model.ticked()) == len(dialog.model.all_rows()) - 2


def test_a_pasted_name_of_somebody_on_the_register_is_never_taken_for_another(
    session: Session, window: MainWindow, qtbot: QtBot
) -> None:
    there = named(session, "Martin Lowe").id
    osei = named(session, "Rebecca Osei").id
    session.services.people.add(PersonDraft("Rebecca", "Osei", starts_on=date(2020, 9, 3)))
    own = held_on(session, AHEAD, [there, osei])
    page = register(window, own)
    page.add_button.click()
    dialog = dialog_of(qtbot, window, SessionPeopleDialog)
    alt(qtbot, dialog.search, Qt.Key.Key_P)
    paste = dialog_of(qtbot, window, PasteNamesDialog)
    paste.text.setPlainText("Rebecca Osei\nMartin Lowe\nFolake Adeyemi")
    assert [row.words[:8] for row in paste.model.all_rows()] == ["not sure", "Lowe, Ma", "Adeyemi,"]
    choices = [paste.answer.itemText(place) for place in range(paste.answer.count())]
    assert sum(text.startswith("Osei, Rebecca · ") for text in choices) == len(set(choices)) - 2 == 2
    paste.accept_button.click()
    assert dialog.model.ticked() == (named(session, "Folake Adeyemi").id,)
    assert "on the register already: Martin Lowe" in dialog.summary.text()
