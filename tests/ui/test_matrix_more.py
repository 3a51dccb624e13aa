"""What else is done from the matrix: exemptions changed, bookings cancelled, dates given; and who is away."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.board import Row
from nscp_desktop.domain.people import AWAY_SYMBOL, Span
from nscp_desktop.domain.requirements import Rule, RuleKind
from nscp_desktop.domain.standing import Standing, StandingKind
from nscp_desktop.domain.standing_kinds import Verdict
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.completion import CompletionDialog
from nscp_desktop.ui.dialogs.exemption import ExemptionDialog
from nscp_desktop.ui.models.matrix import FIRST_REQUIREMENT, cell_words
from nscp_desktop.ui.pages.matrix import MatrixPage
from nscp_desktop.ui.pages.requests import MatrixFilter
from nscp_desktop.ui.session import Session

AS_AT = date(2026, 11, 23)
NAME, ROLE = 0, 1


@pytest.fixture
def page(session: Session, show: Callable[..., Any]) -> MatrixPage:
    made = show(MatrixPage(session))
    assert isinstance(made, MatrixPage)
    return made


def first(page: MatrixPage, wanted: Callable[[Verdict], bool]) -> tuple[Row, str]:
    """Return the first cell that is wanted, selected."""
    row, requirement_id = next(
        (row, own) for row in page.session.board().rows for own, verdict in row.items() if wanted(verdict)
    )
    select(page, row, requirement_id)
    return row, requirement_id


def select(page: MatrixPage, row: Row, requirement_id: str) -> None:
    place = next(place for place, own in enumerate(page.model.columns) if own.key == requirement_id)
    assert page.view.select_key(row.person.id, place)


def cell(page: MatrixPage, row: Row, requirement_id: str) -> Standing:
    return next(own for own in page.session.board().rows if own.person.id == row.person.id).cell(requirement_id)


def opened(page: MatrixPage, kind: type[Any]) -> Any:
    return next(found for found in page.window().findChildren(kind) if found.isVisible())


def is_exempt(verdict: Verdict) -> bool:
    return verdict.kind is StandingKind.EXEMPT


def is_unknown(verdict: Verdict) -> bool:
    return verdict.kind is StandingKind.DATE_UNKNOWN


def is_late(verdict: Verdict) -> bool:
    return verdict.kind is StandingKind.OVERDUE


@pytest.mark.parametrize(
    ("standing", "words"),
    [
        (Standing(StandingKind.EXEMPT, date(2026, 12, 3)), "⊘ 3 Dec"),
        (Standing(StandingKind.EXEMPT), "⊘ Exempt"),
        (Standing(StandingKind.NOT_DONE, None, Rule("r", RuleKind.HOURS, hours=8.0), hours_done=5.0), "○ 5 of 8 hours"),
        (
            Standing(StandingKind.OVERDUE, date(2026, 3, 1), Rule("r", RuleKind.HOURS, hours=8.0), hours_done=0.5),
            "! 0.5 of 8 hours",
        ),
        (
            Standing(StandingKind.INDUCTION, date(2026, 12, 3), Rule("r", RuleKind.HOURS, hours=8.0), hours_done=5.0),
            "▷ 3 Dec",
        ),
        (
            Standing(StandingKind.IN_DATE, date(2027, 9, 2), Rule("r", RuleKind.HOURS, hours=8.0), hours_done=9.0),
            "✓ Sep 27",
        ),
    ],
)
def test_a_cell_says_the_end_of_an_exemption_and_the_hours_that_are_there(standing: Standing, words: str) -> None:
    assert cell_words(standing, AS_AT) == words


def test_an_exemption_is_extended_from_its_cell_by_keyboard(page: MatrixPage, qtbot: QtBot) -> None:
    row, requirement_id = first(page, is_exempt)
    assert page.actions_.exempt.text() == "E&xemption…"
    page.actions_.exempt.trigger()
    dialog = opened(page, ExemptionDialog)
    before = cell(page, row, requirement_id).exemption
    assert before is not None
    assert dialog.reason.text() == before.reason
    dialog.ends_on.setFocus()
    dialog.ends_on.selectAll()
    QTest.keyClicks(dialog.ends_on, "31/12/27")
    QTest.keyClick(dialog.ends_on, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert cell(page, row, requirement_id).due == date(2027, 12, 31)


def test_an_exemption_ends_today_when_that_is_saved(page: MatrixPage, qtbot: QtBot) -> None:
    row, requirement_id = first(page, is_exempt)
    page.actions_.exempt.trigger()
    dialog = opened(page, ExemptionDialog)
    before = cell(page, row, requirement_id).exemption
    dialog.end_button.click()
    assert cell(page, row, requirement_id).exemption == before
    dialog.accept_button.click()
    assert cell(page, row, requirement_id).due == AS_AT
    page.session.set_as_at(date(2026, 11, 24))
    assert cell(page, row, requirement_id).kind is not StandingKind.EXEMPT


def test_an_exemption_is_taken_off_and_undone(page: MatrixPage) -> None:
    row, requirement_id = first(page, is_exempt)
    assert page.actions_.lift.isVisible()
    page.actions_.lift.trigger()
    assert cell(page, row, requirement_id).kind is not StandingKind.EXEMPT
    page.session.services.history.undo()
    assert cell(page, row, requirement_id).kind is StandingKind.EXEMPT


def test_an_overlapping_exemption_is_refused_in_a_sentence(page: MatrixPage) -> None:
    row, requirement_id = first(page, is_exempt)
    before = cell(page, row, requirement_id).exemption
    assert before is not None
    page.session.set_as_at(before.starts_on - timedelta(days=1))
    select(page, row, requirement_id)
    assert page.actions_.exempt.text() == "E&xempt…"
    page.actions_.exempt.trigger()
    dialog = opened(page, ExemptionDialog)
    dialog.reason.setText("On secondment")
    dialog.approved_by.setText("G. Evans")
    dialog.accept_button.click()
    assert dialog.isVisible()
    assert "is exempt from" in dialog.fields["starts_on"].error()
    dialog.throw_away()


def test_a_booking_is_cancelled_from_its_cell(page: MatrixPage) -> None:
    row, requirement_id = next(
        (row, own) for row in page.session.board().rows for own, standing in row.cells.items() if standing.booking
    )
    select(page, row, requirement_id)
    assert page.actions_.cancel.isVisible()
    assert "Cancel boo&king for " in page.actions_.cancel.text()
    page.actions_.cancel.trigger()
    assert cell(page, row, requirement_id).booking is None
    assert not page.actions_.cancel.isVisible()
    page.session.services.history.undo()
    assert cell(page, row, requirement_id).booking is not None


def test_a_date_that_was_not_known_is_given_from_its_cell_and_keeps_the_training(
    page: MatrixPage, qtbot: QtBot
) -> None:
    row, requirement_id = first(page, is_unknown)
    done = cell(page, row, requirement_id).completion
    assert done is not None
    assert page.actions_.date.isVisible()
    page.actions_.date.trigger()
    dialog = opened(page, CompletionDialog)
    field = dialog.ui.completed_on
    assert field.placeholderText() == "not known"
    assert "counts once its date is on record" in dialog.ui.completed_note.text()
    dialog.activateWindow()
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "Sep 2026")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert "counts from 1 Sep 2026" in dialog.ui.completed_note.text()
    assert "until " in dialog.ui.expires_note.text()
    QTest.keyClick(dialog.ui.why, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    now = cell(page, row, requirement_id).completion
    assert now is not None
    assert (now.id, now.done_words, now.note) == (done.id, "about Sep 2026", done.note)
    assert cell(page, row, requirement_id).kind.counts_as_in_date


def test_a_date_is_offered_only_where_one_is_missing(page: MatrixPage) -> None:
    first(page, is_late)
    assert not page.actions_.date.isVisible()
    assert not page.actions_.lift.isVisible()
    assert page.actions_.exempt.text() == "E&xempt…"


def test_who_is_away_is_marked_by_sign_and_word_and_left_out_of_the_figures(page: MatrixPage) -> None:
    row, requirement_id = first(page, is_late)
    place = next(place for place, own in enumerate(page.model.columns) if own.key == requirement_id)
    before = page.footer.accessibleName()
    with page.session.services.desk.changing("Note a time away") as unit:
        unit.people.set_away(row.person.id, [Span(AS_AT, None)])
    page.session.services.standing.forget()
    page.session.announce(Changes.PEOPLE)
    shown = page.model.place_of(row.person.id)
    assert shown is not None
    assert page.model.index(shown, NAME).data() == f"{row.person.sorted_name} {AWAY_SYMBOL}"
    assert str(page.model.index(shown, ROLE).data()).startswith(f"{AWAY_SYMBOL} Away · ")
    assert f"{AWAY_SYMBOL} Away for a time" in page.legend.text()
    title = page.session.board().rulebook.by_id[requirement_id].title
    assert _away(before, title) + 1 == _away(page.footer.accessibleName(), title)
    assert cell_words(cell(page, row, requirement_id), AS_AT) == page.model.index(shown, place).data()
    page.session.set_as_at(date(2026, 11, 22))
    assert AWAY_SYMBOL not in str(page.model.index(page.model.place_of(row.person.id) or 0, NAME).data())


def _away(footer: str, title: str) -> int:
    """Return how many the line of figures says are away, of those of whom something is asked."""
    found = re.search(rf"{title} \d+ of \d+[^A-Z]*?(\d+) away", footer)
    return int(found[1]) if found else 0


def test_another_page_can_ask_for_a_cell(page: MatrixPage) -> None:
    row, requirement_id = first(page, is_exempt)
    page.view.setCurrentIndex(page.model.index(0, FIRST_REQUIREMENT))
    page.take(MatrixFilter(person_ids=(row.person.id,), title="Exemption ends", requirement_id=requirement_id))
    chosen = page.chosen()
    assert (chosen.person_ids, chosen.requirement_id) == ((row.person.id,), requirement_id)
    assert row.person.name in page.panel.accessibleName()
