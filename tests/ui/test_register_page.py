"""Sessions and registers through the real window: adding, who comes, marking the exceptions, closing, paper."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.drafts import PersonDraft
from nscp_desktop.domain.registers import Mark, Outcome
from nscp_desktop.domain.session_drafts import SessionDraft
from nscp_desktop.domain.sessions import SessionDay, SessionState
from nscp_desktop.services.papers import ReportOptions
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.paste_names import PasteNamesDialog
from nscp_desktop.ui.dialogs.session import SessionDialog
from nscp_desktop.ui.dialogs.session_outcome import OutcomeDialog
from nscp_desktop.ui.dialogs.session_people import SessionPeopleDialog
from nscp_desktop.ui.dialogs.session_reopen import ReopenDialog
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.pages.people import PeoplePage
from nscp_desktop.ui.pages.planning import PlanningPage
from nscp_desktop.ui.pages.register import RegisterPage
from nscp_desktop.ui.pages.reports import ReportsPage
from nscp_desktop.ui.pages.requests import PlanRequest, SessionRequest
from nscp_desktop.ui.pages.training import TrainingPage
from nscp_desktop.ui.pages.training_sessions import SessionsTab
from nscp_desktop.ui.session import Session
from tests.ui.at_hand import dialog_of, named

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
AHEAD, HELD = date(2027, 1, 20), date(2026, 11, 20)
COURSE = "Prevent awareness"
# A button that was pressed by its mnemonic is down for 100 ms.
MOMENT_MS = 150


@pytest.fixture
def tab(session: Session, window: MainWindow) -> SessionsTab:
    window.show_page("training", "sessions")
    page = window.page("training")
    assert isinstance(page, TrainingPage)
    found = page.tab("sessions")
    assert isinstance(found, SessionsTab)
    return found


def course(session: Session, title: str = COURSE) -> int:
    return next(item.id for item in session.services.training.courses() if item.title == title)


def people(session: Session, count: int) -> list[int]:
    return [row.person.id for row in session.services.standing.board(HELD).rows][:count]


def held_on(session: Session, day: date, who: Sequence[int] = (), capacity: int | None = None) -> int:
    draft = SessionDraft(course(session), (SessionDay(day),), place="The hall", capacity=capacity)
    own = session.services.sessions.add(draft, who, today=session.today)
    session.announce(Changes.TRAINING)
    return own


def register(window: MainWindow, session_id: int) -> RegisterPage:
    window.show_page("register", SessionRequest(session_id))
    page = window.current_page()
    assert isinstance(page, RegisterPage)
    return page


def press(widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(widget, key, modifier)
    QApplication.processEvents()


def alt(qtbot: QtBot, widget: QWidget, key: Qt.Key) -> None:
    """Press a mnemonic; the button is down for a moment before it does something."""
    # Without a screen nothing gives the keyboard back to the window below a dialog that has closed.
    widget.window().activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)
    press(widget, key, ALT)
    qtbot.wait(MOMENT_MS)


def outcomes(session: Session, session_id: int) -> dict[int, Outcome]:
    return {entry.person_id: entry.outcome for entry in session.services.sessions.entries(session_id)}


def has_done(session: Session, person_id: int, on: date) -> bool:
    completions = session.services.standing.snapshot().history(person_id).completions
    return any((done.course_id, done.completed_on) == (course(session), on) for done in completions)


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def test_a_session_is_added_filled_marked_closed_and_taken_back_by_keyboard(
    tab: SessionsTab, session: Session, window: MainWindow, qtbot: QtBot
) -> None:
    before = {one.id for one in session.services.sessions.all()}
    alt(qtbot, tab.table, Qt.Key.Key_A)
    form = dialog_of(qtbot, window, SessionDialog)
    QTest.keyClicks(form.course_id, "Whole-school saf")
    assert form.course_id.currentText() == "Whole-school safeguarding"
    QTest.keyClicks(form.days.fields()[0], "20/11/26")
    QTest.keyClicks(form.place, "School hall")
    press(form.place, Qt.Key.Key_Return)
    (own,) = {one.id for one in session.services.sessions.all()} - before
    assert tab.table.current_row().session.id == own
    assert tab.chips.value() == SessionState.TO_CLOSE.value
    press(tab.table, Qt.Key.Key_Return)
    page = window.current_page()
    assert isinstance(page, RegisterPage)

    alt(qtbot, page.view, Qt.Key.Key_A)
    dialog = dialog_of(qtbot, window, SessionPeopleDialog)
    alt(qtbot, dialog.search, Qt.Key.Key_U)
    due = session.services.sessions.due(course(session, "Whole-school safeguarding"), HELD)
    assert set(dialog.model.ticked()) >= due & {row.person.id for row in dialog.model.all_rows()}
    alt(qtbot, dialog.search, Qt.Key.Key_A)
    press(dialog.search, Qt.Key.Key_Return)
    everybody = outcomes(session, own)
    assert len(everybody) > 40
    assert set(everybody.values()) == {Outcome.BOOKED}

    page.view.selectRow(0)
    missed = page.view.current_row().entry.person_id
    press(page.view, Qt.Key.Key_D)
    press(page.view, Qt.Key.Key_Down)
    late = page.view.current_row().entry.person_id
    press(page.view, Qt.Key.Key_L)
    assert outcomes(session, own)[missed] is Outcome.DID_NOT_ATTEND
    assert outcomes(session, own)[late] is Outcome.CANCELLED_LATE
    steps = len(session.services.history.steps())
    alt(qtbot, page.view, Qt.Key.Key_C)
    assert session.services.sessions.session(own).attended == len(everybody) - 2
    assert len(session.services.history.steps()) == steps + 1
    assert page.state.words() == "✓ Held"
    press(page.view, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: session.services.sessions.session(own).closed_on is None)
    assert session.services.sessions.session(own).attended == 0
    assert page.close_button.text() == f"&Close: {len(everybody) - 2} attended"


def test_each_key_marks_everybody_who_is_selected(session: Session, window: MainWindow, qtbot: QtBot) -> None:
    who = people(session, 6)
    own = held_on(session, HELD, who)
    services = session.services
    changed = replace(services.standing.snapshot().rulebook.courses[course(session)], non_attendance_pence=3500)
    services.training.change_course(changed, today=session.today)
    page = register(window, own)
    page.view.selectAll()
    press(page.view, Qt.Key.Key_D)
    entries = services.sessions.entries(own)
    assert {(entry.outcome, entry.fee_pence) for entry in entries} == {(Outcome.DID_NOT_ATTEND, 3500)}
    press(page.view, Qt.Key.Key_C)
    assert {(one.outcome, one.fee_pence) for one in services.sessions.entries(own)} == {
        (Outcome.CANCELLED_IN_TIME, None)
    }
    press(page.view, Qt.Key.Key_A)
    assert set(outcomes(session, own).values()) == {Outcome.BOOKED}
    page.view.selectRow(0)
    first = page.view.current_row().entry.person_id
    press(page.view, Qt.Key.Key_Space)
    assert outcomes(session, own)[first] is Outcome.DID_NOT_ATTEND
    press(page.view, Qt.Key.Key_Space)
    assert outcomes(session, own)[first] is Outcome.PART or dialog_of(qtbot, window, OutcomeDialog)


def test_who_was_there_in_part_is_asked_for_how_long(session: Session, window: MainWindow, qtbot: QtBot) -> None:
    own = held_on(session, HELD, people(session, 3))
    page = register(window, own)
    page.view.selectRow(1)
    person = page.view.current_row().entry.person_id
    press(page.view, Qt.Key.Key_P)
    dialog = dialog_of(qtbot, window, OutcomeDialog)
    assert dialog.hours.isVisible()
    assert not dialog.fee.isVisible()
    QTest.keyClicks(dialog.hours, "soon")
    press(dialog.hours, Qt.Key.Key_Return)
    assert dialog.fields["hours"].error() == "Write the hours as a number, for example 3 or 1.5, or leave them empty."
    dialog.hours.setText("0.5")
    QTest.keyClicks(dialog.reason, "Was ill")
    assert "sounds like health" in dialog.fields["reason"].field.accessibleDescription()
    dialog.reason.setText("Called away")
    press(dialog.hours, Qt.Key.Key_Return)
    found = next(entry for entry in session.services.sessions.entries(own) if entry.person_id == person)
    assert (found.outcome, found.hours, found.reason) == (Outcome.PART, 0.5, "Called away")


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
    session.services.people.add(PersonDraft("Rebecca", "Osei", starts_on=date(2020, 9, 1)))
    own = held_on(session, AHEAD, [there, osei])
    page = register(window, own)
    page.add_button.click()
    dialog = dialog_of(qtbot, window, SessionPeopleDialog)
    alt(qtbot, dialog.search, Qt.Key.Key_P)
    paste = dialog_of(qtbot, window, PasteNamesDialog)
    paste.text.setPlainText("Rebecca Osei\nMartin Lowe\nFolake Adeyemi")
    assert [row.words[:8] for row in paste.model.all_rows()] == ["not sure", "Lowe, Ma", "Adeyemi,"]
    paste.accept_button.click()
    assert dialog.model.ticked() == (named(session, "Folake Adeyemi").id,)
    assert "on the register already: Martin Lowe" in dialog.summary.text()


def test_a_closed_register_opens_again_with_a_reason_only(session: Session, window: MainWindow, qtbot: QtBot) -> None:
    who = people(session, 2)
    own = held_on(session, HELD, who)
    page = register(window, own)
    alt(qtbot, page.view, Qt.Key.Key_C)
    press(page.view, Qt.Key.Key_D)
    assert set(outcomes(session, own).values()) == {Outcome.ATTENDED}
    assert not page.add_button.isEnabled()
    press(page.view, Qt.Key.Key_Escape)
    assert isinstance(window.current_page(), TrainingPage)
    page = register(window, own)
    alt(qtbot, page.view, Qt.Key.Key_O)
    dialog = dialog_of(qtbot, window, ReopenDialog)
    press(dialog.reason, Qt.Key.Key_Return)
    assert dialog.fields["reason"].error() == "Say why it is opened again."
    QTest.keyClicks(dialog.reason, "One was not there")
    press(dialog.reason, Qt.Key.Key_Return)
    assert session.services.sessions.session(own).closed_on is None
    page.view.selectRow(0)
    gone = page.view.current_row().entry.person_id
    press(page.view, Qt.Key.Key_D)
    assert not has_done(session, gone, HELD)


def test_what_is_refused_is_told_and_leaves_the_register_as_it_was(
    session: Session, window: MainWindow, qtbot: QtBot
) -> None:
    own = held_on(session, HELD, people(session, 1))
    page = register(window, own)
    session.services.sessions.close(own, today=session.today)
    # The page has not been told: what it stores now is refused, and nothing is lost.
    page.marks.mark(Outcome.DID_NOT_ATTEND.value)
    box = dialog_of(qtbot, window, QMessageBox)
    assert box.text() == "This register is closed. Open it again first."
    box.close()
    assert set(outcomes(session, own).values()) == {Outcome.ATTENDED}


def test_a_session_is_copied_edited_and_removed(
    tab: SessionsTab, session: Session, window: MainWindow, qtbot: QtBot
) -> None:
    own = held_on(session, AHEAD, people(session, 2), 10)
    tab.take(SessionRequest(own))
    alt(qtbot, tab.table, Qt.Key.Key_C)
    form = dialog_of(qtbot, window, SessionDialog)
    assert (form.place.text(), form.capacity.text(), form.days.first()) == ("The hall", "10", None)
    press(form.place, Qt.Key.Key_Return)
    assert form.fields["days"].error() == "Give the day on which it is held."
    QTest.keyClicks(form.days.fields()[0], "27/1/27")
    press(form.days.add_button, Qt.Key.Key_Space)
    QTest.keyClicks(form.days.fields()[1], "28/1/27")
    press(form.place, Qt.Key.Key_Return)
    newest = session.services.sessions.all()[0]
    assert (newest.starts_on, newest.ends_on, newest.booked) == (date(2027, 1, 27), date(2027, 1, 28), 0)

    tab.take(SessionRequest(own))
    alt(qtbot, tab.table, Qt.Key.Key_S)
    form = dialog_of(qtbot, window, SessionDialog)
    form.capacity.setText("1")
    form.cost.setText("lots")
    press(form.place, Qt.Key.Key_Return)
    assert form.fields["cost_pence"].error().startswith("Type an amount in pounds")
    form.cost.setText("25.50")
    press(form.place, Qt.Key.Key_Return)
    assert form.fields["capacity"].error().startswith("2 people have a place already")
    form.capacity.setText("")
    press(form.place, Qt.Key.Key_Return)
    assert session.services.sessions.session(own).cost_pence == 2550
    alt(qtbot, tab.table, Qt.Key.Key_M)
    assert own not in {one.id for one in session.services.sessions.all()}
    press(tab.table, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: own in {one.id for one in session.services.sessions.all()})


def test_figures_of_a_register_open_the_people_behind_them(session: Session, window: MainWindow) -> None:
    who = people(session, 4)
    own = held_on(session, HELD, who)
    entry = session.services.sessions.entries(own)[1]
    session.services.sessions.mark(own, [entry.id], Mark(Outcome.DID_NOT_ATTEND), today=session.today)
    page = register(window, own)
    page.chips.choose("not-there")
    page.chips.chosen.emit("not-there")
    page.people_action.trigger()
    shown = window.current_page()
    assert isinstance(shown, PeoplePage)
    assert {row.person.id for row in shown.model.rows()} == {who[1]}


def test_the_sign_in_sheet_and_the_register_say_who_and_how(
    session: Session, window: MainWindow, tmp_path: Path
) -> None:
    who = people(session, 4)
    draft = SessionDraft(
        course(session),
        (SessionDay(HELD - timedelta(days=1), "9:30", "12"), SessionDay(HELD)),
        place="The hall",
        trainer="Jo Visitor",
    )
    own = session.services.sessions.add(draft, who, today=session.today)
    session.announce(Changes.TRAINING)
    page = register(window, own)
    page.sheet_action.trigger()
    assert session.tasks.wait_idle()
    reports = window.current_page()
    assert isinstance(reports, ReportsPage)
    assert reports.report.id == "sign-in-sheet"
    assert reports.prepared is not None
    text = text_of(reports.prepared.pdf)
    everybody = session.services.standing.snapshot().people
    for words in (COURSE, "19 Nov 2026, 09:30 to 12:00; 20 Nov 2026", "The hall", "Jo Visitor", "4 people expected"):
        assert words in text
    assert "Signature, 19 Nov 2026" in text
    assert all(everybody[one].sorted_name in text for one in who)

    gone = session.services.sessions.entries(own)[0]
    session.services.sessions.mark(
        own, [gone.id], Mark(Outcome.CANCELLED_LATE, None, "Bus broke down", 1250), today=session.today
    )
    session.services.sessions.close(own, today=session.today)
    out = tmp_path / "register.pdf"
    session.services.documents.save_report("attendance-register", out, session.today, ReportOptions(session_id=own))
    text = text_of(out.read_bytes())
    for words in ("3 of 4 on the register attended", "1 cancelled late", "£12.50", "Bus broke down", "was closed on"):
        assert words in text


def test_a_plan_becomes_a_session_with_its_people(session: Session, window: MainWindow, qtbot: QtBot) -> None:
    who = people(session, 3)
    window.show_page("planning", PlanRequest(course(session), None, tuple(who), AHEAD))
    page = window.page("planning")
    assert isinstance(page, PlanningPage)
    qtbot.waitUntil(page.plan.session_button.isEnabled)
    page.plan.session_button.click()
    form = dialog_of(qtbot, window, SessionDialog)
    assert (form.course_id.currentText(), form.days.first()) == (COURSE, AHEAD)
    press(form.place, Qt.Key.Key_Return)
    assert isinstance(window.current_page(), TrainingPage)
    newest = session.services.sessions.all()[0]
    assert newest.starts_on == AHEAD
    assert set(outcomes(session, newest.id)) == set(who)
