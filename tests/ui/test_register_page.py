"""Sessions and registers through the real window: adding, who comes, marking the exceptions, closing, paper."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.registers import Mark, Outcome
from nscp_desktop.domain.session_drafts import SessionDraft
from nscp_desktop.domain.sessions import SessionDay, SessionState
from nscp_desktop.services.papers import ReportOptions
from nscp_desktop.ui.changes import Changes
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
from tests.ui.at_hand import dialog_of
from tests.ui.registers_at_hand import (
    AHEAD,
    CONTROL,
    COURSE,
    HELD,
    alt,
    course,
    has_done,
    held_on,
    outcomes,
    people,
    press,
    register,
)


@pytest.fixture
def tab(session: Session, window: MainWindow) -> SessionsTab:
    window.show_page("training", "sessions")
    page = window.page("training")
    assert isinstance(page, TrainingPage)
    found = page.tab("sessions")
    assert isinstance(found, SessionsTab)
    return found


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
    alt(qtbot, tab.table, Qt.Key.Key_Y)
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


def test_long_notes_leave_room_for_the_people_of_a_register(session: Session, window: MainWindow) -> None:
    draft = SessionDraft(course(session), (SessionDay(HELD),), place="The hall", note="Bring a laptop. " * 100)
    window.resize(1093, 614)
    page = register(window, session.services.sessions.add(draft, people(session, 9), today=HELD))
    assert page.about.text().startswith("20 Nov 2026 · The hall · Bring a laptop.")
    assert page.about.text().endswith("…")
    assert page.view.viewport().height() > 5 * page.view.rowHeight(0)


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
